/* election-test.c - table T4: the election of an owners' committee
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rule-fixtures.h"

#include <locale.h>
#include <string.h>

#include "yishi-election.h"

/* The 90 papers of C32; column 1 has the areas of the row, column 2 those of
 * its variant with F at 4,900 m². Marks point into @text. */
static GArray *
load_c32 (char *text,
          int   column)
{
  GArray *ballots = g_array_new (FALSE, TRUE, sizeof (YishiMarkedBallot));
  g_auto(GStrv) lines = g_strsplit (g_strstrip (text), "\n", -1);
  gsize used = 0;

  for (gsize i = 1; lines[i] != NULL; i++)
    {
      g_auto(GStrv) columns = g_strsplit (lines[i], ",", 4);
      YishiMarkedBallot ballot = { g_ascii_strtoll (columns[0], NULL, 10),
                                   read_area (columns[column]), YISHI_CHOICE_YES, NULL };

      /* The marks are shorter than the line they come from. */
      g_strdelimit (columns[3], "\"", ' ');
      g_strstrip (columns[3]);
      memcpy (text + used, columns[3], strlen (columns[3]) + 1);
      ballot.marks = text + used;
      used += strlen (columns[3]) + 1;
      g_array_append_val (ballots, ballot);
    }

  g_assert_cmpint (ballots->len, ==, 90);
  return ballots;
}

static char *
read_c32 (void)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "fixtures", "c32.csv", NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static YishiElection *
count_c32 (YishiRule *rule,
           int        column)
{
  g_autofree char *text = read_c32 ();
  g_autoptr(GArray) ballots = load_c32 (text, column);
  g_autoptr(GError) error = NULL;
  YishiCount roll = { 120, 1200000 };
  YishiElection *election;

  election = yishi_election_count (rule, roll, election_letters, 5, 5, 5,
                                   (const YishiMarkedBallot *) ballots->data, ballots->len,
                                   &error);
  g_assert_no_error (error);
  return election;
}

static void
assert_votes (YishiElection *election,
              gsize          index,
              gint64         heads,
              gint64         area)
{
  g_assert_cmpint (election->candidates[index].votes.heads, ==, heads);
  g_assert_cmpint (election->candidates[index].votes.area, ==, area);
}

static void
test_c32 (void)
{
  static const YishiStanding expected[] = {
    YISHI_STANDING_ELECTED, YISHI_STANDING_ELECTED, YISHI_STANDING_ELECTED,
    YISHI_STANDING_ELECTED, YISHI_STANDING_TIED, YISHI_STANDING_TIED, YISHI_STANDING_NOT_ELECTED,
  };
  g_autoptr(YishiRule) rule = load_rule ("election");
  g_autoptr(YishiElection) election = count_c32 (rule, 1);
  g_autofree char *json = election_to_json (election);

  g_assert_cmpint (election->participating.heads, ==, 90);
  g_assert_cmpint (election->participating.area, ==, 900000);
  assert_votes (election, 0, 70, 720000);
  assert_votes (election, 1, 66, 610000);
  assert_votes (election, 2, 60, 640000);
  assert_votes (election, 3, 52, 500000);
  assert_votes (election, 4, 48, 480000);
  assert_votes (election, 5, 48, 480000);
  assert_votes (election, 6, 44, 520000);

  assert_standings (election, expected, 7);
  g_assert_false (election->candidates[6].passes_heads);
  g_assert_true (election->candidates[6].passes_area);
  g_assert_cmpint (election->candidates[4].rank, ==, 5);
  g_assert_cmpint (election->candidates[5].rank, ==, 5);
  g_assert_cmpint (election->n_open_by_tie, ==, 1);
  g_assert_cmpint (election->verdict, ==, YISHI_VERDICT_TIE);
  g_assert_false (election->established);
  g_assert_nonnull (strstr (json, "E、F 票数并列"));
}

/* Heads tie; area decides only if the rule says so. */
static void
test_c32_area (void)
{
  g_autoptr(YishiRule) rule = load_rule ("election");
  g_autoptr(YishiRule) by_area = copy_rule (rule);
  g_autoptr(YishiElection) open = count_c32 (rule, 2);
  g_autoptr(YishiElection) decided = NULL;

  assert_votes (open, 5, 48, 490000);
  g_assert_cmpint (open->candidates[4].standing, ==, YISHI_STANDING_TIED);
  g_assert_cmpint (open->candidates[5].standing, ==, YISHI_STANDING_TIED);

  by_area->area_breaks_ties = TRUE;
  decided = count_c32 (by_area, 2);
  g_assert_cmpint (decided->candidates[5].standing, ==, YISHI_STANDING_ELECTED);
  g_assert_cmpint (decided->candidates[4].standing, ==, YISHI_STANDING_ALTERNATE);
  g_assert_cmpint (decided->verdict, ==, YISHI_VERDICT_PASS);
  g_assert_true (decided->established);
}

/* The order of the papers plays no part. */
static void
test_c32_orders (void)
{
  g_autoptr(YishiRule) rule = load_rule ("election");
  g_autoptr(YishiElection) first = count_c32 (rule, 1);
  g_autofree char *expected = election_to_json (first);
  g_autofree char *text = read_c32 ();
  g_autoptr(GArray) ballots = load_c32 (text, 1);
  g_autoptr(GRand) rand = g_rand_new_with_seed (32);
  YishiCount roll = { 120, 1200000 };

  for (int round = 0; round < 5; round++)
    {
      g_autoptr(YishiElection) election = NULL;
      g_autofree char *json = NULL;
      YishiMarkedBallot *array = (YishiMarkedBallot *) ballots->data;

      for (guint i = ballots->len; i > 1; i--)
        {
          guint j = (guint) g_rand_int_range (rand, 0, (gint32) i);
          YishiMarkedBallot swap = array[i - 1];

          array[i - 1] = array[j];
          array[j] = swap;
        }
      election = yishi_election_count (rule, roll, election_letters, 5, 5, 5, array, ballots->len, NULL);
      json = election_to_json (election);
      g_assert_cmpstr (json, ==, expected);
    }
}

/* Ten owners of 100 m² each. */
static YishiElection *
count_owners (YishiRule    *rule,
              const Papers *papers,
              int           n_names,
              int           seats,
              int           agreed)
{
  YishiMarkedBallot ballots[10];
  g_autoptr(GError) error = NULL;
  g_autofree const char **names = g_new0 (const char *, n_names + 1);
  YishiElection *election;
  YishiCount roll = { 10, 100000 };
  gsize n = 0;

  for (int i = 0; i < n_names; i++)
    names[i] = election_letters[i];
  for (; papers->n > 0; papers++)
    for (int i = 0; i < papers->n; i++, n++)
      {
        YishiMarkedBallot ballot = { (gint64) n, 10000, YISHI_CHOICE_YES, papers->marks };

        g_assert_cmpint (n, <, G_N_ELEMENTS (ballots));
        ballots[n] = ballot;
      }

  election = yishi_election_count (rule, roll, names, seats, agreed, 5, ballots, n, &error);
  g_assert_no_error (error);
  return election;
}

static void
test_c32_three_pass (void)
{
  static const Papers papers[] = { { 6, "1,2,3" }, { 4, "4,5" }, { 0 } };
  g_autoptr(YishiRule) rule = load_rule ("election");
  g_autoptr(YishiElection) election = count_owners (rule, papers, 5, 5, 5);

  g_assert_cmpint (election->n_elected, ==, 3);
  g_assert_cmpint (election->verdict, ==, YISHI_VERDICT_REJECT_HA);
  g_assert_true (election->judges_established);
  g_assert_false (election->established);
}

/* Six marks for five seats: invalid in this election, and not taking part. */
static void
test_c32b (void)
{
  static const Papers papers[] = { { 7, "1,2,3,4,5" }, { 1, "1,2,3,4,5,6" }, { 1, "1,1" },
                                   { 1, "9" }, { 0 } };
  g_autoptr(YishiRule) rule = load_rule ("election");
  g_autoptr(YishiElection) election = count_owners (rule, papers, 6, 5, 5);

  g_assert_cmpint (election->participating.heads, ==, 7);
  g_assert_cmpint (election->n_overmarked, ==, 1);
  g_assert_cmpint (election->answers[YISHI_CHOICE_INVALID].heads, ==, 3);
  assert_votes (election, 0, 7, 70000);
  assert_votes (election, 5, 0, 0);
  g_assert_cmpint (election->verdict, ==, YISHI_VERDICT_PASS);
}

/* Who passes both halves beyond the seats is an alternate, in order. */
static void
test_c32c (void)
{
  static const YishiStanding expected[] = {
    YISHI_STANDING_ALTERNATE, YISHI_STANDING_ELECTED, YISHI_STANDING_ALTERNATE,
    YISHI_STANDING_NOT_ELECTED,
  };
  static const Papers papers[] = { { 6, "1,2,3" }, { 2, "2,1" }, { 1, "2" }, { 1, "4" }, { 0 } };
  g_autoptr(YishiRule) rule = load_rule ("hangzhou-2021/election");
  g_autoptr(YishiRule) open = copy_rule (rule);
  g_autoptr(YishiElection) election = NULL;
  g_autofree char *json = NULL;

  open->max_marks = 3;
  election = count_owners (open, papers, 4, 1, 0);
  json = election_to_json (election);

  assert_standings (election, expected, 4);
  g_assert_cmpint (election->candidates[1].rank, ==, 1);
  g_assert_cmpint (election->candidates[0].rank, ==, 2);
  g_assert_cmpint (election->candidates[2].rank, ==, 3);
  g_assert_nonnull (strstr (json, "列为候补"));
}

static void
test_c33 (void)
{
  g_assert_false (yishi_committee_is_established (4, 5, 5));
  g_assert_true (yishi_committee_is_established (5, 9, 5));
  g_assert_false (yishi_committee_is_established (5, 11, 5));
  g_assert_true (yishi_committee_is_established (3, 5, 3));
}

static void
test_owners_quorum (void)
{
  static const Papers papers[] = { { 6, "1,2" }, { 0 } };
  static const Papers none[] = { { 0 } };
  g_autoptr(YishiRule) rule = load_rule ("election");
  g_autoptr(YishiElection) few = count_owners (rule, papers, 5, 2, 0);
  g_autoptr(YishiElection) empty = count_owners (rule, none, 5, 2, 0);

  g_assert_cmpint (few->verdict, ==, YISHI_VERDICT_NOQUORUM_HA);
  g_assert_cmpint (few->n_elected, ==, 0);
  g_assert_cmpint (empty->verdict, ==, YISHI_VERDICT_NOVOTES);
}

/* A person with two units is one head, under the names both papers have. */
static void
test_two_units (void)
{
  static const YishiMarkedBallot ballots[] = {
    { 1, 10000, YISHI_CHOICE_YES, "1,2" }, { 1, 5000, YISHI_CHOICE_YES, "2,3" },
    { 2, 10000, YISHI_CHOICE_YES, "1" }, { 3, 10000, YISHI_CHOICE_ABSTAIN, NULL },
  };
  g_autoptr(YishiRule) rule = load_rule ("election");
  g_autoptr(YishiElection) election = NULL;
  YishiCount roll = { 3, 35000 };

  election = yishi_election_count (rule, roll, election_letters, 3, 0, 0, ballots,
                                   G_N_ELEMENTS (ballots), NULL);
  g_assert_cmpint (election->participating.heads, ==, 3);
  g_assert_cmpint (election->participating.area, ==, 35000);
  assert_votes (election, 0, 1, 20000);
  assert_votes (election, 1, 1, 15000);
  assert_votes (election, 2, 0, 5000);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/election/C32", test_c32);
  g_test_add_func ("/election/C32/area-breaks-ties", test_c32_area);
  g_test_add_func ("/election/C32/orders", test_c32_orders);
  g_test_add_func ("/election/C32/three-pass", test_c32_three_pass);
  g_test_add_func ("/election/C32b", test_c32b);
  g_test_add_func ("/election/C32c", test_c32c);
  g_test_add_func ("/election/C33", test_c33);
  g_test_add_func ("/election/quorum", test_owners_quorum);
  g_test_add_func ("/election/two-units", test_two_units);

  return g_test_run ();
}
