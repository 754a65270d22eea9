/* yishi-calendar.h - every day that a meeting brings with it, before and after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The day from which a term is counted is not counted itself (Civil Code art.
 * 201). A term that runs forwards and ends on a day of rest ends on the working
 * day after it (art. 203); one that is counted backwards is never made shorter.
 * How long each term is, and what says so, stands in the rule pack.
 */
#pragma once

#include <glib.h>

#include "yishi-holidays.h"
#include "yishi-rule.h"

G_BEGIN_DECLS

/* In the order of their days, as a rule. */
typedef enum
{
  YISHI_DATE_CANDIDATES,     /* the candidates are made known */
  YISHI_DATE_POSTING,        /* the notice is posted */
  YISHI_DATE_VOTE_OPENING,   /* the voting period begins, where the rule has one */
  YISHI_DATE_VOTE_END,       /* the last day of a vote that is open */
  YISHI_DATE_MEETING,
  YISHI_DATE_RESULT,         /* what came of it is posted */
  YISHI_DATE_PUBLICATION,    /* likewise the committee's decision */
  YISHI_DATE_FIRST_MEETING,  /* of the committee that was elected */
  YISHI_DATE_HANDOVER,       /* by the old committee */
  YISHI_DATE_FILING,
  YISHI_DATE_DISMISSAL,      /* the firm may be gone, if it is told on the day of the decision */
  YISHI_DATE_SUIT,           /* until then the decision may be contested in court */
  YISHI_DATE_RE_ELECTION,    /* the next election is prepared */
  YISHI_DATE_TERM_END,
} YishiDateKind;

#define YISHI_N_DATES (YISHI_DATE_TERM_END + 1)

/* What a day means to the chair. */
typedef enum
{
  YISHI_SENSE_DO,      /* something is to be done by then */
  YISHI_SENSE_HAPPENS, /* something takes place */
  YISHI_SENSE_RUNS,    /* a term of others ends, or one that must run out first */
} YishiDateSense;

typedef enum
{
  YISHI_DATE_OPEN,     /* its day has not come */
  YISHI_DATE_TODAY,
  YISHI_DATE_OVERDUE,  /* to be done, and its day has passed */
  YISHI_DATE_DONE,
  YISHI_DATE_LATE,     /* done after its day */
  YISHI_DATE_PAST,     /* its day has passed, and nothing was to be done */
} YishiDateState;

typedef struct
{
  YishiDateKind   kind;
  YishiDateSense  sense;
  char           *from;     /* (owned) the first day on which it may be done, "" if any */
  char           *day;      /* (owned) the last day */
  char           *counted;  /* (owned) the same before holidays moved it */
  char           *advised;  /* (owned) the day by which it is better done, "" if none */
  char           *article;  /* (owned) what says so, "" if nothing does */
  char           *quote;    /* (owned) its words, "" likewise */
  char           *done;     /* (owned) the day on which it was done, "" while it is open */
} YishiCalendarDate;

/* What is known of a meeting. All texts are set ("" for none), days YYYY-MM-DD. */
typedef struct
{
  const char *date;
  const char *kind;          /* deliberation, assembly, extraordinary, committee */
  const char *posted_on;     /* day of the first notice */
  const char *vote_from;     /* first day of the votes that were opened with one */
  const char *vote_until;    /* and their last */
  gboolean    is_closed;     /* the meeting; what it might have decided is known then */
  gboolean    has_decision;  /* owners or the committee decide something, or have decided it */
  gboolean    has_election;  /* of the committee, likewise */
  gboolean    has_dismissal; /* of the firm, likewise */
  const char *done[YISHI_N_DATES]; /* (nullable) the day on which each was done */
} YishiCalendarFacts;

typedef struct
{
  GPtrArray *dates;  /* (owned) (element-type YishiCalendarDate): by day */
} YishiCalendar;

YishiCalendar  *yishi_calendar_new        (const YishiCalendarFacts *facts,
                                           YishiRulePack            *pack,
                                           const YishiHolidays      *holidays) G_GNUC_WARN_UNUSED_RESULT;
void            yishi_calendar_free       (YishiCalendar            *self);
/* Returns: (transfer none) (nullable): NULL if the meeting has none of that kind */
const YishiCalendarDate *yishi_calendar_find (const YishiCalendar   *self,
                                           YishiDateKind             kind);
YishiDateState  yishi_calendar_date_state (const YishiCalendarDate  *date,
                                           const char               *today);

/* "posting": what the command line and the record call it. */
const char     *yishi_date_kind_to_string (YishiDateKind             kind);
gboolean        yishi_date_kind_from_string (const char             *text,
                                           YishiDateKind            *kind);
gboolean        yishi_date_kind_can_be_done (YishiDateKind           kind);

/* How many full days before a meeting of @kind its notice is posted; 0 if no notice
 * is asked for. @article: (out) (optional) (transfer none): what asks for it, "" if nothing does */
int             yishi_calendar_get_notice_days (YishiRulePack       *pack,
                                           const char               *kind,
                                           const char              **article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiCalendar, yishi_calendar_free)

G_END_DECLS
