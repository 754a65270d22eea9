/* yishi-db-vote-private.h - a vote as the store's own files read it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-ballot.h"

G_BEGIN_DECLS

typedef struct
{
  gint64     item;
  YishiRule *rule;          /* (owned) as frozen */
  gint64     roll_version;  /* 0 where hands are counted */
  char      *roll_sha256;   /* (owned) */
  YishiCount roll;
  gboolean   with_clause;
  char      *from;          /* (owned) day or "" */
  char      *until;         /* (owned) day or "" */
  char      *opened;        /* (owned) instant */
  char      *closed;        /* (owned) instant or "" */
  gint64     members;
  gint64     present;       /* -1 if not said */
  char      *casting;       /* (owned) the chair's "yes" or "no" that breaks a tie, or "" */
} YishiVote;

/* Returns: (transfer full) (nullable): NULL without an error where the item's
 * kind has no vote */
YishiRule *yishi_item_find_rule   (const YishiItem *item,
                                   YishiRulePack   *pack,
                                   GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* Sets @vote to NULL if none was opened. */
gboolean   yishi_db_load_vote     (YishiDb         *db,
                                   gint64           item,
                                   YishiVote      **vote,
                                   GError         **error);
void       yishi_vote_free        (YishiVote       *self);
gboolean   yishi_db_append_opening (YishiDb        *db,
                                   const YishiItem *item,
                                   const char      *from,
                                   const char      *until,
                                   GError         **error);
/* The open vote of the item; opens it if there is none yet; refuses if it is
 * closed. Within the caller's transaction. */
YishiVote *yishi_db_need_open_vote (YishiDb         *db,
                                   const YishiItem *item,
                                   GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* The vote, open or closed; sets NOT_FOUND. */
YishiVote *yishi_db_need_vote     (YishiDb         *db,
                                   const YishiItem *item,
                                   GError         **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean   yishi_db_measure_roll  (YishiDb         *db,
                                   const char      *scope,
                                   gint64           version,
                                   gboolean         with_parking,
                                   YishiCount      *roll,
                                   GError         **error);

/* A unit as it stands in the vote's roll. */
typedef struct
{
  gint64 number;
  gint64 person;
  gint64 area;  /* what it weighs under the vote's rule, 0.01 m² */
  char  *name;  /* (owned) */
} YishiVoter;

typedef enum
{
  YISHI_VOTER_FOUND,
  YISHI_VOTER_UNKNOWN,
  YISHI_VOTER_OUT_OF_SCOPE,
  YISHI_VOTER_FAILED,
} YishiVoterStatus;

YishiVoterStatus yishi_db_find_voter (YishiDb         *db,
                                   const YishiVote *vote,
                                   const YishiItem *item,
                                   const char      *unit,
                                   YishiVoter      *voter,
                                   GError         **error);
void       yishi_voter_clear      (YishiVoter      *self);
/* Reads a choice or, in an election, marks into canonical texts. @marks is set
 * to "" where there are none. */
gboolean   yishi_read_choice      (const YishiVote *vote,
                                   const YishiItem *item,
                                   const char      *text,
                                   YishiChoice     *choice,
                                   char           **marks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiVote, yishi_vote_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiVoter, yishi_voter_clear)

G_END_DECLS
