/* yishi-page.c - what the pages of the window have in common: a record, and when to look at it anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-page.h"

typedef struct
{
  YishiConductor   *conductor;   /* (owned) */
  YishiRecordParts  pending;     /* changed since the last update */
  gboolean          is_behind;   /* the session has changed since the last look */
} YishiPagePrivate;

typedef enum
{
  PROP_CONDUCTOR = 1,
} YishiPageProperty;

static GParamSpec *properties[PROP_CONDUCTOR + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (YishiPage, yishi_page, ADW_TYPE_BIN)

static void
update_if_seen (YishiPage *self)
{
  YishiPagePrivate *priv = yishi_page_get_instance_private (self);
  YishiPageClass *class = YISHI_PAGE_GET_CLASS (self);
  YishiRecordParts parts = priv->pending;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || (parts == 0 && !priv->is_behind))
    return;

  priv->pending = 0;
  priv->is_behind = FALSE;
  if (parts != 0 && class->update != NULL)
    class->update (self, parts);
  if (class->conduct != NULL)
    class->conduct (self);
}

static void
record_changed_cb (YishiPage *self,
                   guint      parts)
{
  YishiPagePrivate *priv = yishi_page_get_instance_private (self);

  priv->pending |= parts;
  update_if_seen (self);
}

static void
conductor_changed_cb (YishiPage *self)
{
  YishiPagePrivate *priv = yishi_page_get_instance_private (self);

  priv->is_behind = TRUE;
  update_if_seen (self);
}

static void
yishi_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (yishi_page_parent_class)->map (widget);
  update_if_seen (YISHI_PAGE (widget));
}

static void
yishi_page_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  YishiPagePrivate *priv = yishi_page_get_instance_private (YISHI_PAGE (object));

  switch ((YishiPageProperty) property_id)
    {
    case PROP_CONDUCTOR:
      g_value_set_object (value, priv->conductor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_page_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  YishiPagePrivate *priv = yishi_page_get_instance_private (YISHI_PAGE (object));

  switch ((YishiPageProperty) property_id)
    {
    case PROP_CONDUCTOR:
      priv->conductor = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_page_constructed (GObject *object)
{
  YishiPagePrivate *priv = yishi_page_get_instance_private (YISHI_PAGE (object));

  G_OBJECT_CLASS (yishi_page_parent_class)->constructed (object);

  priv->pending = YISHI_PART_ALL;
  g_return_if_fail (priv->conductor != NULL);
  g_signal_connect_object (yishi_conductor_get_record (priv->conductor), "changed", G_CALLBACK (record_changed_cb),
                           object, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->conductor, "changed", G_CALLBACK (conductor_changed_cb), object, G_CONNECT_SWAPPED);
}

static void
yishi_page_finalize (GObject *object)
{
  YishiPagePrivate *priv = yishi_page_get_instance_private (YISHI_PAGE (object));

  g_clear_object (&priv->conductor);
  G_OBJECT_CLASS (yishi_page_parent_class)->finalize (object);
}

static void
yishi_page_class_init (YishiPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = yishi_page_constructed;
  object_class->finalize = yishi_page_finalize;
  object_class->get_property = yishi_page_get_property;
  object_class->set_property = yishi_page_set_property;
  widget_class->map = yishi_page_map;

  properties[PROP_CONDUCTOR] =
    g_param_spec_object ("conductor", NULL, NULL, YISHI_TYPE_CONDUCTOR,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
yishi_page_init (YishiPage *self)
{
}

YishiRecord *
yishi_page_get_record (YishiPage *self)
{
  YishiPagePrivate *priv = yishi_page_get_instance_private (self);

  g_return_val_if_fail (YISHI_IS_PAGE (self), NULL);

  return yishi_conductor_get_record (priv->conductor);
}

YishiConductor *
yishi_page_get_conductor (YishiPage *self)
{
  YishiPagePrivate *priv = yishi_page_get_instance_private (self);

  g_return_val_if_fail (YISHI_IS_PAGE (self), NULL);

  return priv->conductor;
}

/**
 * yishi_page_take_focus:
 *
 * Puts the focus where the work of the page begins, or on its first control.
 */
void
yishi_page_take_focus (YishiPage *self)
{
  g_return_if_fail (YISHI_IS_PAGE (self));

  if (YISHI_PAGE_GET_CLASS (self)->focus != NULL)
    YISHI_PAGE_GET_CLASS (self)->focus (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
