/* mask-test.c - phones and ID numbers in free text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>

#include "yishi-mask.h"

static const struct
{
  const char *name, *text, *masked;
} cases[] = {
  { "empty", "", "" },
  { "no-digits", "空置，钥匙在物业", "空置，钥匙在物业" },
  { "mobile", "电话00011112222，空置", "电话***，空置" },
  { "id-number", "身份证000000190001010000。", "身份证***。" },
  { "id-number-with-x", "身份证00000019000101000X", "身份证***" },
  { "id-number-with-wide-x", "００００００１９０００１０１０００Ｘ号", "***号" },
  { "two-numbers", "电话00011112222 身份证00000019000101000x", "电话*** 身份证***" },
  { "blanks", "000 1111 2222", "***" },
  { "dashes", "0000-0000–2222 转", "*** 转" },
  { "blanks-and-dashes", "000 - 1111 - 2222", "***" },
  { "wide-blank", "000　1111　2222", "***" },
  { "full-width", "０００１１１１２２２２", "***" },
  { "country", "+86 00011112222", "+***" },
  { "seven", "0001111", "***" },
  { "six", "000111", "000111" },
  { "seven-in-groups", "000 1111", "***" },
  { "far-apart", "000    1111", "000    1111" },
  { "unit", "与3-2-501合用", "与3-2-501合用" },
  { "area", "152598.73", "152598.73" },
  { "date", "2026-12-15前完成", "2026-12-15前完成" },
  { "date-then-phone", "2026-12-15 00011112222", "2026-12-15 ***" },
  { "no-date", "2026-13-15", "***" },
  { "longer-than-a-date", "2026-12-150", "***" },
  { "x-of-a-word", "00011112222xyz", "***yz" },
  { "short-x", "12X", "12X" },
  { "trailing-blank", "00011112222 ", "*** " },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *masked = yishi_mask_numbers (cases[i].text);

  g_assert_cmpstr (masked, ==, cases[i].masked);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/mask/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
