/* yishi-item-dialog.h - one item of the agenda with all that belongs to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-agenda-editor.h"
#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_ITEM_DIALOG (yishi_item_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YishiItemDialog, yishi_item_dialog, YISHI, ITEM_DIALOG, AdwWindow)

/* Over the window of @over, for an item of the meeting at hand; 0 for a new one,
 * which becomes a part of @parent unless that is 0. Returns: (transfer none): it
 * closes by itself */
GtkWidget *yishi_item_dialog_show (GtkWidget         *over,
                                   YishiRecord       *record,
                                   YishiAgendaEditor *editor,
                                   gint64             item,
                                   gint64             parent);

G_END_DECLS
