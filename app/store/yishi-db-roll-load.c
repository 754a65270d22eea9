/* yishi-db-roll-load.c - reads a version of the roll out of the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-roll-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-json-scan.h"
#include "yishi-sha256.h"

/* The columns of LOAD_SQL. */
enum
{
  COLUMN_NUMBER,
  COLUMN_PERSON,
  COLUMN_UNIT,
  COLUMN_BUILDING,
  COLUMN_STAIR,
  COLUMN_ROOM,
  COLUMN_AREA,
  COLUMN_PARKING_AREA,
  COLUMN_PARKING,
  COLUMN_NOTE,
  COLUMN_IS_DEVELOPERS,
  COLUMN_CONFIRMED,
  COLUMN_OWNERS,
};

#define LOAD_SQL                                                                                   \
  "SELECT number, person, unit, building, stair, room, area, parking_area, parking, note,"         \
  "  is_developers, confirmed, owners FROM unit"                                                   \
  " WHERE first_version <= ?1 AND (last_version IS NULL OR last_version >= ?1) ORDER BY number"

gboolean
yishi_db_newest_roll (YishiDb  *db,
                      gint64   *version,
                      GError  **error)
{
  return yishi_db_query_int (db, 0, version, error, "SELECT max(version) FROM roll_version", "");
}

/* What is gathered of one unit, on its way into the roll. */
typedef struct
{
  GStringChunk *texts;   /* (owned) the owners' */
  GArray       *owners;  /* (owned) YishiOwner */
} Gathering;

/* The owners, as the journal has them: [{"name":…,"id":…,"phone":…},…], what is
 * not known left out. */
static gboolean
read_owners (Gathering    *gathering,
             sqlite3_stmt *statement)
{
  g_auto(YishiJsonScan) scan = { NULL };
  const char *text, *key;
  gsize length;

  g_string_chunk_clear (gathering->texts);
  g_array_set_size (gathering->owners, 0);
  text = yishi_db_text (statement, COLUMN_OWNERS);
  yishi_json_scan_init (&scan, text, sqlite3_column_bytes (statement, COLUMN_OWNERS));
  yishi_json_scan_array (&scan);
  while (yishi_json_scan_element (&scan))
    {
      YishiOwner owner = { "", "", "" };

      yishi_json_scan_object (&scan);
      while (yishi_json_scan_member (&scan, &key, &length))
        {
          const char **target = length == 4 ? &owner.name : length == 2 ? &owner.id_number : &owner.phone;

          text = yishi_json_scan_text (&scan, &length);
          *target = g_string_chunk_insert_len (gathering->texts, text, length);
        }
      g_array_append_val (gathering->owners, owner);
    }

  return !scan.failed;
}

static gboolean
add_unit (Gathering        *gathering,
          sqlite3_stmt     *statement,
          YishiStoredRoll  *stored,
          GError          **error)
{
  gint64 number = sqlite3_column_int64 (statement, COLUMN_NUMBER);
  gint64 person = sqlite3_column_int64 (statement, COLUMN_PERSON);
  YishiUnit unit;

  if (!read_owners (gathering, statement))
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_DAMAGED,
                   _("the owners of the unit %s cannot be read (check the record with “yishi verify”)"),
                   yishi_db_text (statement, COLUMN_UNIT));
      return FALSE;
    }

  unit = (YishiUnit) {
    .unit = yishi_db_text (statement, COLUMN_UNIT),
    .building = yishi_db_text (statement, COLUMN_BUILDING),
    .stair = yishi_db_text (statement, COLUMN_STAIR),
    .room = yishi_db_text (statement, COLUMN_ROOM),
    .area = sqlite3_column_int64 (statement, COLUMN_AREA),
    .parking_area = sqlite3_column_int64 (statement, COLUMN_PARKING_AREA),
    .parking = yishi_db_text (statement, COLUMN_PARKING),
    .note = yishi_db_text (statement, COLUMN_NOTE),
    .is_developers = sqlite3_column_int (statement, COLUMN_IS_DEVELOPERS),
    .confirmed = yishi_db_text (statement, COLUMN_CONFIRMED),
    .owners = (const YishiOwner *) gathering->owners->data,
    .n_owners = gathering->owners->len,
    .person = -1,
  };
  yishi_roll_add (stored->roll, &unit);
  g_array_append_val (stored->numbers, number);
  g_array_append_val (stored->persons, person);
  return TRUE;
}

static gboolean
read_units (YishiDb          *db,
            YishiStoredRoll  *stored,
            GError          **error)
{
  Gathering gathering = { NULL };
  sqlite3_stmt *statement;
  int status = 1;

  if (stored->version == 0)
    return TRUE;

  statement = yishi_db_query (db, error, LOAD_SQL, "i", stored->version);
  if (statement == NULL)
    return FALSE;

  gathering.texts = g_string_chunk_new (1024);
  gathering.owners = g_array_new (FALSE, FALSE, sizeof (YishiOwner));
  while (status > 0 && (status = yishi_db_step (db, statement, error)) > 0)
    if (!add_unit (&gathering, statement, stored, error))
      status = -1;
  sqlite3_reset (statement);

  g_array_unref (gathering.owners);
  g_string_chunk_free (gathering.texts);
  return status == 0;
}

/**
 * yishi_db_load_stored_roll:
 * @version: 0 for the newest
 *
 * Returns: (transfer full) (nullable): that version, grouped into persons anew
 */
YishiStoredRoll *
yishi_db_load_stored_roll (YishiDb  *db,
                           gint64    version,
                           GError  **error)
{
  g_autoptr(YishiStoredRoll) self = g_new0 (YishiStoredRoll, 1);

  self->roll = yishi_roll_new ();
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->version = version;

  if ((version == 0 && !yishi_db_newest_roll (db, &self->version, error)) || !read_units (db, self, error))
    return NULL;

  yishi_roll_group (self->roll);
  return g_steal_pointer (&self);
}

void
yishi_stored_roll_free (YishiStoredRoll *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->roll, yishi_roll_free);
  g_array_unref (self->numbers);
  g_array_unref (self->persons);
  g_free (self);
}

YishiRoll *
yishi_db_load_roll (YishiDb  *db,
                    gint64    version,
                    GError  **error)
{
  g_autoptr(YishiStoredRoll) stored = yishi_db_load_stored_roll (db, version, error);

  return stored != NULL ? g_steal_pointer (&stored->roll) : NULL;
}

/* Three numbers of at most 20 digits, what stands before each, and the end. */
#define LINE_BYTES 72

/* Appends @before and @number, which is not negative. Returns: where it ends */
static char *
write_number (char   *p,
              char    before,
              gint64  number)
{
  char digits[20];
  int n = 0;

  *p++ = before;
  do
    digits[n++] = '0' + number % 10;
  while ((number /= 10) > 0);
  while (n > 0)
    *p++ = digits[--n];

  return p;
}

/**
 * yishi_roll_digest:
 * @persons: gint64: the number of each unit's person, by index
 *
 * Returns: (transfer full): SHA-256 of a line `unit ⇥ area ⇥ parking area ⇥
 *   person` for each unit in the roll's order: what a vote freezes of the roll
 */
char *
yishi_roll_digest (const YishiRoll *roll,
                   const GArray    *persons)
{
  char text[YISHI_SHA256_TEXT];
  YishiSha256 sha256;
  char line[LINE_BYTES];

  yishi_sha256_init (&sha256);
  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roll, i);
      char *end = line;

      end = write_number (end, '\t', unit->area);
      end = write_number (end, '\t', unit->parking_area);
      end = write_number (end, '\t', g_array_index (persons, gint64, i));
      *end++ = '\n';
      yishi_sha256_update (&sha256, unit->unit, strlen (unit->unit));
      yishi_sha256_update (&sha256, line, end - line);
    }
  yishi_sha256_finish (&sha256, text);

  return g_strdup (text);
}

static void
free_version (gpointer data)
{
  YishiRollVersion *self = data;

  g_free (self->at);
  g_free (self->source);
  g_free (self->sha256);
  g_free (self->confirmed);
  g_free (self);
}

/**
 * yishi_db_list_roll_versions:
 *
 * Returns: (transfer full) (nullable) (element-type YishiRollVersion)
 */
GPtrArray *
yishi_db_list_roll_versions (YishiDb  *db,
                             GError  **error)
{
  g_autoptr(GPtrArray) versions = g_ptr_array_new_with_free_func (free_version);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT v.version, v.at, source, sha256, units, persons, area,"
                                            " parking_area, c.at FROM roll_version v"
                                            " LEFT JOIN roll_confirmed c ON c.version = v.version"
                                            " ORDER BY v.version",
                                            "");
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiRollVersion *version = g_new0 (YishiRollVersion, 1);

      version->version = sqlite3_column_int64 (statement, 0);
      version->at = yishi_db_dup (statement, 1);
      version->source = yishi_db_dup (statement, 2);
      version->sha256 = yishi_db_dup (statement, 3);
      version->n_units = sqlite3_column_int64 (statement, 4);
      version->n_persons = sqlite3_column_int64 (statement, 5);
      version->area = sqlite3_column_int64 (statement, 6);
      version->parking_area = sqlite3_column_int64 (statement, 7);
      version->confirmed = yishi_db_dup (statement, 8);
      g_ptr_array_add (versions, version);
    }

  return status == 0 ? g_steal_pointer (&versions) : NULL;
}
