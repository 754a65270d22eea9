/* fuzz-check.c - what must hold of anything that is read from any bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz-check.h"

#include <string.h>

#include "yishi-area.h"
#include "yishi-roster-private.h"
#include "yishi-table-private.h"
#include "yishi-unit-name.h"

static void
check_cells (const YishiTable *table)
{
  g_assert (yishi_table_get_n_rows (table) > 0);
  for (guint row = 0; row < yishi_table_get_n_rows (table); row++)
    {
      guint n = yishi_table_get_n_cells (table, row);

      g_assert (n > 0 && n <= YISHI_TABLE_MAX_COLUMNS);
      g_assert (*yishi_table_get_cell (table, row, n - 1) != '\0');
      g_assert (yishi_table_get_row_number (table, row) > 0);
      for (guint column = 0; column <= n; column++)
        {
          const char *cell = yishi_table_get_cell (table, row, column);

          g_assert (g_utf8_validate (cell, -1, NULL));
          g_assert (strlen (cell) <= YISHI_TABLE_MAX_CELL);
          g_assert (yishi_table_get_top_row (table, row, column) <= row);
        }
    }
}

static void
check_issues (GPtrArray *issues,
              gboolean   are_refusals)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const YishiRosterIssue *issue = g_ptr_array_index (issues, i);

      g_assert (issue->row > 0 && *issue->message != '\0');
      g_assert ((issue->code < YISHI_ROSTER_TOTAL_DIFFERS) == are_refusals);
      g_assert (g_utf8_validate (issue->message, -1, NULL) &&
                g_utf8_validate (issue->column, -1, NULL));
    }
}

static void
check_roll (const YishiRoll *roll)
{
  gint64 n_persons = yishi_roll_count_persons (roll), parking = 0;
  g_autoptr(GPtrArray) merges = yishi_roll_possible_merges (roll);

  g_assert (yishi_roll_total (roll, NULL, NULL, FALSE).heads == n_persons);
  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roll, i);
      g_autofree char *again = yishi_unit_name_normalize (unit->unit);

      g_assert (g_strcmp0 (again, unit->unit) == 0);
      g_assert (yishi_roll_find_index (roll, unit->unit) == i);
      g_assert (unit->area > 0 && unit->n_owners > 0);
      g_assert (unit->person >= 0 && unit->person <= i);
      g_assert (yishi_roll_get_unit (roll, (guint) unit->person)->person == unit->person);
      parking += unit->parking_area;
    }
  g_assert (parking == yishi_roll_parking_total (roll));
}

/* Reads the bytes as a table and, if they are one, as a roster. */
void
check_table (GBytes                  *bytes,
             const YishiTableOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiTable) table = yishi_table_read_bytes (bytes, options, NULL, &error);
  g_autoptr(YishiRoster) roster = NULL;

  g_assert ((table == NULL) == (error != NULL));
  if (table == NULL)
    {
      g_assert (error->domain == YISHI_ROSTER_ERROR && *error->message != '\0');
      return;
    }

  check_cells (table);
  roster = yishi_roster_read_table (table, NULL, NULL, NULL, NULL, &error);
  g_assert ((roster == NULL) == (error != NULL));
  if (roster == NULL)
    return;

  check_issues (roster->refused, TRUE);
  check_issues (roster->warnings, FALSE);
  check_roll (roster->roll);
}

/* A name, whatever it was, reads back as itself. */
void
check_name (const void *data,
            gsize       length)
{
  g_autofree char *text = g_strndup (data, length);
  g_autofree char *once = yishi_unit_name_normalize (text);
  g_autofree char *twice = once != NULL ? yishi_unit_name_normalize (once) : NULL;
  gint64 area;

  g_assert (g_strcmp0 (once, twice) == 0);
  if (yishi_area_parse (text, YISHI_AREA_MAX_UNIT, &area) == YISHI_AREA_OK)
    g_assert (area >= 0 && area <= YISHI_AREA_MAX_UNIT);
}
