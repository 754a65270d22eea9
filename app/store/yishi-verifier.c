/* yishi-verifier.c - proves that a record is what its journal says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 1. The chain: numbers without a gap, each entry's hash, each entry's prev.
 * 2. The tables: the journal is replayed into an empty record in memory, and
 *    every row of every table must be the same there.
 * 3. The roll: persons and digest of every version are found again.
 * 4. The votes: what was frozen, and the person and weight of every ballot, are
 *    those of the roll.
 * 5. The results: every closed vote is counted again.
 * 6. The attachments: each file is there and has its sum.
 * 7. The recordings: each part is there, as long as it was, with the sums that it
 *    had minute by minute.
 */
#include "config.h"

#include "yishi-verifier.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-seal.h"
#include "yishi-journal.h"
#include "yishi-verifier-private.h"

/* So many are told, the first wrong entry first; so many are kept until they are
 * in order. */
#define MAX_TOLD 20
#define MAX_KEPT 100000

/* How many entries are read between two looks at the cancellable. */
#define LOOK_EVERY 512

static void
free_problem (gpointer data)
{
  YishiProblem *self = data;

  g_free (self->code);
  g_free (self->message);
  g_free (self);
}

void
yishi_verification_free (YishiVerification *self)
{
  if (self == NULL)
    return;

  g_free (self->head);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

void
yishi_verification_add (YishiVerification *self,
                        gint64             seq,
                        const char        *code,
                        char              *message)
{
  YishiProblem *problem;

  if (self->problems->len >= MAX_KEPT)
    {
      g_free (message);
      return;
    }

  problem = g_new0 (YishiProblem, 1);
  problem->seq = seq;
  problem->code = g_strdup (code);
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
}

/* The walk along the chain. */
typedef struct
{
  YishiVerification *verification;  /* (unowned) */
  YishiDb           *replay;        /* (unowned) */
  char               prev[65];      /* hash of the entry before */
  gint64             expected;      /* number that must come next */
  const char        *head;          /* (unowned) (nullable) what is looked for */
  gint64             head_seq;      /* where it was found, 0 if nowhere */
  gboolean           can_replay;    /* every entry so far could be applied */
} Walk;

/* A text of the record ends where its bytes end; whoever reads it as C does, and
 * stops at a zero, would miss what was put behind. */
static gboolean
has_zeros (sqlite3_stmt *statement)
{
  for (int column = 1; column <= 5; column++)
    if (strlen (yishi_db_text (statement, column)) != (gsize) sqlite3_column_bytes (statement, column))
      return TRUE;

  return FALSE;
}

static void
check_links (Walk         *walk,
             gint64        seq,
             sqlite3_stmt *statement)
{
  const char *prev = yishi_db_text (statement, 4);
  const char *hash = yishi_db_text (statement, 5);
  char found[YISHI_SHA256_TEXT];

  if (seq != walk->expected)
    yishi_verification_add (walk->verification, walk->expected, "GAP",
                            g_strdup_printf (_("entry %" PRId64 " is missing or was taken out"),
                                             walk->expected));
  else if (strcmp (prev, walk->prev) != 0)
    yishi_verification_add (walk->verification, seq, "PREV",
                            g_strdup_printf (_("entry %" PRId64 " does not follow from the one before it"),
                                             seq));

  yishi_journal_hash (seq, yishi_db_text (statement, 1), yishi_db_text (statement, 2), yishi_db_text (statement, 3),
                      sqlite3_column_bytes (statement, 3), prev, found);
  if (strcmp (found, hash) != 0 || has_zeros (statement))
    yishi_verification_add (walk->verification, seq, "HASH",
                            g_strdup_printf (_("entry %" PRId64 " was changed after it was written"), seq));

  g_strlcpy (walk->prev, hash, sizeof walk->prev);
  walk->expected = seq + 1;
}

static void
replay_entry (Walk         *walk,
              gint64        seq,
              sqlite3_stmt *statement)
{
  g_autoptr(GError) error = NULL;

  if (!walk->can_replay ||
      yishi_reducers_apply (walk->replay, seq, yishi_db_text (statement, 1), yishi_db_text (statement, 2),
                            yishi_db_text (statement, 3), sqlite3_column_bytes (statement, 3), &error))
    return;

  walk->can_replay = FALSE;
  g_debug ("entry %" G_GINT64_FORMAT ": %s", seq, error->message);
  yishi_verification_add (walk->verification, seq, "BODY",
                          g_strdup_printf (_("entry %" PRId64 " says something that cannot have happened"),
                                           seq));
}

static gboolean
walk_chain (YishiDb       *db,
            Walk          *walk,
            GCancellable  *cancellable,
            GError       **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT seq, at, kind, body, prev, hash FROM journal ORDER BY seq", "");
  gint64 n = 0;
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      gint64 seq = sqlite3_column_int64 (statement, 0);

      if (n++ % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      check_links (walk, seq, statement);
      replay_entry (walk, seq, statement);
      if (walk->head != NULL && g_str_has_prefix (walk->prev, walk->head))
        walk->head_seq = seq;
    }

  walk->verification->n_entries = n;
  return status == 0;
}

static void
check_head (Walk       *walk,
            const char *head)
{
  YishiVerification *verification = walk->verification;

  if (head == NULL)
    return;
  if (walk->head_seq > 0)
    {
      verification->n_since_head = walk->expected - 1 - walk->head_seq;
      return;
    }

  yishi_verification_add (verification, 0, "HEAD",
                          g_strdup_printf (_("no entry has the seal %s: the record was cut off or replaced since it "
                                             "was noted"),
                                           head));
}

static gboolean
verify_all (YishiDb            *db,
            YishiDb            *replay,
            YishiVerification  *verification,
            const char         *head,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autofree char *digits = head != NULL ? yishi_seal_read (head) : NULL;
  Walk walk = {
    .verification = verification,
    .replay = replay,
    .expected = 1,
    .head = digits,
    .can_replay = TRUE,
  };

  if (head != NULL && digits == NULL)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("nothing was checked: “%s” is no seal (give 16 or 64 hexadecimal digits)"), head);
      return FALSE;
    }

  g_strlcpy (walk.prev, YISHI_JOURNAL_START, sizeof walk.prev);
  if (!walk_chain (db, &walk, cancellable, error))
    return FALSE;
  check_head (&walk, head);
  verification->head = g_strdup (walk.prev);

  /* What follows from the journal is judged in the replay: there it is what the
   * entries say, whatever was done to the tables. */
  return (!walk.can_replay || yishi_verify_tables (db, replay, verification, cancellable, error)) &&
         yishi_verify_integrity (db, verification, error) &&
         yishi_verify_rolls (replay, verification, cancellable, error) &&
         yishi_verify_votes (replay, verification, cancellable, error) &&
         yishi_verify_results (replay, verification, cancellable, error) &&
         yishi_verify_attachments (db, replay, verification, cancellable, error) &&
         yishi_verify_recordings (db, replay, verification, cancellable, error);
}

static gint
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const YishiProblem *one = *(YishiProblem *const *) a;
  const YishiProblem *two = *(YishiProblem *const *) b;

  if (one->seq == two->seq)
    return 0;
  /* What names no entry comes last. */
  if (one->seq == 0 || two->seq == 0)
    return one->seq == 0 ? 1 : -1;
  return one->seq < two->seq ? -1 : 1;
}

YishiVerification *
yishi_db_verify (YishiDb       *db,
                 const char    *head,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(YishiVerification) self = g_new0 (YishiVerification, 1);
  g_autoptr(YishiDb) replay = yishi_db_open_memory (error);
  gboolean done;

  self->problems = g_ptr_array_new_with_free_func (free_problem);
  self->n_since_head = -1;

  /* One transaction: a writer beside us must not change what we compare. */
  if (replay == NULL || !yishi_db_exec (replay, "BEGIN", error) || !yishi_db_exec (db, "BEGIN", error))
    return NULL;
  done = verify_all (db, replay, self, head, cancellable, error);
  sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  if (!done)
    return NULL;

  g_ptr_array_sort (self->problems, compare_problems);
  if (self->problems->len > MAX_TOLD)
    g_ptr_array_set_size (self->problems, MAX_TOLD);
  self->ok = self->problems->len == 0;
  return g_steal_pointer (&self);
}
