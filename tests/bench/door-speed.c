/* door-speed.c - how long the door takes from a key to the next frame, with a large roll
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: door-speed RECORD. Opens the record (which has a meeting to come), shows
 * the page “Door” and types into its field, a character every 50 ms, until the
 * frame with what was found is drawn. Then lets the people in whom it found, and
 * measures from Enter to the empty field. Prints one line a figure: its name, a
 * tab, its value. What the X server does with the frame is not in it; key-frames
 * measures that, too.
 */
#include <adwaita.h>
#include <stdlib.h>

#include "yishi-door-page.h"

/* Longer than any frame, so that no key meets the drawing of the one before. */
#define PAUSE_MS 50
/* The first keys warm fonts and caches, once a day. */
#define N_WARM 12

typedef struct
{
  GMainLoop      *loop;      /* (owned) */
  YishiRecord    *record;    /* (owned) */
  YishiConductor *conductor; /* (owned) */
  GtkWidget      *window;
  GtkEditable    *field;     /* (unowned) */
  gsize           word;
  const char     *rest;      /* of the word: not yet typed */
  gint64          pressed;   /* µs; 0: no key waits for its frame */
  gboolean        is_enter;
  GArray         *keys;      /* (owned) gint64 µs */
  GArray         *enters;    /* (owned) gint64 µs */
} Bench;

static const char *const words[] = {
  "3-2-501", "120", "王伟", "zw", "lxm", "欧阳", "zhangwei", "1-1-101", "w", "12-1-1001", "李", "qqqq",
  "3幢1单元301", "5-1-201", "l", "wang", "7-2-402", "s", "9-1-903", "陈", "1234", "2-2-1002", "zhao", "6-3-301",
};

static gboolean type_cb (gpointer user_data);

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 p = *(const gint64 *) a, q = *(const gint64 *) b;

  return (p > q) - (p < q);
}

static void
print_times (const char *name,
             GArray     *times)
{
  g_array_sort (times, compare_times);
  if (times->len == 0)
    return;

  g_print ("%s-n\t%u\n", name, times->len);
  g_print ("%s-median-ms\t%.2f\n", name, g_array_index (times, gint64, times->len / 2) / 1e3);
  g_print ("%s-worst-ms\t%.2f\n", name, g_array_index (times, gint64, times->len - 1) / 1e3);
}

static void
after_paint_cb (Bench *bench)
{
  gint64 took = g_get_monotonic_time () - bench->pressed;

  if (bench->pressed == 0)
    return;

  bench->pressed = 0;
  g_array_append_val (bench->is_enter ? bench->enters : bench->keys, took);
  g_timeout_add (PAUSE_MS, type_cb, bench);
}

/* One key: the next character of the word, or Enter after it and then the next word. */
static gboolean
type_cb (gpointer user_data)
{
  Bench *bench = user_data;
  int position;

  if (bench->word == G_N_ELEMENTS (words))
    {
      g_main_loop_quit (bench->loop);
      return G_SOURCE_REMOVE;
    }

  bench->pressed = g_get_monotonic_time ();
  bench->is_enter = *bench->rest == '\0';
  if (bench->is_enter)
    {
      g_signal_emit_by_name (bench->field, "activate");
      if (*gtk_editable_get_text (bench->field) != '\0')
        gtk_editable_set_text (bench->field, "");
      if (++bench->word < G_N_ELEMENTS (words))
        bench->rest = words[bench->word];
    }
  else
    {
      const char *end = g_utf8_next_char (bench->rest);

      gtk_editable_set_position (bench->field, -1);
      position = gtk_editable_get_position (bench->field);
      gtk_editable_insert_text (bench->field, bench->rest, (int) (end - bench->rest), &position);
      gtk_editable_set_position (bench->field, position);
      bench->rest = end;
    }

  return G_SOURCE_REMOVE;
}

/* The first entry of the page is its one large field. */
static GtkWidget *
find_entry (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_ENTRY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);

  return found;
}

static gboolean
start_cb (gpointer user_data)
{
  Bench *bench = user_data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);

  bench->rest = words[0];
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  type_cb (bench);
  return G_SOURCE_REMOVE;
}

static void
record_changed_cb (Bench *bench,
                   guint  parts)
{
  GtkWidget *page;

  if (bench->window != NULL || yishi_record_get_roll (bench->record) == NULL)
    return;

  bench->conductor = yishi_conductor_new (bench->record);
  page = g_object_new (YISHI_TYPE_DOOR_PAGE, "conductor", bench->conductor, NULL);
  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1366, 700);
  gtk_window_set_child (GTK_WINDOW (bench->window), page);
  gtk_window_present (GTK_WINDOW (bench->window));
  bench->field = GTK_EDITABLE (find_entry (page));
  yishi_page_take_focus (YISHI_PAGE (page));
  /* Once the window has come to rest. */
  g_timeout_add (1000, start_cb, bench);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (yishi_record_open_finish (YISHI_RECORD (object), result, &error))
    return;

  g_printerr ("door-speed: %s\n", error->message);
  exit (1);
}

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  yishi_record_close_finish (YISHI_RECORD (object), result, NULL);
  g_main_loop_quit (user_data);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(YishiClock) clock = NULL;
  Bench bench = { NULL };

  if (argc != 2)
    {
      g_printerr ("usage: door-speed RECORD\n");
      return 2;
    }

  adw_init ();
  clock = yishi_clock_new (NULL);
  bench.loop = g_main_loop_new (NULL, FALSE);
  bench.keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.enters = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.record = yishi_record_new (argv[1], clock);
  g_signal_connect_swapped (bench.record, "changed", G_CALLBACK (record_changed_cb), &bench);
  yishi_record_open_async (bench.record, YISHI_STORE_WRITE, NULL, NULL, NULL, opened_cb, NULL);
  g_main_loop_run (bench.loop);

  g_array_remove_range (bench.keys, 0, MIN (N_WARM, bench.keys->len));
  print_times ("key", bench.keys);
  print_times ("enter", bench.enters);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  yishi_record_close_async (bench.record, closed_cb, bench.loop);
  g_main_loop_run (bench.loop);

  return 0;
}
