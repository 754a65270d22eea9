/* yishi-name-mask.h - texts without the people and homes of a roll, for what leaves the house
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-roll.h"

G_BEGIN_DECLS

typedef struct _YishiNameMask YishiNameMask;

/* @roll: kept by the caller for as long as the mask is used. */
YishiNameMask *yishi_name_mask_new   (const YishiRoll     *roll) G_GNUC_WARN_UNUSED_RESULT;
void           yishi_name_mask_free  (YishiNameMask       *self);
/* "张*的3幢2单元***漏水，电话***": every name on the roll, every room, every telephone and
 * ID number, wherever they stand in @text. @self: (nullable): NULL masks numbers alone */
char          *yishi_name_mask_clean (const YishiNameMask *self,
                                      const char          *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiNameMask, yishi_name_mask_free)

G_END_DECLS
