/* yishi-focus-keeper.h - no key is lost when the row that has the keyboard goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void yishi_focus_keeper_watch (GtkWindow *window);

G_END_DECLS
