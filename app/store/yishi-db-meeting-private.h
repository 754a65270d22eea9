/* yishi-db-meeting-private.h - meetings as the files that change them share them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-meeting.h"

G_BEGIN_DECLS

/* Writes the meeting (date and kind at least, which the caller has checked) and
 * fills in its id; within the caller's transaction. EXISTS if that day has one of
 * that kind. */
gboolean yishi_meeting_append (YishiDb       *db,
                               YishiMeeting  *meeting,
                               GError       **error);
/* The rule of the record's pack for ordinary matters: its proxy cap and bars, and
 * the participation it asks for, hold for a meeting. */
YishiRule *yishi_db_find_ordinary_rule (YishiDb       *db,
                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Starting and closing within the caller's transaction, with all that they refuse. */
gboolean yishi_meeting_append_start (YishiDb  *db,
                               gint64         meeting,
                               GError       **error);
gboolean yishi_meeting_append_close (YishiDb  *db,
                               gint64         meeting,
                               GError       **error);

G_END_DECLS
