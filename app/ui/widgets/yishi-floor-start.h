/* yishi-floor-start.h - before a meeting: what is missing, and the button that starts it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_FLOOR_START (yishi_floor_start_get_type ())
G_DECLARE_FINAL_TYPE (YishiFloorStart, yishi_floor_start, YISHI, FLOOR_START, AdwBin)

void yishi_floor_start_show (YishiFloorStart *self,
                             YishiConductor  *conductor);

G_END_DECLS
