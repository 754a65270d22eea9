/* yishi-ledger-dialog.h - papers that were issued, and the proof that they were delivered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-db-ballot.h"
#include "yishi-record.h"

G_BEGIN_DECLS

/* Shows @ledger of the vote on @item, and takes what was issued or delivered. */
void yishi_ledger_dialog_present (GtkWidget               *over,
                                  YishiRecord             *record,
                                  const YishiItem         *item,
                                  const YishiBallotLedger *ledger);

G_END_DECLS
