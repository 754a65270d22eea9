/* pinyin-test.c - how names are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-pinyin.h"

/* All readings of a name, parted by commas. */
static const struct
{
  const char *name, *readings;
} names[] = {
  { "张伟", "zhang wei" },
  { "欧阳修", "ou yang xiu" },
  { "单雄", "shan xiong,dan xiong,chan xiong" },
  { "解缙", "xie jin,jie jin" },
  { "仇英", "qiu ying,chou ying" },
  { "曾国", "zeng guo,ceng guo" },
  { "查良镛", "zha liang yong,cha liang yong" },
  { "朴正", "piao zheng,pu zheng" },
  { "区伟", "ou wei,qu wei" },
  { "盖明", "ge ming,gai ming" },
  { "覃明", "qin ming,tan ming" },
  { "翟明", "zhai ming,di ming" },
  { "尉迟恭", "yu chi gong,wei chi gong" },
  { "尉明", "wei ming,yu ming" },
  { "万俟明", "mo qi ming,wan qi ming,wan si ming" },
  { "长孙明", "zhang sun ming,chang sun ming" },
  { "令狐冲", "ling hu chong" },
  { "任盈", "ren ying" },
  { "乐毅", "yue yi,le yi" },
  { "王乐", "wang le,wang yue" },
  { "单乐", "shan le,dan le,chan le,shan yue,dan yue,chan yue" },
  { "王曾", "wang zeng,wang ceng" },
  { "魏徵", "wei zheng,wei zhi" },
  { "吕绿", "lu lu" },
  { "略", "lue" },
  { "買買提·艾力", "mai mai ti ai li,mai mai ti yi li" },
  { "䶮", "yan" },
  { "𬭎明", "hong ming" },
  { "Anna Schmidt", "anna schmidt" },
  { "Victor", "uictor" },
  { "ＡＢＣ贸易", "abc mao yi" },
  { "José", "jose" },
  { "360公司", "360 gong si" },
  { "王乐乐乐乐", "wang le le le le,wang yue le le le,wang le yue le le,wang yue yue le le,"
                  "wang le le yue le,wang yue le yue le,wang le yue yue le,wang yue yue yue le" },
  { "", "" },
  { "·？", "" },
};

static void
test_name (gconstpointer data)
{
  const char *const *row = data;
  g_auto(GStrv) readings = yishi_pinyin_read (row[0]);
  g_autofree char *joined = g_strjoinv (",", readings);

  g_assert_cmpstr (joined, ==, row[1]);
}

static void
test_bounds (void)
{
  g_autoptr(GString) name = g_string_new (NULL);
  g_auto(GStrv) readings = NULL;

  for (int i = 0; i < 400; i++)
    g_string_append (name, "乐");
  readings = yishi_pinyin_read (name->str);
  g_assert_cmpuint (g_strv_length (readings), ==, YISHI_PINYIN_MAX_READINGS);
}

/* Every code point can be read or passed over, alone and as a surname. */
static void
test_all_characters (void)
{
  guint n_read = 0;

  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      char name[16] = "";

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, name);
      g_auto(GStrv) readings = yishi_pinyin_read (name);

      for (char **reading = readings; *reading != NULL; reading++)
        g_assert_cmpuint (strspn (*reading, "abcdefghijklmnopqrstuvwxyz0123456789"), ==, strlen (*reading));
      n_read += c >= 0x4e00 && c <= 0x9fff && *readings != NULL;
    }

  g_assert_cmpuint (n_read, >, 20900);
}

/* The characters of GB 2312's first level stand in the order of their readings
 *, and
 * no table of ours comes from there. A few are read otherwise today, such as 匙. */
static void
test_standard_order (void)
{
  static const struct
  {
    guint16 first;
    char    letter;
  } starts[] = {
    { 0xb0a1, 'a' }, { 0xb0c5, 'b' }, { 0xb2c1, 'c' }, { 0xb4ee, 'd' }, { 0xb6ea, 'e' }, { 0xb7a2, 'f' },
    { 0xb8c1, 'g' }, { 0xb9fe, 'h' }, { 0xbbf7, 'j' }, { 0xbfa6, 'k' }, { 0xc0ac, 'l' }, { 0xc2e8, 'm' },
    { 0xc4c3, 'n' }, { 0xc5b6, 'o' }, { 0xc5be, 'p' }, { 0xc6da, 'q' }, { 0xc8bb, 'r' }, { 0xc8f6, 's' },
    { 0xcbfa, 't' }, { 0xcdda, 'w' }, { 0xcef4, 'x' }, { 0xd1b9, 'y' }, { 0xd4d1, 'z' }, { 0xd7fa, '\0' },
  };
  guint n = 0, n_otherwise = 0;

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (starts); i++)
    for (guint code = starts[i].first; code < starts[i + 1].first; code++)
      {
        const char bytes[] = { (char) (code >> 8), (char) (code & 0xff) };
        g_autofree char *character = NULL;
        g_auto(GStrv) readings = NULL;
        gboolean is_expected = FALSE;

        if ((code & 0xff) < 0xa1 || (code & 0xff) == 0xff)
          continue;
        character = g_convert (bytes, 2, "UTF-8", "GB2312", NULL, NULL, NULL);
        g_assert_nonnull (character);
        readings = yishi_pinyin_read (character);
        for (char **reading = readings; *reading != NULL; reading++)
          is_expected = is_expected || **reading == starts[i].letter;
        n_otherwise += !is_expected;
        n++;
      }

  g_assert_cmpuint (n, ==, 3755);
  g_assert_cmpuint (n_otherwise, <, 20);
}

static void
test_forms (void)
{
  g_autofree char *initials = yishi_pinyin_initials ("ou yang xiu");
  g_autofree char *letters = yishi_pinyin_letters ("ou yang xiu");
  g_autofree char *none = yishi_pinyin_initials ("");

  g_assert_cmpstr (initials, ==, "oyx");
  g_assert_cmpstr (letters, ==, "ouyangxiu");
  g_assert_cmpstr (none, ==, "");
}

static const struct
{
  const char *typed, *letters;
} folds[] = {
  { "zw", "zw" },   { "Zhang Wei", "zhangwei" }, { "xi'an", "xian" }, { "lv", "lu" }, { "lü", "lu" },
  { "ｚｗ", "zw" }, { "360g", "360g" },          { "360", NULL },     { "张", NULL }, { "", NULL },
  { "z-w", NULL },
};

static void
test_fold (gconstpointer data)
{
  const char *const *row = data;
  g_autofree char *letters = yishi_pinyin_fold (row[0]);

  g_assert_cmpstr (letters, ==, row[1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pinyin/name/%" G_GSIZE_FORMAT "-%s", i, names[i].name);

      g_test_add_data_func (path, &names[i], test_name);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pinyin/fold/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &folds[i], test_fold);
    }
  g_test_add_func ("/pinyin/bounds", test_bounds);
  g_test_add_func ("/pinyin/all-characters", test_all_characters);
  g_test_add_func ("/pinyin/standard-order", test_standard_order);
  g_test_add_func ("/pinyin/forms", test_forms);

  return g_test_run ();
}
