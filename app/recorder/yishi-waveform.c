/* yishi-waveform.c - how loud it was, all along the timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-waveform.h"

#include <errno.h>
#include <string.h>

#include "yishi-audio-source.h"
#include "yishi-part-file.h"
#include "yishi-sound-watch.h"

/* Peaks may fall behind the sound by what a crash takes with it, in bytes. */
#define FEWER 40
/* What is this much below full scale is drawn as nothing, in steps of a quarter of a dB. */
#define QUIETEST (4 * 60)

typedef struct
{
  gint64  offset;
  gint64  length;
  char   *peaks;    /* (owned) (nullable) */
  gsize   n_peaks;
} Span;

struct _YishiWaveform
{
  GArray *spans;  /* (owned) of Span, in order */
};

static void
span_clear (gpointer data)
{
  g_free (((Span *) data)->peaks);
}

YishiWaveform *
yishi_waveform_load (const YishiPlayerPart *parts,
                     guint                  n_parts)
{
  YishiWaveform *self = g_new0 (YishiWaveform, 1);

  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_array_set_clear_func (self->spans, span_clear);
  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *path = yishi_peaks_path (parts[i].path);
      Span span = { parts[i].offset, parts[i].length, NULL, 0 };

      if (!g_file_get_contents (path, &span.peaks, &span.n_peaks, NULL))
        span.n_peaks = 0;
      g_array_append_val (self->spans, span);
    }

  return self;
}

void
yishi_waveform_free (YishiWaveform *self)
{
  g_array_unref (self->spans);
  g_free (self);
}

gint64
yishi_waveform_get_length (const YishiWaveform *self)
{
  const Span *last;

  if (self->spans->len == 0)
    return 0;
  last = &g_array_index (self->spans, Span, self->spans->len - 1);
  return last->offset + last->length;
}

double
yishi_waveform_get_peak (const YishiWaveform *self,
                         gint64               from,
                         gint64               to)
{
  int loudest = -1;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      gint64 first = MAX (from - span->offset, 0) / YISHI_LEVEL_INTERVAL;
      gint64 end = (MIN (to - span->offset, span->length) + YISHI_LEVEL_INTERVAL - 1) / YISHI_LEVEL_INTERVAL;

      if (to <= span->offset || from >= span->offset + span->length)
        continue;
      loudest = MAX (loudest, 0);
      for (gint64 n = first; n < MIN (end, (gint64) span->n_peaks); n++)
        loudest = MAX (loudest, (guint8) span->peaks[n]);
    }

  return loudest < 0 ? -1 : MAX (loudest - (255 - QUIETEST), 0) / (double) QUIETEST;
}

gboolean
yishi_waveform_is_complete (const YishiWaveform *self,
                            guint               *missing)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if ((gint64) span->n_peaks + FEWER >= span->length / YISHI_LEVEL_INTERVAL)
        continue;
      if (missing != NULL)
        *missing = i;
      return FALSE;
    }

  return TRUE;
}

/* Makes the peaks anew */

#define LISTEN                                                                                                         \
  "filesrc name=source ! oggdemux ! opusdec ! audioconvert ! capsfilter caps=" YISHI_SOUND_CAPS                        \
  " ! level interval=50000000 ! fakesink sync=false"

static const char *const elements[] = { "filesrc", "oggdemux", "opusdec", "audioconvert", "capsfilter", "level",
                                        "fakesink", NULL };

static void
add_level (GByteArray         *peaks,
           const GstStructure *level)
{
  const GValue *value = gst_structure_get_value (level, "peak");
  const GValueArray *channels = value != NULL ? g_value_get_boxed (value) : NULL;
  guint8 byte;

  if (channels == NULL || channels->n_values == 0)
    return;
  byte = yishi_peak_to_byte (g_value_get_double (&channels->values[0]));
  g_byte_array_append (peaks, &byte, 1);
}

/* Listens to the end. */
static gboolean
listen (GstElement    *pipeline,
        const char    *path,
        GByteArray    *peaks,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (pipeline);

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  for (;;)
    {
      g_autoptr(GstMessage) message =
          gst_bus_timed_pop_filtered (bus, GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_ELEMENT);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (message == NULL)
        continue;
      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
        return TRUE;
      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
        return g_file_test (path, G_FILE_TEST_EXISTS) ? yishi_recorder_set_damaged (path, error)
                                                      : yishi_recorder_set_read_error (path, ENOENT, error);
      if (gst_message_has_name (message, "level"))
        add_level (peaks, gst_message_get_structure (message));
    }
}

gboolean
yishi_peaks_rebuild (const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GByteArray) peaks = g_byte_array_new ();
  g_autofree char *target = yishi_peaks_path (path);
  g_autoptr(GstElement) pipeline = NULL;
  g_autoptr(GstElement) source = NULL;
  g_autoptr(GError) own = NULL;
  gboolean listened;

  if (!yishi_audio_check_elements (elements, error))
    return FALSE;
  pipeline = gst_parse_launch_full (LISTEN, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  if (pipeline == NULL)
    return FALSE;

  source = gst_bin_get_by_name (GST_BIN (pipeline), "source");
  g_object_set (source, "location", path, NULL);
  listened = listen (pipeline, path, peaks, cancellable, error);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  if (!listened)
    return FALSE;

  if (g_file_set_contents_full (target, (const char *) peaks->data, peaks->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                &own))
    return TRUE;
  return yishi_recorder_set_write_error (target, own->code == G_FILE_ERROR_NOSPC ? ENOSPC : EIO, error);
}
