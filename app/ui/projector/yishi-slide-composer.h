/* yishi-slide-composer.h - makes the blocks of a slide at one size of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-slide-layout.h"
#include "yishi-slide-pieces.h"

G_BEGIN_DECLS

typedef struct
{
  const YishiDisplay *display;
  PangoContext       *pango;
  double              unit;      /* px: the smallest body text */
  double              width;     /* px: between the margins */
  double              body;      /* how much larger than @unit body text is */
  double              smallest;  /* px: so far */
  gboolean            works_below;  /* the working of a bar stands below its card */
} YishiComposer;

/* @factor: of the unit. */
YishiType   yishi_composer_type           (YishiComposer         *self,
                                           double                 factor,
                                           PangoWeight            weight,
                                           YishiPaint             paint);
/* The same, but no larger than that @text fits into one line of @width, and no
 * smaller than the unit. */
YishiType   yishi_composer_fit            (YishiComposer         *self,
                                           double                 factor,
                                           PangoWeight            weight,
                                           YishiPaint             paint,
                                           const char            *text,
                                           double                 width);
/* A pill: the tag's word on its tone, from the left, or ending at @x above 0.
 * Returns: its height */
double      yishi_composer_add_pill       (YishiComposer         *self,
                                           YishiBlock            *block,
                                           const YishiDisplayTag *tag,
                                           double                 factor,
                                           double                 x,
                                           double                 y);
/* Symbol and word. Returns: its height */
double      yishi_composer_add_tag        (YishiComposer         *self,
                                           YishiBlock            *block,
                                           const YishiDisplayTag *tag,
                                           double                 factor,
                                           double                 x,
                                           double                 y,
                                           double                 width);
/* One block a line, so that a page may end within it. */
void        yishi_composer_add_paragraph  (YishiComposer         *self,
                                           GPtrArray             *blocks,
                                           const char            *text,
                                           const YishiType       *type,
                                           double                 x,
                                           double                 gap);
void        yishi_composer_add_lines      (YishiComposer         *self,
                                           GPtrArray             *blocks,
                                           double                 factor,
                                           YishiPaint             paint);
/* In one paragraph. */
void        yishi_composer_add_joined_lines (YishiComposer      *self,
                                           GPtrArray             *blocks,
                                           YishiPaint             paint);
void        yishi_composer_add_bars       (YishiComposer         *self,
                                           GPtrArray             *blocks);
void        yishi_composer_add_rows       (YishiComposer         *self,
                                           GPtrArray             *blocks);
void        yishi_composer_add_remarks    (YishiComposer         *self,
                                           GPtrArray             *blocks);

G_END_DECLS
