/* yishi-wall-window.c - the window that the room sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing but the slide, and no pointer over it. It has no keys of its own but those
 * of a clicker that is armed: what the room sees is never changed by a key that was
 * meant for something else. Accelerators act as they do in the chair's window, and
 * Escape gives the keyboard back to it: with one monitor who works with keys alone
 * would not come away from here.
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
  GtkWindow      *chair;  /* (weak) (nullable): the window that gets the accelerators */
};

G_DEFINE_FINAL_TYPE (YishiWallWindow, yishi_wall_window, GTK_TYPE_WINDOW)

/* What the table of accelerators may use. Every other key would act on what has the
 * focus in the chair's window, which she does not look at now. */
static gboolean
is_accelerator (guint           keyval,
                GdkModifierType state)
{
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || (keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F35);
}

/* A key may close this window, and the chair's as well. With Alt it leads to a page,
 * where something is to be typed next. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  YishiWallWindow *self = user_data;
  g_autoptr(GtkWindow) chair = self->chair != NULL ? g_object_ref (self->chair) : NULL;
  gboolean is_back = keyval == GDK_KEY_Escape;

  if (chair == NULL || (!is_back && !is_accelerator (keyval, state)))
    return FALSE;

  if (!is_back && !gtk_event_controller_key_forward (controller, GTK_WIDGET (chair)))
    return FALSE;

  if ((is_back || (state & GDK_ALT_MASK) != 0) && gtk_widget_get_mapped (GTK_WIDGET (chair)))
    gtk_window_present (chair);
  return TRUE;
}

static void
yishi_wall_window_dispose (GObject *object)
{
  g_clear_weak_pointer (&YISHI_WALL_WINDOW (object)->chair);
  G_OBJECT_CLASS (yishi_wall_window_parent_class)->dispose (object);
}

static void
yishi_wall_window_class_init (YishiWallWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_wall_window_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "window");
}

static void
yishi_wall_window_init (YishiWallWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_window_set_title (GTK_WINDOW (self), _("The Wall"));
  gtk_window_set_icon_name (GTK_WINDOW (self), "io.github.yishi.Yishi");
  gtk_window_set_default_size (GTK_WINDOW (self), USUAL_WIDTH, USUAL_HEIGHT);
}

GtkWidget *
yishi_wall_window_new (GtkWindow  *chair,
                       YishiClock *clock,
                       GdkMonitor *monitor)
{
  YishiWallWindow *self = g_object_new (YISHI_TYPE_WALL_WINDOW, NULL);

  g_set_weak_pointer (&self->chair, chair);
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
