/* yishi-holidays-dialog.h - edits the record's table of holidays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

/* Reads the table, then shows it over the window of @over. */
void yishi_holidays_dialog_show (GtkWidget   *over,
                                 YishiRecord *record);

G_END_DECLS
