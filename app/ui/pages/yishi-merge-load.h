/* yishi-merge-load.h - finds the units that may be one person's, without those the chair has rejected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-record.h"

G_BEGIN_DECLS

/* Immutable once it is given. */
typedef struct
{
  YishiLoadedRoll *roll;      /* (owned) */
  GPtrArray       *merges;    /* (owned) (element-type YishiPossibleMerge): open ones first */
  guint            n_open;    /* the others were rejected */
  GPtrArray       *reasons;   /* (owned) (element-type char*): of the rejected ones, in their order */
} YishiMerges;

void         yishi_merges_free          (YishiMerges         *self);
/* @roll: in which they are looked for, on a thread of its own. */
void         yishi_merges_load_async    (YishiRecord         *record,
                                         YishiLoadedRoll     *roll,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
YishiMerges *yishi_merges_load_finish   (YishiRecord         *record,
                                         GAsyncResult        *result,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* Rejects that @units (NULL-terminated, as yishi_merge_list_units() gives them) are one
 * person's, or with @reason NULL offers it again. */
void         yishi_merges_reject_async  (YishiRecord         *record,
                                         const char *const   *units,
                                         const char          *reason,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
/* Makes one person of the owners of @units; with @confirm FALSE takes the units out of
 * the person that the chair had confirmed. */
void         yishi_merges_decide_async  (YishiRecord         *record,
                                         const char *const   *units,
                                         gboolean             confirm,
                                         const char          *reason,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
/* For both. */
gboolean     yishi_merges_store_finish  (YishiRecord         *record,
                                         GAsyncResult        *result,
                                         GError             **error);
/* Returns: (transfer full): the names of its units */
char       **yishi_merge_list_units     (const YishiRoll          *roll,
                                         const YishiPossibleMerge *merge) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiMerges, yishi_merges_free)

G_END_DECLS
