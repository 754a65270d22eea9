/* yishi-schedule.c - what is to be done before a meeting, by which day, and how far it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-schedule.h"

#include "yishi-calendar.h"
#include "yishi-date.h"

/* Practice: three days before, papers are printed and the projector is tried. */
#define REHEARSAL_DAYS 3

/* The day of posting is not counted (Civil Code art. 201): a meeting on the 15th
 * with 15 days' notice is announced on the last day of the month before. */
static void
set_notice (YishiSchedule          *self,
            const YishiPreparation *preparation,
            YishiRulePack          *pack,
            const char             *today)
{
  const YishiCalendarFacts facts = {
    .date = preparation->date,
    .kind = preparation->kind,
    .posted_on = preparation->posted_on,
    .vote_from = "",
    .vote_until = "",
  };
  g_autoptr(YishiCalendar) calendar = yishi_calendar_new (&facts, pack, preparation->holidays);
  const YishiCalendarDate *posting = yishi_calendar_find (calendar, YISHI_DATE_POSTING);

  self->notice_days = yishi_calendar_get_notice_days (pack, preparation->kind, NULL);
  self->last_post = g_strdup (posting != NULL ? posting->day : "");
  self->legal_post = g_strdup (posting != NULL ? posting->counted : "");
  self->advised_post = g_strdup (posting != NULL ? posting->advised : "");
  self->notice_article = g_strdup (posting != NULL ? posting->article : "");
  if (posting != NULL)
    self->days_to_post = yishi_date_days_between (today, self->last_post);
}

static void
add_step (YishiSchedule *self,
          YishiChoreKind  kind,
          gboolean       is_done,
          const char    *day,
          const char    *advised,
          const char    *today)
{
  YishiChore *chore = &self->chores[self->n_chores++];

  chore->kind = kind;
  chore->day = g_strdup (day);
  chore->advised = g_strdup (advised);
  chore->article = g_strdup (kind == YISHI_CHORE_NOTICE ? self->notice_article : "");
  chore->days_left = yishi_date_days_between (today, day);
  chore->state = is_done                   ? YISHI_CHORE_DONE
              : self->days_to_meeting < 0 ? YISHI_CHORE_MISSING
              : chore->days_left < 0       ? YISHI_CHORE_OVERDUE
                                          : YISHI_CHORE_DUE;
  chore->is_pressing = (chore->state == YISHI_CHORE_DUE || chore->state == YISHI_CHORE_OVERDUE) &&
                      yishi_date_days_between (today, advised) <= 0;
}

static void
add_notice_step (YishiSchedule          *self,
                 const YishiPreparation *preparation,
                 const char             *today)
{
  gboolean is_posted = *preparation->posted_on != '\0';

  add_step (self, YISHI_CHORE_NOTICE, is_posted, self->last_post, self->advised_post, today);
  if (is_posted && yishi_date_days_between (preparation->posted_on, self->legal_post) < 0)
    self->chores[self->n_chores - 1].state = YISHI_CHORE_LATE;
}

/**
 * yishi_schedule_new:
 * @preparation: what is known of the meeting
 * @pack: (nullable): the record's rules; without them no notice is asked for
 * @today: the day from which days are counted
 *
 * The agenda is due with the notice that carries it; where no notice is asked
 * for it is due on the day of the meeting, as everything else is, and there is
 * no chore of posting. Holidays move no day: a deadline that is counted backwards
 * does not roll on (Civil Code art. 203 is about terms that run forwards).
 *
 * Returns: (transfer full): the days and the chores
 */
YishiSchedule *
yishi_schedule_new (const YishiPreparation *preparation,
                    YishiRulePack          *pack,
                    const char             *today)
{
  YishiSchedule *self;
  g_autofree char *rehearsal = NULL;
  const char *date;
  gboolean has_people, needs_notice;
  GDate day;

  g_return_val_if_fail (preparation != NULL && today != NULL, NULL);
  g_return_val_if_fail (yishi_date_parse (preparation->date, &day) && yishi_date_parse (today, &day), NULL);
  g_return_val_if_fail (*preparation->posted_on == '\0' || yishi_date_parse (preparation->posted_on, &day), NULL);

  self = g_new0 (YishiSchedule, 1);
  self->chores = g_new0 (YishiChore, YISHI_N_CHORES);
  date = preparation->date;
  self->days_to_meeting = yishi_date_days_between (today, date);
  set_notice (self, preparation, pack, today);

  needs_notice = self->notice_days > 0;
  has_people = preparation->has_chair && preparation->has_secretary;
  rehearsal = yishi_date_add_days (date, -REHEARSAL_DAYS);
  add_step (self, YISHI_CHORE_AGENDA, preparation->n_items > 0, needs_notice ? self->last_post : date,
            needs_notice ? self->advised_post : rehearsal, today);
  if (needs_notice)
    add_notice_step (self, preparation, today);
  add_step (self, YISHI_CHORE_ROLL, preparation->is_roll_confirmed, date, rehearsal, today);
  add_step (self, YISHI_CHORE_PEOPLE, has_people, date, rehearsal, today);
  add_step (self, YISHI_CHORE_PROJECTOR, preparation->is_projector_tried, date, rehearsal, today);
  add_step (self, YISHI_CHORE_MICROPHONE, preparation->is_microphone_tried, date, rehearsal, today);

  for (guint i = 0; i < self->n_chores; i++)
    self->n_overdue += self->chores[i].state >= YISHI_CHORE_OVERDUE;

  return self;
}

void
yishi_schedule_free (YishiSchedule *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_chores; i++)
    {
      g_free (self->chores[i].day);
      g_free (self->chores[i].advised);
      g_free (self->chores[i].article);
    }
  g_free (self->chores);
  g_free (self->last_post);
  g_free (self->legal_post);
  g_free (self->advised_post);
  g_free (self->notice_article);
  g_free (self);
}
