/* yishi-mask.c - free text without the phones and ID numbers that people write into it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-mask.h"

#include <string.h>

/* A telephone has seven digits where the area code is left out. */
#define LONGEST_SHOWN 6

/* More between two digits than this and they are two numbers. */
#define LONGEST_GAP 3

#define DATE_LENGTH 10

/* What people write between the groups of one number. */
static gboolean
joins_digits (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c) || c == 0x2212 ||
         g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

static gboolean
is_final_x (gunichar c)
{
  return c == 'X' || c == 'x' || c == 0xFF38 || c == 0xFF58;
}

/* Counts the digits from @text on. Returns: where the last of them ends, with
 * the X that an ID number may end in */
static const char *
find_end (const char *text,
          guint      *n_digits)
{
  const char *end = text;
  guint n_between = 0;

  *n_digits = 0;
  for (const char *p = text; *p != '\0' && n_between <= LONGEST_GAP; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        {
          ++*n_digits;
          n_between = 0;
          end = g_utf8_next_char (p);
        }
      else if (joins_digits (c))
        {
          n_between++;
        }
      else
        {
          return is_final_x (c) && *n_digits > LONGEST_SHOWN ? g_utf8_next_char (p) : end;
        }
    }

  return end;
}

/* Whether @text begins with a day of our time, as 2026-12-15, and no longer number. */
static gboolean
is_date (const char *text)
{
  static const char form[] = "dddd-dd-dd";
  int month, day;

  for (gsize i = 0; i < DATE_LENGTH; i++)
    if (form[i] == '-' ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  if ((!g_str_has_prefix (text, "19") && !g_str_has_prefix (text, "20")) ||
      g_unichar_isdigit (g_utf8_get_char (text + DATE_LENGTH)) || text[DATE_LENGTH] == '-')
    return FALSE;

  month = (text[5] - '0') * 10 + text[6] - '0';
  day = (text[8] - '0') * 10 + text[9] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/**
 * yishi_mask_numbers:
 * @text: UTF-8 that somebody wrote freely, such as a note
 *
 * Puts *** in place of each number of seven digits or more, be they full-width
 * or with blanks and dashes between, together with the X at the end of an ID
 * number. A date stays: it is nobody's number. Not for areas, instants and
 * hashes, which have as many digits.
 *
 * Returns: (transfer full): what may leave the record
 */
char *
yishi_mask_numbers (const char *text)
{
  GString *masked;

  g_return_val_if_fail (text != NULL, NULL);

  masked = g_string_sized_new (strlen (text));
  while (*text != '\0')
    {
      const char *end = g_utf8_next_char (text);
      guint n_digits = 0;

      if (is_date (text))
        end = text + DATE_LENGTH;
      else if (g_unichar_isdigit (g_utf8_get_char (text)))
        end = find_end (text, &n_digits);

      if (n_digits > LONGEST_SHOWN)
        g_string_append (masked, "***");
      else
        g_string_append_len (masked, text, end - text);
      text = end;
    }

  return g_string_free (masked, FALSE);
}

/* No unit, answer or time has so many digits on end; phones and ID numbers do. */
#define LONGEST_INPUT_RUN 8

/**
 * yishi_mask_input:
 * @text: something a person gave that is to be echoed in a message, such as the
 *   name of a unit; columns get shifted, and then it is a phone or an ID number
 *
 * Returns: (transfer full): @text with longer runs of digits replaced by `***`
 */
char *
yishi_mask_input (const char *text)
{
  GString *masked;

  g_return_val_if_fail (text != NULL, NULL);

  masked = g_string_new (NULL);
  while (*text != '\0')
    {
      gsize n = strspn (text, "0123456789");

      if (n > LONGEST_INPUT_RUN)
        g_string_append (masked, "***");
      else
        g_string_append_len (masked, text, MAX (n, 1));
      text += MAX (n, 1);
    }

  return g_string_free (masked, FALSE);
}
