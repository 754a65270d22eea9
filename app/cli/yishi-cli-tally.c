/* yishi-cli-tally.c - `yishi tally`: the arithmetic alone, without a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-area.h"
#include "yishi-cli-result.h"
#include "yishi-error.h"

/* What was asked for, as texts until it is read. */
typedef struct
{
  char *rule;  /* all (owned) */
  char *pack;
  char *roll;
  char *answers[YISHI_N_CHOICES];
  char *silent;
  char *present;
  char *language;
} TallyOptions;

static void
tally_options_clear (TallyOptions *options)
{
  g_free (options->rule);
  g_free (options->pack);
  g_free (options->roll);
  for (gsize i = 0; i < YISHI_N_CHOICES; i++)
    g_free (options->answers[i]);
  g_free (options->silent);
  g_free (options->present);
  g_free (options->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TallyOptions, tally_options_clear)

typedef struct
{
  YishiCount roll;
  YishiCount answers[YISHI_N_CHOICES];
  YishiCount silent;
  gint64     present;
} Figures;

/* Reads `46:4500.01`; where a rule counts heads alone, `46` will do. */
static gboolean
read_count (YishiCli   *cli,
            const char *option,
            const char *text,
            gboolean    by_area,
            YishiCount *count)
{
  g_auto(GStrv) parts = NULL;
  gint64 heads = 0;
  gint64 area = 0;
  gboolean good;

  if (text == NULL)
    return TRUE;

  parts = g_strsplit (text, ":", 3);
  good = g_strv_length (parts) == (by_area ? 2 : 1) || (!by_area && g_strv_length (parts) == 2);
  good = good && g_ascii_string_to_signed (parts[0], 10, 0, G_MAXINT32, &heads, NULL);
  good = good && (parts[1] == NULL || yishi_area_parse (parts[1], YISHI_AREA_MAX_TOTAL, &area) == YISHI_AREA_OK);
  if (!good)
    {
      yishi_cli_usage (cli, _("%s “%s” is not persons:area (write it as 46:4500.01)"), option, text);
      return FALSE;
    }

  *count = (YishiCount) { heads, area };
  return TRUE;
}

static gboolean
read_figures (YishiCli           *cli,
              const TallyOptions *options,
              gboolean            by_area,
              Figures            *figures)
{
  for (guint i = 0; i < YISHI_N_CHOICES; i++)
    {
      g_autofree char *name = g_strconcat ("--", yishi_choice_to_string (i), NULL);

      if (!read_count (cli, name, options->answers[i], by_area, &figures->answers[i]))
        return FALSE;
    }

  figures->present = -1;
  return read_count (cli, "--roll", options->roll, by_area, &figures->roll) &&
         read_count (cli, "--silent", options->silent, by_area, &figures->silent) &&
         yishi_cli_read_number (cli, "--present", options->present, G_MAXINT32, &figures->present);
}

static YishiRule *
find_rule (const TallyOptions *options,
           GError            **error)
{
  g_autofree char *path = options->pack != NULL ? g_strdup_printf ("%s/%s", options->pack, options->rule) : NULL;

  return yishi_rule_find (path != NULL ? path : options->rule, error);
}

/* Marks for names cannot be given as yes and no. */
static gboolean
check_rule (YishiRule  *rule,
            GError    **error)
{
  if (!yishi_rule_is_election (rule))
    return TRUE;

  g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_NOT_ALLOWED,
               _("Nothing was counted: the rule “%s” counts names, not yes and no (put it on an item of a meeting, "
                 "and enter the ballots)"),
               rule->id);
  return FALSE;
}

static int
judge (YishiCli           *cli,
       const TallyOptions *options,
       gboolean            json,
       const char         *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiRule) rule = find_rule (options, &error);
  g_autoptr(YishiTally) tally = NULL;
  Figures figures = { { 0 } };
  YishiJson *document;

  if (rule == NULL || !check_rule (rule, &error))
    return yishi_cli_fail (cli, error);
  if (!read_figures (cli, options, rule->by_area, &figures))
    return cli->status;

  tally = yishi_tally_from_counts (rule, figures.roll, figures.present, figures.answers, options->silent != NULL,
                                   figures.silent, &error);
  if (tally == NULL)
    return yishi_cli_fail (cli, error);
  if (!json)
    {
      yishi_cli_print_tally (cli, tally, words);
      return YISHI_EXIT_DONE;
    }

  document = yishi_json_new ();
  yishi_json_begin_object (document, NULL);
  yishi_json_string (document, "rule", rule->id);
  yishi_json_string (document, "pack", rule->pack);
  yishi_tally_write_json (tally, document, words);
  yishi_json_end_object (document);
  yishi_cli_print_json (cli, document);
  return YISHI_EXIT_DONE;
}

int
yishi_cli_tally (YishiCli  *cli,
                 int        argc,
                 char     **argv)
{
  g_auto(TallyOptions) options = { NULL };
  char **answers = options.answers;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "rule", 0, 0, G_OPTION_ARG_STRING, &options.rule, N_("The rule, as “yishi packs” lists it"), "RULE" },
    { "pack", 0, 0, G_OPTION_ARG_STRING, &options.pack, N_("The pack it is looked up in (default: national)"),
      "PACK" },
    { "roll", 0, 0, G_OPTION_ARG_STRING, &options.roll, N_("All there are"), "H:A" },
    { "yes", 0, 0, G_OPTION_ARG_STRING, &answers[YISHI_CHOICE_YES], N_("For"), "H:A" },
    { "no", 0, 0, G_OPTION_ARG_STRING, &answers[YISHI_CHOICE_NO], N_("Against"), "H:A" },
    { "abstain", 0, 0, G_OPTION_ARG_STRING, &answers[YISHI_CHOICE_ABSTAIN], N_("Abstained"), "H:A" },
    { "follow", 0, 0, G_OPTION_ARG_STRING, &answers[YISHI_CHOICE_FOLLOW], N_("Signed to follow the majority"),
      "H:A" },
    { "blank", 0, 0, G_OPTION_ARG_STRING, &answers[YISHI_CHOICE_BLANK], N_("Blank or unclear"), "H:A" },
    { "invalid", 0, 0, G_OPTION_ARG_STRING, &answers[YISHI_CHOICE_INVALID], N_("Invalid"), "H:A" },
    { "silent", 0, 0, G_OPTION_ARG_STRING, &options.silent,
      N_("Delivered with proof and not returned: count with the silence clause too"), "H:A" },
    { "present", 0, 0, G_OPTION_ARG_STRING, &options.present, N_("How many are in the room"), "N" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, N_("Word it in zh_CN or en"), "LANGUAGE" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "rule roll yes", 0, 0, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  const char *words;

  if (operands == NULL)
    return cli->status;
  words = yishi_cli_read_language (cli, options.language);
  if (words == NULL)
    return cli->status;

  return judge (cli, &options, json, words);
}
