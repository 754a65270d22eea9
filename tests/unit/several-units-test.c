/* several-units-test.c - which units belong to each person with several
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-persons.h"

static void
add_unit (YishiRoll  *roll,
          guint       number,
          const char *owner)
{
  g_autofree char *name = g_strdup_printf ("1-1-%u", number);
  g_autofree char *room = g_strdup_printf ("%u", number);
  const YishiOwner owners[] = { { owner, "", "13800000001" } };
  const YishiUnit unit = { .unit = name, .building = "1", .stair = "1", .room = room, .area = 100,
                           .owners = owners, .n_owners = 1, .confirmed = "", .person = -1 };

  yishi_roll_add (roll, &unit);
}

/* "1-1-101 1-1-103;" for each person with several units. */
static char *
describe (const YishiRoll *roll)
{
  g_autoptr(YishiPersons) persons = yishi_persons_new (roll);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < yishi_persons_get_n (persons); i++)
    {
      guint n = 0;
      const guint *units = yishi_persons_get_units (persons, i, &n);

      g_assert_cmpuint (n, >=, 2);
      g_assert_cmpint (yishi_persons_find (persons, units[0]), ==, i);
      for (guint k = 0; k < n; k++)
        g_string_append_printf (text, "%s%s", k > 0 ? " " : "", yishi_roll_get_unit (roll, units[k])->unit);
      g_string_append_c (text, ';');
    }

  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name;
  const char *owners;    /* of 1-1-101, 1-1-102 …: one letter each */
  const char *expected;
} cases[] = {
  { "empty", "", "" },
  { "one", "a", "" },
  { "all-different", "abc", "" },
  { "two-of-one", "aba", "1-1-101 1-1-103;" },
  { "in-the-order-of-first-units", "abcba", "1-1-101 1-1-105;1-1-102 1-1-104;" },
  { "all-one", "aaa", "1-1-101 1-1-102 1-1-103;" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(YishiRoll) roll = yishi_roll_new ();
  g_autofree char *text = NULL;

  for (guint k = 0; cases[i].owners[k] != '\0'; k++)
    {
      const char owner[] = { cases[i].owners[k], '\0' };

      add_unit (roll, 101 + k, owner);
    }
  yishi_roll_group (roll);
  text = describe (roll);
  g_assert_cmpstr (text, ==, cases[i].expected);
}

static void
test_find_none (void)
{
  g_autoptr(YishiRoll) roll = yishi_roll_new ();
  g_autoptr(YishiPersons) persons = NULL;

  add_unit (roll, 101, "a");
  add_unit (roll, 102, "b");
  add_unit (roll, 103, "b");
  yishi_roll_group (roll);
  persons = yishi_persons_new (roll);
  g_assert_cmpint (yishi_persons_find (persons, 0), ==, -1);
  g_assert_cmpint (yishi_persons_find (persons, 1), ==, 0);
  g_assert_cmpint (yishi_persons_find (persons, 2), ==, -1);
  g_assert_cmpint (yishi_persons_find (persons, -1), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/several-units/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/several-units/find-none", test_find_none);

  return g_test_run ();
}
