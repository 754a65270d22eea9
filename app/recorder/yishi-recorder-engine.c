/* yishi-recorder-engine.c - the recorder's thread: takes orders and sends news
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-recorder-engine.h"

#include <glib/gi18n-lib.h>

struct _YishiRecorderLink
{
  gatomicrefcount          refs;
  GWeakRef                 recorder;
  GMainContext            *home;  /* (owned) the recorder's */
  const YishiRecorderTold *told;
};

/* Of the recorder's thread alone. */
struct _YishiRecorderEngine
{
  GMainContext      *context;  /* (owned) */
  GMainLoop         *loop;     /* (owned) */
  YishiRecorderLink *link;     /* (owned) */
  YishiCapture      *capture;  /* (owned) (nullable) */
  gboolean           is_starting;
  gboolean           is_quitting;
};

YishiRecorderLink *
yishi_recorder_link_new (YishiRecorder           *recorder,
                         const YishiRecorderTold *told)
{
  YishiRecorderLink *self = g_new0 (YishiRecorderLink, 1);

  g_atomic_ref_count_init (&self->refs);
  g_weak_ref_init (&self->recorder, recorder);
  self->home = g_main_context_ref_thread_default ();
  self->told = told;
  return self;
}

YishiRecorderLink *
yishi_recorder_link_ref (YishiRecorderLink *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
yishi_recorder_link_unref (YishiRecorderLink *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_weak_ref_clear (&self->recorder);
  g_main_context_unref (self->home);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiRecorderLink, yishi_recorder_link_unref)

static void
news_free (YishiRecorderNews *news)
{
  g_clear_pointer (&news->watch, yishi_watch_free);
  g_clear_pointer (&news->result, yishi_recorder_result_free);
  g_clear_pointer (&news->capture, yishi_capture_unref);
  g_clear_object (&news->task);
  g_clear_error (&news->error);
  g_free (news->text);
  yishi_recorder_link_unref (news->link);
  g_free (news);
}

static gboolean
tell_cb (gpointer user_data)
{
  YishiRecorderNews *news = user_data;
  g_autoptr(YishiRecorder) self = g_weak_ref_get (&news->link->recorder);

  if (self != NULL)
    news->tell (self, news);
  return G_SOURCE_REMOVE;
}

static YishiRecorderNews *
make_news (YishiRecorderLink *link,
           void (*tell) (YishiRecorder *, YishiRecorderNews *))
{
  YishiRecorderNews *news = g_new0 (YishiRecorderNews, 1);

  news->link = yishi_recorder_link_ref (link);
  news->tell = tell;
  return news;
}

/* Always by way of the main context, also from its own thread. */
static void
post (YishiRecorderNews *news)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  GMainContext *home = news->link->home;

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, news, (GDestroyNotify) news_free);
  g_source_attach (source, home);
}

/* The engine */

static void
engine_started (const GError *error,
                gpointer      user_data)
{
  YishiRecorderEngine *engine = user_data;
  YishiRecorderNews *news = make_news (engine->link, engine->link->told->started);

  engine->is_starting = FALSE;
  if (error == NULL)
    {
      news->capture = yishi_capture_ref (engine->capture);
    }
  else
    {
      news->error = g_error_copy (error);
      g_clear_pointer (&engine->capture, yishi_capture_unref);
    }
  post (news);
}

static void
engine_level (double   peak,
              double   rms,
              gpointer user_data)
{
  YishiRecorderEngine *engine = user_data;
  YishiRecorderNews *news = make_news (engine->link, engine->link->told->level);

  news->peak = peak;
  news->rms = rms;
  post (news);
}

static void
engine_minute (guint64     bytes,
               const char *sha256,
               gint64      position,
               gpointer    user_data)
{
  YishiRecorderEngine *engine = user_data;
  YishiRecorderNews *news = make_news (engine->link, engine->link->told->minute);

  news->bytes = bytes;
  news->text = g_strdup (sha256);
  news->position = position;
  post (news);
}

static void
engine_watch (const YishiWatch *watch,
              gpointer          user_data)
{
  YishiRecorderEngine *engine = user_data;
  YishiRecorderNews *news = make_news (engine->link, engine->link->told->watch);

  news->watch = yishi_watch_copy (watch);
  post (news);
}

static void
engine_ended (const YishiRecorderResult *result,
              const GError              *error,
              gpointer                   user_data)
{
  YishiRecorderEngine *engine = user_data;
  YishiRecorderNews *news = make_news (engine->link, engine->link->told->ended);

  news->result = yishi_recorder_result_copy (result);
  news->error = error != NULL ? g_error_copy (error) : NULL;
  post (news);
  g_clear_pointer (&engine->capture, yishi_capture_unref);
  if (engine->is_quitting)
    g_main_loop_quit (engine->loop);
}

/* In a thread of the disk; the engine may be gone. */
static void
engine_saved (const char   *path,
              const GError *error,
              gpointer      user_data)
{
  g_autoptr(YishiRecorderLink) link = user_data;
  YishiRecorderNews *news = make_news (link, link->told->saved);

  news->text = g_strdup (path);
  news->error = error != NULL ? g_error_copy (error) : NULL;
  post (news);
}

static gpointer
engine_saving (gpointer user_data)
{
  YishiRecorderEngine *engine = user_data;

  return yishi_recorder_link_ref (engine->link);
}

static const YishiCaptureCallbacks callbacks = {
  .started = engine_started,
  .level = engine_level,
  .minute = engine_minute,
  .watch = engine_watch,
  .ended = engine_ended,
  .saved = engine_saved,
  .saving = engine_saving,
};

static gpointer
run_engine (gpointer data)
{
  YishiRecorderEngine *engine = data;

  g_main_context_push_thread_default (engine->context);
  g_main_loop_run (engine->loop);
  g_main_context_pop_thread_default (engine->context);

  g_main_loop_unref (engine->loop);
  g_main_context_unref (engine->context);
  yishi_recorder_link_unref (engine->link);
  g_free (engine);
  return NULL;
}

/* Orders to the engine */

typedef struct
{
  YishiRecorderEngine *engine;
  GTask               *task;    /* (owned) (nullable) */
  char                *folder;  /* (owned) (nullable) */
  char               *name;     /* (owned) (nullable) */
  char                *device;  /* (owned) (nullable) */
  char                *mirror;  /* (owned) (nullable) */
  YishiRecorderState   state;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_object (&order->task);
  g_free (order->folder);
  g_free (order->name);
  g_free (order->device);
  g_free (order->mirror);
  g_free (order);
}

static void
give_order (YishiRecorderEngine *self,
            GSourceFunc          func,
            Order               *order)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  order->engine = self;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, order, order_free);
  g_source_attach (source, self->context);
}

static gboolean
start_in_engine (gpointer user_data)
{
  Order *order = user_data;
  YishiRecorderOptions options = { order->folder, order->name, order->device, order->mirror };
  g_autoptr(GError) error = NULL;

  order->engine->is_starting = TRUE;
  order->engine->capture = yishi_capture_new (&options, &callbacks, order->engine, &error);
  if (order->engine->capture == NULL)
    engine_started (error, order->engine);
  return G_SOURCE_REMOVE;
}

static gboolean
cancel_in_engine (gpointer user_data)
{
  Order *order = user_data;
  YishiRecorderEngine *engine = order->engine;
  g_autoptr(GError) error = NULL;

  if (!engine->is_starting || engine->capture == NULL)
    return G_SOURCE_REMOVE;

  yishi_capture_abandon (engine->capture);
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The recording was not started"));
  engine_started (error, engine);
  return G_SOURCE_REMOVE;
}

static gboolean
pause_in_engine (gpointer user_data)
{
  Order *order = user_data;
  YishiRecorderEngine *engine = order->engine;
  YishiRecorderNews *news = make_news (engine->link, engine->link->told->paused);
  YishiRecorderMoment *moment = g_task_get_task_data (order->task);

  news->task = g_object_ref (order->task);
  news->state = order->state;
  if (engine->capture == NULL || engine->is_starting)
    {
      news->error = g_error_new_literal (YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_FAILED,
                                         _("nothing was paused: the recording has ended (start it again)"));
    }
  else
    {
      if (order->state == YISHI_RECORDER_PAUSED)
        yishi_capture_pause (engine->capture);
      else
        yishi_capture_resume (engine->capture);
      moment->position = yishi_capture_get_position (engine->capture);
      moment->monotonic = g_get_monotonic_time ();
      moment->wall = g_get_real_time ();
    }

  post (news);
  return G_SOURCE_REMOVE;
}

static gboolean
stop_in_engine (gpointer user_data)
{
  Order *order = user_data;

  /* If it has ended by itself meanwhile, that is on its way to the recorder. */
  if (order->engine->capture != NULL)
    yishi_capture_stop (order->engine->capture);
  return G_SOURCE_REMOVE;
}

static gboolean
quit_in_engine (gpointer user_data)
{
  Order *order = user_data;
  YishiRecorderEngine *engine = order->engine;

  engine->is_quitting = TRUE;
  if (engine->capture != NULL && engine->is_starting)
    {
      yishi_capture_abandon (engine->capture);
      g_clear_pointer (&engine->capture, yishi_capture_unref);
    }
  if (engine->capture != NULL)
    yishi_capture_stop (engine->capture);
  else
    g_main_loop_quit (engine->loop);
  return G_SOURCE_REMOVE;
}

YishiRecorderEngine *
yishi_recorder_engine_new (YishiRecorderLink  *link,
                           GThread           **thread)
{
  YishiRecorderEngine *self = g_new0 (YishiRecorderEngine, 1);

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->link = yishi_recorder_link_ref (link);
  *thread = g_thread_new ("yishi-recorder", run_engine, self);
  return self;
}

void
yishi_recorder_engine_start (YishiRecorderEngine        *self,
                             const YishiRecorderOptions *options)
{
  Order *order = g_new0 (Order, 1);

  order->folder = g_strdup (options->folder);
  order->name = g_strdup (options->name);
  order->device = g_strdup (options->device);
  order->mirror = g_strdup (options->mirror);
  give_order (self, start_in_engine, order);
}

void
yishi_recorder_engine_cancel (YishiRecorderEngine *self)
{
  give_order (self, cancel_in_engine, g_new0 (Order, 1));
}

void
yishi_recorder_engine_pause (YishiRecorderEngine *self,
                             YishiRecorderState   state,
                             GTask               *task)
{
  Order *order = g_new0 (Order, 1);

  order->task = g_object_ref (task);
  order->state = state;
  give_order (self, pause_in_engine, order);
}

void
yishi_recorder_engine_stop (YishiRecorderEngine *self)
{
  give_order (self, stop_in_engine, g_new0 (Order, 1));
}

void
yishi_recorder_engine_quit (YishiRecorderEngine *self)
{
  give_order (self, quit_in_engine, g_new0 (Order, 1));
}
