/* yishi-window-actions.h - what the menu and the pages ask the window to do: a record, a page, the monitors' numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the class of the window: "win.new-record", "win.open-record", "win.page" (its name)
 * and "win.identify-monitors". */
void yishi_window_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
