/* yishi-wall-window.c - the window that the room sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing but the slide, and no pointer over it. Keys do nothing in it but those of
 * a clicker that is armed: what the room sees is never changed by a key that was
 * meant for something else.
 */
#include "config.h"

#include "yishi-wall-window.h"

#include <glib/gi18n-lib.h>

#define USUAL_WIDTH 960
#define USUAL_HEIGHT 540

struct _YishiWallWindow
{
  GtkWindow       parent_instance;

  YishiSlideView *view;
};

G_DEFINE_FINAL_TYPE (YishiWallWindow, yishi_wall_window, GTK_TYPE_WINDOW)

static void
yishi_wall_window_class_init (YishiWallWindowClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "window");
}

static void
yishi_wall_window_init (YishiWallWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("The Wall"));
  gtk_window_set_icon_name (GTK_WINDOW (self), "io.github.yishi.Yishi");
  gtk_window_set_default_size (GTK_WINDOW (self), USUAL_WIDTH, USUAL_HEIGHT);
}

GtkWidget *
yishi_wall_window_new (YishiClock *clock,
                       GdkMonitor *monitor)
{
  YishiWallWindow *self = g_object_new (YISHI_TYPE_WALL_WINDOW, NULL);

  self->view = YISHI_SLIDE_VIEW (yishi_slide_view_new (clock));
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->view));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), "none");
  if (monitor != NULL)
    {
      gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
      gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
    }

  return GTK_WIDGET (self);
}

YishiSlideView *
yishi_wall_window_get_view (YishiWallWindow *self)
{
  g_return_val_if_fail (YISHI_IS_WALL_WINDOW (self), NULL);

  return self->view;
}
