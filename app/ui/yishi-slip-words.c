/* yishi-slip-words.c - what a slip that was read means here, in words where it means nothing good
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-slip-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
yishi_slip_is_one (const char *text)
{
  g_autoptr(YishiSlip) slip = NULL;

  return yishi_slip_parse (text, &slip) != YISHI_SLIP_NONE;
}

static const YishiItem *
find_item (const YishiMeetingState *state,
           gint64                   id)
{
  for (guint i = 0; i < state->items->len; i++)
    if (((const YishiItem *) state->items->pdata[i])->id == id)
      return state->items->pdata[i];

  return NULL;
}

static char *
say_other_item (const YishiMeetingState *state,
                const YishiSlip         *slip)
{
  const YishiItem *item = find_item (state, slip->item);

  if (item == NULL)
    return g_strdup_printf (_("The ballot of %s is for an item that the meeting no longer has"), slip->unit);

  /* Translators: a unit, the number of an item and its title */
  return g_strdup_printf (_("The ballot of %1$s is for item %2$d, “%3$s”, and not for this one"), slip->unit, item->number,
                          item->title);
}

static char *
say_other_meeting (const YishiMeeting *meeting,
                   const YishiSlip    *slip)
{
  if (strcmp (slip->date, meeting->date) == 0)
    return g_strdup_printf (_("The slip of %s is of another meeting on that day"), slip->unit);

  /* Translators: a unit and a date */
  return g_strdup_printf (_("The slip of %1$s is of the meeting of %2$s, and not of this one"), slip->unit, slip->date);
}

/* Returns: (transfer full) (nullable): why it does not belong here */
static char *
refuse (YishiRecord             *record,
        const YishiMeetingState *state,
        const YishiSlip         *slip,
        YishiSlipKind            wanted,
        gint64                   item)
{
  const YishiRecordInfo *info = yishi_record_get_info (record);

  switch (yishi_slip_judge (slip, info->id, state->meeting->date, state->meeting->kind))
    {
    case YISHI_SLIP_OTHER_COMMUNITY:
      return g_strdup_printf (_("The slip of %s is of another community"), slip->unit);
    case YISHI_SLIP_OTHER_MEETING:
      return say_other_meeting (state->meeting, slip);
    case YISHI_SLIP_GOOD:
    case YISHI_SLIP_NONE:
    case YISHI_SLIP_NEWER:
    case YISHI_SLIP_DAMAGED:
    default:
      break;
    }

  if (slip->kind != wanted)
    return g_strdup_printf (wanted == YISHI_SLIP_DOOR ? _("This is the ballot of %s: ballots are read on the page Ballots")
                                                      : _("This is the check-in slip of %s, and no ballot"),
                            slip->unit);
  if (wanted == YISHI_SLIP_BALLOT && slip->item != 0 && slip->item != item)
    return say_other_item (state, slip);

  return NULL;
}

static char *
say_unread (YishiSlipVerdict verdict)
{
  if (verdict == YISHI_SLIP_NONE)
    return g_strdup (_("This code is no slip of Yishi"));
  if (verdict == YISHI_SLIP_NEWER)
    return g_strdup (_("The slip was printed by a newer Yishi (install that one, or type the unit)"));

  return g_strdup (_("The slip was not read whole (show it again, or type the unit)"));
}

const YishiUnit *
yishi_slip_understand (YishiRecord    *record,
                       const char     *text,
                       YishiSlipKind   wanted,
                       gint64          item,
                       char          **why)
{
  const YishiMeetingState *state = yishi_record_get_meeting (record);
  YishiLoadedRoll *roll = yishi_record_get_roll (record);
  g_autoptr(YishiSlip) slip = NULL;
  YishiSlipVerdict verdict = yishi_slip_parse (text, &slip);
  const YishiUnit *unit;

  *why = NULL;
  if (verdict != YISHI_SLIP_GOOD)
    *why = say_unread (verdict);
  else if (state == NULL || roll == NULL)
    *why = g_strdup (_("The roll is being loaded (show the slip again)"));
  else
    *why = refuse (record, state, slip, wanted, item);
  if (*why != NULL)
    return NULL;

  unit = yishi_roll_find (roll->roll, slip->unit);
  if (unit == NULL)
    *why = g_strdup_printf (_("%s is not in the roll"), slip->unit);
  return unit;
}
