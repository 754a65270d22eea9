/* yishi-recorder.c - records a part of the meeting, and says at once what is wrong with the sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The object lives in its maker's thread, the engine in a thread of its own. What
 * one has done reaches the other as a function to be called in the other's main
 * context, in the order in which it was done.
 */
#include "config.h"

#include "yishi-recorder.h"

#include <string.h>

#include "yishi-recorder-engine.h"

struct _YishiRecorder
{
  GObject parent_instance;

  YishiRecorderLink   *link;      /* (owned) */
  YishiRecorderEngine *engine;    /* owned by the thread while that runs */
  GThread             *thread;    /* (owned) */
  YishiRecorderState   state;
  YishiCapture        *capture;   /* (owned) (nullable) for its position */
  GTask               *starting;  /* (owned) (nullable) */
  GTask               *stopping;  /* (owned) (nullable) */
  gulong               cancel_handler;
  guint                n_saving;  /* copies that are not yet on their disks */
};

typedef enum
{
  PROP_STATE = 1,
} YishiRecorderProperty;

static GParamSpec *properties[PROP_STATE + 1];

enum
{
  LEVEL,
  WATCH,
  MINUTE,
  ENDED,
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiRecorder, yishi_recorder, G_TYPE_OBJECT)

static void
set_state (YishiRecorder      *self,
           YishiRecorderState  state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* What is told */

static void
tell_started (YishiRecorder     *self,
              YishiRecorderNews *news)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->starting);

  if (task == NULL)
    return;
  /* Not g_cancellable_disconnect(), which would wait for a handler that is at work. */
  if (self->cancel_handler != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), self->cancel_handler);
  self->cancel_handler = 0;
  if (news->error != NULL)
    {
      set_state (self, YISHI_RECORDER_IDLE);
      g_task_return_error (task, g_steal_pointer (&news->error));
      return;
    }

  self->capture = g_steal_pointer (&news->capture);
  self->n_saving += yishi_capture_get_n_files (self->capture);
  set_state (self, YISHI_RECORDER_RECORDING);
  g_task_return_boolean (task, TRUE);
}

static void
tell_paused (YishiRecorder     *self,
             YishiRecorderNews *news)
{
  if (news->error != NULL)
    {
      g_task_return_error (news->task, g_steal_pointer (&news->error));
      return;
    }

  if (self->state == YISHI_RECORDER_RECORDING || self->state == YISHI_RECORDER_PAUSED)
    set_state (self, news->state);
  g_task_return_boolean (news->task, TRUE);
}

static void
tell_ended (YishiRecorder     *self,
            YishiRecorderNews *news)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->stopping);

  g_clear_pointer (&self->capture, yishi_capture_unref);
  set_state (self, YISHI_RECORDER_IDLE);
  if (task != NULL)
    g_task_return_pointer (task, g_steal_pointer (&news->result), (GDestroyNotify) yishi_recorder_result_free);
  else
    g_signal_emit (self, signals[ENDED], 0, news->result, news->error);
}

static void
tell_level (YishiRecorder     *self,
            YishiRecorderNews *news)
{
  g_signal_emit (self, signals[LEVEL], 0, news->peak, news->rms);
}

static void
tell_watch (YishiRecorder     *self,
            YishiRecorderNews *news)
{
  g_signal_emit (self, signals[WATCH], 0, news->watch);
}

static void
tell_minute (YishiRecorder     *self,
             YishiRecorderNews *news)
{
  g_signal_emit (self, signals[MINUTE], 0, news->bytes, news->text, news->position);
}

static void
tell_saved (YishiRecorder     *self,
            YishiRecorderNews *news)
{
  self->n_saving--;
  g_signal_emit (self, signals[SAVED], 0, news->text, news->error);
}

static const YishiRecorderTold told = {
  .started = tell_started,
  .paused = tell_paused,
  .level = tell_level,
  .minute = tell_minute,
  .watch = tell_watch,
  .ended = tell_ended,
  .saved = tell_saved,
};

/* The object */

static void
yishi_recorder_dispose (GObject *object)
{
  YishiRecorder *self = YISHI_RECORDER (object);

  if (self->thread != NULL)
    {
      yishi_recorder_engine_quit (g_steal_pointer (&self->engine));
      /* A part that is still being recorded is brought to its end without us. */
      if (self->state == YISHI_RECORDER_IDLE)
        g_thread_join (g_steal_pointer (&self->thread));
      else
        g_clear_pointer (&self->thread, g_thread_unref);
    }

  g_clear_pointer (&self->capture, yishi_capture_unref);
  g_clear_object (&self->starting);
  g_clear_object (&self->stopping);
  G_OBJECT_CLASS (yishi_recorder_parent_class)->dispose (object);
}

static void
yishi_recorder_finalize (GObject *object)
{
  YishiRecorder *self = YISHI_RECORDER (object);

  yishi_recorder_link_unref (self->link);
  G_OBJECT_CLASS (yishi_recorder_parent_class)->finalize (object);
}

static void
yishi_recorder_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  YishiRecorder *self = YISHI_RECORDER (object);

  switch ((YishiRecorderProperty) property_id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_recorder_class_init (YishiRecorderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = yishi_recorder_dispose;
  object_class->finalize = yishi_recorder_finalize;
  object_class->get_property = yishi_recorder_get_property;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, YISHI_RECORDER_IDLE, YISHI_RECORDER_STOPPING,
                                             YISHI_RECORDER_IDLE,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_STATE, properties[PROP_STATE]);

  signals[LEVEL] = g_signal_new ("level", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                 G_TYPE_DOUBLE);
  signals[WATCH] = g_signal_new ("watch", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 YISHI_TYPE_WATCH);
  signals[MINUTE] = g_signal_new ("minute", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT64,
                                  G_TYPE_STRING, G_TYPE_INT64);
  signals[ENDED] = g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 YISHI_TYPE_RECORDER_RESULT, G_TYPE_ERROR);
  signals[SAVED] = g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                 G_TYPE_ERROR);
}

static void
yishi_recorder_init (YishiRecorder *self)
{
  self->link = yishi_recorder_link_new (self, &told);
  self->engine = yishi_recorder_engine_new (self->link, &self->thread);
}

YishiRecorder *
yishi_recorder_new (void)
{
  return g_object_new (YISHI_TYPE_RECORDER, NULL);
}

YishiRecorderState
yishi_recorder_get_state (YishiRecorder *self)
{
  g_return_val_if_fail (YISHI_IS_RECORDER (self), YISHI_RECORDER_IDLE);

  return self->state;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  yishi_recorder_engine_cancel (user_data);
}

void
yishi_recorder_start_async (YishiRecorder              *self,
                            const YishiRecorderOptions *options,
                            GCancellable               *cancellable,
                            GAsyncReadyCallback         callback,
                            gpointer                    user_data)
{
  g_return_if_fail (YISHI_IS_RECORDER (self));
  g_return_if_fail (options != NULL && options->folder != NULL && options->name != NULL);
  g_return_if_fail (strchr (options->name, '/') == NULL);
  g_return_if_fail (self->state == YISHI_RECORDER_IDLE);

  self->starting = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->starting, yishi_recorder_start_async);
  /* The order to cancel ends it; an answer that came before stands. */
  g_task_set_check_cancellable (self->starting, FALSE);
  set_state (self, YISHI_RECORDER_STARTING);

  yishi_recorder_engine_start (self->engine, options);
  if (cancellable != NULL)
    self->cancel_handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self->engine, NULL);
}

gboolean
yishi_recorder_start_finish (YishiRecorder        *self,
                             GAsyncResult         *result,
                             YishiRecorderMoment  *now,
                             GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (now != NULL)
    yishi_recorder_get_moment (self, now);
  return TRUE;
}

static void
order_pause (YishiRecorder       *self,
             YishiRecorderState   state,
             gpointer             tag,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_new0 (YishiRecorderMoment, 1), g_free);
  yishi_recorder_engine_pause (self->engine, state, task);
}

void
yishi_recorder_pause_async (YishiRecorder       *self,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (YISHI_IS_RECORDER (self));
  g_return_if_fail (self->state == YISHI_RECORDER_RECORDING);

  order_pause (self, YISHI_RECORDER_PAUSED, yishi_recorder_pause_async, callback, user_data);
}

void
yishi_recorder_resume_async (YishiRecorder       *self,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (YISHI_IS_RECORDER (self));
  g_return_if_fail (self->state == YISHI_RECORDER_PAUSED);

  order_pause (self, YISHI_RECORDER_RECORDING, yishi_recorder_resume_async, callback, user_data);
}

gboolean
yishi_recorder_pause_finish (YishiRecorder        *self,
                             GAsyncResult         *result,
                             YishiRecorderMoment  *now,
                             GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (now != NULL)
    *now = *(YishiRecorderMoment *) g_task_get_task_data (G_TASK (result));
  return TRUE;
}

void
yishi_recorder_stop_async (YishiRecorder       *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (YISHI_IS_RECORDER (self));
  g_return_if_fail (self->state == YISHI_RECORDER_RECORDING || self->state == YISHI_RECORDER_PAUSED);

  self->stopping = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->stopping, yishi_recorder_stop_async);
  set_state (self, YISHI_RECORDER_STOPPING);
  yishi_recorder_engine_stop (self->engine);
}

YishiRecorderResult *
yishi_recorder_stop_finish (YishiRecorder  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
yishi_recorder_is_saving (YishiRecorder *self)
{
  g_return_val_if_fail (YISHI_IS_RECORDER (self), FALSE);

  return self->n_saving > 0;
}

gint64
yishi_recorder_get_position (YishiRecorder *self)
{
  g_return_val_if_fail (YISHI_IS_RECORDER (self), -1);

  return self->capture != NULL ? yishi_capture_get_position (self->capture) : -1;
}

gboolean
yishi_recorder_get_moment (YishiRecorder       *self,
                           YishiRecorderMoment *now)
{
  now->position = yishi_recorder_get_position (self);
  now->monotonic = g_get_monotonic_time ();
  now->wall = g_get_real_time ();
  return now->position >= 0;
}
