/* yishi-window-scan.h - the window's key for the camera, whichever page reads slips
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-window.h"

G_BEGIN_DECLS

/* Switches the camera of the page that is seen on or off; where the page has none, it goes to the
 * door and switches that on. */
void yishi_window_read_slips (YishiWindow *self);

G_END_DECLS
