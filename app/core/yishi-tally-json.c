/* yishi-tally-json.c - a tally as JSON, and the words for choices and verdicts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-tally.h"

#include <string.h>

static const char *const choice_names[YISHI_N_CHOICES] = {
  "yes", "no", "abstain", "follow", "blank", "invalid", "late",
};

/* What tellers and portals write. */
static const struct
{
  const char *word;
  YishiChoice choice;
} choice_words[] = {
  { "同意", YISHI_CHOICE_YES }, { "赞成", YISHI_CHOICE_YES }, { "赞同", YISHI_CHOICE_YES },
  { "反对", YISHI_CHOICE_NO }, { "不同意", YISHI_CHOICE_NO },
  { "弃权", YISHI_CHOICE_ABSTAIN },
  { "随多数", YISHI_CHOICE_FOLLOW }, { "从多", YISHI_CHOICE_FOLLOW },
  { "空白", YISHI_CHOICE_BLANK }, { "空白票", YISHI_CHOICE_BLANK },
  { "废票", YISHI_CHOICE_INVALID }, { "无效", YISHI_CHOICE_INVALID },
  { "无效票", YISHI_CHOICE_INVALID },
  { "逾期", YISHI_CHOICE_LATE }, { "逾期票", YISHI_CHOICE_LATE },
};

static const struct
{
  const char *name;
  const char *zh;
  const char *en;
} verdicts[] = {
  [YISHI_VERDICT_NONE] = { NULL, "不作结论", "no verdict" },
  [YISHI_VERDICT_PASS] = { "PASS", "通过", "passed" },
  [YISHI_VERDICT_REJECT_H] = { "REJECT_H", "不通过，同意人数不足",
                               "rejected: too few persons agree" },
  [YISHI_VERDICT_REJECT_A] = { "REJECT_A", "不通过，同意面积不足",
                               "rejected: too small an area agrees" },
  [YISHI_VERDICT_REJECT_HA] = { "REJECT_HA", "不通过，同意人数和面积都不足",
                                "rejected: too few persons and too small an area agree" },
  [YISHI_VERDICT_NOQUORUM_H] = { "NOQUORUM_H", "参与人数不足，不能作出决定",
                                 "no quorum: too few persons took part" },
  [YISHI_VERDICT_NOQUORUM_A] = { "NOQUORUM_A", "参与面积不足，不能作出决定",
                                 "no quorum: too small an area took part" },
  [YISHI_VERDICT_NOQUORUM_HA] = { "NOQUORUM_HA", "参与人数和面积都不足，不能作出决定",
                                  "no quorum: too few persons and too small an area took part" },
  [YISHI_VERDICT_NOVOTES] = { "NOVOTES", "没有有效票，不能通过",
                              "no votes: nothing passes without one" },
  [YISHI_VERDICT_TIE] = { "TIE", "票数相同，按规则另行处理",
                          "tie: the rule says how it is broken" },
};

/**
 * yishi_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: (transfer none) (nullable): its name in JSON and in the record, such
 *   as "REJECT_H"; %NULL for %YISHI_VERDICT_NONE
 */
const char *
yishi_verdict_to_string (YishiVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (verdicts), NULL);

  return verdicts[verdict].name;
}

/**
 * yishi_verdict_describe:
 * @verdict: a verdict
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer none): the verdict in words
 */
const char *
yishi_verdict_describe (YishiVerdict verdict,
                        const char  *language)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (verdicts), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return g_str_has_prefix (language, "zh") ? verdicts[verdict].zh : verdicts[verdict].en;
}

/**
 * yishi_choice_to_string:
 * @choice: a choice
 *
 * Returns: (transfer none): its name in files and JSON, such as "yes"
 */
const char *
yishi_choice_to_string (YishiChoice choice)
{
  g_return_val_if_fail ((guint) choice < YISHI_N_CHOICES, NULL);

  return choice_names[choice];
}

/**
 * yishi_choice_parse:
 * @text: "yes", "同意" …; blanks around it and capitals do not matter
 * @choice: (out): the choice; untouched unless it is one
 *
 * Returns: whether @text is a choice
 */
gboolean
yishi_choice_parse (const char  *text,
                    YishiChoice *choice)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (choice != NULL, FALSE);

  plain = g_strstrip (g_ascii_strdown (text, -1));
  for (guint i = 0; i < YISHI_N_CHOICES; i++)
    if (strcmp (plain, choice_names[i]) == 0)
      {
        *choice = (YishiChoice) i;
        return TRUE;
      }

  for (gsize i = 0; i < G_N_ELEMENTS (choice_words); i++)
    if (strcmp (plain, choice_words[i].word) == 0)
      {
        *choice = choice_words[i].choice;
        return TRUE;
      }

  return FALSE;
}

static const char *
name_side (YishiSide side)
{
  switch (side)
    {
    case YISHI_SIDE_YES:
      return "yes";
    case YISHI_SIDE_NO:
      return "no";
    case YISHI_SIDE_DIFFERS:
      return "differs";
    case YISHI_SIDE_NONE:
      return "none";
    default:
      g_return_val_if_reached ("none");
    }
}

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

static void
write_pair (YishiJson  *json,
            const char *key,
            YishiCount  participation,
            YishiCount  approval)
{
  yishi_json_begin_object (json, key);
  write_count (json, "participation", participation);
  write_count (json, "approval", approval);
  yishi_json_end_object (json);
}

static void
write_other (YishiJson  *json,
             const char *key,
             YishiTally *tally,
             const char *language)
{
  if (tally == NULL)
    {
      yishi_json_null (json, key);
      return;
    }

  yishi_json_begin_object (json, key);
  yishi_tally_write_json (tally, json, language);
  yishi_json_end_object (json);
}

static void
write_clause (YishiTally *self,
              YishiJson  *json)
{
  yishi_json_begin_object (json, "clause");
  yishi_json_boolean (json, "applies", self->clause_applies);
  yishi_json_string (json, "reason", self->clause_reason);
  yishi_json_string (json, "side", name_side (self->clause_side));
  yishi_json_int (json, "units", self->clause_units);
  write_count (json, "joined", self->clause_joined);
  yishi_json_end_object (json);
}

static void
write_figures (YishiTally *self,
               YishiJson  *json)
{
  write_count (json, "roll", self->roll);
  write_count (json, "participating", self->participating);
  for (guint i = 0; i < YISHI_N_CHOICES; i++)
    write_count (json, choice_names[i], self->answers[i]);

  yishi_json_begin_object (json, "split");
  yishi_json_int (json, "heads", self->split_heads);
  yishi_json_end_object (json);

  if (self->present >= 0)
    yishi_json_int (json, "present", self->present);
  else
    yishi_json_null (json, "present");
  write_count (json, "approving", self->approving);
  write_count (json, "opposing", self->opposing);
  yishi_json_string (json, "follow_side", name_side (self->follow_side));
  write_pair (json, "needed", self->needed_participation, self->needed_approval);
  write_pair (json, "gap", self->gap_participation, self->gap_approval);
  write_count (json, "more_yes_needed", self->more_yes_needed);
}

/**
 * yishi_tally_write_json:
 * @self: a tally
 * @json: where an object is open
 * @language: "zh_CN" or "en", for the working
 *
 * Writes the members described in the header; equal tallies give equal bytes.
 */
void
yishi_tally_write_json (YishiTally *self,
                        YishiJson  *json,
                        const char *language)
{
  g_auto(GStrv) working = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (json != NULL);
  g_return_if_fail (language != NULL);

  write_figures (self, json);
  if (self->verdict == YISHI_VERDICT_NONE)
    yishi_json_null (json, "verdict");
  else
    yishi_json_string (json, "verdict", yishi_verdict_to_string (self->verdict));
  if (self->casting != YISHI_SIDE_NONE)
    yishi_json_string (json, "casting_vote", name_side (self->casting));

  working = yishi_tally_describe (self, language);
  yishi_json_begin_array (json, "working");
  for (gsize i = 0; working[i] != NULL; i++)
    yishi_json_string (json, NULL, working[i]);
  yishi_json_end_array (json);

  if (self->clause_reason != NULL)
    write_clause (self, json);
  write_other (json, "without_follow", self->without_follow, language);
  write_other (json, "blank_other", self->blank_other, language);
  write_other (json, "with_clause", self->with_clause, language);
}
