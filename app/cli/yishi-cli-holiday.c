/* yishi-cli-holiday.c - `yishi holiday`: the table of holidays, which moves days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-text.h"
#include "yishi-db-calendar.h"

typedef struct
{
  const char    *from;
  const char    *until;
  const char    *name;
  gboolean       works;
  YishiHolidays *holidays;  /* (owned) (nullable) what was loaded */
} HolidayJob;

static gboolean
add_holiday (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const HolidayJob *job = data;
  g_autoptr(YishiHolidays) holidays = yishi_db_get_holidays (db, error);

  return holidays != NULL && yishi_holidays_add (holidays, job->from, job->until, job->works, job->name, error) &&
         yishi_db_set_holidays (db, holidays, error);
}

int
yishi_cli_holiday_add (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *name = NULL;
  gboolean works = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("The first day"), "DATE" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_("The last day (default: the first)"), "DATE" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("The holiday’s name"), "TEXT" },
    { "work", 0, 0, G_OPTION_ARG_NONE, &works, N_("A weekend on which one works in exchange"), NULL },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "from", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  HolidayJob job;
  int status;

  if (operands == NULL || !yishi_cli_read_date (cli, "--from", from) || !yishi_cli_read_date (cli, "--until", until) ||
      (name != NULL && !yishi_cli_check_text (cli, name)))
    return cli->status;

  job = (HolidayJob) { from, until != NULL ? until : from, name != NULL ? name : "", works, NULL };
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, add_holiday, &job);
  if (status == YISHI_EXIT_DONE)
    /* Translators: first and last day */
    yishi_cli_print (cli, works ? _("One works from %s to %s.\n") : _("Holiday from %s to %s.\n"), job.from, job.until);

  return status;
}

static gboolean
load_holidays (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  HolidayJob *job = data;

  job->holidays = yishi_db_get_holidays (db, error);
  return job->holidays != NULL;
}

static void
print_holidays (YishiCli            *cli,
                const YishiHolidays *holidays)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("llll");

  yishi_text_table_add (table, _("from"), _("until"), _("sort"), _("name"), NULL);
  for (guint i = 0; i < yishi_holidays_get_n (holidays); i++)
    {
      const YishiHoliday *holiday = yishi_holidays_get (holidays, i);

      yishi_text_table_add (table, holiday->from, holiday->until, holiday->works ? _("working weekend") : _("holiday"),
                            holiday->name, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
print_holidays_json (YishiCli            *cli,
                     const YishiHolidays *holidays)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "holidays");
  for (guint i = 0; i < yishi_holidays_get_n (holidays); i++)
    {
      const YishiHoliday *holiday = yishi_holidays_get (holidays, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "from", holiday->from);
      yishi_json_string (json, "until", holiday->until);
      yishi_json_boolean (json, "works", holiday->works);
      yishi_json_string (json, "name", holiday->name);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_holiday_list (YishiCli  *cli,
                        int        argc,
                        char     **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  HolidayJob job = { NULL };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, load_holidays, &job);
  if (status == YISHI_EXIT_DONE && json)
    print_holidays_json (cli, job.holidays);
  else if (status == YISHI_EXIT_DONE && yishi_holidays_get_n (job.holidays) == 0)
    yishi_cli_print (cli, _("No holidays are entered: weekends alone are days of rest (add them with “yishi holiday "
                            "add”, as they are made known each November).\n"));
  else if (status == YISHI_EXIT_DONE)
    print_holidays (cli, job.holidays);

  g_clear_pointer (&job.holidays, yishi_holidays_free);
  return status;
}

static gboolean
remove_holiday (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const HolidayJob *job = data;
  g_autoptr(YishiHolidays) holidays = yishi_db_get_holidays (db, error);

  if (holidays == NULL)
    return FALSE;
  if (!yishi_holidays_remove (holidays, job->from))
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("nothing was removed: %s stands in no holiday (“yishi holiday list” shows them)"), job->from);
      return FALSE;
    }

  return yishi_db_set_holidays (db, holidays, error);
}

int
yishi_cli_holiday_remove (YishiCli  *cli,
                          int        argc,
                          char     **argv)
{
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("Any day of it"), "DATE" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "on", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  HolidayJob job = { NULL };
  int status;

  if (operands == NULL || !yishi_cli_read_date (cli, "--on", on))
    return cli->status;

  job.from = on;
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, remove_holiday, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Removed the holiday that has %s.\n"), on);

  return status;
}
