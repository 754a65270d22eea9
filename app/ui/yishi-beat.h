/* yishi-beat.h - wakes what shows a clock, all of it at the same moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Calls @func once, @wait µs from now and a moment. Returns: the source's id */
guint yishi_beat_after (gint64      wait,
                        GSourceFunc func,
                        gpointer    user_data);

G_END_DECLS
