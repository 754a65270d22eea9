/* yishi-sound-test.c - tries a microphone before the meeting: its level, and five seconds played back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-sound-test.h"

#include "yishi-audio-source.h"
#include "yishi-sound-watch.h"

#define EAR "level name=level interval=50000000 ! fakesink name=sink sync=false async=false enable-last-sample=false"
#define MOUTH                                                                                                          \
  "giostreamsrc name=memory ! rawaudioparse format=pcm pcm-format=s16le sample-rate=48000 num-channels=1"              \
  " ! audioconvert ! audioresample ! "
/* Bytes of five seconds. */
#define N_BYTES ((gsize) YISHI_SOUND_TEST_LENGTH * 2 * YISHI_SAMPLE_RATE / 1000)
/* Who speaks into a microphone that works is louder than this, dBFS. */
#define HEARD (-45.0)
/* So many pieces of 50 ms at full scale are too many. */
#define N_CLIPPED 4

static const char *const elements[] = { "audioconvert", "audioresample", "level", "fakesink", "giostreamsrc",
                                        "rawaudioparse", NULL };
static const char *const pulse_elements[] = { "pulsesrc", "pulsesink", NULL };

/* The thread's, but for what is said otherwise. */
typedef struct
{
  gatomicrefcount  refs;
  GWeakRef         test;      /* for the main thread */
  GMainContext    *home;      /* (owned) the test's */
  GMainContext    *context;   /* (owned) */
  GMainLoop       *loop;      /* (owned) */
  GstElement      *pipeline;  /* (owned) (nullable) ear or mouth */
  GSource         *bus;       /* (owned) (nullable) */
  char            *device;    /* (owned) (nullable) */
  gboolean         is_playing;
  GArray          *peaks;     /* (owned) of double, while it records */

  GMutex      lock;
  /* What follows is guarded by the lock. */
  gboolean    is_recording;
  GByteArray *sound;          /* (owned) */
} Engine;

struct _YishiSoundTest
{
  GObject parent_instance;

  Engine *engine;  /* (owned) */
};

enum
{
  LEVEL,
  RECORDED,
  PLAYED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiSoundTest, yishi_sound_test, G_TYPE_OBJECT)

YishiSoundVerdict
yishi_sound_verdict (const double *peaks,
                     gsize         n_peaks)
{
  double loudest = -G_MAXDOUBLE;
  guint n_clipped = 0;

  for (gsize i = 0; i < n_peaks; i++)
    {
      loudest = MAX (loudest, peaks[i]);
      n_clipped += peaks[i] >= YISHI_CLIPPING_PEAK;
    }

  if (loudest < HEARD)
    return YISHI_SOUND_VERDICT_SILENT;
  return n_clipped >= N_CLIPPED ? YISHI_SOUND_VERDICT_CLIPPING : YISHI_SOUND_VERDICT_FINE;
}

static Engine *
engine_ref (Engine *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
engine_unref (Engine *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_weak_ref_clear (&self->test);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_main_context_unref (self->home);
  g_array_unref (self->peaks);
  g_byte_array_unref (self->sound);
  g_mutex_clear (&self->lock);
  g_free (self->device);
  g_free (self);
}

/* News */

typedef struct
{
  Engine  *engine;  /* (owned) */
  guint    signal;
  double   peak, rms;
  int      verdict;
  GError  *error;   /* (owned) (nullable) */
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  engine_unref (news->engine);
  g_clear_error (&news->error);
  g_free (news);
}

static gboolean
tell_cb (gpointer user_data)
{
  News *news = user_data;
  g_autoptr(YishiSoundTest) self = g_weak_ref_get (&news->engine->test);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  if (news->signal == LEVEL)
    g_signal_emit (self, signals[LEVEL], 0, news->peak, news->rms);
  else if (news->signal == RECORDED)
    g_signal_emit (self, signals[RECORDED], 0, news->verdict);
  else if (news->signal == PLAYED)
    g_signal_emit (self, signals[PLAYED], 0);
  else
    g_signal_emit (self, signals[FAILED], 0, news->error);
  return G_SOURCE_REMOVE;
}

static News *
make_news (Engine *self,
           guint   signal)
{
  News *news = g_new0 (News, 1);

  news->engine = engine_ref (self);
  news->signal = signal;
  return news;
}

static void
post (News *news)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  GMainContext *home = news->engine->home;

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, news, news_free);
  g_source_attach (source, home);
}

/* The thread */

static void
take_apart (Engine *self)
{
  if (self->bus != NULL)
    {
      g_source_destroy (self->bus);
      g_clear_pointer (&self->bus, g_source_unref);
    }
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_pointer (&self->pipeline, gst_object_unref);
  self->is_playing = FALSE;
  g_mutex_lock (&self->lock);
  self->is_recording = FALSE;
  g_mutex_unlock (&self->lock);
}

/* @error: (transfer full) */
static void
fail (Engine *self,
      GError *error)
{
  News *news = make_news (self, FAILED);

  take_apart (self);
  news->error = error;
  post (news);
}

static GstPadProbeReturn
heard_cb (GstPad          *pad,
          GstPadProbeInfo *info,
          gpointer         user_data)
{
  Engine *self = user_data;
  GstMapInfo map;

  g_mutex_lock (&self->lock);
  if (self->is_recording && gst_buffer_map (GST_PAD_PROBE_INFO_BUFFER (info), &map, GST_MAP_READ))
    {
      g_byte_array_append (self->sound, map.data, MIN (map.size, N_BYTES - MIN (self->sound->len, N_BYTES)));
      gst_buffer_unmap (GST_PAD_PROBE_INFO_BUFFER (info), &map);
    }
  g_mutex_unlock (&self->lock);
  return GST_PAD_PROBE_OK;
}

/* A microphone that fails also says that it is at its end, which the meter cannot do with before
 * it has heard anything. */
static GstPadProbeReturn
no_end_cb (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         user_data)
{
  return GST_EVENT_TYPE (GST_PAD_PROBE_INFO_EVENT (info)) == GST_EVENT_EOS ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
}

static void listen (Engine *self);

static double
get_level (const GstStructure *level,
           const char         *field)
{
  const GValue *value = gst_structure_get_value (level, field);
  const GValueArray *channels = value != NULL ? g_value_get_boxed (value) : NULL;

  return channels != NULL && channels->n_values > 0 ? g_value_get_double (&channels->values[0]) : -G_MAXDOUBLE;
}

static void
level_received (Engine             *self,
                const GstStructure *level)
{
  News *news = make_news (self, LEVEL);
  gboolean is_recording, is_done;

  news->peak = get_level (level, "peak");
  news->rms = get_level (level, "rms");
  g_mutex_lock (&self->lock);
  is_recording = self->is_recording;
  is_done = is_recording && self->sound->len >= N_BYTES;
  if (is_done)
    self->is_recording = FALSE;
  g_mutex_unlock (&self->lock);

  if (is_recording)
    g_array_append_val (self->peaks, news->peak);
  post (news);
  if (is_done)
    {
      news = make_news (self, RECORDED);
      news->verdict = (int) yishi_sound_verdict ((const double *) self->peaks->data, self->peaks->len);
      post (news);
    }
}

static gboolean
message_received_cb (GstBus     *bus,
                     GstMessage *message,
                     gpointer    user_data)
{
  Engine *self = user_data;
  GError *error = NULL;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      yishi_audio_set_error (message, &error);
      fail (self, error);
    }
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS && self->is_playing)
    {
      post (make_news (self, PLAYED));
      listen (self);
    }
  else if (gst_message_has_name (message, "level"))
    {
      level_received (self, gst_message_get_structure (message));
    }

  return G_SOURCE_CONTINUE;
}

/* Starts what was built. */
static void
start (Engine *self)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  GError *error = NULL;

  if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    {
      yishi_audio_set_bus_error (bus, &error);
      fail (self, error);
      return;
    }

  self->bus = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus, G_SOURCE_FUNC (message_received_cb), self, NULL);
  g_source_attach (self->bus, self->context);
}

static gboolean
check (GError **error)
{
  return yishi_audio_check_elements (elements, error) &&
         (yishi_audio_source_is_set () || yishi_audio_check_elements (pulse_elements, error));
}

static void
listen (Engine *self)
{
  GError *error = NULL;
  GstElement *source, *ear;
  g_autoptr(GstElement) sink = NULL;
  g_autoptr(GstPad) end = NULL;
  g_autoptr(GstPad) pad = NULL;

  take_apart (self);
  if (!check (&error))
    {
      fail (self, error);
      return;
    }
  source = yishi_audio_source_new (self->device, NULL, &error);
  if (source == NULL)
    {
      fail (self, error);
      return;
    }

  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  ear = gst_parse_bin_from_description (EAR, TRUE, NULL);
  gst_bin_add_many (GST_BIN (self->pipeline), source, ear, NULL);
  gst_element_link (source, ear);
  end = gst_element_get_static_pad (source, "src");
  gst_pad_add_probe (end, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, no_end_cb, NULL, NULL);
  sink = gst_bin_get_by_name (GST_BIN (self->pipeline), "sink");
  pad = gst_element_get_static_pad (sink, "sink");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, heard_cb, self, NULL);
  start (self);
}

static void
play (Engine *self)
{
  const char *named = g_getenv ("YISHI_AUDIO_SINK");
  g_autofree char *description = g_strconcat (MOUTH, named != NULL && *named != '\0' ? named : "pulsesink", NULL);
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GstElement) memory = NULL;
  GError *error = NULL;
  GstElement *mouth = check (&error) ? gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &error)
                                     : NULL;

  take_apart (self);
  if (mouth == NULL)
    {
      fail (self, error);
      return;
    }

  self->pipeline = gst_object_ref_sink (mouth);
  self->is_playing = TRUE;
  stream = g_memory_input_stream_new_from_data (g_memdup2 (self->sound->data, self->sound->len), self->sound->len,
                                                g_free);
  memory = gst_bin_get_by_name (GST_BIN (self->pipeline), "memory");
  g_object_set (memory, "stream", stream, NULL);
  start (self);
}

static gpointer
run_engine (gpointer data)
{
  Engine *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  engine_unref (self);
  return NULL;
}

/* Orders */

typedef struct
{
  Engine *engine;  /* (owned) */
  void  (*func) (Engine *engine);
  char   *device;  /* (owned) (nullable) */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  engine_unref (order->engine);
  g_free (order->device);
  g_free (order);
}

static gboolean
obey_cb (gpointer user_data)
{
  Order *order = user_data;

  if (order->func == listen)
    {
      g_free (order->engine->device);
      order->engine->device = g_steal_pointer (&order->device);
    }
  order->func (order->engine);
  return G_SOURCE_REMOVE;
}

static void
give_order (YishiSoundTest *self,
            void          (*func) (Engine *),
            const char     *device)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  Order *order = g_new0 (Order, 1);

  order->engine = engine_ref (self->engine);
  order->func = func;
  order->device = g_strdup (device);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, obey_cb, order, order_free);
  g_source_attach (source, self->engine->context);
}

static void
record (Engine *self)
{
  g_array_set_size (self->peaks, 0);
  g_mutex_lock (&self->lock);
  g_byte_array_set_size (self->sound, 0);
  self->is_recording = self->pipeline != NULL && !self->is_playing;
  g_mutex_unlock (&self->lock);
}

static void
forget (Engine *self)
{
  take_apart (self);
  g_byte_array_set_size (self->sound, 0);
}

static void
quit (Engine *self)
{
  take_apart (self);
  g_main_loop_quit (self->loop);
}

/* The object */

static void
yishi_sound_test_dispose (GObject *object)
{
  YishiSoundTest *self = YISHI_SOUND_TEST (object);

  /* The thread is not joined: the sound server may take its time. */
  if (self->engine != NULL)
    give_order (self, quit, NULL);
  g_clear_pointer (&self->engine, engine_unref);
  G_OBJECT_CLASS (yishi_sound_test_parent_class)->dispose (object);
}

static void
yishi_sound_test_class_init (YishiSoundTestClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_sound_test_dispose;
  signals[LEVEL] = g_signal_new ("level", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                 G_TYPE_DOUBLE);
  signals[RECORDED] = g_signal_new ("recorded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[PLAYED] = g_signal_new ("played", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
yishi_sound_test_init (YishiSoundTest *self)
{
  Engine *engine = g_new0 (Engine, 1);

  g_atomic_ref_count_init (&engine->refs);
  g_weak_ref_init (&engine->test, self);
  g_mutex_init (&engine->lock);
  engine->home = g_main_context_ref_thread_default ();
  engine->context = g_main_context_new ();
  engine->loop = g_main_loop_new (engine->context, FALSE);
  engine->peaks = g_array_new (FALSE, FALSE, sizeof (double));
  engine->sound = g_byte_array_new ();
  self->engine = engine;
  g_thread_unref (g_thread_new ("yishi-sound-test", run_engine, engine_ref (engine)));
}

YishiSoundTest *
yishi_sound_test_new (void)
{
  return g_object_new (YISHI_TYPE_SOUND_TEST, NULL);
}

void
yishi_sound_test_listen (YishiSoundTest *self,
                         const char     *device)
{
  g_return_if_fail (YISHI_IS_SOUND_TEST (self));

  give_order (self, listen, device);
}

void
yishi_sound_test_record (YishiSoundTest *self)
{
  g_return_if_fail (YISHI_IS_SOUND_TEST (self));

  give_order (self, record, NULL);
}

void
yishi_sound_test_play (YishiSoundTest *self)
{
  g_return_if_fail (YISHI_IS_SOUND_TEST (self));

  give_order (self, play, NULL);
}

void
yishi_sound_test_close (YishiSoundTest *self)
{
  g_return_if_fail (YISHI_IS_SOUND_TEST (self));

  give_order (self, forget, NULL);
}
