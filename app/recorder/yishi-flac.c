/* yishi-flac.c - stretches of sound as one FLAC file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stretches are joined first, so that what comes out is the same sound with the
 * same tags, whatever the format.
 */
#include "config.h"

#include "yishi-flac.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "yishi-audio-source.h"

#define RECODE                                                                                                         \
  "filesrc name=source ! oggdemux ! opusdec ! audioconvert ! audioresample ! capsfilter caps=" YISHI_SOUND_CAPS        \
  " ! flacenc ! filesink name=sink"
/* How often it is looked whether to go on, in ms. */
#define INTERVAL 100

static const char *const elements[] = { "filesrc", "oggdemux", "opusdec", "audioconvert", "audioresample", "capsfilter",
                                        "flacenc", "filesink", NULL };

static void
set_location (GstElement *pipeline,
              const char *name,
              const char *path)
{
  g_autoptr(GstElement) element = gst_bin_get_by_name (GST_BIN (pipeline), name);

  g_object_set (element, "location", path, NULL);
}

static void
tell (GstElement       *pipeline,
      YishiOggProgress  progress,
      gpointer          progress_data)
{
  gint64 position, duration;

  if (progress != NULL && gst_element_query_position (pipeline, GST_FORMAT_TIME, &position) &&
      gst_element_query_duration (pipeline, GST_FORMAT_TIME, &duration) && duration > 0)
    progress (CLAMP ((double) position / (double) duration, 0, 1), progress_data);
}

/* Says an error of the pipeline as one of a file. */
static void
set_error (GstMessage  *message,
           const char  *destination,
           GError     **error)
{
  g_autoptr(GError) own = NULL;

  gst_message_parse_error (message, &own, NULL);
  if (g_error_matches (own, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NO_SPACE_LEFT))
    yishi_recorder_set_write_error (destination, ENOSPC, error);
  else if (own->domain == GST_RESOURCE_ERROR)
    yishi_recorder_set_write_error (destination, EIO, error);
  else
    yishi_audio_set_error (message, error);
}

static gboolean
run (GstElement        *pipeline,
     const char        *destination,
     YishiOggProgress   progress,
     gpointer           progress_data,
     GCancellable      *cancellable,
     GError           **error)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (pipeline);

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  for (;;)
    {
      g_autoptr(GstMessage) message = gst_bus_timed_pop_filtered (bus, INTERVAL * GST_MSECOND,
                                                                  GST_MESSAGE_EOS | GST_MESSAGE_ERROR);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (message == NULL)
        {
          tell (pipeline, progress, progress_data);
          continue;
        }
      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
        return TRUE;
      set_error (message, destination, error);
      return FALSE;
    }
}

static gboolean
sync_file (const char  *path,
           const char  *destination,
           GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean is_there = fd >= 0 && fsync (fd) == 0;

  if (!is_there)
    yishi_recorder_set_write_error (destination, errno, error);
  if (fd >= 0)
    close (fd);
  return is_there;
}

/* Codes @source, a joined file, into @target anew. */
static gboolean
recode (const char        *source,
        const char        *target,
        const char        *destination,
        YishiOggProgress   progress,
        gpointer           progress_data,
        GCancellable      *cancellable,
        GError           **error)
{
  g_autoptr(GstElement) pipeline = gst_parse_launch_full (RECODE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  gboolean recoded;

  if (pipeline == NULL)
    return FALSE;

  set_location (pipeline, "source", source);
  set_location (pipeline, "sink", target);
  recoded = run (pipeline, destination, progress, progress_data, cancellable, error);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  return recoded && sync_file (target, destination, error) && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
yishi_flac_export (const YishiOggSpan   *spans,
                   guint                 n_spans,
                   const YishiOggTags   *tags,
                   const char           *destination,
                   YishiOggProgress      progress,
                   gpointer              progress_data,
                   GCancellable         *cancellable,
                   GError              **error)
{
  g_autofree char *joined = g_strconcat (destination, ".opus-part", NULL);
  g_autofree char *path = g_strconcat (destination, ".XXXXXX", NULL);
  gboolean exported;
  int fd;

  if (!yishi_audio_check_elements (elements, error))
    return FALSE;
  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return yishi_recorder_set_write_error (destination, errno, error);
  close (fd);

  exported = yishi_ogg_join (spans, n_spans, tags, joined, NULL, NULL, NULL, cancellable, error) &&
             recode (joined, path, destination, progress, progress_data, cancellable, error);
  g_unlink (joined);
  if (exported && g_rename (path, destination) != 0)
    exported = yishi_recorder_set_write_error (destination, errno, error);
  if (!exported)
    g_unlink (path);
  if (exported && progress != NULL)
    progress (1, progress_data);
  return exported;
}
