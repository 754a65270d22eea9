/* yishi-scan-pane.c - the camera that reads slips: a small picture, which camera, and what is wrong with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-scan-pane.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-drop-down.h"
#include "yishi-event-sound.h"
#include "yishi-scan-view.h"
#include "yishi-scanner.h"
#include "yishi-wrap-layout.h"

/* Names of the freedesktop sound theme: short, and not to be mistaken for one another. */
#define SOUND_TAKEN "device-added"
#define SOUND_REFUSED "dialog-warning"

struct _YishiScanPane
{
  GtkBox parent_instance;

  GSettings       *settings;   /* (owned) */
  YishiEventSound *sound;      /* (owned) */
  YishiScanner    *scanner;    /* (owned) */
  gboolean         is_on;      /* the camera is wished for */
  gboolean         is_filling; /* the list of cameras is made anew: nobody chooses */

  /* Template children */
  YishiScanView *view;
  GtkLabel      *status;
  GtkDropDown   *cameras;
};

static guint read_signal;

G_DEFINE_FINAL_TYPE (YishiScanPane, yishi_scan_pane, GTK_TYPE_BOX)

static void
show_status (YishiScanPane *self,
             const char    *text,
             gboolean       is_error)
{
  gtk_label_set_label (self->status, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "error");
}

static void
begin (YishiScanPane *self)
{
  g_autofree char *camera = g_settings_get_string (self->settings, "camera");

  self->is_on = TRUE;
  show_status (self, _("The camera is being switched on…"), FALSE);
  yishi_scanner_start (self->scanner, *camera != '\0' ? camera : NULL);
}

static void
end (YishiScanPane *self)
{
  if (!self->is_on)
    return;

  self->is_on = FALSE;
  yishi_scanner_stop (self->scanner);
  yishi_scan_view_show (self->view, NULL, 0, 0);
}

static void
picture_cb (YishiScanPane *self)
{
  int width, height;
  g_autoptr(GBytes) pixels = yishi_scanner_take_picture (self->scanner, &width, &height);

  if (pixels != NULL && self->is_on)
    yishi_scan_view_show (self->view, pixels, width, height);
}

static void
started_cb (YishiScanPane *self)
{
  show_status (self, _("Hold the code of a slip before the camera, a forearm’s length away."), FALSE);
}

static void
failed_cb (YishiScanPane *self,
           const GError  *error)
{
  g_autofree char *first = g_utf8_strup (error->message, g_utf8_next_char (error->message) - error->message);
  g_autofree char *text = g_strconcat (first, g_utf8_next_char (error->message), NULL);

  yishi_scan_view_show (self->view, NULL, 0, 0);
  show_status (self, text, TRUE);
}

static void
code_read_cb (YishiScanPane *self,
              const char    *text)
{
  g_signal_emit (self, read_signal, 0, text);
}

/* Which camera, where there is a choice. */
static void
cameras_cb (YishiScanPane *self)
{
  const char *const *names = yishi_scanner_get_cameras (self->scanner);
  g_autofree char *chosen = g_settings_get_string (self->settings, "camera");
  g_autoptr(GtkStringList) list = gtk_string_list_new (names);
  guint at = 0;

  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], chosen) == 0)
      at = i;
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->cameras, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->cameras, names[0] != NULL ? at : GTK_INVALID_LIST_POSITION);
  gtk_widget_set_visible (GTK_WIDGET (self->cameras), g_strv_length ((char **) names) > 1);
  self->is_filling = FALSE;
}

static void
camera_chosen_cb (YishiScanPane *self)
{
  GtkStringObject *name = gtk_drop_down_get_selected_item (self->cameras);

  if (self->is_filling || name == NULL)
    return;

  g_settings_set_string (self->settings, "camera", gtk_string_object_get_string (name));
  if (self->is_on)
    begin (self);
}

static void
yishi_scan_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (yishi_scan_pane_parent_class)->map (widget);
  begin (YISHI_SCAN_PANE (widget));
}

static void
yishi_scan_pane_unmap (GtkWidget *widget)
{
  end (YISHI_SCAN_PANE (widget));
  GTK_WIDGET_CLASS (yishi_scan_pane_parent_class)->unmap (widget);
}

static void
yishi_scan_pane_dispose (GObject *object)
{
  YishiScanPane *self = YISHI_SCAN_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_SCAN_PANE);
  g_clear_object (&self->scanner);
  g_clear_object (&self->sound);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (yishi_scan_pane_parent_class)->dispose (object);
}

static void
yishi_scan_pane_class_init (YishiScanPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_scan_pane_dispose;
  widget_class->map = yishi_scan_pane_map;
  widget_class->unmap = yishi_scan_pane_unmap;

  read_signal = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_STRING);

  g_type_ensure (YISHI_TYPE_SCAN_VIEW);
  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scanpane");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-scan-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiScanPane, view);
  gtk_widget_class_bind_template_child (widget_class, YishiScanPane, status);
  gtk_widget_class_bind_template_child (widget_class, YishiScanPane, cameras);
  gtk_widget_class_bind_template_callback (widget_class, camera_chosen_cb);
}

static void
yishi_scan_pane_init (YishiScanPane *self)
{
  self->settings = g_settings_new ("io.github.yishi.Yishi");
  self->sound = yishi_event_sound_new (self->settings);
  self->scanner = yishi_scanner_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  yishi_drop_down_tell (self->cameras, _("Which camera"));
  g_signal_connect_object (self->scanner, "picture", G_CALLBACK (picture_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scanner, "started", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scanner, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scanner, "read", G_CALLBACK (code_read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scanner, "cameras", G_CALLBACK (cameras_cb), self, G_CONNECT_SWAPPED);
}

void
yishi_scan_pane_sound (YishiScanPane *self,
                       gboolean       is_taken)
{
  g_return_if_fail (YISHI_IS_SCAN_PANE (self));

  yishi_event_sound_play (self->sound, is_taken ? SOUND_TAKEN : SOUND_REFUSED);
}
