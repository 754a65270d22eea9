/* yishi-done-dialog.h - asks when and how something promised was done, and records it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

/* Over the window of @over; @item is what an earlier meeting left to be done. */
void yishi_done_dialog_show (GtkWidget       *over,
                             YishiRecord     *record,
                             const YishiItem *item);

G_END_DECLS
