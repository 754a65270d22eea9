/* yishi-election.c - counts ballots on which several names or options are marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-election.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-election-private.h"
#include "yishi-error.h"
#include "yishi-tally-private.h"

static void
free_stage (gpointer data)
{
  YishiStage *stage = data;

  g_free (stage->shares);
  g_free (stage);
}

static void
set_impossible (GError    **error,
                const char *why)
{
  g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_IMPOSSIBLE,
               _("The election was not judged: %s (check the roll and the ballots)"), why);
}

/**
 * yishi_committee_is_established:
 * @n_elected: how many were elected
 * @agreed: seats that the estate's rules fix
 * @statutory_min: the least number the law knows, such as 5
 *
 * Hangzhou 2021 art. 28: elected at least the statutory minimum, and more than
 * half of the agreed number.
 *
 * Returns: whether the committee is established
 */
gboolean
yishi_committee_is_established (int n_elected,
                                int agreed,
                                int statutory_min)
{
  g_return_val_if_fail (n_elected >= 0 && agreed >= 0 && statutory_min >= 0, FALSE);

  return n_elected >= statutory_min && 2 * (gint64) n_elected > agreed;
}

/**
 * yishi_consent_item_stays_in_block:
 * @n_objections: how many asked for the item to be taken by itself
 *
 * Returns: whether the item is passed together with the others of a consent
 *   agenda; a single objection takes it out, to be discussed and voted alone
 */
gboolean
yishi_consent_item_stays_in_block (gint64 n_objections)
{
  g_return_val_if_fail (n_objections >= 0, FALSE);

  return n_objections == 0;
}

/**
 * yishi_election_free:
 * @self: (transfer full) (nullable): an election
 */
void
yishi_election_free (YishiElection *self)
{
  if (self == NULL)
    return;

  yishi_rule_unref (self->rule);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->stages);
  g_free (self->candidates);
  g_free (self->lot);
  g_free (self);
}

static YishiElection *
create_election (const YishiElectionInput *input,
                 gsize                     n_candidates)
{
  YishiElection *self = g_new0 (YishiElection, 1);

  self->rule = yishi_rule_ref (input->rule);
  self->roll = input->roll;
  self->seats = input->seats;
  self->agreed = input->agreed;
  self->statutory_min = input->statutory_min;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->stages = g_ptr_array_new_with_free_func (free_stage);
  self->candidates = g_new0 (YishiCandidate, n_candidates);
  self->n_candidates = n_candidates;

  for (gsize i = 0; i < n_candidates; i++)
    {
      g_ptr_array_add (self->names, g_strdup (input->names[i]));
      self->candidates[i].number = (int) i + 1;
      self->candidates[i].name = g_ptr_array_index (self->names, i);
    }

  return self;
}

/* Counts who takes part, and what is needed, as any vote is counted. */
static YishiTally *
count_turnout (const YishiElectionInput *input,
               const YishiMarks         *marks,
               GError                  **error)
{
  YishiTallyInput ballots = { .rule = input->rule, .ballots = marks->ballots,
                              .n_ballots = marks->n_ballots };
  YishiProfile profile = { { 0 }, { 0 }, 0 };
  YishiReading reading = { input->rule->blank, YISHI_SIDE_NONE, YISHI_SIDE_NONE, FALSE };
  gint64 present = MAX (0, input->present);
  YishiTally *turnout;

  if (!yishi_profile_add_ballots (&profile, &ballots, error))
    return NULL;

  turnout = yishi_reading_count (&reading, input->rule, input->roll, present, &profile);
  if (input->present >= 0)
    return turnout;

  /* Nobody counted those in the room: then they are those who voted. */
  present = turnout->participating.heads;
  yishi_tally_free (turnout);
  return yishi_reading_count (&reading, input->rule, input->roll, present, &profile);
}

static gboolean
check_turnout (const YishiElectionInput *input,
               YishiTally               *turnout,
               GError                  **error)
{
  gint64 most = input->rule->by_area || input->present < 0 ? input->roll.heads : input->present;

  if (turnout->participating.heads > most)
    {
      set_impossible (error, _("more persons voted than there are"));
      return FALSE;
    }
  if (input->rule->by_area && turnout->participating.area > input->roll.area)
    {
      set_impossible (error, _("a larger area took part than the roll has"));
      return FALSE;
    }

  return TRUE;
}

static void
take_turnout (YishiElection    *self,
              YishiTally       *turnout,
              const YishiMarks *marks)
{
  self->participating = turnout->participating;
  self->split_heads = turnout->split_heads;
  self->needed_participation = turnout->needed_participation;
  self->needed = turnout->needed_approval;
  self->base = turnout->base;
  self->quota = turnout->needed_approval.heads;
  self->verdict = turnout->verdict;
  self->n_valid = marks->n_valid;
  self->n_overmarked = marks->n_overmarked;
  memcpy (self->answers, turnout->answers, sizeof self->answers);
}

/* Adds up heads by persons, areas by ballots. */
static void
count_votes (YishiElection    *self,
             const YishiMarks *marks)
{
  gboolean sums = self->rule->method == YISHI_METHOD_CUMULATIVE ||
                  self->rule->method == YISHI_METHOD_SCORE;
  gsize n = self->n_candidates;

  for (gsize i = 0; i < marks->n_persons * n; i++)
    if (marks->persons[i] != YISHI_UNMARKED &&
        (self->rule->method != YISHI_METHOD_STV || marks->persons[i] == 1))
      {
        self->candidates[i % n].votes.heads += sums ? marks->persons[i] : 1;
        self->candidates[i % n].n_rated++;
      }

  for (gsize i = 0; i < marks->n_ballots * n; i++)
    if (marks->values[i] != YISHI_UNMARKED)
      self->candidates[i % n].votes.area += marks->ballots[i / n].area;

  for (gsize i = 0; i < n; i++)
    {
      YishiCandidate *candidate = &self->candidates[i];

      candidate->passes_heads = candidate->votes.heads >= self->needed.heads;
      candidate->passes_area = !self->rule->by_area ||
                               candidate->votes.area >= self->needed.area;
    }
}

/* The mean in hundredths, half up; and by it the rank, equal sums of equal
 * numbers of ballots alike. */
static void
rate (YishiElection *self)
{
  for (gsize i = 0; i < self->n_candidates; i++)
    {
      YishiCandidate *candidate = &self->candidates[i];

      if (candidate->n_rated > 0)
        candidate->mean = (candidate->votes.heads * 200 + candidate->n_rated) /
                          (2 * candidate->n_rated);
      candidate->rank = 1;
      for (gsize j = 0; j < self->n_candidates; j++)
        {
          YishiCandidate *other = &self->candidates[j];

          if (other->n_rated > 0 &&
              (candidate->n_rated == 0 || other->votes.heads * candidate->n_rated >
                                          candidate->votes.heads * other->n_rated))
            candidate->rank++;
        }
    }
}

/* Each option for itself: as many pass as reach the threshold. */
static void
approve (YishiElection *self)
{
  for (gsize i = 0; i < self->n_candidates; i++)
    {
      YishiCandidate *candidate = &self->candidates[i];

      candidate->rank = 1;
      for (gsize j = 0; j < self->n_candidates; j++)
        if (self->candidates[j].votes.heads > candidate->votes.heads)
          candidate->rank++;
      if (!candidate->passes_heads || !candidate->passes_area || candidate->votes.heads == 0)
        continue;
      candidate->standing = YISHI_STANDING_ELECTED;
      self->n_elected++;
    }
}

/* Nobody has the majority: the first two stand again. Equal ones at the second
 * place cannot both be the second. */
static void
call_runoff (YishiElection *self)
{
  for (gsize i = 0; i < self->n_candidates; i++)
    {
      YishiCandidate *candidate = &self->candidates[i];
      int n_ahead = 0, n_equal = 0;

      for (gsize j = 0; j < self->n_candidates; j++)
        {
          if (self->candidates[j].votes.heads > candidate->votes.heads)
            n_ahead++;
          else if (self->candidates[j].votes.heads == candidate->votes.heads)
            n_equal++;
        }

      if (candidate->votes.heads == 0)
        continue;
      if (n_ahead + n_equal <= 2)
        candidate->standing = YISHI_STANDING_RUNOFF;
      else if (n_ahead < 2)
        candidate->standing = YISHI_STANDING_TIED;
    }
}

/* Why seats stay empty: as in any vote, by heads, by area, or by both. */
static YishiVerdict
find_rejection (YishiElection *self)
{
  gboolean heads_fail = FALSE, area_fails = FALSE;

  for (gsize i = 0; i < self->n_candidates; i++)
    {
      heads_fail = heads_fail || !self->candidates[i].passes_heads;
      area_fails = area_fails || !self->candidates[i].passes_area;
    }

  if (heads_fail && area_fails)
    return YISHI_VERDICT_REJECT_HA;

  return area_fails ? YISHI_VERDICT_REJECT_A : YISHI_VERDICT_REJECT_H;
}

static void
judge (YishiElection    *self,
       const YishiMarks *marks,
       const YishiLot   *lot)
{
  switch (self->rule->method)
    {
    case YISHI_METHOD_SCORE:
      rate (self);
      return;
    case YISHI_METHOD_GRADES:
      return;
    case YISHI_METHOD_APPROVAL:
      approve (self);
      self->verdict = self->n_elected > 0 ? YISHI_VERDICT_PASS : YISHI_VERDICT_REJECT_H;
      return;
    case YISHI_METHOD_STV:
      yishi_election_count_stv (self, marks, lot);
      break;
    case YISHI_METHOD_OWNERS_ELECTION:
    case YISHI_METHOD_PLURALITY:
    case YISHI_METHOD_PLURALITY_AT_LARGE:
    case YISHI_METHOD_RUNOFF:
    case YISHI_METHOD_CUMULATIVE:
      yishi_election_fill_seats (self, lot);
      break;
    case YISHI_METHOD_THRESHOLD:
    case YISHI_METHOD_UNANIMITY:
    case YISHI_METHOD_OBJECTION:
    case YISHI_METHOD_STRAW:
    default:
      g_return_if_reached ();
    }

  if (self->rule->method == YISHI_METHOD_RUNOFF && self->n_elected == 0 &&
      self->n_open_by_tie == 0)
    call_runoff (self);

  if (self->n_open_by_tie > 0)
    self->verdict = YISHI_VERDICT_TIE;
  else if (self->n_elected == self->seats)
    self->verdict = YISHI_VERDICT_PASS;
  else
    self->verdict = find_rejection (self);
}

static gboolean
has_quorum (YishiElection *self)
{
  return self->verdict != YISHI_VERDICT_NOVOTES &&
         (self->verdict < YISHI_VERDICT_NOQUORUM_H || self->verdict > YISHI_VERDICT_NOQUORUM_HA);
}

static YishiElection *
count_marks (const YishiElectionInput *input,
             const YishiMarks         *marks,
             GError                  **error)
{
  g_autoptr(YishiElection) self = create_election (input, marks->n_candidates);
  g_autoptr(YishiTally) turnout = NULL;
  YishiLot lot = { FALSE, { 0 } };

  if (!yishi_lot_read (&lot, input, marks->n_candidates, error))
    return NULL;
  turnout = count_turnout (input, marks, error);
  if (turnout == NULL || !check_turnout (input, turnout, error))
    return NULL;

  take_turnout (self, turnout, marks);
  count_votes (self, marks);
  if (has_quorum (self))
    judge (self, marks, &lot);

  self->judges_established = input->rule->method == YISHI_METHOD_OWNERS_ELECTION &&
                             input->agreed > 0;
  self->established = self->judges_established &&
                      yishi_committee_is_established (self->n_elected, self->agreed,
                                                      self->statutory_min);
  if (self->used_lot)
    {
      self->lot = yishi_lot_describe (&lot, marks->n_candidates);
      self->has_seed = input->drawn == NULL;
      self->seed = input->seed;
    }

  return g_steal_pointer (&self);
}

/* Methods that fill seats need to know how many. */
static gboolean
check_input (const YishiElectionInput *input,
             gsize                     n_candidates,
             GError                  **error)
{
  YishiMethod method = input->rule->method;
  gboolean fills_seats = method != YISHI_METHOD_APPROVAL && method != YISHI_METHOD_SCORE &&
                         method != YISHI_METHOD_GRADES;

  if (n_candidates == 0 || n_candidates > YISHI_MAX_CANDIDATES)
    {
      set_impossible (error, _("there is nobody to elect, or more than a paper can hold"));
      return FALSE;
    }
  if (input->seats < 0 || input->agreed < 0 || input->statutory_min < 0 ||
      input->seats > YISHI_MAX_CANDIDATES || (fills_seats && input->seats < 1))
    {
      set_impossible (error, _("the number of seats is no number of seats"));
      return FALSE;
    }

  return TRUE;
}

/**
 * yishi_election_count_input:
 * @input: the ballots and what they are counted by
 * @error: set to %YISHI_RULE_ERROR_IMPOSSIBLE or, for the lot, %YISHI_RULE_ERROR_SYNTAX
 *
 * A person is one head: of several ballots, what they say alike counts, while
 * areas stand under every name marked. A ballot with more marks than the rule
 * allows is invalid for this election only.
 *
 * Owners' elections: participation as for any matter, each candidate more than
 * half of heads and of area; by heads from the top (Shanghai practice), and
 * equal ones are voted again. Those who pass beyond the seats are alternates
 * (Hangzhou 2021 art. 28).
 *
 * Returns: (transfer full): the election
 */
YishiElection *
yishi_election_count_input (const YishiElectionInput *input,
                            GError                  **error)
{
  YishiElection *self;
  YishiMarks marks;
  gsize n_candidates;

  g_return_val_if_fail (input != NULL && input->rule != NULL && input->names != NULL, NULL);
  g_return_val_if_fail (input->ballots != NULL || input->n_ballots == 0, NULL);
  g_return_val_if_fail (yishi_rule_is_election (input->rule), NULL);

  n_candidates = g_strv_length ((char **) input->names);
  if (!check_input (input, n_candidates, error))
    return NULL;

  yishi_marks_read (&marks, input, n_candidates);
  self = count_marks (input, &marks, error);
  yishi_marks_clear (&marks);
  return self;
}

/**
 * yishi_election_count:
 * @rule: the rule of an election
 * @roll: heads and area of the roll
 * @names: the names or options, NULL-terminated, in the order of the paper
 * @seats: how many to elect
 * @agreed: seats the estate's rules fix, 0 if this elects no committee
 * @statutory_min: least number of members the law knows
 * @ballots: returned ballots in any order
 * @n_ballots: how many
 * @error: as for yishi_election_count_input()
 *
 * As yishi_election_count_input(), without a lot.
 *
 * Returns: (transfer full): the election
 */
YishiElection *
yishi_election_count (YishiRule               *rule,
                      YishiCount               roll,
                      const char *const       *names,
                      int                      seats,
                      int                      agreed,
                      int                      statutory_min,
                      const YishiMarkedBallot *ballots,
                      gsize                    n_ballots,
                      GError                 **error)
{
  YishiElectionInput input = {
    .rule = rule, .roll = roll, .names = names, .seats = seats, .agreed = agreed,
    .statutory_min = statutory_min, .ballots = ballots, .n_ballots = n_ballots, .present = -1,
  };

  return yishi_election_count_input (&input, error);
}
