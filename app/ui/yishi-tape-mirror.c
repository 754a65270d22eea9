/* yishi-tape-mirror.c - puts back beside the record what went on alone in the second folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When a record is opened, on a thread of its own: the stick may be plugged in by now, and
 * the disk that was full may have room. The next opening tries again what fails.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "yishi-media.h"
#include "yishi-tape-private.h"

typedef struct
{
  char      *record;  /* (owned) path */
  GPtrArray *parts;   /* (owned) (element-type YishiCutOff) */
  GPtrArray *told;    /* (owned) (element-type char *): of those that were put back */
} Bringing;

static void
bringing_free (gpointer data)
{
  Bringing *bringing = data;

  g_free (bringing->record);
  g_ptr_array_unref (bringing->parts);
  g_ptr_array_unref (bringing->told);
  g_free (bringing);
}

/* The first error is told; all parts are tried. */
static void
bring_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Bringing *bringing = task_data;
  GError *error = NULL;

  for (guint i = 0; i < bringing->parts->len; i++)
    {
      const YishiPart *part = ((const YishiCutOff *) bringing->parts->pdata[i])->part;
      g_autoptr(GError) own = NULL;

      if (yishi_media_bring_back (bringing->record, part->file, part->mirror, part->bytes, part->sha256, cancellable,
                                  &own))
        /* Translators: a part’s number and a folder */
        g_ptr_array_add (bringing->told,
                         g_strdup_printf (_("Part %d of the recording was whole in “%s” alone: it is beside the record "
                                            "again."),
                                          part->number, part->mirror));
      else if (own != NULL && error == NULL)
        error = g_steal_pointer (&own);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
brought_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  YishiTape *self = YISHI_TAPE (object);
  Bringing *bringing = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->bringing);
  for (guint i = 0; i < bringing->told->len; i++)
    yishi_tape_say (self, bringing->told->pdata[i]);
  if (!g_task_propagate_boolean (G_TASK (result), &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    yishi_tape_fail (self, error->message);
  yishi_tape_check_waiting (self);
}

static void
listed (YishiTape    *self,
        YishiTapeJob *job)
{
  g_autoptr(GTask) task = NULL;
  Bringing *bringing;

  if (job->parts->len == 0 || self->is_closing)
    return;

  bringing = g_new0 (Bringing, 1);
  bringing->record = g_strdup (yishi_record_get_path (yishi_conductor_get_record (self->conductor)));
  bringing->parts = g_ptr_array_ref (job->parts);
  bringing->told = g_ptr_array_new_with_free_func (g_free);
  self->bringing = g_cancellable_new ();
  task = g_task_new (self, self->bringing, brought_cb, NULL);
  g_task_set_source_tag (task, yishi_tape_bring_back);
  g_task_set_task_data (task, bringing, bringing_free);
  g_task_run_in_thread (task, bring_in_thread);
}

void
yishi_tape_bring_back (YishiTape *self)
{
  yishi_tape_submit (self, yishi_tape_job_new (YISHI_TAPE_JOB_MIRRORED, 0), listed, NULL);
}
