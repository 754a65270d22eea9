/* reminder-test.c - what somebody is reminded of, when, and when no more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-reminder.h"

/* One record with a meeting on 2026-12-15 at 19:30 (@closed: it is over), and an action
 * due on 2026-12-01. @wanted: what of them is said, by the ends of their ids. */
static const struct
{
  const char *name, *today, *time, *what;  /* "P" posted, "C" closed, "E" election, "F" filed, "D" action done */
  const char *wanted;
} rows[] = {
  { "early", "2026-11-28", "09:00", "D", "" },
  { "posting-advised", "2026-11-29", "09:00", "D", "posting " },
  { "posting-last", "2026-11-30", "09:00", "D", "posting!" },
  { "posting-overdue", "2026-12-01", "09:00", "D", "posting!" },
  { "posting-weekly", "2026-12-08", "09:00", "D", "" },
  { "posted", "2026-11-30", "09:00", "PD", "" },
  { "day-before", "2026-12-14", "23:59", "PD", "tomorrow " },
  { "morning", "2026-12-15", "09:00", "PD", "" },
  { "hour-before", "2026-12-15", "18:30", "PD", "soon!" },
  { "too-early", "2026-12-15", "18:29", "PD", "" },
  { "begun", "2026-12-15", "19:30", "PD", "" },
  { "closed-at-once", "2026-12-15", "18:45", "PCD", "" },
  { "result-next-day", "2026-12-17", "09:00", "PCD", "result " },
  { "result-due", "2026-12-18", "09:00", "PCD", "result!" },
  { "election", "2026-12-21", "09:00", "PCED", "result! first-meeting " },
  { "filing-too-early", "2027-01-06", "09:00", "PCED", "" },
  { "filing-week-before", "2027-01-07", "09:00", "PCED", "filing " },
  { "filing-due-soon", "2027-01-08", "09:00", "PCED", "result! filing " },
  { "filed", "2027-01-08", "09:00", "PCEFD", "result! " },
  { "forgotten", "2027-02-26", "09:00", "PCD", "" },
  { "action-due", "2026-12-01", "09:00", "P", "" },
  { "action-overdue", "2026-12-02", "09:00", "P", "action " },
  { "action-a-week", "2026-12-08", "09:00", "P", "action " },
  { "action-then-weekly", "2026-12-09", "09:00", "P", "" },
  { "action-after-two", "2026-12-15", "09:00", "P", "action " },
};

typedef typeof (rows[0]) Row;

static YishiMeetingDates *
make_meeting (const Row *row)
{
  YishiCalendarFacts facts = {
    .date = "2026-12-15",
    .kind = "assembly",
    .posted_on = strchr (row->what, 'P') != NULL ? "2026-11-20" : "",
    .vote_from = "",
    .vote_until = "",
    .is_closed = strchr (row->what, 'C') != NULL,
    .has_election = strchr (row->what, 'E') != NULL,
  };
  g_autoptr(YishiRulePack) pack = yishi_rule_pack_find ("national", NULL);
  YishiMeetingDates *meeting = g_new0 (YishiMeetingDates, 1);

  if (strchr (row->what, 'F') != NULL)
    facts.done[YISHI_DATE_FILING] = "2027-01-05";
  if (strchr (row->what, 'E') != NULL && strcmp (row->today, "2027-01-01") > 0)
    facts.done[YISHI_DATE_FIRST_MEETING] = "2026-12-20";
  meeting->id = 3;
  meeting->date = g_strdup ("2026-12-15");
  meeting->kind = g_strdup ("assembly");
  meeting->title = g_strdup ("");
  meeting->place = g_strdup ("社区活动室");
  meeting->time = g_strdup ("19:30");
  meeting->is_closed = facts.is_closed;
  meeting->calendar = yishi_calendar_new (&facts, pack, NULL);
  return meeting;
}

static void
test_plan (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_meeting_dates_free);
  g_autoptr(GPtrArray) actions = g_ptr_array_new ();
  const YishiItem item = { .id = 9, .title = (char *) "路灯", .due = (char *) "2026-12-01", .responsible = (char *) "王工" };
  YishiAction action = { .item = (YishiItem *) &item };
  const YishiReminderFacts facts = { "abcd", "/a.yishi", "样例小区", meetings, actions };
  g_autoptr(GPtrArray) plan = NULL;
  g_autoptr(GString) found = g_string_new (NULL);

  g_ptr_array_add (meetings, make_meeting (row));
  if (strchr (row->what, 'D') == NULL)
    g_ptr_array_add (actions, &action);
  plan = yishi_reminders_plan (&facts, row->today, row->time);
  for (guint i = 0; i < plan->len; i++)
    {
      const YishiReminder *reminder = plan->pdata[i];
      const char *end = strstr (reminder->id, "abcd-3-") != NULL ? reminder->id + strlen ("abcd-3-") : "action";

      g_assert_true (g_str_has_prefix (reminder->id, "abcd-"));
      g_assert_cmpstr (reminder->record, ==, "/a.yishi");
      g_assert_nonnull (strstr (reminder->text, "样例小区"));
      g_string_append_printf (found, "%s%c", end, reminder->is_urgent ? '!' : ' ');
    }
  /* An urgent one ends with “!”, after which the next may come. */
  {
    g_autoptr(GString) wanted = g_string_new (row->wanted);

    g_string_replace (wanted, "! ", "!", 0);
    g_assert_cmpstr (found->str, ==, wanted->str);
  }
}

static void
test_memory (void)
{
  g_autoptr(YishiReminderMemory) memory = yishi_reminder_memory_parse ("");
  g_autoptr(YishiReminderMemory) again = NULL;
  g_autofree char *text = NULL;

  g_assert_true (yishi_reminder_memory_wants (memory, "a-1-filing", "2026-12-15"));
  yishi_reminder_memory_shown (memory, "a-1-filing", "2026-12-15");
  yishi_reminder_memory_done (memory, "a-2-filing", "2026-12-15");
  text = yishi_reminder_memory_to_text (memory, "2026-12-15");
  g_assert_cmpstr (text, ==, "a-1-filing 2026-12-15 shown\na-2-filing 2026-12-15 done\n");

  again = yishi_reminder_memory_parse (text);
  g_assert_false (yishi_reminder_memory_wants (again, "a-1-filing", "2026-12-15"));
  g_assert_true (yishi_reminder_memory_wants (again, "a-1-filing", "2026-12-16"));
  g_assert_true (yishi_reminder_memory_wants (again, "a-1-filing", "2026-12-14"));
  g_assert_false (yishi_reminder_memory_wants (again, "a-2-filing", "2027-12-15"));
  yishi_reminder_memory_forget (again, "a-1-filing");
  yishi_reminder_memory_forget (again, "a-2-filing");
  g_assert_true (yishi_reminder_memory_wants (again, "a-1-filing", "2026-12-15"));
  g_assert_false (yishi_reminder_memory_wants (again, "a-2-filing", "2026-12-15"));
}

static void
test_memory_is_forgiving (void)
{
  g_autoptr(YishiReminderMemory) memory = yishi_reminder_memory_parse ("\n x \nid 2026-02-30 done\n"
                                                                       "old 2020-01-01 done\nid2 2026-12-01 done\nid3");
  g_autofree char *text = yishi_reminder_memory_to_text (memory, "2026-12-15");

  g_assert_cmpstr (text, ==, "id2 2026-12-01 done\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/reminder/plan/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_plan);
    }
  g_test_add_func ("/reminder/memory", test_memory);
  g_test_add_func ("/reminder/memory-is-forgiving", test_memory_is_forgiving);

  return g_test_run ();
}
