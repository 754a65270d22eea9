/* yishi-cli-count.c - `yishi count`: hands or papers that were counted in the room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-cli-result.h"
#include "yishi-db-record.h"

#define MOST_PEOPLE 1000000

/* What was asked for, as texts until it is read. */
typedef struct
{
  char  *present;  /* all (owned) */
  char  *members;
  char  *yes;
  char  *no;
  char  *abstain;
  char **options;
  char  *casting;
  char  *language;
} CountOptions;

static void
count_options_clear (CountOptions *options)
{
  g_free (options->present);
  g_free (options->members);
  g_free (options->yes);
  g_free (options->no);
  g_free (options->abstain);
  g_strfreev (options->options);
  g_free (options->casting);
  g_free (options->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CountOptions, count_options_clear)

typedef struct
{
  const YishiCliTarget *target;
  gint64                members;  /* -1: not said */
  gint64                present;  /* -1: not said */
  GPtrArray            *names;    /* (owned) */
  GArray               *counts;   /* (owned) gint64, beside @names */
  const char           *casting;  /* (unowned) (nullable) the chair's vote that breaks a tie */
  YishiResult          *result;   /* (owned) (nullable) */
} CountJob;

static void
count_job_clear (CountJob *job)
{
  g_clear_pointer (&job->names, g_ptr_array_unref);
  g_clear_pointer (&job->counts, g_array_unref);
  g_clear_pointer (&job->result, yishi_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CountJob, count_job_clear)

/* How many members a committee has is set once for the record; other votes have none. */
static gboolean
read_members (YishiDb          *db,
              const YishiItem  *item,
              CountJob         *job,
              GError          **error)
{
  g_autoptr(GError) own = NULL;
  g_autofree char *members = NULL;

  if (job->members < 0 && strcmp (item->kind, "committee") != 0)
    job->members = 0;
  if (job->members >= 0)
    return TRUE;

  members = yishi_db_get_setting (db, "members", &own);
  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }

  job->members = members != NULL && *members != '\0' ? g_ascii_strtoll (members, NULL, 10) : 0;
  return TRUE;
}

static gboolean
record_counts (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  CountJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);

  if (item == NULL || !read_members (db, item, job, error) ||
      (job->names->len > 0 &&
       !yishi_db_record_counts (db, item, job->members, job->present, (const char *const *) job->names->pdata,
                                (const gint64 *) (void *) job->counts->data, job->counts->len, error)) ||
      (job->casting != NULL && !yishi_db_give_casting_vote (db, item, job->casting, error)))
    return FALSE;

  job->result = yishi_db_get_result (db, item, error);
  return job->result != NULL;
}

static gboolean
add_count (YishiCli   *cli,
           CountJob   *job,
           const char *option,
           const char *name,
           const char *text)
{
  gint64 count = 0;

  if (!yishi_cli_read_number (cli, option, text, MOST_PEOPLE, &count))
    return FALSE;
  if (text == NULL)
    return TRUE;

  g_ptr_array_add (job->names, g_strdup (name));
  g_array_append_val (job->counts, count);
  return TRUE;
}

static gboolean
add_options (YishiCli  *cli,
             CountJob  *job,
             char     **options)
{
  for (gsize i = 0; options != NULL && options[i] != NULL; i++)
    {
      const char *equals = strrchr (options[i], '=');
      g_autofree char *name = equals != NULL ? g_strndup (options[i], equals - options[i]) : NULL;

      if (name == NULL || *name == '\0')
        {
          yishi_cli_usage (cli, _("--option “%s” has no number (write it as 满意=31)"), options[i]);
          return FALSE;
        }
      if (!add_count (cli, job, "--option", name, equals + 1))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_counts (YishiCli     *cli,
             CountOptions *options,
             CountJob     *job)
{
  job->members = -1;
  job->present = -1;
  job->names = g_ptr_array_new_with_free_func (g_free);
  job->counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!yishi_cli_read_number (cli, "--members", options->members, MOST_PEOPLE, &job->members) ||
      !yishi_cli_read_number (cli, "--present", options->present, MOST_PEOPLE, &job->present) ||
      !add_count (cli, job, "--yes", "yes", options->yes) ||
      !add_count (cli, job, "--no", "no", options->no) ||
      !add_count (cli, job, "--abstain", "abstain", options->abstain) ||
      !add_options (cli, job, options->options))
    return FALSE;
  job->casting = options->casting;
  if (job->names->len == 0 && job->casting == NULL)
    {
      yishi_cli_usage (cli, _("nothing was counted: give --yes, --no, --abstain or --option"));
      return FALSE;
    }

  return TRUE;
}

int
yishi_cli_count (YishiCli  *cli,
                 int        argc,
                 char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_auto(CountOptions) options = { NULL };
  g_auto(CountJob) job = { NULL };
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "present", 0, 0, G_OPTION_ARG_STRING, &options.present, N_("How many are in the room"), "N" },
    { "members", 0, 0, G_OPTION_ARG_STRING, &options.members, N_("How many members the committee has"), "N" },
    { "yes", 0, 0, G_OPTION_ARG_STRING, &options.yes, N_("For"), "N" },
    { "no", 0, 0, G_OPTION_ARG_STRING, &options.no, N_("Against"), "N" },
    { "abstain", 0, 0, G_OPTION_ARG_STRING, &options.abstain, N_("Abstained"), "N" },
    { "option", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.options,
      N_("How many chose the option; once for each"), "NAME=N" },
    { "casting", 0, 0, G_OPTION_ARG_STRING, &options.casting,
      N_("The chair’s own vote that breaks a tie, where the rule has one"), "yes|no" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, N_("Word it in zh_CN or en"), "LANGUAGE" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  const char *words;
  int status;

  if (operands == NULL || !read_counts (cli, &options, &job))
    return cli->status;
  words = yishi_cli_read_language (cli, options.language);
  if (words == NULL)
    return cli->status;

  job.target = &target;
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, record_counts, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print_result (cli, job.result, words);

  return status;
}
