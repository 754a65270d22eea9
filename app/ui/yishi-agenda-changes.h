/* yishi-agenda-changes.h - the changes of an agenda that need nothing but an item, and what is said of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-history.h"

G_BEGIN_DECLS

/* The item goes, with its parts. */
YishiChange *yishi_change_remove   (const YishiMeetingState *meeting,
                                    gint64                   item) G_GNUC_WARN_UNUSED_RESULT;
/* @reason: "" puts the item back */
YishiChange *yishi_change_withdraw (const YishiItem         *item,
                                    const char              *reason) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full) (nullable): what is said once it was done; NULL where
 * it is plainly seen */
char        *yishi_say_change      (const YishiChange       *change) G_GNUC_WARN_UNUSED_RESULT;
/* Whether what describes them is the same, from kind to masks_names. */
gboolean     yishi_items_are_alike (const YishiItem         *a,
                                    const YishiItem         *b);
/* Returns: (transfer none) (nullable): what of the item stays as it is, and why;
 * NULL if all of it can be changed. @is_closed: its meeting is */
const char  *yishi_say_bounds      (const YishiItem         *item,
                                    gboolean                 is_closed);

G_END_DECLS
