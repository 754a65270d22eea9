/* building-test.c - the picture of a building
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-building.h"
#include "yishi-unit-name.h"

static void
add_unit (YishiRoll  *roll,
          const char *text)
{
  g_auto(YishiUnitName) name = { NULL, };
  YishiUnit unit = { .area = 8971 };

  g_assert_true (yishi_unit_name_parse (text, &name));
  unit.unit = name.text;
  unit.building = name.building;
  unit.stair = name.stair;
  unit.room = name.room;
  if (yishi_roll_find (roll, name.text) == NULL)
    yishi_roll_add (roll, &unit);
}

static YishiRoll *
make_roll (const char *units)
{
  g_auto(GStrv) names = g_strsplit (units, " ", -1);
  YishiRoll *roll = yishi_roll_new ();

  for (char **name = names; *name != NULL; name++)
    add_unit (roll, *name);

  return roll;
}

/* Rows parted by "/": the floor or "?", then what stands in each column or ".". */
static char *
draw (const YishiBuilding *building,
      const YishiRoll     *roll)
{
  GString *picture = g_string_new (NULL);

  for (guint row = 0; row < building->n_rows; row++)
    {
      if (building->rows[row].floor == YISHI_NO_FLOOR)
        g_string_append (picture, row > 0 ? " / ?" : "?");
      else
        g_string_append_printf (picture, "%s%d", row > 0 ? " / " : "", building->rows[row].floor);
      for (guint column = 0; column < building->n_columns; column++)
        {
          gint64 unit = yishi_building_get_unit (building, row, column);

          g_string_append_printf (picture, " %s", unit >= 0 ? yishi_roll_get_unit (roll, (guint) unit)->room : ".");
        }
    }

  return g_string_free (picture, FALSE);
}

static const struct
{
  const char *name, *units, *picture;
} pictures[] = {
  { "two-stairs", "3-1-101 3-1-102 3-1-201 3-1-202 3-2-101 3-2-201 9-1-101", "2 201 202 201 / 1 101 102 101" },
  { "any-order", "3-10-101 3-2-1203 3-2-201 3-2-102 3-10-1201", "12 . . 1203 1201 / 2 201 . . . / 1 . 102 . 101" },
  { "leading-zeros", "3-1-0101 3-1-0201", "2 201 / 1 101" },
  { "gap", "3-1-101 3-1-103 3-1-301 3-1-302", "3 301 302 . / 1 101 . 103" },
  { "no-stair", "3-101 3-102 3-2-101", "1 101 102 101" },
  { "cellars", "3-1-101 3-1-B101 3-1-B201 3-1-201", "2 201 / 1 101 / -1 B101 / -2 B201" },
  { "cellar-levels", "3-1-101 3-1-B1 3-1-B2", "1 . 101 / -1 B1 . / -2 B2 ." },
  { "cellar-words", "3-1-101 3-1-地下101 3-1-负201 3-1-负一 3-1-地下7",
    "1 . . 101 / -1 负一 地下7 地下101 / -2 . . 负201" },
  { "wing", "3-1-101 3-1-B101 3-1-B501 3-1-A501", "5 . A501 B501 / 1 101 . B101" },
  { "letters-after", "3-1-501 3-1-501A 3-1-601", "6 601 . / 5 501 501A" },
  { "shops", "3-1-101 3-1-102 3-1-商铺1 3-1-商铺2 3-1-商铺10", "1 101 102 / ? 商铺1 商铺2 / ? 商铺10 ." },
  { "shops-alone", "3-商铺1 3-商铺2 3-7", "? 7 商铺1 商铺2" },
  { "shops-wrap", "3-1 3-2 3-3 3-4 3-5 3-6 3-7 3-8 3-9", "? 1 2 3 4 5 6 7 8 / ? 9 . . . . . . ." },
  { "one-place-twice", "3-1-B101 3-1-地下101 3-1-101", "1 101 / -1 B101 / ? 地下101" },
  { "high", "3-1-15001 3-1-15101 3-1-100001", "150 15001 / ? 15101 / ? 100001" },
  { "none", "4-1-101", "" },
};

static void
test_picture (gconstpointer data)
{
  const char *const *row = data;
  g_autoptr(YishiRoll) roll = make_roll (row[1]);
  g_autoptr(YishiBuilding) building = yishi_building_new (roll, "3");
  g_autofree char *picture = draw (building, roll);

  g_assert_cmpstr (picture, ==, row[2]);
  g_assert_cmpstr (building->name, ==, "3");
}

static void
test_stairs (void)
{
  g_autoptr(YishiRoll) roll = make_roll ("3-10-101 3-2-101 3-2-102 3-2-203 3-101");
  g_autoptr(YishiBuilding) building = yishi_building_new (roll, "3");
  static const YishiBuildingStair expected[] = { { (char *) "", 0, 1 }, { (char *) "2", 1, 3 }, { (char *) "10", 4, 1 } };

  g_assert_cmpuint (building->n_stairs, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < building->n_stairs; i++)
    {
      g_assert_cmpstr (building->stairs[i].name, ==, expected[i].name);
      g_assert_cmpuint (building->stairs[i].first_column, ==, expected[i].first_column);
      g_assert_cmpuint (building->stairs[i].n_columns, ==, expected[i].n_columns);
    }
  g_assert_cmpuint (building->n_columns, ==, 5);
}

static void
test_list (void)
{
  g_autoptr(YishiRoll) roll = make_roll ("10-1-101 桂花苑3-1-101 2-1-101 2-1-102 A-101");
  g_auto(GStrv) names = yishi_building_list (roll);
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, "2 10 A 桂花苑3");
}

/* Each unit stands at one place of its stair, and none at that of another. */
static void
check_whole (const YishiBuilding *building,
             const YishiRoll     *roll)
{
  g_autofree guint8 *seen = g_new0 (guint8, yishi_roll_get_n_units (roll));
  const YishiBuildingStair *stair = building->stairs;
  guint n = 0;

  for (guint i = 0; i < building->n_cells; i++)
    {
      const YishiBuildingCell *cell = &building->cells[i];
      const YishiUnit *unit = yishi_roll_get_unit (roll, cell->unit);

      if (i > 0 && cell[-1].row != cell->row)
        stair = building->stairs;
      while (cell->column >= stair->first_column + stair->n_columns)
        stair++;
      g_assert_cmpstr (unit->stair, ==, stair->name);
      g_assert_cmpstr (unit->building, ==, building->name);
      g_assert_cmpuint (seen[cell->unit]++, ==, 0);
      g_assert_cmpint (yishi_building_get_unit (building, cell->row, cell->column), ==, cell->unit);
    }
  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    n += strcmp (yishi_roll_get_unit (roll, i)->building, building->name) == 0;
  g_assert_cmpuint (n, ==, building->n_cells);
}

static void
test_random (void)
{
  static const char *const rooms[] = { "B", "地下", "负", "商铺", "A", "" };

  for (int round = 0; round < 30; round++)
    {
      g_autoptr(YishiRoll) roll = yishi_roll_new ();
      g_auto(GStrv) names = NULL;

      for (int n = g_test_rand_int_range (1, 600); n > 0; n--)
        {
          g_autofree char *unit = g_strdup_printf ("%d-%d-%s%d", g_test_rand_int_range (1, 4), g_test_rand_int_range (1, 6),
                                                   rooms[g_test_rand_int_range (0, G_N_ELEMENTS (rooms))],
                                                   g_test_rand_int_range (1, g_test_rand_bit () ? 20000 : 700));

          add_unit (roll, unit);
        }
      names = yishi_building_list (roll);
      for (char **name = names; *name != NULL; name++)
        {
          g_autoptr(YishiBuilding) building = yishi_building_new (roll, *name);

          check_whole (building, roll);
        }
    }
}

/* 50,000 units, all in one building, each in a stair or of a door of its own. */
static void
test_huge (void)
{
  g_autoptr(YishiRoll) roll = yishi_roll_new ();
  g_autoptr(YishiBuilding) building = NULL;

  for (int i = 0; i < 25000; i++)
    {
      g_autofree char *door = g_strdup_printf ("3-1-%d01·%d", i % 150 + 1, i);
      g_autofree char *stair = g_strdup_printf ("3-%d-101", i + 2);

      add_unit (roll, door);
      add_unit (roll, stair);
    }
  building = yishi_building_new (roll, "3");
  check_whole (building, roll);
  g_assert_cmpuint (building->n_cells, ==, 50000);
  g_assert_cmpuint (building->stairs[0].n_columns, ==, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/building/picture/", pictures[i].name, NULL);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }
  g_test_add_func ("/building/stairs", test_stairs);
  g_test_add_func ("/building/list", test_list);
  g_test_add_func ("/building/random", test_random);
  g_test_add_func ("/building/huge", test_huge);

  return g_test_run ();
}
