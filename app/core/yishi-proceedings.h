/* yishi-proceedings.h - what happened in a meeting, in order, and where it is to be heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the meeting as it stands in the record and, where there is one, its
 * recording. A bookmark says exactly where a thing is in the sound; without one its
 * instant leads there, if it was recorded at all.
 */
#pragma once

#include "yishi-meeting.h"
#include "yishi-recording.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_EVENT_ITEM,           /* begins, or is taken up again */
  YISHI_EVENT_SPEECH,
  YISHI_EVENT_NOTE,
  YISHI_EVENT_MARK,           /* the chair's own bookmark */
  YISHI_EVENT_BALLOT_OPENED,
  YISHI_EVENT_BALLOT_CLOSED,
  YISHI_EVENT_OUTCOME,
  YISHI_EVENT_NO_SOUND,
} YishiEventKind;
#define YISHI_N_EVENT_KINDS (YISHI_EVENT_NO_SOUND + 1)

typedef struct
{
  YishiEventKind       kind;
  gint64               item;       /* id, 0: of the meeting as a whole */
  gint64               reference;  /* id of the speech, the note, the bookmark or the gap; 0 if there is none */
  gint64               instant;    /* µs; YISHI_UNKNOWN where nobody noted it */
  gint64               until;      /* of a speech or what was not recorded; YISHI_UNKNOWN while it lasts, and for others */
  gint64               time;       /* ns of the timeline; YISHI_UNKNOWN where there is no sound of it */
  gboolean             in_gap;     /* not of NO_SOUND: the sound was cut then; @time is where it goes on, if it does */
  gint64               resumes;    /* of NO_SOUND: ns of the timeline at which there is sound again; else UNKNOWN */
  YishiSoundGapReason  reason;     /* of NO_SOUND */
  char                *text;       /* (owned) who spoke, what was noted, or what a gap adds to its reason; or "" */
} YishiEvent;

void        yishi_event_free           (YishiEvent              *self);
/* @gaps: of yishi_recording_list_gaps(). Returns: (transfer full) (element-type
 * YishiEvent): by instant, those without one last */
GPtrArray  *yishi_proceedings_list     (const YishiMeetingState *meeting,
                                        const YishiRecording    *recording,
                                        const GPtrArray         *gaps) G_GNUC_WARN_UNUSED_RESULT;
/* What is to be heard at @time, ns of the timeline: the last event that has begun by then. What is not heard
 * is left out (NO_SOUND, in a gap), but not an item: it goes on behind the gap in which it began. Returns:
 * (transfer none) (nullable): NULL before the first */
YishiEvent *yishi_proceedings_find     (const GPtrArray         *events,
                                        gint64                   time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiEvent, yishi_event_free)

G_END_DECLS
