/* yishi-minutes.h - everything that the minutes of one meeting tell, at one moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain value: the store fills it in, a composer of papers reads it, in whatever
 * threads. It has full names, and what may leave the house is the composer's care.
 */
#pragma once

#include "yishi-election.h"
#include "yishi-meeting.h"
#include "yishi-minutes-state.h"
#include "yishi-proceedings.h"
#include "yishi-roll.h"
#include "yishi-words.h"

G_BEGIN_DECLS

/* One ballot of a unit, as it was entered. */
typedef struct
{
  char     *unit;         /* (owned) */
  char     *choice;       /* (owned) */
  char     *marks;        /* (owned) "" unless an election */
  char     *channel;      /* (owned) paper onsite sweep portal */
  char     *agent;        /* (owned) "" unless somebody signed for the owner */
  char     *received;     /* (owned) instant */
  gint64    area;         /* 0.01 m² */
  gboolean  is_late;
  char     *void_reason;  /* (owned) "" while it counts */
} YishiMinutesBallot;

/* A vote with its count, as frozen where it is closed. */
typedef struct
{
  gint64         item;
  gboolean       is_closed;
  gboolean       by_unit;      /* ballots of units; otherwise hands or members */
  YishiRule     *rule;         /* (owned) as frozen */
  YishiTally    *tally;        /* (owned) (nullable) yes and no */
  YishiElection *election;     /* (owned) (nullable) names or options */
  char         **defects;      /* (owned) codes: UNPOSTED_TOPIC SHORT_NOTICE OUT_OF_WINDOW */
  gint64         present;      /* hands: people in the room, -1 if not asked */
  gint64         n_issued, n_delivered, n_returned, n_void, n_late;
  gint64         roll_version;
  char          *roll_sha256;  /* (owned) */
  GPtrArray     *ballots;      /* (owned) (element-type YishiMinutesBallot): in the order of entry */
  GPtrArray     *roll_call;    /* (owned) (element-type YishiMinutesBallot): answers by name in the order called, of which
                                * the unit is a member's name or a unit, and only unit and choice are set */
} YishiMinutesVote;

/* Who was in the room at one moment. */
typedef struct
{
  char       *time;      /* (owned) time of day */
  gint64      n_people;  /* at the door: one of each unit, an owner of several once, and guests */
  gint64      n_units;   /* present or represented */
  YishiCount  present;   /* persons and area, present or represented */
} YishiMinutesPresence;

/* Immutable once filled in, and counted. */
typedef struct
{
  gatomicrefcount ref_count;

  char              *community;    /* (owned) */
  char              *language;     /* (owned) of the meeting: zh_CN or en */
  char              *record;       /* (owned) hash of the record's first entry, by which it is known */
  gint64             entry;        /* the last entry of the journal but those of papers … */
  char              *head;         /* (owned) … its hash … */
  char              *at;           /* (owned) … and its instant */
  char              *seal;         /* (owned) "3FA2-…"; "" while the meeting is open */
  gint64             number;       /* of the meeting among those of its year, from 1 */
  YishiMinutesState *state;        /* (owned) between draft and seal */
  YishiMeetingState *meeting;      /* (owned) */
  YishiRecording    *recording;    /* (owned) */
  GPtrArray         *sound_gaps;   /* (owned) (element-type YishiSoundGap) */
  GPtrArray         *events;       /* (owned) (element-type YishiEvent): yishi_proceedings_list() */
  GPtrArray         *votes;        /* (owned) (element-type YishiMinutesVote): by item number */
  GPtrArray         *actions;      /* (owned) (element-type YishiAction): what earlier meetings left to be done
                                    * and that was open when this one began, or was done since the one before */
  GPtrArray         *presence;     /* (owned) (element-type YishiMinutesPresence): in order */
  YishiRoll         *roll;         /* (owned) its newest version */
  YishiCount         roll_total;
} YishiMinutes;

void          yishi_minutes_ballot_free   (YishiMinutesBallot   *self);
void          yishi_minutes_vote_free     (YishiMinutesVote     *self);
void          yishi_minutes_presence_free (YishiMinutesPresence *self);
YishiMinutes *yishi_minutes_new           (void) G_GNUC_WARN_UNUSED_RESULT;
YishiMinutes *yishi_minutes_ref           (YishiMinutes         *self);
void          yishi_minutes_unref         (YishiMinutes         *self);
/* Returns: (transfer none) (nullable): NULL if no vote was opened on it */
const YishiMinutesVote *yishi_minutes_find_vote (const YishiMinutes *self,
                                                 gint64              item);
/* Works out who was there when the meeting began, at each item and when it ended,
 * from the door and the roll; fills in presence. */
void          yishi_minutes_count_presence (YishiMinutes        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiMinutes, yishi_minutes_unref)

G_END_DECLS
