/* yishi-cli-roll-report.c - says what an import read, guessed, refused and did
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-roll-import.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "yishi-area.h"
#include "yishi-cli-text.h"

static void
write_issues (YishiJson  *json,
              const char *key,
              GPtrArray  *issues)
{
  yishi_json_begin_array (json, key);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const YishiRosterIssue *issue = g_ptr_array_index (issues, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_int (json, "row", issue->row);
      yishi_json_string (json, "unit", issue->unit);
      yishi_json_string (json, "code", yishi_roster_code_to_string (issue->code));
      yishi_json_string (json, "column", issue->column);
      yishi_json_string (json, "message", issue->message);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
}

/* A file that could not be read at all is refused as its row 0. */
static void
write_file_refused (YishiJson    *json,
                    const GError *error)
{
  g_autofree char *code = yishi_cli_code_of (error);

  yishi_json_begin_array (json, "refused");
  if (error->domain == YISHI_ROSTER_ERROR)
    {
      yishi_json_begin_object (json, NULL);
      yishi_json_int (json, "row", 0);
      yishi_json_string (json, "unit", "");
      yishi_json_string (json, "code", error->code == YISHI_ROSTER_ERROR_IO ? "UNREADABLE_FILE" : code);
      yishi_json_string (json, "message", error->message);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_begin_object (json, "error");
  yishi_json_string (json, "code", code);
  yishi_json_string (json, "message", error->message);
  yishi_json_end_object (json);
}

static void
write_guesses (YishiJson   *json,
               YishiRoster *roster)
{
  YishiCount total = yishi_roll_total (roster->roll, NULL, NULL, FALSE);

  yishi_json_string (json, "format", roster->format);
  yishi_json_string (json, "sheet", roster->sheet);
  yishi_json_int (json, "header_row", roster->header_row);
  yishi_json_int (json, "rows", roster->n_rows);
  yishi_json_int (json, "units", yishi_roll_get_n_units (roster->roll));
  yishi_json_int (json, "persons", total.heads);
  yishi_json_area (json, "area", total.area);
  yishi_json_area (json, "parking_area", yishi_roll_parking_total (roster->roll));
}

static void
print_json (YishiCli        *cli,
            YishiRollImport *import)
{
  YishiJson *json = yishi_json_new ();
  YishiRoster *roster = import->roster;

  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "added", import->change.added);
  yishi_json_int (json, "updated", import->change.updated);
  yishi_json_int (json, "unchanged", import->change.unchanged);
  if (import->error != NULL)
    write_file_refused (json, import->error);
  else
    write_issues (json, "refused", roster->refused);
  write_issues (json, "warnings", roster != NULL ? roster->warnings : NULL);
  yishi_json_string (json, "encoding", roster != NULL ? roster->encoding : "");
  yishi_json_begin_object (json, "columns");
  for (guint i = 0; roster != NULL && i < YISHI_N_FIELDS; i++)
    if (roster->columns[i] != NULL)
      yishi_json_string (json, yishi_field_to_string (i), roster->columns[i]);
  yishi_json_end_object (json);
  if (roster != NULL)
    write_guesses (json, roster);
  yishi_json_boolean (json, "dry_run", import->dry_run);
  yishi_json_int (json, "possible_merges", import->change.n_possible);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

static void
print_guesses (YishiCli    *cli,
               YishiRoster *roster)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("ll");
  g_autofree char *row = g_strdup_printf ("%u", roster->header_row);
  gboolean is_book = *roster->sheet != '\0';

  yishi_text_table_add (table, _("Read as"), roster->format, NULL);
  yishi_text_table_add (table, is_book ? _("Sheet") : _("Encoding"), is_book ? roster->sheet : roster->encoding,
                        NULL);
  yishi_text_table_add (table, _("Headers in row"), row, NULL);
  for (guint i = 0; i < YISHI_N_FIELDS; i++)
    if (roster->columns[i] != NULL)
      {
        /* Translators: %s is a field as --column names it, such as “area” */
        g_autofree char *label = g_strdup_printf (_("Column for %s"), yishi_field_to_string (i));

        yishi_text_table_add (table, label, roster->columns[i], NULL);
      }
  yishi_text_table_print (table, cli, 0);
}

static void
print_totals (YishiCli        *cli,
              const YishiRoll *roll)
{
  YishiCount total = yishi_roll_total (roll, NULL, NULL, FALSE);
  g_autofree char *area = yishi_area_format_human (total.area);
  g_autofree char *parking = yishi_area_format_human (yishi_roll_parking_total (roll));
  guint n = yishi_roll_get_n_units (roll);

  yishi_cli_print (cli, ngettext ("In the file: %u unit, %" PRId64 " persons, %s m², parking %s m².\n",
                                  "In the file: %u units, %" PRId64 " persons, %s m², parking %s m².\n", n),
                   n, total.heads, area, parking);
}

static void
print_issues (YishiCli   *cli,
              const char *title,
              GPtrArray  *issues)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rlll");

  if (issues->len == 0)
    return;

  yishi_cli_print (cli, "\n%s\n", title);
  yishi_text_table_add (table, _("row"), _("unit"), _("column"), "", NULL);
  for (guint i = 0; i < issues->len; i++)
    {
      const YishiRosterIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *row = g_strdup_printf ("%u", issue->row);

      yishi_text_table_add (table, row, issue->unit, issue->column, issue->message, NULL);
    }
  yishi_text_table_print (table, cli, 2);
}

static void
print_done (YishiCli        *cli,
            YishiRollImport *import,
            const char      *record)
{
  g_autofree char *shown = g_filename_display_name (record);
  const YishiRollChange *change = &import->change;

  yishi_cli_print (cli, "\n");
  if (import->dry_run)
    yishi_cli_print (cli, _("Would add %u, change %u, leave %u as they are. Nothing was changed.\n"),
                     change->added, change->updated, change->unchanged);
  else
    yishi_cli_print (cli, _("Added %u, changed %u, left %u as they were.\n"),
                     change->added, change->updated, change->unchanged);
  if (import->change.n_possible > 0)
    yishi_cli_print (cli, ngettext ("%u possible merge waits for the chair: see “yishi roll show %s --possible”.\n",
                                    "%u possible merges wait for the chair: see “yishi roll show %s --possible”.\n",
                                    import->change.n_possible),
                     import->change.n_possible, shown);
}

/* The rows were read and refused: says on standard error that this was all. */
static void
complain_of_rows (YishiCli        *cli,
                  YishiRollImport *import)
{
  guint n = import->roster->refused->len;

  yishi_cli_complain (cli, ngettext ("nothing was imported: %u row is refused "
                                     "(mend it in the file, or leave it out with --skip-bad)",
                                     "nothing was imported: %u rows are refused "
                                     "(mend them in the file, or leave them out with --skip-bad)", n), n);
}

/**
 * yishi_cli_report_import:
 * @status: what the import came to
 *
 * Prints what was read, guessed, refused and done.
 */
void
yishi_cli_report_import (YishiCli        *cli,
                         YishiRollImport *import,
                         const char      *record,
                         int              status)
{
  YishiRoster *roster = import->roster;

  if (cli->json && (import->error != NULL || roster != NULL))
    {
      if (status >= YISHI_EXIT_REFUSED)
        import->change = (YishiRollChange) { 0 };
      print_json (cli, import);
    }
  else if (roster != NULL)
    {
      print_guesses (cli, roster);
      print_totals (cli, roster->roll);
      print_issues (cli, _("Refused:"), roster->refused);
      print_issues (cli, _("To note:"), roster->warnings);
      if (status < YISHI_EXIT_REFUSED)
        print_done (cli, import, record);
    }
  if (status == YISHI_EXIT_REFUSED && import->error == NULL && roster != NULL)
    complain_of_rows (cli, import);
}
