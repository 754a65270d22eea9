/* yishi-show-files.h - shows files in their folder, in the desktop's file manager
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks the file manager to show @paths (of one folder, NULL-terminated) and to mark them;
 * where there is none that can, the folder is opened with what opens folders. Waits for
 * neither; what failed is said over the window of @widget. */
void yishi_show_files (GtkWidget         *widget,
                       const char *const *paths);

G_END_DECLS
