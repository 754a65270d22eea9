/* yishi-meeting-dialog.h - asks for what describes a meeting, and plans or changes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

/* Over the window of @over. @day is proposed; so are time, place and people of
 * @like (nullable). @from: id of a closed meeting whose open items come first, 0
 * for an empty agenda. The new meeting is at hand then. */
void yishi_meeting_dialog_make (GtkWidget          *over,
                                YishiRecord        *record,
                                const char         *day,
                                const YishiMeeting *like,
                                gint64              from);
/* @names_people: the focus is where chair and secretary are named. */
void yishi_meeting_dialog_edit (GtkWidget          *over,
                                YishiRecord        *record,
                                const YishiMeeting *meeting,
                                gboolean            names_people);

G_END_DECLS
