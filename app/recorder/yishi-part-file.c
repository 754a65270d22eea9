/* yishi-part-file.c - a part of the recording on its way to one disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-part-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "yishi-recorder-error.h"

/* Four hours of speech lie in one step; so a disk that others fill meanwhile does
 * not end the recording. */
#define STEP (G_GINT64_CONSTANT (64) << 20)
#define SMALLEST_STEP (G_GINT64_CONSTANT (64) << 10)
#define SYNC_INTERVAL (G_USEC_PER_SEC / 2)

typedef struct
{
  GBytes   *bytes;     /* (owned) (nullable) NULL ends the thread */
  gboolean  is_peaks;
  gint64    end;       /* ns */
} Job;

struct _YishiPartFile
{
  char    *folder;  /* (owned) */
  char    *path;    /* (owned) */
  int      fd;
  int      peaks_fd;  /* -1: there are none */

  GAsyncQueue *jobs;    /* (owned) */
  GThread     *writer;  /* (owned) (nullable) joins @syncer */
  GThread     *syncer;  /* (owned) (nullable) */

  YishiPartFileDone  done;
  gpointer           done_data;

  gboolean  can_allocate;  /* the writing thread's */

  GMutex    lock;
  GCond     ending;
  /* What follows is guarded by the lock; only the writing thread changes what is
   * not said to be another's. */
  guint64   allocated;  /* as far as this the disk has room for sure, or had when asked */
  guint64   written;
  gint64    end;        /* of what was written, ns */
  YishiSha256 sum;      /* likewise */
  guint64   synced;     /* the other thread's */
  gint64    room;       /* likewise */
  GError   *error;      /* (owned) (nullable) */
  gboolean  is_ending;
};

char *
yishi_peaks_path (const char *path)
{
  return g_strconcat (path, ".peaks", NULL);
}

static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* Bytes that may still be taken from the disk. */
static gint64
get_free (int fd)
{
  struct statvfs status;

  if (fstatvfs (fd, &status) != 0)
    return G_MAXINT64;
  return (gint64) status.f_bavail * (gint64) status.f_frsize - YISHI_PART_FILE_RESERVE;
}

static void
grow (YishiPartFile *self,
      gint64         step)
{
  g_mutex_lock (&self->lock);
  self->allocated += step;
  g_mutex_unlock (&self->lock);
}

/* Has the disk keep room for the next step, or for as much of it as there is. */
static void
extend (YishiPartFile *self)
{
  gint64 free_bytes = get_free (self->fd);

  for (gint64 step = STEP; step >= SMALLEST_STEP; step /= 2)
    {
      if (step > free_bytes)
        continue;
      if (!self->can_allocate)
        {
          /* Asked again before long, since nothing keeps it for us. */
          grow (self, MIN (step, 16 * SMALLEST_STEP));
          return;
        }
      if (fallocate (self->fd, FALLOC_FL_KEEP_SIZE, self->allocated, step) == 0)
        {
          grow (self, step);
          return;
        }
      if (errno == EOPNOTSUPP || errno == ENOSYS)
        {
          self->can_allocate = FALSE;
          step *= 2;
        }
    }
}

/* Whether the disk has room up to @end. */
static gboolean
make_room (YishiPartFile *self,
           guint64        end)
{
  if (end + MIN (STEP, (gint64) self->allocated) / 4 > self->allocated)
    extend (self);
  return end <= self->allocated;
}

/* Sets errno if it fails. */
static gboolean
write_all (int           fd,
           const guint8 *bytes,
           gsize         length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      bytes += n;
      length -= n;
    }

  return TRUE;
}

/* Nothing more is written. What a failed write has left of a page is cut off. */
static void
fail (YishiPartFile *self,
      int            saved_errno)
{
  g_mutex_lock (&self->lock);
  yishi_recorder_set_write_error (self->path, saved_errno, &self->error);
  g_mutex_unlock (&self->lock);
  if (ftruncate (self->fd, self->written) != 0 || fsync (self->fd) != 0)
    g_message ("Cutting “%s” failed: %s", self->path, g_strerror (errno));
}

static void
write_sound (YishiPartFile *self,
             GBytes        *bytes,
             gint64         end)
{
  gsize length;
  const guint8 *start = g_bytes_get_data (bytes, &length);

  /* Only this thread changes either. */
  if (self->error != NULL)
    return;
  if (!make_room (self, self->written + length))
    {
      fail (self, ENOSPC);
      return;
    }
  if (!write_all (self->fd, start, length))
    {
      fail (self, errno);
      return;
    }

  g_mutex_lock (&self->lock);
  yishi_sha256_update (&self->sum, start, length);
  self->written += length;
  self->end = end;
  g_mutex_unlock (&self->lock);
}

/* Peaks can be had from the sound again, so they may be missing. */
static void
write_peaks (YishiPartFile *self,
             GBytes        *bytes)
{
  gsize length;
  const guint8 *start = g_bytes_get_data (bytes, &length);

  if (self->peaks_fd < 0 || self->error != NULL || write_all (self->peaks_fd, start, length))
    return;
  close (self->peaks_fd);
  self->peaks_fd = -1;
}

static void
part_file_free (YishiPartFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->peaks_fd >= 0)
    close (self->peaks_fd);
  g_clear_error (&self->error);
  g_clear_pointer (&self->jobs, g_async_queue_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ending);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/* The last of the writing thread. */
static void
complete (YishiPartFile *self)
{
  YishiPartFileResult result = { .path = self->path, .bytes = self->written };

  if (self->error == NULL && (ftruncate (self->fd, self->written) != 0 || fsync (self->fd) != 0))
    yishi_recorder_set_write_error (self->path, errno, &self->error);
  sync_folder (self->folder);

  result.error = self->error;
  yishi_sha256_finish (&self->sum, result.sha256);
  if (self->done != NULL)
    self->done (&result, self->done_data);
}

static gpointer
write_in_thread (gpointer data)
{
  YishiPartFile *self = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (self->jobs);
      g_autoptr(GBytes) bytes = job->bytes;
      gboolean is_peaks = job->is_peaks;
      gint64 end = job->end;

      g_free (job);
      if (bytes == NULL)
        break;
      if (is_peaks)
        write_peaks (self, bytes);
      else
        write_sound (self, bytes, end);
    }

  g_mutex_lock (&self->lock);
  self->is_ending = TRUE;
  g_cond_signal (&self->ending);
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&self->syncer));

  complete (self);
  g_thread_unref (g_steal_pointer (&self->writer));
  part_file_free (self);
  return NULL;
}

static gpointer
sync_in_thread (gpointer data)
{
  YishiPartFile *self = data;
  gint64 due = g_get_monotonic_time ();

  g_mutex_lock (&self->lock);
  while (!self->is_ending)
    {
      guint64 written = self->written;
      gint64 room;

      g_mutex_unlock (&self->lock);
      room = MAX (get_free (self->fd), 0);
      if (written != self->synced && fdatasync (self->fd) != 0)
        g_message ("“%s” does not reach the disk: %s", self->path, g_strerror (errno));
      g_mutex_lock (&self->lock);

      self->synced = written;
      /* What is allocated is not counted as free by the disk any more. */
      self->room = room + (self->can_allocate ? (gint64) (self->allocated - self->written) : 0);
      due = MAX (due + SYNC_INTERVAL, g_get_monotonic_time ());
      while (!self->is_ending && g_cond_wait_until (&self->ending, &self->lock, due))
        ;
    }
  g_mutex_unlock (&self->lock);

  return NULL;
}

static gboolean
open_files (YishiPartFile  *self,
            GError        **error)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);
  g_autofree char *peaks = yishi_peaks_path (self->path);

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return yishi_recorder_set_write_error (self->folder, errno, error);
  sync_folder (parent);

  self->fd = open (self->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return yishi_recorder_set_write_error (self->path, errno, error);

  extend (self);
  if (self->allocated == 0)
    {
      unlink (self->path);
      return yishi_recorder_set_write_error (self->path, ENOSPC, error);
    }

  /* Peaks without their part are nobody's. */
  self->peaks_fd = open (peaks, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  sync_folder (self->folder);
  return TRUE;
}

YishiPartFile *
yishi_part_file_new (const char  *folder,
                     const char  *name,
                     GError     **error)
{
  YishiPartFile *self = g_new0 (YishiPartFile, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->ending);
  self->jobs = g_async_queue_new ();
  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, name, NULL);
  self->fd = -1;
  self->peaks_fd = -1;
  self->can_allocate = TRUE;
  yishi_sha256_init (&self->sum);
  if (!open_files (self, error))
    {
      part_file_free (self);
      return NULL;
    }

  self->room = self->allocated;
  self->syncer = g_thread_new ("yishi-part-sync", sync_in_thread, self);
  self->writer = g_thread_new ("yishi-part", write_in_thread, self);
  return self;
}

static void
push_job (YishiPartFile *self,
          GBytes        *bytes,
          gboolean       is_peaks,
          gint64         end)
{
  Job *job = g_new0 (Job, 1);

  job->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  job->is_peaks = is_peaks;
  job->end = end;
  g_async_queue_push (self->jobs, job);
}

void
yishi_part_file_push (YishiPartFile *self,
                      GBytes        *bytes,
                      gint64         end)
{
  push_job (self, bytes, FALSE, end);
}

void
yishi_part_file_push_peaks (YishiPartFile *self,
                            GBytes        *bytes)
{
  push_job (self, bytes, TRUE, 0);
}

const char *
yishi_part_file_get_path (YishiPartFile *self)
{
  return self->path;
}

void
yishi_part_file_get_state (YishiPartFile  *self,
                           guint64        *written,
                           guint64        *synced,
                           gint64         *room,
                           GError        **error)
{
  g_mutex_lock (&self->lock);
  *written = self->written;
  *synced = self->synced;
  *room = self->room;
  if (error != NULL && self->error != NULL)
    *error = g_error_copy (self->error);
  g_mutex_unlock (&self->lock);
}

void
yishi_part_file_get_sum (YishiPartFile *self,
                         guint64       *bytes,
                         gint64        *end,
                         char           sha256[YISHI_SHA256_TEXT])
{
  YishiSha256 sum;

  g_mutex_lock (&self->lock);
  *bytes = self->written;
  *end = self->end;
  sum = self->sum;
  g_mutex_unlock (&self->lock);
  yishi_sha256_finish (&sum, sha256);
}

void
yishi_part_file_finish (YishiPartFile     *self,
                        YishiPartFileDone  done,
                        gpointer           user_data)
{
  self->done = done;
  self->done_data = user_data;
  push_job (self, NULL, FALSE, 0);
}

void
yishi_part_file_abandon (YishiPartFile *self)
{
  g_autofree char *peaks = yishi_peaks_path (self->path);

  unlink (self->path);
  unlink (peaks);
  yishi_part_file_finish (self, NULL, NULL);
}
