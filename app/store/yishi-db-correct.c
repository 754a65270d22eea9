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

static gboolean
find_ballot (YishiDb           *db,
             const YishiItem   *item,
             const YishiVoter  *voter,
             gint64            *ballot,
             GError           **error)
{
  if (!yishi_db_query_int (db, 0, ballot, error,
                           "SELECT id FROM ballot WHERE item = ?1 AND unit = ?2 AND void_reason = '' AND late = 0",
                           "ii", item->id, voter->number))
    return FALSE;
  if (*ballot > 0)
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
               _("no ballot was voided: %s has none that counts (“yishi ballot list” shows them all)"), voter->name);
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

static gboolean
append_replacement (YishiDb           *db,
                    const YishiItem   *item,
                    const YishiVoter  *voter,
                    gint64             id,
                    YishiChoice        choice,
                    const char        *marks,
                    const char        *channel,
                    const char        *teller,
                    GError           **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_string (body, "channel", channel);
  yishi_json_string (body, "teller", teller != NULL ? teller : "");
  yishi_json_begin_array (body, "ballots");
  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_string (body, "unit", voter->name);
  yishi_json_int (body, "number", voter->number);
  yishi_json_int (body, "person", voter->person);
  yishi_json_int (body, "area", voter->area);
  yishi_json_string (body, "choice", yishi_choice_to_string (choice));
  if (*marks != '\0')
    yishi_json_string (body, "marks", marks);
  if (choice == YISHI_CHOICE_LATE)
    yishi_json_int (body, "late", 1);
  yishi_json_end_object (body);
  yishi_json_end_array (body);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "ballots.returned", body, error) != 0;
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

/* The voter and, if there is to be a replacement, its answer. */
static gboolean
read_correction (YishiDb          *db,
                 const YishiVote  *vote,
                 const YishiItem  *item,
                 const char       *unit,
                 const char       *text,
                 YishiVoter       *voter,
                 YishiChoice      *choice,
                 char            **marks,
                 GError          **error)
{
  YishiVoterStatus status = yishi_db_find_voter (db, vote, item, unit, voter, error);

  if (status == YISHI_VOTER_FAILED)
    return FALSE;
  if (status != YISHI_VOTER_FOUND)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("no ballot was voided: this vote has no unit “%s” (write it as 3-2-501)"), unit);
      return FALSE;
    }
  if (text == NULL || yishi_read_choice (vote, item, text, choice, marks))
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("no ballot was voided: “%s” is no answer on this ballot (take yes, no, abstain, follow, blank or "
                 "invalid)"),
               text);
  return FALSE;
}

gboolean
yishi_db_void_ballot (YishiDb          *db,
                      const YishiItem  *item,
                      const char       *unit,
                      const char       *reason,
                      const char       *choice_text,
                      const char       *channel,
                      const char       *teller,
                      GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiVote) vote = NULL;
  g_auto(YishiVoter) voter = { 0 };
  g_autofree char *marks = NULL;
  YishiChoice choice = YISHI_CHOICE_INVALID;
  gint64 ballot, last;

  if (channel == NULL)
    channel = "paper";
  if (!check_reason (reason, error) || !yishi_channel_check (channel, error) ||
      !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  vote = yishi_db_need_open_vote (db, item, error);
  if (vote == NULL || !read_correction (db, vote, item, unit, choice_text, &voter, &choice, &marks, error) ||
      !find_ballot (db, item, &voter, &ballot, error) ||
      !yishi_db_query_int (db, 0, &last, error, "SELECT max(id) FROM ballot", ""))
    return FALSE;

  return append_voiding (db, item, ballot, voter.name, reason, choice_text != NULL ? last + 1 : 0, error) &&
         (choice_text == NULL ||
          append_replacement (db, item, &voter, last + 1, choice, marks, channel, teller, error)) &&
         yishi_transaction_commit (&transaction, error);
}
