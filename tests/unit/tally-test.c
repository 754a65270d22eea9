/* tally-test.c - the count against a recount in fractions, its figures and words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rule-fixtures.h"

#include <locale.h>
#include <string.h>
#include <time.h>

#include "yishi-area.h"

#define N_RANDOM 20000

/* part/base against numerator/denominator, by 128-bit products. */
static gboolean
is_reached (gint64   part,
            gint64   base,
            int      numerator,
            int      denominator,
            gboolean more_than)
{
  __int128 left = (__int128) part * denominator;
  __int128 right = (__int128) base * numerator;

  return more_than ? left > right : left >= right;
}

/* The verdict by the formulas of the law, written out once more. */
static const char *
recount (const Figures *figures,
         gboolean       is_special)
{
  static const char *const names[2][4] = {
    { NULL, "NOQUORUM_H", "NOQUORUM_A", "NOQUORUM_HA" },
    { "PASS", "REJECT_H", "REJECT_A", "REJECT_HA" },
  };
  YishiCount part = { 0, 0 };
  YishiCount yes = figures->answers[YISHI_CHOICE_YES];
  int failed;

  for (int i = YISHI_CHOICE_YES; i <= YISHI_CHOICE_ABSTAIN; i++)
    {
      part.heads += figures->answers[i].heads;
      part.area += figures->answers[i].area;
    }

  if (part.heads == 0)
    return "NOVOTES";

  failed = (is_reached (part.heads, figures->roll.heads, 2, 3, FALSE) ? 0 : 1) +
           (is_reached (part.area, figures->roll.area, 2, 3, FALSE) ? 0 : 2);
  if (failed != 0)
    return names[0][failed];

  failed = (is_reached (yes.heads, part.heads, is_special ? 3 : 1, is_special ? 4 : 2,
                        !is_special) ? 0 : 1) +
           (is_reached (yes.area, part.area, is_special ? 3 : 1, is_special ? 4 : 2,
                        !is_special) ? 0 : 2);
  return names[1][failed];
}

/* A value near a threshold of @base, which is where a count goes wrong. */
static gint64
draw_near (GRand *rand,
           gint64 base,
           int    numerator,
           int    denominator)
{
  gint64 near = base / denominator * numerator + base % denominator * numerator / denominator;
  gint64 value = near + g_rand_int_range (rand, -2, 3);

  if (g_rand_int_range (rand, 0, 4) == 0)
    value = (gint64) (g_rand_double (rand) * (double) base);

  return CLAMP (value, 0, base);
}

static void
draw_figures (Figures *figures,
              GRand   *rand)
{
  gint64 most = g_rand_boolean (rand) ? 200 : YISHI_AREA_MAX_TOTAL;
  int numerator = g_rand_boolean (rand) ? 1 : 3;
  int denominator = numerator == 1 ? 2 : 4;
  YishiCount part, yes, no;

  memset (figures, 0, sizeof *figures);
  figures->roll.heads = 1 + (gint64) (g_rand_double (rand) * (double) (most - 1));
  figures->roll.area = 1 + (gint64) (g_rand_double (rand) * (double) (most - 1));
  part.heads = draw_near (rand, figures->roll.heads, 2, 3);
  part.area = draw_near (rand, figures->roll.area, 2, 3);
  yes.heads = draw_near (rand, part.heads, numerator, denominator);
  yes.area = draw_near (rand, part.area, numerator, denominator);
  no.heads = draw_near (rand, part.heads - yes.heads, 1, 2);
  no.area = draw_near (rand, part.area - yes.area, 1, 2);

  figures->answers[YISHI_CHOICE_YES] = yes;
  figures->answers[YISHI_CHOICE_NO] = no;
  figures->answers[YISHI_CHOICE_ABSTAIN].heads = part.heads - yes.heads - no.heads;
  figures->answers[YISHI_CHOICE_ABSTAIN].area = part.area - yes.area - no.area;
}

/* With one person or 0.01 m² less than what is needed it would not be enough,
 * and with the further yes votes it is: what is told to be missing is missing. */
static void
check_needed (YishiRule     *rule,
              const Figures *figures,
              YishiTally    *tally)
{
  Figures more = *figures;
  g_autoptr(YishiTally) later = NULL;
  gint64 heads = MAX (tally->more_yes_needed.heads, tally->gap_participation.heads);
  gint64 area = MAX (tally->more_yes_needed.area, tally->gap_participation.area);

  g_assert_cmpint (tally->gap_approval.heads, ==,
                   MAX (0, tally->needed_approval.heads - tally->approving.heads));
  if (tally->verdict == YISHI_VERDICT_NOVOTES ||
      heads > figures->roll.heads - tally->participating.heads ||
      area > figures->roll.area - tally->participating.area)
    return;

  more.answers[YISHI_CHOICE_YES].heads += heads;
  more.answers[YISHI_CHOICE_YES].area += area;
  later = count_figures (rule, &more);
  assert_verdict (later, "PASS");

  if (heads == 0)
    return;
  more.answers[YISHI_CHOICE_YES].heads--;
  g_clear_pointer (&later, yishi_tally_free);
  later = count_figures (rule, &more);
  g_assert_cmpint (later->verdict, !=, YISHI_VERDICT_PASS);
}

static void
test_recount (gconstpointer data)
{
  gboolean is_special = GPOINTER_TO_INT (data);
  g_autoptr(YishiRule) rule = load_rule (is_special ? "special" : "ordinary");
  g_autoptr(GRand) rand = g_rand_new_with_seed (2021);
  int n_passed = 0;

  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autoptr(YishiTally) tally = NULL;
      Figures figures;

      draw_figures (&figures, rand);
      tally = count_figures (rule, &figures);
      assert_verdict (tally, recount (&figures, is_special));
      check_needed (rule, &figures, tally);
      n_passed += tally->verdict == YISHI_VERDICT_PASS;
    }

  g_test_message ("%d of %d passed", n_passed, N_RANDOM);
  g_assert_cmpint (n_passed, >, N_RANDOM / 100);
  g_assert_cmpint (n_passed, <, N_RANDOM / 2);
}

/* needed() against the products it stands for, for every small case. */
static void
test_threshold (void)
{
  for (gint64 denominator = 1; denominator <= 12; denominator++)
    for (gint64 numerator = 1; numerator <= denominator; numerator++)
      for (gint64 base = 0; base <= 60; base++)
        for (int more = 0; more < 2; more++)
          {
            YishiThreshold threshold = { numerator, denominator, more != 0 };
            gint64 needed = yishi_threshold_needed (&threshold, base);

            g_assert_true (is_reached (needed, base, (int) numerator, (int) denominator, more));
            g_assert_false (is_reached (needed - 1, base, (int) numerator, (int) denominator,
                                        more));
          }
}

/* The examples of the gap: C15 and C10 of table T1. */
static void
test_more_yes (void)
{
  static const Figures c15 = { { 120, 1200000 },
                               { { 44, 440000 }, { 20, 200000 }, { 26, 260000 } } };
  static const Figures c10 = { { 120, 1200000 }, { { 59, 650000 }, { 21, 150000 } } };
  g_autoptr(YishiRule) ordinary = load_rule ("ordinary");
  g_autoptr(YishiRule) special = load_rule ("special");
  g_autoptr(YishiTally) first = count_figures (ordinary, &c15);
  g_autoptr(YishiTally) second = count_figures (special, &c10);

  g_assert_cmpint (first->more_yes_needed.heads, ==, 3);
  g_assert_cmpint (first->more_yes_needed.area, ==, 20001);
  g_assert_cmpint (second->more_yes_needed.heads, ==, 4);
  g_assert_cmpint (second->more_yes_needed.area, ==, 0);
}

/* The figures of the contract's example. */
static void
test_json (void)
{
  static const Figures figures = { { 1167, 15259873 },
                                   { { 448, 5958746 }, { 400, 5000000 }, { 52, 1041254 } } };
  static const char *const members[] = {
    "\"roll\":{\"heads\":1167,\"area\":\"152598.73\"}",
    "\"participating\":{\"heads\":900,\"area\":\"120000.00\"}",
    "\"follow\":{\"heads\":0,\"area\":\"0.00\"}",
    "\"split\":{\"heads\":0}",
    "\"needed\":{\"participation\":{\"heads\":778,\"area\":\"101732.49\"},"
    "\"approval\":{\"heads\":451,\"area\":\"60000.01\"}}",
    "\"gap\":{\"participation\":{\"heads\":0,\"area\":\"0.00\"},"
    "\"approval\":{\"heads\":3,\"area\":\"412.55\"}}",
    "\"verdict\":\"REJECT_HA\"", "\"with_clause\":null", "\"without_follow\":null",
  };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = count_figures (rule, &figures);
  g_autofree char *json = tally_to_json (tally);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_test_message ("%s", members[i]);
      g_assert_nonnull (strstr (json, members[i]));
    }
}

static void
test_working (void)
{
  static const Figures figures = { { 1167, 15259873 },
                                   { { 448, 5958746 }, { 400, 5000000 }, { 52, 1041254 } } };
  static const char *const zh[] = {
    "全体业主 1,167 人、152,598.73 平方米。",
    "参与表决 900 人、120,000.00 平方米：同意 448 人、59,587.46 平方米；"
    "反对 400 人、50,000.00 平方米；弃权 52 人、10,412.54 平方米。",
    "参与表决人数：900 × 3 = 2,700，不少于 1,167 × 2 = 2,334，达到三分之二。",
    "参与表决面积：120,000.00 × 3 = 360,000.00，不少于 152,598.73 × 2 = 305,197.46，达到三分之二。",
    "同意人数：448 × 2 = 896，不大于参与表决的 900，没有过半数；至少要 451 人，还差 3 人。",
    "同意面积：59,587.46 × 2 = 119,174.92，不大于参与表决的 120,000.00，没有过半数；"
    "至少要 60,000.01 平方米，还差 412.55 平方米。",
    "百分比只供参考，不作判断依据：参与人数占全体 77.12%，参与面积占全体 78.64%；"
    "同意人数占参与表决的 49.78%，同意面积占参与表决的 49.66%。",
    "结论：不通过，同意人数和面积都不足。",
    "离通过还差：3 人、412.55 平方米（按已收到的票计算）。",
    "如果以后收到的票全是同意票，至少还要 5 人、825.09 平方米。",
  };
  static const char *const en[] = {
    "Persons taking part: 900 × 3 = 2,700 is at least 1,167 × 2 = 2,334: 2/3 is reached.",
    "Persons agreeing: 448 × 2 = 896 is not more than 900 (those taking part): more than half is "
    "not reached; at least 451 persons needed, 3 persons missing.",
    "Verdict: rejected: too few persons and too small an area agree.",
  };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiTally) tally = count_figures (rule, &figures);
  g_auto(GStrv) chinese = yishi_tally_describe (tally, "zh_CN");
  g_auto(GStrv) english = yishi_tally_describe (tally, "en");

  g_assert_true (g_str_has_prefix (chinese[0], "计票规则：一般事项（双过半）。依据《民法典》"));
  g_assert_cmpint (g_strv_length (chinese), ==, 1 + G_N_ELEMENTS (zh));
  for (gsize i = 0; i < G_N_ELEMENTS (zh); i++)
    g_assert_cmpstr (chinese[i + 1], ==, zh[i]);
  g_assert_cmpint (g_strv_length (english), ==, g_strv_length (chinese));
  for (gsize i = 0; i < G_N_ELEMENTS (en); i++)
    g_assert_true (g_strv_contains ((const char *const *) english, en[i]));
}

/* Every rule that counts yes and no tells its working in both languages. */
static void
test_working_everywhere (void)
{
  static const YishiCount answers[YISHI_N_CHOICES] = {
    { 5, 500 }, { 4, 400 }, { 3, 300 }, { 2, 200 }, { 1, 100 }, { 1, 100 }, { 1, 100 },
  };
  g_autoptr(GPtrArray) packs = yishi_rule_packs_load (NULL);
  YishiCount roll = { 20, 2000 }, silent = { 2, 200 };
  guint n = 0;

  for (guint i = 0; i < packs->len; i++)
    for (guint j = 0; j < yishi_rule_pack_get_n_rules (g_ptr_array_index (packs, i)); j++)
      {
        YishiRule *rule = yishi_rule_pack_get_rule (g_ptr_array_index (packs, i), j);
        g_autoptr(YishiTally) tally = NULL;
        g_auto(GStrv) zh = NULL;
        g_auto(GStrv) en = NULL;

        if (yishi_rule_is_election (rule))
          continue;
        tally = yishi_tally_from_counts (rule, roll, -1, answers, TRUE, silent, NULL);
        zh = yishi_tally_describe (tally, "zh_CN");
        en = yishi_tally_describe (tally, "en");
        g_assert_cmpint (g_strv_length (zh), ==, g_strv_length (en));
        for (gsize k = 0; zh[k] != NULL; k++)
          g_assert_true (strchr (zh[k], '$') == NULL && strchr (en[k], '$') == NULL);
        n++;
      }

  g_assert_cmpint (n, >=, 20);
}

static gint64
read_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* 50,000 ballots of 45,000 persons. The bound is generous, for slow and busy
 * machines; the figure itself is in the log. */
static void
test_fifty_thousand (void)
{
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(GRand) rand = g_rand_new_with_seed (50000);
  g_autoptr(GArray) ballots = g_array_sized_new (FALSE, TRUE, sizeof (YishiBallot), 50000);
  YishiCount roll = { 45000, 0 };
  gint64 best = G_MAXINT64;

  for (gint64 i = 0; i < 50000; i++)
    {
      YishiBallot ballot = { i % 45000, g_rand_int_range (rand, 4000, 20000),
                             (YishiChoice) g_rand_int_range (rand, 0, YISHI_N_CHOICES) };

      roll.area += ballot.area;
      g_array_append_val (ballots, ballot);
    }

  for (int run = 0; run < 5; run++)
    {
      gint64 start = read_cpu_time ();
      g_autoptr(YishiTally) tally = count_ballots (rule, roll, ballots);

      best = MIN (best, read_cpu_time () - start);
      g_assert_cmpint (tally->participating.heads, >, 0);
    }

  g_test_message ("50,000 ballots counted in %" G_GINT64_FORMAT " µs of CPU", best);
  g_assert_cmpint (best, <, 50000);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/tally/recount/ordinary", GINT_TO_POINTER (FALSE), test_recount);
  g_test_add_data_func ("/tally/recount/special", GINT_TO_POINTER (TRUE), test_recount);
  g_test_add_func ("/tally/threshold", test_threshold);
  g_test_add_func ("/tally/more-yes", test_more_yes);
  g_test_add_func ("/tally/json", test_json);
  g_test_add_func ("/tally/working", test_working);
  g_test_add_func ("/tally/working/everywhere", test_working_everywhere);
  g_test_add_func ("/tally/fifty-thousand", test_fifty_thousand);

  return g_test_run ();
}
