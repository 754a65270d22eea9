/* yishi-wall-pane.h - what the wall shows and would show next, and what the chair does with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_WALL_PANE (yishi_wall_pane_get_type ())
G_DECLARE_FINAL_TYPE (YishiWallPane, yishi_wall_pane, YISHI, WALL_PANE, AdwBin)

/* @item: whose slides are offered, 0: none's. In a window with a wall. */
void yishi_wall_pane_show (YishiWallPane  *self,
                           YishiConductor *conductor,
                           gint64          item);

G_END_DECLS
