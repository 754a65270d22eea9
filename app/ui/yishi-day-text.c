/* yishi-day-text.c - days and how far away they are, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-day-text.h"

#include <glib/gi18n-lib.h>

#include "yishi-date.h"

static char *
format_day (const char *day,
            const char *format)
{
  g_autoptr(GDateTime) moment = NULL;
  GDate date;

  if (!yishi_date_parse (day, &date))
    return g_strdup (day);

  moment = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
  return g_date_time_format (moment, format);
}

char *
yishi_say_day (const char *day)
{
  g_return_val_if_fail (day != NULL, NULL);

  /* Translators: a day with its weekday, in the letters of g_date_time_format() */
  return format_day (day, _("%A, %-d %B %Y"));
}

char *
yishi_say_short_day (const char *day)
{
  g_return_val_if_fail (day != NULL, NULL);

  /* Translators: a day without its year, in the letters of g_date_time_format() */
  return format_day (day, _("%-d %B"));
}

char *
yishi_say_countdown (int days)
{
  if (days == 0)
    return g_strdup (C_("countdown", "Today"));
  if (days == 1)
    return g_strdup (C_("countdown", "Tomorrow"));
  if (days == -1)
    return g_strdup (C_("countdown", "Yesterday"));
  if (days > 0)
    return g_strdup_printf (ngettext ("In %d day", "In %d days", days), days);

  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -days), -days);
}

char *
yishi_say_due (int days)
{
  if (days == 0)
    return g_strdup (_("due today"));
  if (days > 0)
    return g_strdup_printf (ngettext ("due in %d day", "due in %d days", days), days);

  return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", -days), -days);
}
