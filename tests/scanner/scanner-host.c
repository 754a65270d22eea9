/* scanner-host.c - a scanner without a window, which says what it reads and how it goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: scanner-host [again]
 *
 * Looks through YISHI_CAMERA_SOURCE, or through a camera, until the picture ends or fails; with
 * “again” once more from the beginning. Prints a line for everything that happens:
 *   started · read TEXT · cameras N · picture WIDTH HEIGHT (the first) · failed CODE TEXT
 *   pictures N · stall MS (the longest for which the main loop was not at hand) · seconds S
 */
#include <stdio.h>
#include <string.h>

#include "yishi-scanner.h"

typedef struct
{
  GMainLoop    *loop;
  YishiScanner *scanner;
  gboolean      begins_again;
  guint         n_pictures;
  gint64        begun;    /* µs */
  gint64        last;     /* µs, when the main loop was at hand last */
  gint64        longest;  /* µs */
} Host;

static void
say (const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

static gboolean
beat_cb (gpointer user_data)
{
  Host *host = user_data;
  gint64 now = g_get_monotonic_time ();

  host->longest = MAX (host->longest, now - host->last);
  host->last = now;
  return G_SOURCE_CONTINUE;
}

static void
started_cb (Host *host)
{
  say ("started");
}

static void
read_cb (Host       *host,
         const char *text)
{
  say ("read %s", text);
}

static void
cameras_cb (Host *host)
{
  say ("cameras %u", g_strv_length ((char **) yishi_scanner_get_cameras (host->scanner)));
}

static void
picture_cb (Host *host)
{
  int width, height;
  g_autoptr(GBytes) pixels = yishi_scanner_take_picture (host->scanner, &width, &height);

  g_assert_nonnull (pixels);
  g_assert_cmpuint (g_bytes_get_size (pixels), ==, (gsize) width * height * 4);
  if (host->n_pictures++ == 0)
    say ("picture %d %d", width, height);
}

static void
failed_cb (Host         *host,
           const GError *error)
{
  g_assert_true (error->domain == YISHI_SCANNER_ERROR);
  say ("failed %d %s", error->code, error->message);
  if (!host->begins_again)
    {
      g_main_loop_quit (host->loop);
      return;
    }

  host->begins_again = FALSE;
  yishi_scanner_start (host->scanner, NULL);
}

int
main (int    argc,
      char **argv)
{
  Host host = { NULL };

  host.loop = g_main_loop_new (NULL, FALSE);
  host.scanner = yishi_scanner_new ();
  host.begins_again = argc > 1 && strcmp (argv[1], "again") == 0;
  g_signal_connect_swapped (host.scanner, "started", G_CALLBACK (started_cb), &host);
  g_signal_connect_swapped (host.scanner, "read", G_CALLBACK (read_cb), &host);
  g_signal_connect_swapped (host.scanner, "cameras", G_CALLBACK (cameras_cb), &host);
  g_signal_connect_swapped (host.scanner, "picture", G_CALLBACK (picture_cb), &host);
  g_signal_connect_swapped (host.scanner, "failed", G_CALLBACK (failed_cb), &host);
  host.begun = host.last = g_get_monotonic_time ();
  g_timeout_add (5, beat_cb, &host);
  yishi_scanner_start (host.scanner, NULL);
  g_main_loop_run (host.loop);

  say ("pictures %u", host.n_pictures);
  say ("stall %.1f", (double) host.longest / 1000);
  say ("seconds %.3f", (double) (g_get_monotonic_time () - host.begun) / G_USEC_PER_SEC);
  g_object_unref (host.scanner);
  g_main_loop_unref (host.loop);
  return 0;
}
