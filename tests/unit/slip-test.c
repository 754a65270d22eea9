/* slip-test.c - codes on ballots: written, read, misread, of others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "yishi-slip.h"

#define RECORD "3fa29c01aabbccddeeff00112233445566778899aabbccddeeff001122334455"
#define OTHER_RECORD "3fa29c02aabbccddeeff00112233445566778899aabbccddeeff001122334455"

static char *
make_text (const char *unit)
{
  g_autoptr(YishiSlip) slip = yishi_slip_new (YISHI_SLIP_BALLOT, RECORD, "2026-12-15", "assembly", unit);

  return yishi_slip_to_text (slip);
}

/* As the head of the header describes it. */
static char *
make_check (const char *text)
{
  static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  char check[5] = "";
  guint64 bits;

  sum[5] = '\0';
  bits = g_ascii_strtoull (sum, NULL, 16);
  for (guint i = 0; i < 4; i++)
    check[i] = signs[bits >> (15 - 5 * i) & 31];
  return g_strdup (check);
}

static void
test_form (void)
{
  g_autofree char *text = make_text ("3幢2单元0501室");

  /* Computed apart, with sha256sum: printed papers outlive the program. */
  g_assert_cmpstr (text, ==, "YISHI1:B:3FA29C01:20261215A:3-2-501:PBYF");
}

static void
test_back_again (void)
{
  static const char *const units[] = { "3-2-501", "12-1-2301", "5-1202", "A-1-101", "悦城-3-2-501" };
  static const char *const kinds[] = { "deliberation", "assembly", "extraordinary", "committee" };

  for (gsize i = 0; i < G_N_ELEMENTS (units) * G_N_ELEMENTS (kinds) * 2; i++)
    {
      const char *unit = units[i % G_N_ELEMENTS (units)], *kind = kinds[i % G_N_ELEMENTS (kinds)];
      YishiSlipKind what = i % 2 ? YISHI_SLIP_BALLOT : YISHI_SLIP_DOOR;
      g_autoptr(YishiSlip) slip = yishi_slip_new (what, RECORD, "2028-02-29", kind, unit);
      g_autofree char *text = yishi_slip_to_text (slip);
      g_autofree char *again = NULL;
      g_autoptr(YishiSlip) found = NULL;

      g_assert_cmpint (yishi_slip_parse (text, &found), ==, YISHI_SLIP_GOOD);
      g_assert_cmpint (found->kind, ==, what);
      g_assert_cmpstr (found->unit, ==, slip->unit);
      g_assert_cmpstr (found->date, ==, "2028-02-29");
      g_assert_cmpstr (found->meeting_kind, ==, kind);
      g_assert_cmpint (yishi_slip_judge (found, RECORD, "2028-02-29", kind), ==, YISHI_SLIP_GOOD);
      again = yishi_slip_to_text (found);
      g_assert_cmpstr (again, ==, text);
    }
}

/* Any one sign that is another one, is missing or stands twice is found. */
static void
test_of_one_matter (void)
{
  g_autoptr(YishiSlip) slip = yishi_slip_new (YISHI_SLIP_BALLOT, RECORD, "2026-12-15", "assembly", "3-2-501");
  g_autoptr(YishiSlip) found = NULL;
  g_autofree char *text = NULL;
  static const char *const wrong[] = { "B0", "B01", "B1X", "B-1", "C1", "B99999999999999999999", "D", "" };

  slip->item = 12;
  text = yishi_slip_to_text (slip);
  g_assert_true (g_str_has_prefix (text, "YISHI1:B12:"));
  g_assert_cmpint (yishi_slip_parse (text, &found), ==, YISHI_SLIP_GOOD);
  g_assert_cmpint (found->kind, ==, YISHI_SLIP_BALLOT);
  g_assert_cmpint (found->item, ==, 12);

  /* Summed up as it should be, and yet none. */
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(YishiSlip) none = NULL;
      g_autofree char *whole = g_strdup_printf ("YISHI1:%s:3FA29C01:20261215A:3-2-501", wrong[i]);
      g_autofree char *check = make_check (whole);
      g_autofree char *summed = g_strconcat (whole, ":", check, NULL);

      g_assert_cmpint (yishi_slip_parse (summed, &none), ==, YISHI_SLIP_DAMAGED);
    }
}

static void
test_damaged (void)
{
  g_autofree char *text = make_text ("3-2-501");
  gsize n = strlen (text);
  guint n_tried = 0;

  for (gsize i = strlen ("YISHI1"); i < n; i++)
    for (const char *sign = "0189ABXZ-:"; *sign != '\0'; sign++)
      {
        g_autofree char *other = g_strdup (text);
        g_autofree char *missing = g_strdup_printf ("%.*s%s", (int) i, text, text + i + 1);
        g_autofree char *twice = g_strdup_printf ("%.*s%s", (int) i + 1, text, text + i);
        g_autoptr(YishiSlip) found = NULL;

        other[i] = *sign;
        if (*sign == text[i])
          continue;
        g_assert_cmpint (yishi_slip_parse (other, &found), !=, YISHI_SLIP_GOOD);
        g_assert_cmpint (yishi_slip_parse (missing, &found), !=, YISHI_SLIP_GOOD);
        g_assert_cmpint (yishi_slip_parse (twice, &found), !=, YISHI_SLIP_GOOD);
        g_assert_null (found);
        n_tried++;
      }
  g_assert_cmpuint (n_tried, >, 300);
}

static void
test_typed_by_a_scanner (void)
{
  g_autofree char *text = make_text ("3-2-501");
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_autofree char *framed = g_strdup_printf (" %s\r\n", text);
  GString *wide = g_string_new (NULL);
  const char *typed[] = { lower, framed, NULL };

  for (const char *p = text; *p != '\0'; p++)
    g_string_append_unichar (wide, (gunichar) *p + 0xFEE0);
  typed[2] = wide->str;
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr(YishiSlip) found = NULL;

      g_assert_cmpint (yishi_slip_parse (typed[i], &found), ==, YISHI_SLIP_GOOD);
      g_assert_cmpstr (found->unit, ==, "3-2-501");
    }
  g_string_free (wide, TRUE);
}

static void
test_other_texts (void)
{
  static const struct
  {
    const char       *text;
    YishiSlipVerdict  verdict;
  } cases[] = {
    { "", YISHI_SLIP_NONE },
    { "3-2-501", YISHI_SLIP_NONE },
    { "https://example.org/YISHI1:B", YISHI_SLIP_NONE },
    { "YISHI 3FA2-9C01-77B0-D41E", YISHI_SLIP_NONE },
    { "\xff\xfe", YISHI_SLIP_NONE },
    { "YISHI2:whatever comes", YISHI_SLIP_NEWER },
    { "YISHI10:B:3FA29C01:20261215A:3-2-501:0000", YISHI_SLIP_NEWER },
    { "YISHI1", YISHI_SLIP_DAMAGED },
    { "YISHI1:B:3FA29C01:20261215A:3-2-501", YISHI_SLIP_DAMAGED },
    { "YISHI1::::::", YISHI_SLIP_DAMAGED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(YishiSlip) found = NULL;

      g_assert_cmpint (yishi_slip_parse (cases[i].text, &found), ==, cases[i].verdict);
      g_assert_null (found);
    }
}

static void
test_of_others (void)
{
  g_autofree char *text = make_text ("3-2-501");
  g_autoptr(YishiSlip) found = NULL;

  g_assert_cmpint (yishi_slip_parse (text, &found), ==, YISHI_SLIP_GOOD);
  g_assert_cmpint (yishi_slip_judge (found, RECORD, "2026-12-15", "assembly"), ==, YISHI_SLIP_GOOD);
  g_assert_cmpint (yishi_slip_judge (found, OTHER_RECORD, "2026-12-15", "assembly"), ==, YISHI_SLIP_OTHER_COMMUNITY);
  g_assert_cmpint (yishi_slip_judge (found, RECORD, "2027-01-15", "assembly"), ==, YISHI_SLIP_OTHER_MEETING);
  g_assert_cmpint (yishi_slip_judge (found, RECORD, "2026-12-15", "committee"), ==, YISHI_SLIP_OTHER_MEETING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slip/form", test_form);
  g_test_add_func ("/slip/back-again", test_back_again);
  g_test_add_func ("/slip/of-one-matter", test_of_one_matter);
  g_test_add_func ("/slip/damaged", test_damaged);
  g_test_add_func ("/slip/typed-by-a-scanner", test_typed_by_a_scanner);
  g_test_add_func ("/slip/other-texts", test_other_texts);
  g_test_add_func ("/slip/of-others", test_of_others);
  return g_test_run ();
}
