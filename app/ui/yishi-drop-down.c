/* yishi-drop-down.c - lists to choose from that a screen reader can tell, and that open at what is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of a GtkDropDown it is a button inside that gets the keyboard, and GTK gives that no
 * name; an AdwComboRow has its title for a name and does not tell what is chosen. The
 * list of both opens with the keyboard at its first row, so that Enter would choose that.
 */
#include "config.h"

#include "yishi-drop-down.h"

#include <glib/gi18n-lib.h>

#define LABEL "yishi-label"

/* Returns: (transfer none) (nullable): the first of @type inside */
static GtkWidget *
find_inside (GtkWidget *self,
             GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_inside (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The list is as long as it may be: its rows are not all there, and the chosen one is
 * known by its state. */
static void
opened_cb (GtkWidget *popover)
{
  GtkWidget *list = find_inside (popover, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
  guint chosen = GTK_IS_SINGLE_SELECTION (model) ? gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model))
                                                 : GTK_INVALID_LIST_POSITION;

  if (chosen == GTK_INVALID_LIST_POSITION)
    return;

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", chosen);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      gtk_widget_grab_focus (row);
}

static void
open_at_chosen (GtkWidget *self)
{
  GtkWidget *popover = find_inside (self, GTK_TYPE_POPOVER);

  g_return_if_fail (popover != NULL);

  g_signal_connect (popover, "map", G_CALLBACK (opened_cb), NULL);
}

/* What is chosen, of a list of texts. Returns: (nullable) */
static const char *
get_text (gpointer chosen)
{
  return GTK_IS_STRING_OBJECT (chosen) ? gtk_string_object_get_string (GTK_STRING_OBJECT (chosen)) : NULL;
}

static void
tell_drop_down (GtkDropDown *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self));
  const char *chosen = get_text (gtk_drop_down_get_selected_item (self));
  const char *label = g_object_get_data (G_OBJECT (self), LABEL);
  g_autofree char *text = NULL;

  if (button == NULL)
    return;

  text = chosen != NULL ? g_strdup_printf (_("%s: %s"), label, chosen) : g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
tell_combo_row (AdwComboRow *self)
{
  const char *chosen = get_text (adw_combo_row_get_selected_item (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  chosen != NULL ? chosen : "", -1);
}

void
yishi_drop_down_tell (GtkDropDown *self,
                      const char  *label)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (self));

  g_object_set_data_full (G_OBJECT (self), LABEL, g_strdup (label), g_free);
  g_signal_connect (self, "notify::selected-item", G_CALLBACK (tell_drop_down), NULL);
  tell_drop_down (self);
  open_at_chosen (GTK_WIDGET (self));
}

void
yishi_combo_row_tell (AdwComboRow *self)
{
  g_return_if_fail (ADW_IS_COMBO_ROW (self));

  g_signal_connect (self, "notify::selected-item", G_CALLBACK (tell_combo_row), NULL);
  tell_combo_row (self);
  open_at_chosen (GTK_WIDGET (self));
}
