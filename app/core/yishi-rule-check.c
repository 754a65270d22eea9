/* yishi-rule-check.c - whether the values of a rule go together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (const char **wrong_key,
        char       **reason,
        const char  *key,
        const char  *why)
{
  *wrong_key = key;
  *reason = g_strdup (why);
  return FALSE;
}

static gboolean
has_threshold (const YishiThreshold *threshold)
{
  return threshold->denominator > 0;
}

/* Which thresholds a method needs, and which it would silently leave unused. */
static gboolean
check_thresholds (YishiRule   *self,
                  const char **key,
                  char       **reason)
{
  gboolean needs_approval = self->method == YISHI_METHOD_THRESHOLD ||
                            self->method == YISHI_METHOD_UNANIMITY ||
                            self->method == YISHI_METHOD_OBJECTION ||
                            self->method == YISHI_METHOD_OWNERS_ELECTION ||
                            self->method == YISHI_METHOD_RUNOFF ||
                            self->method == YISHI_METHOD_APPROVAL;

  if (needs_approval && !has_threshold (&self->approval))
    return refuse (key, reason, "approval", _("the method needs a threshold"));
  if (!needs_approval && has_threshold (&self->approval))
    return refuse (key, reason, "approval", _("the method has no use for a threshold"));
  if (self->method == YISHI_METHOD_UNANIMITY &&
      (self->approval.numerator != self->approval.denominator ||
       self->approval_base != YISHI_BASE_ALL))
    return refuse (key, reason, "approval", _("unanimity is at least 1/1 of all"));
  if (self->method == YISHI_METHOD_OBJECTION && self->approval_base != YISHI_BASE_ALL)
    return refuse (key, reason, "approval-base", _("objections are a share of all"));
  if (self->method == YISHI_METHOD_OBJECTION && has_threshold (&self->participation))
    return refuse (key, reason, "participation", _("objections need no participation"));
  if (self->participation_base != YISHI_BASE_ALL &&
      self->participation_base != YISHI_BASE_PRESENT)
    return refuse (key, reason, "participation-base", _("“all” or “present” is wanted"));
  if (self->by_area && (self->approval_base == YISHI_BASE_PRESENT ||
                        self->participation_base == YISHI_BASE_PRESENT))
    return refuse (key, reason, "area", _("who is present is counted by heads alone"));

  return TRUE;
}

static gboolean
check_ties (YishiRule   *self,
            const char **key,
            char       **reason)
{
  static const char *const words[] = { "", "revote", "lot", "casting-vote", "area", NULL };

  if (!g_strv_contains (words, self->tie))
    return refuse (key, reason, "tie", _("it is none of: revote, lot, casting-vote, area"));
  if (self->casting_vote != (strcmp (self->tie, "casting-vote") == 0))
    return refuse (key, reason, "casting-vote", _("it contradicts the key “tie”"));
  if (self->casting_vote && (self->by_area || yishi_rule_is_election (self)))
    return refuse (key, reason, "casting-vote", _("only a vote by heads has one"));
  if (self->area_breaks_ties && !(self->by_area && yishi_rule_is_election (self)))
    return refuse (key, reason, "area-breaks-ties", _("only an election by area can do so"));
  if (strcmp (self->tie, "area") == 0 && !self->area_breaks_ties)
    return refuse (key, reason, "tie", _("it needs area-breaks-ties=true"));

  return TRUE;
}

static gboolean
check_marks (YishiRule   *self,
             const char **key,
             char       **reason)
{
  if (self->method == YISHI_METHOD_CUMULATIVE)
    {
      if (self->max_marks < 1)
        return refuse (key, reason, "max-marks", _("a cumulative vote needs a number of votes"));
      if (self->max_per_option < 1 || self->max_per_option > self->max_marks)
        return refuse (key, reason, "max-per-option", _("it must be from 1 to max-marks"));
    }
  else if (self->max_per_option != 0)
    {
      return refuse (key, reason, "max-per-option", _("only a cumulative vote has it"));
    }

  if ((self->method == YISHI_METHOD_SCORE) != (self->max_score > 0))
    return refuse (key, reason, "max-score", _("a score has it, and nothing else"));
  if (!yishi_rule_is_election (self) && self->max_marks != 0)
    return refuse (key, reason, "max-marks", _("only a vote on several options has it"));

  return TRUE;
}

/**
 * yishi_rule_check:
 * @self: a rule that was just read
 * @wrong_key: (out) (transfer none): on failure the key to look at
 * @reason: (out) (transfer full): on failure why, translated
 *
 * Refuses a rule whose values contradict each other or would go unused, since
 * whoever wrote them meant something by them.
 *
 * Returns: whether the rule can be counted by
 */
gboolean
yishi_rule_check (YishiRule   *self,
                  const char **wrong_key,
                  char       **reason)
{
  if (!check_thresholds (self, wrong_key, reason) || !check_ties (self, wrong_key, reason) ||
      !check_marks (self, wrong_key, reason))
    return FALSE;

  if (self->silence != YISHI_SILENCE_FORBIDDEN && self->method != YISHI_METHOD_THRESHOLD)
    return refuse (wrong_key, reason, "silence", _("only a vote of yes and no can use it"));
  if (self->silence != YISHI_SILENCE_FORBIDDEN && self->approval_base == YISHI_BASE_PRESENT)
    return refuse (wrong_key, reason, "silence", _("who is silent is not present"));
  if (self->window_max_days != 0 && self->window_min_days > self->window_max_days)
    return refuse (wrong_key, reason, "window-min-days", _("it is above window-max-days"));
  if (self->notice_days_extraordinary > self->notice_days)
    return refuse (wrong_key, reason, "notice-days-extraordinary", _("it is above notice-days"));

  return TRUE;
}
