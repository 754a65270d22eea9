/* test-roster.c - what a roster's rows become, and what is told of those that become nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>
#include <sys/resource.h>

#include "roster-fixtures.h"
#include "yishi-area.h"

#define HEADER "楼栋,单元,房号,业主,建筑面积,联系电话,身份证号,车位号,车位面积,房屋状态,备注\n"

static void
append_owners (GString         *text,
               const YishiUnit *unit)
{
  for (guint i = 0; i < unit->n_owners; i++)
    {
      const YishiOwner *owner = &unit->owners[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "+" : "", owner->name);
      if (*owner->phone != '\0')
        g_string_append_printf (text, "/%s", owner->phone);
      if (*owner->id_number != '\0')
        g_string_append_printf (text, "#%s", owner->id_number);
    }
}

/* "unit owners area[ P area][ D]" for each unit, then "!row CODE" for the refused and
 * "?row CODE" for the warnings. */
static char *
describe (const YishiRoster *roster)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < yishi_roll_get_n_units (roster->roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roster->roll, i);

      g_string_append_printf (text, "%s ", unit->unit);
      append_owners (text, unit);
      g_string_append_c (text, ' ');
      yishi_area_append (text, unit->area);
      if (unit->parking_area > 0)
        {
          g_string_append (text, " P");
          yishi_area_append (text, unit->parking_area);
        }
      g_string_append (text, unit->is_developers ? " D;" : ";");
    }
  for (guint i = 0; i < roster->refused->len; i++)
    {
      const YishiRosterIssue *issue = g_ptr_array_index (roster->refused, i);

      g_string_append_printf (text, "!%u %s;", issue->row,
                              yishi_roster_code_to_string (issue->code));
    }
  for (guint i = 0; i < roster->warnings->len; i++)
    {
      const YishiRosterIssue *issue = g_ptr_array_index (roster->warnings, i);

      g_string_append_printf (text, "?%u %s;", issue->row,
                              yishi_roster_code_to_string (issue->code));
    }

  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name, *rows, *expected;
} rows[] = {
  { "plain", "1幢,2,301,甲某,89.71,,,,,,", "1-2-301 甲某 89.71;" },
  { "area-with-unit", "1,2,301,甲某,89.1㎡,,,,,,", "1-2-301 甲某 89.10;" },
  { "area-grouped", "1,2,301,甲某,\"1,234.50\",,,,,,", "1-2-301 甲某 1234.50;" },
  { "area-full-width", "1,2,301,甲某,８９．７１,,,,,,", "1-2-301 甲某 89.71;" },
  { "area-noise", "1,2,301,甲某,187.389999999999999999,,,,,,", "1-2-301 甲某 187.39;" },
  { "area-missing", "1,2,301,甲某,,,,,,,", "!2 BAD_AREA;" },
  { "area-word", "1,2,301,甲某,大,,,,,,", "!2 BAD_AREA;" },
  { "area-negative", "1,2,301,甲某,-89.71,,,,,,", "!2 NEGATIVE_AREA;" },
  { "area-zero", "1,2,301,甲某,0.00,,,,,,", "!2 ZERO_AREA;" },
  { "area-too-large", "1,2,301,甲某,13800000001,,,,,,", "!2 AREA_TOO_LARGE;" },
  { "area-largest", "1,2,301,甲某,999999.99,,,,,,", "1-2-301 甲某 999999.99;" },
  { "area-million", "1,2,301,甲某,1000000,,,,,,", "!2 AREA_TOO_LARGE;" },
  { "area-decimals", "1,2,301,甲某,89.715,,,,,,", "!2 AREA_DECIMALS;" },
  { "area-zero-decimals", "1,2,301,甲某,89.7100,,,,,,", "1-2-301 甲某 89.71;" },
  { "no-room", "1,2,,甲某,89.71,,,,,,", "!2 NO_ROOM;" },
  { "no-building", ",2,301,甲某,89.71,,,,,,", "!2 NO_ROOM;" },
  { "room-contradicts", "1,2,3幢2单元301,甲某,89.71,,,,,,", "!2 NO_ROOM;" },
  { "no-owner", "1,2,301,,89.71,,,,,,", "!2 NO_OWNER;" },
  { "owner-of-separators", "1,2,301,、,89.71,,,,,,", "!2 NO_OWNER;" },
  { "duplicate", "1,2,301,甲某,89.71,,,,,,\n01幢,2单元,0301室,乙某,80,,,,,,",
    "1-2-301 甲某 89.71;!3 DUPLICATE_UNIT;" },
  { "duplicate-of-refused", "1,2,301,甲某,x,,,,,,\n1,2,301,甲某,80,,,,,,",
    "!2 BAD_AREA;!3 DUPLICATE_UNIT;" },
  { "bad-text-control", "1,2,301,甲\x01某,89.71,,,,,,", "!2 BAD_TEXT;" },
  { "bad-text-replaced", "1,2,301,甲\xef\xbf\xbd,89.71,,,,,,", "!2 BAD_TEXT;" },
  { "bad-text-direction",
    "1,2,301,甲某,89.71,,,,,,\xe2\x80\xae"
    "abc",
    "!2 BAD_TEXT;" },
  { "owners", "1,2,301,甲某、乙某，丙某；丁某/戊某,89.71,,,,,,",
    "1-2-301 甲某+乙某+丙某+丁某+戊某 89.71;" },
  { "owners-in-lines", "1,2,301,\"甲某\n乙某\",89.71,,,,,,", "1-2-301 甲某+乙某 89.71;" },
  { "owners-with-phones", "1,2,301,甲某、乙某,89.71,13800000001、13800000002,,,,,",
    "1-2-301 甲某/13800000001+乙某/13800000002 89.71;" },
  { "owners-with-one-phone", "1,2,301,甲某、乙某,89.71,13800000001,,,,,",
    "1-2-301 甲某/13800000001+乙某/13800000001 89.71;" },
  { "owners-with-ids", "1,2,301,甲某、乙某,89.71,,110101199001010011/110101199001010022,,,,",
    "1-2-301 甲某#110101199001010011+乙某#110101199001010022 89.71;" },
  { "owners-by-blank", "1,2,301,甲某 乙某,89.71,13800000001 / 13800000002,,,,,",
    "1-2-301 甲某/13800000001+乙某/13800000002 89.71;" },
  { "one-spaced-name", "1,2,301,甲 某,89.71,13800000001 / 13800000002,,,,,",
    "1-2-301 甲 某/13800000001、13800000002 89.71;" },
  { "blank-alone-does-not-part", "1,2,301,John Smith,89.71,13800000001,,,,,",
    "1-2-301 John Smith/13800000001 89.71;" },
  { "company-with-comma", "1,2,301,\"Sample Co., Ltd\",89.71,,,,,,",
    "1-2-301 Sample Co., Ltd 89.71;" },
  { "ids-do-not-fit", "1,2,301,甲某、乙某、丙某,89.71,,110101199001010011/110101199001010022,,,,",
    "1-2-301 甲某#110101199001010011、110101199001010022+乙某+丙某 89.71;?2 NOT_PAIRED;" },
  { "phone-rounded", "1,2,301,甲某,89.71,1.38E+10,,,,,", "1-2-301 甲某 89.71;?2 DAMAGED_NUMBER;" },
  { "id-rounded", "1,2,301,甲某,89.71,,110101199001011000,,,,",
    "1-2-301 甲某 89.71;?2 DAMAGED_NUMBER;" },
  { "id-rounded-keeps-places", "1,2,301,甲某、乙某,89.71,,1.1E+17/110101199001010022,,,,",
    "1-2-301 甲某+乙某#110101199001010022 89.71;?2 DAMAGED_NUMBER;" },
  { "parking", "1,2,301,甲某,89.71,,,B1-1,12.68,,", "1-2-301 甲某 89.71 P12.68;" },
  { "parking-several", "1,2,301,甲某,89.71,,,B1-1、B1-2,12.68、13.00,,",
    "1-2-301 甲某 89.71 P25.68;" },
  { "parking-bad", "1,2,301,甲某,89.71,,,B1-1,wide,,", "1-2-301 甲某 89.71;?2 BAD_PARKING_AREA;" },
  { "developer-state", "1,2,301,样本置业有限公司,89.71,,,,,未售,",
    "1-2-301 样本置业有限公司 89.71 D;" },
  { "developer-state-undelivered", "1,2,301,甲某,89.71,,,,,已售未交付,", "1-2-301 甲某 89.71 D;" },
  { "developer-note", "1,2,301,甲某,89.71,,,,,,开发商自持", "1-2-301 甲某 89.71 D;" },
  { "developer-owner", "1,2,301,开发商,89.71,,,,,,", "1-2-301 开发商 89.71 D;" },
  { "developer-without-owner", "1,2,301,,89.71,,,,,待售,", "1-2-301 开发商 89.71 D;" },
  { "developer-no-more", "1,2,301,甲某,89.71,,,,,,向开发商购买", "1-2-301 甲某 89.71;" },
  { "developer-in-long-note", "1,2,301,甲某,89.71,,,,,,业主反映开发商遗留的外墙渗水问题尚未解决",
    "1-2-301 甲某 89.71;" },
  { "company-is-no-developer", "1,2,301,样本置业有限公司,89.71,,,,,自住,",
    "1-2-301 样本置业有限公司 89.71;" },
  { "empty-rows", ",,,,,,,,,,\n\n1,2,301,甲某,89.71,,,,,,", "1-2-301 甲某 89.71;" },
  { "total", "1,2,301,甲某,89.71,,,,,,\n合计,,,,89.71,,,,,,",
    "1-2-301 甲某 89.71;?3 TOTAL_SKIPPED;" },
  { "total-differs", "1,2,301,甲某,89.71,,,,,,\n合计,,,,89.72,,,,,,",
    "1-2-301 甲某 89.71;?3 TOTAL_DIFFERS;?3 TOTAL_SKIPPED;" },
  { "total-of-parking-differs", "1,2,301,甲某,89.71,,,,12.68,,\n,,,总计,89.71,,,,1,,",
    "1-2-301 甲某 89.71 P12.68;?3 TOTAL_DIFFERS;?3 TOTAL_SKIPPED;" },
  { "subtotals",
    "1,2,301,甲某,10,,,,,,\n小计,,,,10,,,,,,\n2,2,301,乙某,20,,,,,,\n小计,,,,20,,,,,,\n合计,,,,30,,"
    ",,,,",
    "1-2-301 甲某 10.00;2-2-301 乙某 20.00;?3 TOTAL_SKIPPED;?5 TOTAL_SKIPPED;?6 TOTAL_SKIPPED;" },
  { "total-word-in-note", "1,2,301,甲某,89.71,,,,,,合计两套", "1-2-301 甲某 89.71;" },
  { "total-word-in-note-without-owner", "1,2,301,,89.71,,,,,,合计两套", "!2 NO_OWNER;" },
  { "remark-word-with-area", "备注楼,2,,,89.71,,,,,,", "!2 NO_ROOM;" },
  { "ordinal-building", "第1幢,2,301,,89.71,,,,,,", "!2 NO_OWNER;" },
  { "page-number", "1,2,301,甲某,89.71,,,,,,\n,,第 1 页 共 3 页,,,,,,,,\n",
    "1-2-301 甲某 89.71;?3 TOTAL_SKIPPED;" },
  { "remark", "1,2,301,甲某,89.71,,,,,,\n制表：某某,,,,,,,,,,\n",
    "1-2-301 甲某 89.71;?3 TOTAL_SKIPPED;" },
  { "header-again", "1,2,301,甲某,89.71,,,,,,\n" HEADER "1,2,302,乙某,80,,,,,,",
    "1-2-301 甲某 89.71;1-2-302 乙某 80.00;?3 TOTAL_SKIPPED;" },
  { "fill-down",
    "1幢,2,301,甲某,10,,,,,,\n,,302,乙某,20,,,,,,\n,1,303,丙某,30,,,,,,\n2幢,,101,丁某,40,,,,,,\n,,"
    "102,戊某,50,,,,,,",
    "1-2-301 甲某 10.00;1-2-302 乙某 20.00;1-1-303 丙某 30.00;2-101 丁某 40.00;2-102 戊某 50.00;?3 "
    "FILLED_DOWN;" },
  { "whole-name-in-room", ",,1-2-301,甲某,10,,,,,,", "1-2-301 甲某 10.00;" },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = g_strconcat (HEADER, rows[i].rows, "\n", NULL);
  g_autoptr(YishiRoster) roster = read_text (text);
  g_autofree char *found = describe (roster);

  g_assert_cmpstr (found, ==, rows[i].expected);
  for (guint k = 0; k < roster->refused->len; k++)
    {
      const YishiRosterIssue *issue = g_ptr_array_index (roster->refused, k);

      g_assert_true (*issue->message != '\0');
      g_assert_cmpstr (issue->column, !=, "");
      g_assert_null (strstr (issue->message, "13800000001"));
    }
}

/* Headers in the words people use; @expected as describe() has it. */
static const struct
{
  const char *name, *text, *expected;
} headers[] = {
  { "whole-name", "房间号,产权人,专有部分面积\n3-2-501,甲某,10", "3-2-501 甲某 10.00;" },
  { "household", "户室,户主,产权面积\n3幢2单元501室,甲某,10", "3-2-501 甲某 10.00;" },
  { "location", "房屋坐落,所有权人,房屋建筑面积\n桂花苑3幢2单元501室,甲某,10",
    "桂花苑3-2-501 甲某 10.00;" },
  { "columns", "幢号,梯号,室号,业主姓名,面积\n3,2,501,甲某,10", "3-2-501 甲某 10.00;" },
  { "no-stair", "楼号,房号,房主,建面\n3号楼,501,甲某,10", "3-501 甲某 10.00;" },
  { "brackets", "楼栋（幢）,房 号,业主（签章）,建筑面积（㎡）\n3,501,甲某,10",
    "3-501 甲某 10.00;" },
  { "line-breaks", "楼栋,房号,\"业主\n姓名\",\"建筑面积\n(平方米)\"\n3,501,甲某,10",
    "3-501 甲某 10.00;" },
  { "marked-as-required", "*楼栋,*房号,*业主姓名,*建筑面积\n3,501,甲某,10", "3-501 甲某 10.00;" },
  { "english", "Unit,Owner,Area,Phone\n3-2-501,Sample,10,13800000001",
    "3-2-501 Sample/13800000001 10.00;" },
  { "co-owners", "房号,业主,共有人,建筑面积,手机号码\n3-501,甲某,乙某、丙某,10,13800000001",
    "3-501 甲某/13800000001+乙某/13800000001+丙某/13800000001 10.00;" },
  { "exclusive-before-built", "房号,业主,建筑面积,专有部分面积\n3-501,甲某,12,10",
    "3-501 甲某 10.00;?1 COLUMN_CHOSEN;" },
  { "not-the-shared-area", "房号,业主,套内面积,公摊面积,房产证面积\n3-501,甲某,8,2,10",
    "3-501 甲某 10.00;" },
  { "not-the-parking-area", "房号,业主,车位面积,建筑面积\n3-501,甲某,12,10",
    "3-501 甲某 10.00 P12.00;" },
  { "not-the-owners-phone", "房号,业主电话,业主,建筑面积\n3-501,13800000001,甲某,10",
    "3-501 甲某/13800000001 10.00;" },
  { "title-and-remarks",
    "样本社区业主名册,,\n制表：物业,,单位：平方米\n,,\n房号,业主,建筑面积\n3-501,甲某,10",
    "3-501 甲某 10.00;" },
  { "unlisted-words", "房屋房号,登记产权人姓名,证载建筑面积\n3-501,甲某,10", "3-501 甲某 10.00;" },
  { "serial-number", "序号,房号,业主,建筑面积\n1,3-501,甲某,10", "3-501 甲某 10.00;" },
  { "area-missing", "房号,业主\n3-501,甲某", "!2 BAD_AREA;" },
  { "tabs", "房号\t业主\t建筑面积\n3-501\t甲某\t\"1,010.5\"", "3-501 甲某 1010.50;" },
};

static void
test_header (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(YishiRoster) roster = read_text (headers[i].text);
  g_autofree char *found = describe (roster);

  g_assert_cmpstr (found, ==, headers[i].expected);
}

static const struct
{
  const char *name, *text;
  int         code;
} refused_files[] = {
  { "no-header", "1,2,3\n4,5,6\n", YISHI_ROSTER_ERROR_NO_HEADER },
  { "no-room-column", "业主,建筑面积\n甲某,10\n", YISHI_ROSTER_ERROR_NO_HEADER },
  { "only-header", "房号,业主,建筑面积\n", YISHI_ROSTER_ERROR_EMPTY },
  { "only-totals", "房号,业主,建筑面积\n合计,,0\n", YISHI_ROSTER_ERROR_EMPTY },
  { "nothing", "", YISHI_ROSTER_ERROR_EMPTY },
  { "unreadable", "%PDF-1.4", YISHI_ROSTER_ERROR_UNREADABLE },
};

static void
test_refused_file (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) bytes = g_bytes_new (refused_files[i].text, strlen (refused_files[i].text));
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiRoster) roster = read_bytes (bytes, &error);

  g_assert_null (roster);
  g_assert_error (error, YISHI_ROSTER_ERROR, refused_files[i].code);
}

/* Workbooks whose cells are merged downwards, as @merges says. */
static const struct
{
  const char *name, *rows, *merges, *expected;
} blocks[] = {
  { "building-and-stair",
    "楼栋|单元|房号|业主|面积\n3幢|2单元|501|甲某|10\n||502|乙某|20\n||503|丙某|30",
    "<mergeCell ref=\"A2:A4\"/><mergeCell ref=\"B2:B4\"/>",
    "3-2-501 甲某 10.00;3-2-502 乙某 20.00;3-2-503 丙某 30.00;" },
  { "co-owners",
    "房号|业主|电话|面积\n3-501|甲某|13800000001|10\n|乙某|13800000002|\n3-502|丙某|13800000003|20",
    "<mergeCell ref=\"A2:A3\"/><mergeCell ref=\"D2:D3\"/>",
    "3-501 甲某/13800000001+乙某/13800000002 10.00;3-502 丙某/13800000003 20.00;" },
  { "co-owners-same-area", "房号|业主|面积\n3-501|甲某|10\n|乙某|10", "<mergeCell ref=\"A2:A3\"/>",
    "3-501 甲某+乙某 10.00;" },
  { "co-owners-other-area", "房号|业主|面积\n3-501|甲某|10\n|乙某|20", "<mergeCell ref=\"A2:A3\"/>",
    "!3 DUPLICATE_UNIT;" },
  { "parking", "房号|业主|面积|车位号|车位面积\n3-501|甲某|10|B1-1|12.5\n|||B1-2|13",
    "<mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"C2:C3\"/>",
    "3-501 甲某 10.00 P25.50;" },
  { "repeated-without-merge", "房号|业主|面积\n3-501|甲某|10\n3-501|乙某|10", "",
    "3-501 甲某 10.00;!3 DUPLICATE_UNIT;" },
  { "header-in-two-rows", "楼栋|房号|业主|面积\n||姓名|建筑\n3|501|甲某|10",
    "<mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/>", "3-501 甲某 10.00;" },
};

static void
test_block (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *xml = make_rows (blocks[i].rows);
  g_autofree char *merges = g_strconcat ("<mergeCells>", blocks[i].merges, "</mergeCells>", NULL);
  g_autoptr(GBytes) bytes = make_workbook (xml, merges, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiRoster) roster = read_bytes (bytes, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = describe (roster);
  g_assert_cmpstr (found, ==, blocks[i].expected);
}

/* The roster lies on the second sheet, behind a cover, with formulas of which
 * one has no value. */
static void
test_other_sheet (void)
{
  static const char begin[] =
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
  g_autofree char *cover =
      g_strconcat (begin,
                   "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>封面</v></c></row></sheetData>"
                   "</worksheet>",
                   NULL);
  g_autofree char *rows_xml = make_rows ("房号|业主|面积\n3-501|甲某|10");
  g_autofree char *sheet = g_strconcat (
      begin, rows_xml,
      "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>3-502</v></c><c r=\"B3\" t=\"str\"><v>乙某</v>"
      "</c><c r=\"C3\"><f>C2*2</f><v>20</v></c></row>"
      "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>3-503</v></c><c r=\"B4\" t=\"str\"><v>丙某</v>"
      "</c><c r=\"C4\"><f>C2*3</f></c></row></sheetData></worksheet>",
      NULL);
  Workbook *workbook = workbook_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(YishiRoster) roster = NULL;
  g_autofree char *found = NULL;

  workbook_add (workbook, "xl/worksheets/sheet1.xml", cover);
  workbook_add (workbook, "xl/worksheets/b.xml", sheet);
  workbook_add_frame (workbook, "<sheet name=\"封面\" sheetId=\"1\" r:id=\"rId1\"/>"
                                "<sheet name=\"名册\" sheetId=\"2\" r:id=\"rId2\"/>");
  bytes = workbook_finish (workbook);
  roster = read_bytes (bytes, NULL);
  g_assert_nonnull (roster);
  found = describe (roster);

  g_assert_cmpstr (roster->sheet, ==, "名册");
  g_assert_cmpstr (found, ==, "3-501 甲某 10.00;3-502 乙某 20.00;!4 BAD_AREA;?4 FORMULA_EMPTY;");
}

static void
test_options (void)
{
  g_autofree char *path =
      write_text ("房号,业主,面积,真面积\n房号,业主,面积,真面积\n3-501,甲某,10,20\n",
                  "options.csv");
  YishiRosterOptions options = { .header_row = 2 };
  g_autoptr(YishiRoster) roster = NULL;
  g_autoptr(YishiRoster) none = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *found = NULL;

  options.columns[YISHI_FIELD_AREA] = "真面积";
  roster = yishi_roster_read (path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  found = describe (roster);
  g_assert_cmpstr (found, ==, "3-501 甲某 20.00;");
  g_assert_cmpuint (roster->header_row, ==, 2);

  options.columns[YISHI_FIELD_PHONE] = "电话";
  none = yishi_roster_read (path, &options, NULL, NULL, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_NO_HEADER);
}

/* The second row is named, and the first one's number. */
static void
test_duplicate_names_the_first (void)
{
  g_autoptr(YishiRoster) roster = read_text ("房号,业主,面积\n3-501,甲某,10\n3-502,乙某,10\n３幢５０１,丙某,10\n");
  const YishiRosterIssue *issue = g_ptr_array_index (roster->refused, 0);

  g_assert_cmpuint (roster->refused->len, ==, 1);
  g_assert_cmpuint (issue->row, ==, 4);
  g_assert_cmpstr (issue->unit, ==, "3-501");
  g_assert_cmpstr (issue->column, ==, "房号");
  g_assert_nonnull (strstr (issue->message, "row 2"));
}

static void
test_too_long (void)
{
  g_autofree char *name = g_strnfill (101, 'x');
  g_autofree char *text = g_strdup_printf ("房号,业主,面积\n3-501,%s,10\n", name);
  g_autoptr(YishiRoster) roster = read_text (text);
  g_autofree char *found = describe (roster);

  g_assert_cmpstr (found, ==, "!2 TEXT_TOO_LONG;");
}

static void
count_progress (double   share,
                gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (share, >=, *last);
  g_assert_cmpfloat (share, <=, 1);
  *last = share;
}

/* A large community: all of it, in little time and memory, both printed. */
static void
test_large (void)
{
  enum { N = 50000 };
  g_autoptr(GString) text = g_string_new (HEADER);
  g_autofree char *path = NULL;
  g_autoptr(YishiRoster) roster = NULL;
  g_autoptr(YishiTable) table = NULL;
  g_autoptr(GError) error = NULL;
  struct rusage before, after;
  double share = 0, seconds, table_seconds;
  gint64 start, middle;

  for (guint i = 0; i < N; i++)
    g_string_append_printf (text, "%u幢,%u,%u%02u,业主%u,%u.%02u,139%08u,,B1-%05u,12.50,自住,\n",
                            i / 400 + 1, i / 200 % 2 + 1, i % 200 / 4 + 1, i % 4 + 1, i % 48000,
                            80 + i % 70, i % 100, i % 48000, i);
  path = write_text (text->str, "large.csv");

  getrusage (RUSAGE_SELF, &before);
  start = g_get_monotonic_time ();
  table = yishi_table_read (path, NULL, NULL, NULL);
  middle = g_get_monotonic_time ();
  roster = yishi_roster_read (path, NULL, count_progress, &share, NULL, &error);
  seconds = (double) (g_get_monotonic_time () - middle) / G_USEC_PER_SEC;
  table_seconds = (double) (middle - start) / G_USEC_PER_SEC;
  getrusage (RUSAGE_SELF, &after);

  g_assert_no_error (error);
  g_assert_cmpuint (yishi_table_get_n_rows (table), ==, N + 1);
  g_assert_cmpuint (yishi_roll_get_n_units (roster->roll), ==, N);
  g_assert_cmpint (yishi_roll_count_persons (roster->roll), ==, 48000);
  g_assert_cmpuint (roster->refused->len + roster->warnings->len, ==, 0);
  g_assert_cmpfloat (share, ==, 1);
  g_test_message ("50,000 units of %.1f MB: the table in %.0f ms, the roster in %.0f ms (%.0f "
                  "rows/s), peak of memory %ld MB "
                  "(%ld MB before)",
                  (double)text->len / 1e6, table_seconds * 1000, seconds * 1000, N / seconds,
                  after.ru_maxrss / 1024, before.ru_maxrss / 1024);
}

#define ADD_TABLE(prefix, table, func) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat (prefix, table[i].name, NULL); \
\
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), func); \
    }

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_TABLE ("/roster/row/", rows, test_row)
  ADD_TABLE ("/roster/header/", headers, test_header)
  ADD_TABLE ("/roster/refused-file/", refused_files, test_refused_file)
  ADD_TABLE ("/roster/block/", blocks, test_block)
  g_test_add_func ("/roster/other-sheet", test_other_sheet);
  g_test_add_func ("/roster/options", test_options);
  g_test_add_func ("/roster/duplicate-names-the-first", test_duplicate_names_the_first);
  g_test_add_func ("/roster/too-long", test_too_long);
  g_test_add_func ("/roster/large", test_large);

  return g_test_run ();
}
