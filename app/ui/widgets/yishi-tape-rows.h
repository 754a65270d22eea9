/* yishi-tape-rows.h - what of the recording the whole window asks: a bookmark's text, a pause's reason
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-mark-row.h"

G_BEGIN_DECLS

#define YISHI_TYPE_TAPE_ROWS (yishi_tape_rows_get_type ())
G_DECLARE_FINAL_TYPE (YishiTapeRows, yishi_tape_rows, YISHI, TAPE_ROWS, GtkBox)

/* @tape: (nullable): whose it follows from now on. What that says in passing the window says,
 * and the notice that has to be read aloud comes as a dialog. */
void          yishi_tape_rows_set_tape (YishiTapeRows *self,
                                        YishiTape     *tape);
/* Returns: (transfer none) */
YishiMarkRow *yishi_tape_rows_get_mark (YishiTapeRows *self);

G_END_DECLS
