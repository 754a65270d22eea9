/* yishi-import-store.c - what a roster that was read would change in the roll, or changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-import-store.h"

typedef struct
{
  YishiImportPreview *preview;  /* (owned) */
  char               *name;     /* (owned) of the file */
  gboolean            dry_run;
  YishiRollChange     change;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  yishi_import_preview_unref (import->preview);
  g_free (import->name);
  g_free (import);
}

static gboolean
import_in_store (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Import *import = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return yishi_db_import_roll (db, import->preview->roster->roll, import->name, import->preview->roster->sha256,
                               import->dry_run, &import->change, error);
}

static void
performed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
yishi_import_store_async (YishiRecord         *record,
                          YishiImportPreview  *preview,
                          const char          *path,
                          gboolean             dry_run,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (record, cancellable, callback, user_data);
  Import *import = g_new0 (Import, 1);

  import->preview = yishi_import_preview_ref (preview);
  import->name = g_filename_display_basename (path);
  import->dry_run = dry_run;
  g_task_set_source_tag (task, yishi_import_store_async);
  g_task_set_task_data (task, import, import_free);
  yishi_record_perform_async (record, dry_run ? 0 : YISHI_PART_ALL, import_in_store, import, NULL, cancellable,
                              performed_cb, task);
}

gboolean
yishi_import_store_finish (YishiRecord      *record,
                           GAsyncResult     *result,
                           YishiRollChange  *change,
                           GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, record), FALSE);

  *change = ((Import *) g_task_get_task_data (G_TASK (result)))->change;
  return g_task_propagate_boolean (G_TASK (result), error);
}
