/* yishi-window-say.h - the parts of the window in which it says something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For yishi-window-say.c alone: pages use yishi_window_say() and its like.
 */
#pragma once

#include "yishi-window.h"

G_BEGIN_DECLS

/* Returns: (transfer none) */
AdwToastOverlay *yishi_window_get_toasts   (YishiWindow *self);
/* Stays until it is dismissed. */
void             yishi_window_show_trouble (YishiWindow *self,
                                            const char  *text);

G_END_DECLS
