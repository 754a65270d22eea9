/* yishi-cli-sample.c - `yishi sample`: a made-up community to look around in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-sample.h"

static gboolean
make_sample (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return yishi_db_make_sample (db, error);
}

int
yishi_cli_sample (YishiCli  *cli,
                  int        argc,
                  char     **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  const YishiCliSyntax syntax = { entries, "", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  g_autofree char *shown = NULL;
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_CREATE, make_sample, NULL);
  if (status != YISHI_EXIT_DONE)
    return status;

  shown = g_filename_display_name (operands[0]);
  yishi_cli_print (cli, _("Made the record “%s” of a made-up community: two meetings are over, one is to come.\n"), shown);
  yishi_cli_print (cli, _("Next: look around with “yishi meeting list %s”, or open it in the window with “yishi %s”.\n"),
                   shown, shown);
  return status;
}
