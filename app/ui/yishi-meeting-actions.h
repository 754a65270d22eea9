/* yishi-meeting-actions.h - the commands of the running meeting, for keys, buttons and D-Bus
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Application actions: start-meeting close-meeting next-item previous-item
 * end-item take-break end-break next-speaker pause-speaker extend-speaker
 * stop-speaker queue-speaker note project project-blank freeze-wall lock-wall
 * arm-clicker. Each is enabled while its verb may be done. They are there while
 * no record is open, too.
 */
#pragma once

#include "yishi-application.h"
#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_MEETING_ACTIONS (yishi_meeting_actions_get_type ())
G_DECLARE_FINAL_TYPE (YishiMeetingActions, yishi_meeting_actions, YISHI, MEETING_ACTIONS, GObject)

/* Adds them to @application (unowned), which outlives them. */
YishiMeetingActions *yishi_meeting_actions_new           (YishiApplication    *application) G_GNUC_WARN_UNUSED_RESULT;
/* @conductor: (nullable): of the record that is open now */
void                 yishi_meeting_actions_set_conductor (YishiMeetingActions *self,
                                                          YishiConductor      *conductor);

G_END_DECLS
