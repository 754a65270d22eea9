/* yishi-ballots-correct.h - finds a unit's ballot, makes it void, and puts another in its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-ballot.h"
#include "yishi-record.h"

G_BEGIN_DECLS

/* The source of both results is the record. */
void       yishi_ballots_find_async  (YishiRecord          *record,
                                      const YishiItem      *item,
                                      const char           *unit,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
/* @unit: (out) (transfer full): whose. @ballot: (out) (transfer full) (nullable): the
 * one that counts, NULL if there is none. */
gboolean   yishi_ballots_find_finish (YishiRecord          *record,
                                      GAsyncResult         *result,
                                      char                **unit,
                                      YishiBallotRow      **ballot,
                                      GError              **error);

/* @choice: (nullable): of the one that takes its place */
void       yishi_ballots_void_async  (YishiRecord          *record,
                                      const YishiItem      *item,
                                      const char           *unit,
                                      const char           *reason,
                                      const char           *choice,
                                      const char           *channel,
                                      const char           *teller,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
/* @unit and @reason: (out) (transfer full): as they were given, also on error */
gboolean   yishi_ballots_void_finish (YishiRecord          *record,
                                      GAsyncResult         *result,
                                      char                **unit,
                                      char                **reason,
                                      GError              **error);

G_END_DECLS
