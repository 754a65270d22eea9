/* yishi-cli-verify.c - `yishi verify`: is the record what its journal says?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "yishi-cli-text.h"
#include "yishi-db-record.h"
#include "yishi-verifier.h"

typedef struct
{
  const char        *head;
  YishiVerification *verification;  /* (owned) (nullable) */
} VerifyJob;

static gboolean
verify_record (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  VerifyJob *job = data;

  job->verification = yishi_db_verify (db, job->head, cancellable, error);
  return job->verification != NULL;
}

/* A head has 64 hexadecimal digits, a seal its first 16, with dashes or without. */
static gboolean
check_head (YishiCli   *cli,
            const char *head)
{
  guint n_digits = 0;
  gboolean good = TRUE;

  if (head == NULL)
    return TRUE;

  for (const char *p = head; *p != '\0'; p++)
    {
      good = good && (g_ascii_isxdigit (*p) || *p == '-' || *p == ' ');
      n_digits += g_ascii_isxdigit (*p) ? 1 : 0;
    }
  if (good && (n_digits == 16 || n_digits == 64))
    return TRUE;

  yishi_cli_usage (cli, _("--head “%s” is neither a seal (16 digits) nor a head (64 digits)"), head);
  return FALSE;
}

/* A paper is proven by its hash in the journal. */
static gboolean
check_pdf (const char  *pdf,
           char       **problem,
           GError     **error)
{
  g_autofree char *shown = pdf != NULL ? g_filename_display_name (pdf) : NULL;

  if (pdf == NULL)
    return TRUE;
  if (!g_file_test (pdf, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND, _("“%s” cannot be opened: %s"), shown,
                   _("there is no such file or folder (check the name)"));
      return FALSE;
    }

  *problem = g_strdup_printf (_("“%s” cannot be proven: the journal of this record holds no paper "
                                "(compare its figures with “yishi result”)"),
                              shown);
  return TRUE;
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

static void
print_json (YishiCli                *cli,
            const YishiVerification *verification,
            const char              *pdf_problem)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_boolean (json, "ok", verification->ok && pdf_problem == NULL);
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
  if (pdf_problem != NULL)
    add_problem (json, 0, "PDF", pdf_problem);
  yishi_json_end_array (json);
  if (verification->n_since_head >= 0)
    yishi_json_int (json, "since_head", verification->n_since_head);
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

int
yishi_cli_verify (YishiCli  *cli,
                  int        argc,
                  char     **argv)
{
  g_autofree char *head = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *pdf_problem = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "head", 0, 0, G_OPTION_ARG_STRING, &head, N_("A head or seal noted earlier, which must still be in the journal"),
      "HASH" },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, N_("A paper of this record, which its journal must know"), "FILE" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  g_autoptr(YishiVerification) verification = NULL;
  g_autoptr(GError) error = NULL;
  VerifyJob job;
  int status;

  if (operands == NULL || !check_head (cli, head))
    return cli->status;
  if (!check_pdf (pdf, &pdf_problem, &error))
    return yishi_cli_fail (cli, error);

  job = (VerifyJob) { head, NULL };
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, verify_record, &job);
  verification = job.verification;
  if (status != YISHI_EXIT_DONE)
    return status;
  if (json)
    print_json (cli, verification, pdf_problem);
  else
    print_text (cli, verification);
  if (!json && pdf_problem != NULL)
    yishi_cli_complain (cli, "%s", pdf_problem);

  return verification->ok && pdf_problem == NULL ? YISHI_EXIT_DONE : YISHI_EXIT_NO;
}
