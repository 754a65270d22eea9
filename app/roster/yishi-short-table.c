/* yishi-short-table.c - a short table from a file, with or without a header row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-short-table.h"

#include <glib/gi18n-lib.h>

#include "yishi-unit-name.h"

/* A title or two may stand above the header. */
#define ROWS_TO_SEARCH 5

static const char *const unit_headers[] = { "unit", "room",   "房号", "房间号", "单元",
                                            "门牌", "门牌号", "户室", NULL };
static const char *const choice_headers[] = { "choice", "vote", "表决意见", "选择",
                                              "意见",   "表决", "投票",     NULL };
static const char *const agent_headers[] = { "agent", "proxy", "代理人", "受托人", NULL };
static const char *const received_headers[] = { "received", "time",     "收到时间", "收到",
                                                "时间",     "交票时间", NULL };

const char *const *const yishi_ballot_headers[YISHI_SHORT_TABLE_COLUMNS] = {
  unit_headers, choice_headers, agent_headers, received_headers
};

static gboolean
find_header (YishiShortTable *sheet, const char *const *const *headers)
{
  guint n_rows = MIN (yishi_table_get_n_rows (sheet->table), ROWS_TO_SEARCH);

  for (guint row = 0; row < n_rows; row++)
    {
      if (yishi_table_find_column (sheet->table, row, headers[0]) < 0)
        continue;

      for (guint i = 0; i < YISHI_SHORT_TABLE_COLUMNS; i++)
        sheet->columns[i] =
            headers[i] != NULL ? yishi_table_find_column (sheet->table, row, headers[i]) : -1;
      sheet->first_row = row + 1;
      return TRUE;
    }

  return FALSE;
}

/* Without a header the columns stand in the order in which help names them. */
static gboolean
is_data (const YishiTable *table)
{
  g_autofree char *unit = NULL;

  if (yishi_table_get_n_rows (table) == 0)
    return FALSE;

  unit = yishi_unit_name_normalize (yishi_table_get_cell (table, 0, 0));
  return unit != NULL;
}

/**
 * yishi_short_table_read:
 * @headers: for each column the names its header may have, %NULL-terminated,
 *   the unit's first; %NULL where there are fewer columns
 *
 * Returns: whether it was read; sets %YISHI_ROSTER_ERROR
 */
gboolean
yishi_short_table_read (YishiShortTable *sheet,
                        const char *path,
                        const char *const *const *headers,
                        GError **error)
{
  const YishiTableOptions options = { NULL };

  sheet->table = yishi_table_read (path, &options, NULL, error);
  if (sheet->table == NULL)
    return FALSE;
  if (find_header (sheet, headers))
    return TRUE;
  if (!is_data (sheet->table))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_NO_HEADER,
                   _ ("“%s” is not understood: neither a header nor a unit stands in its first row "
                      "(write %s,%s there)"),
                   shown, headers[0][0], headers[1][0]);
      return FALSE;
    }

  for (guint i = 0; i < YISHI_SHORT_TABLE_COLUMNS; i++)
    sheet->columns[i] = headers[i] != NULL ? (int)i : -1;
  return TRUE;
}

void
yishi_short_table_clear (YishiShortTable *sheet)
{
  g_clear_pointer (&sheet->table, yishi_table_free);
}

/**
 * yishi_short_table_get:
 *
 * Returns: the text at @row of the table in the sheet's @column, "" if it has none
 */
const char *
yishi_short_table_get (const YishiShortTable *sheet, guint row, guint column)
{
  if (sheet->columns[column] < 0)
    return "";

  return yishi_table_get_cell (sheet->table, row, (guint)sheet->columns[column]);
}

/**
 * yishi_short_table_is_blank:
 *
 * Returns: whether nothing stands in any of the columns that are read
 */
gboolean
yishi_short_table_is_blank (const YishiShortTable *sheet, guint row)
{
  for (guint i = 0; i < YISHI_SHORT_TABLE_COLUMNS; i++)
    if (*yishi_short_table_get (sheet, row, i) != '\0')
      return FALSE;

  return TRUE;
}
