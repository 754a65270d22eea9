/* yishi-migrations.c - the schema of a record, version by version
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal is the record; every other table is what its entries add up to
 * (yishi-reducers.c) and names in `seq` the entry that wrote the row.
 */
#include "config.h"

#include "yishi-migrations.h"

#include <glib/gi18n-lib.h>

#include "yishi-copy.h"
#include "yishi-db-private.h"
#include "yishi-schema-2.h"
#include "yishi-schema-3.h"
#include "yishi-schema-minutes.h"

/* One entry for each schema version, oldest first. An entry that has landed is
 * never edited: a mended schema is a new entry. */
static const char *const migrations[] = {
  /* 1: the first version */
  "CREATE TABLE journal (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL,"
  "  body TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL) STRICT;"

  "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;"

  /* Areas are whole hundredths of a square metre everywhere. */
  "CREATE TABLE roll_version (version INTEGER PRIMARY KEY, at TEXT NOT NULL, source TEXT NOT NULL,"
  "  file_sha256 TEXT NOT NULL, sha256 TEXT NOT NULL, units INTEGER NOT NULL, persons INTEGER NOT NULL,"
  "  area INTEGER NOT NULL, parking_area INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT;"
  /* A unit keeps its number; each change is a new row. A row stands in the roll
   * versions first_version … last_version (NULL: still). A person goes by the
   * number of his first unit. */
  "CREATE TABLE unit (number INTEGER NOT NULL, first_version INTEGER NOT NULL, last_version INTEGER,"
  "  unit TEXT NOT NULL, building TEXT NOT NULL, stair TEXT NOT NULL, room TEXT NOT NULL,"
  "  area INTEGER NOT NULL CHECK (area > 0), parking_area INTEGER NOT NULL CHECK (parking_area >= 0),"
  "  parking TEXT NOT NULL, note TEXT NOT NULL, is_developers INTEGER NOT NULL, owners TEXT NOT NULL,"
  "  confirmed TEXT NOT NULL, person INTEGER NOT NULL, reason TEXT NOT NULL, seq INTEGER NOT NULL,"
  "  PRIMARY KEY (number, first_version)) STRICT, WITHOUT ROWID;"
  "CREATE UNIQUE INDEX unit_by_name ON unit (unit, first_version);"

  "CREATE TABLE meeting (id INTEGER PRIMARY KEY, date TEXT NOT NULL, kind TEXT NOT NULL,"
  "  place TEXT NOT NULL, title TEXT NOT NULL, started TEXT NOT NULL DEFAULT '',"
  "  closed TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL, UNIQUE (date, kind)) STRICT;"
  "CREATE TABLE item (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"
  "  number INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, matter INTEGER NOT NULL,"
  "  rule TEXT NOT NULL, scope TEXT NOT NULL, minutes INTEGER NOT NULL, presenter TEXT NOT NULL,"
  "  candidates TEXT NOT NULL, seats INTEGER NOT NULL, agreed INTEGER NOT NULL,"
  "  statutory_min INTEGER NOT NULL, outcome TEXT NOT NULL DEFAULT '',"
  "  outcome_text TEXT NOT NULL DEFAULT '', responsible TEXT NOT NULL DEFAULT '',"
  "  due TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL, UNIQUE (meeting, number)) STRICT;"
  "CREATE TABLE notice (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"
  "  posted_on TEXT NOT NULL, place TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;"
  "CREATE TABLE notice_topic (item INTEGER PRIMARY KEY REFERENCES item,"
  "  notice INTEGER NOT NULL REFERENCES notice, posted_on TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;"
  "CREATE TABLE attendance (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"
  "  unit TEXT NOT NULL, arrived TEXT NOT NULL, left TEXT NOT NULL, proxy_for TEXT NOT NULL,"
  "  seq INTEGER NOT NULL, UNIQUE (meeting, unit, arrived, proxy_for)) STRICT;"
  "CREATE TABLE proxy (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"
  "  principal TEXT NOT NULL, agent TEXT NOT NULL, agent_unit TEXT NOT NULL,"
  "  agent_is_staff INTEGER NOT NULL, from_day TEXT NOT NULL, until_day TEXT NOT NULL,"
  "  items TEXT NOT NULL, instruction TEXT NOT NULL, suspended INTEGER NOT NULL DEFAULT 0,"
  "  seq INTEGER NOT NULL, UNIQUE (meeting, principal)) STRICT;"

  "CREATE TABLE vote (item INTEGER PRIMARY KEY REFERENCES item, rule TEXT NOT NULL,"
  "  roll_version INTEGER NOT NULL, roll_sha256 TEXT NOT NULL, heads INTEGER NOT NULL,"
  "  area INTEGER NOT NULL, with_clause INTEGER NOT NULL, from_day TEXT NOT NULL,"
  "  until_day TEXT NOT NULL, opened TEXT NOT NULL, members INTEGER NOT NULL DEFAULT 0,"
  "  present INTEGER NOT NULL DEFAULT -1, casting TEXT NOT NULL DEFAULT '',"
  "  closed TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '',"
  /* Its ballots have these ids or some between: a count reads them in one sweep. */
  "  first_ballot INTEGER NOT NULL, last_ballot INTEGER, seq INTEGER NOT NULL) STRICT;"
  "CREATE TABLE ballot (id INTEGER PRIMARY KEY, item INTEGER NOT NULL REFERENCES vote,"
  "  unit INTEGER NOT NULL, person INTEGER NOT NULL, area INTEGER NOT NULL, choice TEXT NOT NULL,"
  "  marks TEXT NOT NULL, channel TEXT NOT NULL, agent TEXT NOT NULL, teller TEXT NOT NULL,"
  "  received TEXT NOT NULL, late INTEGER NOT NULL, void_reason TEXT NOT NULL DEFAULT '',"
  "  replaced_by INTEGER NOT NULL DEFAULT 0, seq INTEGER NOT NULL) STRICT;"
  /* Whatever a program does wrong, a unit has one ballot that counts. */
  "CREATE UNIQUE INDEX ballot_counts_once ON ballot (item, unit) WHERE void_reason = '' AND late = 0;"
  "CREATE UNIQUE INDEX ballot_late_once ON ballot (item, unit) WHERE void_reason = '' AND late = 1;"
  "CREATE INDEX ballot_void ON ballot (item) WHERE void_reason <> '';"
  "CREATE INDEX ballot_by_agent ON ballot (item, agent) WHERE agent <> '';"
  "CREATE TABLE paper (item INTEGER NOT NULL REFERENCES vote, unit INTEGER NOT NULL,"
  "  issued TEXT NOT NULL, channel TEXT NOT NULL, delivered TEXT NOT NULL DEFAULT '',"
  "  evidence TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL, PRIMARY KEY (item, unit)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE teller_entry (item INTEGER NOT NULL REFERENCES vote, teller TEXT NOT NULL,"
  "  unit INTEGER NOT NULL, choice TEXT NOT NULL, marks TEXT NOT NULL, seq INTEGER NOT NULL,"
  "  PRIMARY KEY (item, teller, unit)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE hands (item INTEGER NOT NULL REFERENCES vote, name TEXT NOT NULL,"
  "  count INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (item, name)) STRICT, WITHOUT ROWID;",

  /* 2: meetings are prepared and run in a window */
  SCHEMA_2_AGENDA SCHEMA_2_ROOM SCHEMA_2_SESSION,

  /* 3: meetings are recorded */
  SCHEMA_3_RECORDING,

  /* 4: minutes are approved, signed and sealed */
  SCHEMA_MINUTES,
};

/* What our own connection never does, and what no replayed entry may do. They are
 * not in the file: other tools are not held back, their users are found out. */
static const char guards[] =
  "CREATE TEMP TRIGGER journal_update BEFORE UPDATE ON journal"
  "  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;"
  "CREATE TEMP TRIGGER journal_delete BEFORE DELETE ON journal"
  "  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;"
  /* What a vote decided stays; only late ballots are noted afterwards. */
  "CREATE TEMP TRIGGER closed_vote BEFORE UPDATE ON vote WHEN old.closed <> ''"
  "  BEGIN SELECT raise(ABORT, 'the vote is closed'); END;"
  "CREATE TEMP TRIGGER closed_vote_ballot BEFORE INSERT ON ballot WHEN new.late = 0"
  "  AND (SELECT closed FROM vote WHERE item = new.item) <> ''"
  "  BEGIN SELECT raise(ABORT, 'the vote is closed'); END;"
  "CREATE TEMP TRIGGER closed_vote_void BEFORE UPDATE ON ballot"
  "  WHEN (SELECT closed FROM vote WHERE item = new.item) <> ''"
  "  BEGIN SELECT raise(ABORT, 'the vote is closed'); END;"
  "CREATE TEMP TRIGGER closed_vote_issue BEFORE INSERT ON paper"
  "  WHEN (SELECT closed FROM vote WHERE item = new.item) <> ''"
  "  BEGIN SELECT raise(ABORT, 'the vote is closed'); END;"
  "CREATE TEMP TRIGGER closed_vote_delivery BEFORE UPDATE ON paper"
  "  WHEN (SELECT closed FROM vote WHERE item = new.item) <> ''"
  "  BEGIN SELECT raise(ABORT, 'the vote is closed'); END;"
  "CREATE TEMP TRIGGER closed_vote_rollcall BEFORE INSERT ON rollcall"
  "  WHEN (SELECT closed FROM vote WHERE item = new.item) <> ''"
  "  BEGIN SELECT raise(ABORT, 'the vote is closed'); END;"
  /* Nobody is recorded without having been told, and what was recorded stays as it was. */
  "CREATE TEMP TRIGGER unannounced_part BEFORE INSERT ON part"
  "  WHEN NOT EXISTS (SELECT 1 FROM recording_notice WHERE meeting = new.meeting)"
  "  BEGIN SELECT raise(ABORT, 'the recording was not announced'); END;"
  "CREATE TEMP TRIGGER ended_part BEFORE UPDATE ON part WHEN old.ended <> 'recording'"
  "  BEGIN SELECT raise(ABORT, 'the part has ended'); END;"
  "CREATE TEMP TRIGGER kept_part BEFORE DELETE ON part"
  "  BEGIN SELECT raise(ABORT, 'a part is kept'); END;"
  "CREATE TEMP TRIGGER frozen_roll BEFORE INSERT ON roll_version"
  "  WHEN EXISTS (SELECT 1 FROM vote WHERE closed = '' AND roll_version > 0)"
  "  BEGIN SELECT raise(ABORT, 'a vote is open on the roll'); END;"
  GUARDS_MINUTES;

/**
 * yishi_guard:
 *
 * Guards a connection that writes or replays.
 */
gboolean
yishi_guard (YishiDb  *db,
             GError  **error)
{
  return yishi_db_exec (db, guards, error);
}

int
yishi_schema_version (void)
{
  return G_N_ELEMENTS (migrations);
}

static gboolean
read_versions (YishiDb  *db,
               gint64   *application,
               gint64   *version,
               gint64   *n_tables,
               GError  **error)
{
  return yishi_db_query_int (db, 0, application, error, "PRAGMA application_id", "") &&
         yishi_db_query_int (db, 0, version, error, "PRAGMA user_version", "") &&
         yishi_db_query_int (db, 0, n_tables, error, "SELECT count(*) FROM sqlite_schema", "");
}

/**
 * yishi_check_version:
 *
 * Refuses, before anything is changed, a database that is not a record, one that
 * a newer Yishi wrote and, for reading alone, one that must be migrated first.
 */
gboolean
yishi_check_version (YishiDb  *db,
                     GError  **error)
{
  gint64 application, version, n_tables;

  if (!read_versions (db, &application, &version, &n_tables, error))
    return FALSE;
  if (db->mode == YISHI_STORE_CREATE && n_tables == 0)
    return TRUE;

  if (application != YISHI_APPLICATION_ID)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_A_RECORD,
                   _("“%s” cannot be opened: the file is not a record of Yishi "
                     "(choose a file whose name ends in .yishi)"),
                   db->path);
      return FALSE;
    }
  if (version > yishi_schema_version ())
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_TOO_NEW,
                   _("“%s” cannot be opened: a newer Yishi wrote it (install that version; the file was "
                     "left as it is)"),
                   db->path);
      return FALSE;
    }
  if (version < yishi_schema_version () && db->mode == YISHI_STORE_READ)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("“%s” cannot be read as it is: an older Yishi wrote it (open it once with a command "
                     "that writes; a copy is kept beside it)"),
                   db->path);
      return FALSE;
    }

  return TRUE;
}

/* An untouched copy beside the record before its first change of schema. */
static gboolean
keep_copy (YishiDb  *db,
           gint64    version,
           GError  **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.version-%d", db->path, (int) version);
  g_autofree char *prepared = NULL;

  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE;

  prepared = yishi_copy_prepare (db, copy, error);
  return prepared != NULL && yishi_copy_name (prepared, copy, error);
}

/**
 * yishi_migrate:
 *
 * Brings the file up to date one version at a time, each in its own transaction
 * together with its version number, so that a crash leaves the file at one
 * version or the next and never between them.
 */
gboolean
yishi_migrate (YishiDb  *db,
               GError  **error)
{
  gint64 application, version, n_tables;

  if (!read_versions (db, &application, &version, &n_tables, error))
    return FALSE;
  if (n_tables > 0 && version < yishi_schema_version () && db->path != NULL && !keep_copy (db, version, error))
    return FALSE;

  for (int i = version; i < yishi_schema_version (); i++)
    {
      g_autofree char *sql = g_strdup_printf ("%s PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                              migrations[i], YISHI_APPLICATION_ID, i + 1);
      g_auto(YishiTransaction) transaction = { NULL };

      if (!yishi_transaction_begin (&transaction, db, error) || !yishi_db_exec (db, sql, error) ||
          !yishi_transaction_commit (&transaction, error))
        {
          g_prefix_error (error, _("bringing the record up to version %d: "), i + 1);
          return FALSE;
        }
    }

  return TRUE;
}
