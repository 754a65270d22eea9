/* yishi-reach.c - how far each unit is: here, represented, voted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-reach.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-state.h"

const char *
yishi_reach_get_word (YishiReach reach)
{
  switch (reach)
    {
    case YISHI_REACH_PRESENT:
      return _("here");
    case YISHI_REACH_REPRESENTED:
      return _("represented");
    case YISHI_REACH_VOTED:
      return _("voted");
    case YISHI_REACH_APART:
      return _("not asked");
    case YISHI_REACH_NONE:
    default:
      return _("not here");
    }
}

const char *
yishi_reach_get_sign (YishiReach reach)
{
  static const char *const signs[] = { "○", "●", "◐", "✓", "–" };

  return signs[reach];
}

GdkRGBA
yishi_reach_get_color (YishiReach reach)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  static const GdkRGBA light[] = {
    { 0.93f, 0.93f, 0.93f, 1 }, { 0.70f, 0.83f, 0.98f, 1 }, { 0.88f, 0.76f, 0.93f, 1 }, { 0.66f, 0.90f, 0.74f, 1 },
    { 0.98f, 0.98f, 0.98f, 1 },
  };
  static const GdkRGBA dark[] = {
    { 0.25f, 0.25f, 0.25f, 1 }, { 0.10f, 0.33f, 0.60f, 1 }, { 0.38f, 0.22f, 0.47f, 1 }, { 0.11f, 0.42f, 0.26f, 1 },
    { 0.16f, 0.16f, 0.16f, 1 },
  };

  return is_dark ? dark[reach] : light[reach];
}

typedef struct
{
  YishiLoadedRoll *roll;   /* (owned) */
  YishiItem       *item;   /* (owned) */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  yishi_loaded_roll_unref (look->roll);
  yishi_item_free (look->item);
  g_free (look);
}

static YishiReach
judge (const YishiVoteUnit *unit)
{
  if (unit->voted)
    return YISHI_REACH_VOTED;
  if (unit->present)
    return YISHI_REACH_PRESENT;

  return unit->represented ? YISHI_REACH_REPRESENTED : YISHI_REACH_NONE;
}

/* The result is an array of YishiReach over the loaded roll, which may be newer than
 * the vote's: units that came since are not asked. */
static gboolean
look_in_store (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  GTask *task = data;
  Look *look = g_task_get_task_data (task);
  g_autoptr(GPtrArray) units = yishi_db_load_vote_units (db, look->item, error);
  GByteArray *reaches;

  if (units == NULL)
    return FALSE;

  reaches = g_byte_array_new ();
  g_byte_array_set_size (reaches, yishi_roll_get_n_units (look->roll->roll));
  memset (reaches->data, YISHI_REACH_APART, reaches->len);
  for (guint i = 0; i < units->len; i++)
    {
      const YishiVoteUnit *unit = g_ptr_array_index (units, i);
      gint64 index = yishi_roll_find_index (look->roll->roll, unit->unit);

      if (index >= 0)
        reaches->data[index] = (guint8) judge (unit);
    }
  g_object_set_data_full (G_OBJECT (task), "reaches", g_byte_array_free_to_bytes (reaches),
                          (GDestroyNotify) g_bytes_unref);
  return TRUE;
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    g_task_return_pointer (task, g_object_steal_data (G_OBJECT (task), "reaches"), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
yishi_reach_load_async (YishiRecord         *record,
                        YishiLoadedRoll     *roll,
                        gint64               meeting,
                        const YishiItem     *item,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (record, NULL, callback, user_data);
  Look *look = g_new0 (Look, 1);

  look->roll = yishi_loaded_roll_ref (roll);
  if (item != NULL)
    {
      look->item = yishi_item_copy (item);
    }
  else
    {
      /* Of no item there are no ballots: what is left is who is in the room. */
      look->item = g_new0 (YishiItem, 1);
      look->item->meeting = meeting;
      look->item->scope = g_strdup ("");
    }
  g_task_set_source_tag (task, yishi_reach_load_async);
  g_task_set_task_data (task, look, look_free);
  yishi_record_perform_async (record, 0, look_in_store, task, NULL, NULL, looked_cb, task);
}

GBytes *
yishi_reach_load_finish (YishiRecord   *record,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, record), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
