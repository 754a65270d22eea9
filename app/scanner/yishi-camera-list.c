/* yishi-camera-list.c - the cameras that are plugged in, as they come and go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One provider is asked, that of the source that is used: a monitor would list every
 * camera once for each provider that knows it.
 */
#include "yishi-camera-list.h"

struct _YishiCameraList
{
  GstDeviceProvider *provider;  /* (owned) started */
  GSource           *bus;       /* (owned) */

  YishiCameraListChanged changed;
  gpointer               user_data;
};

static gboolean
message_received_cb (GstBus     *bus,
                     GstMessage *message,
                     gpointer    user_data)
{
  YishiCameraList *self = user_data;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_DEVICE_ADDED || GST_MESSAGE_TYPE (message) == GST_MESSAGE_DEVICE_REMOVED)
    self->changed (self, self->user_data);
  return G_SOURCE_CONTINUE;
}

YishiCameraList *
yishi_camera_list_new (GMainContext           *context,
                       YishiCameraListChanged  changed,
                       gpointer                user_data)
{
  GstDeviceProvider *provider = gst_device_provider_factory_get_by_name ("v4l2deviceprovider");
  g_autoptr(GstBus) bus = NULL;
  YishiCameraList *self;

  if (provider == NULL || !gst_device_provider_start (provider))
    {
      g_clear_pointer (&provider, gst_object_unref);
      return NULL;
    }

  self = g_new0 (YishiCameraList, 1);
  self->provider = provider;
  self->changed = changed;
  self->user_data = user_data;
  bus = gst_device_provider_get_bus (provider);
  self->bus = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus, G_SOURCE_FUNC (message_received_cb), self, NULL);
  g_source_attach (self->bus, context);
  return self;
}

void
yishi_camera_list_free (YishiCameraList *self)
{
  g_source_destroy (self->bus);
  g_source_unref (self->bus);
  gst_device_provider_stop (self->provider);
  gst_object_unref (self->provider);
  g_free (self);
}

char **
yishi_camera_list_names (YishiCameraList *self)
{
  GList *devices = gst_device_provider_get_devices (self->provider);
  GPtrArray *names = g_ptr_array_new ();

  for (GList *l = devices; l != NULL; l = l->next)
    if (gst_device_has_classes (l->data, "Video/Source"))
      g_ptr_array_add (names, gst_device_get_display_name (l->data));
  g_ptr_array_add (names, NULL);

  g_list_free_full (devices, gst_object_unref);
  return (char **) g_ptr_array_free (names, FALSE);
}

GstDevice *
yishi_camera_list_find (YishiCameraList *self,
                        const char      *name)
{
  GList *devices = gst_device_provider_get_devices (self->provider);
  GstDevice *found = NULL;
  gboolean is_named = FALSE;

  for (GList *l = devices; l != NULL && !is_named; l = l->next)
    {
      g_autofree char *own = NULL;

      if (!gst_device_has_classes (l->data, "Video/Source"))
        continue;
      own = gst_device_get_display_name (l->data);
      is_named = g_strcmp0 (own, name) == 0;
      if (is_named || found == NULL)
        gst_object_replace ((GstObject **) &found, l->data);
    }

  g_list_free_full (devices, gst_object_unref);
  return found;
}
