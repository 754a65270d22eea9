/* yishi-drop-down.h - a list to choose from that a screen reader can tell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of a list of texts: has its @label and what is chosen told, now and when that changes. */
void yishi_drop_down_tell (GtkDropDown *self,
                           const char  *label);

G_END_DECLS
