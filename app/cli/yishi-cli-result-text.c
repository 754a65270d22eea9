/* yishi-cli-result-text.c - a result in words and columns, in the language asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A result is worded in the language of the meeting, not of the interface, so
 * the words come from a table and not from the translations.
 */
#include "config.h"

#include "yishi-cli-result.h"

#include <string.h>

#include "yishi-area.h"
#include "yishi-cli-text.h"
#include "yishi-date.h"

typedef enum
{
  WORD_HEADS,
  WORD_AREA,
  WORD_ROLL,
  WORD_MEMBERS,
  WORD_PRESENT,
  WORD_PARTICIPATING,
  WORD_APPROVING,
  WORD_NEEDED_PARTICIPATION,
  WORD_NEEDED_APPROVAL,
  WORD_GAP_PARTICIPATION,
  WORD_GAP_APPROVAL,
  WORD_SPLIT,
  WORD_VERDICT,
  WORD_VERDICT_CLAUSE,
  WORD_VERDICT_OPEN,
  WORD_VERDICT_CLAUSE_OPEN,
  WORD_VERDICT_FOLLOW,
  WORD_VERDICT_BLANK,
  WORD_STRAW,
  WORD_NO_DECISION,
  WORD_STRICT,
  WORD_CLAUSE,
  WORD_WORKING,
  WORD_CLAUSE_WORKING,
  WORD_RULE,
  WORD_STATE_OPEN,
  WORD_STATE_CLOSED,
  WORD_SCOPE,
  WORD_DEFECT,
  WORD_ITEM,
  WORD_BALLOTS,
  WORD_OPTION,
  WORD_VOTES,
  WORD_STANDING,
  WORD_ROLL_VERSION,
  WORD_COLON,
  WORD_COMMA,
  WORD_OPENING,
  WORD_CLOSING,
} Word;

static const struct
{
  const char *zh;
  const char *en;
} words[] = {
  [WORD_HEADS] = { "人数", "persons" },
  [WORD_AREA] = { "面积（㎡）", "area (m²)" },
  [WORD_ROLL] = { "全体业主", "On the roll" },
  [WORD_MEMBERS] = { "全体成员", "Members" },
  [WORD_PRESENT] = { "到场", "Present" },
  [WORD_PARTICIPATING] = { "参与表决", "Took part" },
  [WORD_APPROVING] = { "计入同意", "Counted in favour" },
  [WORD_NEEDED_PARTICIPATION] = { "参与须达到", "Must take part" },
  [WORD_NEEDED_APPROVAL] = { "同意须达到", "Must be in favour" },
  [WORD_GAP_PARTICIPATION] = { "参与尚差", "Still missing to take part" },
  [WORD_GAP_APPROVAL] = { "同意尚差（按已收的票）", "Still missing in favour (of the ballots so far)" },
  [WORD_SPLIT] = { "名下几套房意见不一致的", "Persons whose units answer differently" },
  [WORD_VERDICT] = { "结论", "Verdict" },
  [WORD_VERDICT_CLAUSE] = { "适用从多条款时的结论", "Verdict with the silence clause" },
  [WORD_VERDICT_OPEN] = { "按目前的票", "As it stands" },
  [WORD_VERDICT_CLAUSE_OPEN] = { "按目前的票，适用从多条款时", "As it stands, with the silence clause" },
  [WORD_VERDICT_FOLLOW] = { "“随多数”票不归入任何一方时的结论",
                            "Verdict with “follow the majority” on no side" },
  [WORD_VERDICT_BLANK] = { "空白票按另一种算法时的结论", "Verdict with blank ballots read the other way" },
  [WORD_STRAW] = { "民意征询，不具约束力", "A straw poll: it binds nobody" },
  [WORD_NO_DECISION] = { "只作统计，不作决定", "Counted only; nothing is decided" },
  [WORD_STRICT] = { "按实际表决", "strict" },
  [WORD_CLAUSE] = { "适用从多条款", "with the silence clause" },
  [WORD_WORKING] = { "计算过程", "Working" },
  [WORD_CLAUSE_WORKING] = { "适用从多条款的计算过程", "Working with the silence clause" },
  [WORD_RULE] = { "规则", "Rule" },
  [WORD_STATE_OPEN] = { "表决尚未结束，以下按目前收到的票", "The vote is still open; this is what came in so far" },
  [WORD_STATE_CLOSED] = { "表决已结束", "Closed" },
  [WORD_SCOPE] = { "表决范围", "Scope" },
  [WORD_DEFECT] = { "程序瑕疵", "Defect" },
  [WORD_ITEM] = { "议题", "item" },
  [WORD_BALLOTS] = { "表决票：发出 %s，送达 %s，收回 %s，作废 %s，逾期 %s",
                     "Ballots: issued %s, delivered %s, returned %s, void %s, late %s" },
  [WORD_OPTION] = { "选项", "option" },
  [WORD_VOTES] = { "得票", "votes" },
  [WORD_STANDING] = { "结果", "standing" },
  [WORD_ROLL_VERSION] = { "名册版本", "Roll version" },
  [WORD_COLON] = { "：", ": " },
  [WORD_COMMA] = { "，", ", " },
  [WORD_OPENING] = { "（", " (" },
  [WORD_CLOSING] = { "）", ")" },
};

static const struct
{
  const char *zh;
  const char *en;
} choice_words[YISHI_N_CHOICES] = {
  [YISHI_CHOICE_YES] = { "同意", "For" },
  [YISHI_CHOICE_NO] = { "反对", "Against" },
  [YISHI_CHOICE_ABSTAIN] = { "弃权", "Abstained" },
  [YISHI_CHOICE_FOLLOW] = { "随多数（已签名）", "Signed “follow the majority”" },
  [YISHI_CHOICE_BLANK] = { "空白或不清", "Blank or unclear" },
  [YISHI_CHOICE_INVALID] = { "废票", "Invalid" },
  [YISHI_CHOICE_LATE] = { "逾期（不计）", "Late, not counted" },
};

static const struct
{
  const char *zh;
  const char *en;
} standing_words[] = {
  [YISHI_STANDING_NOT_ELECTED] = { "未当选", "not elected" },
  [YISHI_STANDING_ELECTED] = { "当选", "elected" },
  [YISHI_STANDING_TIED] = { "并列，须再次表决或抽签", "tied: vote again or draw lots" },
  [YISHI_STANDING_ALTERNATE] = { "候补", "alternate" },
  [YISHI_STANDING_RUNOFF] = { "进入第二轮", "goes to the run-off" },
};

static const char *
pick (const char *language,
      const char *zh,
      const char *en)
{
  return strcmp (language, "zh_CN") == 0 ? zh : en;
}

static const char *
say (const char *language,
     Word        word)
{
  return pick (language, words[word].zh, words[word].en);
}

/* One row: a label, and heads and area of the strict count and of the other. */
static void
add_counts (YishiTextTable   *table,
            gboolean          by_area,
            const char       *label,
            const YishiCount *strict,
            const YishiCount *other)
{
  g_autofree char *heads = g_strdup_printf ("%" G_GINT64_FORMAT, strict->heads);
  g_autofree char *area = by_area ? yishi_area_format_human (strict->area) : g_strdup ("");
  g_autofree char *other_heads = NULL;
  g_autofree char *other_area = NULL;

  if (other != NULL)
    {
      other_heads = g_strdup_printf ("%" G_GINT64_FORMAT, other->heads);
      other_area = by_area ? yishi_area_format_human (other->area) : g_strdup ("");
    }
  yishi_text_table_add (table, label, heads, area, other_heads, other_area, NULL);
}

static gboolean
is_zero (const YishiCount *a,
         const YishiCount *b)
{
  return a->heads == 0 && a->area == 0 && (b == NULL || (b->heads == 0 && b->area == 0));
}

static void
add_answers (YishiTextTable *table,
             YishiTally     *tally,
             const char     *language)
{
  for (guint i = 0; i < YISHI_N_CHOICES; i++)
    {
      const YishiCount *other = tally->with_clause != NULL ? &tally->with_clause->answers[i] : NULL;
      g_autofree char *label = g_strconcat ("  ", pick (language, choice_words[i].zh, choice_words[i].en), NULL);

      if (i <= YISHI_CHOICE_ABSTAIN || !is_zero (&tally->answers[i], other))
        add_counts (table, tally->rule->by_area, label, &tally->answers[i], other);
    }
}

static void
add_thresholds (YishiTextTable *table,
                YishiTally     *tally,
                const char     *language)
{
  YishiTally *clause = tally->with_clause;
  gboolean by_area = tally->rule->by_area;

  if (tally->rule->participation.denominator != 0)
    {
      add_counts (table, by_area, say (language, WORD_NEEDED_PARTICIPATION), &tally->needed_participation,
                  clause != NULL ? &clause->needed_participation : NULL);
      add_counts (table, by_area, say (language, WORD_GAP_PARTICIPATION), &tally->gap_participation,
                  clause != NULL ? &clause->gap_participation : NULL);
    }
  if (tally->rule->approval.denominator != 0)
    {
      add_counts (table, by_area, say (language, WORD_NEEDED_APPROVAL), &tally->needed_approval,
                  clause != NULL ? &clause->needed_approval : NULL);
      add_counts (table, by_area, say (language, WORD_GAP_APPROVAL), &tally->gap_approval,
                  clause != NULL ? &clause->gap_approval : NULL);
    }
}

static void
print_counts (YishiCli   *cli,
              YishiTally *tally,
              const char *language)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("lrrrr");
  YishiTally *clause = tally->with_clause;
  gboolean by_area = tally->rule->by_area;
  const char *heads = say (language, WORD_HEADS);
  const char *area = by_area ? say (language, WORD_AREA) : "";

  if (clause != NULL)
    yishi_text_table_add (table, "", say (language, WORD_STRICT), "", say (language, WORD_CLAUSE), NULL);
  yishi_text_table_add (table, "", heads, area, clause != NULL ? heads : NULL, area, NULL);
  if (tally->rule->method != YISHI_METHOD_STRAW)
    add_counts (table, by_area, say (language, by_area ? WORD_ROLL : WORD_MEMBERS), &tally->roll,
                clause != NULL ? &clause->roll : NULL);
  if (tally->present >= 0)
    add_counts (table, FALSE, say (language, WORD_PRESENT), &(YishiCount) { tally->present, 0 }, NULL);
  add_counts (table, by_area, say (language, WORD_PARTICIPATING), &tally->participating,
              clause != NULL ? &clause->participating : NULL);
  add_answers (table, tally, language);
  if (tally->split_heads > 0)
    add_counts (table, FALSE, say (language, WORD_SPLIT), &(YishiCount) { tally->split_heads, 0 }, NULL);
  if (tally->approving.heads != tally->answers[YISHI_CHOICE_YES].heads ||
      tally->approving.area != tally->answers[YISHI_CHOICE_YES].area)
    add_counts (table, by_area, say (language, WORD_APPROVING), &tally->approving,
                clause != NULL ? &clause->approving : NULL);
  add_thresholds (table, tally, language);
  yishi_text_table_print (table, cli, 0);
}

static void
print_sentences (YishiCli   *cli,
                 const char *title,
                 char      **sentences)
{
  yishi_cli_print (cli, "\n%s\n", title);
  for (gsize i = 0; sentences[i] != NULL; i++)
    yishi_cli_print (cli, "  %s\n", sentences[i]);
}

static void
print_labelled (YishiCli   *cli,
                Word        label,
                const char *text,
                const char *language)
{
  yishi_cli_print (cli, "%s%s%s\n", say (language, label), say (language, WORD_COLON), text);
}

static void
print_verdict (YishiCli        *cli,
               Word             label,
               const YishiRule *rule,
               YishiVerdict     verdict,
               const char      *text,
               const char      *language)
{
  if (verdict != YISHI_VERDICT_NONE)
    print_labelled (cli, label, text, language);
  else
    yishi_cli_print (cli, "%s\n", say (language, g_str_has_prefix (rule->id, "straw") ? WORD_STRAW : WORD_NO_DECISION));
}

static void
print_rule (YishiCli   *cli,
            YishiRule  *rule,
            const char *language)
{
  g_autofree char *source = g_strconcat (say (language, WORD_COMMA), rule->article, NULL);

  yishi_cli_print (cli, "%s%s%s%s%s %d · %s%s%s\n", say (language, WORD_RULE), say (language, WORD_COLON),
                   pick (language, rule->title_zh, rule->title_en), say (language, WORD_OPENING), rule->pack,
                   rule->pack_version, rule->id, say (language, WORD_CLOSING),
                   *rule->article != '\0' ? source : "");
}

static void
print_tally_body (YishiCli   *cli,
                  YishiTally *tally,
                  const char *language)
{
  g_auto(GStrv) working = yishi_tally_describe (tally, language);

  yishi_cli_print (cli, "\n");
  print_counts (cli, tally, language);
  print_sentences (cli, say (language, WORD_WORKING), working);
  if (tally->with_clause != NULL)
    {
      g_auto(GStrv) clause = yishi_tally_describe (tally->with_clause, language);

      print_sentences (cli, say (language, WORD_CLAUSE_WORKING), clause);
    }
}

static void
print_reading (YishiCli   *cli,
               Word        label,
               YishiTally *tally,
               const char *language)
{
  print_verdict (cli, label, tally->rule, tally->verdict, yishi_tally_describe_verdict (tally, language),
                 language);
}

/* @is_open: whether ballots may still come, so that nothing is decided yet */
static void
print_tally_verdict (YishiCli   *cli,
                     YishiTally *tally,
                     gboolean    is_open,
                     const char *language)
{
  print_reading (cli, is_open ? WORD_VERDICT_OPEN : WORD_VERDICT, tally, language);
  if (tally->with_clause != NULL)
    print_reading (cli, is_open ? WORD_VERDICT_CLAUSE_OPEN : WORD_VERDICT_CLAUSE, tally->with_clause, language);
  if (tally->without_follow != NULL && tally->without_follow->verdict != tally->verdict)
    print_reading (cli, WORD_VERDICT_FOLLOW, tally->without_follow, language);
  if (tally->blank_other != NULL && tally->blank_other->verdict != tally->verdict)
    print_reading (cli, WORD_VERDICT_BLANK, tally->blank_other, language);
}

/**
 * yishi_cli_print_tally:
 *
 * Prints the arithmetic alone: the verdict first, then figures and working.
 */
void
yishi_cli_print_tally (YishiCli   *cli,
                       YishiTally *tally,
                       const char *language)
{
  print_tally_verdict (cli, tally, FALSE, language);
  print_rule (cli, tally->rule, language);
  print_tally_body (cli, tally, language);
}

static void
print_election_body (YishiCli      *cli,
                     YishiElection *election,
                     const char    *language)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rlrrl");
  g_auto(GStrv) working = yishi_election_describe (election, language);
  gboolean by_area = election->rule->by_area;

  yishi_cli_print (cli, "\n");
  yishi_text_table_add (table, "", say (language, WORD_OPTION), say (language, WORD_VOTES),
                        by_area ? say (language, WORD_AREA) : "", say (language, WORD_STANDING), NULL);
  for (gsize i = 0; i < election->n_candidates; i++)
    {
      const YishiCandidate *candidate = &election->candidates[i];
      g_autofree char *number = g_strdup_printf ("%d", candidate->number);
      g_autofree char *heads = g_strdup_printf ("%" G_GINT64_FORMAT, candidate->votes.heads);
      g_autofree char *area = by_area ? yishi_area_format_human (candidate->votes.area) : g_strdup ("");
      const char *standing = pick (language, standing_words[candidate->standing].zh,
                                   standing_words[candidate->standing].en);

      if (election->verdict == YISHI_VERDICT_NONE)
        standing = "";
      yishi_text_table_add (table, number, candidate->name, heads, area, standing, NULL);
    }
  yishi_text_table_print (table, cli, 0);
  print_sentences (cli, say (language, WORD_WORKING), working);
}

static void
print_ledger (YishiCli                *cli,
              const YishiBallotLedger *ledger,
              const char              *language)
{
  const gint64 numbers[] = { ledger->issued, ledger->delivered, ledger->returned, ledger->voided, ledger->late };
  g_auto(GStrv) pieces = g_strsplit (say (language, WORD_BALLOTS), "%s", -1);

  if (ledger->returned == 0 && ledger->issued == 0 && ledger->delivered == 0)
    return;

  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      yishi_cli_print (cli, "%s", pieces[i]);
      if (i < G_N_ELEMENTS (numbers))
        yishi_cli_print (cli, "%" G_GINT64_FORMAT, numbers[i]);
    }
  yishi_cli_print (cli, "\n");
}

static void
print_head (YishiCli    *cli,
            YishiResult *result,
            const char  *language)
{
  gboolean closed = strcmp (result->state, "closed") == 0;
  g_autofree char *when = yishi_instant_describe (closed ? result->closed : "");

  yishi_cli_print (cli, "%s · %s %d · %s\n", result->meeting, say (language, WORD_ITEM), result->item,
                   result->title);
  if (result->tally != NULL)
    print_tally_verdict (cli, result->tally, !closed, language);
  else if (result->election != NULL)
    print_verdict (cli, closed ? WORD_VERDICT : WORD_VERDICT_OPEN, result->election->rule,
                   result->election->verdict, yishi_election_describe_verdict (result->election, language),
                   language);
  for (guint i = 0; i < result->defect_notes->len; i++)
    print_labelled (cli, WORD_DEFECT, g_ptr_array_index (result->defect_notes, i), language);

  yishi_cli_print (cli, "%s%s%s\n", say (language, closed ? WORD_STATE_CLOSED : WORD_STATE_OPEN),
                   closed ? " " : "", when);
  print_rule (cli, result->rule, language);
  if (*result->scope != '\0')
    print_labelled (cli, WORD_SCOPE, result->scope, language);
  if (result->roll_version > 0)
    yishi_cli_print (cli, "%s%s%" G_GINT64_FORMAT "%s%.16s…%s\n", say (language, WORD_ROLL_VERSION),
                     say (language, WORD_COLON), result->roll_version, say (language, WORD_OPENING),
                     result->roll_sha256, say (language, WORD_CLOSING));
}

/**
 * yishi_cli_print_result:
 *
 * Prints the result of a vote for people: verdict and defects first, then
 * figures and working.
 */
void
yishi_cli_print_result (YishiCli    *cli,
                        YishiResult *result,
                        const char  *language)
{
  print_head (cli, result, language);
  print_ledger (cli, &result->ledger, language);
  if (result->tally != NULL)
    print_tally_body (cli, result->tally, language);
  if (result->election != NULL)
    print_election_body (cli, result->election, language);
}

/**
 * yishi_cli_print_result_json:
 *
 * Prints the document of `yishi result --json`.
 */
void
yishi_cli_print_result_json (YishiCli    *cli,
                             YishiResult *result,
                             const char  *language)
{
  YishiJson *json = yishi_json_new ();

  yishi_result_write_json (result, json, language);
  yishi_cli_print_json (cli, json);
}
