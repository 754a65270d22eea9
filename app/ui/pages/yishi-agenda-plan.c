/* yishi-agenda-plan.c - when a meeting begins and ends, and what is to be said about that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-agenda-plan.h"

#include <glib/gi18n-lib.h>

#include "yishi-item-words.h"

/* Who came for the evening stays for two hours. */
#define LONGEST_MINUTES 120
/* Up to here, later or earlier is no news. */
#define SLACK_MINUTES 5

static gint64
read_begin (const YishiMeeting *meeting,
            YishiClock         *clock,
            gboolean           *is_known)
{
  g_autofree char *text = g_strdup_printf ("%s %s", meeting->date, *meeting->time != '\0' ? meeting->time : "00:00");
  g_autofree char *instant = yishi_clock_read (clock, text);
  gint64 begins = 0;

  *is_known = *meeting->time != '\0' && instant != NULL && yishi_instant_parse (instant, &begins);
  if (!*is_known && instant != NULL)
    yishi_instant_parse (instant, &begins);

  return begins;
}

YishiAgendaPlan *
yishi_agenda_plan_new (const YishiMeetingState *meeting,
                       const YishiSession      *session,
                       YishiClock              *clock)
{
  YishiAgendaPlan *self = g_new0 (YishiAgendaPlan, 1);
  gint64 now = yishi_clock_now (clock);
  g_autoptr(YishiSession) as_recorded = session == NULL ? yishi_session_new (meeting, now) : NULL;

  self->clock = clock;
  self->begins = read_begin (meeting->meeting, clock, &self->is_begin_known);
  self->forecast = yishi_forecast_new (meeting, session != NULL ? session : as_recorded, self->begins, now);
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      if (*item->withdrawn != '\0')
        continue;
      self->n_items++;
      self->minutes += MAX (item->minutes, 0);
      self->n_without_time += item->minutes <= 0;
    }

  return self;
}

void
yishi_agenda_plan_free (YishiAgendaPlan *self)
{
  if (self == NULL)
    return;

  yishi_forecast_free (self->forecast);
  g_free (self);
}

char *
yishi_agenda_plan_say (const YishiAgendaPlan *self)
{
  g_autofree char *items = g_strdup_printf (ngettext ("%d item", "%d items", (gulong) self->n_items), self->n_items);
  g_autofree char *minutes = yishi_say_minutes (self->minutes);
  g_autofree char *start = yishi_say_time (self->clock, self->begins);
  g_autofree char *end = yishi_say_time (self->clock, self->forecast->planned_end);

  if (!self->is_begin_known)
    return g_strdup_printf ("%s · %s", items, minutes);

  return g_strdup_printf ("%s–%s · %s · %s", start, end, items, minutes);
}

static char *
advise_running (const YishiAgendaPlan *self,
                gboolean              *is_warning)
{
  g_autofree char *end = yishi_say_time (self->clock, self->forecast->end);
  int drift = (int) (self->forecast->drift / G_TIME_SPAN_MINUTE);
  g_autofree char *difference = yishi_say_minutes (ABS (drift));

  *is_warning = self->is_begin_known && drift > SLACK_MINUTES;
  if (!self->is_begin_known || ABS (drift) <= SLACK_MINUTES)
    /* Translators: a time of day */
    return g_strdup_printf (_("As it goes, it ends about %s."), end);
  if (drift > 0)
    /* Translators: a time of day, then a duration */
    return g_strdup_printf (_("As it goes, it ends about %s, %s later than planned."), end, difference);

  /* Translators: a time of day, then a duration */
  return g_strdup_printf (_("As it goes, it ends about %s, %s earlier than planned."), end, difference);
}

static char *
advise_before (const YishiAgendaPlan *self,
               gboolean              *is_warning)
{
  *is_warning = self->minutes > LONGEST_MINUTES;
  if (*is_warning)
    return g_strdup (_("⚠ More than two hours: few stay that long. Shorten items, or leave some for the next meeting."));
  if (!self->is_begin_known)
    return g_strdup (_("When the meeting begins is not said yet, so times count from its beginning."));
  if (self->n_without_time > 0)
    return g_strdup_printf (ngettext ("%d item has no time planned.", "%d items have no time planned.",
                                      (gulong) self->n_without_time),
                            self->n_without_time);

  return g_strdup ("");
}

char *
yishi_agenda_plan_advise (const YishiAgendaPlan   *self,
                          const YishiMeetingState *meeting,
                          const YishiSession      *session,
                          gboolean                *is_warning)
{
  *is_warning = FALSE;
  if (*meeting->meeting->closed != '\0')
    return g_strdup (_("The meeting is closed: its agenda stays as it is."));
  if (*meeting->meeting->started != '\0' && session != NULL)
    return advise_running (self, is_warning);

  return advise_before (self, is_warning);
}
