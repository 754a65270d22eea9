/* probe-times.h - how long the window takes from a key to its picture, on the chair's screen and on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

void      probe_times_watch (void);
GVariant *probe_times_take (void);
GVariant *probe_times_take_turn (void);
