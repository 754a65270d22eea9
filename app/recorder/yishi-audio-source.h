/* yishi-audio-source.h - where the sound comes from: a microphone, or what a test names instead
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * YISHI_AUDIO_SOURCE in the environment is a GStreamer description of a source that
 * takes the place of every microphone, such as “audiotestsrc is-live=true”.
 */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

#define YISHI_SAMPLE_RATE 48000
/* What every source gives and everything behind it takes. */
#define YISHI_SOUND_CAPS "audio/x-raw,format=S16LE,layout=interleaved,rate=48000,channels=1"

/* Starts GStreamer and looks whether it has all of @elements, which end with
 * NULL. Error: NO_PLUGIN. May take a second when called first: not for the main thread. */
gboolean    yishi_audio_check_elements (const char *const  *elements,
                                        GError            **error);
/* Whether the environment names a source. */
gboolean    yishi_audio_source_is_set  (void);
/* A bin with a pad “src” that gives YISHI_SOUND_CAPS. @device: (nullable): the sound server's name
 * for a microphone; NULL: its default. @microphone: (out) (nullable) (optional) (transfer none):
 * the element in it that knows which microphone it is. Returns: (transfer floating). */
GstElement *yishi_audio_source_new     (const char         *device,
                                        GstElement        **microphone,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the first error of the bus and says it as one of ours; FAILED if there is none. */
void        yishi_audio_set_bus_error  (GstBus             *bus,
                                        GError            **error);
/* Says what GStreamer says as one of ours. */
void        yishi_audio_set_error      (GstMessage         *message,
                                        GError            **error);

G_END_DECLS
