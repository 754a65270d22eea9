/* yishi-focus-keeper.c - no key is lost when the row that has the keyboard goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 lets a widget that was taken out of its window keep the keyboard until the
 * next frame is painted: every key until then goes to it, and so nowhere, commands
 * with Ctrl as well. Here the part of the window where it was takes over at once, and
 * with the next frame its neighbour, as GTK would have it.
 */
#include "config.h"

#include "yishi-focus-keeper.h"

typedef struct
{
  GtkWindow    *window;  /* (unowned) its own data */
  GSignalGroup *signals; /* (owned) of the widget with the keyboard */
  GtkWidget    *rest;    /* (weak) (nullable) what has it until the next frame */
  guint         moving;  /* tick callback, 0 if none is to come */
} Keeper;

static gboolean
move_on_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  Keeper *keeper = user_data;
  GtkWidget *focus = gtk_window_get_focus (keeper->window);

  keeper->moving = 0;
  if (focus != NULL && focus == keeper->rest && !gtk_widget_child_focus (focus, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&keeper->rest);
  return G_SOURCE_REMOVE;
}

/* What holds the keyboard is being taken out of the window, which has already
 * forgotten the way to it: the last on the way stays. */
static void
unrealized_cb (Keeper *keeper)
{
  GtkWidget *rest = GTK_WIDGET (keeper->window);
  GtkWidget *next;

  if (!gtk_widget_get_mapped (rest))
    return;

  while ((next = gtk_widget_get_focus_child (rest)) != NULL)
    rest = next;
  if (rest == gtk_window_get_focus (keeper->window))
    return;

  g_set_weak_pointer (&keeper->rest, rest);
  gtk_root_set_focus (GTK_ROOT (keeper->window), rest);
  if (keeper->moving == 0)
    keeper->moving = gtk_widget_add_tick_callback (GTK_WIDGET (keeper->window), move_on_cb, keeper, NULL);
}

static void
focus_moved_cb (GtkWindow  *window,
                GParamSpec *pspec,
                Keeper     *keeper)
{
  g_signal_group_set_target (keeper->signals, gtk_window_get_focus (window));
}

static void
keeper_free (gpointer data)
{
  Keeper *keeper = data;

  g_clear_weak_pointer (&keeper->rest);
  g_object_unref (keeper->signals);
  g_free (keeper);
}

/**
 * yishi_focus_keeper_watch:
 * @window: one in which rows come and go
 *
 * To be called once for a window; it ends with it.
 */
void
yishi_focus_keeper_watch (GtkWindow *window)
{
  Keeper *keeper = g_new0 (Keeper, 1);

  keeper->window = window;
  keeper->signals = g_signal_group_new (GTK_TYPE_WIDGET);
  g_signal_group_connect_swapped (keeper->signals, "unrealize", G_CALLBACK (unrealized_cb), keeper);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_moved_cb), keeper);
  g_object_set_data_full (G_OBJECT (window), "yishi-focus-keeper", keeper, keeper_free);
}
