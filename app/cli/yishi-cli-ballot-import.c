/* yishi-cli-ballot-import.c - `yishi ballot import`: ballots from a file, all or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-ballot.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-cli-command.h"
#include "yishi-cli-roll-import.h"
#include "yishi-cli-text.h"
#include "yishi-cli-words.h"
#include "yishi-unit-name.h"

const char *const yishi_cli_channels[] = { "paper", "onsite", "sweep", "portal", NULL };

/**
 * yishi_cli_read_ballots:
 * @sheet: (out): the file, to which the texts of @entries belong
 * @entries: (out) (element-type YishiBallotEntry): its rows
 *
 * Returns: whether the file is a list of ballots; what stands in it is judged
 *   by the record
 */
gboolean
yishi_cli_read_ballots (YishiShortTable  *sheet,
                        const char     *path,
                        GArray        **entries,
                        GError        **error)
{
  g_autoptr(GArray) read = g_array_new (FALSE, TRUE, sizeof (YishiBallotEntry));

  if (!yishi_cli_check_file (path, error) || !yishi_short_table_read (sheet, path, yishi_ballot_headers, error))
    return FALSE;

  for (guint row = sheet->first_row; row < yishi_table_get_n_rows (sheet->table); row++)
    {
      const char *agent = yishi_short_table_get (sheet, row, 2);
      const char *received = yishi_short_table_get (sheet, row, 3);
      YishiBallotEntry entry = {
        .unit = yishi_short_table_get (sheet, row, 0),
        .choice = yishi_short_table_get (sheet, row, 1),
        .agent = *agent != '\0' ? agent : NULL,
        .received = *received != '\0' ? received : NULL,
        .row = yishi_table_get_row_number (sheet->table, row),
      };

      if (!yishi_short_table_is_blank (sheet, row))
        g_array_append_val (read, entry);
    }

  *entries = g_steal_pointer (&read);
  return TRUE;
}

/**
 * yishi_cli_report_issues:
 * @issues: (element-type YishiBallotIssue): rows that were refused
 *
 * Lists them for people.
 */
void
yishi_cli_report_issues (YishiCli        *cli,
                         const GPtrArray *issues)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rll");

  if (issues->len == 0)
    return;

  yishi_cli_print (cli, "%s\n", _("Refused:"));
  yishi_text_table_add (table, _("row"), _("unit"), "", NULL);
  for (guint i = 0; i < issues->len; i++)
    {
      const YishiBallotIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *row = g_strdup_printf ("%u", issue->row);

      yishi_text_table_add (table, row, issue->unit, issue->message, NULL);
    }
  yishi_text_table_print (table, cli, 2);
}

/**
 * yishi_cli_write_issues:
 * @issues: (element-type YishiBallotIssue) (nullable): rows that were refused
 *
 * Writes them as the member "refused" of the open object.
 */
void
yishi_cli_write_issues (YishiJson       *json,
                        const GPtrArray *issues)
{
  yishi_json_begin_array (json, "refused");
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const YishiBallotIssue *issue = g_ptr_array_index (issues, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_int (json, "row", issue->row);
      yishi_json_string (json, "unit", issue->unit);
      yishi_json_string (json, "code", issue->code);
      yishi_json_string (json, "message", issue->message);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
}

typedef struct
{
  const YishiCliTarget *target;
  const GArray         *entries;
  const char           *channel;
  const char           *teller;
  gboolean              skip_bad;
  GPtrArray            *issues;    /* (owned) (nullable) */
  guint                 n_added;
  GPtrArray            *ordered;   /* (owned) (nullable) YishiBallotRow: as the owner ordered, not as the agent said */
} ImportJob;

static gboolean
is_as_given (const YishiBallotRow   *ballot,
             const YishiBallotEntry *entry)
{
  YishiChoice choice;

  return *ballot->marks != '\0' || !yishi_choice_parse (entry->choice, &choice) || ballot->late ||
         strcmp (ballot->choice, yishi_choice_to_string (choice)) == 0;
}

/* An owner's written order counts and not what the agent says: whoever imports
 * is told where that happened. */
static gboolean
find_ordered (YishiDb          *db,
              const YishiItem  *item,
              ImportJob        *job,
              GError          **error)
{
  g_autoptr(GHashTable) by_unit = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < job->entries->len; i++)
    {
      YishiBallotEntry *entry = &g_array_index (job->entries, YishiBallotEntry, i);

      if (entry->agent != NULL)
        g_hash_table_insert (by_unit, yishi_unit_name_normalize (entry->unit), entry);
    }
  if (g_hash_table_size (by_unit) == 0)
    return TRUE;

  job->ordered = yishi_db_list_ballots (db, item, error);
  for (guint i = job->ordered != NULL ? job->ordered->len : 0; i-- > 0;)
    {
      const YishiBallotRow *ballot = g_ptr_array_index (job->ordered, i);
      const YishiBallotEntry *entry = g_hash_table_lookup (by_unit, ballot->unit);

      if (entry == NULL || *ballot->void_reason != '\0' || is_as_given (ballot, entry))
        g_ptr_array_remove_index (job->ordered, i);
    }

  return job->ordered != NULL;
}

static gboolean
import_ballots (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  ImportJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);
  g_autoptr(GArray) ids = NULL;

  if (item == NULL ||
      !yishi_db_add_ballots (db, item, (const YishiBallotEntry *) (void *) job->entries->data, job->entries->len,
                             job->channel, job->teller, job->skip_bad, &ids, &job->issues, error))
    return FALSE;

  job->n_added = ids->len;
  return find_ordered (db, item, job, error);
}

static void
print_ordered (YishiCli        *cli,
               const GPtrArray *ordered)
{
  for (guint i = 0; ordered != NULL && i < ordered->len; i++)
    {
      const YishiBallotRow *ballot = g_ptr_array_index (ordered, i);

      yishi_cli_print (cli, _("%s counts as “%s”: as the owner ordered, not as the agent answered.\n"),
                       ballot->unit, yishi_cli_say_choice (ballot->choice));
    }
}

static void
write_ordered (YishiJson       *json,
               const GPtrArray *ordered)
{
  yishi_json_begin_array (json, "ordered");
  for (guint i = 0; ordered != NULL && i < ordered->len; i++)
    {
      const YishiBallotRow *ballot = g_ptr_array_index (ordered, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "unit", ballot->unit);
      yishi_json_string (json, "choice", ballot->choice);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
}

static void
report_import (YishiCli  *cli,
               ImportJob *job,
               int        status)
{
  YishiJson *json;

  if (!cli->json)
    {
      if (status == YISHI_EXIT_DONE)
        yishi_cli_print (cli, ngettext ("%u ballot added.\n", "%u ballots added.\n", job->n_added), job->n_added);
      print_ordered (cli, job->ordered);
      if (job->issues != NULL)
        yishi_cli_report_issues (cli, job->issues);
      return;
    }
  if (status != YISHI_EXIT_DONE && (job->issues == NULL || job->issues->len == 0))
    return;

  json = yishi_json_new ();
  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "added", job->n_added);
  yishi_cli_write_issues (json, job->issues);
  write_ordered (json, job->ordered);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

static int
read_and_import (YishiCli   *cli,
                 const char *record,
                 const char *file,
                 ImportJob  *job)
{
  g_auto(YishiShortTable) sheet = { NULL };
  g_autoptr(GArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (!yishi_cli_read_ballots (&sheet, file, &entries, &error))
    return yishi_cli_fail (cli, error);

  job->entries = entries;
  status = yishi_cli_perform (cli, record, YISHI_STORE_WRITE, import_ballots, job);
  report_import (cli, job, status);
  g_clear_pointer (&job->issues, g_ptr_array_unref);
  g_clear_pointer (&job->ordered, g_ptr_array_unref);
  return status;
}

int
yishi_cli_ballot_import (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *channel = NULL;
  g_autofree char *teller = NULL;
  gboolean skip_bad = FALSE;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "channel", 0, 0, G_OPTION_ARG_STRING, &channel, N_("How they came: paper (default), onsite, sweep, portal"),
      "CHANNEL" },
    { "teller", 0, 0, G_OPTION_ARG_STRING, &teller, N_("Who entered them"), "NAME" },
    { "skip-bad", 0, 0, G_OPTION_ARG_NONE, &skip_bad, N_("Leave bad rows out and take the others"), NULL },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 2, 2, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  ImportJob job = { &target, NULL, channel, teller, skip_bad, NULL, 0, NULL };

  if (operands == NULL || !yishi_cli_read_choice (cli, "--channel", channel, yishi_cli_channels))
    return cli->status;

  return read_and_import (cli, operands[0], operands[1], &job);
}
