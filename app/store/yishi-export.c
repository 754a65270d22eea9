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
#include "yishi-db-recording.h"
#include "yishi-db-result.h"
#include "yishi-mask.h"

/* Spreadsheets take a file without it for the local encoding. */
#define BOM "\xEF\xBB\xBF"

/* An export under way: all of it is read in one transaction, and what was
 * written is taken away again if it cannot be brought to its end. */
typedef struct
{
  YishiDb          *db;         /* (unowned) */
  const char       *directory;  /* (unowned) */
  gboolean          made;       /* whether the folder is ours */
  GPtrArray        *files;      /* (owned) (element-type filename): written so far */
  YishiTransaction  reading;
} Export;

/* Takes away what was written, unless the export has come to its end. */
static void
export_clear (Export *self)
{
  yishi_transaction_clear (&self->reading);
  if (self->files == NULL)
    return;

  for (guint i = 0; i < self->files->len; i++)
    g_unlink (self->files->pdata[i]);
  if (self->made)
    g_rmdir (self->directory);
  g_ptr_array_unref (self->files);
}

static gboolean
export_finish (Export *self)
{
  g_clear_pointer (&self->files, g_ptr_array_unref);
  return TRUE;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
write_file (Export         *self,
            const char     *name,
            const GString  *text,
            GError        **error)
{
  g_autofree char *path = g_build_filename (self->directory, name, NULL);
  g_autoptr(GError) local_error = NULL;
  YishiStoreError code = YISHI_STORE_ERROR_IO;

  if (g_file_set_contents_full (path, text->str, text->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local_error))
    {
      g_ptr_array_add (self->files, g_steal_pointer (&path));
      return TRUE;
    }

  if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    code = YISHI_STORE_ERROR_NO_SPACE;
  else if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_ROFS) ||
           g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    code = YISHI_STORE_ERROR_READ_ONLY;
  g_set_error (error, YISHI_STORE_ERROR, code, _("“%s” was not written: %s (choose another folder)"), path,
               local_error->message);
  return FALSE;
}

static gboolean
write_json (Export     *self,
            const char *name,
            YishiJson  *json,
            GError    **error)
{
  g_autoptr(GString) text = g_string_new (yishi_json_peek (json, NULL));

  g_string_append_c (text, '\n');
  return write_file (self, name, text, error);
}

/* Spreadsheets set for Chinese or Japanese read full-width signs like the others. */
static gboolean
begins_like_formula (const char *text)
{
  static const char *const signs[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", NULL };

  for (gsize i = 0; signs[i] != NULL; i++)
    if (g_str_has_prefix (text, signs[i]))
      return TRUE;

  return FALSE;
}

/* A cell that begins like a formula is run as one by spreadsheets, quoted or
 * not; an apostrophe before it makes it text. */
static void
append_cell (GString    *csv,
             const char *text)
{
  g_string_append_c (csv, '"');
  if (begins_like_formula (text))
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

/* What people write freely; names of units, days and instants are no such thing. */
static gboolean
is_free_text (const char *column)
{
  static const char *const columns[] = { "agent",       "device",       "done_note",    "instruction", "name",      "note",
                                         "organisation", "outcome_text", "owners",     "place",     "presenter",
                                         "responsible", "teller",       "text",        "title",     "void_reason",
                                         "withdrawn",   NULL };

  return g_strv_contains (columns, column);
}

/* Columns whose name ends in "area" hold 0.01 m² and are written in m². */
static void
append_value (GString      *csv,
              sqlite3_stmt *statement,
              int           column)
{
  const char *name = sqlite3_column_name (statement, column);
  /* Asked before the text: reading that may change it. */
  gboolean is_number = sqlite3_column_type (statement, column) == SQLITE_INTEGER;
  const char *text = yishi_db_text (statement, column);
  g_autofree char *masked = is_free_text (name) ? yishi_mask_numbers (text) : NULL;

  if (!is_number)
    append_cell (csv, masked != NULL ? masked : text);
  else if (g_str_has_suffix (name, "area"))
    yishi_area_append (csv, sqlite3_column_int64 (statement, column));
  else
    g_string_append (csv, text);
}

static gboolean
write_table (Export      *self,
             const char  *name,
             const char  *sql,
             gint64       argument,
             GError     **error)
{
  g_autoptr(GString) csv = g_string_new (BOM);
  sqlite3_stmt *statement = yishi_db_query (self->db, error, sql, "");
  int status = -1, n;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, argument);

  n = sqlite3_column_count (statement);
  for (int i = 0; i < n; i++)
    g_string_append_printf (csv, "%s%s", sqlite3_column_name (statement, i), i + 1 < n ? "," : "\r\n");
  while ((status = yishi_db_step (self->db, statement, error)) > 0)
    for (int i = 0; i < n; i++)
      {
        append_value (csv, statement, i);
        g_string_append (csv, i + 1 < n ? "," : "\r\n");
      }

  return status == 0 && write_file (self, name, csv, error);
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
    "  i.responsible, i.due, t.posted_on, i.withdrawn, i.done, i.done_note,"
    "  ifnull((SELECT p.number FROM item p WHERE p.id = i.parent), 0) AS part_of"
    " FROM item i LEFT JOIN notice_topic t ON t.item = i.id"
    " WHERE i.meeting = ?1 ORDER BY i.number" },
  { "attendance.csv",
    "SELECT unit, arrived, left, proxy_for FROM attendance WHERE meeting = ?1 ORDER BY id" },
  { "proxies.csv",
    "SELECT principal, agent, agent_unit, from_day, until_day, items, instruction, suspended FROM proxy"
    " WHERE meeting = ?1 ORDER BY id" },
  { "guests.csv",
    "SELECT name, party, organisation, arrived, left FROM guest WHERE meeting = ?1 ORDER BY id" },
  /* Item 0 is the meeting as a whole. */
  { "notes.csv",
    "SELECT ifnull(i.number, 0) AS item, n.at, n.text FROM note n LEFT JOIN item i ON i.id = n.item"
    " WHERE n.meeting = ?1 ORDER BY n.id" },
  { "statements.csv",
    "SELECT i.number AS item, s.party, s.position, s.text, s.due FROM statement s JOIN item i ON i.id = s.item"
    " WHERE i.meeting = ?1 ORDER BY i.number, s.party" },
  { "notices.csv",
    "SELECT posted_on, place FROM notice WHERE meeting = ?1 ORDER BY id" },
  /* Time of sound in seconds; "time" runs over all parts. Instants in UTC. */
  { "recordings.csv",
    "SELECT number AS part, file, device, strftime('%Y-%m-%dT%H:%M:%fZ', began / 1000000.0, 'unixepoch') AS began,"
    "  CASE WHEN length >= 0 THEN printf('%.3f', length / 1000000000.0) ELSE '' END AS duration,"
    "  nullif(bytes, -1) AS bytes, sha256, ended FROM part WHERE meeting = ?1"
    " ORDER BY number" },
  { "bookmarks.csv",
    "SELECT b.kind, ifnull(i.number, 0) AS item, ifnull(n.text, b.text) AS text,"
    "  strftime('%Y-%m-%dT%H:%M:%fZ', b.instant / 1000000.0, 'unixepoch') AS instant, b.part,"
    "  printf('%.3f', b.position / 1000000000.0) AS position,"
    "  printf('%.3f', (b.position + (SELECT ifnull(sum(max(p.length, 0)), 0) FROM part p"
    "   WHERE p.meeting = b.meeting AND p.number < b.part)) / 1000000000.0) AS time FROM bookmark b"
    " LEFT JOIN item i ON i.id = b.item LEFT JOIN note n ON b.kind = 'note' AND n.id = b.reference"
    " WHERE b.meeting = ?1 ORDER BY b.id" },
  { "journal.csv",
    "SELECT seq, at, kind, prev, hash FROM journal WHERE ?1 > 0 ORDER BY seq" },
};

/* With the roll's units, areas and persons as they were frozen, so that whoever
 * has this file can count again. */
static gboolean
write_ballots (Export           *self,
               const YishiItem  *item,
               GError          **error)
{
  g_autofree char *name = g_strdup_printf ("ballots-%d.csv", item->number);

  return write_table (self, name,
                      "SELECT b.id, u.unit, b.person, b.choice, b.marks, b.area, b.channel, b.agent, b.teller,"
                      "  b.received, b.late, b.void_reason, b.replaced_by FROM ballot b"
                      " JOIN vote v ON v.item = b.item"
                      " JOIN unit u ON u.number = b.unit AND u.first_version <= v.roll_version"
                      "  AND (u.last_version IS NULL OR u.last_version >= v.roll_version)"
                      " WHERE b.item = ?1 ORDER BY b.id",
                      item->id, error);
}

/* Who answered what, if the vote was by name. Members have names, in which anything
 * may be typed; units have theirs from the roll. */
static gboolean
write_roll_call (Export           *self,
                 const YishiItem  *item,
                 GError          **error)
{
  g_autofree char *name = g_strdup_printf ("roll-call-%d.csv", item->number);
  gint64 n_answers;

  if (!yishi_db_query_int (self->db, 0, &n_answers, error, "SELECT count(*) FROM rollcall WHERE item = ?1", "i",
                           item->id))
    return FALSE;
  if (n_answers == 0)
    return TRUE;

  return write_table (self, name,
                      strcmp (item->kind, "committee") == 0
                        ? "SELECT number, name, choice FROM rollcall WHERE item = ?1 ORDER BY number"
                        : "SELECT number, name AS unit, choice FROM rollcall WHERE item = ?1 ORDER BY number",
                      item->id, error);
}

static gboolean
write_result (Export           *self,
              const YishiItem  *item,
              GError          **error)
{
  g_autoptr(YishiResult) result = yishi_db_get_result (self->db, item, error);
  g_autofree char *name = g_strdup_printf ("result-%d.json", item->number);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(YishiJson) json = yishi_json_new ();
  g_autofree char *title = NULL;

  if (result == NULL)
    return FALSE;

  title = g_steal_pointer (&result->title);
  result->title = yishi_mask_numbers (title);
  for (gsize i = 0; result->election != NULL && i < result->election->n_candidates; i++)
    {
      YishiCandidate *candidate = &result->election->candidates[i];

      candidate->name = yishi_mask_numbers (candidate->name);
      g_ptr_array_add (names, (gpointer) candidate->name);
    }
  yishi_result_write_json (result, json, "zh_CN");
  return write_json (self, name, json, error);
}

static void
write_masked (YishiJson  *json,
              const char *key,
              const char *text)
{
  g_autofree char *masked = yishi_mask_numbers (text);

  yishi_json_string (json, key, masked);
}

static gboolean
write_meeting (Export              *self,
               const YishiMeeting  *meeting,
               GError             **error)
{
  g_autofree char *name = g_strdup_printf ("%s/%s", meeting->date, meeting->kind);
  g_autoptr(YishiMeeting) now = yishi_db_find_meeting (self->db, name, error);
  g_autoptr(YishiRecordInfo) info = now != NULL ? yishi_db_get_info (self->db, error) : NULL;
  g_autoptr(YishiJson) json = yishi_json_new ();

  if (info == NULL)
    return FALSE;

  yishi_json_begin_object (json, NULL);
  write_masked (json, "community", info->name);
  yishi_json_string (json, "pack", info->pack);
  yishi_json_string (json, "date", now->date);
  yishi_json_string (json, "kind", now->kind);
  write_masked (json, "title", now->title);
  write_masked (json, "place", now->place);
  yishi_json_string (json, "time", now->time);
  write_masked (json, "chair", now->chair);
  write_masked (json, "secretary", now->secretary);
  yishi_json_string (json, "started", now->started);
  yishi_json_string (json, "closed", now->closed);
  yishi_json_int (json, "entries", info->n_entries);
  yishi_json_string (json, "head", info->head);
  yishi_json_end_object (json);
  return write_json (self, "meeting.json", json, error);
}

static gint64
read_instant (const char *text)
{
  gint64 instant = YISHI_UNKNOWN;

  yishi_instant_parse (text, &instant);
  return instant;
}

/* Parts, bookmarks and gaps, those included that nobody has noted. */
static gboolean
write_recording (Export              *self,
                 const YishiMeeting  *meeting,
                 const GPtrArray     *items,
                 GError             **error)
{
  g_autoptr(YishiMeeting) now = yishi_db_get_meeting (self->db, meeting->id, error);
  g_autoptr(YishiRecording) recording = now != NULL ? yishi_db_load_recording (self->db, now->id, error) : NULL;
  g_autoptr(YishiJson) json = yishi_json_new ();
  g_autoptr(GPtrArray) gaps = NULL;

  if (recording == NULL)
    return FALSE;

  gaps = yishi_recording_list_gaps (recording, read_instant (now->started), read_instant (now->closed));
  yishi_json_begin_object (json, NULL);
  yishi_recording_write_json (recording, json, items, gaps, self->db->clock, TRUE);
  yishi_json_end_object (json);
  return write_json (self, "recording.json", json, error);
}

/* Makes the folder, or takes an empty one. */
static gboolean
prepare_directory (const char  *directory,
                   gboolean    *made,
                   GError     **error)
{
  g_autoptr(GDir) dir = NULL;
  YishiStoreError code;

  *made = g_mkdir (directory, 0700) == 0;
  if (*made)
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

static gboolean
begin_export (Export  *self,
              GError **error)
{
  if (!prepare_directory (self->directory, &self->made, error))
    return FALSE;

  self->files = g_ptr_array_new_with_free_func (g_free);
  if (!yishi_db_run (self->db, error, "BEGIN", ""))
    return FALSE;

  self->reading.db = self->db;
  return TRUE;
}

gboolean
yishi_db_export (YishiDb             *db,
                 const YishiMeeting  *meeting,
                 const char          *directory,
                 GError             **error)
{
  g_auto(Export) self = { db, directory, FALSE, NULL, { NULL } };
  g_autoptr(GPtrArray) items = NULL;

  if (!begin_export (&self, error) || !write_meeting (&self, meeting, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!write_table (&self, tables[i].name, tables[i].sql, meeting->id, error))
      return FALSE;

  items = yishi_db_list_items (db, meeting->id, error);
  if (items == NULL || !write_recording (&self, meeting, items, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];

      if (strcmp (item->state, "none") == 0)
        continue;
      if (!write_ballots (&self, item, error) || !write_roll_call (&self, item, error) ||
          !write_result (&self, item, error))
        return FALSE;
    }

  return export_finish (&self);
}
