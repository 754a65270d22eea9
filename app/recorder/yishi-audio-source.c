/* yishi-audio-source.c - where the sound comes from: a microphone, or what a test names instead
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-audio-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-recorder-error.h"

/* The program's clock rules. The buffer holds 30 s: a program that is suspended for less finds all its sound
 * again, and at its right time; with the usual 200 ms all that followed stood 200 ms late. */
#define MICROPHONE "pulsesrc name=microphone provide-clock=false buffer-time=30000000 latency-time=10000"
/* The sound server may be late, and what follows must not hold it up. */
#define BEHIND_SOURCE                                                                                                  \
  " ! queue max-size-time=10000000000 max-size-bytes=0 max-size-buffers=0"                                             \
  " ! audioconvert ! audioresample ! capsfilter caps=" YISHI_SOUND_CAPS

/* The Debian package that has an element. */
static const char *
get_package (const char *element)
{
  static const char *const good[] = { "pulsesrc", "pulsesink", "level", "flacenc", "scaletempo", "wavenc", NULL };

  return g_strv_contains (good, element) ? "gstreamer1.0-plugins-good" : "gstreamer1.0-plugins-base";
}

gboolean
yishi_audio_check_elements (const char *const  *elements,
                            GError            **error)
{
  g_autoptr(GError) own = NULL;

  if (!gst_init_check (NULL, NULL, &own))
    {
      g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_FAILED,
                   _("there is no sound: GStreamer does not start: %s (install it anew)"), own->message);
      return FALSE;
    }

  for (guint i = 0; elements[i] != NULL; i++)
    {
      g_autoptr(GstElementFactory) factory = gst_element_factory_find (elements[i]);

      if (factory == NULL)
        {
          g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_NO_PLUGIN,
                       /* Translators: names of a part of GStreamer and of a package */
                       _("there is no sound: the part “%s” of GStreamer is missing (install the package %s)"),
                       elements[i], get_package (elements[i]));
          return FALSE;
        }
    }

  return TRUE;
}

static const char *
get_description (void)
{
  const char *description = g_getenv ("YISHI_AUDIO_SOURCE");

  return description != NULL && *description != '\0' ? description : NULL;
}

gboolean
yishi_audio_source_is_set (void)
{
  return get_description () != NULL;
}

GstElement *
yishi_audio_source_new (const char  *device,
                        GstElement **microphone,
                        GError     **error)
{
  const char *named = get_description ();
  g_autofree char *description = g_strconcat (named != NULL ? named : MICROPHONE, BEHIND_SOURCE, NULL);
  g_autoptr(GError) own = NULL;
  GstElement *bin = gst_parse_bin_from_description_full (description, TRUE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &own);
  GstElement *element;

  if (bin == NULL)
    {
      g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_FAILED,
                   _("there is no sound: the source “%s” is not understood: %s (correct YISHI_AUDIO_SOURCE)"),
                   named != NULL ? named : "pulsesrc", own->message);
      return NULL;
    }

  element = named == NULL ? gst_bin_get_by_name (GST_BIN (bin), "microphone") : NULL;
  if (element != NULL && device != NULL)
    g_object_set (element, "device", device, NULL);
  if (microphone != NULL)
    *microphone = element;
  if (element != NULL)
    gst_object_unref (element);  /* the bin holds it */
  return bin;
}

void
yishi_audio_set_error (GstMessage  *message,
                       GError     **error)
{
  g_autoptr(GError) own = NULL;
  g_autofree char *details = NULL;
  const char *text;

  gst_message_parse_error (message, &own, &details);
  g_message ("GStreamer: %s: %s", own->message, details != NULL ? details : "");
  text = details != NULL ? details : own->message;

  /* The sound server's reasons are texts in the user's language; what was tried is always said alike. */
  if (strstr (text, "gst_pulsesrc_prepare") != NULL)
    g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_NO_MICROPHONE,
                 _("no usable microphone was found: plug one in, or look at the computer’s sound settings"));
  else if (strstr (text, "gst_pulsesrc_open") != NULL)
    g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_NO_SERVER,
                 _("no usable microphone was found: plug one in, or look at the computer’s sound settings (the sound "
                   "server, PulseAudio or PipeWire, does not answer)"));
  else if (strstr (text, "gst_pulseringbuffer_open_device") != NULL)
    g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_NO_SERVER,
                 _("there is no sound: the sound server does not answer (start PulseAudio or PipeWire, or log in "
                   "anew)"));
  else
    g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_FAILED,
                 /* Translators: what GStreamer says */
                 _("there is no sound: %s (begin again, or choose another device)"), own->message);
}

void
yishi_audio_set_bus_error (GstBus  *bus,
                           GError **error)
{
  g_autoptr(GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);

  if (message != NULL)
    yishi_audio_set_error (message, error);
  else
    g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_FAILED,
                 _("there is no sound: %s (begin again, or choose another device)"), "GStreamer");
}
