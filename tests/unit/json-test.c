/* json-test.c - what is written as JSON is read back, and what is no JSON is refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "yishi-json-scan.h"
#include "yishi-json.h"

static void
test_round_trip (void)
{
  static const char *const texts[] = { "", "示例", "a\"b\\c\nd\te\x01", "𠮷龘", "1-1-101" };
  g_autoptr(YishiJson) json = yishi_json_new ();
  g_auto(YishiJsonScan) scan = { NULL };
  const char *text, *key;
  gsize length;

  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "n", -42);
  yishi_json_begin_array (json, "texts");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    yishi_json_string (json, NULL, texts[i]);
  yishi_json_end_array (json);
  yishi_json_area (json, "area", 15259873);
  yishi_json_end_object (json);

  text = yishi_json_peek (json, &length);
  yishi_json_scan_init (&scan, text, length);
  yishi_json_scan_object (&scan);
  g_assert_true (yishi_json_scan_member (&scan, &key, &length));
  g_assert_cmpmem (key, length, "n", 1);
  g_assert_cmpint (yishi_json_scan_int (&scan), ==, -42);
  g_assert_true (yishi_json_scan_member (&scan, &key, &length));
  yishi_json_scan_array (&scan);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (yishi_json_scan_element (&scan));
      text = yishi_json_scan_text (&scan, &length);
      g_assert_cmpmem (text, length, texts[i], strlen (texts[i]));
    }
  g_assert_false (yishi_json_scan_element (&scan));
  g_assert_true (yishi_json_scan_member (&scan, &key, &length));
  text = yishi_json_scan_raw (&scan, &length);
  g_assert_cmpmem (text, length, "\"152598.73\"", 11);
  g_assert_false (yishi_json_scan_member (&scan, &key, &length));
  g_assert_false (scan.failed);
}

static const struct
{
  const char *name;
  const char *text;
  gboolean    is_json;
} wholes[] = {
  { "/json/scan/empty", "", FALSE },
  { "/json/scan/blanks", " { \"a\" : [ 1 , -2.5e3 , true , null , \"x\" ] } ", TRUE },
  { "/json/scan/pair", "[\"\\ud842\\udfb7\"]", TRUE },
  { "/json/scan/half-pair", "[\"\\ud842\"]", FALSE },
  { "/json/scan/zero-escape", "[\"\\u0000\"]", FALSE },
  { "/json/scan/control", "[\"a\nb\"]", FALSE },
  { "/json/scan/cut-text", "[\"abc", FALSE },
  { "/json/scan/cut-escape", "[\"abc\\", FALSE },
  { "/json/scan/comma", "[1,,2]", FALSE },
  { "/json/scan/no-comma", "[1 2]", FALSE },
  { "/json/scan/word", "[yes]", FALSE },
  { "/json/scan/nan", "[NaN]", FALSE },
  { "/json/scan/open", "{\"a\":[1,2}", FALSE },
  { "/json/scan/colon", "{\"a\" 1}", FALSE },
  { "/json/scan/deep", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", FALSE },
};

static void
test_whole (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data), length;
  g_auto(YishiJsonScan) scan = { NULL };

  yishi_json_scan_init (&scan, wholes[i].text, strlen (wholes[i].text));
  yishi_json_scan_raw (&scan, &length);
  g_assert_cmpint (!scan.failed, ==, wholes[i].is_json);
}

static void
test_numbers (void)
{
  static const char *const wrong[] = { "1.5", "1e3", "", "-", "\"1\"", "1234567890123456789" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto(YishiJsonScan) scan = { NULL };

      yishi_json_scan_init (&scan, wrong[i], strlen (wrong[i]));
      g_assert_cmpint (yishi_json_scan_int (&scan), ==, 0);
      g_assert_true (scan.failed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/round-trip", test_round_trip);
  g_test_add_func ("/json/numbers", test_numbers);
  for (gsize i = 0; i < G_N_ELEMENTS (wholes); i++)
    g_test_add_data_func (wholes[i].name, GSIZE_TO_POINTER (i), test_whole);

  return g_test_run ();
}
