/* yishi-camera-source.c - where the picture comes from: a camera, or what a test names instead
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-camera-source.h"

#include <glib/gi18n-lib.h>

#include "yishi-scanner-error.h"

static const struct
{
  const char *element;
  const char *package;  /* of Debian */
  gboolean    is_of_camera;
} needed[] = {
  { "zbar", "gstreamer1.0-plugins-bad", FALSE },
  { "videoconvert", "gstreamer1.0-plugins-base", FALSE },
  { "videoscale", "gstreamer1.0-plugins-base", FALSE },
  { "videorate", "gstreamer1.0-plugins-base", FALSE },
  { "v4l2src", "gstreamer1.0-plugins-good", TRUE },
  { "jpegdec", "gstreamer1.0-plugins-good", TRUE },
};

static const char *
get_description (void)
{
  const char *description = g_getenv ("YISHI_CAMERA_SOURCE");

  return description != NULL && *description != '\0' ? description : NULL;
}

gboolean
yishi_camera_source_is_set (void)
{
  return get_description () != NULL;
}

gboolean
yishi_camera_check_elements (GError **error)
{
  g_autoptr(GError) own = NULL;

  if (!gst_init_check (NULL, NULL, &own))
    {
      g_set_error (error, YISHI_SCANNER_ERROR, YISHI_SCANNER_ERROR_FAILED,
                   _("the camera cannot be used: GStreamer does not start: %s (install it anew)"), own->message);
      return FALSE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autoptr(GstElementFactory) factory = NULL;

      if (needed[i].is_of_camera && yishi_camera_source_is_set ())
        continue;
      factory = gst_element_factory_find (needed[i].element);
      if (factory == NULL)
        {
          g_set_error (error, YISHI_SCANNER_ERROR, YISHI_SCANNER_ERROR_NO_PLUGIN,
                       /* Translators: names of a part of GStreamer and of a package */
                       _("the camera cannot read slips: the part “%s” of GStreamer is missing (install the package %s; "
                         "units can be typed all the same)"),
                       needed[i].element, needed[i].package);
          return FALSE;
        }
    }

  return TRUE;
}

GstCaps *
yishi_camera_choose_caps (const GstCaps *offered)
{
  static const char *const wished[] = {
    "image/jpeg,width=1280,height=720,framerate=[15/1,60/1]",
    "video/x-raw,width=1280,height=720,framerate=[15/1,60/1]",
    "image/jpeg,width=[640,1920],height=[480,1080],framerate=[15/1,60/1]",
    "video/x-raw,width=[640,1280],height=[480,1024],framerate=[10/1,60/1]",
    "video/x-raw,width=[320,1920],height=[240,1080]",
    "image/jpeg",
    "video/x-raw",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wished); i++)
    {
      g_autoptr(GstCaps) caps = gst_caps_from_string (wished[i]);
      GstCaps *both = gst_caps_intersect_full ((GstCaps *) offered, caps, GST_CAPS_INTERSECT_FIRST);

      if (!gst_caps_is_empty (both))
        return both;
      gst_caps_unref (both);
    }

  return gst_caps_new_any ();
}

static gboolean
is_jpeg (const GstCaps *caps)
{
  return !gst_caps_is_any (caps) && gst_structure_has_name (gst_caps_get_structure (caps, 0), "image/jpeg");
}

/* Camera, what of it is taken, and a decoder where it needs one, as one bin. */
static GstElement *
make_camera (GstDevice *device)
{
  GstElement *bin = gst_bin_new (NULL);
  g_autoptr(GstCaps) offered = gst_device_get_caps (device);
  g_autoptr(GstCaps) chosen = offered != NULL ? yishi_camera_choose_caps (offered) : gst_caps_new_any ();
  GstElement *camera = gst_device_create_element (device, NULL);
  GstElement *filter = gst_element_factory_make ("capsfilter", NULL);
  GstElement *last = filter;
  g_autoptr(GstPad) pad = NULL;

  g_object_set (filter, "caps", chosen, NULL);
  gst_bin_add_many (GST_BIN (bin), camera, filter, NULL);
  gst_element_link (camera, filter);
  if (is_jpeg (chosen))
    {
      last = gst_element_factory_make ("jpegdec", NULL);
      gst_bin_add (GST_BIN (bin), last);
      gst_element_link (filter, last);
    }
  pad = gst_element_get_static_pad (last, "src");
  gst_element_add_pad (bin, gst_ghost_pad_new ("src", pad));
  return bin;
}

GstElement *
yishi_camera_source_new (GstDevice  *device,
                         GError    **error)
{
  const char *named = get_description ();
  g_autofree char *description = NULL;
  g_autoptr(GError) own = NULL;
  GstElement *bin;

  if (named == NULL)
    return make_camera (device);

  /* A description may end in bare caps, which alone are no element. */
  description = g_strconcat (named, " ! identity", NULL);
  bin = gst_parse_bin_from_description_full (description, TRUE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &own);
  if (bin == NULL)
    g_set_error (error, YISHI_SCANNER_ERROR, YISHI_SCANNER_ERROR_FAILED,
                 _("the camera cannot be used: the source “%s” is not understood: %s (correct YISHI_CAMERA_SOURCE)"),
                 named, own->message);
  return bin;
}

void
yishi_camera_set_error (GstMessage  *message,
                        GError     **error)
{
  g_autoptr(GError) own = NULL;
  g_autofree char *details = NULL;

  gst_message_parse_error (message, &own, &details);
  g_message ("GStreamer: %s: %s", own->message, details != NULL ? details : "");

  if (g_error_matches (own, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_BUSY))
    g_set_error (error, YISHI_SCANNER_ERROR, YISHI_SCANNER_ERROR_BUSY,
                 _("the camera cannot be used: another program has it (close that program, then switch it on again)"));
  else if (g_error_matches (own, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NOT_FOUND))
    g_set_error (error, YISHI_SCANNER_ERROR, YISHI_SCANNER_ERROR_NO_CAMERA,
                 _("no camera was found: plug one in (units can be typed all the same)"));
  else
    g_set_error (error, YISHI_SCANNER_ERROR, YISHI_SCANNER_ERROR_FAILED,
                 /* Translators: what GStreamer says */
                 _("the camera gives no picture: %s (plug it in anew, then switch it on again)"), own->message);
}
