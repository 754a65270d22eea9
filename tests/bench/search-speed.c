/* search-speed.c - what making and asking a search index of 50,000 units costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: search-speed [UNITS]. Prints one line a figure: its name, a tab, its value.
 */
#include <glib.h>
#include <stdlib.h>

#include "yishi-search.h"

#define ROUNDS 20

/* Surnames by weight, as they are in China: the first are many people's. */
static const char *const surnames[] = {
  "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗", "高",
  "郑", "梁", "谢", "宋", "唐", "许", "韩", "邓", "冯", "曹", "彭", "曾", "肖", "田", "董", "潘", "袁", "蔡", "蒋", "余",
  "于", "杜", "叶", "程", "魏", "苏", "吕", "丁", "任", "卢", "姚", "沈", "钟", "姜", "崔", "谭", "陆", "范", "汪", "廖",
  "单", "解", "仇", "查", "朴", "区", "盖", "覃", "乐", "翟", "欧阳", "尉迟", "万俟", "令狐", "诸葛",
};
static const char given[] = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文志海波辉宇鑫晓东梅飞鹏浩雪琳"
                            "婷慧乐长盛晟茜行朝重博瑞俊凯子轩涵怡佳欣思雨梓诗宁安康健翔";

static const char *const typed[] = {
  "3", "32", "3-", "3-2-501", "3幢2单元501", "32501", "3 2 501", "3-501", "1", "12", "120", "1201",
  "王", "王伟", "伟", "李丽", "公司", "欧阳", "w", "z", "zw", "l", "lxm", "wang", "wangw", "zhang", "zhangwei", "o",
  "0000", "1234", "9999", "房地产", "a", "qqqqq", "单", "s",
};

static void
append_given (GString *name)
{
  glong n = g_utf8_strlen (given, -1);
  const char *at = g_utf8_offset_to_pointer (given, g_random_int_range (0, (gint32) n));

  g_string_append_len (name, at, g_utf8_next_char (at) - at);
}

/* About 20,000 different names: lower numbers of surnames are likelier. */
static char *
make_name (void)
{
  double weight = g_random_double ();
  GString *name = g_string_new (surnames[(gsize) (weight * weight * G_N_ELEMENTS (surnames))]);

  append_given (name);
  if (g_random_int_range (0, 10) < 7)
    append_given (name);

  return g_string_free (name, FALSE);
}

static void
add_unit (YishiRoll *roll,
          guint      i)
{
  guint stair = i / 40;
  g_autofree char *building = g_strdup_printf ("%u", stair / 3 + 1);
  g_autofree char *entrance = g_strdup_printf ("%u", stair % 3 + 1);
  g_autofree char *room = g_strdup_printf ("%u%02u", i % 40 / 4 + 1, i % 4 + 1);
  g_autofree char *name = g_strconcat (building, "-", entrance, "-", room, NULL);
  g_autofree char *one = make_name ();
  g_autofree char *two = make_name ();
  g_autofree char *phone = g_strdup_printf ("138%08d", g_random_int_range (0, 100000000));
  YishiOwner owners[] = { { one, "", phone }, { two, "", phone } };
  YishiUnit unit = { .unit = name, .building = building, .stair = entrance, .room = room, .area = 8971 };

  if (i % 20 == 0)
    owners[0].name = "金色家园房地产开发有限公司";
  unit.owners = owners;
  unit.n_owners = i % 3 == 0 ? 2 : 1;
  yishi_roll_add (roll, &unit);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 p = *(const gint64 *) a, q = *(const gint64 *) b;

  return (p > q) - (p < q);
}

static void
time_queries (const YishiSearch *index)
{
  gint64 times[G_N_ELEMENTS (typed) * ROUNDS];
  gsize n = 0;

  for (int round = 0; round < ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
      {
        gint64 start = g_get_monotonic_time ();
        g_autoptr(GArray) hits = yishi_search_query (index, typed[i], 200, NULL);

        times[n++] = g_get_monotonic_time () - start;
      }
  qsort (times, n, sizeof times[0], compare_times);
  g_print ("query-median-us\t%" G_GINT64_FORMAT "\n", times[n / 2]);
  g_print ("query-worst-us\t%" G_GINT64_FORMAT "\n", times[n - 1]);
}

int
main (int    argc,
      char **argv)
{
  guint n_units = argc > 1 ? (guint) atoi (argv[1]) : 50000;
  g_autoptr(YishiRoll) roll = yishi_roll_new ();
  g_autoptr(YishiSearch) index = NULL;
  gint64 start;

  g_random_set_seed (15);
  for (guint i = 0; i < n_units; i++)
    add_unit (roll, i);

  start = g_get_monotonic_time ();
  index = yishi_search_new (roll);
  g_print ("units\t%u\n", n_units);
  g_print ("build-us\t%" G_GINT64_FORMAT "\n", g_get_monotonic_time () - start);
  g_print ("index-bytes\t%" G_GSIZE_FORMAT "\n", yishi_search_get_size (index));
  time_queries (index);

  return 0;
}
