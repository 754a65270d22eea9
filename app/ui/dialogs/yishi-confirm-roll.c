/* yishi-confirm-roll.c - asks whether the roll is complete, and records that it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-confirm-roll.h"

#include <glib/gi18n-lib.h>

#include "yishi-area.h"
#include "yishi-confirm.h"
#include "yishi-window.h"

static gboolean
confirm_in_store (YishiDb       *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return yishi_db_confirm_roll (db, error);
}

static void
roll_confirmed_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    yishi_window_report (widget, error);
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(YishiRecord) record = user_data;

  if (yishi_confirm_finish (GTK_WIDGET (object), result))
    yishi_record_perform_async (record, YISHI_PART_ROLL, confirm_in_store, NULL, NULL, NULL, roll_confirmed_cb,
                                g_object_ref (object));
}

void
yishi_confirm_roll (GtkWidget   *widget,
                    YishiRecord *record)
{
  YishiLoadedRoll *roll = yishi_record_get_roll (record);
  g_autofree char *area = NULL;
  g_autofree char *body = NULL;

  if (roll == NULL || roll->version == NULL)
    return;

  area = yishi_area_format_human (roll->version->area);
  /* Translators: how many units, how many persons, m² */
  body = g_strdup_printf (_("%d units of %d persons with %s m² are the whole estate, and each owner is named as in the "
                            "certificates. Votes are counted by it."),
                          (int) roll->version->n_units, (int) roll->version->n_persons, area);
  yishi_confirm_async (widget, _("Is the roll complete?"), body, _("Con_firm"), FALSE, asked_cb, g_object_ref (record));
}
