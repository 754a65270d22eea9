/* yishi-slide-composer.c - makes the blocks of a slide at one size of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-slide-composer.h"

#include <string.h>

/* A title of a list's line is cut after so many lines: beyond that nobody reads. */
#define ROW_LINES 4

/* Names of which nothing else is said stand so many in a line. */
#define GRID_COLUMNS 3

/* In units: below this width a candidate's figures stand under the name. */
#define WIDE_ENOUGH 34

YishiType
yishi_composer_type (YishiComposer *self,
                     double         factor,
                     PangoWeight    weight,
                     YishiPaint     paint)
{
  YishiType type = { self->unit * factor, weight, paint, PANGO_ALIGN_LEFT, 0 };

  self->smallest = MIN (self->smallest, type.size);
  return type;
}

YishiType
yishi_composer_fit (YishiComposer *self,
                    double         factor,
                    PangoWeight    weight,
                    YishiPaint     paint,
                    const char    *text,
                    double         width)
{
  YishiType type = { self->unit * factor, weight, paint, PANGO_ALIGN_LEFT, 0 };
  g_autoptr(PangoLayout) layout = yishi_type_set (&type, self->pango, text, 0);
  int used;

  pango_layout_get_pixel_size (layout, &used, NULL);
  if (used > width)
    factor = MAX (1, factor * 0.97 * width / used);

  return yishi_composer_type (self, factor, weight, paint);
}

double
yishi_composer_add_tag (YishiComposer         *self,
                        YishiBlock            *block,
                        const YishiDisplayTag *tag,
                        double                 factor,
                        double                 x,
                        double                 y,
                        double                 width)
{
  YishiType type = yishi_composer_type (self, factor, PANGO_WEIGHT_BOLD, (YishiPaint) tag->tone);
  double size = tag->symbol != YISHI_SYMBOL_NONE ? type.size * 0.9 : 0;
  double shift = size > 0 ? size + type.size * 0.3 : 0;
  double height = yishi_block_add_text (block, self->pango, tag->text, &type, x + shift, y,
                                        width - shift, NULL);

  /* Beside the first line. */
  yishi_block_add_symbol (block, tag->symbol, x, y + (type.size * 1.25 - size) / 2, size,
                          (YishiPaint) tag->tone);
  return height;
}

double
yishi_composer_add_pill (YishiComposer         *self,
                         YishiBlock            *block,
                         const YishiDisplayTag *tag,
                         double                 factor,
                         double                 x,
                         double                 y)
{
  double room = self->width - self->unit * factor * 3;
  YishiType type = yishi_composer_fit (self, factor, PANGO_WEIGHT_BOLD, YISHI_PAINT_GROUND,
                                       tag->text, room);
  double pad = type.size * 0.7;
  double size = tag->symbol != YISHI_SYMBOL_NONE ? type.size * 0.95 : 0;
  double shift = pad + (size > 0 ? size + type.size * 0.35 : 0);
  guint box = block->pieces->len;
  YishiPiece *piece;
  double used, height;

  yishi_block_add (block, YISHI_PIECE_BOX, 0, y, 0, 0, (YishiPaint) tag->tone);
  height = yishi_block_add_text (block, self->pango, tag->text, &type, shift, y + pad * 0.4, room,
                                 &used);
  yishi_block_add_symbol (block, tag->symbol, pad, y + pad * 0.4 + (type.size * 1.25 - size) / 2,
                          size, YISHI_PAINT_GROUND);

  piece = &g_array_index (block->pieces, YishiPiece, box);
  piece->width = shift + used + pad;
  piece->height = height + pad * 0.8;
  piece->radius = type.size * 0.45;

  /* Right-aligned, it ends at @x. */
  for (guint i = box; x > 0 && i < block->pieces->len; i++)
    g_array_index (block->pieces, YishiPiece, i).x += x - (shift + used + pad);
  return g_array_index (block->pieces, YishiPiece, box).height;
}

void
yishi_composer_add_paragraph (YishiComposer   *self,
                              GPtrArray       *blocks,
                              const char      *text,
                              const YishiType *type,
                              double           x,
                              double           gap)
{
  g_autoptr(PangoLayout) layout = yishi_type_set (type, self->pango, text, self->width - x);
  int n_lines = pango_layout_get_line_count (layout);

  for (int i = 0; i < n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_autofree char *part = g_strndup (text + line->start_index, line->length);
      YishiBlock *block = yishi_block_new (i == n_lines - 1 ? gap : type->size * 0.08);

      block->height = yishi_block_add_text (block, self->pango, part, type, x, 0, -1, NULL);
      g_ptr_array_add (blocks, block);
    }
}

void
yishi_composer_add_lines (YishiComposer *self,
                          GPtrArray     *blocks,
                          double         factor,
                          YishiPaint     paint)
{
  YishiType type = yishi_composer_type (self, factor * self->body, PANGO_WEIGHT_MEDIUM, paint);

  for (guint i = 0; i < self->display->lines->len; i++)
    yishi_composer_add_paragraph (self, blocks, self->display->lines->pdata[i], &type, 0,
                                  type.size * 0.4);
}

void
yishi_composer_add_joined_lines (YishiComposer *self,
                                 GPtrArray     *blocks,
                                 YishiPaint     paint)
{
  YishiType type = yishi_composer_type (self, self->body, PANGO_WEIGHT_MEDIUM, paint);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->display->lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "",
                            (const char *) self->display->lines->pdata[i]);
  if (text->len > 0)
    yishi_composer_add_paragraph (self, blocks, text->str, &type, 0, type.size * 0.5);
}

/* One quantity on a card. Returns: how high the card must be */
static double
add_card (YishiComposer         *self,
          YishiBlock            *block,
          const YishiDisplayBar *bar,
          double                 x,
          double                 width)
{
  double step = self->unit * self->body;
  double pad = step * 0.6;
  double inner = width - 2 * pad;
  YishiPaint paint = bar->mark > 0 ? (YishiPaint) bar->tag.tone : YISHI_PAINT_NOW;
  YishiType label = yishi_composer_type (self, self->body, PANGO_WEIGHT_BOLD, YISHI_PAINT_QUIET);
  YishiType value = yishi_composer_fit (self, 1.6 * self->body, PANGO_WEIGHT_BOLD,
                                        YISHI_PAINT_PLAIN, bar->value, inner);
  YishiType needed = yishi_composer_type (self, self->body, PANGO_WEIGHT_NORMAL,
                                          YISHI_PAINT_QUIET);
  double y = pad * 0.6;

  x += pad;
  y += yishi_block_add_text (block, self->pango, bar->label, &label, x, y, inner, NULL);
  y += yishi_block_add_text (block, self->pango, bar->value, &value, x, y, inner, NULL);
  yishi_block_add_bar (block, bar, x, y + step * 0.25, inner, step * 0.6, paint);
  y += step * 1.15;
  if (*bar->needed != '\0')
    y += yishi_block_add_text (block, self->pango, bar->needed, &needed, x, y, inner, NULL);
  if (*bar->tag.text != '\0')
    {
      YishiType tag = yishi_composer_fit (self, 1.15 * self->body, PANGO_WEIGHT_BOLD, paint,
                                          bar->tag.text, inner - step * 1.6);

      y += yishi_composer_add_tag (self, block, &bar->tag, tag.size / self->unit, x, y, inner);
    }
  if (*bar->working != '\0' && !self->works_below)
    y += yishi_block_add_text (block, self->pango, bar->working, &needed, x, y, inner, NULL);

  return y + pad * 0.6;
}

static YishiBlock *
make_cards (YishiComposer         *self,
            const YishiDisplayBar *first,
            const YishiDisplayBar *second)
{
  double between = self->unit * 0.7;
  double width = second != NULL ? (self->width - between) / 2 : self->width;
  YishiBlock *block = yishi_block_new (self->unit * 0.6);

  for (int i = 0; i < (second != NULL ? 2 : 1); i++)
    yishi_block_add (block, YISHI_PIECE_BOX, i * (width + between), 0, width, 0,
                     YISHI_PAINT_CARD)->radius = self->unit * 0.5;
  block->height = add_card (self, block, first, 0, width);
  if (second != NULL)
    block->height = MAX (block->height, add_card (self, block, second, width + between, width));
  for (int i = 0; i < (second != NULL ? 2 : 1); i++)
    g_array_index (block->pieces, YishiPiece, i).height = block->height;

  return block;
}

/* An answer over the whole width: word, count, bar. */
static YishiBlock *
make_wide_bar (YishiComposer         *self,
               const YishiDisplayBar *bar)
{
  double step = self->unit * self->body;
  YishiType label = yishi_composer_type (self, 1.25 * self->body, PANGO_WEIGHT_BOLD,
                                         YISHI_PAINT_PLAIN);
  YishiType value = yishi_composer_type (self, 1.6 * self->body, PANGO_WEIGHT_BOLD,
                                         YISHI_PAINT_PLAIN);
  YishiBlock *block = yishi_block_new (step * 0.45);
  double y;

  value.alignment = PANGO_ALIGN_RIGHT;
  y = yishi_block_add_text (block, self->pango, bar->value, &value, 0, 0, self->width, NULL);
  yishi_block_add_text (block, self->pango, bar->label, &label, 0, step * 0.3, self->width, NULL);
  yishi_block_add_bar (block, bar, 0, y + step * 0.05, self->width, step * 0.75, YISHI_PAINT_NOW);
  block->height = y + step * 0.85;
  return block;
}

/* Across the whole width, where the working would make a card too high for a page. */
static void
add_working (YishiComposer         *self,
             GPtrArray             *blocks,
             const YishiDisplayBar *bar)
{
  YishiType type = yishi_composer_type (self, self->body, PANGO_WEIGHT_NORMAL, YISHI_PAINT_QUIET);
  g_autofree char *text = g_strdup_printf ("%s  %s", bar->label, bar->working);

  if (self->works_below && *bar->working != '\0')
    yishi_composer_add_paragraph (self, blocks, text, &type, 0, type.size * 0.4);
}

void
yishi_composer_add_bars (YishiComposer *self,
                         GPtrArray     *blocks)
{
  const GPtrArray *bars = self->display->bars;

  for (guint i = 0; i < bars->len; i++)
    {
      const YishiDisplayBar *bar = bars->pdata[i];

      if (self->display->bars_pair && i + 1 < bars->len)
        {
          const YishiDisplayBar *second = bars->pdata[++i];

          g_ptr_array_add (blocks, make_cards (self, bar, second));
          add_working (self, blocks, bar);
          add_working (self, blocks, second);
        }
      else if (bar->mark > 0)
        {
          g_ptr_array_add (blocks, make_cards (self, bar, NULL));
          add_working (self, blocks, bar);
        }
      else
        g_ptr_array_add (blocks, make_wide_bar (self, bar));
    }
}

/* A candidate's figures: count over a bar, beside one another. Returns: height */
static double
add_figures (YishiComposer         *self,
             YishiBlock            *block,
             const YishiDisplayRow *row,
             double                 x,
             double                 y,
             double                 width)
{
  double step = self->unit * self->body;
  double between = step;
  double each = (width - between * (row->bars->len - 1)) / row->bars->len;
  YishiPaint paint = *row->tag.text != '\0' ? (YishiPaint) row->tag.tone : YISHI_PAINT_NOW;
  double height = 0;

  for (guint i = 0; i < row->bars->len; i++)
    {
      const YishiDisplayBar *bar = row->bars->pdata[i];
      YishiType value = yishi_composer_fit (self, 1.1 * self->body, PANGO_WEIGHT_MEDIUM,
                                            YISHI_PAINT_PLAIN, bar->value, each);

      height = yishi_block_add_text (block, self->pango, bar->value, &value, x, y, each, NULL);
      yishi_block_add_bar (block, bar, x, y + height + step * 0.1, each, step * 0.4, paint);
      x += each + between;
    }

  return height + step * 0.55;
}

/* Width of the longest tag of all rows, so that they stand in one column. */
static double
measure_tags (YishiComposer *self)
{
  double widest = 0;

  for (guint i = 0; i < self->display->rows->len; i++)
    {
      const YishiDisplayRow *row = self->display->rows->pdata[i];
      YishiType type = yishi_composer_type (self, self->body, PANGO_WEIGHT_BOLD, YISHI_PAINT_PLAIN);
      g_autoptr(PangoLayout) layout = yishi_type_set (&type, self->pango, row->tag.text, 0);
      int used;

      pango_layout_get_pixel_size (layout, &used, NULL);
      if (*row->tag.text != '\0')
        widest = MAX (widest, used + type.size * 1.4);
    }

  return widest;
}

/* Width of the longest number. */
static double
measure_numbers (YishiComposer *self)
{
  gsize longest = 0;

  for (guint i = 0; i < self->display->rows->len; i++)
    longest = MAX (longest, strlen (((YishiDisplayRow *) self->display->rows->pdata[i])->number));

  return longest > 0 ? self->unit * self->body * (0.62 * longest + 0.7) : 0;
}

static YishiBlock *
make_row (YishiComposer         *self,
          const YishiDisplayRow *row,
          double                 numbers,
          double                 tags)
{
  double step = self->unit * self->body;
  double left = numbers + step * (row->is_part ? 1.7 : 0.5);
  double text_width = self->width - left - tags - step;
  YishiPaint paint = row->is_current ? YISHI_PAINT_NOW : YISHI_PAINT_PLAIN;
  YishiType number = yishi_composer_type (self, self->body, PANGO_WEIGHT_MEDIUM, YISHI_PAINT_QUIET);
  YishiType text = yishi_composer_type (self, self->body, row->is_current || *row->detail != '\0' ||
                                        row->bars->len > 0 ? PANGO_WEIGHT_BOLD
                                                           : PANGO_WEIGHT_MEDIUM, paint);
  YishiBlock *block = yishi_block_new (0);
  gboolean is_wide = self->width / step >= WIDE_ENOUGH;
  double pad = step * (row->bars->len > 0 ? 0.3 : 0.2);
  double height, figures = 0;

  text.max_lines = ROW_LINES;
  yishi_block_add (block, YISHI_PIECE_BOX, 0, 0, self->width, 0,
                   row->is_current ? YISHI_PAINT_CARD : YISHI_PAINT_GROUND)->radius = step * 0.3;
  yishi_block_add_text (block, self->pango, row->number, &number, left - numbers, pad, numbers, NULL);
  if (row->bars->len > 0 && is_wide)
    {
      double name = text_width * 0.3;

      figures = add_figures (self, block, row, left + name + step, pad, text_width - name - step);
      text_width = name;
    }
  height = yishi_block_add_text (block, self->pango, row->text, &text, left, pad, text_width, NULL);
  if (*row->tag.text != '\0')
    yishi_composer_add_tag (self, block, &row->tag, self->body, self->width - tags - step * 0.3, pad,
                            tags + step * 0.3);
  if (row->bars->len > 0 && !is_wide)
    height += add_figures (self, block, row, left, pad + height, self->width - left - step * 0.3);

  block->height = MAX (height, figures) + 2 * pad;
  g_array_index (block->pieces, YishiPiece, 0).height = block->height;
  block->is_current = row->is_current;
  return block;
}

static void
add_rule (YishiComposer *self,
          GPtrArray     *blocks)
{
  YishiBlock *block = yishi_block_new (0);

  block->height = self->unit * 0.12;
  yishi_block_add (block, YISHI_PIECE_BOX, 0, self->unit * 0.04, self->width,
                   MAX (1, self->unit * 0.04), YISHI_PAINT_TRACK);
  g_ptr_array_add (blocks, block);
}

/* Whether there is nothing but names. */
static gboolean
is_plain (const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const YishiDisplayRow *row = rows->pdata[i];

      if (*row->tag.text != '\0' || *row->detail != '\0' || row->bars->len > 0)
        return FALSE;
    }

  return TRUE;
}

/* Names beside one another, as on a ballot. */
static void
add_grid (YishiComposer *self,
          GPtrArray     *blocks,
          double         numbers)
{
  const GPtrArray *rows = self->display->rows;
  YishiType number = yishi_composer_type (self, 1.2 * self->body, PANGO_WEIGHT_MEDIUM,
                                          YISHI_PAINT_QUIET);
  double cell = self->width / GRID_COLUMNS;
  YishiBlock *block = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const YishiDisplayRow *row = rows->pdata[i];
      YishiType name = yishi_composer_fit (self, 1.2 * self->body, PANGO_WEIGHT_BOLD,
                                           YISHI_PAINT_PLAIN, row->text,
                                           cell - numbers - self->unit * 0.5);
      double x = i % GRID_COLUMNS * cell;
      double height;

      if (i % GRID_COLUMNS == 0)
        {
          block = yishi_block_new (self->unit * self->body * 0.5);
          g_ptr_array_add (blocks, block);
        }
      name.max_lines = ROW_LINES;
      yishi_block_add_text (block, self->pango, row->number, &number, x, 0, numbers, NULL);
      height = yishi_block_add_text (block, self->pango, row->text, &name, x + numbers, 0,
                                     cell - numbers - self->unit * 0.5, NULL);
      block->height = MAX (block->height, height);
    }
}

void
yishi_composer_add_rows (YishiComposer *self,
                         GPtrArray     *blocks)
{
  const GPtrArray *rows = self->display->rows;
  double numbers = measure_numbers (self);
  double tags = measure_tags (self);
  double step = self->unit * self->body;

  if (is_plain (rows))
    {
      add_grid (self, blocks, numbers);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      const YishiDisplayRow *row = rows->pdata[i];
      YishiBlock *block = make_row (self, row, numbers, tags);
      YishiType detail = yishi_composer_type (self, self->body, PANGO_WEIGHT_NORMAL,
                                              YISHI_PAINT_QUIET);
      g_auto(GStrv) lines = g_strsplit (row->detail, "\n", -1);

      block->keeps_next = *row->detail != '\0';
      g_ptr_array_add (blocks, block);
      for (gsize k = 0; *row->detail != '\0' && lines[k] != NULL; k++)
        yishi_composer_add_paragraph (self, blocks, lines[k], &detail, numbers + step * 0.5,
                                      lines[k + 1] == NULL ? step * 0.25 : 0);
      if (i + 1 < rows->len)
        add_rule (self, blocks);
    }
}

void
yishi_composer_add_remarks (YishiComposer *self,
                            GPtrArray     *blocks)
{
  const GPtrArray *remarks = self->display->remarks;

  for (guint i = 0; i < remarks->len; i++)
    {
      YishiBlock *block = yishi_block_new (self->unit * 0.2);

      block->height = yishi_composer_add_tag (self, block, remarks->pdata[i], 1.1 * self->body, 0, 0,
                                              self->width);
      g_ptr_array_add (blocks, block);
    }
}
