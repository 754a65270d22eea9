/* yishi-microphone.c - one microphone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-microphone-private.h"

struct _YishiMicrophone
{
  GObject parent_instance;

  char     *name;         /* (owned) */
  char     *description;  /* (owned) */
  gboolean  is_default;
};

typedef enum
{
  PROP_NAME = 1,
  PROP_DESCRIPTION,
  PROP_IS_DEFAULT,
} YishiMicrophoneProperty;

static GParamSpec *properties[PROP_IS_DEFAULT + 1];

G_DEFINE_FINAL_TYPE (YishiMicrophone, yishi_microphone, G_TYPE_OBJECT)

static void
yishi_microphone_finalize (GObject *object)
{
  YishiMicrophone *self = YISHI_MICROPHONE (object);

  g_free (self->name);
  g_free (self->description);
  G_OBJECT_CLASS (yishi_microphone_parent_class)->finalize (object);
}

static void
yishi_microphone_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  YishiMicrophone *self = YISHI_MICROPHONE (object);

  switch ((YishiMicrophoneProperty) property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_IS_DEFAULT:
      g_value_set_boolean (value, self->is_default);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_microphone_class_init (YishiMicrophoneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = yishi_microphone_finalize;
  object_class->get_property = yishi_microphone_get_property;
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_IS_DEFAULT] = g_param_spec_boolean ("is-default", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
yishi_microphone_init (YishiMicrophone *self)
{
}

YishiMicrophone *
yishi_microphone_new (const YishiDevice *device)
{
  YishiMicrophone *self = g_object_new (YISHI_TYPE_MICROPHONE, NULL);

  self->name = g_strdup (device->name);
  self->description = g_strdup (device->description);
  self->is_default = device->is_default;
  return self;
}

void
yishi_microphone_set_default (YishiMicrophone *self,
                              gboolean         is_default)
{
  if (self->is_default == is_default)
    return;
  self->is_default = is_default;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_DEFAULT]);
}

const char *
yishi_microphone_get_name (YishiMicrophone *self)
{
  g_return_val_if_fail (YISHI_IS_MICROPHONE (self), NULL);

  return self->name;
}

const char *
yishi_microphone_get_description (YishiMicrophone *self)
{
  g_return_val_if_fail (YISHI_IS_MICROPHONE (self), NULL);

  return self->description;
}

gboolean
yishi_microphone_is_default (YishiMicrophone *self)
{
  g_return_val_if_fail (YISHI_IS_MICROPHONE (self), FALSE);

  return self->is_default;
}
