/* yishi-tape-watch.c - what the recorder tells: into the record, and to the chair
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <time.h>

#include "yishi-tape-private.h"
#include "yishi-tape-words.h"

/* The wall clock was set, or the machine slept, if it moved by more than this, µs. */
#define CLOCK_TOLERANCE (G_USEC_PER_SEC / 2)
#define SLEEP_TOLERANCE (2 * G_USEC_PER_SEC)
/* A gap that is worth a word to the chair, ns. */
#define LONG_GAP (2 * G_GINT64_CONSTANT (1000000000))

/* Gaps */

static void
begin_gap (YishiTape           *self,
           YishiSoundGapReason  reason,
           gint64               from,
           const char          *text)
{
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_BEGIN_GAP, self->meeting);

  job->reason = reason;
  job->at = self->last = yishi_tape_sync_at (self, from);
  job->text = g_strdup (text);
  self->has_gap = TRUE;
  yishi_tape_submit (self, job, NULL, NULL);
}

static void
end_gap (YishiTape *self,
         gint64     from,
         gint64     to)
{
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_END_GAP, self->meeting);

  job->at = self->last = yishi_tape_sync_at (self, to);
  job->silence = to - from;
  self->has_gap = FALSE;
  yishi_tape_submit (self, job, NULL, NULL);
}

static void
note_gap (YishiTape           *self,
          YishiSoundGapReason  reason,
          gint64               from,
          gint64               to,
          const char          *text)
{
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_NOTE_GAP, self->meeting);
  YishiSync end = yishi_tape_sync_at (self, to);

  job->gap = g_new0 (YishiSoundGap, 1);
  job->gap->reason = reason;
  job->gap->place = (YishiPlace) { self->part->number, from };
  job->gap->silence = to - from;
  job->gap->until = end.instant;
  job->gap->from = end.instant - (to - from) / 1000;
  job->gap->text = g_strdup (text);
  yishi_tape_submit (self, job, NULL, NULL);
}

/* A stretch without sound is over: each is said once. */
static void
take_gap (YishiTape        *self,
          const YishiWatch *watch)
{
  YishiSoundGapReason reason = watch->kind == YISHI_WATCH_GAP ? YISHI_SOUND_GAP_SOUND_SERVER
                                                              : YISHI_SOUND_GAP_DEVICE_LOST;

  if (self->has_gap && self->state != YISHI_TAPE_PAUSED)
    end_gap (self, watch->from, watch->to);
  else
    note_gap (self, reason, watch->from, watch->to, watch->text);

  if (watch->kind == YISHI_WATCH_GAP && watch->to - watch->from >= LONG_GAP)
    {
      g_autofree char *span = yishi_time_of_sound_format (watch->to - watch->from);
      g_autofree char *text = g_strdup_printf (_("%s of sound are missing: the machine or the sound server was too slow. "
                                                 "The record says so."), span);

      yishi_tape_say (self, text);
    }
}

/* Watches */

static void
set_warning (YishiTape        *self,
             YishiWatchKind    kind,
             const YishiWatch *watch)
{
  g_clear_pointer (&self->warnings[kind], yishi_watch_free);
  if (watch != NULL)
    self->warnings[kind] = yishi_watch_copy (watch);
}

static void
take_microphone (YishiTape        *self,
                 const YishiWatch *watch)
{
  gboolean is_other = self->microphone != NULL && g_strcmp0 (self->microphone, watch->text) != 0;

  if (*watch->text == '\0')
    return;

  g_free (self->microphone);
  self->microphone = g_strdup (watch->text);
  if (is_other)
    {
      /* Translators: the name of a microphone */
      g_autofree char *text = g_strdup_printf (_("The meeting is recorded with “%s” now."), watch->text);

      yishi_tape_say (self, text);
    }
}

/* Nothing is missing as long as the other copy goes on: it is noted where this one ends. */
static void
lose_copy (YishiTape        *self,
           const YishiWatch *watch)
{
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_LOST_COPY, self->meeting);

  job->at = yishi_tape_sync_at (self, watch->from);
  job->text = g_filename_display_name (watch->text);
  yishi_tape_submit (self, job, NULL, NULL);
  set_warning (self, YISHI_WATCH_COPY_LOST, watch);
}

static void
watch_cb (YishiTape        *self,
          const YishiWatch *watch)
{
  gboolean lasts = watch->to < 0;

  if (self->part == NULL)
    return;

  switch (watch->kind)
    {
    case YISHI_WATCH_GAP:
      if (!lasts)
        {
          take_gap (self, watch);
          set_warning (self, YISHI_WATCH_DEVICE_LOST, NULL);
        }
      break;
    case YISHI_WATCH_DEVICE_LOST:
      if (lasts && !self->has_gap)
        begin_gap (self, YISHI_SOUND_GAP_DEVICE_LOST, watch->from, self->microphone);
      set_warning (self, YISHI_WATCH_DEVICE_LOST, lasts ? watch : NULL);
      break;
    case YISHI_WATCH_DEVICE_RETURNED:
      take_gap (self, watch);
      set_warning (self, YISHI_WATCH_DEVICE_LOST, NULL);
      take_microphone (self, watch);
      break;
    case YISHI_WATCH_DEVICE:
      take_microphone (self, watch);
      break;
    case YISHI_WATCH_COPY_LOST:
      lose_copy (self, watch);
      break;
    case YISHI_WATCH_SILENCE:
    case YISHI_WATCH_CLIPPING:
    case YISHI_WATCH_NOT_GROWING:
    case YISHI_WATCH_DISK_LOW:
    default:
      set_warning (self, watch->kind, lasts ? watch : NULL);
    }
  yishi_tape_changed (self);
}

void
yishi_tape_clear_warnings (YishiTape *self)
{
  for (guint i = 0; i < YISHI_N_WATCH_KINDS; i++)
    set_warning (self, (YishiWatchKind) i, NULL);
}

char *
yishi_tape_describe_warning (YishiTape      *self,
                             YishiWatchKind  kind)
{
  g_return_val_if_fail (YISHI_IS_TAPE (self) && (guint) kind < YISHI_N_WATCH_KINDS, NULL);

  return self->warnings[kind] != NULL ? yishi_tape_describe_watch (self->warnings[kind], self->microphone) : NULL;
}

char *
yishi_tape_describe_warnings (YishiTape *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (YISHI_IS_TAPE (self), NULL);

  for (guint i = 0; i < YISHI_N_WATCH_KINDS; i++)
    {
      /* Silence is no news where no microphone is. */
      gboolean is_known = i == YISHI_WATCH_SILENCE && self->warnings[YISHI_WATCH_DEVICE_LOST] != NULL;
      g_autofree char *line = self->warnings[i] != NULL && !is_known
                                ? yishi_tape_describe_watch (self->warnings[i], self->microphone)
                                : NULL;

      if (line != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}

/* Sums */

static void
minute_cb (YishiTape  *self,
           guint64     bytes,
           const char *sha256,
           gint64      position)
{
  YishiTapeJob *job;
  YishiRecorderMoment now;

  if (self->part == NULL || !yishi_recorder_get_moment (self->recorder, &now))
    return;

  job = yishi_tape_job_new (YISHI_TAPE_JOB_HASH, self->meeting);
  job->hash.place = (YishiPlace) { self->part->number, position };
  job->hash.bytes = (gint64) bytes;
  g_strlcpy (job->hash.sha256, sha256, sizeof job->hash.sha256);
  job->at = self->last = yishi_tape_to_sync (self, &now);
  yishi_tape_submit (self, job, NULL, NULL);
}

/* The end, without having been asked for */

static void
ended_cb (YishiTape                 *self,
          const YishiRecorderResult *result,
          const GError              *error)
{
  gboolean is_full = g_error_matches (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_NO_SPACE);
  g_autofree char *text = NULL;

  if (self->part == NULL)
    return;

  text = g_strdup_printf (_("The recording has ended: %s. Everything before it is kept, and the meeting goes on; start "
                            "the recording again when that is mended."),
                          error != NULL ? error->message : _("no sound comes any more"));
  g_free (self->told);
  self->told = g_strdup (error != NULL ? error->message : NULL);
  yishi_tape_end_part (self, result, is_full ? YISHI_PART_DISK_FULL : YISHI_PART_FAILED);
  yishi_tape_set_state (self, YISHI_TAPE_IDLE);
  yishi_tape_fail (self, text);
}

static void
saved_cb (YishiTape    *self,
          const char   *path,
          const GError *error)
{
  /* What ended the recording has been said, with what to do. */
  if (error != NULL && g_strcmp0 (error->message, self->told) != 0)
    yishi_tape_fail (self, error->message);
  yishi_tape_check_waiting (self);
}

void
yishi_tape_listen (YishiTape *self)
{
  g_signal_connect_object (self->recorder, "watch", G_CALLBACK (watch_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recorder, "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recorder, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recorder, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
}

/* Clocks */

static gint64
get_boot_time (void)
{
  struct timespec boot;

  clock_gettime (CLOCK_BOOTTIME, &boot);
  return boot.tv_sec * (gint64) G_USEC_PER_SEC + boot.tv_nsec / 1000;
}

/* While the machine sleeps the sound stands still, and nobody hears what is said. */
static void
note_sleep (YishiTape       *self,
            const YishiSync *now,
            gint64           slept)
{
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_NOTE_GAP, self->meeting);

  job->gap = g_new0 (YishiSoundGap, 1);
  job->gap->reason = YISHI_SOUND_GAP_SLEPT;
  job->gap->place = now->place;
  job->gap->from = now->instant - slept;
  job->gap->until = now->instant;
  job->gap->text = g_strdup ("");
  yishi_tape_submit (self, job, NULL, NULL);
}

static gboolean
clock_cb (gpointer user_data)
{
  YishiTape *self = user_data;
  YishiRecorderMoment moment;
  YishiSync now;
  YishiTapeJob *job;
  gint64 boot = get_boot_time ();
  gint64 slept;

  if (self->part == NULL || !yishi_recorder_get_moment (self->recorder, &moment))
    return G_SOURCE_CONTINUE;

  now = yishi_tape_to_sync (self, &moment);
  slept = (boot - self->boot) - (now.monotonic - self->awake);
  self->boot = boot;
  self->awake = now.monotonic;
  if (ABS (yishi_sync_get_jump (&self->last, &now)) < CLOCK_TOLERANCE)
    return G_SOURCE_CONTINUE;

  if (slept > SLEEP_TOLERANCE)
    note_sleep (self, &now, slept);
  job = yishi_tape_job_new (YISHI_TAPE_JOB_SYNC, self->meeting);
  job->at = self->last = now;
  yishi_tape_submit (self, job, NULL, NULL);
  return G_SOURCE_CONTINUE;
}

void
yishi_tape_watch_clock (YishiTape *self,
                        gboolean   is_watching)
{
  if (is_watching == (self->clock_watch != 0))
    return;

  if (!is_watching)
    {
      g_clear_handle_id (&self->clock_watch, g_source_remove);
      return;
    }

  self->boot = get_boot_time ();
  self->awake = g_get_monotonic_time ();
  self->clock_watch = g_timeout_add_seconds (1, clock_cb, self);
}
