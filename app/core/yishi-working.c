/* yishi-working.c - the working of a tally as sentences to be checked by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-tally.h"

#include <string.h>

#include "yishi-words.h"

/* What is being written: sentences about @tally. */
typedef struct
{
  GStrvBuilder *lines;
  YishiTally   *tally;
  YishiWords    words;
} Working;

typedef const char *const Pattern[YISHI_N_WORDS];

static const char *const choice_words[YISHI_N_CHOICES][YISHI_N_WORDS] = {
  { "同意", "yes" }, { "反对", "no" }, { "弃权", "abstain" }, { "随多数", "follow" },
  { "空白", "blank" }, { "废票", "invalid" }, { "逾期", "late" },
};

static const char *const base_words[][YISHI_N_WORDS] = {
  [YISHI_BASE_ALL] = { "全体的", "all" },
  [YISHI_BASE_PARTICIPATING] = { "参与表决的", "those taking part" },
  [YISHI_BASE_CAST] = { "同意与反对合计的", "yes and no together" },
  [YISHI_BASE_PRESENT] = { "到场的", "those present" },
};

static const char *const straw_words[YISHI_N_WORDS] = {
  "民意征询，不具约束力。", "A straw poll: it binds nobody.",
};

static void
add_line (Working *self,
          char    *line)
{
  g_strv_builder_add (self->lines, line);
  g_free (line);
}

static char *
say_count (Working   *self,
           YishiCount count)
{
  return yishi_words_count (self->words, count, self->tally->rule->by_area);
}

static gboolean
has_count (YishiCount count)
{
  return count.heads > 0 || count.area > 0;
}

static void
add_roll (Working *self)
{
  static Pattern owners = { "全体业主 $1。", "All owners: $1." };
  static Pattern members = { "全体 $1。", "All members: $1." };
  static Pattern present = { "到场 $1。", "Present: $1." };
  YishiTally *tally = self->tally;
  g_autofree char *roll = say_count (self, tally->roll);
  g_autofree char *there = yishi_words_heads (self->words, tally->present);

  if (tally->rule->method != YISHI_METHOD_STRAW)
    add_line (self, yishi_words_fill ((tally->rule->by_area ? owners : members)[self->words],
                                      roll, NULL));
  if (tally->present >= 0 && !tally->rule->by_area)
    add_line (self, yishi_words_fill (present[self->words], there, NULL));
}

/* "同意 448 人、59,587.46 平方米；反对 …": of the answers in @first to @last
 * those that count, or those that do not. */
static char *
list_answers (Working *self,
              gboolean counted)
{
  static const char *const items[YISHI_N_WORDS] = { "$1 $2", "$1 $2" };
  YishiTally *tally = self->tally;
  YishiRule *rule = tally->rule;
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < YISHI_N_CHOICES; i++)
    {
      gboolean counts = i <= YISHI_CHOICE_FOLLOW ||
                        (i == YISHI_CHOICE_BLANK && rule->blank == YISHI_BLANK_ABSTAIN) ||
                        (i == YISHI_CHOICE_INVALID && rule->invalid_counts);
      g_autofree char *count = say_count (self, tally->answers[i]);
      g_autofree char *item = NULL;

      if (counts != counted || (i > YISHI_CHOICE_ABSTAIN && !has_count (tally->answers[i])))
        continue;
      if (list->len > 0)
        g_string_append (list, self->words == YISHI_WORDS_ZH ? "；" : "; ");
      item = yishi_words_fill (items[self->words], choice_words[i][self->words], count, NULL);
      g_string_append (list, item);
    }

  return g_string_free (list, FALSE);
}

static void
add_answers (Working *self)
{
  static Pattern taking_part = { "参与表决 $1：$2。", "Taking part: $1: $2." };
  static Pattern split = {
    "其中 $1名下几套房的意见不一致：人数不计入任何一种意见，面积按各票计入。",
    "Of these, $1 answered differently for several units: their heads stand under no answer, "
    "their areas under the answers given." };
  static Pattern joined = { "按约定计入的另有 $1 户（新增 $2）：送达后没有交票。",
                            "Joined by the silence clause: $1 units (added: $2), delivered and "
                            "not returned." };
  static Pattern left_out = { "不计入参与表决：$1。", "Not taking part: $1." };
  YishiTally *tally = self->tally;
  g_autofree char *part = say_count (self, tally->participating);
  g_autofree char *heads = yishi_words_heads (self->words, tally->split_heads);
  g_autofree char *counted = list_answers (self, TRUE);
  g_autofree char *uncounted = list_answers (self, FALSE);
  g_autofree char *units = yishi_words_number (tally->clause_units);
  g_autofree char *added = say_count (self, tally->clause_joined);

  add_line (self, yishi_words_fill (taking_part[self->words], part, counted, NULL));
  if (tally->split_heads > 0)
    add_line (self, yishi_words_fill (split[self->words], heads, NULL));
  if (tally->clause_applies)
    add_line (self, yishi_words_fill (joined[self->words], units, added, NULL));
  if (*uncounted != '\0')
    add_line (self, yishi_words_fill (left_out[self->words], uncounted, NULL));
}

static void
add_follow (Working *self)
{
  static Pattern patterns[] = {
    [YISHI_SIDE_NONE] = {
      "选“随多数”的 $1：没有一方在人数和面积上都占多数，不计入任何一方，仍算参与表决。",
      "Follow the majority, $1: neither side has more in persons and in area, so they join none "
      "and only take part." },
    [YISHI_SIDE_YES] = {
      "选“随多数”的 $1：同意一方人数和面积都多于反对，计入同意。",
      "Follow the majority, $1: yes has more than no in persons and in area, so they join yes." },
    [YISHI_SIDE_NO] = {
      "选“随多数”的 $1：反对一方人数和面积都多于同意，计入反对。",
      "Follow the majority, $1: no has more than yes in persons and in area, so they join no." },
    [YISHI_SIDE_DIFFERS] = {
      "选“随多数”的 $1：按人数和按面积，多数不在同一方，不计入任何一方，仍算参与表决。",
      "Follow the majority, $1: by persons and by area the majority is not on the same side, so "
      "they join none and only take part." },
  };
  static Pattern by_rule = {
    "选“随多数”的 $1：按本规则不计入任何一方，只算参与表决。",
    "Follow the majority, $1: under this rule they join no side and only take part." };
  YishiTally *tally = self->tally;
  g_autofree char *count = say_count (self, tally->answers[YISHI_CHOICE_FOLLOW]);
  gboolean joins = tally->rule->follow == YISHI_FOLLOW_JOIN;

  /* A tally without the joining is shown beside one with it, which says why. */
  if (tally->without_follow != NULL || tally->clause_reason != NULL)
    if (has_count (tally->answers[YISHI_CHOICE_FOLLOW]))
      add_line (self, yishi_words_fill ((joins ? patterns[tally->follow_side]
                                               : by_rule)[self->words], count, NULL));
}

/* One comparison: @label: products, and if it is not met what is needed and
 * missing. */
static void
add_comparison (Working              *self,
                const char           *label,
                const YishiThreshold *threshold,
                gint64                part,
                gint64                base,
                const char           *base_name,
                gboolean              is_area)
{
  static Pattern met = { "$1：$2。", "$1: $2." };
  static Pattern missed = { "$1：$2；至少要 $3，还差 $4。",
                            "$1: $2; at least $3 needed, $4 missing." };
  char *(*say) (YishiWords, gint64) = is_area ? yishi_words_area : yishi_words_heads;
  gint64 least = yishi_threshold_needed (threshold, base);
  g_autofree char *compared = NULL;
  g_autofree char *needed = say (self->words, least);
  g_autofree char *gap = say (self->words, MAX (0, least - part));
  gboolean is_objection = self->tally->rule->method == YISHI_METHOD_OBJECTION;

  compared = yishi_words_compare (self->words, threshold, part, base, base_name, is_area);
  add_line (self, yishi_words_fill ((part >= least || is_objection ? met : missed)[self->words],
                                    label, compared, needed, gap, NULL));
}

static void
add_participation (Working *self)
{
  static const char *const labels[][YISHI_N_WORDS] = {
    { "参与表决人数", "Persons taking part" },
    { "参与表决面积", "Area taking part" },
    { "到场人数", "Persons present" },
  };
  YishiTally *tally = self->tally;
  YishiRule *rule = tally->rule;
  gboolean by_presence = rule->participation_base == YISHI_BASE_PRESENT;

  if (rule->participation.denominator == 0)
    return;

  add_comparison (self, labels[by_presence ? 2 : 0][self->words], &rule->participation,
                  by_presence ? tally->present : tally->participating.heads, tally->roll.heads,
                  "", FALSE);
  if (rule->by_area)
    add_comparison (self, labels[1][self->words], &rule->participation,
                    tally->participating.area, tally->roll.area, "", TRUE);
}

static void
add_approval (Working *self)
{
  static const char *const labels[][2][YISHI_N_WORDS] = {
    { { "同意人数", "Persons agreeing" }, { "同意面积", "Area agreeing" } },
    { { "同意人数（含随多数）", "Persons agreeing, followers included" },
      { "同意面积（含随多数）", "Area agreeing, followers included" } },
    { { "同意人数（含未交票计入的）", "Persons agreeing, silent ones included" },
      { "同意面积（含未交票计入的）", "Area agreeing, silent ones included" } },
    { { "异议人数", "Persons objecting" }, { "异议面积", "Area objecting" } },
  };
  YishiTally *tally = self->tally;
  YishiRule *rule = tally->rule;
  gboolean objects = rule->method == YISHI_METHOD_OBJECTION;
  YishiCount part = objects ? tally->opposing : tally->approving;
  int row = 0;

  if (objects)
    row = 3;
  else if (tally->clause_applies && tally->clause_side == YISHI_SIDE_YES)
    row = 2;
  else if (tally->follow_side == YISHI_SIDE_YES)
    row = 1;

  add_comparison (self, labels[row][0][self->words], &rule->approval, part.heads,
                  tally->base.heads, base_words[rule->approval_base][self->words], FALSE);
  if (rule->by_area)
    add_comparison (self, labels[row][1][self->words], &rule->approval, part.area,
                    tally->base.area, base_words[rule->approval_base][self->words], TRUE);
}

static void
add_percentages (Working *self)
{
  static Pattern both = {
    "百分比只供参考，不作判断依据：参与人数占全体 $1，参与面积占全体 $2；"
    "同意人数占$5 $3，同意面积占$5 $4。",
    "Percentages illustrate and decide nothing: persons taking part $1 and area $2 of all; "
    "persons agreeing $3 and area $4 $5." };
  static Pattern heads_only = {
    "百分比只供参考，不作判断依据：参与人数占全体 $1；同意人数占$5 $3。",
    "Percentages illustrate and decide nothing: persons taking part $1 of all; persons agreeing "
    "$3 $5." };
  static const char *const bases[][YISHI_N_WORDS] = {
    [YISHI_BASE_ALL] = { "全体", "of all" },
    [YISHI_BASE_PARTICIPATING] = { "参与表决的", "of those taking part" },
    [YISHI_BASE_CAST] = { "同意与反对合计的", "of yes and no together" },
    [YISHI_BASE_PRESENT] = { "到场的", "of those present" },
  };
  YishiTally *tally = self->tally;
  g_autofree char *p_heads = yishi_words_percent (tally->participating.heads, tally->roll.heads);
  g_autofree char *p_area = yishi_words_percent (tally->participating.area, tally->roll.area);
  g_autofree char *y_heads = yishi_words_percent (tally->approving.heads, tally->base.heads);
  g_autofree char *y_area = yishi_words_percent (tally->approving.area, tally->base.area);

  add_line (self, yishi_words_fill ((tally->rule->by_area ? both : heads_only)[self->words],
                                    p_heads, p_area, y_heads, y_area,
                                    bases[tally->rule->approval_base][self->words], NULL));
}

/* What is missing, and whether it can still come: if every further ballot is a
 * yes, it raises participation and approval alike. */
static void
add_missing (Working *self)
{
  static Pattern quorum = { "参与表决的还差 $1，才达到最低要求。", "Still missing to a quorum: $1." };
  static Pattern approval = { "离通过还差：$1（按已收到的票计算）。",
                              "Still missing to pass: $1 (of the ballots so far)." };
  static Pattern more = { "如果以后收到的票全是同意票，至少还要 $1。",
                          "If every further ballot is a yes, at least $1 more are needed." };
  static Pattern never = { "即使其余的票全部同意，也不能通过。",
                           "Even if all the rest agree, it cannot pass." };
  YishiTally *tally = self->tally;
  g_autofree char *p_gap = say_count (self, tally->gap_participation);
  g_autofree char *y_gap = say_count (self, tally->gap_approval);
  YishiCount needed = {
    MAX (tally->gap_participation.heads, tally->more_yes_needed.heads),
    MAX (tally->gap_participation.area, tally->more_yes_needed.area),
  };
  g_autofree char *yes = say_count (self, needed);
  gboolean by_presence = tally->rule->participation_base == YISHI_BASE_PRESENT ||
                         tally->rule->approval_base == YISHI_BASE_PRESENT;

  if (has_count (tally->gap_participation))
    add_line (self, yishi_words_fill (quorum[self->words], p_gap, NULL));
  if (has_count (tally->gap_approval))
    add_line (self, yishi_words_fill (approval[self->words], y_gap, NULL));
  if (by_presence || !has_count (needed))
    return;

  if (needed.heads > tally->roll.heads - tally->participating.heads ||
      (tally->rule->by_area && needed.area > tally->roll.area - tally->participating.area))
    add_line (self, g_strdup (never[self->words]));
  else
    add_line (self, yishi_words_fill (more[self->words], yes, NULL));
}

/**
 * yishi_tally_describe_verdict:
 * @self: a tally
 * @language: "zh_CN" or "en"
 *
 * Returns: the verdict in words; of a vote of objections it is they who are too
 *   many
 */
const char *
yishi_tally_describe_verdict (YishiTally *self,
                              const char *language)
{
  static const char *const objections[][YISHI_N_WORDS] = {
    { "通过，异议没有达到阻止的比例", "it stands: the objections are too few" },
    { "不通过，异议人数达到阻止的比例", "it falls: too many persons object" },
    { "不通过，异议面积达到阻止的比例", "it falls: too large an area objects" },
    { "不通过，异议人数和面积都达到阻止的比例",
      "it falls: too many persons and too large an area object" },
  };

  g_return_val_if_fail (self != NULL, NULL);

  if (self->rule->method == YISHI_METHOD_OBJECTION && self->verdict >= YISHI_VERDICT_PASS &&
      self->verdict <= YISHI_VERDICT_REJECT_HA)
    return objections[self->verdict - YISHI_VERDICT_PASS][yishi_words_choose (language)];

  return yishi_verdict_describe (self->verdict, language);
}

static const char *
say_verdict (Working    *self,
             YishiTally *tally)
{
  return yishi_tally_describe_verdict (tally, self->words == YISHI_WORDS_ZH ? "zh_CN" : "en");
}

static void
add_verdict (Working *self)
{
  static Pattern pattern = { "结论：$1。", "Verdict: $1." };
  static Pattern casting[] = {
    [YISHI_SIDE_YES] = { "票数相同，主持人投决定票：同意。",
                         "The votes are equal; the chair’s casting vote: yes." },
    [YISHI_SIDE_NO] = { "票数相同，主持人投决定票：反对。",
                        "The votes are equal; the chair’s casting vote: no." },
  };
  YishiTally *tally = self->tally;

  if (tally->casting != YISHI_SIDE_NONE)
    add_line (self, g_strdup (casting[tally->casting][self->words]));
  add_line (self, yishi_words_fill (pattern[self->words], say_verdict (self, tally), NULL));
}

/* The same vote read another way: what agrees, who takes part, and the verdict. */
static void
add_reading (Working    *self,
             const char *pattern,
             YishiTally *other)
{
  g_autofree char *approving = say_count (self, other->approving);
  g_autofree char *part = say_count (self, other->participating);
  g_autofree char *joined = say_count (self, other->clause_joined);
  g_autofree char *units = yishi_words_number (other->clause_units);

  add_line (self, yishi_words_fill (pattern, approving, part, say_verdict (self, other), units,
                                    joined, NULL));
}

static void
add_clause (Working *self)
{
  static const struct
  {
    const char *reason;
    Pattern     pattern;
  } refused[] = {
    { "no-deliveries", {
      "“未交票随多数”的约定没有适用：没有送达凭证齐全而未交的票。",
      "The silence clause was not applied: there is no unreturned ballot with proof of delivery."
    } },
    { "tie", {
      "“未交票随多数”的约定没有适用：交票的人里没有多数。",
      "The silence clause was not applied: there is no majority among those who voted." } },
    { "sides-differ", {
      "“未交票随多数”的约定没有适用：按人数和按面积，多数不在同一方。",
      "The silence clause was not applied: by persons and by area the majority is not on the "
      "same side." } },
    { "proviso", {
      "“未交票随多数”的约定没有适用：交票者中的多数一方没有超过全体人数和总面积的一半（浙江 2009 年条例第十条）。",
      "The silence clause was not applied: the majority of those who voted is not more than half "
      "of all persons and of the total area (Zhejiang 2009, art. 10)." } },
  };
  static Pattern applied[] = {
    [YISHI_SIDE_YES] = {
      "如果按约定把送达未交的 $4 户计入同意（新增 $5）：同意 $1，参与表决 $2，结论：$3。",
      "With the silence clause, $4 delivered and unreturned units join yes (added: $5): agreeing "
      "$1, taking part $2, verdict: $3." },
    [YISHI_SIDE_NO] = {
      "如果按约定把送达未交的 $4 户计入反对（新增 $5）：同意 $1，参与表决 $2，结论：$3。",
      "With the silence clause, $4 delivered and unreturned units join no (added: $5): agreeing "
      "$1, taking part $2, verdict: $3." },
  };
  YishiTally *clause = self->tally->with_clause;

  if (clause == NULL)
    return;
  if (clause->clause_applies)
    add_reading (self, applied[clause->clause_side][self->words], clause);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    if (strcmp (refused[i].reason, clause->clause_reason) == 0)
      add_line (self, g_strdup (refused[i].pattern[self->words]));
}

static void
add_other_readings (Working *self)
{
  static Pattern without_follow = {
    "如果“随多数”不计入任何一方：同意 $1，参与表决 $2，结论：$3。",
    "If those who follow joined no side: agreeing $1, taking part $2, verdict: $3." };
  static Pattern blanks[] = {
    [YISHI_BLANK_INVALID] = {
      "如果空白票算弃权（计入参与表决）：同意 $1，参与表决 $2，结论就不同：$3。",
      "If blank ballots were abstentions and took part: agreeing $1, taking part $2, and the "
      "verdict would differ: $3." },
    [YISHI_BLANK_ABSTAIN] = {
      "如果空白票算废票（不计入参与表决）：同意 $1，参与表决 $2，结论就不同：$3。",
      "If blank ballots were invalid and took no part: agreeing $1, taking part $2, and the "
      "verdict would differ: $3." },
  };
  YishiTally *tally = self->tally;

  if (tally->without_follow != NULL && tally->rule->follow == YISHI_FOLLOW_JOIN)
    add_reading (self, without_follow[self->words], tally->without_follow);
  if (tally->blank_other != NULL)
    add_reading (self, blanks[tally->rule->blank][self->words], tally->blank_other);
  add_clause (self);
}

/**
 * yishi_tally_describe:
 * @self: a tally
 * @language: "zh_CN" or "en"
 *
 * From the roll to the verdict, each comparison with its figures, and what the
 * result would be in the other readings. Percentages are rounded half up and
 * illustrate only.
 *
 * Returns: (transfer full): a NULL-terminated array of sentences
 */
char **
yishi_tally_describe (YishiTally *self,
                      const char *language)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  Working working = { lines, self, YISHI_WORDS_ZH };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  working.words = yishi_words_choose (language);
  add_line (&working, yishi_words_rule (working.words, self->rule));
  add_roll (&working);
  add_answers (&working);
  if (self->verdict == YISHI_VERDICT_NONE)
    {
      add_line (&working, g_strdup (straw_words[working.words]));
      return g_strv_builder_end (lines);
    }

  add_follow (&working);
  if (self->verdict != YISHI_VERDICT_NOVOTES)
    {
      add_participation (&working);
      add_approval (&working);
      if (self->rule->method != YISHI_METHOD_OBJECTION)
        add_percentages (&working);
    }
  add_verdict (&working);
  if (self->verdict != YISHI_VERDICT_PASS && self->rule->method != YISHI_METHOD_OBJECTION)
    add_missing (&working);
  add_other_readings (&working);
  return g_strv_builder_end (lines);
}
