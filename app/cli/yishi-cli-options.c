/* yishi-cli-options.c - reads a command's options strictly, and explains them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "yishi-date.h"

void
yishi_cli_target_clear (YishiCliTarget *target)
{
  g_clear_pointer (&target->meeting, g_free);
  g_clear_pointer (&target->item, g_free);
}

static gboolean
is_json_wanted (int    argc,
                char **argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], "--json") == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped == NULL || *stripped == '\0';
}

/* Long names of @required that were not given, or given blank; each of them is
 * a text. */
static char *
list_missing (const YishiCliSyntax *syntax)
{
  g_auto(GStrv) names = g_strsplit (syntax->required, " ", -1);
  GString *missing = g_string_new (NULL);

  for (gsize i = 0; names[i] != NULL; i++)
    for (const GOptionEntry *entry = syntax->entries; entry->long_name != NULL; entry++)
      if (strcmp (entry->long_name, names[i]) == 0 && is_blank (*(char **) entry->arg_data))
        g_string_append_printf (missing, "%s--%s", missing->len > 0 ? " " : "", names[i]);

  return g_string_free (missing, FALSE);
}

static GOptionContext *
make_context (YishiCli             *cli,
              const YishiCliSyntax *syntax)
{
  GOptionContext *context = g_option_context_new (cli->command->arguments);
  g_autofree char *name = g_strconcat ("yishi ", cli->command->name, NULL);
  g_autofree char *example = g_strdup_printf ("%s\n  %s", _("Example:"), cli->command->example);

  g_set_prgname (name);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(cli->command->summary));
  g_option_context_set_description (context, example);
  g_option_context_add_main_entries (context, syntax->entries, GETTEXT_PACKAGE);
  return context;
}

static char **
check_operands (YishiCli             *cli,
                const YishiCliSyntax *syntax,
                char                **operands)
{
  guint n = operands != NULL ? g_strv_length (operands) : 0;
  g_autofree char *missing = list_missing (syntax);

  if (n > syntax->n_max)
    {
      g_autofree char *shown = g_filename_display_name (operands[syntax->n_max]);

      yishi_cli_usage (cli, _("“%s” is one word too many"), shown);
      return NULL;
    }
  if (n < syntax->n_min || *missing != '\0')
    {
      if (n < syntax->n_min)
        yishi_cli_usage (cli, _("something is missing: write it as “yishi %s %s”"), cli->command->name,
                         cli->command->arguments);
      else
        yishi_cli_usage (cli, _("%s is missing or empty"), missing);
      return NULL;
    }

  return operands != NULL ? g_strdupv (operands) : g_new0 (char *, 1);
}

/**
 * yishi_cli_parse:
 *
 * Reads the options into the places that @syntax names. Asked for help, prints
 * it; given nonsense, says so.
 *
 * Returns: (transfer full) (nullable): the operands; %NULL if the command is
 *   over, with its exit status in @cli
 */
char **
yishi_cli_parse (YishiCli             *cli,
                 const YishiCliSyntax *syntax,
                 int                   argc,
                 char                **argv)
{
  g_autoptr(GOptionContext) context = make_context (cli, syntax);
  g_auto(GStrv) operands = NULL;
  g_autofree char **shadow = g_memdup2 (argv, sizeof (char *) * (argc + 1));
  g_autoptr(GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Explain this command"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };

  cli->json = syntax->json && is_json_wanted (argc, argv);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &shadow, &error))
    {
      yishi_cli_usage (cli, "%s", error->message);
      return NULL;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      yishi_cli_print (cli, "%s", text);
      cli->json = FALSE;
      cli->status = YISHI_EXIT_DONE;
      return NULL;
    }

  return check_operands (cli, syntax, operands);
}

/* A day, or `DAY/KIND` where a day has several meetings. */
static gboolean
is_meeting (const char *text)
{
  g_autofree char *day = g_strndup (text, strcspn (text, "/"));
  GDate date;

  return yishi_date_parse (day, &date);
}

/**
 * yishi_cli_parse_target:
 * @target: the meeting, and the item if it has one, that @syntax reads into
 *
 * As yishi_cli_parse(), and checks that @target names what could exist.
 *
 * Returns: (transfer full) (nullable): the operands
 */
char **
yishi_cli_parse_target (YishiCli             *cli,
                        const YishiCliSyntax *syntax,
                        YishiCliTarget       *target,
                        int                   argc,
                        char                **argv)
{
  g_auto(GStrv) operands = yishi_cli_parse (cli, syntax, argc, argv);
  gint64 number = 0;

  if (operands == NULL)
    return NULL;
  if (!is_meeting (target->meeting))
    {
      yishi_cli_usage (cli, _("--meeting “%s” is not a meeting’s date (write it as 2026-12-15)"), target->meeting);
      return NULL;
    }
  if (target->item != NULL && !yishi_cli_read_number (cli, "--item", target->item, G_MAXINT, &number))
    return NULL;

  target->number = (int) number;
  return g_steal_pointer (&operands);
}

/**
 * yishi_cli_read_number:
 * @text: (nullable): what was given; if nothing was, @number stays
 *
 * Returns: whether it is a whole number from 0 to @largest; says so if not
 */
gboolean
yishi_cli_read_number (YishiCli   *cli,
                       const char *option,
                       const char *text,
                       gint64      largest,
                       gint64     *number)
{
  if (text == NULL || g_ascii_string_to_signed (text, 10, 0, largest, number, NULL))
    return TRUE;

  yishi_cli_usage (cli, _("%s “%s” is not a whole number from 0 to %" PRId64), option, text, largest);
  return FALSE;
}

/**
 * yishi_cli_read_date:
 * @text: (nullable): what was given
 *
 * Returns: whether it is a day of the calendar, or nothing; says so if not
 */
gboolean
yishi_cli_read_date (YishiCli   *cli,
                     const char *option,
                     const char *text)
{
  GDate date;

  if (text == NULL || yishi_date_parse (text, &date))
    return TRUE;

  yishi_cli_usage (cli, _("%s “%s” is not a date (write it as 2026-12-15)"), option, text);
  return FALSE;
}

/**
 * yishi_cli_read_choice:
 * @text: (nullable): what was given
 * @known: %NULL-terminated: what may be given
 *
 * Returns: whether @text is known, or nothing; says so if not
 */
gboolean
yishi_cli_read_choice (YishiCli          *cli,
                       const char        *option,
                       const char        *text,
                       const char *const *known)
{
  g_autofree char *list = NULL;

  if (text == NULL || g_strv_contains (known, text))
    return TRUE;

  list = g_strjoinv (", ", (char **) known);
  yishi_cli_usage (cli, _("%s “%s” is not one of: %s"), option, text, list);
  return FALSE;
}

/**
 * yishi_cli_check_text:
 * @text: an operand that is not the name of a file
 *
 * Returns: whether it is UTF-8; says so if not
 */
gboolean
yishi_cli_check_text (YishiCli   *cli,
                      const char *text)
{
  g_autofree char *shown = NULL;

  if (g_utf8_validate (text, -1, NULL))
    return TRUE;

  shown = g_filename_display_name (text);
  yishi_cli_usage (cli, _("“%s” is not UTF-8"), shown);
  return FALSE;
}

/**
 * yishi_cli_read_language:
 * @text: (nullable): what was given
 *
 * Returns: (nullable): the language results are worded in: what was given, else
 *   that of the person; %NULL if there is no such language, said
 */
const char *
yishi_cli_read_language (YishiCli   *cli,
                         const char *text)
{
  static const char *const known[] = { "zh_CN", "en", NULL };

  if (text == NULL)
    return g_str_has_prefix (g_get_language_names ()[0], "zh") ? known[0] : known[1];
  if (!yishi_cli_read_choice (cli, "--language", text, known))
    return NULL;

  return strcmp (text, known[0]) == 0 ? known[0] : known[1];
}
