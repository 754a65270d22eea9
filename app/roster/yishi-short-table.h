/* yishi-short-table.h - a short table from a file, with or without a header row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-table.h"

G_BEGIN_DECLS

#define YISHI_SHORT_TABLE_COLUMNS 4

/* Attendance and ballot lists: the first column names the unit. */
typedef struct
{
  YishiTable *table;                      /* (owned) */
  guint first_row;                        /* of the data */
  int columns[YISHI_SHORT_TABLE_COLUMNS]; /* where each is; -1: not there */
} YishiShortTable;

/* For yishi_short_table_read(): unit, choice, agent, time of return. */
extern const char *const *const yishi_ballot_headers[YISHI_SHORT_TABLE_COLUMNS];

gboolean yishi_short_table_read (YishiShortTable *sheet,
                                 const char *path,
                                 const char *const *const *headers,
                                 GError **error);
void yishi_short_table_clear (YishiShortTable *sheet);
gboolean yishi_short_table_is_blank (const YishiShortTable *sheet, guint row);
const char *yishi_short_table_get (const YishiShortTable *sheet, guint row, guint column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiShortTable, yishi_short_table_clear)

G_END_DECLS
