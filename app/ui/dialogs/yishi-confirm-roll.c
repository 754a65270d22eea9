/* yishi-confirm-roll.c - asks whether the roll is complete, and records that it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First it looks for persons who may stand in the roll twice: whoever confirms it
 * should know of them.
 */
#include "config.h"

#include "yishi-confirm-roll.h"

#include <glib/gi18n-lib.h>

#include "yishi-area.h"
#include "yishi-confirm.h"
#include "yishi-merge-load.h"
#include "yishi-window.h"

/* Set on the widget while it looks. */
#define LOOKS "yishi-confirm-roll"

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

static char *
describe (const YishiMerges *merges)
{
  const YishiRollVersion *version = merges->roll->version;
  g_autofree char *area = yishi_area_format_human (version->area);
  /* Translators: how many units, how many persons, m² */
  g_autofree char *whole = g_strdup_printf (_("%d units of %d persons with %s m² are the whole estate, and each owner "
                                              "is named as in the certificates. Votes are counted by it."),
                                            (int) version->n_units, (int) version->n_persons, area);
  g_autofree char *open = NULL;

  if (merges->n_open == 0)
    return g_steal_pointer (&whole);

  open = g_strdup_printf (ngettext ("%u possible merge is still open: one person may be counted twice. It is on the "
                                    "page of the roll.",
                                    "%u possible merges are still open: one person may be counted twice. They are on "
                                    "the page of the roll.", merges->n_open),
                          merges->n_open);
  return g_strconcat (whole, "\n\n", open, NULL);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  YishiRecord *record = YISHI_RECORD (object);
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiMerges) merges = yishi_merges_load_finish (record, result, &error);
  g_autofree char *body = NULL;

  g_object_set_data (G_OBJECT (widget), LOOKS, NULL);
  if (yishi_window_of (widget) == NULL)
    return;
  if (merges == NULL)
    {
      yishi_window_report (widget, error);
      return;
    }
  if (merges->roll != yishi_record_get_roll (record))
    {
      yishi_confirm_roll (widget, record);
      return;
    }

  body = describe (merges);
  yishi_confirm_async (widget, _("Is the roll complete?"), body, _("Con_firm"), FALSE, asked_cb, g_object_ref (record));
}

void
yishi_confirm_roll (GtkWidget   *widget,
                    YishiRecord *record)
{
  YishiLoadedRoll *roll = yishi_record_get_roll (record);

  if (roll == NULL || roll->version == NULL || g_object_get_data (G_OBJECT (widget), LOOKS) != NULL)
    return;

  g_object_set_data (G_OBJECT (widget), LOOKS, widget);
  yishi_merges_load_async (record, roll, NULL, looked_cb, g_object_ref (widget));
}
