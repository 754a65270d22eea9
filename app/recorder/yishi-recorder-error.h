/* yishi-recorder-error.h - what can go wrong with sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * YishiRecorderError:
 * @YISHI_RECORDER_ERROR_NO_PLUGIN: a part of GStreamer is not installed; the message names the package
 * @YISHI_RECORDER_ERROR_NO_SERVER: no sound server answers
 * @YISHI_RECORDER_ERROR_NO_MICROPHONE: there is no microphone, or not the one that was named
 * @YISHI_RECORDER_ERROR_NO_SPACE: the disk is full; what was recorded before plays
 * @YISHI_RECORDER_ERROR_EXISTS: a file of that name is there already and was left alone
 * @YISHI_RECORDER_ERROR_IO: the disk failed otherwise
 * @YISHI_RECORDER_ERROR_DAMAGED: a file holds no sound that could be played
 * @YISHI_RECORDER_ERROR_FAILED: GStreamer gave up for another reason
 */
typedef enum
{
  YISHI_RECORDER_ERROR_NO_PLUGIN,
  YISHI_RECORDER_ERROR_NO_SERVER,
  YISHI_RECORDER_ERROR_NO_MICROPHONE,
  YISHI_RECORDER_ERROR_NO_SPACE,
  YISHI_RECORDER_ERROR_EXISTS,
  YISHI_RECORDER_ERROR_IO,
  YISHI_RECORDER_ERROR_DAMAGED,
  YISHI_RECORDER_ERROR_FAILED,
} YishiRecorderError;

#define YISHI_RECORDER_ERROR (yishi_recorder_error_quark ())
GQuark yishi_recorder_error_quark (void);

/* Says that @path could not be written, for the reason @saved_errno. Always FALSE. */
gboolean yishi_recorder_set_write_error (const char  *path,
                                         int          saved_errno,
                                         GError     **error);
/* Says that @path could not be read, for the reason @saved_errno. Always FALSE. */
gboolean yishi_recorder_set_read_error  (const char  *path,
                                         int          saved_errno,
                                         GError     **error);
/* Says that there is no sound in @path. Always FALSE. */
gboolean yishi_recorder_set_damaged     (const char  *path,
                                         GError     **error);

G_END_DECLS
