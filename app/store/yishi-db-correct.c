/* yishi-db-correct.c - a ballot is corrected by voiding it and putting another in its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-ballot-private.h"
#include "yishi-db-private.h"
#include "yishi-journal.h"

/* The ballot that is to be corrected, with what stays as it was. */
typedef struct
{
  gint64  id;
  char   *agent;     /* (owned) */
  char   *received;  /* (owned) */
} Faulty;

static void
clear_faulty (Faulty *self)
{
  g_clear_pointer (&self->agent, g_free);
  g_clear_pointer (&self->received, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Faulty, clear_faulty)

/* The one that counts, or else the one that is noted as late. */
static gboolean
find_ballot (YishiDb           *db,
             const YishiItem   *item,
             const YishiVoter  *voter,
             Faulty            *faulty,
             GError           **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT id, agent, received FROM ballot WHERE item = ?1 AND unit = ?2"
                                            " AND void_reason = '' ORDER BY late LIMIT 1",
                                            "ii", item->id, voter->number);
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;

  if (status > 0)
    {
      faulty->id = sqlite3_column_int64 (statement, 0);
      faulty->agent = yishi_db_dup (statement, 1);
      faulty->received = yishi_db_dup (statement, 2);
      sqlite3_reset (statement);
      return TRUE;
    }

  if (status == 0)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                 _("no ballot was voided: %s has none that counts (look at the ballots of the item)"), voter->name);
  return FALSE;
}

static gboolean
append_voiding (YishiDb          *db,
                const YishiItem  *item,
                gint64            ballot,
                const char       *unit,
                const char       *reason,
                gint64            replaced_by,
                GError          **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_int (body, "ballot", ballot);
  yishi_json_string (body, "unit", unit);
  yishi_json_string (body, "reason", reason);
  yishi_json_int (body, "replaced_by", replaced_by);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "ballot.voided", body, error) != 0;
}

/* The paper came in when it came in, and through whom it came: only what was
 * read from it changes, so deadline and agent are judged as they were. */
static gboolean
append_replacement (YishiDb           *db,
                    const YishiItem   *item,
                    YishiVote         *vote,
                    const YishiVoter  *voter,
                    const Faulty      *faulty,
                    const char        *choice,
                    const char        *channel,
                    const char        *teller,
                    GError           **error)
{
  const YishiBallotEntry entry = { voter->name, choice, faulty->agent, faulty->received, 0 };
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GPtrArray) issues = NULL;

  return yishi_ballots_append (db, item, vote, &entry, 1, channel, teller, FALSE, &ids, &issues, error);
}

static gboolean
check_reason (const char  *reason,
              GError     **error)
{
  if (reason != NULL && *reason != '\0')
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("no ballot was voided: a reason is missing (give it with --reason)"));
  return FALSE;
}

static gboolean
find_voter (YishiDb          *db,
            const YishiVote  *vote,
            const YishiItem  *item,
            const char       *unit,
            YishiVoter       *voter,
            GError          **error)
{
  YishiVoterStatus status = yishi_db_find_voter (db, vote, item, unit, voter, error);

  if (status != YISHI_VOTER_FOUND && status != YISHI_VOTER_FAILED)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                 _("no ballot was voided: this vote has no unit “%s” (write it as 3-2-501)"), unit);
  return status == YISHI_VOTER_FOUND;
}

gboolean
yishi_db_void_ballot (YishiDb          *db,
                      const YishiItem  *item,
                      const char       *unit,
                      const char       *reason,
                      const char       *choice,
                      const char       *channel,
                      const char       *teller,
                      GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiVote) vote = NULL;
  g_auto(YishiVoter) voter = { 0 };
  g_auto(Faulty) faulty = { 0 };
  gint64 last;

  if (channel == NULL)
    channel = "paper";
  if (!check_reason (reason, error) || !yishi_channel_check (channel, error) ||
      !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  vote = yishi_db_need_open_vote (db, item, error);
  if (vote == NULL || !find_voter (db, vote, item, unit, &voter, error) ||
      !find_ballot (db, item, &voter, &faulty, error) ||
      !yishi_db_query_int (db, 0, &last, error, "SELECT max(id) FROM ballot", ""))
    return FALSE;

  return append_voiding (db, item, faulty.id, voter.name, reason, choice != NULL ? last + 1 : 0, error) &&
         (choice == NULL ||
          append_replacement (db, item, vote, &voter, &faulty, choice, channel, teller, error)) &&
         yishi_transaction_commit (&transaction, error);
}
