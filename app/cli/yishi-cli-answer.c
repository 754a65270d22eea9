/* yishi-cli-answer.c - `yishi answer`: what an owner may see of the record, as a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-answer-paper.h"
#include "yishi-cli-printed.h"
#include "yishi-db-minutes.h"

static gboolean
load_meetings (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  GPtrArray **meetings = data;

  *meetings = yishi_db_load_all_minutes (db, error);
  return *meetings != NULL;
}

int
yishi_cli_answer (YishiCli  *cli,
                  int        argc,
                  char     **argv)
{
  g_autofree char *unit = NULL, *output = NULL, *language = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, N_("Whose owner asked, as 3-2-501"), "UNIT" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The PDF to write"), "FILE" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("Word it in zh_CN or en"), "LANGUAGE" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "unit output", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  g_autoptr(GPtrArray) meetings = NULL;
  g_autoptr(YishiDocument) document = NULL;
  g_autoptr(YishiPaper) paper = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (operands == NULL || (language != NULL && yishi_cli_read_language (cli, language) == NULL))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, load_meetings, &meetings);
  if (status != YISHI_EXIT_DONE)
    return status;

  document = yishi_answer_compose (meetings, unit, language, &paper, &error);
  if (document == NULL)
    return yishi_cli_fail (cli, error);

  return yishi_cli_write_paper (cli, operands[0], document, paper, output);
}
