/* yishi-schedule.h - what is to be done before a meeting, by which day, and how far it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "yishi-holidays.h"
#include "yishi-rule.h"

G_BEGIN_DECLS

/* What is to be prepared, in the order in which it is done. */
typedef enum
{
  YISHI_CHORE_AGENDA,     /* the agenda has items: what is not posted is not decided */
  YISHI_CHORE_NOTICE,     /* the notice is posted in time */
  YISHI_CHORE_ROLL,       /* the roll is confirmed */
  YISHI_CHORE_PEOPLE,     /* chair and secretary are named */
  YISHI_CHORE_PROJECTOR,  /* the projector was tried */
  YISHI_CHORE_MICROPHONE, /* somebody was heard through the microphone */
} YishiChoreKind;

#define YISHI_N_CHORES (YISHI_CHORE_MICROPHONE + 1)

/*        done                          done after its day (the notice alone)
 *   DUE --------> DONE             ,----------------> LATE
 *    |  its day has passed         |
 *    '-----------------------> OVERDUE ---------------> MISSING
 *                                       the meeting's day has passed
 */
typedef enum
{
  YISHI_CHORE_DONE,
  YISHI_CHORE_DUE,      /* there is time */
  YISHI_CHORE_OVERDUE,  /* its day has passed; it can still be done */
  YISHI_CHORE_LATE,     /* done, but after its day, which cannot be healed */
  YISHI_CHORE_MISSING,  /* not done, and the meeting's day has passed */
} YishiChoreState;

typedef struct
{
  YishiChoreKind   kind;
  YishiChoreState  state;
  char           *day;        /* (owned) the last day on which it is in time */
  char           *advised;    /* (owned) the day by which it is better done */
  int             days_left;  /* from today to @day; negative once it has passed */
  gboolean        is_pressing; /* to be done, and the advised day has come */
  char           *article;    /* (owned) what asks for it, "" if it is mere practice */
} YishiChore;

/* What is known of a meeting. All texts are set, days are YYYY-MM-DD. */
typedef struct
{
  const char *date;       /* of the meeting */
  const char *kind;       /* deliberation, assembly, extraordinary, committee */
  const char *posted_on;  /* day of the first notice, "" if none is posted */
  guint       n_items;
  gboolean    is_roll_confirmed;
  gboolean    has_chair;
  gboolean    has_secretary;
  gboolean    is_projector_tried;
  gboolean    is_microphone_tried;
  const YishiHolidays *holidays;  /* (nullable) before which a notice is posted earlier */
} YishiPreparation;

typedef struct
{
  int        notice_days;      /* full days between posting and meeting; 0: no notice is asked for */
  char      *last_post;        /* (owned) last day to post, "" if no notice is asked for */
  char      *legal_post;       /* (owned) the same by the law alone, which knows no holidays here */
  char      *advised_post;     /* (owned) the day before it, likewise */
  char      *notice_article;   /* (owned) "" if nothing asks for a notice */
  int        days_to_post;     /* from today to the last day to post; negative once it has passed */
  int        days_to_meeting;  /* likewise */
  YishiChore *chores;            /* (owned) in the order of their kinds */
  guint      n_chores;
  guint      n_overdue;        /* chores that are overdue, late or missing */
} YishiSchedule;

YishiSchedule *yishi_schedule_new  (const YishiPreparation *preparation,
                                    YishiRulePack          *pack,
                                    const char             *today) G_GNUC_WARN_UNUSED_RESULT;
void           yishi_schedule_free (YishiSchedule          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSchedule, yishi_schedule_free)

G_END_DECLS
