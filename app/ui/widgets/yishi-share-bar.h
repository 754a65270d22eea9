/* yishi-share-bar.h - a part of a whole as a bar, with a mark at what is needed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YISHI_TYPE_SHARE_BAR (yishi_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (YishiShareBar, yishi_share_bar, YISHI, SHARE_BAR, GtkWidget)

/* @needed: 0 for no mark. @text: what the bar says, for those who do not see it. */
void yishi_share_bar_set (YishiShareBar *self,
                          gint64         part,
                          gint64         needed,
                          gint64         whole,
                          const char    *text);

G_END_DECLS
