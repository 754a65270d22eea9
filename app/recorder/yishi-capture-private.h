/* yishi-capture-private.h - what the files of a capture share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * STARTING --source agrees on a format--> RUNNING --pause--> PAUSED --resume--> RUNNING
 * RUNNING, PAUSED --stop--> DRAINING --sound up to that moment is in--> FINISHING --EOS--> ENDED
 * any but ENDED --encoder or all files fail--> ENDED
 *
 * 1. The fixed part, from the element “join” on, gets its format and its end from us
 *    and never from a source; so a source can be replaced behind its back.
 * 2. Whatever a source does, the fixed part gets sound or silence up to now.
 * 3. ENDED has been said to the recorder, once.
 */
#pragma once

#include <gst/gst.h>

#include "yishi-capture.h"
#include "yishi-device-list.h"
#include "yishi-part-file.h"
#include "yishi-sound-watch.h"

G_BEGIN_DECLS

/* How often the watch looks, in ms. */
#define YISHI_CAPTURE_TICK 500
#define YISHI_N_COPIES 2

typedef enum
{
  YISHI_CAPTURE_STARTING,
  YISHI_CAPTURE_RUNNING,
  YISHI_CAPTURE_PAUSED,
  YISHI_CAPTURE_DRAINING,
  YISHI_CAPTURE_FINISHING,
  YISHI_CAPTURE_ENDED,
} YishiCaptureState;

/* A stretch without sound, as the fixed part saw it. */
typedef struct
{
  gint64 from;
  gint64 to;
} YishiCaptureGap;

/* The sum of a beginning of the part. */
typedef struct
{
  guint64 bytes;
  gint64  position;
  char    sha256[YISHI_SHA256_TEXT];
} YishiCaptureSum;

struct _YishiCapture
{
  gatomicrefcount refs;

  YishiCaptureCallbacks  callbacks;
  gpointer               user_data;
  GMainContext          *context;  /* (owned) */
  GThread               *thread;   /* the recorder's */
  YishiCaptureState      state;
  char                  *name;     /* (owned) of the file */

  GstElement *pipeline;  /* (owned) (nullable) */
  GstClock   *clock;     /* (owned) (nullable) */
  GstPad     *join_pad;  /* (owned) (nullable) where a source is plugged in */
  GstPad     *sink_pad;  /* (owned) (nullable) */
  GSource    *ticks;     /* (owned) (nullable) */
  GSource    *bus;       /* (owned) (nullable) */
  GSource    *deadline;  /* (owned) (nullable) of starting or finishing */
  GSource    *drain;     /* (owned) (nullable) */

  YishiPartFile *files[YISHI_N_COPIES];  /* (owned) (nullable) the one in the folder, the mirror */
  char          *paths[YISHI_N_COPIES];  /* (owned) (nullable) */
  gboolean       is_lost_said[YISHI_N_COPIES];
  gboolean       is_low[YISHI_N_COPIES];
  guint          n_files;
  gint64         stuck_since;            /* ns; -1: the files grow */
  guint64        last_written;
  guint          n_stuck;                /* ticks */

  /* The source */
  GstElement      *source;      /* (nullable) the bin in the pipeline; it is the pipeline's */
  GstElement      *microphone;  /* (nullable) in it; likewise */
  char            *wanted;      /* (owned) (nullable) the microphone that was named */
  char            *used;        /* (owned) (nullable) the one asked for now; NULL: the default */
  char            *current;     /* (owned) the one that the sound server says it is */
  gint64           current_since; /* ns */
  char            *said;        /* (owned) the one that was said last */
  guint            n_names_asked;
  YishiDeviceList *devices;     /* (owned) (nullable) */
  gboolean         is_wanted_present;
  gboolean         is_lost;
  gboolean         has_ended;   /* a test's source came to its end: nothing more is looked for */
  gint64           lost_from;
  guint            n_idle;      /* ticks without sound */
  guint            n_since_build; /* ticks */
  gint64           seen_end;
  guint            n_lagging;   /* ticks in which all sound was late */
  gint64           last_lag;    /* ns, of the last tick */
  gboolean         is_astray;   /* was held up, and its times are not to be trusted */
  guint            n_late;      /* ticks in which it all stood a little early */
  gint64           least_late;  /* by so much, ns */
  gint64           most_late;
  gboolean         lets_in;     /* our thread brings the source's sound; only that looks at it */
  GSource         *rebuild;     /* (owned) (nullable) */

  YishiSoundWatch  sound_watch; /* the sound's own thread's */

  gint64 stop_position;
  gint64 drain_until;           /* µs */

  GMutex    lock;
  /* What follows is guarded by the lock. */
  gboolean  is_running;
  gint64    base;               /* ns of the clock, at the part's beginning */
  gint64    stood;              /* position while it does not run */
  gint64    sound_end;          /* of what a source gave */
  gint64    lag;                /* the least between the end of a buffer and its coming, since the last tick */
  gint64    filled_end;         /* of that and of our silence */
  GArray   *held;               /* (owned) (nullable) a microphone's first sound, until it is known where it belongs */
  gboolean  is_settled;         /* that is known: */
  gint64    shift;              /* ns to be added to what the microphone says */
  gint64    settles_at;         /* position at which it was asked for sound */
  gboolean  is_agreed;          /* the source has said its format */
  GByteArray *peaks;            /* (owned) not handed on yet */
  guint64   n_peaks;            /* handed on and not */
  GArray   *gaps;               /* (owned) of YishiCaptureGap */
  guint64   bytes;              /* that came out of the encoder */
  gint64    granule;            /* samples up to their end, with those to be skipped at the beginning */
  gint64    next_sum;           /* ns */
  YishiSha256 sum;
  GQueue    sums;               /* of YishiCaptureSum (owned) that have not been said */
  gint64    pre_skip;           /* samples */
};

/* yishi-capture-source.c */

/* Keeps account of the sound that goes into the fixed part. */
void     yishi_capture_watch_join  (YishiCapture  *self);
/* Plugs in a source; @device: (nullable). What it says later comes over the bus. */
gboolean yishi_capture_plug_in     (YishiCapture  *self,
                                    const char    *device,
                                    GError       **error);
void     yishi_capture_unplug      (YishiCapture  *self);
/* Puts silence into the fixed part where a source left it without sound up to @end. */
void     yishi_capture_fill        (YishiCapture  *self,
                                    gint64         end);
/* The watch over the source. */
void     yishi_capture_look_at_source (YishiCapture *self);
/* An error of an element of the source. */
void     yishi_capture_source_failed  (YishiCapture *self);
/* Says what is missing from the last sound up to the stop. */
void     yishi_capture_say_last_gap   (YishiCapture *self);
/* Says which microphone it is, if that is new. */
void     yishi_capture_check_device   (YishiCapture *self);
/* Begins and ends to listen for microphones that come and go. */
void     yishi_capture_watch_devices  (YishiCapture *self);

/* Bytes as a time, ns. */
gint64   yishi_capture_get_duration (GstBuffer     *buffer);

/* yishi-capture-times.c */

/* A microphone starts, or goes on after a pause. */
void     yishi_capture_settle_anew  (YishiCapture  *self);
/* Puts right when the sound was made that a microphone gives at @pad. */
void     yishi_capture_watch_times  (YishiCapture  *self,
                                     GstPad        *pad);
/* Lets in what is held of the first sound for long enough, or at all where it @is_over. The
 * source's own thread does that too, but a server may send much at once and then nothing. */
void     yishi_capture_let_in       (YishiCapture  *self,
                                     gboolean       is_over);
/* At each tick. @lag: the least of its sound */
void     yishi_capture_correct_times (YishiCapture *self,
                                      gint64        lag);

/* yishi-capture-sink.c */
gboolean yishi_capture_open_files  (YishiCapture                *self,
                                    const YishiRecorderOptions  *options,
                                    GError                     **error);
void     yishi_capture_watch_sink  (YishiCapture  *self);
/* The watch over the files. @error: (out) (nullable): why nothing is written any more. */
void     yishi_capture_look_at_files (YishiCapture  *self,
                                      GError       **error);
/* Says what is new of the sums. */
void     yishi_capture_say_sums    (YishiCapture  *self);
void     yishi_capture_push_peaks  (YishiCapture  *self);
/* What the stream came to. Of a part that failed: what lies on the disk. Returns: (transfer full). */
YishiRecorderResult *yishi_capture_make_result (YishiCapture *self,
                                                gboolean      is_cut);
void     yishi_capture_close_files (YishiCapture  *self);
void     yishi_capture_abandon_files (YishiCapture *self);

/* yishi-capture.c */
void     yishi_capture_say         (YishiCapture   *self,
                                    YishiWatchKind  kind,
                                    gint64          from,
                                    gint64          to,
                                    const char     *text);
/* Ends now. @error: (nullable): why. */
void     yishi_capture_end         (YishiCapture   *self,
                                    const GError   *error);
/* A source of this capture's context; @interval in ms. Returns: (transfer full). */
GSource *yishi_capture_add_timeout (YishiCapture   *self,
                                    guint           interval,
                                    GSourceFunc     func);
void     yishi_capture_clear_source (GSource      **source);

G_END_DECLS
