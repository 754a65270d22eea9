/* yishi-minutes-export.h - the minutes of a meeting as PDF files, made beside the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-minutes-paper.h"
#include "yishi-record.h"

G_BEGIN_DECLS

/* What is to be made: paths are owned, NULL for a copy that is not wanted. */
typedef struct
{
  gint64  meeting;                /* id */
  char   *language;               /* (owned) zh_CN or en */
  char   *paths[YISHI_N_COPIES];  /* (owned) (nullable) */
} YishiMinutesWish;

void     yishi_minutes_wish_clear    (YishiMinutesWish     *self);

/* Reads the meeting in a job of the record, composes and writes in a thread of its own,
 * and notes the papers in the journal. @wish: copied */
void     yishi_minutes_export_async  (YishiRecord            *record,
                                      const YishiMinutesWish *wish,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);
/* @note_error: (out) (transfer full) (nullable): why the
 * journal does not know them, where they were written nevertheless. Returns: whether all files are written; if not,
 * none of them is left. */
gboolean yishi_minutes_export_finish (GAsyncResult           *result,
                                      GError                **note_error,
                                      GError                **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiMinutesWish, yishi_minutes_wish_clear)

G_END_DECLS
