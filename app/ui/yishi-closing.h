/* yishi-closing.h - closes the meeting, after having said what is open, recorded or half written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-conductor.h"
#include "yishi-window.h"

G_BEGIN_DECLS

/* Asks over @window; then what is half written goes into the record as notes, the recording
 * ends, and the meeting of @conductor is closed. */
void yishi_closing_ask (YishiWindow    *window,
                        YishiConductor *conductor);

G_END_DECLS
