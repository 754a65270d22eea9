/* rule-fixtures.c - what the tests of the rules and the count share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rule-fixtures.h"

#include "yishi-area.h"

/* Returns: (transfer full): the rule of that id, which must be there */
YishiRule *
load_rule (const char *id)
{
  g_autoptr(GError) error = NULL;
  YishiRule *rule = yishi_rule_find (id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rule);
  return rule;
}

/* Returns: (transfer full): a rule of its own that a test may change */
YishiRule *
copy_rule (YishiRule *rule)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = yishi_rule_to_text (rule);
  YishiRule *copy = yishi_rule_from_text (text, &error);

  g_assert_no_error (error);
  return copy;
}

gint64
read_area (const char *text)
{
  gint64 area = -1;

  g_assert_cmpint (yishi_area_parse (text, YISHI_AREA_MAX_TOTAL, &area), ==, YISHI_AREA_OK);
  return area;
}

GArray *
make_ballots (const Figures *figures)
{
  GArray *ballots = g_array_new (FALSE, TRUE, sizeof (YishiBallot));
  gint64 person = 1000;

  for (guint choice = 0; choice < YISHI_N_CHOICES; choice++)
    {
      YishiCount count = figures->answers[choice];

      for (gint64 i = 0; i < count.heads; i++)
        {
          YishiBallot ballot = { person++, count.area / count.heads, (YishiChoice) choice };

          if (i == 0)
            ballot.area += count.area % count.heads;
          g_array_append_val (ballots, ballot);
        }
    }

  return ballots;
}

void
shuffle_ballots (GArray *ballots,
                 GRand  *rand)
{
  for (guint i = ballots->len; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i);
      YishiBallot swap = g_array_index (ballots, YishiBallot, i - 1);

      g_array_index (ballots, YishiBallot, i - 1) = g_array_index (ballots, YishiBallot, j);
      g_array_index (ballots, YishiBallot, j) = swap;
    }
}

YishiTally *
count_figures (YishiRule     *rule,
               const Figures *figures)
{
  g_autoptr(GError) error = NULL;
  YishiCount none = { 0, 0 };
  YishiTally *tally = yishi_tally_from_counts (rule, figures->roll, -1, figures->answers, FALSE,
                                               none, &error);

  g_assert_no_error (error);
  return tally;
}

YishiTally *
count_ballots (YishiRule *rule,
               YishiCount roll,
               GArray    *ballots)
{
  g_autoptr(GError) error = NULL;
  YishiTally *tally = yishi_tally_from_ballots (rule, roll, (const YishiBallot *) ballots->data,
                                                ballots->len, FALSE, NULL, 0, &error);

  g_assert_no_error (error);
  return tally;
}

char *
tally_to_json (YishiTally *tally)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_tally_write_json (tally, json, "zh_CN");
  yishi_json_end_object (json);
  return yishi_json_free_to_text (json);
}

void
assert_verdict (YishiTally *tally,
                const char *expected)
{
  g_assert_nonnull (tally);
  g_assert_cmpstr (yishi_verdict_to_string (tally->verdict), ==, expected);
}

const char *const election_letters[] = { "A", "B", "C", "D", "E", "F", "G", NULL };

/* Counts papers of one person each, without areas; @seed 0: no lot. */
YishiElection *
count_papers (const char   *rule_id,
              int           n_names,
              int           seats,
              const Papers *papers,
              guint64       seed)
{
  g_autoptr(YishiRule) rule = load_rule (rule_id);

  return count_papers_by (rule, n_names, seats, papers, seed);
}

YishiElection *
count_papers_by (YishiRule    *rule,
                 int           n_names,
                 int           seats,
                 const Papers *papers,
                 guint64       seed)
{
  g_autoptr(GArray) ballots = g_array_new (FALSE, TRUE, sizeof (YishiMarkedBallot));
  g_autoptr(GError) error = NULL;
  g_autofree const char **names = g_new0 (const char *, n_names + 1);
  YishiElectionInput input = { .rule = rule, .names = names, .seats = seats, .present = -1,
                               .has_seed = seed != 0, .seed = seed };
  YishiElection *election;

  for (int i = 0; i < n_names; i++)
    names[i] = election_letters[i];
  for (; papers->n > 0; papers++)
    for (int i = 0; i < papers->n; i++)
      {
        YishiMarkedBallot ballot = { ballots->len, 0, YISHI_CHOICE_YES, papers->marks };

        g_array_append_val (ballots, ballot);
      }

  input.roll.heads = ballots->len;
  input.ballots = (const YishiMarkedBallot *) ballots->data;
  input.n_ballots = ballots->len;
  election = yishi_election_count_input (&input, &error);
  g_assert_no_error (error);
  return election;
}

void
assert_standings (YishiElection       *election,
                  const YishiStanding *expected,
                  gsize                n)
{
  g_assert_cmpint (election->n_candidates, ==, n);
  for (gsize i = 0; i < n; i++)
    {
      g_test_message ("%s", election->candidates[i].name);
      g_assert_cmpint (election->candidates[i].standing, ==, expected[i]);
    }
}

char *
election_to_json (YishiElection *election)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_election_write_json (election, json, "zh_CN");
  yishi_json_end_object (json);
  return yishi_json_free_to_text (json);
}
