/* yishi-paper-work.c - makes any paper of a meeting beside the window: as a file, or as pages to print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * load (the store's thread) → compose, then render and save, or set on pages (a thread of the
 * pool) → note what was saved (the store's thread). The handover package is made elsewhere.
 */
#include "config.h"

#include "yishi-paper-work.h"

#include "yishi-answer-paper.h"
#include "yishi-db-calendar.h"
#include "yishi-db-minutes.h"
#include "yishi-db-printed.h"
#include "yishi-handover-work.h"
#include "yishi-minutes-paper.h"
#include "yishi-render.h"

typedef struct
{
  gint            n_users;     /* the task, and each job of the record */
  YishiRecord    *record;      /* (owned) */
  YishiPaperWish  wish;        /* its texts are owned */
  char           *path;        /* (owned) (nullable) NULL: only pages are wanted */
  YishiMinutes   *minutes;     /* (owned) (nullable) */
  GPtrArray      *meetings;    /* (owned) (nullable) (element-type YishiMinutes): of an answer */
  YishiRulePack  *pack;        /* (owned) (nullable) */
  YishiDates     *dates;       /* (owned) (nullable) */
  YishiPaper     *paper;       /* (owned) (nullable) */
  YishiSheets    *sheets;      /* (owned) (nullable) */
  guint           n_pages;
  GError         *note_error;  /* (owned) (nullable) */
} Work;

static void
work_unref (gpointer data)
{
  Work *self = data;

  if (!g_atomic_int_dec_and_test (&self->n_users))
    return;

  g_object_unref (self->record);
  g_free ((char *) self->wish.language);
  g_free ((char *) self->wish.unit);
  g_free (self->path);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->minutes, yishi_minutes_unref);
  g_clear_pointer (&self->pack, yishi_rule_pack_unref);
  g_clear_pointer (&self->dates, yishi_dates_free);
  g_clear_pointer (&self->paper, yishi_paper_free);
  g_clear_pointer (&self->sheets, yishi_sheets_unref);
  g_clear_error (&self->note_error);
  g_free (self);
}

static Work *
work_ref (Work *self)
{
  g_atomic_int_inc (&self->n_users);
  return self;
}

/* Noting */

static gboolean
note_paper (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return yishi_db_note_paper (db, ((Work *) data)->paper, NULL, error);
}

static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Work *self = g_task_get_task_data (task);

  yishi_record_perform_finish (self->record, result, &self->note_error);
  g_task_return_boolean (task, TRUE);
}

/* Making */

static YishiDocument *
compose_other (Work    *self,
               GError **error)
{
  const YishiMeetingDates *dates = self->dates->meetings->pdata[0];
  const YishiPapersInput input = { .minutes = self->minutes, .pack = self->pack, .calendar = dates->calendar,
                                   .language = self->wish.language, .is_a3 = self->wish.is_a3,
                                   .per_page = self->wish.per_page };

  return yishi_papers_compose ((YishiPapersKind) self->wish.choice, &input, &self->paper, error);
}

/* Returns: (transfer full) (nullable) */
static YishiDocument *
compose (Work    *self,
         GError **error)
{
  const char *language = self->wish.language;

  switch (self->wish.choice)
    {
    case YISHI_PAPER_CHOICE_MINUTES_INTERNAL:
      return yishi_minutes_compose (self->minutes, YISHI_COPY_INTERNAL, language, &self->paper);
    case YISHI_PAPER_CHOICE_MINUTES_PUBLIC:
      return yishi_minutes_compose (self->minutes, YISHI_COPY_PUBLIC, language, &self->paper);
    case YISHI_PAPER_CHOICE_ADDENDUM:
      return yishi_minutes_compose_addendum (self->minutes, (int) self->minutes->state->addenda->len,
                                             YISHI_COPY_INTERNAL, language, &self->paper);
    case YISHI_PAPER_CHOICE_ADDENDUM_PUBLIC:
      return yishi_minutes_compose_addendum (self->minutes, (int) self->minutes->state->addenda->len,
                                             YISHI_COPY_PUBLIC, language, &self->paper);
    case YISHI_PAPER_CHOICE_ANSWER:
      return yishi_answer_compose (self->meetings, self->wish.unit, language, &self->paper, error);
    default:
      return compose_other (self, error);
    }
}

static gboolean
save (Work                 *self,
      const YishiDocument  *document,
      GCancellable         *cancellable,
      GError              **error)
{
  g_autoptr(YishiRenderReport) report = NULL;

  if (!yishi_document_save (document, self->path, &report, cancellable, error))
    return FALSE;

  g_free (self->paper->sha256);
  self->paper->sha256 = g_strdup (report->sha256);
  self->n_pages = report->n_pages;
  return TRUE;
}

static void
make_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Work *self = task_data;
  GError *error = NULL;
  g_autoptr(YishiDocument) document = compose (self, &error);
  gboolean is_done;

  if (document != NULL && self->path == NULL)
    self->sheets = yishi_document_paginate (document, cancellable, &error);
  is_done = document != NULL && (self->path != NULL ? save (self, document, cancellable, &error) : self->sheets != NULL);
  if (is_done)
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
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (self->path == NULL)
    g_task_return_boolean (task, TRUE);
  else
    yishi_record_perform_async (self->record, YISHI_PART_INFO, note_paper, work_ref (self), work_unref, NULL, noted_cb,
                                g_steal_pointer (&task));
}

static void
make (Work  *self,
      GTask *task)
{
  g_autoptr(GTask) making = g_task_new (NULL, g_task_get_cancellable (task), made_cb, g_object_ref (task));

  g_task_set_source_tag (making, make_in_thread);
  /* The last look at the disk decides, not a cancelling after it. */
  g_task_set_check_cancellable (making, FALSE);
  g_task_set_task_data (making, work_ref (self), work_unref);
  g_task_run_in_thread (making, make_in_thread);
}

/* Reading */

static gboolean
load_facts (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Work *self = data;

  if (self->wish.choice == YISHI_PAPER_CHOICE_ANSWER)
    {
      self->meetings = yishi_db_load_all_minutes (db, error);
      return self->meetings != NULL;
    }
  if (self->wish.choice >= YISHI_N_PAPERS)
    {
      self->minutes = yishi_db_load_sealed_minutes (db, self->wish.meeting, error);
      return self->minutes != NULL;
    }

  self->minutes = yishi_db_load_minutes (db, self->wish.meeting, error);
  self->pack = self->minutes != NULL ? yishi_db_load_pack (db, error) : NULL;
  self->dates = self->pack != NULL ? yishi_db_load_dates (db, self->wish.meeting, error) : NULL;
  return self->dates != NULL;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Work *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!yishi_record_perform_finish (self->record, result, &error))
    g_task_return_error (task, error);
  else
    make (self, task);
}

static void
handed_over_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Work *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (yishi_handover_write_finish (YISHI_RECORD (object), result, &self->note_error, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start (YishiRecord           *record,
       const YishiPaperWish  *wish,
       const char            *path,
       gpointer               tag,
       GCancellable          *cancellable,
       GAsyncReadyCallback    callback,
       gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *self = g_new0 (Work, 1);

  self->n_users = 1;
  self->record = g_object_ref (record);
  self->wish = *wish;
  self->wish.language = g_strdup (wish->language);
  self->wish.unit = g_strdup (wish->unit);
  self->path = g_strdup (path);
  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, work_unref);
  if (wish->choice == YISHI_PAPER_CHOICE_HANDOVER)
    yishi_handover_write_async (record, path, wish->language, cancellable, handed_over_cb, g_object_ref (task));
  else
    yishi_record_perform_async (record, 0, load_facts, work_ref (self), work_unref, cancellable, loaded_cb,
                                g_object_ref (task));
}

void
yishi_paper_write_async (YishiRecord           *record,
                         const YishiPaperWish  *wish,
                         const char            *path,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  g_return_if_fail (YISHI_IS_RECORD (record));
  g_return_if_fail (path != NULL && wish->choice < YISHI_N_PAPER_CHOICES);

  start (record, wish, path, yishi_paper_write_async, cancellable, callback, user_data);
}

gboolean
yishi_paper_write_finish (GAsyncResult  *result,
                          guint         *n_pages,
                          GError       **note_error,
                          GError       **error)
{
  Work *self = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_async_result_is_tagged (result, yishi_paper_write_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  *n_pages = self->n_pages;
  *note_error = g_steal_pointer (&self->note_error);
  return TRUE;
}

void
yishi_paper_paginate_async (YishiRecord           *record,
                            const YishiPaperWish  *wish,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  g_return_if_fail (YISHI_IS_RECORD (record));
  g_return_if_fail (wish->choice < YISHI_PAPER_CHOICE_HANDOVER);

  start (record, wish, NULL, yishi_paper_paginate_async, cancellable, callback, user_data);
}

YishiSheets *
yishi_paper_paginate_finish (GAsyncResult  *result,
                             GError       **error)
{
  Work *self = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_async_result_is_tagged (result, yishi_paper_paginate_async), NULL);

  return g_task_propagate_boolean (G_TASK (result), error) ? yishi_sheets_ref (self->sheets) : NULL;
}
