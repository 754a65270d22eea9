/* yishi-cli-text.c - aligned columns on a terminal, where a Chinese character is two wide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-cli-text.h"

#include <string.h>

#define COLUMN_GAP 2

struct _YishiTextTable
{
  char      *alignment;  /* (owned) a letter a column: l left, r right */
  GPtrArray *cells;      /* (owned) of char*, row by row */
};

/**
 * yishi_text_get_width:
 *
 * Returns: the cells of a terminal that @text takes
 */
guint
yishi_text_get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

/**
 * yishi_text_table_new:
 * @alignment: a letter for each column: `l` left, `r` right
 *
 * Returns: (transfer full): a table without rows
 */
YishiTextTable *
yishi_text_table_new (const char *alignment)
{
  YishiTextTable *self = g_new0 (YishiTextTable, 1);

  self->alignment = g_strdup (alignment);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
yishi_text_table_free (YishiTextTable *self)
{
  if (self == NULL)
    return;

  g_free (self->alignment);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/* A name from a roster must not move the cursor about. */
static char *
make_printable (const char *text)
{
  char *copy = g_utf8_make_valid (text, -1);

  for (char *p = copy; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';

  return copy;
}

/**
 * yishi_text_table_add:
 * @cell: the first cell of the row, then the others, then %NULL
 *
 * Adds a row; cells that are not given stay empty.
 */
void
yishi_text_table_add (YishiTextTable *self,
                      const char     *cell,
                      ...)
{
  gsize n = strlen (self->alignment);
  va_list args;

  va_start (args, cell);
  for (gsize i = 0; i < n; i++)
    {
      g_ptr_array_add (self->cells, make_printable (cell != NULL ? cell : ""));
      if (cell != NULL)
        cell = va_arg (args, const char *);
    }
  va_end (args);
}

static void
print_cell (YishiCli   *cli,
            const char *text,
            guint       width,
            gboolean    right,
            gboolean    last)
{
  guint own = yishi_text_get_width (text);
  int padding = width > own ? (int) (width - own) : 0;

  if (right)
    yishi_cli_print (cli, "%*s%s", padding, "", text);
  else
    yishi_cli_print (cli, "%s%*s", text, last ? 0 : padding, "");
}

/**
 * yishi_text_table_print:
 * @indent: blanks before each row
 *
 * Prints the rows, each column as wide as its widest cell.
 */
void
yishi_text_table_print (YishiTextTable *self,
                        YishiCli       *cli,
                        guint           indent)
{
  guint n = (guint) strlen (self->alignment);
  g_autofree guint *widths = g_new0 (guint, n);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % n] = MAX (widths[i % n], yishi_text_get_width (g_ptr_array_index (self->cells, i)));

  for (guint i = 0; i < self->cells->len; i += n)
    {
      guint used = n;

      while (used > 0 && *(char *) g_ptr_array_index (self->cells, i + used - 1) == '\0')
        used--;
      yishi_cli_print (cli, "%*s", (int) indent, "");
      for (guint c = 0; c < used; c++)
        {
          if (c > 0)
            yishi_cli_print (cli, "%*s", COLUMN_GAP, "");
          print_cell (cli, g_ptr_array_index (self->cells, i + c), widths[c],
                      self->alignment[c] == 'r', c + 1 == used);
        }
      yishi_cli_print (cli, "\n");
    }
}
