/* yishi-import-read.c - reads a roster on a thread of its own, as often as guesses are corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-import-read.h"

#include <string.h>

typedef struct
{
  YishiTable *table;  /* (owned) */
} TableBox;

typedef struct
{
  char               *path;    /* (owned) */
  YishiImportChoice   choice;  /* with a copy of the sheet's name */
  YishiImportPreview *before;  /* (owned) (nullable) */
  int                *share;   /* (owned) (nullable) */
} Reading;

YishiImportPreview *
yishi_import_preview_ref (YishiImportPreview *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
clear_box (gpointer data)
{
  yishi_table_free (((TableBox *) data)->table);
}

void
yishi_import_preview_unref (YishiImportPreview *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->roster, yishi_roster_free);
  g_clear_error (&self->error);
  if (self->box != NULL)
    g_atomic_rc_box_release_full (self->box, clear_box);
  g_free (self);
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_free (reading->choice.sheet);
  yishi_import_preview_unref (reading->before);
  g_clear_pointer (&reading->share, g_atomic_rc_box_release);
  g_free (reading);
}

static void
progressed (double   share,
            gpointer user_data)
{
  Reading *reading = user_data;

  if (reading->share != NULL)
    g_atomic_int_set (reading->share, (int) (share * 1000));
}

static gboolean
take_table (Reading                   *reading,
            const YishiRosterOptions  *options,
            YishiImportPreview        *preview,
            GCancellable              *cancellable,
            GError                   **error)
{
  TableBox *box;

  if (reading->before != NULL)
    {
      preview->box = g_atomic_rc_box_acquire (reading->before->box);
      preview->table = reading->before->table;
      return TRUE;
    }

  box = g_atomic_rc_box_new0 (TableBox);
  preview->box = box;
  box->table = yishi_roster_open_table (reading->path, options, cancellable, error);
  preview->table = box->table;
  return box->table != NULL;
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  g_autoptr(YishiImportPreview) preview = g_new0 (YishiImportPreview, 1);
  YishiRosterOptions options = { { reading->choice.encoding, reading->choice.sheet }, reading->choice.header_row };
  g_autoptr(GError) error = NULL;

  g_atomic_ref_count_init (&preview->ref_count);
  memcpy (options.places, reading->choice.places, sizeof options.places);
  if (!take_table (reading, &options, preview, cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  preview->roster = yishi_roster_read_table (preview->table, &options, progressed, reading, cancellable,
                                             &preview->error);
  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (task, g_steal_pointer (&preview), (GDestroyNotify) yishi_import_preview_unref);
}

void
yishi_import_read_async (const char              *path,
                         const YishiImportChoice *choice,
                         YishiImportPreview      *before,
                         int                     *share,
                         GCancellable            *cancellable,
                         GAsyncReadyCallback      callback,
                         gpointer                 user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->path = g_strdup (path);
  reading->choice = *choice;
  reading->choice.sheet = g_strdup (choice->sheet);
  reading->before = before != NULL ? yishi_import_preview_ref (before) : NULL;
  reading->share = share != NULL ? g_atomic_rc_box_acquire (share) : NULL;
  g_task_set_source_tag (task, yishi_import_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

YishiImportPreview *
yishi_import_read_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
