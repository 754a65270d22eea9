/* yishi-election-json.c - the result of an election as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-election.h"

static const char *const standing_names[] = {
  [YISHI_STANDING_NOT_ELECTED] = "not-elected",
  [YISHI_STANDING_ELECTED] = "elected",
  [YISHI_STANDING_TIED] = "tied",
  [YISHI_STANDING_ALTERNATE] = "alternate",
  [YISHI_STANDING_RUNOFF] = "runoff",
};

static void
write_count (YishiJson  *json,
             const char *key,
             YishiCount  count)
{
  yishi_json_begin_object (json, key);
  yishi_json_int (json, "heads", count.heads);
  yishi_json_area (json, "area", count.area);
  yishi_json_end_object (json);
}

/* Votes of a transferable vote, as text like areas: no reader makes doubles of
 * them. */
static void
write_share (YishiJson  *json,
             const char *key,
             gint64      share)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf ("%" G_GINT64_FORMAT ".%05d", share / 100000, (int) (share % 100000));
  yishi_json_string (json, key, text);
}

static void
write_candidate (YishiElection        *self,
                 const YishiCandidate *candidate,
                 YishiJson            *json)
{
  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "number", candidate->number);
  yishi_json_string (json, "name", candidate->name);
  write_count (json, "votes", candidate->votes);
  if (self->rule->method == YISHI_METHOD_STV)
    write_share (json, "share", candidate->share);
  if (self->rule->method == YISHI_METHOD_SCORE)
    {
      yishi_json_int (json, "rated", candidate->n_rated);
      /* A mean has two places, as an area has. */
      yishi_json_area (json, "mean", candidate->mean);
    }
  if (yishi_rule_has_verdict (self->rule))
    {
      yishi_json_boolean (json, "passes_heads", candidate->passes_heads);
      yishi_json_boolean (json, "passes_area", candidate->passes_area);
      yishi_json_string (json, "standing", standing_names[candidate->standing]);
    }
  yishi_json_int (json, "rank", candidate->rank);
  yishi_json_end_object (json);
}

static void
write_stages (YishiElection *self,
              YishiJson     *json)
{
  yishi_json_begin_array (json, "stages");
  for (guint i = 0; i < self->stages->len; i++)
    {
      const YishiStage *stage = g_ptr_array_index (self->stages, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_int (json, "candidate", stage->number);
      yishi_json_boolean (json, "excluded", stage->excluded);
      write_share (json, "surplus", stage->surplus);
      yishi_json_begin_array (json, "shares");
      for (gsize j = 0; j < self->n_candidates; j++)
        write_share (json, NULL, stage->shares[j]);
      yishi_json_end_array (json);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
}

static void
write_lot (YishiElection *self,
           YishiJson     *json)
{
  g_autofree char *seed = NULL;

  if (!self->used_lot)
    {
      yishi_json_null (json, "lot");
      return;
    }

  seed = g_strdup_printf ("%" G_GUINT64_FORMAT, self->seed);
  yishi_json_begin_object (json, "lot");
  yishi_json_string (json, "order", self->lot);
  yishi_json_string (json, "seed", self->has_seed ? seed : NULL);
  yishi_json_end_object (json);
}

static void
write_turnout (YishiElection *self,
               YishiJson     *json)
{
  write_count (json, "roll", self->roll);
  write_count (json, "participating", self->participating);
  for (guint i = 0; i < YISHI_N_CHOICES; i++)
    write_count (json, yishi_choice_to_string ((YishiChoice) i), self->answers[i]);
  yishi_json_begin_object (json, "split");
  yishi_json_int (json, "heads", self->split_heads);
  yishi_json_end_object (json);
  yishi_json_begin_object (json, "needed");
  write_count (json, "participation", self->needed_participation);
  write_count (json, "approval", self->needed);
  yishi_json_end_object (json);
  yishi_json_int (json, "valid_ballots", self->n_valid);
  yishi_json_int (json, "overmarked", self->n_overmarked);
}

/**
 * yishi_election_write_json:
 * @self: an election
 * @json: where an object is open
 * @language: "zh_CN" or "en", for the working
 *
 * Writes turnout, seats, verdict, candidates in the order of the paper, the
 * stages of a transferable vote, the lot and the working.
 */
void
yishi_election_write_json (YishiElection *self,
                           YishiJson     *json,
                           const char    *language)
{
  g_auto(GStrv) working = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (json != NULL);
  g_return_if_fail (language != NULL);

  write_turnout (self, json);
  yishi_json_int (json, "seats", self->seats);
  yishi_json_int (json, "elected", self->n_elected);
  yishi_json_int (json, "open_by_tie", self->n_open_by_tie);
  if (self->judges_established)
    yishi_json_boolean (json, "established", self->established);
  else
    yishi_json_null (json, "established");
  if (self->rule->method == YISHI_METHOD_STV)
    {
      write_share (json, "quota", self->quota);
      write_stages (self, json);
    }

  yishi_json_begin_array (json, "candidates");
  for (gsize i = 0; i < self->n_candidates; i++)
    write_candidate (self, &self->candidates[i], json);
  yishi_json_end_array (json);
  write_lot (self, json);
  yishi_json_string (json, "verdict", yishi_verdict_to_string (self->verdict));

  working = yishi_election_describe (self, language);
  yishi_json_begin_array (json, "working");
  for (gsize i = 0; working[i] != NULL; i++)
    yishi_json_string (json, NULL, working[i]);
  yishi_json_end_array (json);
  yishi_json_null (json, "with_clause");
}
