/* yishi-day-read.c - days and times of day as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-day-read.h"

#include <string.h>

#include "yishi-date.h"

#define MAX_NUMBERS 3

/* What a text consists of: numbers, and what stands between and around them. */
typedef struct
{
  int      numbers[MAX_NUMBERS];
  gsize    digits[MAX_NUMBERS];
  gsize    n;
  GString *rest;  /* (owned) everything else, blanks left out, "#" for each number */
} Parts;

static void
parts_clear (Parts *parts)
{
  if (parts->rest != NULL)
    g_string_free (parts->rest, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* FALSE if there are more numbers than a day has, or one of more than four digits
 * (eight stand for a whole day). */
static gboolean
take_apart (const char *text,
            Parts      *parts)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  gboolean is_in_number = FALSE;

  parts->rest = g_string_new (NULL);
  if (plain == NULL)
    return FALSE;

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));
      int digit = g_unichar_isdigit (c) ? g_unichar_digit_value (c) : -1;

      if (digit >= 0 && !is_in_number)
        {
          if (parts->n == MAX_NUMBERS)
            return FALSE;

          parts->numbers[parts->n] = 0;
          parts->digits[parts->n++] = 0;
          g_string_append_c (parts->rest, '#');
        }
      is_in_number = digit >= 0;
      if (digit < 0 && !g_unichar_isspace (c))
        g_string_append_unichar (parts->rest, c);
      if (digit < 0)
        continue;
      if (++parts->digits[parts->n - 1] > 8)
        return FALSE;

      parts->numbers[parts->n - 1] = parts->numbers[parts->n - 1] * 10 + digit;
    }

  return TRUE;
}

static char *
make_day (int year,
          int month,
          int day)
{
  if (year < 100)
    year += 2000;
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy (day, month, year))
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* The next one that is not before @today: of this year or the year after. */
static char *
make_day_of_year (const char *today,
                  int         month,
                  int         day)
{
  int year = (int) g_ascii_strtoll (today, NULL, 10);
  char *this_year = make_day (year, month, day);

  if (this_year == NULL || strcmp (this_year, today) >= 0)
    return this_year;

  g_free (this_year);
  return make_day (year + 1, month, day);
}

/* Likewise of this month or one after it that has such a day. */
static char *
make_day_of_month (const char *today,
                   int         day)
{
  GDate date;

  if (day < 1 || day > 31 || !yishi_date_parse (today, &date))
    return NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *made = make_day (g_date_get_year (&date), g_date_get_month (&date), day);

      if (made != NULL && strcmp (made, today) >= 0)
        return g_steal_pointer (&made);

      g_date_set_day (&date, 1);
      g_date_add_months (&date, 1);
    }

  return NULL;
}

static char *
read_word (const char *rest,
           const char *today)
{
  static const struct
  {
    const char *word;
    int         days;
  } words[] = {
    { "今天", 0 },  { "今日", 0 }, { "明天", 1 },  { "明日", 1 },  { "后天", 2 },     { "後天", 2 },
    { "昨天", -1 }, { "昨日", -1 }, { "前天", -2 }, { "today", 0 }, { "tomorrow", 1 }, { "yesterday", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (rest, words[i].word) == 0)
      return yishi_date_add_days (today, words[i].days);

  return NULL;
}

/* Whether what stands around the numbers is what separates a day's parts. */
static gboolean
is_day_form (const char *rest,
             gsize       n)
{
  static const char *const forms[MAX_NUMBERS + 1][10] = {
    [1] = { "#日", "#号", "#號", NULL },
    [2] = { "#-#", "#/#", "#.#", "#月#日", "#月#", "#月#号", "#月#號", NULL },
    [3] = { "#-#-#", "#/#/#", "#.#.#", "#年#月#日", "#年#月#", "#年#月#号", "#年#月#號", NULL },
  };

  return g_strv_contains (forms[n], rest);
}

/**
 * yishi_day_read:
 * @text: "2026-12-15", "2026/12/15", "2026年12月15日", "20261215", "12-15",
 *   "12月15日", "15日", 今天 明天 后天, in full-width digits too
 * @today: a day; without a year the next such day is meant
 *
 * Returns: (transfer full) (nullable): the day as `2026-12-15`; %NULL if @text is none
 */
char *
yishi_day_read (const char *text,
                const char *today)
{
  g_auto(Parts) parts = { { 0 } };

  g_return_val_if_fail (text != NULL && today != NULL, NULL);

  if (!take_apart (text, &parts))
    return NULL;
  if (parts.n == 0)
    return read_word (parts.rest->str, today);
  if (parts.n == 1 && parts.digits[0] == 8 && strcmp (parts.rest->str, "#") == 0)
    return make_day (parts.numbers[0] / 10000, parts.numbers[0] / 100 % 100, parts.numbers[0] % 100);
  if (!is_day_form (parts.rest->str, parts.n))
    return NULL;

  switch (parts.n)
    {
    case 1:
      return make_day_of_month (today, parts.numbers[0]);
    case 2:
      return make_day_of_year (today, parts.numbers[0], parts.numbers[1]);
    default:
      return make_day (parts.numbers[0], parts.numbers[1], parts.numbers[2]);
    }
}

/* Takes a word for a part of the day off @rest. Returns: whether hours up to
 * twelve are those after noon */
static gboolean
take_part_of_day (GString *rest)
{
  static const struct
  {
    const char *word;
    gboolean    is_after_noon;
  } words[] = {
    { "上午", FALSE }, { "早上", FALSE }, { "下午", TRUE }, { "晚上", TRUE }, { "晚", TRUE }, { "am", FALSE }, { "pm", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gboolean is_first = g_str_has_prefix (rest->str, words[i].word);

      if (is_first || g_str_has_suffix (rest->str, words[i].word))
        {
          gsize length = strlen (words[i].word);

          g_string_erase (rest, is_first ? 0 : (gssize) (rest->len - length), (gssize) length);
          return words[i].is_after_noon;
        }
    }

  return FALSE;
}

/**
 * yishi_time_read:
 * @text: "19:05", "19：05", "19.05", "1905", "19", "19点", "19时30分", "晚上7点半", "7 pm"
 *
 * Returns: (transfer full) (nullable): the time of day as `19:05`; %NULL if @text is none
 */
char *
yishi_time_read (const char *text)
{
  static const char *const with_minutes[] = { "#:#", "#.#", "#点#", "#點#", "#点#分", "#點#分", "#时#分", "#時#分", NULL };
  static const char *const whole[] = { "#", "#点", "#點", "#时", "#時", "#点整", "#點整", "#点钟", "#點鐘", NULL };
  static const char *const half[] = { "#点半", "#點半", "#时半", "#時半", NULL };
  g_auto(Parts) parts = { { 0 } };
  gboolean is_after_noon;
  int hour, minute = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (!take_apart (text, &parts) || parts.n == 0)
    return NULL;

  is_after_noon = take_part_of_day (parts.rest);
  hour = parts.numbers[0];
  if (parts.n == 2 && parts.digits[1] == 2 && g_strv_contains (with_minutes, parts.rest->str))
    minute = parts.numbers[1];
  else if (parts.n == 1 && g_strv_contains (half, parts.rest->str))
    minute = 30;
  else if (parts.n != 1 || !g_strv_contains (whole, parts.rest->str))
    return NULL;
  else if (parts.digits[0] > 2)
    {
      minute = hour % 100;
      hour /= 100;
    }
  if (is_after_noon && hour < 12)
    hour += 12;

  return parts.digits[0] <= 4 && hour < 24 && minute < 60 ? g_strdup_printf ("%02d:%02d", hour, minute) : NULL;
}

/**
 * yishi_day_next:
 *
 * Returns: (transfer full): the day, which may be @today
 */
char *
yishi_day_next (const char *today,
                int         day_of_month)
{
  g_return_val_if_fail (day_of_month >= 1 && day_of_month <= 28, NULL);

  return make_day_of_month (today, day_of_month);
}
