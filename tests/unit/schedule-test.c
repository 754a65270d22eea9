/* schedule-test.c - the days before a meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-schedule.h"

/* The last day to post and the one before it. */
static const struct
{
  const char *name, *pack, *kind, *date, *today, *last, *advised;
  int         days_to_post, days_to_meeting;
} days[] = {
  { "thirty-days", "national", "deliberation", "2026-12-15", "2026-11-26", "2026-11-30", "2026-11-29", 4, 19 },
  { "thirty-one-days", "national", "assembly", "2026-06-15", "2026-05-31", "2026-05-31", "2026-05-30", 0, 15 },
  { "march", "national", "assembly", "2027-03-15", "2027-03-01", "2027-02-28", "2027-02-27", -1, 14 },
  { "leap-year", "national", "assembly", "2028-03-15", "2028-02-28", "2028-02-29", "2028-02-28", 1, 16 },
  { "over-new-year", "national", "assembly", "2027-01-15", "2026-12-31", "2026-12-31", "2026-12-30", 0, 15 },
  { "on-the-day", "national", "assembly", "2026-12-15", "2026-12-15", "2026-11-30", "2026-11-29", -15, 0 },
  { "past", "national", "assembly", "2026-12-15", "2026-12-20", "2026-11-30", "2026-11-29", -20, -5 },
  { "committee", "national", "committee", "2026-12-15", "2026-12-01", "2026-12-08", "2026-12-07", 7, 14 },
  { "committee-zhejiang", "zhejiang-2009", "committee", "2026-12-15", "2026-12-01", "2026-12-12", "2026-12-11", 11, 14 },
  { "extraordinary", "national", "extraordinary", "2026-12-15", "2026-12-01", "2026-11-30", "2026-11-29", -1, 14 },
  { "extraordinary-hangzhou", "hangzhou-2021", "extraordinary", "2026-12-15", "2026-12-01", "2026-12-08", "2026-12-07", 7, 14 },
  { "no-rules", NULL, "assembly", "2026-12-15", "2026-12-01", "", "", 0, 14 },
};

typedef typeof (days[0]) DaysRow;

static YishiRulePack *
find_pack (const char *id)
{
  g_autoptr(GError) error = NULL;
  YishiRulePack *pack = id != NULL ? yishi_rule_pack_find (id, &error) : NULL;

  g_assert_no_error (error);
  return pack;
}

static void
test_days (gconstpointer data)
{
  const DaysRow *row = data;
  const YishiPreparation preparation = { .date = row->date, .kind = row->kind, .posted_on = "" };
  g_autoptr(YishiRulePack) pack = find_pack (row->pack);
  g_autoptr(YishiSchedule) schedule = yishi_schedule_new (&preparation, pack, row->today);

  g_assert_cmpstr (schedule->last_post, ==, row->last);
  g_assert_cmpstr (schedule->advised_post, ==, row->advised);
  g_assert_cmpint (schedule->days_to_post, ==, row->days_to_post);
  g_assert_cmpint (schedule->days_to_meeting, ==, row->days_to_meeting);
  g_assert_cmpint (*schedule->notice_article != '\0', ==, *row->last != '\0');
  g_assert_cmpuint (schedule->n_chores, ==, *row->last != '\0' ? YISHI_N_CHORES : YISHI_N_CHORES - 1);
}

/* What is done of a meeting of 2026-12-15 under the national rules: items, roll,
 * chair, secretary, projector, microphone; and the chores' states in their order: done "D",
 * due "-", pressing "!", overdue "O", late "L", missing "M". */
static const struct
{
  const char *name, *done, *posted_on, *today, *states;
  guint       n_overdue;
} states[] = {
  { "early", "", "", "2026-11-20", "------", 0 },
  { "advised-day", "", "", "2026-11-29", "!!----", 0 },
  { "last-day", "", "", "2026-11-30", "!!----", 0 },
  { "too-late-to-post", "", "", "2026-12-01", "OO----", 2 },
  { "agenda-alone", "i", "", "2026-12-01", "DO----", 1 },
  { "posted-in-time", "i", "2026-11-30", "2026-12-01", "DD----", 0 },
  { "posted-late", "i", "2026-12-01", "2026-12-01", "DL----", 1 },
  { "rehearsal", "i", "2026-11-30", "2026-12-12", "DD!!!!", 0 },
  { "chair-alone", "irc", "2026-11-30", "2026-12-12", "DDD!!!", 0 },
  { "secretary-alone", "irs", "2026-11-30", "2026-12-12", "DDD!!!", 0 },
  { "all", "ircspm", "2026-11-30", "2026-12-15", "DDDDDD", 0 },
  { "on-the-day", "irp", "2026-11-30", "2026-12-15", "DDD!D!", 0 },
  { "after", "irp", "", "2026-12-16", "DMDMDM", 3 },
  { "after-posted-late", "", "2026-12-14", "2026-12-16", "MLMMMM", 6 },
};

typedef typeof (states[0]) StatesRow;

static void
test_states (gconstpointer data)
{
  static const char letters[] = { [YISHI_CHORE_DONE] = 'D', [YISHI_CHORE_DUE] = '-', [YISHI_CHORE_OVERDUE] = 'O',
                                  [YISHI_CHORE_LATE] = 'L', [YISHI_CHORE_MISSING] = 'M' };
  const StatesRow *row = data;
  const YishiPreparation preparation = {
    .date = "2026-12-15",
    .kind = "assembly",
    .posted_on = row->posted_on,
    .n_items = strchr (row->done, 'i') != NULL,
    .is_roll_confirmed = strchr (row->done, 'r') != NULL,
    .has_chair = strchr (row->done, 'c') != NULL,
    .has_secretary = strchr (row->done, 's') != NULL,
    .is_projector_tried = strchr (row->done, 'p') != NULL,
    .is_microphone_tried = strchr (row->done, 'm') != NULL,
  };
  g_autoptr(YishiRulePack) pack = find_pack ("national");
  g_autoptr(YishiSchedule) schedule = yishi_schedule_new (&preparation, pack, row->today);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < schedule->n_chores; i++)
    {
      const YishiChore *chore = &schedule->chores[i];

      g_assert_cmpint (chore->kind, ==, i);
      g_assert_cmpint (chore->days_left, ==, yishi_date_days_between (row->today, chore->day));
      g_assert_cmpint (yishi_date_days_between (chore->advised, chore->day), >, 0);
      g_string_append_c (found, chore->state == YISHI_CHORE_DUE && chore->is_pressing ? '!' : letters[chore->state]);
    }
  g_assert_cmpstr (found->str, ==, row->states);
  g_assert_cmpuint (schedule->n_overdue, ==, row->n_overdue);
  g_assert_cmpstr (schedule->chores[YISHI_CHORE_NOTICE].article, ==, "《物业管理条例》第十四条");
}

/* Posting on the last day gives just the days that are asked for. */
static void
test_arithmetic (void)
{
  g_autoptr(YishiRulePack) pack = find_pack ("national");

  for (int i = 0; i < 1500; i++)
    {
      g_autofree char *date = yishi_date_add_days ("2026-01-01", i);
      g_autofree char *back = yishi_date_add_days (date, -i);
      const YishiPreparation preparation = { .date = date, .kind = "assembly", .posted_on = "" };
      g_autoptr(YishiSchedule) schedule = yishi_schedule_new (&preparation, pack, "2026-01-01");

      g_assert_cmpstr (back, ==, "2026-01-01");
      g_assert_cmpint (schedule->days_to_meeting, ==, i);
      g_assert_cmpint (yishi_date_days_between (schedule->last_post, date), ==, schedule->notice_days);
      g_assert_cmpint (schedule->days_to_post, ==, i - schedule->notice_days);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *path = g_strconcat ("/schedule/days/", days[i].name, NULL);

      g_test_add_data_func (path, &days[i], test_days);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *path = g_strconcat ("/schedule/states/", states[i].name, NULL);

      g_test_add_data_func (path, &states[i], test_states);
    }
  g_test_add_func ("/schedule/arithmetic", test_arithmetic);

  return g_test_run ();
}
