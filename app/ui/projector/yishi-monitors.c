/* yishi-monitors.c - monitors by name, and which of them the wall may take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-monitors.h"

#define IDENTIFY_SECONDS 3

gboolean
yishi_monitor_is_ready (GdkMonitor *monitor)
{
  GdkRectangle area;

  gdk_monitor_get_geometry (monitor, &area);
  return gdk_monitor_is_valid (monitor) && area.width > 0 && area.height > 0;
}

static void
add_word (GString    *name,
          const char *word)
{
  if (word == NULL || *word == '\0' || g_ascii_strcasecmp (word, "unknown") == 0)
    return;
  if (name->len > 0)
    g_string_append_c (name, ' ');
  g_string_append (name, word);
}

char *
yishi_monitor_name (GdkMonitor *monitor)
{
  const char *connector = gdk_monitor_get_connector (monitor);
  const char *model = gdk_monitor_get_model (monitor);
  GString *name = g_string_new (NULL);

  add_word (name, gdk_monitor_get_manufacturer (monitor));
  if (g_strcmp0 (model, connector) != 0)
    add_word (name, model);
  if (connector != NULL && name->len > 0)
    g_string_append_printf (name, " (%s)", connector);
  else if (connector != NULL)
    g_string_append (name, connector);

  return g_string_free (name, FALSE);
}

/* Returns: (transfer none) (nullable) */
static GdkMonitor *
find_main (GtkWindow *main_window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (main_window));

  if (surface == NULL)
    return NULL;

  return gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (main_window)),
                                             surface);
}

GdkMonitor *
yishi_monitors_choose (GtkWindow  *main_window,
                       const char *connector)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (main_window));
  GListModel *monitors = gdk_display_get_monitors (display);
  GdkMonitor *main_monitor = find_main (main_window);
  g_autoptr(GdkMonitor) chosen = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      gboolean is_wanted = g_strcmp0 (gdk_monitor_get_connector (monitor), connector) == 0;

      /* A window that is not on the screen yet will come up on the first. */
      if (monitor == main_monitor || (main_monitor == NULL && i == 0) ||
          !yishi_monitor_is_ready (monitor))
        continue;
      if (chosen == NULL || is_wanted)
        g_set_object (&chosen, monitor);
      if (is_wanted)
        break;
    }

  return g_steal_pointer (&chosen);
}

static GtkWidget *
make_label (const char *text,
            int         size)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (size * PANGO_SCALE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  return label;
}

static gboolean
time_passed_cb (gpointer data)
{
  GtkWindow *window = data;

  gtk_window_destroy (window);
  g_object_unref (window);
  return G_SOURCE_REMOVE;
}

static void
identify (GdkMonitor *monitor,
          guint       number)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *name = yishi_monitor_name (monitor);
  GdkRectangle area;

  gdk_monitor_get_geometry (monitor, &area);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_label (digits, area.height / 3));
  gtk_box_append (GTK_BOX (box), make_label (name, area.height / 16));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), name);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (window), monitor);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add_seconds (IDENTIFY_SECONDS, time_passed_cb, g_object_ref (window));
}

void
yishi_monitors_identify (GdkDisplay *display)
{
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (yishi_monitor_is_ready (monitor))
        identify (monitor, i + 1);
    }
}
