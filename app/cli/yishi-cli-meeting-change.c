/* yishi-cli-meeting-change.c - `yishi meeting change` and `meeting carry`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-date.h"
#include "yishi-db-agenda.h"

typedef struct
{
  const char   *meeting;
  YishiMeeting  wanted;  /* texts not owned; NULL where nothing was said */
} ChangeJob;

static gboolean
change_meeting (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const ChangeJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  return meeting != NULL && yishi_db_change_meeting (db, meeting->id, &job->wanted, error);
}

static void
clear_wanted (YishiMeeting *wanted)
{
  g_free (wanted->date);
  g_free (wanted->time);
  g_free (wanted->place);
  g_free (wanted->title);
  g_free (wanted->chair);
  g_free (wanted->secretary);
}

int
yishi_cli_meeting_change (YishiCli  *cli,
                          int        argc,
                          char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  ChangeJob job = { NULL };
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "date", 0, 0, G_OPTION_ARG_STRING, &job.wanted.date, N_("Another day, while no notice is out"), "DATE" },
    { "time", 0, 0, G_OPTION_ARG_STRING, &job.wanted.time, N_("When it begins"), "TIME" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &job.wanted.place, N_("Where it is held"), "TEXT" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &job.wanted.title, N_("What it is called"), "TEXT" },
    { "chair", 0, 0, G_OPTION_ARG_STRING, &job.wanted.chair, N_("Who chairs it"), "NAME" },
    { "secretary", 0, 0, G_OPTION_ARG_STRING, &job.wanted.secretary, N_("Who keeps the minutes"), "NAME" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  int status;

  job.meeting = target.meeting;
  if (operands != NULL && yishi_cli_read_date (cli, "--date", job.wanted.date))
    status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, change_meeting, &job);
  else
    status = cli->status;
  if (operands != NULL && status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("The meeting was changed.\n"));

  clear_wanted (&job.wanted);
  return status;
}

typedef struct
{
  const char *meeting;
  char       *date;     /* (owned) of the next one */
  gint64      n_items;  /* carried over */
} CarryJob;

static gboolean
carry_over (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  CarryJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);
  g_autoptr(YishiMeeting) next = NULL;
  gint64 made;

  if (meeting == NULL)
    return FALSE;

  if (job->date == NULL)
    job->date = yishi_date_fifteenth_after (meeting->date);
  if (!yishi_db_carry_over (db, meeting->id, job->date, &made, error))
    return FALSE;

  next = yishi_db_get_meeting (db, made, error);
  job->n_items = next != NULL ? next->n_items : 0;
  return next != NULL;
}

int
yishi_cli_meeting_carry (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  CarryJob job = { NULL };
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "date", 0, 0, G_OPTION_ARG_STRING, &job.date, N_("The day (default: the next 15th)"), "DATE" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  int status;

  job.meeting = target.meeting;
  if (operands == NULL || !yishi_cli_read_date (cli, "--date", job.date))
    {
      g_free (job.date);
      return cli->status;
    }

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, carry_over, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, ngettext ("Planned the meeting of %s; %d item was carried over.\n",
                                    "Planned the meeting of %s; %d items were carried over.\n", job.n_items),
                     job.date, (int) job.n_items);

  g_free (job.date);
  return status;
}
