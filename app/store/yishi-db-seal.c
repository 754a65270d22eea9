/* yishi-db-seal.c - the seals with which meetings were closed, and the entry that a seal is of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-seal.h"

#include <string.h>

#include "yishi-db-private.h"
#include "yishi-seal.h"

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

char *
yishi_seal_read (const char *text)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isxdigit (*p))
      g_string_append_c (digits, g_ascii_tolower (*p));
    else if (*p != '-' && !g_ascii_isspace (*p))
      return NULL;

  return digits->len == 16 || digits->len == 64 ? g_strdup (digits->str) : NULL;
}

YishiSealed *
yishi_db_find_seal (YishiDb     *db,
                    const char  *digits,
                    GError     **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT j.seq, j.at, j.kind, ifnull (m.date, ''), j.hash,"
                                            " (SELECT count(*) FROM journal WHERE seq > j.seq)"
                                            " FROM journal j LEFT JOIN meeting m ON m.id = CASE WHEN json_valid (j.body) THEN j.body ->> '$.meeting' END"
                                            " WHERE substr (j.hash, 1, ?2) = ?1 ORDER BY j.seq LIMIT 1",
                                            "ti", digits, (gint64) strlen (digits));
  YishiSealed *self;

  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return NULL;

  self = g_new0 (YishiSealed, 1);
  self->seq = sqlite3_column_int64 (statement, 0);
  self->at = yishi_db_dup (statement, 1);
  self->kind = yishi_db_dup (statement, 2);
  self->meeting = yishi_db_dup (statement, 3);
  self->hash = yishi_db_dup (statement, 4);
  self->n_since = sqlite3_column_int64 (statement, 5);
  sqlite3_reset (statement);
  return self;
}

void
yishi_sealed_free (YishiSealed *self)
{
  if (self == NULL)
    return;

  g_free (self->at);
  g_free (self->kind);
  g_free (self->meeting);
  g_free (self->hash);
  g_free (self);
}
