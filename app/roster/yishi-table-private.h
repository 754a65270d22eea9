/* yishi-table-private.h - what the readers of tables share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of all cells lies in one arena and a cell is an offset into it, so
 * that a cell costs four bytes and no allocation.
 */
#pragma once

#include "yishi-table.h"

G_BEGIN_DECLS

/* What a table may be at most. The readers stop at the first of these, so a
 * hostile file costs less than 100 MB of memory whatever it claims to hold. */
#define YISHI_TABLE_MAX_CSV (32 * 1024 * 1024)
#define YISHI_TABLE_MAX_FILE (256 * 1024 * 1024)
#define YISHI_TABLE_MAX_UNPACKED (256 * 1024 * 1024)
#define YISHI_TABLE_MAX_TEXT (48 * 1024 * 1024)
#define YISHI_TABLE_MAX_CELL (64 * 1024)
#define YISHI_TABLE_MAX_COLUMNS 16384
#define YISHI_TABLE_MAX_ROWS 1048576
#define YISHI_TABLE_MAX_CELLS (4 * 1024 * 1024)
#define YISHI_TABLE_MAX_SHEETS 256

typedef struct
{
  guint32 first;   /* index of the first cell */
  guint32 number;  /* as a person counts */
} YishiTableRow;

struct _YishiTable
{
  const char *format;
  const char *encoding;
  char       *sheet;           /* (owned) */
  GPtrArray  *sheet_names;     /* (owned) */
  char       *text;            /* (owned) arena; begins with an empty text */
  gsize       text_length;
  gsize       text_capacity;
  GArray     *cells;           /* (owned) guint32: offsets into @text */
  GArray     *rows;            /* (owned) YishiTableRow */
  guint       row_start;       /* first cell of the row being written */
  GHashTable *tops;            /* (owned) gint64 row and column → top row */
  GHashTable *empty_formulas;  /* (owned) gint64 row and column */
  char       *sha256;          /* (owned) */
};

/* A file, or bytes that stand for one. */
typedef struct
{
  int         fd;      /* -1 for bytes */
  const char *data;    /* (unowned) NULL for a file */
  gsize       length;
} YishiTableSource;

YishiTable *yishi_table_create     (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean yishi_is_blank            (gunichar            c);
gboolean yishi_table_refuse        (GError            **error,
                                    const char         *format,
                                    ...) G_GNUC_PRINTF (2, 3);

gboolean yishi_table_add_text      (YishiTable         *self,
                                    const char         *text,
                                    gsize               length,
                                    GError            **error);
guint32  yishi_table_end_text      (YishiTable         *self,
                                    gsize               start);
gboolean yishi_table_add_cell      (YishiTable         *self,
                                    guint32             offset,
                                    guint               number,
                                    GError            **error);
gboolean yishi_table_end_row       (YishiTable         *self,
                                    guint               number,
                                    GError            **error);
void     yishi_table_clear_rows    (YishiTable         *self,
                                    gsize               text_length);
gint64   yishi_table_make_place    (guint               row,
                                    guint               column);
guint32  yishi_text_trim           (char               *text,
                                    gsize               start,
                                    gsize              *end);

gboolean yishi_csv_read            (YishiTable         *table,
                                    const YishiTableSource *source,
                                    const char         *encoding,
                                    GCancellable       *cancellable,
                                    GError            **error);
gboolean yishi_text_to_utf8        (char              **text,
                                    gsize              *length,
                                    const char         *wanted,
                                    const char        **encoding,
                                    GError            **error);
gboolean yishi_xlsx_read           (YishiTable         *table,
                                    const YishiTableSource *source,
                                    const YishiTableOptions *options,
                                    GCancellable       *cancellable,
                                    GError            **error);
/* A header as it is compared: blanks gone, full width and capitals aside. */
char    *yishi_header_fold         (const char         *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
