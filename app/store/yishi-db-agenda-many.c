/* yishi-db-agenda-many.c - adds and removes several items of an agenda at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes from a template, or comes back after it was removed, is there whole
 * or not at all.
 */
#include "config.h"

#include "yishi-db-agenda.h"

#include "yishi-db-item-private.h"
#include "yishi-db-private.h"

/* What each item came as, and what the record calls it. */
typedef struct
{
  gint64 before;
  gint64 after;
} Name;

static gint64
rename_item (const GArray *names,
             gint64        id)
{
  for (guint i = 0; i < names->len; i++)
    if (g_array_index (names, Name, i).before == id && id != 0)
      return g_array_index (names, Name, i).after;

  return id;
}

static gboolean
is_renamed (const GArray *names,
            gint64        id)
{
  for (guint i = 0; i < names->len; i++)
    if (g_array_index (names, Name, i).before == id)
      return TRUE;

  return FALSE;
}

static gboolean
append_items (YishiDb    *db,
              gint64      meeting,
              GPtrArray  *items,
              GArray     *names,
              GError    **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      YishiItem *item = items->pdata[i];
      Name name = { .before = item->id };

      item->parent = rename_item (names, item->parent);
      if (!yishi_item_append (db, meeting, item, error))
        return FALSE;

      name.after = item->id;
      g_array_append_val (names, name);
    }

  return TRUE;
}

static gboolean
append_attachments (YishiDb          *db,
                    const GPtrArray  *attachments,
                    const GArray     *names,
                    GError          **error)
{
  for (guint i = 0; i < attachments->len; i++)
    {
      YishiAttachment attachment = *(const YishiAttachment *) attachments->pdata[i];

      if (!is_renamed (names, attachment.item))
        continue;
      attachment.item = rename_item (names, attachment.item);
      if (!yishi_attachment_append (db, &attachment, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_in_order (YishiDb       *db,
              gint64         meeting,
              const GArray  *names,
              const gint64  *ids,
              const gint64  *parents,
              gsize          n,
              GError       **error)
{
  g_autofree gint64 *new_ids = g_new0 (gint64, n + 1);
  g_autofree gint64 *new_parents = g_new0 (gint64, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      new_ids[i] = rename_item (names, ids[i]);
      new_parents[i] = rename_item (names, parents[i]);
    }

  return yishi_items_order (db, meeting, new_ids, new_parents, n, error);
}

gboolean
yishi_db_add_items (YishiDb          *db,
                    gint64            meeting,
                    GPtrArray        *items,
                    const GPtrArray  *attachments,
                    const gint64     *ids,
                    const gint64     *parents,
                    gsize             n,
                    GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(GArray) names = g_array_new (FALSE, TRUE, sizeof (Name));

  for (guint i = 0; i < items->len; i++)
    if (!yishi_item_check (db, items->pdata[i], FALSE, error))
      return FALSE;

  return yishi_transaction_begin (&transaction, db, error) && append_items (db, meeting, items, names, error) &&
         (attachments == NULL || append_attachments (db, attachments, names, error)) &&
         (ids == NULL || put_in_order (db, meeting, names, ids, parents, n, error)) &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_remove_items (YishiDb       *db,
                       const gint64  *items,
                       gsize          n,
                       GError       **error)
{
  g_auto(YishiTransaction) transaction = { NULL };

  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;

  /* The last first, so that what stands behind matters once. */
  for (gsize i = n; i > 0; i--)
    if (!yishi_item_remove (db, items[i - 1], error))
      return FALSE;

  return yishi_transaction_commit (&transaction, error);
}
