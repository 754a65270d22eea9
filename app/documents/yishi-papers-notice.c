/* yishi-papers-notice.c - the notice of a meeting, as it is posted in the community
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is not posted is not decided: so it names every item that stands on the agenda,
 * and by which rule it would be decided. It names no owner.
 */
#include "config.h"

#include "yishi-papers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  TERM_TITLE,
  TERM_TO_ALL,
  TERM_OPENING,
  TERM_OPENING_PLACE,
  TERM_ITEMS,
  TERM_COLUMN_NUMBER,
  TERM_COLUMN_ITEM,
  TERM_COLUMN_RULE,
  TERM_CANDIDATES,
  TERM_FORM,
  TERM_FORM_DISCUSSION,
  TERM_FORM_BALLOTS,
  TERM_FORM_PERIOD,
  TERM_FORM_UNTIL,
  TERM_THRESHOLDS,
  TERM_PROXY,
  TERM_PROXY_TEXT,
  TERM_PROXY_CAP,
  TERM_PROXY_STAFF,
  TERM_RECORDING,
  TERM_RECORDING_TEXT,
  TERM_RIGHTS,
  TERM_RIGHTS_UNPOSTED,
  TERM_RIGHTS_SEE,
  TERM_RIGHTS_SUIT,
  TERM_POSTING,
  TERM_POSTING_BY,
  TERM_POSTED,
  TERM_POSTED_BLANK,
  TERM_SCOPE,
};

static const char *const terms[][YISHI_N_WORDS] = {
  [TERM_TITLE] = { "关于召开$1的公告", "Notice of the $1" },
  [TERM_TO_ALL] = { "全体业主：", "To all owners:" },
  [TERM_OPENING] = { "兹定于$1召开$2。现将有关事项公告如下：", "The $2 meets on $1." },
  [TERM_OPENING_PLACE] = { "兹定于$1在$3召开$2。现将有关事项公告如下：", "The $2 meets on $1 at $3." },
  [TERM_ITEMS] = { "议题", "Agenda" },
  [TERM_COLUMN_NUMBER] = { "序号", "No." },
  [TERM_COLUMN_ITEM] = { "议题", "Item" },
  [TERM_COLUMN_RULE] = { "性质和依据", "Kind and article" },
  [TERM_CANDIDATES] = { "（应选 $1 人；候选人：$2）", " ($1 to be elected; candidates: $2)" },
  [TERM_FORM] = { "会议形式和表决", "Form and Voting" },
  [TERM_FORM_DISCUSSION] = { "会议采用现场公开讨论的形式，欢迎业主到会发表意见。现场的民意征询不具约束力。",
                             "Open discussion in the room. A show of hands there binds nobody." },
  [TERM_FORM_BALLOTS] = { "业主共同决定事项采用书面表决，每户一张表决票，由业主本人签名。表决票按户送达；没有收到的，可以在会议现场领取。",
                          "Owners’ matters are voted on by paper ballots, one a unit, signed by the owner. Ballots are "
                          "delivered to each unit; whoever has received none can have one at the meeting." },
  [TERM_FORM_PERIOD] = { "表决期限：$1至$2，逾期送回的不计入。", "Ballots are taken from $1 to $2; later ones are not counted." },
  [TERM_FORM_UNTIL] = { "表决票应当在$1会议结束前交回，逾期送回的不计入。",
                        "Ballots are to be returned before the meeting of $1 ends; later ones are not counted." },
  [TERM_THRESHOLDS] = { "通过条件：$1：$2（$3）", "To pass, $1: $2 ($3)" },
  [TERM_PROXY] = { "委托代理", "Proxies" },
  [TERM_PROXY_TEXT] = { "业主不能到会的，可以书面委托代理人参加。授权委托书应当载明代理人姓名、代理事项、权限和期限，并由业主签名或者盖章（《民法典》第一百六十五条）。",
                        "An owner who cannot come may be represented. The written proxy names the agent, the matters, the "
                        "authority and its term, and bears the owner’s signature (Civil Code art. 165)." },
  [TERM_PROXY_CAP] = { "一名代理人最多接受 $1 名业主的委托。", "One agent represents at most $1 owners." },
  [TERM_PROXY_STAFF] = { "物业服务企业的工作人员不得担任代理人。", "Staff of the property firm may not be agents." },
  [TERM_RECORDING] = { "录音告知", "Recording" },
  [TERM_RECORDING_TEXT] = { "会议将录音（涉及保密或个人隐私的部分暂停），仅用于整理会议纪要和核对表决情况，由业主委员会随会议档案保管。不愿被录音的，可以书面提交意见。",
                            "The meeting is recorded, for the minutes and for checking the votes alone; the owners’ committee "
                            "keeps the recording with the record. Whoever does not wish to be recorded may write." },
  [TERM_RIGHTS] = { "业主的权利", "Owners’ Rights" },
  [TERM_RIGHTS_UNPOSTED] = { "未列入本公告的议题，会议可以讨论，不作表决。", "What is not on this notice may be discussed, and is not voted on." },
  [TERM_RIGHTS_SEE] = { "业主有权查阅业主大会、业主委员会的决定和会议记录（最高人民法院建筑物区分所有权司法解释第十三条）。",
                        "Owners may see decisions and minutes of assembly and committee (SPC interpretation art. 13)." },
  [TERM_RIGHTS_SUIT] = { "业主认为决定侵害其合法权益或者违反法定程序的，可以自知道或者应当知道之日起一年内请求人民法院撤销（《民法典》第二百八十条、上述司法解释第十二条）。",
                         "An owner whose rights a decision infringes, or who finds the procedure breached, may ask the court "
                         "to revoke it within a year of knowing (Civil Code art. 280, SPC interpretation art. 12)." },
  [TERM_POSTING] = { "张贴期限：不晚于$1。", "To be posted by $1." },
  [TERM_POSTING_BY] = { "张贴期限：不晚于$1（会议召开 $2 日前，$3）。", "To be posted by $1 ($2 days before the meeting, $3)." },
  [TERM_POSTED] = { "实际张贴：$1，$2", "Posted on $1: $2" },
  [TERM_POSTED_BLANK] = { "实际张贴：　　　　年　　月　　日，地点：＿＿＿＿＿＿＿＿，张贴人：＿＿＿＿＿＿",
                          "Posted on: ____________ at: ________________ by: ____________" },
  [TERM_SCOPE] = { "$1（表决范围：$2）", "$1 (scope: $2)" },
};

static const YishiPageSetup poster_a4 = { 210, 297, 30, 26, 25, 25, 1.0 };
static const YishiPageSetup poster_a3 = { 297, 420, 42, 37, 35, 35, 1.414 };

static void
add_opening (YishiPaperMaker *self)
{
  const YishiMeeting *meeting = self->base.meeting;
  g_autofree char *time = yishi_maker_say_time (self);
  g_autofree char *what = yishi_maker_say_meeting (self);
  g_autofree char *place = yishi_composer_clean (&self->base, meeting->place);
  g_autofree char *text = yishi_maker_fill (self, terms[*place != '\0' ? TERM_OPENING_PLACE : TERM_OPENING], time, what,
                                            place, NULL);

  yishi_maker_paragraph (self, YISHI_TEXT_PLAIN, terms[TERM_TO_ALL]);
  yishi_document_keep_with_next (self->base.builder);
  yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_BODY, text);
}

/* "业主表决事项：一般事项（双过半），《民法典》…" */
static char *
describe_kind (YishiPaperMaker *self,
               const YishiItem *item)
{
  const char *kind = yishi_paper_say_kind (self->base.words, item->kind);
  g_autofree char *rule = NULL;

  if (strcmp (item->kind, "matter") != 0 && strcmp (item->kind, "election") != 0 && strcmp (item->kind, "committee") != 0)
    return g_strdup (kind);

  rule = yishi_maker_say_rule (self, item);
  return g_strconcat (kind, *rule != '\0' ? "\n" : "", rule, NULL);
}

/* The candidates of an election are made known: that is what they stand for. */
static char *
describe_item (YishiPaperMaker *self,
               const YishiItem *item)
{
  g_autofree char *scope = yishi_maker_say_scope (self, item);
  g_autofree char *plain = yishi_composer_clean (&self->base, item->title);
  g_autofree char *title = *scope != '\0' ? yishi_maker_fill (self, terms[TERM_SCOPE], plain, scope, NULL)
                                          : g_strdup (plain);
  g_autofree char *names = NULL;
  g_autofree char *seats = NULL;
  g_autofree char *more = NULL;

  if (strcmp (item->kind, "election") != 0 || item->candidates == NULL || item->candidates[0] == NULL)
    return g_steal_pointer (&title);

  names = g_strjoinv (yishi_composer_say (&self->base, WORD_LIST_COMMA), item->candidates);
  seats = g_strdup_printf ("%d", item->seats);
  more = yishi_maker_fill (self, terms[TERM_CANDIDATES], seats, names, NULL);
  return g_strconcat (title, more, NULL);
}

static void
add_items (YishiPaperMaker *self)
{
  const GPtrArray *items = self->base.minutes->meeting->items;
  YishiWords words = self->base.words;
  const YishiColumn columns[] = {
    { terms[TERM_COLUMN_NUMBER][words], 1, YISHI_ALIGN_CENTRE },
    { terms[TERM_COLUMN_ITEM][words], 5.4, YISHI_ALIGN_LEFT },
    { terms[TERM_COLUMN_RULE][words], 4.6, YISHI_ALIGN_LEFT },
  };

  yishi_maker_heading (self, terms[TERM_ITEMS]);
  yishi_document_begin_table (self->base.builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d", item->number);
      g_autofree char *title = describe_item (self, item);
      g_autofree char *kind = describe_kind (self, item);
      const char *cells[] = { number, title, kind };

      if (*item->withdrawn == '\0')
        yishi_document_add_row (self->base.builder, cells);
    }
  yishi_document_end_table (self->base.builder);
}

/* What each rule that applies asks for, in the words of its article. */
static void
add_thresholds (YishiPaperMaker *self,
                GPtrArray       *matters)
{
  g_autoptr(GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < matters->len; i++)
    {
      YishiRule *rule = yishi_maker_find_rule (self, matters->pdata[i]);
      gboolean is_zh = self->base.words == YISHI_WORDS_ZH;
      g_autofree char *text = NULL;

      if (rule == NULL || !g_hash_table_add (said, rule->id))
        continue;
      text = yishi_maker_fill (self, terms[TERM_THRESHOLDS], is_zh ? rule->title_zh : rule->title_en,
                               is_zh ? rule->quote : rule->gist, rule->article, NULL);
      yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_SMALL, text);
    }
}

static void
add_form (YishiPaperMaker *self,
          GPtrArray       *matters)
{
  const char *from, *until;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;

  yishi_maker_heading (self, terms[TERM_FORM]);
  yishi_maker_paragraph (self, YISHI_TEXT_SMALL, terms[TERM_FORM_DISCUSSION]);
  if (matters->len == 0)
    return;

  yishi_maker_find_period (self, &from, &until);
  first = yishi_paper_say_day (self->base.words, from);
  last = yishi_paper_say_day (self->base.words, *until != '\0' ? until : self->base.meeting->date);
  text = yishi_maker_fill (self, terms[*from != '\0' && *until != '\0' ? TERM_FORM_PERIOD : TERM_FORM_UNTIL],
                           *from != '\0' && *until != '\0' ? first : last, last, NULL);
  yishi_maker_paragraph (self, YISHI_TEXT_SMALL, terms[TERM_FORM_BALLOTS]);
  yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_SMALL, text);
  add_thresholds (self, matters);
}

static void
add_proxies (YishiPaperMaker *self,
             GPtrArray       *matters)
{
  YishiRule *rule = matters->len > 0 ? yishi_maker_find_rule (self, matters->pdata[0]) : NULL;

  if (rule == NULL || rule->proxy_cap < 0)
    return;

  yishi_maker_heading (self, terms[TERM_PROXY]);
  yishi_document_begin_paragraph (self->base.builder, YISHI_TEXT_SMALL);
  yishi_document_text (self->base.builder, terms[TERM_PROXY_TEXT][self->base.words]);
  if (rule->proxy_cap > 0)
    {
      g_autofree char *number = g_strdup_printf ("%d", rule->proxy_cap);
      g_autofree char *cap = yishi_maker_fill (self, terms[TERM_PROXY_CAP], number, NULL);

      yishi_document_text (self->base.builder, cap);
    }
  if (rule->proxy_bars_staff)
    yishi_document_text (self->base.builder, terms[TERM_PROXY_STAFF][self->base.words]);
  yishi_document_end_paragraph (self->base.builder);
}

/* By when it must hang, and when it did. */
static void
add_posting (YishiPaperMaker *self)
{
  const YishiMeeting *meeting = self->base.meeting;
  const YishiCalendarDate *date = yishi_calendar_find (self->input->calendar, YISHI_DATE_POSTING);
  const char *article = "";
  int n_days = yishi_calendar_get_notice_days (self->input->pack, meeting->kind, &article);
  g_autofree char *days = g_strdup_printf ("%d", n_days);
  g_autofree char *day = date != NULL ? yishi_paper_say_day (self->base.words, date->day) : NULL;
  g_autofree char *text = NULL;

  if (day != NULL)
    {
      text = yishi_maker_fill (self, terms[*article != '\0' && n_days > 0 ? TERM_POSTING_BY : TERM_POSTING], day, days,
                               article, NULL);
      yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_FINE, text);
    }
  if (*meeting->posted_on != '\0')
    {
      g_autofree char *posted = yishi_paper_say_day (self->base.words, meeting->posted_on);
      g_autofree char *where = yishi_composer_clean (&self->base, meeting->posted_where);
      g_autofree char *line = yishi_maker_fill (self, terms[TERM_POSTED], posted, where, NULL);

      yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_FINE, line);
      return;
    }
  yishi_maker_paragraph (self, YISHI_TEXT_FINE, terms[TERM_POSTED_BLANK]);
}

static void
add_rights (YishiPaperMaker *self,
            gboolean         has_matters)
{
  static const int rights[] = { TERM_RIGHTS_UNPOSTED, TERM_RIGHTS_SEE, TERM_RIGHTS_SUIT };

  yishi_maker_heading (self, terms[TERM_RIGHTS]);
  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    {
      g_autofree char *marker = g_strdup_printf ("%d.", (int) i + 1);

      if (has_matters || rights[i] != TERM_RIGHTS_SUIT)
        yishi_document_add_list_item (self->base.builder, YISHI_TEXT_SMALL, marker, terms[rights[i]][self->base.words]);
    }
}

gboolean
yishi_maker_add_notice (YishiPaperMaker  *self,
                        GError          **error)
{
  YishiPageSetup setup = self->input->is_a3 ? poster_a3 : poster_a4;
  g_autoptr(GPtrArray) matters = NULL;

  if (self->base.minutes->meeting->items->len == 0)
    return yishi_maker_refuse (_("the meeting has no items (add what is to be discussed with “yishi item add”)"), error);

  setup.scale *= self->scale;
  matters = yishi_maker_list_matters (self);
  yishi_maker_begin (self, &setup, terms[TERM_TITLE], FALSE);
  yishi_document_add_title (self->base.builder, self->title);
  add_opening (self);
  add_items (self);
  add_form (self, matters);
  add_proxies (self, matters);
  yishi_maker_heading (self, terms[TERM_RECORDING]);
  yishi_maker_paragraph (self, YISHI_TEXT_SMALL, terms[TERM_RECORDING_TEXT]);
  add_rights (self, matters->len > 0);
  /* That it hangs by now is no other notice. */
  yishi_document_end_content (self->base.builder);
  yishi_maker_close (self, self->base.meeting->posted_on);
  add_posting (self);
  return TRUE;
}
