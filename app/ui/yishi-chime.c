/* yishi-chime.c - a soft sound when a speaker's time nears its end, and when it is over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sleeps until the next of both moments. Reaching the sound server may take its
 * time, so that is left to another thread; where there is none it stays silent.
 */
#include "config.h"

#include "yishi-chime.h"

#include <gsound.h>

struct _YishiChime
{
  GObject parent_instance;

  YishiConductor *conductor;  /* (owned) */
  GSettings      *settings;   /* (owned) */
  GSoundContext  *sounds;     /* (owned) (nullable) NULL until something was heard */
  gboolean        is_busy;    /* a thread is at it */
  guint           source;
  YishiChimeKind  next;       /* what @source is for */
};

static guint rung_signal;

G_DEFINE_FINAL_TYPE (YishiChime, yishi_chime, G_TYPE_OBJECT)

/* Names of the freedesktop sound theme. */
static const char *const event_ids[] = { [YISHI_CHIME_SOON] = "message", [YISHI_CHIME_OVER] = "complete" };

/* What a thread plays with. */
typedef struct
{
  GSoundContext  *sounds;  /* (owned) (nullable) */
  YishiChimeKind  kind;
} Sound;

static void
sound_free (Sound *sound)
{
  g_clear_object (&sound->sounds);
  g_free (sound);
}

static void
play_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Sound *sound = task_data;
  g_autoptr(GError) error = NULL;

  if (sound->sounds == NULL)
    sound->sounds = gsound_context_new (NULL, &error);
  if (sound->sounds == NULL ||
      !gsound_context_play_simple (sound->sounds, NULL, &error, GSOUND_ATTR_EVENT_ID, event_ids[sound->kind],
                                   GSOUND_ATTR_MEDIA_ROLE, "event", NULL))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_pointer (task, g_object_ref (sound->sounds), g_object_unref);
}

static void
played_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  YishiChime *self = YISHI_CHIME (object);
  g_autoptr(GError) error = NULL;
  GSoundContext *sounds = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_busy = FALSE;
  if (sounds == NULL)
    {
      g_debug ("No sound: %s", error->message);
      return;
    }

  g_clear_object (&self->sounds);
  self->sounds = sounds;
}

static void
play (YishiChime     *self,
      YishiChimeKind  kind)
{
  g_autoptr(GTask) task = NULL;
  Sound *sound;

  if (self->is_busy || !g_settings_get_boolean (self->settings, "plays-sounds"))
    return;

  self->is_busy = TRUE;
  sound = g_new0 (Sound, 1);
  sound->sounds = self->sounds != NULL ? g_object_ref (self->sounds) : NULL;
  sound->kind = kind;
  task = g_task_new (self, NULL, played_cb, NULL);
  g_task_set_source_tag (task, play);
  g_task_set_task_data (task, sound, (GDestroyNotify) sound_free);
  g_task_run_in_thread (task, play_in_thread);
}

static void schedule (YishiChime *self);

static gboolean
due_cb (gpointer user_data)
{
  YishiChime *self = user_data;

  self->source = 0;
  g_signal_emit (self, rung_signal, 0, (int) self->next);
  play (self, self->next);
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
  g_clear_object (&self->sounds);
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
  g_signal_connect_object (conductor, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::warning-seconds", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  schedule (self);
  return self;
}
