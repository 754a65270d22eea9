/* persons-test.c - tables T2 and T3: who counts as whom, and the silence clause
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rule-fixtures.h"

#include <locale.h>
#include <string.h>

#include "yishi-words.h"

#define ROLL { 120, 1200000 }

static const YishiCount nobody = { 0, 0 };

/* C16a of table T1. */
static const Figures c16a = {
  ROLL, { [YISHI_CHOICE_YES] = { 42, 420000 }, [YISHI_CHOICE_NO] = { 30, 300000 },
          [YISHI_CHOICE_ABSTAIN] = { 8, 80000 } },
};

static void
assert_count (YishiCount count,
              gint64     heads,
              gint64     area)
{
  g_assert_cmpint (count.heads, ==, heads);
  g_assert_cmpint (count.area, ==, area);
}

/* Counts by counts and by ballots, which must agree in every byte. */
static YishiTally *
count_both_ways (YishiRule     *rule,
                 const Figures *figures)
{
  g_autoptr(GArray) ballots = make_ballots (figures);
  g_autoptr(YishiTally) by_ballots = count_ballots (rule, figures->roll, ballots);
  YishiTally *tally = count_figures (rule, figures);
  g_autofree char *expected = tally_to_json (tally);
  g_autofree char *json = tally_to_json (by_ballots);

  g_assert_cmpstr (json, ==, expected);
  return tally;
}

/* 40 owners, 4,000 m², returned nothing: they stand in the roll and nowhere else. */
static void
test_c17 (void)
{
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = count_both_ways (rule, &c16a);

  assert_verdict (tally, "PASS");
  assert_count (tally->participating, 80, 800000);
  g_assert_cmpint (tally->roll.heads - tally->participating.heads, ==, 40);
  g_assert_null (tally->with_clause);
}

static void
test_c20 (void)
{
  static const Figures figures = {
    ROLL, { [YISHI_CHOICE_YES] = { 41, 400000 }, [YISHI_CHOICE_NO] = { 39, 410000 },
            [YISHI_CHOICE_FOLLOW] = { 5, 50000 } },
  };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = count_both_ways (rule, &figures);
  g_autofree char *json = tally_to_json (tally);

  g_assert_cmpint (tally->follow_side, ==, YISHI_SIDE_DIFFERS);
  assert_count (tally->participating, 85, 860000);
  assert_count (tally->approving, 41, 400000);
  assert_count (tally->opposing, 39, 410000);
  g_assert_nonnull (strstr (json, "\"follow_side\":\"differs\""));
  g_assert_nonnull (strstr (json, "多数不在同一方，不计入任何一方"));
}

static void
test_c20_tie (void)
{
  static const Figures figures = {
    ROLL, { [YISHI_CHOICE_YES] = { 40, 410000 }, [YISHI_CHOICE_NO] = { 40, 400000 },
            [YISHI_CHOICE_FOLLOW] = { 5, 50000 } },
  };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = count_both_ways (rule, &figures);

  g_assert_cmpint (tally->follow_side, ==, YISHI_SIDE_NONE);
  assert_count (tally->approving, 40, 410000);
}

static void
test_c21 (void)
{
  static const Figures figures = {
    ROLL, { [YISHI_CHOICE_YES] = { 50, 510000 }, [YISHI_CHOICE_NO] = { 30, 300000 },
            [YISHI_CHOICE_ABSTAIN] = { 5, 40000 }, [YISHI_CHOICE_FOLLOW] = { 10, 100000 } },
  };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = count_both_ways (rule, &figures);

  g_assert_cmpint (tally->follow_side, ==, YISHI_SIDE_YES);
  assert_verdict (tally, "PASS");
  assert_count (tally->approving, 60, 610000);
  assert_count (tally->participating, 95, 950000);
  assert_count (tally->answers[YISHI_CHOICE_YES], 50, 510000);
  assert_verdict (tally->without_follow, "PASS");
  assert_count (tally->without_follow->approving, 50, 510000);
  assert_count (tally->without_follow->participating, 95, 950000);
}

static const Figures c21b = {
  ROLL, { [YISHI_CHOICE_YES] = { 45, 460000 }, [YISHI_CHOICE_NO] = { 35, 350000 },
          [YISHI_CHOICE_ABSTAIN] = { 5, 40000 }, [YISHI_CHOICE_FOLLOW] = { 10, 100000 } },
};

static void
test_c21b (void)
{
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = count_both_ways (rule, &c21b);
  g_autofree char *json = tally_to_json (tally);

  assert_verdict (tally, "PASS");
  assert_count (tally->approving, 55, 560000);
  assert_count (tally->participating, 95, 950000);
  assert_verdict (tally->without_follow, "REJECT_HA");
  assert_count (tally->without_follow->approving, 45, 460000);
  g_assert_nonnull (strstr (json, "如果“随多数”不计入任何一方：同意 45 人、4,600.00 平方米"));
}

static void
test_follow_none (void)
{
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiRule) none = copy_rule (rule);
  g_autoptr(YishiTally) tally = NULL;

  none->follow = YISHI_FOLLOW_NONE;
  tally = count_both_ways (none, &c21b);
  g_assert_cmpint (tally->follow_side, ==, YISHI_SIDE_NONE);
  assert_count (tally->approving, 45, 460000);
  assert_verdict (tally, "REJECT_HA");
}

/* Blank read as invalid and as an abstention: both shown where they differ. */
static void
test_c27 (void)
{
  static const Figures figures = {
    ROLL, { [YISHI_CHOICE_YES] = { 41, 410000 }, [YISHI_CHOICE_NO] = { 30, 300000 },
            [YISHI_CHOICE_ABSTAIN] = { 9, 90000 }, [YISHI_CHOICE_BLANK] = { 2, 20000 } },
  };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiRule) abstain = copy_rule (rule);
  g_autoptr(YishiTally) strict = count_both_ways (rule, &figures);
  g_autoptr(YishiTally) lenient = NULL;

  assert_verdict (strict, "PASS");
  assert_count (strict->participating, 80, 800000);
  assert_count (strict->answers[YISHI_CHOICE_BLANK], 2, 20000);
  assert_verdict (strict->blank_other, "REJECT_HA");

  abstain->blank = YISHI_BLANK_ABSTAIN;
  lenient = count_both_ways (abstain, &figures);
  assert_verdict (lenient, "REJECT_HA");
  assert_count (lenient->participating, 82, 820000);
  assert_count (lenient->answers[YISHI_CHOICE_BLANK], 2, 20000);
  assert_verdict (lenient->blank_other, "PASS");
}

static YishiTally *
count_committee (const char *rule_id,
                 gint64      members,
                 gint64      present,
                 gint64      yes,
                 gint64      no)
{
  g_autoptr(YishiRule) rule = load_rule (rule_id);
  g_autoptr(GError) error = NULL;
  YishiCount answers[YISHI_N_CHOICES] = { { yes, 0 }, { no, 0 } };
  YishiCount roll = { members, 0 };
  YishiTally *tally;

  tally = yishi_tally_from_counts (rule, roll, present, answers, FALSE, nobody, &error);
  g_assert_no_error (error);
  return tally;
}

static void
assert_committee (const char *rule_id,
                  gint64      members,
                  gint64      present,
                  gint64      yes,
                  gint64      no,
                  const char *expected)
{
  g_autoptr(YishiTally) tally = count_committee (rule_id, members, present, yes, no);

  g_test_message ("%s", rule_id);
  assert_verdict (tally, expected);
}

static void
test_c34 (void)
{
  assert_committee ("national/committee", 7, 4, 4, 0, "PASS");
  assert_committee ("hangzhou-2021/committee", 7, 4, 4, 0, "PASS");
  assert_committee ("zhejiang-2009/committee", 7, 4, 4, 0, "PASS");
  assert_committee ("national/committee", 6, 4, 3, 1, "PASS");
  assert_committee ("zhejiang-2009/committee", 6, 4, 3, 1, "PASS");
  assert_committee ("hangzhou-2021/committee", 6, 4, 3, 1, "REJECT_H");
}

/* Half of the members make a quorum in Zhejiang's text of 2009 only. */
static void
test_c34b (void)
{
  assert_committee ("national/committee", 7, 3, 3, 0, "NOQUORUM_H");
  assert_committee ("hangzhou-2021/committee", 7, 3, 3, 0, "NOQUORUM_H");
  assert_committee ("zhejiang-2009/committee", 7, 3, 3, 0, "NOQUORUM_H");
  assert_committee ("national/committee", 6, 3, 3, 0, "NOQUORUM_H");
  assert_committee ("zhejiang-2009/committee", 6, 3, 3, 0, "PASS");
  assert_committee ("national/committee", 7, 4, 0, 0, "NOVOTES");
}

static void
assert_objections (const char *rule_id,
                   gint64      heads,
                   const char *area,
                   const char *expected)
{
  g_autoptr(YishiRule) rule = load_rule (rule_id);
  g_autoptr(YishiTally) tally = NULL;
  Figures figures = { ROLL, { [YISHI_CHOICE_NO] = { heads, read_area (area) } } };

  tally = count_both_ways (rule, &figures);
  assert_verdict (tally, expected);
}

static void
test_c37 (void)
{
  assert_objections ("objection", 39, "3999.99", "PASS");
  assert_objections ("objection", 40, "3000.00", "REJECT_H");
  assert_objections ("objection", 39, "4000.00", "REJECT_A");
  assert_objections ("objection", 40, "4000.00", "REJECT_HA");
  assert_objections ("objection", 0, "0.00", "PASS");
}

static void
test_c37b (void)
{
  assert_objections ("dissent", 40, "4000.00", "PASS");
  assert_objections ("dissent", 41, "3000.00", "REJECT_H");
  assert_objections ("dissent", 40, "4000.01", "REJECT_A");
}

/* A representative brings in those represented: 20 persons, 2,000 m². */
static void
test_c39 (void)
{
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(GArray) ballots = g_array_new (FALSE, TRUE, sizeof (YishiBallot));
  g_autoptr(YishiTally) tally = NULL;
  YishiCount roll = { 30, 300000 };

  for (gint64 person = 1; person <= 20; person++)
    {
      YishiBallot ballot = { person, 10000, YISHI_CHOICE_YES };

      g_array_append_val (ballots, ballot);
    }

  tally = count_ballots (rule, roll, ballots);
  assert_count (tally->answers[YISHI_CHOICE_YES], 20, 200000);
  assert_verdict (tally, "PASS");
}

/* One unit, one ballot: the buyer's, to whom the unit was delivered. That the
 * seller's is refused is the record's part. */
static void
test_c45 (void)
{
  static const YishiBallot buyer = { 7, 9000, YISHI_CHOICE_YES };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = NULL;
  YishiCount roll = { 1, 9000 };

  tally = yishi_tally_from_ballots (rule, roll, &buyer, 1, FALSE, NULL, 0, NULL);
  assert_count (tally->participating, 1, 9000);
  assert_verdict (tally, "PASS");
}

/* Late ballots are listed, and change nothing. */
static void
test_c46 (void)
{
  Figures figures = c16a;
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = NULL;

  figures.answers[YISHI_CHOICE_LATE] = (YishiCount) { 12, 120000 };
  tally = count_both_ways (rule, &figures);
  assert_count (tally->participating, 80, 800000);
  assert_count (tally->answers[YISHI_CHOICE_LATE], 12, 120000);
  assert_verdict (tally, "PASS");
}

static void
test_c47 (void)
{
  static const Figures all = { { 5, 50000 }, { [YISHI_CHOICE_YES] = { 5, 50000 } } };
  static const Figures four = { { 5, 50000 }, { [YISHI_CHOICE_YES] = { 4, 40000 } } };
  static const Figures none = { { 5, 50000 }, { { 0, 0 } } };
  g_autoptr(YishiRule) rule = load_rule ("unanimity");
  g_autoptr(YishiTally) first = count_both_ways (rule, &all);
  g_autoptr(YishiTally) second = count_both_ways (rule, &four);
  g_autoptr(YishiTally) third = count_both_ways (rule, &none);

  assert_verdict (first, "PASS");
  assert_verdict (second, "REJECT_H");
  g_assert_cmpint (second->gap_approval.heads, ==, 1);
  assert_verdict (third, "NOVOTES");
}

/* A ballot with both yes and no ticked is unclear: as a blank one, by setting. */
static void
test_c48 (void)
{
  static const YishiBallot ballots[] = {
    { 1, 10000, YISHI_CHOICE_YES }, { 2, 10000, YISHI_CHOICE_YES }, { 3, 10000, YISHI_CHOICE_BLANK },
  };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiRule) abstain = copy_rule (rule);
  g_autoptr(YishiTally) invalid = NULL;
  g_autoptr(YishiTally) counted = NULL;
  YishiCount roll = { 3, 30000 };

  abstain->blank = YISHI_BLANK_ABSTAIN;
  invalid = yishi_tally_from_ballots (rule, roll, ballots, 3, FALSE, NULL, 0, NULL);
  counted = yishi_tally_from_ballots (abstain, roll, ballots, 3, FALSE, NULL, 0, NULL);
  assert_count (invalid->participating, 2, 20000);
  assert_count (counted->participating, 3, 30000);
}

/* Several units of one person: heads once, areas under the answers given. */
static void
test_split (void)
{
  static const YishiBallot ballots[] = {
    { 1, 10000, YISHI_CHOICE_YES }, { 1, 5000, YISHI_CHOICE_NO },
    { 2, 8000, YISHI_CHOICE_YES }, { 2, 7000, YISHI_CHOICE_YES },
    { 3, 6000, YISHI_CHOICE_YES }, { 3, 1000, YISHI_CHOICE_INVALID },
    { 4, 4000, YISHI_CHOICE_LATE }, { 5, 3000, YISHI_CHOICE_YES }, { 5, 2000, YISHI_CHOICE_FOLLOW },
  };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = NULL;
  YishiCount roll = { 5, 46000 };

  tally = yishi_tally_from_ballots (rule, roll, ballots, G_N_ELEMENTS (ballots), FALSE, NULL, 0,
                                    NULL);
  assert_count (tally->participating, 4, 41000);
  assert_count (tally->answers[YISHI_CHOICE_YES], 2, 34000);
  assert_count (tally->answers[YISHI_CHOICE_NO], 0, 5000);
  assert_count (tally->answers[YISHI_CHOICE_INVALID], 0, 1000);
  assert_count (tally->answers[YISHI_CHOICE_LATE], 1, 4000);
  g_assert_cmpint (tally->split_heads, ==, 2);

  /* Where 随多数 joins yes, a yes together with a 随多数 is a yes by heads too. */
  g_assert_cmpint (tally->follow_side, ==, YISHI_SIDE_YES);
  assert_count (tally->approving, 3, 36000);
  assert_count (tally->without_follow->approving, 2, 34000);
}

/* Heads only: the figures of the published judgments have no areas. */
static YishiTally *
count_silent (const char *pack_rule,
              gint64      roll,
              gint64      yes,
              gint64      no,
              gint64      abstain,
              gint64      silent)
{
  g_autoptr(YishiRule) rule = load_rule (pack_rule);
  g_autoptr(YishiRule) by_heads = copy_rule (rule);
  g_autoptr(GError) error = NULL;
  YishiCount answers[YISHI_N_CHOICES] = { { yes, 0 }, { no, 0 }, { abstain, 0 } };
  YishiCount all = { roll, 0 }, delivered = { silent, 0 };
  YishiTally *tally;

  by_heads->by_area = FALSE;
  tally = yishi_tally_from_counts (by_heads, all, -1, answers, TRUE, delivered, &error);
  g_assert_no_error (error);
  return tally;
}

static void
assert_clause (YishiTally *tally,
               const char *strict,
               const char *with_clause,
               const char *reason)
{
  assert_verdict (tally, strict);
  assert_verdict (tally->with_clause, with_clause);
  g_assert_cmpstr (tally->with_clause->clause_reason, ==, reason);
  g_assert_cmpint (tally->with_clause->clause_applies, ==, strcmp (reason, "applied") == 0);
}

static void
assert_told (YishiTally *tally,
             const char *words)
{
  g_auto(GStrv) working = yishi_tally_describe (tally, "zh_CN");
  g_autofree char *text = g_strjoinv ("\n", working);

  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, words));
}

static void
assert_percent (gint64      part,
                gint64      base,
                const char *expected)
{
  g_autofree char *percent = yishi_words_percent (part, base);

  g_assert_cmpstr (percent, ==, expected);
}

/* The shares of all owners, as the reports of the judgment give them. */
static void
test_percentages (void)
{
  assert_percent (703, 1291, "54.45%");
  assert_percent (1001, 1287, "77.78%");
  assert_percent (1001, 1291, "77.54%");
  assert_percent (1147, 2261, "50.73%");
  assert_percent (2066, 2261, "91.38%");
  assert_percent (2062, 2261, "91.20%");
  assert_percent (995, 2261, "44.01%");
  assert_percent (1, 8, "12.50%");
  assert_percent (1, 16000, "0.01%");
  assert_percent (1, 20001, "0.00%");
  assert_percent (0, 0, "—");
  assert_percent (G_GINT64_CONSTANT (99999999999999999), G_GINT64_CONSTANT (100000000000000000),
                  "100.00%");
}

static void
test_c18 (void)
{
  g_autoptr(YishiTally) tally = count_silent ("ordinary", 1291, 417, 278, 8, 584);

  assert_clause (tally, "NOQUORUM_H", "PASS", "applied");
  g_assert_cmpint (tally->with_clause->participating.heads, ==, 1287);
  g_assert_cmpint (tally->with_clause->approving.heads, ==, 1001);
  g_assert_cmpint (tally->with_clause->clause_units, ==, 584);
  assert_told (tally, "参与人数占全体 54.45%");
  assert_told (tally->with_clause, "同意人数占参与表决的 77.78%");
}

static void
test_c19a (void)
{
  g_autoptr(YishiTally) tally = count_silent ("ordinary", 2261, 995, 27, 125, 1071);

  assert_clause (tally, "NOQUORUM_H", "PASS", "applied");
  g_assert_cmpint (tally->with_clause->participating.heads, ==, 2218);
  g_assert_cmpint (tally->with_clause->approving.heads, ==, 2066);
  assert_told (tally->with_clause, "同意人数占参与表决的 93.15%");
}

static void
test_c19b (void)
{
  g_autoptr(YishiTally) tally = count_silent ("ordinary", 2261, 991, 25, 131, 1071);

  assert_clause (tally, "NOQUORUM_H", "PASS", "applied");
  g_assert_cmpint (tally->with_clause->approving.heads, ==, 2062);
}

static void
test_c19c (void)
{
  g_autoptr(YishiTally) tally = count_silent ("zhejiang-2009/ordinary", 2261, 995, 27, 125, 1071);
  g_autoptr(YishiTally) enough = count_silent ("zhejiang-2009/ordinary", 2261, 1131, 27, 125, 900);

  assert_clause (tally, "NOQUORUM_H", "NOQUORUM_H", "proviso");
  assert_clause (enough, "NOQUORUM_H", "PASS", "applied");
}

static void
test_c19d (void)
{
  g_autoptr(YishiTally) tally = count_silent ("ordinary", 720, 240, 240, 0, 100);

  assert_clause (tally, "REJECT_H", "REJECT_H", "tie");
  g_assert_cmpint (tally->with_clause->participating.heads, ==, 480);
  g_assert_cmpint (tally->with_clause->clause_units, ==, 0);
}

static void
test_clause_off (void)
{
  g_autoptr(YishiRule) rule = load_rule ("unanimity");
  g_autoptr(YishiTally) none = count_silent ("ordinary", 100, 40, 10, 0, 0);
  g_autoptr(YishiTally) forbidden = NULL;
  YishiCount roll = { 5, 0 }, answers[YISHI_N_CHOICES] = { { 4, 0 } }, silent = { 1, 0 };

  assert_clause (none, "NOQUORUM_H", "NOQUORUM_H", "no-deliveries");
  forbidden = yishi_tally_from_counts (rule, roll, -1, answers, TRUE, silent, NULL);
  g_assert_null (forbidden->with_clause);
  assert_verdict (forbidden, "REJECT_H");
}

/* A silent unit adds its area to the side, but its owner, who answered by
 * another unit, stands where he put himself. */
static void
test_clause_units (void)
{
  static const YishiBallot ballots[] = {
    { 1, 10000, YISHI_CHOICE_YES }, { 2, 10000, YISHI_CHOICE_YES }, { 3, 5000, YISHI_CHOICE_NO },
  };
  static const YishiSilentUnit silent[] = { { 3, 4000 }, { 4, 6000 }, { 4, 1000 } };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = NULL;
  YishiCount roll = { 5, 50000 };

  tally = yishi_tally_from_ballots (rule, roll, ballots, 3, TRUE, silent, 3, NULL);
  assert_count (tally->participating, 3, 25000);
  assert_count (tally->with_clause->participating, 4, 36000);
  assert_count (tally->with_clause->approving, 3, 31000);
  assert_count (tally->with_clause->opposing, 1, 5000);
  assert_count (tally->with_clause->clause_joined, 1, 11000);
  g_assert_cmpint (tally->with_clause->clause_units, ==, 3);
  assert_clause (tally, "NOQUORUM_HA", "PASS", "applied");
}

static void
test_clause_differs (void)
{
  static const YishiBallot ballots[] = {
    { 1, 10000, YISHI_CHOICE_YES }, { 2, 10000, YISHI_CHOICE_YES }, { 3, 50000, YISHI_CHOICE_NO },
  };
  static const YishiSilentUnit silent[] = { { 4, 6000 } };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = NULL;
  YishiCount roll = { 4, 76000 };

  tally = yishi_tally_from_ballots (rule, roll, ballots, 3, TRUE, silent, 1, NULL);
  assert_clause (tally, "REJECT_A", "REJECT_A", "sides-differ");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/persons/C17", test_c17);
  g_test_add_func ("/persons/C20", test_c20);
  g_test_add_func ("/persons/C20/tie", test_c20_tie);
  g_test_add_func ("/persons/C21", test_c21);
  g_test_add_func ("/persons/C21b", test_c21b);
  g_test_add_func ("/persons/follow-none", test_follow_none);
  g_test_add_func ("/persons/C27", test_c27);
  g_test_add_func ("/persons/C34", test_c34);
  g_test_add_func ("/persons/C34b", test_c34b);
  g_test_add_func ("/persons/C37", test_c37);
  g_test_add_func ("/persons/C37b", test_c37b);
  g_test_add_func ("/persons/C39", test_c39);
  g_test_add_func ("/persons/C45", test_c45);
  g_test_add_func ("/persons/C46", test_c46);
  g_test_add_func ("/persons/C47", test_c47);
  g_test_add_func ("/persons/C48", test_c48);
  g_test_add_func ("/persons/split", test_split);
  g_test_add_func ("/clause/C18", test_c18);
  g_test_add_func ("/clause/C19a", test_c19a);
  g_test_add_func ("/clause/C19b", test_c19b);
  g_test_add_func ("/clause/C19c", test_c19c);
  g_test_add_func ("/clause/C19d", test_c19d);
  g_test_add_func ("/clause/percentages", test_percentages);
  g_test_add_func ("/clause/off", test_clause_off);
  g_test_add_func ("/clause/units", test_clause_units);
  g_test_add_func ("/clause/sides-differ", test_clause_differs);

  return g_test_run ();
}
