/* yishi-capture.c - one part being recorded: the pipeline and its watch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-audio-source.h"
#include "yishi-capture-private.h"

/* What stays the same whatever the source does. The elements and their settings
 * were measured: pages of 200 ms and a file that is written without a buffer lose
 * least when the program is killed, and the queue bridges 30 s in which the
 * encoder does not get on. “join” fills up what a source leaves out, so that a
 * place in the file is the time the pipeline has run. */
#define FIXED_PART                                                                                                     \
  "audiorate name=join tolerance=2000000 ! level name=level interval=50000000"                                                           \
  " ! queue max-size-time=30000000000 max-size-bytes=0 max-size-buffers=0"                                             \
  " ! opusenc bitrate=32000 audio-type=voice ! oggmux max-delay=200000000 max-page-delay=200000000"                    \
  " ! fakesink name=sink sync=false async=false enable-last-sample=false"

/* In ms. A microphone that has said nothing by then is taken on trust. */
#define START_DEADLINE 3000
#define EOS_DEADLINE 5000
/* How long a stop waits for sound that is still on its way, in µs. */
#define DRAIN (150 * 1000)
#define DRAIN_INTERVAL 5

static const char *const elements[] = { "audiorate", "level", "queue", "opusenc", "oggmux", "fakesink", "audioconvert",
                                        "audioresample", "capsfilter", NULL };
static const char *const microphone_elements[] = { "pulsesrc", NULL };

YishiCapture *
yishi_capture_ref (YishiCapture *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
yishi_capture_clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

void
yishi_capture_unref (YishiCapture *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  /* Nothing of it runs any more: ending, or failing to start, took it apart. */
  g_assert (self->pipeline == NULL && self->devices == NULL);
  for (guint i = 0; i < YISHI_N_COPIES; i++)
    g_free (self->paths[i]);
  g_queue_clear_full (&self->sums, g_free);
  g_array_unref (self->gaps);
  g_clear_pointer (&self->held, g_array_unref);
  g_byte_array_unref (self->peaks);
  g_main_context_unref (self->context);
  g_clear_pointer (&self->clock, gst_object_unref);
  g_mutex_clear (&self->lock);
  g_free (self->name);
  g_free (self->wanted);
  g_free (self->used);
  g_free (self->current);
  g_free (self->said);
  g_free (self);
}

GSource *
yishi_capture_add_timeout (YishiCapture *self,
                           guint         interval,
                           GSourceFunc   func)
{
  GSource *source = g_timeout_source_new (interval);

  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, self->context);
  return source;
}

void
yishi_capture_say (YishiCapture   *self,
                   YishiWatchKind  kind,
                   gint64          from,
                   gint64          to,
                   const char     *text)
{
  YishiWatch watch = { .kind = kind, .from = from, .to = to, .text = (char *) text };

  self->callbacks.watch (&watch, self->user_data);
}

gint64
yishi_capture_get_position (YishiCapture *self)
{
  gint64 position;

  g_mutex_lock (&self->lock);
  position = self->is_running ? (gint64) gst_clock_get_time (self->clock) - self->base : self->stood;
  g_mutex_unlock (&self->lock);
  return position;
}

/* Stops all that could still call, then the pipeline. */
static void
take_apart (YishiCapture *self)
{
  yishi_capture_clear_source (&self->ticks);
  yishi_capture_clear_source (&self->bus);
  yishi_capture_clear_source (&self->deadline);
  yishi_capture_clear_source (&self->drain);
  yishi_capture_clear_source (&self->rebuild);
  g_clear_pointer (&self->devices, yishi_device_list_free);
  if (self->pipeline == NULL)
    return;

  if (self->microphone != NULL)
    g_signal_handlers_disconnect_by_data (self->microphone, self);
  self->microphone = NULL;
  self->source = NULL;
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_pointer (&self->join_pad, gst_object_unref);
  g_clear_pointer (&self->sink_pad, gst_object_unref);
  g_clear_pointer (&self->pipeline, gst_object_unref);
}

void
yishi_capture_end (YishiCapture *self,
                   const GError *error)
{
  g_autoptr(YishiRecorderResult) result = NULL;

  if (self->state == YISHI_CAPTURE_ENDED)
    return;

  self->state = YISHI_CAPTURE_ENDED;
  g_mutex_lock (&self->lock);
  if (self->is_running)
    self->stood = (gint64) gst_clock_get_time (self->clock) - self->base;
  self->is_running = FALSE;
  g_mutex_unlock (&self->lock);

  yishi_capture_push_peaks (self);
  result = yishi_capture_make_result (self, error != NULL);
  yishi_capture_close_files (self);
  /* Said first: a sound server that hangs may hold up what follows. */
  self->callbacks.ended (result, error, self->user_data);
  take_apart (self);
}

void
yishi_capture_abandon (YishiCapture *self)
{
  self->state = YISHI_CAPTURE_ENDED;
  yishi_capture_abandon_files (self);
  take_apart (self);
}

static void
fail_to_start (YishiCapture *self,
               const GError *error)
{
  yishi_capture_abandon (self);
  self->callbacks.started (error, self->user_data);
}

/* The microphone failed before it gave anything: once more with the default one. */
static void
start_failed (YishiCapture *self,
              GstMessage   *message)
{
  g_autoptr(GError) error = NULL;

  yishi_audio_set_error (message, &error);
  if (self->used != NULL)
    {
      g_clear_error (&error);
      yishi_capture_unplug (self);
      if (yishi_capture_plug_in (self, NULL, &error))
        return;
    }

  fail_to_start (self, error);
}

static void
error_received (YishiCapture *self,
                GstMessage   *message)
{
  GstObject *source = GST_MESSAGE_SRC (message);
  g_autoptr(GError) error = NULL;

  /* A late word of a source that was taken out. */
  if (!gst_object_has_as_ancestor (source, GST_OBJECT (self->pipeline)))
    return;
  if (self->source == NULL || !gst_object_has_as_ancestor (source, GST_OBJECT (self->source)))
    {
      yishi_audio_set_error (message, &error);
      if (self->state == YISHI_CAPTURE_STARTING)
        fail_to_start (self, error);
      else
        yishi_capture_end (self, error);
    }
  else if (self->state == YISHI_CAPTURE_STARTING)
    {
      start_failed (self, message);
    }
  else
    {
      yishi_capture_source_failed (self);
    }
}

/* Takes a value of a level's first channel, in dB. */
static double
get_level (const GstStructure *level,
           const char         *field)
{
  const GValue *value = gst_structure_get_value (level, field);
  const GValueArray *channels = value != NULL ? g_value_get_boxed (value) : NULL;

  return channels != NULL && channels->n_values > 0 ? g_value_get_double (&channels->values[0]) : -G_MAXDOUBLE;
}

/* Keeps a peak for the file beside the part; where there were none it was silent. */
static void
keep_peak (YishiCapture *self,
           guint64       position,
           guint8        byte)
{
  g_mutex_lock (&self->lock);
  while (self->n_peaks < position / YISHI_LEVEL_INTERVAL)
    {
      g_byte_array_append (self->peaks, (const guint8 *) "", 1);
      self->n_peaks++;
    }
  g_byte_array_append (self->peaks, &byte, 1);
  self->n_peaks++;
  g_mutex_unlock (&self->lock);
}

/* In the thread of the sound: 20 times a second nobody else need be woken. */
static void
level_received (YishiCapture       *self,
                const GstStructure *level)
{
  double peak = get_level (level, "peak");
  GstClockTime position;
  YishiSoundNews news;
  gint64 from, to;

  /* At the very end there may be one of no sound at all. */
  if (!gst_structure_get_clock_time (level, "running-time", &position) || !GST_CLOCK_TIME_IS_VALID (position))
    return;

  keep_peak (self, position, yishi_peak_to_byte (peak));
  if (self->is_lost)
    return;

  self->callbacks.level (peak, get_level (level, "rms"), self->user_data);
  news = yishi_sound_watch_hear (&self->sound_watch, position, peak, &from, &to);
  if (news == YISHI_SOUND_SILENCE_BEGAN || news == YISHI_SOUND_SILENCE_ENDED)
    yishi_capture_say (self, YISHI_WATCH_SILENCE, from, to, "");
  else if (news != YISHI_SOUND_NOTHING_NEW)
    yishi_capture_say (self, YISHI_WATCH_CLIPPING, from, to, "");
}

static GstBusSyncReply
message_posted_cb (GstBus     *bus,
                   GstMessage *message,
                   gpointer    user_data)
{
  if (!gst_message_has_name (message, "level"))
    return GST_BUS_PASS;

  level_received (user_data, gst_message_get_structure (message));
  gst_message_unref (message);
  return GST_BUS_DROP;
}

static gboolean
message_received_cb (GstBus     *bus,
                     GstMessage *message,
                     gpointer    user_data)
{
  g_autoptr(YishiCapture) self = yishi_capture_ref (user_data);

  if (self->state == YISHI_CAPTURE_ENDED)
    return G_SOURCE_CONTINUE;

  switch ((int) GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ERROR:
      error_received (self, message);
      break;

    case GST_MESSAGE_EOS:
      yishi_capture_end (self, NULL);
      break;

    default:
      break;
    }

  return G_SOURCE_CONTINUE;
}

/* The watch. Sums are also said while it stands still. */
static gboolean
tick_cb (gpointer user_data)
{
  g_autoptr(YishiCapture) self = yishi_capture_ref (user_data);
  g_autoptr(GError) error = NULL;

  yishi_capture_push_peaks (self);
  if (self->state == YISHI_CAPTURE_RUNNING)
    {
      yishi_capture_look_at_source (self);
      yishi_capture_look_at_files (self, &error);
    }
  if (error != NULL)
    yishi_capture_end (self, error);
  else
    yishi_capture_say_sums (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
start_is_late_cb (gpointer user_data)
{
  g_autoptr(YishiCapture) self = yishi_capture_ref (user_data);

  yishi_capture_clear_source (&self->deadline);
  self->state = YISHI_CAPTURE_RUNNING;
  self->callbacks.started (NULL, self->user_data);
  return G_SOURCE_REMOVE;
}

/* The fixed part's own beginning: see the private header. */
static void
send_beginning (YishiCapture *self)
{
  GstSegment segment;
  g_autoptr(GstCaps) caps = gst_caps_from_string (YISHI_SOUND_CAPS);

  gst_segment_init (&segment, GST_FORMAT_TIME);
  gst_pad_send_event (self->join_pad, gst_event_new_stream_start ("yishi-sound"));
  gst_pad_send_event (self->join_pad, gst_event_new_caps (caps));
  gst_pad_send_event (self->join_pad, gst_event_new_segment (&segment));
}

static gboolean
build (YishiCapture  *self,
       GError       **error)
{
  g_autoptr(GstElement) join = NULL;
  g_autoptr(GstBus) bus = NULL;
  g_autoptr(GstClock) clock = gst_system_clock_obtain ();

  self->pipeline = gst_parse_launch_full (FIXED_PART, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  if (self->pipeline == NULL)
    return FALSE;

  gst_pipeline_use_clock (GST_PIPELINE (self->pipeline), clock);
  join = gst_bin_get_by_name (GST_BIN (self->pipeline), "join");
  self->join_pad = gst_element_get_static_pad (join, "sink");
  yishi_capture_watch_join (self);
  yishi_capture_watch_sink (self);
  if (gst_element_set_state (self->pipeline, GST_STATE_PAUSED) == GST_STATE_CHANGE_FAILURE)
    {
      bus = gst_element_get_bus (self->pipeline);
      yishi_audio_set_bus_error (bus, error);
      return FALSE;
    }

  send_beginning (self);
  return TRUE;
}

/* Plugs in the source and begins to count. */
static gboolean
begin (YishiCapture  *self,
       GError       **error)
{
  const char *device = self->devices != NULL && !self->is_wanted_present ? NULL : self->wanted;
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);

  if (!yishi_capture_plug_in (self, device, error))
    return FALSE;

  gst_bus_set_sync_handler (bus, message_posted_cb, self, NULL);
  self->bus = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus, G_SOURCE_FUNC (message_received_cb), self, NULL);
  g_source_attach (self->bus, self->context);
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);

  g_mutex_lock (&self->lock);
  self->clock = gst_pipeline_get_pipeline_clock (GST_PIPELINE (self->pipeline));
  self->base = gst_element_get_base_time (self->pipeline);
  self->is_running = TRUE;
  g_mutex_unlock (&self->lock);
  self->ticks = yishi_capture_add_timeout (self, YISHI_CAPTURE_TICK, tick_cb);
  self->deadline = yishi_capture_add_timeout (self, START_DEADLINE, start_is_late_cb);
  return TRUE;
}

static YishiCapture *
make_capture (const YishiRecorderOptions  *options,
              const YishiCaptureCallbacks *callbacks,
              gpointer                     user_data)
{
  YishiCapture *self = g_new0 (YishiCapture, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->callbacks = *callbacks;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  self->thread = g_thread_self ();
  self->name = g_strdup (options->name);
  self->wanted = g_strdup (options->device);
  self->current = g_strdup ("");
  self->said = g_strdup ("");
  self->lag = G_MAXINT64;
  self->stuck_since = -1;
  self->gaps = g_array_new (FALSE, FALSE, sizeof (YishiCaptureGap));
  self->peaks = g_byte_array_new ();
  g_queue_init (&self->sums);
  yishi_sha256_init (&self->sum);
  yishi_sound_watch_init (&self->sound_watch);
  return self;
}

YishiCapture *
yishi_capture_new (const YishiRecorderOptions   *options,
                   const YishiCaptureCallbacks  *callbacks,
                   gpointer                      user_data,
                   GError                      **error)
{
  g_autoptr(YishiCapture) self = NULL;

  if (!yishi_audio_check_elements (elements, error) ||
      (!yishi_audio_source_is_set () && !yishi_audio_check_elements (microphone_elements, error)))
    return NULL;

  self = make_capture (options, callbacks, user_data);
  if (!yishi_capture_open_files (self, options, error))
    return NULL;

  yishi_capture_watch_devices (self);
  if (!build (self, error) || !begin (self, error))
    {
      yishi_capture_abandon (self);
      return NULL;
    }

  return g_steal_pointer (&self);
}

guint
yishi_capture_get_n_files (YishiCapture *self)
{
  return self->n_files;
}

void
yishi_capture_pause (YishiCapture *self)
{
  if (self->state != YISHI_CAPTURE_RUNNING)
    return;

  yishi_capture_let_in (self, TRUE);
  yishi_capture_look_at_source (self);
  gst_element_set_state (self->pipeline, GST_STATE_PAUSED);
  g_mutex_lock (&self->lock);
  self->stood = gst_element_get_start_time (self->pipeline);
  self->is_running = FALSE;
  g_mutex_unlock (&self->lock);
  self->state = YISHI_CAPTURE_PAUSED;
}

static void
run_on (YishiCapture *self)
{
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  g_mutex_lock (&self->lock);
  self->base = gst_element_get_base_time (self->pipeline);
  self->is_running = TRUE;
  g_mutex_unlock (&self->lock);
}

void
yishi_capture_resume (YishiCapture *self)
{
  if (self->state != YISHI_CAPTURE_PAUSED)
    return;

  yishi_capture_settle_anew (self);
  run_on (self);
  self->state = YISHI_CAPTURE_RUNNING;
  self->n_idle = 0;
  self->n_since_build = 0;
  self->n_stuck = 0;
}

static gboolean
eos_is_late_cb (gpointer user_data)
{
  g_autoptr(YishiCapture) self = yishi_capture_ref (user_data);
  g_autoptr(GError) error = g_error_new (YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_FAILED,
                                         _("the end of “%s” is missing: the encoder did not finish (what is there "
                                           "plays)"),
                                         self->name);

  yishi_capture_clear_source (&self->deadline);
  yishi_capture_end (self, error);
  return G_SOURCE_REMOVE;
}

/* All sound up to the stop is in, or will not come any more. */
static void
send_end (YishiCapture *self)
{
  self->state = YISHI_CAPTURE_FINISHING;
  yishi_capture_say_last_gap (self);
  if (!self->has_ended)
    yishi_capture_fill (self, self->stop_position);
  self->deadline = yishi_capture_add_timeout (self, EOS_DEADLINE, eos_is_late_cb);
  gst_pad_send_event (self->join_pad, gst_event_new_eos ());
}

static gboolean
drain_cb (gpointer user_data)
{
  YishiCapture *self = user_data;
  gint64 sound_end;

  g_mutex_lock (&self->lock);
  sound_end = self->sound_end;
  g_mutex_unlock (&self->lock);
  if (sound_end < self->stop_position && g_get_monotonic_time () < self->drain_until)
    return G_SOURCE_CONTINUE;

  yishi_capture_clear_source (&self->drain);
  send_end (self);
  return G_SOURCE_REMOVE;
}

void
yishi_capture_stop (YishiCapture *self)
{
  if (self->state != YISHI_CAPTURE_RUNNING && self->state != YISHI_CAPTURE_PAUSED)
    return;

  self->stop_position = yishi_capture_get_position (self);
  yishi_capture_clear_source (&self->rebuild);
  if (self->state == YISHI_CAPTURE_PAUSED)
    {
      /* Nothing of the confidential part may come in while the encoder runs on. */
      yishi_capture_unplug (self);
      run_on (self);
      send_end (self);
      return;
    }

  yishi_capture_let_in (self, TRUE);
  self->state = YISHI_CAPTURE_DRAINING;
  self->drain_until = g_get_monotonic_time () + (self->is_lost ? 0 : DRAIN);
  self->drain = yishi_capture_add_timeout (self, DRAIN_INTERVAL, drain_cb);
}
