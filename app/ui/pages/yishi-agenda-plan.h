/* yishi-agenda-plan.h - when a meeting begins and ends, and what is to be said about that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-clock.h"
#include "yishi-forecast.h"

G_BEGIN_DECLS

typedef struct
{
  YishiForecast *forecast;        /* (owned) */
  YishiClock    *clock;           /* (unowned) */
  gint64         begins;          /* instant */
  gboolean       is_begin_known;  /* otherwise @begins is the beginning of the day */
  int            minutes;         /* planned altogether */
  int            n_items;         /* that stand */
  int            n_without_time;
} YishiAgendaPlan;

/* @session: (nullable): as the meeting stands in the record */
YishiAgendaPlan *yishi_agenda_plan_new    (const YishiMeetingState *meeting,
                                           const YishiSession      *session,
                                           YishiClock              *clock) G_GNUC_WARN_UNUSED_RESULT;
void             yishi_agenda_plan_free   (YishiAgendaPlan         *self);
/* "19:00–21:05 · 6 items · 2 h 5 min" */
char            *yishi_agenda_plan_say    (const YishiAgendaPlan   *self) G_GNUC_WARN_UNUSED_RESULT;
/* What is worth knowing, "" if nothing is. @is_warning: (out): something should
 * be changed */
char            *yishi_agenda_plan_advise (const YishiAgendaPlan   *self,
                                           const YishiMeetingState *meeting,
                                           const YishiSession      *session,
                                           gboolean                *is_warning) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiAgendaPlan, yishi_agenda_plan_free)

G_END_DECLS
