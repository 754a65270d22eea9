/* yishi-confirm.c - asks before something that cannot be undone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-confirm.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The answer may close the window over which was asked, and the dialog would then
 * take leave of a parent that is gone. */
static void
leave_parent (AdwMessageDialog *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
}

static void
responded_cb (AdwMessageDialog *dialog,
              const char       *response,
              gpointer          user_data)
{
  g_autoptr(GTask) task = user_data;

  leave_parent (dialog);
  g_task_return_boolean (task, strcmp (response, "do") == 0);
}

/* @instead: (nullable): a third answer, between the two */
static GtkWidget *
make_question (GtkWidget  *parent,
               const char *heading,
               const char *body,
               const char *instead,
               const char *action,
               gboolean    is_destructive)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  if (instead != NULL)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "instead", instead);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "do", action);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do",
                                              is_destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), is_destructive ? "cancel" : "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
}

/* @answered is called with @task, which it takes. */
static void
ask (GtkWidget *dialog,
     GCallback  answered,
     GTask     *task)
{
  g_signal_connect (dialog, "response", answered, task);
  gtk_window_present (GTK_WINDOW (dialog));
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
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, yishi_confirm_async);
  ask (make_question (parent, heading, body, NULL, action, is_destructive), G_CALLBACK (responded_cb), task);
}

gboolean
yishi_confirm_finish (GtkWidget    *parent,
                      GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
offered_cb (AdwMessageDialog *dialog,
            const char       *response,
            gpointer          user_data)
{
  g_autoptr(GTask) task = user_data;
  YishiOffer answer = strcmp (response, "do") == 0        ? YISHI_OFFER_TAKEN
                      : strcmp (response, "instead") == 0 ? YISHI_OFFER_INSTEAD
                                                          : YISHI_OFFER_LEFT;

  leave_parent (dialog);
  g_task_return_int (task, answer);
}

void
yishi_offer_async (GtkWidget           *parent,
                   const char          *heading,
                   const char          *body,
                   const char          *instead,
                   const char          *action,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, yishi_offer_async);
  ask (make_question (parent, heading, body, instead, action, TRUE), G_CALLBACK (offered_cb), task);
}

YishiOffer
yishi_offer_finish (GtkWidget    *parent,
                    GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), YISHI_OFFER_LEFT);

  return (YishiOffer) g_task_propagate_int (G_TASK (result), NULL);
}

static void
asked_cb (AdwMessageDialog *dialog,
          const char       *response,
          gpointer          user_data)
{
  g_autoptr(GTask) task = user_data;
  GtkEditable *field = g_object_get_data (G_OBJECT (dialog), "field");

  leave_parent (dialog);
  if (strcmp (response, "do") == 0)
    g_task_return_pointer (task, g_strstrip (g_strdup (gtk_editable_get_text (field))), g_free);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
field_changed_cb (AdwMessageDialog *dialog,
                  GtkEditable      *field)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (field)));

  adw_message_dialog_set_response_enabled (dialog, "do", *text != '\0');
}

void
yishi_ask_async (GtkWidget           *parent,
                 const char          *heading,
                 const char          *body,
                 const char          *title,
                 const char          *action,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  GtkWidget *dialog, *field, *list;
  GtkRoot *root;
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  root = gtk_widget_get_root (parent);
  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, yishi_ask_async);

  field = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (field), TRUE);
  list = gtk_list_box_new ();
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "do", action, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "field", field);
  g_signal_connect_swapped (field, "changed", G_CALLBACK (field_changed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (asked_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (field);
}

char *
yishi_ask_finish (GtkWidget    *parent,
                  GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
