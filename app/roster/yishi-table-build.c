/* yishi-table-build.c - how the readers write cells into a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-table-private.h"

/**
 * yishi_table_refuse:
 *
 * Returns: %FALSE, having set %YISHI_ROSTER_ERROR_UNREADABLE
 */
gboolean
yishi_table_refuse (GError    **error,
                    const char *format,
                    ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_UNREADABLE,
                                                format, arguments));
  va_end (arguments);

  return FALSE;
}

/**
 * yishi_table_add_text:
 *
 * Appends to the text that is being written at the end of the arena.
 *
 * Returns: %FALSE if the table's text gets too large
 */
gboolean
yishi_table_add_text (YishiTable *self,
                      const char *text,
                      gsize       length,
                      GError    **error)
{
  gsize needed = self->text_length + length + 2;

  if (needed > YISHI_TABLE_MAX_TEXT)
    return yishi_table_refuse (
        error,
        _("the file was not read: its cells hold more than %d MB of text (keep only "
          "the roster in it)"),
        YISHI_TABLE_MAX_TEXT / (1024 * 1024));
  if (needed > self->text_capacity)
    {
      self->text_capacity = CLAMP (needed * 2, 64 * 1024, YISHI_TABLE_MAX_TEXT);
      self->text = g_realloc (self->text, self->text_capacity);
    }

  memcpy (self->text + self->text_length, text, length);
  self->text_length += length;
  return TRUE;
}

/* Blanks of every width, and marks that take no room. */
gboolean
yishi_is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 || c == 0x3000 ||
         c == 0xfeff || (c >= 0x2000 && c <= 0x200d);
}

/**
 * yishi_text_trim:
 * @text: valid UTF-8
 * @end: (inout): where the text ends
 *
 * Returns: where it begins without the blanks at its ends
 */
guint32
yishi_text_trim (char  *text,
                 gsize  start,
                 gsize *end)
{
  while (start < *end)
    {
      guchar c = text[start];

      if (c > ' ' && c < 0x80)
        break;
      if (!yishi_is_blank (g_utf8_get_char (text + start)))
        break;
      start += g_utf8_skip[c];
    }
  while (start < *end)
    {
      guchar c = text[*end - 1];
      const char *last = text + *end - 1;

      if (c > ' ' && c < 0x80)
        break;
      while (((guchar) *last & 0xc0) == 0x80)
        last--;
      if (!yishi_is_blank (g_utf8_get_char (last)))
        break;
      *end = last - text;
    }

  return (guint32) start;
}

/**
 * yishi_table_end_text:
 * @start: where the text at the end of the arena begins
 *
 * Returns: the offset of the text without the blanks at its ends, 0 if nothing
 *   is left of it
 */
guint32
yishi_table_end_text (YishiTable *self,
                      gsize       start)
{
  gsize end = self->text_length;
  guint32 offset = yishi_text_trim (self->text, start, &end);

  if (offset == end)
    {
      self->text_length = start;
      return 0;
    }

  self->text[end] = '\0';
  self->text_length = end + 1;
  return offset;
}

/**
 * yishi_table_add_cell:
 * @offset: of its text
 * @number: of its row, for the message
 *
 * Returns: %FALSE if there are too many columns or cells
 */
gboolean
yishi_table_add_cell (YishiTable *self,
                      guint32     offset,
                      guint       number,
                      GError    **error)
{
  if (self->cells->len - self->row_start >= YISHI_TABLE_MAX_COLUMNS)
    return yishi_table_refuse (
        error,
        _("the file was not read: row %u has more than %d columns (keep only the "
          "roster in it)"),
        number, YISHI_TABLE_MAX_COLUMNS);
  if (self->cells->len >= YISHI_TABLE_MAX_CELLS)
    return yishi_table_refuse (
        error, _("the file was not read: it has more than %d cells (keep only the roster in it)"),
        YISHI_TABLE_MAX_CELLS);

  g_array_append_val (self->cells, offset);
  return TRUE;
}

/**
 * yishi_table_end_row:
 * @number: the row's number as a person counts
 *
 * Ends the row. Empty cells at its end are dropped, and so is an empty row.
 */
gboolean
yishi_table_end_row (YishiTable *self,
                     guint       number,
                     GError    **error)
{
  YishiTableRow row = { self->row_start, number };
  guint end = self->cells->len;

  while (end > self->row_start && g_array_index (self->cells, guint32, end - 1) == 0)
    end--;
  g_array_set_size (self->cells, end);
  if (end == self->row_start)
    return TRUE;
  if (self->rows->len >= YISHI_TABLE_MAX_ROWS)
    return yishi_table_refuse (
        error, _("the file was not read: it has more than %d rows (keep only the roster in it)"),
        YISHI_TABLE_MAX_ROWS);

  g_array_append_val (self->rows, row);
  self->row_start = end;
  return TRUE;
}

/* Forgets the rows, and the text behind @text_length. */
void
yishi_table_clear_rows (YishiTable *self,
                        gsize       text_length)
{
  g_array_set_size (self->cells, 0);
  g_array_set_size (self->rows, 0);
  self->row_start = 0;
  self->text_length = text_length;
  g_hash_table_remove_all (self->tops);
  g_hash_table_remove_all (self->empty_formulas);
}

gint64
yishi_table_make_place (guint row,
                        guint column)
{
  return ((gint64) row << 16) | column;
}
