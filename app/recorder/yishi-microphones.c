/* yishi-microphones.c - the microphones that there are, as they come and go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GStreamer's provider of devices does not notice when the sound server dies, so
 * its thread asks the server something every two seconds, and begins anew when
 * there is no answer.
 */
#include "config.h"

#include "yishi-microphones.h"

#include <gst/gst.h>
#include <string.h>

#include "yishi-audio-source.h"
#include "yishi-microphone-private.h"

/* In ms. */
#define ASK_INTERVAL 2000

/* Of the thread alone, but for what is said otherwise. */
typedef struct
{
  gatomicrefcount  refs;         /* of the thread, and of each that is told */
  GWeakRef         microphones;  /* for the main thread */
  GMainContext    *home;         /* (owned) the model's */
  GMainContext    *context;      /* (owned) */
  GMainLoop       *loop;         /* (owned) */
  YishiDeviceList *list;         /* (owned) (nullable) NULL: there is no server */
  GstElement      *probe;        /* (owned) (nullable) is connected to the server */
} Listener;

struct _YishiMicrophones
{
  GObject parent_instance;

  GPtrArray *items;     /* (owned) of YishiMicrophone, by description */
  Listener  *listener;  /* owned by the thread */
  GThread   *thread;    /* (owned) (nullable) */
  gboolean   has_server;
  gboolean   is_known;
};

typedef enum
{
  PROP_HAS_SERVER = 1,
  PROP_IS_KNOWN,
} YishiMicrophonesProperty;

static GParamSpec *properties[PROP_IS_KNOWN + 1];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (YishiMicrophones,
                               yishi_microphones,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* The model */

static const YishiDevice *
find_device (GPtrArray  *devices,
             const char *name,
             const char *description)
{
  for (guint i = 0; i < devices->len; i++)
    {
      const YishiDevice *device = devices->pdata[i];

      if (strcmp (device->name, name) == 0 && strcmp (device->description, description) == 0)
        return device;
    }

  return NULL;
}

static void
insert (YishiMicrophones  *self,
        const YishiDevice *device)
{
  guint place = 0;

  while (place < self->items->len &&
         g_utf8_collate (yishi_microphone_get_description (self->items->pdata[place]), device->description) <= 0)
    place++;
  g_ptr_array_insert (self->items, place, yishi_microphone_new (device));
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

/* Takes over what the server has now; who stays is not touched. */
static void
take_over (YishiMicrophones *self,
           GPtrArray        *devices)
{
  for (guint i = self->items->len; i > 0; i--)
    {
      YishiMicrophone *item = self->items->pdata[i - 1];
      const YishiDevice *device = find_device (devices, yishi_microphone_get_name (item),
                                               yishi_microphone_get_description (item));

      if (device != NULL)
        {
          yishi_microphone_set_default (item, device->is_default);
          continue;
        }
      g_ptr_array_remove_index (self->items, i - 1);
      g_list_model_items_changed (G_LIST_MODEL (self), i - 1, 1, 0);
    }

  for (guint i = 0; i < devices->len; i++)
    {
      const YishiDevice *device = devices->pdata[i];

      if (yishi_microphones_find (self, device->name) == NULL)
        insert (self, device);
    }
}

/* What the thread has found. */
typedef struct
{
  Listener  *listener;  /* (owned) */
  GPtrArray *devices;   /* (owned) */
  gboolean   has_server;
} News;

static void
listener_unref (Listener *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_weak_ref_clear (&self->microphones);
  g_main_context_unref (self->home);
  g_main_context_unref (self->context);
  g_main_loop_unref (self->loop);
  g_free (self);
}

static void
news_free (gpointer data)
{
  News *news = data;

  listener_unref (news->listener);
  g_ptr_array_unref (news->devices);
  g_free (news);
}

static gboolean
tell_cb (gpointer user_data)
{
  News *news = user_data;
  g_autoptr(YishiMicrophones) self = g_weak_ref_get (&news->listener->microphones);

  if (self == NULL)
    return G_SOURCE_REMOVE;

  take_over (self, news->devices);
  if (self->has_server != news->has_server)
    {
      self->has_server = news->has_server;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SERVER]);
    }
  if (!self->is_known)
    {
      self->is_known = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_KNOWN]);
    }

  return G_SOURCE_REMOVE;
}

/* The thread */

/* Tells what there is. */
static void
tell (Listener *self)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  g_atomic_ref_count_inc (&self->refs);
  news->listener = self;
  news->has_server = self->list != NULL || yishi_audio_source_is_set ();
  if (self->list != NULL)
    news->devices = yishi_device_list_get (self->list);
  else
    news->devices = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_device_free);
  if (yishi_audio_source_is_set ())
    {
      YishiDevice *device = g_new0 (YishiDevice, 1);

      device->name = g_strdup ("YISHI_AUDIO_SOURCE");
      device->description = g_strdup (g_getenv ("YISHI_AUDIO_SOURCE"));
      device->is_default = TRUE;
      g_ptr_array_add (news->devices, device);
    }

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, news, news_free);
  g_source_attach (source, self->home);
}

static void
changed_cb (YishiDeviceList *list,
            gpointer         user_data)
{
  tell (user_data);
}

static void
disconnect (Listener *self)
{
  g_clear_pointer (&self->list, yishi_device_list_free);
  if (self->probe != NULL)
    gst_element_set_state (self->probe, GST_STATE_NULL);
  g_clear_pointer (&self->probe, gst_object_unref);
}

static void
look_for_server (Listener *self)
{
  self->probe = gst_element_factory_make ("pulsesrc", NULL);
  if (self->probe == NULL)
    return;

  gst_object_ref_sink (self->probe);
  if (gst_element_set_state (self->probe, GST_STATE_READY) != GST_STATE_CHANGE_FAILURE)
    self->list = yishi_device_list_new (self->context, changed_cb, self);
  if (self->list == NULL)
    disconnect (self);
}

/* Whether the server tells the name of its default microphone. Without one it does not either. */
static gboolean
has_answer (Listener *self)
{
  g_autofree char *name = NULL;

  if (self->probe != NULL)
    g_object_get (self->probe, "device-name", &name, NULL);
  return name != NULL;
}

static gboolean
ask_cb (gpointer user_data)
{
  Listener *self = user_data;

  if (has_answer (self))
    return G_SOURCE_CONTINUE;

  disconnect (self);
  look_for_server (self);
  tell (self);
  return G_SOURCE_CONTINUE;
}

static gpointer
listen (gpointer data)
{
  static const char *const elements[] = { "pulsesrc", NULL };
  Listener *self = data;
  g_autoptr(GSource) questions = g_timeout_source_new (ASK_INTERVAL);

  g_main_context_push_thread_default (self->context);
  if (!yishi_audio_source_is_set () && yishi_audio_check_elements (elements, NULL))
    {
      look_for_server (self);
      g_source_set_callback (questions, ask_cb, self, NULL);
      g_source_attach (questions, self->context);
    }
  tell (self);
  g_main_loop_run (self->loop);
  g_source_destroy (questions);
  disconnect (self);
  g_main_context_pop_thread_default (self->context);

  listener_unref (self);
  return NULL;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* The object */

static GType
get_item_type (GListModel *model)
{
  return YISHI_TYPE_MICROPHONE;
}

static guint
get_n_items (GListModel *model)
{
  return YISHI_MICROPHONES (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  YishiMicrophones *self = YISHI_MICROPHONES (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
yishi_microphones_dispose (GObject *object)
{
  YishiMicrophones *self = YISHI_MICROPHONES (object);

  if (self->thread != NULL)
    {
      /* Not joined: the sound server may take its time. */
      g_autoptr(GSource) source = g_idle_source_new ();

      g_source_set_callback (source, quit_cb, g_main_loop_ref (self->listener->loop), (GDestroyNotify) g_main_loop_unref);
      g_source_attach (source, self->listener->context);
      self->listener = NULL;
      g_clear_pointer (&self->thread, g_thread_unref);
    }
  G_OBJECT_CLASS (yishi_microphones_parent_class)->dispose (object);
}

static void
yishi_microphones_finalize (GObject *object)
{
  g_ptr_array_unref (YISHI_MICROPHONES (object)->items);
  G_OBJECT_CLASS (yishi_microphones_parent_class)->finalize (object);
}

static void
yishi_microphones_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  YishiMicrophones *self = YISHI_MICROPHONES (object);

  switch ((YishiMicrophonesProperty) property_id)
    {
    case PROP_HAS_SERVER:
      g_value_set_boolean (value, self->has_server);
      break;
    case PROP_IS_KNOWN:
      g_value_set_boolean (value, self->is_known);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_microphones_class_init (YishiMicrophonesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = yishi_microphones_dispose;
  object_class->finalize = yishi_microphones_finalize;
  object_class->get_property = yishi_microphones_get_property;
  properties[PROP_HAS_SERVER] = g_param_spec_boolean ("has-server", NULL, NULL, FALSE, flags);
  properties[PROP_IS_KNOWN] = g_param_spec_boolean ("is-known", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
yishi_microphones_init (YishiMicrophones *self)
{
  Listener *listener = g_new0 (Listener, 1);

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_atomic_ref_count_init (&listener->refs);
  g_weak_ref_init (&listener->microphones, self);
  listener->home = g_main_context_ref_thread_default ();
  listener->context = g_main_context_new ();
  listener->loop = g_main_loop_new (listener->context, FALSE);
  self->listener = listener;
  self->thread = g_thread_new ("yishi-microphones", listen, listener);
}

YishiMicrophones *
yishi_microphones_new (void)
{
  return g_object_new (YISHI_TYPE_MICROPHONES, NULL);
}

gboolean
yishi_microphones_has_server (YishiMicrophones *self)
{
  g_return_val_if_fail (YISHI_IS_MICROPHONES (self), FALSE);

  return self->has_server;
}

gboolean
yishi_microphones_is_known (YishiMicrophones *self)
{
  g_return_val_if_fail (YISHI_IS_MICROPHONES (self), FALSE);

  return self->is_known;
}

YishiMicrophone *
yishi_microphones_find (YishiMicrophones *self,
                        const char       *name)
{
  g_return_val_if_fail (YISHI_IS_MICROPHONES (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (yishi_microphone_get_name (self->items->pdata[i]), name) == 0)
      return self->items->pdata[i];

  return NULL;
}
