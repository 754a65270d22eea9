/* yishi-db-note.c - what whoever keeps the minutes writes down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-room-private.h"
#include "yishi-journal.h"

#define MAX_NOTE_BYTES 80000

GPtrArray *
yishi_db_list_notes (YishiDb  *db,
                     gint64    meeting,
                     GError  **error)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_note_free);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT id, item, at, text FROM note WHERE meeting = ?1"
                                            " ORDER BY id",
                                            "i", meeting);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiNote *note = g_new0 (YishiNote, 1);

      note->id = sqlite3_column_int64 (statement, 0);
      note->item = sqlite3_column_int64 (statement, 1);
      note->at = yishi_db_dup (statement, 2);
      note->text = yishi_db_dup (statement, 3);
      g_ptr_array_add (notes, note);
    }

  return status == 0 ? g_steal_pointer (&notes) : NULL;
}

static gboolean
check_note (const char  *text,
            GError     **error)
{
  g_autofree char *stripped = NULL;

  if (!yishi_db_check_text (text, MAX_NOTE_BYTES, error))
    return FALSE;
  stripped = yishi_db_strip (text);
  if (*stripped != '\0')
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("nothing was recorded: the note has no text (write one, or remove the note)"));
  return FALSE;
}

static gboolean
check_item (YishiDb  *db,
            gint64    meeting,
            gint64    item,
            GError  **error)
{
  gint64 n;

  if (item == 0)
    return TRUE;
  if (!yishi_db_query_int (db, 0, &n, error, "SELECT count(*) FROM item WHERE id = ?1 AND meeting = ?2", "ii", item,
                           meeting))
    return FALSE;
  if (n == 0)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                 _("nothing was recorded: the meeting has no such item (look at its agenda)"));

  return n > 0;
}

/* @began: (nullable); @entered: (nullable): when it was not as it was said */
static gboolean
add_note (YishiDb     *db,
          gint64       meeting,
          gint64       item,
          const char  *text,
          const char  *began,
          const char  *entered,
          gint64      *id,
          GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 last;

  if (!check_note (text, error) || !yishi_transaction_begin (&transaction, db, error) ||
      !check_item (db, meeting, item, error) ||
      !yishi_db_query_int (db, 0, &last, error, YISHI_LAST_ID ("note"), ""))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", last + 1);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_int (body, "item", item);
  yishi_json_string (body, "text", text);
  if (began != NULL)
    yishi_json_string (body, "began", began);
  if (entered != NULL)
    yishi_json_string (body, "entered", entered);
  yishi_json_end_object (body);
  if (yishi_journal_append (db, "note.added", body, error) == 0 || !yishi_transaction_commit (&transaction, error))
    return FALSE;

  if (id != NULL)
    *id = last + 1;
  return TRUE;
}

gboolean
yishi_db_add_note (YishiDb     *db,
                   gint64       meeting,
                   gint64       item,
                   const char  *text,
                   gint64      *id,
                   GError     **error)
{
  return add_note (db, meeting, item, text, NULL, NULL, id, error);
}

gboolean
yishi_db_add_late_note (YishiDb     *db,
                        gint64       meeting,
                        gint64       item,
                        const char  *text,
                        const char  *began,
                        gint64      *id,
                        GError     **error)
{
  gint64 instant;
  gboolean is_known = began != NULL && yishi_instant_parse (began, &instant);

  return add_note (db, meeting, item, text, is_known ? began : NULL, "closing", id, error);
}

/* Within the caller's transaction. @text: (out): what it says now */
static gboolean
need_note (YishiDb  *db,
           gint64    id,
           char    **text,
           GError  **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT text FROM note WHERE id = ?1", "i", id);
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;

  if (status < 0)
    return FALSE;
  if (status == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("nothing was recorded: there is no such note (“yishi note list” shows those there are)"));
      return FALSE;
    }

  *text = yishi_db_dup (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
yishi_db_change_note (YishiDb     *db,
                      gint64       id,
                      const char  *text,
                      GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autofree char *now = NULL;

  if (!check_note (text, error) || !yishi_transaction_begin (&transaction, db, error) ||
      !need_note (db, id, &now, error))
    return FALSE;
  if (strcmp (now, text) == 0)
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_string (body, "text", text);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "note.changed", body, error) != 0 && yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_remove_note (YishiDb  *db,
                      gint64    id,
                      GError  **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autofree char *now = NULL;

  if (!yishi_transaction_begin (&transaction, db, error) || !need_note (db, id, &now, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "note.removed", body, error) != 0 && yishi_transaction_commit (&transaction, error);
}
