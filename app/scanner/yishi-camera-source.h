/* yishi-camera-source.h - where the picture comes from: a camera, or what a test names instead
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * YISHI_CAMERA_SOURCE in the environment is a GStreamer description of a source that takes the
 * place of every camera, such as “videotestsrc is-live=true”.
 */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* Starts GStreamer and looks whether it has what reading needs. Error: NO_PLUGIN, FAILED. May
 * take a second when called first: not for the main thread. */
gboolean    yishi_camera_check_elements (GError       **error);
/* Whether the environment names a source. */
gboolean    yishi_camera_source_is_set  (void);
/* Which of what a camera offers is taken: large enough for the code of a slip at arm's length,
 * and often enough that nobody waits. Returns: (transfer full) */
GstCaps    *yishi_camera_choose_caps    (const GstCaps *offered) G_GNUC_WARN_UNUSED_RESULT;
/* A bin with a pad “src” that gives pictures. @device: (nullable): a camera; needed where the
 * environment names no source. Returns: (transfer floating) (nullable) */
GstElement *yishi_camera_source_new     (GstDevice     *device,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Says what GStreamer says as one of ours. */
void        yishi_camera_set_error      (GstMessage    *message,
                                         GError       **error);

G_END_DECLS
