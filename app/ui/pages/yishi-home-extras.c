/* yishi-home-extras.c - what the page of what comes next shows and no snapshot has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-home-extras.h"

#include <string.h>

#include "yishi-date.h"
#include "yishi-day-read.h"
#include "yishi-db-agenda.h"
#include "yishi-db-seal.h"

gboolean
yishi_home_extras_load (YishiDb       *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  YishiHomeExtras *extras = data;

  extras->actions = yishi_db_list_open_actions (db, NULL, error);
  if (extras->actions == NULL)
    return FALSE;

  extras->seals = yishi_db_list_seals (db, error);
  if (extras->seals == NULL)
    return FALSE;

  extras->dates = yishi_db_load_dates (db, 0, error);
  return extras->dates != NULL;
}

void
yishi_home_extras_free (gpointer data)
{
  YishiHomeExtras *extras = data;

  g_clear_pointer (&extras->actions, g_ptr_array_unref);
  g_clear_pointer (&extras->seals, g_hash_table_unref);
  g_clear_pointer (&extras->dates, yishi_dates_free);
  g_free (extras);
}

char *
yishi_home_find_next_day (GSettings  *settings,
                          const char *today,
                          const char *last)
{
  g_autofree char *after = *last != '\0' ? yishi_date_add_days (last, 1) : NULL;

  return yishi_day_next (after != NULL && strcmp (after, today) > 0 ? after : today,
                         settings != NULL ? g_settings_get_int (settings, "meeting-day") : 15);
}
