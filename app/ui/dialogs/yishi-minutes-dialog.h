/* yishi-minutes-dialog.h - asks which copies of the minutes to write, and writes them as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_MINUTES_DIALOG (yishi_minutes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YishiMinutesDialog, yishi_minutes_dialog, YISHI, MINUTES_DIALOG, AdwWindow)

/* Over the window of @over, for the meeting at hand; says why where there are no minutes yet. */
void yishi_minutes_dialog_show (GtkWidget   *over,
                                YishiRecord *record);

G_END_DECLS
