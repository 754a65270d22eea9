/* yishi-reason.c - asks for the reason of something that is noted in the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-reason.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static char *
read_reason (GtkEditable *entry)
{
  return g_strstrip (g_strdelimit (g_strdup (gtk_editable_get_text (entry)), "\r\n\t", ' '));
}

static void
reason_changed_cb (GtkEditable      *entry,
                   AdwMessageDialog *dialog)
{
  g_autofree char *reason = read_reason (entry);

  adw_message_dialog_set_response_enabled (dialog, "do", *reason != '\0');
}

static void
responded_cb (AdwMessageDialog *dialog,
              const char       *response,
              gpointer          user_data)
{
  g_autoptr(GTask) task = user_data;
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  g_task_return_pointer (task, g_str_equal (response, "do") ? read_reason (entry) : NULL, g_free);
}

void
yishi_reason_async (GtkWidget           *parent,
                    const char          *heading,
                    const char          *body,
                    const char          *reason,
                    const char          *action,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  g_task_set_source_tag (task, yishi_reason_async);
  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Reason"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "do", action, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  reason_changed_cb (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect (dialog, "response", G_CALLBACK (responded_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

char *
yishi_reason_finish (GtkWidget    *parent,
                     GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
