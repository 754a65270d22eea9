/* roster-fixtures.c - files that the tests of rosters are made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster-fixtures.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MAIN_NAMESPACE "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATION_NAMESPACE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_NAMESPACE "http://schemas.openxmlformats.org/package/2006/relationships"

struct _Workbook
{
  struct archive *archive;
  char           *path;
};

/* Bombs are large, so a workbook is written to a file and not in memory. */
Workbook *
workbook_new (void)
{
  Workbook *self = g_new0 (Workbook, 1);
  int fd = g_file_open_tmp ("yishi-test-XXXXXX.xlsx", &self->path, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  self->archive = archive_write_new ();
  g_assert_cmpint (archive_write_set_format_zip (self->archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (self->archive, self->path), ==, ARCHIVE_OK);

  return self;
}

static void
begin_part (Workbook   *self,
            const char *part,
            gsize       length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, part);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (self->archive, entry), ==, ARCHIVE_OK);
  archive_entry_free (entry);
}

static void
write_data (Workbook   *self,
            const void *data,
            gsize       length)
{
  g_assert_cmpint (archive_write_data (self->archive, data, length), ==, (gssize) length);
}

void
workbook_add_bytes (Workbook   *self,
                    const char *part,
                    const void *data,
                    gsize       length)
{
  begin_part (self, part, length);
  write_data (self, data, length);
}

void
workbook_add (Workbook   *self,
              const char *part,
              const char *text)
{
  workbook_add_bytes (self, part, text, strlen (text));
}

void
workbook_add_long (Workbook   *self,
                   const char *part,
                   const char *head,
                   const char *filler,
                   gsize       length,
                   const char *tail)
{
  gsize n = strlen (filler), n_fillers = length / n, in_block = MAX (1, 65536 / n);
  g_autoptr(GString) block = g_string_new (NULL);

  for (gsize i = 0; i < in_block; i++)
    g_string_append (block, filler);

  begin_part (self, part, strlen (head) + n_fillers * n + strlen (tail));
  write_data (self, head, strlen (head));
  for (gsize i = 0; i < n_fillers; i += in_block)
    write_data (self, block->str, MIN (in_block, n_fillers - i) * n);
  write_data (self, tail, strlen (tail));
}

GBytes *
workbook_finish (Workbook *self)
{
  char *data;
  gsize length;

  g_assert_cmpint (archive_write_close (self->archive), ==, ARCHIVE_OK);
  archive_write_free (self->archive);
  g_assert_true (g_file_get_contents (self->path, &data, &length, NULL));
  g_unlink (self->path);
  g_free (self->path);
  g_free (self);

  return g_bytes_new_take (data, length);
}

void
workbook_add_frame (Workbook   *self,
                    const char *sheets)
{
  g_autofree char *workbook = g_strconcat ("<workbook xmlns=\"" MAIN_NAMESPACE
                                           "\" xmlns:r=\"" RELATION_NAMESPACE "\"><sheets>",
                                           sheets, "</sheets></workbook>", NULL);

  workbook_add (self, "_rels/.rels",
                "<Relationships xmlns=\"" PACKAGE_NAMESPACE
                "\"><Relationship Id=\"rId1\" Type=\"" RELATION_NAMESPACE
                "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  workbook_add (self, "xl/workbook.xml", workbook);
  workbook_add (self, "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" PACKAGE_NAMESPACE "\">"
                "<Relationship Id=\"rId1\" Type=\"" RELATION_NAMESPACE
                "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                "<Relationship Id=\"rId2\" Type=\"" RELATION_NAMESPACE
                "/worksheet\" Target=\"/xl/worksheets/b.xml\"/>"
                "<Relationship Id=\"rId3\" Type=\"" RELATION_NAMESPACE
                "/worksheet\" Target=\"../other/c.xml\"/>"
                "<Relationship Id=\"rId9\" Type=\"" RELATION_NAMESPACE
                "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                "</Relationships>");
}

GBytes *
make_workbook (const char *rows,
               const char *merges,
               const char *strings)
{
  Workbook *workbook = workbook_new ();
  g_autofree char *sheet =
      g_strconcat ("<worksheet xmlns=\"" MAIN_NAMESPACE "\"><sheetData>", rows, "</sheetData>",
                   merges != NULL ? merges : "", "</worksheet>", NULL);

  workbook_add_frame (workbook, "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>");
  workbook_add (workbook, "xl/worksheets/sheet1.xml", sheet);
  if (strings != NULL)
    {
      g_autofree char *texts =
          g_strconcat ("<sst xmlns=\"" MAIN_NAMESPACE "\">", strings, "</sst>", NULL);

      workbook_add (workbook, "xl/sharedStrings.xml", texts);
    }

  return workbook_finish (workbook);
}

char *
make_rows (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GString *xml = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], "|", -1);

      g_string_append_printf (xml, "<row r=\"%u\">", i + 1);
      for (guint k = 0; cells[k] != NULL; k++)
        {
          g_autofree char *escaped = g_markup_escape_text (cells[k], -1);

          if (*escaped != '\0')
            g_string_append_printf (xml, "<c r=\"%c%u\" t=\"inlineStr\"><is><t>%s</t></is></c>",
                                    'A' + k, i + 1, escaped);
        }
      g_string_append (xml, "</row>");
    }

  return g_string_free (xml, FALSE);
}

char *
write_bytes (GBytes     *bytes,
             const char *name)
{
  static char *folder = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *path;

  if (folder == NULL)
    folder = g_dir_make_tmp ("yishi-test-XXXXXX", NULL);
  g_assert_nonnull (folder);
  path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));

  return path;
}

char *
write_text (const char *text,
            const char *name)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return write_bytes (bytes, name);
}

YishiRoster *
read_bytes (GBytes  *bytes,
            GError **error)
{
  g_autofree char *path = write_bytes (bytes, "roster");
  g_autofree char *folder = g_path_get_dirname (path);
  YishiRoster *roster = yishi_roster_read (path, NULL, NULL, NULL, NULL, error);

  g_unlink (path);
  return roster;
}

YishiRoster *
read_text (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  YishiRoster *roster = read_bytes (bytes, &error);

  g_assert_no_error (error);
  return roster;
}
