/* yishi-tape-verbs.c - what the chair does with the recording, and when it can be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "yishi-tape-private.h"

/* Pause and resume */

static void
submit_pause_text (YishiTape *self)
{
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_EXPLAIN_GAP, self->meeting);

  job->id = self->pause;
  job->text = g_steal_pointer (&self->pause_text);
  yishi_tape_submit (self, job, NULL, NULL);
}

static void
pause_begun (YishiTape    *self,
             YishiTapeJob *job)
{
  self->pause = job->id;
  if (self->pause_text != NULL)
    submit_pause_text (self);
}

void
yishi_tape_explain_pause (YishiTape  *self,
                          const char *text)
{
  g_return_if_fail (YISHI_IS_TAPE (self) && text != NULL);

  g_free (self->pause_text);
  self->pause_text = g_strdup (text);
  if (self->pause != 0)
    submit_pause_text (self);
}

static void
paused_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(YishiTape) self = user_data;
  YishiRecorderMoment now;
  YishiTapeJob *job;
  gboolean is_paused;

  /* Whatever ended the recording meanwhile has been told. */
  if (!yishi_recorder_pause_finish (self->recorder, result, &now, NULL) || self->part == NULL)
    return;

  is_paused = yishi_recorder_get_state (self->recorder) == YISHI_RECORDER_PAUSED;
  job = yishi_tape_job_new (is_paused ? YISHI_TAPE_JOB_BEGIN_GAP : YISHI_TAPE_JOB_END_GAP, self->meeting);
  job->reason = YISHI_SOUND_GAP_PAUSED;
  job->at = self->last = yishi_tape_to_sync (self, &now);
  self->has_gap = is_paused;
  if (is_paused)
    {
      self->pause = 0;
      g_clear_pointer (&self->pause_text, g_free);
    }
  yishi_tape_submit (self, job, is_paused ? pause_begun : NULL, NULL);
  if (self->state == YISHI_TAPE_RECORDING || self->state == YISHI_TAPE_PAUSED)
    yishi_tape_set_state (self, is_paused ? YISHI_TAPE_PAUSED : YISHI_TAPE_RECORDING);
}

static void
toggle_pause (YishiTape *self)
{
  YishiRecorderState state = yishi_recorder_get_state (self->recorder);

  if (state == YISHI_RECORDER_RECORDING)
    yishi_recorder_pause_async (self->recorder, paused_cb, g_object_ref (self));
  else if (state == YISHI_RECORDER_PAUSED)
    yishi_recorder_resume_async (self->recorder, paused_cb, g_object_ref (self));
}

/* Bookmarks */

static void
mark_set (YishiTape    *self,
          YishiTapeJob *job)
{
  yishi_tape_tell_marked (self, job->id,
                          job->in_gap ? YISHI_UNKNOWN : self->before + job->bookmark->place.position);
}

static void
mark (YishiTape *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_MARK, self->meeting);
  YishiSync now;
  gint64 meeting;

  job->bookmark = g_new0 (YishiBookmark, 1);
  job->bookmark->kind = YISHI_BOOKMARK_MARK;
  job->bookmark->item = session != NULL && session->meeting == self->meeting ? session->item : 0;
  job->bookmark->text = g_strdup ("");
  if (!yishi_tape_take_moment (&meeting, &now, self))
    {
      yishi_tape_job_free (job);
      return;
    }
  job->bookmark->place = now.place;
  job->bookmark->instant = now.instant;
  job->in_gap = self->has_gap;
  yishi_tape_submit (self, job, mark_set, NULL);
}

void
yishi_tape_name_mark (YishiTape  *self,
                      gint64      bookmark,
                      const char *text)
{
  YishiTapeJob *job;

  g_return_if_fail (YISHI_IS_TAPE (self));

  job = yishi_tape_job_new (YISHI_TAPE_JOB_NAME_MARK, self->meeting);
  job->id = bookmark;
  job->text = g_strdup (text);
  yishi_tape_submit (self, job, NULL, NULL);
}

/* What may be done */

static const char *
refuse_start (YishiTape *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);

  if (self->state == YISHI_TAPE_PAUSED)
    return _("The recording is paused. Ctrl+Shift+P records on.");
  if (self->state != YISHI_TAPE_IDLE)
    return _("The meeting is recorded already.");
  if (self->is_recovering)
    return _("What was cut off of a recording is being looked at: a moment.");
  if (session == NULL)
    return _("There is no meeting to be recorded. Plan one on the page “Home” first.");
  if (yishi_conductor_is_interrupted (self->conductor, NULL))
    return _("Go on with the meeting first.");
  if (session->phase == YISHI_PHASE_BEFORE)
    return self->is_meeting_starting ? NULL : _("No meeting is running. Start it first (Ctrl+Shift+F2).");
  if (session->phase == YISHI_PHASE_CLOSED)
    return _("The meeting is closed.");

  return NULL;
}

static const char *
refuse (YishiTape     *self,
        YishiTapeVerb  verb)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  gboolean runs = self->state == YISHI_TAPE_RECORDING || self->state == YISHI_TAPE_PAUSED;

  if (self->is_closing)
    return _("The record is being closed.");
  if (verb == YISHI_TAPE_START)
    return refuse_start (self);
  if (runs || (verb == YISHI_TAPE_STOP && self->state == YISHI_TAPE_STARTING))
    return NULL;
  if (session == NULL || session->phase == YISHI_PHASE_BEFORE)
    return _("No meeting is running. Start it first (Ctrl+Shift+F2).");
  if (session->phase == YISHI_PHASE_CLOSED)
    return _("The meeting is closed.");

  return _("Nothing is recorded now. Start the recording first (Ctrl+R).");
}

gboolean
yishi_tape_can (YishiTape      *self,
                YishiTapeVerb   verb,
                char          **why_not)
{
  const char *why;

  g_return_val_if_fail (YISHI_IS_TAPE (self), FALSE);

  why = refuse (self, verb);
  if (why_not != NULL)
    *why_not = g_strdup (why);
  return why == NULL;
}

void
yishi_tape_do (YishiTape     *self,
               YishiTapeVerb  verb)
{
  g_return_if_fail (YISHI_IS_TAPE (self));

  if (!yishi_tape_can (self, verb, NULL))
    return;

  switch (verb)
    {
    case YISHI_TAPE_START:
      self->is_wanted = self->is_meeting_starting;
      if (self->is_wanted)
        yishi_tape_say (self, _("The recording begins with the meeting, in a moment."));
      else
        yishi_tape_begin (self);
      return;
    case YISHI_TAPE_PAUSE:
      toggle_pause (self);
      return;
    case YISHI_TAPE_STOP:
      yishi_tape_stop (self);
      return;
    case YISHI_TAPE_MARK:
    default:
      mark (self);
    }
}

void
yishi_tape_await_meeting (YishiTape *self,
                          gboolean   is_starting)
{
  const YishiSession *session;

  g_return_if_fail (YISHI_IS_TAPE (self));

  session = yishi_conductor_get_session (self->conductor);
  self->is_meeting_starting = is_starting;
  if (is_starting || session == NULL || session->phase != YISHI_PHASE_RUNNING)
    self->is_wanted = FALSE;
  yishi_tape_follow_meeting (self);
}
