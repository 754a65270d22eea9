/* yishi-cli-ballot-enter.c - `yishi ballot enter`: ballots line by line, each durable before it is acknowledged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-ballot.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "yishi-cli-command.h"
#include "yishi-unit-name.h"

/* No ballot is longer; whatever is comes from a wrong pipe. */
#define LONGEST_LINE 4096

typedef struct
{
  const YishiCliTarget *target;
  YishiItem            *item;     /* (owned) found once */
  YishiBallotEntry      entry;
  const char           *channel;
  const char           *teller;
  gint64                id;       /* of the ballot that was added */
  char                 *recorded; /* (owned) (nullable) its choice, where an agent may have been overruled */
  GPtrArray            *issues;   /* (owned) (nullable) */
} EnterJob;

static gboolean
find_item (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  EnterJob *job = data;

  job->item = yishi_cli_find_item (db, job->target, error);
  return job->item != NULL;
}

/* An owner's written order counts and not what the agent says, so the answer
 * must say what was recorded. */
static gboolean
read_recorded (YishiDb   *db,
               EnterJob  *job,
               GError   **error)
{
  g_autoptr(GPtrArray) ballots = yishi_db_list_ballots (db, job->item, error);

  if (ballots == NULL)
    return FALSE;
  for (guint i = 0; i < ballots->len; i++)
    {
      const YishiBallotRow *ballot = g_ptr_array_index (ballots, i);

      if (ballot->id == job->id)
        job->recorded = g_strdup (*ballot->marks != '\0' ? ballot->marks : ballot->choice);
    }

  return TRUE;
}

static gboolean
add_ballot (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  EnterJob *job = data;
  g_autoptr(GArray) ids = NULL;

  if (!yishi_db_add_ballots (db, job->item, &job->entry, 1, job->channel, job->teller, FALSE, &ids, &job->issues,
                             error))
    return FALSE;

  job->id = g_array_index (ids, gint64, 0);
  return job->entry.agent == NULL || read_recorded (db, job, error);
}

/* Cuts the next field off @rest at one of the signs in @separators; a field in
 * quotes may hold them. */
static char *
cut_field (char       **rest,
           const char  *separators)
{
  char *field = g_strchug (*rest);
  char *end;

  if (*field == '"' && (end = strchr (field + 1, '"')) != NULL)
    {
      field++;
      *end++ = '\0';
      end += strcspn (end, separators);
    }
  else
    {
      end = field + strcspn (field, separators);
    }

  *rest = *end != '\0' ? end + 1 : end;
  *end = '\0';
  return g_strstrip (field);
}

/* Between blanks a unit may itself have blanks ("3幢 2单元 501 同意"): then it
 * ends where a choice begins. */
static char *
cut_unit_before_choice (char **rest)
{
  char *unit = *rest;

  for (char *p = strpbrk (unit, " \t"); p != NULL; p = strpbrk (p, " \t"))
    {
      g_autofree char *word = NULL;
      YishiChoice choice;
      gsize n_blanks = strspn (p, " \t");

      word = g_strndup (p + n_blanks, strcspn (p + n_blanks, " \t"));
      if (yishi_choice_parse (word, &choice))
        {
          *p = '\0';
          *rest = p + n_blanks;
          return unit;
        }
      p += n_blanks;
    }

  return cut_field (rest, " \t");
}

/* People write commas as their keyboard has them. */
static void
narrow_commas (char *line)
{
  static const char wide[] = "，";
  char *p;

  while ((p = strstr (line, wide)) != NULL)
    {
      *p = ',';
      memmove (p + 1, p + strlen (wide), strlen (p + strlen (wide)) + 1);
    }
}

/**
 * yishi_cli_split_ballot:
 * @line: `unit,choice[,agent]`, or the same with tabs or blanks between; is
 *   cut into pieces
 * @agent: (out) (nullable): %NULL if there is none
 *
 * Returns: whether there are a unit and a choice
 */
gboolean
yishi_cli_split_ballot (char        *line,
                        const char **unit,
                        const char **choice,
                        const char **agent)
{
  char *rest = g_strstrip (line);
  const char *separators = " \t";

  narrow_commas (rest);
  if (strchr (rest, '\t') != NULL)
    separators = "\t";
  else if (strchr (rest, ',') != NULL)
    separators = ",";

  *unit = *separators == ' ' ? cut_unit_before_choice (&rest) : cut_field (&rest, separators);
  *choice = cut_field (&rest, separators);
  *agent = cut_field (&rest, separators);
  if (**agent == '\0')
    *agent = NULL;

  return **unit != '\0' && **choice != '\0';
}

static const char *
get_reason (const EnterJob *job,
            const GError   *error)
{
  if (job->issues != NULL && job->issues->len > 0)
    return ((const YishiBallotIssue *) g_ptr_array_index (job->issues, 0))->message;

  return error->message;
}

static void
acknowledge (YishiCli       *cli,
             const EnterJob *job)
{
  g_autofree char *unit = yishi_unit_name_normalize (job->entry.unit);
  const char *given = job->entry.choice;
  YishiChoice choice;

  if (yishi_choice_parse (given, &choice))
    given = yishi_choice_to_string (choice);
  yishi_cli_print (cli, "ok %" G_GINT64_FORMAT " %s %s", job->id, unit != NULL ? unit : job->entry.unit,
                   job->recorded != NULL ? job->recorded : given);
  if (job->recorded != NULL && strcmp (job->recorded, given) != 0)
    yishi_cli_print (cli, " (%s)", _("as the owner ordered, not as the agent answered"));
  yishi_cli_print (cli, "\n");
}

/* Adds one ballot and answers for it. Returns: an exit status */
static int
enter_line (YishiCli   *cli,
            YishiStore *store,
            EnterJob   *job,
            char       *line)
{
  g_autoptr(GError) error = NULL;

  if (strlen (line) > LONGEST_LINE || !g_utf8_validate (line, -1, NULL))
    {
      yishi_cli_print (cli, "no ?: %s\n", _("the line is not text in UTF-8, or far too long"));
      return YISHI_EXIT_REFUSED;
    }
  if (!yishi_cli_split_ballot (line, &job->entry.unit, &job->entry.choice, &job->entry.agent))
    {
      yishi_cli_print (cli, "no %s: %s\n", job->entry.unit, _("there is no choice (write it as 3-2-501,yes)"));
      return YISHI_EXIT_REFUSED;
    }

  g_clear_pointer (&job->issues, g_ptr_array_unref);
  g_clear_pointer (&job->recorded, g_free);
  if (!yishi_store_perform (store, add_ballot, job, &error))
    {
      yishi_cli_print (cli, "no %s: %s\n", job->entry.unit, get_reason (job, error));
      if (yishi_cli_status_of (error) == YISHI_EXIT_FAILED)
        return yishi_cli_fail (cli, error);
      return YISHI_EXIT_REFUSED;
    }

  acknowledge (cli, job);
  return YISHI_EXIT_DONE;
}

/* The end of the input is one thing, a broken one another: what is still to come
 * was not entered. */
static int
check_input (YishiCli *cli,
             int       saved_errno,
             int       status)
{
  if (!ferror (stdin))
    return status;

  yishi_cli_complain (cli, _("entering stopped: standard input cannot be read: %s "
                             "(see what is there with “yishi ballot list”)"),
                      g_strerror (saved_errno));
  return YISHI_EXIT_FAILED;
}

/* Goes on after a refused line, but not after a failure, nor when nobody reads
 * the answers any more. */
static int
enter_lines (YishiCli   *cli,
             YishiStore *store,
             EnterJob   *job)
{
  char *line = NULL;
  gsize size = 0;
  gssize length;
  int status = YISHI_EXIT_DONE;

  while (status != YISHI_EXIT_FAILED && (length = getline (&line, &size, stdin)) >= 0)
    {
      char *text = g_strstrip (g_str_has_prefix (line, "\357\273\277") ? line + 3 : line);
      int answer = *text != '\0' ? enter_line (cli, store, job, text) : YISHI_EXIT_DONE;

      status = MAX (status, answer);
      if (!yishi_cli_flush (cli))
        {
          yishi_cli_complain (cli, _("entering stopped: nobody reads the answers any more "
                                     "(see what is there with “yishi ballot list”)"));
          status = YISHI_EXIT_FAILED;
        }
    }

  status = check_input (cli, errno, status);
  free (line);
  return status;
}

int
yishi_cli_ballot_enter (YishiCli  *cli,
                        int        argc,
                        char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *channel = NULL;
  g_autofree char *teller = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "channel", 0, 0, G_OPTION_ARG_STRING, &channel, N_("How they came: paper (default), onsite, sweep, portal"),
      "CHANNEL" },
    { "teller", 0, 0, G_OPTION_ARG_STRING, &teller, N_("Who enters them"), "NAME" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  EnterJob job = { &target, .channel = channel, .teller = teller };
  g_autoptr(GError) error = NULL;
  YishiStore *store;
  int status;

  if (operands == NULL || !yishi_cli_read_choice (cli, "--channel", channel, yishi_cli_channels))
    return cli->status;
  store = yishi_cli_open (cli, operands[0], YISHI_STORE_WRITE);
  if (store == NULL)
    return cli->status;

  if (isatty (STDIN_FILENO))
    fprintf (stderr, "%s\n", _("One ballot a line: unit,choice[,agent]. End with Ctrl-D."));
  if (yishi_store_perform (store, find_item, &job, &error))
    status = enter_lines (cli, store, &job);
  else
    status = yishi_cli_fail (cli, error);

  g_clear_pointer (&job.item, yishi_item_free);
  g_clear_pointer (&job.issues, g_ptr_array_unref);
  g_free (job.recorded);
  return yishi_cli_close (cli, store, status);
}
