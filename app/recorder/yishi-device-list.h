/* yishi-device-list.h - the sound server's microphones, as they come and go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char     *name;         /* (owned) the sound server's, such as “alsa_input.usb-…” */
  char     *description;  /* (owned) for people */
  gboolean  is_default;
} YishiDevice;

typedef struct _YishiDeviceList YishiDeviceList;

typedef void (*YishiDeviceListChanged) (YishiDeviceList *list,
                                        gpointer         user_data);

/* Listens from now on. Waits for the sound server a little while; not for the main
 * thread. @changed comes in @context. Returns: (nullable): NULL if there is no sound server. */
YishiDeviceList   *yishi_device_list_new  (GMainContext           *context,
                                           YishiDeviceListChanged  changed,
                                           gpointer                user_data) G_GNUC_WARN_UNUSED_RESULT;
void               yishi_device_list_free (YishiDeviceList        *self);
/* Returns: (transfer container) (element-type YishiDevice): what records rooms; what only
 * records the loudspeakers is left out. From any thread. */
GPtrArray         *yishi_device_list_get  (YishiDeviceList        *self) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): the description of a microphone, or @name where it is not known */
char              *yishi_device_list_describe (YishiDeviceList    *self,
                                               const char         *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean           yishi_device_list_has  (YishiDeviceList        *self,
                                           const char             *name);
void               yishi_device_free      (YishiDevice            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiDeviceList, yishi_device_list_free)

G_END_DECLS
