/* meetings-test.c - the rows of table T5 that are votes of yes and no
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rule-fixtures.h"

#include <locale.h>
#include <string.h>

#include "yishi-error.h"

/* One vote by heads: who is there, and what the rule makes of it. */
typedef struct
{
  const char *path;
  const char *rule;
  gint64      roll;
  gint64      present;
  gint64      yes;
  gint64      no;
  gint64      abstain;
  const char *verdict;
} Vote;

static const Vote votes[] = {
  { "/meetings/G01", "simple-majority", 77, -1, 24, 23, 30, "PASS" },
  { "/meetings/G02", "simple-majority", 50, -1, 24, 24, 2, "REJECT_H" },
  { "/meetings/G02/casting", "simple-majority-casting", 50, -1, 24, 24, 2, "TIE" },
  { "/meetings/G02/no-tie", "simple-majority-casting", 50, -1, 24, 25, 1, "REJECT_H" },
  { "/meetings/G03/exactly", "two-thirds", 60, -1, 40, 20, 0, "PASS" },
  { "/meetings/G03/below", "two-thirds", 60, -1, 39, 20, 0, "REJECT_H" },
  { "/meetings/G03/nobody", "two-thirds", 60, -1, 0, 0, 0, "NOVOTES" },
  { "/meetings/G03/abstain-only", "two-thirds", 60, -1, 0, 0, 9, "NOVOTES" },
  { "/meetings/G04/three", "absolute-majority", 7, 4, 3, 1, 0, "REJECT_H" },
  { "/meetings/G04/four", "absolute-majority", 7, 4, 4, 0, 0, "PASS" },
  { "/meetings/G05/more-than", "absolute-majority", 8, 4, 4, 0, 0, "REJECT_H" },
  { "/meetings/G05/at-least", "half-of-members", 8, 4, 4, 0, 0, "PASS" },
  { "/meetings/G06/majority", "majority-present", 13, 13, 7, 4, 2, "PASS" },
  { "/meetings/G06/two-thirds", "two-thirds-present", 13, 13, 7, 4, 2, "REJECT_H" },
  { "/meetings/G07/two-thirds", "two-thirds", 13, 13, 2, 1, 10, "PASS" },
  { "/meetings/G07/majority", "majority-present", 13, 13, 2, 1, 10, "REJECT_H" },
  { "/meetings/G18", "straw", 1167, 61, 37, 12, 8, NULL },
};

static YishiTally *
count_vote (const Vote *vote,
            GError    **error)
{
  g_autoptr(YishiRule) rule = load_rule (vote->rule);
  YishiCount answers[YISHI_N_CHOICES] = { { vote->yes, 0 }, { vote->no, 0 }, { vote->abstain, 0 } };
  YishiCount roll = { vote->roll, 0 }, none = { 0, 0 };

  return yishi_tally_from_counts (rule, roll, vote->present, answers, FALSE, none, error);
}

static void
test_vote (gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiTally) tally = count_vote (data, &error);

  g_assert_no_error (error);
  assert_verdict (tally, ((const Vote *) data)->verdict);
}

/* The chair's vote breaks a tie where the rule has one, once, and is told. */
static void
test_casting_vote (void)
{
  static const Vote tie = { NULL, "simple-majority-casting", 50, -1, 24, 24, 2, NULL };
  static const Vote none = { NULL, "simple-majority", 50, -1, 24, 24, 2, NULL };
  g_autoptr(YishiTally) accepted = count_vote (&tie, NULL);
  g_autoptr(YishiTally) rejected = count_vote (&tie, NULL);
  g_autoptr(YishiTally) without = count_vote (&none, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;

  g_assert_true (yishi_tally_apply_casting_vote (accepted, YISHI_CHOICE_YES, NULL));
  assert_verdict (accepted, "PASS");
  g_assert_cmpint (accepted->answers[YISHI_CHOICE_YES].heads, ==, 24);
  json = tally_to_json (accepted);
  g_assert_nonnull (strstr (json, "\"casting_vote\":\"yes\""));
  g_assert_nonnull (strstr (json, "票数相同，主持人投决定票：同意。"));
  g_assert_false (yishi_tally_apply_casting_vote (accepted, YISHI_CHOICE_NO, NULL));

  g_assert_true (yishi_tally_apply_casting_vote (rejected, YISHI_CHOICE_NO, NULL));
  assert_verdict (rejected, "REJECT_H");

  g_assert_false (yishi_tally_apply_casting_vote (without, YISHI_CHOICE_YES, &error));
  g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_NOT_ALLOWED);
  assert_verdict (without, "REJECT_H");
}

/* 85 papers: 71 marked, 4 blank, 10 illegal; 81 count, and 41 are a majority. */
static void
test_g08 (void)
{
  static const struct
  {
    gint64      yes;
    const char *verdict;
  } cases[] = { { 41, "PASS" }, { 40, "REJECT_H" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(YishiRule) rule = load_rule ("ballot-majority");
      g_autoptr(YishiTally) tally = NULL;
      Figures figures = { { 85, 0 }, { [YISHI_CHOICE_YES] = { cases[i].yes, 0 },
                                       [YISHI_CHOICE_NO] = { 71 - cases[i].yes, 0 },
                                       [YISHI_CHOICE_BLANK] = { 4, 0 },
                                       [YISHI_CHOICE_INVALID] = { 10, 0 } } };

      tally = count_figures (rule, &figures);
      g_assert_cmpint (tally->base.heads, ==, 81);
      g_assert_cmpint (tally->needed_approval.heads, ==, 41);
      assert_verdict (tally, cases[i].verdict);
    }
}

static void
test_g18_words (void)
{
  static const Vote vote = { NULL, "straw", 1167, 61, 37, 12, 8, NULL };
  g_autoptr(YishiTally) tally = count_vote (&vote, NULL);
  g_autofree char *json = tally_to_json (tally);

  g_assert_nonnull (strstr (json, "民意征询，不具约束力。"));
  g_assert_nonnull (strstr (json, "\"verdict\":null"));
  g_assert_null (strstr (json, "通过"));
  g_assert_null (strstr (json, "业主大会"));
  g_assert_cmpint (tally->answers[YISHI_CHOICE_YES].heads, ==, 37);
}

/* 40 + 20 + 8 hands of 61 people. */
static void
test_g19 (void)
{
  static const Vote vote = { NULL, "straw", 1167, 61, 40, 20, 8, NULL };
  static const Vote just = { NULL, "straw", 1167, 68, 40, 20, 8, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiTally) tally = count_vote (&vote, &error);
  g_autoptr(YishiTally) possible = count_vote (&just, NULL);

  g_assert_null (tally);
  g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_IMPOSSIBLE);
  g_assert_nonnull (possible);
}

/* What cannot be is not judged. */
static void
test_impossible (void)
{
  static const Figures wrong[] = {
    { { 10, 1000 }, { { 11, 1000 } } },
    { { 10, 1000 }, { { 10, 1001 } } },
    { { 10, 1000 }, { { -1, 100 } } },
    { { 10, 1000 }, { { 1, -100 } } },
    { { -10, 1000 }, { { 0, 0 } } },
    { { 10, G_MAXINT64 }, { { 1, 1 } } },
    { { 10, 1000 }, { { G_MAXINT64, 100 }, { G_MAXINT64, 100 } } },
    { { 10, 1000 }, { { 1, G_MAXINT64 }, { 1, G_MAXINT64 } } },
  };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  YishiCount none = { 0, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;
      YishiTally *tally;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      tally = yishi_tally_from_counts (rule, wrong[i].roll, -1, wrong[i].answers, FALSE, none,
                                       &error);
      g_assert_null (tally);
      g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_IMPOSSIBLE);
    }
}

/* The words tellers and portals write. */
static void
test_choices (void)
{
  static const struct
  {
    const char *text;
    int         choice;
  } cases[] = {
    { "yes", YISHI_CHOICE_YES }, { " YES ", YISHI_CHOICE_YES }, { "同意", YISHI_CHOICE_YES },
    { "反对", YISHI_CHOICE_NO }, { "弃权", YISHI_CHOICE_ABSTAIN }, { "随多数", YISHI_CHOICE_FOLLOW },
    { "空白", YISHI_CHOICE_BLANK }, { "废票", YISHI_CHOICE_INVALID }, { "late", YISHI_CHOICE_LATE },
    { "maybe", -1 }, { "", -1 }, { "yes no", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YishiChoice choice = YISHI_CHOICE_LATE;
      gboolean known = yishi_choice_parse (cases[i].text, &choice);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (known, ==, cases[i].choice >= 0);
      if (known)
        g_assert_cmpint (choice, ==, cases[i].choice);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (votes); i++)
    g_test_add_data_func (votes[i].path, &votes[i], test_vote);
  g_test_add_func ("/meetings/G02/casting-vote", test_casting_vote);
  g_test_add_func ("/meetings/G08", test_g08);
  g_test_add_func ("/meetings/G18/words", test_g18_words);
  g_test_add_func ("/meetings/G19", test_g19);
  g_test_add_func ("/meetings/impossible", test_impossible);
  g_test_add_func ("/meetings/choices", test_choices);

  return g_test_run ();
}
