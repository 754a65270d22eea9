/* yishi-ledger-dialog.c - papers that were issued, and the proof that they were delivered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the estate's rules have the silence clause, only units with proof of
 * delivery are counted with the majority.
 */
#include "config.h"

#include "yishi-ledger-dialog.h"

#include <glib/gi18n-lib.h>

#include "yishi-ballots-words.h"
#include "yishi-drop-down.h"
#include "yishi-form.h"

typedef struct
{
  YishiRecord *record;    /* (owned) */
  YishiItem   *item;      /* (owned) */
  AdwComboRow *what;
  AdwEntryRow *units;
  AdwEntryRow *day;
  AdwEntryRow *evidence;
} Dialog;

static void
dialog_free (gpointer  data,
             GClosure *closure)
{
  Dialog *self = data;

  g_object_unref (self->record);
  yishi_item_free (self->item);
  g_free (self);
}

typedef struct
{
  YishiItem  *item;      /* (owned) */
  char      **units;     /* (owned) (nullable) NULL: all of the vote */
  gboolean    delivers;  /* else they were issued */
  char       *day;       /* (owned) */
  char       *evidence;  /* (owned) */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  yishi_item_free (entry->item);
  g_strfreev (entry->units);
  g_free (entry->day);
  g_free (entry->evidence);
  g_free (entry);
}

static gboolean
write_entry (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Entry *entry = data;
  const char *const *units = (const char *const *) entry->units;

  if (entry->delivers)
    return yishi_db_deliver_ballots (db, entry->item, units, entry->day, entry->evidence, error);

  return yishi_db_issue_ballots (db, entry->item, units, "paper", error);
}

/* "3-2-501, 3-2-502": NULL if nothing is named. */
static char **
read_units (const char *text)
{
  g_autoptr(GStrvBuilder) units = g_strv_builder_new ();
  g_auto(GStrv) words = g_strsplit_set (text, ",; \t\n", -1);
  g_auto(GStrv) found = NULL;

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_strv_builder_add (units, *word);
  found = g_strv_builder_end (units);
  return *found != NULL ? g_steal_pointer (&found) : NULL;
}

static void
accepted_cb (YishiForm *form,
             Dialog    *self)
{
  g_autofree char *names = yishi_form_get_text (self->units);
  g_autofree char *day = yishi_form_get_day (form, self->day);
  gboolean delivers = adw_combo_row_get_selected (self->what) == 1;
  g_autofree char *evidence = yishi_form_get_text (self->evidence);
  Entry *entry;

  if (day == NULL)
    return;
  if (delivers && *evidence == '\0')
    {
      yishi_form_refuse (form, GTK_WIDGET (self->evidence), _("Say what proves it: who signed, or where it was posted."));
      return;
    }

  entry = g_new0 (Entry, 1);
  entry->item = yishi_item_copy (self->item);
  entry->units = read_units (names);
  entry->delivers = delivers;
  entry->day = g_steal_pointer (&day);
  entry->evidence = g_steal_pointer (&evidence);
  yishi_form_perform (form, self->record, YISHI_PART_MEETING, write_entry, entry, entry_free);
}

static void
what_changed_cb (Dialog *self)
{
  gboolean delivers = adw_combo_row_get_selected (self->what) == 1;

  gtk_widget_set_sensitive (GTK_WIDGET (self->day), delivers);
  gtk_widget_set_sensitive (GTK_WIDGET (self->evidence), delivers);
}

void
yishi_ledger_dialog_present (GtkWidget               *over,
                             YishiRecord             *record,
                             const YishiItem         *item,
                             const YishiBallotLedger *ledger)
{
  YishiForm *form = yishi_form_new (over, _("Papers issued and delivered"), _("_Record"));
  g_autofree char *figures = yishi_ballots_say_ledger (ledger);
  AdwPreferencesGroup *group = yishi_form_add_group (form, NULL, figures);
  g_autofree char *today = yishi_clock_today (yishi_record_get_clock (record));
  const char *const ways[] = { _("Papers were issued"), _("Papers were delivered"), NULL };
  g_autoptr(GtkStringList) names = gtk_string_list_new (ways);
  Dialog *self = g_new0 (Dialog, 1);

  self->record = g_object_ref (record);
  self->item = yishi_item_copy (item);
  self->what = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->what), _("What is recorded"));
  adw_combo_row_set_model (self->what, G_LIST_MODEL (names));
  yishi_combo_row_tell (self->what);
  adw_preferences_group_add (group, GTK_WIDGET (self->what));
  self->units = yishi_form_add_entry (form, group, _("Units (none named: all that vote)"), "");
  self->day = yishi_form_add_day (form, group, _("Day of delivery"), today, today);
  self->evidence = yishi_form_add_entry (form, group, _("Proof, such as “signed” or “posted at the gate”"), "");
  g_signal_connect_data (form, "accepted", G_CALLBACK (accepted_cb), self, dialog_free, 0);
  g_signal_connect_swapped (self->what, "notify::selected", G_CALLBACK (what_changed_cb), self);
  what_changed_cb (self);
  yishi_form_present (form);
}
