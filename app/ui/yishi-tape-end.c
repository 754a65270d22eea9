/* yishi-tape-end.c - how a part, a recording and a tape end, and who waits for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "yishi-tape-private.h"

/* As it is in the record now. */
static void
say_ended (YishiTape    *self,
           YishiTapeJob *job)
{
  g_autofree char *length = yishi_time_of_sound_format (self->before + job->part->length);
  /* Translators: time of sound, as 00:12:40, then the number of parts */
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "The recording has ended: %s, in %d part, all of it kept.",
                                                        "The recording has ended: %s, in %d parts, all of it kept.",
                                                        (gulong) job->part->number),
                                           length, job->part->number);

  yishi_tape_say (self, text);
}

void
yishi_tape_end_part (YishiTape                 *self,
                     const YishiRecorderResult *result,
                     YishiPartEnd               end)
{
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_END, self->meeting);

  job->part = g_steal_pointer (&self->part);
  job->part->end = end;
  job->part->length = result != NULL ? result->length : 0;
  job->part->bytes = result != NULL ? (gint64) result->bytes : 0;
  g_free (job->part->sha256);
  job->part->sha256 = g_strdup (result != NULL ? result->sha256 : "");
  job->at = (YishiSync) {
    .place = { job->part->number, job->part->length },
    .monotonic = g_get_monotonic_time (),
    .instant = yishi_clock_now (yishi_record_get_clock (yishi_conductor_get_record (self->conductor))),
  };
  yishi_tape_submit (self, job, end == YISHI_PART_STOPPED ? say_ended : NULL, NULL);
}

/* The record says why there is no sound from here on; the gap ends when the meeting is recorded on. */
static void
note_quit (YishiTape *self,
           gint64     length)
{
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_BEGIN_GAP, self->meeting);

  job->reason = YISHI_SOUND_GAP_QUIT;
  job->at = self->quit_at;
  job->at.place.position = length;
  job->text = g_strdup ("");
  yishi_tape_submit (self, job, NULL, NULL);
}

static void
stopped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiTape) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiRecorderResult) ended = yishi_recorder_stop_finish (self->recorder, result, &error);

  if (self->part == NULL)
    return;

  if (error != NULL)
    yishi_tape_fail (self, error->message);
  yishi_tape_end_part (self, ended, ended == NULL      ? YISHI_PART_MISSING
                                    : ended->is_cut ? YISHI_PART_FAILED
                                                    : YISHI_PART_STOPPED);
  if (self->quit_at.place.part != 0)
    note_quit (self, ended != NULL ? ended->length : 0);
  yishi_tape_set_state (self, YISHI_TAPE_IDLE);
}

void
yishi_tape_stop (YishiTape *self)
{
  YishiRecorderState state = yishi_recorder_get_state (self->recorder);

  if (self->starting != NULL)
    g_cancellable_cancel (self->starting);
  yishi_tape_stop_asking (self);
  if (state != YISHI_RECORDER_RECORDING && state != YISHI_RECORDER_PAUSED)
    return;

  yishi_tape_set_state (self, YISHI_TAPE_STOPPING);
  yishi_recorder_stop_async (self->recorder, stopped_cb, g_object_ref (self));
}

void
yishi_tape_check_waiting (YishiTape *self)
{
  g_autoptr(GPtrArray) waiting = NULL;
  g_autoptr(GTask) closing = NULL;

  if (self->state != YISHI_TAPE_IDLE || self->part != NULL || self->n_jobs > 0)
    return;

  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_boolean (waiting->pdata[i], TRUE);

  if (self->is_recovering || self->bringing != NULL || yishi_recorder_is_saving (self->recorder))
    return;
  closing = g_steal_pointer (&self->closing);
  if (closing != NULL)
    g_task_return_boolean (closing, TRUE);
}

void
yishi_tape_stop_async (YishiTape           *self,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (YISHI_IS_TAPE (self));

  g_ptr_array_add (self->waiting, g_task_new (self, NULL, callback, user_data));
  yishi_tape_stop (self);
  yishi_tape_check_waiting (self);
}

void
yishi_tape_close_async (YishiTape           *self,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (YISHI_IS_TAPE (self));
  g_return_if_fail (self->closing == NULL);

  self->is_closing = TRUE;
  if (self->part != NULL && (self->state == YISHI_TAPE_RECORDING || self->state == YISHI_TAPE_PAUSED))
    self->quit_at = yishi_tape_sync_at (self, MAX (yishi_recorder_get_position (self->recorder), 0));
  if (self->bringing != NULL)
    g_cancellable_cancel (self->bringing);
  self->closing = g_task_new (self, NULL, callback, user_data);
  yishi_tape_stop (self);
  yishi_tape_check_waiting (self);
}

void
yishi_tape_finish (YishiTape    *self,
                   GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* Who waits for the record to be closed. */
typedef struct
{
  GAsyncReadyCallback callback;
  gpointer            user_data;
} Closing;

static void
tape_closed_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  YishiTape *self = YISHI_TAPE (object);
  g_autofree Closing *closing = user_data;

  yishi_tape_finish (self, result);
  yishi_conductor_close_async (self->conductor, closing->callback, closing->user_data);
}

void
yishi_tape_close_record_async (YishiTape           *self,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Closing *closing = g_new0 (Closing, 1);

  closing->callback = callback;
  closing->user_data = user_data;
  yishi_tape_close_async (self, tape_closed_cb, closing);
}
