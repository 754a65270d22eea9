/* yishi-db-minutes.c - gathers everything that the minutes of a meeting tell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-minutes.h"

#include <string.h>

#include "yishi-db-agenda.h"
#include "yishi-db-minutes-state.h"
#include "yishi-db-printed.h"
#include "yishi-db-private.h"
#include "yishi-db-record.h"
#include "yishi-db-recording.h"
#include "yishi-db-result.h"
#include "yishi-db-roll.h"
#include "yishi-db-room.h"
#include "yishi-db-state.h"
#include "yishi-seal.h"

/* Readings that another process's writing may undo. */
#define MOST_TRIES 5

/* How the end of the journal stands, papers left out: a paper that says it would be out
 * of date as soon as it is noted itself. */
static gboolean
load_end (YishiDb       *db,
          YishiMinutes  *self,
          GError       **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT seq, hash, at, (SELECT hash FROM journal WHERE seq = 1) FROM journal"
                                            " WHERE kind <> ?1 ORDER BY seq DESC LIMIT 1",
                                            "t", YISHI_PAPER_ENTRY);

  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return FALSE;

  self->entry = sqlite3_column_int64 (statement, 0);
  self->head = yishi_db_dup (statement, 1);
  self->at = yishi_db_dup (statement, 2);
  self->record = yishi_db_dup (statement, 3);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
load_record (YishiDb       *db,
             YishiMinutes  *self,
             GError       **error)
{
  g_autoptr(YishiRecordInfo) info = yishi_db_get_info (db, error);
  g_autoptr(GError) why = NULL;

  if (info == NULL)
    return FALSE;

  self->community = g_strdup (info->name);
  self->language = yishi_db_get_setting (db, "language", &why);
  if (why != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  if (self->language == NULL)
    self->language = g_strdup ("zh_CN");
  return TRUE;
}

static YishiMinutesBallot *
make_ballot (const YishiBallotRow *row)
{
  YishiMinutesBallot *ballot = g_new0 (YishiMinutesBallot, 1);

  ballot->unit = g_strdup (row->unit);
  ballot->choice = g_strdup (row->choice);
  ballot->marks = g_strdup (row->marks);
  ballot->channel = g_strdup (row->channel);
  ballot->agent = g_strdup (row->agent);
  ballot->received = g_strdup (row->received);
  ballot->area = row->area;
  ballot->is_late = row->late;
  ballot->void_reason = g_strdup (row->void_reason);
  return ballot;
}

static gboolean
load_ballots (YishiDb           *db,
              const YishiItem   *item,
              YishiMinutesVote  *vote,
              GError           **error)
{
  g_autoptr(GPtrArray) rows = yishi_db_list_ballots (db, item, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (vote->ballots, make_ballot (rows->pdata[i]));
  return TRUE;
}

static gboolean
load_roll_call (YishiDb           *db,
                const YishiItem   *item,
                YishiMinutesVote  *vote,
                GError           **error)
{
  g_autoptr(GPtrArray) answers = yishi_db_list_roll_call (db, item->id, error);

  if (answers == NULL)
    return FALSE;

  for (guint i = 0; i < answers->len; i++)
    {
      const YishiRollCallAnswer *answer = answers->pdata[i];
      YishiMinutesBallot *ballot = g_new0 (YishiMinutesBallot, 1);

      ballot->unit = g_strdup (answer->name);
      ballot->choice = g_strdup (answer->choice);
      g_ptr_array_add (vote->roll_call, ballot);
    }

  return TRUE;
}

/* Takes over the counts of @result, of a vote that is closed. */
static void
take_result (YishiMinutesVote *vote,
             YishiResult      *result)
{
  g_autoptr(GStrvBuilder) defects = g_strv_builder_new ();

  vote->is_closed = TRUE;
  vote->tally = g_steal_pointer (&result->tally);
  vote->election = g_steal_pointer (&result->election);
  vote->present = result->present;
  for (guint i = 0; i < result->defects->len; i++)
    g_strv_builder_add (defects, result->defects->pdata[i]);
  vote->defects = g_strv_builder_end (defects);
}

static YishiMinutesVote *
load_vote (YishiDb               *db,
           const YishiItem       *item,
           const YishiVoteState  *state,
           GError               **error)
{
  g_autoptr(YishiResult) result = yishi_db_get_result (db, item, error);
  YishiMinutesVote *vote;

  if (result == NULL)
    return NULL;

  vote = g_new0 (YishiMinutesVote, 1);
  vote->item = item->id;
  vote->by_unit = state->by_unit;
  vote->rule = yishi_rule_ref (result->rule);
  vote->present = -1;
  vote->n_issued = result->ledger.issued;
  vote->n_delivered = result->ledger.delivered;
  vote->n_returned = result->ledger.returned;
  vote->n_void = result->ledger.voided;
  vote->n_late = result->ledger.late;
  vote->roll_version = result->roll_version;
  vote->roll_sha256 = g_strdup (result->roll_sha256);
  vote->ballots = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_minutes_ballot_free);
  if (strcmp (result->state, "closed") == 0)
    take_result (vote, result);
  vote->roll_call = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_minutes_ballot_free);
  if (!vote->is_closed || (load_ballots (db, item, vote, error) && load_roll_call (db, item, vote, error)))
    return vote;

  yishi_minutes_vote_free (vote);
  return NULL;
}

static gboolean
load_votes (YishiDb       *db,
            YishiMinutes  *self,
            GError       **error)
{
  for (guint i = 0; i < self->meeting->votes->len; i++)
    {
      const YishiVoteState *state = self->meeting->votes->pdata[i];
      YishiMinutesVote *vote = load_vote (db, yishi_meeting_state_find_item (self->meeting, state->item), state, error);

      if (vote == NULL)
        return FALSE;
      g_ptr_array_add (self->votes, vote);
    }

  return TRUE;
}

static gint64
read_instant (const char *text)
{
  gint64 instant = YISHI_UNKNOWN;

  yishi_instant_parse (text, &instant);
  return instant;
}

static gboolean
load_sound (YishiDb       *db,
            YishiMinutes  *self,
            GError       **error)
{
  const YishiMeeting *meeting = self->meeting->meeting;

  self->recording = yishi_db_load_recording (db, meeting->id, error);
  if (self->recording == NULL)
    return FALSE;

  self->sound_gaps = yishi_recording_list_gaps (self->recording, read_instant (meeting->started),
                                                read_instant (meeting->closed));
  self->events = yishi_proceedings_list (self->meeting, self->recording, self->sound_gaps);
  return TRUE;
}

/* The last meeting that was closed on an earlier day. Returns: its id, or 0 */
static gboolean
find_meeting_before (YishiDb             *db,
                     const YishiMeeting  *meeting,
                     gint64              *before,
                     GError             **error)
{
  return yishi_db_query_int (db, 0, before, error,
                             "SELECT id FROM meeting WHERE closed <> '' AND date < ?1 ORDER BY date DESC, id DESC LIMIT 1",
                             "t", meeting->date);
}

static gboolean
is_promise (const char *outcome)
{
  return strcmp (outcome, "person") == 0 || strcmp (outcome, "escalated") == 0 || strcmp (outcome, "owners") == 0;
}

/* What the meeting before left to be done, whatever became of it. */
static gboolean
add_last_actions (YishiDb       *db,
                  YishiMinutes  *self,
                  gint64         before,
                  GError       **error)
{
  g_autoptr(YishiMeeting) meeting = before > 0 ? yishi_db_get_meeting (db, before, error) : NULL;
  g_autoptr(GPtrArray) items = meeting != NULL ? yishi_db_list_items (db, before, error) : NULL;

  if (before == 0)
    return TRUE;
  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];
      YishiAction *action;

      if (!is_promise (item->outcome))
        continue;
      action = g_new0 (YishiAction, 1);
      action->item = yishi_item_copy (item);
      action->date = g_strdup (meeting->date);
      action->meeting_kind = g_strdup (meeting->kind);
      g_ptr_array_add (self->actions, action);
    }

  return TRUE;
}

static gboolean
load_actions (YishiDb       *db,
              YishiMinutes  *self,
              GError       **error)
{
  g_autoptr(GPtrArray) open = yishi_db_list_open_actions (db, self->meeting->meeting->date, error);
  gint64 before;

  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_action_free);
  if (open == NULL || !find_meeting_before (db, self->meeting->meeting, &before, error))
    return FALSE;

  g_ptr_array_set_free_func (open, NULL);
  for (guint i = 0; i < open->len; i++)
    {
      YishiAction *action = open->pdata[i];

      if (action->item->meeting != before)
        g_ptr_array_add (self->actions, action);
      else
        yishi_action_free (action);
    }

  return add_last_actions (db, self, before, error);
}

static YishiMinutes *
load_once (YishiDb  *db,
           gint64    meeting,
           GError  **error)
{
  g_autoptr(YishiMinutes) self = yishi_minutes_new ();

  if (!load_end (db, self, error) || !load_record (db, self, error))
    return NULL;
  self->meeting = yishi_db_load_meeting_state (db, meeting, error);
  if (self->meeting == NULL || !load_votes (db, self, error) || !load_sound (db, self, error) ||
      !load_actions (db, self, error))
    return NULL;
  yishi_minutes_state_free (self->state);
  self->state = yishi_db_load_minutes_state (db, meeting, error);
  self->roll = self->state != NULL ? yishi_db_load_roll (db, 0, error) : NULL;
  if (self->roll == NULL || !yishi_db_query_int (db, 0, &self->number, error,
                                                 "SELECT count(*) FROM meeting m JOIN meeting o ON o.id = ?1"
                                                 " WHERE substr (m.date, 1, 4) = substr (o.date, 1, 4)"
                                                 "  AND (m.date, m.id) <= (o.date, o.id)",
                                                 "i", meeting))
    return NULL;

  self->roll_total = yishi_roll_total (self->roll, NULL, NULL, FALSE);
  self->seal = *self->meeting->head != '\0' ? yishi_seal_from_head (self->meeting->head) : g_strdup ("");
  yishi_minutes_count_presence (self);
  return g_steal_pointer (&self);
}

/* Whether nothing but papers was written since. */
static gboolean
is_last (YishiDb *db,
         gint64   seq)
{
  gint64 entry;

  return yishi_db_query_int (db, 0, &entry, NULL, "SELECT max(seq) FROM journal WHERE kind <> ?1", "t",
                             YISHI_PAPER_ENTRY) &&
         entry == seq;
}

YishiMinutes *
yishi_db_load_minutes (YishiDb  *db,
                       gint64    meeting,
                       GError  **error)
{
  YishiMinutes *self = load_once (db, meeting, error);

  /* Read piece by piece: what another process wrote meanwhile must not be half in it. */
  for (int i = 0; self != NULL && i < MOST_TRIES; i++)
    {
      if (is_last (db, self->entry))
        return self;
      yishi_minutes_unref (self);
      self = load_once (db, meeting, error);
    }

  return self;
}

static GPtrArray *
load_all_once (YishiDb  *db,
               GError  **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_minutes_unref);
  g_autoptr(GPtrArray) meetings = yishi_db_list_meetings (db, error);

  if (meetings == NULL)
    return NULL;

  for (guint i = 0; i < meetings->len; i++)
    {
      YishiMinutes *minutes = load_once (db, ((const YishiMeeting *) meetings->pdata[i])->id, error);

      if (minutes == NULL)
        return NULL;
      g_ptr_array_add (all, minutes);
    }

  return g_steal_pointer (&all);
}

GPtrArray *
yishi_db_load_all_minutes (YishiDb  *db,
                           GError  **error)
{
  GPtrArray *all = load_all_once (db, error);

  for (int i = 0; all != NULL && all->len > 0 && i < MOST_TRIES; i++)
    {
      const YishiMinutes *first = all->pdata[0], *last = all->pdata[all->len - 1];

      if (first->entry == last->entry && is_last (db, first->entry))
        return all;
      g_ptr_array_unref (all);
      all = load_all_once (db, error);
    }

  return all;
}
