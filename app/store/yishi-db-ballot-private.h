/* yishi-db-ballot-private.h - what the files that handle ballots share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-vote-private.h"

G_BEGIN_DECLS

/* Who votes for whom in one vote: the proxies lodged, the agents' presence, and
 * how many principals each has voted for. */
typedef struct _YishiAgents YishiAgents;

YishiAgents *yishi_agents_new   (YishiDb          *db,
                                 const YishiItem  *item,
                                 const YishiVote  *vote,
                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void         yishi_agents_free  (YishiAgents      *self);
/* Returns: (transfer full) (nullable): why the ballot of @voter may not be cast
 * by @agent (nullable: the owner's own), NULL if it may. @choice becomes what
 * the principal ordered, if he did (C25); in an election orders do not change
 * the marks. Not for late ballots: they raise no count. */
char        *yishi_agents_check (YishiAgents      *self,
                                 const char       *agent,
                                 const YishiVoter *voter,
                                 const char       *channel,
                                 const char       *received,
                                 YishiChoice      *choice) G_GNUC_WARN_UNUSED_RESULT;

gboolean     yishi_channel_check (const char  *channel,
                                 GError     **error);
char        *yishi_channel_describe (const char *channel) G_GNUC_WARN_UNUSED_RESULT;
void         yishi_ballot_add_issue (GPtrArray              *issues,
                                 const YishiBallotEntry *entry,
                                 const char             *code,
                                 char                   *message);
gboolean     yishi_ballot_find_voter (YishiDb                 *db,
                                 const YishiVote         *vote,
                                 const YishiItem         *item,
                                 const YishiBallotEntry  *entry,
                                 YishiVoter              *voter,
                                 GPtrArray               *issues,
                                 GError                 **error);
/* Checks and writes ballots as one entry, within the caller's transaction. See
 * yishi_db_add_ballots(). @ids and @issues are set in any case. */
gboolean     yishi_ballots_append (YishiDb                *db,
                                 const YishiItem        *item,
                                 YishiVote              *vote,
                                 const YishiBallotEntry *entries,
                                 gsize                   n_entries,
                                 const char             *channel,
                                 const char             *teller,
                                 gboolean                skip_bad,
                                 GArray                **ids,
                                 GPtrArray             **issues,
                                 GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiAgents, yishi_agents_free)

G_END_DECLS
