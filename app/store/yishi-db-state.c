/* yishi-db-state.c - everything of one meeting at one moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-state.h"

#include <string.h>

#include "yishi-db-attachment.h"
#include "yishi-db-meeting-private.h"
#include "yishi-db-private.h"
#include "yishi-db-result-private.h"
#include "yishi-db-roll-private.h"
#include "yishi-db-room.h"
#include "yishi-db-session.h"
#include "yishi-unit-name.h"

/* Units of the meeting ?1 whose people are in the room, and those that an agent
 * in the room represents on the day ?2: `here` and `represented`. Who comes in
 * person suspends the proxy (C26b). */
#define ROOM_SQL                                                                                         \
  "WITH here (unit) AS (SELECT DISTINCT unit FROM attendance WHERE meeting = ?1 AND left = ''),"         \
  " represented (unit) AS (SELECT principal FROM proxy WHERE meeting = ?1 AND suspended = 0"             \
  "  AND (from_day = '' OR from_day <= ?2) AND (until_day = '' OR until_day >= ?2)"                      \
  "  AND (agent_unit IN (SELECT unit FROM here) OR agent IN (SELECT unit FROM here)))"

static gboolean
read_room (YishiDb    *db,
           const char *date,
           gint64      meeting,
           gboolean    with_parking,
           YishiRoom  *room,
           GError    **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            ROOM_SQL
                                            ", both (unit) AS (SELECT unit FROM here UNION SELECT unit FROM represented)"
                                            /* Who came for two units of his own is one person. */
                                            " SELECT (SELECT count(DISTINCT ifnull(u.person, here.unit)) FROM here"
                                            "   LEFT JOIN unit u ON u.unit = here.unit AND u.last_version IS NULL)"
                                            "  + (SELECT count(*) FROM guest WHERE meeting = ?1 AND left = ''),"
                                            "  count(*), count(DISTINCT u.person),"
                                            "  ifnull(sum(u.area + iif(?3, u.parking_area, 0)), 0)"
                                            " FROM both CROSS JOIN unit u ON u.unit = both.unit AND u.last_version IS NULL",
                                            "iti", meeting, date, (gint64) with_parking);

  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return FALSE;

  room->n_people = sqlite3_column_int64 (statement, 0);
  room->n_units = sqlite3_column_int64 (statement, 1);
  room->present.heads = sqlite3_column_int64 (statement, 2);
  room->present.area = sqlite3_column_int64 (statement, 3);
  sqlite3_reset (statement);
  return TRUE;
}

/* The whole roll's persons and area, as the newest version sums them up; none
 * while there is no roll. */
static gboolean
read_roll (YishiDb     *db,
           gboolean     with_parking,
           YishiCount  *roll,
           GError     **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT persons, area + iif(?1, parking_area, 0) FROM roll_version"
                                            " ORDER BY version DESC LIMIT 1",
                                            "i", (gint64) with_parking);
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;

  if (status <= 0)
    return status == 0;

  roll->heads = sqlite3_column_int64 (statement, 0);
  roll->area = sqlite3_column_int64 (statement, 1);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
load_room (YishiDb             *db,
           const YishiMeeting  *meeting,
           YishiRoom           *room,
           GError             **error)
{
  g_autoptr(YishiRule) rule = yishi_db_find_ordinary_rule (db, error);

  if (rule == NULL || !read_roll (db, rule->counts_parking, &room->roll, error) ||
      !read_room (db, meeting->date, meeting->id, rule->counts_parking, room, error))
    return FALSE;

  room->needed.heads = yishi_threshold_needed (&rule->participation, room->roll.heads);
  room->needed.area = rule->by_area ? yishi_threshold_needed (&rule->participation, room->roll.area) : 0;
  return TRUE;
}

/* Hands are counted in these, unless ballots of units have come in. */
static gboolean
is_by_hands (const YishiItem *item)
{
  static const char *const kinds[] = { "straw", "committee", "rating", NULL };

  return g_strv_contains (kinds, item->kind);
}

/* What takes part and what is needed, without the answers: the count itself
 * stays here. */
static gboolean
count_participation (YishiDb          *db,
                     const YishiItem  *item,
                     const YishiVote  *vote,
                     YishiVoteState   *state,
                     GError          **error)
{
  g_autoptr(YishiTally) tally = NULL;
  g_autoptr(YishiElection) election = NULL;

  if (!yishi_db_count_vote (db, item, vote, &tally, &election, NULL, error))
    return FALSE;

  state->roll = tally != NULL ? tally->roll : election->roll;
  state->participating = tally != NULL ? tally->participating : election->participating;
  state->needed = tally != NULL ? tally->needed_participation : election->needed_participation;
  return TRUE;
}

static YishiVoteState *
load_vote_state (YishiDb          *db,
                 const YishiItem  *item,
                 GError          **error)
{
  g_autoptr(YishiVote) vote = yishi_db_need_vote (db, item, error);
  YishiBallotLedger ledger;
  YishiVoteState *state;
  gint64 n_hands;

  if (vote == NULL || !yishi_db_get_ledger (db, item, -1, &ledger, error) ||
      !yishi_db_query_int (db, 0, &n_hands, error, "SELECT count(*) FROM hands WHERE item = ?1", "i", item->id))
    return NULL;

  state = g_new0 (YishiVoteState, 1);
  state->item = item->id;
  state->state = g_strdup (item->state);
  state->rule = g_strdup (vote->rule->id);
  state->from = g_strdup (vote->from);
  state->until = g_strdup (vote->until);
  state->opened = g_strdup (vote->opened);
  state->closed = g_strdup (vote->closed);
  state->by_unit = n_hands == 0 && vote->roll_version > 0 && (!is_by_hands (item) || ledger.returned > 0);
  state->n_ballots = ledger.returned;
  state->n_void = ledger.voided;
  state->n_late = ledger.late;
  if (count_participation (db, item, vote, state, error))
    return state;

  yishi_vote_state_free (state);
  return NULL;
}

static gboolean
load_votes (YishiDb            *db,
            YishiMeetingState  *state,
            GError            **error)
{
  for (guint i = 0; i < state->items->len; i++)
    {
      const YishiItem *item = state->items->pdata[i];
      YishiVoteState *vote;

      if (strcmp (item->state, "none") == 0)
        continue;
      vote = load_vote_state (db, item, error);
      if (vote == NULL)
        return FALSE;
      g_ptr_array_add (state->votes, vote);
    }

  return TRUE;
}

/* Puts @loaded in the place of an empty array. */
static gboolean
take_array (GPtrArray **place,
            GPtrArray  *loaded)
{
  if (loaded == NULL)
    return FALSE;

  g_ptr_array_unref (*place);
  *place = loaded;
  return TRUE;
}

/* What is noted after the closing moves the journal's end on, and not the seal. */
static gboolean
load_head (YishiDb            *db,
           YishiMeetingState  *state,
           GError            **error)
{
  sqlite3_stmt *statement;
  int status;

  if (*state->meeting->closed == '\0')
    return TRUE;

  statement = yishi_db_query (db, error,
                              "SELECT j.hash FROM meeting m JOIN journal j ON j.seq = m.seq WHERE m.id = ?1", "i",
                              state->meeting->id);
  status = statement != NULL ? yishi_db_step (db, statement, error) : -1;
  if (status <= 0)
    return status == 0;

  g_free (state->head);
  state->head = yishi_db_dup (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
load_parts (YishiDb            *db,
            gint64              meeting,
            YishiMeetingState  *state,
            GError            **error)
{
  GArray *proxies;

  state->meeting = yishi_db_get_meeting (db, meeting, error);
  if (state->meeting == NULL || !take_array (&state->items, yishi_db_list_items (db, meeting, error)) ||
      !take_array (&state->attendance, yishi_db_list_attendance (db, meeting, error)) ||
      !take_array (&state->attachments, yishi_db_list_attachments (db, meeting, error)))
    return FALSE;

  proxies = yishi_db_list_proxies (db, meeting, error);
  if (proxies == NULL)
    return FALSE;
  g_array_unref (state->proxies);
  state->proxies = proxies;

  return load_head (db, state, error) && load_votes (db, state, error) && load_room (db, state->meeting, &state->room, error) &&
         yishi_db_fill_room (db, state, error) && yishi_db_fill_session (db, state, error);
}

YishiMeetingState *
yishi_db_load_meeting_state (YishiDb  *db,
                             gint64    meeting,
                             GError  **error)
{
  g_autoptr(YishiMeetingState) state = yishi_meeting_state_new ();
  g_auto(YishiTransaction) transaction = { NULL };

  /* Reading alone: what is begun here takes no lock and writes nothing. */
  if (!yishi_db_run (db, error, "BEGIN", ""))
    return NULL;
  transaction.db = db;

  return load_parts (db, meeting, state, error) ? g_steal_pointer (&state) : NULL;
}

static YishiVoteUnit *
read_vote_unit (sqlite3_stmt *statement)
{
  YishiVoteUnit *unit = g_new0 (YishiVoteUnit, 1);

  unit->number = sqlite3_column_int64 (statement, 0);
  unit->unit = yishi_db_dup (statement, 1);
  unit->building = yishi_db_dup (statement, 2);
  unit->stair = yishi_db_dup (statement, 3);
  unit->room = yishi_db_dup (statement, 4);
  unit->present = sqlite3_column_int (statement, 5);
  unit->represented = sqlite3_column_int (statement, 6);
  unit->voted = sqlite3_column_int (statement, 7);
  return unit;
}

/* The roll's version by which the item is voted on. */
static gboolean
find_version (YishiDb          *db,
              const YishiItem  *item,
              gint64           *version,
              GError          **error)
{
  return yishi_db_query_int (db, 0, version, error, "SELECT roll_version FROM vote WHERE item = ?1", "i", item->id) &&
         (*version > 0 || yishi_db_newest_roll (db, version, error));
}

GPtrArray *
yishi_db_load_vote_units (YishiDb          *db,
                          const YishiItem  *item,
                          GError          **error)
{
  g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_vote_unit_free);
  g_autoptr(YishiMeeting) meeting = yishi_db_get_meeting (db, item->meeting, error);
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;
  sqlite3_stmt *statement;
  gint64 version;
  int status = -1;

  if (meeting == NULL || !find_version (db, item, &version, error) ||
      (*item->scope != '\0' && !yishi_scope_parse (item->scope, &building, &stair, error)))
    return NULL;

  statement = yishi_db_query (db, error,
                              ROOM_SQL
                              " SELECT number, unit, building, stair, room, unit IN (SELECT unit FROM here),"
                              "  unit IN (SELECT unit FROM represented), number IN (SELECT b.unit FROM ballot b"
                              "   WHERE b.item = ?3 AND b.void_reason = '' AND b.late = 0)"
                              " FROM unit WHERE first_version <= ?4 AND (last_version IS NULL OR last_version >= ?4)"
                              "  AND (?5 IS NULL OR building = ?5) AND (?6 IS NULL OR stair = ?6) ORDER BY number",
                              "itiitt", meeting->id, meeting->date, item->id, version, building, stair);
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_ptr_array_add (units, read_vote_unit (statement));

  return status == 0 ? g_steal_pointer (&units) : NULL;
}
