/* yishi-backup.c - a consistent copy of a record with its media
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The copy is made under a name of its own, checked, brought to the disk and
 * only then named; a copy that was cut off is never taken for a backup.
 */
#include "config.h"

#include "yishi-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "yishi-db-private.h"

static void
set_copy_error (const char  *path,
                int          saved_errno,
                GError     **error)
{
  YishiStoreError code = YISHI_STORE_ERROR_IO;

  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    code = YISHI_STORE_ERROR_NO_SPACE;
  else if (saved_errno == EROFS || saved_errno == EACCES || saved_errno == EPERM)
    code = YISHI_STORE_ERROR_READ_ONLY;
  else if (saved_errno == EEXIST)
    code = YISHI_STORE_ERROR_EXISTS;
  else if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    code = YISHI_STORE_ERROR_NOT_FOUND;

  /* Translators: a file name, and what the system says */
  g_set_error (error, YISHI_STORE_ERROR, code, _("the copy “%s” was not made: %s (choose another place)"), path,
               g_strerror (saved_errno));
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  if (!synced)
    set_copy_error (path, saved_errno, error);
  return synced;
}

/* A name that does not exist yet, readable by its owner alone. */
static char *
reserve_name (const char  *destination,
              GError     **error)
{
  g_autofree char *name = g_strconcat (destination, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      set_copy_error (destination, errno, error);
      return NULL;
    }

  close (fd);
  return g_steal_pointer (&name);
}

static gboolean
check_copy (const char  *path,
            GError     **error)
{
  g_autoptr(YishiDb) copy = yishi_db_open (path, YISHI_STORE_READ, NULL, error);
  sqlite3_stmt *statement = copy != NULL ? yishi_db_query (copy, error, "PRAGMA integrity_check(1)", "") : NULL;

  if (statement == NULL || yishi_db_step (copy, statement, error) <= 0)
    return FALSE;
  if (g_strcmp0 (yishi_db_text (statement, 0), "ok") == 0)
    {
      sqlite3_reset (statement);
      return TRUE;
    }

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_DAMAGED,
               _("the copy was not made: the record is damaged (check it with “yishi verify”)"));
  return FALSE;
}

static gboolean
copy_database (YishiDb     *db,
               const char  *destination,
               GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (destination);
  g_autofree char *name = reserve_name (destination, error);
  gboolean copied;

  if (name == NULL)
    return FALSE;

  copied = yishi_db_run (db, error, "VACUUM INTO ?1", "t", name) && check_copy (name, error) &&
           sync_path (name, O_RDONLY, error);
  if (copied && link (name, destination) != 0)
    {
      set_copy_error (destination, errno, error);
      copied = FALSE;
    }
  g_unlink (name);
  return copied && sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

static char *
get_media_path (const char *record)
{
  return g_strconcat (record, "-media", NULL);
}

/* Copies the files of the media folder; it has no folders in it. */
static gboolean
copy_media (const char  *from,
            const char  *to,
            GError     **error)
{
  g_autofree char *source = get_media_path (from);
  g_autofree char *target = get_media_path (to);
  g_autoptr(GDir) dir = g_dir_open (source, 0, NULL);
  const char *name;

  if (dir == NULL)
    return TRUE;
  if (g_mkdir (target, 0700) != 0)
    {
      set_copy_error (target, errno, error);
      return FALSE;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from_path = g_build_filename (source, name, NULL);
      g_autofree char *to_path = g_build_filename (target, name, NULL);
      g_autoptr(GFile) from_file = g_file_new_for_path (from_path);
      g_autoptr(GFile) to_file = g_file_new_for_path (to_path);

      if (!g_file_copy (from_file, to_file, G_FILE_COPY_ALL_METADATA, NULL, NULL, NULL, error) ||
          !sync_path (to_path, O_RDONLY, error))
        return FALSE;
    }

  return sync_path (target, O_RDONLY | O_DIRECTORY, error);
}

gboolean
yishi_db_backup (YishiDb     *db,
                 const char  *destination,
                 char       **made,
                 GError     **error)
{
  g_autofree char *name = g_path_get_basename (db->path);
  g_autofree char *path = g_file_test (destination, G_FILE_TEST_IS_DIR)
                            ? g_build_filename (destination, name, NULL)
                            : g_strdup (destination);
  g_autofree char *target = yishi_make_absolute (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      set_copy_error (path, EEXIST, error);
      return FALSE;
    }
  if (!copy_database (db, target, error) || !copy_media (db->path, target, error))
    return FALSE;

  if (made != NULL)
    *made = g_steal_pointer (&path);
  return TRUE;
}
