/* yishi-calendar.c - every day that a meeting brings with it, before and after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-calendar.h"

#include <string.h>

#include "yishi-date.h"

static const struct
{
  const char     *name;
  YishiDateSense  sense;
  const char     *deadline;  /* (nullable) its id in a pack */
} kinds[] = {
  [YISHI_DATE_CANDIDATES] = { "candidates", YISHI_SENSE_DO, "candidates" },
  [YISHI_DATE_POSTING] = { "posting", YISHI_SENSE_DO, NULL },
  [YISHI_DATE_VOTE_OPENING] = { "vote-opening", YISHI_SENSE_DO, NULL },
  [YISHI_DATE_VOTE_END] = { "vote-end", YISHI_SENSE_HAPPENS, NULL },
  [YISHI_DATE_MEETING] = { "meeting", YISHI_SENSE_HAPPENS, NULL },
  [YISHI_DATE_RESULT] = { "result", YISHI_SENSE_DO, "result" },
  [YISHI_DATE_PUBLICATION] = { "publication", YISHI_SENSE_DO, "publication" },
  [YISHI_DATE_FIRST_MEETING] = { "first-meeting", YISHI_SENSE_DO, "first-meeting" },
  [YISHI_DATE_HANDOVER] = { "handover", YISHI_SENSE_DO, "handover" },
  [YISHI_DATE_FILING] = { "filing", YISHI_SENSE_DO, "filing" },
  [YISHI_DATE_DISMISSAL] = { "dismissal-notice", YISHI_SENSE_RUNS, "dismissal-notice" },
  [YISHI_DATE_SUIT] = { "suit", YISHI_SENSE_RUNS, "suit" },
  [YISHI_DATE_RE_ELECTION] = { "re-election", YISHI_SENSE_DO, "re-election" },
  [YISHI_DATE_TERM_END] = { "term-end", YISHI_SENSE_HAPPENS, "term-end" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == YISHI_N_DATES);

const char *
yishi_date_kind_to_string (YishiDateKind kind)
{
  g_return_val_if_fail ((guint) kind < YISHI_N_DATES, "");

  return kinds[kind].name;
}

/**
 * yishi_date_kind_from_string:
 * @kind: (out): left alone if there is no such kind
 */
gboolean
yishi_date_kind_from_string (const char    *text,
                             YishiDateKind *kind)
{
  for (guint i = 0; i < YISHI_N_DATES; i++)
    if (strcmp (kinds[i].name, text) == 0)
      {
        *kind = (YishiDateKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * yishi_date_kind_can_be_done:
 *
 * Returns: whether the chair says of it that it was done: the notice, votes and
 *   the meeting are in the record by themselves
 */
gboolean
yishi_date_kind_can_be_done (YishiDateKind kind)
{
  g_return_val_if_fail ((guint) kind < YISHI_N_DATES, FALSE);

  return kinds[kind].sense == YISHI_SENSE_DO && kinds[kind].deadline != NULL;
}

/* The rule whose notice a meeting of @kind needs: the committee's own (guidance
 * rules art. 39), else that of what owners decide (regulation art. 14). */
static YishiRule *
find_rule (YishiRulePack *pack,
           const char    *kind)
{
  if (pack == NULL)
    return NULL;

  return strcmp (kind, "committee") == 0 ? yishi_rule_pack_rule_for_kind (pack, "committee")
                                         : yishi_rule_pack_lookup (pack, "ordinary");
}

/**
 * yishi_calendar_get_notice_days:
 * @pack: (nullable): the record's rules
 */
int
yishi_calendar_get_notice_days (YishiRulePack  *pack,
                                const char     *kind,
                                const char    **article)
{
  YishiRule *rule = find_rule (pack, kind);
  int days = rule != NULL ? rule->notice_days : 0;

  if (rule != NULL && strcmp (kind, "extraordinary") == 0 && rule->notice_days_extraordinary > 0)
    days = rule->notice_days_extraordinary;
  if (article != NULL)
    *article = days > 0 ? rule->notice_article : "";

  return days;
}

/* Months and years end on the day of the same number, else on the last of the month
 * (Civil Code art. 202), which is how GLib adds them. */
static char *
add_term (const char          *day,
          const YishiDeadline *deadline)
{
  char text[16];
  GDate date;

  if (deadline->days != 0)
    return yishi_date_add_days (day, deadline->days);
  if (!yishi_date_parse (day, &date))
    g_return_val_if_reached (NULL);

  if (deadline->months < 0)
    g_date_subtract_months (&date, (guint) -deadline->months);
  else
    g_date_add_months (&date, (guint) deadline->months);
  g_date_add_years (&date, (guint) deadline->years);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  return g_strdup (text);
}

/* Adds the day @counted. Before a meeting a holiday makes it earlier, after one later;
 * what takes place on a day of its own is not moved. */
static YishiCalendarDate *
add_date (YishiCalendar            *self,
          const YishiCalendarFacts *facts,
          const YishiHolidays      *holidays,
          YishiDateKind             kind,
          const char               *counted)
{
  YishiCalendarDate *date = g_new0 (YishiCalendarDate, 1);
  gboolean is_before = kind <= YISHI_DATE_MEETING || kind == YISHI_DATE_RE_ELECTION;
  gboolean is_fixed = kinds[kind].sense == YISHI_SENSE_HAPPENS;

  date->kind = kind;
  date->sense = kinds[kind].sense;
  date->counted = g_strdup (counted);
  date->day = is_fixed    ? g_strdup (counted)
              : is_before ? yishi_holidays_move_earlier (holidays, counted)
                          : yishi_holidays_move_later (holidays, counted);
  date->from = g_strdup ("");
  date->advised = g_strdup ("");
  date->article = g_strdup ("");
  date->quote = g_strdup ("");
  date->done = g_strdup (facts->done[kind] != NULL ? facts->done[kind] : "");
  g_ptr_array_add (self->dates, date);
  return date;
}

static const YishiCalendarDate *
add_term_date (YishiCalendar            *self,
               const YishiCalendarFacts *facts,
               YishiRulePack            *pack,
               const YishiHolidays      *holidays,
               YishiDateKind             kind,
               const char               *from)
{
  const YishiDeadline *deadline = yishi_rule_pack_get_deadline (pack, kinds[kind].deadline);
  g_autofree char *counted = NULL;
  YishiCalendarDate *date;

  if (deadline == NULL)
    return NULL;

  counted = add_term (from, deadline);
  date = add_date (self, facts, holidays, kind, counted);
  g_free (date->article);
  g_free (date->quote);
  date->article = g_strdup (deadline->article);
  date->quote = g_strdup (deadline->quote);
  return date;
}

/* A meeting on the 15th with 15 days' notice is announced on the last day of the
 * month before; a day earlier is better, for then nobody can count it short. */
static void
add_posting (YishiCalendar            *self,
             const YishiCalendarFacts *facts,
             YishiRulePack            *pack,
             const YishiHolidays      *holidays)
{
  const char *article;
  int days = yishi_calendar_get_notice_days (pack, facts->kind, &article);
  g_autofree char *counted = NULL;
  g_autofree char *before = NULL;
  YishiCalendarDate *date;

  if (days == 0)
    return;

  counted = yishi_date_add_days (facts->date, -days);
  date = add_date (self, facts, holidays, YISHI_DATE_POSTING, counted);
  before = yishi_date_add_days (date->day, -1);
  g_free (date->article);
  g_free (date->advised);
  g_free (date->done);
  date->article = g_strdup (article);
  date->advised = yishi_holidays_move_earlier (holidays, before);
  date->done = g_strdup (facts->posted_on);
}

/* Of a voting period both the first and the last day are counted (Hangzhou art. 20:
 * at least 5 and at most 60). One that ends on the day of the meeting begins so
 * many days before it; its earliest day is the law's and is not moved. */
static void
add_votes (YishiCalendar            *self,
           const YishiCalendarFacts *facts,
           YishiRulePack            *pack,
           const YishiHolidays      *holidays)
{
  YishiRule *rule = find_rule (pack, facts->kind);
  g_autofree char *last = NULL;
  YishiCalendarDate *date;

  if (*facts->vote_until != '\0')
    {
      date = add_date (self, facts, holidays, YISHI_DATE_VOTE_END, facts->vote_until);
      g_free (date->from);
      date->from = g_strdup (facts->vote_from);
      return;
    }
  if (rule == NULL || rule->window_min_days == 0 || !facts->has_decision || facts->is_closed)
    return;

  last = yishi_date_add_days (facts->date, 1 - rule->window_min_days);
  date = add_date (self, facts, holidays, YISHI_DATE_VOTE_OPENING, last);
  g_free (date->article);
  date->article = g_strdup (rule->article);
  if (rule->window_max_days == 0)
    return;

  g_free (date->from);
  date->from = yishi_date_add_days (facts->date, 1 - rule->window_max_days);
}

/* What an election brings: the terms of the committee that was elected run from it. */
static void
add_election (YishiCalendar            *self,
              const YishiCalendarFacts *facts,
              YishiRulePack            *pack,
              const YishiHolidays      *holidays,
              const char               *decided)
{
  const YishiCalendarDate *end;

  if (!facts->is_closed)
    add_term_date (self, facts, pack, holidays, YISHI_DATE_CANDIDATES, facts->date);
  add_term_date (self, facts, pack, holidays, YISHI_DATE_FIRST_MEETING, decided);
  add_term_date (self, facts, pack, holidays, YISHI_DATE_HANDOVER, decided);
  add_term_date (self, facts, pack, holidays, YISHI_DATE_FILING, decided);
  end = add_term_date (self, facts, pack, holidays, YISHI_DATE_TERM_END, decided);
  if (end != NULL)
    add_term_date (self, facts, pack, holidays, YISHI_DATE_RE_ELECTION, end->day);
}

static void
add_aftermath (YishiCalendar            *self,
               const YishiCalendarFacts *facts,
               YishiRulePack            *pack,
               const YishiHolidays      *holidays)
{
  gboolean is_committee = strcmp (facts->kind, "committee") == 0;
  gboolean votes_longer = *facts->vote_until != '\0' && strcmp (facts->vote_until, facts->date) > 0;
  const char *decided = votes_longer ? facts->vote_until : facts->date;

  if (!is_committee)
    add_term_date (self, facts, pack, holidays, YISHI_DATE_RESULT, decided);
  else if (facts->has_decision)
    add_term_date (self, facts, pack, holidays, YISHI_DATE_PUBLICATION, decided);
  if (facts->has_election)
    add_election (self, facts, pack, holidays, decided);
  if (facts->has_dismissal)
    add_term_date (self, facts, pack, holidays, YISHI_DATE_DISMISSAL, decided);
  if (facts->has_decision)
    add_term_date (self, facts, pack, holidays, YISHI_DATE_SUIT, decided);
}

static void
free_date (gpointer data)
{
  YishiCalendarDate *date = data;

  g_free (date->from);
  g_free (date->day);
  g_free (date->counted);
  g_free (date->advised);
  g_free (date->article);
  g_free (date->quote);
  g_free (date->done);
  g_free (date);
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const YishiCalendarDate *first = *(const YishiCalendarDate *const *) a;
  const YishiCalendarDate *second = *(const YishiCalendarDate *const *) b;
  int order = strcmp (first->day, second->day);

  return order != 0 ? order : (int) first->kind - (int) second->kind;
}

/**
 * yishi_calendar_new:
 * @facts: what is known of the meeting
 * @pack: (nullable): the record's rules; without them there is the meeting alone
 * @holidays: (nullable): the record's table
 *
 * Of a meeting that is to come, what it may decide counts as decided, so that the
 * chair sees beforehand what follows from it.
 *
 * Returns: (transfer full): the days, in their order
 */
YishiCalendar *
yishi_calendar_new (const YishiCalendarFacts *facts,
                    YishiRulePack            *pack,
                    const YishiHolidays      *holidays)
{
  YishiCalendar *self;
  GDate day;

  g_return_val_if_fail (facts != NULL && yishi_date_parse (facts->date, &day), NULL);

  self = g_new0 (YishiCalendar, 1);
  self->dates = g_ptr_array_new_with_free_func (free_date);
  add_date (self, facts, holidays, YISHI_DATE_MEETING, facts->date);
  if (pack != NULL)
    {
      add_posting (self, facts, pack, holidays);
      add_votes (self, facts, pack, holidays);
      add_aftermath (self, facts, pack, holidays);
    }
  g_ptr_array_sort (self->dates, compare_dates);
  return self;
}

void
yishi_calendar_free (YishiCalendar *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->dates);
  g_free (self);
}

const YishiCalendarDate *
yishi_calendar_find (const YishiCalendar *self,
                     YishiDateKind        kind)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->dates->len; i++)
    {
      const YishiCalendarDate *date = self->dates->pdata[i];

      if (date->kind == kind)
        return date;
    }

  return NULL;
}

/**
 * yishi_calendar_date_state:
 * @today: a day
 *
 * What was done is late only against the law's own day: a holiday asks the chair
 * to be early, and takes nothing from who was not.
 */
YishiDateState
yishi_calendar_date_state (const YishiCalendarDate *date,
                           const char              *today)
{
  const char *limit;

  g_return_val_if_fail (date != NULL && today != NULL, YISHI_DATE_OPEN);

  limit = strcmp (date->counted, date->day) > 0 ? date->counted : date->day;
  if (*date->done != '\0')
    return strcmp (date->done, limit) > 0 ? YISHI_DATE_LATE : YISHI_DATE_DONE;
  if (strcmp (today, date->day) > 0)
    return date->sense == YISHI_SENSE_DO ? YISHI_DATE_OVERDUE : YISHI_DATE_PAST;

  return strcmp (today, date->day) == 0 ? YISHI_DATE_TODAY : YISHI_DATE_OPEN;
}
