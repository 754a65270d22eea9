/* test-roll.c - the roll: what it holds, who is one person and why, what may be merged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-roll.h"

#define MAX_UNITS 6
#define MAX_OWNERS 3

typedef struct
{
  YishiOwner  owners[MAX_OWNERS];
  gboolean    is_developers;
  const char *confirmed;
} Row;

/* @persons has a letter a unit, equal for one person; @reasons one of - b d c. */
static const struct
{
  const char *name;
  Row         rows[MAX_UNITS];
  const char *persons, *reasons;
} groups[] = {
  { "two-strangers",
    { { { { "甲某", "", "13800000001" } } }, { { { "乙某", "", "13800000002" } } } },
    "ab",
    "--" },
  { "same-buyer",
    { { { { "甲某", "", "13800000001" } } }, { { { "甲某", "", "13800000001" } } } },
    "aa",
    "bb" },
  { "same-buyer-apart",
    { { { { "甲某", "", "13800000001" } } },
      { { { "乙某", "", "13800000002" } } },
      { { { "甲某", "", "13800000001" } } } },
    "aba",
    "b-b" },
  { "name-alone-never-merges",
    { { { { "甲某", "", "" } } }, { { { "甲某", "", "" } } } },
    "ab",
    "--" },
  { "name-alone-beside-phone",
    { { { { "甲某", "", "13800000001" } } }, { { { "甲某", "", "" } } } },
    "ab",
    "--" },
  { "phone-alone-never-merges",
    { { { { "甲某", "", "13800000001" } } }, { { { "乙某", "", "13800000001" } } } },
    "ab",
    "--" },
  { "other-phone",
    { { { { "甲某", "", "13800000001" } } }, { { { "甲某", "", "13800000002" } } } },
    "ab",
    "--" },
  { "phone-spellings",
    { { { { "甲某", "", "138-0000 0001" } } },
      { { { "甲某", "", "+86 13800000001" } } },
      { { { "甲 某", "", "１３８０００００００１" } } },
      { { { "甲某", "", "008613800000001" } } } },
    "aaaa",
    "bbbb" },
  { "masked-phone",
    { { { { "甲某", "", "138****0001" } } }, { { { "甲某", "", "138****0001" } } } },
    "ab",
    "--" },
  { "placeholder-phone",
    { { { { "甲某", "", "00000000000" } } }, { { { "甲某", "", "00000000000" } } } },
    "ab",
    "--" },
  { "no-phone-word", { { { { "甲某", "", "无" } } }, { { { "甲某", "", "无" } } } }, "ab", "--" },
  { "short-phone",
    { { { { "甲某", "", "12345" } } }, { { { "甲某", "", "12345" } } } },
    "ab",
    "--" },
  { "several-phones",
    { { { { "甲某", "", "13800000001/13800000002" } } },
      { { { "甲某", "", "13800000001、13800000002" } } },
      { { { "甲某", "", "13800000001" } } } },
    "aab",
    "bb-" },
  { "same-id",
    { { { { "甲某", "11010119900101001x", "13800000001" } } },
      { { { "甲某", "11010119900101001X", "" } } } },
    "aa",
    "bb" },
  { "same-id-other-spelling-of-name",
    { { { { "甲某某", "110101 19900101 0011", "" } } },
      { { { "甲 某某", "110101199001010011", "1" } } } },
    "aa",
    "bb" },
  { "other-id-same-name-and-phone",
    { { { { "甲某", "110101199001010011", "13800000001" } } },
      { { { "甲某", "110101199001010022", "13800000001" } } } },
    "ab",
    "--" },
  { "id-on-one-row-only",
    { { { { "甲某", "110101199001010011", "13800000001" } } },
      { { { "甲某", "", "13800000001" } } } },
    "ab",
    "--" },
  { "masked-id",
    { { { { "甲某", "110101********0011", "" } } }, { { { "甲某", "110101********0011", "" } } } },
    "ab",
    "--" },
  { "co-owners",
    { { { { "甲某", "", "13800000001" }, { "乙某", "", "13800000002" } } },
      { { { "甲某", "", "13800000001" }, { "乙某", "", "13800000002" } } } },
    "aa",
    "bb" },
  { "co-owners-in-other-order",
    { { { { "甲某", "", "13800000001" }, { "乙某", "", "13800000002" } } },
      { { { "乙某", "", "13800000002" }, { "甲某", "", "13800000001" } } } },
    "aa",
    "bb" },
  { "co-owners-are-not-one-of-them",
    { { { { "甲某", "", "13800000001" } } },
      { { { "甲某", "", "13800000001" }, { "乙某", "", "13800000002" } } } },
    "ab",
    "--" },
  { "co-owner-unknown",
    { { { { "甲某", "", "13800000001" }, { "乙某", "", "" } } },
      { { { "甲某", "", "13800000001" }, { "乙某", "", "" } } } },
    "ab",
    "--" },
  { "developer",
    { { .is_developers = TRUE }, { { { "甲某", "", "13800000001" } } }, { .is_developers = TRUE } },
    "aba",
    "d-d" },
  { "developer-of-one-unit", { { .is_developers = TRUE } }, "a", "-" },
  { "developer-with-company",
    { { { { "样本置业有限公司", "", "057764200000" } }, TRUE },
      { { { "样本置业有限公司", "", "0577-64200000" } } } },
    "aa",
    "dd" },
  { "developer-with-company-before",
    { { { { "样本置业有限公司", "", "057764200000" } } },
      { .is_developers = TRUE },
      { { { "样本置业有限公司", "", "0577-64200000" } }, TRUE } },
    "aaa",
    "ddd" },
  { "company-that-bought",
    { { { { "样本置业有限公司", "", "057764200000" } } },
      { { { "样本置业有限公司", "", "057764200000" } } } },
    "aa",
    "bb" },
  { "buyer-of-undelivered-unit",
    { { { { "甲某", "", "13800000001" } }, TRUE },
      { { { "甲某", "", "13800000001" } } },
      { .is_developers = TRUE } },
    "aba",
    "d-d" },
  { "confirmed",
    { { { { "甲某", "", "" } }, FALSE, "1" }, { { { "甲某", "", "" } }, FALSE, "1" } },
    "aa",
    "cc" },
  { "confirmed-alone",
    { { { { "甲某", "", "" } }, FALSE, "1" }, { { { "乙某", "", "" } }, FALSE, "2" } },
    "ab",
    "--" },
  { "confirmed-needlessly",
    { { { { "甲某", "", "13800000001" } }, FALSE, "1" },
      { { { "甲某", "", "13800000001" } }, FALSE, "1" } },
    "aa",
    "bb" },
  { "confirmed-joins-whole-persons",
    { { { { "甲某", "", "13800000001" } }, FALSE, "1" },
      { { { "甲某", "", "13800000001" } } },
      { { { "甲某", "", "13800000002" } }, FALSE, "1" },
      { { { "甲某", "", "13800000002" } } },
      { { { "乙某", "", "13800000003" } } } },
    "aaaab",
    "cccc-" },
  { "owners-missing", { { .confirmed = "" }, { .confirmed = "" } }, "ab", "--" },
};

static YishiRoll *
make_roll (const Row *rows,
           guint      n)
{
  YishiRoll *roll = yishi_roll_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *room = g_strdup_printf ("%u", 101 + i);
      g_autofree char *name = g_strdup_printf ("%u-1-%u", 1 + i / 2, 101 + i);
      g_autofree char *building = g_strdup_printf ("%u", 1 + i / 2);
      YishiUnit unit = { .unit = name, .building = building, .stair = "1", .room = room };

      unit.area = 10000 + i;
      unit.parking_area = 1200;
      unit.is_developers = rows[i].is_developers;
      unit.confirmed = rows[i].confirmed;
      unit.owners = rows[i].owners;
      while (unit.n_owners < MAX_OWNERS && rows[i].owners[unit.n_owners].name != NULL)
        unit.n_owners++;
      yishi_roll_add (roll, &unit);
    }

  yishi_roll_group (roll);
  return roll;
}

static void
test_group (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  guint n = (guint) strlen (groups[row].persons);
  g_autoptr(YishiRoll) roll = make_roll (groups[row].rows, n);
  gint64 n_persons = 0;

  for (guint i = 0; i < n; i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roll, i);
      const char *reason = yishi_merge_reason_to_string (unit->reason);
      gint64 expected = strchr (groups[row].persons, groups[row].persons[i]) - groups[row].persons;

      g_assert_cmpint (unit->person, ==, expected);
      g_assert_cmpstr (reason, ==, groups[row].reasons[i] == 'b'   ? "same-buyer"
                                   : groups[row].reasons[i] == 'd' ? "developer"
                                   : groups[row].reasons[i] == 'c' ? "confirmed"
                                                                   : "");
      n_persons += expected == i;
    }

  g_assert_cmpint (yishi_roll_count_persons (roll), ==, n_persons);
  g_assert_cmpint (yishi_roll_total (roll, NULL, NULL, FALSE).heads, ==, n_persons);
}

static const struct
{
  const char *name;
  Row         rows[MAX_UNITS];
  guint       n;
  const char *expected;  /* reason:units;… in order */
} merges[] = {
  { "none",
    { { { { "甲某", "", "13800000001" } } }, { { { "乙某", "", "13800000002" } } } },
    2,
    "" },
  { "already-one",
    { { { { "甲某", "", "13800000001" } } }, { { { "甲某", "", "13800000001" } } } },
    2,
    "" },
  { "same-name", { { { { "甲某", "", "" } } }, { { { "甲 某", "", "" } } } }, 2, "same-name:0,1;" },
  { "one-without-phone",
    { { { { "甲某", "", "13800000001" } } }, { { { "甲某", "", "" } } } },
    2,
    "same-name:0,1;" },
  { "other-phone",
    { { { { "甲某", "", "13800000001" } } }, { { { "甲某", "", "13800000002" } } } },
    2,
    "same-name-other-phone:0,1;" },
  { "one-unit-of-each-person",
    { { { { "甲某", "", "13800000001" } } },
      { { { "甲某", "", "13800000001" } } },
      { { { "甲某", "", "13800000002" } } } },
    3,
    "same-name-other-phone:0,2;" },
  { "id-missing",
    { { { { "甲某", "110101199001010011", "13800000001" } } },
      { { { "甲某", "", "13800000001" } } } },
    2,
    "same-name-and-phone:0,1;" },
  { "different-ids",
    { { { { "甲某", "110101199001010011", "" } } }, { { { "甲某", "110101199001010022", "" } } } },
    2,
    "" },
  { "co-owners",
    { { { { "甲某", "", "" }, { "乙某", "", "" } } },
      { { { "乙某", "", "" }, { "甲某", "", "" } } } },
    2,
    "same-name:0,1;" },
  { "co-owner-is-no-match",
    { { { { "甲某", "", "" } } }, { { { "甲某", "", "" }, { "乙某", "", "" } } } },
    2,
    "" },
  { "similar-name",
    { { { { "欧阳某凯", "", "13800000001" } } }, { { { "欧阳某恺", "", "13800000001" } } } },
    2,
    "same-phone-similar-name:0,1;" },
  { "name-with-addition",
    { { { { "甲某", "", "13800000001" } } }, { { { "甲某（户主）", "", "13800000001" } } } },
    2,
    "same-phone-similar-name:0,1;" },
  { "couple",
    { { { { "甲某", "", "13800000001" } } }, { { { "乙某", "", "13800000001" } } } },
    2,
    "" },
  { "three-alike",
    { { { { "甲某", "", "" } } }, { { { "甲某", "", "" } } }, { { { "甲某", "", "" } } } },
    3,
    "same-name:0,1,2;" },
  { "confirmed-is-no-longer-offered",
    { { { { "甲某", "", "" } }, FALSE, "1" }, { { { "甲某", "", "" } }, FALSE, "1" } },
    2,
    "" },
  { "undelivered-is-not-the-buyers",
    { { { { "甲某", "", "13800000001" } }, TRUE }, { { { "甲某", "", "13800000002" } } } },
    2,
    "" },
};

static void
test_merges (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr(YishiRoll) roll = make_roll (merges[row].rows, merges[row].n);
  g_autoptr(GPtrArray) found = yishi_roll_possible_merges (roll);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const YishiPossibleMerge *merge = g_ptr_array_index (found, i);

      g_string_append_printf (text, "%s:", merge->reason);
      for (guint k = 0; k < merge->units->len; k++)
        g_string_append_printf (text, "%s%u", k > 0 ? "," : "",
                                g_array_index (merge->units, guint, k));
      g_string_append_c (text, ';');
    }

  g_assert_cmpstr (text->str, ==, merges[row].expected);
}

static void
test_totals (void)
{
  const Row rows[] = { { { { "甲某", "", "13800000001" } } }, { { { "甲某", "", "13800000001" } } },
                       { { { "甲某", "", "13800000001" } } }, { { { "乙某", "", "13800000002" } } } };
  g_autoptr(YishiRoll) roll = make_roll (rows, G_N_ELEMENTS (rows));
  YishiCount all = yishi_roll_total (roll, NULL, NULL, FALSE);
  YishiCount parking = yishi_roll_total (roll, "", "", TRUE);
  YishiCount first = yishi_roll_total (roll, "1", NULL, FALSE);
  YishiCount second = yishi_roll_total (roll, "2", "1", FALSE);

  g_assert_cmpint (all.heads, ==, 2);
  g_assert_cmpint (all.area, ==, 40006);
  g_assert_cmpint (parking.area, ==, 44806);
  g_assert_cmpint (yishi_roll_parking_total (roll), ==, 4800);
  /* The person with units in both buildings is a head in each of them. */
  g_assert_cmpint (first.heads, ==, 1);
  g_assert_cmpint (first.area, ==, 20001);
  g_assert_cmpint (second.heads, ==, 2);
  g_assert_cmpint (second.area, ==, 20005);
  g_assert_cmpint (yishi_roll_total (roll, "2", "2", FALSE).heads, ==, 0);
  g_assert_cmpint (yishi_roll_total (roll, "9", NULL, FALSE).area, ==, 0);
}

static void
test_find (void)
{
  const Row rows[] = { { { { "甲某", "", "" } } }, { { { "乙某", "", "" } } } };
  g_autoptr(YishiRoll) roll = make_roll (rows, G_N_ELEMENTS (rows));

  g_assert_cmpint (yishi_roll_find_index (roll, "1-1-102"), ==, 1);
  g_assert_cmpstr (yishi_roll_find (roll, "1-1-102")->owners[0].name, ==, "乙某");
  g_assert_cmpint (yishi_roll_find_index (roll, "1-1-103"), ==, -1);
  g_assert_null (yishi_roll_find (roll, "1-1-103"));
}

/* Everything but the name is replaced, by copies. */
static void
test_replace (void)
{
  const Row rows[] = { { { { "甲某", "", "" } }, FALSE, "1" }, { { { "甲某", "", "" } }, FALSE, "1" } };
  g_autoptr(YishiRoll) roll = make_roll (rows, G_N_ELEMENTS (rows));
  YishiOwner owner = { "丙某", "", "13800000003" };
  YishiUnit changed = *yishi_roll_get_unit (roll, 1);

  g_assert_true (yishi_unit_equal (&changed, yishi_roll_get_unit (roll, 1)));
  changed.owners = &owner;
  changed.note = "出租";
  g_assert_false (yishi_unit_equal (&changed, yishi_roll_get_unit (roll, 1)));

  yishi_roll_replace (roll, 1, &changed);
  owner.name = "丁某";
  g_assert_cmpstr (yishi_roll_get_unit (roll, 1)->owners[0].name, ==, "丙某");
  g_assert_cmpstr (yishi_roll_get_unit (roll, 1)->note, ==, "出租");
  g_assert_cmpstr (yishi_roll_get_unit (roll, 1)->confirmed, ==, "1");
  g_assert_cmpint (yishi_roll_get_unit (roll, 1)->person, ==, -1);

  changed.confirmed = "";
  g_assert_false (yishi_unit_equal (&changed, yishi_roll_get_unit (roll, 1)));
  yishi_roll_replace (roll, 1, &changed);
  g_assert_cmpstr (yishi_roll_get_unit (roll, 1)->confirmed, ==, "");
  yishi_roll_group (roll);
  g_assert_cmpint (yishi_roll_count_persons (roll), ==, 2);
}

/* Two units that differ in one thing, however small, are not equal. */
static void
test_equal (void)
{
  const YishiOwner owner = { "甲某", "", "13800000001" }, other_phone = { "甲某", "", "13800000002" };
  const YishiUnit unit = { .unit = "1-1-101", .area = 100, .owners = &owner, .n_owners = 1 };
  YishiUnit others[9];

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = unit;
  others[0].unit = "1-1-102";
  others[1].area = 101;
  others[2].parking_area = 1;
  others[3].parking = "B1-1";
  others[4].note = "出租";
  others[5].is_developers = TRUE;
  others[6].owners = &other_phone;
  others[7].n_owners = 0;
  others[8].confirmed = "1";

  g_assert_true (yishi_unit_equal (&unit, &unit));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (yishi_unit_equal (&unit, &others[i]));
}

/* The order of the rows does not decide who is one person. */
static void
test_order (void)
{
  enum { N = 200 };
  Row rows[N], shuffled[N];
  g_autofree char *phones = g_malloc (N * 12);

  for (guint i = 0; i < N; i++)
    {
      memset (&rows[i], 0, sizeof rows[i]);
      g_snprintf (phones + i * 12, 12, "138000%05u", i % 67);
      rows[i].owners[0] = (YishiOwner){ "甲某", "", phones + i * 12 };
      rows[i].is_developers = i % 50 == 7;
    }
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr(YishiRoll) a = NULL;
      g_autoptr(YishiRoll) b = NULL;

      memcpy (shuffled, rows, sizeof rows);
      for (guint i = N - 1; i > 0; i--)
        {
          guint k = (guint) g_test_rand_int_range (0, (gint32) i + 1);
          Row row = shuffled[i];

          shuffled[i] = shuffled[k];
          shuffled[k] = row;
        }
      a = make_roll (rows, N);
      b = make_roll (shuffled, N);
      g_assert_cmpint (yishi_roll_count_persons (a), ==, 67 + 1);
      g_assert_cmpint (yishi_roll_count_persons (b), ==, yishi_roll_count_persons (a));
    }
}

/* 50,000 units, of which thirty share each name, are grouped in well below a
 * second, and so are the possible merges. */
static void
test_large (void)
{
  enum { N = 50000 };
  g_autoptr(YishiRoll) roll = yishi_roll_new ();
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GTimer) timer = g_timer_new ();
  double added, grouped;

  for (guint i = 0; i < N; i++)
    {
      char name[32], person[32], phone[16], building[8];
      YishiOwner owner = { person, "", phone };
      YishiUnit unit = {
        .unit = name, .building = building, .stair = "1", .room = name, .owners = &owner
      };

      g_snprintf (building, sizeof building, "%u", i / 500);
      g_snprintf (name, sizeof name, "%u-1-%u", i / 500, i % 500);
      g_snprintf (person, sizeof person, "业主%u", i % (N / 30));
      g_snprintf (phone, sizeof phone, "138%08u", i);
      unit.n_owners = 1;
      yishi_roll_add (roll, &unit);
    }
  added = g_timer_elapsed (timer, NULL);
  yishi_roll_group (roll);
  grouped = g_timer_elapsed (timer, NULL);
  found = yishi_roll_possible_merges (roll);
  g_test_message ("50,000 units: added in %.0f ms, grouped in %.0f ms, possible merges in %.0f ms",
                  added * 1000, (grouped - added) * 1000,
                  (g_timer_elapsed (timer, NULL) - grouped) * 1000);

  g_assert_cmpint (yishi_roll_count_persons (roll), ==, N);
  g_assert_cmpuint (found->len, ==, N / 30);
  g_assert_cmpuint (((YishiPossibleMerge *) g_ptr_array_index (found, 0))->units->len, >=, 30);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *path = g_strconcat ("/roll/group/", groups[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_group);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autofree char *path = g_strconcat ("/roll/merges/", merges[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_merges);
    }
  g_test_add_func ("/roll/totals", test_totals);
  g_test_add_func ("/roll/find", test_find);
  g_test_add_func ("/roll/replace", test_replace);
  g_test_add_func ("/roll/equal", test_equal);
  g_test_add_func ("/roll/order", test_order);
  g_test_add_func ("/roll/large", test_large);

  return g_test_run ();
}
