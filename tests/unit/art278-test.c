/* art278-test.c - every row of table T1, by counts and by ballots
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rule-fixtures.h"

#include <locale.h>

#define N_ORDERS 5
#define N_COLUMNS 11

typedef struct
{
  char   *rule;     /* (owned) */
  char   *verdict;  /* (owned) */
  Figures figures;
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->rule);
  g_free (row->verdict);
  g_free (row);
}

static YishiCount
read_count (char **columns,
            guint  column)
{
  YishiCount count = { g_ascii_strtoll (columns[column], NULL, 10),
                       read_area (columns[column + 1]) };

  return count;
}

/* In bulk, and in other orders: the same verdict and the same bytes. */
static void
check_orders (YishiRule     *rule,
              const Figures *figures,
              const char    *expected)
{
  g_autoptr(GArray) ballots = make_ballots (figures);
  g_autoptr(GRand) rand = g_rand_new_with_seed (278);

  for (int i = 0; i < N_ORDERS; i++)
    {
      g_autoptr(YishiTally) tally = count_ballots (rule, figures->roll, ballots);
      g_autofree char *json = tally_to_json (tally);

      g_assert_cmpstr (json, ==, expected);
      shuffle_ballots (ballots, rand);
    }
}

/* As ballots come in: each state is one that could be closed in, and its counts
 * grow by just that ballot. */
static void
check_one_at_a_time (YishiRule     *rule,
                     const Figures *figures,
                     const char    *expected)
{
  g_autoptr(GArray) ballots = make_ballots (figures);
  g_autofree char *json = NULL;
  g_autoptr(YishiTally) tally = NULL;
  guint n = ballots->len;

  for (guint i = 0; i <= n; i++)
    {
      ballots->len = i;
      g_clear_pointer (&tally, yishi_tally_free);
      tally = count_ballots (rule, figures->roll, ballots);
      g_assert_cmpint (tally->participating.heads, ==, i);
    }

  json = tally_to_json (tally);
  g_assert_cmpstr (json, ==, expected);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(YishiRule) rule = load_rule (row->rule);
  g_autoptr(YishiTally) tally = count_figures (rule, &row->figures);
  g_autofree char *json = tally_to_json (tally);

  assert_verdict (tally, row->verdict);
  check_orders (rule, &row->figures, json);
  check_one_at_a_time (rule, &row->figures, json);
}

static void
add_row (const char *line)
{
  g_auto(GStrv) columns = g_strsplit (line, ",", N_COLUMNS + 1);
  g_autofree char *path = NULL;
  Row *row = g_new0 (Row, 1);

  g_assert_cmpint (g_strv_length (columns), ==, N_COLUMNS + 1);
  row->rule = g_strdup (columns[1]);
  row->verdict = g_strdup (columns[10]);
  row->figures.roll = read_count (columns, 2);
  row->figures.answers[YISHI_CHOICE_YES] = read_count (columns, 4);
  row->figures.answers[YISHI_CHOICE_NO] = read_count (columns, 6);
  row->figures.answers[YISHI_CHOICE_ABSTAIN] = read_count (columns, 8);

  path = g_strconcat ("/art278/", columns[0], NULL);
  g_test_add_data_func_full (path, row, test_row, free_row);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *file = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  file = g_test_build_filename (G_TEST_DIST, "fixtures", "art278.csv", NULL);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  g_assert_cmpint (g_strv_length (lines), >, 1);
  for (gsize i = 1; lines[i] != NULL; i++)
    add_row (lines[i]);

  return g_test_run ();
}
