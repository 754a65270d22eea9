/* document-host.c - writes papers whose pages the tests look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `document-host KIND OUTPUT SEED`: a kind of the table below. Prints the number of
 * pages, the sum of the file and that of its text, then each warning, a line each. What
 * must not be parted is marked in the text: ⟦n begins and n⟧ ends it. A heading bears
 * 题, and stands last on no page.
 */
#include <locale.h>
#include <stdlib.h>

#include "yishi-render.h"

/* Something to read, n characters long. */
static char *
make_text (guint n)
{
  static const char *const pieces[] = { "经讨论，", "业主委员会同意", "更换电梯钢丝绳，", "费用在维修资金中列支，",
                                        "物业服务企业于下月公示；", "3 幢 2 单元的业主表示理解。", "社区派人监督，" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < n * 3; i = (i * 5 + 3) % G_N_ELEMENTS (pieces))
    g_string_append (text, pieces[i]);

  return g_string_free (text, FALSE);
}

static void
add_table (YishiDocumentBuilder *builder,
           GRand                *rand,
           guint                 n_rows,
           guint                 longest)
{
  static const YishiColumn columns[] = {
    { "序号", 1, YISHI_ALIGN_CENTRE },
    { "房屋", 2, YISHI_ALIGN_LEFT },
    { "意见", 5, YISHI_ALIGN_LEFT },
    { "面积（平方米）", 2, YISHI_ALIGN_RIGHT },
  };
  static guint n_marks;

  yishi_document_begin_table (builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *text = make_text (g_rand_int_range (rand, 2, longest));
      g_autofree char *marked = g_strdup_printf ("⟦%u %s %u⟧", n_marks, text, n_marks);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *unit = g_strdup_printf ("%u幢1单元%u室", i % 9 + 1, i + 101);
      const char *cells[] = { number, unit, marked, "89.71" };

      yishi_document_add_row (builder, cells);
      n_marks++;
    }
  yishi_document_end_table (builder);
}

/* Headings, paragraphs and tables as chance has it. */
static void
make_breaks (YishiDocumentBuilder *builder,
             GRand                *rand)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *heading = g_strdup_printf ("题%u、议题", i + 1);
      g_autofree char *anchor = g_strdup_printf ("item-%u", i + 1);
      g_autofree char *text = make_text (g_rand_int_range (rand, 5, 400));

      yishi_document_add_heading (builder, 1 + g_rand_int_range (rand, 0, 3), heading, anchor);
      if (g_rand_int_range (rand, 0, 3) == 0)
        add_table (builder, rand, g_rand_int_range (rand, 1, 20), 60);
      else
        yishi_document_add_paragraph (builder, g_rand_int_range (rand, 0, 2) ? YISHI_TEXT_BODY : YISHI_TEXT_SMALL,
                                      text);
    }
  for (guint i = 0; i < 4; i++)
    yishi_document_add_signature (builder, i == 0 ? "⟦s 主持人" : i == 3 ? "s⟧ 监票人" : "记录人", "张伟", "年  月  日");
}

/* One of everything. */
static void
make_whole (YishiDocumentBuilder *builder,
            GRand                *rand)
{
  static const char *const cells[] = { "1", "3幢2单元501室", "见议题一", "101.90" };
  static const char *const targets[] = { NULL, NULL, "item-1", NULL };
  static const YishiColumn columns[] = { { "序号", 1, 1 }, { "房屋", 2, 0 }, { "议题", 3, 0 }, { "面积", 2, 2 } };
  g_autofree char *text = make_text (150);

  yishi_document_add_title (builder, "悦城小区公开议事日会议纪要");
  yishi_document_add_subtitle (builder, "〔2026〕12号");
  yishi_document_add_field (builder, "时间", "2026年12月15日 19:00—21:30");
  yishi_document_add_field (builder, "主持人", "王芳");
  yishi_document_add_field (builder, "应到业主人数", "1,167 人、152,598.73 平方米");
  yishi_document_add_heading (builder, 1, "一、更换电梯", "item-1");
  yishi_document_add_heading (builder, 2, "（一）发言", NULL);
  yishi_document_begin_paragraph (builder, YISHI_TEXT_BODY);
  yishi_document_strong (builder, "决定：");
  yishi_document_text (builder, text);
  yishi_document_link (builder, "见附件1", "appendix-1");
  yishi_document_text (builder, "。");
  yishi_document_end_paragraph (builder);
  yishi_document_add_list_item (builder, YISHI_TEXT_SMALL, "（1）", "同意 589 人，589 × 2 = 1,178，大于 905，过半数");
  yishi_document_add_heading (builder, 1, "附件1 名单", "appendix-1");
  yishi_document_begin_table (builder, columns, 4);
  yishi_document_add_linked_row (builder, cells, targets);
  yishi_document_end_table (builder);
  add_table (builder, rand, 60, 40);
  yishi_document_add_qr (builder, "YISHI 3FA2-9C01-77B0-D41E", 30, "封印 3FA2-9C01-77B0-D41E\n用 yishi verify 核对。");
  yishi_document_add_paragraph (builder, YISHI_TEXT_CODE,
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
  yishi_document_add_signature (builder, "主持人（签字）：", "", "年　月　日");
  yishi_document_end_content (builder);
  yishi_document_add_paragraph (builder, YISHI_TEXT_FINE, "不计入摘要");
}

/* What must not bring the pager to a stop: a row longer than a page, a word without a
 * place to break, an empty table, nothing at all on a page. */
static void
make_hostile (YishiDocumentBuilder *builder,
              GRand                *rand)
{
  static const YishiColumn columns[] = { { "", 1, 0 }, { "", 1, 0 } };
  g_autofree char *text = make_text (6000);
  g_autofree char *word = g_strnfill (4000, 'x');
  const char *cells[] = { text, "短" };

  yishi_document_add_page_break (builder);
  yishi_document_begin_table (builder, columns, 2);
  yishi_document_end_table (builder);
  yishi_document_add_paragraph (builder, YISHI_TEXT_BODY, "");
  yishi_document_begin_table (builder, columns, 2);
  yishi_document_add_row (builder, cells);
  yishi_document_add_row (builder, cells);
  yishi_document_end_table (builder);
  yishi_document_add_paragraph (builder, YISHI_TEXT_BODY, word);
  yishi_document_add_paragraph (builder, YISHI_TEXT_BODY, "私用区\xF4\x8F\x84\xA3之字");
  for (guint i = 0; i < 60; i++)
    yishi_document_add_heading (builder, 1 + i % 3, "题 标题连着标题", NULL);
  yishi_document_add_heading (builder, 1, text, NULL);
}

/* The appendix of a large estate. */
static void
make_appendix (YishiDocumentBuilder *builder,
               GRand                *rand)
{
  yishi_document_add_heading (builder, 1, "题 附件", "appendix");
  add_table (builder, rand, 1500, 8);
}

static const struct
{
  const char *name;
  void      (*make) (YishiDocumentBuilder *, GRand *);
} kinds[] = {
  { "breaks", make_breaks },
  { "whole", make_whole },
  { "hostile", make_hostile },
  { "appendix", make_appendix },
};

static YishiDocument *
make_document (const char *kind,
               guint32     seed)
{
  YishiDocumentBuilder *builder = yishi_document_builder_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  yishi_document_describe (builder, "悦城小区会议纪要", "悦城小区业主委员会", "zh-CN", "2026-12-15T21:30:00+08:00");
  yishi_document_set_header (builder, "悦城小区", "2026年12月15日");
  yishi_document_set_manifest (builder, "{\"content\":\"$CONTENT\"}");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, kind))
      kinds[i].make (builder, rand);

  return yishi_document_builder_end (builder);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(YishiDocument) document = NULL;
  g_autoptr(YishiRenderReport) report = NULL;
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "");
  g_assert (argc == 4);

  document = make_document (argv[1], atoi (argv[3]));
  if (!yishi_document_save (document, argv[2], &report, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  g_print ("%u\n%s\n%s\n", report->n_pages, report->sha256, report->digest);
  for (guint i = 0; report->warnings[i] != NULL; i++)
    g_print ("%s\n", report->warnings[i]);
  return 0;
}
