/* rule-fixtures.h - what the tests of the rules and the count share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "yishi-election.h"

G_BEGIN_DECLS

/* One vote in figures. */
typedef struct
{
  YishiCount roll;
  YishiCount answers[YISHI_N_CHOICES];
} Figures;

/* @n equal papers. */
typedef struct
{
  int         n;
  const char *marks;
} Papers;

extern const char *const election_letters[];

YishiRule *load_rule          (const char        *id);
YishiRule *copy_rule          (YishiRule         *rule);
gint64     read_area          (const char        *text);
/* Ballots of one unit a person that add up to just these figures. */
GArray    *make_ballots       (const Figures     *figures);
void       shuffle_ballots    (GArray            *ballots,
                               GRand             *rand);
YishiTally *count_figures     (YishiRule         *rule,
                               const Figures     *figures);
YishiTally *count_ballots     (YishiRule         *rule,
                               YishiCount         roll,
                               GArray            *ballots);
char      *tally_to_json      (YishiTally        *tally);
void       assert_verdict     (YishiTally        *tally,
                               const char        *expected);

YishiElection *count_papers   (const char        *rule_id,
                               int                n_names,
                               int                seats,
                               const Papers      *papers,
                               guint64            seed);
YishiElection *count_papers_by (YishiRule        *rule,
                               int                n_names,
                               int                seats,
                               const Papers      *papers,
                               guint64            seed);
void       assert_standings   (YishiElection     *election,
                               const YishiStanding *expected,
                               gsize              n);
char      *election_to_json   (YishiElection     *election);

G_END_DECLS
