/* yishi-beat.c - wakes what shows a clock, all of it at the same moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window is laid out and drawn once for all that changed before: whoever wakes
 * a millisecond after another has it all done again. A timeout counts whole
 * milliseconds from when it is asked for; here it is the microsecond that counts,
 * so that those who wait for the same edge of a second are called together.
 */
#include "config.h"

#include "yishi-beat.h"

/* µs: after the edge, so that whoever reads the clock then reads the new second. */
#define A_MOMENT 1000

guint
yishi_beat_after (gint64      wait,
                  GSourceFunc func,
                  gpointer    user_data)
{
  g_autoptr(GSource) source = g_timeout_source_new (0);

  g_return_val_if_fail (wait >= 0 && func != NULL, 0);

  g_source_set_callback (source, func, user_data, NULL);
  g_source_set_ready_time (source, g_get_monotonic_time () + wait + A_MOMENT);
  return g_source_attach (source, NULL);
}
