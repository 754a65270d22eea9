/* yishi-db-calendar.h - the days of the record's meetings, its holidays, and what was done in time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-calendar-words.h"
#include "yishi-store.h"

G_BEGIN_DECLS

/* What a calendar of the record is made of, at one moment. */
typedef struct
{
  char          *community; /* (owned) its name */
  char          *id;        /* (owned) of the record, which never changes */
  gint64         version;   /* entries of its journal */
  YishiHolidays *holidays;  /* (owned) */
  GPtrArray     *meetings;  /* (owned) (element-type YishiMeetingDates): by date */
} YishiDates;

/* @meeting: whose days, 0 for all meetings. NOT_FOUND if there is no such one. */
YishiDates    *yishi_db_load_dates     (YishiDb              *db,
                                        gint64                meeting,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void           yishi_dates_free        (YishiDates           *self);

/* What must not happen, or what happens by itself, is REFUSED. @day: on which it was
 * done, "" if it is open again. */
gboolean       yishi_db_set_date_done  (YishiDb              *db,
                                        gint64                meeting,
                                        YishiDateKind         kind,
                                        const char           *day,
                                        GError              **error);

YishiHolidays *yishi_db_get_holidays   (YishiDb              *db,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* Writes nothing if they are as they were. */
gboolean       yishi_db_set_holidays   (YishiDb              *db,
                                        const YishiHolidays  *holidays,
                                        GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiDates, yishi_dates_free)

G_END_DECLS
