/* yishi-papers-filing.c - the cover of what is filed with the street or township after an election or a decision
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-papers-private.h"

#include <string.h>

enum
{
  TERM_TITLE,
  TERM_COMMUNITY,
  TERM_MEETING,
  TERM_SUBJECT,
  TERM_SUBJECT_CHOICES,
  TERM_TO,
  TERM_TO_BLANK,
  TERM_DEADLINE,
  TERM_DEADLINE_TEXT,
  TERM_LIST,
  TERM_COLUMN_NUMBER,
  TERM_COLUMN_PAPER,
  TERM_COLUMN_COPIES,
  TERM_COLUMN_PAGES,
  TERM_COLUMN_NOTE,
  TERM_SEAL,
  TERM_SIGN_FILER,
  TERM_SIGN_RECEIVER,
  TERM_SIGN_DATE,
};

static const char *const terms[][YISHI_N_WORDS] = {
  [TERM_TITLE] = { "$1备案材料", "Filing of the $1" },
  [TERM_COMMUNITY] = { "小区名称", "Community" },
  [TERM_MEETING] = { "会议日期", "Meeting" },
  [TERM_SUBJECT] = { "备案事项", "Subject" },
  [TERM_SUBJECT_CHOICES] = { "□业主委员会选举　□业主委员会变更　□管理规约　□业主大会议事规则　□其他决定",
                              "□ election of the committee  □ change of it  □ covenant  □ rules of procedure  □ other" },
  [TERM_TO] = { "送交单位", "Filed with" },
  [TERM_TO_BLANK] = { "＿＿＿＿＿＿＿＿＿＿街道办事处（乡镇人民政府）、房地产行政主管部门", "________________ (street or township, housing department)" },
  [TERM_DEADLINE] = { "备案期限", "To be filed by" },
  [TERM_DEADLINE_TEXT] = { "$1前（$2）", "$1 ($2)" },
  [TERM_LIST] = { "材料目录", "Contents" },
  [TERM_COLUMN_NUMBER] = { "序号", "No." },
  [TERM_COLUMN_PAPER] = { "材料名称", "Paper" },
  [TERM_COLUMN_COPIES] = { "份数", "Copies" },
  [TERM_COLUMN_PAGES] = { "页数", "Pages" },
  [TERM_COLUMN_NOTE] = { "备注", "Note" },
  [TERM_SEAL] = { "会议档案的封印码", "Seal of the record" },
  [TERM_SIGN_FILER] = { "报送人（签名、盖章）：", "Filed by:" },
  [TERM_SIGN_RECEIVER] = { "接收人（签名、盖章）：", "Received by:" },
  [TERM_SIGN_DATE] = { "　　年　　月　　日", "Date: __________" },
};

static const char *const papers[][YISHI_N_WORDS] = {
  { "备案申请表", "Application" },
  { "会议公告及张贴证明", "Notice, and proof of its posting" },
  { "业主名册（人数、面积汇总）", "Roll (persons and area summed up)" },
  { "表决票送达清单", "Delivery list of the ballots" },
  { "签到表、授权委托书", "Sign-in sheets and proxies" },
  { "表决票及计票表", "Ballots and count sheets" },
  { "表决结果公告及张贴证明", "Result, and proof of its posting" },
  { "业主大会决定", "Decisions of the assembly" },
  { "会议纪要", "Minutes" },
  { "业主委员会成员名单及任职资料", "Members of the committee and their papers" },
  { "管理规约、业主大会议事规则", "Covenant and rules of procedure" },
};

static const char *
say (const YishiPaperMaker *self,
     int                    term)
{
  return terms[term][self->base.words];
}

static void
add_fields (YishiPaperMaker *self)
{
  const YishiCalendarDate *date = yishi_calendar_find (self->input->calendar, YISHI_DATE_FILING);
  g_autofree char *day = yishi_maker_say_day (self, self->base.meeting->date);
  YishiDocumentBuilder *builder = self->base.builder;

  yishi_document_add_field (builder, say (self, TERM_COMMUNITY), self->base.minutes->community);
  yishi_document_add_field (builder, say (self, TERM_MEETING), day);
  yishi_document_add_field (builder, say (self, TERM_SUBJECT), say (self, TERM_SUBJECT_CHOICES));
  yishi_document_add_field (builder, say (self, TERM_TO), say (self, TERM_TO_BLANK));
  if (date != NULL)
    {
      g_autofree char *last = yishi_paper_say_day (self->base.words, date->day);
      g_autofree char *text = *date->article != '\0' ? yishi_maker_fill (self, terms[TERM_DEADLINE_TEXT], last,
                                                                         date->article, NULL)
                                                     : g_strdup (last);

      yishi_document_add_field (builder, say (self, TERM_DEADLINE), text);
    }
  if (*self->base.minutes->seal != '\0')
    yishi_document_add_field (builder, say (self, TERM_SEAL), self->base.minutes->seal);
}

gboolean
yishi_maker_add_filing (YishiPaperMaker  *self,
                        GError          **error)
{
  const YishiColumn columns[] = {
    { say (self, TERM_COLUMN_NUMBER), 1, YISHI_ALIGN_CENTRE },
    { say (self, TERM_COLUMN_PAPER), 6, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_COPIES), 1.2, YISHI_ALIGN_CENTRE },
    { say (self, TERM_COLUMN_PAGES), 1.2, YISHI_ALIGN_CENTRE },
    { say (self, TERM_COLUMN_NOTE), 3, YISHI_ALIGN_LEFT },
  };
  YishiPageSetup setup = { 210, 297, 37, 30, 28, 26, self->scale };
  YishiDocumentBuilder *builder = self->base.builder;

  yishi_maker_begin (self, &setup, terms[TERM_TITLE], TRUE);
  yishi_document_add_title (builder, self->title);
  add_fields (self);
  yishi_document_add_heading (builder, 1, say (self, TERM_LIST), NULL);
  yishi_document_begin_table (builder, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", (int) i + 1);
      const char *cells[] = { number, papers[i][self->base.words], "", "", "" };

      yishi_document_add_row (builder, cells);
    }
  yishi_document_end_table (builder);
  yishi_document_add_signature (builder, say (self, TERM_SIGN_FILER), "", say (self, TERM_SIGN_DATE));
  yishi_document_add_signature (builder, say (self, TERM_SIGN_RECEIVER), "", say (self, TERM_SIGN_DATE));
  return TRUE;
}
