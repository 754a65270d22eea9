/* yishi-tape-bar.h - the recording on the floor: how it stands, how loud it is, and what to do with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-tape.h"

G_BEGIN_DECLS

#define YISHI_TYPE_TAPE_BAR (yishi_tape_bar_get_type ())
G_DECLARE_FINAL_TYPE (YishiTapeBar, yishi_tape_bar, YISHI, TAPE_BAR, GtkBox)

/* @tape: (nullable): what it shows from now on, by itself */
void yishi_tape_bar_set_tape (YishiTapeBar *self,
                              YishiTape    *tape);
/* Shows the time anew, with all other clocks. */
void yishi_tape_bar_tick     (YishiTapeBar *self);

G_END_DECLS
