/* yishi-roster-header.c - finds the header of a roster and what its columns mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words are those of property firms, registries and spreadsheets. A header
 * is looked up as a whole first; only one that nobody listed is searched for
 * the words in it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-roster-private.h"
#include "yishi-table-private.h"

/* Titles and remarks stand above the header, but not more than these rows. */
#define ROWS_TO_SEARCH 30

/* Whole headers of each field, the best first, parted by blanks. */
static const char *const words[YISHI_N_FIELDS] = {
  [YISHI_FIELD_BUILDING] = "楼栋 楼栋号 幢号 栋号 楼号 幢 栋 楼幢 楼宇 楼宇名称 楼座 座号 座 楼 楼栋名称 楼栋编号 "
                           "幢名 栋座 房屋楼栋 building buildingno block",
  [YISHI_FIELD_STAIR] = "单元 单元号 梯号 梯 楼梯 楼梯号 单元名称 单元编号 门 门洞 stair entrance",
  [YISHI_FIELD_ROOM] = "房号 室号 房间号 户室 户号 房间 室 房室号 房间编号 户室号 门牌号 门牌 房 户 单元房号 room "
                       "roomno roomnumber flat apartment",
  [YISHI_FIELD_UNIT] = "房屋坐落 坐落 房产坐落 不动产坐落 房屋地址 地址 坐落地址 房屋编号 房产编号 房屋编码 楼栋房号 "
                       "楼房号 楼室号 房屋 住址 门牌地址 unit unitno unitnumber address",
  [YISHI_FIELD_OWNER] = "业主姓名 业主 业主名称 产权人 产权人姓名 产权所有人 权利人 权利人姓名 房屋权利人 所有权人 "
                        "房屋所有权人 房屋所有人 不动产权利人 户主 户主姓名 房主 房主姓名 姓名 买受人 购房人 购房人姓名 "
                        "登记业主 业主名 客户姓名 客户名称 名称 owner owners ownername name",
  [YISHI_FIELD_AREA] = "专有部分面积 专有面积 专有部分建筑面积 专有部分 建筑面积 房屋建筑面积 产权面积 产权建筑面积 "
                       "登记面积 房屋面积 房产面积 建面 面积 建筑面积合计 exclusivearea area floorarea size",
  [YISHI_FIELD_PHONE] = "联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 联系手机 移动电话 联系号码 业主电话 "
                        "业主联系电话 业主手机 本人电话 tel phone telephone mobile phonenumber",
  [YISHI_FIELD_ID_NUMBER] = "身份证号 身份证号码 身份证 证件号码 证件号 公民身份号码 身份证件号码 身份证件号 "
                            "证件编号 身份证号/统一社会信用代码 统一社会信用代码 业主身份证 业主身份证号 id idnumber idno",
  [YISHI_FIELD_PARKING] = "车位号 产权车位 产权车位号 车位编号 车位 车位号码 地下车位 地下车位号 车位名称 parking "
                          "parkingspace parkingno bay",
  [YISHI_FIELD_PARKING_AREA] = "车位面积 产权车位面积 车位建筑面积 地下车位面积 车位产权面积 parkingarea",
  [YISHI_FIELD_STATE] = "房屋状态 状态 入住情况 入住状态 交付状态 交付情况 销售状态 销售情况 房态 交房状态 使用状态 "
                        "使用情况 房屋现状 state status",
  [YISHI_FIELD_NOTE] = "备注 说明 备注说明 其他 note notes remark remarks comment",
  [YISHI_FIELD_CO_OWNER] = "共有人 共有权人 共有人姓名 共同共有人 共同所有人 其他产权人 其他共有人 其他权利人 "
                           "共有情况姓名 coowner co-owner coowners co-owners",
};

/* For headers that are listed nowhere: the field that has one of the first
 * words in it and none of the second. */
static const struct
{
  YishiField  field;
  const char *with, *without;
} hints[] = {
  { YISHI_FIELD_PARKING_AREA, "车位面积 车位建筑面积", "" },
  { YISHI_FIELD_PARKING, "车位", "面积 费 数 车牌" },
  { YISHI_FIELD_AREA, "专有部分", "" },
  { YISHI_FIELD_AREA, "建筑面积 产权面积", "公摊 分摊 套内 地下室 储藏 附属 阳台 车 总" },
  { YISHI_FIELD_AREA, "面积", "公摊 分摊 套内 地下室 储藏 附属 阳台 车 总 计费 使用" },
  { YISHI_FIELD_ID_NUMBER, "身份证 证件号", "类型 类别 地址 有效" },
  { YISHI_FIELD_PHONE, "电话 手机", "紧急 物业 家属 备用 归属" },
  { YISHI_FIELD_CO_OWNER, "共有人 共有权人", "数 份额 比例 电话 手机 证" },
  { YISHI_FIELD_OWNER, "业主 产权人 权利人 户主", "电话 手机 证 签 关系 编号 性质 类型 类别 数 日期 地址" },
  { YISHI_FIELD_ROOM, "房号 室号 房间号", "" },
  { YISHI_FIELD_UNIT, "坐落", "" },
};

/* Brackets hold units of measure and explanations: 面积（㎡）. */
static void
drop_brackets (char *folded)
{
  char *to = folded;
  guint depth = 0;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (*p == '(' || *p == '[')
        depth++;
      else if ((*p == ')' || *p == ']') && depth > 0)
        depth--;
      else if (depth == 0 && *p != ':')
        *to++ = *p;
    }
  *to = '\0';
}

/* Returns: the place of @text among the words in @list, -1 if it is not there */
static int
find_word (const char *list,
           const char *text)
{
  gsize length = strlen (text);
  int place = 0;

  for (const char *p = list; p != NULL; place++)
    {
      const char *end = strchrnul (p, ' ');

      if ((gsize) (end - p) == length && memcmp (p, text, length) == 0)
        return place;
      p = *end != '\0' ? end + 1 : NULL;
    }

  return -1;
}

static gboolean
contains_any (const char *text,
              const char *list)
{
  g_auto(GStrv) items = g_strsplit (list, " ", -1);

  for (guint i = 0; items[i] != NULL; i++)
    if (*items[i] != '\0' && strstr (text, items[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* What a header means. @rank: the lower, the better it says so.
 * Returns: the field, -1 if none */
static int
recognize (const char *header,
           int        *rank)
{
  g_autofree char *folded = yishi_header_fold (header);

  for (guint round = 0; round < 2; round++)
    {
      for (int field = 0; field <= YISHI_FIELD_CO_OWNER && *folded != '\0'; field++)
        {
          *rank = find_word (words[field], folded);
          if (*rank >= 0)
            return field;
        }
      drop_brackets (folded);
    }

  for (guint i = 0; i < G_N_ELEMENTS (hints) && strlen (folded) < 60; i++)
    if (contains_any (folded, hints[i].with) && !contains_any (folded, hints[i].without))
      {
        *rank = 1000 + (int) i;
        return (int) hints[i].field;
      }

  return -1;
}

const char *
yishi_columns_get_header (const YishiTable *table,
                          guint             header,
                          int               column)
{
  const char *text;

  if (column < 0)
    return "";

  text = yishi_table_get_cell (table, header, (guint) column);
  if (*text == '\0')
    text = yishi_table_get_cell (table, yishi_table_get_top_row (table, header, (guint)column),
                                 (guint)column);
  return text;
}

/* A room without a column for the building is the whole name, and whole names
 * beside a building are of no use if there are rooms. */
static void
settle_unit (YishiColumns *self,
             int           ranks[])
{
  int *columns = self->columns;

  if (columns[YISHI_FIELD_BUILDING] < 0 && columns[YISHI_FIELD_ROOM] >= 0 &&
      columns[YISHI_FIELD_STAIR] < 0)
    {
      if (columns[YISHI_FIELD_UNIT] < 0 || ranks[YISHI_FIELD_ROOM] == 2)
        columns[YISHI_FIELD_UNIT] = columns[YISHI_FIELD_ROOM];
      columns[YISHI_FIELD_ROOM] = -1;
    }
  else if (columns[YISHI_FIELD_BUILDING] >= 0 && columns[YISHI_FIELD_ROOM] >= 0)
    {
      columns[YISHI_FIELD_UNIT] = -1;
    }
}

/* Reads a row as if it were the header. Returns: how many fields it names, 0 if
 * it cannot be the header */
static guint
read_header (const YishiTable *table,
             guint             row,
             YishiColumns     *self)
{
  int ranks[YISHI_N_FIELDS];
  guint n = 0;

  self->other_area = -1;
  for (int field = 0; field <= YISHI_FIELD_CO_OWNER; field++)
    self->columns[field] = -1;

  for (guint column = 0; column < MIN (yishi_table_get_n_cells (table, row), 512); column++)
    {
      int rank = 0, field = recognize (yishi_columns_get_header (table, row, (int) column), &rank);

      if (field < 0)
        continue;
      if (self->columns[field] >= 0 && ranks[field] <= rank)
        {
          if (field == YISHI_FIELD_AREA)
            self->other_area = (int) column;
          continue;
        }
      if (field == YISHI_FIELD_AREA && self->columns[field] >= 0)
        self->other_area = self->columns[field];
      n += self->columns[field] < 0;
      self->columns[field] = (int) column;
      ranks[field] = rank;
    }

  settle_unit (self, ranks);
  if ((self->columns[YISHI_FIELD_UNIT] < 0 && self->columns[YISHI_FIELD_ROOM] < 0) ||
      (self->columns[YISHI_FIELD_OWNER] < 0 && self->columns[YISHI_FIELD_AREA] < 0))
    return 0;

  return n;
}

static gboolean
find_best_row (const YishiTable *table,
               guint            *header,
               YishiColumns     *columns)
{
  guint best = 0;

  for (guint row = 0; row < MIN (yishi_table_get_n_rows (table), ROWS_TO_SEARCH); row++)
    {
      YishiColumns candidate;
      guint n = read_header (table, row, &candidate);

      if (n <= best)
        continue;
      best = n;
      *header = row;
      *columns = candidate;
    }

  return best > 0;
}

/**
 * yishi_columns_accept:
 *
 * A #YishiTableAccept: takes a sheet that has a roster's header.
 */
gboolean
yishi_columns_accept (const YishiTable *table,
                      gpointer          user_data)
{
  const YishiRosterOptions *options = user_data;
  YishiColumns columns;
  guint header;

  return (options != NULL && options->header_row > 0) || find_best_row (table, &header, &columns);
}

static gboolean
find_given_row (const YishiTable *table,
                guint             number,
                guint            *header)
{
  for (guint row = 0; row < yishi_table_get_n_rows (table); row++)
    if (yishi_table_get_row_number (table, row) == number)
      {
        *header = row;
        return TRUE;
      }

  return FALSE;
}

/* Takes the columns that were asked for by their places. */
static void
take_given_places (const YishiRosterOptions *options,
                   YishiColumns             *columns)
{
  for (int field = 0; field < YISHI_N_FIELDS; field++)
    {
      if (options->places[field] == 0)
        continue;
      columns->columns[field] = options->places[field] > 0 ? options->places[field] - 1 : -1;
      if (field == YISHI_FIELD_AREA)
        columns->other_area = -1;
    }
}

/* Takes the columns that were asked for by their headers. */
static gboolean
take_given_columns (const YishiTable         *table,
                    const YishiRosterOptions *options,
                    guint                     header,
                    YishiColumns             *columns,
                    GError                  **error)
{
  for (int field = 0; field < YISHI_N_FIELDS; field++)
    {
      const char *names[] = { options->columns[field], NULL };

      if (names[0] == NULL || options->places[field] != 0)
        continue;
      columns->columns[field] = yishi_table_find_column (table, header, names);
      if (field == YISHI_FIELD_AREA)
        columns->other_area = -1;
      if (columns->columns[field] >= 0)
        continue;
      g_set_error (error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_NO_HEADER,
                   /* Translators: %s is the header of a column, as it was asked for */
                   _("the roster was not read: there is no column “%s” (write its header as it "
                     "stands in the file)"),
                   names[0]);
      return FALSE;
    }

  return TRUE;
}

/**
 * yishi_columns_find_header:
 * @options: (nullable): the header's row and columns that are not to be guessed
 * @header: (out): the row
 * @columns: (out): which column holds what
 *
 * Returns: %FALSE if no row can be the header; sets %YISHI_ROSTER_ERROR_NO_HEADER
 */
gboolean
yishi_columns_find_header (const YishiTable         *table,
                           const YishiRosterOptions *options,
                           guint                    *header,
                           YishiColumns             *columns,
                           GError                  **error)
{
  gboolean found;

  if (options != NULL && options->header_row > 0)
    {
      found = find_given_row (table, options->header_row, header);
      if (found)
        read_header (table, *header, columns);
    }
  else
    {
      found = find_best_row (table, header, columns);
    }
  if (found && options != NULL)
    {
      take_given_places (options, columns);
      if (!take_given_columns (table, options, *header, columns, error))
        return FALSE;
    }

  if (!found || (columns->columns[YISHI_FIELD_UNIT] < 0 && columns->columns[YISHI_FIELD_ROOM] < 0))
    {
      g_set_error (error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_NO_HEADER,
                   _("the roster was not read: no row of it is a header with room, owner and area "
                     "(give the columns "
                     "headers such as 房号, 业主 and 建筑面积)"));
      return FALSE;
    }

  return TRUE;
}
