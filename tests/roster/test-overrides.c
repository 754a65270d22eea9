/* test-overrides.c - what a roster becomes when guesses are corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "roster-fixtures.h"
#include "yishi-area.h"

#define NONE YISHI_NO_COLUMN

/* The first unit, or the code of why there is no roster. */
static char *
describe (const YishiRoster *roster,
          const GError      *error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (roster == NULL)
    return g_strdup_printf ("error %d", error->code);

  for (guint i = 0; i < yishi_roll_get_n_units (roster->roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roster->roll, i);
      g_autofree char *area = yishi_area_format (unit->area);

      g_string_append_printf (text, "%s", unit->unit);
      for (guint k = 0; k < unit->n_owners; k++)
        g_string_append_printf (text, "%s%s/%s", k > 0 ? "+" : " ", unit->owners[k].name, unit->owners[k].phone);
      g_string_append_printf (text, " %s;", area);
    }
  g_string_append_printf (text, "!%u", roster->refused->len);

  return g_steal_pointer (&text->str);
}

/* Two columns of areas, and two rows that could be the header. */
#define TWO "房号,业主,建筑面积,套内面积,紧急电话\n房号,业主,建筑面积,套内面积,联系电话\n3-2-501,甲某,90.00,70.00,13800000001\n"
/* Nobody would know the header. */
#define ODD "甲,乙,丙,丁,戊,己\n3,2,501,甲某,90.00,乙某\n"

static const struct
{
  const char *name, *text;
  guint       header_row;
  int         places[YISHI_N_FIELDS];
  const char *area_header;
  const char *expected;
} places[] = {
  { "guess", TWO, 0, { 0 }, NULL, "3-2-501 甲某/13800000001 90.00;!0" },
  { "header-row", TWO, 1, { 0 }, NULL, "3-2-501 甲某/ 90.00;!0" },
  { "other-area", TWO, 2, { [YISHI_FIELD_AREA] = 4 }, NULL, "3-2-501 甲某/13800000001 70.00;!0" },
  { "place-before-header", TWO, 2, { [YISHI_FIELD_AREA] = 4 }, "建筑面积", "3-2-501 甲某/13800000001 70.00;!0" },
  { "by-header", TWO, 2, { 0 }, "套内面积", "3-2-501 甲某/13800000001 70.00;!0" },
  { "no-phone", TWO, 2, { [YISHI_FIELD_PHONE] = NONE }, NULL, "3-2-501 甲某/ 90.00;!0" },
  { "no-area", TWO, 2, { [YISHI_FIELD_AREA] = NONE }, NULL, "!1" },
  { "no-unit", TWO, 2, { [YISHI_FIELD_UNIT] = NONE }, NULL, "error 1" },
  { "beyond-the-columns", TWO, 2, { [YISHI_FIELD_AREA] = 99 }, NULL, "!1" },
  { "odd", ODD, 0, { 0 }, NULL, "error 1" },
  { "odd-by-places", ODD, 1,
    { [YISHI_FIELD_BUILDING] = 1, [YISHI_FIELD_STAIR] = 2, [YISHI_FIELD_ROOM] = 3, [YISHI_FIELD_OWNER] = 4,
      [YISHI_FIELD_AREA] = 5 },
    NULL, "3-2-501 甲某/ 90.00;!0" },
  { "further-owners", ODD, 1,
    { [YISHI_FIELD_BUILDING] = 1, [YISHI_FIELD_STAIR] = 2, [YISHI_FIELD_ROOM] = 3, [YISHI_FIELD_OWNER] = 4,
      [YISHI_FIELD_AREA] = 5, [YISHI_FIELD_CO_OWNER] = 6 },
    NULL, "3-2-501 甲某/+乙某/ 90.00;!0" },
  { "row-beyond-the-end", TWO, 77, { 0 }, NULL, "error 1" },
};

static void
test_places (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  YishiRosterOptions options = { { NULL }, places[i].header_row };
  g_autofree char *path = write_text (places[i].text, "overrides.csv");
  g_autoptr(YishiTable) table = NULL;
  g_autoptr(YishiRoster) roster = NULL;
  g_autoptr(YishiRoster) at_once = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) at_once_error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *at_once_text = NULL;

  memcpy (options.places, places[i].places, sizeof options.places);
  options.columns[YISHI_FIELD_AREA] = places[i].area_header;
  table = yishi_roster_open_table (path, &options, NULL, &error);
  g_assert_no_error (error);
  roster = yishi_roster_read_table (table, &options, NULL, NULL, NULL, &error);
  text = describe (roster, error);
  g_assert_cmpstr (text, ==, places[i].expected);

  at_once = yishi_roster_read (path, &options, NULL, NULL, NULL, &at_once_error);
  at_once_text = describe (at_once, at_once_error);
  g_assert_cmpstr (at_once_text, ==, text);
  g_unlink (path);
}

/* What was taken, given back as what is to be taken, is the same roster. */
static void
test_again (void)
{
  g_autofree char *path = write_text (TWO, "again.csv");
  g_autoptr(YishiTable) table = NULL;
  g_autoptr(YishiRoster) first = NULL;
  g_autoptr(YishiRoster) second = NULL;
  g_autoptr(GError) error = NULL;
  YishiRosterOptions options = { { NULL } };

  table = yishi_roster_open_table (path, NULL, NULL, &error);
  g_assert_no_error (error);
  first = yishi_roster_read_table (table, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first->places[YISHI_FIELD_UNIT], ==, 1);
  g_assert_cmpint (first->places[YISHI_FIELD_OWNER], ==, 2);
  g_assert_cmpint (first->places[YISHI_FIELD_AREA], ==, 3);
  g_assert_cmpint (first->places[YISHI_FIELD_PHONE], ==, 5);
  g_assert_cmpint (first->places[YISHI_FIELD_NOTE], ==, 0);

  options.header_row = first->header_row;
  for (guint field = 0; field < YISHI_N_FIELDS; field++)
    options.places[field] = first->places[field] > 0 ? first->places[field] : YISHI_NO_COLUMN;
  second = yishi_roster_read_table (table, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (first->places, sizeof first->places, second->places, sizeof second->places);
  g_assert_cmpuint (yishi_roll_get_n_units (first->roll), ==, yishi_roll_get_n_units (second->roll));
  g_unlink (path);
}

/* Of two columns of areas one is taken with a warning; chosen, there is nothing to warn of. */
static void
test_no_warning_when_chosen (void)
{
  g_autofree char *path = write_text ("房号,业主,建筑面积,面积\n3-2-501,甲某,90,80\n", "areas.csv");
  YishiRosterOptions options = { { NULL } };
  g_autoptr(YishiRoster) guessed = NULL;
  g_autoptr(YishiRoster) chosen = NULL;
  g_autoptr(GError) error = NULL;

  guessed = yishi_roster_read (path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (guessed->warnings->len, ==, 1);

  options.places[YISHI_FIELD_AREA] = 4;
  chosen = yishi_roster_read (path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chosen->warnings->len, ==, 0);
  g_assert_cmpint (yishi_roll_get_unit (chosen->roll, 0)->area, ==, 8000);
  g_unlink (path);
}

static void
test_sheet (void)
{
  g_autofree char *first = make_rows ("房号|业主|面积\n3-2-501|甲某|90");
  g_autofree char *second = make_rows ("说明|无\n房号|业主|面积\n3-2-502|乙某|80");
  g_autofree char *first_sheet = g_strconcat ("<worksheet><sheetData>", first, "</sheetData></worksheet>", NULL);
  g_autofree char *second_sheet = g_strconcat ("<worksheet><sheetData>", second, "</sheetData></worksheet>", NULL);
  Workbook *workbook = workbook_new ();
  YishiRosterOptions options = { { NULL, "乙" } };
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  g_autoptr(YishiTable) table = NULL;
  g_autoptr(YishiRoster) roster = NULL;
  g_autoptr(GError) error = NULL;

  workbook_add_frame (workbook, "<sheet name=\"甲\" sheetId=\"1\" r:id=\"rId1\"/>"
                                "<sheet name=\"乙\" sheetId=\"2\" r:id=\"rId2\"/>");
  workbook_add (workbook, "xl/worksheets/sheet1.xml", first_sheet);
  workbook_add (workbook, "xl/worksheets/b.xml", second_sheet);
  bytes = workbook_finish (workbook);
  path = write_bytes (bytes, "sheets.xlsx");

  table = yishi_roster_open_table (path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (yishi_table_get_n_sheets (table), ==, 2);
  g_assert_cmpstr (yishi_table_get_sheet (table), ==, "乙");
  roster = yishi_roster_read_table (table, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (roster->header_row, ==, 2);
  g_assert_nonnull (yishi_roll_find (roster->roll, "3-2-502"));
  g_assert_null (yishi_roll_find (roster->roll, "3-2-501"));
  g_unlink (path);
}

/* The same bytes are a name in one encoding and nonsense in the other. */
static void
test_encoding (void)
{
  g_autofree char *bytes = g_convert ("房号,业主,面积\n3-2-501,甲某,90\n", -1, "GB18030", "UTF-8", NULL, NULL, NULL);
  g_autofree char *path = write_text (bytes, "encoding.csv");
  YishiRosterOptions options = { { "GB18030" } };
  g_autoptr(YishiRoster) roster = NULL;
  g_autoptr(YishiTable) wrong = NULL;
  g_autoptr(GError) error = NULL;

  roster = yishi_roster_read (path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (yishi_roll_get_unit (roster->roll, 0)->owners[0].name, ==, "甲某");

  options.table.encoding = "UTF-8";
  wrong = yishi_roster_open_table (path, &options, NULL, &error);
  g_assert_null (wrong);
  g_assert_error (error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_UNREADABLE);
  g_unlink (path);
}

static void
test_cancelled (void)
{
  g_autofree char *path = write_text (TWO, "cancelled.csv");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(YishiTable) table = NULL;
  g_autoptr(YishiRoster) roster = NULL;
  g_autoptr(GError) error = NULL;

  table = yishi_roster_open_table (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  roster = yishi_roster_read_table (table, NULL, NULL, NULL, cancellable, &error);
  g_assert_null (roster);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_unlink (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strconcat ("/overrides/places/", places[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_places);
    }
  g_test_add_func ("/overrides/again", test_again);
  g_test_add_func ("/overrides/no-warning-when-chosen", test_no_warning_when_chosen);
  g_test_add_func ("/overrides/sheet", test_sheet);
  g_test_add_func ("/overrides/encoding", test_encoding);
  g_test_add_func ("/overrides/cancelled", test_cancelled);

  return g_test_run ();
}
