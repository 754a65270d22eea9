/* wall-host.c - a main window and a wall, for wall-monitors.sh to pull monitors from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says on standard output what the wall tells, a line each; does what it is told
 * on standard input: open, close, quit.
 */
#include <gio/gunixinputstream.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <unistd.h>

#include "display-fixtures.h"
#include "yishi-wall.h"

static GMainLoop *loop;

static void
say (const char *what,
     const char *of)
{
  printf ("%s%s%s\n", what, of != NULL ? " " : "", of != NULL ? of : "");
  fflush (stdout);
}

static void
monitor_lost_cb (YishiWall  *wall,
                 const char *name)
{
  say ("lost", name);
}

static void
monitor_returned_cb (YishiWall  *wall,
                     const char *name)
{
  say ("returned", name);
}

static void
open_wall (YishiWall *wall)
{
  g_autofree char *name = NULL;

  yishi_wall_open (wall);
  g_object_get (wall, "monitor-name", &name, NULL);
  say ("shown", name != NULL ? name : "window");
}

static void
line_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  YishiWall *wall = data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result,
                                                                NULL, NULL);

  if (line == NULL || g_str_equal (line, "quit"))
    {
      g_main_loop_quit (loop);
      return;
    }
  if (g_str_equal (line, "open"))
    open_wall (wall);
  if (g_str_equal (line, "close"))
    {
      yishi_wall_close (wall);
      say ("closed", NULL);
    }
  g_data_input_stream_read_line_async (G_DATA_INPUT_STREAM (source), G_PRIORITY_DEFAULT, NULL,
                                       line_read_cb, wall);
}

/* The wall may not open before it is known which monitor the chair looks at. */
static void
mapped_cb (GtkWidget *window,
           gpointer   data)
{
  open_wall (data);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(DisplayFixture) fixture = NULL;
  g_autoptr(YishiDisplay) title = NULL;
  g_autoptr(GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (input);
  g_autoptr(YishiWall) wall = NULL;
  GtkWidget *window;

  gtk_init ();
  fixture = display_fixture_new ();
  title = display_fixture_show (fixture, YISHI_SLIDE_TITLE, 0, "");
  loop = g_main_loop_new (NULL, FALSE);
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "chair");
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);

  wall = yishi_wall_new (GTK_WINDOW (window), NULL);
  yishi_wall_set_display (wall, title);
  g_signal_connect (wall, "monitor-lost", G_CALLBACK (monitor_lost_cb), NULL);
  g_signal_connect (wall, "monitor-returned", G_CALLBACK (monitor_returned_cb), NULL);
  g_signal_connect_after (window, "map", G_CALLBACK (mapped_cb), wall);
  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, NULL, line_read_cb, wall);

  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);
  g_clear_object (&wall);
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (loop);
  return 0;
}
