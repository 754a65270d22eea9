/* yishi-session-items.c - which item is at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "yishi-session-private.h"

static gboolean
was_taken_up (const YishiSession      *self,
              const YishiMeetingState *meeting,
              gint64                   item)
{
  if (item == self->item)
    return TRUE;
  for (guint i = 0; i < meeting->progress->len; i++)
    if (((const YishiProgress *) meeting->progress->pdata[i])->item == item)
      return TRUE;

  return FALSE;
}

static int
get_number (const YishiMeetingState *meeting,
            gint64                   item)
{
  const YishiItem *found = yishi_meeting_state_find_item (meeting, item);

  return found != NULL ? found->number : 0;
}

/**
 * yishi_session_find_next_item:
 *
 * The first after the item at hand that was not taken up yet and was not
 * withdrawn; where none is left after it, the first that was passed over.
 *
 * Returns: its id, 0 if there is none
 */
gint64
yishi_session_find_next_item (const YishiSession      *self,
                              const YishiMeetingState *meeting)
{
  int at_hand;
  gint64 passed_over = 0;

  g_return_val_if_fail (self != NULL && meeting != NULL, 0);

  at_hand = get_number (meeting, self->item);
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      if (*item->withdrawn != '\0' || was_taken_up (self, meeting, item->id))
        continue;
      if (item->number > at_hand)
        return item->id;
      if (passed_over == 0)
        passed_over = item->id;
    }

  return passed_over;
}

/**
 * yishi_session_find_previous_item:
 *
 * The one before the item at hand in the agenda, taken up already or not; where
 * none is at hand, the one that was at hand last. Withdrawn ones do not come back.
 *
 * Returns: its id, 0 if there is none
 */
gint64
yishi_session_find_previous_item (const YishiSession      *self,
                                  const YishiMeetingState *meeting)
{
  int at_hand;
  gint64 previous = 0;

  g_return_val_if_fail (self != NULL && meeting != NULL, 0);

  if (self->item == 0)
    {
      for (guint i = meeting->progress->len; i-- > 0;)
        {
          const YishiProgress *progress = meeting->progress->pdata[i];
          const YishiItem *item = yishi_meeting_state_find_item (meeting, progress->item);

          if (item != NULL && *item->withdrawn == '\0')
            return item->id;
        }
      return 0;
    }

  at_hand = get_number (meeting, self->item);
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      if (item->number < at_hand && *item->withdrawn == '\0')
        previous = item->id;
    }

  return previous;
}

char *
yishi_refuse_begin_item (const YishiChange *self)
{
  char *why_not = yishi_change_refuse_running (self);
  const YishiItem *item;

  if (why_not != NULL || (self->is_probe && self->step->item == 0))
    return why_not;

  item = yishi_meeting_state_find_item (self->meeting, self->step->item);
  if (item == NULL)
    return g_strdup (_("the meeting has no such item (look at its agenda)"));
  if (*item->withdrawn != '\0')
    return g_strdup_printf (_("item %d was withdrawn (take another one)"), item->number);
  if (item->id == self->session->item)
    return g_strdup_printf (_("item %d is at hand already (go on with it)"), item->number);

  return NULL;
}

char *
yishi_refuse_end_item (const YishiChange *self)
{
  char *why_not = yishi_change_refuse_running (self);

  if (why_not == NULL && self->session->item == 0)
    return g_strdup (_("no item is at hand (begin one first)"));

  return why_not;
}

char *
yishi_refuse_next_item (const YishiChange *self)
{
  char *why_not = yishi_change_refuse_running (self);

  if (why_not == NULL && yishi_session_find_next_item (self->session, self->meeting) == 0)
    return g_strdup (_("no item is left (end the one at hand, or close the meeting)"));

  return why_not;
}

char *
yishi_refuse_previous_item (const YishiChange *self)
{
  char *why_not = yishi_change_refuse_running (self);

  if (why_not == NULL && yishi_session_find_previous_item (self->session, self->meeting) == 0)
    return g_strdup (_("no item comes before (begin one from the agenda)"));

  return why_not;
}

void
yishi_change_leave_item (YishiChange *self)
{
  if (self->session->speaker != NULL)
    yishi_do_stop_speaker (self);
  if (self->session->item == 0)
    return;

  yishi_change_add_effect (self, "item.ended")->item = self->session->item;
  yishi_change_swap_queue (self, 0);
  self->session->item = 0;
  self->session->item_began = 0;
}

static void
begin (YishiChange *self,
       gint64       item)
{
  yishi_change_leave_item (self);
  yishi_change_swap_queue (self, item);
  self->session->item = item;
  self->session->item_began = self->now;
  yishi_change_add_effect (self, "item.begun")->item = item;
  yishi_change_follow (self);
}

void
yishi_do_begin_item (YishiChange *self)
{
  begin (self, self->step->item);
}

void
yishi_do_end_item (YishiChange *self)
{
  yishi_change_leave_item (self);
  yishi_change_follow (self);
}

void
yishi_do_next_item (YishiChange *self)
{
  begin (self, yishi_session_find_next_item (self->session, self->meeting));
}

void
yishi_do_previous_item (YishiChange *self)
{
  begin (self, yishi_session_find_previous_item (self->session, self->meeting));
}

/**
 * yishi_session_get_item_time:
 *
 * Returns: µs since the item at hand was begun, never negative; 0 if none is
 */
gint64
yishi_session_get_item_time (const YishiSession *self,
                             gint64              now)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->item != 0 ? MAX (now - self->item_began, 0) : 0;
}
