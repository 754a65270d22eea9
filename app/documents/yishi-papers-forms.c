/* yishi-papers-forms.c - forms to be filled in by hand: a proxy, the tellers' count, the cover of a filing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A proxy has what Civil Code art. 165 asks for: the agent's name, the matters, the
 * authority, its term, and the principal's signature or seal.
 */
#include "config.h"

#include "yishi-papers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  TERM_PROXY_TITLE,
  TERM_PRINCIPAL,
  TERM_UNIT_BLANK,
  TERM_AREA_BLANK,
  TERM_AREA_UNIT,
  TERM_AGENT,
  TERM_AGENT_RELATION,
  TERM_MATTER,
  TERM_COLUMN_NUMBER,
  TERM_COLUMN_MATTER,
  TERM_COLUMN_INSTRUCTION,
  TERM_INSTRUCTION,
  TERM_INSTRUCTION_ELECTION,
  TERM_AUTHORITY,
  TERM_TERM,
  TERM_SIGN_PRINCIPAL,
  TERM_SIGN_AGENT,
  TERM_SIGN_DATE,
  TERM_ARTICLE,
  TERM_CAP,
  TERM_STAFF,
  TERM_COUNT_TITLE,
  TERM_GROUP,
  TERM_GROUP_BLANK,
  TERM_COUNT_HOW,
  TERM_COUNT_ITEM,
  TERM_COLUMN_ANSWER,
  TERM_COLUMN_STROKES,
  TERM_COLUMN_BALLOTS,
  TERM_COLUMN_AREA,
  TERM_SUM,
  TERM_SIGN_CALLER,
  TERM_SIGN_COUNTER,
  TERM_SIGN_WATCHER,
};

static const char *const terms[][YISHI_N_WORDS] = {
  [TERM_PROXY_TITLE] = { "$1授权委托书", "Proxy for the $1" },
  [TERM_PRINCIPAL] = { "委托人（业主）：", "Principal (owner):" },
  [TERM_UNIT_BLANK] = { "房屋：　　幢　　单元　　　室", "Unit: ___-___-_____" },
  [TERM_AREA_BLANK] = { "专有部分面积：", "Exclusive area:" },
  [TERM_AREA_UNIT] = { "平方米", "m²" },
  [TERM_AGENT] = { "受托人（代理人）：", "Agent:" },
  [TERM_AGENT_RELATION] = { "与委托人的关系：　　　　　　", "Relation: ____________" },
  [TERM_MATTER] = { "委托事项：委托人因故不能亲自参加$2（$1），现委托受托人代为参加会议，并就下列事项代为表决。",
                    "Matters: the principal cannot attend the $2 of $1 and has the agent attend, and vote on what follows." },
  [TERM_COLUMN_NUMBER] = { "序号", "No." },
  [TERM_COLUMN_MATTER] = { "表决事项", "Matter" },
  [TERM_COLUMN_INSTRUCTION] = { "委托人的意见（选一项，打“√”）", "Instruction (tick one)" },
  [TERM_INSTRUCTION] = { "□同意　□反对　□弃权　□由受托人决定", "□ for  □ against  □ abstain  □ as the agent thinks" },
  [TERM_INSTRUCTION_ELECTION] = { "□由受托人决定　□选：＿＿＿＿＿＿＿＿", "□ as the agent thinks  □ elect: ____________" },
  [TERM_AUTHORITY] = { "委托权限：代为签到，领取、填写、签署并交回表决票。写明意见的事项，受托人应当按照委托人的意见表决；没有填写意见的，视为由受托人决定。受托人不得转委托。",
                       "Authority: to sign in, and to take, fill in, sign and return the ballot. Where an instruction is given the agent "
                       "votes accordingly; where none is, as the agent thinks. The agent may not pass it on." },
  [TERM_TERM] = { "委托期限：自　　　　年　　月　　日起至　　　　年　　月　　日止；没有填写的，自签署之日起至本次会议表决结束之日止。",
                  "Term: from ____________ to ____________; if left open, from signing to the end of the votes of this meeting." },
  [TERM_SIGN_PRINCIPAL] = { "委托人（签名或盖章）：", "Principal (signature or seal):" },
  [TERM_SIGN_AGENT] = { "受托人（签名）：", "Agent (signature):" },
  [TERM_SIGN_DATE] = { "　　年　　月　　日", "Date: __________" },
  [TERM_ARTICLE] = { "《民法典》第一百六十五条：委托代理授权采用书面形式的，授权委托书应当载明代理人的姓名或者名称、代理事项、权限和期限，并由被代理人签名或者盖章。",
                     "Civil Code art. 165: a written proxy states the agent’s name, the matters, the authority and its term, and is "
                     "signed or sealed by the principal." },
  [TERM_CAP] = { "一名代理人最多接受 $1 名业主的委托。", "One agent represents at most $1 owners." },
  [TERM_STAFF] = { "物业服务企业的工作人员不得担任代理人。", "Staff of the property firm may not be agents." },
  [TERM_COUNT_TITLE] = { "$1计票表", "Count Sheet of the $1" },
  [TERM_GROUP] = { "计票组", "Group" },
  [TERM_GROUP_BLANK] = { "第＿＿组　领票＿＿＿张　收回＿＿＿张　逾期＿＿张",
                         "No. ____   issued ______   returned ______   late ______" },
  [TERM_COUNT_HOW] = { "一票一户，画“正”计数。两组各自计票后核对；不一致的逐票复核。票上没有业主或者代理人签名的，另行放置并注明。面积由录入时按名册计算，本表可以不填。",
                       "One ballot a unit, counted in strokes of five. Two groups count apart and compare; where they differ each ballot "
                       "is looked at again. Ballots without a signature are laid aside. Areas follow from the roll and may be left out." },
  [TERM_COUNT_ITEM] = { "$1、$2", "$1. $2" },
  [TERM_COLUMN_ANSWER] = { "意见", "Answer" },
  [TERM_COLUMN_STROKES] = { "画“正”计数", "Strokes" },
  [TERM_COLUMN_BALLOTS] = { "票数", "Ballots" },
  [TERM_COLUMN_AREA] = { "面积（平方米）", "Area (m²)" },
  [TERM_SUM] = { "合计", "Sum" },
  [TERM_SIGN_CALLER] = { "唱票人：", "Caller:" },
  [TERM_SIGN_COUNTER] = { "计票人：", "Teller:" },
  [TERM_SIGN_WATCHER] = { "监票人：", "Scrutineer:" },
};

static const YishiPageSetup form = { 210, 297, 28, 24, 26, 24, 1.0 };

static const char *
say (const YishiPaperMaker *self,
     int                    term)
{
  return terms[term][self->base.words];
}

static gboolean
refuse_without_matters (GError **error)
{
  return yishi_maker_refuse (_("no item is voted on by owners’ ballots (add one with “yishi item add --kind matter”)"), error);
}

static void
add_instructions (YishiPaperMaker *self,
                  GPtrArray       *matters)
{
  const YishiColumn columns[] = {
    { say (self, TERM_COLUMN_NUMBER), 1, YISHI_ALIGN_CENTRE },
    { say (self, TERM_COLUMN_MATTER), 4.6, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_INSTRUCTION), 5.6, YISHI_ALIGN_LEFT },
  };

  yishi_document_begin_table (self->base.builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < matters->len; i++)
    {
      const YishiItem *item = matters->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *cells[] = { number, item->title,
                              say (self, strcmp (item->kind, "election") == 0 ? TERM_INSTRUCTION_ELECTION
                                                                              : TERM_INSTRUCTION) };

      yishi_document_add_row (self->base.builder, cells);
    }
  yishi_document_end_table (self->base.builder);
}

/* What the law asks of a proxy, and what the pack adds. */
static void
add_proxy_notes (YishiPaperMaker *self,
                 const YishiRule *rule)
{
  yishi_document_begin_paragraph (self->base.builder, YISHI_TEXT_FINE);
  yishi_document_text (self->base.builder, say (self, TERM_ARTICLE));
  if (rule != NULL && rule->proxy_cap > 0)
    {
      g_autofree char *number = g_strdup_printf ("%d", rule->proxy_cap);
      g_autofree char *cap = yishi_maker_fill (self, terms[TERM_CAP], number, NULL);

      yishi_document_text (self->base.builder, cap);
    }
  if (rule != NULL && rule->proxy_bars_staff)
    yishi_document_text (self->base.builder, say (self, TERM_STAFF));
  yishi_document_end_paragraph (self->base.builder);
}

gboolean
yishi_maker_add_proxy (YishiPaperMaker  *self,
                       GError          **error)
{
  g_autoptr(GPtrArray) matters = yishi_maker_list_matters (self);
  YishiRule *rule = matters->len > 0 ? yishi_maker_find_rule (self, matters->pdata[0]) : NULL;
  g_autofree char *meeting = yishi_maker_say_meeting (self);
  g_autofree char *day = yishi_maker_say_day (self, self->base.meeting->date);
  g_autofree char *matter = yishi_maker_fill (self, terms[TERM_MATTER], day, meeting, NULL);
  YishiDocumentBuilder *builder = self->base.builder;
  YishiPageSetup setup = form;

  if (matters->len == 0)
    return refuse_without_matters (error);
  if (rule != NULL && rule->proxy_cap < 0)
    return yishi_maker_refuse (_("its rule allows no proxies (see “yishi packs”)"), error);

  setup.scale *= self->scale;
  yishi_maker_begin (self, &setup, terms[TERM_PROXY_TITLE], FALSE);
  yishi_document_add_title (builder, self->title);
  yishi_document_add_signature (builder, say (self, TERM_PRINCIPAL), "", say (self, TERM_UNIT_BLANK));
  yishi_document_add_signature (builder, say (self, TERM_AREA_BLANK), "", say (self, TERM_AREA_UNIT));
  yishi_document_add_signature (builder, say (self, TERM_AGENT), "", say (self, TERM_AGENT_RELATION));
  yishi_document_add_paragraph (builder, YISHI_TEXT_SMALL, matter);
  add_instructions (self, matters);
  yishi_maker_paragraph (self, YISHI_TEXT_SMALL, terms[TERM_AUTHORITY]);
  yishi_maker_paragraph (self, YISHI_TEXT_SMALL, terms[TERM_TERM]);
  yishi_document_add_signature (builder, say (self, TERM_SIGN_PRINCIPAL), "", say (self, TERM_SIGN_DATE));
  yishi_document_add_signature (builder, say (self, TERM_SIGN_AGENT), "", say (self, TERM_SIGN_DATE));
  add_proxy_notes (self, rule);
  return TRUE;
}

/* Two lines high, so that strokes have room. */
static void
add_answer (YishiPaperMaker *self,
            const char      *answer)
{
  g_autofree char *tall = g_strconcat (answer, "\n　", NULL);
  const char *cells[] = { tall, "", "", "" };

  yishi_document_add_row (self->base.builder, cells);
}

static void
add_answers (YishiPaperMaker *self,
             const YishiItem *item)
{
  static const char *const choices[] = { "yes", "no", "abstain", "follow", "blank", "invalid" };
  gboolean is_election = strcmp (item->kind, "election") == 0;

  for (gsize i = 0; is_election && item->candidates != NULL && item->candidates[i] != NULL; i++)
    add_answer (self, item->candidates[i]);
  for (gsize i = is_election ? 2 : 0; i < G_N_ELEMENTS (choices); i++)
    if (!is_election || i != 3)
      add_answer (self, yishi_paper_say_choice (self->base.words, choices[i]));
  add_answer (self, say (self, TERM_SUM));
}

static void
add_count_of (YishiPaperMaker *self,
              const YishiItem *item,
              guint            index)
{
  const YishiColumn columns[] = {
    { say (self, TERM_COLUMN_ANSWER), 2.4, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_STROKES), 6, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_BALLOTS), 1.6, YISHI_ALIGN_RIGHT },
    { say (self, TERM_COLUMN_AREA), 2.4, YISHI_ALIGN_RIGHT },
  };
  g_autofree char *number = yishi_paper_say_ordinal (self->base.words, index);
  g_autofree char *heading = yishi_maker_fill (self, terms[TERM_COUNT_ITEM], number, item->title, NULL);
  YishiDocumentBuilder *builder = self->base.builder;

  if (index > 1)
    yishi_document_add_page_break (builder);
  yishi_document_add_heading (builder, 1, heading, NULL);
  yishi_document_add_field (builder, say (self, TERM_GROUP), say (self, TERM_GROUP_BLANK));
  yishi_document_begin_table (builder, columns, G_N_ELEMENTS (columns));
  add_answers (self, item);
  yishi_document_end_table (builder);
  yishi_document_add_signature (builder, say (self, TERM_SIGN_CALLER), "", say (self, TERM_SIGN_DATE));
  yishi_document_add_signature (builder, say (self, TERM_SIGN_COUNTER), "", say (self, TERM_SIGN_DATE));
  yishi_document_add_signature (builder, say (self, TERM_SIGN_WATCHER), "", say (self, TERM_SIGN_DATE));
}

gboolean
yishi_maker_add_count (YishiPaperMaker  *self,
                       GError          **error)
{
  static const YishiPageSetup setup = { 210, 297, 32, 28, 26, 24, 0.92 };
  g_autoptr(GPtrArray) matters = yishi_maker_list_matters (self);
  g_autofree char *day = yishi_paper_say_day (self->base.words, self->base.meeting->date);

  if (matters->len == 0)
    return refuse_without_matters (error);

  yishi_maker_begin (self, &setup, terms[TERM_COUNT_TITLE], TRUE);
  yishi_document_set_header (self->base.builder, self->title, day);
  yishi_document_add_title (self->base.builder, self->title);
  yishi_maker_paragraph (self, YISHI_TEXT_FINE, terms[TERM_COUNT_HOW]);
  for (guint i = 0; i < matters->len; i++)
    add_count_of (self, matters->pdata[i], i + 1);
  return TRUE;
}
