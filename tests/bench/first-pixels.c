/* first-pixels.c - how long a program takes from its start until its window has been drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: first-pixels [--hold] -- PROGRAM [ARGUMENT…]
 *
 * Starts the program on $DISPLAY and prints two numbers, in ms from its start:
 * when its first window was mapped, and when the X server was told (XDamage) of
 * the first pixels in it that are as wide as a window and not as a splash. Any
 * program is measured alike: nothing has to be known of it. Then ends it, or,
 * with --hold, prints its process and lets it be. Status 1 if nothing was drawn.
 */
#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A window, and a drawing in it, are at least so wide; smaller ones are helpers'. */
#define LEAST_WIDTH 50
#define LONGEST_MS 30000

typedef struct
{
  Display *display;
  int      damage_event;
  Window   window;  /* the one that is watched, 0 while there is none */
  double   mapped;  /* ms, 0 while it has not happened */
  double   drawn;
} Probe;

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return 1e3 * now.tv_sec + now.tv_nsec / 1e6;
}

/* Windows come and go while they are asked for. */
static int
ignore_error (Display     *display,
              XErrorEvent *event)
{
  return 0;
}

static void
watch_window (Probe  *self,
              Window  window)
{
  self->window = window;
  XDamageCreate (self->display, window, XDamageReportRawRectangles);
  XFlush (self->display);
}

static void
take_event (Probe        *self,
            const XEvent *event,
            double        at)
{
  if (event->type == CreateNotify && self->window == 0 && !event->xcreatewindow.override_redirect &&
      event->xcreatewindow.width > LEAST_WIDTH)
    {
      /* Before it is mapped, so that no pixel is missed. */
      watch_window (self, event->xcreatewindow.window);
    }
  else if (event->type == MapNotify && self->mapped == 0 && !event->xmap.override_redirect)
    {
      if (event->xmap.window != self->window)
        watch_window (self, event->xmap.window);
      self->mapped = at;
    }
  else if (event->type == self->damage_event)
    {
      const XDamageNotifyEvent *damage = (const XDamageNotifyEvent *) event;

      if (damage->drawable == self->window && self->mapped > 0 && self->drawn == 0 &&
          damage->area.width > LEAST_WIDTH)
        self->drawn = at;
    }
}

/* Waits for what the server has to tell, at most @patience ms, and takes it all. */
static void
take_events (Probe  *self,
             int     patience,
             double  start)
{
  struct pollfd server = { ConnectionNumber (self->display), POLLIN, 0 };

  if (XPending (self->display) == 0)
    poll (&server, 1, patience);
  while (XPending (self->display) > 0)
    {
      XEvent event;

      XNextEvent (self->display, &event);
      take_event (self, &event, now_ms () - start);
    }
}

static pid_t
start_program (char **words)
{
  pid_t child = fork ();
  sigset_t child_signal;
  int nowhere;

  if (child != 0)
    return child;

  sigemptyset (&child_signal);
  sigaddset (&child_signal, SIGCHLD);
  sigprocmask (SIG_UNBLOCK, &child_signal, NULL);
  nowhere = open ("/dev/null", O_RDWR);
  dup2 (nowhere, STDIN_FILENO);
  dup2 (nowhere, STDOUT_FILENO);
  dup2 (nowhere, STDERR_FILENO);
  execvp (words[0], words);
  _exit (127);
}

/* Asks the program to end and waits for it; one that does not is killed. */
static void
end_program (pid_t child)
{
  sigset_t child_ended;
  const struct timespec patience = { 5, 0 };

  sigemptyset (&child_ended);
  sigaddset (&child_ended, SIGCHLD);
  kill (child, SIGTERM);
  while (waitpid (child, NULL, WNOHANG) == 0)
    {
      if (sigtimedwait (&child_ended, NULL, &patience) < 0 && errno == EAGAIN)
        kill (child, SIGKILL);
    }
}

static bool
open_display (Probe *self)
{
  int error_base;

  self->display = XOpenDisplay (NULL);
  if (self->display == NULL || !XDamageQueryExtension (self->display, &self->damage_event, &error_base))
    return false;

  self->damage_event += XDamageNotify;
  XSetErrorHandler (ignore_error);
  return true;
}

int
main (int    argc,
      char **argv)
{
  Probe probe = { 0 };
  bool holds = argc > 1 && strcmp (argv[1], "--hold") == 0;
  int first = holds ? 2 : 1;
  sigset_t child_ended;
  double start;
  pid_t child;

  if (argc < first + 2 || strcmp (argv[first], "--") != 0)
    {
      fprintf (stderr, "first-pixels: wrong usage (first-pixels [--hold] -- PROGRAM [ARGUMENT...])\n");
      return 2;
    }
  if (!open_display (&probe))
    {
      fprintf (stderr, "first-pixels: there is no X server with the damage extension\n");
      return 1;
    }

  XSelectInput (probe.display, DefaultRootWindow (probe.display), SubstructureNotifyMask);
  XSync (probe.display, True);
  sigemptyset (&child_ended);
  sigaddset (&child_ended, SIGCHLD);
  sigprocmask (SIG_BLOCK, &child_ended, NULL);

  start = now_ms ();
  child = start_program (argv + first + 1);
  while (probe.drawn == 0 && now_ms () - start < LONGEST_MS && waitpid (child, NULL, WNOHANG) == 0)
    take_events (&probe, 20, start);

  if (holds)
    printf ("%.1f %.1f %ld\n", probe.mapped, probe.drawn, (long) child);
  else
    printf ("%.1f %.1f\n", probe.mapped, probe.drawn);
  if (!holds || probe.drawn == 0)
    end_program (child);
  XCloseDisplay (probe.display);
  return probe.drawn > 0 ? 0 : 1;
}
