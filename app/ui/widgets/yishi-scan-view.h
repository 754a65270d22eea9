/* yishi-scan-view.h - what the camera sees, as in a mirror
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YISHI_TYPE_SCAN_VIEW (yishi_scan_view_get_type ())
G_DECLARE_FINAL_TYPE (YishiScanView, yishi_scan_view, YISHI, SCAN_VIEW, GtkWidget)

/* @pixels: (transfer none) (nullable): blue, green, red, 255; NULL shows nothing */
void yishi_scan_view_show (YishiScanView *self,
                           GBytes        *pixels,
                           int            width,
                           int            height);

G_END_DECLS
