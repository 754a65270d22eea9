/* yishi-calendar-ics.c - the days of meetings as an iCalendar file (RFC 5545)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-calendar-words.h"
#include "yishi-date.h"

/* Octets of a line, without its end (3.1). */
#define MAX_LINE 75

/* A line longer than that goes on in the next after a blank; no letter is cut in two. */
static void
append_line (GString    *out,
             const char *line)
{
  gsize room = MAX_LINE;

  while (strlen (line) > room)
    {
      gsize n = room;

      while (((guchar) line[n] & 0xc0) == 0x80)
        n--;
      g_string_append_len (out, line, (gssize) n);
      g_string_append (out, "\r\n ");
      line += n;
      room = MAX_LINE - 1;
    }
  g_string_append (out, line);
  g_string_append (out, "\r\n");
}

static void
append_plain (GString    *out,
              const char *name,
              const char *value)
{
  g_autofree char *line = g_strconcat (name, value, NULL);

  append_line (out, line);
}

/* A text (3.3.11): what separates is escaped, and other control signs are no text. */
static void
append_text (GString    *out,
             const char *name,
             const char *text)
{
  g_autoptr(GString) line = g_string_new (name);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (line, "\\n");
      else if (strchr ("\\;,", *p) != NULL)
        g_string_append_printf (line, "\\%c", *p);
      else if ((guchar) *p >= 0x20 && *p != 0x7f)
        g_string_append_c (line, *p);
    }
  append_line (out, line->str);
}

/* @plus: days to add. "2026-12-15" is 20261215 there. */
static char *
write_day (const char *day,
           int         plus)
{
  g_autofree char *moved = yishi_date_add_days (day, plus);

  return g_strdup_printf ("%.4s%.2s%.2s", moved, moved + 5, moved + 8);
}

/* A day is an event of the whole day; a meeting with a time begins then, wherever
 * the calendar is read: where the community lives. */
static void
append_time (GString                 *out,
             const YishiCalendarDate *date,
             const char              *time)
{
  g_autofree char *day = write_day (date->day, 0);
  g_autofree char *next = write_day (date->day, 1);
  g_autofree char *start = NULL;

  if (date->kind == YISHI_DATE_MEETING && *time != '\0')
    {
      start = g_strdup_printf ("%sT%.2s%.2s00", day, time, time + 3);
      append_plain (out, "DTSTART:", start);
      return;
    }

  append_plain (out, "DTSTART;VALUE=DATE:", day);
  append_plain (out, "DTEND;VALUE=DATE:", next);
  append_plain (out, "TRANSP:", "TRANSPARENT");
}

/* At nine in the morning of the day before; of a meeting with a time an hour before too. */
static void
append_alarms (GString                 *out,
               const YishiCalendarDate *date,
               const char              *summary,
               gboolean                 has_time)
{
  const char *triggers[] = { has_time ? "-P1D" : "-PT15H", has_time ? "-PT1H" : NULL };

  if (*date->done != '\0' || date->sense == YISHI_SENSE_RUNS)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (triggers) && triggers[i] != NULL; i++)
    {
      append_line (out, "BEGIN:VALARM");
      append_line (out, "ACTION:DISPLAY");
      append_plain (out, "TRIGGER:", triggers[i]);
      append_text (out, "DESCRIPTION:", summary);
      append_line (out, "END:VALARM");
    }
}

static char *
describe (const YishiMeetingDates *meeting,
          const YishiCalendarDate *date)
{
  GString *text = g_string_new (yishi_date_kind_explain (date->kind));
  g_autofree char *remark = yishi_calendar_date_remark (date);
  g_autofree char *held = yishi_calendar_say_day (meeting->date);
  g_autofree char *done = yishi_calendar_say_day (date->done);

  if (date->kind != YISHI_DATE_MEETING)
    {
      g_string_append_c (text, '\n');
      /* Translators: a day */
      g_string_append_printf (text, _("Of the meeting on %s"), held);
    }
  if (*remark != '\0')
    g_string_append_printf (text, "\n%s", remark);
  if (*date->article != '\0')
    g_string_append_printf (text, "\n%s", date->article);
  if (*date->quote != '\0')
    g_string_append_printf (text, "\n%s", date->quote);
  if (*date->done != '\0')
    {
      g_string_append_c (text, '\n');
      /* Translators: a day */
      g_string_append_printf (text, _("Done on %s"), done);
    }

  return g_string_free (text, FALSE);
}

/* What all events of one file have in common. */
typedef struct
{
  const YishiNameMask *mask;  /* (nullable) */
  const char *community;
  const char *id;        /* of the record */
  gint64      version;
  const char *stamp;
} Head;

static void
append_head (GString                 *out,
             const YishiMeetingDates *meeting,
             const YishiCalendarDate *date,
             const Head              *head)
{
  g_autofree char *uid = g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%s@yishi", head->id, meeting->id,
                                          yishi_date_kind_to_string (date->kind));
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, head->version);

  append_plain (out, "UID:", uid);
  append_plain (out, "DTSTAMP:", head->stamp);
  append_plain (out, "SEQUENCE:", version);
}

static void
append_event (GString                 *out,
              const YishiMeetingDates *meeting,
              const YishiCalendarDate *date,
              const Head              *head)
{
  g_autofree char *title = yishi_name_mask_clean (head->mask, meeting->title);
  g_autofree char *place = yishi_name_mask_clean (head->mask, meeting->place);
  const char *name = date->kind == YISHI_DATE_MEETING && *title != '\0' ? title : yishi_date_kind_say (date->kind);
  /* Translators: what is to be done, and the community */
  g_autofree char *summary = g_strdup_printf (_("%s · %s"), name, head->community);
  g_autofree char *description = describe (meeting, date);
  gboolean has_time = date->kind == YISHI_DATE_MEETING && *meeting->time != '\0';

  append_line (out, "BEGIN:VEVENT");
  append_head (out, meeting, date, head);
  append_time (out, date, meeting->time);
  append_text (out, "SUMMARY:", summary);
  append_text (out, "DESCRIPTION:", description);
  if (date->kind == YISHI_DATE_MEETING && *place != '\0')
    append_text (out, "LOCATION:", place);
  append_alarms (out, date, summary, has_time);
  append_line (out, "END:VEVENT");
}

/**
 * yishi_calendar_to_ics:
 * @meetings: (element-type YishiMeetingDates): whose days are written
 *
 * An event keeps its UID whatever changes, so that a file that is read in again
 * mends what is there; what was done rings no more.
 *
 * Returns: (transfer full): the file
 */
char *
yishi_calendar_to_ics (const GPtrArray     *meetings,
                       const YishiNameMask *mask,
                       const char          *community,
                       const char          *id,
                       gint64               version,
                       gint64               now)
{
  GString *out = g_string_new (NULL);
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (moment, "%Y%m%dT%H%M%SZ");
  const Head head = { mask, community, id, version, stamp };

  g_return_val_if_fail (meetings != NULL && community != NULL && id != NULL, NULL);

  append_line (out, "BEGIN:VCALENDAR");
  append_line (out, "VERSION:2.0");
  append_line (out, "PRODID:-//Yishi//Yishi " PACKAGE_VERSION "//EN");
  append_line (out, "CALSCALE:GREGORIAN");
  append_line (out, "METHOD:PUBLISH");
  append_text (out, "X-WR-CALNAME:", community);

  for (guint i = 0; i < meetings->len; i++)
    {
      const YishiMeetingDates *meeting = meetings->pdata[i];

      for (guint j = 0; j < meeting->calendar->dates->len; j++)
        append_event (out, meeting, meeting->calendar->dates->pdata[j], &head);
    }
  append_line (out, "END:VCALENDAR");
  return g_string_free (out, FALSE);
}
