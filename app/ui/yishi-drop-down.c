/* yishi-drop-down.c - a list to choose from that a screen reader can tell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is a button inside the list that gets the keyboard, and GTK gives that no name.
 */
#include "config.h"

#include "yishi-drop-down.h"

#include <glib/gi18n-lib.h>

#define LABEL "yishi-label"

static void
tell (GtkDropDown *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self));
  GObject *chosen = gtk_drop_down_get_selected_item (self);
  const char *label = g_object_get_data (G_OBJECT (self), LABEL);
  g_autofree char *text = NULL;

  if (button == NULL)
    return;

  text = GTK_IS_STRING_OBJECT (chosen)
           ? g_strdup_printf (_("%s: %s"), label, gtk_string_object_get_string (GTK_STRING_OBJECT (chosen)))
           : g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
yishi_drop_down_tell (GtkDropDown *self,
                      const char  *label)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (self));

  g_object_set_data_full (G_OBJECT (self), LABEL, g_strdup (label), g_free);
  g_signal_connect (self, "notify::selected-item", G_CALLBACK (tell), NULL);
  tell (self);
}
