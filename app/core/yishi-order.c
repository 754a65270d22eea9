/* yishi-order.c - the order of an agenda, and how it is changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-agenda.h"

#include <glib/gi18n-lib.h>

static YishiOrder *
make_order (gsize n)
{
  YishiOrder *self = g_new0 (YishiOrder, 1);

  self->ids = g_new0 (gint64, n + 1);
  self->parents = g_new0 (gint64, n + 1);
  self->n = n;
  return self;
}

/**
 * yishi_order_new:
 * @items: (element-type YishiItem): by number
 */
YishiOrder *
yishi_order_new (const GPtrArray *items)
{
  YishiOrder *self = make_order (items->len);

  for (gsize i = 0; i < self->n; i++)
    {
      const YishiItem *item = items->pdata[i];

      self->ids[i] = item->id;
      self->parents[i] = item->parent;
    }

  return self;
}

YishiOrder *
yishi_order_copy (const YishiOrder *self)
{
  YishiOrder *copy = make_order (self->n);

  for (gsize i = 0; i < self->n; i++)
    {
      copy->ids[i] = self->ids[i];
      copy->parents[i] = self->parents[i];
    }

  return copy;
}

void
yishi_order_free (YishiOrder *self)
{
  if (self == NULL)
    return;

  g_free (self->ids);
  g_free (self->parents);
  g_free (self);
}

gboolean
yishi_order_equal (const YishiOrder *a,
                   const YishiOrder *b)
{
  if (a->n != b->n)
    return FALSE;

  for (gsize i = 0; i < a->n; i++)
    if (a->ids[i] != b->ids[i] || a->parents[i] != b->parents[i])
      return FALSE;

  return TRUE;
}

void
yishi_order_rename (YishiOrder *self,
                    gint64      before,
                    gint64      after)
{
  for (gsize i = 0; i < self->n; i++)
    {
      if (self->ids[i] == before)
        self->ids[i] = after;
      if (self->parents[i] == before)
        self->parents[i] = after;
    }
}

/* Returns: its position, or self->n */
static gsize
find (const YishiOrder *self,
      gint64            item)
{
  gsize i = 0;

  while (i < self->n && self->ids[i] != item)
    i++;

  return i;
}

/* Where what begins at @start ends: a part by itself, an item behind its parts. */
static gsize
find_end (const YishiOrder *self,
          gsize             start)
{
  gsize end = start + 1;

  while (self->parents[start] == 0 && end < self->n && self->parents[end] == self->ids[start])
    end++;

  return end;
}

/* Where the item begins that is at @position or that it is a part of. */
static gsize
find_whole (const YishiOrder *self,
            gsize             position)
{
  return self->parents[position] == 0 ? position : find (self, self->parents[position]);
}

/* Takes what stands from @start to @end and puts it before @position, which is
 * not within it; what begins there becomes a part of @parent. */
static YishiOrder *
put (const YishiOrder *self,
     gsize             start,
     gsize             end,
     gsize             position,
     gint64            parent)
{
  YishiOrder *order = make_order (self->n);
  gsize n = 0;

  for (gsize i = 0; i <= self->n; i++)
    {
      for (gsize j = start; i == position && j < end; j++, n++)
        {
          order->ids[n] = self->ids[j];
          order->parents[n] = j == start ? parent : self->parents[j];
        }
      if (i == self->n || (i >= start && i < end))
        continue;
      order->ids[n] = self->ids[i];
      order->parents[n++] = self->parents[i];
    }

  return order;
}

static YishiOrder *
say_why (char       **why_not,
         const char  *text)
{
  if (why_not != NULL)
    *why_not = g_strdup (text);

  return NULL;
}

static YishiOrder *
move_up (const YishiOrder *self,
         gsize             start,
         char            **why_not)
{
  gint64 parent = self->parents[start];

  if (start == 0)
    return say_why (why_not, _("It is the first item already."));
  if (parent != 0 && self->ids[start - 1] == parent)
    return say_why (why_not, _("It is the first part already."));

  return put (self, start, find_end (self, start), parent != 0 ? start - 1 : find_whole (self, start - 1), parent);
}

static YishiOrder *
move_down (const YishiOrder *self,
           gsize             start,
           char            **why_not)
{
  gint64 parent = self->parents[start];
  gsize end = find_end (self, start);

  if (parent != 0 && (end == self->n || self->parents[end] != parent))
    return say_why (why_not, _("It is the last part already."));
  if (end == self->n)
    return say_why (why_not, _("It is the last item already."));

  return put (self, start, end, find_end (self, end), parent);
}

static YishiOrder *
move_in (const YishiOrder *self,
         gsize             start,
         char            **why_not)
{
  if (self->parents[start] != 0)
    return say_why (why_not, _("It is a part already, and parts have no parts."));
  if (start == 0)
    return say_why (why_not, _("There is no item before it that it could be a part of."));
  if (find_end (self, start) > start + 1)
    return say_why (why_not, _("It has parts itself (make those items of their own first)."));

  return put (self, start, start + 1, start, self->ids[find_whole (self, start - 1)]);
}

static YishiOrder *
move_out (const YishiOrder *self,
          gsize             start,
          char            **why_not)
{
  if (self->parents[start] == 0)
    return say_why (why_not, _("It is an item of its own already."));

  return put (self, start, start + 1, find_end (self, find_whole (self, start)), 0);
}

/**
 * yishi_order_move:
 *
 * Returns: (transfer full) (nullable): what the order becomes; %NULL if there is
 *   no way for the item to go
 */
YishiOrder *
yishi_order_move (const YishiOrder  *self,
                  gint64             item,
                  YishiMove          move,
                  char             **why_not)
{
  gsize start = find (self, item);

  g_return_val_if_fail (start < self->n, NULL);

  switch (move)
    {
    case YISHI_MOVE_UP:
      return move_up (self, start, why_not);
    case YISHI_MOVE_DOWN:
      return move_down (self, start, why_not);
    case YISHI_MOVE_IN:
      return move_in (self, start, why_not);
    case YISHI_MOVE_OUT:
      return move_out (self, start, why_not);
    default:
      g_return_val_if_reached (NULL);
    }
}

YishiOrder *
yishi_order_drop (const YishiOrder *self,
                  gint64            item,
                  gsize             position)
{
  gsize start = find (self, item);
  gsize end;
  gint64 parent;

  g_return_val_if_fail (start < self->n && position <= self->n, NULL);

  end = find_end (self, start);
  if (position >= start && position <= end && (position < end || position == self->n || self->parents[position] == 0))
    position = start;
  if (position == start)
    return yishi_order_copy (self);
  if (end > start + 1 && position < self->n && self->parents[position] != 0)
    return put (self, start, end, find_end (self, find_whole (self, position)), 0);

  parent = position < self->n ? self->parents[position] : 0;
  /* Behind the parts among which it is: it stays one of them. */
  if (parent == 0 && self->parents[start] != 0 && find_end (self, find_whole (self, start)) == position)
    parent = self->parents[start];

  return put (self, start, end, position, parent);
}
