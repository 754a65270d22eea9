/* options-test.c - the rows of T5 in which several options stand on the paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rule-fixtures.h"

#include <locale.h>
#include <string.h>

#include "yishi-error.h"

static void
test_g09 (void)
{
  static const Papers clear[] = { { 20, "1" }, { 18, "2" }, { 12, "3" }, { 0 } };
  static const Papers equal[] = { { 20, "1" }, { 20, "2" }, { 10, "3" }, { 0 } };
  static const YishiStanding won[] = { YISHI_STANDING_ELECTED, YISHI_STANDING_NOT_ELECTED,
                                       YISHI_STANDING_NOT_ELECTED };
  static const YishiStanding tied[] = { YISHI_STANDING_TIED, YISHI_STANDING_TIED,
                                        YISHI_STANDING_NOT_ELECTED };
  g_autoptr(YishiElection) first = count_papers ("plurality", 3, 1, clear, 0);
  g_autoptr(YishiElection) second = count_papers ("plurality", 3, 1, equal, 0);

  assert_standings (first, won, 3);
  g_assert_cmpint (first->verdict, ==, YISHI_VERDICT_PASS);
  assert_standings (second, tied, 3);
  g_assert_cmpint (second->verdict, ==, YISHI_VERDICT_TIE);
}

static void
test_g10 (void)
{
  static const Papers papers[] = { { 20, "1" }, { 18, "2" }, { 12, "3" }, { 0 } };
  static const Papers second[] = { { 20, "1" }, { 15, "2" }, { 15, "3" }, { 0 } };
  static const Papers majority[] = { { 26, "1" }, { 24, "2" }, { 0 } };
  static const YishiStanding expected[] = { YISHI_STANDING_RUNOFF, YISHI_STANDING_RUNOFF,
                                            YISHI_STANDING_NOT_ELECTED };
  static const YishiStanding unclear[] = { YISHI_STANDING_RUNOFF, YISHI_STANDING_TIED,
                                           YISHI_STANDING_TIED };
  g_autoptr(YishiElection) election = count_papers ("runoff", 3, 1, papers, 0);
  g_autoptr(YishiElection) tied = count_papers ("runoff", 3, 1, second, 0);
  g_autoptr(YishiElection) clear = count_papers ("runoff", 2, 1, majority, 0);

  g_assert_cmpint (election->quota, ==, 26);
  assert_standings (election, expected, 3);
  assert_standings (tied, unclear, 3);
  g_assert_cmpint (clear->verdict, ==, YISHI_VERDICT_PASS);
}

/* 31, 28, 25, 25 and 10 marks. */
static void
test_g11 (void)
{
  static const Papers papers[] = { { 21, "1,2,3" }, { 4, "1,3,4" }, { 7, "2,4,5" }, { 6, "1,4" },
                                   { 8, "4" }, { 3, "5" }, { 0 } };
  static const YishiStanding expected[] = {
    YISHI_STANDING_ELECTED, YISHI_STANDING_ELECTED, YISHI_STANDING_TIED, YISHI_STANDING_TIED,
    YISHI_STANDING_NOT_ELECTED,
  };
  static const gint64 votes[] = { 31, 28, 25, 25, 10 };
  g_autoptr(YishiElection) election = count_papers ("plurality-at-large", 5, 3, papers, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (votes); i++)
    g_assert_cmpint (election->candidates[i].votes.heads, ==, votes[i]);
  assert_standings (election, expected, 5);
  g_assert_cmpint (election->n_elected, ==, 2);
  g_assert_cmpint (election->n_open_by_tie, ==, 1);
}

static void
test_g12 (void)
{
  static const Papers papers[] = { { 25, "1,2" }, { 1, "1" }, { 24, "3" }, { 0 } };
  static const YishiStanding expected[] = { YISHI_STANDING_ELECTED, YISHI_STANDING_NOT_ELECTED,
                                            YISHI_STANDING_NOT_ELECTED };
  g_autoptr(YishiElection) election = count_papers ("approval", 3, 0, papers, 0);

  g_assert_cmpint (election->candidates[0].votes.heads, ==, 26);
  g_assert_cmpint (election->candidates[1].votes.heads, ==, 25);
  assert_standings (election, expected, 3);
}

static void
test_g13 (void)
{
  static const Papers papers[] = { { 1, "1:2,2:2,3:1" }, { 1, "1:3,2:1,3:1" },
                                   { 1, "1:2,2:2,3:2" }, { 1, "1,2" }, { 0 } };
  g_autoptr(YishiElection) election = count_papers ("cumulative", 3, 1, papers, 0);

  g_assert_cmpint (election->n_valid, ==, 2);
  g_assert_cmpint (election->n_overmarked, ==, 2);
  g_assert_cmpint (election->candidates[0].votes.heads, ==, 3);
  g_assert_cmpint (election->candidates[1].votes.heads, ==, 3);
  g_assert_cmpint (election->candidates[2].votes.heads, ==, 1);
}

static void
test_g14 (void)
{
  static const Papers papers[] = { { 2, "1:5" }, { 1, "1:4" }, { 1, "1:0" }, { 1, "1:6" },
                                   { 0 } };
  static const Papers thirds[] = { { 2, "1:5" }, { 1, "1:1,2:1" }, { 0 } };
  g_autoptr(YishiElection) election = count_papers ("score", 1, 0, papers, 0);
  g_autoptr(YishiElection) rounded = count_papers ("score", 2, 0, thirds, 0);

  g_assert_cmpint (election->candidates[0].mean, ==, 350);
  g_assert_cmpint (election->candidates[0].n_rated, ==, 4);
  g_assert_cmpint (election->verdict, ==, YISHI_VERDICT_NONE);
  g_assert_cmpint (election->n_overmarked, ==, 1);

  g_assert_cmpint (rounded->candidates[0].mean, ==, 367);
  g_assert_cmpint (rounded->candidates[1].mean, ==, 100);
  g_assert_cmpint (rounded->candidates[1].rank, ==, 2);
}

static void
test_grades (void)
{
  static const Papers papers[] = { { 9, "1" }, { 5, "2" }, { 2, "5" }, { 1, "1,2" }, { 0 } };
  g_autoptr(YishiElection) election = count_papers ("satisfaction", 5, 0, papers, 0);
  g_autofree char *json = election_to_json (election);

  g_assert_cmpint (election->verdict, ==, YISHI_VERDICT_NONE);
  g_assert_cmpint (election->n_overmarked, ==, 1);
  g_assert_nonnull (strstr (json, "A：9 票，占 56.25%。"));
  g_assert_nonnull (strstr (json, "\"verdict\":null"));
}

static void
test_g15 (void)
{
  static const Papers papers[] = { { 8, "1>2" }, { 4, "1>3" }, { 4, "2" }, { 4, "3" }, { 0 } };
  static const YishiStanding expected[] = { YISHI_STANDING_ELECTED, YISHI_STANDING_ELECTED,
                                            YISHI_STANDING_NOT_ELECTED };
  g_autoptr(YishiElection) election = count_papers ("stv", 3, 2, papers, 0);
  const YishiStage *second;

  g_assert_cmpint (election->quota, ==, 700000);
  assert_standings (election, expected, 3);
  g_assert_cmpint (election->candidates[1].share, ==, 733328);
  g_assert_cmpint (election->candidates[2].share, ==, 566664);
  g_assert_cmpint (election->verdict, ==, YISHI_VERDICT_PASS);
  g_assert_false (election->used_lot);

  g_assert_cmpint (election->stages->len, ==, 2);
  second = g_ptr_array_index (election->stages, 1);
  g_assert_cmpint (second->number, ==, 1);
  g_assert_cmpint (second->surplus, ==, 500000);
}

/* B and C have been equal at every stage, and one of them must go. */
static const Papers equal_papers[] = { { 5, "1" }, { 3, "2>1" }, { 3, "3" }, { 0 } };

static void
test_g16_open (void)
{
  static const YishiStanding expected[] = { YISHI_STANDING_NOT_ELECTED, YISHI_STANDING_TIED,
                                            YISHI_STANDING_TIED };
  g_autoptr(YishiElection) election = count_papers ("stv", 3, 1, equal_papers, 0);

  assert_standings (election, expected, 3);
  g_assert_cmpint (election->verdict, ==, YISHI_VERDICT_TIE);
}

static void
test_g16_seed (void)
{
  gboolean b_out = FALSE, c_out = FALSE;

  for (guint64 seed = 1; seed <= 40; seed++)
    {
      g_autoptr(YishiElection) first = count_papers ("stv", 3, 1, equal_papers, seed);
      g_autoptr(YishiElection) again = count_papers ("stv", 3, 1, equal_papers, seed);
      g_autofree char *json = election_to_json (first);
      g_autofree char *json_again = election_to_json (again);
      const YishiStage *out = g_ptr_array_index (first->stages, 1);

      g_assert_cmpstr (json, ==, json_again);
      g_assert_true (first->used_lot);
      g_assert_cmpint (first->seed, ==, seed);
      g_assert_cmpint (first->verdict, ==, YISHI_VERDICT_PASS);
      g_assert_true (out->excluded);
      b_out = b_out || out->number == 2;
      c_out = c_out || out->number == 3;
    }

  g_assert_true (b_out && c_out);
}

static void
test_g16_drawn (void)
{
  static const YishiMarkedBallot ballots[] = {
    { 1, 0, YISHI_CHOICE_YES, "1" }, { 2, 0, YISHI_CHOICE_YES, "1" },
    { 3, 0, YISHI_CHOICE_YES, "2" }, { 4, 0, YISHI_CHOICE_YES, "3" },
  };
  static const char *const names[] = { "A", "B", "C", NULL };
  g_autoptr(YishiRule) rule = load_rule ("stv");
  YishiElectionInput input = { .rule = rule, .roll = { 4, 0 }, .names = names, .seats = 2,
                               .ballots = ballots, .n_ballots = 4, .present = -1 };
  g_autoptr(YishiElection) b_first = NULL;
  g_autoptr(YishiElection) c_first = NULL;
  g_autoptr(YishiElection) wrong = NULL;
  g_autoptr(GError) error = NULL;

  input.drawn = "2,3";
  b_first = yishi_election_count_input (&input, NULL);
  input.drawn = "3,2";
  c_first = yishi_election_count_input (&input, NULL);

  g_assert_cmpint (b_first->candidates[1].standing, ==, YISHI_STANDING_ELECTED);
  g_assert_cmpint (c_first->candidates[2].standing, ==, YISHI_STANDING_ELECTED);
  g_assert_cmpstr (c_first->lot, ==, "3,2");

  input.drawn = "3,3";
  wrong = yishi_election_count_input (&input, &error);
  g_assert_null (wrong);
  g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX);
}

/* Equal now, but not at an earlier stage: that tells them apart without a lot. */
static void
test_g16_earlier_stage (void)
{
  static const Papers papers[] = { { 6, "1" }, { 4, "2" }, { 3, "3" }, { 1, "4>3" }, { 0 } };
  g_autoptr(YishiElection) election = count_papers ("stv", 4, 1, papers, 0);
  const YishiStage *third = g_ptr_array_index (election->stages, 2);

  g_assert_cmpint (third->number, ==, 3);
  g_assert_false (election->used_lot);
  g_assert_cmpint (election->candidates[0].standing, ==, YISHI_STANDING_ELECTED);
}

/* A tie for a seat goes to the lot where the rule has one, and only there. */
static void
test_lot_for_seat (void)
{
  static const YishiMarkedBallot ballots[] = {
    { 1, 0, YISHI_CHOICE_YES, "1" }, { 2, 0, YISHI_CHOICE_YES, "2" },
  };
  static const char *const names[] = { "A", "B", NULL };
  g_autoptr(YishiRule) revote = load_rule ("plurality");
  g_autoptr(YishiRule) lot = copy_rule (revote);
  YishiElectionInput input = { .rule = revote, .roll = { 2, 0 }, .names = names, .seats = 1,
                               .ballots = ballots, .n_ballots = 2, .present = -1,
                               .drawn = "2,1" };
  g_autoptr(YishiElection) open = yishi_election_count_input (&input, NULL);
  g_autoptr(YishiElection) drawn = NULL;
  g_autofree char *json = NULL;

  g_assert_cmpint (open->verdict, ==, YISHI_VERDICT_TIE);
  g_assert_false (open->used_lot);

  g_free (lot->tie);
  lot->tie = g_strdup ("lot");
  input.rule = lot;
  drawn = yishi_election_count_input (&input, NULL);
  json = election_to_json (drawn);
  g_assert_cmpint (drawn->verdict, ==, YISHI_VERDICT_PASS);
  g_assert_cmpint (drawn->candidates[1].standing, ==, YISHI_STANDING_ELECTED);
  g_assert_nonnull (strstr (json, "\"lot\":{\"order\":\"2,1\",\"seed\":null}"));
}

/* What people write on papers is counted or invalid, and never more than it is. */
static void
test_mutated_marks (void)
{
  static const char *const ids[] = { "plurality-at-large", "cumulative", "score", "stv",
                                     "approval", "satisfaction", "runoff" };
  YishiRule *rules[G_N_ELEMENTS (ids)];
  static const char letters[] = "0123459,:> x";
  g_autoptr(GRand) rand = g_rand_new_with_seed (85);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    rules[i] = load_rule (ids[i]);

  for (int i = 0; i < 4000; i++)
    {
      char marks[12] = "";
      gint32 length = g_rand_int_range (rand, 0, sizeof marks);
      Papers papers[] = { { 3, marks }, { 1, "1" }, { 0 } };
      g_autoptr(YishiElection) election = NULL;

      for (gint32 j = 0; j < length; j++)
        marks[j] = letters[g_rand_int_range (rand, 0, sizeof letters - 1)];
      marks[length] = '\0';
      election = count_papers_by (rules[i % G_N_ELEMENTS (rules)], 3, 2, papers, 1);
      g_assert_cmpint (election->n_valid, <=, 4);
      g_assert_cmpint (election->answers[YISHI_CHOICE_YES].heads +
                       election->answers[YISHI_CHOICE_BLANK].heads +
                       election->answers[YISHI_CHOICE_INVALID].heads, ==, 4);
      g_assert_cmpint (election->n_elected, <=, 3);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    yishi_rule_unref (rules[i]);
}

static void
test_g17 (void)
{
  g_assert_true (yishi_consent_item_stays_in_block (0));
  g_assert_false (yishi_consent_item_stays_in_block (1));
  g_assert_false (yishi_consent_item_stays_in_block (7));
}

static void
test_impossible (void)
{
  static const YishiMarkedBallot ballots[] = {
    { 1, 0, YISHI_CHOICE_YES, "1" }, { 2, 0, YISHI_CHOICE_YES, "1" },
  };
  static const char *const names[] = { "A", NULL };
  static const char *const nobody[] = { NULL };
  g_autoptr(YishiRule) rule = load_rule ("plurality");
  YishiElectionInput input = { .rule = rule, .roll = { 1, 0 }, .names = names, .seats = 1,
                               .ballots = ballots, .n_ballots = 2, .present = -1 };
  static const struct
  {
    gint64             heads;
    int                seats;
    const char *const *names;
  } wrong[] = { { 1, 1, names }, { 2, 0, names }, { 2, 1, nobody }, { 2, -1, names } };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      input.roll.heads = wrong[i].heads;
      input.seats = wrong[i].seats;
      input.names = wrong[i].names;
      g_assert_null (yishi_election_count_input (&input, &error));
      g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_IMPOSSIBLE);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/options/G09", test_g09);
  g_test_add_func ("/options/G10", test_g10);
  g_test_add_func ("/options/G11", test_g11);
  g_test_add_func ("/options/G12", test_g12);
  g_test_add_func ("/options/G13", test_g13);
  g_test_add_func ("/options/G14", test_g14);
  g_test_add_func ("/options/grades", test_grades);
  g_test_add_func ("/options/G15", test_g15);
  g_test_add_func ("/options/G16/open", test_g16_open);
  g_test_add_func ("/options/G16/seed", test_g16_seed);
  g_test_add_func ("/options/G16/drawn", test_g16_drawn);
  g_test_add_func ("/options/G16/earlier-stage", test_g16_earlier_stage);
  g_test_add_func ("/options/G17", test_g17);
  g_test_add_func ("/options/lot-for-seat", test_lot_for_seat);
  g_test_add_func ("/options/mutated-marks", test_mutated_marks);
  g_test_add_func ("/options/impossible", test_impossible);

  return g_test_run ();
}
