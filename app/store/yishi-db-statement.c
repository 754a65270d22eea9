/* yishi-db-statement.c - what community, committee and firm say to an item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-private.h"
#include "yishi-db-room-private.h"
#include "yishi-journal.h"

#define MAX_STATEMENT_BYTES 20000

static YishiStatement *
read_statement (sqlite3_stmt *statement)
{
  YishiStatement *self = g_new0 (YishiStatement, 1);

  self->item = sqlite3_column_int64 (statement, 0);
  self->party = yishi_db_dup (statement, 1);
  self->position = yishi_db_dup (statement, 2);
  self->text = yishi_db_dup (statement, 3);
  self->due = yishi_db_dup (statement, 4);
  return self;
}

GPtrArray *
yishi_db_list_statements (YishiDb  *db,
                          gint64    meeting,
                          GError  **error)
{
  g_autoptr(GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_statement_free);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT s.item, s.party, s.position, s.text, s.due FROM statement s"
                                            " JOIN item i ON i.id = s.item WHERE i.meeting = ?1 ORDER BY i.number,"
                                            " instr ('community branch committee firm grid social other guest',"
                                            "  s.party)",
                                            "i", meeting);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_ptr_array_add (statements, read_statement (statement));

  return status == 0 ? g_steal_pointer (&statements) : NULL;
}

/* Whether @wanted, whose texts are set, may be said. */
static gboolean
check_statement (const YishiStatement  *wanted,
                 GError               **error)
{
  static const char *const positions[] = { "agree", "promise", "reserve", "oppose", NULL };
  gboolean is_promise = strcmp (wanted->position, "promise") == 0;
  const char *why = NULL;

  if (!yishi_db_check_party (wanted->party, error) || !yishi_db_check_text (wanted->text, MAX_STATEMENT_BYTES, error))
    return FALSE;

  if (*wanted->position == '\0' && *wanted->text == '\0' && *wanted->due == '\0')
    return TRUE;
  if (!g_strv_contains (positions, wanted->position))
    why = _("the party's position is missing (take agree, promise, reserve or oppose)");
  else if (is_promise && *wanted->text == '\0' && *wanted->due == '\0')
    why = _("a promise needs what is promised, or by when (give a text or a day)");
  else if (!is_promise && *wanted->due != '\0')
    why = _("only a promise has a day (take the day away, or make it a promise)");
  if (why == NULL)
    return *wanted->due == '\0' || yishi_date_check (wanted->due, error);

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("the statement was not recorded: %s"), why);
  return FALSE;
}

/* Whether the record says just this; an item that there is not is NOT_FOUND. */
static gboolean
find_difference (YishiDb               *db,
                 const YishiStatement  *wanted,
                 gboolean              *differs,
                 GError               **error)
{
  gint64 n_items, n_same, n_any;

  if (!yishi_db_query_int (db, 0, &n_items, error, "SELECT count(*) FROM item WHERE id = ?1", "i", wanted->item) ||
      !yishi_db_query_int (db, 0, &n_any, error, "SELECT count(*) FROM statement WHERE item = ?1 AND party = ?2", "it",
                           wanted->item, wanted->party) ||
      !yishi_db_query_int (db, 0, &n_same, error,
                           "SELECT count(*) FROM statement WHERE item = ?1 AND party = ?2 AND position = ?3"
                           " AND text = ?4 AND due = ?5",
                           "itttt", wanted->item, wanted->party, wanted->position, wanted->text, wanted->due))
    return FALSE;
  if (n_items == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("nothing was recorded: the meeting has no such item (look at its agenda)"));
      return FALSE;
    }

  *differs = *wanted->position == '\0' ? n_any > 0 : n_same == 0;
  return TRUE;
}

gboolean
yishi_db_set_statement (YishiDb               *db,
                        const YishiStatement  *statement,
                        GError               **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autofree char *text = yishi_db_strip (statement->text);
  YishiStatement wanted = *statement;
  gboolean differs;

  wanted.text = text;
  wanted.position = statement->position != NULL ? statement->position : (char *) "";
  wanted.due = statement->due != NULL ? statement->due : (char *) "";
  if (!check_statement (&wanted, error) || !yishi_transaction_begin (&transaction, db, error) ||
      !find_difference (db, &wanted, &differs, error))
    return FALSE;
  if (!differs)
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", wanted.item);
  yishi_json_string (body, "party", wanted.party);
  yishi_json_string (body, "position", wanted.position);
  yishi_json_string (body, "text", wanted.text);
  yishi_json_string (body, "due", wanted.due);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "statement.set", body, error) != 0 && yishi_transaction_commit (&transaction, error);
}
