/* yishi-slide-view.h - draws one YishiDisplay, on the wall or as a small picture of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages turn by themselves; a clock is drawn once a second, at the second's
 * edge. Nothing is drawn while nothing changes. To the accessibility bus it is a
 * picture whose description is all of its text.
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-clock.h"
#include "yishi-slide-colours.h"

G_BEGIN_DECLS

#define YISHI_TYPE_SLIDE_VIEW (yishi_slide_view_get_type ())
G_DECLARE_FINAL_TYPE (YishiSlideView, yishi_slide_view, YISHI, SLIDE_VIEW, GtkWidget)

/* Properties: "display" (YishiDisplay, boxed, nullable: an empty ground),
 * "text-scale" (double, 0.8 to 1.4), "colours" (int, YishiWallColours),
 * "media-folder" (string, nullable: where pictures lie), "page-seconds" (uint, 0:
 * pages do not turn by themselves). Read only: "page" (uint, from 0), "n-pages". */

/* @clock: (nullable) tells what time it is; it must outlive the view. NULL: the machine's. */
GtkWidget    *yishi_slide_view_new            (YishiClock       *clock) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer none) (nullable) */
YishiDisplay *yishi_slide_view_get_display    (YishiSlideView   *self);
void          yishi_slide_view_set_display    (YishiSlideView   *self,
                                               YishiDisplay     *display);
guint         yishi_slide_view_get_page       (YishiSlideView   *self);
guint         yishi_slide_view_get_n_pages    (YishiSlideView   *self);
/* By a key. After the last page comes the first. */
void          yishi_slide_view_next_page      (YishiSlideView   *self);
void          yishi_slide_view_previous_page  (YishiSlideView   *self);
/* Px: of what is read, footer aside; 0 before it was drawn. */
double        yishi_slide_view_get_smallest   (YishiSlideView   *self);
/* How often it was drawn anew: that it rests can be tested. */
guint         yishi_slide_view_get_n_draws    (YishiSlideView   *self);

G_END_DECLS
