/* yishi-tape-start.c - from the notice to the first second of sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * look → (microphone → notice on the wall, or read aloud → notice in the journal) → part in
 * the record → recorder. The room is not told of a recording that cannot be: without a
 * microphone nothing is begun. Each waits for the one before; a stop meanwhile ends it at the next.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "yishi-media.h"
#include "yishi-sound-test.h"
#include "yishi-tape-private.h"
#include "yishi-tape-words.h"

/* In ms. A microphone of which nothing is known by then is taken on trust. */
#define CHECK_LIMIT 3000

/* Whether the chair has stopped it meanwhile: it ends then. */
static gboolean
was_stopped (YishiTape *self)
{
  if (!g_cancellable_is_cancelled (self->starting))
    return FALSE;

  yishi_tape_set_state (self, YISHI_TAPE_IDLE);
  return TRUE;
}

/* The record has said no. */
static void
give_up (YishiTape    *self,
         YishiTapeJob *job)
{
  g_clear_pointer (&self->part, yishi_part_free);
  yishi_tape_set_state (self, YISHI_TAPE_IDLE);
}

/* The recorder */

/* From now on there is no sound, and why. */
static YishiTapeJob *
make_gap (YishiTape    *self,
          const GError *error)
{
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_BEGIN_GAP, self->meeting);

  job->at = yishi_tape_sync_at (self, 0);
  job->reason = yishi_tape_error_to_reason (error);
  job->text = g_strdup (error->message);
  return job;
}

/* The meeting goes on without sound, and the record says why. */
static void
note_failure (YishiTape    *self,
              const GError *error)
{
  YishiTapeJob *job = make_gap (self, error);

  yishi_tape_end_part (self, NULL, YISHI_PART_MISSING);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      yishi_tape_job_free (job);
      return;
    }

  yishi_tape_submit (self, job, NULL, NULL);
  yishi_tape_fail (self, error->message);
}

static void
started_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiTape) self = user_data;
  g_autoptr(GError) error = NULL;
  YishiRecorderMoment now;
  YishiTapeJob *job;
  gboolean is_unwanted = g_cancellable_is_cancelled (self->starting);

  if (!yishi_recorder_start_finish (self->recorder, result, &now, &error))
    {
      note_failure (self, error);
      yishi_tape_set_state (self, YISHI_TAPE_IDLE);
      return;
    }
  /* It has ended already, which is told. */
  if (self->part == NULL || now.position < 0)
    return;

  /* Where the sound begins: a microphone that is taken on trust was waited for, and what it left out
   * begins before @now. */
  now.monotonic -= now.position / 1000;
  now.position = 0;
  job = yishi_tape_job_new (YISHI_TAPE_JOB_SYNC, self->meeting);
  job->at = self->last = yishi_tape_to_sync (self, &now);
  yishi_tape_submit (self, job, NULL, NULL);
  g_clear_object (&self->starting);
  yishi_tape_set_state (self, YISHI_TAPE_RECORDING);
  if (is_unwanted)
    yishi_tape_stop (self);
}

static void
part_begun (YishiTape    *self,
            YishiTapeJob *job)
{
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  g_autofree char *media = yishi_media_path (yishi_record_get_path (record));
  g_autofree char *path = g_build_filename (media, self->part->file, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *device = g_settings_get_string (self->settings, "recording-device");
  YishiRecorderOptions options = {
    .folder = folder,
    .name = name,
    .device = *device != '\0' ? device : NULL,
    .mirror = *self->part->mirror != '\0' ? self->part->mirror : NULL,
  };

  yishi_recorder_start_async (self->recorder, &options, self->starting, started_cb, g_object_ref (self));
}

static void
begin_part (YishiTape *self)
{
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_START, self->meeting);
  YishiPart *part = self->part;
  g_autofree char *device = g_settings_get_string (self->settings, "recording-device-name");

  part->began = yishi_clock_now (yishi_record_get_clock (yishi_conductor_get_record (self->conductor)));
  part->monotonic = g_get_monotonic_time ();
  part->file = yishi_part_make_file (part->number, part->began);
  part->mirror = g_settings_get_string (self->settings, "recording-mirror");
  part->device = g_strdup (*device != '\0' ? device : _("the system’s microphone"));
  part->sha256 = g_strdup ("");
  part->length = part->bytes = YISHI_UNKNOWN;
  self->last = (YishiSync) { { part->number, 0 }, part->monotonic, part->began };
  job->part = yishi_part_copy (part);
  yishi_tape_submit (self, job, part_begun, give_up);
}

/* The notice */

static void
announced (YishiTape    *self,
           YishiTapeJob *job)
{
  if (was_stopped (self))
    g_clear_pointer (&self->part, yishi_part_free);
  else
    begin_part (self);
}

static char *
make_notice (YishiTape *self)
{
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  g_autofree char *own = g_settings_get_string (self->settings, "recording-notice");

  return yishi_tape_make_notice (yishi_record_get_language (record), yishi_record_get_info (record)->name, own);
}

static void
announce (YishiTape *self,
          YishiTold  told)
{
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_ANNOUNCE, self->meeting);

  job->at.place.part = self->part->number;
  job->told = told;
  job->text = make_notice (self);
  yishi_tape_submit (self, job, announced, give_up);
}

static void
notice_shown_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(YishiTape) self = user_data;
  YishiConductor *conductor = self->conductor;
  g_autoptr(GError) error = NULL;

  if (!yishi_conductor_step_finish (conductor, result, &error))
    {
      yishi_tape_fail (self, error->message);
      give_up (self, NULL);
      return;
    }

  announce (self, YISHI_TOLD_BY_WALL);
}

/* On the wall as a slide; over it where the room would not see the slide. */
static void
show_notice (YishiTape *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  g_autofree char *text = make_notice (self);
  g_autoptr(YishiSlide) slide = yishi_slide_new (YISHI_SLIDE_MESSAGE, 0, 0, text);
  gboolean is_covered = session != NULL && (session->is_blanked || session->is_frozen);
  YishiStep step = { .verb = is_covered ? YISHI_VERB_MESSAGE : YISHI_VERB_SHOW, .slide = slide, .text = text };

  yishi_conductor_step_async (self->conductor, &step, notice_shown_cb, g_object_ref (self));
}

/* Where there is no wall, the chair reads the notice aloud and says when he has. */
static void
ask_to_tell (YishiTape *self)
{
  g_autofree char *text = make_notice (self);

  self->is_asking = TRUE;
  yishi_tape_tell (self, text);
}

gboolean
yishi_tape_asks (YishiTape *self)
{
  g_return_val_if_fail (YISHI_IS_TAPE (self), FALSE);

  return self->is_asking;
}

void
yishi_tape_told (YishiTape *self,
                 gboolean   is_told)
{
  g_return_if_fail (YISHI_IS_TAPE (self));

  if (!self->is_asking)
    return;

  if (!is_told)
    {
      yishi_tape_stop_asking (self);
      return;
    }
  self->is_asking = FALSE;
  announce (self, YISHI_TOLD_ALOUD);
}

void
yishi_tape_stop_asking (YishiTape *self)
{
  if (!self->is_asking)
    return;

  self->is_asking = FALSE;
  give_up (self, NULL);
}

/* The microphone */

/* Waits for the first sound, whatever is to be heard. */
typedef struct
{
  YishiTape      *tape;    /* (owned) */
  YishiSoundTest *test;    /* (owned) */
  guint           limit;   /* source */
  gboolean        is_own;  /* the microphone that was chosen, not the system's */
} Check;

static void
end_check (Check        *check,
           const GError *error)
{
  g_autoptr(YishiTape) self = check->tape;
  YishiTapeJob *job;

  g_signal_handlers_disconnect_by_data (check->test, check);
  yishi_sound_test_close (check->test);
  g_object_unref (check->test);
  g_source_remove (check->limit);
  g_free (check);
  if (was_stopped (self))
    {
      g_clear_pointer (&self->part, yishi_part_free);
      return;
    }

  if (error == NULL)
    {
      if (self->has_wall)
        show_notice (self);
      else
        ask_to_tell (self);
      return;
    }

  /* No part has begun: the gap stands before all sound. */
  job = make_gap (self, error);
  job->at.place = (YishiPlace) { 0, 0 };
  yishi_tape_submit (self, job, NULL, NULL);
  yishi_tape_fail (self, error->message);
  give_up (self, NULL);
}

static void
heard_cb (Check  *check,
          double  peak,
          double  rms)
{
  end_check (check, NULL);
}

static gboolean
limit_cb (gpointer user_data)
{
  end_check (user_data, NULL);
  return G_SOURCE_CONTINUE;
}

/* The recorder takes the system’s microphone too, where the chosen one is missing. */
static void
check_failed_cb (Check        *check,
                 const GError *error)
{
  if (!check->is_own)
    {
      end_check (check, error);
      return;
    }

  check->is_own = FALSE;
  yishi_sound_test_listen (check->test, NULL);
}

static void
check_microphone (YishiTape *self)
{
  g_autofree char *device = g_settings_get_string (self->settings, "recording-device");
  Check *check = g_new0 (Check, 1);

  check->tape = g_object_ref (self);
  check->test = yishi_sound_test_new ();
  check->is_own = *device != '\0';
  check->limit = g_timeout_add (CHECK_LIMIT, limit_cb, check);
  g_signal_connect_swapped (check->test, "level", G_CALLBACK (heard_cb), check);
  g_signal_connect_swapped (check->test, "failed", G_CALLBACK (check_failed_cb), check);
  yishi_sound_test_listen (check->test, check->is_own ? device : NULL);
}

/* Whether the wall has the sign that it is recorded, for all to see: with the notice before the first
 * sound that tells them of this part, too. Without it nobody is kept waiting, and nothing is claimed: the
 * notice was for the whole meeting. */
static gboolean
sees_sign (YishiTape *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);

  return self->has_wall && session != NULL && !session->is_blanked;
}

static void
looked (YishiTape    *self,
        YishiTapeJob *job)
{
  if (was_stopped (self))
    return;

  self->part = g_new0 (YishiPart, 1);
  self->part->number = (int) job->recording->parts->len + 1;
  self->before = yishi_recording_get_length (job->recording);
  if (job->recording->announced == YISHI_UNKNOWN)
    check_microphone (self);
  else if (sees_sign (self))
    announce (self, YISHI_TOLD_BY_WALL);
  else
    begin_part (self);
}

void
yishi_tape_begin (YishiTape *self)
{
  self->meeting = yishi_conductor_get_session (self->conductor)->meeting;
  self->starting = g_cancellable_new ();
  self->cut_off = 0;
  yishi_tape_set_state (self, YISHI_TAPE_STARTING);
  yishi_tape_submit (self, yishi_tape_job_new (YISHI_TAPE_JOB_LOOK, self->meeting), looked, give_up);
}
