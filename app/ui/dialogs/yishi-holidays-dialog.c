/* yishi-holidays-dialog.c - edits the record's table of holidays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is added and removed is written when the form is accepted, all at once;
 * what stands in the fields then is added too, so that nothing typed is lost.
 */
#include "config.h"

#include "yishi-holidays-dialog.h"

#include <glib/gi18n-lib.h>

#include "yishi-date.h"
#include "yishi-day-text.h"
#include "yishi-db-calendar.h"
#include "yishi-form.h"
#include "yishi-window.h"

typedef struct
{
  YishiForm           *form;      /* (unowned): the dialog lives as long as it does */
  YishiRecord         *record;    /* (owned) */
  YishiHolidays       *holidays;  /* (owned) as they are to be */
  GPtrArray           *rows;      /* (owned) (element-type GtkWidget) (unowned elements) */
  AdwPreferencesGroup *list;
  AdwEntryRow         *from;
  AdwEntryRow         *until;
  AdwEntryRow         *name;
  GtkSwitch           *works;
} Dialog;

static void
dialog_free (gpointer  data,
             GClosure *closure)
{
  Dialog *self = data;

  g_object_unref (self->record);
  yishi_holidays_free (self->holidays);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void fill (Dialog *self);

static void
remove_cb (GtkButton *button,
           gpointer   user_data)
{
  Dialog *self = user_data;

  gtk_widget_grab_focus (GTK_WIDGET (self->from));
  yishi_holidays_remove (self->holidays, g_object_get_data (G_OBJECT (button), "day"));
  fill (self);
}

static char *
say_days (const YishiHoliday *holiday)
{
  g_autofree char *from = yishi_say_day (holiday->from);
  g_autofree char *until = yishi_say_day (holiday->until);

  if (g_str_equal (holiday->from, holiday->until))
    return g_steal_pointer (&from);

  /* Translators: the first and the last day */
  return g_strdup_printf (_("%s to %s"), from, until);
}

static void
add_row (Dialog             *self,
         const YishiHoliday *holiday)
{
  const char *sort = holiday->works ? _("working weekend") : _("holiday");
  g_autofree char *days = say_days (holiday);
  g_autofree char *title = *holiday->name != '\0' ? g_strdup_printf ("%s · %s", holiday->name, sort) : g_strdup (sort);
  /* Translators: some days */
  g_autofree char *label = g_strdup_printf (_("Remove %s"), days);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), days);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "day", g_strdup (holiday->from), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (Dialog *self)
{
  guint n = yishi_holidays_get_n (self->holidays);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    add_row (self, yishi_holidays_get (self->holidays, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

/* Puts what is typed into the table. Returns: FALSE if it is no holiday, which is said */
static gboolean
add_typed (Dialog *self)
{
  g_autofree char *first = yishi_form_get_text (self->from);
  g_autofree char *last = yishi_form_get_text (self->until);
  g_autofree char *name = yishi_form_get_text (self->name);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autoptr(GError) error = NULL;

  if (*first == '\0' && *last == '\0' && *name == '\0')
    return TRUE;

  from = yishi_form_get_day (self->form, self->from);
  until = from == NULL ? NULL : *last != '\0' ? yishi_form_get_day (self->form, self->until) : g_strdup (from);
  if (until == NULL)
    return FALSE;
  if (!yishi_holidays_add (self->holidays, from, until, gtk_switch_get_active (self->works), name, &error))
    {
      yishi_form_refuse (self->form, GTK_WIDGET (self->from), error->message);
      return FALSE;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->from), "");
  gtk_editable_set_text (GTK_EDITABLE (self->until), "");
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_switch_set_active (self->works, FALSE);
  fill (self);
  return TRUE;
}

static void
add_clicked_cb (Dialog *self)
{
  if (add_typed (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->from));
}

static gboolean
write_holidays (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return yishi_db_set_holidays (db, data, error);
}

static void
accepted_cb (YishiForm *form,
             gpointer   user_data)
{
  Dialog *self = user_data;

  if (add_typed (self))
    yishi_form_perform (form, self->record, YISHI_PART_MEETINGS, write_holidays, yishi_holidays_copy (self->holidays),
                        (GDestroyNotify) yishi_holidays_free);
}

static void
add_switch (Dialog              *self,
            AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();

  self->works = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->works), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("A weekend on which one works in exchange"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->works));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->works));
  adw_preferences_group_add (group, row);
}

static void
add_fields (Dialog *self)
{
  g_autofree char *today = yishi_clock_today (yishi_record_get_clock (self->record));
  AdwPreferencesGroup *group = yishi_form_add_group (self->form, _("Add"), NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add to the Table"));
  AdwEntryRow *rows[3];

  self->from = rows[0] = yishi_form_add_day (self->form, group, _("The first day"), "", today);
  self->until = rows[1] = yishi_form_add_day (self->form, group, _("Last day (empty: the first)"), "", today);
  self->name = rows[2] = yishi_form_add_entry (self->form, group, _("The holiday’s name"), "");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      adw_entry_row_set_activates_default (rows[i], FALSE);
      g_signal_connect_swapped (rows[i], "entry-activated", G_CALLBACK (add_clicked_cb), self);
    }
  add_switch (self, group);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_clicked_cb), self);
  adw_preferences_group_set_header_suffix (group, button);
}

/* What is read, and over what it is shown. */
typedef struct
{
  GtkWidget     *over;      /* (owned) */
  YishiHolidays *holidays;  /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->over);
  g_clear_pointer (&reading->holidays, yishi_holidays_free);
  g_free (reading);
}

static gboolean
read_holidays (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  YishiHolidays **holidays = data;

  *holidays = yishi_db_get_holidays (db, error);
  return *holidays != NULL;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr(GError) error = NULL;
  Dialog *self;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_window_report (reading->over, error);
      reading_free (reading);
      return;
    }

  self = g_new0 (Dialog, 1);
  self->form = yishi_form_new (reading->over, _("Holidays"), _("_Save"));
  self->record = g_object_ref (YISHI_RECORD (object));
  self->holidays = g_steal_pointer (&reading->holidays);
  self->rows = g_ptr_array_new ();
  reading_free (reading);
  yishi_form_add_group (self->form, NULL,
                        _("As they are made known each November. Terms that end on a day of rest end after it; a notice "
                          "is posted before it. Weekends are days of rest by themselves."));
  self->list = yishi_form_add_group (self->form, NULL, NULL);
  add_fields (self);
  fill (self);
  g_signal_connect_data (self->form, "accepted", G_CALLBACK (accepted_cb), self, dialog_free, 0);
  yishi_form_present (self->form);
  gtk_widget_grab_focus (GTK_WIDGET (self->from));
}

void
yishi_holidays_dialog_show (GtkWidget   *over,
                            YishiRecord *record)
{
  Reading *reading = g_new0 (Reading, 1);

  g_return_if_fail (GTK_IS_WIDGET (over) && YISHI_IS_RECORD (record));

  reading->over = g_object_ref (over);
  yishi_record_perform_async (record, 0, read_holidays, &reading->holidays, NULL, NULL, read_cb, reading);
}
