/* yishi-explain.c - a control of a verb that may not be done is insensitive and says why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-explain.h"

#include "yishi-tooltip.h"

gboolean
yishi_explain (GtkWidget      *control,
               YishiConductor *conductor,
               YishiVerb       verb,
               gint64          item,
               const char     *plain)
{
  g_autofree char *why_not = NULL;
  gboolean can;

  g_return_val_if_fail (GTK_IS_WIDGET (control), FALSE);

  can = yishi_conductor_can (conductor, verb, item, &why_not);
  yishi_tooltip_set (control, can ? plain : why_not);
  if (!GTK_IS_ACTIONABLE (control) || gtk_actionable_get_action_name (GTK_ACTIONABLE (control)) == NULL)
    gtk_widget_set_sensitive (control, can);
  return can;
}
