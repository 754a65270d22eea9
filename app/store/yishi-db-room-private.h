/* yishi-db-room-private.h - what the door, guests and notes share with the rest of the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-room.h"

G_BEGIN_DECLS

/* The largest number given to a row of @table so far, those removed included. */
#define YISHI_LAST_ID(table)                                                                   \
  "SELECT max(ifnull((SELECT max(id) FROM " table "), 0),"                                     \
  "  ifnull((SELECT max(id) FROM removed WHERE noun = '" table "'), 0))"

/* The canonical name of a unit of the newest roll; sets NOT_FOUND with the unit
 * whose name is nearest. */
char    *yishi_db_need_unit             (YishiDb           *db,
                                         const char        *text,
                                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/* Writes the rows, which are canonical, and no proxies. Returns the entry, 0 on
 * error. This and what follows: within the caller's transaction. */
gint64   yishi_db_append_attendance     (YishiDb           *db,
                                         gint64             meeting,
                                         const GPtrArray   *rows,
                                         GError           **error);
/* All of yishi_db_add_attendance(). */
gboolean yishi_db_add_attendance_within (YishiDb           *db,
                                         gint64             meeting,
                                         const GPtrArray   *rows,
                                         guint             *n_new,
                                         GError           **error);
/* All of yishi_db_record_counts(). */
gboolean yishi_db_append_counts         (YishiDb            *db,
                                         const YishiItem    *item,
                                         gint64              members,
                                         gint64              present,
                                         const char *const  *names,
                                         const gint64       *counts,
                                         gsize               n_counts,
                                         GError            **error);
/* A time of day as it was given, or now for NULL; sets REFUSED. */
char    *yishi_db_read_time             (YishiDb           *db,
                                         const char        *text,
                                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/* @text (nullable: "") without blanks around it, full-width ones too; as it is if
 * it is not UTF-8. */
char    *yishi_db_strip                 (const char        *text) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @text (nullable) is UTF-8 of at most @most bytes; sets REFUSED. */
gboolean yishi_db_check_text            (const char        *text,
                                         gsize              most,
                                         GError           **error);
/* Whether @party is one of those who may be in the room; sets REFUSED. */
gboolean yishi_db_check_party           (const char        *party,
                                         GError           **error);

G_END_DECLS
