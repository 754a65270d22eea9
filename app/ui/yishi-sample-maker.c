/* yishi-sample-maker.c - makes the sample community's record away from the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-sample-maker.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "yishi-media.h"
#include "yishi-sample.h"
#include "yishi-store.h"

typedef struct
{
  char       *path;   /* (owned) */
  gboolean    renew;
  YishiClock *clock;  /* (unowned) */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_free (making->path);
  g_free (making);
}

char *
yishi_sample_maker_get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "yishi", YISHI_SAMPLE_COMMUNITY ".yishi", NULL);
}

static gboolean
make_sample (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return yishi_db_make_sample (db, error);
}

/* Takes the file away with what SQLite may have left beside it. */
static void
remove_record (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/* The sample's media are pictures that were tried out; the folder has one level. */
static void
remove_media (const char *path)
{
  g_autofree char *media = yishi_media_path (path);
  g_autofree char *folder = g_build_filename (media, "attachments", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
  g_rmdir (media);
}

static gboolean
make_at (const char  *path,
         YishiClock  *clock,
         GError     **error)
{
  g_autoptr(YishiStore) store = yishi_store_new (path, clock);
  gboolean is_made = yishi_store_open (store, YISHI_STORE_CREATE, error) &&
                     yishi_store_perform (store, make_sample, NULL, error);
  gboolean is_closed = yishi_store_close (store, is_made ? error : NULL);

  return is_made && is_closed;
}

static gboolean
set_errno_error (const char  *path,
                 GError     **error)
{
  int code = errno;
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_IO,
               /* Translators: a file, and why */
               _("the sample was not made: %s: %s (free some space, or let the folder be written to)"), shown,
               g_strerror (code));
  return FALSE;
}

/* Made under another name first: what bears the name is whole. */
static gboolean
make_whole (const Making  *making,
            GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (making->path);
  g_autofree char *draft = g_strconcat (making->path, ".new", NULL);

  if (!making->renew && g_file_test (making->path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_errno_error (folder, error);

  remove_record (draft);
  if (!make_at (draft, making->clock, error))
    {
      remove_record (draft);
      return FALSE;
    }

  remove_media (making->path);
  remove_record (making->path);
  if (g_rename (draft, making->path) != 0)
    return set_errno_error (making->path, error);

  return TRUE;
}

static void
make_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (make_whole (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
yishi_sample_maker_make_async (const char          *path,
                               gboolean             renew,
                               YishiClock          *clock,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Making *making = g_new0 (Making, 1);

  making->path = g_strdup (path);
  making->renew = renew;
  making->clock = clock;
  g_task_set_source_tag (task, yishi_sample_maker_make_async);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}

gboolean
yishi_sample_maker_make_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
