/* yishi-cli-new.c - `yishi new` and `yishi setting`: the record itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-text.h"
#include "yishi-db-record.h"

static const char *const setting_keys[] = { "name", "pack", "silence-clause", "members", "language", NULL };

typedef struct
{
  const char *name;
  const char *pack;
} NewJob;

static gboolean
make_record (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  NewJob *job = data;

  return yishi_db_create_record (db, job->name, job->pack, error);
}

int
yishi_cli_new (YishiCli  *cli,
               int        argc,
               char     **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *pack = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("The community’s name"), "NAME" },
    { "pack", 0, 0, G_OPTION_ARG_STRING, &pack, N_("The rule pack to count by (default: national)"), "PACK" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "name", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  g_autofree char *shown = NULL;
  g_autoptr(YishiRulePack) known = NULL;
  g_autoptr(GError) error = NULL;
  NewJob job;
  int status;

  if (operands == NULL)
    return cli->status;

  /* A pack that does not exist is found before there is a file. */
  job = (NewJob) { name, pack != NULL ? pack : "national" };
  known = yishi_rule_pack_find (job.pack, &error);
  if (known == NULL)
    return yishi_cli_fail (cli, error);
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_CREATE, make_record, &job);
  if (status != YISHI_EXIT_DONE)
    return status;

  shown = g_filename_display_name (operands[0]);
  yishi_cli_print (cli, _("Made the record “%s” of %s, counted by the rule pack “%s”.\n"), shown, name, job.pack);
  yishi_cli_print (cli, _("Next: read the roster with “yishi roll import %s ROSTER”.\n"), shown);
  return status;
}

typedef struct
{
  const char *key;     /* NULL: all of them */
  const char *value;
  GPtrArray  *values;  /* (owned) in the order of setting_keys, NULL if not set */
} SettingJob;

static gboolean
read_settings (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  SettingJob *job = data;

  for (gsize i = 0; setting_keys[i] != NULL; i++)
    {
      g_autoptr(GError) own = NULL;

      g_ptr_array_add (job->values, yishi_db_get_setting (db, setting_keys[i], &own));
      if (own != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&own));
          return FALSE;
        }
    }

  return TRUE;
}

static void
print_settings (YishiCli   *cli,
                SettingJob *job,
                gboolean    as_json)
{
  YishiJson *json;

  if (!as_json)
    {
      for (guint i = 0; i < job->values->len; i++)
        {
          const char *value = g_ptr_array_index (job->values, i);

          if (job->key == NULL)
            yishi_cli_print (cli, "%s = %s\n", setting_keys[i], value != NULL ? value : "");
          else if (g_str_equal (job->key, setting_keys[i]))
            yishi_cli_print (cli, "%s\n", value != NULL ? value : "");
        }
      return;
    }

  json = yishi_json_new ();
  yishi_json_begin_object (json, NULL);
  for (guint i = 0; i < job->values->len; i++)
    if (job->key == NULL || g_str_equal (job->key, setting_keys[i]))
      {
        const char *value = g_ptr_array_index (job->values, i);

        yishi_json_string (json, setting_keys[i], value != NULL ? value : "");
      }
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_setting_get (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "", 1, 2, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  SettingJob job = { NULL, NULL, values };
  int status;

  if (operands == NULL)
    return cli->status;
  if (!yishi_cli_read_choice (cli, "KEY", operands[1], setting_keys))
    return cli->status;

  job.key = operands[1];
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, read_settings, &job);
  if (status == YISHI_EXIT_DONE)
    print_settings (cli, &job, json);

  return status;
}

static gboolean
write_setting (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  SettingJob *job = data;

  return yishi_db_set_setting (db, job->key, job->value, error);
}

int
yishi_cli_setting_set (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  const YishiCliSyntax syntax = { entries, "", 3, 3, NULL };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  SettingJob job = { NULL, NULL, NULL };
  int status;

  if (operands == NULL)
    return cli->status;
  if (!yishi_cli_read_choice (cli, "KEY", operands[1], setting_keys) ||
      !yishi_cli_check_text (cli, operands[2]))
    return cli->status;

  job.key = operands[1];
  job.value = operands[2];
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, write_setting, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, "%s = %s\n", job.key, job.value);

  return status;
}
