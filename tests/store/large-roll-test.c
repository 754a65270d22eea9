/* large-roll-test.c - rolls that are written several units at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <sqlite3.h>

#include "record-fixture.h"

/* Each entry is then long enough to be written so. The mark must be escaped. */
#define LONG_NOTE "示例备注“\"”，示例备注，示例备注，示例备注，示例备注，示例备注，示例备注"

/* Every tenth unit is its neighbour's second; every third has a note. */
static YishiRoll *
make_large_roll (int    n_units,
                 gint64 area)
{
  YishiRoll *roll = yishi_roll_new ();

  for (int i = 0; i < n_units; i++)
    {
      int owner_number = i % 10 == 9 ? i - 1 : i;
      g_autofree char *building = g_strdup_printf ("%d", 1 + i / 100);
      g_autofree char *room = g_strdup_printf ("%d", 101 + i % 100);
      g_autofree char *name = g_strdup_printf ("%s-1-%s", building, room);
      g_autofree char *owner_name = g_strdup_printf ("示例%d", owner_number);
      g_autofree char *phone = g_strdup_printf ("1380000%04d", owner_number);
      YishiOwner owner = { owner_name, "", phone };
      YishiUnit unit = {
        .unit = name,
        .building = building,
        .stair = "1",
        .room = room,
        .area = area,
        .note = i % 3 == 0 ? LONG_NOTE : "",
        .owners = &owner,
        .n_owners = 1,
        .person = -1,
      };

      yishi_roll_add (roll, &unit);
    }
  yishi_roll_group (roll);
  return roll;
}

static gboolean
do_import (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  YishiRollChange change;

  return yishi_db_import_roll (db, data, "roster.csv", "", FALSE, &change, error);
}

static gboolean
do_remove (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return yishi_db_remove_unit (db, data, "示例", error);
}

static gboolean
do_load (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  YishiRoll **roll = data;

  *roll = yishi_db_load_roll (db, 0, error);
  return *roll != NULL;
}

static void
run (RecordFixture  *record,
     YishiStoreFunc  func,
     gpointer        data)
{
  g_autoptr(GError) error = NULL;

  record_do (record, func, data, &error);
  g_assert_no_error (error);
}

/* The record holds this roll and nothing else. */
static void
assert_holds (RecordFixture   *record,
              const YishiRoll *expected)
{
  g_autoptr(YishiRoll) roll = NULL;

  run (record, do_load, &roll);
  g_assert_cmpuint (yishi_roll_get_n_units (roll), ==, yishi_roll_get_n_units (expected));
  for (guint i = 0; i < yishi_roll_get_n_units (expected); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roll, i);
      const YishiUnit *wanted = yishi_roll_get_unit (expected, i);

      g_assert_true (yishi_unit_equal (unit, wanted));
      g_assert_cmpstr (unit->building, ==, wanted->building);
      g_assert_cmpstr (unit->stair, ==, wanted->stair);
      g_assert_cmpstr (unit->room, ==, wanted->room);
      g_assert_cmpint (unit->person, ==, wanted->person);
      g_assert_cmpint (unit->reason, ==, wanted->reason);
    }
  g_assert_true (is_sound (record));
}

/* Few, many, as many as fill the statements, and one more or less. */
static const int sizes[] = { 20, 1000, 1039, 1040, 1041 };

static void
test_size (gconstpointer data)
{
  int n_units = GPOINTER_TO_INT (data);
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  g_autoptr(YishiRoll) first = make_large_roll (n_units, 10000);
  g_autoptr(YishiRoll) second = make_large_roll (n_units, 12345);

  run (record, do_import, first);
  assert_holds (record, first);
  run (record, do_import, second);
  assert_holds (record, second);
}

/* One that went and came again begins a new row. */
static void
test_one_goes (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  g_autoptr(YishiRoll) first = make_large_roll (1000, 10000);
  g_autoptr(YishiRoll) rest = make_large_roll (999, 10000);
  g_autoptr(YishiRoll) second = make_large_roll (1000, 12345);

  run (record, do_import, first);
  run (record, do_remove, (char *) "10-1-200");
  assert_holds (record, rest);
  run (record, do_import, second);
  assert_holds (record, second);
}

/* What a name says by itself is not said again in the entry, and what it does not
 * say is kept. */
static const struct
{
  const char *unit;
  const char *building;
  const char *stair;
  const char *room;
  gboolean    is_said;
} names[] = {
  { "3-2-501", "3", "2", "501", FALSE },
  { "3-501", "3", "", "501", FALSE },
  { "3-2-501-1", "3", "2", "501-1", FALSE },
  { "桂花苑3-2-501A", "桂花苑3", "2", "501A", FALSE },
  { "“\"”-1-\\", "“\"”", "1", "\\", FALSE },
  { "3-501-1", "3", "", "501-1", TRUE },
  { "3-2-502", "3", "20", "502", TRUE },
  { "3-2-503", "3", "2", "", TRUE },
  { "3-2-504", "", "", "", TRUE },
  { "501", "", "", "501", TRUE },
};

static gboolean
says_parts (RecordFixture *record)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gboolean says;

  g_assert_cmpint (sqlite3_open (record->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle,
                                       "SELECT body LIKE '%\"room\":%' FROM journal WHERE kind = 'roll.changed'",
                                       -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  says = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return says;
}

static void
test_parts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(RecordFixture) record = record_fixture_new (0);
      g_autoptr(YishiRoll) roll = yishi_roll_new ();
      YishiUnit unit = {
        .unit = names[i].unit, .building = names[i].building, .stair = names[i].stair, .room = names[i].room,
        .area = 10000, .person = -1,
      };

      yishi_roll_add (roll, &unit);
      yishi_roll_group (roll);
      run (record, do_import, roll);
      assert_holds (record, roll);
      g_assert_cmpint (says_parts (record), ==, names[i].is_said);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("/large-roll/size/%d", sizes[i]);

      g_test_add_data_func (name, GINT_TO_POINTER (sizes[i]), test_size);
    }
  g_test_add_func ("/large-roll/one-goes", test_one_goes);
  g_test_add_func ("/large-roll/parts", test_parts);

  return g_test_run ();
}
