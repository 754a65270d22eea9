/* yishi-reminder.h - of what somebody is to be reminded now, and what was said of it before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "yishi-calendar-words.h"
#include "yishi-meeting.h"

G_BEGIN_DECLS

/* The kind of a reminder that is of no day of the calendar. */
#define YISHI_REMINDER_NO_DATE YISHI_N_DATES

typedef struct
{
  char     *id;         /* (owned) the same for the same thing, whenever it is asked: small letters, digits, hyphens */
  char     *title;      /* (owned) in few words */
  char     *text;       /* (owned) with the day and the community */
  char     *record;     /* (owned) path of the record, "" if it is of none */
  gint64    meeting;    /* 0 if it is of none */
  gint64    item;       /* of an action, 0 if it is of none */
  guint     date;       /* YishiDateKind, or YISHI_REMINDER_NO_DATE */
  gboolean  is_urgent;  /* it cannot wait until somebody looks */
  gboolean  is_live;    /* of this moment of the running meeting: said anew whenever it begins, and never kept */
} YishiReminder;

/* What is known of one record. */
typedef struct
{
  const char      *id;         /* of the record, for good */
  const char      *path;
  const char      *community;
  const GPtrArray *meetings;   /* (element-type YishiMeetingDates) */
  const GPtrArray *actions;    /* (element-type YishiAction): open */
} YishiReminderFacts;

YishiReminder *yishi_reminder_new    (const char               *id,
                                      const char               *title,
                                      const char               *text) G_GNUC_WARN_UNUSED_RESULT;
YishiReminder *yishi_reminder_copy   (const YishiReminder      *self) G_GNUC_WARN_UNUSED_RESULT;
void           yishi_reminder_free   (YishiReminder            *self);
GPtrArray     *yishi_reminders_plan  (const YishiReminderFacts *facts,
                                      const char               *today,
                                      const char               *time) G_GNUC_WARN_UNUSED_RESULT;

/* What was said and answered: a text file of the person, not of the record. */
typedef struct _YishiReminderMemory YishiReminderMemory;

YishiReminderMemory *yishi_reminder_memory_parse   (const char                *text) G_GNUC_WARN_UNUSED_RESULT;
char                *yishi_reminder_memory_to_text (const YishiReminderMemory *self,
                                                    const char                *today) G_GNUC_WARN_UNUSED_RESULT;
void                 yishi_reminder_memory_free    (YishiReminderMemory       *self);
gboolean             yishi_reminder_memory_wants   (const YishiReminderMemory *self,
                                                    const char                *id,
                                                    const char                *today);
void                 yishi_reminder_memory_shown   (YishiReminderMemory       *self,
                                                    const char                *id,
                                                    const char                *today);
void                 yishi_reminder_memory_forget  (YishiReminderMemory       *self,
                                                    const char                *id);
void                 yishi_reminder_memory_done    (YishiReminderMemory       *self,
                                                    const char                *id,
                                                    const char                *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiReminder, yishi_reminder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiReminderMemory, yishi_reminder_memory_free)

G_END_DECLS
