/* yishi-scan-filter.h - makes a picture easier to read: against a lens out of focus, and against grain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What helps most against a blur in the dark hurts where a slip is near and sharp, so pictures are
 * treated by turns.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Changes the brightness of a picture in place, @height rows of @width bytes, @stride apart: draws
 * the edges of modules out of a lens's blur of about one module. @smooths: strongly, and the grain
 * of a dark room is taken out before; else softly. */
void yishi_scan_filter_sharpen (guint8   *pixels,
                                int       width,
                                int       height,
                                int       stride,
                                gboolean  smooths);

G_END_DECLS
