/* yishi-copy.c - a copy of the database that has its name only once it is whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The copy is made under a name of its own, checked, brought to the disk and
 * only then named; a copy that was cut off is never taken for a whole one.
 */
#include "config.h"

#include "yishi-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "yishi-db-private.h"

/**
 * yishi_copy_set_error:
 * @path: what was to be made
 * @saved_errno: why it was not
 */
void
yishi_copy_set_error (const char  *path,
                      int          saved_errno,
                      GError     **error)
{
  YishiStoreError code = YISHI_STORE_ERROR_IO;

  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    code = YISHI_STORE_ERROR_NO_SPACE;
  else if (saved_errno == EROFS || saved_errno == EACCES || saved_errno == EPERM)
    code = YISHI_STORE_ERROR_READ_ONLY;
  else if (saved_errno == EEXIST || saved_errno == ENOTEMPTY)
    code = YISHI_STORE_ERROR_EXISTS;
  else if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    code = YISHI_STORE_ERROR_NOT_FOUND;

  /* Translators: a file name, and what the system says */
  g_set_error (error, YISHI_STORE_ERROR, code, _("the copy “%s” was not made: %s (choose another place)"), path,
               g_strerror (saved_errno));
}

/**
 * yishi_copy_sync:
 * @flags: of open(): O_RDONLY, for a folder with O_DIRECTORY
 *
 * Returns: whether the file is on the disk
 */
gboolean
yishi_copy_sync (const char  *path,
                 int          flags,
                 GError     **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  /* A file system that cannot sync a folder says so; there is nothing to wait for. */
  gboolean synced = fd >= 0 && (fsync (fd) == 0 || ((flags & O_DIRECTORY) != 0 && errno == EINVAL));
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  if (!synced)
    yishi_copy_set_error (path, saved_errno, error);
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
      yishi_copy_set_error (destination, errno, error);
      return NULL;
    }

  close (fd);
  return g_steal_pointer (&name);
}

/* Not by way of yishi_db_open(): the copy may be of an older schema. */
static gboolean
check_copy (const char  *path,
            GError     **error)
{
  sqlite3_stmt *statement = NULL;
  sqlite3 *handle = NULL;
  gboolean sound;

  sound = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
          sqlite3_prepare_v2 (handle, "PRAGMA integrity_check(1)", -1, &statement, NULL) == SQLITE_OK &&
          sqlite3_step (statement) == SQLITE_ROW && g_strcmp0 (yishi_db_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  if (!sound)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_DAMAGED,
                 _("the copy was not made: the record is damaged (check it with “yishi verify”)"));
  return sound;
}

/**
 * yishi_copy_prepare:
 * @destination: absolute
 *
 * Copies the database, as it is at one moment, to a name beside @destination.
 *
 * Returns: (transfer full) (nullable): that name, to be given to
 *   yishi_copy_name() or removed
 */
char *
yishi_copy_prepare (YishiDb     *db,
                    const char  *destination,
                    GError     **error)
{
  g_autofree char *name = reserve_name (destination, error);

  if (name == NULL)
    return NULL;
  if (yishi_db_run (db, error, "VACUUM INTO ?1", "t", name) && check_copy (name, error) &&
      yishi_copy_sync (name, O_RDONLY, error))
    return g_steal_pointer (&name);

  g_unlink (name);
  return NULL;
}

/* Whether the file system has no second names for files, as on many a stick. */
static gboolean
has_no_links (int saved_errno)
{
  return saved_errno == EPERM || saved_errno == EOPNOTSUPP || saved_errno == ENOSYS || saved_errno == EMLINK;
}

/**
 * yishi_copy_name:
 * @prepared: is gone afterwards, come what may
 *
 * Gives the copy its name, unless there is such a file: EXISTS.
 */
gboolean
yishi_copy_name (const char  *prepared,
                 const char  *destination,
                 GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (destination);
  gboolean named = link (prepared, destination) == 0;
  int saved_errno = errno;

  if (!named && has_no_links (saved_errno) && !g_file_test (destination, G_FILE_TEST_EXISTS))
    {
      named = g_rename (prepared, destination) == 0;
      saved_errno = errno;
    }
  g_unlink (prepared);
  if (!named)
    {
      yishi_copy_set_error (destination, saved_errno, error);
      return FALSE;
    }

  return yishi_copy_sync (folder, O_RDONLY | O_DIRECTORY, error);
}
