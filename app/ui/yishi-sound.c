/* yishi-sound.c - the recording of a meeting with what of it lies on the disk, ready to be listened to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-sound.h"

#include <glib/gstdio.h>
#include <string.h>

#include "yishi-db-recording.h"
#include "yishi-media.h"

typedef struct
{
  YishiSound *sound;   /* (owned) */
  char       *record;  /* (owned) path */
} Loading;

static void
loading_free (Loading *self)
{
  yishi_sound_unref (self->sound);
  g_free (self->record);
  g_free (self);
}

static void
part_free (YishiSoundPart *self)
{
  g_free (self->path);
  g_free (self);
}

static YishiSound *
make (YishiMeetingState *meeting)
{
  YishiSound *self = g_new0 (YishiSound, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->meeting = yishi_meeting_state_ref (meeting);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  return self;
}

YishiSound *
yishi_sound_ref (YishiSound *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
yishi_sound_unref (YishiSound *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->waveform, yishi_waveform_free);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->recording, yishi_recording_unref);
  g_clear_pointer (&self->meeting, yishi_meeting_state_unref);
  g_free (self);
}

/* What of a part lies at @path: of a part that is still recorded, any size will do. */
static YishiSoundState
look_at (const char      *path,
         const YishiPart *part)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return YISHI_SOUND_MISSING;
  return part->bytes == YISHI_UNKNOWN || status.st_size == part->bytes ? YISHI_SOUND_THERE : YISHI_SOUND_CHANGED;
}

/* The first of the two copies that is whole, else one that is there at all. */
static void
find_file (YishiSoundPart *self,
           const char     *record)
{
  g_autofree char *media = yishi_media_path (record);
  g_autofree char *own = g_build_filename (media, self->part->file, NULL);
  g_autofree char *name = g_path_get_basename (self->part->file);
  g_autofree char *copy = g_build_filename (self->part->mirror, name, NULL);
  YishiSoundState copied = YISHI_SOUND_MISSING;

  self->state = YISHI_SOUND_MISSING;
  if (!yishi_part_is_ours (self->part->file))
    return;

  self->state = look_at (own, self->part);
  if (self->state == YISHI_SOUND_THERE || *self->part->mirror == '\0')
    {
      self->path = self->state != YISHI_SOUND_MISSING ? g_steal_pointer (&own) : NULL;
      return;
    }

  copied = look_at (copy, self->part);
  self->is_copy = copied == YISHI_SOUND_THERE || (copied == YISHI_SOUND_CHANGED && self->state == YISHI_SOUND_MISSING);
  if (self->is_copy)
    {
      self->state = copied;
      self->path = g_steal_pointer (&copy);
    }
  else if (self->state != YISHI_SOUND_MISSING)
    self->path = g_steal_pointer (&own);
}

static YishiPlayerPart
describe_part (const YishiSoundPart *part)
{
  return (YishiPlayerPart) { part->path != NULL ? part->path : "", part->offset, part->length };
}

static void
load_waveform (YishiSound *self)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (YishiPlayerPart));

  for (guint i = 0; i < self->parts->len; i++)
    {
      YishiPlayerPart part = describe_part (self->parts->pdata[i]);

      g_array_append_val (parts, part);
    }

  self->waveform = yishi_waveform_load ((const YishiPlayerPart *) parts->data, parts->len);
}

static void
look_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Loading *loading = task_data;
  YishiSound *self = loading->sound;

  for (guint i = 0; i < self->recording->parts->len; i++)
    {
      const YishiPart *part = self->recording->parts->pdata[i];
      gint64 length = yishi_recording_get_part_length (self->recording, part);
      YishiSoundPart *found;

      if (length == 0)
        continue;
      found = g_new0 (YishiSoundPart, 1);
      found->part = part;
      found->offset = self->length;
      found->length = length;
      find_file (found, loading->record);
      g_ptr_array_add (self->parts, found);
      self->length += length;
    }

  load_waveform (self);
  g_task_return_pointer (task, yishi_sound_ref (self), (GDestroyNotify) yishi_sound_unref);
}

static gboolean
load_in_store (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Loading *loading = data;
  YishiSound *self = loading->sound;
  gint64 from = YISHI_UNKNOWN, until = YISHI_UNKNOWN;

  self->recording = yishi_db_load_recording (db, self->meeting->meeting->id, error);
  if (self->recording == NULL)
    return FALSE;

  yishi_instant_parse (self->meeting->meeting->started, &from);
  yishi_instant_parse (self->meeting->meeting->closed, &until);
  self->gaps = yishi_recording_list_gaps (self->recording, from, until);
  self->events = yishi_proceedings_list (self->meeting, self->recording, self->gaps);
  return TRUE;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    g_task_run_in_thread (task, look_in_thread);
  else
    g_task_return_error (task, error);
}

void
yishi_sound_load_async (YishiRecord         *record,
                        YishiMeetingState   *meeting,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (record, cancellable, callback, user_data);
  Loading *loading = g_new0 (Loading, 1);

  g_task_set_source_tag (task, yishi_sound_load_async);
  loading->sound = make (meeting);
  loading->record = g_strdup (yishi_record_get_path (record));
  g_task_set_task_data (task, loading, (GDestroyNotify) loading_free);
  /* The task, which holds @loading, is kept until the job is over. */
  yishi_record_perform_async (record, 0, load_in_store, loading, NULL, cancellable, loaded_cb, task);
}

YishiSound *
yishi_sound_load_finish (YishiRecord   *record,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, record), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The same with parts of its own. */
static YishiSound *
copy (const YishiSound *self)
{
  YishiSound *made = make (self->meeting);

  made->recording = yishi_recording_ref (self->recording);
  made->gaps = g_ptr_array_ref (self->gaps);
  made->events = g_ptr_array_ref (self->events);
  made->length = self->length;
  for (guint i = 0; i < self->parts->len; i++)
    {
      YishiSoundPart *part = g_memdup2 (self->parts->pdata[i], sizeof (YishiSoundPart));

      part->path = g_strdup (part->path);
      g_ptr_array_add (made->parts, part);
    }

  return made;
}

/* Whether the file has another sum than when it was recorded. */
static gboolean
is_other (const YishiSoundPart *part,
          GCancellable         *cancellable)
{
  g_autoptr(GFile) file = g_file_new_for_path (part->path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  char sha256[YISHI_SHA256_TEXT];
  YishiSha256 sum;
  gssize n = stream != NULL ? 0 : -1;

  yishi_sha256_init (&sum);
  while (stream != NULL && (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 1 << 16, cancellable, NULL)) > 0)
    yishi_sha256_update (&sum, buffer, n);
  yishi_sha256_finish (&sum, sha256);
  return n < 0 || strcmp (sha256, part->part->sha256) != 0;
}

/* Peaks may have been left behind where the sound was copied, or fallen behind it in a
 * crash. Each part is tried once; one that cannot be decoded stays flat. */
static gboolean
draw_missing (YishiSound   *self,
              GCancellable *cancellable)
{
  guint tried = 0, missing;
  gboolean is_new = FALSE;

  load_waveform (self);
  while (!yishi_waveform_is_complete (self->waveform, &missing) && missing >= tried)
    {
      const YishiSoundPart *part = self->parts->pdata[missing];

      tried = missing + 1;
      if (part->state == YISHI_SOUND_MISSING || *part->part->sha256 == '\0' ||
          !yishi_peaks_rebuild (part->path, cancellable, NULL))
        break;
      is_new = TRUE;
      g_clear_pointer (&self->waveform, yishi_waveform_free);
      load_waveform (self);
    }

  return is_new;
}

static void
check_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  g_autoptr(YishiSound) checked = copy (task_data);
  gboolean is_new = FALSE;

  for (guint i = 0; i < checked->parts->len; i++)
    {
      YishiSoundPart *part = checked->parts->pdata[i];

      if (part->state != YISHI_SOUND_THERE || *part->part->sha256 == '\0' || !is_other (part, cancellable))
        continue;
      part->state = YISHI_SOUND_CHANGED;
      is_new = TRUE;
    }

  is_new = draw_missing (checked, cancellable) || is_new;
  if (!is_new || g_cancellable_is_cancelled (cancellable))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&checked), (GDestroyNotify) yishi_sound_unref);
}

void
yishi_sound_check_async (YishiSound          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, yishi_sound_check_async);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, yishi_sound_ref (self), (GDestroyNotify) yishi_sound_unref);
  g_task_run_in_thread (task, check_in_thread);
}

YishiSound *
yishi_sound_check_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
