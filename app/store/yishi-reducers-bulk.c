/* yishi-reducers-bulk.c - the two kinds of entries that hold, or come in, tens of thousands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What they do could be said in SQL like the others; SQLite's JSON functions
 * then parse each member anew, and importing 50,000 units took four times as
 * long. So the entry is read from front to end here, straight into a prepared
 * statement, which for many units inserts several at once.
 */
#include "config.h"

#include "yishi-reducers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-json-scan.h"

/* So many units are inserted at once: SQLite starts a statement and opens its
 * tables as seldom, which is a third of the work that a unit takes. */
#define UNITS_AT_ONCE 65
/* A shorter entry has not many units, and they are inserted one by one. */
#define LONG_ENTRY_BYTES (64 * 1024)

/* A member of a row and the parameter it is bound to; t: text, i: whole number,
 * r: the JSON itself. A member that is missing is "" or 0. */
typedef struct
{
  const char *key;
  char        type;
  int         parameter;
} Member;

static gboolean
set_unreadable (GError **error)
{
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_DAMAGED, _("an entry of the journal cannot be read"));
  return FALSE;
}

static void
bind_text (YishiJsonScan *scan,
           sqlite3_stmt  *statement,
           int            parameter,
           const char    *text,
           gsize          length)
{
  gboolean is_scratch = scan->scratch != NULL && text == scan->scratch->str;

  sqlite3_bind_text64 (statement, parameter, text, length, is_scratch ? SQLITE_TRANSIENT : SQLITE_STATIC,
                       SQLITE_UTF8);
}

/* @seen: a bit for each of @members that has been bound. */
static void
bind_missing (sqlite3_stmt *statement,
              const Member *members,
              int           shift,
              guint         seen)
{
  for (; members->key != NULL; members++, seen >>= 1)
    if ((seen & 1) != 0)
      continue;
    else if (members->type == 'i')
      sqlite3_bind_int64 (statement, members->parameter + shift, 0);
    else
      sqlite3_bind_text (statement, members->parameter + shift, "", 0, SQLITE_STATIC);
}

static void
bind_value (YishiJsonScan *scan,
            sqlite3_stmt  *statement,
            const Member  *member,
            int            shift)
{
  const char *text;
  gsize length;

  if (member->type == 'i')
    {
      sqlite3_bind_int64 (statement, member->parameter + shift, yishi_json_scan_int (scan));
      return;
    }

  text = member->type == 't' ? yishi_json_scan_text (scan, &length) : yishi_json_scan_raw (scan, &length);
  bind_text (scan, statement, member->parameter + shift, text, length);
}

/* Looks first where the last one was found: entries keep one order. */
static const Member *
find_member (const Member *members,
             const Member *last,
             const char   *key,
             gsize         length)
{
  const Member *start = last != NULL && last[1].key != NULL ? last + 1 : members;

  for (const Member *member = start; member->key != NULL; member++)
    if (strncmp (member->key, key, length) == 0 && member->key[length] == '\0')
      return member;
  for (const Member *member = members; member < start; member++)
    if (strncmp (member->key, key, length) == 0 && member->key[length] == '\0')
      return member;

  return NULL;
}

/* Reads one object into the statement. @shift: is added to its parameters.
 * Returns: how many members it had */
static int
bind_row (YishiJsonScan *scan,
          sqlite3_stmt  *statement,
          const Member  *members,
          int            shift)
{
  const Member *last = NULL;
  const char *key;
  gsize length;
  guint seen = 0;
  int n = 0;

  yishi_json_scan_object (scan);
  for (; yishi_json_scan_member (scan, &key, &length); n++)
    {
      const Member *member = find_member (members, last, key, length);

      if (member != NULL)
        bind_value (scan, statement, member, shift);
      else
        yishi_json_scan_raw (scan, &length);
      if (member != NULL)
        {
          last = member;
          seen |= 1u << (member - members);
        }
    }
  bind_missing (statement, members, shift, seen);

  return n;
}

/* Reads the members before the array @rows into @statement, up to its opening. */
static gboolean
bind_head (YishiJsonScan *scan,
           sqlite3_stmt  *statement,
           const Member  *members,
           const char    *rows)
{
  const char *key;
  gsize length;

  bind_missing (statement, members, 0, 0);
  yishi_json_scan_object (scan);
  while (yishi_json_scan_member (scan, &key, &length))
    {
      const Member *member = find_member (members, NULL, key, length);

      if (length == strlen (rows) && memcmp (key, rows, length) == 0)
        {
          yishi_json_scan_array (scan);
          return !scan->failed;
        }
      if (member != NULL)
        bind_value (scan, statement, member, 0);
      else
        yishi_json_scan_raw (scan, &length);
    }

  return FALSE;
}

static gboolean
run_bound (YishiDb       *db,
           sqlite3_stmt  *statement,
           GError       **error)
{
  return yishi_db_step (db, statement, error) == 0;
}

gboolean
yishi_reduce_ballots (YishiDb     *db,
                      gint64       seq,
                      const char  *at,
                      const char  *body,
                      gsize        length,
                      GError     **error)
{
  static const Member head[] = { { "item", 'i', 1 }, { "channel", 't', 2 }, { "teller", 't', 3 }, { NULL } };
  static const Member row[] = {
    { "id", 'i', 6 },     { "number", 'i', 7 }, { "person", 'i', 8 },    { "area", 'i', 9 }, { "choice", 't', 10 },
    { "marks", 't', 11 }, { "agent", 't', 12 }, { "received", 't', 13 }, { "late", 'i', 14 }, { NULL },
  };
  g_auto(YishiJsonScan) scan = { NULL };
  sqlite3_stmt *statement;
  gboolean done = TRUE;

  statement = yishi_db_query (db, error,
                              "INSERT INTO ballot (item, channel, teller, seq, id, unit, person, area, choice, marks,"
                              " agent, received, late) VALUES (?1, ?2, ?3, ?4, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
                              " iif(?13 = '', ?5, ?13), ?14)",
                              "");
  if (statement == NULL)
    return FALSE;

  yishi_json_scan_init (&scan, body, length);
  sqlite3_bind_int64 (statement, 4, seq);
  sqlite3_bind_text (statement, 5, at, -1, SQLITE_STATIC);
  if (!bind_head (&scan, statement, head, "ballots"))
    return set_unreadable (error);
  while (done && yishi_json_scan_element (&scan))
    {
      bind_row (&scan, statement, row, 0);
      done = !scan.failed && run_bound (db, statement, error);
    }

  /* Bound without a copy: the body must not be remembered. */
  sqlite3_clear_bindings (statement);
  return scan.failed ? set_unreadable (error) : done;
}

/* The row that a unit had so far stands up to the version before. */
static gboolean
end_unit (YishiDb  *db,
          gint64    version,
          gint64    number,
          GError  **error)
{
  return version <= 1 || yishi_db_run (db, error,
                                       "UPDATE unit SET last_version = ?1 - 1"
                                       " WHERE number = ?2 AND last_version IS NULL",
                                       "ii", version, number);
}

/* What one statement inserts. Beside the entry and the version, which are ?1 and
 * ?2, a unit's parameters are those of its members; the next unit's follow. */
static const Member unit_members[] = {
  { "number", 'i', 3 },  { "unit", 't', 4 },           { "building", 't', 5 },      { "stair", 't', 6 },
  { "room", 't', 7 },    { "area", 'i', 8 },           { "parking_area", 'i', 9 },  { "parking", 't', 10 },
  { "note", 't', 11 },   { "is_developers", 'i', 12 }, { "owners", 'r', 13 },       { "confirmed", 't', 14 },
  { "person", 'i', 15 }, { "reason", 't', 16 },        { NULL },
};
#define UNIT_PARAMETERS ((int) G_N_ELEMENTS (unit_members) - 1)

/* FAIL: whoever calls rolls everything back, so a statement need not keep what
 * it would take to undo itself alone. */
#define INSERT_UNIT                                                                                \
  "INSERT OR FAIL INTO unit (seq, first_version, number, unit, building, stair, room, area,"       \
  " parking_area, parking, note, is_developers, owners, confirmed, person, reason) VALUES " UNIT_ROW
#define UNIT_ROW "(?1, ?2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define FOUR(text) text text text text

static const char insert_unit[] = INSERT_UNIT;
static const char insert_units[] = INSERT_UNIT FOUR (FOUR (FOUR (", " UNIT_ROW)));

/* The units of one entry, on their way into the table. */
typedef struct
{
  YishiDb       *db;    /* (unowned) */
  YishiJsonScan *scan;  /* (unowned) stands in the array of units */
  gint64         seq;
  gint64         version;
} Units;

static sqlite3_stmt *
prepare_units (const Units  *units,
               const char   *sql,
               GError      **error)
{
  return yishi_db_query (units->db, error, sql, "ii", units->seq, units->version);
}

/* The number comes first, since a unit's old row ends before the new one begins.
 * Leaves the scan where it is. */
static gboolean
peek_number (const YishiJsonScan *scan,
             gint64              *number)
{
  YishiJsonScan ahead = *scan;
  const char *key;
  gsize length;

  ahead.scratch = NULL;
  yishi_json_scan_object (&ahead);
  if (!yishi_json_scan_member (&ahead, &key, &length) || length != 6 || memcmp (key, "number", 6) != 0)
    return FALSE;

  *number = yishi_json_scan_int (&ahead);
  return !ahead.failed;
}

/* Binds the next unit as it now is, as the one at @place of the statement. The
 * rows that it and what is passed over had so far are ended: a unit with its
 * number alone was taken out of the roll. Returns: 1, 0 at the end, -1 on error */
static int
bind_unit (const Units   *units,
           sqlite3_stmt  *statement,
           int            place,
           GError       **error)
{
  gint64 number;
  int n_members = 1;

  while (n_members == 1)
    {
      if (!yishi_json_scan_element (units->scan))
        return 0;
      if (peek_number (units->scan, &number))
        n_members = bind_row (units->scan, statement, unit_members, place * UNIT_PARAMETERS);
      else
        units->scan->failed = TRUE;
      if (units->scan->failed)
        {
          set_unreadable (error);
          return -1;
        }
      if (!end_unit (units->db, units->version, number, error))
        return -1;
    }

  return 1;
}

/* Puts as many units into the table as fill the statement; the rest is left to be
 * read again. */
static gboolean
put_many_units (const Units  *units,
                GError      **error)
{
  sqlite3_stmt *statement = prepare_units (units, insert_units, error);
  gboolean done = statement != NULL;
  int status = 1;

  while (done && status > 0)
    {
      YishiJsonScan start = *units->scan;

      for (int place = 0; place < UNITS_AT_ONCE && status > 0; place++)
        status = bind_unit (units, statement, place, error);
      if (status > 0)
        done = run_bound (units->db, statement, error);
      else
        done = status == 0;
      if (status == 0)
        {
          start.scratch = units->scan->scratch;
          start.failed = units->scan->failed;
          *units->scan = start;
        }
    }

  if (statement != NULL)
    sqlite3_clear_bindings (statement);
  return done;
}

static gboolean
put_units (const Units  *units,
           GError      **error)
{
  sqlite3_stmt *statement = prepare_units (units, insert_unit, error);
  gboolean done = statement != NULL;
  int status = 1;

  while (done && (status = bind_unit (units, statement, 0, error)) > 0)
    done = run_bound (units->db, statement, error);

  if (statement != NULL)
    sqlite3_clear_bindings (statement);
  return done && status == 0;
}

gboolean
yishi_reduce_roll (YishiDb     *db,
                   gint64       seq,
                   const char  *at,
                   const char  *body,
                   gsize        length,
                   GError     **error)
{
  static const Member head[] = {
    { "version", 'i', 1 }, { "source", 't', 3 },    { "file_sha256", 't', 4 }, { "sha256", 't', 5 },
    { "n_units", 'i', 6 }, { "n_persons", 'i', 7 }, { "area", 'i', 8 },        { "parking_area", 'i', 9 },
    { NULL },
  };
  g_auto(YishiJsonScan) scan = { NULL };
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "INSERT INTO roll_version (version, at, source, file_sha256, sha256, units,"
                                            " persons, area, parking_area, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
                                            " ?9, ?10)",
                                            "");
  Units units = { db, &scan, seq, 0 };
  gboolean done;

  if (statement == NULL)
    return FALSE;

  yishi_json_scan_init (&scan, body, length);
  sqlite3_bind_text (statement, 2, at, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 10, seq);
  if (!bind_head (&scan, statement, head, "units"))
    return set_unreadable (error);

  done = run_bound (db, statement, error);
  sqlite3_clear_bindings (statement);
  units.version = sqlite3_last_insert_rowid (db->handle);
  done = done && (length < LONG_ENTRY_BYTES || put_many_units (&units, error)) && put_units (&units, error);
  return done && scan.failed ? set_unreadable (error) : done;
}
