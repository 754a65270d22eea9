/* yishi-area.c - floor areas as whole hundredths of a square metre
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-area.h"

#include <string.h>

/* Spreadsheets write 187.39 as 187.389999999999999999: from this many decimals
 * on, a number that lies within a billionth of a whole hundredth is that
 * hundredth and not a surveyor's third decimal. */
#define NOISE_DECIMALS 9

static gboolean
is_unit_of_measure (const char *text)
{
  static const char *const units[] = { "", "㎡", "m²", "m2", "M2", "m^2", "平方米", "平米", "平方", "平", "M²", };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (text, units[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Full-width digits and signs become ASCII, blanks of every kind and grouping
 * commas inside the number go. Returns: (transfer full): the plain text */
static char *
make_plain (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xfee0;
      if (c == 0x2212)
        c = '-';
      if (g_unichar_isspace (c) || c == 0x200b || c == 0xfeff)
        continue;
      g_string_append_unichar (plain, c);
    }

  return g_string_free (plain, FALSE);
}

/* Reads digits with grouping commas: either none, or every group after the
 * first has three digits. Returns: where the digits end, %NULL if wrong */
static const char *
read_whole (const char *p,
            gint64     *whole,
            gsize      *n_digits)
{
  gsize in_group = 0;
  gboolean grouped = FALSE;

  *whole = 0;
  *n_digits = 0;

  for (;; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (*whole < YISHI_AREA_MAX_TOTAL)
            *whole = *whole * 10 + (*p - '0');
          in_group++;
          (*n_digits)++;
        }
      else if (*p == ',')
        {
          if (in_group == 0 || in_group > 3 || (grouped && in_group != 3))
            return NULL;
          grouped = TRUE;
          in_group = 0;
        }
      else
        {
          break;
        }
    }

  return grouped && in_group != 3 ? NULL : p;
}

/* Reads what follows the decimal point into hundredths, carrying spreadsheet
 * noise. Returns: where it ends; @status says if the decimals are too many */
static const char *
read_decimals (const char      *p,
               gint64          *hundredths,
               gsize           *n_digits,
               YishiAreaStatus *status)
{
  const char *start = p;
  gint64 billionths = 0;
  gboolean rest = FALSE;
  gsize n;

  while (g_ascii_isdigit (*p))
    p++;
  n = p - start;
  *n_digits += n;

  for (gsize i = 0; i < 11; i++)
    billionths = billionths * 10 + (i < n ? start[i] - '0' : 0);
  for (gsize i = 2; i < n; i++)
    rest = rest || start[i] != '0';

  *hundredths = billionths / 1000000000;
  if (!rest)
    return p;

  billionths %= 1000000000;
  if (n >= NOISE_DECIMALS && billionths <= 100)
    return p;
  if (n >= NOISE_DECIMALS && billionths >= 999999900)
    (*hundredths)++;
  else
    *status = YISHI_AREA_DECIMALS;

  return p;
}

/**
 * yishi_area_parse:
 * @text: an area as people write it: `89.1`, `89.10㎡`, `1,234.50`, `１２３．４５`
 * @largest: the largest area to accept, in 0.01 m²
 * @area: (out): the area in 0.01 m²; untouched unless all is well
 *
 * The sign is read so that a negative area can be named as such. More than two
 * decimals are refused, since rounding would change a count that is decided by
 * 0.01 m²; trailing zeros and the noise of spreadsheets are not decimals.
 *
 * Returns: %YISHI_AREA_OK, or what is wrong
 */
YishiAreaStatus
yishi_area_parse (const char *text,
                  gint64      largest,
                  gint64     *area)
{
  g_autofree char *plain = NULL;
  gboolean is_plain;
  YishiAreaStatus status = YISHI_AREA_OK;
  gboolean negative;
  gint64 whole, hundredths = 0;
  gsize n_digits;
  const char *p;

  g_return_val_if_fail (text != NULL, YISHI_AREA_BAD);
  g_return_val_if_fail (area != NULL, YISHI_AREA_BAD);

  is_plain = text[strspn (text, "0123456789.,-+")] == '\0';
  if (!is_plain && !g_utf8_validate (text, -1, NULL))
    return YISHI_AREA_BAD;
  if (!is_plain)
    plain = make_plain (text);
  p = is_plain ? text : plain;
  if (*p == '\0')
    return YISHI_AREA_EMPTY;

  negative = *p == '-';
  if (*p == '-' || *p == '+')
    p++;
  p = read_whole (p, &whole, &n_digits);
  if (p == NULL)
    return YISHI_AREA_BAD;
  if (*p == '.')
    p = read_decimals (p + 1, &hundredths, &n_digits, &status);
  if (n_digits == 0 || !is_unit_of_measure (p))
    return YISHI_AREA_BAD;
  if (negative && (whole > 0 || hundredths > 0 || status != YISHI_AREA_OK))
    return YISHI_AREA_NEGATIVE;
  if (status != YISHI_AREA_OK)
    return status;
  if (whole > largest / 100 || whole * 100 + hundredths > largest)
    return YISHI_AREA_TOO_LARGE;

  *area = whole * 100 + hundredths;
  return YISHI_AREA_OK;
}

/**
 * yishi_area_append:
 * @string: where to write
 * @area: an area in 0.01 m², which may be negative
 *
 * Appends the area in m² with two places and nothing else, as `152598.73`.
 */
void
yishi_area_append (GString *string,
                   gint64   area)
{
  g_return_if_fail (string != NULL);

  g_string_append_printf (string, "%s%" G_GINT64_FORMAT ".%02d", area < 0 ? "-" : "",
                          ABS (area / 100), (int) ABS (area % 100));
}

/**
 * yishi_area_format:
 * @area: an area in 0.01 m²
 *
 * Returns: (transfer full): the area in m² for files and JSON, as `152598.73`
 */
char *
yishi_area_format (gint64 area)
{
  GString *string = g_string_new (NULL);

  yishi_area_append (string, area);
  return g_string_free (string, FALSE);
}

/**
 * yishi_area_format_human:
 * @area: an area in 0.01 m²
 *
 * Returns: (transfer full): the area in m² for people, as `152,598.73`
 */
char *
yishi_area_format_human (gint64 area)
{
  GString *string = g_string_new (NULL);

  yishi_area_append (string, area);
  for (gssize i = (gssize) string->len - 6; i > (area < 0 ? 1 : 0); i -= 3)
    g_string_insert_c (string, i, ',');

  return g_string_free (string, FALSE);
}
