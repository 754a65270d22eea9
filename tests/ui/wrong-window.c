/* wrong-window.c - a window with a mistake of every kind that the checks of windows look for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

/* GTK goes to what has its middle higher first: to the right before the left. */
static GtkWidget *
make_astray (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *right = gtk_button_new_with_label ("On the right");

  gtk_box_append (GTK_BOX (left), gtk_button_new_with_label ("On the left"));
  gtk_box_append (GTK_BOX (left), gtk_button_new_with_label ("Below it"));
  gtk_widget_set_valign (right, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), left);
  gtk_box_append (GTK_BOX (line), right);
  return line;
}

static GtkWidget *
make_cut (const char *text,
          const char *tooltip)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (label, tooltip);
  return label;
}

static GtkWidget *
make_shifted (void)
{
  GtkWidget *fixed = gtk_fixed_new ();

  gtk_fixed_put (GTK_FIXED (fixed), gtk_button_new_with_label ("Beyond the edge"), -60, 0);
  return fixed;
}

/* GTK goes into the label that is folded away, and never out. */
static GtkWidget *
make_trap (void)
{
  GtkWidget *trap = gtk_expander_new ("A trap");
  GtkWidget *label = gtk_label_new ("Folded away");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_expander_set_child (GTK_EXPANDER (trap), label);
  return trap;
}

/* Lists that GTK and libadwaita do not tell, and a switch with the name of its row and one of its own. */
static GtkWidget *
make_lists (void)
{
  const char *const texts[] = { "One", "Two", NULL };
  g_autoptr(GtkStringList) model = gtk_string_list_new (texts);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();
  GtkWidget *choices = adw_combo_row_new ();
  GtkWidget *drop = gtk_drop_down_new_from_strings (texts);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (choices), "Choices");
  adw_combo_row_set_model (ADW_COMBO_ROW (choices), G_LIST_MODEL (model));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Sounds");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Sounds", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, "Numbers", -1);
  gtk_list_box_append (GTK_LIST_BOX (list), drop);
  gtk_list_box_append (GTK_LIST_BOX (list), choices);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}

static void
activate_cb (GtkApplication *application,
             gpointer        user_data)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hidden = gtk_stack_new ();

  gtk_stack_add_named (GTK_STACK (hidden), gtk_button_new_with_label ("In front"), "front");
  gtk_stack_add_named (GTK_STACK (hidden), gtk_button_new_with_label ("Behind"), "behind");
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_button_new_from_icon_name ("open-menu-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  gtk_box_append (GTK_BOX (box), make_astray ());
  gtk_box_append (GTK_BOX (box), make_cut ("A text that nobody can read to its end", NULL));
  gtk_box_append (GTK_BOX (box), make_cut ("A text that is told by its tooltip", "A text that is told by its tooltip"));
  gtk_box_append (GTK_BOX (box), make_shifted ());
  gtk_box_append (GTK_BOX (box), hidden);
  if (g_getenv ("WRONG_WINDOW_LISTS") != NULL)
    gtk_box_append (GTK_BOX (box), make_lists ());
  /* Nothing else could be seen of how Tab goes. */
  if (g_getenv ("WRONG_WINDOW_TRAP") != NULL)
    gtk_box_append (GTK_BOX (box), make_trap ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Wrong window");
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(AdwApplication) application = adw_application_new ("io.github.yishi.WrongWindow",
                                                               G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
