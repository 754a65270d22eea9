/* yishi-papers-result.c - what votes came to, as it is posted for everybody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures, working, defects and verdict are those of the public copy of the minutes: no
 * figure is worked out here. No ballot is named.
 */
#include "config.h"

#include "yishi-papers-private.h"

#include <glib/gi18n-lib.h>

enum
{
  TERM_TITLE,
  TERM_TO_ALL,
  TERM_OPENING,
  TERM_ITEM,
  TERM_BASES,
  TERM_RIGHTS,
  TERM_RIGHTS_SEE,
  TERM_RIGHTS_SUIT,
  TERM_POSTED_BLANK,
};

static const char *const terms[][YISHI_N_WORDS] = {
  [TERM_TITLE] = { "$1表决结果公告", "Results of the Votes of the $1" },
  [TERM_TO_ALL] = { "全体业主：", "To all owners:" },
  [TERM_OPENING] = { "$1的表决已经结束（会议日期：$2）。现将结果公告如下：", "The votes of the $1 of $2 are closed. The results:" },
  [TERM_ITEM] = { "$1（第 $2 项议题）", "$1 (item $2)" },
  [TERM_BASES] = { "占比保留两位小数：“参与表决”以全体业主的人数和专有部分面积为基数，同意、反对、弃权和随多数以参与表决的人数和面积为基数。占比仅供参考，是否通过按人数和面积的整数比较判定，算式见下。",
                   "Shares have two decimals: those taking part are a share of all owners and of all exclusive area; for, against, "
                   "abstained and follow are shares of those taking part. They illustrate; the verdict comes from comparing whole "
                   "numbers, as shown below." },
  [TERM_RIGHTS] = { "业主的权利", "Owners’ Rights" },
  [TERM_RIGHTS_SEE] = { "业主有权查阅决定和会议记录（最高人民法院建筑物区分所有权司法解释第十三条）；可以向业主委员会申请核对本户的表决票。",
                        "Owners may see decisions and minutes (SPC interpretation art. 13), and check the ballot of their own unit "
                        "with the committee." },
  [TERM_RIGHTS_SUIT] = { "业主认为决定侵害其合法权益或者违反法定程序的，可以自知道或者应当知道之日起一年内请求人民法院撤销（《民法典》第二百八十条、上述司法解释第十二条）。",
                         "An owner whose rights a decision infringes, or who finds the procedure breached, may ask the court to revoke "
                         "it within a year of knowing (Civil Code art. 280, SPC interpretation art. 12)." },
  [TERM_POSTED_BLANK] = { "张贴日期：　　　　年　　月　　日，地点：＿＿＿＿＿＿＿＿，张贴人：＿＿＿＿＿＿",
                          "Posted on: ____________ at: ________________ by: ____________" },
};

/* Whether it is closed, decides something, and is asked for. */
static gboolean
is_shown (const YishiPaperMaker  *self,
          const YishiMinutesVote *vote,
          const YishiItem        *item)
{
  return vote->is_closed && yishi_rule_has_verdict (vote->rule) && item != NULL &&
         (self->input->item == 0 || self->input->item == item->number);
}

static void
add_vote (YishiPaperMaker *self,
          const YishiItem *item)
{
  g_autofree char *ordinal = yishi_paper_say_ordinal (self->base.words, ++self->base.n_headings);
  g_autofree char *title = yishi_composer_clean (&self->base, item->title);
  g_autofree char *number = g_strdup_printf ("%d", item->number);
  g_autofree char *named = yishi_maker_fill (self, terms[TERM_ITEM], title, number, NULL);
  g_autofree char *text = yishi_words_fill (yishi_composer_say (&self->base, WORD_HEADING_1), ordinal, named, NULL);

  yishi_document_add_heading (self->base.builder, 1, text, NULL);
  yishi_composer_add_vote (&self->base, item);
}

static void
add_opening (YishiPaperMaker *self)
{
  g_autofree char *what = yishi_maker_say_matters (self);
  g_autofree char *day = yishi_paper_say_day (self->base.words, self->base.meeting->date);
  g_autofree char *text = yishi_maker_fill (self, terms[TERM_OPENING], what, day, NULL);

  yishi_maker_paragraph (self, YISHI_TEXT_PLAIN, terms[TERM_TO_ALL]);
  yishi_document_keep_with_next (self->base.builder);
  yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_BODY, text);
  yishi_maker_paragraph (self, YISHI_TEXT_FINE, terms[TERM_BASES]);
}

gboolean
yishi_maker_add_result (YishiPaperMaker  *self,
                        GError          **error)
{
  static const YishiPageSetup setup = { 210, 297, 34, 30, 26, 26, 0.9 };
  const GPtrArray *votes = self->base.minutes->votes;
  guint n_shown = 0;

  yishi_maker_begin (self, &setup, terms[TERM_TITLE], TRUE);
  yishi_document_add_title (self->base.builder, self->title);
  add_opening (self);
  for (guint i = 0; i < votes->len; i++)
    {
      const YishiMinutesVote *vote = votes->pdata[i];
      const YishiItem *item = yishi_meeting_state_find_item (self->base.minutes->meeting, vote->item);

      if (!is_shown (self, vote, item))
        continue;
      add_vote (self, item);
      n_shown++;
    }
  if (n_shown == 0)
    return yishi_maker_refuse (_("no vote that decides something is closed (close it with “yishi ballot close”)"), error);

  yishi_maker_heading (self, terms[TERM_RIGHTS]);
  yishi_document_add_list_item (self->base.builder, YISHI_TEXT_SMALL, "1.", terms[TERM_RIGHTS_SEE][self->base.words]);
  yishi_document_add_list_item (self->base.builder, YISHI_TEXT_SMALL, "2.", terms[TERM_RIGHTS_SUIT][self->base.words]);
  yishi_maker_close (self, "");
  yishi_maker_paragraph (self, YISHI_TEXT_FINE, terms[TERM_POSTED_BLANK]);
  return TRUE;
}
