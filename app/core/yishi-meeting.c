/* yishi-meeting.c - a meeting as it stands in the record: copying, counting and freeing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-meeting.h"

void
yishi_meeting_free (YishiMeeting *self)
{
  if (self == NULL)
    return;

  g_free (self->date);
  g_free (self->time);
  g_free (self->kind);
  g_free (self->place);
  g_free (self->title);
  g_free (self->chair);
  g_free (self->secretary);
  g_free (self->started);
  g_free (self->closed);
  g_free (self->posted_on);
  g_free (self->posted_where);
  g_free (self);
}

void
yishi_item_free (YishiItem *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->title);
  g_free (self->rule);
  g_free (self->scope);
  g_free (self->presenter);
  g_strfreev (self->candidates);
  g_free (self->state);
  g_free (self->withdrawn);
  g_free (self->outcome);
  g_free (self->outcome_text);
  g_free (self->responsible);
  g_free (self->due);
  g_free (self->done);
  g_free (self->done_note);
  g_free (self);
}

YishiItem *
yishi_item_copy (const YishiItem *self)
{
  YishiItem *copy = g_memdup2 (self, sizeof *self);

  copy->kind = g_strdup (self->kind);
  copy->title = g_strdup (self->title);
  copy->rule = g_strdup (self->rule);
  copy->scope = g_strdup (self->scope);
  copy->presenter = g_strdup (self->presenter);
  copy->candidates = g_strdupv (self->candidates);
  copy->state = g_strdup (self->state);
  copy->withdrawn = g_strdup (self->withdrawn);
  copy->outcome = g_strdup (self->outcome);
  copy->outcome_text = g_strdup (self->outcome_text);
  copy->responsible = g_strdup (self->responsible);
  copy->due = g_strdup (self->due);
  copy->done = g_strdup (self->done);
  copy->done_note = g_strdup (self->done_note);

  return copy;
}

void
yishi_action_free (YishiAction *self)
{
  if (self == NULL)
    return;

  yishi_item_free (self->item);
  g_free (self->date);
  g_free (self->meeting_kind);
  g_free (self);
}

void
yishi_attendance_free (YishiAttendance *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->arrived);
  g_free (self->left);
  g_free (self->proxy_for);
  g_free (self);
}

void
yishi_guest_free (YishiGuest *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->party);
  g_free (self->organisation);
  g_free (self->arrived);
  g_free (self->left);
  g_free (self);
}

void
yishi_progress_free (YishiProgress *self)
{
  if (self == NULL)
    return;

  g_free (self->began);
  g_free (self->ended);
  g_free (self);
}

void
yishi_speech_free (YishiSpeech *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->unit);
  g_free (self->party);
  g_free (self->began);
  g_free (self->ended);
  g_free (self);
}

void
yishi_note_free (YishiNote *self)
{
  if (self == NULL)
    return;

  g_free (self->at);
  g_free (self->text);
  g_free (self);
}

void
yishi_statement_free (YishiStatement *self)
{
  if (self == NULL)
    return;

  g_free (self->party);
  g_free (self->position);
  g_free (self->text);
  g_free (self->due);
  g_free (self);
}

void
yishi_thanks_free (YishiThanks *self)
{
  if (self == NULL)
    return;

  g_free (self->donor);
  g_free (self->gift);
  g_free (self->purpose);
  g_free (self);
}

void
yishi_attachment_free (YishiAttachment *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->file);
  g_free (self->sha256);
  g_free (self);
}

void
yishi_gap_free (YishiGap *self)
{
  if (self == NULL)
    return;

  g_free (self->from);
  g_free (self->until);
  g_free (self->reason);
  g_free (self);
}

void
yishi_vote_state_free (YishiVoteState *self)
{
  if (self == NULL)
    return;

  g_free (self->state);
  g_free (self->rule);
  g_free (self->from);
  g_free (self->until);
  g_free (self->opened);
  g_free (self->closed);
  g_free (self);
}

void
yishi_vote_unit_free (YishiVoteUnit *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->building);
  g_free (self->stair);
  g_free (self->room);
  g_free (self);
}

/* The texts of a proxy belong to its array. */
static void
clear_proxy (gpointer data)
{
  YishiProxy *proxy = data;

  g_free ((char *) proxy->principal);
  g_free ((char *) proxy->agent);
  g_free ((char *) proxy->agent_unit);
  g_free ((char *) proxy->from);
  g_free ((char *) proxy->until);
  g_free ((char *) proxy->items);
  g_free ((char *) proxy->instruction);
}

YishiMeetingState *
yishi_meeting_state_new (void)
{
  YishiMeetingState *self = g_new0 (YishiMeetingState, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->head = g_strdup ("");
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_item_free);
  self->attendance = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attendance_free);
  self->guests = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_guest_free);
  self->proxies = g_array_new (FALSE, TRUE, sizeof (YishiProxy));
  g_array_set_clear_func (self->proxies, clear_proxy);
  self->progress = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_progress_free);
  self->speeches = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_speech_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_note_free);
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_statement_free);
  self->thanks = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_thanks_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attachment_free);
  self->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_gap_free);
  self->votes = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_vote_state_free);

  return self;
}

YishiMeetingState *
yishi_meeting_state_ref (YishiMeetingState *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
yishi_meeting_state_unref (YishiMeetingState *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  yishi_meeting_free (self->meeting);
  g_free (self->head);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->attendance);
  g_ptr_array_unref (self->guests);
  g_array_unref (self->proxies);
  g_ptr_array_unref (self->progress);
  g_ptr_array_unref (self->speeches);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->statements);
  g_ptr_array_unref (self->thanks);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->gaps);
  g_ptr_array_unref (self->votes);
  g_free (self);
}

const YishiItem *
yishi_meeting_state_find_item (const YishiMeetingState *self,
                               gint64                   item)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const YishiItem *candidate = g_ptr_array_index (self->items, i);

      if (candidate->id == item)
        return candidate;
    }

  return NULL;
}

const YishiVoteState *
yishi_meeting_state_find_vote (const YishiMeetingState *self,
                               gint64                   item)
{
  for (guint i = 0; i < self->votes->len; i++)
    {
      const YishiVoteState *candidate = g_ptr_array_index (self->votes, i);

      if (candidate->item == item)
        return candidate;
    }

  return NULL;
}
