/* yishi-meeting-list.h - the meetings of a record as somebody chooses one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @list with a row for each of @meetings (nullable) (element-type
 * YishiMeeting), the newest first; the row's data "meeting" is its id. */
void yishi_meeting_list_fill (GtkListBox *list,
                              GPtrArray  *meetings);

G_END_DECLS
