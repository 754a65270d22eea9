/* yishi-mark-row.h - takes the text of the chair's newest bookmark, whenever there is time for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-tape.h"

G_BEGIN_DECLS

#define YISHI_TYPE_MARK_ROW (yishi_mark_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiMarkRow, yishi_mark_row, YISHI, MARK_ROW, AdwBin)

/* @tape: (nullable): whose bookmarks it follows from now on */
void     yishi_mark_row_set_tape (YishiMarkRow *self,
                                  YishiTape    *tape);
/* Puts the keyboard into the row; what had it gets it back. Returns: FALSE if no bookmark
 * waits for a text */
gboolean yishi_mark_row_enter    (YishiMarkRow *self);

G_END_DECLS
