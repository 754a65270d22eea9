/* yishi-db-minutes-sealed.c - sealed minutes as they were, whatever the record has become since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What minutes tell depends on more than the meeting: the roll goes on, votes end, promises
 * are kept. So the journal is replayed up to the seal, or the last addendum to it, and the
 * minutes are read there.
 */
#include "config.h"

#include "yishi-db-minutes.h"

#include "yishi-db-minutes-state.h"
#include "yishi-db-private.h"
#include "yishi-journal.h"

static gboolean
replay_row (YishiDb       *replay,
            sqlite3_stmt  *row,
            GError       **error)
{
  gint64 seq = sqlite3_column_int64 (row, 0);

  return yishi_db_run (replay, error, "INSERT INTO journal (seq, at, kind, body, prev, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                       "ittttt", seq, yishi_db_text (row, 1), yishi_db_text (row, 2), yishi_db_text (row, 3),
                       yishi_db_text (row, 4), yishi_db_text (row, 5)) &&
         yishi_reducers_apply (replay, seq, yishi_db_text (row, 1), yishi_db_text (row, 2), yishi_db_text (row, 3),
                               sqlite3_column_bytes (row, 3), error);
}

/* Returns: (transfer full) (nullable): the record as it was when entry @last was its end */
static YishiDb *
replay_until (YishiDb  *db,
              gint64    last,
              GError  **error)
{
  g_autoptr(YishiDb) replay = yishi_db_open_memory (error);
  sqlite3_stmt *row;
  int status = -1;

  if (replay == NULL || !yishi_db_exec (replay, "BEGIN", error))
    return NULL;

  row = yishi_db_query (db, error, "SELECT seq, at, kind, body, prev, hash FROM journal WHERE seq <= ?1 ORDER BY seq", "i",
                        last);
  while (row != NULL && (status = yishi_db_step (db, row, error)) > 0)
    if (!replay_row (replay, row, error))
      {
        sqlite3_reset (row);
        return NULL;
      }
  if (status < 0 || !yishi_db_exec (replay, "COMMIT", error))
    return NULL;

  return g_steal_pointer (&replay);
}

YishiMinutes *
yishi_db_load_sealed_minutes (YishiDb  *db,
                              gint64    meeting,
                              GError  **error)
{
  g_autoptr(YishiMinutesState) state = yishi_db_load_minutes_state (db, meeting, error);
  g_autoptr(YishiDb) replay = NULL;
  const YishiAddendum *newest;

  if (state == NULL)
    return NULL;
  if (state->stage != YISHI_MINUTES_SEALED)
    return yishi_db_load_minutes (db, meeting, error);

  newest = state->addenda->len > 0 ? state->addenda->pdata[state->addenda->len - 1] : NULL;
  replay = replay_until (db, newest != NULL ? newest->seq : state->seq, error);
  return replay != NULL ? yishi_db_load_minutes (replay, meeting, error) : NULL;
}
