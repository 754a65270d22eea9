/* yishi-chime.c - a soft sound when a speaker's time nears its end, and when it is over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sleeps until the next of both moments.
 */
#include "config.h"

#include "yishi-chime.h"

#include "yishi-event-sound.h"

struct _YishiChime
{
  GObject parent_instance;

  YishiConductor  *conductor;  /* (owned) */
  GSettings       *settings;   /* (owned) */
  YishiEventSound *sound;      /* (owned) */
  guint            source;
  YishiChimeKind   next;       /* what @source is for */
};

static guint rung_signal;

G_DEFINE_FINAL_TYPE (YishiChime, yishi_chime, G_TYPE_OBJECT)

/* Names of the freedesktop sound theme. */
static const char *const event_ids[] = { [YISHI_CHIME_SOON] = "message", [YISHI_CHIME_OVER] = "complete" };

static void schedule (YishiChime *self);

static gboolean
due_cb (gpointer user_data)
{
  YishiChime *self = user_data;

  self->source = 0;
  g_signal_emit (self, rung_signal, 0, (int) self->next);
  yishi_event_sound_play (self->sound, event_ids[self->next]);
  schedule (self);
  return G_SOURCE_REMOVE;
}

/* The next moment of the speech under way that has not come yet. */
static void
schedule (YishiChime *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  gint64 soon = g_settings_get_int (self->settings, "warning-seconds") * (gint64) G_USEC_PER_SEC;
  gint64 remaining, wait;

  g_clear_handle_id (&self->source, g_source_remove);
  if (session == NULL || session->speaker == NULL || session->running_since == 0 ||
      yishi_conductor_is_interrupted (self->conductor, NULL))
    return;

  remaining = yishi_session_get_remaining (session, yishi_clock_now (yishi_record_get_clock (
                                                      yishi_conductor_get_record (self->conductor))));
  if (remaining <= 0)
    return;

  self->next = soon > 0 && remaining > soon ? YISHI_CHIME_SOON : YISHI_CHIME_OVER;
  wait = self->next == YISHI_CHIME_SOON ? remaining - soon : remaining;
  /* Rounded up, so that the moment has come when it is asked for the next. */
  self->source = g_timeout_add (MIN (wait / 1000 + 1, G_MAXUINT), due_cb, self);
}

static void
yishi_chime_dispose (GObject *object)
{
  YishiChime *self = YISHI_CHIME (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->conductor);
  g_clear_object (&self->settings);
  g_clear_object (&self->sound);
  G_OBJECT_CLASS (yishi_chime_parent_class)->dispose (object);
}

static void
yishi_chime_class_init (YishiChimeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_chime_dispose;
  rung_signal = g_signal_new ("rung", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                              1, G_TYPE_INT);
}

static void
yishi_chime_init (YishiChime *self)
{
}

YishiChime *
yishi_chime_new (YishiConductor *conductor,
                 GSettings      *settings)
{
  YishiChime *self = g_object_new (YISHI_TYPE_CHIME, NULL);

  self->conductor = g_object_ref (conductor);
  self->settings = g_object_ref (settings);
  self->sound = yishi_event_sound_new (settings);
  g_signal_connect_object (conductor, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::warning-seconds", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  schedule (self);
  return self;
}
