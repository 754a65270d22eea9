/* yishi-reminder-desk.h - what the chair is reminded of while the program runs, and what the answers do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks through the open record when it changes and every minute, and listens to the
 * meeting that runs. What is said goes through the notifier's thread; where there is
 * no notification service, the window says the same.
 */
#pragma once

#include "yishi-application.h"

G_BEGIN_DECLS

#define YISHI_TYPE_REMINDER_DESK (yishi_reminder_desk_get_type ())
G_DECLARE_FINAL_TYPE (YishiReminderDesk, yishi_reminder_desk, YISHI, REMINDER_DESK, GObject)

/* Signals “say” (const char *text), for the window, and “open” (const char *page): it is
 * to be presented with this page. */
YishiReminderDesk *yishi_reminder_desk_new           (GSettings         *settings) G_GNUC_WARN_UNUSED_RESULT;
/* @conductor: (nullable): NULL while no record is open */
void               yishi_reminder_desk_set_conductor (YishiReminderDesk *self,
                                                      YishiConductor    *conductor);
/* @tape: (nullable): likewise */
void               yishi_reminder_desk_set_tape      (YishiReminderDesk *self,
                                                      YishiTape         *tape);

G_END_DECLS
