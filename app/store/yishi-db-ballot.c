/* yishi-db-ballot.c - ballots as they come in: checked, weighed, written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-ballot.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-ballot-private.h"
#include "yishi-db-private.h"
#include "yishi-db-vote-private.h"
#include "yishi-journal.h"
#include "yishi-mask.h"

/* A stack of ballots on its way into the journal. */
typedef struct
{
  YishiDb          *db;       /* (unowned) */
  const YishiItem  *item;     /* (unowned) */
  YishiVote        *vote;     /* (unowned) */
  YishiAgents      *agents;   /* (owned) who may vote for whom */
  GHashTable       *seen;     /* (owned) unit number → row, of this stack */
  YishiJson        *body;     /* (owned) */
  GArray           *ids;      /* (owned) gint64 */
  GPtrArray        *issues;   /* (owned) */
  const char       *channel;  /* (unowned) */
  gint64            next_id;
} Stack;

static void
clear_stack (Stack *self)
{
  g_clear_pointer (&self->agents, yishi_agents_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->body, yishi_json_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stack, clear_stack)

void
yishi_ballot_issue_free (YishiBallotIssue *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->code);
  g_free (self->message);
  g_free (self);
}

void
yishi_ballot_add_issue (GPtrArray              *issues,
                        const YishiBallotEntry *entry,
                        const char             *code,
                        char                   *message)
{
  YishiBallotIssue *issue = g_new0 (YishiBallotIssue, 1);

  issue->row = entry->row;
  issue->unit = yishi_mask_input (entry->unit);
  issue->code = g_strdup (code);
  issue->message = message;
  g_ptr_array_add (issues, issue);
}

/**
 * yishi_ballot_find_voter:
 *
 * Finds the voter of @entry, or says in @issues what is wrong with the unit.
 *
 * Returns: %FALSE with @error set only if the record failed; @voter has no name
 *   if there was an issue
 */
gboolean
yishi_ballot_find_voter (YishiDb                 *db,
                         const YishiVote         *vote,
                         const YishiItem         *item,
                         const YishiBallotEntry  *entry,
                         YishiVoter              *voter,
                         GPtrArray               *issues,
                         GError                 **error)
{
  g_autofree char *unit = yishi_mask_input (entry->unit);

  switch (yishi_db_find_voter (db, vote, item, entry->unit, voter, error))
    {
    case YISHI_VOTER_FOUND:
      return TRUE;
    case YISHI_VOTER_UNKNOWN:
      yishi_ballot_add_issue (issues, entry, "NO_UNIT",
                              g_strdup_printf (_("the roll has no unit “%s” (write it as 3-2-501)"), unit));
      return TRUE;
    case YISHI_VOTER_OUT_OF_SCOPE:
      yishi_ballot_add_issue (issues, entry, "OUT_OF_SCOPE",
                              g_strdup_printf (_("“%s” has no vote here: the matter concerns %s alone"), unit,
                                               item->scope));
      return TRUE;
    case YISHI_VOTER_FAILED:
    default:
      return FALSE;
    }
}

char *
yishi_channel_describe (const char *channel)
{
  if (strcmp (channel, "onsite") == 0)
    return g_strdup (C_("channel", "in the room"));
  if (strcmp (channel, "sweep") == 0)
    return g_strdup (C_("channel", "at the door"));
  if (strcmp (channel, "portal") == 0)
    return g_strdup (C_("channel", "over the portal"));

  return g_strdup (C_("channel", "on paper"));
}

/* @late is no parameter: an index holds the late ballots and another one the others,
 * and SQLite would look for the right one each time that it is bound anew. */
#define FIRST_BALLOT(late)                                                                         \
  "SELECT received, channel, teller, choice, marks FROM ballot"                                    \
  " WHERE item = ?1 AND unit = ?2 AND void_reason = '' AND late = " late

/* The sentence that a second ballot of one unit gets: the first one's time,
 * channel and teller. NULL if there is no first one. */
static char *
describe_first (Stack         *stack,
                const char    *name,
                gint64         number,
                gboolean       is_late,
                GError       **error)
{
  g_autofree char *channel = NULL;
  g_autofree char *time = NULL;
  sqlite3_stmt *statement = yishi_db_query (stack->db, error, is_late ? FIRST_BALLOT ("1") : FIRST_BALLOT ("0"),
                                            "ii", stack->item->id, number);
  char *message;
  int status = statement != NULL ? yishi_db_step (stack->db, statement, error) : -1;

  if (status <= 0)
    return NULL;

  time = yishi_instant_describe (yishi_db_text (statement, 0));
  channel = yishi_channel_describe (yishi_db_text (statement, 1));
  if (is_late)
    /* Translators: unit, instant, channel */
    message = g_strdup_printf (_("%s has a late ballot already: it came in at %s %s (one is enough)"), name, time,
                               channel);
  else if (*yishi_db_text (statement, 2) != '\0')
    /* Translators: unit, instant, channel, teller's name */
    message = g_strdup_printf (_("%s has voted already: its ballot came in at %s %s, entered by %s "
                                 "(to correct it, void that one with a reason)"),
                               name, time, channel, yishi_db_text (statement, 2));
  else
    /* Translators: unit, instant, channel */
    message = g_strdup_printf (_("%s has voted already: its ballot came in at %s %s "
                                 "(to correct it, void that one with a reason)"),
                               name, time, channel);
  sqlite3_reset (statement);
  return message;
}

/* One ballot a unit (C24): in this stack and in the record. */
static gboolean
check_first (Stack                   *stack,
             const YishiBallotEntry  *entry,
             const YishiVoter        *voter,
             gboolean                 is_late,
             gboolean                *is_first,
             GError                 **error)
{
  g_autoptr(GError) local_error = NULL;
  gpointer row;
  char *message;

  *is_first = FALSE;
  if (g_hash_table_lookup_extended (stack->seen, GSIZE_TO_POINTER ((gsize) voter->number), NULL, &row))
    {
      yishi_ballot_add_issue (stack->issues, entry, "DUPLICATE_BALLOT",
                              g_strdup_printf (_("%s stands twice in this list, first in row %u"), voter->name,
                                               GPOINTER_TO_UINT (row)));
      return TRUE;
    }

  message = describe_first (stack, voter->name, voter->number, is_late, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (message != NULL)
    {
      yishi_ballot_add_issue (stack->issues, entry, "DUPLICATE_BALLOT", message);
      return TRUE;
    }

  g_hash_table_insert (stack->seen, GSIZE_TO_POINTER ((gsize) voter->number), GUINT_TO_POINTER (entry->row));
  *is_first = TRUE;
  return TRUE;
}

static void
write_ballot (Stack            *stack,
              const YishiVoter *voter,
              YishiChoice       choice,
              const char       *marks,
              const char       *agent,
              const char       *received,
              gboolean          is_late)
{
  gint64 id = stack->next_id++;

  yishi_json_begin_object (stack->body, NULL);
  yishi_json_int (stack->body, "id", id);
  yishi_json_string (stack->body, "unit", voter->name);
  yishi_json_int (stack->body, "number", voter->number);
  yishi_json_int (stack->body, "person", voter->person);
  yishi_json_int (stack->body, "area", voter->area);
  yishi_json_string (stack->body, "choice", yishi_choice_to_string (choice));
  if (*marks != '\0')
    yishi_json_string (stack->body, "marks", marks);
  if (agent != NULL && *agent != '\0')
    yishi_json_string (stack->body, "agent", agent);
  if (received != NULL)
    yishi_json_string (stack->body, "received", received);
  if (is_late)
    yishi_json_int (stack->body, "late", 1);
  yishi_json_end_object (stack->body);
  g_array_append_val (stack->ids, id);
}

/* Reads when a ballot came in; "" and NULL stand for now. FALSE if it is no
 * time. @received: (out): as it is stored, NULL for the entry's own instant */
static gboolean
read_time (YishiDb          *db,
           const YishiVote  *vote,
           const char       *text,
           char            **received,
           gboolean         *is_late)
{
  g_autofree char *day = NULL;

  *received = NULL;
  if (text == NULL || *text == '\0')
    {
      day = yishi_clock_today (db->clock);
    }
  else
    {
      *received = yishi_clock_read (db->clock, text);
      if (*received == NULL)
        return FALSE;
      day = g_strndup (*received, 10);
    }

  /* C46: the last day ends at 24:00 (Civil Code art. 203). */
  *is_late = *vote->until != '\0' && strcmp (day, vote->until) > 0;
  return TRUE;
}

/* Whether what stands in the agent's place is the next mark of an election, after
 * a comma that was meant to separate two: `1-1-101,1,2`. */
static gboolean
is_cut_mark (Stack      *stack,
             const char *agent)
{
  return agent != NULL && yishi_rule_is_election (stack->vote->rule) &&
         g_ascii_string_to_unsigned (agent, 10, 1, g_strv_length (stack->item->candidates), NULL, NULL);
}

/* Checks one ballot and writes it, or notes what is wrong with it. */
static gboolean
add_entry (Stack                   *stack,
           const YishiBallotEntry  *entry,
           GError                 **error)
{
  g_auto(YishiVoter) voter = { 0 };
  g_autofree char *marks = NULL;
  g_autofree char *received = NULL;
  g_autofree char *why_not = NULL;
  YishiChoice choice;
  gboolean is_first = TRUE, is_late;

  if (!yishi_ballot_find_voter (stack->db, stack->vote, stack->item, entry, &voter, stack->issues, error))
    return FALSE;
  if (voter.name == NULL)
    return TRUE;

  if (is_cut_mark (stack, entry->agent))
    {
      yishi_ballot_add_issue (stack->issues, entry, "BAD_CHOICE",
                              g_strdup_printf (_("“%s” stands where the agent's name would, and is a candidate's "
                                                 "number (put ; between several, as 1;2)"),
                                               entry->agent));
      return TRUE;
    }
  if (!yishi_read_choice (stack->vote, stack->item, entry->choice, &choice, &marks))
    {
      g_autofree char *answer = yishi_mask_input (entry->choice);

      yishi_ballot_add_issue (stack->issues, entry, "BAD_CHOICE",
                              g_strdup_printf (_("“%s” is no answer on this ballot (take yes, no, abstain, follow, "
                                                 "blank or invalid; in an election the candidates' numbers)"),
                                               answer));
      return TRUE;
    }
  if (!read_time (stack->db, stack->vote, entry->received, &received, &is_late))
    {
      yishi_ballot_add_issue (stack->issues, entry, "NOT_A_TIME",
                              g_strdup_printf (_("“%s” is not a time (write it as 2026-12-15 19:05)"),
                                               entry->received));
      return TRUE;
    }
  is_late = is_late || choice == YISHI_CHOICE_LATE;
  if (!check_first (stack, entry, &voter, is_late, &is_first, error))
    return FALSE;
  if (!is_first)
    return TRUE;

  /* What is not counted needs nobody's leave. */
  if (!is_late)
    why_not = yishi_agents_check (stack->agents, entry->agent, &voter, stack->channel, received, &choice);
  if (why_not != NULL)
    {
      g_hash_table_remove (stack->seen, GSIZE_TO_POINTER ((gsize) voter.number));
      yishi_ballot_add_issue (stack->issues, entry, "PROXY", g_steal_pointer (&why_not));
      return TRUE;
    }

  write_ballot (stack, &voter, choice, marks, entry->agent, received, is_late);
  return TRUE;
}

gboolean
yishi_channel_check (const char  *channel,
                     GError     **error)
{
  static const char *const channels[] = { "paper", "onsite", "sweep", "portal", NULL };

  if (g_strv_contains (channels, channel))
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("nothing was changed: “%s” is no way a ballot comes in (take paper, onsite, sweep or portal)"),
               channel);
  return FALSE;
}

static gboolean
begin_stack (Stack       *stack,
             const char  *teller,
             GError     **error)
{
  if (!yishi_db_query_int (stack->db, 0, &stack->next_id, error, "SELECT max(id) FROM ballot", ""))
    return FALSE;
  stack->next_id++;
  stack->agents = yishi_agents_new (stack->db, stack->item, stack->vote, error);
  if (stack->agents == NULL)
    return FALSE;

  stack->seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  stack->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  stack->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_ballot_issue_free);
  stack->body = yishi_json_new ();
  yishi_json_begin_object (stack->body, NULL);
  yishi_json_int (stack->body, "item", stack->item->id);
  yishi_json_string (stack->body, "channel", stack->channel);
  yishi_json_string (stack->body, "teller", teller != NULL ? teller : "");
  yishi_json_begin_array (stack->body, "ballots");
  return TRUE;
}

/* Writes the stack's entry, unless it is empty or has issues that count. */
static gboolean
end_stack (Stack     *stack,
           gboolean   skip_bad,
           GError   **error)
{
  yishi_json_end_array (stack->body);
  yishi_json_end_object (stack->body);

  if (stack->issues->len > 0 && !skip_bad)
    {
      const YishiBallotIssue *first = stack->issues->pdata[0];

      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   /* Translators: %u ballots; then what is wrong with the first */
                   ngettext ("no ballot was added: %u was refused: %s", "no ballot was added: %u were refused: %s",
                             stack->issues->len),
                   stack->issues->len, first->message);
      return FALSE;
    }

  return stack->ids->len == 0 || yishi_journal_append (stack->db, "ballots.returned", stack->body, error) != 0;
}

/* Late ballots may still be noted when the vote is closed; nothing else may. */
static YishiVote *
find_vote_for (YishiDb                 *db,
               const YishiItem         *item,
               const YishiBallotEntry  *entries,
               gsize                    n_entries,
               GError                 **error)
{
  YishiChoice choice;
  gboolean all_late = n_entries > 0;

  for (gsize i = 0; i < n_entries && all_late; i++)
    all_late = yishi_choice_parse (entries[i].choice, &choice) && choice == YISHI_CHOICE_LATE;

  return all_late ? yishi_db_need_vote (db, item, error) : yishi_db_need_open_vote (db, item, error);
}

/* Hands that were counted and ballots by unit are never mixed. */
static gboolean
check_no_hands (YishiDb          *db,
                const YishiItem  *item,
                GError          **error)
{
  gint64 n;

  if (!yishi_db_query_int (db, 0, &n, error, "SELECT count(*) FROM hands WHERE item = ?1", "i", item->id))
    return FALSE;
  if (n == 0)
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("no ballot was added: hands were counted on item %d (put the matter on a new item to vote by "
                 "ballot)"),
               item->number);
  return FALSE;
}

gboolean
yishi_ballots_append (YishiDb                 *db,
                      const YishiItem         *item,
                      YishiVote               *vote,
                      const YishiBallotEntry  *entries,
                      gsize                    n_entries,
                      const char              *channel,
                      const char              *teller,
                      gboolean                 skip_bad,
                      GArray                 **ids,
                      GPtrArray              **issues,
                      GError                 **error)
{
  g_auto(Stack) stack = { .db = db, .item = item, .vote = vote, .channel = channel };
  gboolean written;

  if (!check_no_hands (db, item, error) || !begin_stack (&stack, teller, error))
    return FALSE;

  for (gsize i = 0; i < n_entries; i++)
    if (!add_entry (&stack, &entries[i], error))
      return FALSE;

  written = end_stack (&stack, skip_bad, error);
  *ids = g_steal_pointer (&stack.ids);
  *issues = g_steal_pointer (&stack.issues);
  return written;
}

gboolean
yishi_db_add_ballots (YishiDb                 *db,
                      const YishiItem         *item,
                      const YishiBallotEntry  *entries,
                      gsize                    n_entries,
                      const char              *channel,
                      const char              *teller,
                      gboolean                 skip_bad,
                      GArray                 **ids,
                      GPtrArray              **issues,
                      GError                 **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiVote) vote = NULL;
  g_autoptr(GArray) added = NULL;
  g_autoptr(GPtrArray) found = NULL;
  gboolean saved;

  if (channel == NULL)
    channel = "paper";
  if (!yishi_channel_check (channel, error) || !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  vote = find_vote_for (db, item, entries, n_entries, error);
  if (vote == NULL)
    return FALSE;

  saved = yishi_ballots_append (db, item, vote, entries, n_entries, channel, teller, skip_bad, &added, &found, error);
  /* Nothing came in: then nothing was opened either. */
  if (saved && added->len > 0)
    saved = yishi_transaction_commit (&transaction, error);
  if (saved && ids != NULL)
    *ids = g_steal_pointer (&added);
  if (issues != NULL)
    *issues = g_steal_pointer (&found);
  return saved;
}

gboolean
yishi_db_try_ballots (YishiDb                 *db,
                      const YishiItem         *item,
                      const YishiBallotEntry  *entries,
                      gsize                    n_entries,
                      const char              *channel,
                      guint                   *n_good,
                      GPtrArray              **issues,
                      GError                 **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiVote) vote = NULL;
  g_autoptr(GArray) added = NULL;
  gboolean tried;

  if (channel == NULL)
    channel = "paper";
  if (!yishi_channel_check (channel, error) || !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  vote = find_vote_for (db, item, entries, n_entries, error);
  if (vote == NULL)
    return FALSE;

  tried = yishi_ballots_append (db, item, vote, entries, n_entries, channel, NULL, TRUE, &added, issues, error);
  *n_good = tried ? added->len : 0;
  return tried;
}
