/* yishi-wrap-layout.h - puts widgets side by side, and goes on in a new line where the width ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in one line at the usual size of text stays whole when the text is
 * twice as large. Each widget has its natural width; one that is wider than a
 * line gets the line.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YISHI_TYPE_WRAP_LAYOUT (yishi_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (YishiWrapLayout, yishi_wrap_layout, YISHI, WRAP_LAYOUT, GtkLayoutManager)

/* Properties "spacing" (between the widgets of a line) and "line-spacing", px.
 * A widget with hexpand takes what is left of its line. "last-yields": the last widget
 * is left out where it would begin a line. */
GtkLayoutManager *yishi_wrap_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
