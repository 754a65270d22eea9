/* yishi-index-model.c - a list of places in something long, whose items are made when they are looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-index-model.h"

struct _YishiIndexItem
{
  GObject parent_instance;

  guint index;
};

G_DEFINE_FINAL_TYPE (YishiIndexItem, yishi_index_item, G_TYPE_OBJECT)

static void
yishi_index_item_class_init (YishiIndexItemClass *klass)
{
}

static void
yishi_index_item_init (YishiIndexItem *self)
{
}

guint
yishi_index_item_get (YishiIndexItem *self)
{
  g_return_val_if_fail (YISHI_IS_INDEX_ITEM (self), 0);

  return self->index;
}

struct _YishiIndexModel
{
  GObject parent_instance;

  guint   n;
  GArray *indices;  /* (owned) (nullable) NULL: 0 up to @n */
};

static guint
yishi_index_model_get_n_items (GListModel *list)
{
  return YISHI_INDEX_MODEL (list)->n;
}

static gpointer
yishi_index_model_get_item (GListModel *list,
                            guint       position)
{
  YishiIndexModel *self = YISHI_INDEX_MODEL (list);
  YishiIndexItem *item;

  if (position >= self->n)
    return NULL;

  item = g_object_new (YISHI_TYPE_INDEX_ITEM, NULL);
  item->index = self->indices != NULL ? g_array_index (self->indices, guint, position) : position;
  return item;
}

static GType
yishi_index_model_get_item_type (GListModel *list)
{
  return YISHI_TYPE_INDEX_ITEM;
}

static void
yishi_index_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = yishi_index_model_get_item_type;
  iface->get_n_items = yishi_index_model_get_n_items;
  iface->get_item = yishi_index_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (YishiIndexModel, yishi_index_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, yishi_index_model_list_init))

static void
yishi_index_model_finalize (GObject *object)
{
  g_clear_pointer (&YISHI_INDEX_MODEL (object)->indices, g_array_unref);
  G_OBJECT_CLASS (yishi_index_model_parent_class)->finalize (object);
}

static void
yishi_index_model_class_init (YishiIndexModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yishi_index_model_finalize;
}

static void
yishi_index_model_init (YishiIndexModel *self)
{
}

YishiIndexModel *
yishi_index_model_new (void)
{
  return g_object_new (YISHI_TYPE_INDEX_MODEL, NULL);
}

void
yishi_index_model_set (YishiIndexModel *self,
                       guint            n,
                       GArray          *indices)
{
  guint removed;

  g_return_if_fail (YISHI_IS_INDEX_MODEL (self));

  removed = self->n;
  if (indices != NULL)
    g_array_ref (indices);
  g_clear_pointer (&self->indices, g_array_unref);
  self->indices = indices;
  self->n = indices != NULL ? indices->len : n;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->n);
}
