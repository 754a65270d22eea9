/* yishi-papers-cut-private.h - pages that are cut into papers: the marks, and how text is set on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Where a page of @width × @height pt is cut into @columns × @rows: at the edges, and where
 * two cuts cross. */
void          yishi_cut_draw_marks   (cairo_t       *cr,
                                      double         width,
                                      double         height,
                                      guint          columns,
                                      guint          rows);
/* Sizes are pt, and nothing is fitted to the dots of a screen. Returns: (transfer full) */
PangoContext *yishi_cut_make_context (cairo_t       *cr,
                                      PangoLanguage *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
