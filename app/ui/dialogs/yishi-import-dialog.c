/* yishi-import-dialog.c - shows what a roster would make of the roll, has guesses corrected, and imports it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * READING --read--> COMPARING --compared--> READY --import--> WRITING --written--> closed
 *    ^                                        |
 *    +---- something else is chosen ----------+
 *
 * 1. Reading is done on a thread of its own, comparing and writing on the store's.
 * 2. What is read anew makes what was under way void: it is cancelled, and its
 *    answer is not looked at.
 * 3. Only what was compared can be imported, so nobody imports what they did not see.
 */
#include "config.h"

#include "yishi-import-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-drop-down.h"
#include "yishi-import-columns.h"
#include "yishi-import-issues.h"
#include "yishi-import-read.h"
#include "yishi-import-store.h"
#include "yishi-roll-words.h"
#include "yishi-window.h"

/* How often the bar follows the reading. */
#define MS_PER_STEP 100

static const char *const encodings[] = { NULL, "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" };

struct _YishiImportDialog
{
  AdwWindow parent_instance;

  YishiRecord        *record;       /* (owned) */
  GtkWidget          *over;         /* (owned) the page that is told of the end */
  char               *path;         /* (owned) */
  YishiImportChoice   choice;       /* what was chosen in place of guesses */
  YishiImportPreview *preview;      /* (owned) (nullable) what is shown */
  GCancellable       *cancellable;  /* (owned) (nullable) of what is under way */
  int                *share;        /* (owned) how far the reading is, in thousandths */
  guint               step_source;  /* while something is under way */
  gboolean            is_writing;
  gboolean            is_compared;  /* @change is of @preview */
  gboolean            is_filling;   /* what changes now nobody chose */
  gboolean            keeps_columns; /* what is read now has the columns that are shown */
  YishiRollChange     change;

  /* Template children */
  AdwWindowTitle     *heading;
  GtkButton          *cancel_button;
  GtkButton          *import_button;
  GtkProgressBar     *progress;
  GtkRevealer        *trouble;
  GtkLabel           *trouble_label;
  GtkWidget          *content;
  AdwComboRow        *encoding_row;
  AdwComboRow        *sheet_row;
  GtkSpinButton      *header_spin;
  YishiImportColumns *columns;
  AdwActionRow       *file_row;
  AdwActionRow       *change_row;
  AdwActionRow       *possible_row;
  GtkWidget          *refused_group;
  GtkCheckButton     *skip_check;
  YishiImportIssues  *refused;
  GtkWidget          *warnings_group;
  YishiImportIssues  *warnings;
};

G_DEFINE_FINAL_TYPE (YishiImportDialog, yishi_import_dialog, ADW_TYPE_WINDOW)

/* What is shown */

static guint
count_refused (YishiImportDialog *self)
{
  return self->preview != NULL && self->preview->roster != NULL ? self->preview->roster->refused->len : 0;
}

static void
update_import (YishiImportDialog *self)
{
  gboolean has_units = self->preview != NULL && self->preview->roster != NULL &&
                       yishi_roll_get_n_units (self->preview->roster->roll) > 0;
  gboolean is_good = count_refused (self) == 0 || gtk_check_button_get_active (self->skip_check);

  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), !self->is_writing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button),
                            has_units && is_good && self->is_compared && !self->is_writing);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->import_button),
                               has_units && !is_good
                                   ? _("Some rows cannot be taken: mend them in the file, or leave them out")
                                   : NULL);
}

static void
say_trouble (YishiImportDialog *self,
             const GError      *error)
{
  if (error != NULL)
    gtk_label_set_label (self->trouble_label, error->message);
  gtk_revealer_set_reveal_child (self->trouble, error != NULL);
}

static gboolean
step_cb (gpointer user_data)
{
  YishiImportDialog *self = user_data;
  int share = g_atomic_int_get (self->share);

  if (share > 0 && share < 1000 && !self->is_writing)
    gtk_progress_bar_set_fraction (self->progress, share / 1000.0);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (YishiImportDialog *self,
          const char        *what)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress), what != NULL);
  gtk_progress_bar_set_text (self->progress, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  what != NULL ? what : "", -1);
  if (what != NULL && self->step_source == 0)
    self->step_source = g_timeout_add (MS_PER_STEP, step_cb, self);
  else if (what == NULL)
    g_clear_handle_id (&self->step_source, g_source_remove);
  update_import (self);
}

/* A file keeps its sheets, and so the list is filled once: who has just chosen one
 * has it still before them, and a list that is taken away as it closes looks for
 * its rows in vain. */
static void
show_sheets (YishiImportDialog *self)
{
  const YishiTable *table = self->preview->table;
  guint n = yishi_table_get_n_sheets (table);
  GListModel *shown = adw_combo_row_get_model (self->sheet_row);

  gtk_widget_set_visible (GTK_WIDGET (self->sheet_row), n > 0);
  if (shown == NULL || g_list_model_get_n_items (shown) != n)
    {
      g_autoptr(GtkStringList) sheets = gtk_string_list_new (NULL);

      for (guint i = 0; i < n; i++)
        gtk_string_list_append (sheets, yishi_table_get_sheet_name (table, i));
      adw_combo_row_set_model (self->sheet_row, G_LIST_MODEL (sheets));
    }
  for (guint i = 0; i < n; i++)
    if (strcmp (yishi_table_get_sheet_name (table, i), yishi_table_get_sheet (table)) == 0)
      adw_combo_row_set_selected (self->sheet_row, i);
}

static void
show_how_read (YishiImportDialog *self)
{
  const YishiTable *table = self->preview->table;
  gboolean is_book = yishi_table_get_n_sheets (table) > 0;
  g_autofree char *guess = NULL;
  guint header = self->preview->roster != NULL ? self->preview->roster->header_row : MAX (self->choice.header_row, 1);

  show_sheets (self);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding_row), !is_book);
  if (!is_book && self->choice.encoding == NULL)
    /* Translators: an encoding, such as GB18030 */
    guess = g_strdup_printf (_("Recognized: %s"), yishi_table_get_encoding (table));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->encoding_row), guess != NULL ? guess : "");
  gtk_spin_button_set_range (self->header_spin, 1,
                             yishi_table_get_row_number (table, yishi_table_get_n_rows (table) - 1));
  gtk_spin_button_set_value (self->header_spin, header);
}

static void
show_totals (YishiImportDialog *self)
{
  const YishiRoll *roll = self->preview->roster->roll;
  guint n = yishi_roll_get_n_units (roll);
  YishiCount total = yishi_roll_total (roll, NULL, NULL, FALSE);
  g_autofree char *units = g_strdup_printf (ngettext ("%'u unit", "%'u units", n), n);
  g_autofree char *persons = g_strdup_printf (ngettext ("%'d person", "%'d persons", (gulong) total.heads),
                                              (int) total.heads);
  g_autofree char *area = yishi_roll_show_area (total.area);
  g_autofree char *bays = yishi_roll_show_area (yishi_roll_parking_total (roll));
  /* Translators: an area */
  g_autofree char *parking = g_strdup_printf (_("parking %s"), bays);
  g_autofree char *text = g_strjoin (" · ", units, persons, area, parking, NULL);

  adw_action_row_set_subtitle (self->file_row, text);
  adw_action_row_set_subtitle (self->change_row, _("Comparing…"));
  gtk_widget_set_visible (GTK_WIDGET (self->possible_row), FALSE);
}

static void
show_change (YishiImportDialog *self)
{
  const YishiRollChange *change = &self->change;
  g_autofree char *text = g_strdup_printf (_("%'u added · %'u changed · %'u as they were"), change->added,
                                           change->updated, change->unchanged);
  g_autofree char *possible = g_strdup_printf (
      ngettext ("%'u: see “Possible merges” after the import", "%'u: see “Possible merges” after the import",
                change->n_possible),
      change->n_possible);

  adw_action_row_set_subtitle (self->change_row, text);
  adw_action_row_set_subtitle (self->possible_row, possible);
  gtk_widget_set_visible (GTK_WIDGET (self->possible_row), change->n_possible > 0);
}

static void
show_issues (YishiImportDialog *self)
{
  YishiRoster *roster = self->preview->roster;
  guint n = roster->refused->len;
  g_autofree char *refused = g_strdup_printf (ngettext ("%'u row that cannot be taken", "%'u rows that cannot be taken",
                                                        n), n);
  g_autofree char *warned = g_strdup_printf (_("To note (%'u)"), roster->warnings->len);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->refused_group), refused);
  gtk_widget_set_visible (self->refused_group, n > 0);
  yishi_import_issues_show (self->refused, self->preview, roster->refused);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->warnings_group), warned);
  gtk_widget_set_visible (self->warnings_group, roster->warnings->len > 0);
  yishi_import_issues_show (self->warnings, self->preview, roster->warnings);
}

static void
show_preview (YishiImportDialog *self)
{
  YishiRoster *roster = self->preview->roster;
  const int none[YISHI_N_FIELDS] = { 0 };

  self->is_filling = TRUE;
  show_how_read (self);
  if (!self->keeps_columns)
    yishi_import_columns_show (self->columns, self->preview->table,
                               (guint) gtk_spin_button_get_value_as_int (self->header_spin),
                               roster != NULL ? roster->places : none);
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->content, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->file_row), roster != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->change_row), roster != NULL);
  if (roster != NULL)
    {
      show_totals (self);
      show_issues (self);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->possible_row), FALSE);
  gtk_widget_set_visible (self->refused_group, FALSE);
  gtk_widget_set_visible (self->warnings_group, FALSE);
}

/* What is under way */

static void
stop (YishiImportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(YishiImportDialog) self = user_data;
  YishiRollChange change;
  g_autoptr(GError) error = NULL;
  gboolean done = yishi_import_store_finish (YISHI_RECORD (object), result, &change, &error);

  if (self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;

  if (done)
    {
      self->change = change;
      self->is_compared = TRUE;
      show_change (self);
    }
  set_busy (self, NULL);
  say_trouble (self, error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(YishiImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  YishiImportPreview *preview = yishi_import_read_finish (result, &error);

  if (preview == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      set_busy (self, NULL);
      say_trouble (self, error);
      return;
    }
  if (self->cancellable != g_task_get_cancellable (G_TASK (result)))
    {
      yishi_import_preview_unref (preview);
      return;
    }

  g_clear_pointer (&self->preview, yishi_import_preview_unref);
  self->preview = preview;
  say_trouble (self, preview->error);
  show_preview (self);
  if (preview->roster == NULL)
    {
      set_busy (self, NULL);
      return;
    }

  set_busy (self, _("Comparing with the roll…"));
  yishi_import_store_async (self->record, preview, self->path, TRUE, self->cancellable, compared_cb,
                            g_object_ref (self));
}

/* Reads the file, or only its rows where the table stays the same. */
static void
start_reading (YishiImportDialog *self,
               gboolean           keeps_table)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  self->is_compared = FALSE;
  g_atomic_int_set (self->share, 0);
  set_busy (self, _("Reading the file…"));
  yishi_import_read_async (self->path, &self->choice, keeps_table ? self->preview : NULL, self->share,
                           self->cancellable, read_cb, g_object_ref (self));
}

/* What is chosen */

static void
forget_places (YishiImportDialog *self)
{
  memset (self->choice.places, 0, sizeof self->choice.places);
  self->keeps_columns = FALSE;
}

static void
encoding_chosen_cb (YishiImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->encoding_row);

  if (self->is_filling || selected >= G_N_ELEMENTS (encodings))
    return;

  self->choice.encoding = encodings[selected];
  self->choice.header_row = 0;
  forget_places (self);
  start_reading (self, FALSE);
}

static void
sheet_chosen_cb (YishiImportDialog *self)
{
  GtkStringObject *sheet = adw_combo_row_get_selected_item (self->sheet_row);

  if (self->is_filling || sheet == NULL)
    return;

  g_free (self->choice.sheet);
  self->choice.sheet = g_strdup (gtk_string_object_get_string (sheet));
  self->choice.header_row = 0;
  forget_places (self);
  start_reading (self, FALSE);
}

static void
header_chosen_cb (YishiImportDialog *self)
{
  if (self->is_filling)
    return;

  self->choice.header_row = (guint) gtk_spin_button_get_value_as_int (self->header_spin);
  forget_places (self);
  start_reading (self, TRUE);
}

static void
columns_chosen_cb (YishiImportDialog *self)
{
  yishi_import_columns_get_places (self->columns, self->choice.places);
  self->choice.header_row = (guint) gtk_spin_button_get_value_as_int (self->header_spin);
  self->keeps_columns = TRUE;
  start_reading (self, TRUE);
}

static void
say_imported (YishiImportDialog *self)
{
  const YishiRollChange *change = &self->change;
  g_autofree char *text = NULL;

  if (change->added + change->updated == 0)
    text = g_strdup (_("The roll says the same already"));
  else
    text = g_strdup_printf (_("Imported: %'u added, %'u changed"), change->added, change->updated);
  yishi_window_say (self->over, text);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(YishiImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  self->is_writing = FALSE;
  if (yishi_import_store_finish (YISHI_RECORD (object), result, &self->change, &error))
    {
      say_imported (self);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  gtk_widget_set_sensitive (self->content, TRUE);
  set_busy (self, NULL);
  say_trouble (self, error);
}

static void
import_clicked_cb (YishiImportDialog *self)
{
  self->is_writing = TRUE;
  gtk_widget_set_sensitive (self->content, FALSE);
  set_busy (self, _("Writing the roll: it is written whole and cannot be stopped any more…"));
  yishi_import_store_async (self->record, self->preview, self->path, FALSE, NULL, imported_cb, g_object_ref (self));
}

/* A roll that is being written is written whole; until then Escape stops it all. */
static gboolean
yishi_import_dialog_close_request (GtkWindow *window)
{
  YishiImportDialog *self = YISHI_IMPORT_DIALOG (window);

  if (self->is_writing)
    return TRUE;

  stop (self);
  return GTK_WINDOW_CLASS (yishi_import_dialog_parent_class)->close_request (window);
}

static void
yishi_import_dialog_dispose (GObject *object)
{
  YishiImportDialog *self = YISHI_IMPORT_DIALOG (object);

  stop (self);
  g_clear_handle_id (&self->step_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->record);
  g_clear_object (&self->over);
  G_OBJECT_CLASS (yishi_import_dialog_parent_class)->dispose (object);
}

static void
yishi_import_dialog_finalize (GObject *object)
{
  YishiImportDialog *self = YISHI_IMPORT_DIALOG (object);

  g_free (self->path);
  g_free (self->choice.sheet);
  g_clear_pointer (&self->preview, yishi_import_preview_unref);
  g_atomic_rc_box_release (self->share);
  G_OBJECT_CLASS (yishi_import_dialog_parent_class)->finalize (object);
}

static void
yishi_import_dialog_class_init (YishiImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = yishi_import_dialog_dispose;
  object_class->finalize = yishi_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = yishi_import_dialog_close_request;

  g_type_ensure (YISHI_TYPE_IMPORT_COLUMNS);
  g_type_ensure (YISHI_TYPE_IMPORT_ISSUES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/dialogs/yishi-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, content);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, header_spin);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, change_row);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, possible_row);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, refused_group);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, skip_check);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, YishiImportDialog, warnings);
  gtk_widget_class_bind_template_callback (widget_class, encoding_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_import);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
yishi_import_dialog_init (YishiImportDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  self->share = g_atomic_rc_box_new0 (int);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  yishi_combo_row_tell (self->encoding_row);
  yishi_combo_row_tell (self->sheet_row);

  gtk_string_list_append (names, _("Recognize it"));
  for (gsize i = 1; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (names, encodings[i]);
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (names));
  self->is_filling = FALSE;
}

void
yishi_import_dialog_show (GtkWidget   *over,
                          YishiRecord *record,
                          const char  *path)
{
  YishiImportDialog *self = g_object_new (YISHI_TYPE_IMPORT_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (over);
  g_autofree char *name = g_filename_display_basename (path);

  self->record = g_object_ref (record);
  self->over = g_object_ref (over);
  self->path = g_strdup (path);
  adw_window_title_set_subtitle (self->heading, name);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  start_reading (self, FALSE);
}
