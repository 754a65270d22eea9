/* yishi-cli-backup.c - `yishi backup` and `yishi export`: copies for a safe place and for spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-backup.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-command.h"

typedef struct
{
  const char *meeting;
  const char *destination;
  char       *made;         /* (owned) (nullable) */
} CopyJob;

static gboolean
make_backup (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  CopyJob *job = data;

  return yishi_db_backup (db, job->destination, &job->made, error);
}

int
yishi_cli_backup (YishiCli  *cli,
                  int        argc,
                  char     **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  const YishiCliSyntax syntax = { entries, "", 2, 2, NULL };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  CopyJob job = { NULL };
  int status;

  if (operands == NULL)
    return cli->status;

  job.destination = operands[1];
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, make_backup, &job);
  if (status == YISHI_EXIT_DONE)
    {
      g_autofree char *shown = g_filename_display_name (job.made);

      yishi_cli_print (cli, _("The copy lies in “%s”; it was checked.\n"), shown);
    }

  g_free (job.made);
  return status;
}

static gboolean
export_meeting (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  CopyJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  return meeting != NULL && yishi_db_export (db, meeting, job->destination, error);
}

int
yishi_cli_export (YishiCli  *cli,
                  int        argc,
                  char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("A new or empty folder"), "DIR" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting output", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  CopyJob job = { target.meeting, output, NULL };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, export_meeting, &job);
  if (status == YISHI_EXIT_DONE)
    {
      g_autofree char *shown = g_filename_display_name (output);

      yishi_cli_print (cli, _("The meeting lies in the folder “%s”, without phones and ID numbers.\n"), shown);
    }

  return status;
}
