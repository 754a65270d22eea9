/* yishi-home-words.h - what the page of what comes next says of each thing, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-roll.h"
#include "yishi-meeting.h"
#include "yishi-schedule.h"

G_BEGIN_DECLS

/* What is known beside the meeting itself. */
typedef struct
{
  const YishiMeeting *meeting;
  guint               n_items;
  guint               n_unposted;     /* items that no notice has named */
  gboolean            is_roll_known;  /* FALSE while it is being read */
  gint64              n_units;        /* 0: there is no roll */
  gint64              n_persons;
  const char         *confirmed;      /* instant, "" if the roll is not confirmed */
  const YishiHolidays *holidays;      /* (nullable) while they are being read */
} YishiHomeFacts;

typedef struct
{
  const char *label;   /* with a mnemonic; NULL: no button */
  const char *action;  /* detailed name */
} YishiHomeButton;

/* @version: (nullable): of the roll. What is given stays with the facts. */
YishiHomeFacts   yishi_home_gather_facts  (YishiMeetingState      *state,
                                           gboolean                is_roll_known,
                                           const YishiRollVersion *version);
YishiSchedule   *yishi_home_make_schedule (const YishiHomeFacts   *facts,
                                           gboolean                is_projector_tried,
                                           gboolean                is_microphone_tried,
                                           YishiRulePack          *pack,
                                           const char             *today) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer none) */
const char      *yishi_home_title_chore  (YishiChoreKind          kind);
char            *yishi_home_say_chore    (const YishiChore       *chore,
                                         const YishiHomeFacts  *facts) G_GNUC_WARN_UNUSED_RESULT;
YishiHomeButton  yishi_home_get_button  (const YishiChore       *chore,
                                         const YishiHomeFacts  *facts);
/* Person, day and how long it is overdue. @days: from today to its day */
char            *yishi_home_say_action  (const YishiAction     *action,
                                         int                    days) G_GNUC_WARN_UNUSED_RESULT;
/* Time, place, who chairs and keeps the minutes, as far as it is known. */
char            *yishi_home_say_meeting (const YishiMeeting    *meeting) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
