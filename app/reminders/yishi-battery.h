/* yishi-battery.h - how long the machine's battery lasts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads files of the kernel, so not on the main thread. @folder: (nullable): in place of
 * /sys/class/power_supply. Returns: seconds until all batteries are empty at the rate at
 * which they are used now; -1 if that is not known or the machine is not running on them. */
gint64 yishi_battery_read (const char *folder);

G_END_DECLS
