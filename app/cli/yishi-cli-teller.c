/* yishi-cli-teller.c - `yishi teller`: two tellers enter the same papers blind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-ballot.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-command.h"
#include "yishi-cli-text.h"
#include "yishi-cli-words.h"

typedef struct
{
  const YishiCliTarget *target;
  const char           *teller;
  const char           *channel;
  const GArray         *entries;
  GPtrArray            *issues;       /* (owned) (nullable) */
  char                 *first;        /* (owned) names of the tellers */
  char                 *second;
  guint                 n_equal;
  guint                 n_adopted;
  GPtrArray            *differences;  /* (owned) (nullable) */
} TellerJob;

static void
teller_job_clear (TellerJob *job)
{
  g_clear_pointer (&job->issues, g_ptr_array_unref);
  g_clear_pointer (&job->differences, g_ptr_array_unref);
  g_free (job->first);
  g_free (job->second);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TellerJob, teller_job_clear)

static gboolean
add_entries (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  TellerJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);

  return item != NULL &&
         yishi_db_add_teller_entries (db, item, job->teller,
                                      (const YishiBallotEntry *) (void *) job->entries->data, job->entries->len,
                                      &job->issues, error);
}

static int
read_and_add (YishiCli   *cli,
              const char *record,
              const char *file,
              TellerJob  *job)
{
  g_auto(YishiShortTable) sheet = { NULL };
  g_autoptr(GArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (!yishi_cli_read_ballots (&sheet, file, &entries, &error))
    return yishi_cli_fail (cli, error);

  job->entries = entries;
  status = yishi_cli_perform (cli, record, YISHI_STORE_WRITE, add_entries, job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, ngettext ("%u paper entered by %s.\n", "%u papers entered by %s.\n", entries->len),
                     entries->len, job->teller);
  if (job->issues != NULL)
    yishi_cli_report_issues (cli, job->issues);

  return status;
}

int
yishi_cli_teller_import (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *teller = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "teller", 0, 0, G_OPTION_ARG_STRING, &teller, N_("Who entered them"), "NAME" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item teller", 2, 2, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(TellerJob) job = { &target, teller };

  if (operands == NULL)
    return cli->status;

  return read_and_add (cli, operands[0], operands[1], &job);
}

static gboolean
compare_tellers (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  TellerJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);

  if (item != NULL)
    job->differences = yishi_db_compare_tellers (db, item, &job->first, &job->second, &job->n_equal, error);

  return job->differences != NULL;
}

static void
print_comparison (YishiCli        *cli,
                  const TellerJob *job)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("lll");
  guint n = job->differences->len;

  yishi_cli_print (cli, ngettext ("%s and %s agree on %u paper, and differ on %u.\n",
                                  "%s and %s agree on %u papers, and differ on %u.\n", job->n_equal),
                   job->first, job->second, job->n_equal, n);
  if (n == 0)
    return;

  yishi_text_table_add (table, _("unit"), job->first, job->second, NULL);
  for (guint i = 0; i < n; i++)
    {
      const YishiTellerDifference *difference = g_ptr_array_index (job->differences, i);

      yishi_text_table_add (table, difference->unit, *difference->first != '\0' ? yishi_cli_say_choice (difference->first) : "–",
                            *difference->second != '\0' ? yishi_cli_say_choice (difference->second) : "–", NULL);
    }
  yishi_text_table_print (table, cli, 2);
}

static void
print_comparison_json (YishiCli        *cli,
                       const TellerJob *job)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "first", job->first);
  yishi_json_string (json, "second", job->second);
  yishi_json_int (json, "equal", job->n_equal);
  yishi_json_begin_array (json, "differences");
  for (guint i = 0; i < job->differences->len; i++)
    {
      const YishiTellerDifference *difference = g_ptr_array_index (job->differences, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "unit", difference->unit);
      yishi_json_string (json, "first", difference->first);
      yishi_json_string (json, "second", difference->second);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_teller_compare (YishiCli  *cli,
                          int        argc,
                          char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(TellerJob) job = { &target };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, compare_tellers, &job);
  if (status != YISHI_EXIT_DONE)
    return status;
  if (json)
    print_comparison_json (cli, &job);
  else
    print_comparison (cli, &job);

  return job.differences->len > 0 ? YISHI_EXIT_NO : YISHI_EXIT_DONE;
}

static gboolean
adopt_tellers (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  TellerJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);

  return item != NULL && yishi_db_adopt_tellers (db, item, job->channel, &job->n_adopted, error);
}

int
yishi_cli_teller_adopt (YishiCli  *cli,
                        int        argc,
                        char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *channel = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "channel", 0, 0, G_OPTION_ARG_STRING, &channel, N_("How they came: paper (default), onsite, sweep, portal"),
      "CHANNEL" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(TellerJob) job = { &target, .channel = channel };
  int status;

  if (operands == NULL || !yishi_cli_read_choice (cli, "--channel", channel, yishi_cli_channels))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, adopt_tellers, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, ngettext ("%u ballot added.\n", "%u ballots added.\n", job.n_adopted), job.n_adopted);

  return status;
}
