/* yishi-bookmark-dialog.h - asks what a bookmark is about, or why there is no sound, and records it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

/* @bookmark: its id. @text: what it says now. */
void yishi_bookmark_dialog_show (GtkWidget   *over,
                                 YishiRecord *record,
                                 gint64       bookmark,
                                 const char  *text);

/* Likewise of a gap, whose reason is @text. */
void yishi_bookmark_dialog_show_gap (GtkWidget   *over,
                                     YishiRecord *record,
                                     gint64       gap,
                                     const char  *text);

G_END_DECLS
