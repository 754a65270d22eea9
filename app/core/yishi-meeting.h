/* yishi-meeting.h - a meeting as it stands in the record: its items, its people, what was said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain values: the store fills them in on its thread, the window, the wall and
 * the command line read them on theirs. All texts are set, "" where there is
 * nothing to say. Instants are ISO 8601 with offset, days YYYY-MM-DD, times of
 * day HH:MM.
 */
#pragma once

#include <glib-object.h>

#include "yishi-proxy.h"
#include "yishi-tally.h"

G_BEGIN_DECLS

typedef struct
{
  gint64  id;
  char   *date;         /* (owned) day */
  char   *time;         /* (owned) when it begins, time of day or "" */
  char   *kind;         /* (owned) deliberation, assembly, extraordinary (an assembly), committee */
  char   *place;        /* (owned) */
  char   *title;        /* (owned) */
  char   *chair;        /* (owned) who chairs it */
  char   *secretary;    /* (owned) who keeps the minutes */
  char   *started;      /* (owned) instant, "" if not yet */
  char   *closed;       /* (owned) instant, "" if not yet */
  char   *posted_on;    /* (owned) day of the first notice, "" if none */
  char   *posted_where; /* (owned) */
  gint64  n_items;
} YishiMeeting;

typedef struct
{
  gint64   id;            /* stays whatever happens to the agenda */
  gint64   meeting;
  gint64   parent;        /* id of the item that it is a part of, 0 if none */
  int      number;        /* from 1 in the order of the agenda; parts count too */
  char    *kind;          /* (owned) report discussion straw matter election committee rating wish project activity */
  char    *title;         /* (owned) */
  int      matter;        /* number in the pack's catalogue, 0 if none */
  char    *rule;          /* (owned) id of a rule that was asked for by name, "" for the kind's own */
  char    *scope;         /* (owned) "" or "building=3,unit=1" */
  int      minutes;       /* planned, 0 if not said */
  char    *presenter;     /* (owned) */
  char   **candidates;    /* (owned) NULL-terminated: names, or the options of a rating or plurality vote */
  int      seats;
  int      agreed;        /* seats the estate's rules fix, 0 if not said */
  int      statutory_min; /* 0: 5 (3 where the pack allows it is given here) */
  gboolean masks_names;   /* the wall has no more than the first sign of the names of those who present it, speak to
                           * it or are to do something about it */
  gboolean posted;        /* stands in the notice that was posted */
  char    *state;         /* (owned) of its vote: "none" "open" "closed" */
  char    *withdrawn;     /* (owned) why it was taken off the agenda after posting, "" while it stands */
  gint64   carried_from;  /* id of the item of an earlier meeting that it goes on with, 0 if none */
  char    *outcome;       /* (owned) "" settled person escalated owners none */
  char    *outcome_text;  /* (owned) */
  char    *responsible;   /* (owned) */
  char    *due;           /* (owned) day or "" */
  char    *done;          /* (owned) day on which what was promised was done, "" while it is open */
  char    *done_note;     /* (owned) what was done, the evidence */
} YishiItem;

/* Something that a meeting left to be done, with where it comes from. */
typedef struct
{
  YishiItem *item;          /* (owned) */
  char      *date;          /* (owned) of its meeting */
  char      *meeting_kind;  /* (owned) */
} YishiAction;

typedef struct
{
  char *unit;       /* (owned) canonical */
  char *arrived;    /* (owned) time of day or "" */
  char *left;       /* (owned) time of day or "" */
  char *proxy_for;  /* (owned) unit that is represented, or "" */
} YishiAttendance;

/* Somebody in the room who is there for a party of 1+3+X, or as a guest, and not
 * as an owner of a unit. */
typedef struct
{
  gint64  id;
  char   *name;          /* (owned) */
  char   *party;         /* (owned) community branch committee firm grid social other guest */
  char   *organisation;  /* (owned) */
  char   *arrived;       /* (owned) time of day */
  char   *left;          /* (owned) time of day or "" */
} YishiGuest;

/* When an item was at hand; it may be taken up again. */
typedef struct
{
  gint64  item;
  char   *began;  /* (owned) instant */
  char   *ended;  /* (owned) instant, "" while it is at hand */
} YishiProgress;

/* One speech that has ended. */
typedef struct
{
  gint64   id;
  gint64   item;      /* 0: between items */
  char    *name;      /* (owned) */
  char    *unit;      /* (owned) canonical, "" for guests */
  char    *party;     /* (owned) as of a guest, or "owners" */
  char    *began;     /* (owned) instant */
  char    *ended;     /* (owned) instant */
  gint64   allotted;  /* µs, extensions included */
  gint64   used;      /* µs, pauses left out */
} YishiSpeech;

typedef struct
{
  gint64  id;
  gint64  item;    /* 0: of the meeting as a whole */
  char   *at;      /* (owned) instant at which it was begun */
  char   *text;    /* (owned) */
} YishiNote;

/* What somebody gave to the community. */
typedef struct
{
  gint64    id;
  char     *donor;     /* (owned) */
  gboolean  is_named;  /* in public, as the donor wishes; else a surname is */
  char     *gift;      /* (owned) */
  char     *purpose;   /* (owned) "" if it was not said */
} YishiThanks;

/* What one of the three parties says to an item. */
typedef struct
{
  gint64  item;
  char   *party;     /* (owned) committee firm community … */
  char   *position;  /* (owned) agree promise reserve oppose */
  char   *text;      /* (owned) */
  char   *due;       /* (owned) day of a promise, or "" */
} YishiStatement;

/* A picture, or one page of a document, that the wall can show. */
typedef struct
{
  gint64  id;
  gint64  item;
  char   *name;     /* (owned) of the file, as it was chosen */
  char   *file;     /* (owned) in the media folder beside the record, relative; "" if the record names one elsewhere */
  char   *sha256;   /* (owned) */
  int     page;     /* of a PDF, from 1; 0 for a picture */
} YishiAttachment;

/* A time during which the program did not run while the meeting did. */
typedef struct
{
  char *from;    /* (owned) instant */
  char *until;   /* (owned) instant */
  char *reason;  /* (owned) crash, closed, sleep */
} YishiGap;

/* How a vote stands. The answers of an open one are not here: whoever may see
 * them asks for the result. */
typedef struct
{
  gint64      item;
  char       *state;          /* (owned) open closed */
  char       *rule;           /* (owned) id of the frozen rule */
  char       *from;           /* (owned) day or "" */
  char       *until;          /* (owned) day or "" */
  char       *opened;         /* (owned) instant */
  char       *closed;         /* (owned) instant or "" */
  gboolean    by_unit;        /* ballots of units; otherwise hands or members are counted */
  YishiCount  roll;           /* HT, AT; members where hands are counted */
  YishiCount  participating;  /* HP, AP of the ballots so far that count */
  YishiCount  needed;         /* participation that is needed; 0 where the rule asks for none */
  gint64      n_ballots;      /* that count */
  gint64      n_void;
  gint64      n_late;
} YishiVoteState;

/* A unit of the roll on which a vote is held, for a picture of the buildings. What
 * it answered is not here. */
typedef struct
{
  gint64    number;       /* its permanent number */
  char     *unit;         /* (owned) canonical name */
  char     *building;     /* (owned) */
  char     *stair;        /* (owned) */
  char     *room;         /* (owned) */
  gboolean  present;      /* somebody of it is in the room */
  gboolean  represented;  /* by an agent who is in the room */
  gboolean  voted;        /* a ballot of it counts */
} YishiVoteUnit;

/* Who is in the room now, by the roll's newest version. */
typedef struct
{
  gint64      n_people;    /* one of each unit at the door, an owner of several once, and guests */
  gint64      n_units;     /* present or represented */
  YishiCount  present;     /* persons and area present or represented */
  YishiCount  roll;        /* HT, AT */
  YishiCount  needed;      /* participation for an owners' decision under the record's pack */
} YishiRoom;

/* Everything of one meeting at one moment. Immutable once filled in, and counted. */
typedef struct
{
  gatomicrefcount ref_count;

  YishiMeeting *meeting;      /* (owned) */
  char         *head;         /* (owned) hash of the entry that closed it, which begins with its seal; "" while it is open */
  GPtrArray    *items;        /* (owned) (element-type YishiItem): by number */
  GPtrArray    *attendance;   /* (owned) (element-type YishiAttendance): as it was recorded */
  GPtrArray    *guests;       /* (owned) (element-type YishiGuest) */
  GArray       *proxies;      /* (owned) (element-type YishiProxy) */
  GPtrArray    *progress;     /* (owned) (element-type YishiProgress): in order */
  GPtrArray    *speeches;     /* (owned) (element-type YishiSpeech): in order */
  GPtrArray    *notes;        /* (owned) (element-type YishiNote): in order */
  GPtrArray    *statements;   /* (owned) (element-type YishiStatement) */
  GPtrArray    *thanks;       /* (owned) (element-type YishiThanks): in order */
  GPtrArray    *attachments;  /* (owned) (element-type YishiAttachment): by item, in order */
  GPtrArray    *gaps;         /* (owned) (element-type YishiGap) */
  GPtrArray    *votes;        /* (owned) (element-type YishiVoteState): by item number */
  YishiRoom     room;
} YishiMeetingState;

void               yishi_meeting_free       (YishiMeeting      *self);
void               yishi_item_free          (YishiItem         *self);
YishiItem         *yishi_item_copy          (const YishiItem   *self) G_GNUC_WARN_UNUSED_RESULT;
void               yishi_action_free        (YishiAction       *self);
void               yishi_attendance_free    (YishiAttendance   *self);
void               yishi_guest_free         (YishiGuest        *self);
void               yishi_progress_free      (YishiProgress     *self);
void               yishi_speech_free        (YishiSpeech       *self);
void               yishi_note_free          (YishiNote         *self);
void               yishi_statement_free     (YishiStatement    *self);
void               yishi_thanks_free        (YishiThanks       *self);
void               yishi_attachment_free    (YishiAttachment   *self);
void               yishi_gap_free           (YishiGap          *self);
void               yishi_vote_state_free    (YishiVoteState    *self);
void               yishi_vote_unit_free     (YishiVoteUnit     *self);

/* All arrays empty, no meeting. */
YishiMeetingState *yishi_meeting_state_new   (void) G_GNUC_WARN_UNUSED_RESULT;
YishiMeetingState *yishi_meeting_state_ref   (YishiMeetingState *self);
void               yishi_meeting_state_unref (YishiMeetingState *self);
/* Returns: (transfer none) (nullable): NULL if the meeting has no such item */
const YishiItem   *yishi_meeting_state_find_item (const YishiMeetingState *self,
                                                  gint64                   item);
/* Returns: (transfer none) (nullable): NULL if no vote was opened on it */
const YishiVoteState *yishi_meeting_state_find_vote (const YishiMeetingState *self,
                                                     gint64                   item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiMeeting, yishi_meeting_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiItem, yishi_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiAction, yishi_action_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiMeetingState, yishi_meeting_state_unref)

G_END_DECLS
