/* yishi-battery.c - how long the machine's battery lasts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-battery.h"

#include <string.h>

#define POWER_SUPPLIES "/sys/class/power_supply"

static char *
read_text (const char *folder,
           const char *supply,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, supply, name, NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_strdup ("");

  return g_strdup (g_strstrip (text));
}

static gint64
read_number (const char *folder,
             const char *supply,
             const char *name)
{
  g_autofree char *text = read_text (folder, supply, name);

  /* Some drivers tell what goes out as a negative number. */
  return ABS (g_ascii_strtoll (text, NULL, 10));
}

gint64
yishi_battery_read (const char *folder)
{
  const char *of = folder != NULL ? folder : POWER_SUPPLIES;
  g_autoptr(GDir) dir = g_dir_open (of, 0, NULL);
  double left = 0, rate = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *type = read_text (of, name, "type");
      g_autofree char *scope = read_text (of, name, "scope");
      g_autofree char *status = read_text (of, name, "status");
      gboolean has_power = read_number (of, name, "power_now") > 0;

      /* The battery of a mouse is not the machine's. */
      if (strcmp (type, "Battery") != 0 || strcmp (scope, "Device") == 0)
        continue;

      left += (double) read_number (of, name, has_power ? "energy_now" : "charge_now");
      if (strcmp (status, "Discharging") == 0)
        rate += (double) read_number (of, name, has_power ? "power_now" : "current_now");
    }

  /* Both are in millionths of the same unit and an hour, so the quotient is hours. */
  return rate > 0 ? (gint64) (left / rate * 3600) : -1;
}
