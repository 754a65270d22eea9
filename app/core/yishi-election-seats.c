/* yishi-election-seats.c - who gets the seats, and where a tie leaves one open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-election-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  YishiElection  *election;
  const YishiLot *lot;
} Ranking;

static gboolean
may_be_elected (const YishiCandidate *candidate)
{
  return candidate->passes_heads && candidate->passes_area && candidate->votes.heads > 0;
}

/* Who passes goes before who does not; then heads, then area only where the
 * rule says so. 0: tied. */
static int
compare_votes (YishiElection        *self,
               const YishiCandidate *a,
               const YishiCandidate *b)
{
  if (may_be_elected (a) != may_be_elected (b))
    return may_be_elected (a) ? -1 : 1;
  if (a->votes.heads != b->votes.heads)
    return a->votes.heads > b->votes.heads ? -1 : 1;
  if (self->rule->area_breaks_ties && a->votes.area != b->votes.area)
    return a->votes.area > b->votes.area ? -1 : 1;

  return 0;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Ranking *ranking = data;
  const YishiCandidate *first = *(YishiCandidate *const *) a;
  const YishiCandidate *second = *(YishiCandidate *const *) b;
  int order = compare_votes (ranking->election, first, second);
  gint64 first_lot = ranking->lot->order[first->number - 1];
  gint64 second_lot = ranking->lot->order[second->number - 1];

  if (order == 0 && ranking->lot->is_drawn && first_lot != second_lot)
    order = first_lot < second_lot ? -1 : 1;

  return order != 0 ? order : first->number - second->number;
}

/* Seats the group of @n that tie with one another: all of them, none, or none
 * yet, if there is room for some of them only. */
static void
seat_group (YishiElection   *self,
            YishiCandidate **group,
            gsize            n,
            int              rank,
            gboolean         breaks_ties)
{
  int room = MAX (0, self->seats - self->n_elected - self->n_open_by_tie);

  for (gsize i = 0; i < n; i++)
    {
      group[i]->rank = rank;
      if (!may_be_elected (group[i]))
        group[i]->standing = YISHI_STANDING_NOT_ELECTED;
      else if ((gsize) room >= n || (breaks_ties && i < (gsize) room))
        group[i]->standing = YISHI_STANDING_ELECTED;
      else if (room > 0 && !breaks_ties)
        group[i]->standing = YISHI_STANDING_TIED;
      else
        group[i]->standing = YISHI_STANDING_ALTERNATE;

      if (group[i]->standing == YISHI_STANDING_ELECTED)
        self->n_elected++;
    }

  if (group[0]->standing == YISHI_STANDING_TIED)
    self->n_open_by_tie += room;
  if (breaks_ties && room > 0 && (gsize) room < n)
    {
      self->used_lot = TRUE;
      for (gsize i = 0; i < n; i++)
        group[i]->rank = rank + (int) i;
    }
}

/* Alternates are known to the election of owners alone; elsewhere who gets no
 * seat is not elected. */
static void
drop_alternates (YishiElection *self)
{
  if (self->rule->method == YISHI_METHOD_OWNERS_ELECTION)
    return;

  for (gsize i = 0; i < self->n_candidates; i++)
    if (self->candidates[i].standing == YISHI_STANDING_ALTERNATE)
      self->candidates[i].standing = YISHI_STANDING_NOT_ELECTED;
}

/* Ranks the candidates and fills the seats from the top. A tie across the last
 * seat leaves it open, unless the rule breaks ties by lot and one was drawn. */
void
yishi_election_fill_seats (YishiElection  *self,
                           const YishiLot *lot)
{
  g_autofree YishiCandidate **order = g_new (YishiCandidate *, self->n_candidates + 1);
  Ranking ranking = { self, lot };
  gboolean breaks_ties = lot->is_drawn && strcmp (self->rule->tie, "lot") == 0;
  gsize next;

  for (gsize i = 0; i < self->n_candidates; i++)
    order[i] = &self->candidates[i];
  g_qsort_with_data (order, (gint) self->n_candidates, sizeof *order, compare_places, &ranking);

  for (gsize first = 0; first < self->n_candidates; first = next)
    {
      next = first + 1;
      while (next < self->n_candidates && compare_votes (self, order[first], order[next]) == 0)
        next++;
      seat_group (self, order + first, next - first, (int) first + 1, breaks_ties);
    }

  drop_alternates (self);
}
