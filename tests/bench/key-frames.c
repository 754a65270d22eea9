/* key-frames.c - how long a window takes from a key to the next picture it draws
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: key-frames WINDOW KEY…
 *
 * WINDOW is an X window's number, 0 for the whole screen (a key may go to a dialog
 * that is about to close), KEY a key by its name (a, Down, BackSpace). The
 * window has the keyboard. Presses one key after the other, as the X server's own
 * keyboard would; before each waits until the window has come to rest. Prints for
 * each the ms until the server was told (XDamage) of pixels anywhere in
 * it; a key after which nothing is drawn within LONGEST_MS is printed as -1.
 */
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* A window that has drawn nothing for so long is at rest; one that never rests
 * (a running clock, a blinking cursor) is typed at all the same. */
#define REST_MS 120
#define PATIENCE_MS 2000
#define LONGEST_MS 5000

typedef struct
{
  Display *display;
  int      damage_event;
} Probe;

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return 1e3 * now.tv_sec + now.tv_nsec / 1e6;
}

/* Waits at most @patience ms for a drawing. Returns when it came, or -1. */
static double
wait_for_drawing (Probe  *self,
                  double  patience)
{
  double end = now_ms () + patience;
  struct pollfd server = { ConnectionNumber (self->display), POLLIN, 0 };

  while (true)
    {
      double left = end - now_ms ();

      while (XPending (self->display) > 0)
        {
          XEvent event;

          XNextEvent (self->display, &event);
          if (event.type == self->damage_event)
            return now_ms ();
        }
      if (left <= 0)
        return -1;
      poll (&server, 1, left < 1 ? 1 : (int) left);
    }
}

static void
wait_for_rest (Probe *self)
{
  double end = now_ms () + PATIENCE_MS;

  while (wait_for_drawing (self, REST_MS) >= 0 && now_ms () < end)
    ;
}

static bool
press (Probe      *self,
       const char *name)
{
  KeyCode code = XKeysymToKeycode (self->display, XStringToKeysym (name));
  double start, drawn;

  if (code == 0)
    {
      fprintf (stderr, "key-frames: the keyboard has no key %s\n", name);
      return false;
    }

  wait_for_rest (self);
  start = now_ms ();
  XTestFakeKeyEvent (self->display, code, True, CurrentTime);
  XTestFakeKeyEvent (self->display, code, False, CurrentTime);
  XFlush (self->display);
  drawn = wait_for_drawing (self, LONGEST_MS);
  printf ("%.2f\n", drawn < 0 ? -1.0 : drawn - start);
  return true;
}

int
main (int    argc,
      char **argv)
{
  Probe probe = { XOpenDisplay (NULL), 0 };
  Window watched;
  int error_base;

  if (argc < 3)
    {
      fprintf (stderr, "key-frames: wrong usage (key-frames WINDOW KEY...)\n");
      return 2;
    }
  if (probe.display == NULL || !XDamageQueryExtension (probe.display, &probe.damage_event, &error_base))
    {
      fprintf (stderr, "key-frames: there is no X server with the damage extension\n");
      return 1;
    }

  probe.damage_event += XDamageNotify;
  watched = strtoul (argv[1], NULL, 0);
  XDamageCreate (probe.display, watched != 0 ? watched : DefaultRootWindow (probe.display),
                 XDamageReportRawRectangles);
  for (int i = 2; i < argc; i++)
    if (!press (&probe, argv[i]))
      return 2;

  XCloseDisplay (probe.display);
  return 0;
}
