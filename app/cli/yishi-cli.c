/* yishi-cli.c - the command line: finds the command and turns its outcome into an exit status
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "yishi-cli-command.h"
#include "yishi-cli-text.h"

static gboolean
is_in_group (const YishiCliCommand *command,
             const char            *group)
{
  gsize length = strlen (group);

  return length == 0 || (strncmp (command->name, group, length) == 0 &&
                         (command->name[length] == ' ' || command->name[length] == '\0'));
}

static gboolean
is_group (const char *word)
{
  for (const YishiCliCommand *command = yishi_cli_commands; command->name != NULL; command++)
    if (*word != '\0' && is_in_group (command, word))
      return TRUE;

  return FALSE;
}

/* Lists the commands that begin with the word @group; all of them if it is "". */
static void
print_commands (YishiCli   *cli,
                const char *group)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("ll");

  yishi_cli_print (cli, "%s\n  yishi %s%s%s\n\n", _("Usage:"), group, *group != '\0' ? " " : "",
                   _("COMMAND [OPTION…]"));
  if (*group == '\0')
    yishi_cli_print (cli, "%s\n\n", _("Runs a community’s deliberation day: its roll, its meetings, its votes. "
                                      "A record (NAME.yishi) is one file that holds it all."));
  yishi_cli_print (cli, "%s\n", _("Commands:"));
  for (const YishiCliCommand *command = yishi_cli_commands; command->name != NULL; command++)
    if (is_in_group (command, group))
      yishi_text_table_add (table, command->name, _(command->summary), NULL);
  yishi_text_table_print (table, cli, 2);
  yishi_cli_print (cli, "\n%s\n", _("“yishi COMMAND --help” explains a command with an example."));
}

static void
list_commands (YishiCli *cli)
{
  for (const YishiCliCommand *command = yishi_cli_commands; command->name != NULL; command++)
    yishi_cli_print (cli, "%s\n", command->name);
}

/* (nullable) */
static const YishiCliCommand *
find_by_name (const char *name)
{
  for (const YishiCliCommand *command = yishi_cli_commands; command->name != NULL; command++)
    if (g_strcmp0 (command->name, name) == 0)
      return command;

  return NULL;
}

/* Finds the command of one or two words at the start of @argv; “minutes” is one, and
 * begins others. Returns: (nullable): the command; @n_words are its own */
static const YishiCliCommand *
find_command (int    argc,
              char **argv,
              int   *n_words)
{
  g_autofree char *two = argc > 1 ? g_strconcat (argv[0], " ", argv[1], NULL) : NULL;
  const YishiCliCommand *command = two != NULL ? find_by_name (two) : NULL;

  *n_words = command != NULL ? 2 : 1;
  return command != NULL ? command : find_by_name (argv[0]);
}

static gboolean
is_help (const char *word)
{
  return word != NULL && (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0);
}

static int
refuse_command (YishiCli *cli,
                char    **argv)
{
  g_autofree char *word = g_filename_display_name (argv[0]);

  if (is_group (argv[0]) && is_help (argv[1]))
    {
      print_commands (cli, argv[0]);
      return YISHI_EXIT_DONE;
    }
  if (is_group (argv[0]) && argv[1] == NULL)
    yishi_cli_complain (cli, _("wrong usage: “%s” needs a second word (see “yishi %s --help”)"), word, word);
  else if (is_group (argv[0]))
    yishi_cli_complain (cli, _("wrong usage: “%s” has no such command (see “yishi %s --help”)"), word, word);
  else
    yishi_cli_complain (cli, _("wrong usage: there is no command “%s” (see “yishi --help”)"), word);

  return YISHI_EXIT_USAGE;
}

static int
run_command (YishiCli *cli,
             int       argc,
             char    **argv)
{
  g_autoptr(GError) error = NULL;
  int n_words;

  cli->command = find_command (argc, argv, &n_words);
  if (cli->command == NULL)
    return refuse_command (cli, argv);

  cli->clock = yishi_clock_new (&error);
  if (cli->clock == NULL)
    {
      yishi_cli_complain (cli, "%s", error->message);
      return YISHI_EXIT_USAGE;
    }

  return cli->command->run (cli, argc - n_words + 1, argv + n_words - 1);
}

static int
run (YishiCli *cli,
     int       argc,
     char    **argv)
{
  if (argc < 2)
    {
      yishi_cli_complain (cli, _("wrong usage: a command is missing (see “yishi --help”)"));
      return YISHI_EXIT_USAGE;
    }
  if (is_help (argv[1]) || (strcmp (argv[1], "help") == 0 && argc == 2))
    {
      print_commands (cli, "");
      return YISHI_EXIT_DONE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      yishi_cli_print (cli, "yishi %s\n", PACKAGE_VERSION);
      return YISHI_EXIT_DONE;
    }
  if (strcmp (argv[1], "--list-commands") == 0)
    {
      list_commands (cli);
      return YISHI_EXIT_DONE;
    }

  return run_command (cli, argc - 1, argv + 1);
}

/**
 * yishi_cli_run:
 *
 * Returns: the exit status, as HACKING.md lists them
 */
int
yishi_cli_run (int    argc,
               char **argv)
{
  YishiCli cli = { NULL };
  int status;

  /* A reader that went away is noticed when writing, not by being killed. */
  signal (SIGPIPE, SIG_IGN);
  cli.out = g_string_new (NULL);

  status = yishi_cli_finish (&cli, run (&cli, argc, argv));

  g_clear_pointer (&cli.clock, yishi_clock_free);
  g_string_free (cli.out, TRUE);
  g_free (cli.error_code);
  g_free (cli.error_text);
  return status;
}
