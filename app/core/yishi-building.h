/* yishi-building.h - one building as a picture: floors above each other, stairs beside each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain value that keeps nothing of the roll but indices of units.
 */
#pragma once

#include <glib.h>

#include "yishi-roll.h"

G_BEGIN_DECLS

/* Of a room whose name tells no floor: a shop, a store room. */
#define YISHI_NO_FLOOR G_MININT

typedef struct
{
  char  *name;          /* (owned) "2", "" where the building has but one */
  guint  first_column;
  guint  n_columns;     /* at least 1 */
} YishiBuildingStair;

typedef struct
{
  int   floor;       /* from the top down: 12, …, 1, -1, …, then rows of YISHI_NO_FLOOR */
  guint first_cell;
  guint n_cells;
} YishiBuildingRow;

typedef struct
{
  guint unit;    /* index in the roll */
  guint row;
  guint column;
} YishiBuildingCell;

typedef struct
{
  char               *name;      /* (owned) */
  YishiBuildingStair *stairs;    /* (owned) in the order of their names */
  guint               n_stairs;
  YishiBuildingRow   *rows;      /* (owned) */
  guint               n_rows;
  YishiBuildingCell  *cells;     /* (owned) by row, then by column; most places may be empty */
  guint               n_cells;   /* the units of the building */
  guint               n_columns;
} YishiBuilding;

/* Returns: (transfer full): the buildings of a roll in the order of their names */
char         **yishi_building_list     (const YishiRoll     *roll) G_GNUC_WARN_UNUSED_RESULT;
YishiBuilding *yishi_building_new      (const YishiRoll     *roll,
                                        const char          *building) G_GNUC_WARN_UNUSED_RESULT;
void           yishi_building_free     (YishiBuilding       *self);
gint64         yishi_building_get_unit (const YishiBuilding *self,
                                        guint                row,
                                        guint                column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiBuilding, yishi_building_free)

G_END_DECLS
