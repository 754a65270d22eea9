/* roster-fixtures.h - files that the tests of rosters are made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "yishi-roster.h"

G_BEGIN_DECLS

/* A zip file that is being written. */
typedef struct _Workbook Workbook;

Workbook *workbook_new     (void);
void      workbook_add     (Workbook   *self,
                            const char *part,
                            const char *text);
void      workbook_add_bytes (Workbook *self,
                            const char *part,
                            const void *data,
                            gsize       length);
/* A part of @length bytes: @head, then @filler again and again, then @tail. */
void      workbook_add_long (Workbook  *self,
                            const char *part,
                            const char *head,
                            const char *filler,
                            gsize       length,
                            const char *tail);
GBytes   *workbook_finish  (Workbook   *self);

/* The parts that every workbook has, for one sheet of this name and state. */
void      workbook_add_frame (Workbook *self,
                            const char *sheets);
/* A whole workbook with one sheet, whose XML is @rows, and @strings if given. */
GBytes   *make_workbook    (const char *rows,
                            const char *merges,
                            const char *strings);
/* The same from text: rows end with a line feed, cells with a bar; a row begins
 * with its number if that is not the next. */
char     *make_rows        (const char *text);

/* Writes @bytes to a file that is removed at the end. Returns: its path */
char     *write_bytes      (GBytes     *bytes,
                            const char *name);
char     *write_text       (const char *text,
                            const char *name);
/* Reads a roster of that text, which must succeed. */
YishiRoster *read_text     (const char *text);
YishiRoster *read_bytes    (GBytes     *bytes,
                            GError    **error);

G_END_DECLS
