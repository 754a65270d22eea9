/* yishi-print.h - prints a paper: its pages as the PDF has them, on the printer that is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-sheets.h"

G_BEGIN_DECLS

/* Asks for a printer over @parent, and prints; the window goes on meanwhile. @name: of the
 * job. @path: (nullable): a PDF to print into, without asking. */
void     yishi_print_async  (GtkWindow            *parent,
                             YishiSheets          *sheets,
                             const char           *name,
                             const char           *path,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data);
/* @is_printed: (out): FALSE if nothing was printed because it was not wanted */
gboolean yishi_print_finish (GAsyncResult         *result,
                             gboolean             *is_printed,
                             GError              **error);

G_END_DECLS
