/* yishi-roster-rows.c - what is told of a row, and which rows are no units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-roster-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-area.h"

/* Adds to the list @issues. @field: -1 for the whole row; @message: (transfer
 * full) (nullable): the sentence, if the code alone does not say it */
void
yishi_reader_tell (YishiRosterReader         *self,
      GPtrArray      *issues,
      YishiRosterCode code,
      guint           row,
      const char     *unit,
      int             field,
      char           *message)
{
  YishiRosterIssue *issue = g_new0 (YishiRosterIssue, 1);
  int column = field >= 0 ? self->columns.columns[field] : -1;

  issue->code = code;
  issue->row = yishi_table_get_row_number (self->table, row);
  issue->unit = g_strdup (unit != NULL ? unit : "");
  issue->column = g_strdup (yishi_columns_get_header (self->table, self->header, column));
  issue->message = message != NULL ? message : g_strdup (yishi_roster_code_explain (code));
  g_ptr_array_add (issues, issue);
}

void
yishi_reader_warn (YishiRosterReader         *self,
      guint           row,
      const char     *unit,
      YishiRosterCode code,
      int             field)
{
  yishi_reader_tell (self, self->roster->warnings, code, row, unit, field, NULL);
}

/* The cell of a field; one that is merged downwards says the same in each row. */
const char *
yishi_reader_get_cell (YishiRosterReader *self,
          guint   row,
          int     field)
{
  int column = self->columns.columns[field];

  if (column < 0)
    return "";

  return yishi_table_get_cell (self->table,
                               yishi_table_get_top_row (self->table, row, (guint)column),
                               (guint)column);
}

/* The same, but empty where it only repeats the row above. */
const char *
yishi_reader_get_own_cell (YishiRosterReader *self,
              guint   row,
              int     field)
{
  int column = self->columns.columns[field];

  return column >= 0 ? yishi_table_get_cell (self->table, row, (guint) column) : "";
}

/* Returns: (transfer full): a cell's text in one line */
char *
yishi_reader_dup_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\r\n\t", ' ');
}

/* Reads the sums of a total row, and compares them with what was read: since
 * the last total, or from the beginning. */
static void
compare_total (YishiRosterReader *self,
               guint   row,
               int     field,
               gint64  total,
               gint64  since)
{
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;
  gint64 area;

  if (self->columns.columns[field] < 0 ||
      yishi_area_parse (yishi_reader_get_own_cell (self, row, field), YISHI_AREA_MAX_TOTAL,
                        &area) != YISHI_AREA_OK ||
      area == total || area == since)
    return;

  theirs = yishi_area_format_human (area);
  ours = yishi_area_format_human (total);
  yishi_reader_tell (self, self->roster->warnings, YISHI_ROSTER_TOTAL_DIFFERS, row, NULL, field,
        /* Translators: both are areas in m² */
        g_strdup_printf (_("the roster's own total is %s m², but the rows that were read add up "
                           "to %s m² (look for "
                           "rows that are missing or refused)"),
                         theirs, ours));
}

/* A word such as 合计 anywhere but among the remarks, where it tells of a unit. */
static gboolean
is_total_row (YishiRosterReader *self,
              guint              row)
{
  const int *columns = self->columns.columns;

  for (guint column = 0; column < MIN (yishi_table_get_n_cells (self->table, row), 64); column++)
    if ((int) column != columns[YISHI_FIELD_NOTE] && (int) column != columns[YISHI_FIELD_STATE] &&
        yishi_text_is_total (yishi_table_get_cell (self->table, row, column)))
      return TRUE;

  return FALSE;
}

/* A header that is printed again on each page. */
static gboolean
is_header_row (YishiRosterReader *self,
               guint   row)
{
  guint n = 0, alike = 0;

  for (int field = 0; field < YISHI_N_FIELDS; field++)
    {
      const char *cell = yishi_reader_get_own_cell (self, row, field);

      n += self->columns.columns[field] >= 0;
      alike += *cell != '\0' &&
               strcmp (cell, yishi_columns_get_header (self->table, self->header,
                                                       self->columns.columns[field])) == 0;
    }

  return alike >= 2 && alike * 2 >= n;
}

static gboolean
has_area (YishiRosterReader *self,
          guint              row)
{
  gint64 area;

  return yishi_area_parse (yishi_reader_get_cell (self, row, YISHI_FIELD_AREA), YISHI_AREA_MAX_UNIT,
                           &area) == YISHI_AREA_OK;
}

/* Whether nothing in the row belongs to a unit: a remark below the table, or a
 * number of a row that was not filled in. */
static gboolean
is_remark_row (YishiRosterReader *self,
               guint   row)
{
  guint n = 0;
  const char *first = "";

  for (guint column = yishi_table_get_n_cells (self->table, row); column > 0; column--)
    {
      const char *cell = yishi_table_get_cell (self->table, row, column - 1);

      n += *cell != '\0';
      if (*cell != '\0')
        first = cell;
    }
  if (yishi_text_is_remark (first) && n <= 4 && !has_area (self, row))
    return TRUE;

  for (int field = 0; field <= YISHI_FIELD_CO_OWNER; field++)
    if (field != YISHI_FIELD_BUILDING && field != YISHI_FIELD_STAIR &&
        *yishi_reader_get_own_cell (self, row, field) != '\0')
      return FALSE;

  return TRUE;
}

/* A header of two rows, over which the room's is merged. */
static gboolean
is_part_of_header (YishiRosterReader *self,
                   guint              row)
{
  const int *columns = self->columns.columns;
  int column =
      columns[YISHI_FIELD_UNIT] >= 0 ? columns[YISHI_FIELD_UNIT] : columns[YISHI_FIELD_ROOM];

  return yishi_table_get_top_row (self->table, row, (guint) column) <= self->header;
}

/* Whether room and owner are there and neither is a word of another kind of
 * row: such a row is a unit, whatever else stands in it. */
static gboolean
is_unit_row (YishiRosterReader *self,
             guint              row)
{
  const int *columns = self->columns.columns;
  int room_field = columns[YISHI_FIELD_UNIT] >= 0 ? YISHI_FIELD_UNIT : YISHI_FIELD_ROOM;
  const char *room = yishi_reader_get_cell (self, row, room_field);
  const char *owner = yishi_reader_get_cell (self, row, YISHI_FIELD_OWNER);

  return *room != '\0' && *owner != '\0' && !yishi_text_is_total (room) &&
         !yishi_text_is_total (owner) &&
         strcmp (room, yishi_columns_get_header (self->table, self->header, columns[room_field])) !=
             0;
}

/**
 * yishi_reader_skip_row:
 *
 * Deals with a row that is no unit: a total, a header printed again, a remark.
 *
 * Returns: whether it was one
 */
gboolean
yishi_reader_skip_row (YishiRosterReader *self,
                       guint              row)
{
  if (is_part_of_header (self, row))
    return TRUE;
  if (is_unit_row (self, row))
    return FALSE;

  if (is_total_row (self, row))
    {
      compare_total (self, row, YISHI_FIELD_AREA, self->total, self->since_total);
      compare_total (self, row, YISHI_FIELD_PARKING_AREA, self->parking_total,
                     self->parking_since_total);
      self->since_total = self->parking_since_total = 0;
    }
  else if (!is_header_row (self, row) && !is_remark_row (self, row))
    {
      return FALSE;
    }

  yishi_reader_warn (self, row, NULL, YISHI_ROSTER_TOTAL_SKIPPED, -1);
  return TRUE;
}
