/* yishi-recorder.h - records a part of the meeting, and says at once what is wrong with the sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A recorder writes one part after another; each is a file of its own, Opus in
 * Ogg, that plays whenever the program or the machine is cut off. All functions
 * are for the thread that made the recorder and none of them waits: sound, disk
 * and sound server have threads of their own. Signals come in that thread's main
 * context.
 *
 * Positions are nanoseconds of the part: how far into it somebody who plays it
 * hears the moment. A position stands still while the recording is paused. Where
 * there is no sound to be had the file holds silence of the same length, so that
 * positions after it stay right, and a YishiWatch says from when to when and why.
 *
 * Signals:
 *   level (double peak, double rms)          dBFS, 20 times a second, while sound comes in
 *   watch (YishiWatch *)                     see YishiWatchKind
 *   minute (guint64 bytes, char *sha256, gint64 position)
 *                                            each minute of the part: the sum of its first @bytes, which
 *                                            have reached the disk
 *   ended (YishiRecorderResult *, GError *)  the recording ended without having been asked to
 *   saved (char *path, GError *)             the last of a copy of a part has reached its disk; an error
 *                                            if it is not all there
 */
#pragma once

#include <gio/gio.h>

#include "yishi-recorder-error.h"
#include "yishi-sha256.h"

G_BEGIN_DECLS

/* What happened to the sound. It is said when it begins, with @to -1 if it lasts,
 * and again with both positions when it is over.
 *
 * The first kinds say where sound is missing; each missing stretch is said by
 * exactly one GAP or DEVICE_RETURNED with both positions. */
typedef enum
{
  YISHI_WATCH_GAP,              /* no sound from @from to @to: the machine or the sound server was too slow, or
                                 * the microphone did not come back before the end */
  YISHI_WATCH_DEVICE_LOST,      /* nothing comes from the microphone since @from; another one is looked for */
  YISHI_WATCH_DEVICE_RETURNED,  /* sound again: none from @from to @to; @text: the microphone it is now */
  YISHI_WATCH_DEVICE,           /* from @from on it is the microphone @text: said at the start and when it changes */
  YISHI_WATCH_SILENCE,          /* nothing to be heard for ten seconds, since @from */
  YISHI_WATCH_CLIPPING,         /* too loud since @from */
  YISHI_WATCH_NOT_GROWING,      /* nothing reaches the file since @from; @text: its path */
  YISHI_WATCH_DISK_LOW,         /* the disk of @text has room for less than 30 minutes; @from: how long it lasts yet */
  YISHI_WATCH_COPY_LOST,        /* the copy @text failed at @from; the other one goes on. Disk full or broken: the
                                 * error of “saved” says which */
} YishiWatchKind;
#define YISHI_N_WATCH_KINDS (YISHI_WATCH_COPY_LOST + 1)

typedef struct
{
  YishiWatchKind  kind;
  gint64          from;
  gint64          to;    /* -1: it lasts */
  char           *text;  /* (owned) "" where the kind has none */
} YishiWatch;

#define YISHI_TYPE_WATCH (yishi_watch_get_type ())
GType       yishi_watch_get_type       (void);
YishiWatch *yishi_watch_copy           (const YishiWatch *self) G_GNUC_WARN_UNUSED_RESULT;
void        yishi_watch_free           (YishiWatch       *self);
/* "gap", "device-lost" …, for a journal */
const char *yishi_watch_kind_to_string (YishiWatchKind    kind);

/* The same moment on three clocks. The second runs on when somebody sets the
 * third, and stands while the machine sleeps. */
typedef struct
{
  gint64 position;   /* ns */
  gint64 monotonic;  /* µs, g_get_monotonic_time() */
  gint64 wall;       /* µs since 1970, g_get_real_time() */
} YishiRecorderMoment;

/* A finished part. */
typedef struct
{
  char     *path;    /* (owned) the copy that this is about: the one in the folder, unless it failed and the
                      * mirror went on */
  guint64   bytes;
  char      sha256[YISHI_SHA256_TEXT];
  gint64    length;  /* ns */
  gboolean  is_cut;  /* the end is missing: the disk was full, or the encoder did not finish in time */
} YishiRecorderResult;

#define YISHI_TYPE_RECORDER_RESULT (yishi_recorder_result_get_type ())
GType                yishi_recorder_result_get_type (void);
YishiRecorderResult *yishi_recorder_result_copy     (const YishiRecorderResult *self) G_GNUC_WARN_UNUSED_RESULT;
void                 yishi_recorder_result_free     (YishiRecorderResult       *self);

typedef enum
{
  YISHI_RECORDER_IDLE,
  YISHI_RECORDER_STARTING,
  YISHI_RECORDER_RECORDING,
  YISHI_RECORDER_PAUSED,
  YISHI_RECORDER_STOPPING,
} YishiRecorderState;

/* Copied by whom they are handed to. */
typedef struct
{
  const char *folder;  /* made, for its owner alone, if it is not there */
  const char *name;    /* of the part's file; there must be none of that name */
  const char *device;  /* (nullable) the sound server's name for a microphone; NULL: its default */
  const char *mirror;  /* (nullable) a second folder for the same file, such as one on a stick; it must be there */
} YishiRecorderOptions;

#define YISHI_TYPE_RECORDER (yishi_recorder_get_type ())
G_DECLARE_FINAL_TYPE (YishiRecorder, yishi_recorder, YISHI, RECORDER, GObject)

/* Who drops it while it records has the part ended behind him, and hears no more of it. */
YishiRecorder       *yishi_recorder_new           (void) G_GNUC_WARN_UNUSED_RESULT;

/* Property “state”, notified. */
YishiRecorderState   yishi_recorder_get_state     (YishiRecorder              *self);

/* Begins a part; only when idle. Answers when the microphone gives sound, or has
 * taken on to do so, with where the part is then. If there is no microphone
 * @device the default one is taken, and “watch” says which. One of the two copies
 * may fail; “watch” says that too. Errors: NO_PLUGIN, NO_SERVER, NO_MICROPHONE,
 * NO_SPACE, EXISTS, IO, FAILED, G_IO_ERROR_CANCELLED; no file is left then. */
void                 yishi_recorder_start_async   (YishiRecorder              *self,
                                                   const YishiRecorderOptions *options,
                                                   GCancellable               *cancellable,
                                                   GAsyncReadyCallback         callback,
                                                   gpointer                    user_data);
/* @now: (out) (optional) */
gboolean             yishi_recorder_start_finish  (YishiRecorder              *self,
                                                   GAsyncResult               *result,
                                                   YishiRecorderMoment        *now,
                                                   GError                    **error);

/* Stops taking in sound, or takes it in again, and answers with the moment from
 * which this holds. Only when recording or paused respectively. */
void                 yishi_recorder_pause_async   (YishiRecorder              *self,
                                                   GAsyncReadyCallback         callback,
                                                   gpointer                    user_data);
void                 yishi_recorder_resume_async  (YishiRecorder              *self,
                                                   GAsyncReadyCallback         callback,
                                                   gpointer                    user_data);
/* Of both. @now: (out) (optional). Error: FAILED, if the recording ended meanwhile. */
gboolean             yishi_recorder_pause_finish  (YishiRecorder              *self,
                                                   GAsyncResult               *result,
                                                   YishiRecorderMoment        *now,
                                                   GError                    **error);

/* Ends the part; only when recording or paused. Answers as soon as the encoder has
 * given its last page, whatever the disk does: bytes, sum and length are those of
 * the stream. “saved” follows for each copy when it is on its disk, in the
 * worst case with an error. The program must not end before that: see
 * yishi_recorder_is_saving(). */
void                 yishi_recorder_stop_async    (YishiRecorder              *self,
                                                   GAsyncReadyCallback         callback,
                                                   gpointer                    user_data);
/* Returns: (transfer full): NULL with FAILED if the recording ended meanwhile */
YishiRecorderResult *yishi_recorder_stop_finish   (YishiRecorder              *self,
                                                   GAsyncResult               *result,
                                                   GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a part, be it recorded or just ended, is not yet safe on the disk. */
gboolean             yishi_recorder_is_saving     (YishiRecorder              *self);

/* @now: (out): where the part is, to 20 ms. FALSE with @now's position -1 if nothing is recorded. */
gboolean             yishi_recorder_get_moment    (YishiRecorder              *self,
                                                   YishiRecorderMoment        *now);
/* The first of these alone, in ns; -1 if nothing is recorded. */
gint64               yishi_recorder_get_position  (YishiRecorder              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiWatch, yishi_watch_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiRecorderResult, yishi_recorder_result_free)

G_END_DECLS
