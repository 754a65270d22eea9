/* yishi-handover-work.c - makes the package for the next committee beside the window, with its papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * read and make the papers (a thread of the pool) → note them (the record) → pack (a thread of
 * the pool). Reading is done by connections of its own, so that copying a long recording holds
 * up no verb; the papers are noted before, so that the record in the package proves them.
 */
#include "config.h"

#include "yishi-handover-work.h"

#include "yishi-db-calendar.h"
#include "yishi-db-minutes.h"
#include "yishi-db-printed.h"
#include "yishi-handover-papers.h"
#include "yishi-handover.h"

/* Of what every step may use; threads hold it too, and never the record itself. */
typedef struct
{
  char                *record;      /* (owned) its path */
  YishiClock          *clock;       /* (unowned) of the record, which the task keeps */
  char                *path;        /* (owned) */
  char                *language;    /* (owned) */
  YishiHandoverPapers *papers;      /* (owned) (nullable) until they are made */
  GError              *note_error;  /* (owned) (nullable) */
} Work;

static void
clear_work (gpointer data)
{
  Work *self = data;

  g_free (self->record);
  g_free (self->path);
  g_free (self->language);
  g_clear_pointer (&self->papers, yishi_handover_papers_free);
  g_clear_error (&self->note_error);
}

static void
work_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_work);
}

/* A job of another connection, and what those that wait for it cannot be given. */
typedef struct
{
  Work         *work;
  GCancellable *cancellable;
} Step;

static gboolean
perform (Work            *self,
         YishiStoreFunc   func,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr(YishiStore) store = yishi_store_new (self->record, self->clock);
  Step step = { self, cancellable };
  gboolean is_done = yishi_store_open (store, YISHI_STORE_READ, error) &&
                     yishi_store_perform (store, func, &step, error);

  return yishi_store_close (store, is_done ? error : NULL) && is_done;
}

static void
run (GTask               *task,
     Work                *self,
     GTaskThreadFunc      func,
     GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) step = g_task_new (NULL, g_task_get_cancellable (task), callback, g_object_ref (task));

  g_task_set_source_tag (step, run);
  g_task_set_check_cancellable (step, FALSE);
  g_task_set_task_data (step, g_atomic_rc_box_acquire (self), work_unref);
  g_task_run_in_thread (step, func);
}

/* Packing */

static gboolean
pack (YishiDb       *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Step *step = data;
  g_autoptr(YishiHandover) handover = yishi_db_hand_over (db, step->work->path,
                                                          (const char *const *) step->work->papers->paths->pdata,
                                                          step->cancellable, error);

  return handover != NULL;
}

static void
pack_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (perform (task_data, pack, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
packed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Noting */

static gboolean
note_papers (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Work *self = data;

  for (guint i = 0; i < self->papers->papers->len; i++)
    if (!yishi_db_note_paper (db, self->papers->papers->pdata[i], NULL, error))
      return FALSE;

  return TRUE;
}

static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Work *self = g_task_get_task_data (task);

  yishi_record_perform_finish (YISHI_RECORD (object), result, &self->note_error);
  run (task, self, pack_in_thread, packed_cb);
}

/* Making */

static gboolean
make_of_meeting (YishiDb       *db,
                 gint64         meeting,
                 const Step    *step,
                 GError       **error)
{
  g_autoptr(YishiMinutes) sealed = yishi_db_load_sealed_minutes (db, meeting, error);
  g_autoptr(YishiMinutes) minutes = sealed != NULL ? yishi_db_load_minutes (db, meeting, error) : NULL;
  g_autoptr(YishiRulePack) rules = minutes != NULL ? yishi_db_load_pack (db, error) : NULL;
  g_autoptr(YishiDates) dates = rules != NULL ? yishi_db_load_dates (db, meeting, error) : NULL;
  YishiPapersInput input = { .minutes = minutes, .pack = rules };

  if (dates == NULL)
    return FALSE;

  input.calendar = ((const YishiMeetingDates *) dates->meetings->pdata[0])->calendar;
  return yishi_handover_papers_add (step->work->papers, sealed, &input, step->work->language, step->cancellable, error);
}

static gboolean
make_papers (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Step *step = data;
  g_autoptr(GPtrArray) meetings = yishi_db_list_meetings (db, error);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      const YishiMeeting *meeting = meetings->pdata[i];

      if (*meeting->closed != '\0' && !make_of_meeting (db, meeting->id, step, error))
        return FALSE;
    }

  return meetings != NULL;
}

static void
make_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Work *self = task_data;
  GError *error = NULL;

  self->papers = yishi_handover_papers_new (&error);
  if (self->papers != NULL && perform (self, make_papers, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Work *self = g_task_get_task_data (task);
  YishiRecord *record = g_task_get_source_object (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (self->papers->papers->len == 0)
    run (task, self, pack_in_thread, packed_cb);
  else
    yishi_record_perform_async (record, YISHI_PART_INFO, note_papers, g_atomic_rc_box_acquire (self), work_unref, NULL,
                                noted_cb, g_steal_pointer (&task));
}

void
yishi_handover_write_async (YishiRecord          *record,
                            const char           *path,
                            const char           *language,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  g_autoptr(GTask) task = g_task_new (record, cancellable, callback, user_data);
  Work *self = g_atomic_rc_box_new0 (Work);

  g_return_if_fail (YISHI_IS_RECORD (record));

  self->record = g_strdup (yishi_record_get_path (record));
  self->clock = yishi_record_get_clock (record);
  self->path = g_strdup (path);
  self->language = g_strdup (language);
  g_task_set_source_tag (task, yishi_handover_write_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, work_unref);
  run (task, self, make_in_thread, made_cb);
}

gboolean
yishi_handover_write_finish (YishiRecord   *record,
                             GAsyncResult  *result,
                             GError       **note_error,
                             GError       **error)
{
  Work *self;

  g_return_val_if_fail (g_task_is_valid (result, record), FALSE);

  self = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  *note_error = g_steal_pointer (&self->note_error);
  return TRUE;
}
