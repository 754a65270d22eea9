/* yishi-date.h - days written as 2026-12-15, and instants as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean yishi_date_parse          (const char  *text,
                                    GDate       *date);
gboolean yishi_date_check          (const char  *text,
                                    GError     **error);
int      yishi_date_days_between   (const char  *from,
                                    const char  *to);
char    *yishi_date_add_days       (const char  *day,
                                    int          n) G_GNUC_WARN_UNUSED_RESULT;
char    *yishi_date_next_fifteenth (const char  *today) G_GNUC_WARN_UNUSED_RESULT;
char    *yishi_date_fifteenth_after (const char *day) G_GNUC_WARN_UNUSED_RESULT;
gboolean yishi_time_check          (const char  *text);
char    *yishi_instant_describe    (const char  *instant) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
