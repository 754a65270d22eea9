/* yishi-camera-list.h - the cameras that are plugged in, as they come and go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

typedef struct _YishiCameraList YishiCameraList;

typedef void (*YishiCameraListChanged) (YishiCameraList *list,
                                        gpointer         user_data);

/* Listens from now on; @changed comes in @context. Looks at devices: not for the main thread.
 * Returns: (nullable): NULL if this machine's GStreamer knows no cameras. */
YishiCameraList *yishi_camera_list_new   (GMainContext           *context,
                                          YishiCameraListChanged  changed,
                                          gpointer                user_data) G_GNUC_WARN_UNUSED_RESULT;
void             yishi_camera_list_free  (YishiCameraList        *self);
/* Returns: (transfer full): their names, NULL-terminated */
char           **yishi_camera_list_names (YishiCameraList        *self) G_GNUC_WARN_UNUSED_RESULT;
/* @name: (nullable). Returns: (transfer full) (nullable): the one of that name, else the first */
GstDevice       *yishi_camera_list_find  (YishiCameraList        *self,
                                          const char             *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
