/* yishi-papers-dialog.c - every paper of the meeting at hand in one place, to write as PDF or print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IDLE --a file or a printer is wanted--> WORKING --done, failed or stopped--> IDLE
 *
 * One paper at a time. What cannot be made yet says why in place of what it is for.
 */
#include "config.h"

#include "yishi-papers-dialog.h"

#include <glib/gi18n-lib.h>

#include "yishi-confirm.h"
#include "yishi-db-minutes-state.h"
#include "yishi-drop-down.h"
#include "yishi-file-dialog.h"
#include "yishi-owner-unit.h"
#include "yishi-paper-work.h"
#include "yishi-papers-list.h"
#include "yishi-print.h"
#include "yishi-tooltip.h"
#include "yishi-window.h"

/* How often the bar moves, ms. */
#define PULSE 150

static const char *const languages[] = { "zh_CN", "en" };
static const guint ballots_per_page[] = { 1, 2, 4 };

struct _YishiPapersDialog
{
  AdwWindow parent_instance;

  YishiRecord       *record;       /* (owned) */
  gint64             meeting;      /* id, 0 if there is none */
  char              *day;          /* (owned) of the meeting, or today */
  YishiMinutesState *state;        /* (owned) (nullable) until it is read */
  YishiMinutesState *loaded;       /* (owned) (nullable) the store's thread leaves it here */
  GCancellable      *cancellable;  /* (owned) (nullable) while something is made */
  guint              choice;       /* what is made */
  gboolean           is_printing;  /* it goes to a printer */
  guint              pulse;        /* id of the source that moves the bar, 0 if there is none */
  char              *unit;         /* (owned) (nullable) whose owner is answered, canonical */
  char              *written;      /* (owned) (nullable) the last file */
  AdwToast          *toast;        /* (unowned) (nullable) what was said last */
  AdwActionRow      *rows[YISHI_N_PAPER_CHOICES];         /* (unowned) */
  GtkWidget         *write_buttons[YISHI_N_PAPER_CHOICES]; /* (unowned) */
  GtkWidget         *print_buttons[YISHI_N_PAPER_CHOICES]; /* (unowned) (nullable elements) */

  /* Template children */
  AdwToastOverlay     *toasts;
  AdwPreferencesGroup *before;
  AdwPreferencesGroup *during;
  AdwPreferencesGroup *after;
  AdwComboRow         *language;
  AdwComboRow         *size;
  AdwComboRow         *per_page;
  GtkRevealer         *work;
  GtkLabel            *work_label;
  GtkProgressBar      *progress;
};

G_DEFINE_FINAL_TYPE (YishiPapersDialog, yishi_papers_dialog, ADW_TYPE_WINDOW)

/* What can be made */

static void
update_row (YishiPapersDialog *self,
            guint              choice)
{
  YishiLoadedRoll *roll = yishi_record_get_roll (self->record);
  gboolean has_roll = roll != NULL && roll->version != NULL;
  const char *why_not = yishi_papers_list_explain (choice, yishi_record_get_meeting (self->record), has_roll, self->state);
  gboolean can = why_not == NULL && self->cancellable == NULL;

  adw_action_row_set_subtitle (self->rows[choice], why_not != NULL ? why_not : yishi_papers_list_get_purpose (choice));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->rows[choice]), can);
  gtk_widget_set_sensitive (self->write_buttons[choice], can);
  if (self->print_buttons[choice] != NULL)
    gtk_widget_set_sensitive (self->print_buttons[choice], can);
}

static void
update (YishiPapersDialog *self)
{
  gboolean is_working = self->cancellable != NULL;

  for (guint i = 0; i < YISHI_N_PAPER_CHOICES; i++)
    update_row (self, i);
  gtk_widget_set_sensitive (GTK_WIDGET (self->language), !is_working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->size), !is_working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->per_page), !is_working);
  gtk_revealer_set_reveal_child (self->work, is_working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.stop", is_working);
}

static void
record_changed_cb (YishiPapersDialog *self,
                   guint              parts)
{
  update (self);
}

/* What is said, over the list: the window's own sayings lie below the dialog. */

static void
say (YishiPapersDialog *self,
     const char        *text,
     gboolean           has_file)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  /* The newest is read first: it would wait for one that stays. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_set_timeout (toast, has_file ? 0 : 8);
  if (has_file)
    {
      adw_toast_set_button_label (toast, _("Open _Folder"));
      adw_toast_set_action_name (toast, "papers.open-folder");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
folder_opened_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(YishiPapersDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self->toasts != NULL)
    say (self, error->message, FALSE);
}

static void
open_folder (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  YishiPapersDialog *self = YISHI_PAPERS_DIALOG (widget);
  g_autoptr(GFile) file = g_file_new_for_path (self->written);
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, folder_opened_cb, g_object_ref (self));
}

/* Making */

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (YISHI_PAPERS_DIALOG (user_data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
begin_work (YishiPapersDialog *self,
            guint              choice,
            const char        *what)
{
  g_autofree char *text = g_strdup_printf ("%s · %s", yishi_papers_list_get_title (choice), what);

  self->choice = choice;
  self->cancellable = g_cancellable_new ();
  self->pulse = g_timeout_add (PULSE, pulse_cb, self);
  gtk_label_set_label (self->work_label, text);
  update (self);
}

/* Returns: FALSE if the dialog has gone meanwhile */
static gboolean
end_work (YishiPapersDialog *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->cancellable);
  if (self->toasts == NULL)
    return FALSE;

  update (self);
  /* While nothing could be pressed the keyboard was nowhere. */
  gtk_widget_grab_focus (self->is_printing ? self->print_buttons[self->choice] : self->write_buttons[self->choice]);
  return TRUE;
}

static void
say_failed (YishiPapersDialog *self,
            const GError      *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, _("Stopped: no paper was made"), FALSE);
  else
    say (self, error->message, FALSE);
}

static YishiPaperWish
make_wish (YishiPapersDialog *self)
{
  return (YishiPaperWish) {
    .choice = self->choice,
    .meeting = self->meeting,
    .language = languages[adw_combo_row_get_selected (self->language)],
    .is_a3 = adw_combo_row_get_selected (self->size) == 1,
    .unit = self->unit,
    .per_page = ballots_per_page[adw_combo_row_get_selected (self->per_page)],
  };
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiPapersDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) note_error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  guint n_pages = 0;
  gboolean is_written = yishi_paper_write_finish (result, &n_pages, &note_error, &error);

  if (!end_work (self))
    return;
  if (!is_written)
    {
      say_failed (self, error);
      return;
    }

  name = g_filename_display_basename (self->written);
  text = n_pages > 0 ? g_strdup_printf (ngettext ("“%s” was written: %u page", "“%s” was written: %u pages", n_pages),
                                        name, n_pages)
                     : g_strdup_printf (_("“%s” was written"), name);
  if (note_error != NULL)
    say (self, note_error->message, FALSE);
  else
    say (self, text, TRUE);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  YishiPapersDialog *self = YISHI_PAPERS_DIALOG (object);
  g_autoptr(GFile) file = yishi_file_dialog_finish (GTK_WIDGET (self), result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  YishiPaperWish wish;

  if (path == NULL || self->cancellable != NULL)
    return;

  self->is_printing = FALSE;
  begin_work (self, GPOINTER_TO_UINT (user_data), _("writing"));
  wish = make_wish (self);
  g_free (self->written);
  self->written = g_strdup (path);
  yishi_paper_write_async (self->record, &wish, path, self->cancellable, written_cb, g_object_ref (self));
}

static guint
get_choice (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice"));
}

static void
ask_for_file (YishiPapersDialog *self,
              guint              choice,
              const char        *of)
{
  g_autofree char *name = yishi_papers_list_make_name (choice, of);

  yishi_file_dialog_save_async (GTK_WIDGET (self), yishi_papers_list_get_title (choice),
                                choice == YISHI_PAPER_CHOICE_HANDOVER ? YISHI_FILES_PACKAGES : YISHI_FILES_PAPERS, name,
                                file_chosen_cb, GUINT_TO_POINTER (choice));
}

/* Printing */

static void
printed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiPapersDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_printed = FALSE;

  if (!yishi_print_finish (result, &is_printed, &error) && self->toasts != NULL)
    say (self, error->message, FALSE);
  else if (is_printed && self->toasts != NULL)
    say (self, _("It was handed to the printer"), FALSE);
}

static void
paginated_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(YishiPapersDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiSheets) sheets = yishi_paper_paginate_finish (result, &error);

  if (!end_work (self))
    return;
  if (sheets == NULL)
    say_failed (self, error);
  else
    yishi_print_async (GTK_WINDOW (self), sheets, yishi_papers_list_get_title (self->choice), NULL, printed_cb,
                       g_object_ref (self));
}

static void
begin_printing (YishiPapersDialog *self,
                guint              choice)
{
  YishiPaperWish wish;

  self->is_printing = TRUE;
  begin_work (self, choice, _("setting pages"));
  wish = make_wish (self);
  yishi_paper_paginate_async (self->record, &wish, self->cancellable, paginated_cb, g_object_ref (self));
}

/* What is wanted */

static void
unit_given_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  YishiPapersDialog *self = YISHI_PAPERS_DIALOG (object);
  YishiLoadedRoll *roll = yishi_record_get_roll (self->record);
  g_autofree char *typed = yishi_ask_finish (GTK_WIDGET (self), result);
  g_autofree char *why_not = NULL;
  g_autofree char *unit = NULL;

  if (typed == NULL || roll == NULL || self->cancellable != NULL)
    return;

  unit = yishi_owner_unit_find (roll->roll, typed, &why_not);
  if (unit == NULL)
    {
      say (self, why_not, FALSE);
      return;
    }

  g_free (self->unit);
  self->unit = g_steal_pointer (&unit);
  if (self->is_printing)
    begin_printing (self, YISHI_PAPER_CHOICE_ANSWER);
  else
    ask_for_file (self, YISHI_PAPER_CHOICE_ANSWER, self->unit);
}

static void
ask_for_unit (YishiPapersDialog *self,
              gboolean           is_printing)
{
  self->is_printing = is_printing;
  yishi_ask_async (GTK_WIDGET (self), _("Answer an owner?"),
                   _("Owners may see what was decided, how, and the minutes (SPC interpretation on condominium "
                     "ownership, art. 13). The paper tells that of all meetings, and of this unit alone who came and what "
                     "was answered."),
                   _("Unit, as 3-2-501, or owner’s full name"), _("C_ontinue…"), unit_given_cb, NULL);
}

static void
write_clicked_cb (YishiPapersDialog *self,
                  GtkWidget         *button)
{
  guint choice = get_choice (button);

  if (choice == YISHI_PAPER_CHOICE_ANSWER)
    ask_for_unit (self, FALSE);
  else
    ask_for_file (self, choice, self->day);
}

static void
print_clicked_cb (YishiPapersDialog *self,
                  GtkWidget         *button)
{
  guint choice = get_choice (button);

  if (choice == YISHI_PAPER_CHOICE_ANSWER)
    ask_for_unit (self, TRUE);
  else
    begin_printing (self, choice);
}

static void
stop (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  YishiPapersDialog *self = YISHI_PAPERS_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* What is being made is stopped first; else the dialog goes. */
static void
leave (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  YishiPapersDialog *self = YISHI_PAPERS_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* The list */

static GtkWidget *
make_button (YishiPapersDialog *self,
             guint              choice,
             const char        *label,
             GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  /* Translators: what a button does, for who cannot see its row: the paper, and “PDF…” or “Print…” */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), yishi_papers_list_get_title (choice), label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (choice));
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->rows[choice], button);
  return button;
}

static void
row_activated_cb (GtkWidget *write_button)
{
  g_signal_emit_by_name (write_button, "clicked");
}

static void
add_row (YishiPapersDialog *self,
         guint              choice)
{
  AdwPreferencesGroup *const groups[YISHI_N_PAPERS_TIMES] = { self->before, self->during, self->after };
  gboolean is_package = choice == YISHI_PAPER_CHOICE_HANDOVER;

  self->rows[choice] = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[choice]), yishi_papers_list_get_title (choice));
  self->write_buttons[choice] = make_button (self, choice, is_package ? _("ZIP…") : _("PDF…"),
                                             G_CALLBACK (write_clicked_cb));
  if (!is_package)
    self->print_buttons[choice] = make_button (self, choice, _("Print…"), G_CALLBACK (print_clicked_cb));
  /* Enter on the row does what is asked for most. A widget that the row activates would be
   * called by the row's title alone. */
  g_signal_connect_object (self->rows[choice], "activated", G_CALLBACK (row_activated_cb), self->write_buttons[choice],
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (groups[yishi_papers_list_get_time (choice)], GTK_WIDGET (self->rows[choice]));
}

static gboolean
load_state (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  YishiPapersDialog *self = data;

  self->loaded = yishi_db_load_minutes_state (db, self->meeting, error);
  return self->loaded != NULL;
}

static void
state_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(YishiPapersDialog) self = user_data;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, NULL) || self->toasts == NULL)
    return;

  self->state = g_steal_pointer (&self->loaded);
  update (self);
}

static void
yishi_papers_dialog_dispose (GObject *object)
{
  YishiPapersDialog *self = YISHI_PAPERS_DIALOG (object);

  g_clear_weak_pointer (&self->toast);
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_PAPERS_DIALOG);
  G_OBJECT_CLASS (yishi_papers_dialog_parent_class)->dispose (object);
}

static void
yishi_papers_dialog_finalize (GObject *object)
{
  YishiPapersDialog *self = YISHI_PAPERS_DIALOG (object);

  g_clear_object (&self->record);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->state, yishi_minutes_state_free);
  g_clear_pointer (&self->loaded, yishi_minutes_state_free);
  g_free (self->day);
  g_free (self->unit);
  g_free (self->written);
  G_OBJECT_CLASS (yishi_papers_dialog_parent_class)->finalize (object);
}

static void
yishi_papers_dialog_class_init (YishiPapersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_papers_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_papers_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/dialogs/yishi-papers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiPapersDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, YishiPapersDialog, before);
  gtk_widget_class_bind_template_child (widget_class, YishiPapersDialog, during);
  gtk_widget_class_bind_template_child (widget_class, YishiPapersDialog, after);
  gtk_widget_class_bind_template_child (widget_class, YishiPapersDialog, language);
  gtk_widget_class_bind_template_child (widget_class, YishiPapersDialog, size);
  gtk_widget_class_bind_template_child (widget_class, YishiPapersDialog, per_page);
  gtk_widget_class_bind_template_child (widget_class, YishiPapersDialog, work);
  gtk_widget_class_bind_template_child (widget_class, YishiPapersDialog, work_label);
  gtk_widget_class_bind_template_child (widget_class, YishiPapersDialog, progress);
  gtk_widget_class_install_action (widget_class, "papers.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "papers.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "papers.open-folder", NULL, open_folder);
}

static void
yishi_papers_dialog_init (YishiPapersDialog *self)
{
  static const guint order[YISHI_N_PAPER_CHOICES] = {
    YISHI_PAPERS_NOTICE, YISHI_PAPERS_BALLOTS, YISHI_PAPERS_DELIVERY, YISHI_PAPERS_PROXY, YISHI_PAPERS_SLIPS,
    YISHI_PAPERS_SIGNIN, YISHI_PAPERS_COUNT, YISHI_PAPER_CHOICE_MINUTES_INTERNAL, YISHI_PAPER_CHOICE_MINUTES_PUBLIC,
    YISHI_PAPER_CHOICE_ADDENDUM, YISHI_PAPER_CHOICE_ADDENDUM_PUBLIC, YISHI_PAPERS_RESULT, YISHI_PAPERS_FILING,
    YISHI_PAPER_CHOICE_ANSWER, YISHI_PAPER_CHOICE_HANDOVER,
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_row (self, order[i]);
  yishi_combo_row_tell (self->language);
  yishi_combo_row_tell (self->size);
  yishi_combo_row_tell (self->per_page);
}

void
yishi_papers_dialog_show (GtkWidget   *over,
                          YishiRecord *record)
{
  const YishiMeetingState *meeting = record != NULL ? yishi_record_get_meeting (record) : NULL;
  YishiPapersDialog *self;

  if (record == NULL || yishi_record_get_info (record) == NULL)
    {
      yishi_window_say (over, _("No record is open: open one first."));
      return;
    }

  self = g_object_new (YISHI_TYPE_PAPERS_DIALOG, "transient-for", yishi_window_of (over), NULL);
  self->record = g_object_ref (record);
  self->meeting = meeting != NULL ? meeting->meeting->id : 0;
  self->day = meeting != NULL ? g_strdup (meeting->meeting->date) : yishi_clock_today (yishi_record_get_clock (record));
  adw_combo_row_set_selected (self->language, g_str_equal (yishi_record_get_language (record), languages[1]) ? 1 : 0);
  adw_combo_row_set_selected (self->per_page, 1);
  g_signal_connect_object (record, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  if (self->meeting != 0)
    yishi_record_perform_async (record, 0, load_state, self, NULL, NULL, state_loaded_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->before), GTK_DIR_TAB_FORWARD);
}
