/* yishi-ballots-look.h - what the page of votes has to know of one item: asked for in one job
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-result.h"
#include "yishi-db-room.h"

G_BEGIN_DECLS

/* How many of the last ballots stay in sight. */
#define YISHI_BALLOTS_IN_SIGHT 12

/* Counted; not changed once it is filled in. */
typedef struct
{
  gatomicrefcount ref_count;

  YishiItem   *item;      /* (owned) */
  YishiResult *result;    /* (owned) (nullable) as it stands; while not open, as it would be opened */
  char        *refusal;   /* (owned) (nullable) why it cannot be opened */
  GPtrArray   *newest;    /* (owned) (element-type YishiBallotRow): the newest first */
  GPtrArray   *answers;   /* (owned) (element-type YishiRollCallAnswer): of a roll call */
  gint64       n_people;  /* whom the door has let in, 0 if it keeps no list */
  gint64       n_members; /* of the committee, 0 if not known */
  gboolean     shows_answers; /* the chair asked to see them while the vote is open */
  char        *members;   /* (owned) their names, one a line, "" if not known */
} YishiVoteLook;

YishiVoteLook *yishi_vote_look_new  (const YishiItem *item) G_GNUC_WARN_UNUSED_RESULT;
YishiVoteLook *yishi_vote_look_ref  (YishiVoteLook   *self);
void           yishi_vote_look_unref (YishiVoteLook  *self);
/* A YishiStoreFunc that fills in a look. */
gboolean       yishi_vote_look_load (YishiDb         *db,
                                     gpointer         data,
                                     GCancellable    *cancellable,
                                     GError         **error);
/* (nullable): the frozen rule, or the one that it would be opened by */
YishiRule     *yishi_vote_look_get_rule (const YishiVoteLook *self);
gboolean       yishi_vote_look_is_open (const YishiVoteLook *self);
/* Whether hands are counted on it (or members asked) and not ballots of units. */
gboolean       yishi_vote_look_counts_hands (const YishiVoteLook *self);

/* The key of the workspace under which the committee's members are kept, one a line. */
#define YISHI_MEMBERS_KEY "committee-members"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiVoteLook, yishi_vote_look_unref)

G_END_DECLS
