/* yishi-db-action.c - what meetings left to be done: settled, listed and carried over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-item-private.h"
#include "yishi-db-meeting-private.h"
#include "yishi-db-private.h"
#include "yishi-journal.h"

#define MAX_NOTE_BYTES 4000

/* Whether an outcome promises something. */
static gboolean
is_promise (const char *outcome)
{
  static const char *const outcomes[] = { "person", "escalated", "owners", NULL };

  return g_strv_contains (outcomes, outcome);
}

static gboolean
check_settling (const YishiItem  *item,
                const char       *day,
                const char       *note,
                GError          **error)
{
  const char *why = NULL;

  if (!is_promise (item->outcome))
    why = _("nothing was to be done about it (its outcome must be person, escalated or owners)");
  else if (strlen (note) > MAX_NOTE_BYTES || !g_utf8_validate (note, -1, NULL))
    why = _("the note is longer than 1,000 characters (shorten it)");
  if (why == NULL)
    return *day == '\0' || yishi_date_check (day, error);

  /* Translators: an item's title, and why */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("“%s” was not marked as done: %s"),
               item->title, why);
  return FALSE;
}

gboolean
yishi_db_settle_action (YishiDb     *db,
                        gint64       item,
                        const char  *day,
                        const char  *note,
                        GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiItem) before = NULL;
  const char *done_note = note != NULL && *day != '\0' ? note : "";

  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  before = yishi_db_get_item (db, item, error);
  if (before == NULL || !check_settling (before, day, done_note, error))
    return FALSE;
  if (strcmp (before->done, day) == 0 && strcmp (before->done_note, done_note) == 0)
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item);
  yishi_json_string (body, "day", day);
  yishi_json_string (body, "note", done_note);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "action.settled", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

GPtrArray *
yishi_db_list_open_actions (YishiDb     *db,
                            const char  *before,
                            GError     **error)
{
  g_autoptr(GPtrArray) actions = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_action_free);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT i.id, m.date, m.kind FROM item i JOIN meeting m ON m.id = i.meeting"
                                            " WHERE i.outcome IN ('person', 'escalated', 'owners') AND i.done = ''"
                                            "  AND m.closed <> '' AND (?1 IS NULL OR m.date < ?1)"
                                            /* However often it was carried on before it was dealt with. */
                                            "  AND NOT EXISTS (WITH RECURSIVE later (id) AS (SELECT id FROM item"
                                            "    WHERE carried_from = i.id AND carried_from <> 0"
                                            "    UNION SELECT c.id FROM later JOIN item c ON c.carried_from = later.id"
                                            "     AND c.carried_from <> 0)"
                                            "   SELECT 1 FROM later JOIN item c ON c.id = later.id"
                                            "    JOIN meeting n ON n.id = c.meeting"
                                            "    WHERE c.outcome <> '' AND n.closed <> '')"
                                            " ORDER BY i.due = '', i.due, m.date, i.number",
                                            "t", before);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiAction *action = g_new0 (YishiAction, 1);

      g_ptr_array_add (ids, GSIZE_TO_POINTER ((gsize) sqlite3_column_int64 (statement, 0)));
      action->date = yishi_db_dup (statement, 1);
      action->meeting_kind = yishi_db_dup (statement, 2);
      g_ptr_array_add (actions, action);
    }
  if (status != 0)
    return NULL;

  for (guint i = 0; i < actions->len; i++)
    {
      YishiAction *action = actions->pdata[i];

      action->item = yishi_db_get_item (db, (gint64) GPOINTER_TO_SIZE (ids->pdata[i]), error);
      if (action->item == NULL)
        return NULL;
    }

  return g_steal_pointer (&actions);
}

typedef enum
{
  CARRY_NOT,
  CARRY_OPEN,     /* it was dealt with, and something is still to be done */
  CARRY_WAITING,  /* it was withdrawn or never taken up */
} Carry;

static Carry
judge_item (const YishiItem *item,
            gboolean         was_taken_up)
{
  if (*item->withdrawn != '\0')
    return CARRY_WAITING;
  if (is_promise (item->outcome))
    return *item->done == '\0' ? CARRY_OPEN : CARRY_NOT;

  return *item->outcome == '\0' && strcmp (item->state, "none") == 0 && !was_taken_up ? CARRY_WAITING : CARRY_NOT;
}

/* Writes the items of the sort @carry into the meeting. A part goes with what it
 * is a part of if that is carried too; @made has the new ids by the old ones. */
static gboolean
carry_items (YishiDb          *db,
             const GPtrArray  *items,
             Carry             carry,
             gint64            meeting,
             GError          **error)
{
  g_autoptr(GHashTable) made = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *old = items->pdata[i];
      YishiItem fresh = *old;
      gint64 n_times;

      if (!yishi_db_query_int (db, 0, &n_times, error, "SELECT count(*) FROM progress WHERE item = ?1", "i", old->id))
        return FALSE;
      if (judge_item (old, n_times > 0) != carry)
        continue;

      fresh.parent = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (made, GSIZE_TO_POINTER ((gsize) old->parent)));
      fresh.carried_from = old->id;
      /* What somebody was to do is reported on; what the owners were to decide is voted on. */
      if (carry == CARRY_OPEN && strcmp (old->outcome, "owners") != 0)
        fresh = (YishiItem) {
          .kind = (char *) "discussion",
          .title = old->title,
          .minutes = old->minutes,
          .presenter = *old->responsible != '\0' ? old->responsible : old->presenter,
          .parent = fresh.parent,
          .carried_from = old->id,
          .masks_names = old->masks_names,
        };
      if (!yishi_item_check (db, &fresh, FALSE, error) || !yishi_item_append (db, meeting, &fresh, error))
        return FALSE;
      g_hash_table_insert (made, GSIZE_TO_POINTER ((gsize) old->id), GSIZE_TO_POINTER ((gsize) fresh.id));
    }

  return TRUE;
}

static gboolean
check_carrying (const YishiMeeting  *from,
                const char          *date,
                GError             **error)
{
  const char *why = NULL;

  if (*from->closed == '\0')
    why = _("the meeting it follows is not closed (close that one first)");
  else if (strcmp (date, from->date) <= 0)
    why = _("it would not come after the meeting it follows (take a later day)");
  if (why == NULL)
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("the next meeting was not made: %s"), why);
  return FALSE;
}

gboolean
yishi_db_carry_over (YishiDb     *db,
                     gint64       from_meeting,
                     const char  *date,
                     gint64      *made,
                     GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiMeeting) from = NULL;
  g_autoptr(GPtrArray) items = NULL;
  YishiMeeting next;

  if (!yishi_date_check (date, error) || !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  from = yishi_db_get_meeting (db, from_meeting, error);
  if (from == NULL || !check_carrying (from, date, error))
    return FALSE;
  items = yishi_db_list_items (db, from_meeting, error);
  if (items == NULL)
    return FALSE;

  next = *from;
  next.date = (char *) date;
  if (!yishi_meeting_append (db, &next, error) || !carry_items (db, items, CARRY_OPEN, next.id, error) ||
      !carry_items (db, items, CARRY_WAITING, next.id, error) || !yishi_transaction_commit (&transaction, error))
    return FALSE;

  if (made != NULL)
    *made = next.id;
  return TRUE;
}
