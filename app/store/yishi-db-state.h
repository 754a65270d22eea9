/* yishi-db-state.h - everything of one meeting at one moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-meeting.h"

G_BEGIN_DECLS

/* Read in one transaction, so that its parts belong together. Without going
 * through the roll: a large one costs nothing. Sets NOT_FOUND. */
YishiMeetingState *yishi_db_load_meeting_state (YishiDb          *db,
                                                gint64            meeting,
                                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* The units that vote on the item, by the roll of its vote or, while none was
 * opened, by the newest. Returns: (element-type YishiVoteUnit): in the order of
 * the roll */
GPtrArray         *yishi_db_load_vote_units    (YishiDb          *db,
                                                const YishiItem  *item,
                                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
