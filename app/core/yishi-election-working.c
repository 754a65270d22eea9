/* yishi-election-working.c - the working of an election as sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-election.h"

#include <string.h>

#include "yishi-words.h"

typedef struct
{
  GStrvBuilder  *lines;
  YishiElection *election;
  YishiWords     words;
} Working;

typedef const char *const Pattern[YISHI_N_WORDS];

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
  return yishi_words_count (self->words, count, self->election->rule->by_area);
}

static char *
say_share (gint64 share)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%05d", share / 100000, (int) (share % 100000));
}

static void
add_turnout (Working *self)
{
  static Pattern roll = { "全体业主 $1。", "All owners: $1." };
  static Pattern members = { "全体 $1。", "All members: $1." };
  static Pattern part = { "参与表决 $1，有效选票 $2 张。", "Taking part: $1; valid ballots: $2." };
  static Pattern overmarked = { "勾选超过限额的 $1 张作废，只在本项选举中作废。",
                                "$1 ballots mark too much and are invalid, for this election only."
                              };
  YishiElection *election = self->election;
  g_autofree char *all = say_count (self, election->roll);
  g_autofree char *taking_part = say_count (self, election->participating);
  g_autofree char *n_valid = yishi_words_number (election->n_valid);
  g_autofree char *n_overmarked = yishi_words_number (election->n_overmarked);

  add_line (self, yishi_words_fill ((election->rule->by_area ? roll : members)[self->words], all,
                                    NULL));
  add_line (self, yishi_words_fill (part[self->words], taking_part, n_valid, NULL));
  if (election->n_overmarked > 0)
    add_line (self, yishi_words_fill (overmarked[self->words], n_overmarked, NULL));
}

static void
add_quorum (Working *self)
{
  static Pattern labels[] = { { "参与表决人数", "Persons taking part" },
                              { "参与表决面积", "Area taking part" } };
  static Pattern line = { "$1：$2。", "$1: $2." };
  YishiElection *election = self->election;
  YishiRule *rule = election->rule;
  g_autofree char *heads = NULL;
  g_autofree char *area = NULL;

  if (rule->participation.denominator == 0)
    return;

  heads = yishi_words_compare (self->words, &rule->participation, election->participating.heads,
                               election->roll.heads, "", FALSE);
  add_line (self, yishi_words_fill (line[self->words], labels[0][self->words], heads, NULL));
  if (!rule->by_area)
    return;

  area = yishi_words_compare (self->words, &rule->participation, election->participating.area,
                              election->roll.area, "", TRUE);
  add_line (self, yishi_words_fill (line[self->words], labels[1][self->words], area, NULL));
}

static const char *
say_standing (Working      *self,
              YishiStanding standing)
{
  static const char *const standings[][YISHI_N_WORDS] = {
    [YISHI_STANDING_NOT_ELECTED] = { "未当选", "not elected" },
    [YISHI_STANDING_ELECTED] = { "当选", "elected" },
    [YISHI_STANDING_TIED] = { "并列，待定", "tied, still open" },
    [YISHI_STANDING_ALTERNATE] = { "达到票数，列为候补", "alternate" },
    [YISHI_STANDING_RUNOFF] = { "进入第二轮", "goes into the run-off" },
  };
  static const char *const options[][YISHI_N_WORDS] = {
    { "没有通过", "does not pass" },
    { "通过", "passes" },
  };

  if (self->election->rule->method == YISHI_METHOD_APPROVAL)
    return options[standing == YISHI_STANDING_ELECTED][self->words];

  return standings[standing][self->words];
}

/* "过半数" of heads and of area, with the products. Returns: (transfer full):
 * "" where the rule has no threshold */
static char *
compare_candidate (Working              *self,
                   const YishiCandidate *candidate)
{
  static Pattern both = { "人数 $1；面积 $2", "persons $1; area $2" };
  YishiElection *election = self->election;
  YishiRule *rule = election->rule;
  g_autofree char *heads = NULL;
  g_autofree char *area = NULL;

  if (rule->approval.denominator == 0)
    return g_strdup ("");

  heads = yishi_words_compare (self->words, &rule->approval, candidate->votes.heads,
                               election->base.heads, "", FALSE);
  if (!rule->by_area)
    return g_steal_pointer (&heads);

  area = yishi_words_compare (self->words, &rule->approval, candidate->votes.area,
                              election->base.area, "", TRUE);
  return yishi_words_fill (both[self->words], heads, area, NULL);
}

static void
add_elected (Working              *self,
             const YishiCandidate *candidate)
{
  static Pattern plain = { "$1：$2，$4。", "$1: $2, $4." };
  static Pattern compared = { "$1：$2；$3；$4。", "$1: $2; $3; $4." };
  static Pattern votes = { "$1 票", "$1 votes" };
  YishiElection *election = self->election;
  g_autofree char *count = NULL;
  g_autofree char *number = NULL;
  g_autofree char *comparison = compare_candidate (self, candidate);

  if (election->rule->method == YISHI_METHOD_STV)
    number = say_share (candidate->share);
  else
    number = yishi_words_number (candidate->votes.heads);

  if (election->rule->by_area)
    count = say_count (self, candidate->votes);
  else
    count = yishi_words_fill (votes[self->words], number, NULL);

  add_line (self, yishi_words_fill ((*comparison != '\0' ? compared : plain)[self->words],
                                    candidate->name, count, comparison,
                                    say_standing (self, candidate->standing), NULL));
}

static void
add_rated (Working              *self,
           const YishiCandidate *candidate)
{
  static Pattern score = { "$1：总分 $2 ÷ $3 张票，平均 $4 分。",
                           "$1: $2 points ÷ $3 ballots, mean $4." };
  static Pattern grade = { "$1：$2 票，占 $5。", "$1: $2 votes, $5." };
  YishiElection *election = self->election;
  gboolean is_score = election->rule->method == YISHI_METHOD_SCORE;
  g_autofree char *sum = yishi_words_number (candidate->votes.heads);
  g_autofree char *n = yishi_words_number (candidate->n_rated);
  g_autofree char *share = yishi_words_percent (candidate->votes.heads,
                                                election->answers[YISHI_CHOICE_YES].heads);
  g_autofree char *mean = NULL;

  if (candidate->n_rated == 0)
    mean = g_strdup ("—");
  else
    mean = g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", candidate->mean / 100,
                            (int) (candidate->mean % 100));
  add_line (self, yishi_words_fill ((is_score ? score : grade)[self->words], candidate->name, sum,
                                    n, mean, share, NULL));
}

static void
add_stage (Working          *self,
           guint             number,
           const YishiStage *stage)
{
  static Pattern first = { "第 $1 轮，首选票：$3。", "Stage $1, first preferences: $3." };
  static Pattern passed_on = { "第 $1 轮，$2 当选后多出 $4 票，按票值转出：$3。",
                               "Stage $1, the surplus $4 of $2 is passed on: $3." };
  static Pattern excluded = { "第 $1 轮，$2 票数最少出局，票转给下一选择：$3。",
                              "Stage $1, $2 has the fewest votes and is out: $3." };
  YishiElection *election = self->election;
  g_autoptr(GString) shares = g_string_new (NULL);
  g_autofree char *stage_number = g_strdup_printf ("%u", number);
  g_autofree char *surplus = say_share (stage->surplus);
  const char *name = "";
  const char *const *pattern = first;

  for (gsize i = 0; i < election->n_candidates; i++)
    {
      g_autofree char *share = say_share (stage->shares[i]);

      if (i > 0)
        g_string_append (shares, self->words == YISHI_WORDS_ZH ? "，" : ", ");
      g_string_append_printf (shares, "%s %s", election->candidates[i].name, share);
    }

  if (stage->number > 0)
    {
      name = election->candidates[stage->number - 1].name;
      pattern = stage->excluded ? excluded : passed_on;
    }
  add_line (self, yishi_words_fill (pattern[self->words], stage_number, name, shares->str,
                                    surplus, NULL));
}

static void
add_stages (Working *self)
{
  static Pattern quota = { "当选商数：$1 票。", "Quota: $1 votes." };
  YishiElection *election = self->election;
  g_autofree char *votes = say_share (election->quota);

  if (election->rule->method != YISHI_METHOD_STV)
    return;

  add_line (self, yishi_words_fill (quota[self->words], votes, NULL));
  for (guint i = 0; i < election->stages->len; i++)
    add_stage (self, i + 1, g_ptr_array_index (election->stages, i));
}

/* Returns: (transfer full): the names of those that tie */
static char *
list_tied (Working *self)
{
  YishiElection *election = self->election;
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < election->n_candidates; i++)
    if (election->candidates[i].standing == YISHI_STANDING_TIED)
      g_string_append_printf (names, "%s%s",
                              names->len == 0 ? "" : self->words == YISHI_WORDS_ZH ? "、" : ", ",
                              election->candidates[i].name);

  return g_string_free (names, FALSE);
}

static void
add_ties (Working *self)
{
  static Pattern revote = { "$1 票数并列，剩下的 $2 席在他们之间重新投票决定。",
                            "$1 tie: a new vote between them fills the remaining $2." };
  static Pattern lot = { "$1 票数并列，剩下的 $2 席抽签决定，抽签结果记入记录。",
                         "$1 tie: a lot, which is recorded, fills the remaining $2." };
  static Pattern drawn = { "并列由抽签决定，抽出的顺序：$1。", "Ties were broken by lot, drawn: $1." };
  static Pattern by_seed = { "并列由抽签决定，抽出的顺序：$1（种子 $2）。",
                             "Ties were broken by lot, drawn: $1 (seed $2)." };
  YishiElection *election = self->election;
  g_autofree char *names = list_tied (self);
  g_autofree char *open = g_strdup_printf ("%d", election->n_open_by_tie);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, election->seed);
  gboolean by_lot = strcmp (election->rule->tie, "lot") == 0;

  if (election->used_lot)
    add_line (self, yishi_words_fill ((election->has_seed ? by_seed : drawn)[self->words],
                                      election->lot, seed, NULL));
  if (election->n_open_by_tie > 0 && *names != '\0')
    add_line (self, yishi_words_fill ((by_lot ? lot : revote)[self->words], names, open, NULL));
}

static void
add_established (Working *self)
{
  static Pattern established = {
    "约定委员 $1 名，最少 $2 名，当选 $3 名：$3 × 2 = $4，大于 $1，业主委员会成立。",
    "Agreed $1 members, at least $2, elected $3: $3 × 2 = $4 is more than $1; the committee is "
    "established." };
  static Pattern too_few = {
    "约定委员 $1 名，最少 $2 名，当选 $3 名：少于 $2 名，业主委员会不成立。",
    "Agreed $1 members, at least $2, elected $3: fewer than $2; the committee is not established."
  };
  static Pattern not_half = {
    "约定委员 $1 名，最少 $2 名，当选 $3 名：$3 × 2 = $4，不大于 $1，业主委员会不成立。",
    "Agreed $1 members, at least $2, elected $3: $3 × 2 = $4 is not more than $1; the committee "
    "is not established." };
  YishiElection *election = self->election;
  g_autofree char *agreed = g_strdup_printf ("%d", election->agreed);
  g_autofree char *least = g_strdup_printf ("%d", election->statutory_min);
  g_autofree char *elected = g_strdup_printf ("%d", election->n_elected);
  g_autofree char *doubled = g_strdup_printf ("%d", election->n_elected * 2);
  const char *const *pattern = established;

  if (!election->judges_established)
    return;
  if (election->n_elected < election->statutory_min)
    pattern = too_few;
  else if (!election->established)
    pattern = not_half;

  add_line (self, yishi_words_fill (pattern[self->words], agreed, least, elected, doubled, NULL));
}

/**
 * yishi_election_describe_verdict:
 * @self: an election
 * @language: "zh_CN" or "en"
 *
 * Returns: the verdict as the method of the election words it
 */
const char *
yishi_election_describe_verdict (YishiElection *self,
                                 const char    *language)
{
  static Pattern filled = { "应选的席位全部选出", "every seat is filled" };
  static Pattern passed = { "有选项达到票数", "there are options that pass" };
  static Pattern tied = { "有席位因并列待定", "a seat is still open because of a tie" };
  static Pattern runoff = { "无人过半数，前两名进入第二轮",
                            "nobody has the majority: the first two go into a run-off" };
  static Pattern open = { "有席位没有选出", "not every seat is filled" };
  static Pattern none = { "没有选项达到票数", "no option passes" };
  YishiWords words = yishi_words_choose (language);
  gboolean by_option;

  g_return_val_if_fail (self != NULL, NULL);

  by_option = self->rule->method == YISHI_METHOD_APPROVAL;
  if (self->verdict == YISHI_VERDICT_PASS)
    return (by_option ? passed : filled)[words];
  if (self->verdict == YISHI_VERDICT_TIE)
    return tied[words];
  if (self->verdict >= YISHI_VERDICT_NOQUORUM_H)
    return yishi_verdict_describe (self->verdict, language);
  if (self->rule->method == YISHI_METHOD_RUNOFF)
    return runoff[words];

  return (by_option ? none : open)[words];
}

static void
add_verdict (Working *self)
{
  static Pattern seats = { "应选 $1 名，选出 $2 名：$3。", "Seats: $1, filled: $2; $3." };
  static Pattern plain = { "结论：$3。", "Verdict: $3." };
  static Pattern none = { "只公布结果，不作结论。", "The result is shown; there is no verdict." };
  YishiElection *election = self->election;
  g_autofree char *n_seats = g_strdup_printf ("%d", election->seats);
  g_autofree char *n_elected = g_strdup_printf ("%d", election->n_elected);
  const char *language = self->words == YISHI_WORDS_ZH ? "zh_CN" : "en";
  gboolean has_seats = election->rule->method != YISHI_METHOD_APPROVAL;

  if (election->verdict == YISHI_VERDICT_NONE)
    add_line (self, g_strdup (none[self->words]));
  else
    add_line (self, yishi_words_fill ((has_seats ? seats : plain)[self->words], n_seats,
                                      n_elected, yishi_election_describe_verdict (election, language),
                                      NULL));
}

/**
 * yishi_election_describe:
 * @self: an election
 * @language: "zh_CN" or "en"
 *
 * From the roll to the verdict, each candidate with the figures that decide.
 *
 * Returns: (transfer full): a NULL-terminated array of sentences
 */
char **
yishi_election_describe (YishiElection *self,
                         const char    *language)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  Working working = { lines, self, YISHI_WORDS_ZH };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  working.words = yishi_words_choose (language);
  add_line (&working, yishi_words_rule (working.words, self->rule));
  add_turnout (&working);
  add_quorum (&working);
  add_stages (&working);
  for (gsize i = 0; i < self->n_candidates; i++)
    {
      if (yishi_rule_has_verdict (self->rule))
        add_elected (&working, &self->candidates[i]);
      else
        add_rated (&working, &self->candidates[i]);
    }
  add_ties (&working);
  add_verdict (&working);
  add_established (&working);
  return g_strv_builder_end (lines);
}
