/* yishi-db-session.c - the running meeting in the record, and where to go on after a crash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was at hand when and who spoke is journalled. Where the meeting stands
 * (queue, clock, wall) is kept in the workspace in the same transaction: so both
 * are of the same moment whenever the power fails.
 */
#include "config.h"

#include "yishi-db-session.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "yishi-db-meeting-private.h"
#include "yishi-db-private.h"
#include "yishi-db-workspace.h"
#include "yishi-journal.h"
#include "yishi-seal.h"

/* Behind the instant at which the program was ended while the meeting ran. */
#define LEFT " left"

static char *
make_key (const char *what,
          gint64      meeting)
{
  return g_strdup_printf ("%s:%" PRId64, what, meeting);
}

/* Refuses what does not follow from the record: a command may have written to it
 * since the window looked. */
static gboolean
check (gboolean   follows,
       GError   **error)
{
  if (!follows)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                 _("nothing was recorded: the meeting stands elsewhere in the record by now (open the record again)"));
  return follows;
}

static gboolean
check_running (YishiDb  *db,
               gint64    meeting,
               GError  **error)
{
  gint64 n;

  return yishi_db_query_int (db, 0, &n, error,
                             "SELECT count(*) FROM meeting WHERE id = ?1 AND started <> '' AND closed = ''", "i",
                             meeting) &&
         check (n == 1, error);
}

/* @item is at hand in the record, and only then it can be ended; nothing is, and
 * only then it can be begun. */
static gboolean
check_item (YishiDb            *db,
            gint64              meeting,
            const YishiEffect  *effect,
            GError            **error)
{
  gint64 at_hand, n = 1;

  if (!yishi_db_query_int (db, 0, &at_hand, error, "SELECT item FROM progress WHERE meeting = ?1 AND ended = ''", "i",
                           meeting))
    return FALSE;
  if (strcmp (effect->kind, "item.ended") == 0)
    return check (at_hand != 0 && at_hand == effect->item, error);

  return yishi_db_query_int (db, 0, &n, error,
                             "SELECT count(*) FROM item WHERE id = ?1 AND meeting = ?2 AND withdrawn = ''", "ii",
                             effect->item, meeting) &&
         check (at_hand == 0 && n == 1, error);
}

static void
write_instant (YishiDb    *db,
               YishiJson  *body,
               const char *key,
               gint64      micros)
{
  g_autofree char *stamp = micros != 0 ? yishi_clock_format (db->clock, micros) : g_strdup ("");

  yishi_json_string (body, key, stamp);
}

static gboolean
append_effect (YishiDb            *db,
               gint64              meeting,
               const YishiEffect  *effect,
               GError            **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  if (g_str_has_prefix (effect->kind, "item.") || g_str_has_prefix (effect->kind, "speech."))
    yishi_json_int (body, "item", effect->item);
  write_instant (db, body, "at", effect->at);
  if (strcmp (effect->kind, "break.taken") == 0)
    write_instant (db, body, "until", effect->until);
  if (g_str_has_prefix (effect->kind, "speech."))
    {
      yishi_json_string (body, "name", effect->name);
      yishi_json_string (body, "unit", effect->unit);
      yishi_json_string (body, "party", effect->party);
    }
  if (strcmp (effect->kind, "speech.ended") == 0)
    {
      write_instant (db, body, "began", effect->began);
      yishi_json_int (body, "allotted", effect->allotted);
      yishi_json_int (body, "used", effect->used);
    }
  yishi_json_end_object (body);

  return yishi_journal_append (db, effect->kind, body, error) != 0;
}

static gboolean
apply_effect (YishiDb            *db,
              gint64              meeting,
              const YishiEffect  *effect,
              GError            **error)
{
  if (strcmp (effect->kind, "meeting.started") == 0)
    return yishi_meeting_append_start (db, meeting, error);
  if (strcmp (effect->kind, "meeting.closed") == 0)
    return yishi_meeting_append_close (db, meeting, error);

  return check_running (db, meeting, error) &&
         (!g_str_has_prefix (effect->kind, "item.") || check_item (db, meeting, effect, error)) &&
         append_effect (db, meeting, effect, error);
}

gboolean
yishi_db_apply_session (YishiDb          *db,
                        gint64            meeting,
                        const GPtrArray  *effects,
                        const char       *session_json,
                        char            **seal,
                        GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autofree char *key = make_key ("session", meeting);
  g_autofree char *head = NULL;
  gboolean is_closing = FALSE;
  gint64 seq;

  g_return_val_if_fail (db != NULL && effects != NULL && session_json != NULL, FALSE);

  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;

  for (guint i = 0; i < effects->len; i++)
    {
      const YishiEffect *effect = effects->pdata[i];

      if (!apply_effect (db, meeting, effect, error))
        return FALSE;
      is_closing = is_closing || strcmp (effect->kind, "meeting.closed") == 0;
    }

  if (!yishi_db_set_workspace (db, key, session_json, error) || !yishi_journal_get_head (db, &seq, &head, error) ||
      !yishi_transaction_commit (&transaction, error))
    return FALSE;

  if (seal != NULL)
    *seal = is_closing ? yishi_seal_from_head (head) : NULL;
  return TRUE;
}

gboolean
yishi_db_load_session (YishiDb  *db,
                       gint64    meeting,
                       char    **json,
                       gint64   *alive,
                       gboolean *was_left,
                       GError  **error)
{
  g_autofree char *session_key = make_key ("session", meeting);
  g_autofree char *alive_key = make_key ("alive", meeting);
  g_autofree char *instant = NULL;
  g_autofree char *kept = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (db != NULL && json != NULL && alive != NULL && was_left != NULL, FALSE);

  kept = yishi_db_get_workspace (db, session_key, &failure);
  if (failure == NULL)
    instant = yishi_db_get_workspace (db, alive_key, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  *alive = instant != NULL ? MAX (g_ascii_strtoll (instant, NULL, 10), 0) : 0;
  *was_left = instant != NULL && g_str_has_suffix (instant, LEFT);
  *json = g_steal_pointer (&kept);
  return TRUE;
}

/* @how: "" while the program runs, LEFT when it ends */
static gboolean
set_alive (YishiDb     *db,
           gint64       meeting,
           const char  *how,
           GError     **error)
{
  g_autofree char *key = make_key ("alive", meeting);
  g_autofree char *instant = g_strdup_printf ("%" PRId64 "%s", yishi_clock_now (db->clock), how);

  return yishi_db_set_workspace (db, key, instant, error);
}

gboolean
yishi_db_touch_session (YishiDb  *db,
                        gint64    meeting,
                        GError  **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return set_alive (db, meeting, "", error);
}

gboolean
yishi_db_leave_session (YishiDb  *db,
                        gint64    meeting,
                        GError  **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return set_alive (db, meeting, LEFT, error);
}

/* A gap that would end before it began (the machine's clock was set back) is
 * noted as one that took no time. */
static gboolean
append_gap (YishiDb     *db,
            gint64       meeting,
            gint64       from,
            gint64       until,
            const char  *reason,
            GError     **error)
{
  static const char *const reasons[] = { "crash", "closed", "sleep", NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();

  g_return_val_if_fail (from > 0 && g_strv_contains (reasons, reason), FALSE);

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  write_instant (db, body, "from", from);
  write_instant (db, body, "until", MAX (from, until));
  yishi_json_string (body, "reason", reason);
  yishi_json_end_object (body);

  return check_running (db, meeting, error) && yishi_journal_append (db, "meeting.interrupted", body, error) != 0;
}

gboolean
yishi_db_note_gap (YishiDb     *db,
                   gint64       meeting,
                   gint64       from,
                   gint64       until,
                   const char  *reason,
                   GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };

  g_return_val_if_fail (db != NULL, FALSE);

  return yishi_transaction_begin (&transaction, db, error) &&
         append_gap (db, meeting, from, until, reason, error) && yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_resume_session (YishiDb     *db,
                         gint64       meeting,
                         gint64       from,
                         gint64       until,
                         const char  *reason,
                         const char  *session_json,
                         GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autofree char *key = make_key ("session", meeting);

  g_return_val_if_fail (db != NULL && session_json != NULL, FALSE);

  return yishi_transaction_begin (&transaction, db, error) &&
         append_gap (db, meeting, from, until, reason, error) &&
         yishi_db_set_workspace (db, key, session_json, error) && set_alive (db, meeting, "", error) &&
         yishi_transaction_commit (&transaction, error);
}

static gpointer
read_progress (sqlite3_stmt *statement)
{
  YishiProgress *progress = g_new0 (YishiProgress, 1);

  progress->item = sqlite3_column_int64 (statement, 0);
  progress->began = yishi_db_dup (statement, 1);
  progress->ended = yishi_db_dup (statement, 2);
  return progress;
}

static gpointer
read_speech (sqlite3_stmt *statement)
{
  YishiSpeech *speech = g_new0 (YishiSpeech, 1);

  speech->id = sqlite3_column_int64 (statement, 0);
  speech->item = sqlite3_column_int64 (statement, 1);
  speech->name = yishi_db_dup (statement, 2);
  speech->unit = yishi_db_dup (statement, 3);
  speech->party = yishi_db_dup (statement, 4);
  speech->began = yishi_db_dup (statement, 5);
  speech->ended = yishi_db_dup (statement, 6);
  speech->allotted = sqlite3_column_int64 (statement, 7);
  speech->used = sqlite3_column_int64 (statement, 8);
  return speech;
}

static gpointer
read_gap (sqlite3_stmt *statement)
{
  YishiGap *gap = g_new0 (YishiGap, 1);

  gap->from = yishi_db_dup (statement, 0);
  gap->until = yishi_db_dup (statement, 1);
  gap->reason = yishi_db_dup (statement, 2);
  return gap;
}

static gboolean
fill (YishiDb       *db,
      sqlite3_stmt  *statement,
      gpointer     (*read) (sqlite3_stmt *),
      GPtrArray     *rows,
      GError       **error)
{
  int status = -1;

  g_ptr_array_set_size (rows, 0);
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_ptr_array_add (rows, read (statement));

  return status == 0;
}

gboolean
yishi_db_fill_session (YishiDb            *db,
                       YishiMeetingState  *state,
                       GError            **error)
{
  gint64 meeting;

  g_return_val_if_fail (db != NULL && state != NULL && state->meeting != NULL, FALSE);

  meeting = state->meeting->id;
  return fill (db,
               yishi_db_query (db, error,
                               "SELECT item, began, ended FROM progress WHERE meeting = ?1 ORDER BY id", "i", meeting),
               read_progress, state->progress, error) &&
         fill (db,
               yishi_db_query (db, error,
                               "SELECT id, item, name, unit, party, began, ended, allotted, used FROM speech"
                               " WHERE meeting = ?1 ORDER BY id",
                               "i", meeting),
               read_speech, state->speeches, error) &&
         fill (db,
               yishi_db_query (db, error,
                               "SELECT from_time, until_time, reason FROM gap WHERE meeting = ?1 ORDER BY id", "i",
                               meeting),
               read_gap, state->gaps, error);
}
