/* yishi-agenda-changes.c - the changes of an agenda that need nothing but an item, and what is said of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-agenda-changes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

YishiChange *
yishi_change_remove (const YishiMeetingState *meeting,
                     gint64                   item)
{
  YishiChange *change = yishi_change_new (YISHI_CHANGE_REMOVED);

  change->order_before = yishi_order_new (meeting->items);
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *each = meeting->items->pdata[i];

      if (each->id == item || each->parent == item)
        g_ptr_array_add (change->before, yishi_item_copy (each));
    }

  return change;
}

YishiChange *
yishi_change_withdraw (const YishiItem *item,
                       const char      *reason)
{
  YishiChange *change = yishi_change_new (YISHI_CHANGE_WITHDRAWN);
  YishiItem *after = yishi_item_copy (item);

  g_free (after->withdrawn);
  after->withdrawn = g_strdup (reason);
  g_ptr_array_add (change->before, yishi_item_copy (item));
  g_ptr_array_add (change->after, after);
  return change;
}

char *
yishi_say_change (const YishiChange *change)
{
  const GPtrArray *items = change->kind == YISHI_CHANGE_REMOVED ? change->before : change->after;
  const YishiItem *item = items->len > 0 ? items->pdata[0] : NULL;
  guint n_wholes = 0;

  for (guint i = 0; i < items->len; i++)
    n_wholes += ((YishiItem *) items->pdata[i])->parent == 0;

  if (change->kind == YISHI_CHANGE_REMOVED)
    return g_strdup_printf (_("“%s” was removed"), item->title);
  if (change->kind == YISHI_CHANGE_ADDED && n_wholes > 1)
    return g_strdup_printf (ngettext ("%u item was added", "%u items were added", items->len), items->len);
  if (change->kind == YISHI_CHANGE_WITHDRAWN && *item->withdrawn != '\0')
    return g_strdup_printf (_("“%s” was withdrawn"), item->title);
  if (change->kind == YISHI_CHANGE_WITHDRAWN)
    return g_strdup_printf (_("“%s” is back on the agenda"), item->title);

  return NULL;
}

gboolean
yishi_items_are_alike (const YishiItem *a,
                       const YishiItem *b)
{
  return strcmp (a->kind, b->kind) == 0 && strcmp (a->title, b->title) == 0 &&
         strcmp (a->presenter, b->presenter) == 0 && a->minutes == b->minutes && a->matter == b->matter &&
         strcmp (a->rule, b->rule) == 0 && strcmp (a->scope, b->scope) == 0 &&
         g_strv_equal ((const char *const *) a->candidates, (const char *const *) b->candidates) &&
         a->seats == b->seats && a->agreed == b->agreed && a->masks_names == b->masks_names;
}

const char *
yishi_say_bounds (const YishiItem *item,
                  gboolean         is_closed)
{
  if (is_closed)
    return _("The meeting is closed: the item stays as it is. Your private notes do not.");
  if (strcmp (item->state, "none") != 0)
    return _("The vote on it was opened: what is voted on stays as it is. Minutes, presenter and whether names are hidden can be changed.");
  if (item->posted)
    return _("It was posted, and what was posted is what is decided: its title stays. For another, withdraw it and add an item.");

  return NULL;
}
