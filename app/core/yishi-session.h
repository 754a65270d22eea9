/* yishi-session.h - the running meeting: what is at hand, who speaks, what the wall shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An immutable value: a verb gives a new one and says what the journal must
 * hold. So the window commits first and shows then, and a crash comes back to
 * the last one that was written. Times are µs since 1970 of a YishiClock,
 * durations µs; no clock ticks in here, what has passed is computed from "now".
 */
#pragma once

#include "yishi-meeting.h"
#include "yishi-slide.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_PHASE_BEFORE,
  YISHI_PHASE_RUNNING,
  YISHI_PHASE_BREAK,
  YISHI_PHASE_CLOSED,
} YishiPhase;
#define YISHI_N_PHASES (YISHI_PHASE_CLOSED + 1)

/* Who waits for the floor or has it. A person is who has this name, unit and party. */
typedef struct
{
  gint64    id;          /* from 1, never given twice in a meeting */
  gint64    item;        /* to which he wants to speak; 0: between items */
  char     *name;        /* (owned) */
  char     *unit;        /* (owned) canonical, "" for guests */
  char     *party;       /* (owned) "owners", or as of a guest */
  gboolean  is_masked;   /* the wall masks the name */
  gboolean  has_spoken;  /* to this item already, when he queued */
} YishiSpeaker;

/* What a party may speak altogether in this meeting. */
typedef struct
{
  char   *party;   /* (owned) */
  gint64  micros;  /* above 0 */
} YishiBudget;

typedef struct
{
  gatomicrefcount ref_count;

  gint64        meeting;
  YishiPhase    phase;
  gint64        stamp;         /* latest instant that a verb was given */

  gint64        item;          /* at hand, 0 if none */
  gint64        item_began;    /* instant */

  GPtrArray    *queue;         /* (owned) (element-type YishiSpeaker): to the item at hand, next one first */
  GPtrArray    *parked;        /* (owned) (element-type YishiSpeaker): to other items, until those are at hand */
  gint64        last_speaker;  /* id given last */
  gint64        default_time;  /* of a speech, µs */
  GPtrArray    *budgets;       /* (owned) (element-type YishiBudget): parties not here have no limit */

  YishiSpeaker *speaker;       /* (owned) (nullable) has the floor */
  gint64        speech_began;  /* instant */
  gint64        allotted;      /* µs, extensions included */
  gint64        used;          /* µs up to @running_since */
  gint64        running_since; /* instant, 0 while paused */

  gint64        break_until;   /* instant at which it is to end, 0 if not said */

  YishiSlide   *live;          /* (owned) what the wall shows, unless blanked */
  YishiSlide   *due;           /* (owned) what it would show if nothing held it; equal to @live unless held */
  YishiSlide   *preview;       /* (owned) (nullable) what it shows at the next "project" */
  gboolean      is_locked;     /* the live slide stays until the preview is projected or given up */
  gboolean      is_frozen;     /* the live slide stays whatever is projected */
  gboolean      is_blanked;    /* the title is shown in place of @live */
  gboolean      is_armed;      /* the clicker's keys act */
  char         *message;       /* (owned) over whatever is shown, blanked and frozen too; "" for none */
  char         *kept_message;  /* (owned) text of the last message slide, for the next time; "" if there was none */
} YishiSession;

typedef enum
{
  YISHI_VERB_START_MEETING,
  YISHI_VERB_CLOSE_MEETING,
  YISHI_VERB_BEGIN_ITEM,       /* item */
  YISHI_VERB_END_ITEM,
  YISHI_VERB_NEXT_ITEM,
  YISHI_VERB_PREVIOUS_ITEM,
  YISHI_VERB_QUEUE_SPEAKER,    /* name, unit, party, is_masked */
  YISHI_VERB_DROP_SPEAKER,     /* speaker */
  YISHI_VERB_MOVE_SPEAKER,     /* speaker, position */
  YISHI_VERB_MASK_SPEAKER,     /* speaker, 0: who has the floor; is_masked */
  YISHI_VERB_START_SPEAKER,    /* speaker, 0: the first, or with a name: who does not wait; micros, 0: as is usual */
  YISHI_VERB_PAUSE_SPEAKER,
  YISHI_VERB_RESUME_SPEAKER,
  YISHI_VERB_EXTEND_SPEAKER,   /* micros, 0: a minute */
  YISHI_VERB_STOP_SPEAKER,
  YISHI_VERB_NEXT_SPEAKER,     /* stops who speaks, if anyone, and starts the first; micros likewise */
  YISHI_VERB_SET_DEFAULT_TIME, /* micros */
  YISHI_VERB_SET_BUDGET,       /* party, micros; 0: none */
  YISHI_VERB_TAKE_BREAK,       /* micros: the instant of its end, 0 if not said */
  YISHI_VERB_END_BREAK,
  YISHI_VERB_BALLOT_OPENED,    /* item: the record has the vote open */
  YISHI_VERB_BALLOT_CLOSED,    /* item: the record has the vote closed */
  YISHI_VERB_PREVIEW,          /* slide, NULL: none */
  YISHI_VERB_LOCK,
  YISHI_VERB_UNLOCK,
  YISHI_VERB_PROJECT,
  YISHI_VERB_SHOW,             /* slide */
  YISHI_VERB_BLANK,
  YISHI_VERB_UNBLANK,
  YISHI_VERB_FREEZE,
  YISHI_VERB_UNFREEZE,
  YISHI_VERB_MESSAGE,          /* text */
  YISHI_VERB_CLEAR_MESSAGE,
  YISHI_VERB_ARM_CLICKER,
  YISHI_VERB_DISARM_CLICKER,
} YishiVerb;
#define YISHI_N_VERBS (YISHI_VERB_DISARM_CLICKER + 1)

/* A verb with what it needs; the rest is 0 and NULL. Nothing in it is owned. */
typedef struct
{
  YishiVerb         verb;
  gint64            item;
  gint64            speaker;    /* id in the queue */
  int               position;   /* in the queue, from 0; -1: the last */
  gint64            micros;
  const char       *name;
  const char       *unit;
  const char       *party;
  const char       *text;
  gboolean          is_masked;
  const YishiSlide *slide;
} YishiStep;

/* What the record must hold before the new session is shown. */
typedef struct
{
  const char *kind;      /* (unowned) of the journal's entry: meeting.started meeting.closed item.begun item.ended
                          * speech.begun speech.ended break.taken break.ended */
  gint64      at;        /* instant */
  gint64      item;      /* 0 if none */
  char       *name;      /* (owned) of speech.begun and speech.ended, else "" */
  char       *unit;      /* (owned) likewise */
  char       *party;     /* (owned) likewise */
  gint64      began;     /* instant: of speech.ended */
  gint64      allotted;  /* µs: of speech.ended */
  gint64      used;      /* µs: of speech.ended */
  gint64      until;     /* instant: of break.taken, 0 if not said */
} YishiEffect;

typedef enum
{
  YISHI_WARNING_NONE,   /* nobody speaks */
  YISHI_WARNING_PLAIN,
  YISHI_WARNING_SOON,   /* little time is left */
  YISHI_WARNING_OVER,   /* none is left */
} YishiWarning;

/* Before the meeting, nothing at hand, the title on the wall. Where @meeting was
 * started or closed already (on the command line, or an old one), or an item is
 * at hand in its record, that is where the session stands. */
YishiSession *yishi_session_new       (const YishiMeetingState *meeting,
                                       gint64                   now) G_GNUC_WARN_UNUSED_RESULT;
YishiSession *yishi_session_ref       (YishiSession       *self);
void          yishi_session_unref     (YishiSession       *self);
gboolean      yishi_session_equal     (const YishiSession *a,
                                       const YishiSession *b);

/* @effects: (out) (transfer full) (element-type YishiEffect): in order, empty
 * where nothing is journalled. NULL with YISHI_RULE_ERROR_NOT_ALLOWED if the
 * verb may not be done now; @self is as it was. */
YishiSession *yishi_session_apply     (const YishiSession      *self,
                                       const YishiStep         *step,
                                       const YishiMeetingState *meeting,
                                       gint64                   now,
                                       GPtrArray              **effects,
                                       GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a control of that verb is sensitive. @item: for the verbs about one, 0
 * for whichever. @why_not: (out) (optional) (transfer full) (nullable): why not
 * and what to do, translated. */
gboolean      yishi_session_can       (const YishiSession      *self,
                                       YishiVerb                verb,
                                       gint64                   item,
                                       const YishiMeetingState *meeting,
                                       char                   **why_not);
/* The item that "next item" or "previous item" would begin; 0 if there is none. */
gint64        yishi_session_find_next_item (const YishiSession      *self,
                                            const YishiMeetingState *meeting);
gint64        yishi_session_find_previous_item (const YishiSession      *self,
                                                const YishiMeetingState *meeting);

/* What has begun, @delta µs later: for a machine's clock that was set by so much,
 * so that all clocks show what they did. The end of a break stays the time of day
 * that was said. */
YishiSession *yishi_session_shift     (const YishiSession *self,
                                       gint64              delta) G_GNUC_WARN_UNUSED_RESULT;
/* After a crash or a sleep: the same place, with the time from @alive (when the
 * program was last seen running; 0 if unknown) to @now left out of the speaker's
 * clock. */
YishiSession *yishi_session_resume    (const YishiSession *self,
                                       gint64              alive,
                                       gint64              now) G_GNUC_WARN_UNUSED_RESULT;

/* The same place as it was at @alive, with the speaker's clock standing: what is
 * shown of an interrupted meeting until it goes on. */
YishiSession *yishi_session_halt    (const YishiSession *self,
                                     gint64              alive) G_GNUC_WARN_UNUSED_RESULT;

/* One JSON object. Reading ignores keys it does not know, and sets
 * YISHI_RULE_ERROR_SYNTAX for what cannot be a session. */
char         *yishi_session_to_json   (const YishiSession *self) G_GNUC_WARN_UNUSED_RESULT;
YishiSession *yishi_session_from_json (const char         *json,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* Of who has the floor, µs; 0 if nobody has. Never negative. */
gint64        yishi_session_get_used      (const YishiSession *self,
                                           gint64              now);
/* Likewise; below 0 once it is over. */
gint64        yishi_session_get_remaining (const YishiSession *self,
                                           gint64              now);
/* µs until the clocks of the meeting have something new to show; all wait for the
 * same: who speaks, or else a break's end, or else the time of day. Above 0. */
gint64        yishi_session_get_beat      (const YishiSession *self,
                                           gint64              now);
/* @soon: µs left from which it is time to come to an end. */
YishiWarning  yishi_session_get_warning   (const YishiSession *self,
                                           gint64              now,
                                           gint64              soon);
/* Since the item at hand was begun, µs; 0 if none is. */
gint64        yishi_session_get_item_time (const YishiSession *self,
                                           gint64              now);
/* What was spoken in this meeting, the speech under way included, µs. */
gint64        yishi_session_sum_person    (const YishiSession      *self,
                                           const YishiMeetingState *meeting,
                                           const char              *name,
                                           const char              *unit,
                                           const char              *party,
                                           gint64                   now);
gint64        yishi_session_sum_party     (const YishiSession      *self,
                                           const YishiMeetingState *meeting,
                                           const char              *party,
                                           gint64                   now);
/* 0 if the party has no limit. */
gint64        yishi_session_get_budget    (const YishiSession *self,
                                           const char         *party);

void          yishi_speaker_free          (YishiSpeaker *self);
void          yishi_budget_free           (YishiBudget  *self);
void          yishi_effect_free           (YishiEffect  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSession, yishi_session_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSpeaker, yishi_speaker_free)

G_END_DECLS
