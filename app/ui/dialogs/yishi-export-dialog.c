/* yishi-export-dialog.c - asks what of a recording to export and as what, and writes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ASKING --a file is chosen--> WRITING --written--> closed
 *                                      --failed or cancelled--> ASKING
 */
#include "config.h"

#include "yishi-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "yishi-drop-down.h"
#include "yishi-file-dialog.h"
#include "yishi-sound-file.h"
#include "yishi-window.h"

/* How often the progress is looked at, ms. */
#define LOOK 100

struct _YishiExportDialog
{
  AdwWindow parent_instance;

  YishiRecord  *record;       /* (owned) */
  YishiSound   *sound;        /* (owned) */
  GArray       *items;        /* (owned) (element-type gint64): id of each choice, 0 for the whole */
  GCancellable *cancellable;  /* (owned) (nullable) while it is written */
  gint          permille;     /* set by the thread that writes */
  guint         look;         /* id of the source that looks at it, 0 if there is none */

  /* Template children */
  AdwComboRow    *what;
  AdwComboRow    *format;
  GtkLabel       *told;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (YishiExportDialog, yishi_export_dialog, ADW_TYPE_WINDOW)

static YishiSoundExport *
plan (YishiExportDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->what);

  return yishi_sound_plan_export (self->sound, self->record, g_array_index (self->items, gint64, chosen));
}

static void
what_changed_cb (YishiExportDialog *self)
{
  g_autoptr(YishiSoundExport) export = NULL;
  g_autofree char *length = NULL;
  g_autofree char *told = NULL;
  guint n;

  if (self->items == NULL || adw_combo_row_get_selected (self->what) >= self->items->len)
    return;

  export = plan (self);
  n = export->chapters->len;
  length = yishi_time_of_sound_format (export->length);
  told = g_strdup_printf (ngettext ("%s with %u chapter. Confidential parts are not in it.",
                                    "%s with %u chapters. Confidential parts are not in it.", n),
                          length, n);
  gtk_label_set_label (self->told, told);
}

/* Writing */

static gboolean
look_cb (gpointer user_data)
{
  YishiExportDialog *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
set_writing (YishiExportDialog *self,
             gboolean           is_writing)
{
  g_clear_handle_id (&self->look, g_source_remove);
  if (is_writing)
    self->look = g_timeout_add (LOOK, look_cb, self);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_writing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->what), !is_writing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->format), !is_writing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.export", !is_writing);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiExportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_written = yishi_sound_write_finish (result, &error);

  g_clear_object (&self->cancellable);
  if (self->what == NULL)
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
  yishi_window_say (GTK_WIDGET (self), _("The recording was exported"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  YishiExportDialog *self = YISHI_EXPORT_DIALOG (object);
  g_autoptr(GFile) file = yishi_file_dialog_finish (GTK_WIDGET (self), result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->permille, 0);
  set_writing (self, TRUE);
  yishi_sound_write_async (self->sound, plan (self),
                           adw_combo_row_get_selected (self->format) == 0 ? YISHI_SOUND_OPUS : YISHI_SOUND_FLAC, path,
                           &self->permille, self->cancellable, written_cb, g_object_ref (self));
}

static void
export (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  YishiExportDialog *self = YISHI_EXPORT_DIALOG (widget);
  g_autoptr(YishiSoundExport) planned = plan (self);
  const char *ending = adw_combo_row_get_selected (self->format) == 0 ? "opus" : "flac";
  g_autofree char *name = g_strdup_printf ("%s.%s", planned->name, ending);

  yishi_file_dialog_save_async (widget, _("Export the Recording"), YISHI_FILES_SOUND, name, file_chosen_cb, NULL);
}

/* While it is written, it is stopped and asks again; else it goes. */
static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  YishiExportDialog *self = YISHI_EXPORT_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* What there is sound of. */
static void
fill (YishiExportDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  const GPtrArray *items = self->sound->meeting->items;
  gint64 whole = 0;

  g_array_append_val (self->items, whole);
  gtk_string_list_append (names, _("The whole meeting"));
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];
      g_autoptr(YishiSoundExport) export = yishi_sound_plan_export (self->sound, self->record, item->id);

      if (export->stretches->len == 0)
        continue;
      g_array_append_val (self->items, item->id);
      gtk_string_list_append (names, export->title);
    }

  adw_combo_row_set_model (self->what, G_LIST_MODEL (names));
}

static void
yishi_export_dialog_dispose (GObject *object)
{
  YishiExportDialog *self = YISHI_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->look, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_EXPORT_DIALOG);
  G_OBJECT_CLASS (yishi_export_dialog_parent_class)->dispose (object);
}

static void
yishi_export_dialog_finalize (GObject *object)
{
  YishiExportDialog *self = YISHI_EXPORT_DIALOG (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->sound, yishi_sound_unref);
  g_clear_pointer (&self->items, g_array_unref);
  G_OBJECT_CLASS (yishi_export_dialog_parent_class)->finalize (object);
}

static void
yishi_export_dialog_class_init (YishiExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_export_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/dialogs/yishi-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiExportDialog, what);
  gtk_widget_class_bind_template_child (widget_class, YishiExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, YishiExportDialog, told);
  gtk_widget_class_bind_template_child (widget_class, YishiExportDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, what_changed_cb);
  gtk_widget_class_install_action (widget_class, "export.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel);
}

static void
yishi_export_dialog_init (YishiExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  yishi_combo_row_tell (self->what);
  yishi_combo_row_tell (self->format);
}

void
yishi_export_dialog_show (GtkWidget   *over,
                          YishiRecord *record,
                          YishiSound  *sound)
{
  YishiExportDialog *self = g_object_new (YISHI_TYPE_EXPORT_DIALOG, "transient-for", yishi_window_of (over), NULL);

  self->record = g_object_ref (record);
  self->sound = yishi_sound_ref (sound);
  self->items = g_array_new (FALSE, FALSE, sizeof (gint64));
  fill (self);
  what_changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->what));
}
