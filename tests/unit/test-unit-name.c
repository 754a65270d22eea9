/* test-unit-name.c - names of units as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-error.h"
#include "yishi-unit-name.h"

static const struct
{
  const char *name, *text, *expected;  /* expected NULL: no unit */
} spellings[] = {
  { "plain", "3-2-501", "3-2-501" },
  { "two-parts", "3-501", "3-501" },
  { "leading-zeros", "1-1-0101", "1-1-101" },
  { "leading-zeros-everywhere", "03-02-0501", "3-2-501" },
  { "only-zeros", "0-00-000", "0-0-0" },
  { "words", "3幢2单元501室", "3-2-501" },
  { "words-and-blanks", " 3 幢 2 单元 501 室 ", "3-2-501" },
  { "dong", "3栋2单元501", "3-2-501" },
  { "traditional", "3棟2单元501", "3-2-501" },
  { "hao-lou", "3号楼501", "3-501" },
  { "hao-lou-unit", "3号楼2单元501房", "3-2-501" },
  { "lou", "3楼2单元501", "3-2-501" },
  { "hao", "3号501室", "3-501" },
  { "hao-unit", "3号2单元501号", "3-2-501" },
  { "lane", "120弄3号501室", "120弄3-501" },
  { "seat", "B座1201", "B-1201" },
  { "seat-lower-case", "b座1201", "B-1201" },
  { "seat-as-stair", "3幢B座501", "3-B-501" },
  { "hash", "3#2-501", "3-2-501" },
  { "hash-building", "3#楼501", "3-501" },
  { "hash-room", "3-2-501#", "3-2-501" },
  { "full-width", "３－２－５０１", "3-2-501" },
  { "full-width-letters", "Ａ－２－５０１ｂ", "A-2-501B" },
  { "en-dash", "3–2–501", "3-2-501" },
  { "em-dash", "3—2—501", "3-2-501" },
  { "minus", "3−2−501", "3-2-501" },
  { "tilde", "3~2~501", "3-2-501" },
  { "full-width-tilde", "3～2～501", "3-2-501" },
  { "dot", "3.2.501", "3-2-501" },
  { "slash", "3/2/501", "3-2-501" },
  { "underscore", "3_2_501", "3-2-501" },
  { "doubled-dash", "3--2-501-", "3-2-501" },
  { "blanks-as-dashes", "3 2 501", "3-2-501" },
  { "ideographic-blank", "3　2　501", "3-2-501" },
  { "word-and-dash", "3幢-2-501", "3-2-501" },
  { "numerals", "三幢二单元五〇一室", "3-2-501" },
  { "numeral-ten", "十幢一单元101", "10-1-101" },
  { "numeral-teens", "十二号楼101", "12-101" },
  { "numeral-tens", "二十栋101", "20-101" },
  { "numeral-ninety-nine", "九十九幢101", "99-101" },
  { "numeral-ordinal", "第三幢第二单元501", "3-2-501" },
  { "suffix-letter", "3-2-501a", "3-2-501A" },
  { "suffix-letter-zero", "3-2-0501a", "3-2-501A" },
  { "prefix-letter", "3-2-S101", "3-2-S101" },
  { "estate", "桂花苑3幢2单元501室", "桂花苑3-2-501" },
  { "estate-apart", "桂花苑 3幢 2单元 501室", "桂花苑3-2-501" },
  { "estate-dash", "桂花苑-3幢-501", "桂花苑3-501" },
  { "estate-numeral", "桂花苑三幢501", "桂花苑3-501" },
  { "phase", "一期3幢2单元501", "一期3-2-501" },
  { "address", "桂花路12号3幢501室", "桂花路12号3-501" },
  { "floor-repeats", "3幢2单元5楼501室", "3-2-501" },
  { "floor-needed", "3幢2单元5层01室", "3-2-501" },
  { "floor-needed-one-digit", "3幢2单元5楼1室", "3-2-501" },
  { "floor-contradicts", "3幢2单元5层601室", NULL },
  { "stair-direction", "3幢东单元501", "3-东-501" },
  { "stair-lift", "3幢2梯501", "3-2-501" },
  { "stair-door", "3号楼2门501", "3-2-501" },
  { "shop", "3幢商铺5号", "3-商铺5" },
  { "basement", "3-2-地下室", "3-2-地下室" },
  { "building-name", "综合楼501", "综合楼-501" },
  { "building-letter", "A501", "A-501" },
  { "four-parts", "3-2-501-1", "3-2-501-1" },
  { "invisible", "3\xe2\x80\x8b-2-501\xef\xbb\xbf", "3-2-501" },
  { "trailing-zero", "1-1-110", "1-1-110" },
  { "no-trailing-zero", "1-1-11", "1-1-11" },
  { "room-alone", "501", NULL },
  { "stair-and-room", "2单元501", NULL },
  { "building-alone", "3幢", NULL },
  { "empty", "", NULL },
  { "blank", " 　", NULL },
  { "dashes", "---", NULL },
  { "two-units", "3-501、3-502", NULL },
  { "two-units-comma", "3-501,3-502", NULL },
  { "control", "3-2-50\x01", NULL },
  { "bidi",
    "3-2-\xe2\x80\xae"
    "501",
    NULL },
  { "not-utf8", "3-2-\xff", NULL },
  { "too-long", "3-2-1234567890123456789012345678901234567890123456789012345678901234567890",
    NULL },
};

static void
test_spelling (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *name = yishi_unit_name_normalize (spellings[i].text);

  g_assert_cmpstr (name, ==, spellings[i].expected);
}

static const struct
{
  const char *name, *building, *stair, *room, *expected;
} parts[] = {
  { "three-columns", "1幢", "1", "101", "1-1-101" },
  { "zeros", "01", "01", "0101", "1-1-101" },
  { "words", "3号楼", "2单元", "501室", "3-2-501" },
  { "no-stair", "3幢", "", "501", "3-501" },
  { "no-stair-column", "3幢", NULL, "501", "3-501" },
  { "stair-in-room", "3幢", NULL, "2-501", "3-2-501" },
  { "stair-in-room-words", "3幢", NULL, "2单元501", "3-2-501" },
  { "stair-in-building", "3幢2单元", NULL, "501", "3-2-501" },
  { "whole-in-room", NULL, NULL, "3-2-501", "3-2-501" },
  { "whole-repeats", "3幢", "2", "3-2-501", "3-2-501" },
  { "whole-repeats-words", "3幢", "2单元", "3幢2单元501室", "3-2-501" },
  { "whole-without-stair", "3幢", "2单元", "3幢501室", "3-2-501" },
  { "stair-repeats", "3幢", "2单元", "2-501", "3-2-501" },
  { "stair-with-building", "3幢", "3幢2单元", "501", "3-2-501" },
  { "estate-column", "桂花苑", NULL, "3幢2单元501", "桂花苑3-2-501" },
  { "estate-in-room", "3幢", NULL, "桂花苑3幢2单元501", "桂花苑3-2-501" },
  { "letter-room", "3", "1", "A501", "3-1-A501" },
  { "numerals", "三幢", "二单元", "501", "3-2-501" },
  { "building-contradicts", "5幢", NULL, "3幢2单元501", NULL },
  { "stair-contradicts", "3幢", "1单元", "3幢2单元501", NULL },
  { "building-contradicts-plain", "5", NULL, "3-2-501", NULL },
  { "no-room", "3幢", "2", "", NULL },
  { "no-building", "", "2", "501", NULL },
  { "as-many-parts-as-can-be-read", "1", "2", "3-4-5-6-7-8", "1-2-3-4-5-6-7-8" },
  { "more-parts-than-can-be-read", "1", "2", "3-4-5-6-7-8-9", NULL },
  { "as-long-as-can-be-read", "A123456789B123456789C123456789D1", NULL,
    "E123456789F123456789G123456789H", "A123456789B123456789C123456789D1-E123456789F123456789G123456789H" },
  { "longer-than-can-be-read", "A123456789B123456789C123456789D1", NULL, "E123456789F123456789G123456789H1",
    NULL },
};

static void
test_parts (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_auto(YishiUnitName) name = { NULL, };
  gboolean ok =
      yishi_unit_name_from_parts (parts[i].building, parts[i].stair, parts[i].room, &name);

  g_assert_cmpint (ok, ==, parts[i].expected != NULL);
  g_assert_cmpstr (name.text, ==, parts[i].expected);
}

/* Names put together at random from what names consist of: whatever is accepted
 * reads back as itself, in text and in parts. */
static void
test_idempotent (void)
{
  static const char *const pieces[] = {
    "3",    "03",   "12", "501",  "0501", "A",  "b",  "-",  "—",  " ",  "　", "幢",     "栋", "号",
    "号楼", "楼",   "座", "单元", "梯",   "门", "层", "室", "房", "户", "#",  "桂花苑", "路", "一",
    "十",   "二十", "〇", "三",   "东",   "第", "(",  "·",  "５", "期", "弄", "商铺",
  };
  guint n_accepted = 0;

  for (guint round = 0; round < 100000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_auto(YishiUnitName) once = { NULL, }, twice = { NULL, };
      gint32 n = g_test_rand_int_range (1, 9);

      for (gint32 i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (!yishi_unit_name_parse (text->str, &once))
        continue;
      n_accepted++;
      if (!yishi_unit_name_parse (once.text, &twice) || g_strcmp0 (once.text, twice.text) != 0 ||
          g_strcmp0 (once.building, twice.building) != 0 ||
          g_strcmp0 (once.stair, twice.stair) != 0)
        g_error ("“%s” became “%s” (%s|%s|%s) and then “%s” (%s|%s|%s)", text->str, once.text,
                 once.building, once.stair, once.room, twice.text, twice.building, twice.stair,
                 twice.room);
    }

  g_assert_cmpuint (n_accepted, >, 10000);
}

/* Every building, stair and room of a large estate keeps a name of its own. */
static void
test_distinct (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (int building = 1; building <= 12; building++)
    for (int stair = 1; stair <= 3; stair++)
      for (int room = 1; room <= 1200; room++)
        {
          g_autofree char *text = g_strdup_printf ("%d幢%02d单元%04d室", building, stair, room);

          g_assert_true (g_hash_table_add (seen, yishi_unit_name_normalize (text)));
          n++;
        }

  g_assert_cmpuint (g_hash_table_size (seen), ==, n);
}

static void
test_compare (void)
{
  static const char *const sorted[] = { "1-1-101", "1-1-101A", "1-1-102",  "1-1-1001",
                                        "1-2-101", "2-1-101",  "10-1-101", "A-101" };

  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (sorted); k++)
      {
        int order = yishi_unit_name_compare (sorted[i], sorted[k]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > k) - (i < k));
      }
}

static const struct
{
  const char *name, *text, *building, *stair;
  gboolean    ok;
} scopes[] = {
  { "nothing", NULL, NULL, NULL, TRUE },
  { "empty", "", NULL, NULL, TRUE },
  { "building", "building=3", "3", NULL, TRUE },
  { "stair", "building=3,unit=1", "3", "1", TRUE },
  { "spelling", "building=03幢, unit=一单元", "3", "1", TRUE },
  { "stair-alone", "unit=1", NULL, NULL, FALSE },
  { "twice", "building=3,building=4", NULL, NULL, FALSE },
  { "unknown", "floor=3", NULL, NULL, FALSE },
  { "no-value", "building=", NULL, NULL, FALSE },
  { "no-key", "3", NULL, NULL, FALSE },
};

static void
test_scope (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (yishi_scope_parse (scopes[i].text, &building, &stair, &error), ==, scopes[i].ok);
  if (!scopes[i].ok)
    g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX);
  g_assert_cmpstr (building, ==, scopes[i].building);
  g_assert_cmpstr (stair, ==, scopes[i].stair);
}

/* Columns of digits are read without the care that others need; both ways give
 * one name. */
static void
test_plain_columns (void)
{
  for (int i = 0; i < 2000; i++)
    {
      int building = g_test_rand_int_range (1, 200), stair = g_test_rand_int_range (1, 20);
      int room = g_test_rand_int_range (1, 100000);
      g_autofree char *plain_room = g_strdup_printf ("%0*d", i % 2 == 0 ? 1 : 5, room);
      g_autofree char *plain_building = g_strdup_printf ("%d", building);
      g_autofree char *plain_stair = g_strdup_printf ("%02d", stair);
      g_autofree char *worded_building = g_strdup_printf ("%d幢", building);
      g_autofree char *worded_stair = g_strdup_printf ("%d单元", stair);
      g_autofree char *worded_room = g_strdup_printf ("%s室", plain_room);
      g_auto(YishiUnitName) a = { NULL };
      g_auto(YishiUnitName) b = { NULL };

      g_assert_true (yishi_unit_name_from_parts (plain_building, plain_stair, plain_room, &a));
      g_assert_true (yishi_unit_name_from_parts (worded_building, worded_stair, worded_room, &b));
      g_assert_cmpstr (a.text, ==, b.text);
      g_assert_cmpstr (a.building, ==, b.building);
      g_assert_cmpstr (a.stair, ==, b.stair);
      g_assert_cmpstr (a.room, ==, b.room);
    }
}

/* Up to 29 of @pieces in a row. */
static char *
join_at_random (const char *const *pieces,
                int                n_pieces)
{
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, n_pieces)]);

  return g_string_free (text, FALSE);
}

/* Long names of digits, capitals and dashes alone, in columns: what is accepted
 * reads back as itself, and the rest is no name. */
static void
test_long_columns (void)
{
  static const char *const pieces[] = { "1", "2", "A", "B", "0", "-", "77777", "单元" };
  guint n_accepted = 0, n_refused = 0;

  for (guint round = 0; round < 50000; round++)
    {
      g_autofree char *building = join_at_random (pieces, G_N_ELEMENTS (pieces));
      g_autofree char *stair = join_at_random (pieces, G_N_ELEMENTS (pieces));
      g_autofree char *room = join_at_random (pieces, G_N_ELEMENTS (pieces));
      g_auto(YishiUnitName) name = { NULL };
      g_autofree char *again = NULL;

      if (!yishi_unit_name_from_parts (building, stair, room, &name))
        {
          n_refused++;
          continue;
        }
      n_accepted++;
      again = yishi_unit_name_normalize (name.text);
      g_assert_cmpstr (again, ==, name.text);
    }
  g_assert_cmpuint (n_accepted, >, 100);
  g_assert_cmpuint (n_refused, >, 100);
}

static const struct
{
  const char *name, *text, *building, *stair, *room;
} splits[] = {
  { "three", "3-2-501", "3", "2", "501" },
  { "no-stair", "3-501", "3", "", "501" },
  { "dash-in-room", "3-2-501-1", "3", "2", "501-1" },
  { "estate", "桂花苑3-501A", "桂花苑3", "", "501A" },
  { "no-dash", "501", "501", "", "" },
  { "empty", "", "", "", "" },
};

/* What the parts say, the name says by itself. */
static void
test_split (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const char *expected[YISHI_N_PARTS] = { splits[i].building, splits[i].stair, splits[i].room };
  YishiUnitPart found[YISHI_N_PARTS];

  yishi_unit_name_split (splits[i].text, strlen (splits[i].text), found);
  for (int part = 0; part < YISHI_N_PARTS; part++)
    {
      g_autofree char *text = g_strndup (found[part].text, found[part].length);

      g_assert_cmpstr (text, ==, expected[part]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *path = g_strconcat ("/unit-name/spelling/", spellings[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_spelling);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_strconcat ("/unit-name/parts/", parts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_parts);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autofree char *path = g_strconcat ("/unit-name/scope/", scopes[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_scope);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autofree char *path = g_strconcat ("/unit-name/split/", splits[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_split);
    }
  g_test_add_func ("/unit-name/idempotent", test_idempotent);
  g_test_add_func ("/unit-name/long-columns", test_long_columns);
  g_test_add_func ("/unit-name/distinct", test_distinct);
  g_test_add_func ("/unit-name/compare", test_compare);

  g_test_add_func ("/unit-name/plain-columns", test_plain_columns);
  return g_test_run ();
}
