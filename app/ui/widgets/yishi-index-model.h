/* yishi-index-model.h - a list of places in something long, whose items are made when they are looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list over 50,000 units costs four bytes a unit where some are left out, and
 * nothing where all are shown: only what is on the screen is an object. What is
 * at a place, the list that shows it knows.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define YISHI_TYPE_INDEX_ITEM (yishi_index_item_get_type ())
G_DECLARE_FINAL_TYPE (YishiIndexItem, yishi_index_item, YISHI, INDEX_ITEM, GObject)

guint            yishi_index_item_get  (YishiIndexItem  *self);

#define YISHI_TYPE_INDEX_MODEL (yishi_index_model_get_type ())
G_DECLARE_FINAL_TYPE (YishiIndexModel, yishi_index_model, YISHI, INDEX_MODEL, GObject)

YishiIndexModel *yishi_index_model_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows other things in place of all that were shown. @indices: (nullable)
 * (element-type guint): a reference is kept; NULL for 0 up to @n, else @n is not
 * looked at. */
void             yishi_index_model_set (YishiIndexModel *self,
                                        guint            n,
                                        GArray          *indices);

G_END_DECLS
