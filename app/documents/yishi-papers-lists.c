/* yishi-papers-lists.c - lists of all units, building by building, to be signed: who came, who got a ballot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They lie on a table at the door or are carried from door to door, a building in each
 * hand: so each building begins a page. They have the owners' full names, and no
 * telephone.
 */
#include "config.h"

#include "yishi-papers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-area.h"

enum
{
  TERM_SIGNIN_TITLE,
  TERM_DELIVERY_TITLE,
  TERM_TIME,
  TERM_PLACE,
  TERM_SIGNIN_HOW,
  TERM_DELIVERY_HOW,
  TERM_BUILDING,
  TERM_HEADING,
  TERM_SUM,
  TERM_COLUMN_NUMBER,
  TERM_COLUMN_UNIT,
  TERM_COLUMN_OWNER,
  TERM_COLUMN_AREA,
  TERM_COLUMN_SIGNATURE,
  TERM_COLUMN_AGENT,
  TERM_COLUMN_TIME,
  TERM_COLUMN_WAY,
  TERM_COLUMN_DELIVERED,
  TERM_COLUMN_BY,
  TERM_COLUMN_RECEIPT,
  TERM_WAYS,
  TERM_PARTIES,
  TERM_COLUMN_NAME,
  TERM_COLUMN_ORGANISATION,
  TERM_COLUMN_POST,
  TERM_SIGN_KEEPER,
  TERM_SIGN_DELIVERER,
  TERM_SIGN_WITNESS,
  TERM_SIGN_DATE,
};

static const char *const terms[][YISHI_N_WORDS] = {
  [TERM_SIGNIN_TITLE] = { "$1签到表", "Sign-In Sheet of the $1" },
  [TERM_DELIVERY_TITLE] = { "$1表决票送达清单", "Delivery List of the Ballots of the $1" },
  [TERM_TIME] = { "时间", "Time" },
  [TERM_PLACE] = { "地点", "Place" },
  [TERM_SIGNIN_HOW] = { "本人到会的，由业主本人签名；委托代理人的，由代理人签名并交授权委托书。共有的房屋由一名共有人签名即可。",
                        "Owners sign for themselves; an agent signs and hands in the proxy. Of co-owners one signs." },
  [TERM_DELIVERY_HOW] = { "送达方式在□内打“√”。无法当面送达的，注明电子送达的渠道或者公告的地点和日期，并保留照片。",
                          "Tick the way of delivery. Where nobody was met, note the channel, or where and when it was "
                          "announced, and keep a photograph." },
  [TERM_BUILDING] = { "$1幢", "Building $1" },
  [TERM_HEADING] = { "$1（$2 户，$3 平方米）", "$1 ($2 units, $3 m²)" },
  [TERM_SUM] = { "总计 $1 户，业主 $2 人，专有部分面积 $3 平方米。", "In all: $1 units, $2 owners, exclusive area $3 m²." },
  [TERM_COLUMN_NUMBER] = { "序号", "No." },
  [TERM_COLUMN_UNIT] = { "房屋", "Unit" },
  [TERM_COLUMN_OWNER] = { "业主", "Owner" },
  [TERM_COLUMN_AREA] = { "面积（㎡）", "Area (m²)" },
  [TERM_COLUMN_SIGNATURE] = { "业主签名", "Owner signs" },
  [TERM_COLUMN_AGENT] = { "代理人签名", "Agent signs" },
  [TERM_COLUMN_TIME] = { "到场时间", "Came at" },
  [TERM_COLUMN_WAY] = { "送达方式", "Way" },
  [TERM_COLUMN_DELIVERED] = { "送达时间", "When" },
  [TERM_COLUMN_BY] = { "送达人", "By whom" },
  [TERM_COLUMN_RECEIPT] = { "签收人签名", "Received by" },
  [TERM_WAYS] = { "□当面 □电子 □公告", "□ hand □ online □ posted" },
  [TERM_PARTIES] = { "各方代表和来宾", "Parties and Guests" },
  [TERM_COLUMN_NAME] = { "姓名", "Name" },
  [TERM_COLUMN_ORGANISATION] = { "单位", "Organisation" },
  [TERM_COLUMN_POST] = { "职务或身份", "Post or party" },
  [TERM_SIGN_KEEPER] = { "签到负责人：", "Kept by:" },
  [TERM_SIGN_DELIVERER] = { "送达负责人：", "In charge:" },
  [TERM_SIGN_WITNESS] = { "见证人（社区）：", "Witness (community):" },
  [TERM_SIGN_DATE] = { "年　月　日", "Date:" },
};

/* Rows are a little taller than in print: somebody writes in them. */
static const YishiPageSetup setup = { 210, 297, 30, 25, 20, 18, 1.08 };

#define N_GUEST_ROWS 10

static const char *
say (const YishiPaperMaker *self,
     int                    term)
{
  return terms[term][self->base.words];
}

static void
begin_table (YishiPaperMaker *self,
             gboolean         is_delivery)
{
  const YishiColumn signin[] = {
    { say (self, TERM_COLUMN_NUMBER), 1, YISHI_ALIGN_CENTRE },
    { say (self, TERM_COLUMN_UNIT), 3.0, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_OWNER), 2.7, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_AREA), 1.7, YISHI_ALIGN_RIGHT },
    { say (self, TERM_COLUMN_SIGNATURE), 2.5, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_AGENT), 2.5, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_TIME), 1.8, YISHI_ALIGN_LEFT },
  };
  const YishiColumn delivery[] = {
    { say (self, TERM_COLUMN_NUMBER), 1, YISHI_ALIGN_CENTRE },
    { say (self, TERM_COLUMN_UNIT), 3.2, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_OWNER), 2.5, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_WAY), 4.0, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_DELIVERED), 1.9, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_BY), 1.6, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_RECEIPT), 2.4, YISHI_ALIGN_LEFT },
  };

  yishi_document_begin_table (self->base.builder, is_delivery ? delivery : signin, G_N_ELEMENTS (signin));
}

static void
add_row (YishiPaperMaker *self,
         const YishiUnit *unit,
         guint            number,
         gboolean         is_delivery)
{
  g_autofree char *index = g_strdup_printf ("%u", number);
  g_autofree char *name = yishi_composer_unit (&self->base, unit->unit);
  g_autofree char *owners = yishi_composer_owners (&self->base, unit->unit);
  g_autofree char *area = yishi_area_format_human (unit->area);
  const char *cells[] = { index, name, owners, is_delivery ? say (self, TERM_WAYS) : area, "", "", "" };

  yishi_document_add_row (self->base.builder, cells);
}

/* Where the units of the building of unit @first end. @area: (out): theirs */
static guint
find_end (const YishiRoll *roll,
          guint            first,
          gint64          *area)
{
  const char *building = yishi_roll_get_unit (roll, first)->building;
  guint n = yishi_roll_get_n_units (roll), end = first;

  *area = 0;
  while (end < n && strcmp (yishi_roll_get_unit (roll, end)->building, building) == 0)
    *area += yishi_roll_get_unit (roll, end++)->area;

  return end;
}

static guint
add_building (YishiPaperMaker *self,
              guint            first,
              gboolean         is_delivery)
{
  const YishiRoll *roll = self->base.minutes->roll;
  gint64 area;
  guint end = find_end (roll, first, &area);
  g_autofree char *building = yishi_maker_fill (self, terms[TERM_BUILDING], yishi_roll_get_unit (roll, first)->building,
                                                NULL);
  g_autofree char *units = yishi_words_number (end - first);
  g_autofree char *size = yishi_area_format_human (area);
  g_autofree char *heading = yishi_maker_fill (self, terms[TERM_HEADING], building, units, size, NULL);

  if (first > 0)
    yishi_document_add_page_break (self->base.builder);
  yishi_document_add_heading (self->base.builder, 1, heading, NULL);
  begin_table (self, is_delivery);
  for (guint i = first; i < end; i++)
    add_row (self, yishi_roll_get_unit (roll, i), i - first + 1, is_delivery);
  yishi_document_end_table (self->base.builder);
  return end;
}

static void
add_head (YishiPaperMaker *self,
          gboolean         is_delivery)
{
  const YishiMinutes *minutes = self->base.minutes;
  g_autofree char *time = yishi_maker_say_time (self);
  g_autofree char *units = yishi_words_number (yishi_roll_get_n_units (minutes->roll));
  g_autofree char *persons = yishi_words_number (minutes->roll_total.heads);
  g_autofree char *area = yishi_area_format_human (minutes->roll_total.area);
  g_autofree char *sum = yishi_maker_fill (self, terms[TERM_SUM], units, persons, area, NULL);
  g_autofree char *day = yishi_paper_say_day (self->base.words, self->base.meeting->date);

  yishi_document_set_header (self->base.builder, self->title, day);
  yishi_document_add_title (self->base.builder, self->title);
  yishi_document_add_field (self->base.builder, say (self, TERM_TIME), time);
  if (!is_delivery && *self->base.meeting->place != '\0')
    yishi_document_add_field (self->base.builder, say (self, TERM_PLACE), self->base.meeting->place);
  yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_FINE, sum);
  yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_FINE,
                                say (self, is_delivery ? TERM_DELIVERY_HOW : TERM_SIGNIN_HOW));
}

/* Those who come for a party, on a page of their own. */
static void
add_parties (YishiPaperMaker *self)
{
  const YishiColumn columns[] = {
    { say (self, TERM_COLUMN_NUMBER), 1, YISHI_ALIGN_CENTRE },
    { say (self, TERM_COLUMN_NAME), 2.5, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_ORGANISATION), 4.5, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_POST), 3, YISHI_ALIGN_LEFT },
    { say (self, TERM_COLUMN_TIME), 2, YISHI_ALIGN_LEFT },
  };

  yishi_document_add_page_break (self->base.builder);
  yishi_document_add_heading (self->base.builder, 1, say (self, TERM_PARTIES), NULL);
  yishi_document_begin_table (self->base.builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < N_GUEST_ROWS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *cells[] = { number, "", "", "", "" };

      yishi_document_add_row (self->base.builder, cells);
    }
  yishi_document_end_table (self->base.builder);
}

static gboolean
add_list (YishiPaperMaker  *self,
          gboolean          is_delivery,
          GError          **error)
{
  guint n = yishi_roll_get_n_units (self->base.minutes->roll);

  if (n == 0)
    return yishi_maker_refuse (_("there is no roll (read one with “yishi roll import”)"), error);

  yishi_maker_begin (self, &setup, terms[is_delivery ? TERM_DELIVERY_TITLE : TERM_SIGNIN_TITLE], is_delivery);
  add_head (self, is_delivery);
  for (guint first = 0; first < n;)
    first = add_building (self, first, is_delivery);
  if (!is_delivery)
    add_parties (self);
  yishi_document_add_signature (self->base.builder, say (self, is_delivery ? TERM_SIGN_DELIVERER : TERM_SIGN_KEEPER), "",
                                say (self, TERM_SIGN_DATE));
  yishi_document_add_signature (self->base.builder, say (self, TERM_SIGN_WITNESS), "", say (self, TERM_SIGN_DATE));
  return TRUE;
}

gboolean
yishi_maker_add_signin (YishiPaperMaker  *self,
                        GError          **error)
{
  return add_list (self, FALSE, error);
}

gboolean
yishi_maker_add_delivery (YishiPaperMaker  *self,
                          GError          **error)
{
  return add_list (self, TRUE, error);
}
