/* yishi-event-sound.c - plays sounds of the desktop's theme, and never holds the window up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reaching the sound server may take its time, so that is left to another thread;
 * where there is none it stays silent.
 */
#include "config.h"

#include "yishi-event-sound.h"

#include <gsound.h>

struct _YishiEventSound
{
  GObject parent_instance;

  GSettings     *settings;  /* (owned) */
  GSoundContext *sounds;    /* (owned) (nullable) NULL until something was heard */
  gboolean       is_busy;   /* a thread is at it */
};

G_DEFINE_FINAL_TYPE (YishiEventSound, yishi_event_sound, G_TYPE_OBJECT)

/* What a thread plays with. */
typedef struct
{
  GSoundContext *sounds;    /* (owned) (nullable) */
  char          *event_id;  /* (owned) */
} Sound;

static void
sound_free (Sound *sound)
{
  g_clear_object (&sound->sounds);
  g_free (sound->event_id);
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
      !gsound_context_play_simple (sound->sounds, NULL, &error, GSOUND_ATTR_EVENT_ID, sound->event_id,
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
  YishiEventSound *self = YISHI_EVENT_SOUND (object);
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
yishi_event_sound_dispose (GObject *object)
{
  YishiEventSound *self = YISHI_EVENT_SOUND (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->sounds);
  G_OBJECT_CLASS (yishi_event_sound_parent_class)->dispose (object);
}

static void
yishi_event_sound_class_init (YishiEventSoundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_event_sound_dispose;
}

static void
yishi_event_sound_init (YishiEventSound *self)
{
}

YishiEventSound *
yishi_event_sound_new (GSettings *settings)
{
  YishiEventSound *self = g_object_new (YISHI_TYPE_EVENT_SOUND, NULL);

  self->settings = g_object_ref (settings);
  return self;
}

void
yishi_event_sound_play (YishiEventSound *self,
                        const char      *event_id)
{
  g_autoptr(GTask) task = NULL;
  Sound *sound;

  g_return_if_fail (YISHI_IS_EVENT_SOUND (self));

  if (self->is_busy || !g_settings_get_boolean (self->settings, "plays-sounds"))
    return;

  self->is_busy = TRUE;
  sound = g_new0 (Sound, 1);
  sound->sounds = self->sounds != NULL ? g_object_ref (self->sounds) : NULL;
  sound->event_id = g_strdup (event_id);
  task = g_task_new (self, NULL, played_cb, NULL);
  g_task_set_source_tag (task, yishi_event_sound_play);
  g_task_set_task_data (task, sound, (GDestroyNotify) sound_free);
  g_task_run_in_thread (task, play_in_thread);
}
