/* yishi-holidays.c - on which days offices rest: weekends, holidays, working weekends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-holidays.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-error.h"

#define MAX_NAME_BYTES 200
/* The longest holiday of a year has nine days. */
#define MAX_DAYS 31

struct _YishiHolidays
{
  GPtrArray *entries;  /* (owned) (element-type YishiHoliday): by day */
};

static void
free_holiday (gpointer data)
{
  YishiHoliday *holiday = data;

  g_free (holiday->from);
  g_free (holiday->until);
  g_free (holiday->name);
  g_free (holiday);
}

static int
compare_holidays (gconstpointer a,
                  gconstpointer b)
{
  const YishiHoliday *first = *(const YishiHoliday *const *) a;
  const YishiHoliday *second = *(const YishiHoliday *const *) b;

  return strcmp (first->from, second->from);
}

static gboolean
refuse (GError    **error,
        const char *day,
        const char *why)
{
  /* Translators: a day, and why */
  g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX, _("the holiday of %s was not taken: %s"), day, why);
  return FALSE;
}

/**
 * yishi_holidays_new:
 *
 * Returns: (transfer full): an empty table
 */
YishiHolidays *
yishi_holidays_new (void)
{
  YishiHolidays *self = g_new0 (YishiHolidays, 1);

  self->entries = g_ptr_array_new_with_free_func (free_holiday);
  return self;
}

void
yishi_holidays_free (YishiHolidays *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * yishi_holidays_copy:
 *
 * Returns: (transfer full): a table of its own
 */
YishiHolidays *
yishi_holidays_copy (const YishiHolidays *self)
{
  YishiHolidays *copy = yishi_holidays_new ();

  g_return_val_if_fail (self != NULL, copy);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const YishiHoliday *holiday = self->entries->pdata[i];

      yishi_holidays_add (copy, holiday->from, holiday->until, holiday->works, holiday->name, NULL);
    }

  return copy;
}

/* Reads `2027-02-05 2027-02-11 off 春节`; the name may be missing. */
static gboolean
read_line (YishiHolidays  *self,
           const char     *line,
           GError        **error)
{
  g_auto(GStrv) words = g_strsplit (line, " ", 4);

  if (g_strv_length (words) < 3 || (strcmp (words[2], "off") != 0 && strcmp (words[2], "work") != 0))
    return refuse (error, words[0] != NULL ? words[0] : "", _("its line is not “FIRST LAST off|work NAME” (correct it)"));

  return yishi_holidays_add (self, words[0], words[1], strcmp (words[2], "work") == 0,
                             words[3] != NULL ? words[3] : "", error);
}

/**
 * yishi_holidays_parse:
 * @text: as yishi_holidays_to_text() writes it: a holiday a line
 * @error: set to %YISHI_RULE_ERROR_SYNTAX with the first line that is wrong
 *
 * Returns: (transfer full): the table
 */
YishiHolidays *
yishi_holidays_parse (const char  *text,
                      GError     **error)
{
  g_autoptr(YishiHolidays) self = yishi_holidays_new ();
  g_auto(GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !read_line (self, lines[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * yishi_holidays_to_text:
 *
 * Returns: (transfer full): a line for each, first day, last day, off or work, name
 */
char *
yishi_holidays_to_text (const YishiHolidays *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < self->entries->len; i++)
    {
      const YishiHoliday *holiday = self->entries->pdata[i];

      g_string_append_printf (text, "%s%s %s %s%s%s", i > 0 ? "\n" : "", holiday->from, holiday->until,
                              holiday->works ? "work" : "off", *holiday->name != '\0' ? " " : "", holiday->name);
    }

  return g_string_free (text, FALSE);
}

guint
yishi_holidays_get_n (const YishiHolidays *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

const YishiHoliday *
yishi_holidays_get (const YishiHolidays *self,
                    guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->entries->len, NULL);

  return self->entries->pdata[index];
}

const YishiHoliday *
yishi_holidays_find (const YishiHolidays *self,
                     const char          *day)
{
  g_return_val_if_fail (self != NULL && day != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const YishiHoliday *holiday = self->entries->pdata[i];

      if (strcmp (holiday->from, day) <= 0 && strcmp (day, holiday->until) <= 0)
        return holiday;
    }

  return NULL;
}

/* A day in exchange is a weekend: whoever enters another has mistyped it. */
static gboolean
is_made_of_weekends (const char *from,
                     int         n_days)
{
  for (int i = 0; i < n_days; i++)
    {
      g_autofree char *day = yishi_date_add_days (from, i);

      if (!yishi_day_is_weekend (day))
        return FALSE;
    }

  return TRUE;
}

static const char *
find_fault (const YishiHolidays *self,
            const char          *from,
            const char          *until,
            gboolean             works,
            const char          *name)
{
  int n_days = yishi_date_days_between (from, until) + 1;

  if (n_days < 1)
    return _("its last day comes before its first (look at both)");
  if (n_days > MAX_DAYS)
    return _("it has more than 31 days (look at its last day)");
  if (works && !is_made_of_weekends (from, n_days))
    return _("it is no Saturday or Sunday: other days are working days anyhow (take the weekend)");
  if (strlen (name) > MAX_NAME_BYTES || !g_utf8_validate (name, -1, NULL) || strpbrk (name, "\n\r") != NULL)
    return _("its name is longer than one line of 50 characters (shorten it)");
  if (self->entries->len >= YISHI_MAX_HOLIDAYS)
    return _("the table is full (remove past years)");

  for (int i = 0; i < n_days; i++)
    {
      g_autofree char *day = yishi_date_add_days (from, i);

      if (yishi_holidays_find (self, day) != NULL)
        return _("one of its days stands in the table already (remove that one first)");
    }

  return NULL;
}

/**
 * yishi_holidays_add:
 * @from: first day
 * @until: last day
 * @works: whether it is a weekend on which one works
 * @error: set to %YISHI_RULE_ERROR_SYNTAX if it is no such thing, or one of its
 *   days stands there already
 */
gboolean
yishi_holidays_add (YishiHolidays  *self,
                    const char     *from,
                    const char     *until,
                    gboolean        works,
                    const char     *name,
                    GError        **error)
{
  YishiHoliday *holiday;
  const char *fault;

  g_return_val_if_fail (self != NULL && from != NULL && until != NULL && name != NULL, FALSE);

  if (!yishi_date_check (from, error) || !yishi_date_check (until, error))
    return FALSE;
  fault = find_fault (self, from, until, works, name);
  if (fault != NULL)
    return refuse (error, from, fault);

  holiday = g_new0 (YishiHoliday, 1);
  holiday->from = g_strdup (from);
  holiday->until = g_strdup (until);
  holiday->works = works;
  holiday->name = g_strstrip (g_strdup (name));
  g_ptr_array_add (self->entries, holiday);
  g_ptr_array_sort (self->entries, compare_holidays);
  return TRUE;
}

/**
 * yishi_holidays_remove:
 * @day: any day of it
 *
 * Returns: whether there was such a one
 */
gboolean
yishi_holidays_remove (YishiHolidays *self,
                       const char    *day)
{
  const YishiHoliday *holiday = yishi_holidays_find (self, day);

  return holiday != NULL && g_ptr_array_remove (self->entries, (gpointer) holiday);
}

gboolean
yishi_day_is_weekend (const char *day)
{
  GDate date;

  if (!yishi_date_parse (day, &date))
    g_return_val_if_reached (FALSE);

  return g_date_get_weekday (&date) >= G_DATE_SATURDAY;
}

/**
 * yishi_holidays_is_rest:
 * @self: (nullable): the table
 *
 * Returns: whether offices are closed on @day: a holiday, or a weekend on which
 *   nobody works
 */
gboolean
yishi_holidays_is_rest (const YishiHolidays *self,
                        const char          *day)
{
  const YishiHoliday *holiday = self != NULL ? yishi_holidays_find (self, day) : NULL;

  return holiday != NULL ? !holiday->works : yishi_day_is_weekend (day);
}

/**
 * yishi_holidays_move_later:
 * @self: (nullable): the table
 * @day: the last day of a term that runs forwards
 *
 * A term whose last day is a day of rest ends on the first day after it (Civil
 * Code art. 203).
 *
 * Returns: (transfer full): @day or the working day after it
 */
char *
yishi_holidays_move_later (const YishiHolidays *self,
                           const char          *day)
{
  char *moved = g_strdup (day);

  while (yishi_holidays_is_rest (self, moved))
    {
      char *next = yishi_date_add_days (moved, 1);

      g_free (moved);
      moved = next;
    }

  return moved;
}

/**
 * yishi_holidays_move_earlier:
 * @self: (nullable): the table
 * @day: the last day of a term that is counted backwards
 *
 * Art. 203 does not shorten what others are given: a notice that hangs later than
 * it should hangs too short. So it is hung before the holiday begins. A mere
 * weekend moves nothing, for a notice is posted on a Sunday as well.
 *
 * Returns: (transfer full): @day or the last day before the holiday
 */
char *
yishi_holidays_move_earlier (const YishiHolidays *self,
                             const char          *day)
{
  char *moved = g_strdup (day);
  const YishiHoliday *holiday;

  while (self != NULL && (holiday = yishi_holidays_find (self, moved)) != NULL && !holiday->works)
    {
      char *before = yishi_date_add_days (holiday->from, -1);

      g_free (moved);
      moved = before;
    }

  return moved;
}
