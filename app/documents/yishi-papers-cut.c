/* yishi-papers-cut.c - pages that are cut into papers: the marks, and how text is set on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-papers-cut-private.h"

#define MARK (6 * 72 / 25.4)  /* length of a mark, from the edge */

static void
add_line (cairo_t *cr,
          double   x,
          double   y,
          double   dx,
          double   dy)
{
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, dx, dy);
}

void
yishi_cut_draw_marks (cairo_t *cr,
                      double   width,
                      double   height,
                      guint    columns,
                      guint    rows)
{
  cairo_set_line_width (cr, 0.3);
  for (guint row = 1; row < rows; row++)
    for (guint side = 0; side < 2; side++)
      add_line (cr, side * (width - MARK), height * row / rows, MARK, 0);
  for (guint column = 1; column < columns; column++)
    for (guint side = 0; side < 2; side++)
      add_line (cr, width * column / columns, side * (height - MARK), 0, MARK);
  for (guint row = 1; row < rows; row++)
    for (guint column = 1; column < columns; column++)
      {
        double x = width * column / columns, y = height * row / rows;

        add_line (cr, x - MARK / 2, y, MARK, 0);
        add_line (cr, x, y - MARK / 2, 0, MARK);
      }
  cairo_stroke (cr);
}

PangoContext *
yishi_cut_make_context (cairo_t       *cr,
                        PangoLanguage *language)
{
  PangoContext *context = pango_cairo_create_context (cr);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, language);
  return context;
}
