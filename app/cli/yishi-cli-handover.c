/* yishi-cli-handover.c - `yishi handover`: the package for the next committee
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-handover.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "yishi-cli-command.h"
#include "yishi-cli-handover-papers.h"

typedef struct
{
  const char          *output;
  const char * const  *papers;
  YishiHandover       *handover;  /* (owned) (nullable) */
} HandoverJob;

static gboolean
hand_over (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  HandoverJob *job = data;

  job->handover = yishi_db_hand_over (db, job->output, job->papers, cancellable, error);
  return job->handover != NULL;
}

/* Both may be NULL. Returns: (transfer full) */
static char **
join (char **a,
      char **b)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (a != NULL)
    g_strv_builder_addv (builder, (const char **) a);
  if (b != NULL)
    g_strv_builder_addv (builder, (const char **) b);
  return g_strv_builder_end (builder);
}

int
yishi_cli_handover (YishiCli  *cli,
                    int        argc,
                    char     **argv)
{
  g_autofree char *output = NULL;
  g_auto(GStrv) papers = NULL;
  g_auto(GStrv) all = NULL;
  gboolean without = FALSE;
  g_autoptr(YishiHandoverPapers) made = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("A new file, such as handover.zip"), "FILE" },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &papers, N_("A paper to put in; may be given more than once"), "FILE" },
    { "without-papers", 0, 0, G_OPTION_ARG_NONE, &without, N_("Make no minutes and no results: only the papers given"),
      NULL },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "output", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  HandoverJob job = { NULL };
  int status = YISHI_EXIT_DONE;

  if (operands == NULL)
    return cli->status;

  if (!without)
    made = yishi_cli_make_handover_papers (cli, operands[0], &status);
  if (status != YISHI_EXIT_DONE)
    return status;

  all = join (made != NULL ? (char **) made->paths->pdata : NULL, papers);
  job.output = output;
  job.papers = (const char * const *) all;
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, hand_over, &job);
  if (status == YISHI_EXIT_DONE)
    {
      g_autofree char *shown = g_filename_display_name (output);
      g_autofree char *size = g_format_size ((guint64) job.handover->n_bytes);

      yishi_cli_print (cli,
                       _("The package lies in “%s”: %" PRId64 " files, %s, and in README.txt how to check them.\n"
                         "Seal: %s\nIt holds names and phones: hand it to the next committee alone, against a "
                         "signature.\n"),
                       shown, job.handover->n_files, size, job.handover->seal);
    }

  g_clear_pointer (&job.handover, yishi_handover_free);
  return status;
}
