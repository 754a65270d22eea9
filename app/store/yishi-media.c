/* yishi-media.c - the folder beside a record that holds what does not belong into a database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-media.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "yishi-copy.h"

#define MAX_MEGABYTES 64
#define MAX_BYTES ((gint64) MAX_MEGABYTES * 1000 * 1000)
/* The longest ending that is kept, in characters. */
#define MAX_ENDING 8
#define ATTACHMENTS "attachments"
#define RECORDINGS "recordings"

char *
yishi_media_path (const char *record)
{
  return g_strconcat (record, "-media", NULL);
}

static gboolean
refuse (const char  *path,
        const char  *why,
        GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  /* Translators: a file's name, and why */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("“%s” was not attached: %s"), name, why);
  return FALSE;
}

static gboolean
set_unreadable (const char  *path,
                int          saved_errno,
                GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  YishiStoreError code = saved_errno == ENOENT || saved_errno == ENOTDIR ? YISHI_STORE_ERROR_NOT_FOUND
                                                                        : YISHI_STORE_ERROR_IO;

  /* Translators: a file's name, and what the system says */
  g_set_error (error, YISHI_STORE_ERROR, code, _("“%s” cannot be read: %s (choose it again, or another)"), name,
               g_strerror (saved_errno));
  return FALSE;
}

/* Opens a regular file of a size that can be kept; -1 with @error set. A pipe
 * must not hold us up. */
static int
open_source (const char  *path,
             GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autofree char *too_large = NULL;
  const char *why = NULL;
  struct stat status;

  if (fd < 0 || fstat (fd, &status) != 0)
    {
      set_unreadable (path, errno, error);
      if (fd >= 0)
        close (fd);
      return -1;
    }

  too_large = g_strdup_printf (_("it is larger than %d MB (make a smaller copy of it)"), MAX_MEGABYTES);
  if (!S_ISREG (status.st_mode))
    why = _("it is not a file (choose a picture or a document)");
  else if (status.st_size == 0)
    why = _("it is empty (choose another)");
  else if (status.st_size > MAX_BYTES)
    why = too_large;
  if (why == NULL)
    return fd;

  refuse (path, why, error);
  close (fd);
  return -1;
}

static gboolean
write_all (int          fd,
           const guint8 *bytes,
           gsize        length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      bytes += n;
      length -= n;
    }

  return TRUE;
}

/* Reads @from to its end into the sum and, unless @to is -1, into @to. @target
 * names it in an error. */
static gboolean
stream (int            from,
        int            to,
        const char    *path,
        const char    *target,
        char           sha256[YISHI_SHA256_TEXT],
        GCancellable  *cancellable,
        GError       **error)
{
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  YishiSha256 sum;
  gssize n;
  gint64 total = 0;

  yishi_sha256_init (&sum);
  while ((n = read (from, buffer, 1 << 16)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_unreadable (path, errno, error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      total += n;
      if (to >= 0 && total > MAX_BYTES)
        return refuse (path, _("it grows while it is read (close it in other programs)"), error);
      yishi_sha256_update (&sum, buffer, n);
      if (to >= 0 && !write_all (to, buffer, n))
        {
          yishi_copy_set_error (target, errno, error);
          return FALSE;
        }
    }

  yishi_sha256_finish (&sum, sha256);
  return TRUE;
}

/* ".pdf" of "Plan.PDF"; "" where there is none that is plain. */
static char *
get_ending (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *dot = strrchr (name, '.');
  gsize length = dot != NULL ? strlen (dot + 1) : 0;

  if (dot == NULL || dot == name || length == 0 || length > MAX_ENDING)
    return g_strdup ("");
  for (const char *p = dot + 1; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      return g_strdup ("");

  return g_ascii_strdown (dot, -1);
}

/* Copies @from under a name of its own, then gives it that of its sum: what bears
 * it is whole. One that is there already is replaced by the same, or mended. */
static gboolean
copy_into (int           from,
           const char   *path,
           const char   *folder,
           char        **file,
           char          sha256[YISHI_SHA256_TEXT],
           GError      **error)
{
  g_autofree char *made = g_build_filename (folder, ".new-XXXXXX", NULL);
  g_autofree char *ending = get_ending (path);
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;
  int to = g_mkstemp_full (made, O_RDWR | O_CLOEXEC, 0600);
  gboolean copied;

  if (to < 0)
    {
      yishi_copy_set_error (folder, errno, error);
      return FALSE;
    }

  copied = stream (from, to, path, made, sha256, NULL, error);
  if (copied && fsync (to) != 0)
    {
      yishi_copy_set_error (made, errno, error);
      copied = FALSE;
    }
  close (to);
  name = copied ? g_strconcat (sha256, ending, NULL) : NULL;
  target = copied ? g_build_filename (folder, name, NULL) : NULL;
  if (copied && g_rename (made, target) != 0)
    {
      yishi_copy_set_error (target, errno, error);
      copied = FALSE;
    }
  if (!copied)
    {
      g_unlink (made);
      return FALSE;
    }

  *file = g_build_filename (ATTACHMENTS, name, NULL);
  return yishi_copy_sync (folder, O_RDONLY | O_DIRECTORY, error);
}

static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_mkdir (folder, 0700) == 0)
    return yishi_copy_sync (parent, O_RDONLY | O_DIRECTORY, error);
  if (errno == EEXIST && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  yishi_copy_set_error (folder, errno, error);
  return FALSE;
}

gboolean
yishi_media_make_recordings (const char  *record,
                             GError     **error)
{
  g_autofree char *media = yishi_media_path (record);
  g_autofree char *folder = g_build_filename (media, RECORDINGS, NULL);
  g_autoptr(GError) own = NULL;

  if (make_folder (media, &own) && make_folder (folder, &own))
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, own->code,
               _("the folder “%s” was not made (free some space, or copy the record to a folder of your own)"), folder);
  return FALSE;
}

gboolean
yishi_media_add (const char  *record,
                 const char  *path,
                 char       **file,
                 char         sha256[YISHI_SHA256_TEXT],
                 GError     **error)
{
  g_autofree char *media = yishi_media_path (record);
  g_autofree char *folder = g_build_filename (media, ATTACHMENTS, NULL);
  int from = open_source (path, error);
  gboolean added;

  if (from < 0)
    return FALSE;

  added = make_folder (media, error) && make_folder (folder, error) &&
          copy_into (from, path, folder, file, sha256, error);
  close (from);
  return added;
}

gboolean
yishi_media_is_ours (const char *file)
{
  const char *name = file + strlen (ATTACHMENTS "/");

  return g_str_has_prefix (file, ATTACHMENTS "/") && g_ascii_isxdigit (*name) && strchr (name, '/') == NULL;
}

gboolean
yishi_media_sum (const char    *record,
                 const char    *file,
                 char           sha256[YISHI_SHA256_TEXT],
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *media = yishi_media_path (record);
  g_autofree char *path = g_build_filename (media, file, NULL);
  int from = yishi_media_is_ours (file) ? open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW) : -1;
  gboolean read_it;

  if (from < 0)
    return FALSE;

  read_it = stream (from, -1, path, NULL, sha256, cancellable, error);
  close (from);
  return read_it;
}
