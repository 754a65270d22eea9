/* yishi-media-part.c - the files of a recording: whether they are as they were, and their copies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "yishi-copy.h"
#include "yishi-media.h"
#include "yishi-recording.h"

/* Bytes that are left to the record, as the recorder does. */
#define RESERVE (G_GINT64_CONSTANT (16) << 20)

/* A file of a recording and nothing else: a pipe must not hold us up. -1 if there is none. */
static int
open_part (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
  struct stat status;

  if (fd >= 0 && (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode)))
    {
      close (fd);
      return -1;
    }

  return fd;
}

/* Sums up to @until or to the end of the file, whichever comes first. */
static gboolean
sum_until (int            from,
           gint64         until,
           YishiSha256   *sum,
           gint64        *bytes,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree guint8 *buffer = g_malloc (1 << 16);

  while (*bytes < until)
    {
      gssize n = read (from, buffer, MIN (until - *bytes, 1 << 16));

      if (n < 0 && errno == EINTR)
        continue;
      /* A file that cannot be read to its end is as good as cut off there. */
      if (n <= 0)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      yishi_sha256_update (sum, buffer, n);
      *bytes += n;
    }

  return TRUE;
}

gboolean
yishi_media_sum_part (const char    *record,
                      const char    *file,
                      const gint64  *marks,
                      gsize          n_marks,
                      char         (*sums)[YISHI_SHA256_TEXT],
                      gint64        *bytes,
                      char           sha256[YISHI_SHA256_TEXT],
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *media = yishi_media_path (record);
  g_autofree char *path = g_build_filename (media, file, NULL);
  int from = yishi_part_is_ours (file) ? open_part (path) : -1;
  gboolean summed = TRUE;
  YishiSha256 sum;

  if (from < 0)
    return FALSE;

  *bytes = 0;
  yishi_sha256_init (&sum);
  for (gsize i = 0; i < n_marks && summed; i++)
    {
      YishiSha256 so_far;

      summed = sum_until (from, marks[i], &sum, bytes, cancellable, error);
      so_far = sum;
      *sums[i] = '\0';
      if (*bytes == marks[i])
        yishi_sha256_finish (&so_far, sums[i]);
    }
  summed = summed && sum_until (from, G_MAXINT64, &sum, bytes, cancellable, error);
  yishi_sha256_finish (&sum, sha256);
  close (from);
  return summed;
}

/* Returns: (transfer full): where the copy of @file in the folder @mirror is */
static char *
get_copy_path (const char *file,
               const char *mirror)
{
  g_autofree char *name = g_path_get_basename (file);

  return g_build_filename (mirror, name, NULL);
}

/* Whether what @fd is open for has this size and this sum. FALSE with @error set only if it was cancelled. */
static gboolean
is_whole (int            fd,
          gint64         bytes,
          const char    *sha256,
          GCancellable  *cancellable,
          GError       **error)
{
  char found[YISHI_SHA256_TEXT];
  YishiSha256 sum;
  gint64 n = 0;

  yishi_sha256_init (&sum);
  if (!sum_until (fd, G_MAXINT64, &sum, &n, cancellable, error))
    return FALSE;
  yishi_sha256_finish (&sum, found);
  return n == bytes && strcmp (found, sha256) == 0;
}

gboolean
yishi_media_has_copy (const char    *file,
                      const char    *mirror,
                      gint64         bytes,
                      const char    *sha256,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *path = get_copy_path (file, mirror);
  int fd = yishi_part_is_ours (file) && *mirror != '\0' ? open_part (path) : -1;
  gboolean has;

  if (fd < 0)
    return FALSE;

  has = is_whole (fd, bytes, sha256, cancellable, error);
  close (fd);
  return has;
}

static gboolean
check_room (const char  *folder,
            gint64       bytes,
            GError     **error)
{
  struct statvfs disk;

  if (statvfs (folder, &disk) != 0 || (gint64) disk.f_bavail * (gint64) disk.f_frsize >= bytes + RESERVE)
    return TRUE;

  yishi_copy_set_error (folder, ENOSPC, error);
  return FALSE;
}

static gboolean
copy_bytes (int           from,
            int           to,
            const char   *path,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  gssize n;

  while ((n = read (from, buffer, 1 << 16)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (n < 0 || write (to, buffer, (gsize) n) != n)
        {
          yishi_copy_set_error (path, errno, error);
          return FALSE;
        }
    }

  if (fsync (to) == 0)
    return TRUE;
  yishi_copy_set_error (path, errno, error);
  return FALSE;
}

/* Copies what @from is open for under a name of its own, and gives it @target's only once it is whole. */
static gboolean
copy_part (int            from,
           const char    *target,
           gint64         bytes,
           const char    *sha256,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *made = g_build_filename (folder, ".new-XXXXXX", NULL);
  int to = check_room (folder, bytes, error) ? g_mkstemp_full (made, O_RDWR | O_CLOEXEC, 0600) : -1;
  gboolean copied;

  if (to < 0)
    {
      if (error == NULL || *error == NULL)
        yishi_copy_set_error (folder, errno, error);
      return FALSE;
    }

  copied = lseek (from, 0, SEEK_SET) == 0 && copy_bytes (from, to, made, cancellable, error) &&
           lseek (to, 0, SEEK_SET) == 0 && is_whole (to, bytes, sha256, cancellable, error);
  close (to);
  if (copied && g_rename (made, target) != 0)
    {
      yishi_copy_set_error (target, errno, error);
      copied = FALSE;
    }
  if (!copied)
    g_unlink (made);
  return copied && yishi_copy_sync (folder, O_RDONLY | O_DIRECTORY, error);
}

gboolean
yishi_media_bring_back (const char    *record,
                        const char    *file,
                        const char    *mirror,
                        gint64         bytes,
                        const char    *sha256,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *media = yishi_media_path (record);
  g_autofree char *path = g_build_filename (media, file, NULL);
  g_autofree char *copy = get_copy_path (file, mirror);
  struct stat status;
  gboolean brought;
  int from;

  if (!yishi_part_is_ours (file) || *mirror == '\0' ||
      (lstat (path, &status) == 0 && S_ISREG (status.st_mode) && status.st_size == bytes))
    return FALSE;
  from = open_part (copy);
  if (from < 0)
    return FALSE;

  brought = is_whole (from, bytes, sha256, cancellable, error) && yishi_media_make_recordings (record, error) &&
            copy_part (from, path, bytes, sha256, cancellable, error);
  close (from);
  return brought;
}
