/* yishi-cli-result.c - `yishi result`: what a vote came to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-result.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-command.h"

typedef struct
{
  const YishiCliTarget *target;
  YishiResult          *result;  /* (owned) (nullable) */
} ResultJob;

static gboolean
read_result (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  ResultJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);

  if (item != NULL)
    job->result = yishi_db_get_result (db, item, error);

  return job->result != NULL;
}

int
yishi_cli_result (YishiCli  *cli,
                  int        argc,
                  char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *language = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("Word it in zh_CN or en"), "LANGUAGE" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  ResultJob job = { &target, NULL };
  const char *words;
  int status;

  if (operands == NULL)
    return cli->status;
  words = yishi_cli_read_language (cli, language);
  if (words == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, read_result, &job);
  if (job.result != NULL && json)
    yishi_cli_print_result_json (cli, job.result, words);
  else if (job.result != NULL)
    yishi_cli_print_result (cli, job.result, words);

  g_clear_pointer (&job.result, yishi_result_free);
  return status;
}
