/* yishi-slide-pieces.h - what a slide consists of: texts, boxes, symbols and bars with their places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-slide-colours.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_PIECE_TEXT,
  YISHI_PIECE_BOX,      /* filled, with round corners */
  YISHI_PIECE_FRAME,    /* a line around */
  YISHI_PIECE_SYMBOL,
  YISHI_PIECE_BAR,
  YISHI_PIECE_PICTURE,
} YishiPieceKind;

typedef struct
{
  YishiPieceKind  kind;
  double          x, y, width, height;  /* px */
  YishiPaint      paint;
  PangoLayout    *text;     /* (owned) (nullable) */
  YishiSymbol     symbol;
  double          part, mark;  /* of a bar, 0 to 1; mark below 0: none */
  double          radius;
  GdkPaintable   *picture;  /* (owned) (nullable) */
} YishiPiece;

/* Pieces that stay together on a page; their places are relative to its top. */
typedef struct
{
  GArray   *pieces;      /* (owned) (element-type YishiPiece) */
  double    height;
  double    gap;         /* below it, if something follows */
  gboolean  is_current;
  gboolean  keeps_next;  /* not the last on a page */
} YishiBlock;

/* How a text is set. */
typedef struct
{
  double          size;       /* px */
  PangoWeight     weight;
  YishiPaint      paint;
  PangoAlignment  alignment;
  int             max_lines;  /* 0: as many as there are */
} YishiType;

YishiBlock  *yishi_block_new        (double               gap) G_GNUC_WARN_UNUSED_RESULT;
void         yishi_block_free       (YishiBlock          *self);
/* Returns: (transfer none): the piece, until the next is added */
YishiPiece  *yishi_block_add        (YishiBlock          *self,
                                     YishiPieceKind       kind,
                                     double               x,
                                     double               y,
                                     double               width,
                                     double               height,
                                     YishiPaint           paint);
/* Returns: the height of the text; @width_out: (optional) its width */
double       yishi_block_add_text   (YishiBlock          *self,
                                     PangoContext        *pango,
                                     const char          *text,
                                     const YishiType     *type,
                                     double               x,
                                     double               y,
                                     double               width,
                                     double              *width_out);
void         yishi_block_add_symbol (YishiBlock          *self,
                                     YishiSymbol          symbol,
                                     double               x,
                                     double               y,
                                     double               size,
                                     YishiPaint           paint);
void         yishi_block_add_bar    (YishiBlock          *self,
                                     const YishiDisplayBar *bar,
                                     double               x,
                                     double               y,
                                     double               width,
                                     double               height,
                                     YishiPaint           paint);
PangoLayout *yishi_type_set         (const YishiType     *type,
                                     PangoContext        *pango,
                                     const char          *text,
                                     double               width) G_GNUC_WARN_UNUSED_RESULT;
void         yishi_piece_draw       (const YishiPiece    *self,
                                     double               dx,
                                     double               dy,
                                     YishiWallColours     colours,
                                     GtkSnapshot         *snapshot);

G_END_DECLS
