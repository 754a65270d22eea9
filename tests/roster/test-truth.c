/* test-truth.c - the sample communities give exactly what is known of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-area.h"
#include "yishi-building.h"
#include "yishi-pinyin.h"
#include "yishi-roster.h"
#include "yishi-search.h"

static YishiRoster *
read_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "rosters", name, NULL);
  g_autoptr(GError) error = NULL;
  YishiRoster *roster = yishi_roster_read (path, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return roster;
}

/* Reads "key": value of one file's object in truth.json; quotation marks go. */
static char *
get_truth (const char *file,
           const char *key)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "rosters", "truth.json", NULL);
  g_autofree char *quoted_file = g_strdup_printf ("\"%s\"", file);
  g_autofree char *quoted_key = g_strdup_printf ("\"%s\":", key);
  g_autofree char *text = NULL;
  const char *place;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  place = strstr (text, quoted_file);
  g_assert_nonnull (place);
  place = strstr (place, quoted_key);
  g_assert_nonnull (place);
  place += strlen (quoted_key);
  place += strspn (place, " \"");

  return g_strndup (place, strcspn (place, "\",\n}"));
}

static void
test_truth (gconstpointer data)
{
  const char *file = data;
  g_autoptr(YishiRoster) roster = read_sample (file);
  g_autofree char *units = get_truth (file, "units");
  g_autofree char *persons = get_truth (file, "persons");
  g_autofree char *area = get_truth (file, "area_m2");
  g_autofree char *parking = get_truth (file, "parking_m2");
  YishiCount total = yishi_roll_total (roster->roll, NULL, NULL, FALSE);
  g_autofree char *our_area = yishi_area_format (total.area);
  g_autofree char *our_parking = yishi_area_format (yishi_roll_parking_total (roster->roll));

  g_assert_cmpuint (roster->refused->len, ==, 0);
  g_assert_cmpuint (yishi_roll_get_n_units (roster->roll), ==, g_ascii_strtoull (units, NULL, 10));
  g_assert_cmpint (total.heads, ==, g_ascii_strtoll (persons, NULL, 10));
  g_assert_cmpstr (our_area, ==, area);
  g_assert_cmpstr (our_parking, ==, parking);
  g_assert_cmpuint (strlen (roster->sha256), ==, 64);
}

/* Each merge rests on the same names with the same phones, and of persons apart
 * no two have both in common. */
static void
test_merges (gconstpointer data)
{
  g_autoptr(YishiRoster) roster = read_sample (data);
  g_autoptr(GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_merged = 0;

  for (guint i = 0; i < yishi_roll_get_n_units (roster->roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roster->roll, i);
      g_autoptr(GString) key = g_string_new (NULL);
      gpointer person;

      for (guint k = 0; k < unit->n_owners; k++)
        {
          g_assert_cmpstr (unit->owners[k].phone, !=, "");
          g_string_append_printf (key, "%s %s\n", unit->owners[k].name, unit->owners[k].phone);
        }
      if (g_hash_table_lookup_extended (owners, key->str, NULL, &person))
        g_assert_cmpint (GPOINTER_TO_INT (person), ==, unit->person);
      else
        g_assert_cmpint (unit->person, ==, i);
      g_hash_table_insert (owners, g_strdup (key->str), GINT_TO_POINTER ((int) unit->person));
      n_merged += unit->reason == YISHI_MERGE_SAME_BUYER;
      g_assert_cmpint (unit->reason, !=, YISHI_MERGE_DEVELOPER);
    }

  g_assert_cmpuint (n_merged, >,
                    yishi_roll_get_n_units (roster->roll) -
                        yishi_roll_count_persons (roster->roll));
}

static void
test_guesses (void)
{
  g_autoptr(YishiRoster) csv = read_sample ("jiahe-garden-gb18030.csv");
  g_autoptr(YishiRoster) utf8 = read_sample ("jiahe-garden.csv");
  g_autoptr(YishiRoster) xlsx = read_sample ("longyue-city.xlsx");

  g_assert_cmpstr (csv->format, ==, "CSV");
  g_assert_cmpstr (csv->encoding, ==, "GB18030");
  g_assert_cmpuint (csv->header_row, ==, 1);
  g_assert_cmpstr (csv->columns[YISHI_FIELD_BUILDING], ==, "楼栋");
  g_assert_cmpstr (csv->columns[YISHI_FIELD_ROOM], ==, "房号");
  g_assert_null (csv->columns[YISHI_FIELD_UNIT]);
  g_assert_cmpstr (utf8->encoding, ==, "UTF-8 BOM");
  g_assert_cmpstr (xlsx->format, ==, "XLSX");
  g_assert_cmpstr (xlsx->sheet, ==, "业主花名册");
  g_assert_cmpuint (xlsx->header_row, ==, 3);
  g_assert_cmpstr (xlsx->columns[YISHI_FIELD_UNIT], ==, "房间号");
  g_assert_cmpstr (xlsx->columns[YISHI_FIELD_AREA], ==, "专有部分面积");
  /* The row of totals is told of, and it agrees with ours. */
  g_assert_cmpuint (xlsx->warnings->len, ==, 1);
  g_assert_cmpint (((YishiRosterIssue *)g_ptr_array_index (xlsx->warnings, 0))->code, ==,
                   YISHI_ROSTER_TOTAL_SKIPPED);
  g_assert_cmpuint (((YishiRosterIssue *) g_ptr_array_index (xlsx->warnings, 0))->row, ==, 1228);
}

/* The same community in two encodings is the same roll. */
static void
test_encodings_agree (void)
{
  g_autoptr(YishiRoster) a = read_sample ("jiahe-garden-gb18030.csv");
  g_autoptr(YishiRoster) b = read_sample ("jiahe-garden.csv");

  for (guint i = 0; i < yishi_roll_get_n_units (a->roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (a->roll, i);

      g_assert_true (yishi_unit_equal (unit, yishi_roll_get_unit (b->roll, i)));
      g_assert_cmpint (unit->person, ==, yishi_roll_get_unit (b->roll, i)->person);
    }
}

/* Both communities are regular: each building a full grid without a row of odd rooms. */
static void
test_buildings (gconstpointer data)
{
  g_autoptr(YishiRoster) roster = read_sample (data);
  g_auto(GStrv) names = yishi_building_list (roster->roll);
  guint n_units = 0;

  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr(YishiBuilding) building = yishi_building_new (roster->roll, *name);

      g_assert_cmpuint (building->n_stairs, ==, 2);
      g_assert_cmpuint (building->n_cells, ==, building->n_rows * building->n_columns);
      g_assert_cmpint (building->rows[0].floor, ==, (int) building->n_rows);
      g_assert_cmpint (building->rows[building->n_rows - 1].floor, ==, 1);
      n_units += building->n_cells;
    }
  g_assert_cmpuint (n_units, ==, yishi_roll_get_n_units (roster->roll));
}

static void
assert_found (const YishiSearch *index,
              const char        *typed,
              guint              unit,
              YishiHitRank       worst)
{
  g_autoptr(GArray) hits = yishi_search_query (index, typed, G_MAXUINT, NULL);
  guint i = 0;

  while (i < hits->len && g_array_index (hits, YishiHit, i).unit != unit)
    i++;
  g_assert_cmpuint (i, <, hits->len);
  g_assert_cmpint (g_array_index (hits, YishiHit, i).rank, <=, worst);
}

/* Whoever is in the roll is found by unit, name and initials. */
static void
test_search (gconstpointer data)
{
  g_autoptr(YishiRoster) roster = read_sample (data);
  g_autoptr(YishiSearch) index = yishi_search_new (roster->roll);

  for (guint i = 0; i < yishi_roll_get_n_units (roster->roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roster->roll, i);
      g_autofree char *spoken = g_strdup_printf ("%s幢%s单元%s室", unit->building, unit->stair, unit->room);
      g_autofree char *digits = g_strconcat (unit->building, unit->stair, unit->room, NULL);

      assert_found (index, unit->unit, i, YISHI_RANK_UNIT);
      assert_found (index, spoken, i, YISHI_RANK_UNIT);
      assert_found (index, digits, i, YISHI_RANK_UNIT_SHORT);
      for (guint k = 0; k < unit->n_owners; k++)
        {
          g_auto(GStrv) readings = yishi_pinyin_read (unit->owners[k].name);
          g_autofree char *initials = yishi_pinyin_initials (readings[0]);

          assert_found (index, unit->owners[k].name, i, YISHI_RANK_NAME);
          assert_found (index, initials, i, YISHI_RANK_INITIALS);
          assert_found (index, unit->owners[k].phone + strlen (unit->owners[k].phone) - 4, i, YISHI_RANK_PHONE);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  static const char *const files[] = { "jiahe-garden.csv", "jiahe-garden-gb18030.csv",
                                       "longyue-city.xlsx" };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *truth = g_strconcat ("/roster/truth/", files[i], NULL);
      g_autofree char *merges = g_strconcat ("/roster/merges/", files[i], NULL);
      g_autofree char *buildings = g_strconcat ("/roster/buildings/", files[i], NULL);
      g_autofree char *search = g_strconcat ("/roster/search/", files[i], NULL);

      g_test_add_data_func (truth, files[i], test_truth);
      g_test_add_data_func (merges, files[i], test_merges);
      g_test_add_data_func (buildings, files[i], test_buildings);
      g_test_add_data_func (search, files[i], test_search);
    }
  g_test_add_func ("/roster/guesses", test_guesses);
  g_test_add_func ("/roster/encodings-agree", test_encodings_agree);

  return g_test_run ();
}
