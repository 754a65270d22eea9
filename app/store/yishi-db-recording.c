/* yishi-db-recording.c - the parts of a recording in the record, from the notice to the end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part is in the record before its file is there, and its end after the file is
 * whole: so whatever lies without an end was cut off.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-meeting.h"
#include "yishi-db-private.h"
#include "yishi-db-recording-private.h"
#include "yishi-db-room-private.h"
#include "yishi-journal.h"
#include "yishi-media.h"

void
yishi_cut_off_free (YishiCutOff *self)
{
  if (self == NULL)
    return;

  yishi_part_free (self->part);
  g_free (self);
}

void
yishi_json_sync (YishiJson       *body,
                 const YishiSync *at)
{
  yishi_json_int (body, "part", at->place.part);
  yishi_json_int (body, "position", at->place.position);
  yishi_json_int (body, "monotonic", at->monotonic);
  yishi_json_int (body, "instant", at->instant);
}

gboolean
yishi_db_need_part (YishiDb   *db,
                    gint64     meeting,
                    int        number,
                    gboolean  *records,
                    GError   **error)
{
  gint64 state;

  if (!yishi_db_query_int (db, -1, &state, error,
                           "SELECT ended = 'recording' FROM part WHERE meeting = ?1 AND number = ?2", "ii", meeting,
                           (gint64) number))
    return FALSE;
  if (state < 0)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                 _("nothing was recorded: the recording has no part %d (“yishi recordings” shows those there are)"),
                 number);

  *records = state == 1;
  return state >= 0;
}

/* Refuses what can only be said of a part that has not ended. */
static gboolean
check_records (YishiDb  *db,
               gint64    meeting,
               int       number,
               GError  **error)
{
  gboolean records;

  if (!yishi_db_need_part (db, meeting, number, &records, error))
    return FALSE;
  if (!records)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                 _("nothing was recorded: part %d of the recording has ended (start another)"), number);

  return records;
}

static gboolean
is_sum (const char *sha256)
{
  return strlen (sha256) == 64 && strspn (sha256, "0123456789abcdef") == 64;
}

/* Whether all is known of a part: a file with its sum, or that there is none. */
static gboolean
is_whole (const YishiPart *part)
{
  if (part->end == YISHI_PART_MISSING)
    return part->length == 0 && part->bytes == 0 && *part->sha256 == '\0';

  return part->length >= 0 && part->bytes >= 0 && is_sum (part->sha256);
}

gboolean
yishi_db_announce_part (YishiDb     *db,
                        gint64       meeting,
                        int          part,
                        YishiTold    told,
                        const char  *text,
                        GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiMeeting) known = NULL;
  g_autofree char *stripped = NULL;

  if (!yishi_db_check_text (text, YISHI_MAX_SOUND_TEXT, error))
    return FALSE;
  stripped = yishi_db_strip (text);
  if (*stripped == '\0')
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("the notice was not recorded: it says nothing (say that the meeting is recorded, and why)"));
      return FALSE;
    }
  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  known = yishi_db_get_meeting (db, meeting, error);
  if (known == NULL || !yishi_db_check_meeting_open (db, meeting, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_int (body, "instant", yishi_clock_now (db->clock));
  yishi_json_string (body, "text", stripped);
  if (part > 0)
    yishi_json_int (body, "part", part);
  if (told != YISHI_TOLD)
    yishi_json_string (body, "how", yishi_told_to_text (told));
  yishi_json_end_object (body);
  return yishi_journal_append (db, "recording.announced", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_announce_recording (YishiDb     *db,
                             gint64       meeting,
                             YishiTold    told,
                             const char  *text,
                             GError     **error)
{
  return yishi_db_announce_part (db, meeting, 0, told, text, error);
}

static gboolean
refuse_start (const char  *why,
              GError     **error)
{
  /* Translators: why, and what to do */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("the recording was not started: %s"), why);
  return FALSE;
}

static gboolean
check_start (YishiDb          *db,
             gint64            meeting,
             const YishiPart  *part,
             GError          **error)
{
  g_autoptr(YishiRecording) recording = NULL;

  if (!yishi_db_check_text (part->device, YISHI_MAX_SOUND_TEXT, error) ||
      !yishi_db_check_text (part->mirror, YISHI_MAX_SOUND_TEXT, error) ||
      !yishi_db_check_meeting_open (db, meeting, error))
    return FALSE;
  recording = yishi_db_load_recording (db, meeting, error);
  if (recording == NULL)
    return FALSE;

  switch (yishi_recording_may_start (recording))
    {
    case YISHI_MAY_NOT_RECORD_UNANNOUNCED:
      return refuse_start (_("those present were not told (show the notice that the meeting is recorded first)"),
                           error);
    case YISHI_MAY_NOT_RECORD_TWICE:
      return refuse_start (_("a part records already, or was cut off (stop it, or open the record again)"), error);
    case YISHI_MAY_RECORD:
    default:
      break;
    }

  return part->number == (int) recording->parts->len + 1 ||
         refuse_start (_("the record has other parts by now (open the record again)"), error);
}

gboolean
yishi_db_start_part (YishiDb          *db,
                     gint64            meeting,
                     const YishiPart  *part,
                     GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();

  g_return_val_if_fail (yishi_part_is_ours (part->file) && part->device != NULL, FALSE);

  if (!yishi_transaction_begin (&transaction, db, error) || !check_start (db, meeting, part, error) ||
      !yishi_media_make_recordings (db->path, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_int (body, "part", part->number);
  yishi_json_string (body, "file", part->file);
  yishi_json_string (body, "mirror", part->mirror != NULL ? part->mirror : "");
  yishi_json_string (body, "device", part->device);
  yishi_json_int (body, "monotonic", part->monotonic);
  yishi_json_int (body, "instant", part->began);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "recording.started", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_hash_part (YishiDb                *db,
                    gint64                  meeting,
                    const YishiMinuteHash  *hash,
                    const YishiSync        *at,
                    GError                **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();

  g_return_val_if_fail (hash->place.part == at->place.part && is_sum (hash->sha256), FALSE);

  if (!yishi_transaction_begin (&transaction, db, error) || !check_records (db, meeting, hash->place.part, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_sync (body, at);
  yishi_json_int (body, "end", hash->place.position);
  yishi_json_int (body, "bytes", hash->bytes);
  yishi_json_string (body, "sha256", hash->sha256);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "recording.hashed", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_sync_part (YishiDb          *db,
                    gint64            meeting,
                    const YishiSync  *at,
                    GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();

  if (!yishi_transaction_begin (&transaction, db, error) || !check_records (db, meeting, at->place.part, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_sync (body, at);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "recording.synced", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_note_lost_copy (YishiDb          *db,
                         gint64            meeting,
                         const YishiSync  *at,
                         const char       *path,
                         GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();

  if (!yishi_db_check_text (path, YISHI_MAX_SOUND_TEXT, error) || !yishi_transaction_begin (&transaction, db, error) ||
      !check_records (db, meeting, at->place.part, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_int (body, "part", at->place.part);
  yishi_json_int (body, "position", at->place.position);
  yishi_json_int (body, "instant", at->instant);
  yishi_json_string (body, "path", path);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "recording.copy-lost", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

static void
write_end (YishiJson       *body,
           const YishiPart *part)
{
  yishi_json_string (body, "how", yishi_part_end_to_text (part->end));
  yishi_json_int (body, "length", part->length);
  yishi_json_int (body, "bytes", part->bytes);
  yishi_json_string (body, "sha256", part->sha256);
}

gboolean
yishi_db_end_part (YishiDb          *db,
                   gint64            meeting,
                   const YishiPart  *part,
                   const YishiSync  *at,
                   GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();

  g_return_val_if_fail (part->number == at->place.part && is_whole (part), FALSE);
  g_return_val_if_fail (part->end != YISHI_PART_RECORDING && part->end != YISHI_PART_CRASHED, FALSE);

  if (!yishi_transaction_begin (&transaction, db, error) || !check_records (db, meeting, part->number, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_sync (body, at);
  write_end (body, part);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "recording.ended", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

/* @condition: which parts of all meetings. Returns: (element-type YishiCutOff) (nullable) */
static GPtrArray *
list_parts (YishiDb     *db,
            const char  *condition,
            GError     **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_cut_off_free);
  g_autofree char *sql = g_strdup_printf ("SELECT meeting, number, file, device, began, monotonic, mirror,"
                                          " ifnull(length, -1), ifnull(bytes, -1), ifnull(sha256, '') FROM part"
                                          " WHERE %s ORDER BY 1, 2",
                                          condition);
  sqlite3_stmt *statement = yishi_db_query (db, error, sql, "");
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiCutOff *cut_off = g_new0 (YishiCutOff, 1);
      YishiPart *part = cut_off->part = g_new0 (YishiPart, 1);

      cut_off->meeting = sqlite3_column_int64 (statement, 0);
      part->number = sqlite3_column_int (statement, 1);
      part->file = yishi_db_dup (statement, 2);
      part->device = yishi_db_dup (statement, 3);
      part->began = sqlite3_column_int64 (statement, 4);
      part->monotonic = sqlite3_column_int64 (statement, 5);
      part->mirror = yishi_db_dup (statement, 6);
      part->length = sqlite3_column_int64 (statement, 7);
      part->bytes = sqlite3_column_int64 (statement, 8);
      part->sha256 = yishi_db_dup (statement, 9);
      /* Whoever opens it must not be led elsewhere. */
      if (!yishi_part_is_ours (part->file))
        *part->file = '\0';
      g_ptr_array_add (found, cut_off);
    }

  return status == 0 ? g_steal_pointer (&found) : NULL;
}

GPtrArray *
yishi_db_list_cut_off (YishiDb  *db,
                       GError  **error)
{
  return list_parts (db, "ended = 'recording'", error);
}

GPtrArray *
yishi_db_list_mirrored (YishiDb  *db,
                        GError  **error)
{
  return list_parts (db, "ended <> 'recording' AND mirror <> '' AND bytes > 0", error);
}

/* The instant at which the sound of @part ends, whose true length is known by now. */
static gboolean
find_end (YishiDb          *db,
          gint64            meeting,
          const YishiPart  *part,
          gint64           *instant,
          GError          **error)
{
  g_autoptr(YishiRecording) recording = yishi_db_load_recording (db, meeting, error);

  return recording != NULL &&
         yishi_recording_get_instant (recording, (YishiPlace) { part->number, part->length }, instant);
}

gboolean
yishi_db_recover_part (YishiDb          *db,
                       gint64            meeting,
                       const YishiPart  *part,
                       GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 id, end;

  g_return_val_if_fail (is_whole (part), FALSE);
  g_return_val_if_fail (part->end == YISHI_PART_CRASHED || part->end == YISHI_PART_MISSING, FALSE);

  if (!yishi_transaction_begin (&transaction, db, error) || !check_records (db, meeting, part->number, error) ||
      !find_end (db, meeting, part, &end, error) ||
      !yishi_db_query_int (db, 0, &id, error, YISHI_LAST_ID ("sound_gap"), ""))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_int (body, "part", part->number);
  write_end (body, part);
  yishi_json_int (body, "gap", id + 1);
  yishi_json_int (body, "from", end);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "recording.recovered", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}
