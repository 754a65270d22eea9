/* yishi-tape-recover.c - takes up what a crash or a power cut has left of a recording
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Part after part: mended once on a thread of its own, then into the record with
 * its true length. Of two copies the longer one counts.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "yishi-media.h"
#include "yishi-ogg.h"
#include "yishi-tape-private.h"

typedef struct
{
  YishiPart    *part;    /* (owned) */
  char         *path;    /* (owned) (nullable) in the media folder */
  char         *mirror;  /* (owned) (nullable) its copy */
  YishiOggInfo  info;    /* what was found, if anything */
} Mending;

static void
mending_free (gpointer data)
{
  Mending *mending = data;

  yishi_part_free (mending->part);
  g_free (mending->path);
  g_free (mending->mirror);
  g_free (mending);
}

static void
mend_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Mending *mending = task_data;
  const char *const paths[] = { mending->path, mending->mirror };
  gboolean is_found = FALSE;
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      YishiOggInfo info = { 0 };
      g_autoptr(GError) own = NULL;

      if (paths[i] == NULL)
        continue;
      if (!yishi_ogg_repair (paths[i], &info, NULL, &own))
        {
          /* What the first copy has to say is what the chair must know. */
          if (error == NULL)
            error = g_steal_pointer (&own);
          continue;
        }
      if (!is_found || info.length > mending->info.length)
        mending->info = info;
      is_found = TRUE;
    }

  if (is_found)
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, FALSE);
  g_clear_error (&error);
}

static void mend_next (YishiTape *self, GPtrArray *cut_off);

/* What is left of the list, and which meeting it was of. */
typedef struct
{
  YishiTape *self;     /* (owned) */
  GPtrArray *cut_off;  /* (owned) */
} Walk;

static void
say_recovered (YishiTape       *self,
               const YishiPart *part,
               const GError    *error)
{
  g_autofree char *length = yishi_time_of_sound_format (part->length);
  g_autofree char *text = NULL;

  if (part->end == YISHI_PART_MISSING)
    {
      text = g_strdup_printf (_("Part %d of the recording was cut off, and there is no sound of it: %s"), part->number,
                              error != NULL ? error->message : _("its file is not there"));
      yishi_tape_fail (self, text);
      return;
    }

  text = g_strdup_printf (_("Part %d of the recording was cut off. Its sound is safe: %s."), part->number, length);
  yishi_tape_say (self, text);
}

static void
mended_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Walk *walk = user_data;
  g_autoptr(YishiTape) self = walk->self;
  g_autoptr(GPtrArray) cut_off = walk->cut_off;
  YishiCutOff *first = cut_off->pdata[0];
  Mending *mending = g_task_get_task_data (G_TASK (result));
  YishiTapeJob *job = yishi_tape_job_new (YISHI_TAPE_JOB_RECOVER, first->meeting);
  g_autoptr(GError) error = NULL;
  gboolean is_found = g_task_propagate_boolean (G_TASK (result), &error);

  job->part = yishi_part_copy (mending->part);
  job->part->end = is_found ? YISHI_PART_CRASHED : YISHI_PART_MISSING;
  job->part->length = is_found ? mending->info.length : 0;
  job->part->bytes = is_found ? (gint64) mending->info.file_bytes : 0;
  g_free (job->part->sha256);
  job->part->sha256 = g_strdup (is_found ? mending->info.sha256 : "");
  say_recovered (self, job->part, error);
  self->cut_off = first->meeting;
  yishi_tape_submit (self, job, NULL, NULL);
  g_ptr_array_remove_index (cut_off, 0);
  mend_next (self, cut_off);
}

static void
mend_next (YishiTape *self,
           GPtrArray *cut_off)
{
  g_autofree char *media = yishi_media_path (yishi_record_get_path (yishi_conductor_get_record (self->conductor)));
  g_autoptr(GTask) task = NULL;
  const YishiPart *part;
  Mending *mending;
  Walk *walk;

  if (cut_off->len == 0)
    {
      self->is_recovering = FALSE;
      yishi_tape_bring_back (self);
      yishi_tape_follow_meeting (self);
      yishi_tape_check_waiting (self);
      return;
    }

  part = ((YishiCutOff *) cut_off->pdata[0])->part;
  mending = g_new0 (Mending, 1);
  mending->part = yishi_part_copy (part);
  if (*part->file != '\0')
    {
      g_autofree char *name = g_path_get_basename (part->file);

      mending->path = g_build_filename (media, part->file, NULL);
      mending->mirror = *part->mirror != '\0' ? g_build_filename (part->mirror, name, NULL) : NULL;
    }
  walk = g_new0 (Walk, 1);
  walk->self = g_object_ref (self);
  walk->cut_off = g_ptr_array_ref (cut_off);
  task = g_task_new (self, NULL, mended_cb, walk);
  g_task_set_source_tag (task, yishi_tape_recover);
  g_task_set_task_data (task, mending, mending_free);
  g_task_run_in_thread (task, mend_in_thread);
}

static void
listed (YishiTape    *self,
        YishiTapeJob *job)
{
  self->cut_off = job->id;
  mend_next (self, job->parts);
}

static void
not_listed (YishiTape    *self,
            YishiTapeJob *job)
{
  self->is_recovering = FALSE;
}

void
yishi_tape_recover (YishiTape *self)
{
  self->is_recovering = TRUE;
  yishi_tape_submit (self, yishi_tape_job_new (YISHI_TAPE_JOB_CUT_OFF, 0), listed, not_listed);
}
