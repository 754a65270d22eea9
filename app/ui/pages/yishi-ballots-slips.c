/* yishi-ballots-slips.c - whether a ballot whose code was read is to be entered now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-slips.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-slip-words.h"
#include "yishi-unit-name.h"

static gboolean
is_in_scope (const YishiItem *item,
             const YishiUnit *unit)
{
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;

  if (*item->scope == '\0' || !yishi_scope_parse (item->scope, &building, &stair, NULL))
    return TRUE;

  return (building == NULL || strcmp (building, unit->building) == 0) &&
         (stair == NULL || strcmp (stair, unit->stair) == 0);
}

/* Entered, and not refused. */
static gboolean
is_in_queue (YishiBallotsQueue *queue,
             const char        *unit)
{
  GPtrArray *queued = yishi_ballots_queue_list (queue);

  for (guint i = 0; i < queued->len; i++)
    {
      const YishiQueued *one = queued->pdata[i];

      if (one->state != YISHI_QUEUED_REFUSED && strcmp (one->unit, unit) == 0)
        return TRUE;
    }

  return FALSE;
}

const YishiUnit *
yishi_ballots_read_slip (YishiRecord        *record,
                         const YishiItem    *item,
                         YishiBallotsQueue  *queue,
                         const char         *text,
                         char              **why)
{
  const YishiUnit *unit = yishi_slip_understand (record, text, YISHI_SLIP_BALLOT, item->id, why);

  if (unit == NULL)
    return NULL;

  if (!is_in_scope (item, unit))
    *why = g_strdup_printf (_("%s does not vote on this item: it is outside of its scope"), unit->unit);
  else if (is_in_queue (queue, unit->unit))
    *why = g_strdup_printf (_("The ballot of %s has been entered already"), unit->unit);
  return *why == NULL ? unit : NULL;
}
