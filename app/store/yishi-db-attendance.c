/* yishi-db-attendance.c - who was in the room, when, and for whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-meeting-private.h"
#include "yishi-db-room-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-private.h"
#include "yishi-db-record.h"
#include "yishi-db-roll-private.h"
#include "yishi-journal.h"
#include "yishi-unit-name.h"

GPtrArray *
yishi_db_list_attendance (YishiDb  *db,
                          gint64    meeting,
                          GError  **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attendance_free);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT unit, arrived, left, proxy_for FROM attendance"
                                            " WHERE meeting = ?1 ORDER BY id",
                                            "i", meeting);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiAttendance *row = g_new0 (YishiAttendance, 1);

      row->unit = yishi_db_dup (statement, 0);
      row->arrived = yishi_db_dup (statement, 1);
      row->left = yishi_db_dup (statement, 2);
      row->proxy_for = yishi_db_dup (statement, 3);
      g_ptr_array_add (rows, row);
    }

  return status == 0 ? g_steal_pointer (&rows) : NULL;
}

static void
clear_proxy (gpointer data)
{
  YishiProxy *self = data;

  g_free ((char *) self->principal);
  g_free ((char *) self->agent);
  g_free ((char *) self->agent_unit);
  g_free ((char *) self->from);
  g_free ((char *) self->until);
  g_free ((char *) self->items);
  g_free ((char *) self->instruction);
}

static char *
dup_or_null (sqlite3_stmt *statement,
             int           column)
{
  const char *text = yishi_db_text (statement, column);

  return *text != '\0' ? g_strdup (text) : NULL;
}

GArray *
yishi_db_list_proxies (YishiDb  *db,
                       gint64    meeting,
                       GError  **error)
{
  g_autoptr(GArray) proxies = g_array_new (FALSE, TRUE, sizeof (YishiProxy));
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT principal, agent, agent_unit, agent_is_staff, from_day,"
                                            " until_day, items, instruction, suspended,"
                                            " (SELECT person FROM unit WHERE unit = principal"
                                            "   AND last_version IS NULL),"
                                            " (SELECT person FROM unit WHERE unit = agent_unit"
                                            "   AND last_version IS NULL)"
                                            " FROM proxy WHERE meeting = ?1 ORDER BY id",
                                            "i", meeting);
  int status = -1;

  g_array_set_clear_func (proxies, clear_proxy);
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiProxy proxy = {
        .principal = yishi_db_dup (statement, 0),
        .agent = yishi_db_dup (statement, 1),
        .agent_unit = dup_or_null (statement, 2),
        .agent_is_staff = sqlite3_column_int (statement, 3),
        .from = dup_or_null (statement, 4),
        .until = dup_or_null (statement, 5),
        .items = dup_or_null (statement, 6),
        .instruction = dup_or_null (statement, 7),
        .suspended = sqlite3_column_int (statement, 8),
        .principal_person = sqlite3_column_int64 (statement, 9),
        .agent_person = sqlite3_column_int64 (statement, 10),
      };

      g_array_append_val (proxies, proxy);
    }

  return status == 0 ? g_steal_pointer (&proxies) : NULL;
}

static void
write_text (YishiJson  *body,
            const char *key,
            const char *text)
{
  yishi_json_string (body, key, text != NULL ? text : "");
}

YishiRule *
yishi_db_find_ordinary_rule (YishiDb  *db,
                             GError  **error)
{
  g_autoptr(YishiRulePack) pack = yishi_db_load_pack (db, error);
  YishiRule *rule = pack != NULL ? yishi_rule_pack_lookup (pack, "ordinary") : NULL;

  if (pack == NULL || rule != NULL)
    return rule != NULL ? yishi_rule_ref (rule) : NULL;

  return yishi_rule_find ("ordinary", error);
}

/* C26b: whoever comes in person takes his proxy back for that meeting. */
static gboolean
suspend_proxy (YishiDb     *db,
               gint64       meeting,
               const char  *unit,
               GError     **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 id;

  if (!yishi_db_query_int (db, 0, &id, error,
                           "SELECT id FROM proxy WHERE meeting = ?1 AND principal = ?2 AND suspended = 0", "it",
                           meeting, unit))
    return FALSE;
  if (id == 0)
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_string (body, "reason", "principal-present");
  yishi_json_end_object (body);
  return yishi_journal_append (db, "proxy.suspended", body, error) != 0;
}

/* The same, whichever of the two was recorded first. */
static gboolean
suspend_if_present (YishiDb     *db,
                    gint64       meeting,
                    const char  *unit,
                    GError     **error)
{
  gint64 n;

  return yishi_db_query_int (db, 0, &n, error,
                             "SELECT count(*) FROM attendance WHERE meeting = ?1 AND unit = ?2", "it", meeting,
                             unit) &&
         (n == 0 || suspend_proxy (db, meeting, unit, error));
}

/* Who owns the unit by the newest roll; 0 if @unit is NULL. */
static gboolean
find_person (YishiDb     *db,
             const char  *unit,
             gint64      *person,
             GError     **error)
{
  return yishi_db_query_int (db, 0, person, error,
                             "SELECT person FROM unit WHERE unit = ?1 AND last_version IS NULL", "t", unit);
}

/* Checks the proxy against those lodged and writes it; within the caller's
 * transaction. Both units are canonical and in the roll. @attendance: the entry
 * of the arrival that it came with, 0 if it came by itself. */
static gboolean
append_proxy (YishiDb           *db,
              gint64             meeting,
              const YishiProxy  *proxy,
              gint64             attendance,
              GError           **error)
{
  g_autoptr(YishiRule) rule = yishi_db_find_ordinary_rule (db, error);
  g_autoptr(GArray) others = rule != NULL ? yishi_db_list_proxies (db, meeting, error) : NULL;
  g_autoptr(YishiJson) body = yishi_json_new ();
  YishiProxy wanted = *proxy;
  gint64 id;

  if (others == NULL || !find_person (db, proxy->principal, &wanted.principal_person, error) ||
      !find_person (db, proxy->agent_unit, &wanted.agent_person, error) ||
      !yishi_proxy_check (rule, &wanted, (const YishiProxy *) others->data, others->len, error) ||
      !yishi_db_query_int (db, 0, &id, error, YISHI_LAST_ID ("proxy"), ""))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id + 1);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_string (body, "principal", proxy->principal);
  yishi_json_string (body, "agent", proxy->agent);
  write_text (body, "agent_unit", proxy->agent_unit);
  yishi_json_int (body, "agent_is_staff", proxy->agent_is_staff ? 1 : 0);
  write_text (body, "from", proxy->from);
  write_text (body, "until", proxy->until);
  write_text (body, "items", proxy->items);
  write_text (body, "instruction", proxy->instruction);
  if (attendance != 0)
    yishi_json_int (body, "attendance", attendance);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "proxy.lodged", body, error) != 0 &&
         suspend_if_present (db, meeting, proxy->principal, error);
}

gboolean
yishi_db_lodge_proxy (YishiDb           *db,
                      gint64             meeting,
                      const YishiProxy  *proxy,
                      GError           **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autofree char *principal = NULL;
  g_autofree char *agent_unit = NULL;
  YishiProxy lodged = *proxy;

  if ((proxy->from != NULL && !yishi_date_check (proxy->from, error)) ||
      (proxy->until != NULL && !yishi_date_check (proxy->until, error)) ||
      !yishi_transaction_begin (&transaction, db, error) || !yishi_db_check_meeting_open (db, meeting, error))
    return FALSE;
  principal = yishi_db_need_unit (db, proxy->principal, error);
  if (principal == NULL)
    return FALSE;
  if (proxy->agent_unit != NULL && *proxy->agent_unit != '\0')
    {
      agent_unit = yishi_db_need_unit (db, proxy->agent_unit, error);
      if (agent_unit == NULL)
        return FALSE;
    }

  lodged.principal = principal;
  lodged.agent_unit = agent_unit;
  return append_proxy (db, meeting, &lodged, 0, error) && yishi_transaction_commit (&transaction, error);
}

static gboolean
check_times (const YishiAttendance  *row,
             GError                **error)
{
  const char *wrong = NULL;

  if (*row->arrived != '\0' && !yishi_time_check (row->arrived))
    wrong = row->arrived;
  else if (*row->left != '\0' && !yishi_time_check (row->left))
    wrong = row->left;
  if (wrong != NULL)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("nothing was recorded: “%s” is not a time of day (write it as 19:05)"), wrong);
      return FALSE;
    }
  if (*row->arrived != '\0' && *row->left != '\0' && strcmp (row->left, row->arrived) < 0)
    {
      /* Translators: a unit and two times of day */
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("nothing was recorded: %s left at %s, before arriving at %s (correct the times)"), row->unit,
                   row->left, row->arrived);
      return FALSE;
    }

  return TRUE;
}

/* Makes the row canonical; @known is set if it stands in the record like that. */
static gboolean
prepare_row (YishiDb                *db,
             gint64                  meeting,
             const YishiAttendance  *given,
             YishiAttendance        *row,
             gboolean               *known,
             GError                **error)
{
  gint64 n;

  row->unit = yishi_db_need_unit (db, given->unit, error);
  row->arrived = g_strdup (given->arrived != NULL ? given->arrived : "");
  row->left = g_strdup (given->left != NULL ? given->left : "");
  if (row->unit == NULL)
    return FALSE;
  if (given->proxy_for != NULL && *given->proxy_for != '\0')
    row->proxy_for = yishi_db_need_unit (db, given->proxy_for, error);
  else
    row->proxy_for = g_strdup ("");
  if (row->proxy_for == NULL || !check_times (row, error) ||
      !yishi_db_query_int (db, 0, &n, error,
                           "SELECT count(*) FROM attendance WHERE meeting = ?1 AND unit = ?2 AND arrived = ?3"
                           " AND left = ?4 AND proxy_for = ?5",
                           "itttt", meeting, row->unit, row->arrived, row->left, row->proxy_for))
    return FALSE;

  *known = n > 0;
  return TRUE;
}

static void
write_row (YishiJson             *body,
           gint64                 id,
           const YishiAttendance *row)
{
  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_string (body, "unit", row->unit);
  yishi_json_string (body, "arrived", row->arrived);
  yishi_json_string (body, "left", row->left);
  yishi_json_string (body, "proxy_for", row->proxy_for);
  yishi_json_end_object (body);
}

/* The rows that are new, canonical. */
static GPtrArray *
prepare_rows (YishiDb          *db,
              gint64            meeting,
              const GPtrArray  *rows,
              GError          **error)
{
  g_autoptr(GPtrArray) fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attendance_free);

  for (guint i = 0; i < rows->len; i++)
    {
      YishiAttendance *row = g_new0 (YishiAttendance, 1);
      gboolean known;

      g_ptr_array_add (fresh, row);
      if (!prepare_row (db, meeting, rows->pdata[i], row, &known, error))
        return NULL;
      if (known)
        g_ptr_array_remove_index (fresh, fresh->len - 1);
    }

  return g_steal_pointer (&fresh);
}

/* Proxies that come with the rows, then those that fall because the principal
 * is in the room. */
static gboolean
apply_proxies (YishiDb          *db,
               gint64            meeting,
               const GPtrArray  *rows,
               gint64            seq,
               GError          **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const YishiAttendance *row = rows->pdata[i];
      YishiProxy proxy = { .principal = row->proxy_for, .agent = row->unit, .agent_unit = row->unit };
      gint64 n;

      if (*row->proxy_for == '\0')
        continue;
      if (!yishi_db_query_int (db, 0, &n, error,
                               "SELECT count(*) FROM proxy WHERE meeting = ?1 AND principal = ?2"
                               " AND (agent = ?3 OR agent_unit = ?3)",
                               "itt", meeting, row->proxy_for, row->unit) ||
          (n == 0 && !append_proxy (db, meeting, &proxy, seq, error)))
        return FALSE;
    }

  for (guint i = 0; i < rows->len; i++)
    if (!suspend_proxy (db, meeting, ((YishiAttendance *) rows->pdata[i])->unit, error))
      return FALSE;

  return TRUE;
}

gint64
yishi_db_append_attendance (YishiDb          *db,
                            gint64            meeting,
                            const GPtrArray  *rows,
                            GError          **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 id;

  if (!yishi_db_query_int (db, 0, &id, error, YISHI_LAST_ID ("attendance"), ""))
    return 0;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_begin_array (body, "rows");
  for (guint i = 0; i < rows->len; i++)
    write_row (body, ++id, rows->pdata[i]);
  yishi_json_end_array (body);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "attendance.recorded", body, error);
}

gboolean
yishi_db_add_attendance_within (YishiDb          *db,
                                gint64            meeting,
                                const GPtrArray  *rows,
                                guint            *n_new,
                                GError          **error)
{
  g_autoptr(GPtrArray) fresh = prepare_rows (db, meeting, rows, error);
  gint64 seq;

  if (fresh == NULL)
    return FALSE;
  *n_new = fresh->len;
  if (fresh->len == 0)
    return TRUE;

  seq = yishi_db_append_attendance (db, meeting, fresh, error);
  return seq != 0 && apply_proxies (db, meeting, fresh, seq, error);
}

gboolean
yishi_db_add_attendance (YishiDb          *db,
                         gint64            meeting,
                         const GPtrArray  *rows,
                         guint            *n_new,
                         GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };

  return yishi_transaction_begin (&transaction, db, error) && yishi_db_check_meeting_open (db, meeting, error) &&
         yishi_db_add_attendance_within (db, meeting, rows, n_new, error) &&
         yishi_transaction_commit (&transaction, error);
}
