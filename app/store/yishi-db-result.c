/* yishi-db-result.c - the result of a vote: shown while it is open, sealed when it closes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-result-private.h"
#include "yishi-journal.h"

void
yishi_result_free (YishiResult *self)
{
  if (self == NULL)
    return;

  g_free (self->meeting);
  g_free (self->title);
  g_free (self->scope);
  g_free (self->state);
  g_free (self->opened);
  g_free (self->closed);
  g_clear_pointer (&self->rule, yishi_rule_unref);
  g_free (self->roll_sha256);
  g_clear_pointer (&self->tally, yishi_tally_free);
  g_clear_pointer (&self->election, yishi_election_free);
  g_clear_pointer (&self->defects, g_ptr_array_unref);
  g_clear_pointer (&self->defect_notes, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_date (YishiDb      *db,
           gint64        meeting,
           char        **date,
           GError      **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT date FROM meeting WHERE id = ?1", "i", meeting);

  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return FALSE;

  *date = yishi_db_dup (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/* All of the result but the counts themselves. */
static YishiResult *
describe_vote (YishiDb          *db,
               const YishiItem  *item,
               const YishiVote  *vote,
               gint64            n_returned,
               GError          **error)
{
  g_autoptr(YishiResult) self = g_new0 (YishiResult, 1);

  self->item = item->number;
  self->title = g_strdup (item->title);
  self->scope = g_strdup (item->scope);
  self->state = g_strdup (*vote->closed == '\0' ? "open" : "closed");
  self->opened = g_strdup (vote->opened);
  self->closed = g_strdup (vote->closed);
  self->rule = yishi_rule_ref (vote->rule);
  self->roll_version = vote->roll_version;
  self->roll_sha256 = g_strdup (vote->roll_sha256);
  self->present = vote->present;
  self->defects = g_ptr_array_new_with_free_func (g_free);
  self->defect_notes = g_ptr_array_new_with_free_func (g_free);

  if (!read_date (db, item->meeting, &self->meeting, error) ||
      !yishi_db_find_defects (db, item, vote, self->defects, self->defect_notes, error) ||
      !yishi_db_get_ledger (db, item, n_returned, &self->ledger, error))
    return NULL;

  return g_steal_pointer (&self);
}

YishiResult *
yishi_db_get_result (YishiDb          *db,
                     const YishiItem  *item,
                     GError          **error)
{
  g_autoptr(YishiVote) vote = yishi_db_need_vote (db, item, error);
  g_autoptr(YishiTally) tally = NULL;
  g_autoptr(YishiElection) election = NULL;
  YishiResult *self;
  gint64 n_returned;

  if (vote == NULL || !yishi_db_count_vote (db, item, vote, &tally, &election, &n_returned, error))
    return NULL;
  self = describe_vote (db, item, vote, n_returned, error);
  if (self == NULL)
    return NULL;

  self->tally = g_steal_pointer (&tally);
  self->election = g_steal_pointer (&election);
  return self;
}

/* It is opened for good and then taken back: so it cannot differ from what opening does. */
YishiResult *
yishi_db_foresee_vote (YishiDb          *db,
                       const YishiItem  *item,
                       const char       *from,
                       const char       *until,
                       GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };

  if (!yishi_transaction_begin (&transaction, db, error) || !yishi_db_append_opening (db, item, from, until, error))
    return NULL;

  return yishi_db_get_result (db, item, error);
}

static void
write_ledger (YishiJson               *json,
              const YishiBallotLedger *ledger)
{
  yishi_json_begin_object (json, "ballots");
  yishi_json_int (json, "issued", ledger->issued);
  yishi_json_int (json, "delivered", ledger->delivered);
  yishi_json_int (json, "returned", ledger->returned);
  yishi_json_int (json, "void", ledger->voided);
  yishi_json_int (json, "late", ledger->late);
  yishi_json_end_object (json);
}

static void
write_texts (YishiJson       *json,
             const char      *key,
             const GPtrArray *texts)
{
  yishi_json_begin_array (json, key);
  for (guint i = 0; i < texts->len; i++)
    yishi_json_string (json, NULL, texts->pdata[i]);
  yishi_json_end_array (json);
}

void
yishi_result_write_json (YishiResult *self,
                         YishiJson   *json,
                         const char  *language)
{
  g_return_if_fail (self != NULL && json != NULL);

  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "meeting", self->meeting);
  yishi_json_int (json, "item", self->item);
  yishi_json_string (json, "title", self->title);
  yishi_json_string (json, "rule", self->rule->id);
  yishi_json_string (json, "pack", self->rule->pack);
  yishi_json_int (json, "pack_version", self->rule->pack_version);
  yishi_json_string (json, "article", self->rule->article);
  yishi_json_string (json, "scope", self->scope);
  yishi_json_string (json, "state", self->state);
  yishi_json_string (json, "opened", self->opened);
  yishi_json_string (json, "closed", self->closed);
  yishi_json_int (json, "roll_version", self->roll_version);
  yishi_json_string (json, "roll_sha256", self->roll_sha256);
  if (self->tally != NULL)
    yishi_tally_write_json (self->tally, json, language);
  else
    yishi_election_write_json (self->election, json, language);
  write_texts (json, "defects", self->defects);
  write_texts (json, "defect_notes", self->defect_notes);
  write_ledger (json, &self->ledger);
  yishi_json_end_object (json);
}

static void
seal_count (YishiJson  *json,
            const char *key,
            YishiCount  count)
{
  yishi_json_begin_object (json, key);
  yishi_json_int (json, "heads", count.heads);
  yishi_json_area (json, "area", count.area);
  yishi_json_end_object (json);
}

/* Late ballots may come after the closing and are no part of the result. */
static void
seal_answers (YishiJson        *json,
              const YishiCount *answers)
{
  for (int i = 0; i < YISHI_N_CHOICES; i++)
    if (i != YISHI_CHOICE_LATE)
      seal_count (json, yishi_choice_to_string (i), answers[i]);
}

static void
seal_tally (YishiJson        *json,
            const YishiTally *tally)
{
  yishi_json_string (json, "verdict",
                     tally->verdict != YISHI_VERDICT_NONE ? yishi_verdict_to_string (tally->verdict) : NULL);
  seal_count (json, "roll", tally->roll);
  seal_count (json, "participating", tally->participating);
  seal_answers (json, tally->answers);
  yishi_json_int (json, "split", tally->split_heads);
  seal_count (json, "approving", tally->approving);
  yishi_json_string (json, "with_clause",
                     tally->with_clause != NULL ? yishi_verdict_to_string (tally->with_clause->verdict) : NULL);
}

static void
seal_election (YishiJson           *json,
               const YishiElection *election)
{
  yishi_json_string (json, "verdict",
                     election->verdict != YISHI_VERDICT_NONE ? yishi_verdict_to_string (election->verdict) : NULL);
  seal_count (json, "roll", election->roll);
  seal_count (json, "participating", election->participating);
  seal_answers (json, election->answers);
  yishi_json_int (json, "elected", election->n_elected);
  yishi_json_begin_array (json, "candidates");
  for (gsize i = 0; i < election->n_candidates; i++)
    {
      const YishiCandidate *candidate = &election->candidates[i];

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "name", candidate->name);
      yishi_json_int (json, "heads", candidate->votes.heads);
      yishi_json_area (json, "area", candidate->votes.area);
      yishi_json_int (json, "share", candidate->share);
      yishi_json_int (json, "standing", candidate->standing);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
}

char *
yishi_result_seal_text (const YishiTally    *tally,
                        const YishiElection *election,
                        const GPtrArray     *defects)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  if (tally != NULL)
    seal_tally (json, tally);
  else
    seal_election (json, election);
  write_texts (json, "defects", defects);
  yishi_json_end_object (json);
  return yishi_json_free_to_text (json);
}

/* Counts the vote as it will read when it is closed, and seals that. */
static gboolean
append_closing (YishiDb          *db,
                const YishiItem  *item,
                YishiVote        *vote,
                YishiTally      **tally,
                YishiElection   **election,
                gint64           *n_returned,
                GError          **error)
{
  g_autoptr(GPtrArray) defects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autofree char *result = NULL;

  /* The period ends with the closing: what a check will read back. */
  g_free (vote->closed);
  vote->closed = yishi_clock_today (db->clock);
  if (!yishi_db_count_vote (db, item, vote, tally, election, n_returned, error) ||
      !yishi_db_find_defects (db, item, vote, defects, NULL, error))
    return FALSE;

  result = yishi_result_seal_text (*tally, *election, defects);
  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_raw (body, "result", result);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "vote.closed", body, error) != 0;
}

/* What tellers entered blind counts only when it is adopted: it may not be left
 * lying there. */
static gboolean
check_tellers (YishiDb          *db,
               const YishiItem  *item,
               GError          **error)
{
  gint64 n_waiting;

  if (!yishi_db_query_int (db, 0, &n_waiting, error,
                           "SELECT count(*) FROM teller_entry t WHERE t.item = ?1 AND NOT EXISTS"
                           " (SELECT 1 FROM ballot b WHERE b.item = ?1 AND b.unit = t.unit)",
                           "i", item->id))
    return FALSE;
  if (n_waiting == 0)
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("the vote was not closed: papers that the tellers entered are no ballots yet (compare them, then "
                 "“yishi teller adopt”)"));
  return FALSE;
}

gboolean
yishi_db_close_vote (YishiDb          *db,
                     const YishiItem  *item,
                     YishiResult     **result,
                     GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiVote) vote = NULL;
  g_autoptr(YishiVote) closed = NULL;
  g_autoptr(YishiTally) tally = NULL;
  g_autoptr(YishiElection) election = NULL;
  g_autoptr(YishiResult) described = NULL;
  gint64 n_returned;

  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  vote = yishi_db_need_open_vote (db, item, error);
  if (vote == NULL || !check_tellers (db, item, error) ||
      !append_closing (db, item, vote, &tally, &election, &n_returned, error) ||
      !yishi_db_load_vote (db, item->id, &closed, error))
    return FALSE;
  described = describe_vote (db, item, closed, n_returned, error);
  if (described == NULL || !yishi_transaction_commit (&transaction, error))
    return FALSE;

  described->tally = g_steal_pointer (&tally);
  described->election = g_steal_pointer (&election);
  if (result != NULL)
    *result = g_steal_pointer (&described);
  return TRUE;
}
