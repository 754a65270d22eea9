/* yishi-building-room.h - the floor that a room's name tells (used by yishi-building alone)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "yishi-building.h"

G_BEGIN_DECLS

/* B501 cannot be a cellar: there B is the name of a wing. */
gboolean yishi_building_room_is_wing (const char *room);
/* Returns: the floor of @room, which is canonical, or YISHI_NO_FLOOR. @door is what
 * remains of its name: 01 of 501, by which doors stand above each other. */
int      yishi_building_room_read    (const char *room,
                                      gboolean    has_wing,
                                      char      **door);

G_END_DECLS
