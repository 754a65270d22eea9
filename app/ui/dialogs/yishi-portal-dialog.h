/* yishi-portal-dialog.h - imports the result of a portal, after showing what of it is refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

/* Asks for a table (unit, choice, agent, time of return), shows what it would
 * bring to the vote on @item, and imports it. */
void yishi_portal_dialog_start (GtkWidget       *over,
                                YishiRecord     *record,
                                const YishiItem *item);

G_END_DECLS
