/* yishi-clock.c - what time it is: the machine's, or one that a test sets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-clock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-error.h"

struct _YishiClock
{
  gint64     offset;  /* µs to add to the machine's clock */
  GTimeZone *zone;    /* (owned) */
};

/**
 * yishi_clock_new_at:
 * @instant: (nullable): an instant in ISO 8601 from which the clock starts to
 *   run; without an offset it is local time; %NULL for the machine's clock
 *
 * Returns: (transfer full) (nullable): the clock; sets %YISHI_RULE_ERROR_SYNTAX
 */
YishiClock *
yishi_clock_new_at (const char *instant,
                    GError    **error)
{
  g_autoptr(GTimeZone) local = g_time_zone_new_local ();
  g_autoptr(GDateTime) start = NULL;
  YishiClock *self;

  if (instant != NULL)
    {
      g_autofree char *midnight = g_strconcat (instant, "T00:00:00", NULL);

      start = g_date_time_new_from_iso8601 (instant, local);
      if (start == NULL)
        start = g_date_time_new_from_iso8601 (midnight, local);
      if (start == NULL)
        {
          g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX,
                       /* Translators: %s is what was given as the current time */
                       _("the clock cannot start: “%s” is not an instant (write it as 2026-12-15T19:30:00+08:00)"),
                       instant);
          return NULL;
        }
    }

  self = g_new0 (YishiClock, 1);
  if (start != NULL)
    {
      self->offset = g_date_time_to_unix (start) * G_USEC_PER_SEC + g_date_time_get_microsecond (start) -
                     g_get_real_time ();
      self->zone = g_time_zone_new_offset (g_date_time_get_utc_offset (start) / G_USEC_PER_SEC);
    }
  else
    {
      self->zone = g_steal_pointer (&local);
    }

  return self;
}

/**
 * yishi_clock_new:
 *
 * Returns: (transfer full) (nullable): the machine's clock, or one that starts
 *   at the instant in the environment variable YISHI_NOW
 */
YishiClock *
yishi_clock_new (GError **error)
{
  const char *instant = g_getenv ("YISHI_NOW");

  return yishi_clock_new_at (instant != NULL && *instant != '\0' ? instant : NULL, error);
}

void
yishi_clock_free (YishiClock *self)
{
  if (self == NULL)
    return;

  g_time_zone_unref (self->zone);
  g_free (self);
}

/**
 * yishi_clock_now:
 *
 * Returns: µs since 1970-01-01 UTC
 */
gint64
yishi_clock_now (YishiClock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_get_real_time () + self->offset;
}

static GDateTime *
get_date_time (YishiClock *self,
               gint64      micros)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (micros / G_USEC_PER_SEC);
  g_autoptr(GDateTime) exact = g_date_time_add (utc, micros % G_USEC_PER_SEC);

  return g_date_time_to_timezone (exact, self->zone);
}

/**
 * yishi_clock_stamp:
 *
 * Returns: (transfer full): now, as `2026-12-15T19:30:05.123+08:00`
 */
char *
yishi_clock_stamp (YishiClock *self)
{
  return yishi_clock_format (self, yishi_clock_now (self));
}

/**
 * yishi_clock_format:
 * @micros: µs since 1970-01-01 UTC, not before
 *
 * Returns: (transfer full): that instant in the clock's time zone, in the form of
 *   yishi_clock_stamp()
 */
char *
yishi_clock_format (YishiClock *self,
                    gint64      micros)
{
  g_autoptr(GDateTime) then = NULL;
  g_autofree char *seconds = NULL;
  g_autofree char *zone = NULL;

  g_return_val_if_fail (self != NULL && micros >= 0, NULL);

  then = get_date_time (self, micros);
  seconds = g_date_time_format (then, "%Y-%m-%dT%H:%M:%S");
  zone = g_date_time_format (then, "%:z");
  return g_strdup_printf ("%s.%03d%s", seconds, g_date_time_get_microsecond (then) / 1000, zone);
}

/**
 * yishi_instant_parse:
 * @text: an instant in ISO 8601 with its offset, or anything else
 * @micros: (out): µs since 1970-01-01 UTC; left alone if @text is none
 */
gboolean
yishi_instant_parse (const char *text,
                     gint64     *micros)
{
  g_autoptr(GDateTime) read = NULL;

  g_return_val_if_fail (text != NULL && micros != NULL, FALSE);

  read = g_date_time_new_from_iso8601 (text, NULL);
  if (read == NULL)
    return FALSE;

  *micros = g_date_time_to_unix (read) * G_USEC_PER_SEC + g_date_time_get_microsecond (read);
  return TRUE;
}

/**
 * yishi_clock_today:
 *
 * Returns: (transfer full): the local date, as `2026-12-15`
 */
char *
yishi_clock_today (YishiClock *self)
{
  g_autoptr(GDateTime) now = get_date_time (self, yishi_clock_now (self));

  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * yishi_clock_read:
 * @text: a day, a day with a time (`2026-12-15 19:05`), or an instant in ISO 8601;
 *   without an offset it is in the clock's own time zone
 *
 * Returns: (transfer full) (nullable): the instant in the clock's time zone, as
 *   `2026-12-15T19:05:00+08:00`; %NULL if @text is none
 */
char *
yishi_clock_read (YishiClock *self,
                  const char *text)
{
  g_autofree char *iso = NULL;
  g_autoptr(GDateTime) read = NULL;
  g_autoptr(GDateTime) local = NULL;
  GDate day;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  iso = g_strdelimit (g_strstrip (g_strdup (text)), " ", 'T');
  if (strlen (iso) == 10 && yishi_date_parse (iso, &day))
    {
      read = g_date_time_new (self->zone, g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day), 0,
                              0, 0);
    }
  else
    {
      g_autofree char *whole = strlen (iso) == 16 ? g_strconcat (iso, ":00", NULL) : g_strdup (iso);

      read = g_date_time_new_from_iso8601 (whole, self->zone);
    }
  if (read == NULL)
    return NULL;

  local = g_date_time_to_timezone (read, self->zone);
  return g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
}
