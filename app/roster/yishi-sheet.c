/* yishi-sheet.c - one sheet of a workbook as rows of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-xml.h"

/* More cells than these are not looked up as merged or as empty formulas. */
#define MAX_PLACES 200000
#define MAX_MERGES 100000

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT,
  CELL_BOOLEAN,
} CellType;

typedef struct
{
  guint column;      /* the left one */
  guint first, last; /* rows as a person counts */
} Merge;

typedef struct
{
  YishiXml   *xml;       /* (unowned) */
  YishiTable *table;     /* (unowned) */
  GArray     *strings;   /* (unowned) guint32: offsets of the shared texts */
  guint32    *cells;     /* (owned) the row being read */
  guint       n_cells;
  GArray     *merges;    /* (owned) Merge */
  GArray     *formulas;  /* (owned) guint: columns of the row's formulas without a value */
  guint       number;    /* of the row */
  guint       column;    /* of the cell */
  guint       next;      /* column, for cells that do not say theirs */
  CellType    type;
  gsize       start;     /* of the cell's text */
  gboolean    in_data;
  gboolean    in_row;
  gboolean    in_cell;
  gboolean    in_text;
  gboolean    has_formula;
  gboolean    has_value;
  guint       phonetic;  /* depth of readings */
} Sheet;

/* Reads C3. Returns: how many characters that took, 0 if it is none */
static gsize
read_reference (const char *text,
                gsize       length,
                guint      *row,
                guint      *column)
{
  gsize i = 0, letters;
  guint c = 0, r = 0;

  for (; i < length && i < 3 && g_ascii_isupper (text[i]); i++)
    c = c * 26 + (guint) (text[i] - 'A') + 1;
  letters = i;
  for (; i < length && i < letters + 7 && g_ascii_isdigit (text[i]); i++)
    r = r * 10 + (guint) (text[i] - '0');
  if (letters == 0 || i == letters || r == 0 || c > YISHI_TABLE_MAX_COLUMNS)
    return 0;

  *row = r;
  *column = c - 1;
  return i;
}

static gboolean
begin_row (Sheet                    *self,
           const YishiXmlAttributes *attributes,
           GError                  **error)
{
  guint number = yishi_xml_get_uint (attributes, "r", 0);

  self->number = number > 0 ? number : self->number + 1;
  self->in_row = TRUE;
  self->next = 0;
  if (self->number > YISHI_TABLE_MAX_ROWS)
    return yishi_table_refuse (
        error, _("the file was not read: it has more than %d rows (keep only the roster in it)"),
        YISHI_TABLE_MAX_ROWS);

  return TRUE;
}

static gboolean
begin_cell (Sheet                    *self,
            const YishiXmlAttributes *attributes,
            GError                  **error)
{
  const char *reference;
  gssize length = yishi_xml_get (attributes, "r", &reference);
  guint row;

  self->column = self->next;
  if (length > 0 && read_reference (reference, (gsize) length, &row, &self->column) == 0)
    self->column = YISHI_TABLE_MAX_COLUMNS;
  if (self->column >= YISHI_TABLE_MAX_COLUMNS)
    return yishi_table_refuse (
        error,
        _("the file was not read: row %u has more than %d columns (keep only the roster in "
          "it)"),
        self->number, YISHI_TABLE_MAX_COLUMNS);

  self->next = self->column + 1;
  self->type = yishi_xml_is (attributes, "t", "s")         ? CELL_SHARED
             : yishi_xml_is (attributes, "t", "b")         ? CELL_BOOLEAN
             : yishi_xml_is (attributes, "t", "str")       ? CELL_TEXT
             : yishi_xml_is (attributes, "t", "inlineStr") ? CELL_TEXT
             : yishi_xml_is (attributes, "t", "e")         ? CELL_TEXT
             : yishi_xml_is (attributes, "t", "d")         ? CELL_TEXT
                                                           : CELL_NUMBER;
  self->start = self->table->text_length;
  self->in_cell = TRUE;
  self->has_formula = self->has_value = FALSE;
  return TRUE;
}

static void
add_merge (Sheet                    *self,
           const YishiXmlAttributes *attributes)
{
  const char *reference;
  gssize length = yishi_xml_get (attributes, "ref", &reference);
  guint last_column;
  Merge merge;
  gsize n;

  if (length <= 0 || self->merges->len >= MAX_MERGES)
    return;
  n = read_reference (reference, (gsize) length, &merge.first, &merge.column);
  if (n == 0 || (gsize) length <= n + 1 || reference[n] != ':' ||
      read_reference (reference + n + 1, (gsize) length - n - 1, &merge.last, &last_column) == 0)
    return;
  if (merge.last > merge.first)
    g_array_append_val (self->merges, merge);
}

static gboolean
begin_cb (const char               *name,
          const YishiXmlAttributes *attributes,
          gpointer                  user_data,
          GError                  **error)
{
  Sheet *self = user_data;

  self->in_text = FALSE;
  if (self->in_cell)
    {
      if (strcmp (name, "f") == 0)
        self->has_formula = TRUE;
      else if (strcmp (name, "rPh") == 0)
        self->phonetic++;
      else if (strcmp (name, "v") == 0 || (strcmp (name, "t") == 0 && self->phonetic == 0))
        self->in_text = self->has_value = TRUE;
      return TRUE;
    }
  if (self->in_row)
    return strcmp (name, "c") != 0 || begin_cell (self, attributes, error);
  if (self->in_data)
    return strcmp (name, "row") != 0 || begin_row (self, attributes, error);

  if (strcmp (name, "sheetData") == 0)
    self->in_data = TRUE;
  else if (strcmp (name, "mergeCell") == 0)
    add_merge (self, attributes);
  return TRUE;
}

/* The index that a cell holds becomes the text it stands for. */
static gboolean
take_shared (Sheet    *self,
             guint32  *offset,
             GError  **error)
{
  const char *text = self->table->text + self->start;
  gsize length = self->table->text_length - self->start;
  guint64 index = 0;

  *offset = 0;
  self->table->text_length = self->start;
  if (length == 0)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    index = g_ascii_isdigit (text[i]) && index < G_MAXUINT32 ? index * 10 + (guint)(text[i] - '0')
                                                             : G_MAXUINT32;
  if (index >= self->strings->len)
    return yishi_table_refuse (
        error,
        _("the file was not read: row %u refers to a text that the workbook does not have "
          "(open it in a spreadsheet and save it anew)"),
        self->number);

  *offset = g_array_index (self->strings, guint32, index);
  return TRUE;
}

static void
decode_cell (Sheet *self)
{
  YishiTable *table = self->table;
  char *text = table->text + self->start;
  gsize length = table->text_length - self->start;

  if (self->type == CELL_NUMBER)
    length = yishi_number_expand (text, length, table->text_capacity - self->start - 1);
  else if (self->type == CELL_BOOLEAN && length == 1)
    length = (gsize) g_snprintf (text, 8, "%s", *text == '1' ? "TRUE" : "FALSE");
  else
    length = yishi_escapes_decode (text, length);
  table->text_length = self->start + length;
}

static gboolean
end_cell (Sheet   *self,
          GError **error)
{
  guint32 offset = 0;

  self->in_cell = FALSE;
  self->phonetic = 0;
  if (self->type == CELL_SHARED)
    {
      if (!take_shared (self, &offset, error))
        return FALSE;
    }
  else if (self->table->text_length > self->start)
    {
      /* Room for what a number or a truth value becomes. */
      if (!yishi_table_add_text (self->table, "        ", 8, error))
        return FALSE;
      self->table->text_length -= 8;
      decode_cell (self);
      offset = yishi_table_end_text (self->table, self->start);
    }

  if (self->has_formula && offset == 0 && (self->type == CELL_NUMBER || !self->has_value))
    g_array_append_val (self->formulas, self->column);
  if (offset == 0)
    return TRUE;
  self->cells[self->column] = offset;
  self->n_cells = MAX (self->n_cells, self->column + 1);
  return TRUE;
}

static gboolean
end_row (Sheet   *self,
         GError **error)
{
  guint row = self->table->rows->len;

  self->in_row = FALSE;
  for (guint i = 0; i < self->n_cells; i++)
    if (!yishi_table_add_cell (self->table, self->cells[i], self->number, error))
      return FALSE;
  memset (self->cells, 0, self->n_cells * sizeof self->cells[0]);
  self->n_cells = 0;
  if (!yishi_table_end_row (self->table, self->number, error))
    return FALSE;

  for (guint i = 0; i < self->formulas->len && self->table->rows->len > row &&
                    g_hash_table_size (self->table->empty_formulas) < MAX_PLACES;
       i++)
    {
      gint64 place = yishi_table_make_place (row, g_array_index (self->formulas, guint, i));

      g_hash_table_add (self->table->empty_formulas, g_memdup2 (&place, sizeof place));
    }
  g_array_set_size (self->formulas, 0);
  return TRUE;
}

static gboolean
end_cb (const char *name,
        gpointer    user_data,
        GError    **error)
{
  Sheet *self = user_data;

  self->in_text = FALSE;
  if (self->in_cell)
    {
      if (strcmp (name, "rPh") == 0 && self->phonetic > 0)
        self->phonetic--;
      return strcmp (name, "c") != 0 || end_cell (self, error);
    }
  if (self->in_row)
    return strcmp (name, "row") != 0 || end_row (self, error);
  if (strcmp (name, "sheetData") == 0)
    self->in_data = FALSE;

  return TRUE;
}

static gboolean
text_cb (const char *text,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  Sheet *self = user_data;

  if (!self->in_text)
    return TRUE;
  if (self->table->text_length - self->start + length > YISHI_TABLE_MAX_CELL)
    return yishi_table_refuse (
        error,
        _("the file was not read: a cell in row %u is longer than %d KB (keep only the "
          "roster in it)"),
        self->number, YISHI_TABLE_MAX_CELL / 1024);

  return yishi_table_add_text (self->table, text, length, error);
}

static gboolean
feed_cb (const char *data,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  Sheet *self = user_data;

  return yishi_xml_feed (self->xml, data, length, error);
}

/* Returns: the index of the first row whose number is at least @number */
static guint
find_row (YishiTable *table,
          guint       number)
{
  guint low = 0, high = table->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (table->rows, YishiTableRow, middle).number < number)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Remembers for each cell of a merged column which row has its text. */
static void
note_merges (Sheet *self)
{
  YishiTable *table = self->table;

  for (guint i = 0; i < self->merges->len; i++)
    {
      const Merge *merge = &g_array_index (self->merges, Merge, i);
      guint top = find_row (table, merge->first);

      for (guint row = top + 1;
           row < table->rows->len &&
           g_array_index (table->rows, YishiTableRow, top).number == merge->first &&
           g_array_index (table->rows, YishiTableRow, row).number <= merge->last;
           row++)
        {
          gint64 place = yishi_table_make_place (row, merge->column);

          if (g_hash_table_size (table->tops) >= MAX_PLACES)
            return;
          g_hash_table_insert (table->tops, g_memdup2 (&place, sizeof place),
                               GUINT_TO_POINTER (top));
        }
    }
}

/**
 * yishi_sheet_read:
 * @part: the name of the sheet's part
 * @strings: the workbook's shared texts
 * @found: (out): whether there is such a part
 *
 * Appends the sheet's rows to @table, which has none yet.
 *
 * Returns: %FALSE if the sheet is damaged or too large
 */
gboolean
yishi_sheet_read (YishiZip   *zip,
                  const char *part,
                  YishiTable *table,
                  GArray     *strings,
                  gboolean   *found,
                  GError    **error)
{
  static const YishiXmlHandler handler = { begin_cb, end_cb, text_cb };
  Sheet self = { NULL, table, strings };
  g_autoptr(YishiXml) xml = yishi_xml_new (&handler, &self);
  g_autofree guint32 *cells = g_new0 (guint32, YISHI_TABLE_MAX_COLUMNS);
  g_autoptr(GArray) merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  g_autoptr(GArray) formulas = g_array_new (FALSE, FALSE, sizeof (guint));

  self.xml = xml;
  self.cells = cells;
  self.merges = merges;
  self.formulas = formulas;
  if (!yishi_zip_read (zip, part, feed_cb, &self, found, error) ||
      (*found && !yishi_xml_finish (xml, error)))
    return FALSE;

  note_merges (&self);
  return TRUE;
}
