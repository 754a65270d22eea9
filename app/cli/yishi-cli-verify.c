/* yishi-cli-verify.c - `yishi verify`: is the record what its journal says?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "yishi-cli-paper-check.h"
#include "yishi-cli-seal-check.h"
#include "yishi-cli-text.h"
#include "yishi-seal.h"
#include "yishi-verifier.h"

typedef struct
{
  const char        *head;
  YishiVerification *verification;  /* (owned) (nullable) */
  YishiPaperCheck    paper;         /* its file is NULL where none is asked about */
  YishiSealCheck     seal;
} VerifyJob;

static void
verify_job_clear (VerifyJob *self)
{
  g_clear_pointer (&self->verification, yishi_verification_free);
  yishi_paper_check_clear (&self->paper);
  yishi_seal_check_clear (&self->seal);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VerifyJob, verify_job_clear)

static gboolean
verify_record (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  VerifyJob *job = data;

  job->verification = yishi_db_verify (db, job->head, cancellable, error);
  return job->verification != NULL &&
         (job->paper.file == NULL || yishi_paper_check_run (&job->paper, db, error)) &&
         (job->seal.digits == NULL || yishi_seal_check_run (&job->seal, db, job->verification, error));
}

/* A head has 64 hexadecimal digits, a seal its first 16, with hyphens or without.
 * Returns: (transfer full) (nullable): the digits; NULL with cli->status set */
static char *
read_head (YishiCli   *cli,
           const char *option,
           const char *head)
{
  char *digits = yishi_seal_read (head);

  if (digits == NULL)
    /* Translators: an option, and what was given */
    cli->status = yishi_cli_usage (cli, _("%s “%s” is neither a seal (16 digits) nor a head (64 digits)"), option, head);
  return digits;
}

static void
add_problem (YishiJson  *json,
             gint64      seq,
             const char *code,
             const char *message)
{
  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "seq", seq);
  yishi_json_string (json, "code", code);
  yishi_json_string (json, "message", message);
  yishi_json_end_object (json);
}

static gboolean
is_proven (const VerifyJob *job)
{
  return job->paper.file == NULL || job->paper.verdict == YISHI_PAPER_PROVEN;
}

static gboolean
is_good (const VerifyJob *job)
{
  return job->verification->ok && is_proven (job) && yishi_seal_check_is_good (&job->seal);
}

static void
print_json (YishiCli        *cli,
            const VerifyJob *job,
            const char      *found,
            const char      *about_seal)
{
  const YishiVerification *verification = job->verification;
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_boolean (json, "ok", is_good (job));
  yishi_json_int (json, "entries", verification->n_entries);
  yishi_json_string (json, "head", verification->head);
  yishi_json_int (json, "results_checked", verification->n_results);
  yishi_json_int (json, "recordings_checked", verification->n_recordings);
  yishi_json_begin_array (json, "problems");
  for (guint i = 0; i < verification->problems->len; i++)
    {
      const YishiProblem *problem = g_ptr_array_index (verification->problems, i);

      add_problem (json, problem->seq, problem->code, problem->message);
    }
  if (!is_proven (job))
    add_problem (json, 0, "PDF", found);
  if (job->seal.digits != NULL && job->seal.found == NULL)
    add_problem (json, 0, "SEAL", about_seal);
  yishi_json_end_array (json);
  if (verification->n_since_head >= 0)
    yishi_json_int (json, "since_head", verification->n_since_head);
  if (job->seal.digits != NULL)
    yishi_seal_check_add_json (&job->seal, json);
  if (job->paper.file != NULL)
    {
      yishi_json_begin_object (json, "pdf");
      yishi_json_string (json, "verdict", yishi_paper_check_code (&job->paper));
      yishi_json_string (json, "message", found);
      yishi_json_int (json, "entry", job->paper.known != NULL ? job->paper.known->seq : 0);
      yishi_json_end_object (json);
    }
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

static void
print_problems (YishiCli                *cli,
                const YishiVerification *verification)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rll");

  yishi_text_table_add (table, _("entry"), "", "", NULL);
  for (guint i = 0; i < verification->problems->len; i++)
    {
      const YishiProblem *problem = g_ptr_array_index (verification->problems, i);
      g_autofree char *seq = problem->seq > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, problem->seq) : g_strdup ("–");

      yishi_text_table_add (table, seq, problem->code, problem->message, NULL);
    }
  yishi_text_table_print (table, cli, 2);
}

static void
print_text (YishiCli                *cli,
            const YishiVerification *verification)
{
  g_autofree char *seal = yishi_seal_from_head (verification->head);

  if (verification->ok)
    yishi_cli_print (cli, "%s\n", _("The record is sound: journal, tables and results agree."));
  else
    yishi_cli_print (cli, "%s\n", _("THE RECORD IS NOT WHAT ITS JOURNAL SAYS: it was changed from outside, or damaged."));
  if (verification->problems->len > 0)
    print_problems (cli, verification);
  yishi_cli_print (cli, _("Checked: %" PRId64 " entries of the journal one by one, every table against them, "
                          "%" PRId64 " results counted again, %" PRId64 " recordings.\n"),
                   verification->n_entries, verification->n_results, verification->n_recordings);
  yishi_cli_print (cli, _("Head: %s\nSeal: %s\n"), verification->head, seal);
  if (verification->n_since_head > 0)
    yishi_cli_print (cli, _("Since the head you gave: %" PRId64 " entries.\n"), verification->n_since_head);
}

/* What was asked beside: answers go to standard output, a no to standard error. */
static void
print_answers (YishiCli        *cli,
               const VerifyJob *job,
               const char      *about_pdf,
               const char      *about_seal)
{
  if (about_seal != NULL && job->seal.found != NULL)
    yishi_cli_print (cli, "%s\n", about_seal);
  else if (about_seal != NULL)
    yishi_cli_complain (cli, "%s", about_seal);
  if (about_pdf != NULL && is_proven (job))
    yishi_cli_print (cli, "%s\n", about_pdf);
  else if (about_pdf != NULL)
    yishi_cli_complain (cli, "%s", about_pdf);
}

/* What of the options can be wrong by itself. */
static gboolean
read_options (YishiCli   *cli,
              const char *head,
              const char *seal,
              VerifyJob  *job)
{
  g_autofree char *digits = head != NULL ? read_head (cli, "--head", head) : NULL;

  if (head != NULL && digits == NULL)
    return FALSE;

  job->head = head;
  job->seal.digits = seal != NULL ? read_head (cli, "--seal", seal) : NULL;
  return seal == NULL || job->seal.digits != NULL;
}

int
yishi_cli_verify (YishiCli  *cli,
                  int        argc,
                  char     **argv)
{
  g_autofree char *head = NULL;
  g_autofree char *pdf = NULL, *about_pdf = NULL;
  g_autofree char *seal = NULL, *about_seal = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "head", 0, 0, G_OPTION_ARG_STRING, &head, N_("A head or seal noted earlier, which must still be in the journal"),
      "HASH" },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, N_("A paper of this record, which its journal must know"), "FILE" },
    { "seal", 0, 0, G_OPTION_ARG_STRING, &seal, N_("A seal from the minutes or the wall: says which entry it is of"),
      "SEAL" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  g_auto(VerifyJob) job = { NULL };
  g_autoptr(GError) error = NULL;
  int status;

  if (operands == NULL || !read_options (cli, head, seal, &job))
    return cli->status;
  if (pdf != NULL)
    job.paper.file = yishi_pdf_file_read (pdf, &error);
  if (error != NULL)
    return yishi_cli_fail (cli, error);

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, verify_record, &job);
  if (status != YISHI_EXIT_DONE)
    return status;
  if (pdf != NULL)
    about_pdf = yishi_paper_check_describe (&job.paper, pdf);
  if (seal != NULL)
    about_seal = yishi_seal_check_describe (&job.seal);
  if (json)
    {
      print_json (cli, &job, about_pdf, about_seal);
    }
  else
    {
      print_text (cli, job.verification);
      print_answers (cli, &job, about_pdf, about_seal);
    }

  return is_good (&job) ? YISHI_EXIT_DONE : YISHI_EXIT_NO;
}
