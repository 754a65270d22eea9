/* yishi-tally.c - counts one vote and says whether it passes, and by how much
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-tally.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-area.h"
#include "yishi-error.h"
#include "yishi-tally-private.h"

static void
set_impossible (GError    **error,
                const char *why)
{
  g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_IMPOSSIBLE,
               _("The vote was not judged: %s (check the roll and the ballots)"), why);
}

/**
 * yishi_tally_free:
 * @self: (transfer full) (nullable): a tally
 */
void
yishi_tally_free (YishiTally *self)
{
  if (self == NULL)
    return;

  yishi_tally_free (self->without_follow);
  yishi_tally_free (self->blank_other);
  yishi_tally_free (self->with_clause);
  yishi_rule_unref (self->rule);
  g_free (self);
}

/* The side with more among @yes and @no, where heads and area agree on it. */
static YishiSide
find_side (YishiRule *rule,
           YishiCount yes,
           YishiCount no)
{
  YishiSide by_heads = yes.heads > no.heads ? YISHI_SIDE_YES :
                       yes.heads < no.heads ? YISHI_SIDE_NO : YISHI_SIDE_NONE;
  YishiSide by_area = yes.area > no.area ? YISHI_SIDE_YES :
                      yes.area < no.area ? YISHI_SIDE_NO : YISHI_SIDE_NONE;

  if (!rule->by_area || by_heads == by_area)
    return by_heads;
  if (by_heads == YISHI_SIDE_NONE || by_area == YISHI_SIDE_NONE)
    return YISHI_SIDE_NONE;

  return YISHI_SIDE_DIFFERS;
}

/* Refuses figures that cannot be: a sub-count greater than what it is part of
 * means that the roll is corrupt, and nothing is judged by a corrupt roll. */
static gboolean
check_possible (YishiTally *self,
                GError    **error)
{
  YishiRule *rule = self->rule;
  gboolean bounded = rule->method != YISHI_METHOD_STRAW || self->present < 0;

  if (bounded && self->participating.heads > self->roll.heads)
    {
      set_impossible (error, _("more persons took part than the roll has"));
      return FALSE;
    }
  if (rule->by_area && self->participating.area > self->roll.area)
    {
      set_impossible (error, _("a larger area took part than the roll has"));
      return FALSE;
    }
  if (!rule->by_area && self->present >= 0 && self->participating.heads > self->present)
    {
      set_impossible (error, _("more persons voted than are present"));
      return FALSE;
    }
  if (rule->participation_base == YISHI_BASE_PRESENT && self->present > self->roll.heads)
    {
      set_impossible (error, _("more persons are present than there are members"));
      return FALSE;
    }

  return TRUE;
}

/* Who returned a paper in time was in the room: what stands for the number of
 * those present where nobody counted them. */
static gint64
count_returned (const YishiProfile *profile)
{
  guint late = YISHI_BIT (YISHI_CHOICE_LATE) | YISHI_BIT (YISHI_SILENT);
  gint64 n = 0;

  for (guint mask = 1; mask < YISHI_N_MASKS; mask++)
    if ((mask & ~late) != 0)
      n += profile->heads[mask];

  return n;
}

/* Zhejiang 2009 art. 10 para. 2: the majority among those who voted must itself
 * be more than half of the total area and of all persons. */
static gboolean
meets_proviso (YishiTally *strict,
               YishiSide   side)
{
  static const YishiThreshold half = { 1, 2, TRUE };
  YishiCount majority = side == YISHI_SIDE_YES ? strict->approving : strict->opposing;

  return yishi_threshold_is_met (&half, majority.heads, strict->roll.heads) &&
         (!strict->rule->by_area ||
          yishi_threshold_is_met (&half, majority.area, strict->roll.area));
}

/* Counts once more with the silent units on the side of the majority, where the
 * clause can be applied; else once more as it is, with the reason why not. */
static YishiTally *
count_with_clause (YishiTally         *strict,
                   const YishiProfile *profile,
                   const YishiReading *reading)
{
  YishiReading read = *reading;
  YishiSide side = find_side (strict->rule, strict->approving, strict->opposing);
  YishiTally *self;
  const char *reason = "applied";

  if (profile->n_silent == 0)
    reason = "no-deliveries";
  else if (side == YISHI_SIDE_NONE)
    reason = "tie";
  else if (side == YISHI_SIDE_DIFFERS)
    reason = "sides-differ";
  else if (strict->rule->silence == YISHI_SILENCE_WITH_PROVISO && !meets_proviso (strict, side))
    reason = "proviso";

  read.counts_silent = strcmp (reason, "applied") == 0;
  read.silent = side;
  self = yishi_reading_count (&read, strict->rule, strict->roll, strict->present, profile);
  self->clause_applies = read.counts_silent;
  self->clause_side = side;
  self->clause_reason = reason;
  return self;
}

/* Adds the same vote read the other ways that a court might. */
static gboolean
add_other_readings (YishiTally         *self,
                    const YishiProfile *profile,
                    const YishiReading *reading,
                    gboolean            use_clause,
                    GError            **error)
{
  YishiReading other = *reading;

  if (yishi_profile_has (profile, YISHI_BIT (YISHI_CHOICE_FOLLOW)))
    {
      other.follow = YISHI_SIDE_NONE;
      self->without_follow = yishi_reading_count (&other, self->rule, self->roll,
                                                  self->present, profile);
    }

  if (yishi_profile_has (profile, YISHI_BIT (YISHI_CHOICE_BLANK)))
    {
      other = *reading;
      other.blank = reading->blank == YISHI_BLANK_ABSTAIN ? YISHI_BLANK_INVALID
                                                          : YISHI_BLANK_ABSTAIN;
      self->blank_other = yishi_reading_count (&other, self->rule, self->roll, self->present,
                                               profile);
      if (self->blank_other->verdict == self->verdict)
        g_clear_pointer (&self->blank_other, yishi_tally_free);
    }

  if (use_clause && self->rule->silence != YISHI_SILENCE_FORBIDDEN)
    {
      self->with_clause = count_with_clause (self, profile, reading);
      return check_possible (self->with_clause, error);
    }

  return TRUE;
}

static gboolean
check_input (YishiCount roll,
             gint64     present,
             GError   **error)
{
  if (roll.heads >= 0 && roll.heads <= YISHI_AREA_MAX_TOTAL && roll.area >= 0 &&
      roll.area <= YISHI_AREA_MAX_TOTAL && present >= -1 && present <= YISHI_AREA_MAX_TOTAL)
    return TRUE;

  set_impossible (error, _("the roll's figures are negative or too large"));
  return FALSE;
}

static YishiTally *
count_profile (YishiRule          *rule,
               YishiCount          roll,
               gint64              present,
               const YishiProfile *profile,
               gboolean            use_clause,
               GError            **error)
{
  g_autoptr(YishiTally) self = NULL;
  YishiReading reading = { rule->blank, YISHI_SIDE_NONE, YISHI_SIDE_NONE, FALSE };
  gboolean needs_present = rule->approval_base == YISHI_BASE_PRESENT ||
                           rule->participation_base == YISHI_BASE_PRESENT;

  if (!check_input (roll, present, error))
    return NULL;
  if (needs_present && present < 0)
    present = count_returned (profile);

  self = yishi_reading_count (&reading, rule, roll, present, profile);
  if (rule->follow == YISHI_FOLLOW_JOIN &&
      yishi_profile_has (profile, YISHI_BIT (YISHI_CHOICE_FOLLOW)))
    {
      reading.follow = find_side (rule, self->approving, self->opposing);
      yishi_tally_free (self);
      self = yishi_reading_count (&reading, rule, roll, present, profile);
    }

  if (!check_possible (self, error) ||
      !add_other_readings (self, profile, &reading, use_clause, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * yishi_tally_count:
 * @input: the ballots and what they are counted by
 * @error: set to %YISHI_RULE_ERROR_IMPOSSIBLE if the figures contradict each other
 *
 * A person takes part if one of his units returned a ballot that counts: yes,
 * no, abstain, 随多数, and blank where the rule takes it for an abstention. His
 * head stands under an answer if all his units that count gave it, else under
 * none; areas stand under the answers given. 随多数 joins the side with more
 * among yes and no if heads and area agree on it (guidance rules art. 26 leaves
 * the clause to the estate; a signed 随多数 is a ballot, silence is not).
 *
 * The strict result is the tally itself; the result with the silence clause
 * stands beside it in with_clause and never in its place.
 *
 * Where the rule asks who is present and @input does not say, those who
 * returned a ballot in time count as present.
 *
 * Returns: (transfer full): the tally
 */
YishiTally *
yishi_tally_count (const YishiTallyInput *input,
                   GError               **error)
{
  YishiProfile profile = { { 0 }, { 0 }, 0 };

  g_return_val_if_fail (input != NULL && input->rule != NULL, NULL);
  g_return_val_if_fail (input->ballots != NULL || input->n_ballots == 0, NULL);
  g_return_val_if_fail (input->silent != NULL || input->n_silent == 0, NULL);
  g_return_val_if_fail (!yishi_rule_is_election (input->rule), NULL);

  if (!yishi_profile_add_ballots (&profile, input, error))
    return NULL;

  return count_profile (input->rule, input->roll, input->present, &profile, input->use_clause,
                        error);
}

/**
 * yishi_tally_from_ballots:
 * @rule: the rule, not one of an election
 * @roll: heads and area of the roll
 * @ballots: returned ballots in any order, one a unit
 * @n_ballots: how many
 * @use_clause: whether the estate's own rules have the silence clause
 * @silent: units that provably got a ballot and returned none
 * @n_silent: how many
 * @error: set to %YISHI_RULE_ERROR_IMPOSSIBLE
 *
 * As yishi_tally_count(), with nobody known to be present.
 *
 * Returns: (transfer full): the tally
 */
YishiTally *
yishi_tally_from_ballots (YishiRule             *rule,
                          YishiCount             roll,
                          const YishiBallot     *ballots,
                          gsize                  n_ballots,
                          gboolean               use_clause,
                          const YishiSilentUnit *silent,
                          gsize                  n_silent,
                          GError               **error)
{
  YishiTallyInput input = { rule, roll, -1, ballots, n_ballots, use_clause, silent, n_silent };

  return yishi_tally_count (&input, error);
}

/**
 * yishi_tally_from_counts:
 * @rule: the rule, not one of an election
 * @roll: heads and area of the roll; the area is not looked at by a rule that
 *   goes by heads alone
 * @present: who is in the room, or -1
 * @answers: persons and area under each answer
 * @use_clause: whether the estate's own rules have the silence clause
 * @silent: persons and area that provably got ballots and returned none
 * @error: set to %YISHI_RULE_ERROR_IMPOSSIBLE
 *
 * The arithmetic alone, where nobody answers in two ways.
 *
 * Returns: (transfer full): the tally
 */
YishiTally *
yishi_tally_from_counts (YishiRule       *rule,
                         YishiCount       roll,
                         gint64           present,
                         const YishiCount answers[YISHI_N_CHOICES],
                         gboolean         use_clause,
                         YishiCount       silent,
                         GError         **error)
{
  YishiProfile profile = { { 0 }, { 0 }, 0 };

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (answers != NULL, NULL);
  g_return_val_if_fail (!yishi_rule_is_election (rule), NULL);

  if (!yishi_profile_add_counts (&profile, answers, silent, error))
    return NULL;

  return count_profile (rule, roll, present, &profile, use_clause, error);
}

/**
 * yishi_tally_apply_casting_vote:
 * @self: a tally
 * @vote: %YISHI_CHOICE_YES or %YISHI_CHOICE_NO, the chair's
 * @error: set to %YISHI_RULE_ERROR_NOT_ALLOWED where there is no tie or the rule
 *   gives the chair no such vote
 *
 * Breaks the tie; the counts stay as they are, and the working says who decided.
 *
 * Returns: whether the vote was accepted
 */
gboolean
yishi_tally_apply_casting_vote (YishiTally  *self,
                                YishiChoice  vote,
                                GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (vote == YISHI_CHOICE_YES || vote == YISHI_CHOICE_NO, FALSE);

  if (!self->rule->casting_vote || self->verdict != YISHI_VERDICT_TIE)
    {
      g_set_error_literal (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_NOT_ALLOWED,
                           _("The casting vote was refused: there is no tie, or the rule gives "
                             "the chair none (vote again)"));
      return FALSE;
    }

  self->casting = vote == YISHI_CHOICE_YES ? YISHI_SIDE_YES : YISHI_SIDE_NO;
  self->verdict = vote == YISHI_CHOICE_YES ? YISHI_VERDICT_PASS : YISHI_VERDICT_REJECT_H;
  return TRUE;
}
