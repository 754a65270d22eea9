/* yishi-preferences.c - what somebody prefers: meetings, speakers, the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-preferences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-drop-down.h"
#include "yishi-packs.h"

struct _YishiPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings     *settings;  /* (owned) */
  GPtrArray     *packs;     /* (owned) (nullable) (element-type YishiRulePack) */
  GListModel    *monitors;  /* (owned) (element-type GdkMonitor) */
  GtkStringList *connectors; /* (owned) beside the monitor's row: "" for automatic */

  /* Template children */
  AdwComboRow   *pack_row;
  GtkSpinButton *day_spin;
  GtkSpinButton *speech_spin;
  GtkSpinButton *warning_spin;
  GtkSwitch     *sounds_switch;
  GtkSwitch     *reminds_switch;
  AdwComboRow   *monitor_row;
  AdwComboRow   *colours_row;
  GtkSpinButton *scale_spin;
  GtkSwitch     *answers_switch;
};

G_DEFINE_FINAL_TYPE (YishiPreferences, yishi_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* Rules */

static void
pack_chosen_cb (YishiPreferences *self)
{
  YishiRulePack *pack = g_ptr_array_index (self->packs, adw_combo_row_get_selected (self->pack_row));

  g_settings_set_string (self->settings, "default-pack", yishi_rule_pack_get_id (pack));
}

static void
fill_packs (YishiPreferences *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "default-pack");
  g_autoptr(GtkStringList) names = NULL;
  g_autoptr(GError) error = NULL;

  self->packs = yishi_packs_load (&error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pack_row), self->packs != NULL);
  if (self->packs == NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->pack_row), error->message);
      return;
    }

  names = yishi_packs_list_names (self->packs);
  adw_combo_row_set_model (self->pack_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->pack_row, yishi_packs_find (self->packs, chosen));
  g_signal_connect_swapped (self->pack_row, "notify::selected", G_CALLBACK (pack_chosen_cb), self);
}

/* Monitors */

static void
monitor_chosen_cb (YishiPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->monitor_row);

  if (selected != GTK_INVALID_LIST_POSITION)
    g_settings_set_string (self->settings, "wall-monitor", gtk_string_list_get_string (self->connectors, selected));
}

static void
add_monitor (YishiPreferences *self,
             GtkStringList    *names,
             const char       *connector,
             const char       *name)
{
  gtk_string_list_append (self->connectors, connector);
  gtk_string_list_append (names, name);
}

/* A monitor that was chosen and is not there now stays in the list, and stays chosen. */
static void
fill_monitors (YishiPreferences *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "wall-monitor");
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_signal_handlers_block_by_func (self->monitor_row, monitor_chosen_cb, self);
  g_clear_object (&self->connectors);
  self->connectors = gtk_string_list_new (NULL);
  add_monitor (self, names, "", _("Any other than this one"));
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);
      const char *connector = gdk_monitor_get_connector (monitor);
      const char *model = gdk_monitor_get_model (monitor);
      g_autofree char *name = model != NULL ? g_strdup_printf ("%s · %s", model, connector) : g_strdup (connector);

      if (connector == NULL)
        continue;

      add_monitor (self, names, connector, name);
      if (strcmp (connector, chosen) == 0)
        selected = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;
    }
  if (*chosen != '\0' && selected == 0)
    {
      /* Translators: the name of a monitor */
      g_autofree char *name = g_strdup_printf (_("%s (not connected)"), chosen);

      add_monitor (self, names, chosen, name);
      selected = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;
    }
  adw_combo_row_set_model (self->monitor_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->monitor_row, selected);
  g_signal_handlers_unblock_by_func (self->monitor_row, monitor_chosen_cb, self);
}

/* What is bound */

static gboolean
scale_to_percent (GValue   *value,
                  GVariant *variant,
                  gpointer  user_data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100);
  return TRUE;
}

static GVariant *
percent_to_scale (const GValue       *value,
                  const GVariantType *type,
                  gpointer            user_data)
{
  return g_variant_new_double (CLAMP (g_value_get_double (value) / 100, 0.8, 1.4));
}

static gboolean
colours_to_index (GValue   *value,
                  GVariant *variant,
                  gpointer  user_data)
{
  g_value_set_uint (value, strcmp (g_variant_get_string (variant, NULL), "dark") == 0 ? 1 : 0);
  return TRUE;
}

static GVariant *
index_to_colours (const GValue       *value,
                  const GVariantType *type,
                  gpointer            user_data)
{
  return g_variant_new_string (g_value_get_uint (value) == 1 ? "dark" : "light");
}

static void
bind_settings (YishiPreferences *self)
{
  GSettings *settings = self->settings;

  g_settings_bind (settings, "meeting-day", self->day_spin, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "speech-seconds", self->speech_spin, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "warning-seconds", self->warning_spin, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reminds", self->reminds_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "plays-sounds", self->sounds_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-answers-while-open", self->answers_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "wall-text-scale", self->scale_spin, "value", G_SETTINGS_BIND_DEFAULT,
                                scale_to_percent, percent_to_scale, NULL, NULL);
  g_settings_bind_with_mapping (settings, "wall-colours", self->colours_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                colours_to_index, index_to_colours, NULL, NULL);
}

/* Seconds are shown as 3:00, and read like that or as a number of seconds. */
static gboolean
time_output_cb (GtkSpinButton *spin)
{
  int seconds = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *text = g_strdup_printf ("%d:%02d", seconds / 60, seconds % 60);

  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static int
time_input_cb (GtkSpinButton *spin,
               double        *value)
{
  g_auto(GStrv) parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (spin)), ":", 2);
  guint64 numbers[2] = { 0, 0 };

  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 0, 100000, &numbers[i], NULL))
      return GTK_INPUT_ERROR;

  *value = parts[0] != NULL && parts[1] != NULL ? (double) (numbers[0] * 60 + numbers[1]) : (double) numbers[0];
  return TRUE;
}

static gboolean
percent_output_cb (GtkSpinButton *spin)
{
  /* Translators: a share of a hundred */
  g_autofree char *text = g_strdup_printf (_("%d %%"), gtk_spin_button_get_value_as_int (spin));

  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
yishi_preferences_dispose (GObject *object)
{
  YishiPreferences *self = YISHI_PREFERENCES (object);

  g_clear_object (&self->monitors);
  g_clear_object (&self->connectors);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->packs, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_PREFERENCES);
  G_OBJECT_CLASS (yishi_preferences_parent_class)->dispose (object);
}

static void
yishi_preferences_class_init (YishiPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/dialogs/yishi-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiPreferences, pack_row);
  gtk_widget_class_bind_template_child (widget_class, YishiPreferences, day_spin);
  gtk_widget_class_bind_template_child (widget_class, YishiPreferences, speech_spin);
  gtk_widget_class_bind_template_child (widget_class, YishiPreferences, warning_spin);
  gtk_widget_class_bind_template_child (widget_class, YishiPreferences, sounds_switch);
  gtk_widget_class_bind_template_child (widget_class, YishiPreferences, reminds_switch);
  gtk_widget_class_bind_template_child (widget_class, YishiPreferences, monitor_row);
  gtk_widget_class_bind_template_child (widget_class, YishiPreferences, colours_row);
  gtk_widget_class_bind_template_child (widget_class, YishiPreferences, scale_spin);
  gtk_widget_class_bind_template_child (widget_class, YishiPreferences, answers_switch);
  gtk_widget_class_bind_template_callback (widget_class, time_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_input_cb);
  gtk_widget_class_bind_template_callback (widget_class, percent_output_cb);
}

static void
yishi_preferences_init (YishiPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  yishi_combo_row_tell (self->pack_row);
  yishi_combo_row_tell (self->monitor_row);
  yishi_combo_row_tell (self->colours_row);
}

void
yishi_preferences_show (GtkWindow *over,
                        GSettings *settings)
{
  YishiPreferences *self = g_object_new (YISHI_TYPE_PREFERENCES, "transient-for", over, NULL);

  self->settings = g_object_ref (settings);
  self->monitors = g_object_ref (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (over))));
  g_signal_connect_swapped (self->monitor_row, "notify::selected", G_CALLBACK (monitor_chosen_cb), self);
  fill_packs (self);
  fill_monitors (self);
  g_signal_connect_object (self->monitors, "items-changed", G_CALLBACK (fill_monitors), self, G_CONNECT_SWAPPED);
  bind_settings (self);
  gtk_window_present (GTK_WINDOW (self));
}
