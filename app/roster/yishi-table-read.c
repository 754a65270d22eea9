/* yishi-table-read.c - which kind of file it is, and its bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "yishi-sha256.h"
#include "yishi-table-private.h"

/* What some files are that are taken for tables. Returns: NULL if nothing known */
static const char *
recognize_other (const guchar *head,
                 gsize         length)
{
  static const guchar ole[] = { 0xd0, 0xcf, 0x11, 0xe0 };

  if (length >= 4 && memcmp (head, ole, 4) == 0)
    return N_("the file was not read: it is a workbook in the old .xls format or under a password "
              "(open it, take the "
              "password off, and save it as .xlsx or CSV)");
  if (length >= 4 && memcmp (head, "%PDF", 4) == 0)
    return N_("the file was not read: it is a PDF (ask for the spreadsheet it was made from)");
  while (length > 0 && (g_ascii_isspace (*head) || *head >= 0xbb))
    {
      head++;
      length--;
    }
  if (length >= 5 && (g_ascii_strncasecmp ((const char *) head, "<html", 5) == 0 ||
                      g_ascii_strncasecmp ((const char *) head, "<!doc", 5) == 0 ||
                      g_ascii_strncasecmp ((const char *) head, "<?xml", 5) == 0 ||
                      g_ascii_strncasecmp ((const char *) head, "<tabl", 5) == 0))
    return N_("the file was not read: it is a web page under the name of a table (open it in a "
              "spreadsheet and save "
              "it as .xlsx or CSV)");

  return NULL;
}

static gboolean
read_at (const YishiTableSource *source,
         gsize                   offset,
         char                   *buffer,
         gsize                   length,
         GError                **error)
{
  gsize done = 0;

  if (source->fd < 0)
    {
      memcpy (buffer, source->data + offset, length);
      return TRUE;
    }

  while (done < length)
    {
      gssize n = pread (source->fd, buffer + done, length - done, (off_t) (offset + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          g_set_error (error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_IO,
                       /* Translators: %s is the system's reason */
                       _("the file was not read: %s (check the disk it lies on)"),
                       n < 0 ? g_strerror (errno) : _("it became shorter meanwhile"));
          return FALSE;
        }
      done += n;
    }

  return TRUE;
}

static gboolean
hash_source (YishiTable             *self,
             const YishiTableSource *source,
             GCancellable           *cancellable,
             GError                **error)
{
  char sha256_text[YISHI_SHA256_TEXT];
  YishiSha256 sha256;
  g_autofree char *buffer = g_malloc (64 * 1024);

  yishi_sha256_init (&sha256);
  for (gsize offset = 0; offset < source->length; offset += 64 * 1024)
    {
      gsize n = MIN (source->length - offset, 64 * 1024);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_at (source, offset, buffer, n, error))
        return FALSE;
      yishi_sha256_update (&sha256, buffer, n);
    }

  yishi_sha256_finish (&sha256, sha256_text);
  self->sha256 = g_strdup (sha256_text);
  return TRUE;
}

/* Reads a text file whole into the arena, behind the empty text. */
static gboolean
load_text (YishiTable             *self,
           const YishiTableSource *source,
           GError                **error)
{
  if (source->length > YISHI_TABLE_MAX_CSV)
    return yishi_table_refuse (
        error, _("the file was not read: it is larger than %d MB (keep only the roster in it)"),
        YISHI_TABLE_MAX_CSV / (1024 * 1024));

  self->text = g_malloc (source->length + 2);
  return read_at (source, 0, self->text, source->length, error);
}

static gboolean
fill_table (YishiTable              *self,
            const YishiTableSource  *source,
            const YishiTableOptions *options,
            GCancellable            *cancellable,
            GError                 **error)
{
  const char *other;
  char head[64];
  gsize n = MIN (source->length, sizeof head);

  if (source->length == 0)
    {
      g_set_error (error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_EMPTY,
                   _("nothing was read: the file is empty (choose the file with the rows)"));
      return FALSE;
    }
  if (source->length > YISHI_TABLE_MAX_FILE)
    return yishi_table_refuse (
        error, _("the file was not read: it is larger than %d MB (keep only the roster in it)"),
        YISHI_TABLE_MAX_FILE / (1024 * 1024));
  if (!read_at (source, 0, head, n, error))
    return FALSE;
  other = recognize_other ((const guchar *) head, n);
  if (other != NULL)
    return yishi_table_refuse (error, "%s", _(other));
  if (!hash_source (self, source, cancellable, error))
    return FALSE;
  if (n >= 4 && memcmp (head, "PK\003\004", 4) == 0)
    return yishi_xlsx_read (self, source, options, cancellable, error);

  return load_text (self, source, error) &&
         yishi_csv_read (self, source, options != NULL ? options->encoding : NULL, cancellable,
                         error);
}

static YishiTable *
read_source (const YishiTableSource  *source,
             const YishiTableOptions *options,
             GCancellable            *cancellable,
             GError                 **error)
{
  g_autoptr(YishiTable) self = yishi_table_create ();

  if (!fill_table (self, source, options, cancellable, error))
    return NULL;
  if (self->rows->len == 0)
    {
      g_set_error (error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_EMPTY,
                   _("nothing was read: the table has no rows (choose the file with the rows)"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * yishi_table_read:
 * @path: a CSV, TSV or XLSX file
 * @options: (nullable): what not to guess
 *
 * What kind of file it is, its contents say and not its name.
 *
 * Returns: (transfer full) (nullable): the table; sets %YISHI_ROSTER_ERROR
 */
YishiTable *
yishi_table_read (const char              *path,
                  const YishiTableOptions *options,
                  GCancellable            *cancellable,
                  GError                 **error)
{
  YishiTableSource source = { -1, NULL, 0 };
  YishiTable *self = NULL;
  struct stat info;

  g_return_val_if_fail (path != NULL, NULL);

  /* O_NONBLOCK: a pipe is refused and not waited for. */
  source.fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (source.fd < 0)
    {
      /* Translators: %s is the system's reason */
      yishi_table_refuse (
          error, _("the file was not opened: %s (check its name and whether you may read it)"),
          g_strerror (errno));
      return NULL;
    }

  if (fstat (source.fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      yishi_table_refuse (error,
                          _("the file was not read: it is a folder or a device (choose a file)"));
    }
  else
    {
      source.length = (gsize) info.st_size;
      self = read_source (&source, options, cancellable, error);
    }
  close (source.fd);

  return self;
}

/**
 * yishi_table_read_bytes:
 * @bytes: what the file would hold
 *
 * Returns: (transfer full) (nullable): as yishi_table_read()
 */
YishiTable *
yishi_table_read_bytes (GBytes                  *bytes,
                        const YishiTableOptions *options,
                        GCancellable            *cancellable,
                        GError                 **error)
{
  YishiTableSource source = { -1, NULL, 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  source.data = g_bytes_get_data (bytes, &source.length);
  return read_source (&source, options, cancellable, error);
}
