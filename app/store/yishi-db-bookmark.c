/* yishi-db-bookmark.c - places in the sound: those that set themselves, and the chair's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-recording-private.h"
#include "yishi-db-room-private.h"
#include "yishi-journal.h"

/* What is bookmarked by itself. */
static const struct
{
  const char        *entry;
  YishiBookmarkKind  kind;
} followed[] = {
  { "item.begun", YISHI_BOOKMARK_ITEM_BEGUN },    { "item.ended", YISHI_BOOKMARK_ITEM_ENDED },
  { "speech.begun", YISHI_BOOKMARK_SPEECH_BEGUN }, { "speech.ended", YISHI_BOOKMARK_SPEECH_ENDED },
  { "vote.opened", YISHI_BOOKMARK_BALLOT_OPENED }, { "vote.closed", YISHI_BOOKMARK_BALLOT_CLOSED },
  { "outcome.set", YISHI_BOOKMARK_OUTCOME },       { "note.added", YISHI_BOOKMARK_NOTE },
};

void
yishi_db_set_moment (YishiDb          *db,
                     gint64            meeting,
                     const YishiSync  *at)
{
  g_return_if_fail (db != NULL);

  db->moment_meeting = meeting;
  db->moment = at != NULL ? *at : (YishiSync) { .place = { 0, 0 } };
}

/* @id: (out): its number. Within the caller's transaction. */
static gboolean
append (YishiDb              *db,
        gint64                meeting,
        const YishiBookmark  *bookmark,
        gint64               *id,
        GError              **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();

  if (!yishi_db_query_int (db, 0, id, error, YISHI_LAST_ID ("bookmark"), ""))
    return FALSE;

  *id += 1;
  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", *id);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_string (body, "kind", yishi_bookmark_kind_to_text (bookmark->kind));
  yishi_json_int (body, "item", bookmark->item);
  yishi_json_int (body, "reference", bookmark->reference);
  yishi_json_string (body, "text", bookmark->text != NULL ? bookmark->text : "");
  yishi_json_int (body, "part", bookmark->place.part);
  yishi_json_int (body, "position", bookmark->place.position);
  yishi_json_int (body, "instant", bookmark->instant);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "bookmark.set", body, error) != 0;
}

gboolean
yishi_bookmark_follow (YishiDb     *db,
                       const char  *kind,
                       const char  *body,
                       GError     **error)
{
  YishiBookmark bookmark = { .instant = db->moment.instant, .place = db->moment.place };
  g_autofree char *text = NULL;
  sqlite3_stmt *statement;
  gsize i = 0;
  gboolean has_sound;
  gint64 id;
  int status;

  while (i < G_N_ELEMENTS (followed) && strcmp (followed[i].entry, kind) != 0)
    i++;
  if (db->moment.place.part == 0 || i == G_N_ELEMENTS (followed))
    return TRUE;

  /* A vote and an outcome name their item alone, a note its own number, and a
   * speech that has ended is the last there is. */
  bookmark.kind = followed[i].kind;
  statement = yishi_db_query (db, error,
                              "SELECT ifnull(?1 ->> '$.meeting',"
                              "   (SELECT meeting FROM item WHERE id = ?1 ->> '$.item')) = ?3"
                              "   AND EXISTS (SELECT 1 FROM part WHERE meeting = ?3 AND number = ?4),"
                              "  ifnull(?1 ->> '$.item', 0), ifnull(?1 ->> '$.name', ''),"
                              "  CASE ?2 WHEN 'note.added' THEN ?1 ->> '$.id'"
                              "   WHEN 'speech.ended' THEN (SELECT max(id) FROM speech) ELSE 0 END",
                              "ttii", body, kind, db->moment_meeting, (gint64) db->moment.place.part);
  status = statement != NULL ? yishi_db_step (db, statement, error) : -1;
  if (status <= 0)
    return FALSE;

  has_sound = sqlite3_column_int (statement, 0);
  bookmark.item = sqlite3_column_int64 (statement, 1);
  bookmark.text = text = yishi_db_dup (statement, 2);
  bookmark.reference = sqlite3_column_int64 (statement, 3);
  sqlite3_reset (statement);
  /* A bookmark more or less is no reason to refuse what it is about. */
  return !has_sound || append (db, db->moment_meeting, &bookmark, &id, error);
}

gboolean
yishi_db_set_bookmark (YishiDb              *db,
                       gint64                meeting,
                       const YishiBookmark  *bookmark,
                       gint64               *id,
                       GError              **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  gboolean records;
  gint64 made;

  if (!yishi_db_check_text (bookmark->text, YISHI_MAX_SOUND_TEXT, error) ||
      !yishi_transaction_begin (&transaction, db, error) ||
      !yishi_db_need_part (db, meeting, bookmark->place.part, &records, error) ||
      !append (db, meeting, bookmark, &made, error) || !yishi_transaction_commit (&transaction, error))
    return FALSE;

  if (id != NULL)
    *id = made;
  return TRUE;
}

/* Within the caller's transaction. @text: (out): what it says now */
static gboolean
need_bookmark (YishiDb  *db,
               gint64    id,
               char    **text,
               GError  **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT kind, text FROM bookmark WHERE id = ?1", "i", id);
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;
  gboolean is_note;

  if (status < 0)
    return FALSE;
  if (status == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("nothing was recorded: there is no such bookmark (“yishi recordings” shows those there are)"));
      return FALSE;
    }

  is_note = strcmp (yishi_db_text (statement, 0), yishi_bookmark_kind_to_text (YISHI_BOOKMARK_NOTE)) == 0;
  *text = yishi_db_dup (statement, 1);
  sqlite3_reset (statement);
  if (is_note)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                 _("nothing was recorded: the bookmark has the text of its note (change the note)"));
  return !is_note;
}

gboolean
yishi_db_change_bookmark (YishiDb     *db,
                          gint64       id,
                          const char  *text,
                          GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autofree char *now = NULL;

  if (!yishi_db_check_text (text, YISHI_MAX_SOUND_TEXT, error) || !yishi_transaction_begin (&transaction, db, error) ||
      !need_bookmark (db, id, &now, error))
    return FALSE;
  if (strcmp (now, text) == 0)
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_string (body, "text", text);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "bookmark.changed", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}
