/* yishi-statement-row.h - what one party says to an item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_STATEMENT_ROW (yishi_statement_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiStatementRow, yishi_statement_row, YISHI, STATEMENT_ROW, GtkListBoxRow)

/* @party: committee firm community … */
GtkWidget  *yishi_statement_row_new       (const char        *party) G_GNUC_WARN_UNUSED_RESULT;
const char *yishi_statement_row_get_party (YishiStatementRow *self);
void        yishi_statement_row_show      (YishiStatementRow *self,
                                           YishiRecord       *record,
                                           gint64             item);

G_END_DECLS
