/* yishi-calendar-words.c - the days of a calendar in words, and what is to be done on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-calendar-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"

/* What nobody has said anything of for so long is of no use in a list. */
#define FORGOTTEN_DAYS 60

void
yishi_meeting_dates_free (YishiMeetingDates *self)
{
  if (self == NULL)
    return;

  g_free (self->date);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->place);
  g_free (self->time);
  yishi_calendar_free (self->calendar);
  g_free (self);
}

gboolean
yishi_meeting_dates_is_ahead (const YishiMeetingDates *self,
                              const YishiCalendarDate *date,
                              const char              *today)
{
  YishiDateState state = yishi_calendar_date_state (date, today);
  gboolean is_over = self->is_closed || strcmp (self->date, today) < 0;

  if (is_over && date->kind < YISHI_DATE_MEETING && date->kind != YISHI_DATE_VOTE_END)
    return FALSE;

  return state == YISHI_DATE_OPEN || state == YISHI_DATE_TODAY ||
         (state == YISHI_DATE_OVERDUE && yishi_date_days_between (date->day, today) <= FORGOTTEN_DAYS);
}

static const struct
{
  const char *title;
  const char *explanation;
} words[] = {
  [YISHI_DATE_CANDIDATES] = { N_("Make the candidates known"),
                              N_("Post their names, and receive what owners say to them.") },
  [YISHI_DATE_POSTING] = { N_("Post the notice"),
                           N_("What it does not name in time may be discussed, and not decided.") },
  [YISHI_DATE_VOTE_OPENING] = { N_("Open the vote"),
                                N_("The voting period has to be long enough on the day of the meeting.") },
  [YISHI_DATE_VOTE_END] = { N_("The vote ends"), N_("What is returned later does not count.") },
  [YISHI_DATE_MEETING] = { N_("The meeting"), N_("Bring the record, the roll and the papers.") },
  [YISHI_DATE_RESULT] = { N_("Post what came of it"), N_("Results, who does what by when, and the seal.") },
  [YISHI_DATE_PUBLICATION] = { N_("Publish the committee’s decision"), N_("Where every owner can read it.") },
  [YISHI_DATE_FIRST_MEETING] = { N_("First meeting of the new committee"), N_("It chooses its director and deputy.") },
  [YISHI_DATE_HANDOVER] = { N_("The old committee hands over"), N_("Archive, seals and what belongs to the owners.") },
  [YISHI_DATE_FILING] = { N_("File the committee"), N_("With the housing authority and the street or township.") },
  [YISHI_DATE_DISMISSAL] = { N_("The firm’s notice runs out"),
                             N_("If it is told in writing on the day of the decision, and the contract says nothing else.") },
  [YISHI_DATE_SUIT] = { N_("Time to contest it ends"),
                        N_("A year after an owner could know of it; keep record and recording at least so long.") },
  [YISHI_DATE_RE_ELECTION] = { N_("Prepare the next election"), N_("Report it, and form the group that prepares it.") },
  [YISHI_DATE_TERM_END] = { N_("The committee’s term ends"), N_("At the latest; the estate’s rules may say earlier.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == YISHI_N_DATES);

const char *
yishi_date_kind_say (YishiDateKind kind)
{
  g_return_val_if_fail ((guint) kind < YISHI_N_DATES, "");

  return _(words[kind].title);
}

const char *
yishi_date_kind_explain (YishiDateKind kind)
{
  g_return_val_if_fail ((guint) kind < YISHI_N_DATES, "");

  return _(words[kind].explanation);
}

char *
yishi_calendar_say_day (const char *day)
{
  g_autoptr(GDateTime) moment = NULL;
  GDate date;

  if (!yishi_date_parse (day, &date))
    return g_strdup (day);

  moment = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
  /* Translators: a day in a sentence, in the letters of g_date_time_format() */
  return g_date_time_format (moment, C_("calendar", "%Y-%m-%d"));
}

char *
yishi_calendar_date_remark (const YishiCalendarDate *date)
{
  int order = strcmp (date->day, date->counted);
  g_autofree char *counted = yishi_calendar_say_day (date->counted);
  g_autofree char *from = yishi_calendar_say_day (date->from);
  g_autofree char *advised = yishi_calendar_say_day (date->advised);

  if (order < 0)
    /* Translators: a day */
    return g_strdup_printf (_("%s is a holiday, so it comes before it"), counted);
  if (order > 0)
    /* Translators: a day */
    return g_strdup_printf (_("%s is a day of rest, so it comes after it"), counted);
  if (*date->from != '\0')
    /* Translators: a day */
    return g_strdup_printf (_("from %s on"), from);
  if (*date->advised != '\0' && *date->done == '\0')
    /* Translators: a day */
    return g_strdup_printf (_("better by %s"), advised);

  return g_strdup ("");
}
