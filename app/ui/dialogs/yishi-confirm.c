/* yishi-confirm.c - asks before something that cannot be undone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-confirm.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static void
responded_cb (AdwMessageDialog *dialog,
              const char       *response,
              gpointer          user_data)
{
  g_autoptr(GTask) task = user_data;

  g_task_return_boolean (task, strcmp (response, "do") == 0);
}

void
yishi_confirm_async (GtkWidget           *parent,
                     const char          *heading,
                     const char          *body,
                     const char          *action,
                     gboolean             is_destructive,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GtkWidget *dialog;
  GtkRoot *root;
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  root = gtk_widget_get_root (parent);
  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, yishi_confirm_async);

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "do", action, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do",
                                              is_destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), is_destructive ? "cancel" : "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (responded_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
yishi_confirm_finish (GtkWidget    *parent,
                      GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
