/* yishi-minutes-dialog.c - asks which copies of the minutes to write, and writes them as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ASKING --a file is chosen--> WRITING --written--> closed
 *                                      --failed or cancelled--> ASKING
 */
#include "config.h"

#include "yishi-minutes-dialog.h"

#include <glib/gi18n-lib.h>

#include "yishi-drop-down.h"
#include "yishi-file-dialog.h"
#include "yishi-minutes-export.h"
#include "yishi-window.h"

/* How often the bar moves while it is written, ms. */
#define PULSE 150

/* The rows of the list of copies. */
enum
{
  COPIES_BOTH,
  COPIES_INTERNAL,
  COPIES_PUBLIC,
};

static const char * const languages[] = { "zh_CN", "en" };

struct _YishiMinutesDialog
{
  AdwWindow parent_instance;

  YishiRecord  *record;       /* (owned) */
  gint64        meeting;      /* id */
  char         *date;         /* (owned) of the meeting */
  GCancellable *cancellable;  /* (owned) (nullable) while it is written */
  guint         pulse;        /* id of the source that moves the bar, 0 if there is none */

  /* Template children */
  AdwComboRow    *copies;
  AdwComboRow    *language;
  GtkLabel       *told;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (YishiMinutesDialog, yishi_minutes_dialog, ADW_TYPE_WINDOW)

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (YISHI_MINUTES_DIALOG (user_data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
set_writing (YishiMinutesDialog *self,
             gboolean            is_writing)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (is_writing)
    self->pulse = g_timeout_add (PULSE, pulse_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_writing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copies), !is_writing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->language), !is_writing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.export", !is_writing);
}

static void
say_written (YishiMinutesDialog *self,
             guint               n_pages,
             const GError       *note_error)
{
  g_autofree char *text = g_strdup_printf (ngettext ("The minutes were written: %u page",
                                                     "The minutes were written: %u pages", n_pages), n_pages);

  yishi_window_say (GTK_WIDGET (self), text);
  if (note_error != NULL)
    yishi_window_report (GTK_WIDGET (self), note_error);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(YishiMinutesDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) note_error = NULL;
  guint n_pages = 0;
  gboolean is_written = yishi_minutes_export_finish (result, &n_pages, &note_error, &error);

  g_clear_object (&self->cancellable);
  if (self->copies == NULL)
    return;

  set_writing (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      yishi_window_say (GTK_WIDGET (self), _("The export was stopped: no file was written"));
      return;
    }
  if (!is_written)
    {
      yishi_window_report (GTK_WIDGET (self), error);
      return;
    }

  say_written (self, n_pages, note_error);
  gtk_window_close (GTK_WINDOW (self));
}

/* Beside @path, for the copy that was not asked for; never over a file. */
static char *
make_second_path (const char *path)
{
  gsize length = strlen (path) - (g_str_has_suffix (path, ".pdf") ? strlen (".pdf") : 0);
  g_autofree char *stem = g_strndup (path, length);

  for (guint i = 1;; i++)
    {
      /* Translators: the name of a file: the internal copy’s, and this one’s mark */
      g_autofree char *name = i == 1 ? g_strdup_printf (_("%s-public"), stem)
                                     : g_strdup_printf (_("%s-public-%u"), stem, i);
      g_autofree char *whole = g_strconcat (name, ".pdf", NULL);

      if (!g_file_test (whole, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&whole);
    }
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  YishiMinutesDialog *self = YISHI_MINUTES_DIALOG (object);
  g_autoptr(GFile) file = yishi_file_dialog_finish (GTK_WIDGET (self), result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_auto(YishiMinutesWish) wish = { .meeting = self->meeting };
  guint copies = adw_combo_row_get_selected (self->copies);

  if (path == NULL || self->cancellable != NULL)
    return;

  wish.language = g_strdup (languages[adw_combo_row_get_selected (self->language)]);
  if (copies == COPIES_BOTH)
    wish.paths[YISHI_COPY_PUBLIC] = make_second_path (path);
  wish.paths[copies == COPIES_PUBLIC ? YISHI_COPY_PUBLIC : YISHI_COPY_INTERNAL] = g_steal_pointer (&path);
  self->cancellable = g_cancellable_new ();
  set_writing (self, TRUE);
  yishi_minutes_export_async (self->record, &wish, self->cancellable, exported_cb, g_object_ref (self));
}

static void
export (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  YishiMinutesDialog *self = YISHI_MINUTES_DIALOG (widget);
  /* Translators: the proposed name of a file; %s is a day */
  g_autofree char *name = g_strdup_printf (adw_combo_row_get_selected (self->copies) == COPIES_PUBLIC
                                             ? _("Minutes-%s-public.pdf")
                                             : _("Minutes-%s.pdf"),
                                           self->date);

  yishi_file_dialog_save_async (widget, _("Export the Minutes"), YISHI_FILES_PAPERS, name, file_chosen_cb, NULL);
}

/* While it is written, it is stopped and asks again; else it goes. */
static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  YishiMinutesDialog *self = YISHI_MINUTES_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
yishi_minutes_dialog_dispose (GObject *object)
{
  YishiMinutesDialog *self = YISHI_MINUTES_DIALOG (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_MINUTES_DIALOG);
  G_OBJECT_CLASS (yishi_minutes_dialog_parent_class)->dispose (object);
}

static void
yishi_minutes_dialog_finalize (GObject *object)
{
  YishiMinutesDialog *self = YISHI_MINUTES_DIALOG (object);

  g_clear_object (&self->record);
  g_free (self->date);
  G_OBJECT_CLASS (yishi_minutes_dialog_parent_class)->finalize (object);
}

static void
yishi_minutes_dialog_class_init (YishiMinutesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_minutes_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_minutes_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/dialogs/yishi-minutes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiMinutesDialog, copies);
  gtk_widget_class_bind_template_child (widget_class, YishiMinutesDialog, language);
  gtk_widget_class_bind_template_child (widget_class, YishiMinutesDialog, told);
  gtk_widget_class_bind_template_child (widget_class, YishiMinutesDialog, progress);
  gtk_widget_class_install_action (widget_class, "papers.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "papers.cancel", NULL, cancel);
}

static void
yishi_minutes_dialog_init (YishiMinutesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  yishi_combo_row_tell (self->copies);
  yishi_combo_row_tell (self->language);
}

void
yishi_minutes_dialog_show (GtkWidget   *over,
                           YishiRecord *record)
{
  const YishiMeetingState *state = record != NULL ? yishi_record_get_meeting (record) : NULL;
  YishiMinutesDialog *self;

  if (state == NULL || *state->meeting->started == '\0')
    {
      yishi_window_say (over, state == NULL ? _("There is no meeting yet whose minutes could be written.")
                                            : _("The meeting has not begun: there is nothing to tell yet."));
      return;
    }

  self = g_object_new (YISHI_TYPE_MINUTES_DIALOG, "transient-for", yishi_window_of (over), NULL);
  self->record = g_object_ref (record);
  self->meeting = state->meeting->id;
  self->date = g_strdup (state->meeting->date);
  adw_combo_row_set_selected (self->language, g_str_equal (yishi_record_get_language (record), languages[1]) ? 1 : 0);
  gtk_label_set_label (self->told,
                       *state->meeting->closed == '\0'
                         ? _("The meeting is not closed yet: they tell what has happened so far, bear no seal, and an "
                             "open vote has no count in them.")
                         : _("They bear the seal with which the meeting was closed. The record notes each copy, so "
                             "that it can be proven later."));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->copies));
}
