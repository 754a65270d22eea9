/* yishi-device-list.c - the sound server's microphones, as they come and go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GStreamer's device monitor lists every microphone once for each provider that
 * knows it, so one provider is asked: that of the source that records.
 */
#include "yishi-device-list.h"

#include <gst/gst.h>
#include <string.h>

struct _YishiDeviceList
{
  GstDeviceProvider *provider;  /* (owned) started */
  GSource           *bus;       /* (owned) */

  YishiDeviceListChanged changed;
  gpointer               user_data;
};

void
yishi_device_free (YishiDevice *self)
{
  g_free (self->name);
  g_free (self->description);
  g_free (self);
}

static gboolean
message_received_cb (GstBus     *bus,
                     GstMessage *message,
                     gpointer    user_data)
{
  YishiDeviceList *self = user_data;
  const GstMessageType kinds = GST_MESSAGE_DEVICE_ADDED | GST_MESSAGE_DEVICE_REMOVED | GST_MESSAGE_DEVICE_CHANGED;

  /* GstMessageType's later kinds share a bit and count up from it. */
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_DEVICE_ADDED ||
      GST_MESSAGE_TYPE (message) == GST_MESSAGE_DEVICE_REMOVED ||
      (GST_MESSAGE_TYPE (message) & kinds) == GST_MESSAGE_DEVICE_CHANGED)
    self->changed (self, self->user_data);
  return G_SOURCE_CONTINUE;
}

YishiDeviceList *
yishi_device_list_new (GMainContext           *context,
                       YishiDeviceListChanged  changed,
                       gpointer                user_data)
{
  GstDeviceProvider *provider = gst_device_provider_factory_get_by_name ("pulsedeviceprovider");
  g_autoptr(GstBus) bus = NULL;
  YishiDeviceList *self;

  if (provider == NULL || !gst_device_provider_start (provider))
    {
      g_clear_pointer (&provider, gst_object_unref);
      return NULL;
    }

  self = g_new0 (YishiDeviceList, 1);
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
yishi_device_list_free (YishiDeviceList *self)
{
  g_source_destroy (self->bus);
  g_source_unref (self->bus);
  gst_device_provider_stop (self->provider);
  gst_object_unref (self->provider);
  g_free (self);
}

/* NULL for what is no microphone. */
static YishiDevice *
make_device (GstDevice *device)
{
  g_autoptr(GstStructure) properties = gst_device_get_properties (device);
  g_autofree char *description = gst_device_get_display_name (device);
  g_autoptr(GstElement) element = NULL;
  g_autofree char *name = NULL;
  YishiDevice *made;

  if (!gst_device_has_classes (device, "Audio/Source") ||
      (properties != NULL && g_strcmp0 (gst_structure_get_string (properties, "device.class"), "monitor") == 0))
    return NULL;

  element = gst_device_create_element (device, NULL);
  if (element == NULL)
    return NULL;
  gst_object_ref_sink (element);
  g_object_get (element, "device", &name, NULL);
  if (name == NULL)
    return NULL;

  made = g_new0 (YishiDevice, 1);
  made->name = g_steal_pointer (&name);
  made->description = g_steal_pointer (&description);
  made->is_default = FALSE;
  if (properties != NULL)
    gst_structure_get_boolean (properties, "is-default", &made->is_default);
  return made;
}

GPtrArray *
yishi_device_list_get (YishiDeviceList *self)
{
  GPtrArray *made = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_device_free);
  GList *devices = gst_device_provider_get_devices (self->provider);

  for (GList *l = devices; l != NULL; l = l->next)
    {
      YishiDevice *device = make_device (l->data);

      if (device != NULL)
        g_ptr_array_add (made, device);
    }

  g_list_free_full (devices, gst_object_unref);
  return made;
}

char *
yishi_device_list_describe (YishiDeviceList *self,
                            const char      *name)
{
  g_autoptr(GPtrArray) devices = yishi_device_list_get (self);

  for (guint i = 0; i < devices->len; i++)
    {
      const YishiDevice *device = devices->pdata[i];

      if (strcmp (device->name, name) == 0)
        return g_strdup (device->description);
    }

  return g_strdup (name);
}

gboolean
yishi_device_list_has (YishiDeviceList *self,
                       const char      *name)
{
  g_autoptr(GPtrArray) devices = yishi_device_list_get (self);

  for (guint i = 0; i < devices->len; i++)
    if (strcmp (((const YishiDevice *) devices->pdata[i])->name, name) == 0)
      return TRUE;

  return FALSE;
}
