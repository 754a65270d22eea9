/* yishi-day-read.h - days and times of day as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @today: a day, from which what leaves out the year or the month is counted. */
char *yishi_day_read       (const char  *text,
                            const char  *today) G_GNUC_WARN_UNUSED_RESULT;
char *yishi_time_read      (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
/* The next @day_of_month (1 to 28) that is not before @today. */
char *yishi_day_next       (const char  *today,
                            int          day_of_month) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
