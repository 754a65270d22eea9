/* day-read-test.c - days and times of day as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>

#include "yishi-day-read.h"

#define TODAY "2026-11-26"

static const struct
{
  const char *text;
  const char *day;
} days[] = {
  { "2026-12-15", "2026-12-15" },
  { " 2026 - 12 - 15 ", "2026-12-15" },
  { "2026/1/5", "2026-01-05" },
  { "2026.12.15", "2026-12-15" },
  { "26-12-15", "2026-12-15" },
  { "2026年12月15日", "2026-12-15" },
  { "２０２６年１２月１５日", "2026-12-15" },
  { "20261215", "2026-12-15" },
  { "12-15", "2026-12-15" },
  { "12月15日", "2026-12-15" },
  { "11月26号", "2026-11-26" },
  { "1月15日", "2027-01-15" },
  { "11-25", "2027-11-25" },
  { "15日", "2026-12-15" },
  { "26号", "2026-11-26" },
  { "31日", "2026-12-31" },
  { "今天", TODAY },
  { "明天", "2026-11-27" },
  { "昨天", "2026-11-25" },
  { "Tomorrow", "2026-11-27" },
  { "2028-02-29", "2028-02-29" },
  { "2026-02-29", NULL },
  { "2026-13-01", NULL },
  { "2026-12-15-1", NULL },
  { "2026-12/15", NULL },
  { "15", NULL },
  { "0日", NULL },
  { "32日", NULL },
  { "十五日", NULL },
  { "99999999999", NULL },
  { "20269999", NULL },
  { "\xff", NULL },
  { "", NULL },
};

static const struct
{
  const char *text;
  const char *time;
} times[] = {
  { "19:05", "19:05" },
  { "7:05", "07:05" },
  { "19：05", "19:05" },
  { "１９：０５", "19:05" },
  { "19.05", "19:05" },
  { "1905", "19:05" },
  { "705", "07:05" },
  { "19", "19:00" },
  { "19点", "19:00" },
  { "19点30", "19:30" },
  { "19时30分", "19:30" },
  { "晚上7点半", "19:30" },
  { "下午 2:15", "14:15" },
  { "上午9点", "09:00" },
  { "7 pm", "19:00" },
  { "9:30am", "09:30" },
  { "0:00", "00:00" },
  { "24:00", NULL },
  { "19:60", NULL },
  { "19:5", NULL },
  { "19:05:00", NULL },
  { "12345", NULL },
  { "半", NULL },
  { "", NULL },
};

static const struct
{
  const char *today;
  int         day;
  const char *next;
} nexts[] = {
  { "2026-12-14", 15, "2026-12-15" },
  { "2026-12-15", 15, "2026-12-15" },
  { "2026-12-16", 15, "2027-01-15" },
  { "2026-01-29", 28, "2026-02-28" },
  { "2026-02-01", 1, "2026-02-01" },
};

static void
test_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *day = yishi_day_read (days[i].text, TODAY);

      g_test_message ("%s", g_utf8_validate (days[i].text, -1, NULL) ? days[i].text : "(no text)");
      g_assert_cmpstr (day, ==, days[i].day);
    }
}

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *time = yishi_time_read (times[i].text);

      g_test_message ("%s", times[i].text);
      g_assert_cmpstr (time, ==, times[i].time);
    }
}

static void
test_nexts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nexts); i++)
    {
      g_autofree char *next = yishi_day_next (nexts[i].today, nexts[i].day);

      g_assert_cmpstr (next, ==, nexts[i].next);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day-read/days", test_days);
  g_test_add_func ("/day-read/times", test_times);
  g_test_add_func ("/day-read/nexts", test_nexts);

  return g_test_run ();
}
