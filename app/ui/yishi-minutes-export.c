/* yishi-minutes-export.c - the minutes of a meeting as PDF files, made beside the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * load (the store's thread) → compose, render, save (a thread of the pool) → note (the
 * store's thread). A paper is a paper also where the record could not note it.
 */
#include "config.h"

#include "yishi-minutes-export.h"

#include <glib/gstdio.h>

#include "yishi-db-minutes.h"
#include "yishi-db-printed.h"
#include "yishi-render.h"

typedef struct
{
  gint             n_users;    /* the task, and each job of the record */
  YishiRecord     *record;     /* (owned) */
  YishiMinutesWish wish;
  YishiMinutes    *minutes;    /* (owned) (nullable) */
  GPtrArray       *papers;     /* (owned) (element-type YishiPaper) that were written */
  guint            n_pages;
  GError          *note_error; /* (owned) (nullable) */
} Export;

void
yishi_minutes_wish_clear (YishiMinutesWish *self)
{
  g_free (self->language);
  for (guint i = 0; i < YISHI_N_COPIES; i++)
    g_free (self->paths[i]);
}

static void
export_unref (gpointer data)
{
  Export *self = data;

  if (!g_atomic_int_dec_and_test (&self->n_users))
    return;

  g_object_unref (self->record);
  yishi_minutes_wish_clear (&self->wish);
  g_clear_pointer (&self->minutes, yishi_minutes_unref);
  g_ptr_array_unref (self->papers);
  g_clear_error (&self->note_error);
  g_free (self);
}

static Export *
export_ref (Export *self)
{
  g_atomic_int_inc (&self->n_users);
  return self;
}

/* Noting */

static gboolean
note_papers (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Export *self = data;

  for (guint i = 0; i < self->papers->len; i++)
    if (!yishi_db_note_paper (db, self->papers->pdata[i], NULL, error))
      return FALSE;

  return TRUE;
}

static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Export *self = g_task_get_task_data (task);

  yishi_record_perform_finish (self->record, result, &self->note_error);
  g_task_return_boolean (task, TRUE);
}

/* Writing */

static gboolean
write_copy (Export        *self,
            YishiCopy      copy,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(YishiPaper) paper = NULL;
  g_autoptr(YishiRenderReport) report = NULL;
  g_autoptr(YishiDocument) document = yishi_minutes_compose (self->minutes, copy, self->wish.language, &paper);

  if (!yishi_document_save (document, self->wish.paths[copy], &report, cancellable, error))
    return FALSE;

  g_free (paper->sha256);
  paper->sha256 = g_strdup (report->sha256);
  self->n_pages += report->n_pages;
  g_ptr_array_add (self->papers, g_steal_pointer (&paper));
  return TRUE;
}

/* All or none: half of a pair names the other half. */
static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Export *self = task_data;
  GError *error = NULL;

  for (guint i = 0; error == NULL && i < YISHI_N_COPIES; i++)
    if (self->wish.paths[i] != NULL && !write_copy (self, (YishiCopy) i, cancellable, &error))
      for (guint j = 0; j < i; j++)
        if (self->wish.paths[j] != NULL)
          g_unlink (self->wish.paths[j]);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  yishi_record_perform_async (self->record, YISHI_PART_INFO, note_papers, export_ref (self), export_unref, NULL,
                              noted_cb, g_steal_pointer (&task));
}

/* Reading */

static gboolean
load_minutes (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Export *self = data;

  self->minutes = yishi_db_load_sealed_minutes (db, self->wish.meeting, error);
  return self->minutes != NULL;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  g_autoptr(GTask) writing = NULL;
  GError *error = NULL;

  if (!yishi_record_perform_finish (self->record, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  writing = g_task_new (NULL, g_task_get_cancellable (task), written_cb, g_object_ref (task));
  g_task_set_source_tag (writing, write_in_thread);
  /* The last look at the disk decides, not a cancelling after it. */
  g_task_set_check_cancellable (writing, FALSE);
  g_task_set_task_data (writing, export_ref (self), export_unref);
  g_task_run_in_thread (writing, write_in_thread);
}

void
yishi_minutes_export_async (YishiRecord            *record,
                            const YishiMinutesWish *wish,
                            GCancellable           *cancellable,
                            GAsyncReadyCallback     callback,
                            gpointer                user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Export *self = g_new0 (Export, 1);

  g_return_if_fail (YISHI_IS_RECORD (record));

  self->n_users = 1;
  self->record = g_object_ref (record);
  self->wish.meeting = wish->meeting;
  self->wish.language = g_strdup (wish->language);
  for (guint i = 0; i < YISHI_N_COPIES; i++)
    self->wish.paths[i] = g_strdup (wish->paths[i]);
  self->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_paper_free);
  g_task_set_source_tag (task, yishi_minutes_export_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, export_unref);
  yishi_record_perform_async (record, 0, load_minutes, export_ref (self), export_unref, cancellable, loaded_cb,
                              g_object_ref (task));
}

gboolean
yishi_minutes_export_finish (GAsyncResult  *result,
                             guint         *n_pages,
                             GError       **note_error,
                             GError       **error)
{
  Export *self = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_async_result_is_tagged (result, yishi_minutes_export_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (n_pages != NULL)
    *n_pages = self->n_pages;
  *note_error = g_steal_pointer (&self->note_error);
  return TRUE;
}
