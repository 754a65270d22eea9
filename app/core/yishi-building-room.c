/* yishi-building-room.c - the floor that a room's name tells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-building-room.h"

#include <string.h>

#define HIGHEST_FLOOR 150
#define DEEPEST_FLOOR 4

/* Cuts 1203A into floor 12 and door 03A. Returns: 0 if there are fewer than three digits */
static int
split_number (const char  *text,
              const char **door)
{
  gsize n = strspn (text, "0123456789");
  int floor = 0;

  if (n < 3 || n > 5)
    return 0;
  for (gsize i = 0; i + 2 < n; i++)
    floor = floor * 10 + (text[i] - '0');

  *door = text + n - 2;
  return floor;
}

/* The number from 1 to 4 of a cellar floor, as in B1 and 负一, with nothing but a
 * dash after it. */
static int
read_level (const char  *text,
            const char **door)
{
  static const char *const levels[DEEPEST_FLOOR][2] = { { "1", "一" }, { "2", "二" }, { "3", "三" }, { "4", "四" } };

  for (int i = 0; i < DEEPEST_FLOOR; i++)
    for (int form = 0; form < 2; form++)
      if (g_str_has_prefix (text, levels[i][form]))
        {
          *door = text + strlen (levels[i][form]);
          return **door == '\0' || **door == '-' ? i + 1 : 0;
        }

  return 0;
}

static int
read_cellar (const char  *text,
             const char **door)
{
  int floor = split_number (text, door);

  if (floor == 0)
    floor = read_level (text, door);

  return floor >= 1 && floor <= DEEPEST_FLOOR ? -floor : YISHI_NO_FLOOR;
}

gboolean
yishi_building_room_is_wing (const char *room)
{
  const char *door;

  return *room == 'B' && split_number (room + 1, &door) > DEEPEST_FLOOR;
}

/* 地下101 is on the first floor down, and so is 地下7, store room 7. */
static int
read_underground (const char  *text,
                  const char **door)
{
  int floor = split_number (text, door);

  if (floor >= 1 && floor <= DEEPEST_FLOOR)
    return -floor;

  *door = text;
  return -1;
}

/* In 501, 1203A; in A501, whose letter tells the door from 501's. */
static int
read_above (const char *room,
            char      **door)
{
  gboolean has_letter = g_ascii_isalpha (*room);
  const char *rest = NULL;
  int floor = split_number (room + has_letter, &rest);

  if (floor < 1 || floor > HIGHEST_FLOOR)
    return YISHI_NO_FLOOR;

  *door = g_strdup_printf ("%.*s%s", has_letter ? 1 : 0, room, rest);
  return floor;
}

/* In every case but the last two the digits before the last two are the floor.
 * Names such as 商铺12 tell none. */
int
yishi_building_room_read (const char *room,
                          gboolean    has_wing,
                          char      **door)
{
  const char *rest = NULL;
  int floor = YISHI_NO_FLOOR;

  *door = NULL;
  if (g_str_has_prefix (room, "地下"))
    floor = read_underground (room + strlen ("地下"), &rest);
  else if (g_str_has_prefix (room, "负"))
    floor = read_cellar (room + strlen ("负"), &rest);
  else if (*room == 'B' && !has_wing)
    floor = read_cellar (room + 1, &rest);
  else
    return read_above (room, door);

  if (floor != YISHI_NO_FLOOR)
    *door = g_strdup (rest);
  return floor;
}
