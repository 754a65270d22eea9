/* yishi-file-dialog.c - asks for a file to open or to write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-file-dialog.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *patterns[8];
} kinds[] = {
  [YISHI_FILES_RECORDS] = { N_("Records (.yishi)"), { "*.yishi" } },
  [YISHI_FILES_TABLES] = { N_("Tables (.xlsx, .csv)"), { "*.xlsx", "*.csv", "*.tsv", "*.txt", "*.XLSX", "*.CSV" } },
  [YISHI_FILES_PICTURES] = { N_("Pictures and PDF"), { "*.png", "*.jpg", "*.jpeg", "*.pdf", "*.PNG", "*.JPG", "*.PDF" } },
  [YISHI_FILES_SOUND] = { N_("Sound (.opus, .flac)"), { "*.opus", "*.flac" } },
  [YISHI_FILES_CALENDARS] = { N_("Calendars (.ics)"), { "*.ics" } },
  [YISHI_FILES_PAPERS] = { N_("Papers (.pdf)"), { "*.pdf" } },
  [YISHI_FILES_PACKAGES] = { N_("Packages (.zip)"), { "*.zip" } },
};

static void
responded_cb (GtkNativeDialog *dialog,
              int              response,
              gpointer         user_data)
{
  g_autoptr(GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
  g_object_unref (dialog);
}

static GtkFileChooserNative *
make_dialog (GtkWidget            *parent,
             const char           *title,
             GtkFileChooserAction  action,
             YishiFileKind         kind)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  gboolean is_saving = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action,
                                        is_saving ? _("_Save") : _("_Open"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);

  gtk_file_filter_set_name (filter, _(kinds[kind].name));
  for (guint i = 0; i < G_N_ELEMENTS (kinds[kind].patterns) && kinds[kind].patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, kinds[kind].patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  if (!is_saving)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);

  return dialog;
}

static void
show_dialog (GtkFileChooserNative *dialog,
             GtkWidget            *parent,
             gpointer              source_tag,
             GAsyncReadyCallback   callback,
             gpointer              user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_signal_connect (dialog, "response", G_CALLBACK (responded_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
yishi_file_dialog_open_async (GtkWidget           *parent,
                              const char          *title,
                              YishiFileKind        kind,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  show_dialog (make_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, kind), parent, yishi_file_dialog_open_async,
               callback, user_data);
}

void
yishi_file_dialog_save_async (GtkWidget           *parent,
                              const char          *title,
                              YishiFileKind        kind,
                              const char          *name,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = make_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, kind);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show_dialog (dialog, parent, yishi_file_dialog_save_async, callback, user_data);
}

void
yishi_file_dialog_folder_async (GtkWidget           *parent,
                                const char          *title,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkFileChooserNative *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Open"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  show_dialog (dialog, parent, yishi_file_dialog_folder_async, callback, user_data);
}

GFile *
yishi_file_dialog_finish (GtkWidget    *parent,
                          GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
