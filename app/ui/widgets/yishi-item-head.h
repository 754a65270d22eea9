/* yishi-item-head.h - which item is looked at, how long it has taken, and how its vote stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_ITEM_HEAD (yishi_item_head_get_type ())
G_DECLARE_FINAL_TYPE (YishiItemHead, yishi_item_head, YISHI, ITEM_HEAD, AdwBin)

/* Signal "back": the item at hand is to be looked at again. */

/* @item: id, 0: none, it is between items. */
void yishi_item_head_show (YishiItemHead  *self,
                           YishiConductor *conductor,
                           gint64          item);
/* Brings the time up to now. */
void yishi_item_head_tick (YishiItemHead  *self);

G_END_DECLS
