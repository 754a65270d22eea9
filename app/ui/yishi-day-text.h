/* yishi-day-text.h - days and how far away they are, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days are YYYY-MM-DD; what is returned is for people, in their language.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Tuesday, 15 December 2026" */
char *yishi_say_day       (const char *day) G_GNUC_WARN_UNUSED_RESULT;
/* "15 December" */
char *yishi_say_short_day (const char *day) G_GNUC_WARN_UNUSED_RESULT;
/* "in 19 days", "today", "yesterday"; @days from today */
char *yishi_say_countdown (int         days) G_GNUC_WARN_UNUSED_RESULT;
/* "due in 3 days", "due today", "3 days overdue" */
char *yishi_say_due       (int         days) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
