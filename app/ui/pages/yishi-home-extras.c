/* yishi-home-extras.c - what the page of what comes next shows and no snapshot has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-home-extras.h"

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
  return extras->seals != NULL;
}

void
yishi_home_extras_free (gpointer data)
{
  YishiHomeExtras *extras = data;

  g_clear_pointer (&extras->actions, g_ptr_array_unref);
  g_clear_pointer (&extras->seals, g_hash_table_unref);
  g_free (extras);
}
