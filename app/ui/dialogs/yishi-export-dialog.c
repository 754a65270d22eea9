/* yishi-export-dialog.c - asks what of a recording to export and as what, and writes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "yishi-drop-down.h"
#include "yishi-file-dialog.h"
#include "yishi-sound-file.h"
#include "yishi-window.h"
#include "yishi-writing.h"

struct _YishiExportDialog
{
  AdwWindow parent_instance;

  YishiRecord  *record;       /* (owned) */
  YishiSound   *sound;        /* (owned) */
  GArray       *items;        /* (owned) (element-type gint64): id of each choice, 0 for the whole */
  YishiWriting *writing;      /* (owned) */
  char         *path;         /* (owned) (nullable) of what is written */

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

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiExportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  const char *const paths[] = { self->path, NULL };

  yishi_sound_write_finish (result, &error);
  yishi_writing_end (self->writing, paths, error);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  YishiExportDialog *self = YISHI_EXPORT_DIALOG (object);
  g_autoptr(GFile) file = yishi_file_dialog_finish (GTK_WIDGET (self), result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  GCancellable *cancellable;

  if (path == NULL || yishi_writing_is_active (self->writing))
    return;

  g_free (self->path);
  self->path = g_steal_pointer (&path);
  cancellable = yishi_writing_begin (self->writing);
  yishi_sound_write_async (self->sound, plan (self),
                           adw_combo_row_get_selected (self->format) == 0 ? YISHI_SOUND_OPUS : YISHI_SOUND_FLAC,
                           self->path, yishi_writing_track (self->writing), cancellable, written_cb,
                           g_object_ref (self));
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

static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  yishi_writing_cancel (YISHI_EXPORT_DIALOG (widget)->writing);
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
  yishi_writing_abandon (YISHI_EXPORT_DIALOG (object)->writing);
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
  yishi_writing_free (self->writing);
  g_free (self->path);
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
  self->writing = yishi_writing_new (GTK_WINDOW (self), self->progress, "export.export", self->what, self->format, NULL);
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
