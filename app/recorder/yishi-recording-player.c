/* yishi-recording-player.c - plays the parts of a meeting as one timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-recording-player.h"

#include "yishi-player-engine.h"

struct _YishiRecordingPlayer
{
  GObject parent_instance;

  YishiPlayerEngine *engine;  /* owned by the thread */
  GThread           *thread;  /* (owned) (nullable) */
  GArray            *spans;   /* (owned) of Span */
  gint64             position;
  guint              serial;  /* of the last jump: what is told of earlier ones is out of date */
  gboolean           is_playing;
  double             rate;
};

typedef struct
{
  gint64 offset;
  gint64 length;
} Span;

typedef enum
{
  PROP_PLAYING = 1,
  PROP_RATE,
} YishiRecordingPlayerProperty;

static GParamSpec *properties[PROP_RATE + 1];

enum
{
  POSITION,
  SOUNDING,
  ENDED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiRecordingPlayer, yishi_recording_player, G_TYPE_OBJECT)

static void
set_playing (YishiRecordingPlayer *self,
             gboolean              is_playing)
{
  if (self->is_playing == is_playing)
    return;
  self->is_playing = is_playing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

static void
told (YishiRecordingPlayer *self,
      YishiPlayerNewsKind   kind,
      gint64                position,
      guint                 serial,
      const GError         *error)
{
  if (kind == YISHI_PLAYER_FAILED)
    {
      set_playing (self, FALSE);
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  if (serial != self->serial)
    return;

  if (position >= 0)
    self->position = position;
  switch (kind)
    {
    case YISHI_PLAYER_POSITION:
      g_signal_emit (self, signals[POSITION], 0, self->position);
      break;
    case YISHI_PLAYER_SOUNDING:
      g_signal_emit (self, signals[SOUNDING], 0, self->position);
      break;
    case YISHI_PLAYER_ENDED:
      set_playing (self, FALSE);
      g_signal_emit (self, signals[POSITION], 0, self->position);
      g_signal_emit (self, signals[ENDED], 0);
      break;
    case YISHI_PLAYER_FAILED:
    default:
      g_assert_not_reached ();
    }
}

static void
yishi_recording_player_dispose (GObject *object)
{
  YishiRecordingPlayer *self = YISHI_RECORDING_PLAYER (object);

  if (self->thread != NULL)
    {
      /* Not joined: a loudspeaker may take its time. */
      yishi_player_engine_quit (g_steal_pointer (&self->engine));
      g_clear_pointer (&self->thread, g_thread_unref);
    }
  g_clear_pointer (&self->spans, g_array_unref);
  G_OBJECT_CLASS (yishi_recording_player_parent_class)->dispose (object);
}

static void
yishi_recording_player_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  YishiRecordingPlayer *self = YISHI_RECORDING_PLAYER (object);

  switch ((YishiRecordingPlayerProperty) property_id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, self->is_playing);
      break;
    case PROP_RATE:
      g_value_set_double (value, self->rate);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_recording_player_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  YishiRecordingPlayer *self = YISHI_RECORDING_PLAYER (object);

  switch ((YishiRecordingPlayerProperty) property_id)
    {
    case PROP_RATE:
      yishi_recording_player_set_rate (self, g_value_get_double (value));
      break;
    case PROP_PLAYING:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_recording_player_class_init (YishiRecordingPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = yishi_recording_player_dispose;
  object_class->get_property = yishi_recording_player_get_property;
  object_class->set_property = yishi_recording_player_set_property;

  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  properties[PROP_RATE] = g_param_spec_double ("rate", NULL, NULL, YISHI_PLAYER_SLOWEST, YISHI_PLAYER_FASTEST, 1,
                                               G_PARAM_READWRITE | flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[POSITION] = g_signal_new ("position", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_INT64);
  signals[SOUNDING] = g_signal_new ("sounding", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_INT64);
  signals[ENDED] = g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
yishi_recording_player_init (YishiRecordingPlayer *self)
{
  self->rate = 1;
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->engine = yishi_player_engine_new (self, told, &self->thread);
}

YishiRecordingPlayer *
yishi_recording_player_new (void)
{
  return g_object_new (YISHI_TYPE_RECORDING_PLAYER, NULL);
}

void
yishi_recording_player_set_parts (YishiRecordingPlayer  *self,
                                  const YishiPlayerPart *parts,
                                  guint                  n_parts)
{
  g_return_if_fail (YISHI_IS_RECORDING_PLAYER (self));

  g_array_set_size (self->spans, 0);
  for (guint i = 0; i < n_parts; i++)
    {
      Span span = { parts[i].offset, parts[i].length };

      g_array_append_val (self->spans, span);
    }
  yishi_player_engine_parts (self->engine, parts, n_parts);
}

gint64
yishi_recording_player_get_duration (YishiRecordingPlayer *self)
{
  const Span *last;

  g_return_val_if_fail (YISHI_IS_RECORDING_PLAYER (self), 0);

  if (self->spans->len == 0)
    return 0;
  last = &g_array_index (self->spans, Span, self->spans->len - 1);
  return last->offset + last->length;
}

gint64
yishi_recording_player_get_position (YishiRecordingPlayer *self)
{
  g_return_val_if_fail (YISHI_IS_RECORDING_PLAYER (self), 0);

  return self->position;
}

gboolean
yishi_recording_player_is_playing (YishiRecordingPlayer *self)
{
  g_return_val_if_fail (YISHI_IS_RECORDING_PLAYER (self), FALSE);

  return self->is_playing;
}

void
yishi_recording_player_play (YishiRecordingPlayer *self)
{
  g_return_if_fail (YISHI_IS_RECORDING_PLAYER (self));

  if (self->is_playing || self->spans->len == 0)
    return;
  /* From the end it begins anew. */
  if (self->position >= yishi_recording_player_get_duration (self))
    yishi_recording_player_seek (self, 0);
  set_playing (self, TRUE);
  yishi_player_engine_play (self->engine, self->position, self->serial);
}

void
yishi_recording_player_pause (YishiRecordingPlayer *self)
{
  g_return_if_fail (YISHI_IS_RECORDING_PLAYER (self));

  if (!self->is_playing)
    return;
  set_playing (self, FALSE);
  yishi_player_engine_pause (self->engine);
}

void
yishi_recording_player_seek (YishiRecordingPlayer *self,
                             gint64                position)
{
  g_return_if_fail (YISHI_IS_RECORDING_PLAYER (self));

  self->position = CLAMP (position, 0, yishi_recording_player_get_duration (self));
  yishi_player_engine_seek (self->engine, self->position, ++self->serial);
}

/* Sound before @position, without the gaps; and back. */
static gint64
leave_out_gaps (YishiRecordingPlayer *self,
                gint64                position)
{
  gint64 sound = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      sound += CLAMP (position - span->offset, 0, span->length);
    }

  return sound;
}

static gint64
put_in_gaps (YishiRecordingPlayer *self,
             gint64                sound)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if (sound < span->length)
        return span->offset + MAX (sound, 0);
      sound -= span->length;
    }

  return yishi_recording_player_get_duration (self);
}

void
yishi_recording_player_skip (YishiRecordingPlayer *self,
                             gint64                distance)
{
  g_return_if_fail (YISHI_IS_RECORDING_PLAYER (self));

  yishi_recording_player_seek (self, put_in_gaps (self, leave_out_gaps (self, self->position) + distance));
}

void
yishi_recording_player_set_rate (YishiRecordingPlayer *self,
                                 double                rate)
{
  g_return_if_fail (YISHI_IS_RECORDING_PLAYER (self));

  rate = CLAMP (rate, YISHI_PLAYER_SLOWEST, YISHI_PLAYER_FASTEST);
  if (rate == self->rate)
    return;
  self->rate = rate;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE]);
  yishi_player_engine_rate (self->engine, rate);
}

double
yishi_recording_player_get_rate (YishiRecordingPlayer *self)
{
  g_return_val_if_fail (YISHI_IS_RECORDING_PLAYER (self), 1);

  return self->rate;
}
