/* yishi-merge-list.h - units that may be one person's, to be accepted or rejected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_MERGE_LIST (yishi_merge_list_get_type ())
G_DECLARE_FINAL_TYPE (YishiMergeList, yishi_merge_list, YISHI, MERGE_LIST, AdwBin)

/* Property "n-open" (uint): merges that wait for the chair. */

/* Looks for them in @roll, and shows them when they are found. */
void yishi_merge_list_show (YishiMergeList  *self,
                            YishiRecord     *record,
                            YishiLoadedRoll *roll);

G_END_DECLS
