/* yishi-import-columns.h - the first rows of a roster, with what each column is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-roster.h"

G_BEGIN_DECLS

#define YISHI_TYPE_IMPORT_COLUMNS (yishi_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (YishiImportColumns, yishi_import_columns, YISHI, IMPORT_COLUMNS, AdwBin)

/* Signal "chosen": somebody said what a column is. */

/* @header_row: number of the row with the headers, as a person counts. @places:
 * which column is taken for each field, from 1; 0: none. The table is not kept. */
void yishi_import_columns_show       (YishiImportColumns *self,
                                      const YishiTable   *table,
                                      guint               header_row,
                                      const int           places[YISHI_N_FIELDS]);
/* Sets each place to a column from 1, or to YISHI_NO_COLUMN. */
void yishi_import_columns_get_places (YishiImportColumns *self,
                                      int                 places[YISHI_N_FIELDS]);

G_END_DECLS
