/* proxy-test.c - who may vote for whom: C25, C26, C26b and the form of a proxy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rule-fixtures.h"

#include <locale.h>
#include <string.h>

#include "yishi-error.h"
#include "yishi-proxy.h"

#define DAY "2026-12-15"

static gboolean
is_allowed (YishiRule        *rule,
            const YishiProxy *wanted,
            const YishiProxy *others,
            gsize             n_others)
{
  g_autoptr(GError) error = NULL;
  gboolean allowed = yishi_proxy_check (rule, wanted, others, n_others, &error);

  if (allowed)
    g_assert_no_error (error);
  else
    g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_NOT_ALLOWED);

  return allowed;
}

/* The agent of C25 has a unit of their own, 100 m², and votes yes. */
static const YishiProxy three[] = {
  { .principal = "1-1-101", .agent = "陈示例", .agent_unit = "2-1-201" },
  { .principal = "1-1-102", .agent = "陈示例", .agent_unit = "2-1-201" },
  { .principal = "1-1-103", .agent = "陈示例", .agent_unit = "2-1-201",
    .instruction = "1=no" },
};

static void
test_cap (void)
{
  g_autoptr(YishiRule) capped = load_rule ("weifang/ordinary");
  g_autoptr(YishiRule) open = load_rule ("ordinary");
  YishiProxy fourth = { .principal = "1-1-104", .agent = "陈示例", .agent_unit = "2-1-201" };
  YishiProxy namesake = fourth;
  YishiProxy unknown = fourth;

  for (gsize i = 0; i < G_N_ELEMENTS (three); i++)
    g_assert_true (is_allowed (capped, &three[i], three, i));
  g_assert_false (is_allowed (capped, &fourth, three, 3));
  g_assert_true (is_allowed (open, &fourth, three, 3));

  namesake.agent_unit = "2-1-202";
  g_assert_true (is_allowed (capped, &namesake, three, 3));
  unknown.agent_unit = NULL;
  g_assert_false (is_allowed (capped, &unknown, three, 3));
}

/* The same agent, named once by name and once by unit, is one agent. */
static void
test_cap_by_unit (void)
{
  g_autoptr(YishiRule) capped = load_rule ("weifang/ordinary");
  YishiProxy by_unit = { .principal = "1-1-104", .agent = "2-1-201", .agent_unit = "2-1-201" };
  YishiProxy no_unit = { .principal = "1-1-104", .agent = "2-1-201" };
  YishiProxy other_flat = { .principal = "1-1-104", .agent = "陈示例", .agent_unit = "2-1-202", .agent_person = 7 };
  YishiProxy lodged[G_N_ELEMENTS (three)];

  g_assert_true (is_allowed (capped, &by_unit, three, 2));
  g_assert_false (is_allowed (capped, &by_unit, three, 3));
  g_assert_false (is_allowed (capped, &no_unit, three, 3));

  memcpy (lodged, three, sizeof lodged);
  for (gsize i = 0; i < G_N_ELEMENTS (lodged); i++)
    lodged[i].agent_person = 7;
  g_assert_false (is_allowed (capped, &other_flat, lodged, 3));
  other_flat.agent_person = 8;
  g_assert_true (is_allowed (capped, &other_flat, lodged, 3));
}

/* The cap counts principals: an owner of several flats is one. */
static void
test_cap_by_person (void)
{
  g_autoptr(YishiRule) capped = load_rule ("weifang/ordinary");
  YishiProxy fourth = { .principal = "1-1-104", .agent = "陈示例", .agent_unit = "2-1-201", .principal_person = 2 };
  YishiProxy lodged[G_N_ELEMENTS (three)];

  memcpy (lodged, three, sizeof lodged);
  for (gsize i = 0; i < G_N_ELEMENTS (lodged); i++)
    lodged[i].principal_person = (gint64) i + 1;
  g_assert_true (is_allowed (capped, &fourth, lodged, 3));
  fourth.principal_person = 4;
  g_assert_false (is_allowed (capped, &fourth, lodged, 3));
  lodged[2].principal_person = 1;
  g_assert_true (is_allowed (capped, &fourth, lodged, 3));
}

/* 100 + 90 + 110 + 120 m²: four heads, 420 m²; the written no is a no. */
static void
test_instructed (void)
{
  static const gint64 areas[] = { 9000, 11000, 12000 };
  g_autoptr(YishiRule) rule = load_rule ("weifang/ordinary");
  g_autoptr(GArray) ballots = g_array_new (FALSE, TRUE, sizeof (YishiBallot));
  g_autoptr(YishiTally) tally = NULL;
  YishiBallot own = { 1, 10000, YISHI_CHOICE_YES };
  YishiCount roll = { 6, 60000 };

  g_array_append_val (ballots, own);
  for (gsize i = 0; i < G_N_ELEMENTS (three); i++)
    {
      YishiBallot ballot = { (gint64) i + 2, areas[i], YISHI_CHOICE_YES };

      g_assert_true (yishi_proxy_is_valid (&three[i], 1, DAY));
      yishi_proxy_instructed (&three[i], 1, &ballot.choice);
      g_array_append_val (ballots, ballot);
    }

  tally = count_ballots (rule, roll, ballots);
  g_assert_cmpint (tally->participating.heads, ==, 4);
  g_assert_cmpint (tally->participating.area, ==, 42000);
  g_assert_cmpint (tally->answers[YISHI_CHOICE_YES].heads, ==, 3);
  g_assert_cmpint (tally->answers[YISHI_CHOICE_NO].heads, ==, 1);
  g_assert_cmpint (tally->answers[YISHI_CHOICE_NO].area, ==, 12000);
}

static void
test_staff (void)
{
  g_autoptr(YishiRule) barring = load_rule ("zhoushan-2021/ordinary");
  g_autoptr(YishiRule) open = load_rule ("ordinary");
  YishiProxy staff = { .principal = "1-1-101", .agent = "王示例", .agent_is_staff = TRUE };

  g_assert_false (is_allowed (barring, &staff, NULL, 0));
  g_assert_true (is_allowed (open, &staff, NULL, 0));
}

static void
test_agent_left (void)
{
  YishiProxy proxy = three[0];

  g_assert_true (yishi_proxy_is_valid (&proxy, 1, DAY));
  proxy.agent_absent = TRUE;
  g_assert_false (yishi_proxy_is_valid (&proxy, 1, DAY));
}

static void
test_principal_came (void)
{
  YishiProxy proxy = three[0];

  proxy.suspended = TRUE;
  g_assert_false (yishi_proxy_is_valid (&proxy, 1, DAY));
  proxy.suspended = FALSE;
  g_assert_true (yishi_proxy_is_valid (&proxy, 1, DAY));
}

static void
test_chains (void)
{
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  YishiProxy agent_passes_on = { .principal = "2-1-201", .agent = "李示例" };
  YishiProxy principal_as_agent = { .principal = "3-1-301", .agent = "赵示例",
                                    .agent_unit = "1-1-101" };
  YishiProxy again = { .principal = "1-1-101", .agent = "李示例" };
  YishiProxy own = { .principal = "2-1-202", .agent = "李示例", .agent_unit = "2-1-202" };

  g_assert_false (is_allowed (rule, &agent_passes_on, three, 3));
  g_assert_false (is_allowed (rule, &principal_as_agent, three, 3));
  g_assert_false (is_allowed (rule, &again, three, 3));
  g_assert_false (is_allowed (rule, &own, three, 3));
}

static void
test_committee (void)
{
  static const char *const rules[] = { "national/committee", "hangzhou-2021/committee",
                                       "zhejiang-2009/committee" };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr(YishiRule) rule = load_rule (rules[i]);

      g_assert_false (is_allowed (rule, &three[0], NULL, 0));
    }
}

static void
test_form (void)
{
  static const struct
  {
    YishiProxy proxy;
    gboolean   allowed;
  } cases[] = {
    { { .principal = "1-1-101", .agent = "甲" }, TRUE },
    { { .principal = "", .agent = "甲" }, FALSE },
    { { .principal = "1-1-101", .agent = "" }, FALSE },
    { { .principal = "1-1-101", .agent = "甲", .from = DAY, .until = DAY }, TRUE },
    { { .principal = "1-1-101", .agent = "甲", .from = "2026-12-16", .until = DAY }, FALSE },
    { { .principal = "1-1-101", .agent = "甲", .from = "2026-02-30" }, FALSE },
    { { .principal = "1-1-101", .agent = "甲", .until = "明年" }, FALSE },
    { { .principal = "1-1-101", .agent = "甲", .until = "2026-2-3" }, FALSE },
    { { .principal = "1-1-101", .agent = "甲", .items = "1,3" }, TRUE },
    { { .principal = "1-1-101", .agent = "甲", .items = "1,x" }, FALSE },
    { { .principal = "1-1-101", .agent = "甲", .items = "0" }, FALSE },
    { { .principal = "1-1-101", .agent = "甲", .instruction = "1=no,3=同意" }, TRUE },
    { { .principal = "1-1-101", .agent = "甲", .instruction = "1" }, FALSE },
    { { .principal = "1-1-101", .agent = "甲", .instruction = "1=maybe" }, FALSE },
    { { .principal = "1-1-101", .agent = "甲", .instruction = "1=废票" }, FALSE },
    { { .principal = "1-1-101", .agent = "甲", .instruction = "1=yes,1=no" }, FALSE },
    { { .principal = "1-1-101", .agent = "甲", .items = "1", .instruction = "2=no" }, FALSE },
  };
  g_autoptr(YishiRule) rule = load_rule ("ordinary");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (is_allowed (rule, &cases[i].proxy, NULL, 0), ==, cases[i].allowed);
    }
}

static void
test_scope (void)
{
  YishiProxy proxy = { .principal = "1-1-101", .agent = "甲", .items = "1,3",
                       .from = "2026-12-01", .until = DAY, .instruction = "3=弃权" };
  YishiChoice choice = YISHI_CHOICE_LATE;

  g_assert_true (yishi_proxy_is_valid (&proxy, 1, DAY));
  g_assert_true (yishi_proxy_is_valid (&proxy, 3, "2026-12-01"));
  g_assert_false (yishi_proxy_is_valid (&proxy, 2, DAY));
  g_assert_false (yishi_proxy_is_valid (&proxy, 1, "2026-12-16"));
  g_assert_false (yishi_proxy_is_valid (&proxy, 1, "2026-11-30"));

  g_assert_false (yishi_proxy_instructed (&proxy, 1, &choice));
  g_assert_cmpint (choice, ==, YISHI_CHOICE_LATE);
  g_assert_true (yishi_proxy_instructed (&proxy, 3, &choice));
  g_assert_cmpint (choice, ==, YISHI_CHOICE_ABSTAIN);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proxy/C25/cap", test_cap);
  g_test_add_func ("/proxy/C25/cap-by-unit", test_cap_by_unit);
  g_test_add_func ("/proxy/C25/cap-by-person", test_cap_by_person);
  g_test_add_func ("/proxy/C25/instructed", test_instructed);
  g_test_add_func ("/proxy/C25/staff", test_staff);
  g_test_add_func ("/proxy/C26", test_agent_left);
  g_test_add_func ("/proxy/C26b", test_principal_came);
  g_test_add_func ("/proxy/chains", test_chains);
  g_test_add_func ("/proxy/committee", test_committee);
  g_test_add_func ("/proxy/form", test_form);
  g_test_add_func ("/proxy/scope", test_scope);

  return g_test_run ();
}
