/* yishi-verifier-tables.c - compares the tables with what the journal adds up to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-verifier-private.h"

/* How many rows are compared between two looks at the cancellable. */
#define LOOK_EVERY 4096

#define SCHEMA_SQL "SELECT type, name, ifnull(sql, '') FROM sqlite_schema ORDER BY type, name"

static gboolean
values_are_equal (sqlite3_stmt *a,
                  sqlite3_stmt *b,
                  int           column)
{
  int type = sqlite3_column_type (a, column);
  int n;

  if (type != sqlite3_column_type (b, column))
    return FALSE;
  if (type == SQLITE_NULL)
    return TRUE;
  if (type == SQLITE_INTEGER)
    return sqlite3_column_int64 (a, column) == sqlite3_column_int64 (b, column);

  /* SQLite gives NULL for an empty value, which memcmp() may not be given. */
  n = sqlite3_column_bytes (a, column);
  return n == sqlite3_column_bytes (b, column) &&
         (n == 0 ||
          memcmp (sqlite3_column_blob (a, column), sqlite3_column_blob (b, column), n) == 0);
}

static gboolean
rows_are_equal (sqlite3_stmt *a,
                sqlite3_stmt *b)
{
  int n = sqlite3_column_count (a);

  if (n != sqlite3_column_count (b))
    return FALSE;
  for (int i = 0; i < n; i++)
    if (!values_are_equal (a, b, i))
      return FALSE;

  return TRUE;
}

/* The entry that wrote a row: the column `seq` of every table. */
static gint64
get_seq (sqlite3_stmt *statement)
{
  for (int i = sqlite3_column_count (statement) - 1; i >= 0; i--)
    if (strcmp (sqlite3_column_name (statement, i), "seq") == 0)
      return sqlite3_column_int64 (statement, i);

  return 0;
}

/* The row as one text, from which it could be told from every other. */
static char *
make_key (sqlite3_stmt *statement)
{
  GString *key = g_string_new (NULL);

  for (int i = 0; i < sqlite3_column_count (statement); i++)
    {
      g_string_append_printf (key, "%d:%d:", sqlite3_column_type (statement, i), sqlite3_column_bytes (statement, i));
      g_string_append_len (key, yishi_db_text (statement, i), sqlite3_column_bytes (statement, i));
    }

  return g_string_free (key, FALSE);
}

static sqlite3_stmt *
select_all (YishiDb     *db,
            const char  *table,
            GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1, 2, 3", table);
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db->handle, sql, -1, &statement, NULL) != SQLITE_OK)
    yishi_db_set_error (db, _("checking the record failed"), error);
  return statement;
}

/* Steps both in parallel. */
static gboolean
find_difference (YishiDb       *db,
                 YishiDb       *replay,
                 sqlite3_stmt  *stored,
                 sqlite3_stmt  *replayed,
                 gboolean      *differs,
                 GCancellable  *cancellable,
                 GError       **error)
{
  for (gint64 n = 0;; n++)
    {
      int a = yishi_db_step (db, stored, error);
      int b = a >= 0 ? yishi_db_step (replay, replayed, error) : -1;

      if (b < 0 || (n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)))
        return FALSE;
      *differs = a != b || (a == 1 && !rows_are_equal (stored, replayed));
      if (*differs || a == 0)
        break;
    }

  sqlite3_reset (stored);
  sqlite3_reset (replayed);
  return TRUE;
}

static gboolean
collect_rows (YishiDb       *db,
              sqlite3_stmt  *statement,
              GHashTable    *rows,
              GError       **error)
{
  int status;

  while ((status = yishi_db_step (db, statement, error)) > 0)
    {
      gint64 *seq = g_new (gint64, 1);

      *seq = get_seq (statement);
      g_hash_table_replace (rows, make_key (statement), seq);
    }

  return status == 0;
}

/* The earliest entry whose row is in @rows and not in @others; -1 if there is none. */
static gint64
find_earliest (GHashTable *rows,
               GHashTable *others)
{
  GHashTableIter iter;
  gpointer key, value;
  gint64 earliest = -1;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (others, key) && (earliest < 0 || *(gint64 *) value < earliest))
      earliest = *(gint64 *) value;

  return earliest;
}

/* Names the first entry whose row is missing or changed; or else, the entry after
 * which a row was put in that none wrote. */
static gboolean
report_difference (YishiDb            *db,
                   YishiDb            *replay,
                   const char         *table,
                   sqlite3_stmt       *stored,
                   sqlite3_stmt       *replayed,
                   YishiVerification  *verification,
                   GError            **error)
{
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint64 seq;

  if (!collect_rows (db, stored, found, error) || !collect_rows (replay, replayed, expected, error))
    return FALSE;

  seq = find_earliest (expected, found);
  if (seq >= 0)
    /* Translators: a table's name, an entry's number */
    yishi_verification_add (verification, seq, "STATE",
                            g_strdup_printf (_("the table “%s” does not have what entry %d wrote"), table, (int) seq));
  else
    /* Translators: a table's name */
    yishi_verification_add (verification, MAX (find_earliest (found, expected), 0), "STATE",
                            g_strdup_printf (_("the table “%s” has a row that no entry wrote"), table));
  return TRUE;
}

static gboolean
compare_table (YishiDb            *db,
               YishiDb            *replay,
               const char         *table,
               YishiVerification  *verification,
               GCancellable       *cancellable,
               GError            **error)
{
  sqlite3_stmt *stored = select_all (db, table, error);
  sqlite3_stmt *replayed = stored != NULL ? select_all (replay, table, error) : NULL;
  gboolean differs = FALSE;
  gboolean compared = replayed != NULL &&
                      find_difference (db, replay, stored, replayed, &differs, cancellable, error) &&
                      (!differs || report_difference (db, replay, table, stored, replayed, verification, error));

  sqlite3_finalize (stored);
  sqlite3_finalize (replayed);
  return compared;
}

/* The same tables, indices and triggers, and none besides. */
static gboolean
compare_schema (YishiDb            *db,
                YishiDb            *replay,
                YishiVerification  *verification,
                GError            **error)
{
  sqlite3_stmt *stored = yishi_db_query (db, error, SCHEMA_SQL, "");
  sqlite3_stmt *replayed = stored != NULL ? yishi_db_query (replay, error, SCHEMA_SQL, "") : NULL;
  gboolean is_equal = replayed != NULL;
  int a = 1, b = 1;

  while (is_equal && a == 1)
    {
      a = yishi_db_step (db, stored, error);
      b = yishi_db_step (replay, replayed, error);
      is_equal = a >= 0 && a == b && (a == 0 || rows_are_equal (stored, replayed));
    }
  if (replayed == NULL || a < 0 || b < 0)
    return FALSE;

  if (!is_equal)
    yishi_verification_add (verification, 0, "SCHEMA",
                            g_strdup (_("the record has other tables, indices or triggers than Yishi makes")));
  sqlite3_reset (stored);
  sqlite3_reset (replayed);
  return TRUE;
}

/* Whether the record has the table in the form it should have; only then can
 * its rows be compared. */
static gboolean
has_table (YishiDb     *db,
           const char  *sql,
           gboolean    *has,
           GError     **error)
{
  gint64 n;

  if (!yishi_db_query_int (db, 0, &n, error, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql = ?1",
                           "t", sql))
    return FALSE;

  *has = n > 0;
  return TRUE;
}

gboolean
yishi_verify_tables (YishiDb            *db,
                     YishiDb            *replay,
                     YishiVerification  *verification,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;
  int status = -1;

  if (!compare_schema (db, replay, verification, error))
    return FALSE;

  statement = yishi_db_query (replay, error,
                              "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"
                              " AND name NOT IN ('journal', 'workspace')",
                              "");
  while (statement != NULL && (status = yishi_db_step (replay, statement, error)) > 0)
    {
      g_ptr_array_add (tables, yishi_db_dup (statement, 0));
      g_ptr_array_add (texts, yishi_db_dup (statement, 1));
    }
  if (status != 0)
    return FALSE;

  for (guint i = 0; i < tables->len; i++)
    {
      gboolean has;

      if (!has_table (db, texts->pdata[i], &has, error) ||
          (has && !compare_table (db, replay, tables->pdata[i], verification, cancellable, error)))
        return FALSE;
    }

  return TRUE;
}

/* SQLite's own look at the file. */
gboolean
yishi_verify_integrity (YishiDb            *db,
                        YishiVerification  *verification,
                        GError            **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, "PRAGMA quick_check(1)", "");

  if (statement == NULL || yishi_db_step (db, statement, error) < 0)
    return FALSE;

  if (strcmp (yishi_db_text (statement, 0), "ok") != 0)
    yishi_verification_add (verification, 0, "INTEGRITY",
                            g_strdup (_("the file is damaged (go on with your last backup, and keep this file)")));
  sqlite3_reset (statement);
  return TRUE;
}
