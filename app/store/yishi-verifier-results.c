/* yishi-verifier-results.c - counts every closed vote again, and finds every roll's persons again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-result-private.h"
#include "yishi-db-roll-private.h"
#include "yishi-verifier-private.h"

/* A closed vote: which item, what was sealed, by which entry. */
typedef struct
{
  gint64  meeting;
  int     number;
  char   *result;  /* (owned) */
  gint64  seq;
} Closed;

static void
clear_closed (gpointer data)
{
  g_free (((Closed *) data)->result);
}

static GArray *
list_closed (YishiDb  *db,
             GError  **error)
{
  g_autoptr(GArray) votes = g_array_new (FALSE, TRUE, sizeof (Closed));
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT i.meeting, i.number, v.result, v.seq FROM vote v"
                                            " JOIN item i ON i.id = v.item WHERE v.closed <> '' ORDER BY v.seq",
                                            "");
  int status = -1;

  g_array_set_clear_func (votes, clear_closed);
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      Closed closed = { sqlite3_column_int64 (statement, 0), sqlite3_column_int (statement, 1),
                        yishi_db_dup (statement, 2), sqlite3_column_int64 (statement, 3) };

      g_array_append_val (votes, closed);
    }

  return status == 0 ? g_steal_pointer (&votes) : NULL;
}

/* Returns: (transfer full) (nullable): the figures as they are found now */
static char *
recount (YishiDb       *db,
         const Closed  *closed,
         GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (db, closed->meeting, closed->number, error);
  g_autoptr(YishiResult) result = item != NULL ? yishi_db_get_result (db, item, error) : NULL;

  return result != NULL ? yishi_result_seal_text (result->tally, result->election, result->defects) : NULL;
}

gboolean
yishi_verify_results (YishiDb            *db,
                      YishiVerification  *verification,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_autoptr(GArray) votes = list_closed (db, error);

  if (votes == NULL)
    return FALSE;

  for (guint i = 0; i < votes->len; i++)
    {
      const Closed *closed = &g_array_index (votes, Closed, i);
      g_autoptr(GError) local_error = NULL;
      g_autofree char *found = recount (db, closed, &local_error);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (found == NULL)
        g_debug ("recounting: %s", local_error->message);
      if (g_strcmp0 (found, closed->result) != 0)
        yishi_verification_add (verification, closed->seq, "RESULT",
                                g_strdup_printf (_("the result of item %d is not what its ballots add up to"),
                                                 closed->number));
      verification->n_results++;
    }

  return TRUE;
}

static gboolean
is_grouped_right (const YishiStoredRoll *stored)
{
  for (guint i = 0; i < stored->persons->len; i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (stored->roll, i);

      if (g_array_index (stored->numbers, gint64, unit->person) != g_array_index (stored->persons, gint64, i))
        return FALSE;
    }

  return TRUE;
}

/* A version of the roll, and what was noted of it. */
typedef struct
{
  gint64  version;
  char   *sha256;  /* (owned) */
  gint64  seq;
} Version;

static void
clear_version (gpointer data)
{
  g_free (((Version *) data)->sha256);
}

static GArray *
list_versions (YishiDb  *db,
               GError  **error)
{
  g_autoptr(GArray) versions = g_array_new (FALSE, TRUE, sizeof (Version));
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT version, sha256, seq FROM roll_version ORDER BY version",
                                            "");
  int status = -1;

  g_array_set_clear_func (versions, clear_version);
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      Version version = { sqlite3_column_int64 (statement, 0), yishi_db_dup (statement, 1),
                          sqlite3_column_int64 (statement, 2) };

      g_array_append_val (versions, version);
    }

  return status == 0 ? g_steal_pointer (&versions) : NULL;
}

/* Who is one person follows from the owners alone; the digest that votes froze
 * follows from the units. */
static gboolean
is_roll_right (YishiDb       *db,
               const Version *version)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiStoredRoll) stored = yishi_db_load_stored_roll (db, version->version, &error);
  g_autofree char *digest = NULL;

  if (stored == NULL)
    {
      g_debug ("version %" G_GINT64_FORMAT " of the roll: %s", version->version, error->message);
      return FALSE;
    }

  digest = yishi_roll_digest (stored->roll, stored->persons);
  return strcmp (digest, version->sha256) == 0 && is_grouped_right (stored);
}

gboolean
yishi_verify_rolls (YishiDb            *db,
                    YishiVerification  *verification,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_autoptr(GArray) versions = list_versions (db, error);

  if (versions == NULL)
    return FALSE;

  for (guint i = 0; i < versions->len; i++)
    {
      const Version *version = &g_array_index (versions, Version, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (version->version != (gint64) i + 1 || !is_roll_right (db, version))
        yishi_verification_add (verification, version->seq, "STATE",
                                g_strdup_printf (_("version %d of the roll is not what its units and owners add up to"),
                                                 (int) version->version));
    }

  return TRUE;
}
