/* yishi-slide-clock.c - draws the clock of a slide, the only part that moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-slide-layout-private.h"

void
yishi_slide_layout_draw_text (YishiSlideLayout *self,
                              const char       *text,
                              const YishiType  *type,
                              double            y,
                              YishiWallColours  colours,
                              GtkSnapshot      *snapshot)
{
  YishiPiece piece = { YISHI_PIECE_TEXT, self->left, y, 0, 0, type->paint };
  g_autoptr(PangoLayout) layout = yishi_type_set (type, self->pango, text,
                                                  self->width - 2 * self->left);

  piece.text = layout;
  yishi_piece_draw (&piece, 0, 0, colours, snapshot);
}

void
yishi_slide_layout_draw_clock (YishiSlideLayout     *self,
                               const YishiClockFace *face,
                               YishiWallColours      colours,
                               GtkSnapshot          *snapshot)
{
  double word_size = MAX (self->unit, self->clock_height * 0.12);
  double size = MIN ((self->clock_height - word_size * 1.5 - self->unit * 1.4) / 1.3,
                     self->width * 0.24);
  YishiType word = { word_size, PANGO_WEIGHT_BOLD, (YishiPaint) face->tone, PANGO_ALIGN_CENTER, 1 };
  YishiType digits = { size, PANGO_WEIGHT_BOLD, (YishiPaint) face->tone, PANGO_ALIGN_CENTER, 0 };
  double y = self->clock_y + MAX (0, self->clock_height - word_size * 1.5 - self->unit * 1.4 - size * 1.3) / 2;
  YishiPiece bar = { YISHI_PIECE_BAR, self->left, 0, self->width - 2 * self->left,
                     self->unit * 0.55, (YishiPaint) (face->tone == YISHI_TONE_PLAIN
                                                        ? YISHI_TONE_NOW : face->tone) };
  YishiPiece symbol = { YISHI_PIECE_SYMBOL, 0, y + word_size * 0.2, word_size, word_size,
                        (YishiPaint) face->tone };
  g_autoptr(PangoLayout) layout = yishi_type_set (&word, self->pango, face->word, 0);
  int used;

  if (!self->has_clock || *face->digits == '\0')
    return;

  pango_layout_get_pixel_size (layout, &used, NULL);
  symbol.x = (self->width - used) / 2 - word_size * 1.4;
  symbol.symbol = face->symbol;
  yishi_piece_draw (&symbol, 0, 0, colours, snapshot);
  yishi_slide_layout_draw_text (self, face->word, &word, y, colours, snapshot);
  yishi_slide_layout_draw_text (self, face->digits, &digits, y + word_size * 1.4 - size * 0.06, colours, snapshot);
  bar.y = y + word_size * 1.4 + size * 1.36;
  bar.part = face->left;
  bar.mark = -1;
  if (face->left > 0)
    yishi_piece_draw (&bar, 0, 0, colours, snapshot);
}
