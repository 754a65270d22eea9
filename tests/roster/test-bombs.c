/* test-bombs.c - hostile files are refused before they cost memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each file is read by a child process, whose peak of memory the system tells.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "roster-fixtures.h"

#define MB (1024 * 1024)
#define MOST_MEMORY (100 * 1024) /* KB, as getrusage() counts */

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED TRUE
#else
#define IS_SANITIZED FALSE
#endif

static const char *program;

#define NAMESPACE "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define BEGIN_SHEET "<worksheet " NAMESPACE "><sheetData>"
#define END_SHEET "</sheetData></worksheet>"
#define ONE_SHEET "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>"
#define SMALL_SHEET BEGIN_SHEET "<row><c t=\"s\"><v>0</v></c></row>" END_SHEET

/* Reads the file in a child. Returns: the message it was refused with, "" if it
 * was read; fails if that took too much memory */
static char *
read_in_child (const char *path)
{
  const char *const arguments[] = { program, "--read", path, NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  glong memory;
  char *rest;
  int status;

  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  memory = strtol (output, &rest, 10);
  g_test_message ("peak of memory: %ld MB%s", memory / 1024, rest);
  g_assert_cmpint (memory, >, 0);
  if (!IS_SANITIZED)
    g_assert_cmpint (memory, <, MOST_MEMORY);

  return g_strdup (g_strchug (rest));
}

/* The child. */
static int
read_and_tell (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiRoster) roster = yishi_roster_read (path, NULL, NULL, NULL, NULL, &error);
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_print ("%ld %s", usage.ru_maxrss, error != NULL ? error->message : "");
  return roster == NULL && error == NULL;
}

static void
assert_refused (char *path)
{
  g_autofree char *message = read_in_child (path);

  g_assert_cmpstr (message, !=, "");
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_unlink (path);
  g_free (path);
}

static void
assert_workbook_refused (Workbook *workbook)
{
  g_autoptr(GBytes) bytes = workbook_finish (workbook);

  /* What is refused is what it unpacks to. */
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 64 * MB);
  assert_refused (write_bytes (bytes, "bomb.xlsx"));
}

/* Writes a file of @length bytes: @head, then @filler again and again. */
static char *
write_long (const char *name,
            const char *head,
            const char *filler,
            gsize       length)
{
  char *path = write_text ("", name);
  FILE *file = g_fopen (path, "w");
  gsize n = strlen (filler);

  g_assert_nonnull (file);
  fputs (head, file);
  for (gsize i = 0; i < length / n; i++)
    fputs (filler, file);
  g_assert_cmpint (fclose (file), ==, 0);

  return path;
}

static const struct
{
  const char *name, *head, *filler;
  gsize       length;
} csvs[] = {
  { "cell-100-mb", "房号,业主,面积\n1-1-101,",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 100 * MB },
  { "cell-30-mb", "房号,业主,面积\n1-1-101,",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 30 * MB },
  { "quoted-cell-30-mb", "房号,业主,面积\n1-1-101,\"", "xxxxxxx\n", 30 * MB },
  { "million-columns", "房号,业主,面积\n1-1-101", ",1", 2 * MB },
  { "cells-30-mb", "房号,业主,面积", ",\n,", 30 * MB },
  { "cells-with-text-30-mb", "房号,业主,面积\n", "1,1,1,1,1,1,1,1\n", 30 * MB },
  { "million-and-more-rows", "房号,业主,面积\n", "1\n", 4 * MB },
  { "gb18030-30-mb", "\xb7\xbf\xba\xc5,\xd2\xb5\xd6\xf7\n", "\xb7\xbf\xba\xc5", 30 * MB },
  { "zeros-30-mb", "", "\x01\x02\x03\x04\x05\x06\x07\xff", 30 * MB },
};

static void
test_csv (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  assert_refused (write_long ("bomb.csv", csvs[i].head, csvs[i].filler, csvs[i].length));
}

static const struct
{
  const char *name;
  gsize       length;                        /* of the filler */
  const char *sheet, *filler, *end;          /* of the sheet; @filler: the sheet is long */
  const char *texts, *texts_filler, *texts_end; /* likewise of the shared texts */
} workbooks[] = {
  { "sheet-of-blanks", 300 * MB, BEGIN_SHEET, "                                ", END_SHEET },
  { "sheet-of-empty-rows", 64 * MB, BEGIN_SHEET, "<row></row>", END_SHEET },
  { "cell-100-mb", 100 * MB, BEGIN_SHEET "<row><c t=\"str\"><v>", "xxxxxxxxxxxxxxxx",
    "</v></c></row>" END_SHEET },
  { "cell-of-references", 100 * MB, BEGIN_SHEET "<row><c t=\"str\"><v>", "&amp;&#x4e00;",
    "</v></c></row>" END_SHEET },
  { "cell-of-cdata", 100 * MB, BEGIN_SHEET "<row><c t=\"str\"><v><![CDATA[", "xxxxxxxxxxxxxxxx",
    "]]></v></c></row>" END_SHEET },
  { "number-100-mb", 100 * MB, BEGIN_SHEET "<row><c><v>", "1111111111111111",
    "</v></c></row>" END_SHEET },
  { "million-columns", 32 * MB, BEGIN_SHEET "<row>", "<c><v>1</v></c>", "</row>" END_SHEET },
  { "million-and-more-rows", 64 * MB, BEGIN_SHEET, "<row><c><v>1</v></c></row>", END_SHEET },
  { "far-columns", 64 * MB, BEGIN_SHEET, "<row><c r=\"XFD1\"><v>1</v></c></row>", END_SHEET },
  { "many-texts-in-cells", 80 * MB, BEGIN_SHEET,
    "<row><c "
    "t=\"str\"><v>"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxx"
    "</v></c></row>",
    END_SHEET },
  { "many-attributes", 100 * MB, BEGIN_SHEET "<row ", "a=\"xxxxxxxxxxxx\" ", "/>" END_SHEET },
  { "long-attribute", 100 * MB, BEGIN_SHEET "<row a=\"", "xxxxxxxxxxxxxxxx", "\"/>" END_SHEET },
  { "long-name", 100 * MB, BEGIN_SHEET "<row><", "xxxxxxxxxxxxxxxx", "/></row>" END_SHEET },
  { "long-comment", 100 * MB, BEGIN_SHEET "<!--", "xxxxxxxxxxxxxxxx", "-->" END_SHEET },
  { "deep", 100 * MB, BEGIN_SHEET, "<row>", END_SHEET },
  { "many-merges", 240 * MB, BEGIN_SHEET "<row><c><v>1</v></c></row></sheetData><mergeCells>",
    "<mergeCell ref=\"A1:XFD1048576\"/>", "</mergeCells></worksheet>" },
  { "texts-that-are-many", 48 * MB, SMALL_SHEET, NULL, NULL, "<sst " NAMESPACE ">",
    "<si><t>x</t></si>", "</sst>" },
  { "texts-that-are-long", 48 * MB, SMALL_SHEET, NULL, NULL, "<sst " NAMESPACE "><si>",
    "<r><t>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</t></r>", "</si></sst>" },
  { "texts-in-all", 80 * MB, SMALL_SHEET, NULL, NULL, "<sst " NAMESPACE ">",
    "<si><t>"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</"
    "t></si>",
    "</sst>" },
};

static void
test_workbook (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  Workbook *workbook = workbook_new ();

  workbook_add_frame (workbook, ONE_SHEET);
  if (workbooks[i].filler != NULL)
    workbook_add_long (workbook, "xl/worksheets/sheet1.xml", workbooks[i].sheet,
                       workbooks[i].filler, workbooks[i].length, workbooks[i].end);
  else
    workbook_add (workbook, "xl/worksheets/sheet1.xml", workbooks[i].sheet);
  if (workbooks[i].texts != NULL)
    workbook_add_long (workbook, "xl/sharedStrings.xml", workbooks[i].texts,
                       workbooks[i].texts_filler, workbooks[i].length, workbooks[i].texts_end);
  assert_workbook_refused (workbook);
}

/* A billion laughs, an entity that reads a file, one that asks the network, and
 * the same in UTF-16: the document type alone is refused. */
static const struct
{
  const char *name, *type, *text, *charset;
} entities[] = {
  { "billion-laughs",
    "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
    "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e "
    "\"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g "
    "\"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">]>",
    "&g;&g;&g;&g;&g;", "UTF-8" },
  { "entity-of-a-file", "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "&a;",
    "UTF-8" },
  { "entity-of-an-address", "<!DOCTYPE a SYSTEM \"http://localhost:1/a.dtd\">", "a", "UTF-8" },
  { "entity-in-utf-16", "<!DOCTYPE a [<!ENTITY a \"ha\">]>", "&a;", "UTF-16" },
};

static void
test_entities (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *xml = g_strconcat ("<?xml version=\"1.0\" encoding=\"", entities[i].charset,
                                      "\"?>", entities[i].type, BEGIN_SHEET "<row><c t=\"str\"><v>",
                                      entities[i].text, "</v></c></row>" END_SHEET, NULL);
  g_autofree char *encoded = NULL;
  Workbook *workbook = workbook_new ();
  gsize length;

  encoded = g_convert (xml, -1, entities[i].charset, "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (encoded);
  workbook_add_frame (workbook, ONE_SHEET);
  workbook_add_bytes (workbook, "xl/worksheets/sheet1.xml", encoded, length);
  assert_workbook_refused (workbook);
}

/* A file of 300 MB is refused without being read. */
static void
test_large_file (void)
{
  char *path = write_text ("房号,业主,面积\n", "bomb.csv");

  g_assert_cmpint (truncate (path, 300 * MB), ==, 0);
  assert_refused (path);
}

/* Many sheets, none of them a roster: together they unpack to too much. */
static void
test_many_sheets (void)
{
  Workbook *workbook = workbook_new ();
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 1; i <= 200; i++)
    g_string_append_printf (list, "<sheet name=\"Sheet%u\" sheetId=\"%u\" r:id=\"rId1\"/>", i, i);
  workbook_add_frame (workbook, list->str);
  workbook_add_long (workbook, "xl/worksheets/sheet1.xml", BEGIN_SHEET, "<row></row>", 20 * MB,
                     END_SHEET);
  assert_workbook_refused (workbook);
}

static void
test_many_parts (void)
{
  Workbook *workbook = workbook_new ();

  workbook_add_frame (workbook, ONE_SHEET);
  for (guint i = 0; i < 20000; i++)
    {
      char name[64];

      g_snprintf (name, sizeof name, "xl/worksheets/part-with-a-long-name-%u.xml", i);
      workbook_add (workbook, name, "");
    }
  assert_workbook_refused (workbook);
}

/* What is no bomb is read by the same child, so a refusal above means something. */
static void
test_no_bomb (void)
{
  g_autofree char *rows = make_rows ("房号|业主|面积\n1-1-101|甲某|89.71");
  g_autoptr(GBytes) bytes = make_workbook (rows, NULL, NULL);
  g_autofree char *path = write_bytes (bytes, "good.xlsx");
  g_autofree char *message = read_in_child (path);

  g_assert_cmpstr (message, ==, "");
  g_unlink (path);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--read") == 0)
    return read_and_tell (argv[2]);

  g_test_init (&argc, &argv, NULL);
  program = argv[0];

  for (gsize i = 0; i < G_N_ELEMENTS (csvs); i++)
    {
      g_autofree char *path = g_strconcat ("/bombs/csv/", csvs[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_csv);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (workbooks); i++)
    {
      g_autofree char *path = g_strconcat ("/bombs/xlsx/", workbooks[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_workbook);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      g_autofree char *path = g_strconcat ("/bombs/xlsx/", entities[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_entities);
    }
  g_test_add_func ("/bombs/csv/file-300-mb", test_large_file);
  g_test_add_func ("/bombs/xlsx/many-sheets", test_many_sheets);
  g_test_add_func ("/bombs/xlsx/many-parts", test_many_parts);
  g_test_add_func ("/bombs/no-bomb", test_no_bomb);

  return g_test_run ();
}
