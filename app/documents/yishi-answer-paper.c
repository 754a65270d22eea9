/* yishi-answer-paper.c - the answer to an owner who asks to see the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-answer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-json-scan.h"
#include "yishi-json.h"
#include "yishi-unit-name.h"

enum
{
  TERM_TITLE,
  TERM_TO,
  TERM_OPENING,
  TERM_MASKED,
  TERM_SCOPE,
  TERM_COLUMN_WHAT,
  TERM_COLUMN_WHERE,
  TERM_MEETINGS,
  TERM_COLUMN_DAY,
  TERM_COLUMN_MEETING,
  TERM_COLUMN_MINUTES,
  TERM_COLUMN_SEAL,
  TERM_NOT_CLOSED,
  TERM_MEETINGS_HOW,
  TERM_DECISIONS,
  TERM_NO_DECISIONS,
  TERM_WORKS,
  TERM_WORKS_NONE,
  TERM_COLUMN_RESULT,
  TERM_CHECK,
  TERM_CHECK_SEAL,
  TERM_CHECK_FILE,
  TERM_AS_OF,
  TERM_ISSUER,
  TERM_DATE,
  TERM_KIND_DELIBERATION,
  TERM_KIND_ASSEMBLY,
  TERM_KIND_COMMITTEE,
  TERM_OPEN,
};

static const char *const terms[][YISHI_N_WORDS] = {
  [TERM_TITLE] = { "关于$1业主查阅资料的答复", "Answer to an Owner of $1 Who Asked to See the Record" },
  [TERM_TO] = { "$1业主$2：", "To the owner of $1, $2:" },
  [TERM_OPENING] = { "您要求查阅业主共同决定和会议的资料。根据《最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释》第十三条，现将议事档案中的有关内容答复如下。",
                     "You asked to see what owners decided and the minutes. Under article 13 of the Supreme People’s Court’s interpretation "
                     "on condominium ownership, this is what the record has of it." },
  [TERM_MASKED] = { "其他业主的姓名、房号和联系方式已经隐去；本户的到会登记和表决票只写给本户。",
                    "Other owners’ names, rooms and telephones are masked; attendance and ballots of your unit are told to you alone." },
  [TERM_SCOPE] = { "可以查阅的资料", "What May Be Seen" },
  [TERM_COLUMN_WHAT] = { "应当公开的资料（解释第十三条）", "To be disclosed (article 13)" },
  [TERM_COLUMN_WHERE] = { "在何处", "Where" },
  [TERM_MEETINGS] = { "会议和会议纪要", "Meetings and Minutes" },
  [TERM_COLUMN_DAY] = { "会议日期", "Meeting" },
  [TERM_COLUMN_MEETING] = { "会议", "Kind" },
  [TERM_COLUMN_MINUTES] = { "纪要编号", "Minutes" },
  [TERM_COLUMN_SEAL] = { "封印码", "Seal" },
  [TERM_NOT_CLOSED] = { "尚未结束", "not closed" },
  [TERM_MEETINGS_HOW] = { "各次会议纪要的公开本可以按编号向业主委员会索取；封印码是会议结束时在现场公布的，用它可以核对纪要和档案此后有没有改动。",
                          "The public copy of each of the minutes can be had from the owners’ committee by its number. The seal was shown "
                          "to the room when the meeting closed: by it minutes and record can be checked." },
  [TERM_DECISIONS] = { "决定和表决结果", "Decisions and Results" },
  [TERM_NO_DECISIONS] = { "档案中还没有决定或者已经截止的表决。", "The record has no decision and no vote that is closed." },
  [TERM_WORKS] = { "维修资金、工程和共有部分的事项", "Maintenance Fund, Works and Common Parts" },
  [TERM_WORKS_NONE] = { "档案中没有这类事项。", "The record has none." },
  [TERM_COLUMN_RESULT] = { "结果", "Result" },
  [TERM_CHECK] = { "怎样核对", "How to Check" },
  [TERM_CHECK_SEAL] = { "核对封印码：yishi verify 档案.yishi --seal 封印码", "To check a seal: yishi verify RECORD.yishi --seal SEAL" },
  [TERM_CHECK_FILE] = { "核对本文件：yishi verify 档案.yishi --pdf 文件.pdf", "To check this file: yishi verify RECORD.yishi --pdf FILE.pdf" },
  [TERM_AS_OF] = { "本答复依据档案日志截至第 $1 条的内容生成，该条的哈希值：", "Made from the record’s journal as of entry $1, whose hash is:" },
  [TERM_ISSUER] = { "$1业主委员会", "The Owners’ Committee of $1" },
  [TERM_DATE] = { "　　　　年　　月　　日", "Date: ____________" },
  [TERM_KIND_DELIBERATION] = { "居民议事日", "deliberation day" },
  [TERM_KIND_ASSEMBLY] = { "业主大会", "owners’ assembly" },
  [TERM_KIND_COMMITTEE] = { "业主委员会会议", "owners’ committee" },
  [TERM_OPEN] = { "表决尚未截止", "the vote is open" },
};

/* What article 13 names, and where an owner finds it. */
static const struct
{
  YishiAnswerTerm what;
  YishiAnswerTerm where;
} disclosed[] = {
  { { "建筑物及其附属设施的维修资金的筹集、使用情况", "raising and use of the maintenance fund" },
    { "有关议题和决定见第三、四部分；账目不在议事档案内，请向业主委员会或者物业服务人查阅",
      "decisions about it: parts 3 and 4; accounts are not in this record: ask the committee or the property firm" } },
  { { "管理规约、业主大会议事规则，业主大会、业主委员会的决定及会议记录",
      "covenant, rules of procedure; decisions and minutes of assembly and committee" },
    { "决定和会议记录见第二、三部分；规约和议事规则的文本请向业主委员会查阅",
      "decisions and minutes: parts 2 and 3; ask the committee for the texts of covenant and rules" } },
  { { "物业服务合同、共有部分的使用和收益情况", "service contract, use and income of common parts" },
    { "有关决定见第三、四部分；合同和账目请向业主委员会查阅", "decisions about it: parts 3 and 4; ask the committee for contract and accounts" } },
  { { "规划用于停放汽车的车位、车库的处分情况", "disposal of parking bays and garages" },
    { "不在议事档案内，请向业主委员会或者建设单位查阅", "not in this record: ask the committee or the developer" } },
  { { "其他应当向业主公开的情况和资料", "other things to be disclosed to owners" },
    { "请向业主委员会提出", "ask the committee" } },
};

static const char *
say (const YishiAnswer *self,
     int                term)
{
  return terms[term][self->base.words];
}

void
yishi_answer_turn_to (YishiAnswer        *self,
                      const YishiMinutes *minutes)
{
  self->base.minutes = minutes;
  self->base.meeting = minutes->meeting->meeting;
}

char *
yishi_answer_say_day (const YishiAnswer *self)
{
  return yishi_paper_say_day (self->base.words, self->base.meeting->date);
}

char *
yishi_answer_own_unit (const YishiAnswer *self,
                       const char        *unit)
{
  YishiComposer open = self->base;

  open.is_public = FALSE;
  return yishi_composer_unit (&open, unit);
}

char *
yishi_answer_own_names (const YishiAnswer *self)
{
  YishiComposer open = self->base;

  open.is_public = FALSE;
  return yishi_composer_owners (&open, self->unit->unit);
}

static void
add_heading (YishiAnswer *self,
             int          term)
{
  g_autofree char *number = yishi_paper_say_ordinal (self->base.words, ++self->base.n_headings);
  g_autofree char *text = yishi_words_fill (yishi_composer_say (&self->base, WORD_HEADING_1), number, say (self, term), NULL);

  yishi_document_add_heading (self->base.builder, 1, text, NULL);
}

static void
add_opening (YishiAnswer *self)
{
  g_autofree char *unit = yishi_answer_own_unit (self, self->unit->unit);
  g_autofree char *names = yishi_answer_own_names (self);
  g_autofree char *to = yishi_words_fill (say (self, TERM_TO), unit, names, NULL);

  yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_PLAIN, to);
  yishi_document_keep_with_next (self->base.builder);
  yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_BODY, say (self, TERM_OPENING));
  yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_BODY, say (self, TERM_MASKED));
}

static void
add_scope (YishiAnswer *self)
{
  const YishiColumn columns[] = {
    { yishi_composer_say (&self->base, WORD_COLUMN_NUMBER), 1, YISHI_ALIGN_CENTRE },
    { say (self, TERM_COLUMN_WHAT), 4.5, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_WHERE), 5.5, YISHI_ALIGN_LEFT },
  };

  add_heading (self, TERM_SCOPE);
  yishi_document_begin_table (self->base.builder, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < G_N_ELEMENTS (disclosed); i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", (int) i + 1);
      const char *cells[] = { number, disclosed[i].what[self->base.words], disclosed[i].where[self->base.words] };

      yishi_document_add_row (self->base.builder, cells);
    }
  yishi_document_end_table (self->base.builder);
}

/* "业主大会", with the title that was given to it. */
static char *
say_meeting (const YishiAnswer *self)
{
  const char *kind = self->base.meeting->kind;
  int term = TERM_KIND_DELIBERATION;
  g_autofree char *title = yishi_composer_clean (&self->base, self->base.meeting->title);

  if (strcmp (kind, "assembly") == 0 || strcmp (kind, "extraordinary") == 0)
    term = TERM_KIND_ASSEMBLY;
  else if (strcmp (kind, "committee") == 0)
    term = TERM_KIND_COMMITTEE;
  if (*title == '\0')
    return g_strdup (say (self, term));

  return g_strconcat (say (self, term), yishi_composer_say (&self->base, WORD_COLON), title, NULL);
}

static void
add_meetings (YishiAnswer *self)
{
  const YishiColumn columns[] = {
    { say (self, TERM_COLUMN_DAY), 2.6, YISHI_ALIGN_CENTRE },
    { say (self, TERM_COLUMN_MEETING), 3.6, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_MINUTES), 2.4, YISHI_ALIGN_CENTRE },
    { say (self, TERM_COLUMN_SEAL), 3.4, YISHI_ALIGN_CENTRE },
  };

  add_heading (self, TERM_MEETINGS);
  yishi_document_begin_table (self->base.builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->meetings->len; i++)
    {
      const YishiMinutes *minutes = self->meetings->pdata[i];
      g_autofree char *day = NULL, *what = NULL, *number = NULL, *named = NULL;
      g_autofree char *year = g_strndup (minutes->meeting->meeting->date, 4);

      yishi_answer_turn_to (self, minutes);
      day = yishi_answer_say_day (self);
      what = say_meeting (self);
      number = g_strdup_printf ("%d", (int) minutes->number);
      named = yishi_words_fill (yishi_composer_say (&self->base, WORD_NUMBER), year, number, NULL);
      yishi_document_add_row (self->base.builder, (const char *[]) { day, what, named,
                                                                     *minutes->seal != '\0' ? minutes->seal
                                                                                            : say (self, TERM_NOT_CLOSED) });
    }
  yishi_document_end_table (self->base.builder);
  yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_SMALL, say (self, TERM_MEETINGS_HOW));
}

/* Whether something came of it that owners are told. */
static gboolean
is_decided (const YishiMinutes *minutes,
            const YishiItem    *item)
{
  const YishiMinutesVote *vote = yishi_minutes_find_vote (minutes, item->id);

  return *item->withdrawn == '\0' && ((vote != NULL && vote->is_closed) || *item->outcome != '\0');
}

static guint
add_decisions_of (YishiAnswer        *self,
                  const YishiMinutes *minutes,
                  guint               index)
{
  const GPtrArray *items = minutes->meeting->items;
  guint n = 0;

  yishi_answer_turn_to (self, minutes);
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d", item->number);
      g_autofree char *title = yishi_composer_clean (&self->base, item->title);
      g_autofree char *heading = yishi_words_fill (yishi_composer_say (&self->base, WORD_HEADING_3), number, title, NULL);

      if (!is_decided (minutes, item))
        continue;
      if (n++ == 0)
        {
          g_autofree char *ordinal = yishi_paper_say_ordinal (self->base.words, index);
          g_autofree char *day = yishi_answer_say_day (self);
          g_autofree char *what = say_meeting (self);
          g_autofree char *named = g_strconcat (day, yishi_composer_say (&self->base, WORD_COMMA), what, NULL);
          g_autofree char *text = yishi_words_fill (yishi_composer_say (&self->base, WORD_HEADING_2), ordinal, named, NULL);

          yishi_document_add_heading (self->base.builder, 2, text, NULL);
        }
      yishi_document_add_heading (self->base.builder, 3, heading, NULL);
      yishi_composer_add_vote (&self->base, item);
      if (*item->outcome != '\0')
        yishi_composer_add_outcome (&self->base, item);
    }

  return n;
}

static void
add_decisions (YishiAnswer *self)
{
  guint n = 0;

  add_heading (self, TERM_DECISIONS);
  for (guint i = 0; i < self->meetings->len; i++)
    n += add_decisions_of (self, self->meetings->pdata[i], n + 1) > 0;
  if (n == 0)
    yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_BODY, say (self, TERM_NO_DECISIONS));
}

/* Use and raising of the fund, rebuilding, use of common parts (art. 278 items 5 to 8), and projects. */
static gboolean
is_of_works (const YishiItem *item)
{
  return *item->withdrawn == '\0' && ((item->matter >= 5 && item->matter <= 8) || strcmp (item->kind, "project") == 0);
}

/* The verdict in words, or what was agreed, or how it stands. */
static char *
say_result (const YishiAnswer *self,
            const YishiItem   *item)
{
  const YishiMinutesVote *vote = yishi_minutes_find_vote (self->base.minutes, item->id);
  g_autofree char *text = yishi_composer_clean (&self->base, item->outcome_text);

  if (vote != NULL && vote->is_closed && vote->tally != NULL && vote->tally->verdict != YISHI_VERDICT_NONE)
    return g_strdup (yishi_tally_describe_verdict (vote->tally, self->base.language));
  if (vote != NULL && !vote->is_closed)
    return g_strdup (say (self, TERM_OPEN));
  if (*item->outcome == '\0')
    return g_strdup ("—");
  if (*text == '\0')
    return g_strdup (yishi_paper_say_outcome (self->base.words, item->outcome));

  return g_strconcat (yishi_paper_say_outcome (self->base.words, item->outcome), yishi_composer_say (&self->base, WORD_COLON),
                      text, NULL);
}

static guint
add_works_rows (YishiAnswer *self,
                gboolean     is_drawn)
{
  guint n = 0;

  for (guint i = 0; i < self->meetings->len; i++)
    {
      const YishiMinutes *minutes = self->meetings->pdata[i];

      yishi_answer_turn_to (self, minutes);
      for (guint k = 0; k < minutes->meeting->items->len; k++)
        {
          const YishiItem *item = minutes->meeting->items->pdata[k];
          g_autofree char *day = NULL, *title = NULL, *result = NULL;

          if (!is_of_works (item))
            continue;
          n++;
          if (!is_drawn)
            continue;
          day = yishi_answer_say_day (self);
          title = yishi_composer_clean (&self->base, item->title);
          result = say_result (self, item);
          yishi_document_add_row (self->base.builder, (const char *[]) { day, title, result });
        }
    }

  return n;
}

static void
add_works (YishiAnswer *self)
{
  const YishiColumn columns[] = {
    { say (self, TERM_COLUMN_DAY), 2.6, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (&self->base, WORD_COLUMN_ITEM), 4.4, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_RESULT), 4, YISHI_ALIGN_LEFT },
  };

  add_heading (self, TERM_WORKS);
  if (add_works_rows (self, FALSE) == 0)
    {
      yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_BODY, say (self, TERM_WORKS_NONE));
      return;
    }

  yishi_document_begin_table (self->base.builder, columns, G_N_ELEMENTS (columns));
  add_works_rows (self, TRUE);
  yishi_document_end_table (self->base.builder);
}

/* What the paper says of its own making is not part of its text. */
static void
add_check (YishiAnswer *self)
{
  YishiDocumentBuilder *builder = self->base.builder;
  g_autofree char *entry = yishi_words_number (self->base.minutes->entry);
  g_autofree char *as_of = yishi_words_fill (say (self, TERM_AS_OF), entry, NULL);
  g_autofree char *issuer = yishi_words_fill (say (self, TERM_ISSUER), self->base.minutes->community, NULL);

  add_heading (self, TERM_CHECK);
  yishi_document_add_list_item (builder, YISHI_TEXT_SMALL, "1.", say (self, TERM_CHECK_SEAL));
  yishi_document_add_list_item (builder, YISHI_TEXT_SMALL, "2.", say (self, TERM_CHECK_FILE));
  yishi_document_end_content (builder);
  yishi_document_add_paragraph (builder, YISHI_TEXT_FINE, as_of);
  yishi_document_keep_with_next (builder);
  yishi_document_add_paragraph (builder, YISHI_TEXT_CODE, self->base.minutes->head);
  yishi_document_add_space (builder, 1);
  yishi_document_add_paragraph (builder, YISHI_TEXT_RIGHT, issuer);
  yishi_document_keep_with_next (builder);
  yishi_document_add_paragraph (builder, YISHI_TEXT_RIGHT, say (self, TERM_DATE));
}

static void
set (char       **place,
     const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static YishiPaper *
make_paper (const YishiMinutes *minutes,
            const char         *unit,
            const char         *language)
{
  YishiPaper *paper = yishi_paper_new ();
  YishiJson *options = yishi_json_new ();

  set (&paper->record, minutes->record);
  set (&paper->kind, YISHI_ANSWER_KIND);
  set (&paper->copy, YISHI_ANSWER_COPY);
  set (&paper->language, language);
  set (&paper->head, minutes->head);
  paper->entry = minutes->entry;
  yishi_json_begin_object (options, NULL);
  yishi_json_string (options, "unit", unit);
  yishi_json_end_object (options);
  g_free (paper->options);
  paper->options = yishi_json_free_to_text (options);
  return paper;
}

static void
describe (YishiAnswer *self)
{
  YishiDocumentBuilder *builder = self->base.builder;
  g_autofree char *title = yishi_words_fill (say (self, TERM_TITLE), self->base.minutes->community, NULL);
  g_autofree char *issuer = yishi_words_fill (say (self, TERM_ISSUER), self->base.minutes->community, NULL);
  g_autofree char *unit = yishi_answer_own_unit (self, self->unit->unit);

  yishi_document_describe (builder, title, issuer, self->base.words == YISHI_WORDS_ZH ? "zh-CN" : "en",
                           self->base.minutes->at);
  yishi_document_set_header (builder, title, unit);
  yishi_document_add_title (builder, title);
}

YishiDocument *
yishi_answer_compose (const GPtrArray   *meetings,
                      const char        *unit,
                      const char        *language,
                      YishiPaper       **paper,
                      GError           **error)
{
  const YishiMinutes *first = meetings->len > 0 ? meetings->pdata[0] : NULL;
  const char *worded = language != NULL || first == NULL ? language : first->language;
  g_autofree char *name = yishi_unit_name_normalize (unit);
  YishiAnswer self = { { NULL }, meetings, first != NULL && name != NULL ? yishi_roll_find (first->roll, name) : NULL };
  g_autoptr(YishiPaper) made = NULL;
  g_autofree char *manifest = NULL;
  YishiDocument *document;

  if (self.unit == NULL)
    {
      g_set_error (error, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_NOTHING, _("the paper was not made: %s"),
                   first == NULL ? _("the record has no meeting yet (there is nothing to see)")
                                 : _("the roll has no such unit (write it as 3-2-501)"));
      return NULL;
    }

  made = make_paper (first, self.unit->unit, worded);
  self.base = (YishiComposer) { first, first->meeting->meeting, yishi_words_choose (worded), worded, TRUE };
  self.base.builder = yishi_document_builder_new ();
  yishi_composer_read_names (&self.base);
  describe (&self);
  add_opening (&self);
  add_scope (&self);
  add_meetings (&self);
  add_decisions (&self);
  add_works (&self);
  yishi_answer_add_own (&self);
  add_check (&self);
  manifest = yishi_paper_to_manifest (made);
  yishi_document_set_manifest (self.base.builder, manifest);
  yishi_composer_forget_names (&self.base);
  document = yishi_document_builder_end (self.base.builder);
  g_free (made->content);
  made->content = yishi_document_dup_digest (document);
  if (paper != NULL)
    *paper = g_steal_pointer (&made);
  return document;
}

/* Returns: (transfer full) (nullable) */
static char *
read_unit (const char *options)
{
  g_auto(YishiJsonScan) scan = { 0 };
  char *unit = NULL;
  const char *key, *text;
  gsize n;

  yishi_json_scan_init (&scan, options, strlen (options));
  yishi_json_scan_object (&scan);
  while (!scan.failed && yishi_json_scan_member (&scan, &key, &n))
    {
      text = yishi_json_scan_text (&scan, &n);
      g_free (unit);
      unit = text != NULL ? g_strndup (text, n) : NULL;
    }

  return unit;
}

gboolean
yishi_answer_reads_otherwise (const YishiPaper *known,
                              const GPtrArray  *meetings)
{
  g_autofree char *unit = read_unit (known->options);
  g_autoptr(YishiDocument) document = NULL;
  g_autofree char *digest = NULL;

  if (unit == NULL)
    return FALSE;

  document = yishi_answer_compose (meetings, unit, known->language, NULL, NULL);
  digest = document != NULL ? yishi_document_dup_digest (document) : g_strdup ("");
  return strcmp (digest, known->content) != 0;
}
