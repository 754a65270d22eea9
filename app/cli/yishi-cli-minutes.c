/* yishi-cli-minutes.c - `yishi minutes`: the minutes of a meeting as a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-db-minutes.h"
#include "yishi-db-printed.h"
#include "yishi-minutes-paper.h"
#include "yishi-render.h"

typedef struct
{
  const YishiCliTarget *target;
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
    job->minutes = yishi_db_load_minutes (db, meeting->id, error);
  return job->minutes != NULL;
}

static gboolean
note_paper (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  MinutesJob *job = data;

  return yishi_db_note_paper (db, job->paper, &job->paper->seq, error);
}

/* Without the record's telling of it a paper is still a paper: who cannot write the
 * record is told that it will not be proven by it. */
static void
try_to_note (YishiCli    *cli,
             const char  *record,
             MinutesJob  *job)
{
  g_autoptr(YishiStore) store = yishi_store_new (record, cli->clock);
  g_autoptr(GError) error = NULL;

  if (yishi_store_open (store, YISHI_STORE_WRITE, &error))
    yishi_store_perform (store, note_paper, job, &error);
  yishi_store_close (store, error == NULL ? &error : NULL);
  if (error != NULL)
    yishi_cli_complain (cli, _("the paper was not noted in the record, which can therefore not prove it later: %s"),
                        error->message);
}

static void
print_json (YishiCli                *cli,
            const YishiPaper        *paper,
            const YishiRenderReport *report)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "meeting", paper->date);
  yishi_json_string (json, "kind", paper->kind);
  yishi_json_string (json, "copy", paper->copy);
  yishi_json_string (json, "language", paper->language);
  yishi_json_int (json, "pages", report->n_pages);
  yishi_json_string (json, "sha256", paper->sha256);
  yishi_json_string (json, "content_sha256", paper->content);
  yishi_json_string (json, "counterpart_sha256", paper->counterpart);
  yishi_json_int (json, "entry", paper->seq);
  yishi_json_begin_array (json, "warnings");
  for (guint i = 0; report->warnings[i] != NULL; i++)
    yishi_json_string (json, NULL, report->warnings[i]);
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

static void
print_text (YishiCli                *cli,
            const char              *output,
            const YishiPaper        *paper,
            const YishiRenderReport *report)
{
  g_autofree char *name = g_filename_display_name (output);

  for (guint i = 0; report->warnings[i] != NULL; i++)
    yishi_cli_complain (cli, "%s", report->warnings[i]);
  yishi_cli_print (cli, ngettext ("Wrote “%s”: %u page.\n", "Wrote “%s”: %u pages.\n", report->n_pages), name,
                   report->n_pages);
  yishi_cli_print (cli, "SHA-256 %s\n", paper->sha256);
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
  g_autoptr(YishiDocument) document = yishi_minutes_compose (job->minutes, copy, language, &job->paper);
  g_autoptr(YishiRenderReport) report = NULL;
  g_autoptr(GError) error = NULL;

  if (!yishi_document_save (document, output, &report, NULL, &error))
    return yishi_cli_fail (cli, error);

  g_free (job->paper->sha256);
  job->paper->sha256 = g_strdup (report->sha256);
  try_to_note (cli, record, job);
  if (cli->json)
    print_json (cli, job->paper, report);
  else
    print_text (cli, output, job->paper, report);
  return YISHI_EXIT_DONE;
}

int
yishi_cli_minutes (YishiCli  *cli,
                   int        argc,
                   char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *language = NULL;
  g_autofree char *output = NULL;
  gboolean is_public = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The PDF to write"), "FILE" },
    { "public", 0, 0, G_OPTION_ARG_NONE, &is_public, N_("The copy for everybody: owners’ names and rooms masked"), NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("Word it in zh_CN or en"), "LANGUAGE" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting output", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(MinutesJob) job = { &target, NULL, NULL };
  int status;

  if (operands == NULL || (language != NULL && yishi_cli_read_language (cli, language) == NULL))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, load_minutes, &job);
  if (status != YISHI_EXIT_DONE)
    return status;

  return write_minutes (cli, operands[0], &job, is_public ? YISHI_COPY_PUBLIC : YISHI_COPY_INTERNAL, language, output);
}
