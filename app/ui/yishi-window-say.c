/* yishi-window-say.c - what the window says: in passing, with an offer, or until it is dismissed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-window-say.h"

YishiWindow *
yishi_window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (root != NULL && !YISHI_IS_WINDOW (root) && GTK_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));

  return root != NULL && YISHI_IS_WINDOW (root) ? YISHI_WINDOW (root) : NULL;
}

/* A toast's title is markup, whatever the text was meant to be. */
static AdwToast *
make_toast (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_timeout (toast, 6);
  return toast;
}

void
yishi_window_say (GtkWidget  *widget,
                  const char *text)
{
  YishiWindow *self = yishi_window_of (widget);

  if (self != NULL)
    adw_toast_overlay_add_toast (yishi_window_get_toasts (self), make_toast (text));
}

static void
offer_taken_cb (GtkWidget *widget,
                AdwToast  *toast)
{
  gtk_widget_activate_action (widget, g_object_get_data (G_OBJECT (toast), "offer"), NULL);
}

AdwToast *
yishi_window_offer (GtkWidget  *widget,
                    const char *text,
                    const char *label,
                    const char *action)
{
  YishiWindow *self = yishi_window_of (widget);
  AdwToast *toast;

  if (self == NULL)
    return NULL;

  toast = make_toast (text);
  adw_toast_set_button_label (toast, label);
  g_object_set_data_full (G_OBJECT (toast), "offer", g_strdup (action), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (offer_taken_cb), widget, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (yishi_window_get_toasts (self), toast);
  return toast;
}

static gboolean
is_refusal (const GError *error)
{
  return error->domain != YISHI_STORE_ERROR || error->code == YISHI_STORE_ERROR_REFUSED ||
         error->code == YISHI_STORE_ERROR_EXISTS || error->code == YISHI_STORE_ERROR_NOT_FOUND;
}

void
yishi_window_report (GtkWidget    *widget,
                     const GError *error)
{
  YishiWindow *self = yishi_window_of (widget);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (is_refusal (error) && g_utf8_strlen (error->message, -1) < 60)
    {
      yishi_window_say (widget, error->message);
      return;
    }

  yishi_window_show_trouble (self, error->message);
}
