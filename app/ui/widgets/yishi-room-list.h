/* yishi-room-list.h - who is in the room, or who has left it, newest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"
#include "yishi-room-view.h"

G_BEGIN_DECLS

#define YISHI_TYPE_ROOM_LIST (yishi_room_list_get_type ())
G_DECLARE_FINAL_TYPE (YishiRoomList, yishi_room_list, YISHI, ROOM_LIST, AdwBin)

/* Property "lists-left" (construct-only): those who have left.
 * Signal "pressed" (const char *unit, const char *owners): the button of a row:
 * leaves, or comes again. */

/* @view and @roll: (nullable): NULL while they are not there yet. @can_change: whether the buttons act. */
void  yishi_room_list_show    (YishiRoomList    *self,
                               YishiRoomView    *view,
                               YishiLoadedRoll  *roll,
                               gboolean          can_change);
guint yishi_room_list_get_n   (YishiRoomList    *self);

G_END_DECLS
