/* yishi-table.h - a CSV, TSV or XLSX file as rows of text, whatever its encoding
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rosters, attendance lists and ballot lists are all read through this. Memory
 * and size are capped, so that a hostile file is refused and not unpacked.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * YishiRosterError:
 * @YISHI_ROSTER_ERROR_UNREADABLE: not a table we read, damaged, encrypted, or too large (a bomb)
 * @YISHI_ROSTER_ERROR_NO_HEADER: no row that could be the header
 * @YISHI_ROSTER_ERROR_EMPTY: nothing in it
 * @YISHI_ROSTER_ERROR_IO: the file or the device failed
 */
typedef enum
{
  YISHI_ROSTER_ERROR_UNREADABLE,
  YISHI_ROSTER_ERROR_NO_HEADER,
  YISHI_ROSTER_ERROR_EMPTY,
  YISHI_ROSTER_ERROR_IO,
} YishiRosterError;

#define YISHI_ROSTER_ERROR (yishi_roster_error_quark ())
GQuark yishi_roster_error_quark (void);

typedef struct _YishiTable YishiTable;

/* Says whether @table, one sheet of a workbook, is the one that is looked for. */
typedef gboolean (*YishiTableAccept) (const YishiTable *table,
                                      gpointer          user_data);

/* What to read instead of guessing; every member may be NULL. */
typedef struct
{
  const char      *encoding;  /* "UTF-8" "UTF-16LE" "UTF-16BE" "GB18030" */
  const char      *sheet;     /* of a workbook */
  YishiTableAccept accept;    /* the first sheet it accepts is read, shown sheets before
                               * hidden ones; without one the first with anything in it */
  gpointer         accept_data;
} YishiTableOptions;

YishiTable  *yishi_table_read          (const char              *path,
                                        const YishiTableOptions *options,
                                        GCancellable            *cancellable,
                                        GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same from memory, for tests and fuzzing. */
YishiTable  *yishi_table_read_bytes    (GBytes                  *bytes,
                                        const YishiTableOptions *options,
                                        GCancellable            *cancellable,
                                        GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void         yishi_table_free          (YishiTable *self);

const char  *yishi_table_get_format    (const YishiTable *self);  /* "CSV" "TSV" "XLSX" */
const char *yishi_table_get_encoding (
    const YishiTable *self); /* "UTF-8" "UTF-8 BOM" "UTF-16LE" "UTF-16BE" "GB18030" */
const char  *yishi_table_get_sheet     (const YishiTable *self);  /* "" if not a workbook */
guint        yishi_table_get_n_sheets  (const YishiTable *self);
const char  *yishi_table_get_sheet_name (const YishiTable *self,
                                        guint             index);
guint        yishi_table_get_n_rows    (const YishiTable *self);
/* The row's number in the file as a person counts, from 1 (a CSV row: the line
 * on which it starts). */
guint        yishi_table_get_row_number (const YishiTable *self,
                                        guint             row);
guint        yishi_table_get_n_cells   (const YishiTable *self,
                                        guint             row);
/* Valid UTF-8, blanks at both ends gone; "" beyond the row's end. */
const char  *yishi_table_get_cell      (const YishiTable *self,
                                        guint             row,
                                        guint             column);
/* A cell that is merged downwards shows what its topmost row says.
 * Returns: that row; @row itself for any other cell */
guint        yishi_table_get_top_row   (const YishiTable *self,
                                        guint             row,
                                        guint             column);
/* Whether the cell is a formula whose value the file does not have. */
gboolean     yishi_table_is_empty_formula (const YishiTable *self,
                                        guint             row,
                                        guint             column);
const char  *yishi_table_get_sha256    (const YishiTable *self);  /* of the file, 64 hex digits */
/* Finds the column whose header (in row @header_row) is one of the
 * NULL-terminated @names, case and width aside. Returns: -1 if none. */
int          yishi_table_find_column   (const YishiTable  *self,
                                        guint              header_row,
                                        const char *const *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiTable, yishi_table_free)

G_END_DECLS
