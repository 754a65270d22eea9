/* yishi-db-merge.h - units of which the chair has said that they are not one person's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is one person decides every count by heads, so a rejection is journalled
 * like a merge. It stands beside the settings of the record, since it outlives
 * every version of the roll.
 */
#pragma once

#include "yishi-store.h"

G_BEGIN_DECLS

/* @units: NULL-terminated names of two units or more, in the order in which they are
 * offered. @reason: (nullable): NULL offers them again, which is no error where they
 * were not rejected. NOT_FOUND if the roll has no such unit; REFUSED without a
 * reason, or for fewer units. */
gboolean    yishi_db_reject_merge         (YishiDb             *db,
                                           const char *const   *units,
                                           const char          *reason,
                                           GError             **error);
/* Returns: (transfer full): from the names, parted by blanks, to the reasons */
GHashTable *yishi_db_list_rejected_merges (YishiDb             *db,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* Journals the rejections that the workspace kept before they were journalled, one
 * a line: names, a tab, the reason. Nothing happens where it keeps none. */
gboolean    yishi_db_adopt_rejected_merges (YishiDb            *db,
                                           GError             **error);

G_END_DECLS
