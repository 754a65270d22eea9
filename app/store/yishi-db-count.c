/* yishi-db-count.c - reads a vote's ballots or hands and has core count them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-result-private.h"

#include <string.h>

#include "yishi-db-private.h"
#include "yishi-unit-name.h"

/* What was returned: marks for an election, answers otherwise. */
typedef struct
{
  gboolean      is_marked;
  GArray       *ballots;    /* (owned) YishiBallot */
  GArray       *marked;     /* (owned) YishiMarkedBallot */
  GStringChunk *texts;      /* (owned) marks */
  GArray       *silent;     /* (owned) YishiSilentUnit */
  gint64        n_counting; /* ballots, without those that came late */
} Returned;

static void
clear_returned (Returned *self)
{
  g_array_unref (self->ballots);
  g_array_unref (self->marked);
  g_array_unref (self->silent);
  g_string_chunk_free (self->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Returned, clear_returned)

/* The record has but the names that core gives; nothing else gets into it. */
static YishiChoice
read_stored_choice (const char *text)
{
  for (int i = 0; i < YISHI_N_CHOICES; i++)
    if (strcmp (text, yishi_choice_to_string (i)) == 0)
      return i;

  return YISHI_CHOICE_INVALID;
}

static gboolean
read_ballots (YishiDb       *db,
              const char    *sql,
              gint64         item,
              gboolean       is_late,
              Returned      *returned,
              GError       **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, sql, "i", item);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiBallot ballot = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                             YISHI_CHOICE_INVALID };
      const char *marks = returned->is_marked ? yishi_db_text (statement, 3) : "";
      YishiMarkedBallot marked;

      ballot.choice = is_late ? YISHI_CHOICE_LATE : read_stored_choice (yishi_db_text (statement, 2));
      if (!returned->is_marked)
        {
          g_array_append_val (returned->ballots, ballot);
          continue;
        }

      marked = (YishiMarkedBallot) { ballot.person, ballot.area, ballot.choice,
                                     *marks != '\0' ? g_string_chunk_insert_const (returned->texts, marks) : NULL };
      g_array_append_val (returned->marked, marked);
    }

  return status == 0;
}

/* Units with proof of delivery that had returned nothing at all, not even late,
 * when the vote was closed. */
static gboolean
read_silent (YishiDb          *db,
             const YishiVote  *vote,
             Returned         *returned,
             GError          **error)
{
  sqlite3_stmt *statement;
  int status = -1;

  if (!vote->with_clause)
    return TRUE;

  statement = yishi_db_query (db, error,
                              "SELECT u.person, u.area + iif(?3, u.parking_area, 0) FROM paper p"
                              " JOIN unit u ON u.number = p.unit AND u.first_version <= ?2"
                              "  AND (u.last_version IS NULL OR u.last_version >= ?2)"
                              " WHERE p.item = ?1 AND p.delivered <> '' AND p.unit NOT IN"
                              "  (SELECT b.unit FROM ballot b JOIN vote v ON v.item = b.item WHERE b.item = ?1"
                              "   AND b.void_reason = '' AND b.id <= ifnull(v.last_ballot, 9223372036854775807))",
                              "iii", vote->item, vote->roll_version, (gint64) vote->rule->counts_parking);
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiSilentUnit unit = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };

      g_array_append_val (returned->silent, unit);
    }

  return status == 0;
}

/* Hands have no names: @n ballots of the same answer, each its own person. */
static void
add_hands (Returned        *returned,
           const YishiItem *item,
           const char      *name,
           gint64           n)
{
  YishiMarkedBallot marked = { 0, 0, YISHI_CHOICE_YES, NULL };
  g_autofree char *number = NULL;

  for (int i = 0; item->candidates[i] != NULL; i++)
    if (strcmp (item->candidates[i], name) == 0)
      number = g_strdup_printf ("%d", i + 1);
  if (number != NULL)
    marked.marks = g_string_chunk_insert_const (returned->texts, number);
  else
    yishi_choice_parse (name, &marked.choice);

  for (gint64 i = 0; i < n; i++)
    {
      marked.person = returned->marked->len + 1;
      g_array_append_val (returned->marked, marked);
    }
}

static gboolean
read_hands (YishiDb          *db,
            const YishiItem  *item,
            Returned         *returned,
            YishiCount        answers[YISHI_N_CHOICES],
            gint64           *n_hands,
            gboolean         *has_hands,
            GError          **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT name, count FROM hands WHERE item = ?1", "i",
                                            item->id);
  int status = -1;

  *has_hands = FALSE;
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiChoice choice;

      *has_hands = TRUE;
      *n_hands += sqlite3_column_int64 (statement, 1);
      add_hands (returned, item, yishi_db_text (statement, 0), sqlite3_column_int64 (statement, 1));
      if (yishi_choice_parse (yishi_db_text (statement, 0), &choice))
        answers[choice].heads = sqlite3_column_int64 (statement, 1);
    }

  return status == 0;
}

static gboolean
count_election (const YishiItem  *item,
                const YishiVote  *vote,
                YishiCount        roll,
                const Returned   *returned,
                YishiElection   **election,
                GError          **error)
{
  *election = yishi_election_count (vote->rule, roll, (const char *const *) item->candidates, MAX (item->seats, 1),
                                    item->agreed, item->statutory_min,
                                    (const YishiMarkedBallot *) returned->marked->data, returned->marked->len,
                                    error);
  return *election != NULL;
}

/* It breaks a tie and nothing else: where a later ballot ended the tie, it has
 * no effect. */
static gboolean
apply_casting_vote (const YishiVote  *vote,
                    YishiTally       *tally,
                    GError          **error)
{
  YishiChoice choice;

  return *vote->casting == '\0' || tally->verdict != YISHI_VERDICT_TIE ||
         (yishi_choice_parse (vote->casting, &choice) &&
          yishi_tally_apply_casting_vote (tally, choice, error));
}

static YishiTally *
count_ballots (const YishiVote  *vote,
               YishiCount        roll,
               const Returned   *returned,
               GError          **error)
{
  YishiTallyInput input = {
    .rule = vote->rule,
    .roll = roll,
    .present = vote->present,
    .ballots = (const YishiBallot *) returned->ballots->data,
    .n_ballots = returned->ballots->len,
    .use_clause = vote->with_clause,
    .silent = (const YishiSilentUnit *) returned->silent->data,
    .n_silent = returned->silent->len,
  };

  return yishi_tally_count (&input, error);
}

/* All of the vote's ballots that count, in one sweep; only an election's have marks. */
#define READ_RETURNED(marks)                                                                       \
  "SELECT b.person, b.area, b.choice" marks " FROM vote v CROSS JOIN ballot b"                     \
  " ON b.id BETWEEN v.first_ballot AND ifnull(v.last_ballot, 9223372036854775807)"                 \
  " WHERE v.item = ?1 AND +b.item = ?1 AND b.void_reason = '' AND b.late = 0"

static gboolean
read_returned (YishiDb          *db,
               const YishiVote  *vote,
               Returned         *returned,
               GError          **error)
{
  if (!read_ballots (db,
                     returned->is_marked ? READ_RETURNED (", b.marks") : READ_RETURNED (""),
                     vote->item, FALSE, returned, error))
    return FALSE;

  returned->n_counting = returned->is_marked ? returned->marked->len : returned->ballots->len;
  return read_ballots (db,
                       "SELECT person, area, choice, marks FROM ballot"
                       " WHERE item = ?1 AND void_reason = '' AND late = 1",
                       vote->item, TRUE, returned, error) &&
         read_silent (db, vote, returned, error);
}

gboolean
yishi_db_count_vote (YishiDb          *db,
                     const YishiItem  *item,
                     const YishiVote  *vote,
                     YishiTally      **tally,
                     YishiElection   **election,
                     gint64           *n_returned,
                     GError          **error)
{
  YishiCount answers[YISHI_N_CHOICES] = { { 0, 0 } };
  YishiCount roll = vote->roll;
  gint64 n_hands = 0;
  gboolean by_hands = FALSE;
  g_auto(Returned) returned = {
    .is_marked = yishi_rule_is_election (vote->rule),
    .ballots = g_array_new (FALSE, FALSE, sizeof (YishiBallot)),
    .marked = g_array_new (FALSE, FALSE, sizeof (YishiMarkedBallot)),
    .silent = g_array_new (FALSE, FALSE, sizeof (YishiSilentUnit)),
    .texts = g_string_chunk_new (1024),
  };

  /* Where hands were counted there are no ballots by unit: neither kind is taken
   * beside the other. */
  if (!read_hands (db, item, &returned, answers, &n_hands, &by_hands, error) ||
      (!by_hands && !read_returned (db, vote, &returned, error)))
    return FALSE;
  if (by_hands)
    roll = (YishiCount) { vote->members > 0 ? vote->members : MAX (vote->present, n_hands), 0 };
  if (n_returned != NULL)
    *n_returned = returned.n_counting;

  if (returned.is_marked)
    return count_election (item, vote, roll, &returned, election, error);
  if (by_hands)
    *tally = yishi_tally_from_counts (vote->rule, roll, vote->present, answers, FALSE, (YishiCount) { 0, 0 }, error);
  else
    *tally = count_ballots (vote, roll, &returned, error);
  return *tally != NULL && apply_casting_vote (vote, *tally, error);
}
