/* yishi-cli-minutes.c - `yishi minutes`: the minutes of a meeting as a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-printed.h"
#include "yishi-db-minutes.h"
#include "yishi-minutes-paper.h"

typedef struct
{
  const YishiCliTarget *target;
  gint64                addendum; /* number, 0: the minutes themselves */
  YishiMinutes         *minutes;  /* (owned) (nullable) */
  YishiPaper           *paper;    /* (owned) (nullable) */
} MinutesJob;

static void
minutes_job_clear (MinutesJob *self)
{
  g_clear_pointer (&self->minutes, yishi_minutes_unref);
  g_clear_pointer (&self->paper, yishi_paper_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MinutesJob, minutes_job_clear)

static gboolean
load_minutes (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  MinutesJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->target->meeting, error);

  if (meeting != NULL)
    job->minutes = yishi_db_load_sealed_minutes (db, meeting->id, error);
  return job->minutes != NULL;
}

/* Returns: (transfer full) (nullable): NULL with cli->status set */
static YishiDocument *
compose (YishiCli    *cli,
         MinutesJob  *job,
         YishiCopy    copy,
         const char  *language)
{
  int number = job->addendum;

  if (number == 0)
    return yishi_minutes_compose (job->minutes, copy, language, &job->paper);
  if (yishi_minutes_state_find_addendum (job->minutes->state, number) != NULL)
    return yishi_minutes_compose_addendum (job->minutes, number, copy, language, &job->paper);

  yishi_cli_complain (cli, _("the paper was not made: these minutes have no addendum %d (“yishi minutes state” lists them)"),
                      number);
  cli->status = YISHI_EXIT_REFUSED;
  return NULL;
}

/* Composes, renders, writes the file, notes it. */
static int
write_minutes (YishiCli    *cli,
               const char  *record,
               MinutesJob  *job,
               YishiCopy    copy,
               const char  *language,
               const char  *output)
{
  g_autoptr(YishiDocument) document = compose (cli, job, copy, language);

  return document != NULL ? yishi_cli_write_paper (cli, record, document, job->paper, output) : cli->status;
}

int
yishi_cli_minutes (YishiCli  *cli,
                   int        argc,
                   char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *language = NULL;
  g_autofree char *output = NULL;
  g_autofree char *addendum = NULL;
  gboolean is_public = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The PDF to write"), "FILE" },
    { "public", 0, 0, G_OPTION_ARG_NONE, &is_public, N_("The copy for everybody: owners’ names and rooms masked"), NULL },
    { "addendum", 0, 0, G_OPTION_ARG_STRING, &addendum, N_("Write the addendum of that number alone"), "N" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("Word it in zh_CN or en"), "LANGUAGE" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting output", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(MinutesJob) job = { &target, 0, NULL, NULL };
  int status;

  if (operands == NULL || (language != NULL && yishi_cli_read_language (cli, language) == NULL) ||
      (addendum != NULL && !yishi_cli_read_number (cli, "--addendum", addendum, G_MAXINT, &job.addendum)))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, load_minutes, &job);
  if (status != YISHI_EXIT_DONE)
    return status;

  return write_minutes (cli, operands[0], &job, is_public ? YISHI_COPY_PUBLIC : YISHI_COPY_INTERNAL, language, output);
}
