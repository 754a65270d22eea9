/* order-test.c - how the order of an agenda changes, by key and by mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An order is written as the numbers of its items, a dot before each part.
 */
#include "yishi-agenda.h"

#define N_WALKS 200
#define N_STEPS 40

static YishiOrder *
parse (const char *text)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  gint64 whole = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gboolean is_part = *words[i] == '.';
      YishiItem *item = g_new0 (YishiItem, 1);

      item->id = g_ascii_strtoll (words[i] + is_part, NULL, 10);
      item->parent = is_part ? whole : 0;
      whole = is_part ? whole : item->id;
      g_ptr_array_add (items, item);
    }

  return yishi_order_new (items);
}

static char *
print (const YishiOrder *order)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < order->n; i++)
    g_string_append_printf (text, "%s%s%" G_GINT64_FORMAT, i > 0 ? " " : "", order->parents[i] != 0 ? "." : "",
                            order->ids[i]);

  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name;
  const char *before;
  gint64      item;
  YishiMove   move;
  const char *after;  /* NULL: it cannot go there */
} moves[] = {
  { "/order/up", "1 2 3", 3, YISHI_MOVE_UP, "1 3 2" },
  { "/order/up-over-a-whole-with-parts", "1 .2 .3 4", 4, YISHI_MOVE_UP, "4 1 .2 .3" },
  { "/order/up-with-parts", "1 2 .3 .4 5", 2, YISHI_MOVE_UP, "2 .3 .4 1 5" },
  { "/order/up-first", "1 2", 1, YISHI_MOVE_UP, NULL },
  { "/order/up-part", "1 .2 .3 4", 3, YISHI_MOVE_UP, "1 .3 .2 4" },
  { "/order/up-first-part", "1 .2 .3", 2, YISHI_MOVE_UP, NULL },
  { "/order/down", "1 2 3", 1, YISHI_MOVE_DOWN, "2 1 3" },
  { "/order/down-with-parts-over-parts", "1 .2 3 .4 5", 1, YISHI_MOVE_DOWN, "3 .4 1 .2 5" },
  { "/order/down-last", "1 2", 2, YISHI_MOVE_DOWN, NULL },
  { "/order/down-last-with-parts", "1 2 .3", 2, YISHI_MOVE_DOWN, NULL },
  { "/order/down-part", "1 .2 .3 4", 2, YISHI_MOVE_DOWN, "1 .3 .2 4" },
  { "/order/down-last-part", "1 .2 3", 2, YISHI_MOVE_DOWN, NULL },
  { "/order/in", "1 2 3", 2, YISHI_MOVE_IN, "1 .2 3" },
  { "/order/in-behind-parts", "1 .2 3", 3, YISHI_MOVE_IN, "1 .2 .3" },
  { "/order/in-first", "1 2", 1, YISHI_MOVE_IN, NULL },
  { "/order/in-with-parts", "1 2 .3", 2, YISHI_MOVE_IN, NULL },
  { "/order/in-part", "1 .2", 2, YISHI_MOVE_IN, NULL },
  { "/order/out", "1 .2 3", 2, YISHI_MOVE_OUT, "1 2 3" },
  { "/order/out-behind-the-other-parts", "1 .2 .3 .4 5", 2, YISHI_MOVE_OUT, "1 .3 .4 2 5" },
  { "/order/out-whole", "1 2", 2, YISHI_MOVE_OUT, NULL },
};

static const struct
{
  const char *name;
  const char *before;
  gint64      item;
  gsize       position;
  const char *after;
} drops[] = {
  { "/drop/up", "1 2 3", 3, 0, "3 1 2" },
  { "/drop/down", "1 2 3", 1, 2, "2 1 3" },
  { "/drop/to-the-end", "1 2 3", 1, 3, "2 3 1" },
  { "/drop/where-it-was", "1 2 3", 2, 1, "1 2 3" },
  { "/drop/right-behind-itself", "1 2 3", 2, 2, "1 2 3" },
  { "/drop/among-parts", "1 .2 .3 4", 4, 2, "1 .2 .4 .3" },
  { "/drop/before-the-first-part", "1 .2 3", 3, 1, "1 .3 .2" },
  { "/drop/with-parts-among-parts", "1 .2 .3 4 .5", 4, 2, "1 .2 .3 4 .5" },
  { "/drop/with-parts-among-parts-further-down", "1 .2 3 .4 .5 6", 1, 4, "3 .4 .5 1 .2 6" },
  { "/drop/with-parts-on-itself", "1 .2 .3 4", 1, 2, "1 .2 .3 4" },
  { "/drop/part-out", "1 .2 .3 4", 2, 4, "1 .3 4 2" },
  { "/drop/part-behind-its-own", "1 .2 .3 4", 2, 3, "1 .3 .2 4" },
  { "/drop/part-to-another", "1 .2 3 .4", 2, 3, "1 3 .2 .4" },
  { "/drop/part-to-the-top", "1 .2", 2, 0, "2 1" },
};

static void
test_move (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(YishiOrder) before = parse (moves[i].before);
  g_autofree char *why = NULL;
  g_autoptr(YishiOrder) after = yishi_order_move (before, moves[i].item, moves[i].move, &why);
  g_autofree char *text = after != NULL ? print (after) : NULL;

  g_assert_cmpstr (text, ==, moves[i].after);
  g_assert_true ((why != NULL) == (after == NULL));
}

static void
test_drop (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(YishiOrder) before = parse (drops[i].before);
  g_autoptr(YishiOrder) after = yishi_order_drop (before, drops[i].item, drops[i].position);
  g_autofree char *text = print (after);

  g_assert_cmpstr (text, ==, drops[i].after);
}

/* Each item once, and a part behind its whole or another part of that. */
static void
assert_valid (const YishiOrder *order)
{
  gint64 whole = 0;
  gint64 sum = 0;

  for (gsize i = 0; i < order->n; i++)
    {
      g_assert_true (order->parents[i] == 0 || order->parents[i] == whole);
      if (order->parents[i] == 0)
        whole = order->ids[i];
      sum |= (gint64) 1 << order->ids[i];
    }
  g_assert_cmpint (sum, ==, ((gint64) 1 << (order->n + 1)) - 2);
}

/* Whatever is done, the store would take the order; and what went up goes down again. */
static void
test_walk (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261215);

  for (int walk = 0; walk < N_WALKS; walk++)
    {
      g_autoptr(YishiOrder) order = parse ("1 2 3 4 5 6 7 8 9");

      for (int step = 0; step < N_STEPS; step++)
        {
          gint64 item = g_rand_int_range (random, 1, 10);
          YishiMove move = (YishiMove) g_rand_int_range (random, YISHI_MOVE_UP, YISHI_MOVE_OUT + 1);
          YishiOrder *next = g_rand_boolean (random)
                               ? yishi_order_drop (order, item, (gsize) g_rand_int_range (random, 0, 10))
                               : yishi_order_move (order, item, move, NULL);
          g_autoptr(YishiOrder) up = NULL;
          g_autoptr(YishiOrder) down = NULL;

          if (next == NULL)
            continue;
          assert_valid (next);
          up = yishi_order_move (next, item, YISHI_MOVE_UP, NULL);
          down = up != NULL ? yishi_order_move (up, item, YISHI_MOVE_DOWN, NULL) : NULL;
          g_assert_true (up == NULL || (down != NULL && yishi_order_equal (down, next)));
          yishi_order_free (order);
          order = next;
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    g_test_add_data_func (moves[i].name, GSIZE_TO_POINTER (i), test_move);
  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    g_test_add_data_func (drops[i].name, GSIZE_TO_POINTER (i), test_drop);
  g_test_add_func ("/order/walk", test_walk);

  return g_test_run ();
}
