/* yishi-floor-end.h - after a meeting: its seal, and what came of each item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_FLOOR_END (yishi_floor_end_get_type ())
G_DECLARE_FINAL_TYPE (YishiFloorEnd, yishi_floor_end, YISHI, FLOOR_END, AdwBin)

/* Has the action "floor.look": the items again. */
void yishi_floor_end_show (YishiFloorEnd *self,
                           YishiRecord   *record);

G_END_DECLS
