/* yishi-capture-times.c - where in the part a microphone's sound belongs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sound server's client reckons from when its first sound came, and is wrong by up
 * to two of the server's blocks, differently after every start and pause; later the clock
 * of the sound card runs away from ours. But no sound comes before it was made, and some
 * of it comes almost at once: so the least time from the end of a piece of sound to its
 * coming, over a while, is by how much all of it stands wrong.
 */
#include "config.h"

#include "yishi-capture-private.h"

/* The first sound of a source is held back for so long, while that is seen; then it comes in. */
#define SETTLING (250 * (gint64) GST_MSECOND)
/* The server may begin with sound that it still had, all at once: only what comes after this tells. */
#define BURST (SETTLING / 2)
/* What stands by so much later than that is such old sound, and belongs nowhere. */
#define STALE (20 * (gint64) GST_MSECOND)
/* From then on: sound that comes by so much before its time, and sound that is always late, for so many ticks, and
 * by the same: what is held up by a busy machine is late now by this, now by that, and is not moved. */
#define EARLY (5 * (gint64) GST_MSECOND)
#define LATE (20 * (gint64) GST_MSECOND)
#define HELD_UP (100 * (gint64) GST_MSECOND)
#define UNEVEN (8 * (gint64) GST_MSECOND)
#define N_LATE 4

typedef struct
{
  GstBuffer *buffer;  /* (owned) */
  gint64     came;    /* ns of the clock */
} Held;

static void
clear_held (gpointer data)
{
  gst_clear_buffer (&((Held *) data)->buffer);
}

void
yishi_capture_settle_anew (YishiCapture *self)
{
  gint64 now = yishi_capture_get_position (self);

  g_mutex_lock (&self->lock);
  if (self->held == NULL)
    {
      self->held = g_array_new (FALSE, FALSE, sizeof (Held));
      g_array_set_clear_func (self->held, clear_held);
    }
  g_array_set_size (self->held, 0);
  self->is_settled = FALSE;
  self->shift = 0;
  self->settles_at = MAX (now, 0);
  self->lag = G_MAXINT64;
  g_mutex_unlock (&self->lock);
  self->n_late = 0;
}

/* With the lock held. */
static gint64
get_lag (YishiCapture *self,
         const Held   *held)
{
  gint64 end = (gint64) GST_BUFFER_PTS (held->buffer) + yishi_capture_get_duration (held->buffer);

  return held->came - self->base - end;
}

/* How long sound has been held when @held came. With the lock held. */
static gint64
get_age (YishiCapture *self,
         const Held   *held)
{
  return held->came - g_array_index (self->held, Held, 0).came;
}

/* With the lock held. */
static gint64
find_least_lag (YishiCapture *self)
{
  gint64 least = G_MAXINT64, least_later = G_MAXINT64;

  for (guint i = 0; i < self->held->len; i++)
    {
      const Held *held = &g_array_index (self->held, Held, i);
      gint64 lag = get_lag (self, held);

      least = MIN (least, lag);
      if (get_age (self, held) >= BURST)
        least_later = MIN (least_later, lag);
    }

  return least_later != G_MAXINT64 ? least_later : least;
}

/* Puts the sound where it belongs. @buffer: (transfer full). Returns: (transfer full) (nullable):
 * NULL if it was made before the microphone was asked: before the part, or in a pause */
static GstBuffer *
move (YishiCapture *self,
      GstBuffer    *buffer)
{
  gint64 from;
  gboolean is_old;

  g_mutex_lock (&self->lock);
  from = (gint64) GST_BUFFER_PTS (buffer) + self->shift;
  is_old = from < self->settles_at;
  g_mutex_unlock (&self->lock);
  if (is_old)
    {
      gst_buffer_unref (buffer);
      return NULL;
    }

  buffer = gst_buffer_make_writable (buffer);
  GST_BUFFER_PTS (buffer) = (GstClockTime) from;
  return buffer;
}

/* Takes what was held, in its order, but for what belongs nowhere. Returns: (transfer container)
 * (element-type GstBuffer) */
static GPtrArray *
take_held (YishiCapture *self)
{
  GPtrArray *buffers = g_ptr_array_new ();
  gint64 least;

  g_mutex_lock (&self->lock);
  least = find_least_lag (self);
  for (guint i = 0; i < self->held->len; i++)
    {
      Held *held = &g_array_index (self->held, Held, i);

      if (get_lag (self, held) >= least - STALE)
        g_ptr_array_add (buffers, g_steal_pointer (&held->buffer));
    }
  if (self->held->len > 0)
    {
      self->shift = MIN (least, 0);
      self->is_settled = TRUE;
    }
  g_array_set_size (self->held, 0);
  g_mutex_unlock (&self->lock);
  return buffers;
}

/* Lets in what was held. What comes meanwhile waits behind it, for the pad's lock. */
static void
release (YishiCapture *self)
{
  g_autoptr(GPtrArray) buffers = NULL;

  GST_PAD_STREAM_LOCK (self->join_pad);
  buffers = take_held (self);
  for (guint i = 0; i < buffers->len; i++)
    {
      GstBuffer *buffer = move (self, buffers->pdata[i]);

      if (buffer != NULL)
        gst_pad_chain (self->join_pad, buffer);
    }
  GST_PAD_STREAM_UNLOCK (self->join_pad);
}

static GstPadProbeReturn
came_cb (GstPad          *pad,
         GstPadProbeInfo *info,
         gpointer         user_data)
{
  YishiCapture *self = user_data;
  GstBuffer *buffer = GST_PAD_PROBE_INFO_BUFFER (info);
  gboolean is_settled, is_seen = FALSE;

  if (!GST_BUFFER_PTS_IS_VALID (buffer))
    return GST_PAD_PROBE_OK;

  g_mutex_lock (&self->lock);
  is_settled = self->is_settled;
  if (!is_settled)
    {
      Held held = { gst_buffer_ref (buffer), g_get_monotonic_time () * 1000 };

      g_array_append_val (self->held, held);
      is_seen = self->is_running && get_age (self, &held) >= SETTLING;
    }
  g_mutex_unlock (&self->lock);

  if (is_seen)
    release (self);
  if (!is_settled)
    return GST_PAD_PROBE_DROP;

  GST_PAD_PROBE_INFO_DATA (info) = move (self, buffer);
  return GST_PAD_PROBE_INFO_DATA (info) != NULL ? GST_PAD_PROBE_OK : GST_PAD_PROBE_HANDLED;
}

void
yishi_capture_watch_times (YishiCapture *self,
                           GstPad       *pad)
{
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, came_cb, self, NULL);
}

void
yishi_capture_let_in (YishiCapture *self,
                      gboolean      is_over)
{
  gint64 now = g_get_monotonic_time () * 1000;
  gboolean is_due;

  g_mutex_lock (&self->lock);
  is_due = self->held != NULL && self->held->len > 0 && self->is_running &&
           (is_over || now - g_array_index (self->held, Held, 0).came >= SETTLING);
  g_mutex_unlock (&self->lock);
  if (!is_due)
    return;

  self->lets_in = TRUE;
  release (self);
  self->lets_in = FALSE;
}

void
yishi_capture_correct_times (YishiCapture *self,
                             gint64        lag)
{
  gint64 shift = 0;

  if (lag > LATE && lag <= HELD_UP)
    {
      self->least_late = self->n_late > 0 ? MIN (self->least_late, lag) : lag;
      self->most_late = self->n_late > 0 ? MAX (self->most_late, lag) : lag;
      self->n_late = self->most_late - self->least_late <= UNEVEN ? self->n_late + 1 : 0;
    }
  else
    {
      self->n_late = 0;
    }

  if (lag < -EARLY)
    shift = lag;
  else if (self->n_late >= N_LATE)
    shift = self->least_late;
  if (shift != 0)
    self->n_late = 0;

  g_mutex_lock (&self->lock);
  if (self->is_settled)
    self->shift += shift;
  g_mutex_unlock (&self->lock);
}
