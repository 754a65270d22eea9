/* yishi-cli-sheet.h - a short table from a file, with or without a header row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-cli-util.h"
#include "yishi-table.h"

G_BEGIN_DECLS

#define YISHI_CLI_MAX_COLUMNS 4

/* Attendance and ballot lists: the first column names the unit. */
typedef struct
{
  YishiTable *table;                           /* (owned) */
  guint       first_row;                       /* of the data */
  int         columns[YISHI_CLI_MAX_COLUMNS];  /* where each is; -1: not there */
} YishiCliSheet;

gboolean    yishi_cli_sheet_read     (YishiCliSheet            *sheet,
                                      const char               *path,
                                      const char *const *const *headers,
                                      GError                  **error);
void        yishi_cli_sheet_clear    (YishiCliSheet            *sheet);
gboolean    yishi_cli_sheet_is_blank (const YishiCliSheet      *sheet,
                                      guint                     row);
const char *yishi_cli_sheet_get      (const YishiCliSheet      *sheet,
                                      guint                     row,
                                      guint                     column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiCliSheet, yishi_cli_sheet_clear)

G_END_DECLS
