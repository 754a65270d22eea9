/* yishi-tooltip.c - gives a tooltip to what may have it already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each time a tooltip is set, GTK asks the display where the pointer is and waits
 * for the answer, the same text or not. What is updated with every key must not.
 */
#include "config.h"

#include "yishi-tooltip.h"

void
yishi_tooltip_set (GtkWidget  *widget,
                   const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}
