/* yishi-tape-job.h - what a recording has done on the store's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-recording.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_TAPE_JOB_LOOK,       /* gives recording */
  YISHI_TAPE_JOB_ANNOUNCE,   /* told, text, at: part */
  YISHI_TAPE_JOB_START,      /* part */
  YISHI_TAPE_JOB_SYNC,       /* at */
  YISHI_TAPE_JOB_HASH,       /* hash, at */
  YISHI_TAPE_JOB_END,        /* part, at */
  YISHI_TAPE_JOB_RECOVER,    /* part */
  YISHI_TAPE_JOB_BEGIN_GAP,  /* reason, at, text; gives id */
  YISHI_TAPE_JOB_EXPLAIN_GAP, /* id, text */
  YISHI_TAPE_JOB_END_GAP,    /* at, silence */
  YISHI_TAPE_JOB_NOTE_GAP,   /* gap */
  YISHI_TAPE_JOB_LOST_COPY,  /* at, text: its path */
  YISHI_TAPE_JOB_MARK,       /* bookmark; gives id */
  YISHI_TAPE_JOB_NAME_MARK,  /* id, text */
  YISHI_TAPE_JOB_CUT_OFF,    /* gives parts, of all meetings: those without an end; id: whose recording was quit */
  YISHI_TAPE_JOB_MIRRORED,   /* gives parts, of all meetings: those with a copy in a second folder */
} YishiTapeJobKind;

typedef struct
{
  YishiTapeJobKind     kind;
  gint64               meeting;
  YishiPart           *part;       /* (owned) (nullable) */
  YishiSync            at;
  YishiMinuteHash      hash;
  YishiTold            told;
  YishiSoundGapReason  reason;
  gint64               silence;    /* ns */
  char                *text;       /* (owned) (nullable) */
  YishiSoundGap       *gap;        /* (owned) (nullable) */
  YishiBookmark       *bookmark;   /* (owned) (nullable) */
  gint64               id;
  gboolean             in_gap;     /* of a bookmark: nothing is recorded while it is set */
  YishiRecording      *recording;  /* (owned) (nullable) */
  GPtrArray           *parts;      /* (owned) (nullable) (element-type YishiCutOff) */
} YishiTapeJob;

YishiTapeJob *yishi_tape_job_new  (YishiTapeJobKind   kind,
                                   gint64             meeting) G_GNUC_WARN_UNUSED_RESULT;
void          yishi_tape_job_free (gpointer           job);
/* The job of a YishiTapeJob. */
gboolean      yishi_tape_job_run  (YishiDb           *db,
                                   gpointer           data,
                                   GCancellable      *cancellable,
                                   GError           **error);

G_END_DECLS
