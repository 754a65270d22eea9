/* yishi-verifier-votes.c - what a vote froze, and what each ballot weighs, found again in the roll
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program that wrote an entry may have been shown tables that somebody had
 * changed for a moment: a smaller roll, a larger flat. The entry then says what
 * the roll of the journal does not.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-vote-private.h"
#include "yishi-unit-name.h"
#include "yishi-verifier-private.h"

/* A vote, and where it stands. */
typedef struct
{
  gint64  item;
  int     number;
  char   *scope;  /* (owned) */
  gint64  seq;
} Place;

static void
clear_place (gpointer data)
{
  g_free (((Place *) data)->scope);
}

static GArray *
list_places (YishiDb  *db,
             GError  **error)
{
  g_autoptr(GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT v.item, i.number, i.scope, v.seq FROM vote v"
                                            " JOIN item i ON i.id = v.item WHERE v.roll_version > 0 ORDER BY v.item",
                                            "");
  int status = -1;

  g_array_set_clear_func (places, clear_place);
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      Place place = { sqlite3_column_int64 (statement, 0), sqlite3_column_int (statement, 1),
                      yishi_db_dup (statement, 2), sqlite3_column_int64 (statement, 3) };

      g_array_append_val (places, place);
    }

  return status == 0 ? g_steal_pointer (&places) : NULL;
}

static gboolean
is_frozen_right (YishiDb          *db,
                 const YishiVote  *vote,
                 const Place      *place,
                 gboolean         *is_right,
                 GError          **error)
{
  YishiCount roll;
  gint64 n_digests;

  if (!yishi_db_measure_roll (db, place->scope, vote->roll_version, vote->rule->counts_parking, &roll, error) ||
      !yishi_db_query_int (db, 0, &n_digests, error,
                           "SELECT count(*) FROM roll_version WHERE version = ?1 AND sha256 = ?2", "it",
                           vote->roll_version, vote->roll_sha256))
    return FALSE;

  *is_right = roll.heads == vote->roll.heads && roll.area == vote->roll.area && n_digests == 1;
  return TRUE;
}

/* The first entry that gave a ballot another unit, person, weight or lateness
 * than it has; 0 if there is none. */
static gboolean
find_wrong_ballot (YishiDb          *db,
                   const YishiVote  *vote,
                   const Place      *place,
                   gint64           *seq,
                   GError          **error)
{
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;

  if (*place->scope != '\0' && !yishi_scope_parse (place->scope, &building, &stair, error))
    return FALSE;

  return yishi_db_query_int (db, 0, seq, error,
                             "SELECT min(b.seq) FROM ballot b LEFT JOIN unit u ON u.number = b.unit"
                             "  AND u.first_version <= ?2 AND (u.last_version IS NULL OR u.last_version >= ?2)"
                             " WHERE b.item = ?1 AND (u.number IS NULL OR u.person <> b.person"
                             "  OR u.area + iif(?3, u.parking_area, 0) <> b.area"
                             "  OR (?4 IS NOT NULL AND u.building <> ?4) OR (?5 IS NOT NULL AND u.stair <> ?5)"
                             "  OR (b.late = 0 AND ?6 <> '' AND substr(b.received, 1, 10) > ?6))",
                             "iiittt", vote->item, vote->roll_version, (gint64) vote->rule->counts_parking, building,
                             stair, vote->until);
}

static gboolean
verify_vote (YishiDb            *db,
             const Place        *place,
             YishiVerification  *verification,
             GError            **error)
{
  g_autoptr(YishiVote) vote = NULL;
  gboolean is_right;
  gint64 seq;

  if (!yishi_db_load_vote (db, place->item, &vote, error) ||
      !is_frozen_right (db, vote, place, &is_right, error) || !find_wrong_ballot (db, vote, place, &seq, error))
    return FALSE;

  if (!is_right)
    yishi_verification_add (verification, place->seq, "RESULT",
                            g_strdup_printf (_("the vote on item %d froze other totals than its roll has"),
                                             place->number));
  if (seq > 0)
    yishi_verification_add (verification, seq, "RESULT",
                            g_strdup_printf (_("a ballot on item %d is not that of its unit in the roll"),
                                             place->number));
  return TRUE;
}

gboolean
yishi_verify_votes (YishiDb            *db,
                    YishiVerification  *verification,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_autoptr(GArray) places = list_places (db, error);

  if (places == NULL)
    return FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      g_autoptr(GError) local_error = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (verify_vote (db, place, verification, &local_error))
        continue;

      g_debug ("item %d: %s", place->number, local_error->message);
      yishi_verification_add (verification, place->seq, "BODY",
                              g_strdup_printf (_("the vote on item %d cannot be read"), place->number));
    }

  return TRUE;
}
