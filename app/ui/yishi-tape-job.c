/* yishi-tape-job.c - what a recording has done on the store's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-tape-job.h"

YishiTapeJob *
yishi_tape_job_new (YishiTapeJobKind kind,
                    gint64           meeting)
{
  YishiTapeJob *job = g_new0 (YishiTapeJob, 1);

  job->kind = kind;
  job->meeting = meeting;
  return job;
}

void
yishi_tape_job_free (gpointer data)
{
  YishiTapeJob *job = data;

  g_clear_pointer (&job->part, yishi_part_free);
  g_free (job->text);
  g_clear_pointer (&job->gap, yishi_sound_gap_free);
  g_clear_pointer (&job->bookmark, yishi_bookmark_free);
  g_clear_pointer (&job->recording, yishi_recording_unref);
  g_clear_pointer (&job->parts, g_ptr_array_unref);
  g_free (job);
}

static gboolean
run_on_part (YishiDb       *db,
             YishiTapeJob  *job,
             GError       **error)
{
  switch ((int) job->kind)
    {
    case YISHI_TAPE_JOB_START:
      return yishi_db_start_part (db, job->meeting, job->part, error);
    case YISHI_TAPE_JOB_SYNC:
      return yishi_db_sync_part (db, job->meeting, &job->at, error);
    case YISHI_TAPE_JOB_HASH:
      return yishi_db_hash_part (db, job->meeting, &job->hash, &job->at, error);
    case YISHI_TAPE_JOB_END:
      return yishi_db_end_part (db, job->meeting, job->part, &job->at, error);
    case YISHI_TAPE_JOB_RECOVER:
      return yishi_db_recover_part (db, job->meeting, job->part, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
yishi_tape_job_run (YishiDb       *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  YishiTapeJob *job = data;

  switch ((int) job->kind)
    {
    case YISHI_TAPE_JOB_LOOK:
      job->recording = yishi_db_load_recording (db, job->meeting, error);
      return job->recording != NULL;
    case YISHI_TAPE_JOB_CUT_OFF:
      job->parts = yishi_db_list_cut_off (db, error);
      return job->parts != NULL && yishi_db_find_quit (db, &job->id, error);
    case YISHI_TAPE_JOB_MIRRORED:
      job->parts = yishi_db_list_mirrored (db, error);
      return job->parts != NULL;
    case YISHI_TAPE_JOB_ANNOUNCE:
      return yishi_db_announce_part (db, job->meeting, job->at.place.part, job->told, job->text, error);
    case YISHI_TAPE_JOB_BEGIN_GAP:
      return yishi_db_begin_sound_gap (db, job->meeting, job->reason, &job->at, job->text, &job->id, error);
    case YISHI_TAPE_JOB_EXPLAIN_GAP:
      return yishi_db_explain_sound_gap (db, job->id, job->text, error);
    case YISHI_TAPE_JOB_END_GAP:
      return yishi_db_end_sound_gap (db, job->meeting, &job->at, job->silence, error);
    case YISHI_TAPE_JOB_NOTE_GAP:
      return yishi_db_note_sound_gap (db, job->meeting, job->gap, error);
    case YISHI_TAPE_JOB_LOST_COPY:
      return yishi_db_note_lost_copy (db, job->meeting, &job->at, job->text, error);
    case YISHI_TAPE_JOB_MARK:
      return yishi_db_set_bookmark (db, job->meeting, job->bookmark, &job->id, error);
    case YISHI_TAPE_JOB_NAME_MARK:
      return yishi_db_change_bookmark (db, job->id, job->text, error);
    default:
      return run_on_part (db, job, error);
    }
}
