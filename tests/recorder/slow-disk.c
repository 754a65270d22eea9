/* slow-disk.c - a disk that takes its time, a clock that somebody sets back, and a machine that slept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded before the C library. SLOW_SYNC_MS and SLOW_WRITE_MS: how long bringing a file to the disk, and
 * writing into a part, takes longer. HOLD_SYNC: as long as somebody else has locked the file of that name, nothing
 * is brought to the disk. HOLD_READ: likewise, nothing is read of a roster. CLOCK_BACK: when a file of that name is there, it is an hour earlier.
 * CLOCK_SLEPT: likewise, the machine has slept for an hour.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* Waits as a disk would have us wait: that is what is tested, not a time to be bridged. */
static void
be_slow (const char *variable)
{
  const char *text = getenv (variable);
  long ms = text != NULL ? atol (text) : 0;
  struct timespec rest = { ms / 1000, ms % 1000 * 1000000 };

  while (ms > 0 && clock_nanosleep (CLOCK_MONOTONIC, 0, &rest, &rest) != 0)
    ;
}

/* Waits until the disk is let go. */
static void
be_held (const char *variable)
{
  const char *path = getenv (variable);
  int fd = path != NULL ? open (path, O_RDONLY | O_CLOEXEC) : -1;

  if (fd < 0)
    return;
  while (flock (fd, LOCK_SH) != 0 && errno == EINTR)
    ;
  close (fd);
}

int
fdatasync (int fd)
{
  int (*next) (int) = (int (*) (int)) dlsym (RTLD_NEXT, "fdatasync");

  be_held ("HOLD_SYNC");
  be_slow ("SLOW_SYNC_MS");
  return next (fd);
}

int
fsync (int fd)
{
  int (*next) (int) = (int (*) (int)) dlsym (RTLD_NEXT, "fsync");

  be_held ("HOLD_SYNC");
  be_slow ("SLOW_SYNC_MS");
  return next (fd);
}

static int
is_named (int         fd,
          const char *ending)
{
  char link[64], path[4096];
  ssize_t length, rest = (ssize_t) strlen (ending);

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  return length > rest && strncmp (path + length - rest, ending, (size_t) rest) == 0;
}

ssize_t
pread (int    fd,
       void  *bytes,
       size_t n,
       off_t  offset)
{
  ssize_t (*next) (int, void *, size_t, off_t) = (ssize_t (*) (int, void *, size_t, off_t)) dlsym (RTLD_NEXT,
                                                                                                 "pread64");

  if (getenv ("HOLD_READ") != NULL && is_named (fd, ".csv"))
    be_held ("HOLD_READ");
  return next (fd, bytes, n, offset);
}

ssize_t
write (int         fd,
       const void *bytes,
       size_t      n)
{
  ssize_t (*next) (int, const void *, size_t) = (ssize_t (*) (int, const void *, size_t)) dlsym (RTLD_NEXT, "write");

  if (is_named (fd, ".opus"))
    be_slow ("SLOW_WRITE_MS");
  return next (fd, bytes, n);
}

/* Whether the file that a variable names is there. */
static int
has_happened (const char *variable)
{
  const char *path = getenv (variable);

  return path != NULL && access (path, F_OK) == 0;
}

int
gettimeofday (struct timeval *restrict now,
              void *restrict           zone)
{
  int (*next) (struct timeval *, void *) = (int (*) (struct timeval *, void *)) dlsym (RTLD_NEXT, "gettimeofday");
  int status = next (now, zone);

  if (has_happened ("CLOCK_BACK"))
    now->tv_sec -= 3600;
  if (has_happened ("CLOCK_SLEPT"))
    now->tv_sec += 3600;
  return status;
}

int
clock_gettime (clockid_t        clock,
               struct timespec *now)
{
  int (*next) (clockid_t, struct timespec *) = (int (*) (clockid_t, struct timespec *)) dlsym (RTLD_NEXT,
                                                                                            "clock_gettime");
  int status = next (clock, now);

  if (clock == CLOCK_REALTIME && has_happened ("CLOCK_BACK"))
    now->tv_sec -= 3600;
  /* The monotonic clock stands while it sleeps. */
  if ((clock == CLOCK_REALTIME || clock == CLOCK_BOOTTIME) && has_happened ("CLOCK_SLEPT"))
    now->tv_sec += 3600;
  return status;
}
