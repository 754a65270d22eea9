/* yishi-capture-source.c - the source of a capture: plugged in, lost, replaced
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A source that is plugged in says again what stream it is, in which format and
 * where it begins; let through, the file would be written over from its start and
 * wrong silence put in. So none of that passes, not even from the first source.
 */
#include "config.h"

#include <string.h>

#include "yishi-audio-source.h"
#include "yishi-capture-private.h"

/* No sound for so many ticks: the source is lost. The sound server needs up to two
 * seconds to begin. */
#define IDLE 3
#define GRACE 5
/* From one attempt to the next, in ticks: one that has been made may be slow, one that could not be is not. */
#define RETRY 6
#define RETRY_UNPLUGGED 2
/* A source that failed is looked for again after so many ms, since each says it twice. */
#define REBUILD_DELAY 500
/* A microphone that came back is taken after so many ms, unless the server has done it. */
#define RETURN_DELAY 1000
/* A stretch without sound that is worth a word, and silence that is put in at a time. */
#define SMALLEST_GAP (100 * (gint64) GST_MSECOND)
#define SMALLEST_FILL ((gint64) GST_MSECOND)
#define LARGEST_FILL (20 * (gint64) GST_SECOND)
/* Sound is not older than this when it comes in. If all of it is, for so many ticks, a stretch is missing
 * that nobody has said, and everything after it stands too early. */
#define LARGEST_LAG (100 * (gint64) GST_MSECOND)
#define LAGGING 4
/* How often a microphone is asked for its name before it goes by that of the server. */
#define NAME_TRIES 4
/* Sound may still come that is so old. */
#define LATEST (1 * (gint64) GST_SECOND)

gint64
yishi_capture_get_duration (GstBuffer *buffer)
{
  return gst_util_uint64_scale (gst_buffer_get_size (buffer) / 2, GST_SECOND, YISHI_SAMPLE_RATE);
}

/* Every buffer that goes into the fixed part; ours come from our own thread. */
static GstPadProbeReturn
joined_cb (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         user_data)
{
  YishiCapture *self = user_data;
  GstBuffer *buffer = GST_PAD_PROBE_INFO_BUFFER (info);
  gint64 from = GST_BUFFER_PTS (buffer);
  gint64 to = from + yishi_capture_get_duration (buffer);

  if (!GST_BUFFER_PTS_IS_VALID (buffer))
    return GST_PAD_PROBE_OK;

  g_mutex_lock (&self->lock);
  if (g_thread_self () != self->thread || self->lets_in)
    {
      if (from - self->sound_end > SMALLEST_GAP)
        {
          YishiCaptureGap gap = { self->sound_end, MAX (from, self->filled_end) };

          g_array_append_val (self->gaps, gap);
        }
      self->sound_end = MAX (self->sound_end, to);
      if (self->is_running)
        self->lag = MIN (self->lag, (gint64) gst_clock_get_time (self->clock) - self->base - to);
    }
  self->filled_end = MAX (self->filled_end, to);
  g_mutex_unlock (&self->lock);
  return GST_PAD_PROBE_OK;
}

/* Runs @func in the recorder's thread, if the capture is still there then. */
static void
invoke (YishiCapture *self,
        GSourceFunc   func)
{
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, func, yishi_capture_ref (self),
                              (GDestroyNotify) yishi_capture_unref);
}

static gboolean
agreed_cb (gpointer user_data)
{
  YishiCapture *self = user_data;

  if (self->state == YISHI_CAPTURE_STARTING)
    {
      self->state = YISHI_CAPTURE_RUNNING;
      yishi_capture_clear_source (&self->deadline);
      self->callbacks.started (NULL, self->user_data);
    }
  if (self->state != YISHI_CAPTURE_ENDED)
    yishi_capture_check_device (self);
  return G_SOURCE_REMOVE;
}

static gboolean
ended_cb (gpointer user_data)
{
  YishiCapture *self = user_data;

  self->has_ended = TRUE;
  return G_SOURCE_REMOVE;
}

/* Once for each source: what is dropped is sent again before every buffer. */
static void
note_agreement (YishiCapture *self)
{
  gboolean is_new;

  g_mutex_lock (&self->lock);
  is_new = !self->is_agreed;
  self->is_agreed = TRUE;
  g_mutex_unlock (&self->lock);
  if (is_new)
    invoke (self, agreed_cb);
}

static GstPadProbeReturn
filter_cb (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         user_data)
{
  YishiCapture *self = user_data;

  switch ((int) GST_EVENT_TYPE (GST_PAD_PROBE_INFO_EVENT (info)))
    {
    case GST_EVENT_CAPS:
      note_agreement (self);
      return GST_PAD_PROBE_DROP;

    case GST_EVENT_EOS:
      if (yishi_audio_source_is_set ())
        invoke (self, ended_cb);
      return GST_PAD_PROBE_DROP;

    case GST_EVENT_STREAM_START:
    case GST_EVENT_SEGMENT:
    case GST_EVENT_TAG:
    case GST_EVENT_FLUSH_START:
    case GST_EVENT_FLUSH_STOP:
      return GST_PAD_PROBE_DROP;

    default:
      return GST_PAD_PROBE_OK;
    }
}

static gboolean
device_changed_cb (gpointer user_data)
{
  YishiCapture *self = user_data;

  if (self->state != YISHI_CAPTURE_ENDED)
    yishi_capture_check_device (self);
  return G_SOURCE_REMOVE;
}

/* In a thread of the sound server's client. */
static void
current_device_changed_cb (GObject    *object,
                           GParamSpec *pspec,
                           gpointer    user_data)
{
  invoke (user_data, device_changed_cb);
}

/* What the microphone is called now, "" if that is not known. Returns: (transfer full). */
static char *
describe_current (YishiCapture *self)
{
  if (self->devices != NULL && *self->current != '\0')
    return yishi_device_list_describe (self->devices, self->current);
  return g_strdup (self->current);
}

void
yishi_capture_check_device (YishiCapture *self)
{
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  if (self->microphone == NULL)
    return;
  g_object_get (self->microphone, "current-device", &name, NULL);
  if (name == NULL || *name == '\0' || strcmp (name, self->said) == 0)
    return;

  if (strcmp (name, self->current) != 0)
    {
      g_free (self->current);
      self->current = g_strdup (name);
      self->current_since = MAX (yishi_capture_get_position (self), 0);
      self->n_names_asked = 0;
    }
  /* One that has just been plugged in gets into the list a little later. */
  if (self->devices != NULL && self->n_names_asked++ < NAME_TRIES && !yishi_device_list_has (self->devices, name))
    return;

  g_free (self->said);
  self->said = g_steal_pointer (&name);
  description = describe_current (self);
  yishi_capture_say (self, YISHI_WATCH_DEVICE, self->current_since, -1, description);
}

void
yishi_capture_watch_join (YishiCapture *self)
{
  gst_pad_add_probe (self->join_pad, GST_PAD_PROBE_TYPE_BUFFER, joined_cb, self, NULL);
}

void
yishi_capture_unplug (YishiCapture *self)
{
  g_autoptr(GstPad) pad = NULL;

  if (self->source == NULL)
    return;

  if (self->microphone != NULL)
    g_signal_handlers_disconnect_by_data (self->microphone, self);
  gst_element_set_locked_state (self->source, TRUE);
  gst_element_set_state (self->source, GST_STATE_NULL);
  pad = gst_element_get_static_pad (self->source, "src");
  gst_pad_unlink (pad, self->join_pad);
  gst_bin_remove (GST_BIN (self->pipeline), self->source);
  self->source = NULL;
  self->microphone = NULL;
}

gboolean
yishi_capture_plug_in (YishiCapture  *self,
                       const char    *device,
                       GError       **error)
{
  g_autofree char *used = g_strdup (device);
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  g_autoptr(GstPad) pad = NULL;

  g_free (self->used);
  self->used = g_steal_pointer (&used);
  self->n_since_build = 1;
  self->n_idle = 0;
  self->n_lagging = 0;
  self->is_astray = FALSE;
  g_mutex_lock (&self->lock);
  self->is_agreed = FALSE;
  g_mutex_unlock (&self->lock);
  yishi_capture_settle_anew (self);
  self->source = yishi_audio_source_new (device, &self->microphone, error);
  if (self->source == NULL)
    return FALSE;
  if (self->microphone != NULL)
    g_signal_connect (self->microphone, "notify::current-device", G_CALLBACK (current_device_changed_cb), self);

  gst_bin_add (GST_BIN (self->pipeline), self->source);
  pad = gst_element_get_static_pad (self->source, "src");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM | GST_PAD_PROBE_TYPE_EVENT_FLUSH, filter_cb, self, NULL);
  if (self->microphone != NULL)
    yishi_capture_watch_times (self, pad);
  if (gst_pad_link (pad, self->join_pad) == GST_PAD_LINK_OK && gst_element_sync_state_with_parent (self->source))
    return TRUE;

  yishi_audio_set_bus_error (bus, error);
  yishi_capture_unplug (self);
  return FALSE;
}

static void
plug_in_anew (YishiCapture *self,
              const char   *device)
{
  g_autoptr(GError) own = NULL;

  yishi_capture_unplug (self);
  if (!yishi_capture_plug_in (self, device, &own))
    g_debug ("No source: %s", own->message);
}

static gboolean
rebuild_cb (gpointer user_data)
{
  YishiCapture *self = user_data;

  yishi_capture_clear_source (&self->rebuild);
  if (self->state == YISHI_CAPTURE_RUNNING || self->state == YISHI_CAPTURE_PAUSED)
    plug_in_anew (self, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
return_cb (gpointer user_data)
{
  YishiCapture *self = user_data;

  yishi_capture_clear_source (&self->rebuild);
  if ((self->state == YISHI_CAPTURE_RUNNING || self->state == YISHI_CAPTURE_PAUSED) &&
      g_strcmp0 (self->current, self->wanted) != 0)
    plug_in_anew (self, self->wanted);
  return G_SOURCE_REMOVE;
}

static void
devices_changed_cb (YishiDeviceList *list,
                    gpointer         user_data)
{
  YishiCapture *self = user_data;
  gboolean was_present = self->is_wanted_present;

  self->is_wanted_present = self->wanted != NULL && yishi_device_list_has (list, self->wanted);
  if (!was_present && self->is_wanted_present && strcmp (self->current, self->wanted) != 0)
    {
      yishi_capture_clear_source (&self->rebuild);
      self->rebuild = yishi_capture_add_timeout (self, RETURN_DELAY, return_cb);
    }
}

void
yishi_capture_watch_devices (YishiCapture *self)
{
  if (self->devices != NULL || yishi_audio_source_is_set ())
    return;

  self->devices = yishi_device_list_new (self->context, devices_changed_cb, self);
  self->is_wanted_present = FALSE;
  if (self->devices != NULL && self->state != YISHI_CAPTURE_STARTING)
    devices_changed_cb (self->devices, self);
  else if (self->devices != NULL)
    self->is_wanted_present = self->wanted != NULL && yishi_device_list_has (self->devices, self->wanted);
}

static void say_gaps (YishiCapture *self);

static void
lose (YishiCapture *self)
{
  g_autofree char *name = NULL;

  if (self->is_lost)
    return;

  name = describe_current (self);
  /* What has come of it still comes in. */
  yishi_capture_let_in (self, TRUE);
  say_gaps (self);
  GST_PAD_STREAM_LOCK (self->join_pad);
  self->is_lost = TRUE;
  g_mutex_lock (&self->lock);
  self->lost_from = self->sound_end;
  g_mutex_unlock (&self->lock);
  GST_PAD_STREAM_UNLOCK (self->join_pad);
  yishi_capture_say (self, YISHI_WATCH_DEVICE_LOST, self->lost_from, -1, name);
}

void
yishi_capture_source_failed (YishiCapture *self)
{
  /* The server may be gone, and the list with it; another is made when there is sound again. */
  g_clear_pointer (&self->devices, yishi_device_list_free);
  if (self->state != YISHI_CAPTURE_RUNNING && self->state != YISHI_CAPTURE_PAUSED)
    return;

  lose (self);
  if (self->rebuild == NULL)
    self->rebuild = yishi_capture_add_timeout (self, REBUILD_DELAY, rebuild_cb);
}

void
yishi_capture_fill (YishiCapture *self,
                    gint64        end)
{
  for (;;)
    {
      GstBuffer *buffer;
      gint64 from, n_samples;

      g_mutex_lock (&self->lock);
      from = self->filled_end;
      g_mutex_unlock (&self->lock);
      if (end - from < SMALLEST_FILL)
        return;

      n_samples = gst_util_uint64_scale (MIN (end - from, (gint64) GST_SECOND), YISHI_SAMPLE_RATE, GST_SECOND);
      buffer = gst_buffer_new_allocate (NULL, 2 * n_samples, NULL);
      gst_buffer_memset (buffer, 0, 0, 2 * n_samples);
      GST_BUFFER_PTS (buffer) = from;
      GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (n_samples, GST_SECOND, YISHI_SAMPLE_RATE);
      if (gst_pad_chain (self->join_pad, buffer) != GST_FLOW_OK)
        return;
    }
}

/* Says what gaps there were. */
static void
say_gaps (YishiCapture *self)
{
  g_autoptr(GArray) gaps = g_array_new (FALSE, FALSE, sizeof (YishiCaptureGap));

  g_mutex_lock (&self->lock);
  g_array_append_vals (gaps, self->gaps->data, self->gaps->len);
  g_array_set_size (self->gaps, 0);
  g_mutex_unlock (&self->lock);

  for (guint i = 0; i < gaps->len; i++)
    {
      YishiCaptureGap gap = g_array_index (gaps, YishiCaptureGap, i);
      g_autofree char *name = NULL;

      if (!self->is_lost)
        {
          yishi_capture_say (self, YISHI_WATCH_GAP, gap.from, gap.to, "");
          /* A source that was held up for so long does not know its time any more. */
          self->is_astray |= self->n_since_build > GRACE;
          continue;
        }

      self->is_lost = FALSE;
      yishi_capture_watch_devices (self);
      yishi_capture_check_device (self);
      name = describe_current (self);
      yishi_capture_say (self, YISHI_WATCH_DEVICE_RETURNED, gap.from, gap.to, name);
    }
}

/* Whether what a source gives stands where it belongs. @lag: the least of this tick */
static gboolean
is_in_time (YishiCapture *self,
            gint64        lag)
{
  /* A test's source has no clock of its own. What was held up comes in less late from tick to tick. */
  if (lag == G_MAXINT64 || lag <= LARGEST_LAG || lag < self->last_lag - LARGEST_LAG || self->microphone == NULL)
    self->n_lagging = 0;
  else
    self->n_lagging++;
  self->last_lag = lag != G_MAXINT64 ? lag : 0;
  return !self->is_astray && self->n_lagging < LAGGING;
}

void
yishi_capture_look_at_source (YishiCapture *self)
{
  gint64 now = yishi_capture_get_position (self);
  gint64 sound_end, filled_end, lag;

  yishi_capture_let_in (self, FALSE);
  yishi_capture_check_device (self);
  say_gaps (self);
  g_mutex_lock (&self->lock);
  sound_end = self->sound_end;
  filled_end = self->filled_end;
  lag = self->lag;
  self->lag = G_MAXINT64;
  g_mutex_unlock (&self->lock);

  if (self->microphone != NULL && !self->is_lost)
    yishi_capture_correct_times (self, lag);
  self->n_since_build++;
  self->n_idle = sound_end == self->seen_end ? self->n_idle + 1 : 0;
  self->seen_end = sound_end;
  if (!self->is_lost && self->n_idle >= IDLE && self->n_since_build >= GRACE)
    {
      lose (self);
      if (!self->has_ended && self->rebuild == NULL)
        plug_in_anew (self, NULL);
    }
  else if (self->is_lost && !self->has_ended && self->rebuild == NULL &&
           self->n_since_build >= (self->source == NULL ? RETRY_UNPLUGGED : RETRY))
    {
      plug_in_anew (self, NULL);
    }
  else if (!self->is_lost && !is_in_time (self, lag))
    {
      g_autofree char *used = g_strdup (self->used);

      g_message ("The source is %" G_GINT64_FORMAT " ms late and is set up anew", lag / (gint64) GST_MSECOND);
      plug_in_anew (self, used);
    }
  if (self->is_lost)
    yishi_capture_fill (self, MIN (now - LATEST, filled_end + LARGEST_FILL));
}

void
yishi_capture_say_last_gap (YishiCapture *self)
{
  gint64 sound_end;

  say_gaps (self);
  g_mutex_lock (&self->lock);
  sound_end = self->sound_end;
  g_mutex_unlock (&self->lock);
  if (self->stop_position - sound_end > SMALLEST_GAP)
    yishi_capture_say (self, YISHI_WATCH_GAP, sound_end, self->stop_position, "");
}
