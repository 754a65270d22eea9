/* yishi-window-size.h - the window's size, from one start to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void yishi_window_size_restore  (GtkWindow *window,
                                 GSettings *settings);
void yishi_window_size_remember (GtkWindow *window,
                                 GSettings *settings);

G_END_DECLS
