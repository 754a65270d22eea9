/* yishi-wall-window.h - the window that the room sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-slide-view.h"

G_BEGIN_DECLS

#define YISHI_TYPE_WALL_WINDOW (yishi_wall_window_get_type ())
G_DECLARE_FINAL_TYPE (YishiWallWindow, yishi_wall_window, YISHI, WALL_WINDOW, GtkWindow)

/* @chair: the window in which accelerators that are pressed in this one act. @clock:
 * as for the view. @monitor: (nullable): full screen on that; NULL: an ordinary
 * window that the chair can move. */
GtkWidget      *yishi_wall_window_new      (GtkWindow       *chair,
                                            YishiClock      *clock,
                                            GdkMonitor      *monitor) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer none) */
YishiSlideView *yishi_wall_window_get_view (YishiWallWindow *self);

G_END_DECLS
