/* yishi-done-dialog.c - asks when and how something promised was done, and records it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-done-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-agenda.h"
#include "yishi-form.h"

typedef struct
{
  YishiRecord *record;  /* (owned) */
  gint64       item;
  AdwEntryRow *day;
  AdwEntryRow *note;
} Dialog;

static void
dialog_free (gpointer  data,
             GClosure *closure)
{
  Dialog *self = data;

  g_object_unref (self->record);
  g_free (self);
}

typedef struct
{
  gint64  item;
  char   *day;   /* (owned) */
  char   *note;  /* (owned) */
} Settling;

static void
settling_free (gpointer data)
{
  Settling *settling = data;

  g_free (settling->day);
  g_free (settling->note);
  g_free (settling);
}

static gboolean
settle (YishiDb       *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Settling *settling = data;

  return yishi_db_settle_action (db, settling->item, settling->day, settling->note, error);
}

static void
accepted_cb (YishiForm *form,
             gpointer   user_data)
{
  Dialog *self = user_data;
  g_autofree char *today = yishi_clock_today (yishi_record_get_clock (self->record));
  g_autofree char *day = yishi_form_get_day (form, self->day);
  Settling *settling;

  if (day == NULL)
    return;
  if (strcmp (day, today) > 0)
    {
      yishi_form_refuse (form, GTK_WIDGET (self->day), _("That day has not come yet"));
      return;
    }

  settling = g_new0 (Settling, 1);
  settling->item = self->item;
  settling->day = g_steal_pointer (&day);
  settling->note = yishi_form_get_text (self->note);
  yishi_form_perform (form, self->record, YISHI_PART_MEETINGS | YISHI_PART_MEETING, settle, settling, settling_free);
}

void
yishi_done_dialog_show (GtkWidget       *over,
                        YishiRecord     *record,
                        const YishiItem *item)
{
  Dialog *self = g_new0 (Dialog, 1);
  YishiForm *form = yishi_form_new (over, _("It Was Done"), _("_Record"));
  g_autofree char *today = yishi_clock_today (yishi_record_get_clock (record));
  AdwPreferencesGroup *group = yishi_form_add_group (form, NULL, NULL);
  g_autofree char *escaped = g_markup_escape_text (item->title, -1);

  adw_preferences_group_set_title (group, escaped);
  self->record = g_object_ref (record);
  self->item = item->id;
  self->day = yishi_form_add_day (form, group, _("Day"), today, today);
  self->note = yishi_form_add_entry (form, group, _("What was done, and how it shows"), "");
  g_signal_connect_data (form, "accepted", G_CALLBACK (accepted_cb), self, dialog_free, 0);
  yishi_form_present (form);
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}
