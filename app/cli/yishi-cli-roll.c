/* yishi-cli-roll.c - `yishi roll merge`, `remove` and `versions`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "yishi-area.h"
#include "yishi-cli-text.h"
#include "yishi-date.h"
#include "yishi-db-roll.h"

typedef struct
{
  const char *const *units;
  const char        *reason;
  gboolean           undo;
  gint64             before;  /* persons */
  gint64             after;
} MergeJob;

static gboolean
count_persons (YishiDb  *db,
               gint64   *persons,
               GError  **error)
{
  g_autoptr(YishiRoll) roll = yishi_db_load_roll (db, 0, error);

  if (roll == NULL)
    return FALSE;

  *persons = yishi_roll_count_persons (roll);
  return TRUE;
}

static gboolean
merge_units (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  MergeJob *job = data;

  return count_persons (db, &job->before, error) &&
         yishi_db_merge_units (db, job->units, !job->undo, job->reason, error) &&
         count_persons (db, &job->after, error);
}

static gboolean
check_units (YishiCli *cli,
             char    **units)
{
  for (gsize i = 0; units[i] != NULL; i++)
    if (!yishi_cli_check_text (cli, units[i]))
      return FALSE;

  return TRUE;
}

int
yishi_cli_roll_merge (YishiCli  *cli,
                      int        argc,
                      char     **argv)
{
  g_autofree char *reason = NULL;
  MergeJob job = { NULL };
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("How it was confirmed"), "TEXT" },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &job.undo, N_("They are not one person after all"), NULL },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "reason", 2, G_MAXUINT, NULL };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  int status;

  if (operands == NULL || !check_units (cli, operands + 1))
    return cli->status;
  if (!job.undo && operands[2] == NULL)
    return yishi_cli_usage (cli, _("something is missing: write it as “yishi %s %s”"), cli->command->name,
                            cli->command->arguments);

  job.units = (const char *const *) operands + 1;
  job.reason = reason;
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, merge_units, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("The roll had %" PRId64 " persons, it has %" PRId64 " now.\n"),
                     job.before, job.after);

  return status;
}

typedef struct
{
  const char *unit;
  const char *reason;
} RemoveJob;

static gboolean
remove_unit (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  RemoveJob *job = data;

  return yishi_db_remove_unit (db, job->unit, job->reason, error);
}

int
yishi_cli_roll_remove (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why the unit leaves the roll"), "TEXT" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "reason", 2, 2, NULL };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  RemoveJob job;
  int status;

  if (operands == NULL || !yishi_cli_check_text (cli, operands[1]))
    return cli->status;

  job = (RemoveJob) { operands[1], reason };
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, remove_unit, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Took %s out of the roll.\n"), operands[1]);

  return status;
}

static gboolean
list_versions (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  GPtrArray **versions = data;

  *versions = yishi_db_list_roll_versions (db, error);
  return *versions != NULL;
}

static void
print_versions (YishiCli  *cli,
                GPtrArray *versions)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rlrrrll");

  yishi_text_table_add (table, _("version"), _("when"), _("units"), _("persons"), _("area (m²)"),
                        _("fingerprint"), _("source"), NULL);
  for (guint i = 0; i < versions->len; i++)
    {
      const YishiRollVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, version->version);
      g_autofree char *units = g_strdup_printf ("%" G_GINT64_FORMAT, version->n_units);
      g_autofree char *persons = g_strdup_printf ("%" G_GINT64_FORMAT, version->n_persons);
      g_autofree char *area = yishi_area_format_human (version->area);
      g_autofree char *sum = g_strdup_printf ("%.16s", version->sha256);
      g_autofree char *when = yishi_instant_describe (version->at);

      yishi_text_table_add (table, number, when, units, persons, area, sum, version->source, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
print_versions_json (YishiCli  *cli,
                     GPtrArray *versions)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "versions");
  for (guint i = 0; i < versions->len; i++)
    {
      const YishiRollVersion *version = g_ptr_array_index (versions, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_int (json, "version", version->version);
      yishi_json_string (json, "at", version->at);
      yishi_json_string (json, "source", version->source);
      yishi_json_string (json, "sha256", version->sha256);
      yishi_json_int (json, "units", version->n_units);
      yishi_json_int (json, "persons", version->n_persons);
      yishi_json_area (json, "area", version->area);
      yishi_json_area (json, "parking_area", version->parking_area);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_roll_versions (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  g_autoptr(GPtrArray) versions = NULL;
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, list_versions, &versions);
  if (status != YISHI_EXIT_DONE)
    return status;
  if (json)
    print_versions_json (cli, versions);
  else if (versions->len == 0)
    yishi_cli_print (cli, _("There is no roll yet: read one with “yishi roll import”.\n"));
  else
    print_versions (cli, versions);

  return status;
}
