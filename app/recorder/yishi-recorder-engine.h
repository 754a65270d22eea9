/* yishi-recorder-engine.h - the recorder's thread: takes orders and sends news
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For yishi-recorder.c alone.
 */
#pragma once

#include "yishi-capture.h"

G_BEGIN_DECLS

/* How the engine and the disks find the recorder, which may be gone by then. */
typedef struct _YishiRecorderLink YishiRecorderLink;

/* What the recorder is told, in its own thread. It may take what it needs. */
typedef struct _YishiRecorderNews YishiRecorderNews;
struct _YishiRecorderNews
{
  void (*tell) (YishiRecorder     *self,
                YishiRecorderNews *news);

  YishiRecorderLink   *link;     /* (owned) */
  YishiWatch          *watch;    /* (owned) (nullable) */
  YishiRecorderResult *result;   /* (owned) (nullable) */
  YishiCapture        *capture;  /* (owned) (nullable) */
  GTask               *task;     /* (owned) (nullable) */
  GError              *error;    /* (owned) (nullable) */
  char                *text;     /* (owned) (nullable) */
  double               peak, rms;
  guint64              bytes;
  gint64               position;
  YishiRecorderState   state;
};

/* Who is told what; each is a “tell”. */
typedef struct
{
  void (*started) (YishiRecorder *self, YishiRecorderNews *news);
  void (*paused)  (YishiRecorder *self, YishiRecorderNews *news);
  void (*level)   (YishiRecorder *self, YishiRecorderNews *news);
  void (*minute)  (YishiRecorder *self, YishiRecorderNews *news);
  void (*watch)   (YishiRecorder *self, YishiRecorderNews *news);
  void (*ended)   (YishiRecorder *self, YishiRecorderNews *news);
  void (*saved)   (YishiRecorder *self, YishiRecorderNews *news);
} YishiRecorderTold;

/* @told: constant. News go to the thread that calls this. */
YishiRecorderLink *yishi_recorder_link_new   (YishiRecorder           *recorder,
                                              const YishiRecorderTold *told) G_GNUC_WARN_UNUSED_RESULT;
YishiRecorderLink *yishi_recorder_link_ref   (YishiRecorderLink       *self);
void               yishi_recorder_link_unref (YishiRecorderLink       *self);

typedef struct _YishiRecorderEngine YishiRecorderEngine;

/* Begins the thread, which owns the engine. @thread: (out) (transfer full) */
YishiRecorderEngine *yishi_recorder_engine_new    (YishiRecorderLink          *link,
                                                   GThread                   **thread) G_GNUC_WARN_UNUSED_RESULT;
/* None of these waits; “started” follows. */
void                 yishi_recorder_engine_start  (YishiRecorderEngine        *self,
                                                   const YishiRecorderOptions *options);
/* “started” has come, or follows with an error. */
void                 yishi_recorder_engine_cancel (YishiRecorderEngine        *self);
/* @task: handed back with “paused”, and the moment in its task data. @state: PAUSED or RECORDING. */
void                 yishi_recorder_engine_pause  (YishiRecorderEngine        *self,
                                                   YishiRecorderState          state,
                                                   GTask                      *task);
/* “ended” follows. */
void                 yishi_recorder_engine_stop   (YishiRecorderEngine        *self);
/* The thread ends as soon as nothing is recorded any more, and frees @self. */
void                 yishi_recorder_engine_quit   (YishiRecorderEngine        *self);

G_END_DECLS
