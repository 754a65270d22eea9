/* yishi-date.c - days written as 2026-12-15, and instants as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-error.h"

static int
read_digits (const char *text,
             int         n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }

  return value;
}

/**
 * yishi_date_parse:
 * @text: exactly YYYY-MM-DD
 * @date: (out): the day
 *
 * Returns: whether there is such a day
 */
gboolean
yishi_date_parse (const char *text,
                  GDate      *date)
{
  int year, month, day;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;

  year = read_digits (text, 4);
  month = read_digits (text + 5, 2);
  day = read_digits (text + 8, 2);
  if (year < 1900 || month < 1 || day < 1 || !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

/**
 * yishi_date_check:
 *
 * Sets %YISHI_RULE_ERROR_SYNTAX unless @text is a day.
 */
gboolean
yishi_date_check (const char  *text,
                  GError     **error)
{
  GDate date;

  if (yishi_date_parse (text, &date))
    return TRUE;

  g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX,
               _("“%s” is not a date (write it as 2026-12-15)"), text);
  return FALSE;
}

/**
 * yishi_date_days_between:
 * @from: a day, which is not counted itself (Civil Code art. 201)
 * @to: a day
 *
 * Returns: days from @from to @to; negative if @to comes first
 */
int
yishi_date_days_between (const char *from,
                         const char *to)
{
  GDate first, last;

  if (!yishi_date_parse (from, &first) || !yishi_date_parse (to, &last))
    g_return_val_if_reached (0);

  return g_date_days_between (&first, &last);
}

/* The 15th of the month of @date if its day is at most @latest, else of the month
 * after it. */
static char *
find_fifteenth (const char *day,
                int         latest)
{
  char text[16];
  GDate date;

  if (!yishi_date_parse (day, &date))
    g_return_val_if_reached (NULL);

  if (g_date_get_day (&date) > latest)
    g_date_add_months (&date, 1);
  g_date_set_day (&date, 15);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  return g_strdup (text);
}

/**
 * yishi_date_add_days:
 * @n: how many days later; negative for earlier
 *
 * Returns: (transfer full): the day that is @n days after @day
 */
char *
yishi_date_add_days (const char *day,
                     int         n)
{
  char text[16];
  GDate date;

  if (!yishi_date_parse (day, &date))
    g_return_val_if_reached (NULL);

  if (n < 0)
    g_date_subtract_days (&date, (guint) -n);
  else
    g_date_add_days (&date, (guint) n);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  return g_strdup (text);
}

/**
 * yishi_date_next_fifteenth:
 * @today: a day
 *
 * Returns: (transfer full): the next 15th, which may be today
 */
char *
yishi_date_next_fifteenth (const char *today)
{
  return find_fifteenth (today, 15);
}

/**
 * yishi_date_fifteenth_after:
 * @day: of a meeting
 *
 * Returns: (transfer full): the first 15th that comes after it
 */
char *
yishi_date_fifteenth_after (const char *day)
{
  return find_fifteenth (day, 14);
}

/**
 * yishi_time_check:
 *
 * Returns: whether @text is a time of day, exactly HH:MM
 */
gboolean
yishi_time_check (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return strlen (text) == 5 && text[2] == ':' && read_digits (text, 2) >= 0 && read_digits (text, 2) < 24 &&
         read_digits (text + 3, 2) >= 0 && read_digits (text + 3, 2) < 60;
}

/**
 * yishi_instant_describe:
 * @instant: as the record has it, `2026-12-15T19:30:05.123+08:00`
 *
 * Returns: (transfer full): the same for people, `2026-12-15 19:30`; what is no
 *   instant as it is
 */
char *
yishi_instant_describe (const char *instant)
{
  g_return_val_if_fail (instant != NULL, NULL);

  if (strlen (instant) < 16 || instant[10] != 'T')
    return g_strdup (instant);

  return g_strdup_printf ("%.10s %.5s", instant, instant + 11);
}
