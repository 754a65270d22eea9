/* yishi-conductor-job.c - what the conductor has done on the store's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-conductor-job.h"

#include "yishi-db-recording.h"
#include "yishi-db-session.h"

gboolean
yishi_conductor_runs (const YishiSession *session)
{
  return session != NULL && (session->phase == YISHI_PHASE_RUNNING || session->phase == YISHI_PHASE_BREAK);
}

void
yishi_conductor_move_free (YishiConductorMove *self)
{
  g_free ((char *) self->step.name);
  g_free ((char *) self->step.unit);
  g_free ((char *) self->step.party);
  g_free ((char *) self->step.text);
  yishi_slide_free ((YishiSlide *) self->step.slide);
  g_clear_pointer (&self->effects, g_ptr_array_unref);
  g_clear_pointer (&self->next, yishi_session_unref);
  g_free (self->json);
  g_clear_pointer (&self->left, g_array_unref);
  g_free (self);
}

static gboolean
leave_all (YishiDb       *db,
           const GArray  *meetings,
           GError       **error)
{
  for (guint i = 0; i < meetings->len; i++)
    if (!yishi_db_leave_session (db, g_array_index (meetings, gint64, i), error))
      return FALSE;

  return TRUE;
}

gboolean
yishi_conductor_write (YishiDb       *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const YishiConductorMove *move = data;

  /* It may have waited its turn since. */
  yishi_db_set_moment (db, move->sound_meeting, &move->sound);
  if (move->left != NULL)
    return leave_all (db, move->left, error);
  if (move->alive != 0)
    return yishi_db_resume_session (db, move->meeting, move->alive, move->now, move->was_left ? "closed" : "crash",
                                    move->json, error);
  if (move->slept != 0)
    return yishi_db_resume_session (db, move->meeting, move->now - move->slept, move->now, "sleep", move->json, error);

  return yishi_db_apply_session (db, move->meeting, move->effects, move->json, NULL, error);
}

gboolean
yishi_conductor_touch (YishiDb       *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const GArray *meetings = data;

  for (guint i = 0; i < meetings->len; i++)
    if (!yishi_db_touch_session (db, g_array_index (meetings, gint64, i), error))
      return FALSE;

  return TRUE;
}

void
yishi_conductor_kept_free (YishiConductorKept *kept)
{
  g_object_unref (kept->self);
  g_free (kept->json);
  g_free (kept);
}

gboolean
yishi_conductor_load (YishiDb       *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  YishiConductorKept *kept = data;

  return yishi_db_load_session (db, kept->meeting, &kept->json, &kept->alive, &kept->was_left, error);
}

YishiSession *
yishi_conductor_revive (const YishiConductorKept *kept,
                        const YishiMeetingState  *meeting)
{
  g_autoptr(YishiSession) session = NULL;
  g_autoptr(GError) error = NULL;
  gboolean was_started = *meeting->meeting->started != '\0';
  gboolean was_closed = *meeting->meeting->closed != '\0';

  if (kept->json == NULL)
    return NULL;

  session = yishi_session_from_json (kept->json, &error);
  if (session == NULL)
    {
      g_warning ("The place to go on at could not be read: %s", error->message);
      return NULL;
    }
  if (session->meeting != kept->meeting || (session->phase == YISHI_PHASE_CLOSED) != was_closed ||
      (yishi_conductor_runs (session) && !was_started))
    return NULL;

  return g_steal_pointer (&session);
}

/* Who waits for the record to be closed. */
typedef struct
{
  GAsyncReadyCallback callback;
  gpointer            user_data;
} Closing;

static void
left_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  YishiConductor *conductor = YISHI_CONDUCTOR (object);
  g_autofree Closing *closing = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_conductor_leave_finish (conductor, result, &error))
    g_warning ("Leaving the meeting: %s", error->message);
  yishi_record_close_async (yishi_conductor_get_record (conductor), closing->callback, closing->user_data);
}

void
yishi_conductor_close_async (YishiConductor      *self,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Closing *closing = g_new0 (Closing, 1);

  closing->callback = callback;
  closing->user_data = user_data;
  yishi_conductor_leave_async (self, left_cb, closing);
}
