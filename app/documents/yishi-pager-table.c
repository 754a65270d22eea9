/* yishi-pager-table.c - tables on pages: rows that stay whole below a head that is repeated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A layout for each column is given one text after another, so that a row costs its
 * shaping and nothing else, and nothing is kept of the rows that were drawn.
 */
#include "yishi-pager.h"

#define SIZE 10.5
#define PITCH 15.5
#define PADDING_X 3.5
#define PADDING_Y 2.5
#define RULE 0.5
#define AFTER 5

/* Of a row that must be parted, at the foot of a page. */
#define LEAST_LINES 4

/* A table of few rows stays whole where it takes less than this share of a page. */
#define MOST_WHOLE_ROWS 16
#define MOST_WHOLE 0.5

/* Rows between two looks at whether it was cancelled. */
#define ROWS_AT_A_TIME 64

typedef struct
{
  PangoLayout   *layout;      /* (owned) */
  PangoAttrList *attributes;  /* (owned) (nullable) */
  double         x;           /* from the left of the page */
  double         width;
  double         height;      /* of the text it holds now */
} Column;

typedef struct
{
  YishiPiece        piece;

  const YishiDocumentTable *table;
  Column           *columns;      /* (owned) */
  double            padding;      /* above and below the text of a row */
  double            head_height;  /* 0: there is none */
  guint             next;         /* the row that comes next */
  guint             first_line;   /* of it, where a row is longer than a page and must be parted */
  GArray           *rules;        /* (owned) double: where rows begin and end on this page */
  gboolean          is_begun;
  gboolean          is_tagged;
} Table;

static void
table_free (YishiPiece *piece)
{
  Table *self = (Table *) piece;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      g_object_unref (self->columns[i].layout);
      pango_attr_list_unref (self->columns[i].attributes);
    }
  g_free (self->columns);
  g_array_unref (self->rules);
  g_free (self);
}

static void
set_text (YishiPager *pager,
          Column     *column,
          const char *text)
{
  PangoRectangle extents;

  yishi_pager_set_text (pager, column->layout, column->attributes, text);
  pango_layout_get_extents (column->layout, NULL, &extents);
  column->height = (double) extents.height / PANGO_SCALE;
  yishi_pager_note_unknown (pager, column->layout);
}

/* Puts a row into the layouts. Returns: its height, paddings included */
static double
measure_row (YishiPager *pager,
             Table      *self,
             guint       row)
{
  double height = 0;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      set_text (pager, &self->columns[i], self->table->cells->pdata[row * self->table->n_columns + i]);
      height = MAX (height, self->columns[i].height);
    }

  return height + 2 * self->padding;
}

static void
begin_tag (YishiPager  *pager,
           const Table *self,
           const char  *tag)
{
  if (self->is_tagged)
    yishi_pager_begin_tag (pager, tag);
}

static void
end_tag (YishiPager  *pager,
         const Table *self,
         const char  *tag)
{
  if (self->is_tagged)
    yishi_pager_end_tag (pager, tag);
}

/* The row that the layouts hold, its cells in the middle of its height. */
static void
draw_row (YishiPager *pager,
          Table      *self,
          double      height,
          const char *cell_tag)
{
  begin_tag (pager, self, "TR");
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      Column *column = &self->columns[i];

      begin_tag (pager, self, cell_tag);
      cairo_move_to (pager->cr, column->x + PADDING_X * pager->scale, pager->y + (height - column->height) / 2);
      pango_cairo_show_layout (pager->cr, column->layout);
      end_tag (pager, self, cell_tag);
    }
  end_tag (pager, self, "TR");
  pager->y += height;
  g_array_append_val (self->rules, pager->y);
}

static void
link_row (YishiPager *pager,
          Table      *self,
          double      height)
{
  for (guint i = 0; self->table->targets != NULL && i < self->table->n_columns; i++)
    {
      guint index = self->next * self->table->n_columns + i;
      const char *target = g_hash_table_lookup (self->table->targets, GUINT_TO_POINTER (index));

      if (target != NULL)
        yishi_pager_link (pager, target, self->columns[i].x, pager->y - height, self->columns[i].width, height);
    }
}

/* Titles are centred and of another face, which the columns' layouts are not. */
static double
draw_head (YishiPager *pager,
           Table      *self,
           gboolean    only_measure)
{
  g_autoptr(PangoLayout) layout = yishi_pager_make_layout (pager, YISHI_FACE_HEI, SIZE);
  double height = 0;

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  for (guint pass = 0; pass < (only_measure ? 1 : 2); pass++)
    for (guint i = 0; i < self->table->n_columns; i++)
      {
        Column column = { layout, NULL, self->columns[i].x, self->columns[i].width, 0 };
        double inner = column.width - 2 * PADDING_X * pager->scale;

        pango_layout_set_width (layout, (int) (inner * PANGO_SCALE));
        set_text (pager, &column, self->table->columns[i].title);
        if (pass == 0)
          {
            height = MAX (height, column.height + 2 * self->padding);
            continue;
          }
        begin_tag (pager, self, "TH");
        cairo_move_to (pager->cr, column.x + PADDING_X * pager->scale, pager->y + (height - column.height) / 2);
        pango_cairo_show_layout (pager->cr, layout);
        end_tag (pager, self, "TH");
      }

  return height;
}

static void
begin_slice (YishiPager *pager,
             Table      *self)
{
  g_array_set_size (self->rules, 0);
  g_array_append_val (self->rules, pager->y);
  if (!self->table->has_head)
    return;

  begin_tag (pager, self, "TR");
  draw_head (pager, self, FALSE);
  end_tag (pager, self, "TR");
  pager->y += self->head_height;
  g_array_append_val (self->rules, pager->y);
}

/* The lines between rows and columns, in one stroke. */
static void
end_slice (YishiPager *pager,
           Table      *self)
{
  double top = g_array_index (self->rules, double, 0);
  double bottom = g_array_index (self->rules, double, self->rules->len - 1);

  for (guint i = 0; i < self->rules->len; i++)
    {
      cairo_move_to (pager->cr, pager->left, g_array_index (self->rules, double, i));
      cairo_rel_line_to (pager->cr, pager->width, 0);
    }
  for (guint i = 0; i <= self->table->n_columns; i++)
    {
      double x = i < self->table->n_columns ? self->columns[i].x : pager->left + pager->width;

      cairo_move_to (pager->cr, x, top);
      cairo_line_to (pager->cr, x, bottom);
    }
  cairo_set_line_width (pager->cr, RULE);
  cairo_set_line_cap (pager->cr, CAIRO_LINE_CAP_SQUARE);
  cairo_stroke (pager->cr);
}

/* A row that is higher than a page: as many lines of each cell as fit. Whether that was
 * all of it. */
static gboolean
draw_lines (YishiPager *pager,
            Table      *self)
{
  double pitch = PITCH * pager->scale;
  guint room = MAX (1, (guint) ((pager->bottom - pager->y - 2 * self->padding) / pitch));
  gboolean is_all = TRUE;

  begin_tag (pager, self, "TR");
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      Column *column = &self->columns[i];
      guint n = pango_layout_get_line_count (column->layout);

      begin_tag (pager, self, "TD");
      for (guint line = self->first_line; line < MIN (n, self->first_line + room); line++)
        {
          cairo_move_to (pager->cr, column->x + PADDING_X * pager->scale,
                         pager->y + self->padding + (line - self->first_line) * pitch + pitch / 2 +
                           0.38 * SIZE * pager->scale);
          pango_cairo_show_layout_line (pager->cr, pango_layout_get_line_readonly (column->layout, line));
        }
      end_tag (pager, self, "TD");
      is_all = is_all && n <= self->first_line + room;
    }
  end_tag (pager, self, "TR");

  self->first_line = is_all ? 0 : self->first_line + room;
  pager->y = is_all ? MIN (pager->y + room * pitch + 2 * self->padding, pager->bottom) : pager->bottom;
  g_array_append_val (self->rules, pager->y);
  return is_all;
}

/* The last row does not go to a new page alone: whether the one before it, of @height,
 * would leave it alone. */
static gboolean
leaves_last_alone (YishiPager *pager,
                   Table      *self,
                   double      height)
{
  guint n = yishi_document_table_get_n_rows (self->table);
  double last;

  if (n < 3 || self->next + 2 != n || self->rules->len <= 2)
    return FALSE;

  last = measure_row (pager, self, n - 1);
  measure_row (pager, self, self->next);
  return pager->y + height + last > pager->bottom + 0.01;
}

/* Whether @height fits, or never will: then the row is parted. */
static gboolean
place_row (YishiPager *pager,
           Table      *self,
           double      height)
{
  double page = pager->bottom - pager->top - self->head_height;

  if (height > page)
    return (pager->bottom - pager->y > LEAST_LINES * PITCH * pager->scale || self->rules->len <= 2) &&
           draw_lines (pager, self);
  if (pager->y + height > pager->bottom + 0.01 || leaves_last_alone (pager, self, height))
    return FALSE;

  draw_row (pager, self, height, "TD");
  link_row (pager, self, height);
  return TRUE;
}

static gboolean
place_table (YishiPager *pager,
             YishiPiece *piece)
{
  Table *self = (Table *) piece;
  guint n = yishi_document_table_get_n_rows (self->table);
  gboolean is_placed = TRUE;

  if (!self->is_begun)
    begin_tag (pager, self, "Table");
  self->is_begun = TRUE;
  begin_slice (pager, self);
  pager->is_fresh = FALSE;
  while (is_placed && self->next < n)
    {
      if (self->next % ROWS_AT_A_TIME == 0 && yishi_pager_is_cancelled (pager))
        break;
      is_placed = place_row (pager, self, measure_row (pager, self, self->next));
      self->next += is_placed;
    }
  end_slice (pager, self);
  if (self->next < n)
    return FALSE;

  end_tag (pager, self, "Table");
  pager->y += AFTER * pager->scale;
  return TRUE;
}

static void
make_columns (YishiPager *pager,
              Table      *self)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  double total = 0, x = pager->left;

  self->columns = g_new0 (Column, self->table->n_columns);
  for (guint i = 0; i < self->table->n_columns; i++)
    total += self->table->columns[i].weight;
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      Column *column = &self->columns[i];

      column->attributes = pango_attr_list_new ();
      column->x = x;
      column->width = pager->width * self->table->columns[i].weight / total;
      x += column->width;
      column->layout = yishi_pager_make_layout (pager, YISHI_FACE_SONG, SIZE);
      pango_layout_set_width (column->layout, (int) ((column->width - 2 * PADDING_X * pager->scale) * PANGO_SCALE));
      pango_layout_set_wrap (column->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (column->layout, alignments[self->table->columns[i].align]);
      pango_attr_list_insert (column->attributes, pango_attr_insert_hyphens_new (FALSE));
      pango_attr_list_insert (column->attributes,
                              pango_attr_line_height_new_absolute ((int) (PITCH * pager->scale * PANGO_SCALE)));
    }
}

/* The head and the first row; all of it, where it is small. */
static void
measure_heights (YishiPager *pager,
                 Table      *self)
{
  guint n = yishi_document_table_get_n_rows (self->table);
  double page = pager->bottom - pager->top;
  double least = self->head_height + (n > 0 ? measure_row (pager, self, 0) : 0), whole = least;

  for (guint i = 1; i < n && n <= MOST_WHOLE_ROWS; i++)
    whole += measure_row (pager, self, i);

  self->piece.height = self->piece.least = MIN (least, page);
  if (n <= MOST_WHOLE_ROWS && whole <= MOST_WHOLE * page)
    self->piece.whole = whole;
}

YishiPiece *
yishi_pager_measure_table (YishiPager       *pager,
                           const YishiBlock *block)
{
  Table *self = g_new0 (Table, 1);

  self->table = block->table;
  self->rules = g_array_new (FALSE, FALSE, sizeof (double));
  self->padding = PADDING_Y * pager->scale;
  self->is_tagged = yishi_document_table_get_n_rows (self->table) <= YISHI_MOST_TAGGED_ROWS;
  make_columns (pager, self);
  if (self->table->has_head)
    self->head_height = draw_head (pager, self, TRUE);

  self->piece.block = block;
  self->piece.place = place_table;
  self->piece.free = table_free;
  self->piece.before = 4 * pager->scale;
  measure_heights (pager, self);
  return &self->piece;
}
