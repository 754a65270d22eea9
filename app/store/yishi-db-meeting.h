/* yishi-db-meeting.h - meetings, their items, notice, attendance, proxies and outcomes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-meeting.h"
#include "yishi-store.h"

G_BEGIN_DECLS

/* @kind: NULL for deliberation. EXISTS if that day has one of that kind. */
gboolean   yishi_db_add_meeting     (YishiDb          *db,
                                     const char       *date,
                                     const char       *kind,
                                     const char       *place,
                                     const char       *title,
                                     GError          **error);
/* Returns: (element-type YishiMeeting): by date */
GPtrArray *yishi_db_list_meetings   (YishiDb          *db,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* @name: "2026-12-15", or "2026-12-15/committee" where the day has several. */
YishiMeeting *yishi_db_find_meeting (YishiDb          *db,
                                     const char       *name,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Sets NOT_FOUND. */
YishiMeeting *yishi_db_get_meeting  (YishiDb          *db,
                                     gint64            id,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   yishi_db_start_meeting   (YishiDb          *db,
                                     gint64            meeting,
                                     GError          **error);
/* Refused while a vote of it is open. @seal: (out): the seal after closing. */
gboolean   yishi_db_close_meeting   (YishiDb          *db,
                                     gint64            meeting,
                                     char            **seal,
                                     GError          **error);
/* Sets REFUSED once the meeting is closed: who came, proxies and notices belong
 * to its record then. */
gboolean   yishi_db_check_meeting_open (YishiDb       *db,
                                     gint64            meeting,
                                     GError          **error);
/* Records the posting and fixes the posted topics: the items there are now. A
 * later posting adds the items added since, with its own date. */
gboolean   yishi_db_post_notice     (YishiDb          *db,
                                     gint64            meeting,
                                     const char       *on,
                                     const char       *where,
                                     GError          **error);
/* Takes kind, title, matter …, parent and carried_from of @item (strings may be
 * NULL) and fills in its id and number. Checks kind, matter, scope, rule and
 * candidates. A part comes right after what it is a part of, and is refused where
 * that would change the number of an item with a vote or that a proxy names.
 * While the meeting runs, an item can be added for discussion: no notice named it. */
gboolean   yishi_db_add_item        (YishiDb          *db,
                                     gint64            meeting,
                                     YishiItem        *item,
                                     GError          **error);
/* Returns: (element-type YishiItem): by number */
GPtrArray *yishi_db_list_items      (YishiDb          *db,
                                     gint64            meeting,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
YishiItem *yishi_db_find_item       (YishiDb          *db,
                                     gint64            meeting,
                                     int               number,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* @outcome: settled, person (needs responsible and due), escalated, owners, none (needs text as the reason) */
gboolean   yishi_db_set_outcome     (YishiDb          *db,
                                     const YishiItem  *item,
                                     const char       *outcome,
                                     const char       *text,
                                     const char       *responsible,
                                     const char       *due,
                                     GError          **error);

/* All or nothing. A row with proxy_for also lodges that proxy; a unit that
 * comes in person suspends a proxy lodged for it (C26b); caps, chains and bars
 * are checked. @n_new: (out): rows that were not there already; importing the
 * same rows again changes nothing. */
gboolean   yishi_db_add_attendance  (YishiDb          *db,
                                     gint64            meeting,
                                     const GPtrArray  *rows,
                                     guint            *n_new,
                                     GError          **error);
/* Returns: (element-type YishiAttendance): in the order of arrival in the list */
GPtrArray *yishi_db_list_attendance (YishiDb          *db,
                                     gint64            meeting,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* @proxy: principal (unit) and agent at least. */
gboolean   yishi_db_lodge_proxy     (YishiDb          *db,
                                     gint64            meeting,
                                     const YishiProxy *proxy,
                                     GError          **error);
/* Returns: (transfer full): a GArray of YishiProxy whose texts the array owns */
GArray    *yishi_db_list_proxies    (YishiDb          *db,
                                     gint64            meeting,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
