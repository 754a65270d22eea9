/* yishi-db-result-private.h - counting a vote, for closing and for checking
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-result.h"
#include "yishi-db-vote-private.h"

G_BEGIN_DECLS

/* The tally or the election of the vote, from its ballots or hands.
 * @n_returned: (out) (optional): how many ballots count */
gboolean yishi_db_count_vote      (YishiDb          *db,
                                   const YishiItem  *item,
                                   const YishiVote  *vote,
                                   YishiTally      **tally,
                                   YishiElection   **election,
                                   gint64           *n_returned,
                                   GError          **error);
/* Codes and words of what was wrong with the procedure. */
gboolean yishi_db_find_defects    (YishiDb          *db,
                                   const YishiItem  *item,
                                   const YishiVote  *vote,
                                   GPtrArray        *codes,
                                   GPtrArray        *notes,
                                   GError          **error);
/* The figures that a closing seals: they are compared when the record is
 * verified, so their form never changes. Returns: (transfer full): JSON */
char    *yishi_result_seal_text   (const YishiTally    *tally,
                                   const YishiElection *election,
                                   const GPtrArray     *defects) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
