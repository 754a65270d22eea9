/* test-table.c - tables of every kind come out as the same rows of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "roster-fixtures.h"
#include "yishi-table.h"

/* Writes a table as rows "number:cell|cell" with a line feed behind each, line
 * feeds in cells as ¶. */
static char *
describe (const YishiTable *table)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint row = 0; row < yishi_table_get_n_rows (table); row++)
    {
      g_string_append_printf (text, "%u:", yishi_table_get_row_number (table, row));
      for (guint column = 0; column < yishi_table_get_n_cells (table, row); column++)
        g_string_append_printf (text, "%s%s", column > 0 ? "|" : "",
                                yishi_table_get_cell (table, row, column));
      g_string_append_c (text, '\f');
    }
  g_string_replace (text, "\n", "¶", 0);
  g_string_replace (text, "\f", "\n", 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_table (GBytes                  *bytes,
              const YishiTableOptions *options,
              const char              *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiTable) table = yishi_table_read_bytes (bytes, options, NULL, &error);
  g_autofree char *found = NULL;

  if (expected == NULL)
    {
      g_assert_null (table);
      g_assert_true (error != NULL && error->domain == YISHI_ROSTER_ERROR);
      g_assert_cmpint (error->code, ==, YISHI_ROSTER_ERROR_UNREADABLE);
      g_assert_nonnull (strchr (error->message, '('));
      return;
    }

  g_assert_no_error (error);
  found = describe (table);
  g_assert_cmpstr (found, ==, expected);
}

static const struct
{
  const char *name, *text, *expected;  /* expected NULL: refused */
} csvs[] = {
  { "plain", "a,b\n1,2\n", "1:a|b\n2:1|2\n" },
  { "no-last-line-feed", "a,b\n1,2", "1:a|b\n2:1|2\n" },
  { "crlf", "a,b\r\n1,2\r\n", "1:a|b\n2:1|2\n" },
  { "cr", "a,b\r1,2\r", "1:a|b\n2:1|2\n" },
  { "mixed-line-ends", "a,b\r\n1,2\r3,4\n", "1:a|b\n2:1|2\n3:3|4\n" },
  { "empty-cells", "a,,c\n,,\n,2,\n", "1:a||c\n3:|2\n" },
  { "empty-lines", "\n\na,b\n\n1,2\n", "3:a|b\n5:1|2\n" },
  { "blanks-go", " a ,　b　\n", "1:a|b\n" },
  { "inner-blanks-stay", "a  b,c\n", "1:a  b|c\n" },
  { "quoted", "\"a\",\"b,c\"\n", "1:a|b,c\n" },
  { "doubled-quotes", "\"a\"\"b\",\"\"\"\"\n", "1:a\"b|\"\n" },
  { "quote-inside", "a\"b,5\"\n", "1:a\"b|5\"\n" },
  { "line-feed-in-quotes", "\"a\nb\",c\nd,e\n", "1:a¶b|c\n3:d|e\n" },
  { "crlf-in-quotes", "\"a\r\nb\",c\r\nd,e\r\n", "1:a\r¶b|c\n3:d|e\n" },
  { "empty-quotes", "\"\",a\n", "1:|a\n" },
  { "quoted-at-the-end", "a,\"b\"", "1:a|b\n" },
  { "blank-after-quote", "\"a\" ,b\n", "1:a|b\n" },
  { "separator-at-the-end", "a,b,", "1:a|b\n" },
  { "semicolons", "a;b;c\n1;2,5;3\n", "1:a|b|c\n2:1|2,5|3\n" },
  { "tabs", "a\tb\n1,5\t2\n", "1:a|b\n2:1,5|2\n" },
  { "sep-row", "sep=;\na;b\n1;2\n", "2:a|b\n3:1|2\n" },
  { "title-without-separator", "名册\na;b;c\n1;2;3\n", "1:名册\n2:a|b|c\n3:1|2|3\n" },
  { "comma-in-quotes-is-no-vote", "a;\"b,c,d,e\"\n1;\"2,3,4,5\"\n", "1:a|b,c,d,e\n2:1|2,3,4,5\n" },
  { "bom", "\xef\xbb\xbf" "a,b\n", "1:a|b\n" },
  { "one-column", "a\nb\n", "1:a\n2:b\n" },
  { "chinese", "房号,业主\n101,甲某\n", "1:房号|业主\n2:101|甲某\n" },
  { "unclosed-quote", "a,b\n\"1,2\n3,4\n", NULL },
  { "text-behind-quote", "a,\"b\"c\n", NULL },
  { "not-text", "a,b\n\x81\xff\xfe\n", NULL },
  { "pdf", "%PDF-1.4\n", NULL },
  { "old-xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NULL },
  { "web-page", "<html><table><tr><td>1</td></tr></table></html>", NULL },
  { "cut-zip", "PK\003\004 and nothing more", NULL },
};

static void
test_csv (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) bytes = g_bytes_new (csvs[i].text, strlen (csvs[i].text));

  assert_table (bytes, NULL, csvs[i].expected);
}

static const struct
{
  const char *name, *charset, *mark, *expected;
  gsize       n_mark;
} encodings[] = {
  { "utf-8", "UTF-8", "", "UTF-8", 0 },
  { "utf-8-bom", "UTF-8", "\xef\xbb\xbf", "UTF-8 BOM", 3 },
  { "utf-16le", "UTF-16LE", "\xff\xfe", "UTF-16LE", 2 },
  { "utf-16be", "UTF-16BE", "\xfe\xff", "UTF-16BE", 2 },
  { "utf-16le-without-mark", "UTF-16LE", "", "UTF-16LE", 0 },
  { "utf-16be-without-mark", "UTF-16BE", "", "UTF-16BE", 0 },
  { "gb18030", "GB18030", "", "GB18030", 0 },
};

/* One text with rare characters, in each encoding, guessed and named. */
static void
test_encoding (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const char *text = "房号,业主,面积\n1-1-101,㐀某一𠮷,89.71\n1-1-102,龘某,126.93\n";
  const char *expected = "1:房号|业主|面积\n2:1-1-101|㐀某一𠮷|89.71\n3:1-1-102|龘某|126.93\n";
  YishiTableOptions options = { encodings[i].charset, };
  g_autoptr(GByteArray) array = g_byte_array_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(YishiTable) table = NULL;
  g_autofree char *converted = NULL;
  gsize length;

  converted = g_convert (text, -1, encodings[i].charset, "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (converted);
  g_byte_array_append (array, (const guint8 *) encodings[i].mark, (guint) encodings[i].n_mark);
  g_byte_array_append (array, (const guint8 *) converted, (guint) length);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));

  assert_table (bytes, NULL, expected);
  assert_table (bytes, &options, expected);
  table = yishi_table_read_bytes (bytes, NULL, NULL, NULL);
  g_assert_cmpstr (yishi_table_get_encoding (table), ==, encodings[i].expected);
  g_assert_cmpstr (yishi_table_get_format (table), ==, "CSV");
}

/* What is asked for is not replaced by what would do: no mojibake. */
static void
test_encoding_asked_for (void)
{
  const YishiTableOptions utf8 = { "UTF-8", }, unknown = { "KOI8-R", };
  g_autoptr(GBytes) gb = g_bytes_new ("\xb7\xbf\xba\xc5,a\n", 7);
  g_autoptr(GBytes) zeros = g_bytes_new ("a,b\n1,\0\n2,3\n", 12);

  assert_table (gb, NULL, "1:房号|a\n");
  assert_table (gb, &utf8, NULL);
  assert_table (gb, &unknown, NULL);
  assert_table (zeros, NULL, NULL);
}

#define CELL(ref, type, value) "<c r=\"" ref "\" t=\"" type "\"><v>" value "</v></c>"
#define NUMBER(ref, value) "<c r=\"" ref "\"><v>" value "</v></c>"

static const struct
{
  const char *name, *rows, *strings, *expected;
} sheets[] = {
  { "inline", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲</t></is></c></row>", NULL,
    "1:甲\n" },
  { "inline-rich",
    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t xml:space=\"preserve\"> "
    "某</t></r></is></c></row>",
    NULL, "1:甲 某\n" },
  { "shared", "<row r=\"1\">" CELL ("A1", "s", "1") CELL ("B1", "s", "0") "</row>",
    "<si><t>零</t></si><si><t>一</t></si>", "1:一|零\n" },
  { "shared-rich", "<row r=\"1\">" CELL ("A1", "s", "0") "</row>",
    "<si><r><rPr><b/></rPr><t>张</t></r><r><t>三</t></r></si>", "1:张三\n" },
  { "shared-reading", "<row r=\"1\">" CELL ("A1", "s", "0") "</row>",
    "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si>", "1:東京\n" },
  { "shared-empty", "<row r=\"1\">" CELL ("A1", "s", "0") NUMBER ("B1", "2") "</row>",
    "<si><t/></si>", "1:|2\n" },
  { "shared-missing", "<row r=\"1\">" CELL ("A1", "s", "7") "</row>", "<si><t>零</t></si>", NULL },
  { "formula-text", "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>B1&amp;C1</f><v>1-1-101</v></c></row>",
    NULL, "1:1-1-101\n" },
  { "formula-number", "<row r=\"1\"><c r=\"A1\"><f>SUM(B1:C1)</f><v>89.71</v></c></row>", NULL,
    "1:89.71\n" },
  { "boolean", "<row r=\"1\">" CELL ("A1", "b", "1") CELL ("B1", "b", "0") "</row>", NULL,
    "1:TRUE|FALSE\n" },
  { "error", "<row r=\"1\">" CELL ("A1", "e", "#N/A") "</row>", NULL, "1:#N/A\n" },
  { "number-as-text", "<row r=\"1\">" CELL ("A1", "str", "0101") "</row>", NULL, "1:0101\n" },
  { "number-noise", "<row r=\"1\">" NUMBER ("A1", "187.389999999999999999") "</row>", NULL,
    "1:187.389999999999999999\n" },
  { "number-exponent",
    "<row r=\"1\">" NUMBER ("A1", "1.3966253423E10") NUMBER ("B1", "8.971e+1")
        NUMBER ("C1", "-5E-2") NUMBER ("D1", "1E3") "</row>",
    NULL, "1:13966253423|89.71|-0.05|1000\n" },
  { "number-zero-decimals",
    "<row r=\"1\">" NUMBER ("A1", "101.0") NUMBER ("B1", "101.10") NUMBER ("C1", "0.0") "</row>",
    NULL, "1:101|101.10|0\n" },
  { "gaps",
    "<row r=\"2\">" NUMBER ("B2", "1")
        NUMBER ("E2", "2") "</row><row r=\"5\">" NUMBER ("A5", "3") "</row>",
    NULL, "2:|1|||2\n5:3\n" },
  { "no-references", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", NULL,
    "1:1|2\n2:3\n" },
  { "empty-rows",
    "<row r=\"1\"/><row r=\"2\"><c r=\"A2\" s=\"4\"/></row><row r=\"3\">" NUMBER ("A3",
                                                                                  "1") "</row>",
    NULL, "3:1\n" },
  { "escapes", "<row r=\"1\">" CELL ("A1", "str", "a_x000A_b_x005F_c_xZZ_") "</row>", NULL,
    "1:a¶b_c_xZZ_\n" },
  { "entities", "<row r=\"1\">" CELL ("A1", "str", "a&lt;&#19968;&amp;") "</row>", NULL,
    "1:a<一&\n" },
  { "cdata", "<row r=\"1\">" CELL ("A1", "str", "<![CDATA[a<b]]>") "</row>", NULL, "1:a<b\n" },
  { "blanks-go", "<row r=\"1\">" CELL ("A1", "str", "　a ") "</row>", NULL, "1:a\n" },
  { "bad-reference", "<row r=\"1\">" NUMBER ("XFE1", "1") "</row>", NULL, NULL },
  { "last-column", "<row r=\"1\">" NUMBER ("AA1", "1") "</row>", NULL,
    "1:||||||||||||||||||||||||||1\n" },
  { "last-row", "<row r=\"1048576\">" NUMBER ("A1048576", "1") "</row>", NULL, "1048576:1\n" },
  { "row-too-far", "<row r=\"1048577\">" NUMBER ("A1048577", "1") "</row>", NULL, NULL },
  { "unknown-entity", "<row r=\"1\">" CELL ("A1", "str", "&nbsp;") "</row>", NULL, NULL },
  { "row-zero", "<row r=\"0\">" NUMBER ("A0", "1") "</row>", NULL, NULL },
  { "row-zero-without-reference", "<row r=\"0\"><c><v>1</v></c></row>", NULL, "1:1\n" },
  { "not-closed", "<row r=\"1\"><c r=\"A1\"><v>1</v></row>", NULL, NULL },
};

static void
test_sheet (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) bytes = make_workbook (sheets[i].rows, NULL, sheets[i].strings);

  assert_table (bytes, NULL, sheets[i].expected);
}

#define SHEET(text)                                                                                \
  "<x:worksheet "                                                                                  \
  "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/"                                \
  "main\"><x:sheetData><x:row><x:c "                                                               \
  "t=\"str\"><x:v>" text "</x:v></x:c></x:row></x:sheetData></x:worksheet>"

/* Sheets are found through the relations, wherever their parts lie; the first
 * that is shown is read, and any by its name. */
static void
test_sheets (void)
{
  const YishiTableOptions second = { .sheet = "乙" }, third = { .sheet = "丙" },
                          none = { .sheet = "丁" };
  Workbook *workbook = workbook_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(YishiTable) table = NULL;

  workbook_add (workbook, "other/C.xml", SHEET ("third"));
  workbook_add (workbook, "xl/worksheets/b.xml", SHEET ("second"));
  workbook_add (workbook, "xl/worksheets/sheet1.xml", SHEET ("first"));
  workbook_add_frame (workbook,
                      "<sheet name=\"甲\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"
                      "<sheet name=\"乙\" sheetId=\"2\" r:id=\"rId2\"/>"
                      "<sheet name=\"丙\" sheetId=\"3\" state=\"veryHidden\" r:id=\"rId3\"/>"
                      "<sheet name=\"图\" sheetId=\"4\" r:id=\"rId9\"/>");
  bytes = workbook_finish (workbook);

  assert_table (bytes, NULL, "1:second\n");
  assert_table (bytes, &second, "1:second\n");
  assert_table (bytes, &third, "1:third\n");
  assert_table (bytes, &none, NULL);
  table = yishi_table_read_bytes (bytes, NULL, NULL, NULL);
  g_assert_cmpuint (yishi_table_get_n_sheets (table), ==, 4);
  g_assert_cmpstr (yishi_table_get_sheet (table), ==, "乙");
  g_assert_cmpstr (yishi_table_get_sheet_name (table, 2), ==, "丙");
}

static void
test_merged (void)
{
  g_autofree char *rows = make_rows ("title\n1|a\n|b\n|c\n2|d");
  g_autoptr (GBytes) bytes =
      make_workbook (rows,
                     "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:A4\"/>"
                     "<mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"nonsense\"/>"
                     "</mergeCells>",
                     NULL);
  g_autoptr(YishiTable) table = yishi_table_read_bytes (bytes, NULL, NULL, NULL);

  g_assert_nonnull (table);
  g_assert_cmpuint (yishi_table_get_top_row (table, 0, 0), ==, 0);
  g_assert_cmpuint (yishi_table_get_top_row (table, 3, 1), ==, 3);
}

static void
test_merged_downwards (void)
{
  g_autofree char *rows = make_rows ("title\n1|a\n|b\n|c\n2|d");
  g_autoptr (GBytes) bytes =
      make_workbook (rows, "<mergeCells><mergeCell ref=\"A2:A4\"/></mergeCells>", NULL);
  g_autoptr(YishiTable) table = yishi_table_read_bytes (bytes, NULL, NULL, NULL);

  g_assert_nonnull (table);
  g_assert_cmpuint (yishi_table_get_top_row (table, 2, 0), ==, 1);
  g_assert_cmpuint (yishi_table_get_top_row (table, 3, 0), ==, 1);
  g_assert_cmpuint (yishi_table_get_top_row (table, 4, 0), ==, 4);
  g_assert_cmpuint (yishi_table_get_top_row (table, 2, 1), ==, 2);
}

static void
test_empty_formula (void)
{
  g_autoptr (GBytes) bytes = make_workbook (
      "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v></v></c><c r=\"B1\" t=\"str\"><f>\"\"</f>"
      "<v></v></c><c r=\"C1\"><v>3</v></c><c r=\"D1\" t=\"str\"><f>x</f></c></row>",
      NULL, NULL);
  g_autoptr(YishiTable) table = yishi_table_read_bytes (bytes, NULL, NULL, NULL);

  g_assert_nonnull (table);
  g_assert_true (yishi_table_is_empty_formula (table, 0, 0));
  g_assert_false (yishi_table_is_empty_formula (table, 0, 1));
  g_assert_false (yishi_table_is_empty_formula (table, 0, 2));
  g_assert_true (yishi_table_is_empty_formula (table, 0, 3));
}

static void
test_find_column (void)
{
  static const char *const names[] = { "单元房号", "Unit", NULL }, *const none[] = { "面积", NULL };
  g_autoptr(GBytes) bytes = g_bytes_new_static ("到达, ＵＮＩＴ ,离开\n", strlen ("到达, ＵＮＩＴ ,离开\n"));
  g_autoptr(YishiTable) table = yishi_table_read_bytes (bytes, NULL, NULL, NULL);

  g_assert_cmpint (yishi_table_find_column (table, 0, names), ==, 1);
  g_assert_cmpint (yishi_table_find_column (table, 0, none), ==, -1);
}

static void
test_files (void)
{
  g_autofree char *empty = write_text ("", "empty.csv");
  g_autofree char *blank = write_text (" \n\n,,\n", "blank.csv");
  g_autofree char *folder = g_path_get_dirname (empty);
  g_autofree char *missing = g_build_filename (folder, "missing.csv", NULL);
  const struct { const char *path; int code; } cases[] = {
    { empty, YISHI_ROSTER_ERROR_EMPTY }, { blank, YISHI_ROSTER_ERROR_EMPTY },
    { folder, YISHI_ROSTER_ERROR_UNREADABLE }, { missing, YISHI_ROSTER_ERROR_UNREADABLE },
    { "/dev/zero", YISHI_ROSTER_ERROR_UNREADABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (yishi_table_read (cases[i].path, NULL, NULL, &error));
      g_assert_error (error, YISHI_ROSTER_ERROR, cases[i].code);
    }
}

static void
test_cancelled (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("a,b\n", 4);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (yishi_table_read_bytes (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_sha256 (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("a,b\n", 4);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr(YishiTable) table = yishi_table_read_bytes (bytes, NULL, NULL, NULL);

  g_assert_cmpstr (yishi_table_get_sha256 (table), ==, sum);
}

#define ADD_TABLE(prefix, table, func) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat (prefix, table[i].name, NULL); \
\
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), func); \
    }

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_TABLE ("/table/csv/", csvs, test_csv)
  ADD_TABLE ("/table/encoding/", encodings, test_encoding)
  ADD_TABLE ("/table/sheet/", sheets, test_sheet)
  g_test_add_func ("/table/encoding-asked-for", test_encoding_asked_for);
  g_test_add_func ("/table/sheets", test_sheets);
  g_test_add_func ("/table/merged", test_merged);
  g_test_add_func ("/table/merged-downwards", test_merged_downwards);
  g_test_add_func ("/table/empty-formula", test_empty_formula);
  g_test_add_func ("/table/find-column", test_find_column);
  g_test_add_func ("/table/files", test_files);
  g_test_add_func ("/table/cancelled", test_cancelled);
  g_test_add_func ("/table/sha256", test_sha256);

  return g_test_run ();
}
