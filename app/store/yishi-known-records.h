/* yishi-known-records.h - which records somebody has opened lately, and what is due in one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of the person, so that somebody is reminded while no window is open. Not for
 * the main thread.
 */
#pragma once

#include "yishi-clock.h"
#include "yishi-reminder.h"
#include "yishi-store.h"

G_BEGIN_DECLS

#define YISHI_MAX_KNOWN_RECORDS 10

/* Notes that the record at @path (absolute) was opened. */
void       yishi_known_records_note (const char *path);
/* Returns: (transfer full): paths of those that are there still, the last opened first */
char     **yishi_known_records_list (void) G_GNUC_WARN_UNUSED_RESULT;

/* What is due now. @path: of the record, as reminders name it. Returns: (transfer full)
 * (element-type YishiReminder) */
GPtrArray *yishi_db_plan_reminders  (YishiDb     *db,
                                     const char  *path,
                                     YishiClock  *clock,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
