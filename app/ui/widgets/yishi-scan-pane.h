/* yishi-scan-pane.h - the camera that reads slips: a small picture, which camera, and what is wrong with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The camera is on while the pane can be seen, and let go of as soon as it cannot: on another
 * page nobody is looked at. Invisible at first. Also while it is, yishi_scan_pane_sound() sounds.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YISHI_TYPE_SCAN_PANE (yishi_scan_pane_get_type ())
G_DECLARE_FINAL_TYPE (YishiScanPane, yishi_scan_pane, YISHI, SCAN_PANE, GtkBox)

/* Signal "read" (const char *text): a code came before the camera. */

/* What was read was taken, or was refused: each sounds in its way. */
void yishi_scan_pane_sound (YishiScanPane *self,
                            gboolean       is_taken);

G_END_DECLS
