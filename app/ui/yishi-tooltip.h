/* yishi-tooltip.h - gives a tooltip to what may have it already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @text: (nullable): none */
void yishi_tooltip_set (GtkWidget  *widget,
                        const char *text);

G_END_DECLS
