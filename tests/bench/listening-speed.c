/* listening-speed.c - how long the minutes take until a recording's waveform is on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: listening-speed RECORD
 *
 * Opens the record in an empty window, then puts the page of the minutes in and
 * prints the ms until the frame in which its timeline has the recording is painted.
 */
#include <stdio.h>

#include "yishi-minutes-page.h"
#include "yishi-sound-line.h"

typedef struct
{
  GtkWidget      *window;     /* (owned) */
  YishiRecord    *record;     /* (owned) */
  YishiConductor *conductor;  /* (owned) (nullable) */
  gint64          began;      /* µs, 0 until the page is put in */
  double          took;       /* ms, 0 until it is there */
} Bench;

/* Returns: (transfer none) (nullable): the first such widget */
static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
painted_cb (Bench *self)
{
  GtkWidget *line;

  if (self->began == 0 && self->conductor != NULL)
    {
      self->began = g_get_monotonic_time ();
      gtk_window_set_child (GTK_WINDOW (self->window),
                            g_object_new (YISHI_TYPE_MINUTES_PAGE, "conductor", self->conductor, NULL));
      return;
    }

  line = self->began != 0 ? find_widget (self->window, YISHI_TYPE_SOUND_LINE) : NULL;
  if (line != NULL && gtk_widget_get_mapped (line) && gtk_widget_get_width (line) > 0 &&
      gtk_adjustment_get_upper (gtk_range_get_adjustment (GTK_RANGE (line))) > 1)
    self->took = (double) (g_get_monotonic_time () - self->began) / 1000;
  gtk_widget_queue_draw (self->window);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Bench *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_open_finish (self->record, result, &error))
    g_error ("%s", error->message);
  self->conductor = yishi_conductor_new (self->record);
  gtk_widget_queue_draw (self->window);
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiClock) clock = yishi_clock_new (&error);

  if (argc != 2 || clock == NULL)
    g_error ("Usage: listening-speed RECORD");

  adw_init ();
  bench.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1366, 768);
  gtk_window_present (GTK_WINDOW (bench.window));
  bench.record = yishi_record_new (argv[1], clock);
  yishi_record_open_async (bench.record, YISHI_STORE_WRITE, NULL, NULL, NULL, opened_cb, &bench);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (bench.window), "after-paint", G_CALLBACK (painted_cb), &bench);

  while (bench.took == 0)
    g_main_context_iteration (NULL, TRUE);
  printf ("%.1f\n", bench.took);
  fflush (stdout);
  /* The record is only read: it need not be closed. */
  _Exit (0);
}
