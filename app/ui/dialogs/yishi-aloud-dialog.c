/* yishi-aloud-dialog.c - has the chair read aloud that the meeting is recorded, where no wall shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-aloud-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A line that is read aloud without losing it, in px and in characters; and what leaves room for the
 * answers on a small screen with large text, in px. */
#define WIDTH 440
#define MOST_CHARS 32
#define MOST_HEIGHT 260

static void
responded_cb (AdwMessageDialog *dialog,
              const char       *response,
              YishiTape        *tape)
{
  g_signal_handlers_disconnect_by_data (tape, dialog);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  yishi_tape_told (tape, strcmp (response, "do") == 0);
}

/* The recording was stopped, or the record closed, before there was an answer. */
static void
tape_changed_cb (GtkWindow *dialog,
                 YishiTape *tape)
{
  if (!yishi_tape_asks (tape))
    gtk_window_close (dialog);
}

static GtkWidget *
make_text (const char *notice)
{
  GtkWidget *label = gtk_label_new (notice);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "aloud");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), MOST_HEIGHT);
  gtk_widget_set_size_request (scroll, WIDTH, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroll), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Please read this aloud"), -1);
  return scroll;
}

static void
tell_cb (GtkWindow  *window,
         const char *notice,
         YishiTape  *tape)
{
  GtkWidget *dialog = adw_message_dialog_new (window, _("Please read this aloud"),
                                              _("No wall shows the room that it is recorded. Those present must be told "
                                                "before the first second, and the minutes say that you told them."));

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_text (notice));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "do", _("Read Aloud, _Record"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do", ADW_RESPONSE_SUGGESTED);
  /* Whoever was told is what a dispute will turn on: a slip of Enter does not say so. */
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (responded_cb), tape, 0);
  g_signal_connect_object (tape, "changed", G_CALLBACK (tape_changed_cb), dialog, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
yishi_aloud_dialog_serve (GtkWindow *window,
                          YishiTape *tape)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && YISHI_IS_TAPE (tape));

  g_signal_connect_object (tape, "tell", G_CALLBACK (tell_cb), window, G_CONNECT_SWAPPED);
}
