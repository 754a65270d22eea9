/* yishi-forecast.c - when each item was to come, when it came, and when the meeting will end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-forecast.h"

#include "yishi-clock.h"

#define SLOWEST_PACE 200
#define FASTEST_PACE 50

static gint64
get_planned (const YishiItem *item)
{
  return MAX (item->minutes, 0) * 60 * (gint64) G_USEC_PER_SEC;
}

/* What the record says of the item; @now ends the time of one at hand. */
static void
read_progress (YishiForecastItem       *self,
               const YishiMeetingState *meeting,
               gint64                   now)
{
  for (guint i = 0; i < meeting->progress->len; i++)
    {
      const YishiProgress *progress = meeting->progress->pdata[i];
      gint64 began, ended = now;

      if (progress->item != self->item || !yishi_instant_parse (progress->began, &began))
        continue;
      self->is_ended = yishi_instant_parse (progress->ended, &ended);
      if (!self->is_begun)
        self->start = began;
      self->is_begun = TRUE;
      self->end = MAX (ended, self->start);
      self->spent += MAX (ended - began, 0);
    }
}

static void
plan (YishiForecast           *self,
      const YishiMeetingState *meeting,
      gint64                   begins,
      gint64                   now)
{
  self->planned_end = begins;
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];
      YishiForecastItem row = { .item = item->id, .planned_start = self->planned_end };

      if (*item->withdrawn != '\0')
        continue;
      self->planned_end += get_planned (item);
      row.planned_end = self->planned_end;
      read_progress (&row, meeting, now);
      g_array_append_val (self->items, row);
    }
}

static int
compute_pace (const YishiForecast *self)
{
  gint64 planned = 0, spent = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const YishiForecastItem *row = &g_array_index (self->items, YishiForecastItem, i);

      if (!row->is_ended || row->planned_end == row->planned_start)
        continue;
      planned += row->planned_end - row->planned_start;
      spent += row->spent;
    }
  if (planned == 0)
    return 100;

  /* In whole seconds, of which no meeting has enough to overflow. */
  return CLAMP (spent / G_USEC_PER_SEC * 100 / (planned / G_USEC_PER_SEC), FASTEST_PACE, SLOWEST_PACE);
}

static gint64
get_expected (const YishiForecast     *self,
              const YishiForecastItem *row)
{
  return (row->planned_end - row->planned_start) / 100 * self->pace;
}

/* The earliest instant at which what is left can go on. */
static gint64
get_going_on (const YishiSession *session,
              gint64              begins,
              gint64              now)
{
  if (session->phase == YISHI_PHASE_BEFORE)
    return MAX (begins, now);
  if (session->phase == YISHI_PHASE_BREAK)
    return MAX (session->break_until, now);

  return now;
}

/* The item at hand is finished first, whatever its number; the others follow. */
static void
foresee (YishiForecast *self,
         gboolean       is_over)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      YishiForecastItem *row = &g_array_index (self->items, YishiForecastItem, i);

      if (row->is_begun && !row->is_ended && !is_over)
        self->end = row->end = self->end + MAX (get_expected (self, row) - row->spent, 0);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      YishiForecastItem *row = &g_array_index (self->items, YishiForecastItem, i);

      if (row->is_begun)
        continue;
      row->start = self->end;
      row->end = self->end = self->end + (is_over ? 0 : get_expected (self, row));
    }
}

/**
 * yishi_forecast_new:
 * @begins: the instant at which the meeting is to begin, µs
 *
 * The item at hand takes what it was planned for at the pace of those before it,
 * and nothing more once it took that; the others follow by number.
 *
 * Returns: (transfer full): the plan beside what has been and what is to be expected
 */
YishiForecast *
yishi_forecast_new (const YishiMeetingState *meeting,
                    const YishiSession      *session,
                    gint64                   begins,
                    gint64                   now)
{
  YishiForecast *self;
  gboolean is_over;

  g_return_val_if_fail (meeting != NULL && session != NULL, NULL);

  self = g_new0 (YishiForecast, 1);
  self->items = g_array_new (FALSE, TRUE, sizeof (YishiForecastItem));
  plan (self, meeting, begins, now);
  self->pace = compute_pace (self);

  is_over = session->phase == YISHI_PHASE_CLOSED;
  self->end = get_going_on (session, begins, now);
  if (is_over && meeting->meeting != NULL)
    yishi_instant_parse (meeting->meeting->closed, &self->end);
  foresee (self, is_over);
  self->drift = self->end - self->planned_end;
  return self;
}

void
yishi_forecast_free (YishiForecast *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->items);
  g_free (self);
}
