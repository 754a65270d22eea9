/* yishi-session-clocks.c - how long who has spoken, computed from "now"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "yishi-session-private.h"

/**
 * yishi_session_get_used:
 *
 * Returns: µs that who has the floor has spoken, pauses left out; never negative,
 *   also where @now is before he began (the machine's clock was set back)
 */
gint64
yishi_session_get_used (const YishiSession *self,
                        gint64              now)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->running_since == 0)
    return self->used;

  return self->used + MAX (now - self->running_since, 0);
}

/**
 * yishi_session_get_remaining:
 *
 * Returns: µs that who has the floor has left, negative once they are over; 0 if
 *   nobody has it
 */
gint64
yishi_session_get_remaining (const YishiSession *self,
                             gint64              now)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->allotted - yishi_session_get_used (self, now);
}

/**
 * yishi_session_get_beat:
 *
 * Returns: µs until the next edge of a second, from 1 to a second: of the speech
 *   while it runs, of a break whose end was said, or else of the time of day
 */
gint64
yishi_session_get_beat (const YishiSession *self,
                        gint64              now)
{
  gint64 left;

  g_return_val_if_fail (self != NULL, G_USEC_PER_SEC);

  if (self->speaker != NULL && self->running_since != 0)
    left = yishi_session_get_remaining (self, now);
  else if (self->phase == YISHI_PHASE_BREAK)
    left = self->break_until - now;
  else
    left = -now;

  left %= G_USEC_PER_SEC;
  return left > 0 ? left : left + G_USEC_PER_SEC;
}

/**
 * yishi_session_get_warning:
 * @soon: µs left from which it is time to come to an end
 */
YishiWarning
yishi_session_get_warning (const YishiSession *self,
                           gint64              now,
                           gint64              soon)
{
  gint64 remaining;

  g_return_val_if_fail (self != NULL, YISHI_WARNING_NONE);

  if (self->speaker == NULL)
    return YISHI_WARNING_NONE;

  remaining = yishi_session_get_remaining (self, now);
  if (remaining <= 0)
    return YISHI_WARNING_OVER;

  return remaining <= soon ? YISHI_WARNING_SOON : YISHI_WARNING_PLAIN;
}

/**
 * yishi_session_sum_person:
 *
 * Returns: µs that a person has spoken in this meeting, to whatever item
 */
gint64
yishi_session_sum_person (const YishiSession      *self,
                          const YishiMeetingState *meeting,
                          const char              *name,
                          const char              *unit,
                          const char              *party,
                          gint64                   now)
{
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL && meeting != NULL && name != NULL && unit != NULL && party != NULL, 0);

  for (guint i = 0; i < meeting->speeches->len; i++)
    {
      const YishiSpeech *speech = meeting->speeches->pdata[i];

      if (strcmp (speech->name, name) == 0 && strcmp (speech->unit, unit) == 0 && strcmp (speech->party, party) == 0)
        sum += speech->used;
    }
  if (self->speaker != NULL && yishi_speaker_is (self->speaker, name, unit, party))
    sum += yishi_session_get_used (self, now);

  return sum;
}

/**
 * yishi_session_sum_party:
 *
 * Returns: µs that those of a party have spoken in this meeting
 */
gint64
yishi_session_sum_party (const YishiSession      *self,
                         const YishiMeetingState *meeting,
                         const char              *party,
                         gint64                   now)
{
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL && meeting != NULL && party != NULL, 0);

  for (guint i = 0; i < meeting->speeches->len; i++)
    {
      const YishiSpeech *speech = meeting->speeches->pdata[i];

      if (strcmp (speech->party, party) == 0)
        sum += speech->used;
    }
  if (self->speaker != NULL && strcmp (self->speaker->party, party) == 0)
    sum += yishi_session_get_used (self, now);

  return sum;
}

gint64
yishi_session_get_budget (const YishiSession *self,
                          const char         *party)
{
  g_return_val_if_fail (self != NULL && party != NULL, 0);

  for (guint i = 0; i < self->budgets->len; i++)
    {
      const YishiBudget *budget = self->budgets->pdata[i];

      if (strcmp (budget->party, party) == 0)
        return budget->micros;
    }

  return 0;
}

/**
 * yishi_session_shift:
 * @delta: µs by which the machine's clock was set forward (negative: back)
 *
 * Returns: (transfer full): the session whose clocks show after that what they
 *   showed before
 */
YishiSession *
yishi_session_shift (const YishiSession *self,
                     gint64              delta)
{
  YishiSession *next;

  g_return_val_if_fail (self != NULL, NULL);

  next = yishi_session_copy (self);
  next->stamp += delta;
  if (next->item != 0)
    next->item_began += delta;
  if (next->speaker != NULL)
    next->speech_began += delta;
  if (next->running_since != 0)
    next->running_since += delta;
  return next;
}

/**
 * yishi_session_resume:
 * @alive: the instant at which the program was last seen running, 0 if unknown
 *
 * A verb was written at the session's own stamp, so the program was running then
 * whatever @alive says.
 *
 * Returns: (transfer full): the session at the same place, whose speaker's clock
 *   shows what it showed at @alive
 */
YishiSession *
yishi_session_resume (const YishiSession *self,
                      gint64              alive,
                      gint64              now)
{
  YishiSession *next;

  g_return_val_if_fail (self != NULL, NULL);

  alive = MAX (alive, self->stamp);
  if (now < alive)
    return yishi_session_shift (self, now - alive);

  next = yishi_session_copy (self);
  if (next->running_since != 0)
    next->running_since += now - alive;
  next->stamp = now;
  return next;
}

/**
 * yishi_session_halt:
 * @alive: the instant at which the program was last seen running, 0 if unknown
 *
 * Returns: (transfer full): the session whose clock stands at what it showed then
 */
YishiSession *
yishi_session_halt (const YishiSession *self,
                    gint64              alive)
{
  YishiSession *next;

  g_return_val_if_fail (self != NULL, NULL);

  next = yishi_session_copy (self);
  next->stamp = MAX (alive, self->stamp);
  next->used = yishi_session_get_used (self, next->stamp);
  next->running_since = 0;
  return next;
}
