/* yishi-capture-sink.c - from the encoder to the files: sums, growth, room on the disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "yishi-capture-private.h"

#define MINUTE (60 * GST_SECOND)
#define LOW (30 * (gint64) MINUTE)
#define LOW_NO_MORE (35 * (gint64) MINUTE)
/* Bytes a second of speech at 32 kbit/s, for as long as nothing was measured. */
#define USUAL_RATE 4200
/* Ticks without a byte until it is said. */
#define STUCK 8

/* A stick that is not plugged in must not come into being as a folder of the disk. */
static gboolean
is_folder (const char  *folder,
           GError     **error)
{
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_IO, "“%s” is not there", folder);
  return FALSE;
}

gboolean
yishi_capture_open_files (YishiCapture                *self,
                          const YishiRecorderOptions  *options,
                          GError                     **error)
{
  const char *folders[YISHI_N_COPIES] = { options->folder, options->mirror };
  g_autoptr(GError) first = NULL;

  for (guint i = 0; i < YISHI_N_COPIES; i++)
    {
      g_autoptr(GError) own = NULL;

      if (folders[i] == NULL)
        continue;
      self->paths[i] = g_build_filename (folders[i], options->name, NULL);
      self->files[i] = i == 0 || is_folder (folders[i], &own) ? yishi_part_file_new (folders[i], options->name, &own)
                                                             : NULL;
      if (self->files[i] != NULL)
        {
          self->n_files++;
          continue;
        }

      /* The watch will say so. */
      g_message ("%s", own->message);
      if (first == NULL)
        first = g_steal_pointer (&own);
    }

  /* A part of that name is there already: nothing may come beside it. */
  if (self->n_files == 0 || g_error_matches (first, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&first));
      yishi_capture_abandon_files (self);
      return FALSE;
    }

  return TRUE;
}

void
yishi_capture_abandon_files (YishiCapture *self)
{
  YishiPartFile *files[YISHI_N_COPIES];

  g_mutex_lock (&self->lock);
  memcpy (files, self->files, sizeof files);
  memset (self->files, 0, sizeof self->files);
  g_mutex_unlock (&self->lock);
  for (guint i = 0; i < YISHI_N_COPIES; i++)
    g_clear_pointer (&files[i], yishi_part_file_abandon);
}

/* What an Ogg page says of itself. */
static void
read_page (YishiCapture *self,
           const guint8 *page,
           gsize         length)
{
  gint64 granule;
  gsize head;

  if (length < 27 || memcmp (page, "OggS", 4) != 0)
    return;

  granule = (gint64) GST_READ_UINT64_LE (page + 6);
  head = 27 + page[26];
  if (granule > 0)
    self->granule = granule;
  else if (length >= head + 12 && memcmp (page + head, "OpusHead", 8) == 0)
    self->pre_skip = GST_READ_UINT16_LE (page + head + 10);
}

/* Length of what came out of the encoder, ns. Locked. */
static gint64
get_length (YishiCapture *self)
{
  gint64 samples = MAX (self->granule - self->pre_skip, 0);

  return gst_util_uint64_scale (samples, GST_SECOND, 48000);
}

/* Locked. */
static void
add_page (YishiCapture *self,
          GstBuffer    *buffer)
{
  g_autoptr(GBytes) bytes = NULL;
  GstMapInfo map;
  gint64 length;

  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    return;
  read_page (self, map.data, map.size);
  yishi_sha256_update (&self->sum, map.data, map.size);
  bytes = g_bytes_new (map.data, map.size);
  gst_buffer_unmap (buffer, &map);

  self->bytes += g_bytes_get_size (bytes);
  length = get_length (self);
  for (guint i = 0; i < YISHI_N_COPIES; i++)
    if (self->files[i] != NULL)
      yishi_part_file_push (self->files[i], bytes, length);

  if (length >= self->next_sum)
    {
      YishiCaptureSum *sum = g_new0 (YishiCaptureSum, 1);
      YishiSha256 until_now = self->sum;

      sum->bytes = self->bytes;
      sum->position = length;
      yishi_sha256_finish (&until_now, sum->sha256);
      g_queue_push_tail (&self->sums, sum);
      self->next_sum = (length / (gint64) MINUTE + 1) * (gint64) MINUTE;
    }
}

static GstPadProbeReturn
encoded_cb (GstPad          *pad,
            GstPadProbeInfo *info,
            gpointer         user_data)
{
  YishiCapture *self = user_data;

  g_mutex_lock (&self->lock);
  if (GST_PAD_PROBE_INFO_TYPE (info) & GST_PAD_PROBE_TYPE_BUFFER)
    {
      add_page (self, GST_PAD_PROBE_INFO_BUFFER (info));
    }
  else
    {
      GstBufferList *list = GST_PAD_PROBE_INFO_BUFFER_LIST (info);

      for (guint i = 0; i < gst_buffer_list_length (list); i++)
        add_page (self, gst_buffer_list_get (list, i));
    }
  g_mutex_unlock (&self->lock);
  return GST_PAD_PROBE_OK;
}

void
yishi_capture_watch_sink (YishiCapture *self)
{
  g_autoptr(GstElement) sink = gst_bin_get_by_name (GST_BIN (self->pipeline), "sink");

  self->next_sum = MINUTE;
  self->sink_pad = gst_element_get_static_pad (sink, "sink");
  gst_pad_add_probe (self->sink_pad, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST, encoded_cb, self,
                     NULL);
}

void
yishi_capture_say_sums (YishiCapture *self)
{
  guint64 safe = 0;

  for (guint i = 0; i < YISHI_N_COPIES; i++)
    {
      guint64 written, synced;
      gint64 room;

      if (self->files[i] == NULL)
        continue;
      yishi_part_file_get_state (self->files[i], &written, &synced, &room, NULL);
      safe = MAX (safe, synced);
    }

  for (;;)
    {
      g_autofree YishiCaptureSum *sum = NULL;

      g_mutex_lock (&self->lock);
      sum = g_queue_peek_head (&self->sums);
      if (sum != NULL && sum->bytes <= safe)
        g_queue_pop_head (&self->sums);
      else
        sum = NULL;
      g_mutex_unlock (&self->lock);
      if (sum == NULL)
        return;
      self->callbacks.minute (sum->bytes, sum->sha256, sum->position, self->user_data);
    }
}

/* Whether the disk of copy @i will hold what is still to be said tonight. */
static void
look_at_room (YishiCapture *self,
              guint         i,
              gint64        room)
{
  g_autofree char *folder = g_path_get_dirname (self->paths[i]);
  guint64 bytes;
  gint64 length, left;

  g_mutex_lock (&self->lock);
  bytes = self->bytes;
  length = get_length (self);
  g_mutex_unlock (&self->lock);

  left = length < (gint64) MINUTE ? (gint64) gst_util_uint64_scale (room, GST_SECOND, USUAL_RATE)
                                  : (gint64) gst_util_uint64_scale (room, length, MAX (bytes, 1));
  if (!self->is_low[i] && left < LOW)
    {
      self->is_low[i] = TRUE;
      yishi_capture_say (self, YISHI_WATCH_DISK_LOW, left, -1, folder);
    }
  else if (self->is_low[i] && left > LOW_NO_MORE)
    {
      self->is_low[i] = FALSE;
      yishi_capture_say (self, YISHI_WATCH_DISK_LOW, left, left, folder);
    }
}

/* @written: by the copy that has most */
static void
look_at_growth (YishiCapture *self,
                guint64       written,
                const char   *path)
{
  gboolean grows = written != self->last_written;

  self->last_written = written;
  self->n_stuck = grows ? 0 : self->n_stuck + 1;
  if (grows && self->stuck_since >= 0)
    {
      yishi_capture_say (self, YISHI_WATCH_NOT_GROWING, self->stuck_since, yishi_capture_get_position (self), path);
      self->stuck_since = -1;
    }
  else if (self->n_stuck == STUCK)
    {
      self->stuck_since = MAX (yishi_capture_get_position (self) - STUCK * YISHI_CAPTURE_TICK * (gint64) GST_MSECOND,
                               0);
      yishi_capture_say (self, YISHI_WATCH_NOT_GROWING, self->stuck_since, -1, path);
    }
}

/* Says that a copy has failed, with how far it goes. */
static void
say_lost (YishiCapture *self,
          guint         i)
{
  char sha256[YISHI_SHA256_TEXT];
  guint64 bytes;
  gint64 end = 0;

  self->is_lost_said[i] = TRUE;
  if (self->files[i] != NULL)
    yishi_part_file_get_sum (self->files[i], &bytes, &end, sha256);
  yishi_capture_say (self, YISHI_WATCH_COPY_LOST, end, -1, self->paths[i]);
}

void
yishi_capture_look_at_files (YishiCapture  *self,
                             GError       **error)
{
  g_autoptr(GError) last = NULL;
  const char *path = NULL;
  guint64 most = 0;

  for (guint i = 0; i < YISHI_N_COPIES; i++)
    {
      g_autoptr(GError) own = NULL;
      guint64 written = 0, synced;
      gint64 room = 0;

      if (self->paths[i] == NULL || self->is_lost_said[i])
        continue;
      if (self->files[i] != NULL)
        yishi_part_file_get_state (self->files[i], &written, &synced, &room, &own);
      if (self->files[i] == NULL || own != NULL)
        {
          say_lost (self, i);
          if (last == NULL)
            last = g_steal_pointer (&own);
          continue;
        }

      look_at_room (self, i, room);
      most = MAX (most, written);
      path = self->paths[i];
    }

  if (path != NULL)
    look_at_growth (self, most, path);
  else
    g_propagate_error (error, g_steal_pointer (&last));
}

void
yishi_capture_push_peaks (YishiCapture *self)
{
  g_autoptr(GBytes) bytes = NULL;

  g_mutex_lock (&self->lock);
  bytes = g_bytes_new (self->peaks->data, self->peaks->len);
  g_byte_array_set_size (self->peaks, 0);
  g_mutex_unlock (&self->lock);
  if (g_bytes_get_size (bytes) == 0)
    return;

  for (guint i = 0; i < YISHI_N_COPIES; i++)
    if (self->files[i] != NULL)
      yishi_part_file_push_peaks (self->files[i], bytes);
}

/* The copy that the result is about: the first that is whole, or else the longest. */
static guint
choose_copy (YishiCapture *self,
             gboolean     *is_whole)
{
  guint64 most = 0;
  guint best = 0;

  for (guint i = 0; i < YISHI_N_COPIES; i++)
    {
      g_autoptr(GError) failed = NULL;
      guint64 written, synced;
      gint64 room;

      if (self->files[i] == NULL)
        continue;
      yishi_part_file_get_state (self->files[i], &written, &synced, &room, &failed);
      *is_whole = failed == NULL;
      if (*is_whole)
        return i;
      if (written >= most)
        {
          most = written;
          best = i;
        }
    }

  return best;
}

YishiRecorderResult *
yishi_capture_make_result (YishiCapture *self,
                           gboolean      is_cut)
{
  YishiRecorderResult *result = g_new0 (YishiRecorderResult, 1);
  gboolean is_whole = FALSE;
  guint i = choose_copy (self, &is_whole);

  result->path = g_strdup (self->paths[i]);
  result->is_cut = is_cut || !is_whole;
  if (!is_whole && self->files[i] != NULL)
    {
      yishi_part_file_get_sum (self->files[i], &result->bytes, &result->length, result->sha256);
      return result;
    }

  g_mutex_lock (&self->lock);
  result->bytes = self->bytes;
  result->length = get_length (self);
  {
    YishiSha256 until_now = self->sum;

    yishi_sha256_finish (&until_now, result->sha256);
  }
  g_mutex_unlock (&self->lock);
  return result;
}

/* What a disk's thread needs when the capture may be gone. */
typedef struct
{
  void     (*saved) (const char   *path,
                     const GError *error,
                     gpointer      saving);
  gpointer   saving;
} Saving;

static void
saved_cb (const YishiPartFileResult *result,
          gpointer                   user_data)
{
  g_autofree Saving *saving = user_data;

  saving->saved (result->path, result->error, saving->saving);
}

void
yishi_capture_close_files (YishiCapture *self)
{
  YishiPartFile *files[YISHI_N_COPIES];

  g_mutex_lock (&self->lock);
  memcpy (files, self->files, sizeof files);
  memset (self->files, 0, sizeof self->files);
  g_mutex_unlock (&self->lock);

  for (guint i = 0; i < YISHI_N_COPIES; i++)
    {
      Saving *saving;

      if (files[i] == NULL)
        continue;
      saving = g_new0 (Saving, 1);
      saving->saved = self->callbacks.saved;
      saving->saving = self->callbacks.saving (self->user_data);
      yishi_part_file_finish (files[i], saved_cb, saving);
    }
}
