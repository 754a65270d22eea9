/* yishi-scan-engine.c - the thread that looks through the camera and finds codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   source -- tee -- queue (1) -- videorate (12), -convert -- [filter] -- zbar
 *              '---- queue (1, leaky) -- videorate (15), -scale, -convert -- view
 *
 * The reader holds the source up: a camera then leaves pictures out, so that none that is read
 * is old. The view never holds it up. What zbar finds in a picture comes over the bus; it has
 * been sharpened, in every second picture with the grain taken out before.
 */
#include "config.h"

#include "yishi-scan-engine.h"

#include <glib/gi18n-lib.h>
#include <gst/video/video.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "yishi-camera-list.h"
#include "yishi-camera-source.h"
#include "yishi-scan-filter.h"
#include "yishi-sighting.h"

#define ONE " max-size-buffers=1 max-size-bytes=0 max-size-time=0"
#define PIPELINE                                                                                                       \
  "tee name=tee allow-not-linked=true"                                                                                 \
  " tee. ! queue" ONE " ! videorate drop-only=true max-rate=12 ! videoconvert"                                         \
  " ! capsfilter caps=video/x-raw,format=I420 ! zbar name=reader ! fakesink sync=false async=false"                    \
  " tee. ! queue leaky=downstream" ONE " ! videorate drop-only=true max-rate=15 ! videoscale ! videoconvert"           \
  " ! capsfilter caps=video/x-raw,format=BGRA,width=480,pixel-aspect-ratio=1/1 ! fakesink name=view sync=false async=false"
/* Reading takes what others leave of the processor: whoever types beside it must not wait. */
#define NICE 10
/* A camera that gives nothing for so long gives nothing at all, in s. */
#define PATIENCE 6

struct _YishiScanEngine
{
  YishiScanLink   *link;      /* (owned) */
  GMainContext    *context;   /* (owned) */
  GMainLoop       *loop;      /* (owned) */

  /* The thread's own from here */
  YishiCameraList *cameras;   /* (owned) (nullable) */
  YishiSighting   *sighting;  /* (owned) of the pipeline's codes */
  GstElement      *pipeline;  /* (owned) (nullable) */
  GSource         *bus;       /* (owned) (nullable) */
  GSource         *watch;     /* (owned) (nullable) */
  char            *camera;    /* (owned) (nullable) that is wished for */
  gboolean         is_wished; /* it is switched on, with or without a camera */
  guint            serial;

  int              n_pictures; /* atomic: since the watch looked */
  gboolean         has_begun;  /* of the view's thread */
  guint            n_read;     /* of the reader's thread */
};

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
take_apart (YishiScanEngine *self)
{
  clear_source (&self->bus);
  clear_source (&self->watch);
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_pointer (&self->pipeline, gst_object_unref);
  g_clear_pointer (&self->sighting, yishi_sighting_free);
}

/* @error: (transfer full) */
static void
fail (YishiScanEngine *self,
      GError          *error)
{
  take_apart (self);
  yishi_scan_link_tell (self->link, self->serial, YISHI_SCAN_FAILED, NULL, error);
}

/* What comes from the pipeline */

/* Makes a picture easier to read, in the reader's thread. */
static GstPadProbeReturn
filter_cb (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         user_data)
{
  YishiScanEngine *self = user_data;
  g_autoptr(GstCaps) caps = gst_pad_get_current_caps (pad);
  GstBuffer *buffer = gst_buffer_make_writable (GST_PAD_PROBE_INFO_BUFFER (info));
  GstVideoInfo video;
  GstVideoFrame frame;

  GST_PAD_PROBE_INFO_DATA (info) = buffer;
  if (caps == NULL || !gst_video_info_from_caps (&video, caps) ||
      !gst_video_frame_map (&frame, &video, buffer, GST_MAP_READWRITE))
    return GST_PAD_PROBE_OK;

  yishi_scan_filter_sharpen (GST_VIDEO_FRAME_PLANE_DATA (&frame, 0), GST_VIDEO_FRAME_WIDTH (&frame),
                             GST_VIDEO_FRAME_HEIGHT (&frame), GST_VIDEO_FRAME_PLANE_STRIDE (&frame, 0),
                             self->n_read++ % 2 == 0);
  gst_video_frame_unmap (&frame);
  return GST_PAD_PROBE_OK;
}

/* Returns: (transfer full): the pixels without what may stand between rows */
static GBytes *
copy_pixels (GstVideoFrame *frame)
{
  gsize length = (gsize) GST_VIDEO_FRAME_WIDTH (frame) * 4;
  guint8 *pixels = g_malloc (length * GST_VIDEO_FRAME_HEIGHT (frame));

  for (int y = 0; y < GST_VIDEO_FRAME_HEIGHT (frame); y++)
    memcpy (pixels + y * length,
            (guint8 *) GST_VIDEO_FRAME_PLANE_DATA (frame, 0) + (gsize) y * GST_VIDEO_FRAME_PLANE_STRIDE (frame, 0), length);
  return g_bytes_new_take (pixels, length * GST_VIDEO_FRAME_HEIGHT (frame));
}

/* A picture for the window, in the view's thread. */
static GstPadProbeReturn
picture_cb (GstPad          *pad,
            GstPadProbeInfo *info,
            gpointer         user_data)
{
  YishiScanEngine *self = user_data;
  g_autoptr(GstCaps) caps = gst_pad_get_current_caps (pad);
  GstVideoInfo video;
  GstVideoFrame frame;

  if (caps == NULL || !gst_video_info_from_caps (&video, caps) ||
      !gst_video_frame_map (&frame, &video, GST_PAD_PROBE_INFO_BUFFER (info), GST_MAP_READ))
    return GST_PAD_PROBE_OK;

  g_atomic_int_inc (&self->n_pictures);
  if (!self->has_begun)
    yishi_scan_link_tell (self->link, self->serial, YISHI_SCAN_STARTED, NULL, NULL);
  self->has_begun = TRUE;
  yishi_scan_link_show (self->link, self->serial, copy_pixels (&frame), GST_VIDEO_FRAME_WIDTH (&frame),
                        GST_VIDEO_FRAME_HEIGHT (&frame));
  gst_video_frame_unmap (&frame);
  return GST_PAD_PROBE_OK;
}

static void
read_code (YishiScanEngine    *self,
           const GstStructure *structure)
{
  const char *type = gst_structure_get_string (structure, "type");
  const char *text = gst_structure_get_string (structure, "symbol");
  guint64 time = GST_CLOCK_TIME_NONE;

  /* Bars on whatever is held there by chance are no slips. */
  if (text == NULL || g_strcmp0 (type, "QR-Code") != 0)
    return;
  if (!gst_structure_get_clock_time (structure, "timestamp", &time) || !GST_CLOCK_TIME_IS_VALID (time))
    time = (guint64) g_get_monotonic_time () * 1000;
  if (yishi_sighting_see (self->sighting, text, (gint64) time))
    yishi_scan_link_tell (self->link, self->serial, YISHI_SCAN_READ, text, NULL);
}

/* In whichever thread the message is posted: those that carry pictures post one when they begin. */
static GstBusSyncReply
message_posted_cb (GstBus     *bus,
                   GstMessage *message,
                   gpointer    user_data)
{
  GstStreamStatusType status;
  GstElement *owner;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_STREAM_STATUS)
    {
      gst_message_parse_stream_status (message, &status, &owner);
      if (status == GST_STREAM_STATUS_TYPE_ENTER)
        setpriority (PRIO_PROCESS, (id_t) gettid (), NICE);
    }

  return GST_BUS_PASS;
}

static gboolean
message_received_cb (GstBus     *bus,
                     GstMessage *message,
                     gpointer    user_data)
{
  YishiScanEngine *self = user_data;
  GError *error = NULL;

  switch ((int) GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ELEMENT:
      if (gst_message_has_name (message, "barcode"))
        read_code (self, gst_message_get_structure (message));
      break;
    case GST_MESSAGE_ERROR:
      yishi_camera_set_error (message, &error);
      fail (self, error);
      return G_SOURCE_REMOVE;
    case GST_MESSAGE_EOS:
      fail (self, g_error_new_literal (YISHI_SCANNER_ERROR, YISHI_SCANNER_ERROR_ENDED,
                                       _("the camera’s picture has ended (switch it on again)")));
      return G_SOURCE_REMOVE;
    default:
      break;
    }

  return G_SOURCE_CONTINUE;
}

static gboolean
watch_cb (gpointer user_data)
{
  YishiScanEngine *self = user_data;
  int n = g_atomic_int_exchange (&self->n_pictures, 0);

  if (n > 0)
    return G_SOURCE_CONTINUE;

  fail (self, g_error_new_literal (YISHI_SCANNER_ERROR, YISHI_SCANNER_ERROR_FAILED,
                                   _("the camera gives no picture (plug it in anew, then switch it on again)")));
  return G_SOURCE_REMOVE;
}

/* Beginning */

static void
probe (YishiScanEngine      *self,
       const char           *element,
       GstPadProbeCallback   callback)
{
  g_autoptr(GstElement) found = gst_bin_get_by_name (GST_BIN (self->pipeline), element);
  g_autoptr(GstPad) pad = gst_element_get_static_pad (found, "sink");

  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, callback, self, NULL);
}

static void
listen_to (YishiScanEngine *self)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);

  probe (self, "reader", filter_cb);
  probe (self, "view", picture_cb);
  gst_bus_set_sync_handler (bus, message_posted_cb, NULL, NULL);
  self->bus = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus, G_SOURCE_FUNC (message_received_cb), self, NULL);
  g_source_attach (self->bus, self->context);
  self->watch = g_timeout_source_new_seconds (PATIENCE);
  g_source_set_callback (self->watch, watch_cb, self, NULL);
  g_source_attach (self->watch, self->context);
}

static gboolean
build (YishiScanEngine  *self,
       GError          **error)
{
  g_autoptr(GstDevice) device = self->cameras != NULL ? yishi_camera_list_find (self->cameras, self->camera) : NULL;
  g_autoptr(GstElement) tee = NULL;
  GstElement *source;

  if (device == NULL && !yishi_camera_source_is_set ())
    {
      g_set_error (error, YISHI_SCANNER_ERROR, YISHI_SCANNER_ERROR_NO_CAMERA,
                   _("no camera was found: plug one in (units can be typed all the same)"));
      return FALSE;
    }

  source = yishi_camera_source_new (device, error);
  if (source == NULL)
    return FALSE;

  self->pipeline = gst_parse_launch_full (PIPELINE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  if (self->pipeline == NULL)
    {
      gst_object_unref (gst_object_ref_sink (source));
      return FALSE;
    }
  tee = gst_bin_get_by_name (GST_BIN (self->pipeline), "tee");
  gst_bin_add (GST_BIN (self->pipeline), source);
  gst_element_link (source, tee);
  return TRUE;
}

static void
tell_cameras (YishiScanEngine *self)
{
  g_auto(GStrv) names = self->cameras != NULL ? yishi_camera_list_names (self->cameras) : g_new0 (char *, 1);
  g_autofree char *text = g_strjoinv ("\n", names);

  yishi_scan_link_tell (self->link, self->serial, YISHI_SCAN_CAMERAS, text, NULL);
}

static void
begin (YishiScanEngine *self)
{
  g_autoptr(GError) error = NULL;

  take_apart (self);
  if (!build (self, &error))
    {
      fail (self, g_steal_pointer (&error));
      return;
    }

  self->has_begun = FALSE;
  self->n_read = 0;
  g_atomic_int_set (&self->n_pictures, 0);
  self->sighting = yishi_sighting_new ();
  listen_to (self);
  /* What goes wrong comes over the bus. */
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
}

static void
cameras_changed_cb (YishiCameraList *cameras,
                    gpointer         user_data)
{
  YishiScanEngine *self = user_data;

  if (!self->is_wished)
    return;
  tell_cameras (self);
  if (self->pipeline == NULL)
    begin (self);
}

/* What is asked of it */

typedef struct
{
  YishiScanEngine *engine;  /* (unowned) */
  guint            serial;
  char            *camera;  /* (owned) (nullable) */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->camera);
  g_free (wish);
}

static gboolean
start_cb (gpointer user_data)
{
  Wish *wish = user_data;
  YishiScanEngine *self = wish->engine;
  GError *error = NULL;

  take_apart (self);
  self->is_wished = TRUE;
  self->serial = wish->serial;
  g_free (self->camera);
  self->camera = g_strdup (wish->camera);
  if (!yishi_camera_check_elements (&error))
    {
      fail (self, error);
      return G_SOURCE_REMOVE;
    }

  if (self->cameras == NULL && !yishi_camera_source_is_set ())
    self->cameras = yishi_camera_list_new (self->context, cameras_changed_cb, self);
  tell_cameras (self);
  begin (self);
  return G_SOURCE_REMOVE;
}

static gboolean
stop_cb (gpointer user_data)
{
  Wish *wish = user_data;

  wish->engine->is_wished = FALSE;
  take_apart (wish->engine);
  return G_SOURCE_REMOVE;
}

static gboolean
quit_cb (gpointer user_data)
{
  Wish *wish = user_data;

  g_main_loop_quit (wish->engine->loop);
  return G_SOURCE_REMOVE;
}

static void
ask (YishiScanEngine *self,
     GSourceFunc      what,
     guint            serial,
     const char      *camera)
{
  Wish *wish = g_new0 (Wish, 1);
  g_autoptr(GSource) source = g_idle_source_new ();
  g_autoptr(GMainContext) context = g_main_context_ref (self->context);  /* the engine may go meanwhile */

  wish->engine = self;
  wish->serial = serial;
  wish->camera = g_strdup (camera);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, what, wish, wish_free);
  g_source_attach (source, context);
}

static gpointer
run (gpointer data)
{
  YishiScanEngine *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  take_apart (self);
  g_clear_pointer (&self->cameras, yishi_camera_list_free);
  g_main_context_pop_thread_default (self->context);

  g_free (self->camera);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  yishi_scan_link_unref (self->link);
  g_free (self);
  return NULL;
}

YishiScanEngine *
yishi_scan_engine_new (YishiScanLink *link)
{
  YishiScanEngine *self = g_new0 (YishiScanEngine, 1);

  self->link = yishi_scan_link_ref (link);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_thread_unref (g_thread_new ("yishi-scanner", run, self));
  return self;
}

void
yishi_scan_engine_start (YishiScanEngine *self,
                         guint            serial,
                         const char      *camera)
{
  ask (self, start_cb, serial, camera);
}

void
yishi_scan_engine_stop (YishiScanEngine *self)
{
  ask (self, stop_cb, 0, NULL);
}

void
yishi_scan_engine_quit (YishiScanEngine *self)
{
  ask (self, quit_cb, 0, NULL);
}
