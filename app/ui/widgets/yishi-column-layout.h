/* yishi-column-layout.h - columns side by side that share the width by their weights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A box gives wide texts all the room; a homogeneous grid asks as much for every
 * column as the widest needs. Here each column has its share, but never less than
 * it needs, so that large text takes room from those that have some to spare.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YISHI_TYPE_COLUMN_LAYOUT (yishi_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (YishiColumnLayout, yishi_column_layout, YISHI, COLUMN_LAYOUT, GtkLayoutManager)

/* Properties: "weights" (string): one whole number for each child, such as
 * "4 7 6" (1 for those that have none); "spacing" (int): px between columns. */

G_END_DECLS
