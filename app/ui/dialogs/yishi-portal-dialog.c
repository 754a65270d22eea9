/* yishi-portal-dialog.c - imports the result of a portal, after showing what of it is refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is chosen → read on a thread of its own → tried in the record → shown →
 * imported. What is refused is left out, and said before.
 */
#include "config.h"

#include "yishi-portal-dialog.h"

#include <glib/gi18n-lib.h>

#include "yishi-db-ballot.h"
#include "yishi-file-dialog.h"
#include "yishi-form.h"
#include "yishi-short-table.h"
#include "yishi-window.h"

/* Refused rows that are shown; more of them help nobody. */
#define MOST_SHOWN 100

/* One import, from the file to the record. */
typedef struct
{
  gatomicrefcount  ref_count;
  GtkWidget       *over;     /* (owned) */
  YishiRecord     *record;   /* (owned) */
  YishiItem       *item;     /* (owned) */
  char            *path;     /* (owned) */
  YishiShortTable  table;    /* to which the texts of @entries belong */
  GArray          *entries;  /* (owned) (element-type YishiBallotEntry) */
  guint            n_good;
  GPtrArray       *issues;   /* (owned) (nullable) */
} Import;

static void
import_unref (gpointer data)
{
  Import *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_object_unref (self->over);
  g_object_unref (self->record);
  yishi_item_free (self->item);
  g_free (self->path);
  g_array_unref (self->entries);
  yishi_short_table_clear (&self->table);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_unref)

static Import *
import_ref (Import *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
import_unref_closure (gpointer  data,
                      GClosure *closure)
{
  import_unref (data);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Import *self = task_data;
  GError *error = NULL;

  if (!yishi_short_table_read (&self->table, self->path, yishi_ballot_headers, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint row = self->table.first_row; row < yishi_table_get_n_rows (self->table.table); row++)
    {
      const char *agent = yishi_short_table_get (&self->table, row, 2);
      const char *received = yishi_short_table_get (&self->table, row, 3);
      YishiBallotEntry entry = {
        .unit = yishi_short_table_get (&self->table, row, 0),
        .choice = yishi_short_table_get (&self->table, row, 1),
        .agent = *agent != '\0' ? agent : NULL,
        .received = *received != '\0' ? received : NULL,
        .row = yishi_table_get_row_number (self->table.table, row),
      };

      if (!yishi_short_table_is_blank (&self->table, row))
        g_array_append_val (self->entries, entry);
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
try_entries (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Import *self = data;

  return yishi_db_try_ballots (db, self->item, (const YishiBallotEntry *) (void *) self->entries->data,
                               self->entries->len, "portal", &self->n_good, &self->issues, error);
}

static gboolean
write_entries (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Import *self = data;

  return yishi_db_add_ballots (db, self->item, (const YishiBallotEntry *) (void *) self->entries->data,
                               self->entries->len, "portal", NULL, TRUE, NULL, NULL, error);
}

static void
accepted_cb (YishiForm *form,
             Import    *self)
{
  if (self->n_good == 0)
    yishi_form_refuse (form, NULL, _("There is nothing in the file that could be taken."));
  else
    yishi_form_perform (form, self->record, YISHI_PART_MEETING, write_entries, import_ref (self), import_unref);
}

static void
add_issues (YishiForm    *form,
            const Import *self)
{
  AdwPreferencesGroup *group;

  if (self->issues->len == 0)
    return;

  group = yishi_form_add_group (form, _("Refused"), self->issues->len > MOST_SHOWN ? _("The first hundred of them.") : NULL);
  for (guint i = 0; i < MIN (self->issues->len, MOST_SHOWN); i++)
    {
      const YishiBallotIssue *issue = self->issues->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      /* Translators: a row of the file, and the unit that stands there */
      g_autofree char *title = g_strdup_printf (_("Row %1$u: %2$s"), issue->row, issue->unit);
      g_autofree char *escaped = g_markup_escape_text (title, -1);
      g_autofree char *message = g_markup_escape_text (issue->message, -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), message);
      adw_preferences_group_add (group, row);
    }
}

static void
tried_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Import) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *good = NULL;
  g_autofree char *text = NULL;
  YishiForm *form;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_window_report (self->over, error);
      return;
    }

  good = g_strdup_printf (ngettext ("%u ballot can be taken", "%u ballots can be taken", self->n_good), self->n_good);
  /* Translators: how many ballots can be taken, how many rows are refused */
  text = g_strdup_printf (ngettext ("%s, %u row is refused and left out.", "%s, %u rows are refused and left out.",
                                    self->issues->len),
                          good, self->issues->len);
  form = yishi_form_new (self->over, _("Import a portal’s result"), _("_Import"));
  yishi_form_add_group (form, shown, text);
  add_issues (form, self);
  g_signal_connect_data (form, "accepted", G_CALLBACK (accepted_cb), import_ref (self), import_unref_closure, 0);
  yishi_form_present (form);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Import) self = user_data;
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    yishi_record_perform_async (self->record, 0, try_entries, self, NULL, NULL, tried_cb, import_ref (self));
  else
    yishi_window_report (self->over, error);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Import) self = user_data;
  g_autoptr(GFile) file = yishi_file_dialog_finish (GTK_WIDGET (object), result);
  g_autoptr(GTask) task = NULL;

  if (file == NULL)
    return;

  self->path = g_file_get_path (file);
  task = g_task_new (self->over, NULL, read_cb, import_ref (self));
  g_task_set_task_data (task, import_ref (self), import_unref);
  g_task_run_in_thread (task, read_in_thread);
}

void
yishi_portal_dialog_start (GtkWidget       *over,
                           YishiRecord     *record,
                           const YishiItem *item)
{
  Import *self = g_new0 (Import, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->over = g_object_ref (over);
  self->record = g_object_ref (record);
  self->item = yishi_item_copy (item);
  self->entries = g_array_new (FALSE, TRUE, sizeof (YishiBallotEntry));
  yishi_file_dialog_open_async (over, _("Import a portal’s result"), YISHI_FILES_TABLES, chosen_cb, self);
}
