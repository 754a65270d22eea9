/* yishi-sample-roll.c - the roll of the made-up community, by a rule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything in it is made up and looks made up: owners are called 样例 and a
 * number, telephone numbers begin with 100, and none is in use.
 */
#include "config.h"

#include "yishi-sample-private.h"

#include <string.h>

#include "yishi-sample.h"
#include "yishi-unit-name.h"

/* 4 × 2 × 18 × 4 + 4 × 1 × 27 × 6 are 1,224 units. */
static const struct
{
  int first_building;
  int last_building;
  int n_stairs;
  int n_floors;
  int n_flats;
  int areas[6]; /* 0.01 m², by flat */
} blocks[] = {
  { 1, 4, 2, 18, 4, { 11826, 8971, 8971, 11826 } },
  { 5, 8, 1, 27, 6, { 12843, 9812, 7655, 7655, 9812, 12843 } },
};

#define PARKING_AREA       1268
#define FIRST_UNSOLD       1213 /* the two top floors of the last building */
#define N_OWNERS_OF_SEVERAL 30

/* The number of the owner whose unit the unit @number is. The first thirty have
 * a second unit each, and the first of them two more. */
static int
get_owner (int number)
{
  if (number % (YISHI_SAMPLE_N_UNITS / N_OWNERS_OF_SEVERAL) == 0)
    return number / (YISHI_SAMPLE_N_UNITS / N_OWNERS_OF_SEVERAL);

  return number % 400 == 21 && number > 400 ? 1 : number;
}

int
yishi_sample_get_owner (int number)
{
  return number >= FIRST_UNSOLD ? 0 : get_owner (number);
}

static void
add_unit (YishiRoll *roll,
          int        number,
          int        building,
          int        stair,
          int        room,
          int        area)
{
  g_auto(YishiUnitName) name = { NULL };
  g_autofree char *building_text = g_strdup_printf ("%d", building);
  g_autofree char *stair_text = g_strdup_printf ("%d", stair);
  g_autofree char *room_text = g_strdup_printf ("%d", room);
  g_autofree char *bay = g_strdup_printf ("B1-%03d", number / 3);
  int owner = get_owner (number);
  g_autofree char *first = g_strdup_printf (YISHI_SAMPLE_OWNER "%d", owner);
  g_autofree char *second = g_strdup_printf (YISHI_SAMPLE_OWNER "%d之配偶", owner);
  g_autofree char *phone = g_strdup_printf ("100%08d", owner);
  gboolean is_couple = owner > N_OWNERS_OF_SEVERAL && number % 12 == 7;
  gboolean has_bay = number % 3 == 0;
  /* Some have no telephone, and some of those a neighbour's name: whether they are one person, the chair says. */
  YishiOwner owners[] = { { first, "", number % 97 == 5 ? "" : phone }, { second, "", "" } };
  YishiUnit unit;

  if (number % 300 == 101)
    {
      g_free (first);
      first = g_strdup_printf (YISHI_SAMPLE_OWNER "%d", number + 1);
      owners[0] = (YishiOwner) { first, "", "" };
    }
  if (number >= FIRST_UNSOLD)
    owners[0] = (YishiOwner) { "示例置业有限公司", "", "" };

  if (!yishi_unit_name_from_parts (building_text, stair_text, room_text, &name))
    g_return_if_reached ();
  unit = (YishiUnit) {
    .unit = name.text,
    .building = name.building,
    .stair = name.stair,
    .room = name.room,
    .area = area + 2 * building + room / 100,
    .parking_area = has_bay ? PARKING_AREA : 0,
    .parking = has_bay ? bay : "",
    .note = number >= FIRST_UNSOLD ? "未售" : "",
    .is_developers = number >= FIRST_UNSOLD,
    .owners = owners,
    .n_owners = is_couple && number < FIRST_UNSOLD ? 2 : 1,
    .confirmed = "",
  };
  yishi_roll_add (roll, &unit);
}

YishiRoll *
yishi_sample_make_roll (void)
{
  YishiRoll *roll = yishi_roll_new ();
  int number = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    for (int building = blocks[i].first_building; building <= blocks[i].last_building; building++)
      for (int door = 0; door < blocks[i].n_stairs * blocks[i].n_floors * blocks[i].n_flats; door++)
        {
          int stair = door / (blocks[i].n_floors * blocks[i].n_flats);
          int floor = door / blocks[i].n_flats % blocks[i].n_floors;
          int flat = door % blocks[i].n_flats;

          add_unit (roll, ++number, building, stair + 1, (floor + 1) * 100 + flat + 1, blocks[i].areas[flat]);
        }

  yishi_roll_group (roll);
  return roll;
}
