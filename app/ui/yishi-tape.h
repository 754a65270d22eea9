/* yishi-tape.h - records the running meeting: microphone, record and chair brought together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens to the sound stands in the record before it is shown: the notice,
 * a part before its file is made, each minute's sum, gaps, the end. The meeting
 * never waits for any of it, and runs on without sound. Main thread only.
 *
 * Property "has-wall" (boolean): the room can see a wall, and so the notice on it.
 *
 * Signals:
 *   changed                            state, microphone or warnings
 *   level (double peak, double rms)    dBFS, while sound comes in
 *   said (const char *text)            in passing
 *   failed (const char *text)          for what must be read
 *   marked (gint64 bookmark, gint64 time)  the chair's bookmark is in the record, at @time ns of sound; YISHI_UNKNOWN
 *                                      in a gap
 *   tell (const char *notice)          no wall shows it: the chair is to read it aloud; yishi_tape_told()
 */
#pragma once

#include "yishi-conductor.h"
#include "yishi-recorder.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_TAPE_IDLE,
  YISHI_TAPE_STARTING,
  YISHI_TAPE_RECORDING,
  YISHI_TAPE_PAUSED,
  YISHI_TAPE_STOPPING,
} YishiTapeState;

typedef enum
{
  YISHI_TAPE_START,
  YISHI_TAPE_PAUSE,  /* or go on: what is not for the public is never recorded by a slip of another key */
  YISHI_TAPE_STOP,
  YISHI_TAPE_MARK,
} YishiTapeVerb;

#define YISHI_TYPE_TAPE (yishi_tape_get_type ())
G_DECLARE_FINAL_TYPE (YishiTape, yishi_tape, YISHI, TAPE, GObject)

/* Takes up at once what a crash has left of recordings. @settings: those of the
 * application: recording-device, recording-mirror … */
YishiTape      *yishi_tape_new            (YishiConductor       *conductor,
                                           GSettings            *settings) G_GNUC_WARN_UNUSED_RESULT;
YishiTapeState  yishi_tape_get_state      (YishiTape            *self);
/* How much is recorded of the meeting by now, ns; 0 while nothing is. */
gint64          yishi_tape_get_time       (YishiTape            *self);
/* Of the meeting: in which the room is told. */
const char     *yishi_tape_get_language   (YishiTape            *self);
/* (nullable): the one that records, as people know it */
const char     *yishi_tape_get_microphone (YishiTape            *self);
/* No sound comes, although it should: silence, or no microphone. */
gboolean        yishi_tape_is_mute        (YishiTape            *self);
/* What is wrong and what to do, a line each; "" if nothing is. */
char           *yishi_tape_describe_warnings (YishiTape         *self) G_GNUC_WARN_UNUSED_RESULT;
/* Likewise of one kind. Returns: (transfer full) (nullable) */
char           *yishi_tape_describe_warning (YishiTape          *self,
                                             YishiWatchKind      kind) G_GNUC_WARN_UNUSED_RESULT;
/* @why_not: (out) (optional) (transfer full): and what to do */
gboolean        yishi_tape_can            (YishiTape            *self,
                                           YishiTapeVerb         verb,
                                           char                **why_not);
/* Does it, if it can be done now; signals tell what has become of it. */
void            yishi_tape_do             (YishiTape            *self,
                                           YishiTapeVerb         verb);
/* After “tell”: @is_told: the chair has read the notice aloud, and it is recorded now; FALSE:
 * it is not to be recorded. Nothing happens where nobody is asked any more. */
void            yishi_tape_told           (YishiTape            *self,
                                           gboolean              is_told);
/* Whether an answer to “tell” is awaited. */
gboolean        yishi_tape_asks           (YishiTape            *self);
/* Why it is paused, or was paused last: @text is noted with that gap. */
void            yishi_tape_explain_pause  (YishiTape            *self,
                                           const char           *text);
/* While the meeting's start is on its way into the record, a recording may be asked for
 * already: it begins when the meeting runs. @is_starting: FALSE: it runs, or does not start. */
void            yishi_tape_await_meeting  (YishiTape            *self,
                                           gboolean              is_starting);
/* Adds a text to the chair's bookmark. */
void            yishi_tape_name_mark      (YishiTape            *self,
                                           gint64                bookmark,
                                           const char           *text);
/* Whether the interruption of the meeting at hand, be it a crash or the program's end, has
 * ended its recording, which goes on with the meeting unless it is told not to: properties “was-cut-off” (read-only) and
 * “goes-on”. */
gboolean        yishi_tape_was_cut_off    (YishiTape            *self);

/* Ends what is recorded, if anything, and answers when its end is in the record. */
void            yishi_tape_stop_async     (YishiTape            *self,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* The same, records nothing any more, and waits until every copy is safe on its
 * disk: before the record is closed. */
void            yishi_tape_close_async    (YishiTape            *self,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* Of both. */
void            yishi_tape_finish         (YishiTape            *self,
                                           GAsyncResult         *result);
/* Closes the tape, then leaves the meeting and closes the record. @callback is told with
 * the record's result, for yishi_record_close_finish(). */
void            yishi_tape_close_record_async (YishiTape        *self,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* Whether closing takes a moment: something is recorded or on its way to the disk. */
gboolean        yishi_tape_is_busy        (YishiTape            *self);

G_END_DECLS
