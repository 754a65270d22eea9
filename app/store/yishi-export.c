/* yishi-export.c - everything about a meeting as CSV and JSON, safe to open in a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "yishi-area.h"
#include "yishi-backup.h"
#include "yishi-db-private.h"
#include "yishi-db-record.h"
#include "yishi-db-result.h"

/* Spreadsheets take a file without it for the local encoding. */
#define BOM "\xEF\xBB\xBF"

static gboolean
write_file (const char     *directory,
            const char     *name,
            const GString  *text,
            GError        **error)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr(GError) local_error = NULL;
  YishiStoreError code = YISHI_STORE_ERROR_IO;

  if (g_file_set_contents_full (path, text->str, text->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local_error))
    return TRUE;

  if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    code = YISHI_STORE_ERROR_NO_SPACE;
  else if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_ROFS) ||
           g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    code = YISHI_STORE_ERROR_READ_ONLY;
  g_set_error (error, YISHI_STORE_ERROR, code, _("“%s” was not written: %s (choose another folder)"), path,
               local_error->message);
  return FALSE;
}

/* A cell that begins like a formula is run as one by spreadsheets, quoted or
 * not; an apostrophe before it makes it text. */
static void
append_cell (GString    *csv,
             const char *text)
{
  g_string_append_c (csv, '"');
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

/* Columns whose name ends in "area" hold 0.01 m² and are written in m². */
static void
append_value (GString      *csv,
              sqlite3_stmt *statement,
              int           column)
{
  if (sqlite3_column_type (statement, column) != SQLITE_INTEGER)
    append_cell (csv, yishi_db_text (statement, column));
  else if (g_str_has_suffix (sqlite3_column_name (statement, column), "area"))
    yishi_area_append (csv, sqlite3_column_int64 (statement, column));
  else
    g_string_append (csv, yishi_db_text (statement, column));
}

static gboolean
write_table (YishiDb     *db,
             const char  *directory,
             const char  *name,
             const char  *sql,
             gint64       argument,
             GError     **error)
{
  g_autoptr(GString) csv = g_string_new (BOM);
  sqlite3_stmt *statement = yishi_db_query (db, error, sql, "");
  int status = -1, n;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, argument);

  n = sqlite3_column_count (statement);
  for (int i = 0; i < n; i++)
    g_string_append_printf (csv, "%s%s", sqlite3_column_name (statement, i), i + 1 < n ? "," : "\r\n");
  while ((status = yishi_db_step (db, statement, error)) > 0)
    for (int i = 0; i < n; i++)
      {
        append_value (csv, statement, i);
        g_string_append (csv, i + 1 < n ? "," : "\r\n");
      }

  return status == 0 && write_file (directory, name, csv, error);
}

/* What is written of the meeting itself. Phones and ID numbers are left out, in
 * the journal too: its bodies stay in the record. */
static const struct
{
  const char *name;
  const char *sql;
} tables[] = {
  { "roll.csv",
    "SELECT unit, building, stair, room, area, parking_area,"
    "  (SELECT group_concat(value ->> '$.name', '、') FROM json_each(owners)) AS owners,"
    "  person, reason, note FROM unit WHERE last_version IS NULL AND ?1 > 0 ORDER BY number" },
  { "items.csv",
    "SELECT i.number, i.kind, i.title, i.matter, i.scope, i.minutes, i.presenter, i.outcome, i.outcome_text,"
    "  i.responsible, i.due, t.posted_on FROM item i LEFT JOIN notice_topic t ON t.item = i.id"
    " WHERE i.meeting = ?1 ORDER BY i.number" },
  { "attendance.csv",
    "SELECT unit, arrived, left, proxy_for FROM attendance WHERE meeting = ?1 ORDER BY id" },
  { "proxies.csv",
    "SELECT principal, agent, agent_unit, from_day, until_day, items, instruction, suspended FROM proxy"
    " WHERE meeting = ?1 ORDER BY id" },
  { "notices.csv",
    "SELECT posted_on, place FROM notice WHERE meeting = ?1 ORDER BY id" },
  { "journal.csv",
    "SELECT seq, at, kind, prev, hash FROM journal WHERE ?1 > 0 ORDER BY seq" },
};

static gboolean
write_ballots (YishiDb          *db,
               const char       *directory,
               const YishiItem  *item,
               GError          **error)
{
  g_autofree char *name = g_strdup_printf ("ballots-%d.csv", item->number);

  return write_table (db, directory, name,
                      "SELECT b.id, u.unit, b.choice, b.marks, b.area, b.channel, b.agent, b.teller, b.received,"
                      "  b.late, b.void_reason, b.replaced_by FROM ballot b JOIN vote v ON v.item = b.item"
                      " JOIN unit u ON u.number = b.unit AND u.first_version <= v.roll_version"
                      "  AND (u.last_version IS NULL OR u.last_version >= v.roll_version)"
                      " WHERE b.item = ?1 ORDER BY b.id",
                      item->id, error);
}

static gboolean
write_result (YishiDb          *db,
              const char       *directory,
              const YishiItem  *item,
              GError          **error)
{
  g_autoptr(YishiResult) result = yishi_db_get_result (db, item, error);
  g_autofree char *name = g_strdup_printf ("result-%d.json", item->number);
  g_autoptr(YishiJson) json = yishi_json_new ();
  g_autoptr(GString) text = NULL;

  if (result == NULL)
    return FALSE;

  yishi_result_write_json (result, json, "zh_CN");
  text = g_string_new (yishi_json_peek (json, NULL));
  g_string_append_c (text, '\n');
  return write_file (directory, name, text, error);
}

static gboolean
write_meeting (YishiDb             *db,
               const char          *directory,
               const YishiMeeting  *meeting,
               GError             **error)
{
  g_autoptr(YishiRecordInfo) info = yishi_db_get_info (db, error);
  g_autoptr(YishiJson) json = yishi_json_new ();
  g_autoptr(GString) text = NULL;

  if (info == NULL)
    return FALSE;

  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "community", info->name);
  yishi_json_string (json, "pack", info->pack);
  yishi_json_string (json, "date", meeting->date);
  yishi_json_string (json, "kind", meeting->kind);
  yishi_json_string (json, "title", meeting->title);
  yishi_json_string (json, "place", meeting->place);
  yishi_json_string (json, "started", meeting->started);
  yishi_json_string (json, "closed", meeting->closed);
  yishi_json_int (json, "entries", info->n_entries);
  yishi_json_string (json, "head", info->head);
  yishi_json_end_object (json);

  text = g_string_new (yishi_json_peek (json, NULL));
  g_string_append_c (text, '\n');
  return write_file (directory, "meeting.json", text, error);
}

/* Makes the folder, or takes an empty one. */
static gboolean
prepare_directory (const char  *directory,
                   GError     **error)
{
  g_autoptr(GDir) dir = NULL;
  YishiStoreError code;

  if (g_mkdir (directory, 0700) == 0)
    return TRUE;

  code = errno == ENOENT ? YISHI_STORE_ERROR_NOT_FOUND
         : errno == ENOSPC ? YISHI_STORE_ERROR_NO_SPACE
         : errno == EROFS || errno == EACCES ? YISHI_STORE_ERROR_READ_ONLY
                                             : YISHI_STORE_ERROR_IO;
  if (errno == EEXIST)
    {
      dir = g_dir_open (directory, 0, NULL);
      if (dir != NULL && g_dir_read_name (dir) == NULL)
        return TRUE;
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_EXISTS,
                   _("nothing was exported: “%s” is there and not an empty folder (name a new one)"), directory);
      return FALSE;
    }

  g_set_error (error, YISHI_STORE_ERROR, code, _("nothing was exported: “%s” cannot be made: %s (choose another place)"),
               directory, g_strerror (errno));
  return FALSE;
}

gboolean
yishi_db_export (YishiDb             *db,
                 const YishiMeeting  *meeting,
                 const char          *directory,
                 GError             **error)
{
  g_autoptr(GPtrArray) items = NULL;

  if (!prepare_directory (directory, error) || !write_meeting (db, directory, meeting, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!write_table (db, directory, tables[i].name, tables[i].sql, meeting->id, error))
      return FALSE;

  items = yishi_db_list_items (db, meeting->id, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];

      if (strcmp (item->state, "none") == 0)
        continue;
      if (!write_ballots (db, directory, item, error) || !write_result (db, directory, item, error))
        return FALSE;
    }

  return TRUE;
}
