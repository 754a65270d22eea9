/* yishi-db-door.c - one unit after another at the door: in, out, and taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows do to proxies is in yishi-db-attendance.c, which also takes whole
 * lists.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-room-private.h"
#include "yishi-journal.h"

static YishiAttendance *
make_row (const char *unit,
          const char *arrived,
          const char *left,
          const char *proxy_for)
{
  YishiAttendance *self = g_new0 (YishiAttendance, 1);

  self->unit = g_strdup (unit);
  self->arrived = g_strdup (arrived);
  self->left = g_strdup (left);
  self->proxy_for = g_strdup (proxy_for);
  return self;
}

/* The rows of the unit that has come and not left: those of its last arrival, as
 * one may have come in twice by an imported list; all of them with @is_all. */
static GPtrArray *
list_open_rows (YishiDb     *db,
                gint64       meeting,
                const char  *unit,
                gboolean     is_all,
                GError     **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attendance_free);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT unit, arrived, left, proxy_for FROM attendance"
                                            " WHERE meeting = ?1 AND unit = ?2 AND left = ''"
                                            "  AND (?3 OR arrived = (SELECT max(arrived) FROM attendance"
                                            "   WHERE meeting = ?1 AND unit = ?2 AND left = '')) ORDER BY id",
                                            "iti", meeting, unit, (gint64) is_all);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_ptr_array_add (rows, make_row (yishi_db_text (statement, 0), yishi_db_text (statement, 1),
                                     yishi_db_text (statement, 2), yishi_db_text (statement, 3)));

  return status == 0 ? g_steal_pointer (&rows) : NULL;
}

/* Nobody is in the room twice, and nobody comes before having left. */
static gboolean
check_outside (YishiDb     *db,
               gint64       meeting,
               const char  *unit,
               const char  *time,
               GError     **error)
{
  g_autoptr(GPtrArray) inside = list_open_rows (db, meeting, unit, FALSE, error);
  sqlite3_stmt *statement;

  if (inside == NULL)
    return FALSE;
  if (inside->len > 0)
    {
      const char *since = ((YishiAttendance *) inside->pdata[0])->arrived;

      if (*since != '\0')
        /* Translators: a unit and a time of day */
        g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_EXISTS,
                     _("nothing was recorded: %s has been in the room since %s (check the number of the unit)"), unit,
                     since);
      else
        g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_EXISTS,
                     _("nothing was recorded: %s is in the room already (check the number of the unit)"), unit);
      return FALSE;
    }

  statement = yishi_db_query (db, error,
                              "SELECT left FROM attendance WHERE meeting = ?1 AND unit = ?2 AND left > ?3"
                              " ORDER BY left DESC LIMIT 1",
                              "itt", meeting, unit, time);
  switch (statement != NULL ? yishi_db_step (db, statement, error) : -1)
    {
    case 0:
      return TRUE;
    case 1:
      /* Translators: a unit and two times of day */
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("nothing was recorded: %s left at %s, which is after %s (correct the time)"), unit,
                   yishi_db_text (statement, 0), time);
      sqlite3_reset (statement);
      return FALSE;
    default:
      return FALSE;
    }
}

gboolean
yishi_db_check_in_agent (YishiDb            *db,
                         gint64              meeting,
                         const char         *unit,
                         const char *const  *represented,
                         const char         *time,
                         GError            **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attendance_free);
  g_autofree char *name = NULL;
  g_autofree char *arrived = NULL;
  guint n_new;

  if (!yishi_transaction_begin (&transaction, db, error) || !yishi_db_check_meeting_open (db, meeting, error))
    return FALSE;
  name = yishi_db_need_unit (db, unit, error);
  arrived = name != NULL ? yishi_db_read_time (db, time, error) : NULL;
  if (arrived == NULL || !check_outside (db, meeting, name, arrived, error))
    return FALSE;

  for (gsize i = 0; represented != NULL && represented[i] != NULL; i++)
    g_ptr_array_add (rows, make_row (name, arrived, "", represented[i]));
  if (rows->len == 0)
    g_ptr_array_add (rows, make_row (name, arrived, "", ""));
  return yishi_db_add_attendance_within (db, meeting, rows, &n_new, error) &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_check_in (YishiDb     *db,
                   gint64       meeting,
                   const char  *unit,
                   const char  *time,
                   GError     **error)
{
  return yishi_db_check_in_agent (db, meeting, unit, NULL, time, error);
}

/* The open rows of the unit; sets REFUSED if it is not in the room. */
static GPtrArray *
need_open_rows (YishiDb     *db,
                gint64       meeting,
                const char  *unit,
                gboolean     is_all,
                GError     **error)
{
  g_autofree char *name = yishi_db_need_unit (db, unit, error);
  g_autoptr(GPtrArray) rows = name != NULL ? list_open_rows (db, meeting, name, is_all, error) : NULL;

  if (rows == NULL || rows->len > 0)
    return g_steal_pointer (&rows);

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("nothing was recorded: %s is not in the room (check the number of the unit)"), name);
  return NULL;
}

/* Time goes on: nobody leaves before coming. */
static gboolean
set_left (GPtrArray   *rows,
          const char  *left,
          GError     **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      YishiAttendance *row = rows->pdata[i];

      if (strcmp (left, row->arrived) < 0)
        {
          g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                       _("nothing was recorded: %s left at %s, before arriving at %s (correct the times)"), row->unit,
                       left, row->arrived);
          return FALSE;
        }
      g_free (row->left);
      row->left = g_strdup (left);
    }

  return TRUE;
}

gboolean
yishi_db_check_out (YishiDb     *db,
                    gint64       meeting,
                    const char  *unit,
                    const char  *time,
                    GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *left = NULL;

  if (!yishi_transaction_begin (&transaction, db, error) || !yishi_db_check_meeting_open (db, meeting, error))
    return FALSE;
  rows = need_open_rows (db, meeting, unit, TRUE, error);
  left = rows != NULL ? yishi_db_read_time (db, time, error) : NULL;

  /* Without what an arrival does to proxies: one withdrawn since is not lodged again. */
  return left != NULL && set_left (rows, left, error) && yishi_db_append_attendance (db, meeting, rows, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

static gboolean
append_withdrawal (YishiDb     *db,
                   gint64       meeting,
                   gint64       id,
                   const char  *principal,
                   const char  *reason,
                   GError     **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_string (body, "principal", principal);
  yishi_json_string (body, "reason", reason != NULL ? reason : "");
  yishi_json_end_object (body);
  return yishi_journal_append (db, "proxy.withdrawn", body, error) != 0;
}

/* Withdraws the proxies for which @row was written and that were lodged by the
 * entry that wrote it; lodged before or by themselves, they stay. */
static gboolean
withdraw_lodged_with (YishiDb                *db,
                      gint64                  meeting,
                      const YishiAttendance  *row,
                      GError                **error)
{
  gint64 id;

  if (*row->proxy_for == '\0')
    return TRUE;
  if (!yishi_db_query_int (db, 0, &id, error,
                           "SELECT p.id FROM attendance a JOIN proxy p ON p.meeting = a.meeting"
                           "  AND p.principal = a.proxy_for AND p.agent_unit = a.unit"
                           " JOIN journal j ON j.seq > a.seq AND j.seq <= p.seq AND j.kind = 'proxy.lodged'"
                           "  AND j.body ->> '$.id' = p.id AND j.body ->> '$.attendance' = a.seq"
                           " WHERE a.meeting = ?1 AND a.unit = ?2 AND a.arrived = ?3 AND a.proxy_for = ?4",
                           "ittt", meeting, row->unit, row->arrived, row->proxy_for))
    return FALSE;

  return id == 0 || append_withdrawal (db, meeting, id, row->proxy_for, "attendance-removed", error);
}

static gboolean
write_ids (YishiDb                *db,
           YishiJson              *body,
           gint64                  meeting,
           const YishiAttendance  *row,
           GError                **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT id FROM attendance WHERE meeting = ?1 AND unit = ?2"
                                            " AND arrived = ?3 AND left = '' ORDER BY id",
                                            "itt", meeting, row->unit, row->arrived);
  int status = -1;

  yishi_json_begin_array (body, "ids");
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    yishi_json_int (body, NULL, sqlite3_column_int64 (statement, 0));
  yishi_json_end_array (body);
  return status == 0;
}

static gboolean
append_removal (YishiDb                *db,
                gint64                  meeting,
                const YishiAttendance  *row,
                GError                **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_string (body, "unit", row->unit);
  yishi_json_string (body, "arrived", row->arrived);
  if (!write_ids (db, body, meeting, row, error))
    return FALSE;
  yishi_json_end_object (body);
  return yishi_journal_append (db, "attendance.removed", body, error) != 0;
}

/* A proxy is suspended because its principal was in the room and for no other
 * reason (C26b); where the principal never was, it stands. */
static gboolean
restore_proxy (YishiDb     *db,
               gint64       meeting,
               const char  *unit,
               GError     **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 id;

  if (!yishi_db_query_int (db, 0, &id, error,
                           "SELECT id FROM proxy WHERE meeting = ?1 AND principal = ?2 AND suspended = 1"
                           " AND NOT EXISTS (SELECT 1 FROM attendance WHERE meeting = ?1 AND unit = ?2)",
                           "it", meeting, unit))
    return FALSE;
  if (id == 0)
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_string (body, "reason", "attendance-removed");
  yishi_json_end_object (body);
  return yishi_journal_append (db, "proxy.restored", body, error) != 0;
}

gboolean
yishi_db_undo_check_in (YishiDb     *db,
                        gint64       meeting,
                        const char  *unit,
                        GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) rows = NULL;
  const YishiAttendance *first;

  if (!yishi_transaction_begin (&transaction, db, error) || !yishi_db_check_meeting_open (db, meeting, error))
    return FALSE;
  rows = need_open_rows (db, meeting, unit, FALSE, error);
  if (rows == NULL)
    return FALSE;

  first = rows->pdata[0];
  for (guint i = 0; i < rows->len; i++)
    if (!withdraw_lodged_with (db, meeting, rows->pdata[i], error))
      return FALSE;
  return append_removal (db, meeting, first, error) && restore_proxy (db, meeting, first->unit, error) &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_withdraw_proxy (YishiDb     *db,
                         gint64       meeting,
                         const char  *principal,
                         const char  *reason,
                         GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autofree char *unit = NULL;
  gint64 id;

  if (!yishi_db_check_text (reason, 2000, error) || !yishi_transaction_begin (&transaction, db, error) ||
      !yishi_db_check_meeting_open (db, meeting, error))
    return FALSE;
  unit = yishi_db_need_unit (db, principal, error);
  if (unit == NULL || !yishi_db_query_int (db, 0, &id, error,
                                           "SELECT id FROM proxy WHERE meeting = ?1 AND principal = ?2", "it", meeting,
                                           unit))
    return FALSE;
  if (id == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("nothing was recorded: no proxy is lodged for %s (look at the proxies of the meeting)"),
                   unit);
      return FALSE;
    }

  return append_withdrawal (db, meeting, id, unit, reason, error) && yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_count_people_present (YishiDb     *db,
                               gint64       meeting,
                               const char  *at,
                               gint64      *n_people,
                               GError     **error)
{
  return yishi_db_query_int (db, 0, n_people, error,
                             "SELECT (SELECT count(DISTINCT ifnull(u.person, a.unit)) FROM attendance a"
                             "   LEFT JOIN unit u ON u.unit = a.unit AND u.last_version IS NULL WHERE a.meeting = ?1"
                             "   AND (?2 IS NULL OR (arrived <= ?2 AND (left = '' OR left > ?2))))"
                             " + (SELECT count(*) FROM guest WHERE meeting = ?1"
                             "   AND party IN ('committee', 'other', 'guest')"
                             "   AND (?2 IS NULL OR (arrived <= ?2 AND (left = '' OR left > ?2))))",
                             "it", meeting, at);
}

gboolean
yishi_db_count_people_then (YishiDb  *db,
                            gint64    meeting,
                            gint64   *n_people,
                            GError  **error)
{
  g_autofree char *today = yishi_clock_today (db->clock);
  g_autofree char *now = yishi_db_read_time (db, NULL, error);
  gint64 is_running;

  return now != NULL &&
         yishi_db_query_int (db, 0, &is_running, error,
                             "SELECT count(*) FROM meeting WHERE id = ?1 AND date = ?2 AND started <> ''"
                             " AND closed = ''",
                             "it", meeting, today) &&
         yishi_db_count_people_present (db, meeting, is_running > 0 ? now : NULL, n_people, error);
}
