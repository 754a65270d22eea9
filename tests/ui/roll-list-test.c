/* roll-list-test.c - lists over a long roll make no more objects than are looked at, and hide phones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <locale.h>

#include "yishi-index-model.h"
#include "yishi-roll-words.h"

#define MANY 50000

static guint n_changes, changed_from, n_removed, n_added;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added)
{
  n_changes++;
  changed_from = position;
  n_removed = removed;
  n_added = added;
}

static void
test_all (void)
{
  g_autoptr(YishiIndexModel) model = yishi_index_model_new ();
  GListModel *list = G_LIST_MODEL (model);
  YishiIndexItem *item;

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  g_assert_null (g_list_model_get_item (list, 0));
  g_assert_true (g_list_model_get_item_type (list) == YISHI_TYPE_INDEX_ITEM);

  yishi_index_model_set (model, MANY, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, MANY);
  item = g_list_model_get_item (list, MANY - 1);
  g_assert_cmpuint (yishi_index_item_get (item), ==, MANY - 1);
  /* The model keeps none of what it gave. */
  g_assert_finalize_object (item);
  g_assert_null (g_list_model_get_item (list, MANY));
}

static void
test_some (void)
{
  g_autoptr(YishiIndexModel) model = yishi_index_model_new ();
  GListModel *list = G_LIST_MODEL (model);
  g_autoptr(GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint wanted[] = { 7, 3, 49999 };

  yishi_index_model_set (model, MANY, NULL);
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), NULL);
  n_changes = 0;
  g_array_append_vals (indices, wanted, G_N_ELEMENTS (wanted));
  yishi_index_model_set (model, 0, indices);

  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (changed_from, ==, 0);
  g_assert_cmpuint (n_removed, ==, MANY);
  g_assert_cmpuint (n_added, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      YishiIndexItem *item = g_list_model_get_item (list, i);

      g_assert_cmpuint (yishi_index_item_get (item), ==, wanted[i]);
      g_assert_finalize_object (item);
    }

  /* The same array again is not freed in between. */
  yishi_index_model_set (model, 0, indices);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
}

static const struct
{
  const char *name;
  const char *first, *second;   /* phones of two owners */
  const char *masked, *whole;
} phones[] = {
  { "none", "", "", "", "" },
  { "one", "13812345678", "", "****5678", "13812345678" },
  { "both", "13812345678", "13900001111", "****5678、****1111", "13812345678、13900001111" },
  { "the-same", "13812345678", "13812345678", "****5678", "13812345678" },
  { "two-in-one-cell", "13812345678/13900001111", "", "****5678、****1111", "13812345678/13900001111" },
  { "parted-in-chinese", "13812345678、13900001111", "", "****5678、****1111", "13812345678、13900001111" },
  { "with-dashes", "0571-8765-4321", "", "****4321", "0571-8765-4321" },
  { "too-short-to-show", "110", "", "****", "110" },
  { "words-are-dropped", "房东 13812345678", "", "****5678", "房东 13812345678" },
};

static void
test_phones (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const YishiOwner owners[] = { { "甲某", "", phones[i].first }, { "乙某", "", phones[i].second } };
  const YishiUnit unit = { .unit = "1-1-101", .owners = owners, .n_owners = 2 };
  g_autofree char *masked = yishi_roll_show_phones (&unit, FALSE);
  g_autofree char *whole = yishi_roll_show_phones (&unit, TRUE);

  g_assert_cmpstr (masked, ==, phones[i].masked);
  g_assert_cmpstr (whole, ==, phones[i].whole);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/roll-list/all", test_all);
  g_test_add_func ("/roll-list/some", test_some);
  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *path = g_strconcat ("/roll-list/phones/", phones[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_phones);
    }

  return g_test_run ();
}
