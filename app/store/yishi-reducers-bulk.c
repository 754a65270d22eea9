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
#include "yishi-unit-name.h"

/* So many units are inserted at once: SQLite starts a statement and opens its
 * tables as seldom, which is a third of the work that a unit takes. */
#define UNITS_AT_ONCE 65
/* A shorter entry has not many units, and they are inserted one by one. */
#define LONG_ENTRY_BYTES (64 * 1024)

/* A member of a row and the parameter it is bound to; t: text, i: whole number,
 * r: the JSON itself, n: the name of a unit, whose building, stair and room are
 * bound behind it. A member that is missing is "" or 0. */
typedef struct
{
  const char *key;
  gsize       length;
  char        type;
  int         parameter;
} Member;
#define KEY(text) text, sizeof text - 1

/* What was read of a row. */
typedef struct
{
  guint  seen;    /* a bit for each of its members */
  gint64 number;  /* the first member, if that is a whole number */
} Row;
/* The bit of members that are not known. */
#define UNKNOWN_MEMBER (1u << 31)

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
  gboolean is_scratch = scan->scratch != NULL && text >= scan->scratch->str &&
                        text <= scan->scratch->str + scan->scratch->len;

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
bind_parts (YishiJsonScan *scan,
            sqlite3_stmt  *statement,
            int            parameter,
            const char    *name,
            gsize          length)
{
  YishiUnitPart parts[YISHI_N_PARTS];

  yishi_unit_name_split (name, length, parts);
  for (int i = 0; i < YISHI_N_PARTS; i++)
    bind_text (scan, statement, parameter + i, parts[i].text, parts[i].length);
}

/* Returns: the value, if it is a whole number */
static gint64
bind_value (YishiJsonScan *scan,
            sqlite3_stmt  *statement,
            const Member  *member,
            int            shift)
{
  int parameter = member->parameter + shift;
  const char *text;
  gsize length;

  if (member->type == 'i')
    {
      gint64 value = yishi_json_scan_int (scan);

      sqlite3_bind_int64 (statement, parameter, value);
      return value;
    }

  text = member->type == 'r' ? yishi_json_scan_raw (scan, &length) : yishi_json_scan_text (scan, &length);
  bind_text (scan, statement, parameter, text, length);
  if (member->type == 'n')
    bind_parts (scan, statement, parameter + 1, text, length);
  return 0;
}

static gboolean
is_member (const Member *member,
           const char   *key,
           gsize         length)
{
  return member->length == length && memcmp (member->key, key, length) == 0;
}

/* Looks first where the last one was found: entries keep one order. */
static const Member *
find_member (const Member *members,
             const Member *last,
             const char   *key,
             gsize         length)
{
  const Member *start = last != NULL ? last + 1 : members;

  for (const Member *member = start; member->key != NULL; member++)
    if (is_member (member, key, length))
      return member;
  for (const Member *member = members; member < start; member++)
    if (is_member (member, key, length))
      return member;

  return NULL;
}

/* Reads one object into the statement. @shift: is added to its parameters. What
 * is missing is left for bind_missing(). */
static Row
bind_row (YishiJsonScan *scan,
          sqlite3_stmt  *statement,
          const Member  *members,
          int            shift)
{
  const Member *last = NULL;
  Row row = { 0, 0 };
  const char *key;
  gsize length;

  yishi_json_scan_object (scan);
  while (yishi_json_scan_member (scan, &key, &length))
    {
      const Member *member = find_member (members, last, key, length);
      gint64 value;

      if (member == NULL)
        {
          yishi_json_scan_raw (scan, &length);
          row.seen |= UNKNOWN_MEMBER;
          continue;
        }

      value = bind_value (scan, statement, member, shift);
      if (member == members)
        row.number = value;
      row.seen |= 1u << (member - members);
      last = member;
    }

  return row;
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
  static const Member head[] = { { KEY ("item"), 'i', 1 }, { KEY ("channel"), 't', 2 }, { KEY ("teller"), 't', 3 }, { NULL } };
  static const Member row[] = {
    { KEY ("id"), 'i', 6 },     { KEY ("number"), 'i', 7 }, { KEY ("person"), 'i', 8 },    { KEY ("area"), 'i', 9 }, { KEY ("choice"), 't', 10 },
    { KEY ("marks"), 't', 11 }, { KEY ("agent"), 't', 12 }, { KEY ("received"), 't', 13 }, { KEY ("late"), 'i', 14 }, { NULL },
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
      Row found = bind_row (&scan, statement, row, 0);

      bind_missing (statement, row, 0, found.seen);
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
  { KEY ("number"), 'i', 3 },  { KEY ("unit"), 'n', 4 },           { KEY ("building"), 't', 5 },      { KEY ("stair"), 't', 6 },
  { KEY ("room"), 't', 7 },    { KEY ("area"), 'i', 8 },           { KEY ("parking_area"), 'i', 9 },  { KEY ("parking"), 't', 10 },
  { KEY ("note"), 't', 11 },   { KEY ("is_developers"), 'i', 12 }, { KEY ("owners"), 'r', 13 },       { KEY ("confirmed"), 't', 14 },
  { KEY ("person"), 'i', 15 }, { KEY ("reason"), 't', 16 },        { NULL },
};
#define UNIT_PARAMETERS ((int) G_N_ELEMENTS (unit_members) - 1)
#define PERSON_PARAMETER 15

/* The bits of some of them. */
#define UNIT_NUMBER (1u << 0)
#define UNIT_NAME (1u << 1)
#define UNIT_PARTS (7u << 2)
#define UNIT_PERSON (1u << 12)

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

/* Of the unit that is bound at @place: building, stair and room are those of its
 * name unless one of them is said, and it is its own person's first unit unless
 * another is named. */
static void
bind_missing_of_unit (sqlite3_stmt *statement,
                      int           place,
                      Row           row)
{
  int shift = place * UNIT_PARAMETERS;

  if ((row.seen & UNIT_NAME) != 0 && (row.seen & UNIT_PARTS) == 0)
    row.seen |= UNIT_PARTS;
  if ((row.seen & UNIT_PERSON) == 0)
    sqlite3_bind_int64 (statement, PERSON_PARAMETER + shift, row.number);
  bind_missing (statement, unit_members, shift, row.seen | UNIT_PERSON);
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
  Row row;

  do
    {
      if (!yishi_json_scan_element (units->scan))
        return 0;
      row = bind_row (units->scan, statement, unit_members, place * UNIT_PARAMETERS);
      if (units->scan->failed || (row.seen & UNIT_NUMBER) == 0)
        {
          set_unreadable (error);
          return -1;
        }
      if (!end_unit (units->db, units->version, row.number, error))
        return -1;
    }
  while (row.seen == UNIT_NUMBER);

  bind_missing_of_unit (statement, place, row);
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
    { KEY ("version"), 'i', 1 }, { KEY ("source"), 't', 3 },    { KEY ("file_sha256"), 't', 4 }, { KEY ("sha256"), 't', 5 },
    { KEY ("n_units"), 'i', 6 }, { KEY ("n_persons"), 'i', 7 }, { KEY ("area"), 'i', 8 },        { KEY ("parking_area"), 'i', 9 },
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
