/* yishi-history.c - what was changed on an agenda, to be undone and done again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-history.h"

/* Nobody goes back further, and each keeps whole items. */
#define MAX_STEPS 200

struct _YishiHistory
{
  GPtrArray *done[YISHI_N_DIRECTIONS];  /* (owned) (element-type YishiChange): the last is next; as they were done first */
};

YishiChange *
yishi_change_new (YishiChangeKind kind)
{
  YishiChange *self = g_new0 (YishiChange, 1);

  self->kind = kind;
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_item_free);
  self->after = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_item_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attachment_free);
  self->attached = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attachment_free);
  self->detached = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attachment_free);
  return self;
}

static void
copy_items (GPtrArray       *to,
            const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, yishi_item_copy (from->pdata[i]));
}

static void
copy_attachments (GPtrArray       *to,
                  const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      const YishiAttachment *attachment = from->pdata[i];
      YishiAttachment *copy = g_memdup2 (attachment, sizeof *attachment);

      copy->name = g_strdup (attachment->name);
      copy->file = g_strdup (attachment->file);
      copy->sha256 = g_strdup (attachment->sha256);
      g_ptr_array_add (to, copy);
    }
}

YishiChange *
yishi_change_copy (const YishiChange *self)
{
  YishiChange *copy = yishi_change_new (self->kind);

  copy_items (copy->before, self->before);
  copy_items (copy->after, self->after);
  copy_attachments (copy->attachments, self->attachments);
  copy_attachments (copy->attached, self->attached);
  copy_attachments (copy->detached, self->detached);
  copy->order_before = self->order_before != NULL ? yishi_order_copy (self->order_before) : NULL;
  copy->order_after = self->order_after != NULL ? yishi_order_copy (self->order_after) : NULL;
  return copy;
}

YishiChange *
yishi_change_invert (const YishiChange *self)
{
  YishiChange *inverse = yishi_change_copy (self);
  GPtrArray *items = inverse->before;
  GPtrArray *attached = inverse->attached;
  YishiOrder *order = inverse->order_before;

  inverse->before = inverse->after;
  inverse->after = items;
  inverse->attached = inverse->detached;
  inverse->detached = attached;
  inverse->order_before = inverse->order_after;
  inverse->order_after = order;
  if (self->kind == YISHI_CHANGE_ADDED)
    inverse->kind = YISHI_CHANGE_REMOVED;
  if (self->kind == YISHI_CHANGE_REMOVED)
    inverse->kind = YISHI_CHANGE_ADDED;

  return inverse;
}

void
yishi_change_free (YishiChange *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->attached);
  g_ptr_array_unref (self->detached);
  yishi_order_free (self->order_before);
  yishi_order_free (self->order_after);
  g_free (self);
}

YishiHistory *
yishi_history_new (void)
{
  YishiHistory *self = g_new0 (YishiHistory, 1);

  for (int i = 0; i < YISHI_N_DIRECTIONS; i++)
    self->done[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_change_free);

  return self;
}

void
yishi_history_free (YishiHistory *self)
{
  if (self == NULL)
    return;

  for (int i = 0; i < YISHI_N_DIRECTIONS; i++)
    g_ptr_array_unref (self->done[i]);
  g_free (self);
}

void
yishi_history_add (YishiHistory *self,
                   YishiChange  *change)
{
  g_ptr_array_set_size (self->done[YISHI_REDO], 0);
  g_ptr_array_add (self->done[YISHI_UNDO], change);
  if (self->done[YISHI_UNDO]->len > MAX_STEPS)
    g_ptr_array_remove_index (self->done[YISHI_UNDO], 0);
}

static YishiChange *
get_next (YishiHistory   *self,
          YishiDirection  direction)
{
  GPtrArray *changes = self->done[direction];

  return changes->len > 0 ? changes->pdata[changes->len - 1] : NULL;
}

YishiChange *
yishi_history_peek (YishiHistory   *self,
                    YishiDirection  direction)
{
  const YishiChange *next = get_next (self, direction);

  if (next == NULL)
    return NULL;

  return direction == YISHI_UNDO ? yishi_change_invert (next) : yishi_change_copy (next);
}

void
yishi_history_turn (YishiHistory      *self,
                    YishiDirection     direction,
                    const YishiChange *written)
{
  GPtrArray *from = self->done[direction];
  YishiChange *change;

  g_return_if_fail (from->len > 0);

  change = g_ptr_array_steal_index (from, from->len - 1);
  if (written != NULL)
    {
      g_ptr_array_set_size (change->attachments, 0);
      copy_attachments (change->attachments, written->attachments);
    }
  g_ptr_array_add (self->done[direction == YISHI_UNDO ? YISHI_REDO : YISHI_UNDO], change);
}

void
yishi_history_drop (YishiHistory   *self,
                    YishiDirection  direction)
{
  GPtrArray *changes = self->done[direction];

  if (changes->len > 0)
    g_ptr_array_set_size (changes, (int) changes->len - 1);
}

static void
rename_items (GPtrArray *items,
              gint64     before,
              gint64     after)
{
  for (guint i = 0; i < items->len; i++)
    {
      YishiItem *item = items->pdata[i];

      if (item->id == before)
        item->id = after;
      if (item->parent == before)
        item->parent = after;
    }
}

static void
rename_attachments (GPtrArray *attachments,
                    gint64     before,
                    gint64     after)
{
  for (guint i = 0; i < attachments->len; i++)
    {
      YishiAttachment *attachment = attachments->pdata[i];

      if (attachment->item == before)
        attachment->item = after;
    }
}

static void
rename_in_change (YishiChange *self,
                  gint64       before,
                  gint64       after)
{
  rename_items (self->before, before, after);
  rename_items (self->after, before, after);
  if (self->order_before != NULL)
    yishi_order_rename (self->order_before, before, after);
  if (self->order_after != NULL)
    yishi_order_rename (self->order_after, before, after);
  rename_attachments (self->attachments, before, after);
  rename_attachments (self->attached, before, after);
  rename_attachments (self->detached, before, after);
}

void
yishi_history_rename (YishiHistory *self,
                      gint64        before,
                      gint64        after)
{
  for (int i = 0; i < YISHI_N_DIRECTIONS; i++)
    for (guint j = 0; j < self->done[i]->len; j++)
      rename_in_change (self->done[i]->pdata[j], before, after);
}
