/* home-words-test.c - what the page of what comes next says, without a screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-day-text.h"
#include "yishi-home-words.h"

#define MEETING_DAY "2026-12-15"

static const struct
{
  const char *name;
  const char *today;
  const char *posted_on;
  const char *posted_where;
  guint       n_unposted;
  const char *said;     /* part of it */
  const char *button;   /* action, NULL for none */
} notices[] = {
  { "in-time", "2026-11-26", "", "", 3, "To be posted by 30 November (due in 4 days), better by 29 November",
    "home.post-notice" },
  { "last-day", "2026-11-30", "", "", 3, "(due today)", "home.post-notice" },
  { "too-late", "2026-12-01", "", "", 3, "Was to be posted by 30 November", "home.post-notice" },
  { "posted", "2026-12-01", "2026-11-29", "", 0, "Posted on 29 November", NULL },
  { "posted-where", "2026-12-01", "2026-11-29", "gate", 0, "Posted on 29 November: gate", NULL },
  { "posted-late", "2026-12-05", "2026-12-02", "", 0, "after the last day, 30 November", NULL },
  { "items-since", "2026-12-01", "2026-11-29", "", 2, "2 items were added since and may only be discussed",
    "home.post-notice" },
};

static YishiSchedule *
make_schedule (const char *today,
               const char *posted_on)
{
  g_autoptr(YishiRulePack) pack = yishi_rule_pack_find ("national", NULL);
  const YishiPreparation preparation = { .date = MEETING_DAY, .kind = "deliberation", .posted_on = posted_on,
                                         .n_items = 3 };

  g_assert_nonnull (pack);
  return yishi_schedule_new (&preparation, pack, today);
}

static void
test_notice (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(YishiSchedule) schedule = make_schedule (notices[i].today, notices[i].posted_on);
  const YishiMeeting meeting = {
    .date = (char *) MEETING_DAY,
    .posted_on = (char *) notices[i].posted_on,
    .posted_where = (char *) notices[i].posted_where,
  };
  const YishiHomeFacts facts = { &meeting, .n_items = 3, .n_unposted = notices[i].n_unposted, .confirmed = "" };
  const YishiChore *chore = &schedule->chores[1];
  g_autofree char *text = yishi_home_say_chore (chore, &facts);

  g_assert_cmpint (chore->kind, ==, YISHI_CHORE_NOTICE);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, notices[i].said));
  g_assert_cmpstr (yishi_home_get_button (chore, &facts).action, ==, notices[i].button);
}

static void
test_roll (void)
{
  g_autoptr(YishiSchedule) schedule = make_schedule ("2026-11-26", "");
  const YishiChore *chore = &schedule->chores[2];
  const YishiHomeFacts unknown = { NULL, .confirmed = "" };
  const YishiHomeFacts none = { NULL, .is_roll_known = TRUE, .confirmed = "" };
  const YishiHomeFacts proposed = { NULL, .is_roll_known = TRUE, .n_units = 1224, .n_persons = 1, .confirmed = "" };
  const YishiHomeFacts confirmed = { NULL, .is_roll_known = TRUE, .n_units = 2, .n_persons = 2,
                                     .confirmed = "2026-11-20T10:00:00+08:00" };
  g_autofree char *text = yishi_home_say_chore (chore, &confirmed);

  g_assert_cmpint (chore->kind, ==, YISHI_CHORE_ROLL);
  g_assert_null (yishi_home_get_button (chore, &unknown).label);
  g_assert_cmpstr (yishi_home_get_button (chore, &none).action, ==, "win.page::roll");
  g_assert_cmpstr (yishi_home_get_button (chore, &proposed).action, ==, "home.confirm-roll");
  g_assert_null (yishi_home_get_button (chore, &confirmed).label);
  g_assert_cmpstr (text, ==, "2 units, 2 persons; confirmed on 20 November");
}

static const struct
{
  int         days;
  const char *countdown;
  const char *due;
} distances[] = {
  { 0, "Today", "due today" },
  { 1, "Tomorrow", "due in 1 day" },
  { 19, "In 19 days", "due in 19 days" },
  { -1, "Yesterday", "1 day overdue" },
  { -3, "3 days ago", "3 days overdue" },
};

static void
test_distances (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (distances); i++)
    {
      g_autofree char *countdown = yishi_say_countdown (distances[i].days);
      g_autofree char *due = yishi_say_due (distances[i].days);

      g_assert_cmpstr (countdown, ==, distances[i].countdown);
      g_assert_cmpstr (due, ==, distances[i].due);
    }
}

static void
test_action (void)
{
  YishiItem item = { .outcome_text = (char *) "mend it", .responsible = (char *) "Wang", .due = (char *) "2026-12-01" };
  YishiAction action = { .item = &item };
  g_autofree char *whole = yishi_home_say_action (&action, -2);
  g_autofree char *bare = NULL;

  g_assert_cmpstr (whole, ==, "mend it\nWang · 1 December (2 days overdue)");
  item = (YishiItem) { .outcome_text = (char *) "mend it", .responsible = (char *) "", .due = (char *) "" };
  bare = yishi_home_say_action (&action, 0);
  g_assert_cmpstr (bare, ==, "mend it");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (notices); i++)
    {
      g_autofree char *path = g_strdup_printf ("/home-words/notice/%s", notices[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_notice);
    }
  g_test_add_func ("/home-words/roll", test_roll);
  g_test_add_func ("/home-words/distances", test_distances);
  g_test_add_func ("/home-words/action", test_action);

  return g_test_run ();
}
