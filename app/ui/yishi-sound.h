/* yishi-sound.h - the recording of a meeting with what of it lies on the disk, ready to be listened to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read on the store's thread and on one that waits for the disk, and immutable
 * then. A part that is not where the record says is played from its copy, if there
 * is one.
 */
#pragma once

#include "yishi-proceedings.h"
#include "yishi-record.h"
#include "yishi-waveform.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_SOUND_THERE,
  YISHI_SOUND_MISSING,
  YISHI_SOUND_CHANGED,  /* it plays, as far as it can be read, but is not what was recorded */
} YishiSoundState;

typedef struct
{
  const YishiPart *part;    /* (unowned) of the recording */
  gint64           offset;  /* of the timeline, ns */
  gint64           length;  /* ns */
  YishiSoundState  state;
  gboolean         is_copy; /* @path is in the second folder */
  char            *path;    /* (owned) (nullable): NULL if it is missing */
} YishiSoundPart;

typedef struct
{
  gatomicrefcount ref_count;

  YishiMeetingState *meeting;    /* (owned) */
  YishiRecording    *recording;  /* (owned) */
  GPtrArray         *gaps;       /* (owned) (element-type YishiSoundGap) */
  GPtrArray         *events;     /* (owned) (element-type YishiEvent) */
  GPtrArray         *parts;      /* (owned) (element-type YishiSoundPart): by number, those that have sound */
  YishiWaveform     *waveform;   /* (owned) */
  gint64             length;     /* ns of the timeline */
} YishiSound;

YishiSound *yishi_sound_ref         (YishiSound           *self);
void        yishi_sound_unref       (YishiSound           *self);

/* @meeting: of @record. */
void        yishi_sound_load_async  (YishiRecord          *record,
                                     YishiMeetingState    *meeting,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
YishiSound *yishi_sound_load_finish (YishiRecord          *record,
                                     GAsyncResult         *result,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* Reads every part to its end and compares its sum, and makes peaks that are missing anew. Gives another
 * value in which the parts that are not what was recorded are said to be so. */
void        yishi_sound_check_async  (YishiSound          *self,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
/* Returns: (transfer full) (nullable): NULL if it was cancelled, or all is as it was */
YishiSound *yishi_sound_check_finish (GAsyncResult        *result) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSound, yishi_sound_unref)

G_END_DECLS
