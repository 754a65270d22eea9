/* yishi-door-row.h - one unit found at the door: whose it is, whether it is here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is made once and shows one unit after another: while somebody types,
 * only texts change.
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-roll.h"
#include "yishi-room-view.h"

G_BEGIN_DECLS

#define YISHI_TYPE_DOOR_ROW (yishi_door_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiDoorRow, yishi_door_row, YISHI, DOOR_ROW, GtkListBoxRow)

GtkWidget  *yishi_door_row_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* @unit is not kept. @same_person: the person's other units, "" if there are none.
 * @is_pending: its check-in is being written. */
void        yishi_door_row_show (YishiDoorRow    *self,
                                 const YishiUnit *unit,
                                 YishiPresence    presence,
                                 const char      *same_person,
                                 gboolean         is_pending);

G_END_DECLS
