/* yishi-package.c - a ZIP archive that is whole or not there, with the SHA-256 of everything in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "yishi-copy.h"
#include "yishi-sha256.h"
#include "yishi-store-error.h"

#define CHUNK (256 * 1024)

struct _YishiPackage
{
  char           *path;     /* (owned) */
  char           *part;     /* (owned) (nullable) where it lies until it is whole */
  char           *folder;   /* (owned) */
  struct archive *archive;  /* (owned) */
  int             fd;
  gint64          made;     /* s */
  GString        *sums;     /* (owned) */
};

static gboolean
set_archive_error (YishiPackage  *self,
                   GError   **error)
{
  yishi_copy_set_error (self->path, archive_errno (self->archive), error);
  return FALSE;
}

static gboolean
start (YishiPackage  *self,
       GError   **error)
{
  self->fd = g_mkstemp_full (self->part, O_WRONLY | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      yishi_copy_set_error (self->path, errno, error);
      g_clear_pointer (&self->part, g_free);
      return FALSE;
    }

  self->archive = archive_write_new ();
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK ||
      archive_write_set_options (self->archive, "zip:hdrcharset=UTF-8") != ARCHIVE_OK ||
      archive_write_open_fd (self->archive, self->fd) != ARCHIVE_OK)
    return set_archive_error (self, error);

  return TRUE;
}

YishiPackage *
yishi_package_new (const char  *path,
               const char  *folder,
               gint64       made,
               GError     **error)
{
  g_autoptr(YishiPackage) self = g_new0 (YishiPackage, 1);

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (folder != NULL && *folder != '\0', NULL);

  self->path = g_strdup (path);
  self->part = g_strconcat (path, ".XXXXXX", NULL);
  self->folder = g_strdup (folder);
  self->made = made;
  self->sums = g_string_new (NULL);
  self->fd = -1;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_clear_pointer (&self->part, g_free);
      yishi_copy_set_error (path, EEXIST, error);
      return NULL;
    }

  return start (self, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
begin_entry (YishiPackage    *self,
             const char  *name,
             gint64       size,
             gint64       modified,
             GError     **error)
{
  g_autofree char *whole = g_strdup_printf ("%s/%s", self->folder, name);
  struct archive_entry *entry = archive_entry_new ();
  int status;

  archive_entry_set_pathname_utf8 (entry, whole);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, size);
  archive_entry_set_mtime (entry, (time_t) modified, 0);
  status = archive_write_header (self->archive, entry);
  archive_entry_free (entry);
  return status == ARCHIVE_OK || set_archive_error (self, error);
}

/* @name: as sha256sum -c looks for it, from the folder in which the list lies */
static void
end_entry (YishiPackage    *self,
           const char  *name,
           YishiSha256 *sum)
{
  char text[YISHI_SHA256_TEXT];

  yishi_sha256_finish (sum, text);
  g_string_append_printf (self->sums, "%s  %s\n", text, name);
}

static gboolean
write_bytes (YishiPackage     *self,
             YishiSha256  *sum,
             const void   *bytes,
             gsize         length,
             GError      **error)
{
  yishi_sha256_update (sum, bytes, length);
  return archive_write_data (self->archive, bytes, length) == (la_ssize_t) length || set_archive_error (self, error);
}

/* As many bytes as there were when the entry was begun: a file that grows meanwhile is
 * cut there, one that has shrunk is an error. */
static gboolean
copy_bytes (YishiPackage      *self,
            int            fd,
            const char    *path,
            gint64         size,
            YishiSha256   *sum,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);

  while (size > 0)
    {
      ssize_t n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      n = read (fd, buffer, MIN (size, CHUNK));
      if (n <= 0)
        {
          yishi_copy_set_error (path, n < 0 ? errno : EIO, error);
          return FALSE;
        }
      if (!write_bytes (self, sum, buffer, (gsize) n, error))
        return FALSE;
      size -= n;
    }

  return TRUE;
}

gboolean
yishi_package_add_file (YishiPackage      *self,
                    const char    *name,
                    const char    *path,
                    GCancellable  *cancellable,
                    GError       **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat about;
  YishiSha256 sum;
  gboolean added;

  if (fd < 0 || fstat (fd, &about) != 0)
    {
      yishi_copy_set_error (path, errno, error);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }

  yishi_sha256_init (&sum);
  added = begin_entry (self, name, about.st_size, about.st_mtime, error) &&
          copy_bytes (self, fd, path, about.st_size, &sum, cancellable, error);
  if (added)
    end_entry (self, name, &sum);
  close (fd);
  return added;
}

gboolean
yishi_package_add_text (YishiPackage    *self,
                    const char  *name,
                    const char  *text,
                    GError     **error)
{
  gsize length = strlen (text);
  YishiSha256 sum;

  yishi_sha256_init (&sum);
  if (!begin_entry (self, name, (gint64) length, self->made, error) || !write_bytes (self, &sum, text, length, error))
    return FALSE;

  end_entry (self, name, &sum);
  return TRUE;
}

gboolean
yishi_package_finish (YishiPackage  *self,
                  GError   **error)
{
  g_autofree char *sums = g_strdup (self->sums->str);

  if (!yishi_package_add_text (self, "SHA256SUMS", sums, error))
    return FALSE;
  if (archive_write_close (self->archive) != ARCHIVE_OK)
    return set_archive_error (self, error);
  if (fsync (self->fd) != 0)
    {
      yishi_copy_set_error (self->path, errno, error);
      return FALSE;
    }
  if (!yishi_copy_name (self->part, self->path, error))
    return FALSE;

  g_clear_pointer (&self->part, g_free);
  return TRUE;
}

void
yishi_package_free (YishiPackage *self)
{
  if (self->archive != NULL)
    archive_write_free (self->archive);
  if (self->fd >= 0)
    close (self->fd);
  if (self->part != NULL)
    g_unlink (self->part);
  g_free (self->part);
  g_free (self->path);
  g_free (self->folder);
  g_string_free (self->sums, TRUE);
  g_free (self);
}
