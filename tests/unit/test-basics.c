/* test-basics.c - areas that are never doubles, canonical JSON, and a clock that can be set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-area.h"
#include "yishi-clock.h"
#include "yishi-error.h"
#include "yishi-json.h"

static const struct
{
  const char     *name, *text;
  YishiAreaStatus status;
  gint64          area;
} areas[] = {
  { "whole", "89", YISHI_AREA_OK, 8900 },
  { "one-decimal", "89.1", YISHI_AREA_OK, 8910 },
  { "two-decimals", "89.71", YISHI_AREA_OK, 8971 },
  { "zeros-behind", "89.7100", YISHI_AREA_OK, 8971 },
  { "zeros-before", "0089.71", YISHI_AREA_OK, 8971 },
  { "no-digit-before-point", ".5", YISHI_AREA_OK, 50 },
  { "plus", "+89.71", YISHI_AREA_OK, 8971 },
  { "zero", "0", YISHI_AREA_OK, 0 },
  { "minus-zero", "-0.00", YISHI_AREA_OK, 0 },
  { "unit", "89.1㎡", YISHI_AREA_OK, 8910 },
  { "unit-m2", "89.1 m2", YISHI_AREA_OK, 8910 },
  { "unit-word", "89.1平方米", YISHI_AREA_OK, 8910 },
  { "blanks", " 89.1　", YISHI_AREA_OK, 8910 },
  { "full-width", "１２３．４５", YISHI_AREA_OK, 12345 },
  { "groups", "1,234.50", YISHI_AREA_OK, 123450 },
  { "many-groups", "12,345,678.90", YISHI_AREA_TOO_LARGE, 0 },
  { "noise-below", "187.389999999999999999", YISHI_AREA_OK, 18739 },
  { "noise-above", "89.71000000000001", YISHI_AREA_OK, 8971 },
  { "noise-carries", "89.999999999999", YISHI_AREA_OK, 9000 },
  { "noise-of-17-digits", "152598.73000000001", YISHI_AREA_OK, 15259873 },
  { "third-decimal", "89.715", YISHI_AREA_DECIMALS, 0 },
  { "nine-decimals", "89.123456789", YISHI_AREA_DECIMALS, 0 },
  { "short-noise-is-none", "89.70999", YISHI_AREA_DECIMALS, 0 },
  { "empty", "", YISHI_AREA_EMPTY, 0 },
  { "blank", " 　", YISHI_AREA_EMPTY, 0 },
  { "word", "大", YISHI_AREA_BAD, 0 },
  { "sign-alone", "-", YISHI_AREA_BAD, 0 },
  { "point-alone", ".", YISHI_AREA_BAD, 0 },
  { "two-points", "1.2.3", YISHI_AREA_BAD, 0 },
  { "decimal-comma", "89,71", YISHI_AREA_BAD, 0 },
  { "wrong-groups", "1,2345", YISHI_AREA_BAD, 0 },
  { "group-first", ",123", YISHI_AREA_BAD, 0 },
  { "group-last", "1,", YISHI_AREA_BAD, 0 },
  { "exponent", "1e2", YISHI_AREA_BAD, 0 },
  { "hexadecimal", "0x10", YISHI_AREA_BAD, 0 },
  { "infinity", "inf", YISHI_AREA_BAD, 0 },
  { "unit-first", "㎡89", YISHI_AREA_BAD, 0 },
  { "not-utf8", "89\xff", YISHI_AREA_BAD, 0 },
  { "negative", "-0.01", YISHI_AREA_NEGATIVE, 0 },
  { "negative-full-width", "－５", YISHI_AREA_NEGATIVE, 0 },
  { "largest", "999999.99", YISHI_AREA_OK, 99999999 },
  { "too-large", "1000000", YISHI_AREA_TOO_LARGE, 0 },
  { "far-too-large", "99999999999999999999999999999999.99", YISHI_AREA_TOO_LARGE, 0 },
};

static void
test_area (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gint64 area = -7;

  g_assert_cmpint (yishi_area_parse (areas[i].text, YISHI_AREA_MAX_UNIT, &area), ==,
                   areas[i].status);
  g_assert_cmpint (area, ==, areas[i].status == YISHI_AREA_OK ? areas[i].area : -7);
}

/* Exactly half in hundredths, which doubles miss: 101.90 + 133.05 = 234.95. */
static void
test_area_is_exact (void)
{
  gint64 a, b, sum;

  g_assert_cmpint (yishi_area_parse ("101.90", YISHI_AREA_MAX_UNIT, &a), ==, YISHI_AREA_OK);
  g_assert_cmpint (yishi_area_parse ("133.05", YISHI_AREA_MAX_UNIT, &b), ==, YISHI_AREA_OK);
  g_assert_cmpint (yishi_area_parse ("234.95", YISHI_AREA_MAX_UNIT, &sum), ==, YISHI_AREA_OK);
  g_assert_cmpint (a + b, ==, sum);
}

static void
test_area_format (void)
{
  static const struct { gint64 area; const char *plain, *human;
  } cases[] = {
    { 0, "0.00", "0.00" },
    { 5, "0.05", "0.05" },
    { -5, "-0.05", "-0.05" },
    { 12345, "123.45", "123.45" },
    { 123450, "1234.50", "1,234.50" },
    { -123450, "-1234.50", "-1,234.50" },
    { -12345, "-123.45", "-123.45" },
    { 15259873, "152598.73", "152,598.73" },
    { 100000000, "1000000.00", "1,000,000.00" },
    { YISHI_AREA_MAX_TOTAL, "1000000000000000.00", "1,000,000,000,000,000.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = yishi_area_format (cases[i].area);
      g_autofree char *human = yishi_area_format_human (cases[i].area);

      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (human, ==, cases[i].human);
    }
}

/* What is written reads back as itself. */
static void
test_area_round_trip (void)
{
  for (guint round = 0; round < 10000; round++)
    {
      gint64 area = g_test_rand_int_range (0, (gint32) YISHI_AREA_MAX_UNIT), again;
      g_autofree char *plain = yishi_area_format (area);
      g_autofree char *human = yishi_area_format_human (area);

      g_assert_cmpint (yishi_area_parse (plain, YISHI_AREA_MAX_UNIT, &again), ==, YISHI_AREA_OK);
      g_assert_cmpint (again, ==, area);
      g_assert_cmpint (yishi_area_parse (human, YISHI_AREA_MAX_UNIT, &again), ==, YISHI_AREA_OK);
      g_assert_cmpint (again, ==, area);
    }
}

static void
test_json_structure (void)
{
  YishiJson *json = yishi_json_new ();
  g_autofree char *text = NULL;

  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "n", -3);
  yishi_json_boolean (json, "yes", TRUE);
  yishi_json_null (json, "none");
  yishi_json_area (json, "area", 15259873);
  yishi_json_begin_array (json, "list");
  yishi_json_int (json, NULL, 1);
  yishi_json_begin_object (json, NULL);
  yishi_json_end_object (json);
  yishi_json_begin_array (json, NULL);
  yishi_json_end_array (json);
  yishi_json_end_array (json);
  yishi_json_raw (json, "raw", "{\"a\":1}");
  yishi_json_end_object (json);
  text = yishi_json_free_to_text (json);

  g_assert_cmpstr (text, ==,
                   "{\"n\":-3,\"yes\":true,\"none\":null,\"area\":\"152598.73\",\"list\":[1,{},[]],"
                   "\"raw\":{\"a\":1}}");
}

static void
test_json_escapes (void)
{
  g_autoptr(YishiJson) json = yishi_json_new ();
  gsize length;

  yishi_json_string (json, NULL, "甲\"\\\n\t\x01/é");
  g_assert_cmpstr (yishi_json_peek (json, &length), ==, "\"甲\\\"\\\\\\n\\u0009\\u0001/é\"");
  g_assert_cmpuint (length, ==, strlen (yishi_json_peek (json, NULL)));
}

static void
test_clock (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiClock) clock = yishi_clock_new_at ("2026-12-15T23:30:05.123+08:00", &error);
  g_autofree char *stamp = NULL;
  g_autofree char *today = NULL;
  gint64 now;

  g_assert_no_error (error);
  now = yishi_clock_now (clock);
  stamp = yishi_clock_stamp (clock);
  today = yishi_clock_today (clock);
  /* The clock runs: it is not before the instant, and not much behind it. */
  g_assert_cmpint (now, >=, G_GINT64_CONSTANT (1797348605123000));
  g_assert_cmpint (now, <, G_GINT64_CONSTANT (1797348605123000) + 60 * G_USEC_PER_SEC);
  g_assert_true (g_str_has_prefix (stamp, "2026-12-15T23:3"));
  g_assert_true (g_str_has_suffix (stamp, "+08:00"));
  g_assert_cmpuint (strlen (stamp), ==, strlen ("2026-12-15T23:30:05.123+08:00"));
  g_assert_cmpstr (today, ==, "2026-12-15");
}

static void
test_clock_of_a_day (void)
{
  g_autoptr(YishiClock) clock = yishi_clock_new_at ("2026-12-15", NULL);
  g_autofree char *today = NULL;

  g_assert_nonnull (clock);
  today = yishi_clock_today (clock);
  g_assert_cmpstr (today, ==, "2026-12-15");
}

static void
test_clock_refuses (void)
{
  static const char *const instants[] = { "", "tomorrow", "2026-13-01", "15.12.2026",
                                          "2026-02-30T10:00:00Z" };

  for (gsize i = 0; i < G_N_ELEMENTS (instants); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (yishi_clock_new_at (instants[i], &error));
      g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX);
    }
}

static void
test_clock_from_environment (void)
{
  g_autoptr(YishiClock) set = NULL;
  g_autoptr(YishiClock) real = NULL;
  g_autofree char *today = NULL;

  g_setenv ("YISHI_NOW", "2001-02-03T04:05:06Z", TRUE);
  set = yishi_clock_new (NULL);
  g_setenv ("YISHI_NOW", "", TRUE);
  real = yishi_clock_new (NULL);
  g_unsetenv ("YISHI_NOW");

  today = yishi_clock_today (set);
  g_assert_cmpstr (today, ==, "2001-02-03");
  g_assert_cmpint (ABS (yishi_clock_now (real) - g_get_real_time ()), <, 60 * G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *path = g_strconcat ("/area/parse/", areas[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_area);
    }
  g_test_add_func ("/area/exact", test_area_is_exact);
  g_test_add_func ("/area/format", test_area_format);
  g_test_add_func ("/area/round-trip", test_area_round_trip);
  g_test_add_func ("/json/structure", test_json_structure);
  g_test_add_func ("/json/escapes", test_json_escapes);
  g_test_add_func ("/clock/set", test_clock);
  g_test_add_func ("/clock/day", test_clock_of_a_day);
  g_test_add_func ("/clock/refuses", test_clock_refuses);
  g_test_add_func ("/clock/environment", test_clock_from_environment);

  return g_test_run ();
}
