/* yishi-db-seal.c - the seals with which meetings were closed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-seal.h"

#include "yishi-db-private.h"
#include "yishi-db-record.h"

GHashTable *
yishi_db_list_seals (YishiDb  *db,
                     GError  **error)
{
  g_autoptr(GHashTable) seals = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT json_extract (body, '$.meeting'), hash FROM journal"
                                            " WHERE kind = 'meeting.closed'",
                                            "");
  int status = statement != NULL ? 1 : -1;

  while (status > 0 && (status = yishi_db_step (db, statement, error)) > 0)
    g_hash_table_insert (seals, GSIZE_TO_POINTER (sqlite3_column_int64 (statement, 0)),
                         yishi_seal_from_head (yishi_db_text (statement, 1)));

  return status == 0 ? g_steal_pointer (&seals) : NULL;
}
