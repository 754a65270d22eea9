/* yishi-zip.c - the parts of a workbook, unpacked as a stream
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* Where libarchive looks for the end of the directory. */
#define LONGEST_TAIL (16 * 1024)
#define END_LENGTH 22

/* A directory of this size has tens of thousands of parts; a workbook has
 * dozens. libarchive keeps the whole of it in memory. */
#define LARGEST_DIRECTORY (2 * 1024 * 1024)

static gboolean
refuse_damaged (GError **error)
{
  return yishi_table_refuse (
      error, _("the file was not read: the workbook is damaged (open it in a spreadsheet and "
               "save it anew)"));
}

static gboolean
peek_source (const YishiTableSource *source,
             gsize                   offset,
             guchar                 *buffer,
             gsize                   length)
{
  if (source->fd < 0)
    {
      memcpy (buffer, source->data + offset, length);
      return TRUE;
    }

  return pread (source->fd, buffer, length, (off_t) offset) == (gssize) length;
}

/**
 * yishi_zip_check:
 *
 * Looks at the end of the file for where its directory is, as libarchive does,
 * and refuses a directory that could only fill the memory.
 *
 * Returns: %FALSE if this is no workbook of sensible size
 */
gboolean
yishi_zip_check (const YishiZip *zip,
                 GError        **error)
{
  gsize length = zip->source->length, tail = MIN (length, LONGEST_TAIL);
  g_autofree guchar *buffer = g_malloc (tail);
  gsize i;
  guint32 directory;

  if (tail < END_LENGTH || !peek_source (zip->source, length - tail, buffer, tail))
    return refuse_damaged (error);

  i = tail - END_LENGTH;
  while (i > 0 && memcmp (buffer + i, "PK\005\006", 4) != 0)
    i--;
  if (memcmp (buffer + i, "PK\005\006", 4) != 0 ||
      (i >= 20 && memcmp (buffer + i - 20, "PK\006\007", 4) == 0))
    return refuse_damaged (error);

  memcpy (&directory, buffer + i + 16, sizeof directory);
  directory = GUINT32_FROM_LE (directory);
  if (directory >= length)
    return refuse_damaged (error);
  if (length - directory > LARGEST_DIRECTORY)
    return yishi_table_refuse (
        error, _("the file was not read: it claims to consist of too many parts to be a workbook "
                 "(open it in a spreadsheet and save it anew)"));

  return TRUE;
}

static struct archive *
open_archive (const YishiTableSource *source)
{
  struct archive *archive = archive_read_new ();
  int status;

  archive_read_support_format_zip_seekable (archive);
  if (source->fd < 0)
    status = archive_read_open_memory (archive, source->data, source->length);
  else if (lseek (source->fd, 0, SEEK_SET) == 0)
    status = archive_read_open_fd (archive, source->fd, 64 * 1024);
  else
    status = ARCHIVE_FATAL;
  if (status == ARCHIVE_OK)
    return archive;

  archive_read_free (archive);
  return NULL;
}

/* Part names differ in capitals and slashes between the programs that write
 * them. */
static gboolean
is_named (const char *path,
          const char *name)
{
  while (*path == '/' || *path == '\\')
    path++;
  for (; *path != '\0' && *name != '\0'; path++, name++)
    if (g_ascii_tolower (*path == '\\' ? '/' : *path) != g_ascii_tolower (*name))
      return FALSE;

  return *path == *name;
}

static gboolean
unpack (YishiZip       *zip,
        struct archive *archive,
        YishiZipSink    sink,
        gpointer        user_data,
        GError        **error)
{
  for (;;)
    {
      const void *data;
      size_t length;
      la_int64_t offset;
      int status = archive_read_data_block (archive, &data, &length, &offset);

      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status != ARCHIVE_OK)
        return refuse_damaged (error);
      zip->n_unpacked += length;
      if (zip->n_unpacked > YISHI_TABLE_MAX_UNPACKED)
        return yishi_table_refuse (
            error,
            _("the file was not read: the workbook unpacks to more than %d MB (keep only "
              "the roster in it)"),
            YISHI_TABLE_MAX_UNPACKED / (1024 * 1024));
      if (g_cancellable_set_error_if_cancelled (zip->cancellable, error) ||
          !sink (data, length, user_data, error))
        return FALSE;
    }
}

/* Returns: whether the archive stands at the part @name */
static gboolean
find_part (struct archive *archive,
           const char     *name,
           gboolean       *damaged)
{
  struct archive_entry *entry;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      const char *path = archive_entry_pathname (entry);

      if (path != NULL && is_named (path, name))
        return TRUE;
    }

  *damaged = status != ARCHIVE_EOF;
  return FALSE;
}

/**
 * yishi_zip_read:
 * @name: of the part, as `xl/workbook.xml`
 * @sink: gets what is in it, piece by piece
 * @found: (out): whether there is such a part
 *
 * Returns: %FALSE on error, also one that @sink has set
 */
gboolean
yishi_zip_read (YishiZip    *zip,
                const char  *name,
                YishiZipSink sink,
                gpointer     user_data,
                gboolean    *found,
                GError     **error)
{
  struct archive *archive = open_archive (zip->source);
  gboolean damaged = FALSE, done = TRUE;

  *found = FALSE;
  if (archive == NULL)
    return refuse_damaged (error);

  *found = find_part (archive, name, &damaged);
  if (damaged)
    done = refuse_damaged (error);
  else if (*found && archive_read_has_encrypted_entries (archive) > 0)
    done = yishi_table_refuse (
        error, _("the file was not read: the workbook is under a password (open it, take the "
                 "password off, and save it)"));
  else if (*found)
    done = unpack (zip, archive, sink, user_data, error);
  archive_read_free (archive);

  return done;
}
