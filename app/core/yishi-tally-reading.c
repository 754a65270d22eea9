/* yishi-tally-reading.c - counts ballots in one reading and judges them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-tally-private.h"

#include "yishi-area.h"

static YishiTally *
create_tally (YishiRule *rule,
              YishiCount roll,
              gint64     present)
{
  YishiTally *self = g_new0 (YishiTally, 1);

  self->rule = yishi_rule_ref (rule);
  self->roll = roll;
  self->present = present;
  return self;
}

/* The answers that take part. Late ballots never do. */
static guint
find_participating (YishiRule          *rule,
                    const YishiReading *reading)
{
  guint bits = YISHI_BIT (YISHI_CHOICE_YES) | YISHI_BIT (YISHI_CHOICE_NO) |
               YISHI_BIT (YISHI_CHOICE_ABSTAIN) | YISHI_BIT (YISHI_CHOICE_FOLLOW);

  if (reading->blank == YISHI_BLANK_ABSTAIN)
    bits |= YISHI_BIT (YISHI_CHOICE_BLANK);
  if (rule->invalid_counts)
    bits |= YISHI_BIT (YISHI_CHOICE_INVALID);

  return bits;
}

/* The answers that stand on @side. */
static guint
find_side_bits (const YishiReading *reading,
                YishiSide           side)
{
  guint bits = YISHI_BIT (side == YISHI_SIDE_YES ? YISHI_CHOICE_YES : YISHI_CHOICE_NO);

  if (reading->follow == side)
    bits |= YISHI_BIT (YISHI_CHOICE_FOLLOW);

  return bits;
}

/* Which answer a person's head is listed under: the one that all his counted
 * units gave, or of a person with none that counts what came nearest.
 * Returns: a choice, or -1 for a person whose units differ */
static int
find_answer (guint mask,
             guint counted)
{
  static const YishiChoice uncounted[] = { YISHI_CHOICE_BLANK, YISHI_CHOICE_INVALID,
                                           YISHI_CHOICE_LATE };
  guint given = mask & counted;

  if (given != 0)
    return (given & (given - 1)) == 0 ? g_bit_nth_lsf (given, -1) : -1;

  for (gsize i = 0; i < G_N_ELEMENTS (uncounted); i++)
    if ((mask & YISHI_BIT (uncounted[i])) != 0)
      return uncounted[i];

  return YISHI_SILENT;
}

static void
count_person_mask (YishiTally         *self,
                   guint               mask,
                   gint64              heads,
                   const YishiReading *reading)
{
  guint counted = find_participating (self->rule, reading);
  guint given = mask & counted;
  int answer = find_answer (mask, counted);
  gboolean is_silent = given == 0 && (mask & YISHI_BIT (YISHI_SILENT)) != 0;

  if (answer < 0)
    self->split_heads += heads;
  else if (answer < YISHI_N_CHOICES)
    self->answers[answer].heads += heads;

  if (given != 0)
    {
      self->participating.heads += heads;
      if ((given & ~find_side_bits (reading, YISHI_SIDE_YES)) == 0)
        self->approving.heads += heads;
      else if ((given & ~find_side_bits (reading, YISHI_SIDE_NO)) == 0)
        self->opposing.heads += heads;
    }
  else if (is_silent && reading->counts_silent)
    {
      self->participating.heads += heads;
      self->clause_joined.heads += heads;
      if (reading->silent == YISHI_SIDE_YES)
        self->approving.heads += heads;
      else
        self->opposing.heads += heads;
    }
}

static void
count_areas (YishiTally         *self,
             const YishiProfile *profile,
             const YishiReading *reading)
{
  guint counted = find_participating (self->rule, reading);

  for (guint choice = 0; choice < YISHI_N_CHOICES; choice++)
    {
      gint64 area = profile->area[choice];

      self->answers[choice].area = area;
      if ((counted & YISHI_BIT (choice)) != 0)
        self->participating.area += area;
      if ((find_side_bits (reading, YISHI_SIDE_YES) & YISHI_BIT (choice)) != 0)
        self->approving.area += area;
      else if ((find_side_bits (reading, YISHI_SIDE_NO) & YISHI_BIT (choice)) != 0)
        self->opposing.area += area;
    }

  if (reading->counts_silent)
    {
      self->participating.area += profile->area[YISHI_SILENT];
      self->clause_joined.area = profile->area[YISHI_SILENT];
      self->clause_units = profile->n_silent;
      if (reading->silent == YISHI_SIDE_YES)
        self->approving.area += profile->area[YISHI_SILENT];
      else
        self->opposing.area += profile->area[YISHI_SILENT];
    }
}

/* What approval is a share of. */
static YishiCount
find_base (YishiTally *self)
{
  YishiCount base = self->participating;

  switch (self->rule->approval_base)
    {
    case YISHI_BASE_ALL:
      return self->roll;
    case YISHI_BASE_CAST:
      base.heads = self->approving.heads + self->opposing.heads;
      base.area = self->approving.area + self->opposing.area;
      if (self->rule->invalid_counts)
        {
          base.heads += self->answers[YISHI_CHOICE_INVALID].heads;
          base.area += self->answers[YISHI_CHOICE_INVALID].area;
        }
      return base;
    case YISHI_BASE_PRESENT:
      base.heads = self->present;
      base.area = 0;
      return base;
    case YISHI_BASE_PARTICIPATING:
    default:
      return base;
    }
}

static YishiCount
find_needed (YishiTally           *self,
             const YishiThreshold *threshold,
             YishiCount            base)
{
  YishiCount needed = { yishi_threshold_needed (threshold, base.heads), 0 };

  if (self->rule->by_area)
    needed.area = yishi_threshold_needed (threshold, base.area);

  return needed;
}

static YishiCount
find_gap (YishiTally *self,
          YishiCount  needed,
          YishiCount  have)
{
  YishiCount gap = { MAX (0, needed.heads - have.heads), 0 };

  if (self->rule->by_area)
    gap.area = MAX (0, needed.area - have.area);

  return gap;
}

/* The least number of further ballots, all of them yes, after which @have of
 * @base meets the threshold. Where the base grows with every ballot, each yes
 * adds to both sides: found by halving, since meeting it is monotone. */
static gint64
find_more_yes (const YishiThreshold *threshold,
               gint64                have,
               gint64                base,
               gboolean              base_grows)
{
  gint64 least = 0;
  gint64 most = YISHI_AREA_MAX_TOTAL;

  if (!base_grows || threshold->numerator == threshold->denominator)
    return MAX (0, yishi_threshold_needed (threshold, base) - have);

  while (least < most)
    {
      gint64 middle = least + (most - least) / 2;

      if (yishi_threshold_is_met (threshold, have + middle, base + middle))
        most = middle;
      else
        least = middle + 1;
    }

  return least;
}

/* What a quorum is measured on: those who take part, or those in the room. */
static YishiCount
find_quorate (YishiTally *self)
{
  YishiCount present = { self->present, 0 };

  return self->rule->participation_base == YISHI_BASE_PRESENT ? present : self->participating;
}

static void
count_needed (YishiTally *self)
{
  YishiRule *rule = self->rule;
  gboolean grows = rule->approval_base == YISHI_BASE_PARTICIPATING ||
                   rule->approval_base == YISHI_BASE_CAST;

  self->base = find_base (self);
  if (!yishi_rule_has_verdict (rule))
    return;

  self->needed_participation = find_needed (self, &rule->participation, self->roll);
  self->gap_participation = find_gap (self, self->needed_participation, find_quorate (self));
  self->needed_approval = find_needed (self, &rule->approval, self->base);

  if (rule->method == YISHI_METHOD_OBJECTION)
    {
      /* Nothing is missing here: the gap is by how much objections are too many. */
      self->gap_approval.heads = MAX (0, self->opposing.heads - self->needed_approval.heads + 1);
      self->gap_approval.area = MAX (0, self->opposing.area - self->needed_approval.area + 1);
      return;
    }

  self->gap_approval = find_gap (self, self->needed_approval, self->approving);
  self->more_yes_needed.heads = find_more_yes (&rule->approval, self->approving.heads,
                                               self->base.heads, grows);
  if (rule->by_area)
    self->more_yes_needed.area = find_more_yes (&rule->approval, self->approving.area,
                                                self->base.area, grows);
}

static YishiVerdict
choose (gboolean     heads_fail,
        gboolean     area_fails,
        YishiVerdict first)
{
  /* The verdicts of a kind stand in the order heads, area, both. */
  return first + (heads_fail && area_fails ? 2 : area_fails ? 1 : 0);
}

static YishiVerdict
judge_objections (YishiTally *self)
{
  gboolean heads_fail = self->opposing.heads >= self->needed_approval.heads;
  gboolean area_fails = self->rule->by_area &&
                        self->opposing.area >= self->needed_approval.area;

  if (self->roll.heads == 0)
    return YISHI_VERDICT_NOVOTES;
  if (heads_fail || area_fails)
    return choose (heads_fail, area_fails, YISHI_VERDICT_REJECT_H);

  return YISHI_VERDICT_PASS;
}

/* The four comparisons, and before them that there is anything to compare:
 * nothing passes by nobody's vote. */
static YishiVerdict
judge (YishiTally *self)
{
  gboolean heads_fail = self->gap_participation.heads > 0;
  gboolean area_fails = self->gap_participation.area > 0;

  if (!yishi_rule_has_verdict (self->rule))
    return YISHI_VERDICT_NONE;
  if (self->rule->method == YISHI_METHOD_OBJECTION)
    return judge_objections (self);
  if (self->participating.heads == 0 || self->base.heads == 0)
    return YISHI_VERDICT_NOVOTES;
  if (heads_fail || area_fails)
    return choose (heads_fail, area_fails, YISHI_VERDICT_NOQUORUM_H);

  heads_fail = self->gap_approval.heads > 0;
  area_fails = self->gap_approval.area > 0;
  if (!heads_fail && !area_fails)
    return YISHI_VERDICT_PASS;
  if (self->rule->casting_vote && self->approving.heads == self->opposing.heads &&
      self->approving.heads > 0)
    return YISHI_VERDICT_TIE;

  return choose (heads_fail, area_fails, YISHI_VERDICT_REJECT_H);
}

/* Counts @profile as @reading says and judges it by @rule.
 * Returns: (transfer full): the tally, without other readings beside it */
YishiTally *
yishi_reading_count (const YishiReading *reading,
                     YishiRule          *rule,
                     YishiCount          roll,
                     gint64              present,
                     const YishiProfile *profile)
{
  YishiTally *self = create_tally (rule, roll, present);

  for (guint mask = 1; mask < YISHI_N_MASKS; mask++)
    if (profile->heads[mask] > 0)
      count_person_mask (self, mask, profile->heads[mask], reading);
  count_areas (self, profile, reading);

  self->follow_side = reading->follow;
  count_needed (self);
  self->verdict = judge (self);
  return self;
}
