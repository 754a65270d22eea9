/* yishi-db-sound-gap.c - from when to when there is no sound, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "yishi-db-meeting.h"
#include "yishi-db-private.h"
#include "yishi-db-recording-private.h"
#include "yishi-db-room-private.h"
#include "yishi-journal.h"

/* The meeting, and the part unless it is 0. */
static gboolean
check_place (YishiDb     *db,
             gint64       meeting,
             YishiPlace   place,
             const char  *text,
             GError     **error)
{
  g_autoptr(YishiMeeting) known = NULL;
  gboolean records;

  if (!yishi_db_check_text (text, YISHI_MAX_SOUND_TEXT, error))
    return FALSE;

  known = yishi_db_get_meeting (db, meeting, error);
  return known != NULL && (place.part == 0 || yishi_db_need_part (db, meeting, place.part, &records, error));
}

gboolean
yishi_db_begin_sound_gap (YishiDb              *db,
                          gint64                meeting,
                          YishiSoundGapReason   reason,
                          const YishiSync      *at,
                          const char           *text,
                          gint64               *id,
                          GError              **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 last;

  if (!yishi_transaction_begin (&transaction, db, error) || !check_place (db, meeting, at->place, text, error) ||
      !yishi_db_query_int (db, 0, &last, error, YISHI_LAST_ID ("sound_gap"), ""))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", last + 1);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_string (body, "reason", yishi_sound_gap_reason_to_text (reason));
  yishi_json_sync (body, at);
  yishi_json_string (body, "text", text != NULL ? text : "");
  yishi_json_end_object (body);
  if (yishi_journal_append (db, "recording.paused", body, error) == 0 ||
      !yishi_transaction_commit (&transaction, error))
    return FALSE;

  if (id != NULL)
    *id = last + 1;
  return TRUE;
}

gboolean
yishi_db_explain_sound_gap (YishiDb     *db,
                            gint64       gap,
                            const char  *text,
                            GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autofree char *stripped = NULL;
  gint64 meeting;

  if (!yishi_db_check_text (text, YISHI_MAX_SOUND_TEXT, error) || !yishi_transaction_begin (&transaction, db, error) ||
      !yishi_db_query_int (db, 0, &meeting, error, "SELECT meeting FROM sound_gap WHERE id = ?1", "i", gap))
    return FALSE;
  if (meeting == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("the reason was not recorded: the recording was not interrupted there (say it in a note)"));
      return FALSE;
    }

  stripped = yishi_db_strip (text);
  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", gap);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_string (body, "text", stripped);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "recording.explained", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_end_sound_gap (YishiDb          *db,
                        gint64            meeting,
                        const YishiSync  *at,
                        gint64            silence,
                        GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 id;

  if (!yishi_transaction_begin (&transaction, db, error) || !check_place (db, meeting, at->place, NULL, error) ||
      !yishi_db_query_int (db, 0, &id, error,
                           "SELECT id FROM sound_gap WHERE meeting = ?1 AND until_instant = -1", "i", meeting))
    return FALSE;
  if (id == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("nothing was recorded: the recording is not interrupted (it goes on already)"));
      return FALSE;
    }

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_sync (body, at);
  yishi_json_int (body, "silence", silence);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "recording.resumed", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_find_quit (YishiDb  *db,
                    gint64   *meeting,
                    GError  **error)
{
  return yishi_db_query_int (db, 0, meeting, error,
                             "SELECT meeting FROM sound_gap WHERE until_instant = -1 AND reason = ?1 ORDER BY id DESC LIMIT 1",
                             "t", yishi_sound_gap_reason_to_text (YISHI_SOUND_GAP_QUIT));
}

gboolean
yishi_db_note_sound_gap (YishiDb              *db,
                         gint64                meeting,
                         const YishiSoundGap  *gap,
                         GError              **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 last;

  g_return_val_if_fail (gap->until != YISHI_UNKNOWN, FALSE);

  if (!yishi_transaction_begin (&transaction, db, error) || !check_place (db, meeting, gap->place, gap->text, error) ||
      !yishi_db_query_int (db, 0, &last, error, YISHI_LAST_ID ("sound_gap"), ""))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", last + 1);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_string (body, "reason", yishi_sound_gap_reason_to_text (gap->reason));
  yishi_json_int (body, "part", gap->place.part);
  yishi_json_int (body, "position", gap->place.position);
  yishi_json_int (body, "silence", gap->silence);
  yishi_json_int (body, "from", gap->from);
  yishi_json_int (body, "until", gap->until);
  yishi_json_string (body, "text", gap->text != NULL ? gap->text : "");
  yishi_json_end_object (body);
  return yishi_journal_append (db, "recording.gap", body, error) != 0 && yishi_transaction_commit (&transaction, error);
}
