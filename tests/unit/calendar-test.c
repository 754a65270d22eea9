/* calendar-test.c - the days that a meeting brings with it, and the holidays that move them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-calendar-words.h"
#include "yishi-date.h"
#include "yishi-error.h"

/* As the State Council had them for 2026 and, for the new year of 2027, as they might be. */
#define TABLE                                                                                      \
  "2026-02-14 2026-02-14 work\n2026-02-15 2026-02-23 off 春节\n2026-02-28 2026-02-28 work\n"       \
  "2026-06-19 2026-06-21 off 端午节\n2026-10-01 2026-10-07 off 国庆节\n"                           \
  "2026-12-31 2027-01-03 off 元旦"

/* What follows from a meeting of some day: "D" decision, "E" election, "F" dismissal of
 * the firm, "h" with holidays. @counted NULL: the same as @day. */
static const struct
{
  const char   *name, *pack, *kind, *date, *what;
  YishiDateKind wanted;
  const char   *day, *counted, *advised;
} rows[] = {
  /* Posting: the table of the domain, then holidays, which make it earlier. */
  { "posting-january", "national", "assembly", "2027-01-15", "", YISHI_DATE_POSTING, "2026-12-31", NULL, "2026-12-30" },
  { "posting-march", "national", "assembly", "2027-03-15", "", YISHI_DATE_POSTING, "2027-02-28", NULL, "2027-02-27" },
  { "posting-leap", "national", "assembly", "2028-03-15", "", YISHI_DATE_POSTING, "2028-02-29", NULL, "2028-02-28" },
  { "posting-june", "national", "assembly", "2026-06-15", "", YISHI_DATE_POSTING, "2026-05-31", NULL, "2026-05-30" },
  { "posting-july", "national", "assembly", "2026-07-15", "", YISHI_DATE_POSTING, "2026-06-30", NULL, "2026-06-29" },
  { "posting-holiday", "national", "assembly", "2027-01-15", "h", YISHI_DATE_POSTING, "2026-12-30", "2026-12-31", "2026-12-29" },
  { "posting-spring", "national", "assembly", "2026-03-08", "h", YISHI_DATE_POSTING, "2026-02-14", "2026-02-21", "2026-02-13" },
  { "posting-into-holiday", "national", "assembly", "2026-03-11", "h", YISHI_DATE_POSTING, "2026-02-24", NULL, "2026-02-14" },
  { "posting-committee", "national", "committee", "2026-10-14", "h", YISHI_DATE_POSTING, "2026-09-30", "2026-10-07", "2026-09-29" },
  { "posting-extraordinary", "hangzhou-2021", "extraordinary", "2026-12-15", "", YISHI_DATE_POSTING, "2026-12-08", NULL, "2026-12-07" },

  /* After the event: the table of the domain, from 15 June 2026. */
  { "publication", "national", "committee", "2026-06-15", "D", YISHI_DATE_PUBLICATION, "2026-06-18", NULL, "" },
  { "result", "national", "deliberation", "2026-06-15", "", YISHI_DATE_RESULT, "2026-06-18", NULL, "" },
  { "first-meeting", "national", "assembly", "2026-06-15", "DE", YISHI_DATE_FIRST_MEETING, "2026-06-22", NULL, "" },
  { "handover-hangzhou", "hangzhou-2021", "assembly", "2026-06-15", "DE", YISHI_DATE_HANDOVER, "2026-06-25", NULL, "" },
  { "handover-zhejiang", "zhejiang-2009", "assembly", "2026-06-15", "DE", YISHI_DATE_HANDOVER, "2026-06-25", NULL, "" },
  { "filing", "national", "assembly", "2026-06-15", "DE", YISHI_DATE_FILING, "2026-07-15", NULL, "" },
  { "dismissal", "national", "assembly", "2026-06-15", "DF", YISHI_DATE_DISMISSAL, "2026-08-14", NULL, "" },
  { "suit", "national", "assembly", "2026-06-15", "D", YISHI_DATE_SUIT, "2027-06-15", NULL, "" },
  { "term-end", "national", "assembly", "2026-06-15", "DE", YISHI_DATE_TERM_END, "2031-06-15", NULL, "" },
  { "re-election", "zhejiang-2009", "assembly", "2026-06-15", "DE", YISHI_DATE_RE_ELECTION, "2031-04-15", NULL, "" },
  { "re-election-hangzhou", "hangzhou-2021", "assembly", "2026-06-15", "DE", YISHI_DATE_RE_ELECTION, "2031-03-15", NULL, "" },
  { "candidates", "hangzhou-2021", "assembly", "2026-06-15", "DE", YISHI_DATE_CANDIDATES, "2026-05-31", NULL, "" },

  /* Days of rest make it later, a weekend on which one works does not. */
  { "publication-weekend", "national", "committee", "2026-06-10", "D", YISHI_DATE_PUBLICATION, "2026-06-15", "2026-06-13", "" },
  { "publication-holiday", "national", "committee", "2026-06-16", "Dh", YISHI_DATE_PUBLICATION, "2026-06-22", "2026-06-19", "" },
  { "publication-working-saturday", "national", "committee", "2026-02-11", "Dh", YISHI_DATE_PUBLICATION, "2026-02-14", NULL, "" },
  { "filing-national-day", "national", "assembly", "2026-09-01", "DEh", YISHI_DATE_FILING, "2026-10-08", "2026-10-01", "" },
  { "filing-over-new-year", "national", "assembly", "2026-12-02", "DEh", YISHI_DATE_FILING, "2027-01-04", "2027-01-01", "" },

  /* Month ends, leap days, year ends. */
  { "suit-leap-day", "national", "assembly", "2028-02-29", "D", YISHI_DATE_SUIT, "2029-02-28", NULL, "" },
  { "suit-into-leap-year", "national", "assembly", "2027-02-28", "D", YISHI_DATE_SUIT, "2028-02-28", NULL, "" },
  { "suit-year-end", "national", "assembly", "2026-12-31", "D", YISHI_DATE_SUIT, "2027-12-31", NULL, "" },
  { "term-leap-day", "national", "assembly", "2028-02-29", "DE", YISHI_DATE_TERM_END, "2033-02-28", NULL, "" },
  { "re-election-month-end", "zhejiang-2009", "assembly", "2026-04-30", "DE", YISHI_DATE_RE_ELECTION, "2031-02-28", NULL, "" },
  { "filing-leap", "national", "assembly", "2028-01-31", "DE", YISHI_DATE_FILING, "2028-03-01", NULL, "" },
  { "filing-no-leap", "national", "assembly", "2027-01-31", "DE", YISHI_DATE_FILING, "2027-03-02", NULL, "" },
  { "dismissal-over-new-year", "national", "assembly", "2026-12-15", "DF", YISHI_DATE_DISMISSAL, "2027-02-15", "2027-02-13", "" },

  /* The voting period, first and last day counted. */
  { "vote-opening", "hangzhou-2021", "assembly", "2026-12-15", "D", YISHI_DATE_VOTE_OPENING, "2026-12-11", NULL, "" },
  { "vote-opening-holiday", "hangzhou-2021", "assembly", "2026-10-09", "Dh", YISHI_DATE_VOTE_OPENING, "2026-09-30", "2026-10-05", "" },
  { "meeting-on-sunday", "national", "deliberation", "2026-11-15", "h", YISHI_DATE_MEETING, "2026-11-15", NULL, "" },
};

typedef typeof (rows[0]) Row;

static YishiRulePack *
find_pack (const char *id)
{
  g_autoptr(GError) error = NULL;
  YishiRulePack *pack = yishi_rule_pack_find (id, &error);

  g_assert_no_error (error);
  return pack;
}

static YishiHolidays *
read_table (void)
{
  g_autoptr(GError) error = NULL;
  YishiHolidays *holidays = yishi_holidays_parse (TABLE, &error);

  g_assert_no_error (error);
  return holidays;
}

static YishiCalendarFacts
make_facts (const char *date,
            const char *kind,
            const char *what)
{
  return (YishiCalendarFacts) {
    .date = date,
    .kind = kind,
    .posted_on = "",
    .vote_from = "",
    .vote_until = "",
    .has_decision = strchr (what, 'D') != NULL,
    .has_election = strchr (what, 'E') != NULL,
    .has_dismissal = strchr (what, 'F') != NULL,
  };
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  const YishiCalendarFacts facts = make_facts (row->date, row->kind, row->what);
  g_autoptr(YishiRulePack) pack = find_pack (row->pack);
  g_autoptr(YishiHolidays) holidays = strchr (row->what, 'h') != NULL ? read_table () : NULL;
  g_autoptr(YishiCalendar) calendar = yishi_calendar_new (&facts, pack, holidays);
  const YishiCalendarDate *date = yishi_calendar_find (calendar, row->wanted);

  g_assert_nonnull (date);
  g_assert_cmpstr (date->day, ==, row->day);
  g_assert_cmpstr (date->counted, ==, row->counted != NULL ? row->counted : row->day);
  g_assert_cmpstr (date->advised, ==, row->advised != NULL ? row->advised : "");
  if (row->wanted != YISHI_DATE_MEETING)
    g_assert_cmpstr (date->article, !=, "");
}

/* A meeting of each kind has the days it needs and no other; they come in their order. */
static void
test_which (void)
{
  static const struct
  {
    const char *pack, *kind, *what, *names;
  } cases[] = {
    { "national", "deliberation", "", "posting meeting result " },
    { "national", "assembly", "D", "posting meeting result suit " },
    { "national", "assembly", "DE", "posting meeting result first-meeting filing suit term-end " },
    { "national", "assembly", "DF", "posting meeting result dismissal-notice suit " },
    { "national", "committee", "", "posting meeting " },
    { "national", "committee", "D", "posting meeting publication suit " },
    { "hangzhou-2021", "assembly", "DE",
      "candidates posting vote-opening meeting result first-meeting handover filing suit re-election term-end " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const YishiCalendarFacts facts = make_facts ("2026-12-15", cases[i].kind, cases[i].what);
      g_autoptr(YishiRulePack) pack = find_pack (cases[i].pack);
      g_autoptr(YishiCalendar) calendar = yishi_calendar_new (&facts, pack, NULL);
      g_autoptr(GString) names = g_string_new (NULL);

      for (guint j = 0; j < calendar->dates->len; j++)
        {
          const YishiCalendarDate *date = calendar->dates->pdata[j];

          g_string_append_printf (names, "%s ", yishi_date_kind_to_string (date->kind));
        }
      g_assert_cmpstr (names->str, ==, cases[i].names);
    }
}

/* An open vote has the days it was given, and what it decides counts from its end. */
static void
test_votes (void)
{
  YishiCalendarFacts facts = make_facts ("2026-06-15", "assembly", "DE");
  g_autoptr(YishiRulePack) pack = find_pack ("hangzhou-2021");
  g_autoptr(YishiCalendar) planned = yishi_calendar_new (&facts, pack, NULL);
  g_autoptr(YishiCalendar) open = NULL;

  g_assert_cmpstr (yishi_calendar_find (planned, YISHI_DATE_VOTE_OPENING)->from, ==, "2026-04-17");
  facts.vote_from = "2026-06-10";
  facts.vote_until = "2026-06-30";
  open = yishi_calendar_new (&facts, pack, NULL);
  g_assert_null (yishi_calendar_find (open, YISHI_DATE_VOTE_OPENING));
  g_assert_cmpstr (yishi_calendar_find (open, YISHI_DATE_VOTE_END)->day, ==, "2026-06-30");
  g_assert_cmpstr (yishi_calendar_find (open, YISHI_DATE_VOTE_END)->from, ==, "2026-06-10");
  g_assert_cmpstr (yishi_calendar_find (open, YISHI_DATE_FILING)->day, ==, "2026-07-30");
}

static void
test_states (void)
{
  static const struct
  {
    YishiDateKind  kind;
    const char    *done, *today;
    YishiDateState state;
  } cases[] = {
    { YISHI_DATE_FILING, "", "2026-10-08", YISHI_DATE_TODAY },
    { YISHI_DATE_FILING, "", "2026-10-07", YISHI_DATE_OPEN },
    { YISHI_DATE_FILING, "", "2026-10-09", YISHI_DATE_OVERDUE },
    { YISHI_DATE_FILING, "2026-10-08", "2026-11-01", YISHI_DATE_DONE },
    { YISHI_DATE_FILING, "2026-10-09", "2026-11-01", YISHI_DATE_LATE },
    { YISHI_DATE_SUIT, "", "2027-09-02", YISHI_DATE_PAST },
    { YISHI_DATE_MEETING, "", "2026-09-02", YISHI_DATE_PAST },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YishiCalendarFacts facts = make_facts ("2026-09-01", "assembly", "DE");
      g_autoptr(YishiRulePack) pack = find_pack ("national");
      g_autoptr(YishiHolidays) holidays = read_table ();
      g_autoptr(YishiCalendar) calendar = NULL;

      facts.done[cases[i].kind] = cases[i].done;
      calendar = yishi_calendar_new (&facts, pack, holidays);
      g_assert_cmpint (yishi_calendar_date_state (yishi_calendar_find (calendar, cases[i].kind), cases[i].today), ==,
                       cases[i].state);
    }
}

/* Who posted on the day of the law is not late because a holiday asked for an earlier one. */
static void
test_posted_on_the_holiday (void)
{
  YishiCalendarFacts facts = make_facts ("2027-01-15", "assembly", "");
  g_autoptr(YishiRulePack) pack = find_pack ("national");
  g_autoptr(YishiHolidays) holidays = read_table ();
  g_autoptr(YishiCalendar) calendar = NULL;
  g_autoptr(YishiCalendar) late = NULL;

  facts.posted_on = "2026-12-31";
  calendar = yishi_calendar_new (&facts, pack, holidays);
  g_assert_cmpint (yishi_calendar_date_state (yishi_calendar_find (calendar, YISHI_DATE_POSTING), "2027-01-02"), ==,
                   YISHI_DATE_DONE);
  facts.posted_on = "2027-01-01";
  late = yishi_calendar_new (&facts, pack, holidays);
  g_assert_cmpint (yishi_calendar_date_state (yishi_calendar_find (late, YISHI_DATE_POSTING), "2027-01-02"), ==,
                   YISHI_DATE_LATE);
}

/* Of every day in four years: backwards never later, forwards never earlier, and never on a holiday. */
static void
test_directions (void)
{
  g_autoptr(YishiHolidays) holidays = read_table ();
  g_autofree char *day = g_strdup ("2025-01-01");

  for (int i = 0; i < 1461; i++)
    {
      g_autofree char *earlier = yishi_holidays_move_earlier (holidays, day);
      g_autofree char *later = yishi_holidays_move_later (holidays, day);
      const YishiHoliday *at = yishi_holidays_find (holidays, earlier);
      char *next = yishi_date_add_days (day, 1);

      g_assert_cmpstr (earlier, <=, day);
      g_assert_cmpstr (later, >=, day);
      g_assert_true (at == NULL || at->works);
      g_assert_false (yishi_holidays_is_rest (holidays, later));
      g_free (day);
      day = next;
    }
}

static void
test_holidays_text (void)
{
  g_autoptr(YishiHolidays) holidays = read_table ();
  g_autoptr(YishiHolidays) copy = yishi_holidays_copy (holidays);
  g_autofree char *text = yishi_holidays_to_text (copy);

  g_assert_cmpstr (text, ==, TABLE);
  g_assert_cmpuint (yishi_holidays_get_n (copy), ==, 6);
  g_assert_true (yishi_holidays_remove (copy, "2026-10-03"));
  g_assert_false (yishi_holidays_remove (copy, "2026-10-03"));
  g_assert_cmpuint (yishi_holidays_get_n (copy), ==, 5);
}

static void
test_holidays_refused (void)
{
  static const struct
  {
    const char *from, *until;
    gboolean    works;
    const char *name;
  } cases[] = {
    { "2026-06-21", "2026-06-22", FALSE, "doubled" },
    { "2026-05-05", "2026-05-01", FALSE, "backwards" },
    { "2026-05-01", "2026-07-01", FALSE, "long" },
    { "2026-05-04", "2026-05-04", TRUE, "a Monday" },
    { "2026-02-30", "2026-02-30", FALSE, "no day" },
    { "2026-05-01", "2026-05-02", FALSE, "two\nlines" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(YishiHolidays) holidays = read_table ();
      g_autoptr(GError) error = NULL;

      g_assert_false (yishi_holidays_add (holidays, cases[i].from, cases[i].until, cases[i].works, cases[i].name, &error));
      g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX);
      g_assert_cmpuint (yishi_holidays_get_n (holidays), ==, 6);
    }
}

static void
test_wrong_terms (void)
{
  static const char *const groups[] = {
    "[deadline filing]\ndays=0\n",
    "[deadline filing]\narticle=A\n",
    "[deadline filing]\ndays=30\nmonths=1\n",
    "[deadline filing]\ndays=-30\n",
    "[deadline re-election]\nmonths=2\n",
    "[deadline filing]\ndays=thirty\n",
    "[deadline filing]\ndays=30\nweeks=4\n",
    "[deadline party]\ndays=30\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *text = g_strconcat ("[pack]\nid=x\nversion=1\ntitle=T\ntitle-en=T\n"
                                           "[rule r]\ntitle=T\ntitle-en=T\narticle=A\nquote=Q\ngist=G\nmethod=straw\narea=false\n",
                                           groups[i], NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(YishiRulePack) pack = yishi_rule_pack_parse ("x.pack", text, -1, &error);

      g_assert_null (pack);
      g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK);
      g_assert_nonnull (strstr (error->message, "[deadline"));
    }
}

/* Every line fits, is cut between letters, and reads as before once it is joined again. */
static void
test_ics_lines (void)
{
  const YishiCalendarFacts facts = make_facts ("2026-12-15", "assembly", "DEF");
  g_autoptr(YishiRulePack) pack = find_pack ("hangzhou-2021");
  g_autoptr(GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_meeting_dates_free);
  YishiMeetingDates *meeting = g_new0 (YishiMeetingDates, 1);
  g_autofree char *ics = NULL;
  g_auto(GStrv) lines = NULL;

  meeting->id = 7;
  meeting->date = g_strdup ("2026-12-15");
  meeting->kind = g_strdup ("assembly");
  meeting->title = g_strdup ("第七次业主大会；选举、解聘物业,续建电梯");
  meeting->place = g_strdup ("");
  meeting->time = g_strdup ("19:30");
  meeting->calendar = yishi_calendar_new (&facts, pack, NULL);
  g_ptr_array_add (meetings, meeting);
  ics = yishi_calendar_to_ics (meetings, NULL, "示例花园", "abcd", 42, 1764000000 * (gint64) G_USEC_PER_SEC);

  g_assert_true (g_str_has_suffix (ics, "END:VCALENDAR\r\n"));
  lines = g_strsplit (ics, "\r\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
  g_assert_nonnull (strstr (ics, "UID:abcd-7-filing@yishi\r\n"));
  g_assert_nonnull (strstr (ics, "DTSTART:20261215T193000\r\n"));
  g_assert_nonnull (strstr (ics, "物业\\,"));
}

/* What could only be done before the meeting is over with it; what is overdue is said for two months. */
static void
test_ahead (void)
{
  static const struct
  {
    const char   *today;
    gboolean      is_closed;
    YishiDateKind kind;
    gboolean      is_ahead;
  } cases[] = {
    { "2026-11-01", FALSE, YISHI_DATE_POSTING, TRUE },
    { "2026-12-14", FALSE, YISHI_DATE_POSTING, TRUE },
    { "2026-12-16", FALSE, YISHI_DATE_POSTING, FALSE },
    { "2026-12-15", TRUE, YISHI_DATE_POSTING, FALSE },
    { "2026-12-15", FALSE, YISHI_DATE_MEETING, TRUE },
    { "2026-12-16", FALSE, YISHI_DATE_MEETING, FALSE },
    { "2027-02-16", TRUE, YISHI_DATE_RESULT, TRUE },
    { "2027-02-17", TRUE, YISHI_DATE_RESULT, FALSE },
    { "2027-12-15", TRUE, YISHI_DATE_SUIT, TRUE },
    { "2027-12-16", TRUE, YISHI_DATE_SUIT, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const YishiCalendarFacts facts = make_facts ("2026-12-15", "assembly", "DE");
      g_autoptr(YishiRulePack) pack = find_pack ("national");
      g_autoptr(YishiMeetingDates) meeting = g_new0 (YishiMeetingDates, 1);

      meeting->date = g_strdup ("2026-12-15");
      meeting->is_closed = cases[i].is_closed;
      meeting->calendar = yishi_calendar_new (&facts, pack, NULL);
      g_assert_cmpint (yishi_meeting_dates_is_ahead (meeting, yishi_calendar_find (meeting->calendar, cases[i].kind),
                                                     cases[i].today), ==, cases[i].is_ahead);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/calendar/day/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/calendar/which", test_which);
  g_test_add_func ("/calendar/votes", test_votes);
  g_test_add_func ("/calendar/states", test_states);
  g_test_add_func ("/calendar/posted-on-the-holiday", test_posted_on_the_holiday);
  g_test_add_func ("/calendar/directions", test_directions);
  g_test_add_func ("/calendar/holidays/text", test_holidays_text);
  g_test_add_func ("/calendar/holidays/refused", test_holidays_refused);
  g_test_add_func ("/calendar/wrong-terms", test_wrong_terms);
  g_test_add_func ("/calendar/ahead", test_ahead);
  g_test_add_func ("/calendar/ics-lines", test_ics_lines);

  return g_test_run ();
}
