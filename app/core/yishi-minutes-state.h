/* yishi-minutes-state.h - how far the minutes of a meeting have come, from draft to seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   DRAFT --approved--> APPROVED --signed--> SIGNED --sealed--> SEALED
 *     ^                     |                   |
 *     +------ reopened -----+-------------------+
 *
 * 1. In DRAFT alone what somebody wrote may be mended; figures are the record's, always.
 * 2. Only the minutes of a closed meeting are approved.
 * 3. SEALED is for good: what is wrong then is told by an addendum, which is not changed either.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  YISHI_MINUTES_DRAFT,
  YISHI_MINUTES_APPROVED,
  YISHI_MINUTES_SIGNED,
  YISHI_MINUTES_SEALED,
} YishiMinutesStage;
#define YISHI_N_MINUTES_STAGES (YISHI_MINUTES_SEALED + 1)

/* What is said of sealed minutes that turned out to be wrong. */
typedef struct
{
  int     number;  /* from 1 in each meeting */
  char   *text;    /* (owned) */
  char   *reason;  /* (owned) */
  char   *by;      /* (owned) who decided on it, "" if not said */
  char   *at;      /* (owned) instant */
  gint64  seq;     /* its entry in the journal */
} YishiAddendum;

/* All texts are set, "" before their time. Days YYYY-MM-DD, times of day HH:MM. */
typedef struct
{
  YishiMinutesStage  stage;
  char              *approved_by;    /* (owned) who approved of them, read aloud in the room */
  char              *approved_on;    /* (owned) day */
  char              *approved_time;  /* (owned) time of day */
  char              *chair;          /* (owned) who signed … */
  char              *secretary;      /* (owned) */
  char              *supervisor;     /* (owned) of the residents' committee; "" if nobody did */
  char              *place;          /* (owned) … where … */
  char              *signed_on;      /* (owned) … and when: day */
  char              *signed_time;    /* (owned) time of day */
  char              *sealed;         /* (owned) instant */
  gint64             seq;            /* the last entry that changed the stage; 0 of what was never approved */
  GPtrArray         *addenda;        /* (owned) (element-type YishiAddendum): in order */
} YishiMinutesState;

void                 yishi_addendum_free           (YishiAddendum           *self);
/* A draft. */
YishiMinutesState   *yishi_minutes_state_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void                 yishi_minutes_state_free      (YishiMinutesState       *self);
/* "draft" "approved" "signed" "sealed" */
const char          *yishi_minutes_stage_to_text   (YishiMinutesStage        stage);
/* Returns: (transfer none) (nullable): NULL if there is no addendum of that number */
const YishiAddendum *yishi_minutes_state_find_addendum (const YishiMinutesState *self,
                                                        int                      number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiAddendum, yishi_addendum_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiMinutesState, yishi_minutes_state_free)

G_END_DECLS
