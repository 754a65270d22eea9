/* yishi-sound-file.c - writes the recording, or one item of it, into one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-sound-file.h"

#include "yishi-flac.h"

typedef struct
{
  YishiSound       *sound;        /* (owned) */
  YishiSoundExport *export;       /* (owned) */
  YishiSoundFormat  format;
  char             *destination;  /* (owned) */
  gint             *permille;     /* (unowned) */
} Writing;

static void
writing_free (Writing *self)
{
  yishi_sound_unref (self->sound);
  yishi_sound_export_free (self->export);
  g_free (self->destination);
  g_free (self);
}

YishiSoundExport *
yishi_sound_plan_export (const YishiSound *sound,
                         YishiRecord      *record,
                         gint64            item)
{
  g_autoptr(GArray) missing = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < sound->parts->len; i++)
    {
      const YishiSoundPart *part = sound->parts->pdata[i];

      if (part->path == NULL)
        g_array_append_val (missing, part->part->number);
    }

  return yishi_sound_export_new (sound->meeting, sound->recording, sound->gaps, missing, item,
                                 yishi_record_get_info (record)->name, yishi_record_get_clock (record),
                                 yishi_words_choose (yishi_record_get_language (record)));
}

static void
progress_cb (double   share,
             gpointer user_data)
{
  g_atomic_int_set ((gint *) user_data, (gint) (share * 1000));
}

/* Returns: (transfer none) (nullable): where the part of that number is */
static const char *
find_path (const YishiSound *sound,
           int               number)
{
  for (guint i = 0; i < sound->parts->len; i++)
    {
      const YishiSoundPart *part = sound->parts->pdata[i];

      if (part->part->number == number)
        return part->path;
    }

  return NULL;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Writing *self = task_data;
  const YishiSoundExport *export = self->export;
  guint n_spans = export->stretches->len, n_chapters = export->chapters->len;
  g_autofree YishiOggSpan *spans = g_new0 (YishiOggSpan, n_spans);
  g_autofree YishiOggChapter *chapters = g_new0 (YishiOggChapter, n_chapters);
  YishiOggTags tags = { export->title, export->artist, export->date, export->description, chapters, n_chapters };
  GError *error = NULL;
  gboolean is_written;

  for (guint i = 0; i < n_spans; i++)
    {
      const YishiStretch *stretch = &g_array_index (export->stretches, YishiStretch, i);

      spans[i] = (YishiOggSpan) { find_path (self->sound, stretch->part), stretch->from, stretch->until };
    }
  for (guint i = 0; i < n_chapters; i++)
    {
      const YishiExportChapter *chapter = export->chapters->pdata[i];

      chapters[i] = (YishiOggChapter) { chapter->stretch, chapter->position, chapter->name };
    }

  if (self->format == YISHI_SOUND_FLAC)
    is_written = yishi_flac_export (spans, n_spans, &tags, self->destination, progress_cb, self->permille, cancellable,
                                    &error);
  else
    is_written = yishi_ogg_join (spans, n_spans, &tags, self->destination, NULL, progress_cb, self->permille,
                                 cancellable, &error);
  if (is_written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
yishi_sound_write_async (YishiSound          *sound,
                         YishiSoundExport    *export,
                         YishiSoundFormat     format,
                         const char          *destination,
                         gint                *permille,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);

  writing->sound = yishi_sound_ref (sound);
  writing->export = export;
  writing->format = format;
  writing->destination = g_strdup (destination);
  writing->permille = permille;
  g_task_set_source_tag (task, yishi_sound_write_async);
  /* Who stops it too late has the file, and is told so. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
yishi_sound_write_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
