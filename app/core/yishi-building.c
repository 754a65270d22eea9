/* yishi-building.c - one building as a picture: floors above each other, stairs beside each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Doors of one number stand above each other: 501 above 401. Whatever finds no
 * place so stands in rows of its own at the bottom; no unit is left out.
 */
#include "config.h"

#include "yishi-building.h"

#include <string.h>

#include "yishi-building-room.h"
#include "yishi-unit-name.h"

/* More doors of different numbers than this are on no floor of one stair; further
 * ones go to the rows without a floor, which keeps a picture of odd names narrow. */
#define MAX_DOORS 100
/* How wide the rows without a floor are where a stair has nothing else. */
#define ODD_COLUMNS 8

typedef struct
{
  guint            index;
  const YishiUnit *unit;   /* (not owned) */
  int              floor;
  char            *door;   /* (owned) (nullable): NULL where the floor is YISHI_NO_FLOOR */
  guint            column;
  guint            odd_row; /* from 0, where the floor is YISHI_NO_FLOOR */
} Room;

static void
clear_room (gpointer data)
{
  g_free (((Room *) data)->door);
}

static int
compare_rooms (gconstpointer a,
               gconstpointer b)
{
  const Room *p = a, *q = b;
  int order = yishi_unit_name_compare (p->unit->stair, q->unit->stair);

  return order != 0 ? order : yishi_unit_name_compare (p->unit->room, q->unit->room);
}

static GArray *
collect_rooms (const YishiRoll *roll,
               const char      *building)
{
  GArray *rooms = g_array_new (FALSE, FALSE, sizeof (Room));

  g_array_set_clear_func (rooms, clear_room);
  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    {
      Room room = { i, yishi_roll_get_unit (roll, i), YISHI_NO_FLOOR };

      if (strcmp (room.unit->building, building) == 0)
        g_array_append_val (rooms, room);
    }
  g_array_sort (rooms, compare_rooms);

  return rooms;
}

static int
compare_doors (gconstpointer a,
               gconstpointer b)
{
  return yishi_unit_name_compare (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): the different doors of a stair in their order; the texts are the rooms' */
static GPtrArray *
list_doors (const Room *rooms,
            guint       n)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *doors = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (rooms[i].door != NULL && g_hash_table_add (seen, rooms[i].door))
      g_ptr_array_add (doors, rooms[i].door);
  g_ptr_array_sort (doors, compare_doors);
  g_ptr_array_set_size (doors, (int) MIN (doors->len, MAX_DOORS));

  return doors;
}

/* Gives the rooms of a stair that have a floor their columns, counted from the
 * stair's first. What would stand where another does loses its floor. Returns:
 * how many columns */
static guint
place_doors (Room  *rooms,
             guint  n)
{
  g_autoptr(GPtrArray) doors = list_doors (rooms, n);
  g_autoptr(GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < doors->len; i++)
    g_hash_table_insert (columns, g_ptr_array_index (doors, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n; i++)
    {
      guint column = 0;

      if (rooms[i].door != NULL)
        column = GPOINTER_TO_UINT (g_hash_table_lookup (columns, rooms[i].door));
      rooms[i].column = column - 1;
      if (column == 0 || !g_hash_table_add (taken, GINT_TO_POINTER (rooms[i].floor * (MAX_DOORS + 1) + (int) column)))
        rooms[i].floor = YISHI_NO_FLOOR;
    }

  return doors->len;
}

/* Places the rooms of one stair. */
static void
place_stair (Room               *rooms,
             guint               n,
             YishiBuildingStair *stair)
{
  gboolean has_wing = FALSE;
  guint n_odd = 0;

  for (guint i = 0; i < n; i++)
    has_wing = has_wing || yishi_building_room_is_wing (rooms[i].unit->room);
  for (guint i = 0; i < n; i++)
    rooms[i].floor = yishi_building_room_read (rooms[i].unit->room, has_wing, &rooms[i].door);

  stair->name = g_strdup (rooms[0].unit->stair);
  stair->n_columns = place_doors (rooms, n);
  if (stair->n_columns == 0)
    stair->n_columns = MIN (n, ODD_COLUMNS);
  for (guint i = 0; i < n; i++)
    if (rooms[i].floor == YISHI_NO_FLOOR)
      {
        rooms[i].column = n_odd % stair->n_columns;
        rooms[i].odd_row = n_odd / stair->n_columns;
        n_odd++;
      }
  for (guint i = 0; i < n; i++)
    rooms[i].column += stair->first_column;
}

static void
place_stairs (YishiBuilding *self,
              GArray        *rooms)
{
  g_autoptr(GArray) stairs = g_array_new (FALSE, TRUE, sizeof (YishiBuildingStair));
  Room *all = (Room *) rooms->data;

  for (guint start = 0, end = 0; start < rooms->len; start = end)
    {
      YishiBuildingStair stair = { NULL, self->n_columns };

      while (end < rooms->len && strcmp (all[end].unit->stair, all[start].unit->stair) == 0)
        end++;
      place_stair (all + start, end - start, &stair);
      self->n_columns += stair.n_columns;
      g_array_append_val (stairs, stair);
    }

  self->n_stairs = stairs->len;
  self->stairs = g_memdup2 (stairs->data, stairs->len * sizeof (YishiBuildingStair));
}

/* The highest floor first, and last what has none. */
static int
compare_by_row (gconstpointer a,
                gconstpointer b)
{
  const Room *p = a, *q = b;

  if (p->floor != q->floor)
    return p->floor > q->floor ? -1 : 1;
  if (p->odd_row != q->odd_row)
    return p->odd_row < q->odd_row ? -1 : 1;

  return (p->column > q->column) - (p->column < q->column);
}

static void
lay_out_rows (YishiBuilding *self,
              GArray        *rooms)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (YishiBuildingRow));
  const Room *before = NULL;

  g_array_sort (rooms, compare_by_row);
  self->n_cells = rooms->len;
  self->cells = g_new (YishiBuildingCell, rooms->len);
  for (guint i = 0; i < rooms->len; i++)
    {
      const Room *room = &g_array_index (rooms, Room, i);

      if (before == NULL || before->floor != room->floor || before->odd_row != room->odd_row)
        {
          YishiBuildingRow row = { room->floor, i, 0 };

          g_array_append_val (rows, row);
        }
      g_array_index (rows, YishiBuildingRow, rows->len - 1).n_cells++;
      self->cells[i] = (YishiBuildingCell){ room->index, rows->len - 1, room->column };
      before = room;
    }

  self->n_rows = rows->len;
  self->rows = g_memdup2 (rows->data, rows->len * sizeof (YishiBuildingRow));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return yishi_unit_name_compare (*(const char *const *) a, *(const char *const *) b);
}

char **
yishi_building_list (const YishiRoll *roll)
{
  g_autoptr(GHashTable) seen = NULL;
  GPtrArray *names;

  g_return_val_if_fail (roll != NULL, NULL);

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  names = g_ptr_array_new ();
  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    {
      const char *name = yishi_roll_get_unit (roll, i)->building;

      if (g_hash_table_add (seen, (char *) name))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * yishi_building_new:
 * @roll: the roll
 * @building: the name of one of its buildings
 *
 * The floor of 501 is 5, of 1203 12, of 0101 1, of B101 and 地下1 -1; in a stair
 * with B501 the letter is a wing's, and B101 is on floor 1. Rooms that tell no
 * floor (商铺12, 7), the second at one place, and doors beyond the first 100
 * different ones of a stair stand in rows at the bottom, in the order of their
 * names.
 *
 * Returns: (transfer full): the picture, without a row if there is no such building
 */
YishiBuilding *
yishi_building_new (const YishiRoll *roll,
                    const char      *building)
{
  g_autoptr(GArray) rooms = NULL;
  YishiBuilding *self;

  g_return_val_if_fail (roll != NULL && building != NULL, NULL);

  self = g_new0 (YishiBuilding, 1);
  self->name = g_strdup (building);
  rooms = collect_rooms (roll, building);
  place_stairs (self, rooms);
  lay_out_rows (self, rooms);

  return self;
}

void
yishi_building_free (YishiBuilding *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_stairs; i++)
    g_free (self->stairs[i].name);
  g_free (self->stairs);
  g_free (self->rows);
  g_free (self->cells);
  g_free (self->name);
  g_free (self);
}

/**
 * yishi_building_get_unit:
 *
 * Returns: the index in the roll of the unit at a place, -1 if none is there
 */
gint64
yishi_building_get_unit (const YishiBuilding *self,
                         guint                row,
                         guint                column)
{
  guint low, high;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, -1);

  low = self->rows[row].first_cell;
  high = low + self->rows[row].n_cells;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->cells[middle].column == column)
        return self->cells[middle].unit;
      if (self->cells[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }

  return -1;
}
