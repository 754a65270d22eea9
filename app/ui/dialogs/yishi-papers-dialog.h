/* yishi-papers-dialog.h - every paper of the meeting at hand in one place, to write as PDF or print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_PAPERS_DIALOG (yishi_papers_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YishiPapersDialog, yishi_papers_dialog, YISHI, PAPERS_DIALOG, AdwWindow)

/* @over: a widget of the window. @record: (nullable): without one it is said that none is open */
void yishi_papers_dialog_show (GtkWidget   *over,
                               YishiRecord *record);

G_END_DECLS
