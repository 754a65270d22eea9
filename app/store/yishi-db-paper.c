/* yishi-db-paper.c - the ledger of ballots: issued, delivered, returned, void
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-ballot-private.h"
#include "yishi-db-private.h"
#include "yishi-journal.h"
#include "yishi-unit-name.h"

void
yishi_ballot_row_free (YishiBallotRow *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->choice);
  g_free (self->marks);
  g_free (self->channel);
  g_free (self->agent);
  g_free (self->teller);
  g_free (self->received);
  g_free (self->void_reason);
  g_free (self);
}

/* The columns of a ballot, by the roll of its vote. */
#define BALLOT_SQL                                                                                       \
  "SELECT b.id, u.unit, b.choice, b.marks, b.channel, b.agent, b.teller,"                                \
  " b.received, b.area, b.late, b.void_reason, b.replaced_by"                                            \
  " FROM ballot b JOIN vote v ON v.item = b.item"                                                        \
  " JOIN unit u ON u.number = b.unit AND u.first_version <= v.roll_version"                              \
  "  AND (u.last_version IS NULL OR u.last_version >= v.roll_version)"                                   \
  " WHERE b.item = ?1"

static YishiBallotRow *
read_ballot (sqlite3_stmt *statement)
{
  YishiBallotRow *row = g_new0 (YishiBallotRow, 1);

  row->id = sqlite3_column_int64 (statement, 0);
  row->unit = yishi_db_dup (statement, 1);
  row->choice = yishi_db_dup (statement, 2);
  row->marks = yishi_db_dup (statement, 3);
  row->channel = yishi_db_dup (statement, 4);
  row->agent = yishi_db_dup (statement, 5);
  row->teller = yishi_db_dup (statement, 6);
  row->received = yishi_db_dup (statement, 7);
  row->area = sqlite3_column_int64 (statement, 8);
  row->late = sqlite3_column_int (statement, 9);
  row->void_reason = yishi_db_dup (statement, 10);
  row->replaced_by = sqlite3_column_int64 (statement, 11);
  return row;
}

static GPtrArray *
read_ballots (YishiDb       *db,
              sqlite3_stmt  *statement,
              GError       **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_ballot_row_free);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_ptr_array_add (rows, read_ballot (statement));

  return status == 0 ? g_steal_pointer (&rows) : NULL;
}

GPtrArray *
yishi_db_list_ballots (YishiDb          *db,
                       const YishiItem  *item,
                       GError          **error)
{
  return read_ballots (db, yishi_db_query (db, error, BALLOT_SQL " ORDER BY b.id", "i", item->id), error);
}

GPtrArray *
yishi_db_list_last_ballots (YishiDb          *db,
                            const YishiItem  *item,
                            guint             n,
                            GError          **error)
{
  return read_ballots (db, yishi_db_query (db, error, BALLOT_SQL " ORDER BY b.id DESC LIMIT ?2", "ii", item->id,
                                           (gint64) n),
                       error);
}

GPtrArray *
yishi_db_find_unit_ballots (YishiDb          *db,
                            const YishiItem  *item,
                            const char       *unit,
                            GError          **error)
{
  g_autofree char *name = yishi_unit_name_normalize (unit);

  return read_ballots (db, yishi_db_query (db, error, BALLOT_SQL " AND u.unit = ?2 ORDER BY b.id DESC", "it",
                                           item->id, name),
                       error);
}

gboolean
yishi_db_get_ledger (YishiDb            *db,
                     const YishiItem    *item,
                     gint64              n_returned,
                     YishiBallotLedger  *ledger,
                     GError            **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT (SELECT count(*) FROM paper WHERE item = ?1 AND issued <> ''),"
                                            " (SELECT count(*) FROM paper WHERE item = ?1 AND delivered <> ''),"
                                            " iif(?2 >= 0, ?2, (SELECT count(*) FROM ballot WHERE item = ?1"
                                            "  AND void_reason = '' AND late = 0)),"
                                            " (SELECT count(*) FROM ballot WHERE item = ?1 AND void_reason <> ''),"
                                            " (SELECT count(*) FROM ballot WHERE item = ?1 AND late = 1"
                                            "  AND void_reason = '')",
                                            "ii", item->id, n_returned);

  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return FALSE;

  ledger->issued = sqlite3_column_int64 (statement, 0);
  ledger->delivered = sqlite3_column_int64 (statement, 1);
  ledger->returned = sqlite3_column_int64 (statement, 2);
  ledger->voided = sqlite3_column_int64 (statement, 3);
  ledger->late = sqlite3_column_int64 (statement, 4);
  sqlite3_reset (statement);
  return TRUE;
}

/* Numbers of the units that were named, or of all in the vote's scope. */
static GArray *
find_units (YishiDb             *db,
            const YishiItem     *item,
            const YishiVote     *vote,
            const char *const   *units,
            GError             **error)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;
  sqlite3_stmt *statement;
  int status = -1;

  for (gsize i = 0; units != NULL && units[i] != NULL; i++)
    {
      g_auto(YishiVoter) voter = { 0 };
      YishiVoterStatus found = yishi_db_find_voter (db, vote, item, units[i], &voter, error);

      if (found == YISHI_VOTER_FAILED)
        return NULL;
      if (found != YISHI_VOTER_FOUND)
        {
          g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                       _("nothing was recorded: this vote has no unit “%s” (write it as 3-2-501)"), units[i]);
          return NULL;
        }
      g_array_append_val (numbers, voter.number);
    }
  if (units != NULL)
    return g_steal_pointer (&numbers);

  if (*item->scope != '\0' && !yishi_scope_parse (item->scope, &building, &stair, error))
    return NULL;
  statement = yishi_db_query (db, error,
                              "SELECT number FROM unit WHERE first_version <= ?1"
                              " AND (last_version IS NULL OR last_version >= ?1)"
                              " AND (?2 IS NULL OR building = ?2) AND (?3 IS NULL OR stair = ?3) ORDER BY number",
                              "itt", vote->roll_version, building, stair);
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      gint64 number = sqlite3_column_int64 (statement, 0);

      g_array_append_val (numbers, number);
    }

  return status == 0 ? g_steal_pointer (&numbers) : NULL;
}

static void
write_numbers (YishiJson    *body,
               const GArray *numbers)
{
  yishi_json_begin_array (body, "units");
  for (guint i = 0; i < numbers->len; i++)
    yishi_json_int (body, NULL, g_array_index (numbers, gint64, i));
  yishi_json_end_array (body);
}

/* Drops units whose paper was issued already, so that issuing twice is harmless. */
static gboolean
drop_issued (YishiDb    *db,
             gint64      item,
             GArray     *numbers,
             GError    **error)
{
  for (guint i = numbers->len; i > 0; i--)
    {
      gint64 n;

      if (!yishi_db_query_int (db, 0, &n, error, "SELECT count(*) FROM paper WHERE item = ?1 AND unit = ?2", "ii",
                               item, g_array_index (numbers, gint64, i - 1)))
        return FALSE;
      if (n > 0)
        g_array_remove_index (numbers, i - 1);
    }

  return TRUE;
}

gboolean
yishi_db_issue_ballots (YishiDb            *db,
                        const YishiItem    *item,
                        const char *const  *units,
                        const char         *channel,
                        GError            **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiVote) vote = NULL;
  g_autoptr(GArray) numbers = NULL;

  if (channel == NULL)
    channel = "paper";
  if (!yishi_channel_check (channel, error) || !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  vote = yishi_db_need_open_vote (db, item, error);
  numbers = vote != NULL ? find_units (db, item, vote, units, error) : NULL;
  if (numbers == NULL || !drop_issued (db, item->id, numbers, error))
    return FALSE;
  if (numbers->len == 0)
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_string (body, "channel", channel);
  write_numbers (body, numbers);
  yishi_json_end_object (body);

  return yishi_journal_append (db, "ballots.issued", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_deliver_ballots (YishiDb            *db,
                          const YishiItem    *item,
                          const char *const  *units,
                          const char         *on,
                          const char         *evidence,
                          GError            **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiVote) vote = NULL;
  g_autoptr(GArray) numbers = NULL;

  if (evidence == NULL || *evidence == '\0')
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("no delivery was recorded: its evidence is missing (say who signed, or where it was posted)"));
      return FALSE;
    }
  if (!yishi_date_check (on, error) || !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  vote = yishi_db_need_open_vote (db, item, error);
  numbers = vote != NULL ? find_units (db, item, vote, units, error) : NULL;
  if (numbers == NULL)
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_string (body, "on", on);
  yishi_json_string (body, "evidence", evidence);
  write_numbers (body, numbers);
  yishi_json_end_object (body);

  return yishi_journal_append (db, "ballots.delivered", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}
