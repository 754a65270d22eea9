/* yishi-slide-pieces.c - texts, boxes, symbols and bars of a slide, set and drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-slide-pieces.h"

#include <math.h>

/* Chinese faces have much air above and below; so lines stand closer. */
#define LINE_SPACING 0.9

/* Of the size: air that is left out above the first line, and below the last. */
#define AIR 0.1

/* Latin faces first where Latin is written: a Chinese apostrophe is a wide one. */
#define CHINESE_FACES "Noto Sans CJK SC,Noto Sans,Sans"
#define LATIN_FACES "Cantarell,Noto Sans,DejaVu Sans,Sans,Noto Sans CJK SC"

static void
clear_piece (gpointer data)
{
  YishiPiece *piece = data;

  g_clear_object (&piece->text);
  g_clear_object (&piece->picture);
}

YishiBlock *
yishi_block_new (double gap)
{
  YishiBlock *self = g_new0 (YishiBlock, 1);

  self->pieces = g_array_new (FALSE, TRUE, sizeof (YishiPiece));
  g_array_set_clear_func (self->pieces, clear_piece);
  self->gap = gap;
  return self;
}

void
yishi_block_free (YishiBlock *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

YishiPiece *
yishi_block_add (YishiBlock     *self,
                 YishiPieceKind  kind,
                 double          x,
                 double          y,
                 double          width,
                 double          height,
                 YishiPaint      paint)
{
  YishiPiece piece = { kind, x, y, width, height, paint };

  piece.mark = -1;
  g_array_append_val (self->pieces, piece);
  return &g_array_index (self->pieces, YishiPiece, self->pieces->len - 1);
}

PangoLayout *
yishi_type_set (const YishiType *type,
                PangoContext    *pango,
                const char      *text,
                double           width)
{
  PangoLayout *layout = pango_layout_new (pango);
  PangoLanguage *language = pango_context_get_language (pango);
  gboolean is_latin = language != NULL && pango_language_matches (language, "en");
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (font, is_latin ? LATIN_FACES : CHINESE_FACES);
  pango_font_description_set_absolute_size (font, MAX (1, type->size * PANGO_SCALE));
  pango_font_description_set_weight (font, type->weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  pango_layout_set_alignment (layout, type->alignment);
  if (width > 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (type->max_lines > 0)
    {
      pango_layout_set_height (layout, -type->max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

double
yishi_block_add_text (YishiBlock      *self,
                      PangoContext    *pango,
                      const char      *text,
                      const YishiType *type,
                      double           x,
                      double           y,
                      double           width,
                      double          *width_out)
{
  double air = type->size * AIR;
  YishiPiece *piece = yishi_block_add (self, YISHI_PIECE_TEXT, x, y - air, width, 0, type->paint);
  int used, height;

  piece->text = yishi_type_set (type, pango, text, width);
  pango_layout_get_pixel_size (piece->text, &used, &height);
  piece->height = height;
  if (width_out != NULL)
    *width_out = used;

  return height - 2 * air;
}

void
yishi_block_add_symbol (YishiBlock  *self,
                        YishiSymbol  symbol,
                        double       x,
                        double       y,
                        double       size,
                        YishiPaint   paint)
{
  if (symbol != YISHI_SYMBOL_NONE)
    yishi_block_add (self, YISHI_PIECE_SYMBOL, x, y, size, size, paint)->symbol = symbol;
}

void
yishi_block_add_bar (YishiBlock            *self,
                     const YishiDisplayBar *bar,
                     double                 x,
                     double                 y,
                     double                 width,
                     double                 height,
                     YishiPaint             paint)
{
  YishiPiece *piece = yishi_block_add (self, YISHI_PIECE_BAR, x, y, width, height, paint);
  gint64 base = MAX (bar->base, 1);

  piece->part = CLAMP ((double) bar->part / base, 0, 1);
  if (bar->mark > 0)
    piece->mark = CLAMP ((double) bar->mark / base, 0, 1);
}

/* In a square of side 1. */
static void
trace_symbol (cairo_t     *cr,
              YishiSymbol  symbol)
{
  switch (symbol)
    {
    case YISHI_SYMBOL_CHECK:
      cairo_move_to (cr, 0.12, 0.55);
      cairo_line_to (cr, 0.40, 0.82);
      cairo_line_to (cr, 0.88, 0.22);
      break;
    case YISHI_SYMBOL_CROSS:
      cairo_move_to (cr, 0.2, 0.2);
      cairo_line_to (cr, 0.8, 0.8);
      cairo_move_to (cr, 0.8, 0.2);
      cairo_line_to (cr, 0.2, 0.8);
      break;
    case YISHI_SYMBOL_NOW:
      cairo_move_to (cr, 0.25, 0.15);
      cairo_line_to (cr, 0.85, 0.5);
      cairo_line_to (cr, 0.25, 0.85);
      cairo_close_path (cr);
      cairo_fill_preserve (cr);
      break;
    case YISHI_SYMBOL_OPEN:
      cairo_arc (cr, 0.5, 0.5, 0.34, 0, 2 * G_PI);
      break;
    case YISHI_SYMBOL_TIE:
      cairo_move_to (cr, 0.15, 0.36);
      cairo_line_to (cr, 0.85, 0.36);
      cairo_move_to (cr, 0.15, 0.66);
      cairo_line_to (cr, 0.85, 0.66);
      break;
    case YISHI_SYMBOL_UP:
      cairo_move_to (cr, 0.5, 0.88);
      cairo_line_to (cr, 0.5, 0.16);
      cairo_move_to (cr, 0.2, 0.45);
      cairo_line_to (cr, 0.5, 0.14);
      cairo_line_to (cr, 0.8, 0.45);
      break;
    case YISHI_SYMBOL_PAUSE:
      cairo_move_to (cr, 0.33, 0.18);
      cairo_line_to (cr, 0.33, 0.82);
      cairo_move_to (cr, 0.67, 0.18);
      cairo_line_to (cr, 0.67, 0.82);
      break;
    case YISHI_SYMBOL_WARN:
      cairo_move_to (cr, 0.5, 0.16);
      cairo_line_to (cr, 0.5, 0.58);
      cairo_move_to (cr, 0.5, 0.84);
      cairo_line_to (cr, 0.5, 0.84);
      break;
    case YISHI_SYMBOL_DOT:
      cairo_arc (cr, 0.5, 0.5, 0.3, 0, 2 * G_PI);
      cairo_fill_preserve (cr);
      break;
    case YISHI_SYMBOL_NONE:
    default:
      break;
    }
}

static void
draw_symbol (const YishiPiece      *self,
             const graphene_rect_t *area,
             const GdkRGBA         *colour,
             GtkSnapshot           *snapshot)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, area);

  cairo_translate (cr, area->origin.x, area->origin.y);
  cairo_scale (cr, area->size.width, area->size.height);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 0.15);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace_symbol (cr, self->symbol);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
fill (GtkSnapshot           *snapshot,
      const graphene_rect_t *area,
      double                 radius,
      const GdkRGBA         *colour)
{
  GskRoundedRect outline;

  if (area->size.width <= 0 || area->size.height <= 0)
    return;

  gsk_rounded_rect_init_from_rect (&outline, area, MIN (radius, area->size.height / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, area);
  gtk_snapshot_pop (snapshot);
}

/* What there is, and across it the line that it must reach: longer than the bar
 * is high, so that it is found from the last row. */
static void
draw_bar (const YishiPiece      *self,
          const graphene_rect_t *area,
          YishiWallColours       colours,
          GtkSnapshot           *snapshot)
{
  float height = area->size.height;
  graphene_rect_t part = *area;
  graphene_rect_t mark;

  part.size.width *= self->part;
  fill (snapshot, area, height / 2, yishi_wall_colour (colours, YISHI_PAINT_TRACK));
  if (self->part > 0)
    part.size.width = MAX (part.size.width, height / 2);
  fill (snapshot, &part, height / 2, yishi_wall_colour (colours, self->paint));
  if (self->mark < 0)
    return;

  mark = GRAPHENE_RECT_INIT (area->origin.x + (area->size.width - height / 4) * self->mark,
                             area->origin.y - height * 0.35f, MAX (2, height / 4), height * 1.7f);
  graphene_rect_inset (&mark, -MAX (1, height / 10), 0);
  fill (snapshot, &mark, 0, yishi_wall_colour (colours, YISHI_PAINT_CARD));
  graphene_rect_inset (&mark, MAX (1, height / 10), 0);
  fill (snapshot, &mark, 0, yishi_wall_colour (colours, YISHI_PAINT_PLAIN));
}

static void
draw_picture (const YishiPiece      *self,
              const graphene_rect_t *area,
              GtkSnapshot           *snapshot)
{
  double ratio = gdk_paintable_get_intrinsic_aspect_ratio (self->picture);
  double width = area->size.width;
  double height = area->size.height;

  if (ratio > 0 && width > height * ratio)
    width = height * ratio;
  else if (ratio > 0)
    height = width / ratio;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (area->origin.x + (area->size.width - width) / 2,
                                                area->origin.y + (area->size.height - height) / 2));
  gdk_paintable_snapshot (self->picture, GDK_SNAPSHOT (snapshot), width, height);
  gtk_snapshot_restore (snapshot);
}

void
yishi_piece_draw (const YishiPiece *self,
                  double            dx,
                  double            dy,
                  YishiWallColours  colours,
                  GtkSnapshot      *snapshot)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (self->x + dx, self->y + dy, self->width, self->height);
  const GdkRGBA *colour = yishi_wall_colour (colours, self->paint);

  switch (self->kind)
    {
    case YISHI_PIECE_TEXT:
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &area.origin);
      gtk_snapshot_append_layout (snapshot, self->text, colour);
      gtk_snapshot_restore (snapshot);
      break;
    case YISHI_PIECE_BOX:
      fill (snapshot, &area, self->radius, colour);
      break;
    case YISHI_PIECE_FRAME:
      {
        GskRoundedRect outline;
        float width = MAX (1, self->radius);

        gsk_rounded_rect_init_from_rect (&outline, &area, 0);
        gtk_snapshot_append_border (snapshot, &outline, (float[4]) { width, width, width, width },
                                    (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
      }
      break;
    case YISHI_PIECE_SYMBOL:
      draw_symbol (self, &area, colour, snapshot);
      break;
    case YISHI_PIECE_BAR:
      draw_bar (self, &area, colours, snapshot);
      break;
    case YISHI_PIECE_PICTURE:
      draw_picture (self, &area, snapshot);
      break;
    default:
      g_assert_not_reached ();
    }
}
