/* yishi-window-say.c - what the window says: in passing, with an offer, or until it is dismissed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-window-say.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-show-files.h"

/* The last refusal, of a window. */
#define REFUSAL "yishi-refusal"

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

AdwToast *
yishi_window_say (GtkWidget  *widget,
                  const char *text)
{
  YishiWindow *self = yishi_window_of (widget);
  AdwToast *toast;

  if (self == NULL)
    return NULL;

  toast = make_toast (text);
  adw_toast_overlay_add_toast (yishi_window_get_toasts (self), toast);
  return toast;
}

static void
untrue_cb (AdwToast *toast)
{
  adw_toast_dismiss (toast);
}

/* Where something can be done by now that could not, or the other way round, the meeting stands otherwise,
 * and the reason may be none any more. */
static void
dismiss_with_change (YishiWindow *self,
                     AdwToast    *toast)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_signal_connect_object (application, "action-enabled-changed", G_CALLBACK (untrue_cb), toast, G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "action-state-changed", G_CALLBACK (untrue_cb), toast, G_CONNECT_SWAPPED);
}

void
yishi_window_refuse (GtkWidget  *widget,
                     const char *text)
{
  YishiWindow *self = yishi_window_of (widget);
  AdwToast *before, *toast;

  if (self == NULL)
    return;

  before = g_object_get_data (G_OBJECT (self), REFUSAL);
  if (before != NULL)
    adw_toast_dismiss (before);
  toast = yishi_window_say (widget, text);
  g_object_set_data_full (G_OBJECT (self), REFUSAL, g_object_ref (toast), g_object_unref);
  dismiss_with_change (self, toast);
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

/* The width of what is said of files: with its button it fits a small screen also where
 * letters are twice as large. */
#define WRITTEN_CHARS 40

static void
show_written_cb (AdwToast    *toast,
                 YishiWindow *window)
{
  yishi_show_files (GTK_WIDGET (window), g_object_get_data (G_OBJECT (toast), "paths"));
}

/* "~/Documents": at home, as its owner calls it */
static char *
describe_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (g_str_has_prefix (shown, home) && (shown[length] == '/' || shown[length] == '\0'))
    return g_strconcat ("~", shown + length, NULL);

  return g_steal_pointer (&shown);
}

static char *
describe_written (const char *const *paths)
{
  g_autofree char *folder = describe_folder (paths[0]);
  g_autoptr(GString) names = g_string_new (NULL);
  guint n;

  for (n = 0; paths[n] != NULL; n++)
    {
      g_autofree char *name = g_filename_display_basename (paths[n]);

      g_string_append_printf (names, "\n%s", name);
    }

  /* Translators: how many files, their folder, and their names, each in a line of its own */
  return g_strdup_printf (ngettext ("%u file was written in %s:%s", "%u files were written in %s:%s", n), n, folder,
                          names->str);
}

/* Names of files are longer than a line, and whoever looks for them is not hurried. */
void
yishi_window_say_written (GtkWidget         *widget,
                          const char *const *paths)
{
  YishiWindow *self = yishi_window_of (widget);
  g_autofree char *text = describe_written (paths);
  GtkWidget *label;
  AdwToast *toast;

  if (self == NULL)
    return;

  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WRITTEN_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  toast = make_toast (text);
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, 30);
  adw_toast_set_button_label (toast, _("_Show in Folder"));
  g_object_set_data_full (G_OBJECT (toast), "paths", g_strdupv ((char **) paths), (GDestroyNotify) g_strfreev);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_written_cb), self, 0);
  adw_toast_overlay_add_toast (yishi_window_get_toasts (self), toast);
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
