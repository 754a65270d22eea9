/* yishi-reminder.c - of what somebody is to be reminded now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-reminder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"

/* How many days before it a day is said: a short term leaves no more. */
#define LEAD_SHORT 1
#define LEAD_LONG 7
/* After so many days it is said once a week. */
#define PATIENT_DAYS 7
/* How long before it begins a meeting is said, minutes. */
#define SOON 60

YishiReminder *
yishi_reminder_new (const char *id,
                    const char *title,
                    const char *text)
{
  YishiReminder *self = g_new0 (YishiReminder, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->text = g_strdup (text);
  self->record = g_strdup ("");
  self->date = YISHI_REMINDER_NO_DATE;
  return self;
}

YishiReminder *
yishi_reminder_copy (const YishiReminder *self)
{
  YishiReminder *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->text = g_strdup (self->text);
  copy->record = g_strdup (self->record);
  return copy;
}

void
yishi_reminder_free (YishiReminder *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->text);
  g_free (self->record);
  g_free (self);
}

/* "in 4 days", "today", "3 days overdue". */
static char *
say_away (int days)
{
  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("tomorrow"));
  if (days > 1)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);

  return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", (gulong) -days), -days);
}

static YishiReminder *
add (GPtrArray                *plan,
     const YishiReminderFacts *facts,
     gint64                    number,
     const char               *what,
     const char               *title,
     const char               *text)
{
  g_autofree char *id = g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%s", facts->id, number, what);
  YishiReminder *reminder = yishi_reminder_new (id, title, text);

  g_free (reminder->record);
  reminder->record = g_strdup (facts->path);
  g_ptr_array_add (plan, reminder);
  return reminder;
}

/* The first day on which it is said: the notice on the day by which it is better
 * posted, the rest some days before. */
static int
get_lead (const YishiMeetingDates *meeting,
          const YishiCalendarDate *date)
{
  if (date->kind == YISHI_DATE_POSTING)
    return yishi_date_days_between (date->advised, date->day);

  return date->kind > YISHI_DATE_MEETING && yishi_date_days_between (meeting->date, date->day) <= LEAD_LONG ? LEAD_SHORT
                                                                                                            : LEAD_LONG;
}

/* What is overdue is said every day for a week, and then once a week. */
static gboolean
is_time_for (int days,
             int lead)
{
  return days <= lead && (days >= -PATIENT_DAYS || days % PATIENT_DAYS == 0);
}

static void
plan_date (GPtrArray                *plan,
           const YishiReminderFacts *facts,
           const YishiMeetingDates  *meeting,
           const YishiCalendarDate  *date,
           const char               *today)
{
  int days = yishi_date_days_between (today, date->day);
  gboolean has_cause = date->kind < YISHI_DATE_MEETING || strcmp (meeting->date, today) <= 0;
  gboolean is_wanted = date->sense == YISHI_SENSE_DO ? is_time_for (days, get_lead (meeting, date))
                                                     : date->kind == YISHI_DATE_VOTE_END && days <= LEAD_SHORT;
  g_autofree char *away = say_away (days);
  g_autofree char *text = NULL;
  YishiReminder *reminder;

  if (!is_wanted || !has_cause || *date->done != '\0' || !yishi_meeting_dates_is_ahead (meeting, date, today))
    return;

  /* Translators: a day, how far away it is, the day of a meeting, a community */
  text = g_strdup_printf (_("By %s (%s), for the meeting of %s · %s"), date->day, away, meeting->date, facts->community);
  reminder = add (plan, facts, meeting->id, yishi_date_kind_to_string (date->kind), yishi_date_kind_say (date->kind), text);
  reminder->meeting = meeting->id;
  reminder->date = date->kind;
  reminder->is_urgent = days <= 0;
}

static int
read_minutes (const char *time)
{
  return (int) g_ascii_strtoll (time, NULL, 10) * 60 + (int) g_ascii_strtoll (time + 3, NULL, 10);
}

static void
plan_meeting (GPtrArray                *plan,
              const YishiReminderFacts *facts,
              const YishiMeetingDates  *meeting,
              const char               *today,
              const char               *time)
{
  int days = yishi_date_days_between (today, meeting->date);
  int minutes = *meeting->time != '\0' ? read_minutes (meeting->time) - read_minutes (time) : -1;
  g_autofree char *where = g_strdup_printf ("%s%s%s · %s", meeting->time, *meeting->time != '\0' ? " " : "",
                                            meeting->place, facts->community);
  YishiReminder *reminder = NULL;

  if (meeting->is_closed)
    return;
  if (days == 1)
    reminder = add (plan, facts, meeting->id, "tomorrow", _("The meeting is tomorrow"), where);
  else if (days == 0 && minutes > 0 && minutes <= SOON)
    reminder = add (plan, facts, meeting->id, "soon", _("The meeting begins within an hour"), where);
  if (reminder == NULL)
    return;

  reminder->meeting = meeting->id;
  reminder->is_urgent = days == 0;
}

static void
plan_action (GPtrArray                *plan,
             const YishiReminderFacts *facts,
             const YishiAction        *action,
             const char               *today)
{
  const YishiItem *item = action->item;
  int days = *item->due != '\0' ? yishi_date_days_between (today, item->due) : 0;
  g_autofree char *away = say_away (days);
  g_autofree char *text = NULL;

  if (days >= 0 || !is_time_for (days, 0))
    return;

  /* Translators: a person, how long it is overdue, a community */
  text = g_strdup_printf (_("%s (%s) · %s"), *item->responsible != '\0' ? item->responsible : "–", away, facts->community);
  add (plan, facts, item->id, "action", item->title, text)->item = item->id;
}

/**
 * yishi_reminders_plan:
 * @today: the day
 * @time: of day, HH:MM
 *
 * Says everything that is due now, whatever was said of it before; the memory
 * knows that (yishi_reminder_memory_wants()).
 *
 * Returns: (transfer full) (element-type YishiReminder): what comes first in time first
 */
GPtrArray *
yishi_reminders_plan (const YishiReminderFacts *facts,
                      const char               *today,
                      const char               *time)
{
  GPtrArray *plan = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_reminder_free);

  g_return_val_if_fail (facts != NULL && yishi_time_check (time), plan);

  for (guint i = 0; i < facts->meetings->len; i++)
    {
      const YishiMeetingDates *meeting = facts->meetings->pdata[i];

      plan_meeting (plan, facts, meeting, today, time);
      for (guint j = 0; j < meeting->calendar->dates->len; j++)
        plan_date (plan, facts, meeting, meeting->calendar->dates->pdata[j], today);
    }
  for (guint i = 0; i < facts->actions->len; i++)
    plan_action (plan, facts, facts->actions->pdata[i], today);

  return plan;
}
