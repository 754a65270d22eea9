/* yishi-agenda.c - what may be done with the items of an agenda, and why not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-agenda.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (char       **why_not,
        const char  *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (why_not != NULL)
    *why_not = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
has_vote (const YishiItem *item)
{
  return strcmp (item->state, "none") != 0;
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* What a proxy is for is said by numbers, which then stay. */
static gboolean
check_proxies (const YishiMeetingState  *meeting,
               char                    **why_not)
{
  for (guint i = 0; i < meeting->proxies->len; i++)
    {
      const YishiProxy *proxy = &g_array_index (meeting->proxies, YishiProxy, i);

      if (is_given (proxy->items) || is_given (proxy->instruction))
        return refuse (why_not, _("Proxies name items by their numbers, which therefore stay (add new items at the end)."));
    }

  return TRUE;
}

/* Whether all items from @number on may be given other numbers. */
static gboolean
check_numbers_from (const YishiMeetingState  *meeting,
                    int                       number,
                    char                    **why_not)
{
  gboolean is_last = TRUE;

  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      if (item->number < number)
        continue;
      is_last = FALSE;
      if (has_vote (item))
        return refuse (why_not, _("Item %d has a vote and keeps its number (leave what comes before it as it is)."),
                       item->number);
    }

  return is_last || check_proxies (meeting, why_not);
}

static gboolean
is_at_hand (const YishiMeetingState *meeting,
            gint64                   item,
            gboolean                 ever)
{
  for (guint i = 0; i < meeting->progress->len; i++)
    {
      const YishiProgress *progress = meeting->progress->pdata[i];

      if (progress->item == item && (ever || *progress->ended == '\0'))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_notes (const YishiMeetingState *meeting,
           gint64                   item)
{
  for (guint i = 0; i < meeting->notes->len; i++)
    if (((YishiNote *) meeting->notes->pdata[i])->item == item)
      return TRUE;
  for (guint i = 0; i < meeting->statements->len; i++)
    if (((YishiStatement *) meeting->statements->pdata[i])->item == item)
      return TRUE;

  return FALSE;
}

static gboolean
check_removable (const YishiMeetingState  *meeting,
                 const YishiItem          *item,
                 char                    **why_not)
{
  if (item->posted)
    return refuse (why_not, _("“%s” was posted (withdraw it, so that everybody sees it was)."), item->title);
  if (has_vote (item))
    return refuse (why_not, _("There is a vote on “%s”, which belongs to the record."), item->title);
  if (*item->outcome != '\0' || is_at_hand (meeting, item->id, TRUE))
    return refuse (why_not, _("“%s” was dealt with and belongs to the record."), item->title);
  if (has_notes (meeting, item->id))
    return refuse (why_not, _("There are notes or statements on “%s” (remove those first)."), item->title);

  return TRUE;
}

/* The item with its parts. */
static gboolean
can_remove (const YishiMeetingState  *meeting,
            const YishiItem          *item,
            char                    **why_not)
{
  int n = 0;

  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *each = meeting->items->pdata[i];

      if (each->id != item->id && each->parent != item->id)
        continue;
      if (!check_removable (meeting, each, why_not))
        return FALSE;
      n++;
    }

  return check_numbers_from (meeting, item->number + n, why_not);
}

static gboolean
can_withdraw (const YishiMeetingState  *meeting,
              const YishiItem          *item,
              char                    **why_not)
{
  if (*item->withdrawn != '\0')
    return refuse (why_not, _("It was withdrawn already."));
  if (!item->posted)
    return refuse (why_not, _("It was never posted (remove it instead)."));
  if (is_at_hand (meeting, item->id, FALSE))
    return refuse (why_not, _("It is at hand (end it first)."));
  if (strcmp (item->state, "open") == 0)
    return refuse (why_not, _("Its vote is open (close that first)."));
  if (has_vote (item) || *item->outcome != '\0')
    return refuse (why_not, _("“%s” was dealt with and belongs to the record."), item->title);

  return TRUE;
}

/* A part comes behind the parts that its item has. */
static gboolean
can_add_part (const YishiMeetingState  *meeting,
              const YishiItem          *whole,
              char                    **why_not)
{
  int number = whole->number;

  if (whole->parent != 0)
    return refuse (why_not, _("It is a part already, and parts have no parts."));
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      if (item->parent == whole->id)
        number = item->number;
    }

  return check_numbers_from (meeting, number + 1, why_not);
}

gboolean
yishi_agenda_can (const YishiMeetingState  *meeting,
                  YishiAgendaVerb           verb,
                  gint64                    item,
                  char                    **why_not)
{
  const YishiItem *found;

  if (meeting == NULL)
    return refuse (why_not, _("There is no meeting yet."));
  if (*meeting->meeting->closed != '\0')
    return refuse (why_not, _("The meeting is closed (go on in the next one)."));
  if (verb == YISHI_AGENDA_ADD && item == 0)
    return TRUE;

  found = yishi_meeting_state_find_item (meeting, item);
  if (found == NULL)
    return refuse (why_not, _("Choose an item first."));

  switch (verb)
    {
    case YISHI_AGENDA_ADD:
      return can_add_part (meeting, found, why_not);
    case YISHI_AGENDA_CHANGE:
      return TRUE;
    case YISHI_AGENDA_REMOVE:
      return can_remove (meeting, found, why_not);
    case YISHI_AGENDA_WITHDRAW:
      return can_withdraw (meeting, found, why_not);
    case YISHI_AGENDA_PUT_BACK:
      return *found->withdrawn != '\0' || refuse (why_not, _("It stands on the agenda."));
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * yishi_agenda_can_order:
 * @order: of all items of the meeting
 *
 * Items that have a vote keep their numbers, and all do while a proxy names some.
 */
gboolean
yishi_agenda_can_order (const YishiMeetingState  *meeting,
                        const YishiOrder         *order,
                        char                    **why_not)
{
  gboolean moves = FALSE;

  if (!yishi_agenda_can (meeting, YISHI_AGENDA_ADD, 0, why_not))
    return FALSE;

  for (gsize i = 0; i < order->n; i++)
    {
      const YishiItem *item = yishi_meeting_state_find_item (meeting, order->ids[i]);

      if (item == NULL || item->number == (int) i + 1)
        continue;
      moves = TRUE;
      if (has_vote (item))
        return refuse (why_not, _("Item %d has a vote and keeps its number (leave what comes before it as it is)."),
                       item->number);
    }

  return !moves || check_proxies (meeting, why_not);
}

YishiRule *
yishi_agenda_find_rule (const YishiItem *item,
                        YishiRulePack   *pack)
{
  if (is_given (item->rule))
    return yishi_rule_pack_lookup (pack, item->rule);
  if (item->matter != 0 && strcmp (item->kind, "election") != 0)
    return yishi_rule_pack_rule_for_matter (pack, item->matter);

  return yishi_rule_pack_rule_for_kind (pack, item->kind);
}
