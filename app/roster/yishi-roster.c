/* yishi-roster.c - a roster file as a proposed roll, with what was guessed and what is wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every row becomes a unit, is refused with its number, column and reason, or is
 * left out with a warning. None vanishes.
 */
#include "config.h"

#include "yishi-roster.h"

#include <glib/gi18n-lib.h>

#include "yishi-roster-reader.h"

/* How often the progress is told, in rows. */
#define ROWS_PER_STEP 2048

static void
free_issue (gpointer data)
{
  YishiRosterIssue *issue = data;

  g_free (issue->unit);
  g_free (issue->column);
  g_free (issue->message);
  g_free (issue);
}

void
yishi_roster_free (YishiRoster *self)
{
  if (self == NULL)
    return;

  yishi_roll_free (self->roll);
  g_ptr_array_unref (self->refused);
  g_ptr_array_unref (self->warnings);
  g_free (self->format);
  g_free (self->encoding);
  g_free (self->sheet);
  g_free (self->sha256);
  for (gsize i = 0; i < G_N_ELEMENTS (self->columns); i++)
    g_free (self->columns[i]);
  g_free (self);
}

static void
tell_choices (YishiRosterReader *self)
{
  YishiRoster *roster = self->roster;
  int other = self->columns.other_area;
  const char *taken =
      yishi_columns_get_header (self->table, self->header, self->columns.columns[YISHI_FIELD_AREA]);

  roster->header_row = yishi_table_get_row_number (self->table, self->header);
  roster->format = g_strdup (yishi_table_get_format (self->table));
  roster->encoding = g_strdup (yishi_table_get_encoding (self->table));
  roster->sheet = g_strdup (yishi_table_get_sheet (self->table));
  roster->sha256 = g_strdup (yishi_table_get_sha256 (self->table));
  for (int field = 0; field < YISHI_N_FIELDS; field++)
    if (self->columns.columns[field] >= 0)
      roster->columns[field] = yishi_reader_dup_line (
          yishi_columns_get_header (self->table, self->header, self->columns.columns[field]));
  for (int field = 0; field < YISHI_N_FIELDS; field++)
    roster->places[field] = self->columns.columns[field] + 1;

  if (other >= 0)
    yishi_reader_tell (
        self, roster->warnings, YISHI_ROSTER_COLUMN_CHOSEN, self->header, NULL, YISHI_FIELD_AREA,
        /* Translators: both are headers of columns */
        g_strdup_printf (_("there are several columns of areas: “%s” was taken and not “%s” "
                           "(name the column if that "
                           "is wrong)"),
                         taken, yishi_columns_get_header (self->table, self->header, other)));
}

static gboolean
read_rows (YishiRosterReader             *self,
           YishiRosterProgress progress,
           gpointer            progress_data,
           GCancellable       *cancellable,
           GError            **error)
{
  guint n = yishi_table_get_n_rows (self->table), next_step = 0;

  for (guint row = self->header + 1; row < n; row = yishi_reader_read_entry (self, row))
    {
      if (row < next_step)
        continue;
      next_step = row + ROWS_PER_STEP;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress ((double) row / n, progress_data);
    }

  if (self->roster->n_rows > 0)
    return TRUE;
  g_set_error (
      error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_EMPTY,
      _("nothing was read: there is no unit below the header (choose the file with the rows)"));
  return FALSE;
}

/**
 * yishi_roster_read_table:
 * @table: what yishi_roster_open_table() gave
 * @options: (nullable): the header's row and the columns that are not to be guessed
 *
 * Returns: (transfer full) (nullable): what the roster in @table says; sets
 *   %YISHI_ROSTER_ERROR_NO_HEADER if no column can be the room's
 */
YishiRoster *
yishi_roster_read_table (const YishiTable         *table,
                         const YishiRosterOptions *options,
                         YishiRosterProgress       progress,
                         gpointer                  progress_data,
                         GCancellable             *cancellable,
                         GError                  **error)
{
  g_autoptr(YishiRoster) roster = g_new0 (YishiRoster, 1);
  YishiRosterReader reader = { table, roster };
  gboolean done = FALSE;

  roster->roll = yishi_roll_new ();
  roster->refused = g_ptr_array_new_with_free_func (free_issue);
  roster->warnings = g_ptr_array_new_with_free_func (free_issue);
  reader.rows = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.building = g_string_new (NULL);
  reader.stair = g_string_new (NULL);
  yishi_owners_init (&reader.owners);

  if (yishi_columns_find_header (table, options, &reader.header, &reader.columns, error))
    {
      tell_choices (&reader);
      done = read_rows (&reader, progress, progress_data, cancellable, error);
    }

  g_array_unref (reader.rows);
  g_hash_table_unref (reader.refused);
  g_string_free (reader.building, TRUE);
  g_string_free (reader.stair, TRUE);
  yishi_owners_clear (&reader.owners);
  if (!done)
    return NULL;

  yishi_roll_group (roster->roll);
  return g_steal_pointer (&roster);
}

/**
 * yishi_roster_open_table:
 * @path: a CSV, TSV or XLSX file
 * @options: (nullable): encoding and sheet that are not to be guessed
 *
 * Returns: (transfer full) (nullable): the table with the roster, also where it
 *   has no header that is recognized; sets %YISHI_ROSTER_ERROR
 */
YishiTable *
yishi_roster_open_table (const char               *path,
                         const YishiRosterOptions *options,
                         GCancellable             *cancellable,
                         GError                  **error)
{
  YishiTableOptions table_options = { NULL, };

  g_return_val_if_fail (path != NULL, NULL);

  if (options != NULL)
    table_options = options->table;
  table_options.accept = yishi_columns_accept;
  table_options.accept_data = (gpointer) options;

  return yishi_table_read (path, &table_options, cancellable, error);
}

/**
 * yishi_roster_read:
 * @path: a CSV, TSV or XLSX file
 * @options: (nullable): what not to guess
 * @progress: (nullable): is told how far the reading is
 *
 * Reads a roster. A wrong row does not stop the reading; whoever imports decides
 * whether the good rows are taken without it.
 *
 * Returns: (transfer full) (nullable): what the roster says; sets
 *   %YISHI_ROSTER_ERROR if the file as a whole cannot be read
 */
YishiRoster *
yishi_roster_read (const char               *path,
                   const YishiRosterOptions *options,
                   YishiRosterProgress       progress,
                   gpointer                  progress_data,
                   GCancellable             *cancellable,
                   GError                  **error)
{
  g_autoptr(YishiTable) table = NULL;
  g_autoptr(YishiRoster) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  table = yishi_roster_open_table (path, options, cancellable, error);
  if (table == NULL)
    return NULL;

  self = yishi_roster_read_table (table, options, progress, progress_data, cancellable, error);
  if (self == NULL)
    return NULL;

  if (progress != NULL)
    progress (1, progress_data);
  return g_steal_pointer (&self);
}
