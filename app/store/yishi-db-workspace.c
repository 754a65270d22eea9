/* yishi-db-workspace.c - what the record keeps beside its journal: drafts, private notes, where to go on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-db-workspace.h"

#include "yishi-db-private.h"

char *
yishi_db_get_workspace (YishiDb     *db,
                        const char  *key,
                        GError     **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT value FROM workspace WHERE key = ?1", "t", key);
  char *value;

  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return NULL;

  value = yishi_db_dup (statement, 0);
  sqlite3_reset (statement);
  return value;
}

gboolean
yishi_db_set_workspace (YishiDb     *db,
                        const char  *key,
                        const char  *value,
                        GError     **error)
{
  if (value == NULL)
    return yishi_db_run (db, error, "DELETE FROM workspace WHERE key = ?1", "t", key);

  return yishi_db_run (db, error, "INSERT OR REPLACE INTO workspace VALUES (?1, ?2)", "tt", key, value);
}
