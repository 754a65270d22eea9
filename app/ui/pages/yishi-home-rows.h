/* yishi-home-rows.h - rows of what comes next: what is still open, and the meetings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-meeting.h"

G_BEGIN_DECLS

/* Its button activates "home.settle" with the item's id. */
GtkWidget *yishi_home_make_action_row  (const YishiAction  *action,
                                        const char         *today) G_GNUC_WARN_UNUSED_RESULT;
/* Activates "home.select-meeting" with the meeting's id. @seal: (nullable) */
GtkWidget *yishi_home_make_meeting_row (const YishiMeeting *meeting,
                                        const char         *seal,
                                        const char         *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
