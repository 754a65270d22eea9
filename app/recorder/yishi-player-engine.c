/* yishi-player-engine.c - the player's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts are files of one kind that we have written, so the pipeline is always the
 * same, and nothing is guessed when one is opened: that is what makes a jump quick.
 */
#include "config.h"

#include "yishi-player-engine.h"

#include <errno.h>
#include <string.h>

#include "yishi-audio-source.h"
#include "yishi-player-link.h"

/* The demultiplexer has a new pad for each file, so it is linked to the decoder by us. The second conversion is for
 * what the loudspeaker wants. */
#define PIPELINE                                                                                                       \
  "filesrc name=source ! oggdemux name=demultiplexer  opusdec name=decoder ! audioconvert ! scaletempo ! audioconvert ! audioresample"                \
  " ! volume name=volume ! "
/* A short buffer, so that a jump is heard at once. */
#define LOUDSPEAKER "pulsesink buffer-time=60000 latency-time=10000"
#define POSITION_INTERVAL 50
/* Opening a file and jumping in it take milliseconds; a disk that sleeps takes some seconds. */
#define DEADLINE (20 * GST_SECOND)
#define LAST_WORD (5 * GST_SECOND)

static const char *const elements[] = { "filesrc", "oggdemux", "opusdec", "audioconvert", "scaletempo", "audioresample",
                                        "volume", NULL };
static const char *const loudspeaker_elements[] = { "pulsesink", NULL };

typedef struct
{
  char   *path;  /* (owned) */
  gint64  offset;
  gint64  length;
} Part;

struct _YishiPlayerEngine
{
  GMainContext    *context;       /* (owned) */
  GMainLoop       *loop;          /* (owned) */
  YishiPlayerLink *link;          /* (owned) */
  GArray          *parts;         /* (owned) of Part */
  GstElement      *pipeline;      /* (owned) (nullable) */
  GSource         *bus;           /* (owned) (nullable) */
  GSource         *ticks;         /* (owned) (nullable) */
  char            *open_path;     /* (owned) (nullable) of the part in the pipeline */
  guint            current;       /* which that is */
  gint64           asked;         /* where it last jumped to */
  gboolean         is_playing;
  double           rate;
  guint            serial;        /* of the last jump that was made */
  int              awaits_sound;  /* atomic */
};

static void
part_clear (gpointer data)
{
  g_free (((Part *) data)->path);
}

/* @error: (transfer full) (nullable) */
static void
tell (YishiPlayerEngine   *self,
      YishiPlayerNewsKind  kind,
      gint64               position,
      GError              *error)
{
  yishi_player_link_tell (self->link, kind, position, self->serial, error);
}

/* The pipeline */

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static gint64
get_position (YishiPlayerEngine *self)
{
  gint64 position;

  if (self->pipeline == NULL || self->open_path == NULL ||
      !gst_element_query_position (self->pipeline, GST_FORMAT_TIME, &position))
    return -1;
  return g_array_index (self->parts, Part, self->current).offset + position;
}

static void
take_apart (YishiPlayerEngine *self)
{
  clear_source (&self->ticks);
  clear_source (&self->bus);
  g_clear_pointer (&self->open_path, g_free);
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_pointer (&self->pipeline, gst_object_unref);
}

/* @error: (transfer full) */
static void
fail (YishiPlayerEngine *self,
      GError            *error)
{
  take_apart (self);
  self->is_playing = FALSE;
  tell (self, YISHI_PLAYER_FAILED, -1, error);
}

static GstPadProbeReturn
sounding_cb (GstPad          *pad,
             GstPadProbeInfo *info,
             gpointer         user_data)
{
  YishiPlayerEngine *self = user_data;

  /* What was on its way before a jump is gone with this. */
  if (GST_PAD_PROBE_INFO_TYPE (info) & GST_PAD_PROBE_TYPE_EVENT_FLUSH)
    {
      if (GST_EVENT_TYPE (GST_PAD_PROBE_INFO_EVENT (info)) == GST_EVENT_FLUSH_STOP)
        g_atomic_int_set (&self->awaits_sound, TRUE);
      return GST_PAD_PROBE_OK;
    }
  if (g_atomic_int_compare_and_exchange (&self->awaits_sound, TRUE, FALSE))
    tell (self, YISHI_PLAYER_SOUNDING, -1, NULL);
  return GST_PAD_PROBE_OK;
}

static void
pad_added_cb (GstElement *demultiplexer,
              GstPad     *pad,
              gpointer    user_data)
{
  g_autoptr(GstPad) sink = gst_element_get_static_pad (user_data, "sink");

  /* Of another stream there is none in our files, and in others it is left out. */
  if (!gst_pad_is_linked (sink))
    gst_pad_link (pad, sink);
}

static gboolean message_received_cb (GstBus     *bus,
                                     GstMessage *message,
                                     gpointer    user_data);

static gboolean
build (YishiPlayerEngine  *self,
       GError            **error)
{
  const char *named = g_getenv ("YISHI_AUDIO_SINK");
  gboolean is_named = named != NULL && *named != '\0';
  g_autofree char *description = g_strconcat (PIPELINE, is_named ? named : LOUDSPEAKER, NULL);
  g_autoptr(GstElement) demultiplexer = NULL;
  g_autoptr(GstElement) decoder = NULL;
  g_autoptr(GstElement) volume = NULL;
  g_autoptr(GstPad) pad = NULL;
  g_autoptr(GstBus) bus = NULL;

  if (self->pipeline != NULL)
    return TRUE;
  if (!yishi_audio_check_elements (elements, error) ||
      (!is_named && !yishi_audio_check_elements (loudspeaker_elements, error)))
    return FALSE;
  self->pipeline = gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  if (self->pipeline == NULL)
    return FALSE;

  demultiplexer = gst_bin_get_by_name (GST_BIN (self->pipeline), "demultiplexer");
  decoder = gst_bin_get_by_name (GST_BIN (self->pipeline), "decoder");
  g_signal_connect_object (demultiplexer, "pad-added", G_CALLBACK (pad_added_cb), decoder, 0);
  volume = gst_bin_get_by_name (GST_BIN (self->pipeline), "volume");
  pad = gst_element_get_static_pad (volume, "src");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_FLUSH, sounding_cb, self, NULL);
  bus = gst_element_get_bus (self->pipeline);
  self->bus = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus, G_SOURCE_FUNC (message_received_cb), self, NULL);
  g_source_attach (self->bus, self->context);
  return TRUE;
}

/* Says why the pipeline did not get where it should. A change of states fails before the error that ended it has come
 * to the bus from its thread. */
static void
set_error (YishiPlayerEngine  *self,
           const char         *path,
           GError            **error)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  g_autoptr(GstMessage) message = gst_bus_timed_pop_filtered (bus, LAST_WORD, GST_MESSAGE_ERROR);
  g_autoptr(GError) own = NULL;

  if (message != NULL)
    gst_message_parse_error (message, &own, NULL);
  if (own != NULL && own->domain == GST_RESOURCE_ERROR && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    yishi_recorder_set_read_error (path, ENOENT, error);
  else if (own != NULL && own->domain == GST_STREAM_ERROR)
    yishi_recorder_set_damaged (path, error);
  else if (message != NULL)
    yishi_audio_set_error (message, error);
  else
    yishi_recorder_set_read_error (path, ETIMEDOUT, error);
}

/* Has the pipeline stand at the beginning of a part. */
static gboolean
open_part (YishiPlayerEngine  *self,
           guint               index,
           GError            **error)
{
  const Part *part = &g_array_index (self->parts, Part, index);
  g_autoptr(GstElement) source = NULL;

  self->current = index;
  if (g_strcmp0 (self->open_path, part->path) == 0)
    return TRUE;
  if (!build (self, error))
    return FALSE;

  g_clear_pointer (&self->open_path, g_free);
  gst_element_set_state (self->pipeline, GST_STATE_READY);
  source = gst_bin_get_by_name (GST_BIN (self->pipeline), "source");
  g_object_set (source, "location", part->path, NULL);
  if (gst_element_set_state (self->pipeline, GST_STATE_PAUSED) == GST_STATE_CHANGE_FAILURE ||
      gst_element_get_state (self->pipeline, NULL, NULL, DEADLINE) != GST_STATE_CHANGE_SUCCESS)
    {
      set_error (self, part->path, error);
      return FALSE;
    }

  self->open_path = g_strdup (part->path);
  return TRUE;
}

/* The part that is to be played for @position, moved out of a gap; FALSE behind the last. */
static gboolean
find_part (YishiPlayerEngine *self,
           gint64            *position,
           guint             *index)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (*position >= part->offset + part->length)
        continue;
      *position = MAX (*position, part->offset);
      *index = i;
      return TRUE;
    }

  return FALSE;
}

static gboolean
tick_cb (gpointer user_data)
{
  YishiPlayerEngine *self = user_data;
  gint64 position = get_position (self);

  if (position >= 0)
    tell (self, YISHI_PLAYER_POSITION, position, NULL);
  return G_SOURCE_CONTINUE;
}

static void
run_on (YishiPlayerEngine *self)
{
  if (!self->is_playing || self->open_path == NULL)
    return;

  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  if (self->ticks != NULL)
    return;
  self->ticks = g_timeout_source_new (POSITION_INTERVAL);
  g_source_set_callback (self->ticks, tick_cb, self, NULL);
  g_source_attach (self->ticks, self->context);
}

static void
end (YishiPlayerEngine *self)
{
  const Part *last = self->parts->len > 0 ? &g_array_index (self->parts, Part, self->parts->len - 1) : NULL;

  clear_source (&self->ticks);
  self->is_playing = FALSE;
  if (self->open_path != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_PAUSED);
  tell (self, YISHI_PLAYER_ENDED, last != NULL ? last->offset + last->length : 0, NULL);
}

static void
go_to (YishiPlayerEngine *self,
       gint64             position)
{
  GError *error = NULL;
  guint index;

  if (!find_part (self, &position, &index))
    {
      end (self);
      return;
    }
  if (!open_part (self, index, &error))
    {
      fail (self, error);
      return;
    }

  self->asked = position;
  gst_element_seek (self->pipeline, self->rate, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                    GST_SEEK_TYPE_SET, position - g_array_index (self->parts, Part, index).offset, GST_SEEK_TYPE_NONE,
                    0);
  run_on (self);
  tell (self, YISHI_PLAYER_POSITION, position, NULL);
}

static gboolean
message_received_cb (GstBus     *bus,
                     GstMessage *message,
                     gpointer    user_data)
{
  YishiPlayerEngine *self = user_data;
  GError *error = NULL;

  if (self->open_path == NULL)
    return G_SOURCE_CONTINUE;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    {
      if (self->current + 1 < self->parts->len)
        go_to (self, g_array_index (self->parts, Part, self->current + 1).offset);
      else
        end (self);
    }
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      yishi_audio_set_error (message, &error);
      fail (self, error);
    }

  return G_SOURCE_CONTINUE;
}

/* Orders */

typedef struct
{
  YishiPlayerEngine *engine;
  GArray            *parts;  /* (owned) (nullable) */
  gint64             position;
  guint              serial;
  double             rate;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->parts, g_array_unref);
  g_free (order);
}

static Order *
make_order (YishiPlayerEngine *self)
{
  Order *order = g_new0 (Order, 1);

  order->engine = self;
  return order;
}

static void
give_order (GSourceFunc  func,
            Order       *order)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, order, order_free);
  g_source_attach (source, order->engine->context);
}

static gboolean
parts_in_engine (gpointer user_data)
{
  Order *order = user_data;
  YishiPlayerEngine *self = order->engine;

  g_array_unref (self->parts);
  self->parts = g_steal_pointer (&order->parts);
  for (guint i = 0; self->open_path != NULL && i < self->parts->len; i++)
    if (strcmp (g_array_index (self->parts, Part, i).path, self->open_path) == 0)
      {
        self->current = i;
        return G_SOURCE_REMOVE;
      }

  take_apart (self);
  return G_SOURCE_REMOVE;
}

static gboolean
seek_in_engine (gpointer user_data)
{
  Order *order = user_data;
  YishiPlayerEngine *self = order->engine;

  if (order->serial != yishi_player_link_get_latest (self->link))
    return G_SOURCE_REMOVE;
  self->serial = order->serial;
  go_to (self, order->position);
  return G_SOURCE_REMOVE;
}

static gboolean
play_in_engine (gpointer user_data)
{
  Order *order = user_data;
  YishiPlayerEngine *self = order->engine;

  self->is_playing = TRUE;
  if (self->open_path == NULL)
    return seek_in_engine (order);
  g_atomic_int_set (&self->awaits_sound, TRUE);
  run_on (self);
  return G_SOURCE_REMOVE;
}

static gboolean
pause_in_engine (gpointer user_data)
{
  YishiPlayerEngine *self = ((Order *) user_data)->engine;

  self->is_playing = FALSE;
  clear_source (&self->ticks);
  if (self->open_path != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_PAUSED);
  return G_SOURCE_REMOVE;
}

static gboolean
rate_in_engine (gpointer user_data)
{
  Order *order = user_data;
  YishiPlayerEngine *self = order->engine;
  gint64 position = get_position (self);

  self->rate = order->rate;
  /* On the way to a place it does not know where it is. */
  if (self->open_path != NULL)
    go_to (self, position >= 0 ? position : self->asked);
  return G_SOURCE_REMOVE;
}

static gboolean
quit_in_engine (gpointer user_data)
{
  YishiPlayerEngine *self = ((Order *) user_data)->engine;

  take_apart (self);
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static gpointer
run_engine (gpointer data)
{
  YishiPlayerEngine *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);

  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_array_unref (self->parts);
  yishi_player_link_unref (self->link);
  g_free (self);
  return NULL;
}

static GArray *
make_parts (void)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_set_clear_func (parts, part_clear);
  return parts;
}

YishiPlayerEngine *
yishi_player_engine_new (YishiRecordingPlayer  *player,
                         YishiPlayerTell        tell_func,
                         GThread              **thread)
{
  YishiPlayerEngine *self = g_new0 (YishiPlayerEngine, 1);

  self->link = yishi_player_link_new (player, tell_func);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->parts = make_parts ();
  self->rate = 1;
  *thread = g_thread_new ("yishi-player", run_engine, self);
  return self;
}

void
yishi_player_engine_parts (YishiPlayerEngine     *self,
                           const YishiPlayerPart *parts,
                           guint                  n_parts)
{
  Order *order = make_order (self);

  order->parts = make_parts ();
  for (guint i = 0; i < n_parts; i++)
    {
      Part part = { g_strdup (parts[i].path), parts[i].offset, parts[i].length };

      g_array_append_val (order->parts, part);
    }
  give_order (parts_in_engine, order);
}

static void
order_jump (YishiPlayerEngine *self,
            GSourceFunc        func,
            gint64             position,
            guint              serial)
{
  Order *order = make_order (self);

  order->position = position;
  order->serial = serial;
  yishi_player_link_set_latest (self->link, serial);
  give_order (func, order);
}

void
yishi_player_engine_play (YishiPlayerEngine *self,
                          gint64             position,
                          guint              serial)
{
  order_jump (self, play_in_engine, position, serial);
}

void
yishi_player_engine_seek (YishiPlayerEngine *self,
                          gint64             position,
                          guint              serial)
{
  order_jump (self, seek_in_engine, position, serial);
}

void
yishi_player_engine_pause (YishiPlayerEngine *self)
{
  give_order (pause_in_engine, make_order (self));
}

void
yishi_player_engine_rate (YishiPlayerEngine *self,
                          double             rate)
{
  Order *order = make_order (self);

  order->rate = rate;
  give_order (rate_in_engine, order);
}

void
yishi_player_engine_quit (YishiPlayerEngine *self)
{
  give_order (quit_in_engine, make_order (self));
}
