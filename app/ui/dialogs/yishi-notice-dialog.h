/* yishi-notice-dialog.h - asks when and where the notice was posted, and records it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

/* Over the window of @over; @meeting is copied. */
void yishi_notice_dialog_show (GtkWidget          *over,
                               YishiRecord        *record,
                               const YishiMeeting *meeting);

G_END_DECLS
