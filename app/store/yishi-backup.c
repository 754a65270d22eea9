/* yishi-backup.c - a consistent copy of a record with its media
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record is copied first, so that every recording it knows is there when
 * the media are; the media get their name before it: what bears the record's
 * name is a whole backup.
 */
#include "config.h"

#include "yishi-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "yishi-copy.h"
#include "yishi-db-private.h"
#include "yishi-media.h"

/* Takes away a folder that this backup has made, with all in it. */
static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        remove_folder (path);
    }
  g_rmdir (folder);
}

static gboolean
copy_file (const char  *from,
           const char  *to,
           GError     **error)
{
  g_autoptr(GFile) from_file = g_file_new_for_path (from);
  g_autoptr(GFile) to_file = g_file_new_for_path (to);
  g_autoptr(GError) own = NULL;
  YishiStoreError code = YISHI_STORE_ERROR_IO;

  if (g_file_copy (from_file, to_file, G_FILE_COPY_NONE, NULL, NULL, NULL, &own))
    {
      g_chmod (to, 0600);
      return yishi_copy_sync (to, O_RDONLY, error);
    }

  if (g_error_matches (own, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = YISHI_STORE_ERROR_NO_SPACE;
  else if (g_error_matches (own, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    code = YISHI_STORE_ERROR_READ_ONLY;
  g_set_error (error, YISHI_STORE_ERROR, code, _("nothing was copied: “%s” cannot be copied: %s (mend it and do it again)"),
               from, own->message);
  return FALSE;
}

/* Copies a folder with the folders in it into one that is there. What is
 * neither file nor folder has nothing in it that could be kept, and a folder
 * by another name may lead in a circle. */
static gboolean
copy_folder (const char  *source,
             const char  *target,
             GError     **error)
{
  g_autoptr(GDir) dir = g_dir_open (source, 0, NULL);
  gboolean copied = TRUE;
  const char *name;

  if (dir == NULL)
    {
      yishi_copy_set_error (source, errno, error);
      return FALSE;
    }

  while (copied && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = g_build_filename (source, name, NULL);
      g_autofree char *to = g_build_filename (target, name, NULL);

      if (g_file_test (from, G_FILE_TEST_IS_REGULAR))
        copied = copy_file (from, to, error);
      else if (g_file_test (from, G_FILE_TEST_IS_DIR) && !g_file_test (from, G_FILE_TEST_IS_SYMLINK))
        copied = g_mkdir (to, 0700) == 0 ? copy_folder (from, to, error)
                                         : (yishi_copy_set_error (to, errno, error), FALSE);
    }

  return copied && yishi_copy_sync (target, O_RDONLY | O_DIRECTORY, error);
}

/* Copies the media to a folder of a name of its own. @prepared: (out) (nullable):
 * that name; NULL if the record has no media */
static gboolean
prepare_media (const char  *record,
               const char  *destination,
               char       **prepared,
               GError     **error)
{
  g_autofree char *source = yishi_media_path (record);
  g_autofree char *target = yishi_media_path (destination);
  g_autofree char *folder = g_strconcat (target, ".XXXXXX", NULL);

  if (!g_file_test (source, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_file_test (target, G_FILE_TEST_EXISTS))
    {
      yishi_copy_set_error (target, EEXIST, error);
      return FALSE;
    }
  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      yishi_copy_set_error (target, errno, error);
      return FALSE;
    }
  if (!copy_folder (source, folder, error))
    {
      remove_folder (folder);
      return FALSE;
    }

  *prepared = g_steal_pointer (&folder);
  return TRUE;
}

/* Gives the media their name, and then the record. */
static gboolean
name_copies (const char  *record,
             const char  *media,
             const char  *destination,
             GError     **error)
{
  g_autofree char *target = yishi_media_path (destination);

  if (media != NULL && g_rename (media, target) != 0)
    {
      yishi_copy_set_error (target, errno, error);
      remove_folder (media);
      g_unlink (record);
      return FALSE;
    }
  if (yishi_copy_name (record, destination, error))
    return TRUE;

  if (media != NULL)
    remove_folder (target);
  return FALSE;
}

static gboolean
back_up (YishiDb     *db,
         const char  *destination,
         GError     **error)
{
  g_autofree char *record = yishi_copy_prepare (db, destination, error);
  g_autofree char *media = NULL;

  if (record == NULL)
    return FALSE;
  if (prepare_media (db->path, destination, &media, error))
    return name_copies (record, media, destination, error);

  g_unlink (record);
  return FALSE;
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
      yishi_copy_set_error (path, EEXIST, error);
      return FALSE;
    }
  if (!back_up (db, target, error))
    return FALSE;

  if (made != NULL)
    *made = g_steal_pointer (&path);
  return TRUE;
}
