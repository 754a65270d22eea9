/* yishi-calendar-words.h - the days of a calendar in words, and what is to be done on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-calendar.h"
#include "yishi-name-mask.h"

G_BEGIN_DECLS

/* A meeting and its days. */
typedef struct
{
  gint64         id;        /* of the meeting in its record */
  char          *date;      /* (owned) */
  char          *kind;      /* (owned) */
  char          *title;     /* (owned) "" if it has none */
  char          *place;     /* (owned) likewise */
  char          *time;      /* (owned) HH:MM, likewise */
  gboolean       is_closed;
  YishiCalendar *calendar;  /* (owned) */
} YishiMeetingDates;

void        yishi_meeting_dates_free (YishiMeetingDates       *self);

/* Whether the day is still of use: it lies ahead, or is overdue and was not forgotten
 * for two months. What only could be done before a meeting is over with it. */
gboolean    yishi_meeting_dates_is_ahead (const YishiMeetingDates *self,
                                          const YishiCalendarDate *date,
                                          const char              *today);

/* Both (transfer none), translated. */
const char *yishi_date_kind_say      (YishiDateKind            kind);
const char *yishi_date_kind_explain  (YishiDateKind            kind);
/* A day as it stands in a sentence: "2026年12月15日"; the text itself if it is no day. */
char       *yishi_calendar_say_day   (const char              *day) G_GNUC_WARN_UNUSED_RESULT;
/* What moved the day or what must be said of it beside its day and its article, "" if nothing. */
char       *yishi_calendar_date_remark (const YishiCalendarDate *date) G_GNUC_WARN_UNUSED_RESULT;

/* An iCalendar file (RFC 5545). @id: of the record, from which events have their permanent
 * names; @version: grows with every change of the record; @now: µs since 1970. The file is
 * sent around: @mask (nullable: of numbers alone) is laid over all that was typed. */
char       *yishi_calendar_to_ics    (const GPtrArray         *meetings,
                                      const YishiNameMask     *mask,
                                      const char              *community,
                                      const char              *id,
                                      gint64                   version,
                                      gint64                   now) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiMeetingDates, yishi_meeting_dates_free)

G_END_DECLS
