/* yishi-cli-packs.c - `yishi packs`: the rules there are, with their articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-cli-text.h"
#include "yishi-rule.h"

static void
write_threshold (YishiJson            *json,
                 const char           *key,
                 const YishiThreshold *threshold)
{
  if (threshold->denominator == 0)
    {
      yishi_json_null (json, key);
      return;
    }

  yishi_json_begin_object (json, key);
  yishi_json_int (json, "numerator", threshold->numerator);
  yishi_json_int (json, "denominator", threshold->denominator);
  yishi_json_boolean (json, "more_than", threshold->more_than);
  yishi_json_end_object (json);
}

static void
write_rule (YishiJson *json,
            YishiRule *rule)
{
  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "id", rule->id);
  yishi_json_string (json, "title_zh", rule->title_zh);
  yishi_json_string (json, "title_en", rule->title_en);
  yishi_json_string (json, "article", rule->article);
  yishi_json_string (json, "quote", rule->quote);
  yishi_json_string (json, "gist", rule->gist);
  yishi_json_boolean (json, "by_area", rule->by_area);
  write_threshold (json, "participation", &rule->participation);
  write_threshold (json, "approval", &rule->approval);
  yishi_json_int (json, "notice_days", rule->notice_days);
  yishi_json_end_object (json);
}

static void
write_pack (YishiJson     *json,
            YishiRulePack *pack)
{
  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "id", yishi_rule_pack_get_id (pack));
  yishi_json_int (json, "version", yishi_rule_pack_get_version (pack));
  yishi_json_string (json, "title_zh", yishi_rule_pack_get_title (pack, "zh_CN"));
  yishi_json_string (json, "title_en", yishi_rule_pack_get_title (pack, "en"));
  yishi_json_boolean (json, "historical", yishi_rule_pack_is_historical (pack));
  yishi_json_begin_array (json, "rules");
  for (guint i = 0; i < yishi_rule_pack_get_n_rules (pack); i++)
    write_rule (json, yishi_rule_pack_get_rule (pack, i));
  yishi_json_end_array (json);
  yishi_json_begin_array (json, "matters");
  for (guint i = 0; i < yishi_rule_pack_get_n_matters (pack); i++)
    {
      const YishiMatter *matter = yishi_rule_pack_get_matter (pack, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_int (json, "number", matter->number);
      yishi_json_string (json, "title_zh", matter->title_zh);
      yishi_json_string (json, "title_en", matter->title_en);
      yishi_json_string (json, "rule", matter->rule);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
}

static void
print_rules (YishiCli      *cli,
             YishiRulePack *pack,
             gboolean       chinese)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("lll");

  for (guint i = 0; i < yishi_rule_pack_get_n_rules (pack); i++)
    {
      YishiRule *rule = yishi_rule_pack_get_rule (pack, i);

      yishi_text_table_add (table, rule->id, chinese ? rule->title_zh : rule->title_en, rule->article, NULL);
    }
  yishi_text_table_print (table, cli, 2);
}

/* One pack in full: what each rule says, and the catalogue of matters. */
static void
print_details (YishiCli      *cli,
               YishiRulePack *pack,
               gboolean       chinese)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rll");

  for (guint i = 0; i < yishi_rule_pack_get_n_rules (pack); i++)
    {
      YishiRule *rule = yishi_rule_pack_get_rule (pack, i);
      const char *words = chinese ? rule->quote : rule->gist;

      yishi_cli_print (cli, "\n  %s: %s\n", rule->id, chinese ? rule->title_zh : rule->title_en);
      if (*rule->article != '\0')
        yishi_cli_print (cli, "    %s\n", rule->article);
      if (*words != '\0')
        yishi_cli_print (cli, "    %s\n", words);
    }
  if (yishi_rule_pack_get_n_matters (pack) == 0)
    return;

  yishi_cli_print (cli, "\n  %s\n", _("Matters (for “yishi item add --matter N”):"));
  for (guint i = 0; i < yishi_rule_pack_get_n_matters (pack); i++)
    {
      const YishiMatter *matter = yishi_rule_pack_get_matter (pack, i);
      g_autofree char *number = g_strdup_printf ("%d", matter->number);

      yishi_text_table_add (table, number, matter->rule, chinese ? matter->title_zh : matter->title_en, NULL);
    }
  yishi_text_table_print (table, cli, 4);
}

static void
print_pack (YishiCli      *cli,
            YishiRulePack *pack,
            gboolean       details,
            const char    *language)
{
  gboolean chinese = strcmp (language, "zh_CN") == 0;

  yishi_cli_print (cli, "%s %d: %s%s\n", yishi_rule_pack_get_id (pack), yishi_rule_pack_get_version (pack),
                   yishi_rule_pack_get_title (pack, language),
                   yishi_rule_pack_is_historical (pack) ? _(" (historical: for checking old decisions)") : "");
  if (details)
    print_details (cli, pack, chinese);
  else
    print_rules (cli, pack, chinese);
}

static void
print_packs_json (YishiCli  *cli,
                  GPtrArray *packs)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "packs");
  for (guint i = 0; i < packs->len; i++)
    write_pack (json, g_ptr_array_index (packs, i));
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

/* All packs, or the one asked for. */
static GPtrArray *
load_packs (const char *id,
            GError    **error)
{
  g_autoptr(GPtrArray) packs = NULL;
  YishiRulePack *pack;

  if (id == NULL)
    return yishi_rule_packs_load (error);

  pack = yishi_rule_pack_find (id, error);
  if (pack == NULL)
    return NULL;

  packs = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_rule_pack_unref);
  g_ptr_array_add (packs, pack);
  return g_steal_pointer (&packs);
}

int
yishi_cli_packs (YishiCli  *cli,
                 int        argc,
                 char     **argv)
{
  g_autofree char *language = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("Word it in zh_CN or en"), "LANGUAGE" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "", 0, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  g_autoptr(GPtrArray) packs = NULL;
  g_autoptr(GError) error = NULL;
  const char *words;

  if (operands == NULL)
    return cli->status;
  words = yishi_cli_read_language (cli, language);
  if (words == NULL)
    return cli->status;
  packs = load_packs (operands[0], &error);
  if (packs == NULL)
    return yishi_cli_fail (cli, error);

  if (json)
    {
      print_packs_json (cli, packs);
      return YISHI_EXIT_DONE;
    }
  for (guint i = 0; i < packs->len; i++)
    {
      yishi_cli_print (cli, "%s", i > 0 ? "\n" : "");
      print_pack (cli, g_ptr_array_index (packs, i), operands[0] != NULL, words);
    }
  return YISHI_EXIT_DONE;
}
