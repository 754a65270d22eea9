/* probe-times.c - how long the window takes from a key to its picture, on the chair's screen and on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key is counted from when the X server had it, and a picture is there when the
 * server has done all that was drawn: what runs outside the program before and
 * after is not in it, what keeps the program from its keys is. The server tells
 * whole milliseconds of the monotonic clock, cut off, so that a time may be up to
 * one millisecond too long and never too short.
 *
 * How long the main loop was away from its sources is another time: a turn, from one
 * wait for events to the next. What others took from it is not in it, neither the
 * processor (the kernel says how long the thread was ready and did not run) nor the
 * server, so that it is the same on a busy machine.
 */
#include "probe-times.h"

#include <dlfcn.h>
#include <gdk/x11/gdkx.h>
#include <gtk/gtk.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

#define DATA_KEY "yishi-probe-times"

typedef struct
{
  GArray  *keys;         /* (owned) double ms, from each key to the next picture of its window */
  GArray  *walls;        /* (owned) double ms, from the last key to the wall, without the disk's part */
  GArray  *disks;        /* (owned) double ms, the disk's part in each of @walls */
  GObject *key_window;   /* (unowned) in which the last key was pressed; only compared */
  gint64   last_key;     /* µs, 0: none whose wall is still to come */
  gint64   disk_before;  /* µs, the disk's part of all time when it was pressed */
} Times;

/* A window that is watched. */
typedef struct
{
  Times     *times;    /* (unowned) */
  GtkWidget *window;   /* (unowned) */
  GArray    *pressed;  /* (owned) gint64 µs: keys that wait for their picture */
  gboolean   is_new;   /* its slide is another one and not drawn yet */
} Watched;

/* µs that all threads have waited for a disk to say that it has written. */
static atomic_llong disk_time;

static int
wait_for_disk (const char *name,
               int         fd)
{
  int (*real) (int) = (int (*) (int)) dlsym (RTLD_NEXT, name);
  gint64 start = g_get_monotonic_time ();
  int status = real (fd);

  atomic_fetch_add (&disk_time, g_get_monotonic_time () - start);
  return status;
}

/* In place of the library's. */
int
fdatasync (int fd)
{
  return wait_for_disk ("fdatasync", fd);
}

int
fsync (int fd)
{
  return wait_for_disk ("fsync", fd);
}

/* The turns of the main loop; all of it is the main thread's. */
static struct
{
  GThread   *thread;       /* (unowned) NULL: not watched */
  GPollFunc  wait;         /* what waits for events */
  int        schedstat;    /* what the kernel says of the thread, or -1 */
  int        server;       /* the connection to the X server */
  gint64     server_time;  /* ns that it was waited for */
  gint64     since;        /* ns, when this turn began */
  gint64     longest;      /* ns, of the turns since it was asked last */
} loop;

/* ns that go on while the thread runs or waits of itself, and stand while it has no processor. */
static gint64
read_own_time (void)
{
  struct timespec now;
  char text[64] = "";
  long long ran, kept_waiting = 0;

  if (loop.schedstat >= 0 && pread (loop.schedstat, text, sizeof text - 1, 0) > 0)
    sscanf (text, "%lld %lld", &ran, &kept_waiting);
  clock_gettime (CLOCK_MONOTONIC, &now);
  return 1000000000LL * now.tv_sec + now.tv_nsec - kept_waiting;
}

/* In place of the library's: Xlib waits here for its server alone. */
int
poll (struct pollfd *fds,
      nfds_t         n,
      int            timeout)
{
  int (*real) (struct pollfd *, nfds_t, int) = (int (*) (struct pollfd *, nfds_t, int)) dlsym (RTLD_NEXT, "poll");
  gboolean is_server = loop.thread != NULL && n == 1 && fds->fd == loop.server && loop.thread == g_thread_self ();
  gint64 start = is_server ? read_own_time () : 0;
  int status = real (fds, n, timeout);

  if (is_server)
    loop.server_time += read_own_time () - start;
  return status;
}

static void
end_turn (void)
{
  gint64 turn = read_own_time () - loop.server_time - loop.since;

  loop.longest = MAX (loop.longest, turn);
}

static int
wait_for_events (GPollFD *fds,
                 guint    n,
                 int      timeout)
{
  int status;

  end_turn ();
  status = loop.wait (fds, n, timeout);
  loop.since = read_own_time () - loop.server_time;
  return status;
}

static void
watch_turns (void)
{
  if (loop.thread != NULL)
    return;

  loop.schedstat = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  loop.server = ConnectionNumber (gdk_x11_display_get_xdisplay (gdk_display_get_default ()));
  loop.since = read_own_time ();
  loop.wait = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, wait_for_events);
  loop.thread = g_thread_self ();
}

/* µs of the monotonic clock, from the lower half of its milliseconds, a moment ago. */
static gint64
read_server_time (guint32 millis)
{
  gint64 now = g_get_monotonic_time () / 1000;

  return (now - (gint64) (guint32) ((guint32) now - millis)) * 1000;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  Watched *watched = user_data;
  guint32 millis = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (controller));

  watched->times->last_key = read_server_time (millis);
  watched->times->key_window = G_OBJECT (watched->window);
  watched->times->disk_before = atomic_load (&disk_time);
  g_array_append_val (watched->pressed, watched->times->last_key);
  return FALSE;
}

static void
append (GArray *times,
        gint64  micros)
{
  double millis = (double) micros / 1000;

  g_array_append_val (times, millis);
}

static void
after_paint_cb (GdkFrameClock *frames,
                gpointer       user_data)
{
  Watched *watched = user_data;
  Times *times = watched->times;
  gboolean is_wall = watched->is_new && times->last_key != 0 && times->key_window != G_OBJECT (watched->window);
  gint64 disk, now;

  if (watched->pressed->len == 0 && !is_wall)
    return;

  gdk_display_sync (gtk_widget_get_display (watched->window));
  now = g_get_monotonic_time ();
  for (guint i = 0; i < watched->pressed->len; i++)
    append (times->keys, now - g_array_index (watched->pressed, gint64, i));
  if (is_wall)
    {
      disk = atomic_load (&disk_time) - times->disk_before;
      append (times->walls, now - times->last_key - disk);
      append (times->disks, disk);
      times->last_key = 0;
    }
  g_array_set_size (watched->pressed, 0);
  watched->is_new = FALSE;
}

static void
slide_changed_cb (Watched *watched)
{
  watched->is_new = TRUE;
}

static void
watch_slides (Watched   *watched,
              GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "YishiSlideView"))
    g_signal_connect_swapped (widget, "notify::display", G_CALLBACK (slide_changed_cb), watched);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_slides (watched, child);
}

static void
watch (Times     *times,
       GtkWidget *window)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (window);
  GtkEventController *controller;
  Watched *watched;

  if (frames == NULL || g_object_get_data (G_OBJECT (window), DATA_KEY) != NULL)
    return;

  watched = g_new0 (Watched, 1);
  watched->times = times;
  watched->window = window;
  watched->pressed = g_array_new (FALSE, FALSE, sizeof (gint64));
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), watched);
  gtk_widget_add_controller (window, controller);
  g_signal_connect (frames, "after-paint", G_CALLBACK (after_paint_cb), watched);
  watch_slides (watched, window);
  /* For as long as the program runs: a window's frame clock may come to an end before it. */
  g_object_set_data (G_OBJECT (window), DATA_KEY, watched);
}

static Times *
get_times (void)
{
  GObject *display = G_OBJECT (gdk_display_get_default ());
  Times *times = g_object_get_data (display, DATA_KEY);

  if (times != NULL)
    return times;

  times = g_new0 (Times, 1);
  times->keys = g_array_new (FALSE, FALSE, sizeof (double));
  times->walls = g_array_new (FALSE, FALSE, sizeof (double));
  times->disks = g_array_new (FALSE, FALSE, sizeof (double));
  /* For as long as the program runs. */
  g_object_set_data (display, DATA_KEY, times);
  return times;
}

/* Watches every window that there is now; may be called again when there are others. */
void
probe_times_watch (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  watch_turns ();
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      watch (get_times (), window);
    }
}

static GVariant *
take (GArray *times)
{
  GVariant *taken = g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, times->data, times->len, sizeof (double));

  g_array_set_size (times, 0);
  return taken;
}

/* The times since the last call, in ms: of keys, of the wall without its disk's part, and that part. */
GVariant *
probe_times_take (void)
{
  Times *times = get_times ();

  return g_variant_new ("((@ad@ad@ad))", take (times->keys), take (times->walls), take (times->disks));
}

/* Ms of the longest turn of the main loop since the last call. */
GVariant *
probe_times_take_turn (void)
{
  double longest = (double) loop.longest / 1e6;

  loop.longest = 0;
  /* This very turn is that of who asks. */
  loop.since = read_own_time () - loop.server_time;
  return g_variant_new ("(d)", longest);
}
