/* yishi-cli-calendar.c - `yishi calendar` and `yishi deadline`: the days of the meetings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-cli-text.h"
#include "yishi-date.h"
#include "yishi-db-calendar.h"
#include "yishi-db-roll.h"

typedef struct
{
  const char *meeting;  /* (nullable) */
  YishiDates *dates;    /* (owned) */
  YishiRoll  *roll;     /* (owned) */
} CalendarJob;

static gboolean
load_dates (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  CalendarJob *job = data;
  g_autoptr(YishiMeeting) meeting = NULL;

  if (job->meeting != NULL)
    {
      meeting = yishi_db_find_meeting (db, job->meeting, error);
      if (meeting == NULL)
        return FALSE;
    }

  job->dates = yishi_db_load_dates (db, meeting != NULL ? meeting->id : 0, error);
  if (job->dates == NULL)
    return FALSE;

  job->roll = yishi_db_load_roll (db, 0, error);
  return job->roll != NULL;
}

static const char *
state_to_string (YishiDateState state)
{
  static const char *const words[] = {
    [YISHI_DATE_OPEN] = "open",       [YISHI_DATE_TODAY] = "today", [YISHI_DATE_OVERDUE] = "overdue",
    [YISHI_DATE_DONE] = "done",       [YISHI_DATE_LATE] = "late",   [YISHI_DATE_PAST] = "past",
  };

  return words[state];
}

static char *
say_state (const YishiCalendarDate *date,
           const char              *today)
{
  int days = yishi_date_days_between (today, date->day);

  switch (yishi_calendar_date_state (date, today))
    {
    case YISHI_DATE_TODAY:
      return g_strdup (_("today"));
    case YISHI_DATE_OVERDUE:
      return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", (gulong) -days), -days);
    case YISHI_DATE_DONE:
      return g_strdup_printf (_("done %s"), date->done);
    case YISHI_DATE_LATE:
      return g_strdup_printf (_("done late, %s"), date->done);
    case YISHI_DATE_PAST:
      return g_strdup (_("past"));
    case YISHI_DATE_OPEN:
    default:
      return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
    }
}

static char *
say_what (const YishiCalendarDate *date)
{
  g_autofree char *remark = yishi_calendar_date_remark (date);
  const char *what = yishi_date_kind_say (date->kind);

  /* Translators: what is to be done, and what must be said of its day */
  return *remark != '\0' ? g_strdup_printf (_("%s (%s)"), what, remark) : g_strdup (what);
}

static void
print_dates (YishiCli         *cli,
             const YishiDates *dates,
             gboolean          shows_all)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("lllll");
  g_autofree char *today = yishi_clock_today (cli->clock);
  guint n = 0;

  yishi_text_table_add (table, _("day"), _("state"), _("what"), _("meeting"), _("article"), NULL);
  for (guint i = 0; i < dates->meetings->len; i++)
    {
      const YishiMeetingDates *meeting = dates->meetings->pdata[i];

      for (guint j = 0; j < meeting->calendar->dates->len; j++)
        {
          const YishiCalendarDate *date = meeting->calendar->dates->pdata[j];
          g_autofree char *state = say_state (date, today);
          g_autofree char *what = say_what (date);

          if (!shows_all && !yishi_meeting_dates_is_ahead (meeting, date, today))
            continue;

          n++;
          yishi_text_table_add (table, date->day, state, what, meeting->date, *date->article != '\0' ? date->article : "–",
                                NULL);
        }
    }
  if (n == 0)
    yishi_cli_print (cli, _("Nothing lies ahead (plan a meeting with “yishi meeting new”; --all shows what is past).\n"));
  else
    yishi_text_table_print (table, cli, 0);
}

static void
write_date (YishiJson               *json,
            const YishiCalendarDate *date,
            const char              *today)
{
  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "date", yishi_date_kind_to_string (date->kind));
  yishi_json_string (json, "title", yishi_date_kind_say (date->kind));
  yishi_json_string (json, "day", date->day);
  yishi_json_string (json, "counted", date->counted);
  yishi_json_string (json, "from", date->from);
  yishi_json_string (json, "advised", date->advised);
  yishi_json_string (json, "article", date->article);
  yishi_json_string (json, "done", date->done);
  yishi_json_string (json, "state", state_to_string (yishi_calendar_date_state (date, today)));
  yishi_json_end_object (json);
}

static void
print_dates_json (YishiCli         *cli,
                  const YishiDates *dates)
{
  g_autofree char *today = yishi_clock_today (cli->clock);
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "meetings");
  for (guint i = 0; i < dates->meetings->len; i++)
    {
      const YishiMeetingDates *meeting = dates->meetings->pdata[i];

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "meeting", meeting->date);
      yishi_json_string (json, "kind", meeting->kind);
      yishi_json_begin_array (json, "dates");
      for (guint j = 0; j < meeting->calendar->dates->len; j++)
        write_date (json, meeting->calendar->dates->pdata[j], today);
      yishi_json_end_array (json);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

static int
write_ics (YishiCli         *cli,
           const YishiDates *dates,
           const YishiRoll  *roll,
           const char       *path)
{
  g_autoptr(YishiNameMask) mask = yishi_name_mask_new (roll);
  g_autofree char *text = yishi_calendar_to_ics (dates->meetings, mask, dates->community, dates->id, dates->version,
                                                 yishi_clock_now (cli->clock));
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr(GError) error = NULL;

  if (strcmp (path, "-") == 0)
    {
      yishi_cli_print (cli, "%s", text);
      return YISHI_EXIT_DONE;
    }
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &error))
    {
      yishi_cli_print (cli, _("Wrote the calendar “%s”.\n"), shown);
      return YISHI_EXIT_DONE;
    }

  /* Translators: the system's words for what went wrong */
  yishi_cli_complain (cli, _("the calendar was not written: %s (give another file with --ics)"), error->message);
  return yishi_cli_status_of (error);
}

int
yishi_cli_calendar (YishiCli  *cli,
                    int        argc,
                    char     **argv)
{
  g_autofree char *meeting = NULL;
  g_autofree char *ics = NULL;
  gboolean shows_all = FALSE;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "meeting", 0, 0, G_OPTION_ARG_STRING, &meeting, N_("Only the days of this meeting, all of them"), "DATE" },
    { "ics", 0, 0, G_OPTION_ARG_FILENAME, &ics, N_("Write an iCalendar file (- for standard output)"), "FILE" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &shows_all, N_("What is past and done as well"), NULL },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  CalendarJob job = { NULL, NULL, NULL };
  int status;

  if (operands == NULL)
    return cli->status;
  if (json && ics != NULL)
    return yishi_cli_usage (cli, _("--json and --ics are two documents (give one of them)"));

  job.meeting = meeting;
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, load_dates, &job);
  if (status == YISHI_EXIT_DONE && json)
    print_dates_json (cli, job.dates);
  else if (status == YISHI_EXIT_DONE && ics != NULL)
    status = write_ics (cli, job.dates, job.roll, ics);
  else if (status == YISHI_EXIT_DONE)
    print_dates (cli, job.dates, shows_all || meeting != NULL);

  yishi_dates_free (job.dates);
  g_clear_pointer (&job.roll, yishi_roll_free);
  return status;
}

typedef struct
{
  const char    *meeting;
  YishiDateKind  kind;
  const char    *day;  /* "" if it is open again */
} DoneJob;

static gboolean
set_done (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const DoneJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  return meeting != NULL && yishi_db_set_date_done (db, meeting->id, job->kind, job->day, error);
}

int
yishi_cli_deadline_done (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *which = NULL;
  g_autofree char *on = NULL;
  gboolean undo = FALSE;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "date", 0, 0, G_OPTION_ARG_STRING, &which, N_("Which day it is, as “yishi calendar --json” calls it"), "DEADLINE" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("The day on which it was done (default: today)"), "DATE" },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_("It is open again"), NULL },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting date", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  DoneJob job = { NULL };
  int status;

  if (operands == NULL || !yishi_cli_read_date (cli, "--on", on))
    return cli->status;
  if (!yishi_date_kind_from_string (which, &job.kind))
    return yishi_cli_usage (cli, _("--date: there is no “%s” (see “yishi calendar --json”)"), which);

  if (on == NULL)
    on = yishi_clock_today (cli->clock);
  job.meeting = target.meeting;
  job.day = undo ? "" : on;
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, set_done, &job);
  if (status == YISHI_EXIT_DONE && undo)
    yishi_cli_print (cli, _("%s: open again.\n"), yishi_date_kind_say (job.kind));
  else if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("%s: done on %s.\n"), yishi_date_kind_say (job.kind), on);

  return status;
}
