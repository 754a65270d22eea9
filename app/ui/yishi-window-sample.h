/* yishi-window-sample.h - the window's sample community: opened, and started afresh
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the class of the window: "win.open-sample", which makes the sample if there
 * is none yet, and "win.renew-sample", which makes the opened one anew. */
void yishi_window_sample_install (GtkWidgetClass *widget_class);

G_END_DECLS
