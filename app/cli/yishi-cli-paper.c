/* yishi-cli-paper.c - `yishi paper`: the papers around a meeting as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-cli-printed.h"
#include "yishi-db-meeting.h"
#include "yishi-unit-name.h"

/* Words on a ballot: three answers, and perhaps the one that follows the majority. */
#define LEAST_ANSWERS 3
#define MOST_ANSWERS 4

typedef struct
{
  const char      *meeting;
  YishiPaperFacts  facts;
} PaperJob;

static gboolean
load_facts (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  PaperJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  return meeting != NULL && yishi_paper_facts_load (&job->facts, db, meeting->id, error);
}

/* "赞同,反对,弃权". Returns: (transfer full) (nullable): NULL if none are given, or with
 * cli->status set */
static char **
read_answers (YishiCli   *cli,
              const char *text)
{
  g_auto(GStrv) answers = NULL;
  guint n;

  if (text == NULL)
    return NULL;

  answers = g_strsplit_set (text, ",", -1);
  n = g_strv_length (answers);
  for (guint i = 0; i < n; i++)
    if (*g_strstrip (answers[i]) == '\0')
      n = 0;
  if (n >= LEAST_ANSWERS && n <= MOST_ANSWERS && yishi_cli_check_text (cli, text))
    return g_steal_pointer (&answers);

  cli->status = yishi_cli_usage (cli, _("--answers: write three or four words with commas between, for yes, no, abstain and "
                                        "following the majority"));
  return NULL;
}

#define OF(kind) (1u << YISHI_PAPERS_##kind)

/* What was asked for that no paper of that kind has. */
static gboolean
check_options (YishiCli        *cli,
               YishiPapersKind  kind,
               const char      *size,
               const char      *per_page,
               const char      *answers,
               const char      *item,
               char           **units)
{
  const struct
  {
    const char *name;
    gboolean    is_given;
    guint       kinds;  /* a bit for each that has it */
  } options[] = {
    { "--size", size != NULL, OF (NOTICE) },
    { "--per-page", per_page != NULL, OF (BALLOTS) },
    { "--answers", answers != NULL, OF (BALLOTS) },
    { "--item", item != NULL, OF (BALLOTS) | OF (PROXY) | OF (COUNT) | OF (RESULT) },
    { "--unit", units != NULL, OF (BALLOTS) | OF (SLIPS) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].is_given && !(options[i].kinds >> kind & 1))
      {
        /* Translators: an option, and the kind of a paper */
        cli->status = yishi_cli_usage (cli, _("%s does not go with --kind %s (leave it out)"), options[i].name,
                                       yishi_papers_kinds[kind]);
        return FALSE;
      }

  return TRUE;
}

/* Makes the names of units canonical. FALSE with cli->status set if one is none. */
static gboolean
read_units (YishiCli  *cli,
            char     **units)
{
  for (gsize i = 0; units != NULL && units[i] != NULL; i++)
    {
      char *name = yishi_unit_name_normalize (units[i]);

      if (name == NULL)
        {
          cli->status = yishi_cli_usage (cli, _("--unit: “%s” is not the name of a unit, such as 3-2-501"), units[i]);
          return FALSE;
        }
      g_free (units[i]);
      units[i] = name;
    }

  return TRUE;
}

static gboolean
read_kind (YishiCli        *cli,
           const char      *text,
           YishiPapersKind *kind)
{
  if (!yishi_cli_read_choice (cli, "--kind", text, yishi_papers_kinds))
    return FALSE;

  for (guint i = 0; i < YISHI_N_PAPERS; i++)
    if (strcmp (yishi_papers_kinds[i], text) == 0)
      *kind = i;
  return TRUE;
}

static int
write_paper (YishiCli          *cli,
             const char        *record,
             YishiPapersKind    kind,
             YishiPapersInput  *input,
             PaperJob          *job,
             const char        *output)
{
  g_autoptr(YishiPaper) paper = NULL;
  g_autoptr(YishiDocument) document = NULL;
  g_autoptr(GError) error = NULL;

  yishi_paper_facts_lend (&job->facts, input);
  document = yishi_papers_compose (kind, input, &paper, &error);
  if (document == NULL)
    return yishi_cli_fail (cli, error);

  return yishi_cli_write_paper (cli, record, document, paper, output);
}

int
yishi_cli_paper (YishiCli  *cli,
                 int        argc,
                 char     **argv)
{
  static const char *const sizes[] = { "a3", "a4", NULL };
  static const char *const numbers[] = { "1", "2", "4", NULL };
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *kind_text = NULL, *output = NULL, *language = NULL, *size = NULL;
  g_autofree char *per_page = NULL, *answers_text = NULL, *issuer = NULL;
  g_auto(GStrv) answers = NULL, units = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind_text, N_("notice, ballots, slips, signin, proxy, delivery, count, result or filing"), "KIND" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The PDF to write"), "FILE" },
    YISHI_CLI_ITEM_ENTRY (&target),
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_("Of the notice: a4 (default) or a3"), "SIZE" },
    { "per-page", 0, 0, G_OPTION_ARG_STRING, &per_page, N_("Ballots on a page: 1, 2 (default) or 4"), "N" },
    { "unit", 0, 0, G_OPTION_ARG_STRING_ARRAY, &units, N_("Only for this unit (several times for several)"), "UNIT" },
    { "answers", 0, 0, G_OPTION_ARG_STRING, &answers_text, N_("The words on the ballots, such as 赞同,反对,弃权,随多数"), "WORDS" },
    { "issuer", 0, 0, G_OPTION_ARG_STRING, &issuer, N_("Who issues it (default: the owners’ committee)"), "TEXT" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("Word it in zh_CN or en"), "LANGUAGE" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting kind output", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  PaperJob job = { target.meeting, { NULL } };
  YishiPapersKind kind = YISHI_PAPERS_NOTICE;
  YishiPapersInput input = { NULL };
  int status;

  if (operands == NULL || !read_kind (cli, kind_text, &kind) || !yishi_cli_read_choice (cli, "--size", size, sizes) ||
      !yishi_cli_read_choice (cli, "--per-page", per_page, numbers) || (issuer != NULL && !yishi_cli_check_text (cli, issuer)) ||
      (language != NULL && yishi_cli_read_language (cli, language) == NULL) || !read_units (cli, units) ||
      !check_options (cli, kind, size, per_page, answers_text, target.item, units))
    return cli->status;
  answers = read_answers (cli, answers_text);
  if (answers == NULL && answers_text != NULL)
    return cli->status;

  input.language = language;
  input.issuer = issuer;
  input.item = target.number;
  input.is_a3 = g_strcmp0 (size, "a3") == 0;
  input.per_page = per_page != NULL ? (guint) (*per_page - '0') : 2;
  input.answers = (const char *const *) answers;
  input.units = (const char *const *) units;
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, load_facts, &job);
  if (status == YISHI_EXIT_DONE)
    status = write_paper (cli, operands[0], kind, &input, &job, output);
  yishi_paper_facts_clear (&job.facts);
  return status;
}
