/* yishi-db-vote.c - a vote: its rule and roll frozen when it opens, its voters found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-vote-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-agenda.h"
#include "yishi-db-private.h"
#include "yishi-db-record.h"
#include "yishi-db-roll-private.h"
#include "yishi-journal.h"
#include "yishi-unit-name.h"

/**
 * yishi_item_find_rule:
 *
 * The rule that was asked for by name, else that of the matter (art. 278), else
 * that of the kind of item; a matter without a number is an ordinary one (⑨),
 * electing the committee (③) has a rule of its own, and so has a straw poll
 * between options.
 */
YishiRule *
yishi_item_find_rule (const YishiItem  *item,
                      YishiRulePack    *pack,
                      GError          **error)
{
  YishiRule *rule = NULL;

  if (item->rule != NULL && *item->rule != '\0')
    {
      rule = yishi_rule_pack_lookup (pack, item->rule);
      return rule != NULL ? yishi_rule_ref (rule) : yishi_rule_find (item->rule, error);
    }

  /* A pack that has no rule for options counts yes and no. */
  if (strcmp (item->kind, "straw") == 0 && item->candidates != NULL && *item->candidates != NULL)
    rule = yishi_rule_pack_lookup (pack, "straw-options");
  if (rule != NULL)
    return yishi_rule_ref (rule);

  if (item->matter != 0 && strcmp (item->kind, "election") != 0)
    rule = yishi_rule_pack_rule_for_matter (pack, item->matter);
  else
    rule = yishi_rule_pack_rule_for_kind (pack, item->kind);

  return rule != NULL ? yishi_rule_ref (rule) : NULL;
}

void
yishi_vote_free (YishiVote *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->rule, yishi_rule_unref);
  g_free (self->roll_sha256);
  g_free (self->from);
  g_free (self->until);
  g_free (self->opened);
  g_free (self->closed);
  g_free (self->casting);
  g_free (self);
}

/* A rule is read from its text once: every ballot asks for it. */
static YishiRule *
find_frozen_rule (YishiDb     *db,
                  const char  *text,
                  GError     **error)
{
  YishiRule *rule = g_hash_table_lookup (db->rules, text);

  if (rule == NULL)
    {
      rule = yishi_rule_from_text (text, error);
      if (rule == NULL)
        return NULL;
      g_hash_table_insert (db->rules, g_strdup (text), rule);
    }

  return yishi_rule_ref (rule);
}

gboolean
yishi_db_load_vote (YishiDb    *db,
                    gint64      item,
                    YishiVote **vote,
                    GError    **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT item, roll_version, roll_sha256, heads, area, with_clause,"
                                            " from_day, until_day, opened, closed, members, present, rule, casting"
                                            " FROM vote WHERE item = ?1",
                                            "i", item);
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;
  g_autoptr(YishiVote) self = NULL;

  *vote = NULL;
  if (status <= 0)
    return status == 0;

  self = g_new0 (YishiVote, 1);
  self->item = sqlite3_column_int64 (statement, 0);
  self->roll_version = sqlite3_column_int64 (statement, 1);
  self->roll_sha256 = yishi_db_dup (statement, 2);
  self->roll.heads = sqlite3_column_int64 (statement, 3);
  self->roll.area = sqlite3_column_int64 (statement, 4);
  self->with_clause = sqlite3_column_int (statement, 5);
  self->from = yishi_db_dup (statement, 6);
  self->until = yishi_db_dup (statement, 7);
  self->opened = yishi_db_dup (statement, 8);
  self->closed = yishi_db_dup (statement, 9);
  self->members = sqlite3_column_int64 (statement, 10);
  self->present = sqlite3_column_int64 (statement, 11);
  self->casting = yishi_db_dup (statement, 13);
  self->rule = find_frozen_rule (db, yishi_db_text (statement, 12), error);
  sqlite3_reset (statement);

  if (self->rule == NULL)
    return FALSE;
  *vote = g_steal_pointer (&self);
  return TRUE;
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: %s says why, and what to do */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("the vote was not opened: %s"), why);
  return FALSE;
}

/**
 * yishi_db_measure_roll:
 * @scope: "" for the whole roll
 * @version: of the roll
 * @roll: (out): persons and area of that part, with parking if @with_parking
 */
gboolean
yishi_db_measure_roll (YishiDb     *db,
                       const char  *scope,
                       gint64       version,
                       gboolean     with_parking,
                       YishiCount  *roll,
                       GError     **error)
{
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;
  sqlite3_stmt *statement;

  if (*scope != '\0' && !yishi_scope_parse (scope, &building, &stair, error))
    return FALSE;

  statement = yishi_db_query (db, error,
                              "SELECT count(DISTINCT person), ifnull(sum(area), 0),"
                              "  ifnull(sum(parking_area), 0) FROM unit WHERE first_version <= ?3"
                              "  AND (last_version IS NULL OR last_version >= ?3)"
                              "  AND (?1 IS NULL OR building = ?1) AND (?2 IS NULL OR stair = ?2)",
                              "tti", building, stair, version);
  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return FALSE;

  roll->heads = sqlite3_column_int64 (statement, 0);
  roll->area = sqlite3_column_int64 (statement, 1) + (with_parking ? sqlite3_column_int64 (statement, 2) : 0);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
freeze_roll (YishiDb          *db,
             const YishiItem  *item,
             YishiVote        *vote,
             GError          **error)
{
  sqlite3_stmt *statement;

  if (!yishi_db_newest_roll (db, &vote->roll_version, error) ||
      !yishi_db_measure_roll (db, item->scope, vote->roll_version, vote->rule->counts_parking, &vote->roll, error))
    return FALSE;
  if (vote->roll.heads == 0 && *item->scope != '\0')
    return refuse (error, _("the roll has no unit in “%s” (check the scope, or import the roll first)"),
                   item->scope);
  if (vote->roll.heads == 0)
    return refuse (error, _("there is no roll yet (import it first)"));

  statement = yishi_db_query (db, error, "SELECT sha256 FROM roll_version WHERE version = ?1", "i",
                              vote->roll_version);
  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return FALSE;
  vote->roll_sha256 = yishi_db_dup (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/* Hands are counted in these; the roll plays no part. */
static gboolean
counts_hands (const YishiItem *item)
{
  static const char *const kinds[] = { "straw", "committee", "rating", NULL };

  return g_strv_contains (kinds, item->kind);
}

static gboolean
check_window (const char  *from,
              const char  *until,
              GError     **error)
{
  if ((from != NULL && !yishi_date_check (from, error)) || (until != NULL && !yishi_date_check (until, error)))
    return FALSE;
  if (from != NULL && until != NULL && yishi_date_days_between (from, until) < 0)
    return refuse (error, _("its last day %s comes before its first day %s (change one of them)"), until, from);

  return TRUE;
}

static YishiVote *
prepare_vote (YishiDb          *db,
              const YishiItem  *item,
              GError          **error)
{
  g_autoptr(YishiVote) vote = g_new0 (YishiVote, 1);
  g_autoptr(YishiRecordInfo) info = yishi_db_get_info (db, error);
  g_autoptr(YishiRulePack) pack = info != NULL ? yishi_rule_pack_find (info->pack, error) : NULL;
  g_autoptr(GError) local_error = NULL;
  gint64 n_units;

  if (pack == NULL || !yishi_db_query_int (db, 0, &n_units, error, "SELECT count(*) FROM unit", ""))
    return NULL;

  if (item->withdrawn != NULL && *item->withdrawn != '\0')
    {
      refuse (error, _("the item was withdrawn (put it back on the agenda first)"));
      return NULL;
    }

  vote->rule = yishi_item_find_rule (item, pack, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (vote->rule == NULL)
    {
      refuse (error, _("an item of the kind “%s” is not voted on (add it as a matter, straw, election, "
                       "committee or rating)"),
              item->kind);
      return NULL;
    }

  vote->with_clause = *info->silence_clause != '\0' && vote->rule->silence != YISHI_SILENCE_FORBIDDEN;
  if (counts_hands (item) && n_units == 0)
    vote->roll_sha256 = g_strdup ("");
  else if (!freeze_roll (db, item, vote, error))
    return NULL;

  return g_steal_pointer (&vote);
}

static gboolean
append_opening (YishiDb          *db,
                const YishiItem  *item,
                const YishiVote  *vote,
                const char       *from,
                const char       *until,
                GError          **error)
{
  g_autofree char *rule = yishi_rule_to_text (vote->rule);
  g_autoptr(YishiJson) body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_string (body, "rule", rule);
  yishi_json_int (body, "roll_version", vote->roll_version);
  yishi_json_string (body, "roll_sha256", vote->roll_sha256);
  yishi_json_int (body, "heads", vote->roll.heads);
  yishi_json_int (body, "area", vote->roll.area);
  yishi_json_int (body, "with_clause", vote->with_clause ? 1 : 0);
  yishi_json_string (body, "from", from != NULL ? from : "");
  yishi_json_string (body, "until", until != NULL ? until : "");
  yishi_json_end_object (body);
  return yishi_journal_append (db, "vote.opened", body, error) != 0;
}

static YishiVote *
open_vote (YishiDb          *db,
           const YishiItem  *item,
           const char       *from,
           const char       *until,
           GError          **error)
{
  /* It may have been changed or withdrawn since the caller looked. */
  g_autoptr(YishiItem) current = yishi_db_get_item (db, item->id, error);
  g_autoptr(YishiVote) prepared = current != NULL ? prepare_vote (db, current, error) : NULL;
  YishiVote *vote = NULL;

  if (prepared == NULL || !append_opening (db, item, prepared, from, until, error) ||
      !yishi_db_load_vote (db, item->id, &vote, error))
    return NULL;

  return vote;
}

/**
 * yishi_db_append_opening:
 *
 * Opens the vote within the caller's transaction; see yishi_db_open_vote().
 */
gboolean
yishi_db_append_opening (YishiDb          *db,
                         const YishiItem  *item,
                         const char       *from,
                         const char       *until,
                         GError          **error)
{
  g_autoptr(YishiVote) existing = NULL;
  g_autoptr(YishiVote) vote = NULL;

  if (!check_window (from, until, error) || !yishi_db_load_vote (db, item->id, &existing, error))
    return FALSE;
  if (existing != NULL)
    {
      gboolean is_open = *existing->closed == '\0';
      g_autofree char *when = yishi_instant_describe (is_open ? existing->opened : existing->closed);

      return refuse (error,
                     is_open ? _("it is open already, since %s (go on with it)")
                             : _("it was closed at %s (put the matter on a new item to vote again)"),
                     when);
    }

  vote = open_vote (db, item, from, until, error);
  return vote != NULL;
}

gboolean
yishi_db_open_vote (YishiDb          *db,
                    const YishiItem  *item,
                    const char       *from,
                    const char       *until,
                    GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };

  return yishi_transaction_begin (&transaction, db, error) && yishi_db_append_opening (db, item, from, until, error) &&
         yishi_transaction_commit (&transaction, error);
}

YishiVote *
yishi_db_need_open_vote (YishiDb          *db,
                         const YishiItem  *item,
                         GError          **error)
{
  g_autoptr(YishiVote) vote = NULL;
  g_autofree char *when = NULL;

  if (!yishi_db_load_vote (db, item->id, &vote, error))
    return NULL;
  if (vote == NULL)
    return open_vote (db, item, NULL, NULL, error);
  if (*vote->closed == '\0')
    return g_steal_pointer (&vote);

  when = yishi_instant_describe (vote->closed);
  /* Translators: an item's number and an instant */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("nothing was changed: the vote on item %d was closed at %s (what came later can be noted with "
                 "the answer “late”, which is not counted)"),
               item->number, when);
  return NULL;
}

YishiVote *
yishi_db_need_vote (YishiDb          *db,
                    const YishiItem  *item,
                    GError          **error)
{
  YishiVote *vote;

  if (!yishi_db_load_vote (db, item->id, &vote, error))
    return NULL;
  if (vote == NULL)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                 _("there is no vote on item %d yet (open it, or import its ballots)"),
                 item->number);
  return vote;
}

void
yishi_voter_clear (YishiVoter *self)
{
  g_clear_pointer (&self->name, g_free);
}

YishiVoterStatus
yishi_db_find_voter (YishiDb          *db,
                     const YishiVote  *vote,
                     const YishiItem  *item,
                     const char       *unit,
                     YishiVoter       *voter,
                     GError          **error)
{
  g_autofree char *name = yishi_unit_name_normalize (unit);
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;
  sqlite3_stmt *statement;
  int status;

  if (name == NULL)
    return YISHI_VOTER_UNKNOWN;

  statement = yishi_db_query (db, error,
                              "SELECT number, person, area, parking_area, building, stair FROM unit"
                              " WHERE unit = ?1 AND first_version <= ?2"
                              " AND (last_version IS NULL OR last_version >= ?2)",
                              "ti", name, vote->roll_version);
  status = statement != NULL ? yishi_db_step (db, statement, error) : -1;
  if (status <= 0)
    return status == 0 ? YISHI_VOTER_UNKNOWN : YISHI_VOTER_FAILED;

  voter->number = sqlite3_column_int64 (statement, 0);
  voter->person = sqlite3_column_int64 (statement, 1);
  voter->area = sqlite3_column_int64 (statement, 2) +
                (vote->rule->counts_parking ? sqlite3_column_int64 (statement, 3) : 0);

  status = YISHI_VOTER_FOUND;
  if (*item->scope != '\0' && yishi_scope_parse (item->scope, &building, &stair, NULL) &&
      ((building != NULL && strcmp (building, yishi_db_text (statement, 4)) != 0) ||
       (stair != NULL && strcmp (stair, yishi_db_text (statement, 5)) != 0)))
    status = YISHI_VOTER_OUT_OF_SCOPE;
  sqlite3_reset (statement);
  if (status == YISHI_VOTER_FOUND)
    voter->name = g_steal_pointer (&name);
  return status;
}

/* The number on the paper of what a person wrote: the number or the name. */
static int
find_candidate (const YishiItem *item,
                const char      *text)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (text, 10, 1, g_strv_length (item->candidates), &number, NULL))
    return number;

  for (int i = 0; item->candidates[i] != NULL; i++)
    if (strcmp (item->candidates[i], text) == 0)
      return i + 1;

  return 0;
}

/* "3>1", "1:2,甲:1", "1、3" → "3>1", "1:2,2:1", "1,3"; NULL if a name is unknown. */
static char *
normalize_marks (const YishiItem *item,
                 const char      *text)
{
  gboolean ranked = strchr (text, '>') != NULL;
  g_auto(GStrv) parts = NULL;
  g_autoptr(GString) marks = g_string_new (NULL);
  g_autoptr(GRegex) separators = g_regex_new (ranked ? "\\s*>\\s*" : "\\s*[,;、，；|\\s]\\s*", 0, 0, NULL);

  parts = g_regex_split (separators, text, 0);
  for (char **part = parts; *part != NULL; part++)
    {
      char *points = strpbrk (*part, ":");
      int number;

      if (points != NULL)
        *points++ = '\0';
      number = find_candidate (item, g_strstrip (*part));
      if (number == 0 || (points != NULL && !g_ascii_string_to_unsigned (points, 10, 0, 999, NULL, NULL)))
        return NULL;
      g_string_append_printf (marks, "%s%d", marks->len > 0 ? (ranked ? ">" : ",") : "", number);
      if (points != NULL)
        g_string_append_printf (marks, ":%s", points);
    }

  return marks->len > 0 ? g_strdup (marks->str) : NULL;
}

gboolean
yishi_read_choice (const YishiVote *vote,
                   const YishiItem *item,
                   const char      *text,
                   YishiChoice     *choice,
                   char           **marks)
{
  gboolean is_election = yishi_rule_is_election (vote->rule);
  gboolean is_choice = yishi_choice_parse (text, choice);

  *marks = NULL;
  if (is_choice && (!is_election || (*choice != YISHI_CHOICE_YES && *choice != YISHI_CHOICE_NO &&
                                     *choice != YISHI_CHOICE_FOLLOW)))
    *marks = g_strdup ("");
  else if (is_election)
    *marks = normalize_marks (item, text);
  if (is_election && !is_choice && *marks != NULL)
    *choice = YISHI_CHOICE_YES;

  return *marks != NULL;
}
