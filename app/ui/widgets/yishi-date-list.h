/* yishi-date-list.h - the days to keep: what is to be done by when, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-db-calendar.h"
#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_DATE_LIST (yishi_date_list_get_type ())
G_DECLARE_FINAL_TYPE (YishiDateList, yishi_date_list, YISHI, DATE_LIST, AdwBin)

/* @dates: (nullable): NULL while they are being read. What belongs before the meeting
 * at hand is not in the list: its chores say it. */
void yishi_date_list_show (YishiDateList    *self,
                           YishiRecord      *record,
                           const YishiDates *dates,
                           const char       *today);

G_END_DECLS
