/* yishi-slide-colours.h - the colours of the wall, light and dark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gdk/gdk.h>

#include "yishi-display.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_WALL_LIGHT,
  YISHI_WALL_DARK,
} YishiWallColours;
#define YISHI_N_WALL_COLOURS (YISHI_WALL_DARK + 1)

/* What is painted, for whichever colours: the first six are YishiTone's. */
typedef enum
{
  YISHI_PAINT_PLAIN,
  YISHI_PAINT_QUIET,
  YISHI_PAINT_NOW,
  YISHI_PAINT_GOOD,
  YISHI_PAINT_WAIT,
  YISHI_PAINT_BAD,
  YISHI_PAINT_GROUND,  /* behind everything */
  YISHI_PAINT_CARD,    /* behind a group */
  YISHI_PAINT_TRACK,   /* of a bar, and lines: nothing is read on it */
} YishiPaint;
#define YISHI_N_PAINTS (YISHI_PAINT_TRACK + 1)

const GdkRGBA *yishi_wall_colour   (YishiWallColours  colours,
                                    YishiPaint        paint);
/* 1 to 21, as WCAG 2 computes it. */
double         yishi_wall_contrast (const GdkRGBA    *a,
                                    const GdkRGBA    *b);

G_END_DECLS
