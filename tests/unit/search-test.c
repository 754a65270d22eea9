/* search-test.c - units are found by what is typed, and nothing is found that a plain scan would not find
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-pinyin.h"
#include "yishi-search.h"
#include "yishi-unit-name.h"

typedef struct
{
  const char *unit, *names, *phones;  /* owners parted by commas */
} Row;

static const Row rows[] = {
  { "10-1-101", "王芳", "13800000501" },
  { "3-2-501", "张伟", "13800001234" },
  { "3-2-502", "张伟华,李丽", "13800001235,0577-8888 1234" },
  { "3-1-501", "单晓乐", "" },
  { "32-501", "欧阳修", "13800003333、13900004444" },
  { "3-2-5010", "伟业房地产开发有限公司", "" },
  { "桂花苑3-2-501", "吕布", "１３８００００５５５５" },
  { "A-1201", "Anna Schmidt", "12" },
  { "3-B1", "阿卜杜·热合曼", "13800003250" },
};

static void
add_row (YishiRoll *roll,
         const Row *row)
{
  g_auto(YishiUnitName) name = { NULL, };
  g_auto(GStrv) names = g_strsplit (row->names, ",", -1);
  g_auto(GStrv) phones = g_strsplit (row->phones, ",", -1);
  YishiOwner owners[8] = { { NULL, }, };
  YishiUnit unit = { .owners = owners, .area = 8971 };

  g_assert_true (yishi_unit_name_parse (row->unit, &name));
  g_assert_cmpstr (name.text, ==, row->unit);
  unit.unit = name.text;
  unit.building = name.building;
  unit.stair = name.stair;
  unit.room = name.room;
  for (; names[unit.n_owners] != NULL; unit.n_owners++)
    {
      owners[unit.n_owners].name = names[unit.n_owners];
      owners[unit.n_owners].phone = unit.n_owners < g_strv_length (phones) ? phones[unit.n_owners] : "";
    }
  yishi_roll_add (roll, &unit);
}

static YishiSearch *
make_index (void)
{
  g_autoptr(YishiRoll) roll = yishi_roll_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    add_row (roll, &rows[i]);

  return yishi_search_new (roll);
}

/* What is typed, and what is found in its order. */
static const struct
{
  const char *typed, *found;
} queries[] = {
  { "3-2-501", "3-2-501 桂花苑3-2-501 3-2-5010" },
  { "3幢2单元501", "3-2-501 桂花苑3-2-501 3-2-5010" },
  { "３ 2 ０501", "3-2-501 桂花苑3-2-501 3-2-5010" },
  { "三幢二单元501室", "3-2-501 桂花苑3-2-501 3-2-5010" },
  { "32501", "3-2-501 32-501 桂花苑3-2-501 3-2-5010" },
  { "3-501", "3-1-501 3-2-501 桂花苑3-2-501 3-2-5010" },
  { "3-2501", "3-2-501 桂花苑3-2-501 3-2-5010" },
  { "桂花苑3-2-501", "桂花苑3-2-501" },
  { "桂花苑", "桂花苑3-2-501" },
  { "3-2-", "3-2-501 3-2-502 3-2-5010 桂花苑3-2-501" },
  { "3幢", "3-1-501 3-2-501 3-2-502 3-2-5010 3-B1 桂花苑3-2-501" },
  { "3幢2", "3-2-501 3-2-502 3-2-5010 桂花苑3-2-501" },
  { "3", "3-1-501 3-2-501 3-2-502 3-2-5010 3-B1 32-501 桂花苑3-2-501" },
  { "3250", "3-2-501 3-2-502 3-2-5010 32-501 桂花苑3-2-501 3-B1" },
  { "a1201", "A-1201" },
  { "A座", "A-1201" },
  { "3b1", "3-B1" },
  { "张", "3-2-501 3-2-502" },
  { "张伟", "3-2-501 3-2-502" },
  { "伟", "3-2-5010 3-2-501 3-2-502" },
  { "伟 业", "3-2-5010" },
  { "公司", "3-2-5010" },
  { "卜杜热", "3-B1" },
  { "ＡＮＮＡ", "A-1201" },
  { "schmidt", "A-1201" },
  { "zw", "3-2-501 3-2-502" },
  { "zwh", "3-2-502" },
  { "zhangw", "3-2-501 3-2-502" },
  { "Zhang Wei", "3-2-501 3-2-502" },
  { "sxl", "3-1-501" },
  { "sxy", "3-1-501" },
  { "danxiaoyue", "3-1-501" },
  { "lv", "桂花苑3-2-501" },
  { "lu", "桂花苑3-2-501" },
  { "l", "3-2-502 桂花苑3-2-501" },
  { "oyx", "32-501" },
  { "as", "A-1201" },
  { "1234", "3-2-501 3-2-502" },
  { " ３３３３ ", "32-501" },
  { "4444", "32-501" },
  { "5555", "桂花苑3-2-501" },
  { "0501", "10-1-101" },
  { "13800001234", "" },
  { "234", "" },
  { "12345", "" },
  { "三", "" },
  { "", "" },
  { "-", "" },
  { "  ", "" },
  { "3-9", "" },
  { "\xff", "" },
};

static void
test_query (gconstpointer data)
{
  const char *const *row = data;
  g_autoptr(YishiSearch) index = make_index ();
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GArray) hits = NULL;
  guint n_total;

  hits = yishi_search_query (index, row[0], 100, &n_total);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            rows[g_array_index (hits, YishiHit, i).unit].unit);
  g_assert_cmpstr (found->str, ==, row[1]);
  g_assert_cmpuint (n_total, ==, hits->len);
}

static void
test_kinds (void)
{
  static const struct
  {
    const char   *typed;
    YishiHitKind  kind;
    YishiHitRank  rank;
  } firsts[] = {
    { "3-2-501", YISHI_HIT_UNIT, YISHI_RANK_UNIT },         { "32501", YISHI_HIT_UNIT, YISHI_RANK_UNIT_SHORT },
    { "325", YISHI_HIT_UNIT, YISHI_RANK_UNIT_BEGINS },      { "张伟", YISHI_HIT_NAME, YISHI_RANK_NAME },
    { "张", YISHI_HIT_NAME, YISHI_RANK_NAME_BEGINS },       { "丽", YISHI_HIT_NAME, YISHI_RANK_NAME_PART },
    { "zw", YISHI_HIT_INITIALS, YISHI_RANK_INITIALS },      { "z", YISHI_HIT_INITIALS, YISHI_RANK_INITIALS_BEGIN },
    { "zhangwei", YISHI_HIT_PINYIN, YISHI_RANK_PINYIN },    { "zhan", YISHI_HIT_PINYIN, YISHI_RANK_PINYIN_BEGINS },
    { "4444", YISHI_HIT_PHONE, YISHI_RANK_PHONE },
  };
  g_autoptr(YishiSearch) index = make_index ();

  for (gsize i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_autoptr(GArray) hits = yishi_search_query (index, firsts[i].typed, 1, NULL);

      g_assert_cmpuint (hits->len, ==, 1);
      g_assert_cmpint (g_array_index (hits, YishiHit, 0).kind, ==, firsts[i].kind);
      g_assert_cmpint (g_array_index (hits, YishiHit, 0).rank, ==, firsts[i].rank);
    }
}

static void
test_limits (void)
{
  g_autoptr(YishiRoll) nothing = yishi_roll_new ();
  g_autoptr(YishiSearch) empty = yishi_search_new (nothing);
  g_autoptr(YishiSearch) index = make_index ();
  g_autofree char *long_text = g_strnfill (100000, '1');
  g_autoptr(GArray) none = NULL;
  g_autoptr(GArray) two = NULL;
  g_autoptr(GArray) too_long = NULL;
  guint n_total;

  none = yishi_search_query (empty, "3", 10, &n_total);
  g_assert_cmpuint (none->len + n_total, ==, 0);
  two = yishi_search_query (index, "3", 2, &n_total);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (n_total, ==, 7);
  too_long = yishi_search_query (index, long_text, 10, &n_total);
  g_assert_cmpuint (n_total, ==, 0);
}

/* The plain scan: what the index must agree with. It knows typed units by their
 * canonical form alone, so it is asked for those. */

typedef struct
{
  const YishiUnit *unit;
  guint            index;
  int              rank;  /* YISHI_N_RANKS: not found */
} Found;

static int
rank_text (const char *text,
           const char *typed,
           int         whole,
           int         begins)
{
  return strcmp (text, typed) == 0         ? whole
         : g_str_has_prefix (text, typed) ? begins
                                          : YISHI_N_RANKS;
}

static int
rank_unit (const YishiUnit *unit,
           const char      *typed)
{
  g_auto(GStrv) parts = g_strsplit (unit->unit, "-", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  int rank = rank_text (unit->unit, typed, YISHI_RANK_UNIT, YISHI_RANK_UNIT_BEGINS);

  if (strchr (typed, '-') == NULL)
    rank = MIN (rank, rank_text (joined, typed, YISHI_RANK_UNIT_SHORT, YISHI_RANK_UNIT_BEGINS));
  else
    {
      g_auto(GStrv) typed_parts = g_strsplit (typed, "-", -1);
      g_autofree char *rest = g_strjoinv ("", parts + 1);

      if (g_strv_length (typed_parts) != 2 || *typed_parts[1] == '\0' || strcmp (typed_parts[0], parts[0]) != 0)
        return rank;
      rank = MIN (rank, rank_text (rest, typed_parts[1], YISHI_RANK_UNIT_SHORT, YISHI_RANK_UNIT_BEGINS));
      if (parts[2] != NULL)
        rank = MIN (rank, rank_text (parts[2], typed_parts[1], YISHI_RANK_UNIT_SHORT, YISHI_RANK_UNIT_BEGINS));
    }

  return rank;
}

static int
rank_owner (const YishiOwner *owner,
            const char       *typed)
{
  int rank = rank_text (owner->name, typed, YISHI_RANK_NAME, YISHI_RANK_NAME_BEGINS);
  g_auto(GStrv) readings = yishi_pinyin_read (owner->name);

  if (strstr (owner->name, typed) != NULL)
    rank = MIN (rank, YISHI_RANK_NAME_PART);
  if (strlen (typed) == 4 && g_str_has_suffix (owner->phone, typed))
    rank = MIN (rank, YISHI_RANK_PHONE);
  for (char **reading = readings; g_ascii_isalpha (*typed) && *reading != NULL; reading++)
    {
      g_autofree char *initials = yishi_pinyin_initials (*reading);
      g_autofree char *letters = yishi_pinyin_letters (*reading);

      rank = MIN (rank, rank_text (initials, typed, YISHI_RANK_INITIALS, YISHI_RANK_INITIALS_BEGIN));
      rank = MIN (rank, rank_text (letters, typed, YISHI_RANK_PINYIN, YISHI_RANK_PINYIN_BEGINS));
    }

  return rank;
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *p = a, *q = b;

  return p->rank != q->rank ? p->rank - q->rank : yishi_unit_name_compare (p->unit->unit, q->unit->unit);
}

static GArray *
scan (const YishiRoll *roll,
      const char      *typed)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    {
      Found found = { yishi_roll_get_unit (roll, i), i, YISHI_N_RANKS };

      if (strpbrk (typed, "0123456789") != NULL)
        found.rank = rank_unit (found.unit, typed);
      for (guint owner = 0; owner < found.unit->n_owners; owner++)
        found.rank = MIN (found.rank, rank_owner (&found.unit->owners[owner], typed));
      if (found.rank < YISHI_N_RANKS)
        g_array_append_val (all, found);
    }
  g_array_sort (all, compare_found);

  return all;
}

static char *
make_name (void)
{
  static const char *const characters[] = { "张", "王", "单", "乐", "曾", "伟", "丽", "欧", "阳", "尉", "迟", "吕", "长" };
  GString *name = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
    g_string_append (name, characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);

  return g_string_free (name, FALSE);
}

static YishiRoll *
make_roll (void)
{
  YishiRoll *roll = yishi_roll_new ();

  for (int n = g_test_rand_int_range (1, 200); n > 0; n--)
    {
      g_autofree char *unit = g_strdup_printf ("%d-%d-%d%02d", g_test_rand_int_range (1, 40),
                                               g_test_rand_int_range (1, 4), g_test_rand_int_range (1, 12),
                                               g_test_rand_int_range (1, 5));
      g_autofree char *one = make_name ();
      g_autofree char *two = make_name ();
      g_autofree char *names = g_strconcat (one, g_test_rand_bit () ? "," : NULL, two, NULL);
      g_autofree char *phones = g_strdup_printf ("1380000%04d,1390000%04d", g_test_rand_int_range (0, 30),
                                                 g_test_rand_int_range (1100, 1130));
      Row row = { unit, names, phones };

      if (yishi_roll_find (roll, unit) == NULL)
        add_row (roll, &row);
    }

  return roll;
}

/* Something to type: a beginning of what is in the roll, or something by chance. */
static char *
make_typed (const YishiRoll *roll)
{
  guint index = (guint) g_test_rand_int_range (0, (gint32) yishi_roll_get_n_units (roll));
  const YishiUnit *unit = yishi_roll_get_unit (roll, index);
  const YishiOwner *owner = &unit->owners[0];
  g_auto(GStrv) readings = yishi_pinyin_read (owner->name);
  const char *reading = readings[g_test_rand_int_range (0, (gint32) g_strv_length (readings))];
  g_autofree char *text = NULL;
  gint32 from = 0, length;

  switch (g_test_rand_int_range (0, 7))
    {
    case 0:
      text = g_strdup (unit->unit);
      break;
    case 1:
      text = g_strconcat (unit->building, "-", unit->room, NULL);
      break;
    case 2:
      text = g_strconcat (unit->building, unit->stair, unit->room, NULL);
      break;
    case 3:
      text = yishi_pinyin_initials (reading);
      break;
    case 4:
      text = yishi_pinyin_letters (reading);
      break;
    case 5:
      return g_strdup (owner->phone + strlen (owner->phone) - 4);
    default:
      text = g_strdup (owner->name);
      from = g_test_rand_int_range (0, (gint32) g_utf8_strlen (text, -1));
      break;
    }

  length = (gint32) g_utf8_strlen (text, -1);
  return g_utf8_substring (text, from, g_test_rand_int_range (from + 1, length + 1));
}

static void
test_random (void)
{
  for (int round = 0; round < 40; round++)
    {
      g_autoptr(YishiRoll) roll = make_roll ();
      g_autoptr(YishiSearch) index = yishi_search_new (roll);

      for (int i = 0; i < 50; i++)
        {
          g_autofree char *typed = make_typed (roll);
          g_autoptr(GArray) expected = scan (roll, typed);
          g_autoptr(GArray) hits = NULL;
          guint n_total;

          /* Leading zeros are left out of what is typed as a unit, which the scan does not do. */
          if (*typed == '0')
            continue;
          hits = yishi_search_query (index, typed, G_MAXUINT, &n_total);
          if (n_total != expected->len)
            g_test_message ("typed: %s", typed);
          g_assert_cmpuint (n_total, ==, expected->len);
          g_assert_cmpuint (hits->len, ==, expected->len);
          for (guint k = 0; k < hits->len; k++)
            {
              g_assert_cmpuint (g_array_index (hits, YishiHit, k).unit, ==, g_array_index (expected, Found, k).index);
              g_assert_cmpint (g_array_index (hits, YishiHit, k).rank, ==, g_array_index (expected, Found, k).rank);
            }
        }
    }
}

/* Whatever is typed, it neither crashes nor finds a unit twice. */
static void
test_noise (void)
{
  static const char *const pieces[] = { "3", "0", "-", " ", "幢", "单元", "室", "号", "楼", "层", "张", "z", "'", "ü", "１", "#", "B", "苑", "\n", "é" };
  g_autoptr(YishiSearch) index = make_index ();

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr(GString) typed = g_string_new (NULL);
      g_autoptr(GArray) hits = NULL;
      gboolean seen[G_N_ELEMENTS (rows)] = { FALSE, };

      for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
        g_string_append (typed, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      hits = yishi_search_query (index, typed->str, 100, NULL);
      for (guint i = 0; i < hits->len; i++)
        {
          guint unit = g_array_index (hits, YishiHit, i).unit;

          g_assert_cmpuint (unit, <, G_N_ELEMENTS (rows));
          g_assert_false (seen[unit]);
          seen[unit] = TRUE;
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/search/query/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &queries[i], test_query);
    }
  g_test_add_func ("/search/kinds", test_kinds);
  g_test_add_func ("/search/limits", test_limits);
  g_test_add_func ("/search/random", test_random);
  g_test_add_func ("/search/noise", test_noise);

  return g_test_run ();
}
