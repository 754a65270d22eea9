/* yishi-journal.c - writes the chain of entries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-journal.h"

#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-recording-private.h"

static void
update_text (YishiSha256 *sha256,
             const char  *text)
{
  yishi_sha256_update (sha256, text, strlen (text));
  yishi_sha256_update (sha256, "\n", 1);
}

/**
 * yishi_journal_hash:
 * @hash: (out): the entry's hash, in hexadecimal digits
 *
 * The hash is that of `seq ␊ at ␊ kind ␊ body ␊ prev`.
 */
void
yishi_journal_hash (gint64      seq,
                    const char *at,
                    const char *kind,
                    const char *body,
                    gssize      body_length,
                    const char *prev,
                    char        hash[YISHI_SHA256_TEXT])
{
  YishiSha256 sha256;
  char number[24];

  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, seq);
  yishi_sha256_init (&sha256);
  update_text (&sha256, number);
  update_text (&sha256, at);
  update_text (&sha256, kind);
  yishi_sha256_update (&sha256, body, body_length);
  yishi_sha256_update (&sha256, "\n", 1);
  yishi_sha256_update (&sha256, prev, strlen (prev));
  yishi_sha256_finish (&sha256, hash);
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
 * transaction; and its bookmark after it, while the job has a moment in the sound
 * (yishi_db_set_moment()).
 *
 * Returns: the entry's number, 0 with @error set
 */
gint64
yishi_journal_append (YishiDb     *db,
                      const char  *kind,
                      YishiJson   *body,
                      GError     **error)
{
  char hash[YISHI_SHA256_TEXT];
  g_autofree char *at = yishi_clock_stamp (db->clock);
  g_autofree char *prev = NULL;
  gsize length;
  const char *text = yishi_json_peek (body, &length);
  gint64 seq;

  g_assert (!sqlite3_get_autocommit (db->handle));

  if (!yishi_journal_get_head (db, &seq, &prev, error))
    return 0;

  seq++;
  yishi_journal_hash (seq, at, kind, text, length, prev, hash);
  if (!yishi_db_run (db, error, "INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "ittztt", seq, at, kind,
                     text, (gssize) length, prev, hash))
    return 0;

  return yishi_reducers_apply (db, seq, at, kind, text, length, error) &&
             yishi_bookmark_follow (db, kind, text, error)
           ? seq
           : 0;
}
