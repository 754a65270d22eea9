/* yishi-slide-layout.h - where everything of a slide stands, page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All sizes are shares of the height, so that a slide looks the same on every
 * wall and in the chair's small picture of it.
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-slide-colours.h"

G_BEGIN_DECLS

/* The wall's height is so many lines of the smallest body text. */
#define YISHI_SLIDE_LINES 22

typedef struct _YishiSlideLayout YishiSlideLayout;

typedef struct
{
  const YishiDisplay *display;
  PangoContext       *pango;
  int                 width;       /* px */
  int                 height;      /* px */
  double              text_scale;  /* 1: as it was designed */
  GdkPaintable       *picture;     /* (nullable) */
} YishiSlideFrame;

YishiSlideLayout *yishi_slide_layout_new         (const YishiSlideFrame *frame) G_GNUC_WARN_UNUSED_RESULT;
void              yishi_slide_layout_free        (YishiSlideLayout      *self);

guint             yishi_slide_layout_get_n_pages (YishiSlideLayout      *self);
/* The page on which the row at hand stands, from 0. */
guint             yishi_slide_layout_get_start   (YishiSlideLayout      *self);
/* The smallest text that is read on it, px; footer and page number aside. */
double            yishi_slide_layout_get_smallest (YishiSlideLayout     *self);
/* Everything but the clock. */
void              yishi_slide_layout_draw        (YishiSlideLayout      *self,
                                                  guint                  page,
                                                  YishiWallColours       colours,
                                                  GtkSnapshot           *snapshot);
void              yishi_slide_layout_draw_clock  (YishiSlideLayout      *self,
                                                  const YishiClockFace  *face,
                                                  YishiWallColours       colours,
                                                  GtkSnapshot           *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSlideLayout, yishi_slide_layout_free)

G_END_DECLS
