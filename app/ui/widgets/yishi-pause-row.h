/* yishi-pause-row.h - asks why the recording is paused, after it has been
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-tape.h"

G_BEGIN_DECLS

#define YISHI_TYPE_PAUSE_ROW (yishi_pause_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiPauseRow, yishi_pause_row, YISHI, PAUSE_ROW, AdwBin)

/* @tape: (nullable): whose pauses it asks about from now on */
void yishi_pause_row_set_tape (YishiPauseRow *self,
                               YishiTape     *tape);

G_END_DECLS
