/* yishi-election.h - counts ballots on which several names or options are marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "yishi-tally.h"

G_BEGIN_DECLS

/* One returned ballot. @marks names options by their number from 1, as on the
 * paper: "1,3,4" (marks), "1:2,3:1" (votes or points an option), "3>1>2"
 * (ranks). A choice other than YES stands for the whole ballot (abstain, blank,
 * invalid, late) and @marks is then not read. */
typedef struct
{
  gint64       person;
  gint64       area;     /* 0.01 m²; 0 where only heads count */
  YishiChoice  choice;
  const char  *marks;    /* (nullable) */
} YishiMarkedBallot;

typedef enum
{
  YISHI_STANDING_NOT_ELECTED,  /* misses a half */
  YISHI_STANDING_ELECTED,
  YISHI_STANDING_TIED,         /* for the last seat: re-vote, or lot */
  YISHI_STANDING_ALTERNATE,    /* passes both halves beyond the seats (候补) */
  YISHI_STANDING_RUNOFF,
} YishiStanding;

typedef struct
{
  int           number;      /* on the paper, from 1 */
  const char   *name;        /* (unowned) */
  YishiCount    votes;       /* heads and area; cumulative and score: sums in heads */
  gint64        share;       /* STV: votes in 0.00001 */
  gint64        n_rated;     /* score: ballots that gave points; else the ballots marked */
  gint64        mean;        /* score: in 0.01 points, half up */
  gboolean      passes_heads;
  gboolean      passes_area;
  YishiStanding standing;
  int           rank;        /* from 1; equal for a tie */
} YishiCandidate;

/* What one election is counted from. */
typedef struct
{
  YishiRule               *rule;
  YishiCount               roll;
  const char *const       *names;          /* NULL-terminated, in the order of the paper */
  int                      seats;          /* to fill now; not read by approval, score, grades */
  int                      agreed;         /* seats the estate's rules fix; 0: not a committee */
  int                      statutory_min;
  const YishiMarkedBallot *ballots;
  gsize                    n_ballots;
  gint64                   present;        /* in the room, or -1 */
  const char              *drawn;          /* (nullable) a lot drawn by hand: "3,1,2" */
  gboolean                 has_seed;       /* or one drawn by @seed, if @drawn is NULL */
  guint64                  seed;
} YishiElectionInput;

/* One stage of a transferable vote. */
typedef struct
{
  int      number;     /* whose surplus was passed on, or who was left out; 0: first preferences */
  gboolean excluded;
  gint64   surplus;    /* in 0.00001 */
  gint64  *shares;     /* (owned) every candidate's votes after it, in 0.00001 */
} YishiStage;

typedef struct _YishiElection YishiElection;

struct _YishiElection
{
  YishiRule      *rule;           /* (owned) */
  YishiCount      roll;
  YishiCount      participating;
  YishiCount      answers[YISHI_N_CHOICES];  /* YES: valid marked ballots */
  gint64          n_valid;        /* ballots */
  gint64          n_overmarked;   /* invalid for this election only (C32b) */
  int             seats;          /* to fill now */
  int             agreed;         /* seats the estate's rules fix */
  int             statutory_min;
  int             n_elected;
  int             n_open_by_tie;  /* seats that wait for a re-vote */
  gboolean        established;    /* enough elected for a committee (C33) */
  gboolean        judges_established; /* @agreed was given */
  YishiVerdict    verdict;        /* PASS: every seat filled; TIE; NOQUORUM_…; NONE;
                                   * REJECT_H…: nobody or too few */
  gint64          quota;          /* STV, in 0.00001; majority needed elsewhere */
  YishiCount      needed_participation;
  YishiCount      needed;         /* of each candidate, where there is a threshold */
  YishiCount      base;           /* what @needed is a share of */
  gint64          split_heads;    /* persons who gave ballots of different kinds */
  gboolean        used_lot;       /* a tie was broken by lot */
  char           *lot;            /* (owned) (nullable) the order that was drawn, "3,1,2" */
  gboolean        has_seed;
  guint64         seed;           /* of that lot */
  GPtrArray      *stages;         /* (owned) of YishiStage; empty but for STV */
  YishiCandidate *candidates;     /* (owned) in the order of the paper */
  gsize           n_candidates;
  GPtrArray      *names;          /* (owned) */
};

YishiElection *yishi_election_count_input (const YishiElectionInput *input,
                                          GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
YishiElection *yishi_election_count      (YishiRule               *rule,
                                          YishiCount               roll,
                                          const char *const       *names,
                                          int                      seats,
                                          int                      agreed,
                                          int                      statutory_min,
                                          const YishiMarkedBallot *ballots,
                                          gsize                    n_ballots,
                                          GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void           yishi_election_free       (YishiElection *self);
void           yishi_election_write_json (YishiElection *self,
                                          YishiJson     *json,
                                          const char    *language);
char         **yishi_election_describe   (YishiElection *self,
                                          const char    *language) G_GNUC_WARN_UNUSED_RESULT;
const char    *yishi_election_describe_verdict (YishiElection *self,
                                                const char    *language);
/* C33: elected at least the statutory minimum and more than half of the agreed */
gboolean       yishi_committee_is_established (int n_elected,
                                               int agreed,
                                               int statutory_min);

/* G17: an item of a consent agenda that anybody objects to is voted alone. */
gboolean       yishi_consent_item_stays_in_block (gint64 n_objections);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiElection, yishi_election_free)

G_END_DECLS
