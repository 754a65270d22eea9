/* yishi-db-thanks.c - what was given to the community, and who is thanked for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-room-private.h"
#include "yishi-journal.h"

#define MAX_TEXT_BYTES 2000

GPtrArray *
yishi_db_list_thanks (YishiDb  *db,
                      gint64    meeting,
                      GError  **error)
{
  g_autoptr(GPtrArray) thanks = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_thanks_free);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT id, donor, named, gift, purpose FROM thanks WHERE meeting = ?1"
                                            " ORDER BY id",
                                            "i", meeting);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiThanks *row = g_new0 (YishiThanks, 1);

      row->id = sqlite3_column_int64 (statement, 0);
      row->donor = yishi_db_dup (statement, 1);
      row->is_named = sqlite3_column_int (statement, 2);
      row->gift = yishi_db_dup (statement, 3);
      row->purpose = yishi_db_dup (statement, 4);
      g_ptr_array_add (thanks, row);
    }

  return status == 0 ? g_steal_pointer (&thanks) : NULL;
}

/* Who gave what, without blanks around it. */
static gboolean
read_thanks (const YishiThanks  *wanted,
             YishiThanks        *read,
             GError            **error)
{
  if (!yishi_db_check_text (wanted->donor, MAX_TEXT_BYTES, error) ||
      !yishi_db_check_text (wanted->gift, MAX_TEXT_BYTES, error) ||
      !yishi_db_check_text (wanted->purpose, MAX_TEXT_BYTES, error))
    return FALSE;

  read->donor = yishi_db_strip (wanted->donor);
  read->gift = yishi_db_strip (wanted->gift);
  read->purpose = yishi_db_strip (wanted->purpose);
  read->is_named = wanted->is_named;
  if (*read->donor != '\0' && *read->gift != '\0')
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("nothing was recorded: who gave something, or what, is missing (say both)"));
  return FALSE;
}

static void
clear_thanks (YishiThanks *self)
{
  g_free (self->donor);
  g_free (self->gift);
  g_free (self->purpose);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiThanks, clear_thanks)

static void
write_thanks (YishiJson         *body,
              const YishiThanks *thanks)
{
  yishi_json_string (body, "donor", thanks->donor);
  yishi_json_int (body, "named", thanks->is_named);
  yishi_json_string (body, "gift", thanks->gift);
  yishi_json_string (body, "purpose", thanks->purpose);
}

gboolean
yishi_db_add_thanks (YishiDb            *db,
                     gint64              meeting,
                     const YishiThanks  *thanks,
                     gint64             *id,
                     GError            **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_auto(YishiThanks) read = { 0 };
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 last;

  if (!read_thanks (thanks, &read, error) || !yishi_transaction_begin (&transaction, db, error) ||
      !yishi_db_query_int (db, 0, &last, error, YISHI_LAST_ID ("thanks"), ""))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", last + 1);
  yishi_json_int (body, "meeting", meeting);
  write_thanks (body, &read);
  yishi_json_end_object (body);
  if (yishi_journal_append (db, "thanks.added", body, error) == 0 || !yishi_transaction_commit (&transaction, error))
    return FALSE;

  if (id != NULL)
    *id = last + 1;
  return TRUE;
}

/* Within the caller's transaction. @is_same: (out) (optional): whether that is what it says */
static gboolean
need_thanks (YishiDb            *db,
             gint64              meeting,
             gint64              id,
             const YishiThanks  *wanted,
             gboolean           *is_same,
             GError            **error)
{
  g_autoptr(GPtrArray) all = yishi_db_list_thanks (db, meeting, error);

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const YishiThanks *now = all->pdata[i];

      if (now->id != id)
        continue;
      if (is_same != NULL)
        *is_same = strcmp (now->donor, wanted->donor) == 0 && strcmp (now->gift, wanted->gift) == 0 &&
                   strcmp (now->purpose, wanted->purpose) == 0 && now->is_named == wanted->is_named;
      return TRUE;
    }

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
               _("nothing was recorded: the meeting has no gift of that number (“yishi thanks list” shows those there"
                 " are)"));
  return FALSE;
}

gboolean
yishi_db_change_thanks (YishiDb            *db,
                        gint64              meeting,
                        const YishiThanks  *thanks,
                        GError            **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_auto(YishiThanks) read = { 0 };
  g_autoptr(YishiJson) body = yishi_json_new ();
  gboolean is_same;

  if (!read_thanks (thanks, &read, error) || !yishi_transaction_begin (&transaction, db, error) ||
      !need_thanks (db, meeting, thanks->id, &read, &is_same, error))
    return FALSE;
  if (is_same)
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", thanks->id);
  write_thanks (body, &read);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "thanks.changed", body, error) != 0 && yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_remove_thanks (YishiDb  *db,
                        gint64    meeting,
                        gint64    id,
                        GError  **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();

  if (!yishi_transaction_begin (&transaction, db, error) || !need_thanks (db, meeting, id, NULL, NULL, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "thanks.removed", body, error) != 0 && yishi_transaction_commit (&transaction, error);
}
