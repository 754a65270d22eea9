/* yishi-ballots-record.h - writes counted hands, a roll call or the chair's casting vote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-room.h"
#include "yishi-record.h"

G_BEGIN_DECLS

/* @names[i] (NULL-terminated) got @counts[i]. @members: of the committee, 0 where
 * it is none; kept as the record's setting. @present: -1 if not said. */
void     yishi_ballots_record_counts_async (YishiRecord          *record,
                                            const YishiItem      *item,
                                            gint64                members,
                                            gint64                present,
                                            const char *const    *names,
                                            const gint64         *counts,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
/* @names[i] answered @choices[i]. @everybody: (nullable): the committee's members,
 * NULL-terminated, who are kept for the next time. */
void     yishi_ballots_record_call_async   (YishiRecord          *record,
                                            const YishiItem      *item,
                                            gint64                members,
                                            const char *const    *names,
                                            const char *const    *choices,
                                            const char *const    *everybody,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
/* @choice: "yes" or "no" */
void     yishi_ballots_give_casting_async  (YishiRecord          *record,
                                            const YishiItem      *item,
                                            const char           *choice,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
/* Of all three. */
gboolean yishi_ballots_record_finish       (YishiRecord          *record,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
