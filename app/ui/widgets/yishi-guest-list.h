/* yishi-guest-list.h - who is there for which party, who is missing, and guests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_GUEST_LIST (yishi_guest_list_get_type ())
G_DECLARE_FINAL_TYPE (YishiGuestList, yishi_guest_list, YISHI, GUEST_LIST, GtkBox)

/* Adds, lets go and removes guests by itself.
 * Signal "said" (const char *text): what was done. */

void yishi_guest_list_set_record (YishiGuestList  *self,
                                  YishiRecord     *record);
/* Shows the meeting at hand. @can_change: whether its record may still be added to. */
void yishi_guest_list_show       (YishiGuestList  *self,
                                  gboolean         can_change);

G_END_DECLS
