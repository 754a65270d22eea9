/* yishi-mend-dialog.h - the minutes from draft to seal: read, mended, approved, signed, sealed, corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_MEND_DIALOG (yishi_mend_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YishiMendDialog, yishi_mend_dialog, YISHI, MEND_DIALOG, AdwWindow)

/* Of the meeting at hand. @over: a widget of the window. @record: (nullable) */
void yishi_mend_dialog_show (GtkWidget   *over,
                             YishiRecord *record);

G_END_DECLS
