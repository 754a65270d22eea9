/* yishi-journal.c - writes the chain of entries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-journal.h"

#include <string.h>

#include "yishi-db-private.h"

/**
 * yishi_journal_hash:
 * @checksum: a SHA-256, reset by the caller; on return it holds the entry's hash
 *
 * The hash is that of `seq ␊ at ␊ kind ␊ body ␊ prev`.
 */
void
yishi_journal_hash (GChecksum  *checksum,
                    gint64      seq,
                    const char *at,
                    const char *kind,
                    const char *body,
                    gssize      body_length,
                    const char *prev)
{
  char head[160];
  gsize length = g_snprintf (head, sizeof head, "%" G_GINT64_FORMAT "\n%s\n%s\n", seq, at, kind);

  if (length < sizeof head)
    {
      g_checksum_update (checksum, (const guchar *) head, length);
    }
  else
    {
      g_autofree char *long_head = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s\n", seq, at, kind);

      g_checksum_update (checksum, (const guchar *) long_head, strlen (long_head));
    }
  g_checksum_update (checksum, (const guchar *) body, body_length);
  g_checksum_update (checksum, (const guchar *) "\n", 1);
  g_checksum_update (checksum, (const guchar *) prev, strlen (prev));
}

/**
 * yishi_journal_get_head:
 * @seq: (out): of the last entry, 0 if there is none
 * @hash: (out) (transfer full): its hash, 64 zeros if there is none
 */
gboolean
yishi_journal_get_head (YishiDb  *db,
                        gint64   *seq,
                        char    **hash,
                        GError  **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1", "");
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;

  if (status < 0)
    return FALSE;

  *seq = status > 0 ? sqlite3_column_int64 (statement, 0) : 0;
  *hash = status > 0 ? yishi_db_dup (statement, 1) : g_strdup (YISHI_JOURNAL_START);
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * yishi_journal_append:
 * @kind: of the entry; yishi-reducers.c knows what it does
 * @body: what happened
 *
 * Writes the entry and what follows from it into the tables, inside the caller's
 * transaction.
 *
 * Returns: the entry's number, 0 with @error set
 */
gint64
yishi_journal_append (YishiDb     *db,
                      const char  *kind,
                      YishiJson   *body,
                      GError     **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *at = yishi_clock_stamp (db->clock);
  g_autofree char *prev = NULL;
  gsize length;
  const char *text = yishi_json_peek (body, &length);
  gint64 seq;

  g_assert (!sqlite3_get_autocommit (db->handle));

  if (!yishi_journal_get_head (db, &seq, &prev, error))
    return 0;

  seq++;
  yishi_journal_hash (checksum, seq, at, kind, text, length, prev);
  if (!yishi_db_run (db, error, "INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "ittztt", seq, at, kind,
                     text, (gssize) length, prev, g_checksum_get_string (checksum)))
    return 0;

  return yishi_reducers_apply (db, seq, at, kind, text, length, error) ? seq : 0;
}
