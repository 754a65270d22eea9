/* yishi-forecast.h - when each item was to come, when it came, and when the meeting will end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-session.h"

G_BEGIN_DECLS

/* Instants and durations in µs. */
typedef struct
{
  gint64    item;
  gint64    planned_start;
  gint64    planned_end;    /* the same where no minutes were planned */
  gint64    start;          /* when it was first taken up, or will be */
  gint64    end;            /* when it was last left, or will be */
  gint64    spent;          /* at hand so far */
  gboolean  is_begun;       /* @start has been */
  gboolean  is_ended;       /* @end has been, and it is not at hand */
} YishiForecastItem;

typedef struct
{
  GArray *items;        /* (owned) (element-type YishiForecastItem): by number; none that was withdrawn */
  gint64  planned_end;
  gint64  end;          /* as it looks now; when it was closed, if it was */
  gint64  drift;        /* above 0: behind the plan by so much */
  int     pace;         /* percent of the planned time that the items left so far took; 100 while none was */
} YishiForecast;

/* @begins: the instant at which the meeting is to begin, as the notice says. An
 * item that is left takes its planned minutes times the pace (from 50 to 200
 * percent), the one at hand at least what it took; a break under way lasts until
 * its end. Withdrawn items take no time, and neither do items with no minutes. */
YishiForecast *yishi_forecast_new  (const YishiMeetingState *meeting,
                                    const YishiSession      *session,
                                    gint64                   begins,
                                    gint64                   now) G_GNUC_WARN_UNUSED_RESULT;
void           yishi_forecast_free (YishiForecast           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiForecast, yishi_forecast_free)

G_END_DECLS
