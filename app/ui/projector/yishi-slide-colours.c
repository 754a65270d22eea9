/* yishi-slide-colours.c - the colours of the wall, light and dark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every text has a contrast of at least 7:1 on the ground and on a card, and the
 * ground has it on every tone that it is written on: a projector in a lit room
 * washes out what is less.
 */
#include "yishi-slide-colours.h"

#include <math.h>

#define RGB(hex) { ((hex) >> 16) / 255.0f, ((hex) >> 8 & 0xff) / 255.0f, ((hex) & 0xff) / 255.0f, 1.0f }

static const GdkRGBA table[YISHI_N_WALL_COLOURS][YISHI_N_PAINTS] = {
  [YISHI_WALL_LIGHT] = {
    [YISHI_PAINT_PLAIN] = RGB (0x15191e),
    [YISHI_PAINT_QUIET] = RGB (0x3f4650),
    [YISHI_PAINT_NOW] = RGB (0x083d77),
    [YISHI_PAINT_GOOD] = RGB (0x0a4a24),
    [YISHI_PAINT_WAIT] = RGB (0x5c3900),
    [YISHI_PAINT_BAD] = RGB (0x7f1212),
    [YISHI_PAINT_GROUND] = RGB (0xfdfdfb),
    [YISHI_PAINT_CARD] = RGB (0xeef1f5),
    [YISHI_PAINT_TRACK] = RGB (0xc5ccd5),
  },
  [YISHI_WALL_DARK] = {
    [YISHI_PAINT_PLAIN] = RGB (0xf7f7f4),
    [YISHI_PAINT_QUIET] = RGB (0xc4cad3),
    [YISHI_PAINT_NOW] = RGB (0x9ccbff),
    [YISHI_PAINT_GOOD] = RGB (0x8ce29a),
    [YISHI_PAINT_WAIT] = RGB (0xffd57a),
    [YISHI_PAINT_BAD] = RGB (0xffb0a8),
    [YISHI_PAINT_GROUND] = RGB (0x0e1218),
    [YISHI_PAINT_CARD] = RGB (0x1b222c),
    [YISHI_PAINT_TRACK] = RGB (0x414c5a),
  },
};

const GdkRGBA *
yishi_wall_colour (YishiWallColours colours,
                   YishiPaint       paint)
{
  return &table[colours][paint];
}

static double
get_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *colour)
{
  return 0.2126 * get_linear (colour->red) + 0.7152 * get_linear (colour->green) +
         0.0722 * get_linear (colour->blue);
}

double
yishi_wall_contrast (const GdkRGBA *a,
                     const GdkRGBA *b)
{
  double one = get_luminance (a) + 0.05;
  double other = get_luminance (b) + 0.05;

  return MAX (one, other) / MIN (one, other);
}
