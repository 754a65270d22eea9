/* yishi-monitors.h - monitors by name, and which of them the wall may take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Epson EB-W52 (HDMI-1)", the connector alone where nothing else is known. */
char       *yishi_monitor_name      (GdkMonitor *monitor) G_GNUC_WARN_UNUSED_RESULT;
/* A monitor that just came has no size and no connector yet. */
gboolean    yishi_monitor_is_ready  (GdkMonitor *monitor);
/* Returns: (transfer full) (nullable): the one with @connector, else the first;
 * but never the one under @main_window. NULL if there is none. */
GdkMonitor *yishi_monitors_choose   (GtkWindow  *main_window,
                                     const char *connector) G_GNUC_WARN_UNUSED_RESULT;
/* Number and name, large, on each of them for three seconds. */
void        yishi_monitors_identify (GdkDisplay *display);

G_END_DECLS
