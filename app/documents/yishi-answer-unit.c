/* yishi-answer-unit.c - in the answer to an owner: what the record has of his own unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom he appointed and what was answered for his unit he knows; whom he stood for is
 * masked.
 */
#include "yishi-answer-private.h"

#include <string.h>

#include "yishi-area.h"

enum
{
  TERM_HEADING,
  TERM_UNIT,
  TERM_OWNERS,
  TERM_AREA,
  TERM_AREA_M2,
  TERM_ATTENDANCE,
  TERM_NO_ATTENDANCE,
  TERM_BALLOTS,
  TERM_NO_BALLOTS,
  TERM_DAY,
  TERM_HOW,
  TERM_IN_PERSON,
  TERM_STOOD_FOR,
  TERM_REPRESENTED,
  TERM_APPOINTED,
  TERM_ITEM,
};

static const char *const terms[][YISHI_N_WORDS] = {
  [TERM_HEADING] = { "本户的记录", "Your Own Unit" },
  [TERM_UNIT] = { "房屋", "Unit" },
  [TERM_OWNERS] = { "业主", "Owners" },
  [TERM_AREA] = { "专有部分面积", "Exclusive area" },
  [TERM_AREA_M2] = { "$1 平方米", "$1 m²" },
  [TERM_ATTENDANCE] = { "1. 到会和委托", "1. Attendance and Proxies" },
  [TERM_NO_ATTENDANCE] = { "档案中没有本户到会或者委托的登记。", "The record has no attendance and no proxy of your unit." },
  [TERM_BALLOTS] = { "2. 本户的表决票", "2. Ballots of Your Unit" },
  [TERM_NO_BALLOTS] = { "已经截止的表决中没有本户的表决票。", "The votes that are closed have no ballot of your unit." },
  [TERM_DAY] = { "会议日期", "Meeting" },
  [TERM_HOW] = { "登记内容", "What was noted" },
  [TERM_IN_PERSON] = { "本人到会", "came in person" },
  [TERM_STOOD_FOR] = { "本人到会，代理 $1", "came in person, and stood for $1" },
  [TERM_REPRESENTED] = { "由 $1 代理到会", "represented by $1" },
  [TERM_APPOINTED] = { "登记委托，代理人 $1", "proxy lodged, agent $1" },
  [TERM_ITEM] = { "$1（第 $2 项议题）", "$1 (item $2)" },
};

static const char *
say (const YishiAnswer *self,
     int                term)
{
  return terms[term][self->base.words];
}

static void
add_row (YishiAnswer *self,
         const char  *arrived,
         const char  *left,
         char        *how)
{
  g_autofree char *day = yishi_answer_say_day (self);
  const char *cells[] = { day, how, arrived, left };

  yishi_document_add_row (self->base.builder, cells);
  g_free (how);
}

/* Of the meeting that base tells of. Returns: how many rows there are; none is drawn
 * where @is_drawn is not set */
static guint
add_visits (YishiAnswer *self,
            gboolean     is_drawn)
{
  const GPtrArray *attendance = self->base.minutes->meeting->attendance;
  guint n = 0;

  for (guint i = 0; i < attendance->len; i++)
    {
      const YishiAttendance *row = attendance->pdata[i];
      gboolean is_own = strcmp (row->unit, self->unit->unit) == 0;
      g_autofree char *other = NULL;

      if (!is_own && strcmp (row->proxy_for, self->unit->unit) != 0)
        continue;
      n++;
      if (!is_drawn)
        continue;
      other = is_own ? yishi_composer_unit (&self->base, row->proxy_for) : yishi_answer_own_unit (self, row->unit);
      if (is_own && *row->proxy_for == '\0')
        add_row (self, row->arrived, row->left, g_strdup (say (self, TERM_IN_PERSON)));
      else
        add_row (self, row->arrived, row->left,
                 yishi_words_fill (say (self, is_own ? TERM_STOOD_FOR : TERM_REPRESENTED), other, NULL));
    }

  return n;
}

static guint
add_proxies (YishiAnswer *self,
             gboolean     is_drawn)
{
  const GArray *proxies = self->base.minutes->meeting->proxies;
  guint n = 0;

  for (guint i = 0; i < proxies->len; i++)
    {
      const YishiProxy *proxy = &g_array_index (proxies, YishiProxy, i);
      g_autofree char *agent = NULL;

      if (strcmp (proxy->principal, self->unit->unit) != 0)
        continue;
      n++;
      if (!is_drawn)
        continue;
      agent = yishi_answer_own_unit (self, proxy->agent);
      add_row (self, "", "", yishi_words_fill (say (self, TERM_APPOINTED), agent, NULL));
    }

  return n;
}

static guint
add_attendance_rows (YishiAnswer *self,
                     gboolean     is_drawn)
{
  guint n = 0;

  for (guint i = 0; i < self->meetings->len; i++)
    {
      yishi_answer_turn_to (self, self->meetings->pdata[i]);
      n += add_proxies (self, is_drawn);
      n += add_visits (self, is_drawn);
    }

  return n;
}

static void
add_attendance (YishiAnswer *self)
{
  const YishiColumn columns[] = {
    { say (self, TERM_DAY), 2.6, YISHI_ALIGN_CENTRE },
    { say (self, TERM_HOW), 5.4, YISHI_ALIGN_LEFT },
    { yishi_composer_say (&self->base, WORD_COLUMN_ARRIVED), 1.3, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (&self->base, WORD_COLUMN_LEFT), 1.3, YISHI_ALIGN_CENTRE },
  };
  YishiDocumentBuilder *builder = self->base.builder;

  yishi_document_add_heading (builder, 3, say (self, TERM_ATTENDANCE), NULL);
  if (add_attendance_rows (self, FALSE) == 0)
    {
      yishi_document_add_paragraph (builder, YISHI_TEXT_BODY, say (self, TERM_NO_ATTENDANCE));
      return;
    }

  yishi_document_begin_table (builder, columns, G_N_ELEMENTS (columns));
  add_attendance_rows (self, TRUE);
  yishi_document_end_table (builder);
}

/* "同意；代理人 …；逾期，不计". Returns: (transfer full) */
static char *
make_answer (const YishiAnswer        *self,
             const YishiMinutesBallot *ballot)
{
  const YishiComposer *base = &self->base;
  const char *semicolon = yishi_composer_say (base, WORD_SEMICOLON);
  GString *text = g_string_new (*ballot->marks != '\0' ? ballot->marks : yishi_paper_say_choice (base->words, ballot->choice));
  g_autofree char *agent = yishi_answer_own_unit (self, ballot->agent);
  g_autofree char *by = yishi_words_fill (yishi_composer_say (base, WORD_BY_AGENT), agent, NULL);
  g_autofree char *reason = yishi_composer_clean (base, ballot->void_reason);
  g_autofree char *is_void = yishi_words_fill (yishi_composer_say (base, WORD_VOID), reason, NULL);

  if (*ballot->agent != '\0')
    g_string_append_printf (text, "%s%s", semicolon, by);
  if (*ballot->void_reason != '\0')
    g_string_append_printf (text, "%s%s", semicolon, is_void);
  if (ballot->is_late)
    g_string_append_printf (text, "%s%s", semicolon, yishi_composer_say (base, WORD_LATE));
  return g_string_free (text, FALSE);
}

static void
add_ballot (YishiAnswer              *self,
            const YishiMinutesVote   *vote,
            const YishiMinutesBallot *ballot)
{
  const YishiComposer *base = &self->base;
  const YishiItem *item = yishi_meeting_state_find_item (base->minutes->meeting, vote->item);
  g_autofree char *day = yishi_answer_say_day (self);
  g_autofree char *title = yishi_composer_clean (base, item->title);
  g_autofree char *number = g_strdup_printf ("%d", item->number);
  g_autofree char *named = yishi_words_fill (say (self, TERM_ITEM), title, number, NULL);
  g_autofree char *answer = make_answer (self, ballot);
  g_autofree char *received = g_strdelimit (g_strndup (ballot->received, strlen ("2026-11-15T19:05")), "T", ' ');
  const char *cells[] = { day, named, answer, yishi_paper_say_channel (base->words, ballot->channel), received };

  yishi_document_add_row (base->builder, cells);
}

static guint
add_ballot_rows (YishiAnswer *self,
                 gboolean     is_drawn)
{
  guint n = 0;

  for (guint i = 0; i < self->meetings->len; i++)
    {
      const YishiMinutes *minutes = self->meetings->pdata[i];

      yishi_answer_turn_to (self, minutes);
      for (guint k = 0; k < minutes->votes->len; k++)
        {
          const YishiMinutesVote *vote = minutes->votes->pdata[k];

          for (guint j = 0; j < vote->ballots->len; j++)
            {
              const YishiMinutesBallot *ballot = vote->ballots->pdata[j];

              if (strcmp (ballot->unit, self->unit->unit) != 0)
                continue;
              n++;
              if (is_drawn)
                add_ballot (self, vote, ballot);
            }
        }
    }

  return n;
}

static void
add_ballots (YishiAnswer *self)
{
  const YishiColumn columns[] = {
    { say (self, TERM_DAY), 2.6, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (&self->base, WORD_COLUMN_ITEM), 3.7, YISHI_ALIGN_LEFT },
    { yishi_composer_say (&self->base, WORD_COLUMN_ANSWER), 2.4, YISHI_ALIGN_LEFT },
    { yishi_composer_say (&self->base, WORD_COLUMN_CHANNEL), 1.8, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (&self->base, WORD_COLUMN_RECEIVED), 2.6, YISHI_ALIGN_CENTRE },
  };
  YishiDocumentBuilder *builder = self->base.builder;

  yishi_document_add_heading (builder, 3, say (self, TERM_BALLOTS), NULL);
  if (add_ballot_rows (self, FALSE) == 0)
    {
      yishi_document_add_paragraph (builder, YISHI_TEXT_BODY, say (self, TERM_NO_BALLOTS));
      return;
    }

  yishi_document_begin_table (builder, columns, G_N_ELEMENTS (columns));
  add_ballot_rows (self, TRUE);
  yishi_document_end_table (builder);
}

void
yishi_answer_add_own (YishiAnswer *self)
{
  g_autofree char *number = yishi_paper_say_ordinal (self->base.words, ++self->base.n_headings);
  g_autofree char *heading = yishi_words_fill (yishi_composer_say (&self->base, WORD_HEADING_1), number,
                                               say (self, TERM_HEADING), NULL);
  g_autofree char *unit = yishi_answer_own_unit (self, self->unit->unit);
  g_autofree char *owners = yishi_answer_own_names (self);
  g_autofree char *area = yishi_area_format_human (self->unit->area);
  g_autofree char *m2 = yishi_words_fill (say (self, TERM_AREA_M2), area, NULL);

  yishi_document_add_heading (self->base.builder, 1, heading, NULL);
  yishi_document_add_field (self->base.builder, say (self, TERM_UNIT), unit);
  yishi_document_add_field (self->base.builder, say (self, TERM_OWNERS), owners);
  yishi_document_add_field (self->base.builder, say (self, TERM_AREA), m2);
  add_attendance (self);
  add_ballots (self);
}
