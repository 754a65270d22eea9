/* yishi-slide-layout-private.h - a laid out slide, for the files that draw it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-slide-layout.h"
#include "yishi-slide-pieces.h"

G_BEGIN_DECLS

struct _YishiSlideLayout
{
  PangoContext   *pango;       /* (owned) */
  double          width, height;
  double          left;
  double          unit;
  double          smallest;
  GPtrArray      *blocks;      /* (owned) (element-type YishiBlock): all */
  GPtrArray      *pages;       /* (owned) (element-type GArray): of placed blocks */
  GArray         *fixed;       /* (owned) of placed blocks: on each page */
  guint           start;
  gboolean        has_clock;
  double          clock_y, clock_height;
};

/* Between the margins. */
void yishi_slide_layout_draw_text (YishiSlideLayout *self,
                                   const char       *text,
                                   const YishiType  *type,
                                   double            y,
                                   YishiWallColours  colours,
                                   GtkSnapshot      *snapshot);

G_END_DECLS
