/* yishi-csv.c - reads separated values: RFC 4180, and what spreadsheets make of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells stay where they are in the file's bytes; a zero byte takes the
 * place of the separator behind each. So reading costs no copy.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-table-private.h"

/* How many rows with a separator are compared to find out which it is, and among
 * how many: a large file has no tabs or no commas up to its end. */
#define ROWS_TO_SNIFF 30
#define ROWS_TO_LOOK_AT 1000

typedef struct
{
  YishiTable *table;  /* (unowned) */
  char       *text;   /* (unowned) */
  gsize       end;
  gsize       p;
  guint       line;   /* as a person counts */
  char        separator;
} Reader;

/* Counts @separator outside of quotes in one row. Returns: where the next begins */
static gsize
count_in_row (const char *text,
              gsize       p,
              gsize       end,
              char        separator,
              guint      *count)
{
  gboolean quoted = FALSE;

  *count = 0;
  for (; p < end; p++)
    {
      if (text[p] == '"')
        quoted = !quoted;
      else if (!quoted && text[p] == separator)
        (*count)++;
      else if (!quoted && (text[p] == '\n' || text[p] == '\r'))
        break;
    }

  return MIN (p + 1, end);
}

/* How well @separator parts the first rows into the same number of cells. */
static guint
rate_separator (const char *text,
                gsize       end,
                char        separator)
{
  guint counts[ROWS_TO_SNIFF], n = 0, best = 0;
  gsize p = 1;

  for (guint row = 0; p < end && n < ROWS_TO_SNIFF && row < ROWS_TO_LOOK_AT; row++)
    {
      p = count_in_row (text, p, end, separator, &counts[n]);
      n += counts[n] > 0;
    }
  for (guint i = 0; i < n; i++)
    {
      guint alike = 0;

      for (guint k = 0; k < n; k++)
        alike += counts[k] == counts[i];
      best = MAX (best, alike * MIN (counts[i], 100));
    }

  return best;
}

static char
sniff_separator (const char *text,
                 gsize       end)
{
  static const char separators[] = { ',', '\t', ';' };
  char found = ',';
  guint best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint rating = rate_separator (text, end, separators[i]);

      if (rating > best)
        {
          best = rating;
          found = separators[i];
        }
    }

  return found;
}

/* Spreadsheets may name the separator in a first row of its own: sep=; */
static void
read_separator_row (Reader *reader)
{
  const char *row = reader->text + reader->p;

  if (reader->end - reader->p < 6 || g_ascii_strncasecmp (row, "sep=", 4) != 0 ||
      strchr (",;\t|", row[4]) == NULL || (row[5] != '\n' && row[5] != '\r'))
    return;

  reader->separator = row[4];
  reader->p += row[5] == '\r' && reader->end - reader->p > 6 && row[6] == '\n' ? 7 : 6;
  reader->line++;
}

static gboolean
refuse_long_cell (guint    line,
                  GError **error)
{
  return yishi_table_refuse (
      error,
      _("the file was not read: a cell in row %u is longer than %d KB (look for a "
        "quotation mark that is not closed)"),
      line, YISHI_TABLE_MAX_CELL / 1024);
}

/* Ends the cell that lies from @start to @stop, and puts it into the table. */
static gboolean
end_cell (Reader  *reader,
          gsize    start,
          gsize    stop,
          guint    line,
          GError **error)
{
  guint32 offset;

  if (stop - start > YISHI_TABLE_MAX_CELL)
    return refuse_long_cell (line, error);
  offset = yishi_text_trim (reader->text, start, &stop);
  reader->text[stop] = '\0';

  return yishi_table_add_cell (reader->table, offset == stop ? 0 : offset, line, error);
}

/* Reads a quoted cell whose first character is at p, and moves what it says
 * together where a quotation mark is doubled. Leaves p behind the closing mark
 * and blanks. Returns: where the text ends, 0 on error */
static gsize
read_quoted (Reader  *reader,
             guint    line,
             GError **error)
{
  char *text = reader->text;
  gsize to = reader->p, start = reader->p;

  for (; reader->p < reader->end; reader->p++)
    {
      char c = text[reader->p];

      if (c == '"' && (reader->p + 1 >= reader->end || text[reader->p + 1] != '"'))
        break;
      if (c == '"')
        reader->p++;
      if (c == '\n' || (c == '\r' && (reader->p + 1 >= reader->end || text[reader->p + 1] != '\n')))
        reader->line++;
      text[to++] = c;
      if (to - start > YISHI_TABLE_MAX_CELL)
        return refuse_long_cell (line, error);
    }

  if (reader->p >= reader->end)
    return yishi_table_refuse (
        error,
        _("the file was not read: a quotation mark in row %u is not closed (close it or "
          "take it out)"),
        line);
  reader->p++;
  while (reader->p < reader->end && text[reader->p] == ' ')
    reader->p++;

  return to;
}

/* Finds one cell. Leaves p at what ends it. Returns: FALSE on error */
static gboolean
find_cell (Reader  *reader,
           gsize   *start,
           gsize   *stop,
           GError **error)
{
  const char *text = reader->text;
  guint line = reader->line;
  char next;

  *start = reader->p;
  if (reader->p >= reader->end || text[reader->p] != '"')
    {
      const char separator = reader->separator;
      gsize p = reader->p;

      while (p < reader->end && text[p] != separator && text[p] != '\n' && text[p] != '\r')
        p++;
      *stop = reader->p = p;
      return TRUE;
    }

  *start = ++reader->p;
  *stop = read_quoted (reader, line, error);
  if (*stop == 0)
    return FALSE;
  next = reader->p < reader->end ? text[reader->p] : '\n';
  if (next != reader->separator && next != '\n' && next != '\r')
    return yishi_table_refuse (
        error,
        _("the file was not read: in row %u text follows a closing quotation mark "
          "(double the quotation marks inside of a cell)"),
        line);

  return TRUE;
}

static gboolean
read_row (Reader  *reader,
          GError **error)
{
  guint line = reader->line;

  for (;;)
    {
      gsize start, stop;
      char next;

      if (!find_cell (reader, &start, &stop, error))
        return FALSE;
      /* Ending the cell writes over what ended it. */
      next = reader->p < reader->end ? reader->text[reader->p] : '\n';
      if (!end_cell (reader, start, stop, line, error))
        return FALSE;
      reader->p++;
      if (next == reader->separator)
        continue;

      if (next == '\r' && reader->p < reader->end && reader->text[reader->p] == '\n')
        reader->p++;
      reader->line++;
      return yishi_table_end_row (reader->table, line, error);
    }
}

/**
 * yishi_csv_read:
 * @table: with the bytes of the file as its arena
 * @encoding: (nullable): what not to guess
 *
 * Returns: %FALSE if it is not text, or a cell or row cannot be told from the
 *   next; sets %YISHI_ROSTER_ERROR_UNREADABLE
 */
gboolean
yishi_csv_read (YishiTable             *table,
                const YishiTableSource *source,
                const char             *encoding,
                GCancellable           *cancellable,
                GError                **error)
{
  gsize length = source->length;
  Reader reader;

  if (!yishi_text_to_utf8 (&table->text, &length, encoding, &table->encoding, error))
    return FALSE;

  reader = (Reader){ table, table->text, length, 1, 1, ',' };
  reader.separator = sniff_separator (reader.text, reader.end);
  read_separator_row (&reader);
  table->format = reader.separator == '\t' ? "TSV" : "CSV";
  while (reader.p < reader.end)
    if (!read_row (&reader, error) ||
        (reader.line % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)))
      return FALSE;

  return TRUE;
}
