/* yishi-election-stv.c - the single transferable vote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Weighted inclusive Gregory with the Droop quota and five decimals, further
 * ones cut off: a surplus passes on every ballot the candidate holds, each at
 * its own value times surplus over votes. One surplus or one exclusion a stage;
 * the larger surplus first, the fewest votes out. Equal ones are told apart by
 * the latest earlier stage at which they differed, else by lot.
 */
#include "yishi-election-private.h"

#include <string.h>

#define NOBODY (-1)

typedef enum
{
  STATE_HOPEFUL,
  STATE_ELECTED,
  STATE_DONE,      /* elected, and the surplus passed on or none */
  STATE_EXCLUDED,
} State;

typedef struct
{
  YishiElection    *election;
  const YishiMarks *marks;
  const YishiLot   *lot;
  State            *states;   /* (owned) of the candidates */
  gint64           *shares;   /* (owned) their votes, in 0.00001 */
  gint64           *weights;  /* (owned) of the ballots, in 0.00001 */
  gssize           *holders;  /* (owned) whose each ballot is, or NOBODY */
  gboolean          is_tied;  /* the count stopped at a tie that nothing breaks */
} Count;

/* The next hopeful candidate of the ballot's ranking after its holder. */
static gssize
find_next (const Count *self,
           gsize        ballot)
{
  const int *row = self->marks->persons + ballot * self->marks->n_candidates;
  int least = self->holders[ballot] == NOBODY ? 0 : row[self->holders[ballot]];
  int best = G_MAXINT;
  gssize next = NOBODY;

  for (gsize i = 0; i < self->marks->n_candidates; i++)
    if (self->states[i] == STATE_HOPEFUL && row[i] > least && row[i] < best)
      {
        best = row[i];
        next = (gssize) i;
      }

  return next;
}

static void
note_stage (Count   *self,
            gssize   candidate,
            gboolean excluded,
            gint64   surplus)
{
  YishiStage *stage = g_new0 (YishiStage, 1);
  gsize n = self->marks->n_candidates;

  stage->number = (int) candidate + 1;
  stage->excluded = excluded;
  stage->surplus = surplus;
  stage->shares = g_memdup2 (self->shares, n * sizeof (gint64));
  g_ptr_array_add (self->election->stages, stage);
}

static void
give_first_preferences (Count *self)
{
  for (gsize i = 0; i < self->marks->n_persons; i++)
    {
      self->weights[i] = YISHI_STV_ONE;
      self->holders[i] = NOBODY;
      self->holders[i] = find_next (self, i);
      if (self->holders[i] != NOBODY)
        self->shares[self->holders[i]] += YISHI_STV_ONE;
    }

  note_stage (self, NOBODY, FALSE, 0);
}

/* Passes on the ballots of @from: all of their value, or of the surplus of one
 * who is elected. */
static void
pass_on (Count *self,
         gssize from)
{
  gboolean excluded = self->states[from] == STATE_EXCLUDED;
  gint64 votes = self->shares[from];
  gint64 surplus = excluded ? 0 : votes - self->election->quota;

  for (gsize i = 0; i < self->marks->n_persons; i++)
    {
      gssize to;

      if (self->holders[i] != from)
        continue;
      to = find_next (self, i);
      if (!excluded)
        self->weights[i] = self->weights[i] * surplus / votes;
      self->holders[i] = to;
      if (to != NOBODY)
        self->shares[to] += self->weights[i];
    }

  self->shares[from] = excluded ? 0 : self->election->quota;
  note_stage (self, from, excluded, surplus);
}

static void
elect (Count *self,
       gsize  candidate)
{
  YishiElection *election = self->election;

  self->states[candidate] = STATE_ELECTED;
  election->candidates[candidate].standing = YISHI_STANDING_ELECTED;
  election->candidates[candidate].rank = ++election->n_elected;
}

/* How a compares to b by votes, now or at the latest stage where they differed;
 * then by lot: who is drawn earlier stands better. 0: nothing tells them apart. */
static int
compare_standing (Count   *self,
                  gsize    a,
                  gsize    b,
                  gboolean *by_lot)
{
  GPtrArray *stages = self->election->stages;
  const YishiLot *lot = self->lot;

  if (self->shares[a] != self->shares[b])
    return self->shares[a] > self->shares[b] ? 1 : -1;

  for (guint i = stages->len; i > 0; i--)
    {
      const YishiStage *stage = g_ptr_array_index (stages, i - 1);

      if (stage->shares[a] != stage->shares[b])
        return stage->shares[a] > stage->shares[b] ? 1 : -1;
    }

  if (!lot->is_drawn || lot->order[a] == lot->order[b])
    return 0;

  *by_lot = TRUE;
  return lot->order[a] < lot->order[b] ? 1 : -1;
}

/* Finds the candidate in @state with the most votes, or the fewest. Where
 * nothing tells two apart and it matters who is first, both are marked as tied.
 * Returns: the candidate, or NOBODY if there is none or a tie */
static gssize
find_extreme (Count   *self,
              State    state,
              gboolean most)
{
  gssize best = NOBODY;
  gboolean tied = FALSE, by_lot = FALSE;

  for (gsize i = 0; i < self->marks->n_candidates; i++)
    {
      gboolean lot_decided = FALSE;
      int order;

      if (self->states[i] != state)
        continue;
      order = best == NOBODY ? 1 : compare_standing (self, i, (gsize) best, &lot_decided);
      if (best != NOBODY && !most)
        order = -order;
      if (order > 0)
        {
          tied = FALSE;
          by_lot = lot_decided;
          best = (gssize) i;
        }
      else if (order == 0)
        {
          tied = TRUE;
        }
      else
        {
          by_lot = by_lot || lot_decided;
        }
    }

  if (!tied)
    {
      self->election->used_lot = self->election->used_lot || by_lot;
      return best;
    }

  self->is_tied = TRUE;
  for (gsize i = 0; i < self->marks->n_candidates; i++)
    if (state == STATE_HOPEFUL && self->states[i] == state &&
        compare_standing (self, i, (gsize) best, &by_lot) == 0)
      self->election->candidates[i].standing = YISHI_STANDING_TIED;
  return NOBODY;
}

/* Elects who has the quota, most votes first. */
static void
elect_quota (Count *self)
{
  for (;;)
    {
      gssize best = NOBODY;

      for (gsize i = 0; i < self->marks->n_candidates; i++)
        if (self->states[i] == STATE_HOPEFUL && self->shares[i] >= self->election->quota &&
            (best == NOBODY || self->shares[i] > self->shares[best]))
          best = (gssize) i;
      if (best == NOBODY || self->election->n_elected == self->election->seats)
        return;
      elect (self, (gsize) best);
    }
}

static gsize
count_state (Count *self,
             State  state)
{
  gsize n = 0;

  for (gsize i = 0; i < self->marks->n_candidates; i++)
    if (self->states[i] == state)
      n++;

  return n;
}

/* One stage: a surplus if there is one, else an exclusion. Returns: whether the
 * count goes on */
static gboolean
run_stage (Count *self)
{
  YishiElection *election = self->election;
  gsize open = (gsize) (election->seats - election->n_elected);
  gssize chosen;

  if (open == 0)
    return FALSE;
  if (count_state (self, STATE_HOPEFUL) <= open)
    {
      for (gsize i = 0; i < self->marks->n_candidates; i++)
        if (self->states[i] == STATE_HOPEFUL && self->shares[i] > 0)
          elect (self, i);
      return FALSE;
    }

  for (gsize i = 0; i < self->marks->n_candidates; i++)
    if (self->states[i] == STATE_ELECTED && self->shares[i] == election->quota)
      self->states[i] = STATE_DONE;

  if (count_state (self, STATE_ELECTED) > 0)
    {
      chosen = find_extreme (self, STATE_ELECTED, TRUE);
      if (chosen == NOBODY)
        return FALSE;
      self->states[chosen] = STATE_DONE;
    }
  else
    {
      chosen = find_extreme (self, STATE_HOPEFUL, FALSE);
      if (chosen == NOBODY)
        return FALSE;
      self->states[chosen] = STATE_EXCLUDED;
    }

  pass_on (self, chosen);
  elect_quota (self);
  return TRUE;
}

static void
finish (Count *self)
{
  YishiElection *election = self->election;

  for (gsize i = 0; i < self->marks->n_candidates; i++)
    {
      YishiCandidate *candidate = &election->candidates[i];

      candidate->share = self->shares[i];
      if (candidate->rank == 0)
        candidate->rank = election->n_elected + 1;
    }

  if (self->is_tied)
    election->n_open_by_tie = election->seats - election->n_elected;
}

/* Counts the persons' rankings of @marks into @self: standings, shares, stages
 * and the quota. A tie that nothing breaks stops the count and stays open. */
void
yishi_election_count_stv (YishiElection    *self,
                          const YishiMarks *marks,
                          const YishiLot   *lot)
{
  g_autofree State *states = g_new0 (State, marks->n_candidates + 1);
  g_autofree gint64 *shares = g_new0 (gint64, marks->n_candidates + 1);
  g_autofree gint64 *weights = g_new0 (gint64, marks->n_persons + 1);
  g_autofree gssize *holders = g_new0 (gssize, marks->n_persons + 1);
  Count count = { self, marks, lot, states, shares, weights, holders, FALSE };
  gint64 n_votes = 0;

  give_first_preferences (&count);
  for (gsize i = 0; i < marks->n_candidates; i++)
    n_votes += shares[i] / YISHI_STV_ONE;
  self->quota = (n_votes / (self->seats + 1) + 1) * YISHI_STV_ONE;

  elect_quota (&count);
  while (n_votes > 0 && run_stage (&count))
    ;
  finish (&count);
}
