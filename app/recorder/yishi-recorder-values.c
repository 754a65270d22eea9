/* yishi-recorder-values.c - what a recorder says of the sound and of a part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-recorder.h"

G_DEFINE_BOXED_TYPE (YishiWatch, yishi_watch, yishi_watch_copy, yishi_watch_free)
G_DEFINE_BOXED_TYPE (YishiRecorderResult, yishi_recorder_result, yishi_recorder_result_copy, yishi_recorder_result_free)

YishiWatch *
yishi_watch_copy (const YishiWatch *self)
{
  YishiWatch *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  return copy;
}

void
yishi_watch_free (YishiWatch *self)
{
  g_free (self->text);
  g_free (self);
}

const char *
yishi_watch_kind_to_string (YishiWatchKind kind)
{
  static const char *const words[YISHI_N_WATCH_KINDS] = {
    [YISHI_WATCH_GAP] = "gap",
    [YISHI_WATCH_DEVICE_LOST] = "device-lost",
    [YISHI_WATCH_DEVICE_RETURNED] = "device-returned",
    [YISHI_WATCH_DEVICE] = "device",
    [YISHI_WATCH_SILENCE] = "silence",
    [YISHI_WATCH_CLIPPING] = "clipping",
    [YISHI_WATCH_NOT_GROWING] = "not-growing",
    [YISHI_WATCH_DISK_LOW] = "disk-low",
    [YISHI_WATCH_COPY_LOST] = "copy-lost",
  };

  g_return_val_if_fail (kind < YISHI_N_WATCH_KINDS, NULL);
  return words[kind];
}

YishiRecorderResult *
yishi_recorder_result_copy (const YishiRecorderResult *self)
{
  YishiRecorderResult *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  return copy;
}

void
yishi_recorder_result_free (YishiRecorderResult *self)
{
  g_free (self->path);
  g_free (self);
}
