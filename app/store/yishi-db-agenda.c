/* yishi-db-agenda.c - changes the items of an agenda: their texts, their order, whether they stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-agenda.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-item-private.h"
#include "yishi-db-private.h"
#include "yishi-journal.h"

/* The longest reason, in bytes. */
#define MAX_REASON_BYTES 2000

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: %s says why, and what to do */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("the agenda was not changed: %s"), why);
  return FALSE;
}

static gboolean
check_open (YishiDb  *db,
            gint64    meeting,
            GError  **error)
{
  gint64 n_open;

  if (!yishi_db_query_int (db, 0, &n_open, error, "SELECT count(*) FROM meeting WHERE id = ?1 AND closed = ''", "i",
                           meeting))
    return FALSE;

  return n_open > 0 || refuse (error, _("the meeting is closed (go on in the next one)"));
}

/* The item, if its meeting is not closed; within the caller's transaction. */
static YishiItem *
need_item (YishiDb  *db,
           gint64    id,
           GError  **error)
{
  g_autoptr(YishiItem) item = yishi_db_get_item (db, id, error);

  return item != NULL && check_open (db, item->meeting, error) ? g_steal_pointer (&item) : NULL;
}

static void
take_text (char       **text,
           const char  *wanted)
{
  if (wanted == NULL)
    return;

  g_free (*text);
  *text = g_strdup (wanted);
}

/* @item with what is wanted of it. */
static YishiItem *
merge_item (const YishiItem *item,
            const YishiItem *wanted)
{
  YishiItem *merged = yishi_item_copy (item);

  take_text (&merged->kind, wanted->kind);
  take_text (&merged->title, wanted->title);
  take_text (&merged->rule, wanted->rule);
  take_text (&merged->scope, wanted->scope);
  take_text (&merged->presenter, wanted->presenter);
  if (wanted->candidates != NULL)
    {
      g_strfreev (merged->candidates);
      merged->candidates = g_strdupv (wanted->candidates);
    }
  merged->matter = wanted->matter;
  merged->minutes = wanted->minutes;
  merged->seats = wanted->seats;
  merged->agreed = wanted->agreed;
  merged->statutory_min = wanted->statutory_min;
  merged->masks_names = wanted->masks_names != FALSE;
  return merged;
}

/* Whether both are put to the vote in the same way. */
static gboolean
is_voted_on_alike (const YishiItem *a,
                   const YishiItem *b)
{
  return strcmp (a->kind, b->kind) == 0 && a->matter == b->matter && strcmp (a->rule, b->rule) == 0 &&
         strcmp (a->scope, b->scope) == 0 &&
         g_strv_equal ((const char *const *) a->candidates, (const char *const *) b->candidates) &&
         a->seats == b->seats && a->agreed == b->agreed && a->statutory_min == b->statutory_min;
}

gboolean
yishi_db_change_item (YishiDb          *db,
                      gint64            item,
                      const YishiItem  *wanted,
                      GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiItem) before = NULL;
  g_autoptr(YishiItem) after = NULL;
  gboolean alike;

  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  before = need_item (db, item, error);
  if (before == NULL)
    return FALSE;

  after = merge_item (before, wanted);
  alike = is_voted_on_alike (before, after);
  if (!yishi_item_check (db, after, TRUE, error))
    return FALSE;
  if (!alike && strcmp (before->state, "none") != 0)
    return refuse (error, _("the vote on item %d was opened, and what is voted on stays as it was (change the "
                            "minutes or who presents it; for another question add an item)"),
                   before->number);
  if (before->posted && strcmp (before->title, after->title) != 0)
    return refuse (error, _("“%s” was posted, and what was posted is what is decided (withdraw it and add "
                            "another item)"),
                   before->title);
  if (alike && strcmp (before->title, after->title) == 0 && before->minutes == after->minutes &&
      before->masks_names == after->masks_names && strcmp (before->presenter, after->presenter) == 0)
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item);
  yishi_item_write (body, after);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "item.changed", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

static const YishiItem *
find_item (const GPtrArray *items,
           gint64           id)
{
  for (guint i = 0; i < items->len; i++)
    if (((YishiItem *) items->pdata[i])->id == id)
      return items->pdata[i];

  return NULL;
}

/* Each item of the meeting once, and parts behind what they are parts of. */
static gboolean
check_order (const GPtrArray  *items,
             const gint64     *ids,
             const gint64     *parents,
             gsize             n,
             GError          **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  gint64 whole = 0;

  for (gsize i = 0; i < n; i++)
    if (find_item (items, ids[i]) == NULL ||
        !g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize) ids[i])))
      return refuse (error, _("its items are no longer the same (look at it again)"));
  if (n != items->len)
    return refuse (error, _("its items are no longer the same (look at it again)"));

  for (gsize i = 0; i < n; i++)
    {
      if (parents[i] != 0 && parents[i] != whole)
        return refuse (error, _("a part stands apart from what it is a part of (move it there, or make it an item "
                                "of its own)"));
      if (parents[i] == 0)
        whole = ids[i];
    }

  return TRUE;
}

/* Items that have a vote keep their numbers, and all do while a proxy names some. */
static gboolean
check_numbers (YishiDb          *db,
               gint64            meeting,
               const GPtrArray  *items,
               const gint64     *ids,
               GError          **error)
{
  gboolean moves = FALSE;
  g_autofree char *why = NULL;

  for (gsize i = 0; i < items->len; i++)
    {
      const YishiItem *item = find_item (items, ids[i]);

      if (item->number == (int) i + 1)
        continue;
      moves = TRUE;
      if (strcmp (item->state, "none") != 0)
        return refuse (error, _("item %d has a vote and keeps its number (leave what comes before it as it is)"),
                       item->number);
    }
  if (moves && !yishi_items_check_proxies (db, meeting, &why, error))
    return FALSE;

  return why == NULL || refuse (error, "%s", why);
}

static YishiJson *
write_order (gint64        meeting,
             const gint64 *ids,
             const gint64 *parents,
             gsize         n)
{
  YishiJson *body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_begin_array (body, "order");
  for (gsize i = 0; i < n; i++)
    {
      yishi_json_begin_object (body, NULL);
      yishi_json_int (body, "item", ids[i]);
      yishi_json_int (body, "parent", parents[i]);
      yishi_json_end_object (body);
    }
  yishi_json_end_array (body);
  yishi_json_end_object (body);
  return body;
}

static gboolean
is_in_order (const GPtrArray *items,
             const gint64    *ids,
             const gint64    *parents)
{
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];

      if (item->id != ids[i] || item->parent != parents[i])
        return FALSE;
    }

  return TRUE;
}

gboolean
yishi_items_order (YishiDb       *db,
                   gint64         meeting,
                   const gint64  *ids,
                   const gint64  *parents,
                   gsize          n,
                   GError       **error)
{
  g_autoptr(GPtrArray) items = NULL;
  g_autofree gint64 *wanted = g_new0 (gint64, n + 1);
  g_autoptr(YishiJson) body = NULL;

  if (!check_open (db, meeting, error))
    return FALSE;
  items = yishi_db_list_items (db, meeting, error);
  if (items == NULL)
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      const YishiItem *item = find_item (items, ids[i]);

      wanted[i] = parents != NULL ? parents[i] : item != NULL ? item->parent : 0;
    }
  if (!check_order (items, ids, wanted, n, error) || !check_numbers (db, meeting, items, ids, error))
    return FALSE;
  if (is_in_order (items, ids, wanted))
    return TRUE;

  body = write_order (meeting, ids, wanted, n);
  return yishi_journal_append (db, "items.ordered", body, error) != 0;
}

gboolean
yishi_db_order_items (YishiDb       *db,
                      gint64         meeting,
                      const gint64  *ids,
                      const gint64  *parents,
                      gsize          n,
                      GError       **error)
{
  g_auto(YishiTransaction) transaction = { NULL };

  return yishi_transaction_begin (&transaction, db, error) &&
         yishi_items_order (db, meeting, ids, parents, n, error) && yishi_transaction_commit (&transaction, error);
}

/* Whether it was taken up in the meeting: ever, or just now. */
static gboolean
count_progress (YishiDb          *db,
                const YishiItem  *item,
                gboolean          at_hand,
                gint64           *n,
                GError          **error)
{
  return yishi_db_query_int (db, 0, n, error,
                             "SELECT count(*) FROM progress WHERE meeting = ?1 AND item = ?2 AND (ended = '' OR NOT ?3)",
                             "iii", item->meeting, item->id, (gint64) at_hand);
}

static gboolean
check_removable (YishiDb          *db,
                 const YishiItem  *item,
                 GError          **error)
{
  gint64 n, n_said;

  if (!count_progress (db, item, FALSE, &n, error))
    return FALSE;
  if (item->posted)
    return refuse (error, _("“%s” was posted (withdraw it, so that everybody sees it was)"), item->title);
  if (strcmp (item->state, "none") != 0)
    return refuse (error, _("there is a vote on “%s” (it belongs to the record)"), item->title);
  if (n > 0 || *item->outcome != '\0')
    return refuse (error, _("“%s” was dealt with (it belongs to the record)"), item->title);
  if (!yishi_db_query_int (db, 0, &n_said, error,
                           "SELECT (SELECT count(*) FROM note WHERE item = ?1)"
                           " + (SELECT count(*) FROM statement WHERE item = ?1)",
                           "i", item->id))
    return FALSE;

  return n_said == 0 ||
         refuse (error, _("there are notes or statements on “%s” (remove those first)"), item->title);
}

/* The item and its parts, all of which may go. */
static gboolean
write_removed (YishiDb          *db,
               const YishiItem  *item,
               YishiJson        *body,
               gint64           *n,
               GError          **error)
{
  g_autoptr(GPtrArray) items = yishi_db_list_items (db, item->meeting, error);

  if (items == NULL)
    return FALSE;

  yishi_json_begin_array (body, "items");
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *each = items->pdata[i];

      if (each->id != item->id && each->parent != item->id)
        continue;
      if (!check_removable (db, each, error))
        return FALSE;
      (*n)++;
      yishi_json_begin_object (body, NULL);
      yishi_json_int (body, "id", each->id);
      yishi_json_int (body, "number", each->number);
      yishi_json_end_object (body);
    }
  yishi_json_end_array (body);
  return TRUE;
}

gboolean
yishi_item_remove (YishiDb  *db,
                   gint64    item,
                   GError  **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiItem) before = need_item (db, item, error);
  g_autofree char *why = NULL;
  gint64 n = 0;

  if (before == NULL)
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", before->meeting);
  if (!write_removed (db, before, body, &n, error) ||
      !yishi_items_check_move (db, before->meeting, before->number + n, &why, error))
    return FALSE;
  yishi_json_end_object (body);
  if (why != NULL)
    return refuse (error, "%s", why);

  return yishi_journal_append (db, "item.removed", body, error) != 0;
}

gboolean
yishi_db_remove_item (YishiDb  *db,
                      gint64    item,
                      GError  **error)
{
  g_auto(YishiTransaction) transaction = { NULL };

  return yishi_transaction_begin (&transaction, db, error) && yishi_item_remove (db, item, error) &&
         yishi_transaction_commit (&transaction, error);
}

static gboolean
check_withdrawal (YishiDb          *db,
                  const YishiItem  *item,
                  const char       *reason,
                  GError          **error)
{
  gint64 at_hand;

  if (strlen (reason) > MAX_REASON_BYTES || !g_utf8_validate (reason, -1, NULL))
    return refuse (error, _("the reason is too long (give at most %d characters)"), MAX_REASON_BYTES / 4);
  if (*reason == '\0')
    return TRUE;
  if (!item->posted)
    return refuse (error, _("“%s” was never posted (remove it instead)"), item->title);
  if (!count_progress (db, item, TRUE, &at_hand, error))
    return FALSE;
  if (at_hand > 0)
    return refuse (error, _("“%s” is at hand (end it first)"), item->title);
  if (strcmp (item->state, "open") == 0)
    return refuse (error, _("the vote on “%s” is open (close that vote first)"), item->title);
  if (strcmp (item->state, "none") != 0 || *item->outcome != '\0')
    return refuse (error, _("“%s” was dealt with (it belongs to the record)"), item->title);

  return TRUE;
}

gboolean
yishi_db_withdraw_item (YishiDb     *db,
                        gint64       item,
                        const char  *reason,
                        GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiItem) before = NULL;

  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  before = need_item (db, item, error);
  if (before == NULL || !check_withdrawal (db, before, reason, error))
    return FALSE;
  if (strcmp (before->withdrawn, reason) == 0)
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item);
  yishi_json_string (body, "reason", reason);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "item.withdrawn", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}
