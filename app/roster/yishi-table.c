/* yishi-table.c - rows of text, whatever file they came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-table.h"

#include <string.h>

#include "yishi-table-private.h"

/* Returns: (transfer full): an empty table for a reader to fill */
YishiTable *
yishi_table_create (void)
{
  YishiTable *self = g_new0 (YishiTable, 1);

  self->format = "";
  self->encoding = "";
  self->sheet_names = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (YishiTableRow));
  self->tops = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->empty_formulas = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

void
yishi_table_free (YishiTable *self)
{
  if (self == NULL)
    return;

  g_free (self->sheet);
  g_ptr_array_unref (self->sheet_names);
  g_free (self->text);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_hash_table_unref (self->tops);
  g_hash_table_unref (self->empty_formulas);
  g_free (self->sha256);
  g_free (self);
}

const char *
yishi_table_get_format (const YishiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->format;
}

const char *
yishi_table_get_encoding (const YishiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

const char *
yishi_table_get_sheet (const YishiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sheet != NULL ? self->sheet : "";
}

guint
yishi_table_get_n_sheets (const YishiTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sheet_names->len;
}

const char *
yishi_table_get_sheet_name (const YishiTable *self,
                            guint             index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->sheet_names->len, NULL);

  return g_ptr_array_index (self->sheet_names, index);
}

const char *
yishi_table_get_sha256 (const YishiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sha256;
}

guint
yishi_table_get_n_rows (const YishiTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

guint
yishi_table_get_row_number (const YishiTable *self,
                            guint             row)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, YishiTableRow, row).number;
}

guint
yishi_table_get_n_cells (const YishiTable *self,
                         guint             row)
{
  guint end;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row < self->rows->len, 0);

  end = row + 1 < self->rows->len ? g_array_index (self->rows, YishiTableRow, row + 1).first
                                  : self->cells->len;
  return end - g_array_index (self->rows, YishiTableRow, row).first;
}

const char *
yishi_table_get_cell (const YishiTable *self,
                      guint             row,
                      guint             column)
{
  guint first;

  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (row < self->rows->len, "");

  if (column >= yishi_table_get_n_cells (self, row))
    return "";

  first = g_array_index (self->rows, YishiTableRow, row).first;
  return self->text + g_array_index (self->cells, guint32, first + column);
}

guint
yishi_table_get_top_row (const YishiTable *self,
                         guint             row,
                         guint             column)
{
  gint64 place = yishi_table_make_place (row, column);
  gpointer top;

  g_return_val_if_fail (self != NULL, row);

  if (g_hash_table_size (self->tops) == 0 ||
      !g_hash_table_lookup_extended (self->tops, &place, NULL, &top))
    return row;

  return GPOINTER_TO_UINT (top);
}

gboolean
yishi_table_is_empty_formula (const YishiTable *self,
                              guint             row,
                              guint             column)
{
  gint64 place = yishi_table_make_place (row, column);

  g_return_val_if_fail (self != NULL, FALSE);

  return g_hash_table_size (self->empty_formulas) > 0 &&
         g_hash_table_contains (self->empty_formulas, &place);
}

char *
yishi_header_fold (const char *text)
{
  char *folded = g_malloc (strlen (text) + 1), *to = folded;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xfee0;
      if (c == '*' || yishi_is_blank (c))
        continue;
      if (c < 0x80)
        *to++ = g_ascii_tolower ((char) c);
      else
        to += g_unichar_to_utf8 (c, to);
    }
  *to = '\0';

  return folded;
}

int
yishi_table_find_column (const YishiTable  *self,
                         guint              header_row,
                         const char *const *names)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (header_row < self->rows->len, -1);
  g_return_val_if_fail (names != NULL, -1);

  for (guint column = 0; column < yishi_table_get_n_cells (self, header_row); column++)
    {
      g_autofree char *header = yishi_header_fold (yishi_table_get_cell (self, header_row, column));

      for (gsize i = 0; names[i] != NULL; i++)
        {
          g_autofree char *name = yishi_header_fold (names[i]);

          if (*name != '\0' && strcmp (header, name) == 0)
            return (int) column;
        }
    }

  return -1;
}
