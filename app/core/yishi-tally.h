/* yishi-tally.h - counts one vote and says whether it passes, by how much, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure arithmetic in 64-bit integers: heads, and areas in 0.01 m². A percentage
 * is text and never the ground of a decision.
 */
#pragma once

#include <glib.h>

#include "yishi-json.h"
#include "yishi-rule.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 heads;
  gint64 area;  /* 0.01 m² */
} YishiCount;

typedef enum
{
  YISHI_CHOICE_YES,
  YISHI_CHOICE_NO,
  YISHI_CHOICE_ABSTAIN,
  YISHI_CHOICE_FOLLOW,   /* signed 随多数 */
  YISHI_CHOICE_BLANK,    /* blank or unclear */
  YISHI_CHOICE_INVALID,
  YISHI_CHOICE_LATE,     /* came after the deadline: noted, not counted */
} YishiChoice;
#define YISHI_N_CHOICES (YISHI_CHOICE_LATE + 1)

typedef enum
{
  YISHI_VERDICT_NONE,  /* the rule gives none (straw poll, score, grades) */
  YISHI_VERDICT_PASS,
  YISHI_VERDICT_REJECT_H,
  YISHI_VERDICT_REJECT_A,
  YISHI_VERDICT_REJECT_HA,
  YISHI_VERDICT_NOQUORUM_H,
  YISHI_VERDICT_NOQUORUM_A,
  YISHI_VERDICT_NOQUORUM_HA,
  YISHI_VERDICT_NOVOTES,
  YISHI_VERDICT_TIE,
} YishiVerdict;

/* One returned ballot of one unit. @person is any number that is equal for two
 * units exactly when they belong to one person. */
typedef struct
{
  gint64      person;
  gint64      area;     /* the unit's weight, 0.01 m² */
  YishiChoice choice;
} YishiBallot;

/* One unit to which a ballot was provably delivered and that returned none. */
typedef struct
{
  gint64 person;
  gint64 area;
} YishiSilentUnit;

typedef enum
{
  YISHI_SIDE_NONE,     /* no side: a tie, or nobody */
  YISHI_SIDE_YES,
  YISHI_SIDE_NO,
  YISHI_SIDE_DIFFERS,  /* heads say one, area the other: nothing is allocated (C20) */
} YishiSide;

/* What one vote is counted from. */
typedef struct
{
  YishiRule             *rule;
  YishiCount             roll;        /* HT, AT; members for a rule by heads */
  gint64                 present;     /* in the room, or -1 if not known or of no part */
  const YishiBallot     *ballots;
  gsize                  n_ballots;
  gboolean               use_clause;  /* whether the estate's own rules have the silence clause */
  const YishiSilentUnit *silent;      /* with proof of delivery */
  gsize                  n_silent;
} YishiTallyInput;

typedef struct _YishiTally YishiTally;

struct _YishiTally
{
  YishiRule    *rule;            /* (owned) */
  YishiCount    roll;            /* HT, AT */
  gint64        present;         /* in the room, or -1 where it plays no part */
  YishiCount    participating;   /* HP, AP */
  YishiCount    answers[YISHI_N_CHOICES];  /* as given on the ballots */
  gint64        split_heads;     /* persons whose units answer differently */
  YishiSide     follow_side;     /* where 随多数 went */
  YishiCount    approving;       /* HY, AY: yes, with 随多数 where it joined */
  YishiCount    opposing;        /* no, with 随多数 where it joined */
  YishiCount    base;            /* what approval is a share of */
  YishiCount    needed_participation;
  YishiCount    needed_approval;
  YishiCount    gap_participation;  /* still missing, 0 if met */
  YishiCount    gap_approval;       /* of the ballots so far */
  YishiCount    more_yes_needed;    /* for approval, if every further ballot were a yes */
  YishiVerdict  verdict;
  YishiSide     casting;         /* how the chair broke a tie; NONE: not */
  YishiTally   *without_follow;  /* (owned) (nullable) the same with 随多数 on no side */
  YishiTally   *blank_other;     /* (owned) (nullable) the same with blanks read the other way, when the verdict differs */
  YishiTally   *with_clause;     /* (owned) (nullable) the same with the silence clause */
  gboolean      clause_applies;  /* only in a with_clause tally: whether it could be applied */
  const char   *clause_reason;   /* only there: "applied", "tie", "sides-differ", "proviso", "no-deliveries" */
  YishiSide     clause_side;     /* only there: the side they joined */
  gint64        clause_units;    /* only there: delivered units that kept silent and were counted in */
  YishiCount    clause_joined;   /* only there: persons not counted before, and area */
};

YishiTally   *yishi_tally_count        (const YishiTallyInput *input,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
YishiTally   *yishi_tally_from_ballots (YishiRule             *rule,
                                        YishiCount             roll,
                                        const YishiBallot     *ballots,
                                        gsize                  n_ballots,
                                        gboolean               use_clause,
                                        const YishiSilentUnit *silent,
                                        gsize                  n_silent,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
YishiTally   *yishi_tally_from_counts  (YishiRule             *rule,
                                        YishiCount             roll,
                                        gint64                 present,
                                        const YishiCount       answers[YISHI_N_CHOICES],
                                        gboolean               use_clause,
                                        YishiCount             silent,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void          yishi_tally_free         (YishiTally *self);

/* Breaks a tie by the chair's vote (YES or NO), where the rule has one. */
gboolean      yishi_tally_apply_casting_vote (YishiTally  *self,
                                              YishiChoice  vote,
                                              GError     **error);

/* Writes roll, participating, yes … late, split, needed, gap, verdict, working,
 * with_clause and what else there is into the object that @json has open.
 * @language: "zh_CN" or "en", for the working. */
void          yishi_tally_write_json   (YishiTally *self,
                                        YishiJson  *json,
                                        const char *language);

/* The working as sentences that can be checked with a pocket calculator.
 * Returns: (transfer full): a NULL-terminated array */
char        **yishi_tally_describe     (YishiTally *self,
                                        const char *language) G_GNUC_WARN_UNUSED_RESULT;

/* The verdict as the rule's method words it. */
const char   *yishi_tally_describe_verdict (YishiTally *self,
                                            const char *language);

const char   *yishi_verdict_to_string  (YishiVerdict verdict);
const char   *yishi_verdict_describe   (YishiVerdict verdict,
                                        const char  *language);
const char   *yishi_choice_to_string   (YishiChoice  choice);
gboolean      yishi_choice_parse       (const char  *text,
                                        YishiChoice *choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiTally, yishi_tally_free)

G_END_DECLS
