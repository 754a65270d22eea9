/* yishi-tape-private.h - what the files of the tape share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-tape.h"
#include "yishi-tape-job.h"

G_BEGIN_DECLS

struct _YishiTape
{
  GObject parent_instance;

  YishiConductor *conductor;   /* (owned) */
  GSettings      *settings;    /* (owned) */
  YishiRecorder  *recorder;    /* (owned) */

  YishiTapeState  state;
  gint64          meeting;     /* that is recorded, 0: none */
  YishiPart      *part;        /* (owned) (nullable) of it, from when it is begun in the record */
  YishiSync       last;        /* the newest pair of clocks that was noted of the part */
  gint64          boot, awake; /* µs since the machine was started, with and without its sleep, when last looked */
  gint64          before;      /* ns of sound in the parts before */
  gboolean        has_gap;     /* one lasts in the record */
  char           *microphone;  /* (owned) (nullable) */
  YishiWatch     *warnings[YISHI_N_WATCH_KINDS];  /* (owned) (nullable) those that last */
  char           *told;        /* (owned) (nullable) why the recording ended by itself, as the chair was told */
  GCancellable   *starting;    /* (owned) (nullable) while it starts */
  guint           clock_watch; /* source: while something is recorded */
  gboolean        has_wall;    /* the room can see one */
  gboolean        is_asking;   /* whether the chair has told those present */
  gint64          pause;       /* gap of the newest pause, 0: not in the record yet */
  char           *pause_text;  /* (owned) (nullable) why, that waits for it */
  gboolean        is_meeting_starting;
  gboolean        is_wanted;   /* and it is to be recorded from then on */

  gboolean        is_recovering;
  gint64          cut_off;     /* interrupted meeting whose recording was cut off or quit with the program, 0: none */
  gboolean        goes_on;     /* its recording does, when it does */
  GCancellable   *bringing;    /* (owned) (nullable) while copies are put back */

  guint           n_jobs;      /* on their way through the store */
  gboolean        is_closing;
  YishiSync       quit_at;     /* where the program was quit while it recorded; part 0: it was not */
  GPtrArray      *waiting;     /* (owned) (element-type GTask) for the end of the part */
  GTask          *closing;     /* (owned) (nullable) */
};

/* yishi-tape.c */

/* Hands @job (transfer full) to the store. @done: (nullable): called with the job unless
 * it failed; @failed: (nullable): else, or it is said. */
typedef void (*YishiTapeDone) (YishiTape    *self,
                               YishiTapeJob *job);
void       yishi_tape_submit      (YishiTape                 *self,
                                   YishiTapeJob              *job,
                                   YishiTapeDone              done,
                                   YishiTapeDone              failed);
void       yishi_tape_set_state   (YishiTape                 *self,
                                   YishiTapeState             state);
void       yishi_tape_say         (YishiTape                 *self,
                                   const char                *text);
void       yishi_tape_fail        (YishiTape                 *self,
                                   const char                *text);
void       yishi_tape_changed     (YishiTape                 *self);
void       yishi_tape_tell         (YishiTape                 *self,
                                    const char                *notice);
void       yishi_tape_tell_marked  (YishiTape                 *self,
                                   gint64                     bookmark,
                                   gint64                     time);
void       yishi_tape_stop         (YishiTape                 *self);
/* Stops with the meeting, and goes on with one that was interrupted. */
void       yishi_tape_follow_meeting (YishiTape              *self);
/* A YishiMomentFunc. */
gboolean   yishi_tape_take_moment  (gint64                    *meeting,
                                   YishiSync                 *moment,
                                   gpointer                   user_data);
/* The part as it ended, into the record; nothing is recorded from then on. */
void       yishi_tape_end_part    (YishiTape                 *self,
                                   const YishiRecorderResult *result,
                                   YishiPartEnd               end);
/* Tells those who wait for an end, if it has come. */
void       yishi_tape_check_waiting (YishiTape               *self);
/* A moment of the recorder, by the record's clock. */
YishiSync  yishi_tape_to_sync     (YishiTape                 *self,
                                   const YishiRecorderMoment *moment);
/* A place of the part, with what the clocks said there. */
YishiSync  yishi_tape_sync_at     (YishiTape                 *self,
                                   gint64                     position);

/* yishi-tape-start.c: from the notice to the first second */
void       yishi_tape_begin       (YishiTape                 *self);
/* Forgets that the chair was asked, where he was: nothing has begun yet. */
void       yishi_tape_stop_asking (YishiTape                 *self);

/* yishi-tape-watch.c: what the recorder tells */
void       yishi_tape_listen      (YishiTape                 *self);
void       yishi_tape_watch_clock (YishiTape                 *self,
                                   gboolean                   is_watching);
void       yishi_tape_clear_warnings (YishiTape              *self);

/* yishi-tape-recover.c */
void       yishi_tape_recover     (YishiTape                 *self);

/* yishi-tape-mirror.c: puts back beside the record what went on alone in the second folder */
void       yishi_tape_bring_back  (YishiTape                 *self);

G_END_DECLS
