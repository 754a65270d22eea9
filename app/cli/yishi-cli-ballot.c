/* yishi-cli-ballot.c - `yishi ballot open`, `issue`, `deliver`, `void` and `close`: the life of a vote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-ballot.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "yishi-cli-command.h"
#include "yishi-cli-result.h"

/* What one of these commands is given; what it has no use for is NULL. */
typedef struct
{
  YishiCliTarget     target;
  char              *from;      /* all (owned) */
  char              *until;
  char              *channel;
  char              *on;
  char              *evidence;
  char              *unit;
  char              *reason;
  char              *choice;
  char              *teller;
  char              *language;
  const char *const *units;     /* (unowned) (nullable) NULL: all */
  YishiBallotLedger  ledger;
  YishiResult       *result;    /* (owned) (nullable) */
} BallotJob;

static void
ballot_job_clear (BallotJob *job)
{
  yishi_cli_target_clear (&job->target);
  g_free (job->from);
  g_free (job->until);
  g_free (job->channel);
  g_free (job->on);
  g_free (job->evidence);
  g_free (job->unit);
  g_free (job->reason);
  g_free (job->choice);
  g_free (job->teller);
  g_free (job->language);
  g_clear_pointer (&job->result, yishi_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BallotJob, ballot_job_clear)

static gboolean
open_vote (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  BallotJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, &job->target, error);

  return item != NULL && yishi_db_open_vote (db, item, job->from, job->until, error);
}

int
yishi_cli_ballot_open (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_auto(BallotJob) job = { { NULL } };
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&job.target),
    YISHI_CLI_ITEM_ENTRY (&job.target),
    { "from", 0, 0, G_OPTION_ARG_STRING, &job.from, N_("First day of the voting period"), "DATE" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &job.until, N_("Last day; what comes later is noted and not counted"),
      "DATE" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &job.target, argc, argv);
  int status;

  if (operands == NULL || !yishi_cli_read_date (cli, "--from", job.from) ||
      !yishi_cli_read_date (cli, "--until", job.until))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, open_vote, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("The vote on item %d is open; its rule and the roll are frozen.\n"), job.target.number);

  return status;
}

static gboolean
issue_ballots (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  BallotJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, &job->target, error);

  return item != NULL && yishi_db_issue_ballots (db, item, job->units, job->channel, error) &&
         yishi_db_get_ledger (db, item, -1, &job->ledger, error);
}

static gboolean
deliver_ballots (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  BallotJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, &job->target, error);

  return item != NULL && yishi_db_deliver_ballots (db, item, job->units, job->on, job->evidence, error) &&
         yishi_db_get_ledger (db, item, -1, &job->ledger, error);
}

static gboolean
take_units (YishiCli  *cli,
            char     **operands,
            BallotJob *job)
{
  for (gsize i = 1; operands[i] != NULL; i++)
    if (!yishi_cli_check_text (cli, operands[i]))
      return FALSE;

  job->units = operands[1] != NULL ? (const char *const *) operands + 1 : NULL;
  return TRUE;
}

int
yishi_cli_ballot_issue (YishiCli  *cli,
                        int        argc,
                        char     **argv)
{
  g_auto(BallotJob) job = { { NULL } };
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&job.target),
    YISHI_CLI_ITEM_ENTRY (&job.target),
    { "channel", 0, 0, G_OPTION_ARG_STRING, &job.channel, N_("paper (default), onsite, sweep or portal"), "CHANNEL" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, G_MAXUINT, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &job.target, argc, argv);
  int status;

  if (operands == NULL || !yishi_cli_read_choice (cli, "--channel", job.channel, yishi_cli_channels) ||
      !take_units (cli, operands, &job))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, issue_ballots, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Papers issued so far: %" PRId64 ".\n"), job.ledger.issued);

  return status;
}

int
yishi_cli_ballot_deliver (YishiCli  *cli,
                          int        argc,
                          char     **argv)
{
  g_auto(BallotJob) job = { { NULL } };
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&job.target),
    YISHI_CLI_ITEM_ENTRY (&job.target),
    { "on", 0, 0, G_OPTION_ARG_STRING, &job.on, N_("The day of delivery"), "DATE" },
    { "evidence", 0, 0, G_OPTION_ARG_STRING, &job.evidence, N_("What proves it: a signature, a posting with photo"),
      "TEXT" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item on evidence", 1, G_MAXUINT, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &job.target, argc, argv);
  int status;

  if (operands == NULL || !yishi_cli_read_date (cli, "--on", job.on) || !take_units (cli, operands, &job))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, deliver_ballots, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Papers delivered so far, with proof: %" PRId64 ".\n"), job.ledger.delivered);

  return status;
}

static gboolean
void_ballot (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  BallotJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, &job->target, error);

  return item != NULL && yishi_db_void_ballot (db, item, job->unit, job->reason, job->choice, job->channel,
                                               job->teller, error);
}

int
yishi_cli_ballot_void (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_auto(BallotJob) job = { { NULL } };
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&job.target),
    YISHI_CLI_ITEM_ENTRY (&job.target),
    { "unit", 0, 0, G_OPTION_ARG_STRING, &job.unit, N_("Whose ballot it is"), "UNIT" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &job.reason, N_("Why it is void"), "TEXT" },
    { "choice", 0, 0, G_OPTION_ARG_STRING, &job.choice, N_("What the ballot in its place says"), "CHOICE" },
    { "channel", 0, 0, G_OPTION_ARG_STRING, &job.channel, N_("How that one came"), "CHANNEL" },
    { "teller", 0, 0, G_OPTION_ARG_STRING, &job.teller, N_("Who corrects it"), "NAME" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item unit reason", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &job.target, argc, argv);
  int status;

  if (operands == NULL || !yishi_cli_read_choice (cli, "--channel", job.channel, yishi_cli_channels))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, void_ballot, &job);
  if (status == YISHI_EXIT_DONE && job.choice != NULL)
    yishi_cli_print (cli, _("The ballot of %s is void, and “%s” stands in its place.\n"), job.unit, job.choice);
  else if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("The ballot of %s is void.\n"), job.unit);

  return status;
}

static gboolean
close_vote (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  BallotJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, &job->target, error);

  return item != NULL && yishi_db_close_vote (db, item, &job->result, error);
}

int
yishi_cli_ballot_close (YishiCli  *cli,
                        int        argc,
                        char     **argv)
{
  g_auto(BallotJob) job = { { NULL } };
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&job.target),
    YISHI_CLI_ITEM_ENTRY (&job.target),
    { "language", 0, 0, G_OPTION_ARG_STRING, &job.language, N_("Word it in zh_CN or en"), "LANGUAGE" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &job.target, argc, argv);
  const char *words;
  int status;

  if (operands == NULL)
    return cli->status;
  words = yishi_cli_read_language (cli, job.language);
  if (words == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, close_vote, &job);
  if (status == YISHI_EXIT_DONE && json)
    yishi_cli_print_result_json (cli, job.result, words);
  else if (status == YISHI_EXIT_DONE)
    yishi_cli_print_result (cli, job.result, words);

  return status;
}
