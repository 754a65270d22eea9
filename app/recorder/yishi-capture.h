/* yishi-capture.h - one part being recorded: the pipeline and its watch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lives in the recorder's thread, whose main context must be its thread-default
 * one: every function but yishi_capture_get_position() is called there, and
 * every callback comes there unless it says otherwise.
 */
#pragma once

#include <gio/gio.h>

#include "yishi-recorder.h"

G_BEGIN_DECLS

typedef struct _YishiCapture YishiCapture;

typedef struct
{
  void (*started) (const GError              *error,     /* (nullable) it has failed: drop the capture */
                   gpointer                   user_data);
  /* From the thread of the sound, as those watches are that tell how loud it is. */
  void (*level)   (double                     peak,
                   double                     rms,
                   gpointer                   user_data);
  void (*minute)  (guint64                    bytes,
                   const char                *sha256,
                   gint64                     position,
                   gpointer                   user_data);
  void (*watch)   (const YishiWatch          *watch,
                   gpointer                   user_data);
  /* The part is over, whether it was asked to be or not. */
  void (*ended)   (const YishiRecorderResult *result,
                   const GError              *error,     /* (nullable) why, if it was not asked to */
                   gpointer                   user_data);
  /* From a thread of the disk, also after the capture is gone: with what “saving” gave
   * for each copy. */
  void (*saved)   (const char                *path,
                   const GError              *error,     /* (nullable) */
                   gpointer                   saving);
  gpointer (*saving) (gpointer                user_data);
} YishiCaptureCallbacks;

/* Opens files and pipeline; “started” follows unless it fails, then “ended”, then for each of
 * yishi_capture_get_n_files() “saved”. */
YishiCapture *yishi_capture_new          (const YishiRecorderOptions  *options,
                                          const YishiCaptureCallbacks *callbacks,
                                          gpointer                     user_data,
                                          GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
YishiCapture *yishi_capture_ref          (YishiCapture                *self);
void          yishi_capture_unref        (YishiCapture                *self);

guint         yishi_capture_get_n_files  (YishiCapture                *self);
void          yishi_capture_pause        (YishiCapture                *self);
void          yishi_capture_resume       (YishiCapture                *self);
/* “ended” follows, within 300 ms if the encoder works and within 5 s if it does not. */
void          yishi_capture_stop         (YishiCapture                *self);
/* Ends without a trace what has not yet said “started”. */
void          yishi_capture_abandon      (YishiCapture                *self);

/* From any thread, at once: ns of the part. */
gint64        yishi_capture_get_position (YishiCapture                *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiCapture, yishi_capture_unref)

G_END_DECLS
