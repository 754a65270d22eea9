/* yishi-tellers-dialog.h - two tellers enter the same papers blind, are compared, and make ballots of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-ballots-look.h"
#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_TELLERS_DIALOG (yishi_tellers_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YishiTellersDialog, yishi_tellers_dialog, YISHI, TELLERS_DIALOG, AdwWindow)

/* For the open vote of @look, over the window of @over. */
void yishi_tellers_dialog_present (GtkWidget           *over,
                                   YishiRecord         *record,
                                   const YishiVoteLook *look);

G_END_DECLS
