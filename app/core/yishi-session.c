/* yishi-session.c - the running meeting as an immutable value, and what may be done when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * BEFORE ──start meeting──> RUNNING ──close meeting──> CLOSED
 *                            │   ^
 *                     take break  end break
 *                            v   │
 *                            BREAK
 *
 * within RUNNING:    nothing at hand ──begin, next, previous item──> item at hand ─┐
 *                           ^  └<────────────── end item ──────────────┘   ^       │ begin, next, previous item
 *                           └ close meeting                                └───────┘
 *
 *                    nobody ──start, next speaker──> speaking ──pause, take break──> paused
 *                       ^                             │  ^ └ next speaker            │  │
 *                       │                             │  └───────resume──────────────┘  │
 *                       └── stop speaker, any change of the item, close meeting ────────┘
 *
 * 1. At most one item is at hand, and none before the meeting and after it.
 * 2. At most one speaker has the floor, and nobody before the meeting and after
 *    it; in a break his clock stands.
 * 3. What he used is never negative and never more than the time since he began.
 * 4. A speaker's id stands once in queue, parked and floor together; the queue is
 *    that of the item at hand, nobody waits in it twice, and who is parked waits
 *    for another item.
 * 5. The live slide is the due one unless the wall is frozen or locked; then it
 *    does not change at all.
 * 6. The wall is locked only while there is a preview.
 * 7. The seal is on the wall only once the meeting is closed.
 * 8. Nothing began after `stamp`. A verb given before it (the machine's clock was
 *    set back) first moves all instants back with the clock.
 * 9. What a verb has the journal hold begins and ends in turn: item.ended only
 *    after item.begun of the same item, break.ended only after break.taken.
 */
#include "config.h"

#include "yishi-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-clock.h"
#include "yishi-error.h"
#include "yishi-session-private.h"

typedef struct
{
  const char      *not_done;  /* what did not happen, if it is refused */
  YishiRefuseFunc  refuse;
  YishiDoFunc      apply;
} Verb;

YishiEffect *
yishi_change_add_effect (YishiChange *self,
                         const char  *kind)
{
  YishiEffect *effect = g_new0 (YishiEffect, 1);

  effect->kind = kind;
  effect->at = self->now;
  effect->name = g_strdup ("");
  effect->unit = g_strdup ("");
  effect->party = g_strdup ("");
  g_ptr_array_add (self->effects, effect);
  return effect;
}

char *
yishi_change_refuse_running (const YishiChange *self)
{
  switch (self->session->phase)
    {
    case YISHI_PHASE_BEFORE:
      return g_strdup (_("the meeting has not begun (start it first)"));
    case YISHI_PHASE_BREAK:
      return g_strdup (_("there is a break (end it first)"));
    case YISHI_PHASE_CLOSED:
      return g_strdup (_("the meeting is closed (its record stands as it is)"));
    case YISHI_PHASE_RUNNING:
    default:
      return NULL;
    }
}

static char *
refuse_start_meeting (const YishiChange *self)
{
  if (self->session->phase == YISHI_PHASE_BEFORE)
    return NULL;
  if (self->session->phase == YISHI_PHASE_CLOSED)
    return yishi_change_refuse_running (self);

  return g_strdup (_("the meeting has begun already (go on with it)"));
}

/* It may have been started by a command: then the record has it already. */
static void
do_start_meeting (YishiChange *self)
{
  self->session->phase = YISHI_PHASE_RUNNING;
  if (*self->meeting->meeting->started == '\0')
    yishi_change_add_effect (self, "meeting.started");
  yishi_change_follow (self);
}

static char *
refuse_close_meeting (const YishiChange *self)
{
  char *why_not = yishi_change_refuse_running (self);

  for (guint i = 0; why_not == NULL && i < self->meeting->votes->len; i++)
    {
      const YishiVoteState *vote = self->meeting->votes->pdata[i];
      const YishiItem *item = yishi_meeting_state_find_item (self->meeting, vote->item);

      if (strcmp (vote->state, "open") == 0)
        why_not = g_strdup_printf (_("the vote on item %d is still open (close that vote first)"),
                                   item != NULL ? item->number : 0);
    }

  return why_not;
}

static void
do_close_meeting (YishiChange *self)
{
  YishiSession *session = self->session;

  yishi_change_leave_item (self);
  g_ptr_array_set_size (session->queue, 0);
  g_ptr_array_set_size (session->parked, 0);
  session->phase = YISHI_PHASE_CLOSED;
  if (*self->meeting->meeting->closed == '\0')
    yishi_change_add_effect (self, "meeting.closed");

  /* The outcomes are read back first; the seal is what comes next. */
  yishi_change_follow (self);
  if (session->preview == NULL)
    session->preview = yishi_slide_new (YISHI_SLIDE_SEAL, 0, 0, NULL);
}

static char *
refuse_take_break (const YishiChange *self)
{
  char *why_not = yishi_change_refuse_running (self);
  gint64 until = self->step->micros;

  if (why_not == NULL && !self->is_probe && until != 0 && (until <= self->now || until > YISHI_LAST_INSTANT))
    return g_strdup (_("the break would end before it begins (give a later time)"));

  return why_not;
}

static void
do_take_break (YishiChange *self)
{
  if (self->session->speaker != NULL)
    yishi_do_pause_speaker (self);
  self->session->phase = YISHI_PHASE_BREAK;
  self->session->break_until = self->step->micros;
  yishi_change_add_effect (self, "break.taken")->until = self->step->micros;
  yishi_change_follow (self);
}

static char *
refuse_end_break (const YishiChange *self)
{
  return self->session->phase != YISHI_PHASE_BREAK ? g_strdup (_("there is no break (take one first)")) : NULL;
}

static void
do_end_break (YishiChange *self)
{
  self->session->phase = YISHI_PHASE_RUNNING;
  self->session->break_until = 0;
  yishi_change_add_effect (self, "break.ended");
  yishi_change_follow (self);
}

static char *
refuse_ballot (const YishiChange *self)
{
  gboolean is_opened = self->step->verb == YISHI_VERB_BALLOT_OPENED;
  const YishiVoteState *vote = yishi_meeting_state_find_vote (self->meeting, self->step->item);

  if (self->is_probe && self->step->item == 0)
    return NULL;
  if (vote != NULL && strcmp (vote->state, is_opened ? "open" : "closed") == 0)
    return NULL;

  return g_strdup (is_opened ? _("no vote on this item is open (open it first)")
                             : _("there is no result of this item yet (close its vote first)"));
}

/* Papers are also handed out days before the meeting: the wall is then not about them. */
static void
do_ballot (YishiChange *self)
{
  if (self->session->phase == YISHI_PHASE_RUNNING)
    yishi_change_follow_to (self,
                            self->step->verb == YISHI_VERB_BALLOT_OPENED ? YISHI_SLIDE_BALLOT : YISHI_SLIDE_RESULT,
                            self->step->item);
}

static const Verb verbs[YISHI_N_VERBS] = {
  [YISHI_VERB_START_MEETING] = { N_("the meeting was not started"), refuse_start_meeting, do_start_meeting },
  [YISHI_VERB_CLOSE_MEETING] = { N_("the meeting was not closed"), refuse_close_meeting, do_close_meeting },
  [YISHI_VERB_BEGIN_ITEM] = { N_("the item was not begun"), yishi_refuse_begin_item, yishi_do_begin_item },
  [YISHI_VERB_END_ITEM] = { N_("the item was not ended"), yishi_refuse_end_item, yishi_do_end_item },
  [YISHI_VERB_NEXT_ITEM] = { N_("the item was not begun"), yishi_refuse_next_item, yishi_do_next_item },
  [YISHI_VERB_PREVIOUS_ITEM] = { N_("the item was not begun"), yishi_refuse_previous_item, yishi_do_previous_item },
  [YISHI_VERB_QUEUE_SPEAKER] = { N_("nobody was put in the queue"), yishi_refuse_queue_speaker,
                                 yishi_do_queue_speaker },
  [YISHI_VERB_DROP_SPEAKER] = { N_("nobody was taken out of the queue"), yishi_refuse_drop_speaker,
                                yishi_do_drop_speaker },
  [YISHI_VERB_MOVE_SPEAKER] = { N_("the queue stays as it is"), yishi_refuse_drop_speaker, yishi_do_move_speaker },
  [YISHI_VERB_MASK_SPEAKER] = { N_("the name on the wall stays as it is"), yishi_refuse_mask_speaker,
                                yishi_do_mask_speaker },
  [YISHI_VERB_START_SPEAKER] = { N_("nobody was given the floor"), yishi_refuse_start_speaker,
                                 yishi_do_start_speaker },
  [YISHI_VERB_PAUSE_SPEAKER] = { N_("the speaker's clock was not paused"), yishi_refuse_pause_speaker,
                                 yishi_do_pause_speaker },
  [YISHI_VERB_RESUME_SPEAKER] = { N_("the speaker's clock does not go on"), yishi_refuse_resume_speaker,
                                  yishi_do_resume_speaker },
  [YISHI_VERB_EXTEND_SPEAKER] = { N_("no time was added"), yishi_refuse_extend_speaker, yishi_do_extend_speaker },
  [YISHI_VERB_STOP_SPEAKER] = { N_("no speech was ended"), yishi_refuse_stop_speaker, yishi_do_stop_speaker },
  [YISHI_VERB_NEXT_SPEAKER] = { N_("nobody was given the floor"), yishi_refuse_next_speaker, yishi_do_next_speaker },
  [YISHI_VERB_SET_DEFAULT_TIME] = { N_("the speaking time was not changed"), yishi_refuse_default_time,
                                    yishi_do_default_time },
  [YISHI_VERB_SET_BUDGET] = { N_("the speaking time was not changed"), yishi_refuse_budget, yishi_do_budget },
  [YISHI_VERB_TAKE_BREAK] = { N_("no break was taken"), refuse_take_break, do_take_break },
  [YISHI_VERB_END_BREAK] = { N_("no break was ended"), refuse_end_break, do_end_break },
  [YISHI_VERB_BALLOT_OPENED] = { N_("the wall stays as it is"), refuse_ballot, do_ballot },
  [YISHI_VERB_BALLOT_CLOSED] = { N_("the wall stays as it is"), refuse_ballot, do_ballot },
  [YISHI_VERB_PREVIEW] = { N_("the slide was not prepared"), yishi_refuse_preview, yishi_do_preview },
  [YISHI_VERB_LOCK] = { N_("the wall was not locked"), yishi_refuse_lock, yishi_do_lock },
  [YISHI_VERB_UNLOCK] = { N_("the wall stays as it is"), yishi_refuse_unlock, yishi_do_unlock },
  [YISHI_VERB_PROJECT] = { N_("the wall stays as it is"), yishi_refuse_project, yishi_do_project },
  [YISHI_VERB_SHOW] = { N_("the wall stays as it is"), yishi_refuse_show, yishi_do_show },
  [YISHI_VERB_BLANK] = { N_("the wall stays as it is"), yishi_refuse_blank, yishi_do_blank },
  [YISHI_VERB_UNBLANK] = { N_("the wall stays as it is"), yishi_refuse_blank, yishi_do_blank },
  [YISHI_VERB_FREEZE] = { N_("the wall stays as it is"), yishi_refuse_freeze, yishi_do_freeze },
  [YISHI_VERB_UNFREEZE] = { N_("the wall stays as it is"), yishi_refuse_freeze, yishi_do_freeze },
  [YISHI_VERB_MESSAGE] = { N_("the message was not shown"), yishi_refuse_message, yishi_do_message },
  [YISHI_VERB_CLEAR_MESSAGE] = { N_("the wall stays as it is"), yishi_refuse_message, yishi_do_message },
  [YISHI_VERB_ARM_CLICKER] = { N_("the clicker stays as it is"), yishi_refuse_arm, yishi_do_arm },
  [YISHI_VERB_DISARM_CLICKER] = { N_("the clicker stays as it is"), yishi_refuse_arm, yishi_do_arm },
};

/**
 * yishi_session_apply:
 * @step: (transfer none): a verb and what it is about
 * @meeting: (transfer none): the meeting as it stands in the record, everything
 *   that earlier verbs had journalled included
 * @now: µs of the record's clock
 * @effects: (out) (transfer full) (element-type YishiEffect): what the journal
 *   must hold before the new session is shown; untouched on error
 *
 * Returns: (transfer full) (nullable): the session after the verb, or %NULL with
 *   %YISHI_RULE_ERROR_NOT_ALLOWED
 */
YishiSession *
yishi_session_apply (const YishiSession       *self,
                     const YishiStep          *step,
                     const YishiMeetingState  *meeting,
                     gint64                    now,
                     GPtrArray               **effects,
                     GError                  **error)
{
  g_autoptr(YishiSession) next = NULL;
  g_autoptr(GPtrArray) done = NULL;
  g_autofree char *why_not = NULL;
  YishiChange change = { NULL, step, meeting, now, NULL, FALSE };

  g_return_val_if_fail (self != NULL && step != NULL && meeting != NULL && effects != NULL, NULL);
  g_return_val_if_fail ((int) step->verb >= 0 && (int) step->verb < YISHI_N_VERBS, NULL);
  g_return_val_if_fail (now > 0 && now <= YISHI_LAST_INSTANT, NULL);

  next = now < self->stamp ? yishi_session_shift (self, now - self->stamp) : yishi_session_copy (self);
  next->stamp = now;
  change.session = next;
  why_not = verbs[step->verb].refuse (&change);
  if (why_not != NULL)
    {
      /* Translators: what was not done, then why (with what to do) */
      g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_NOT_ALLOWED, _("%s: %s"), _(verbs[step->verb].not_done),
                   why_not);
      return NULL;
    }

  done = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_effect_free);
  change.effects = done;
  verbs[step->verb].apply (&change);
  *effects = g_steal_pointer (&done);
  return g_steal_pointer (&next);
}

/**
 * yishi_session_can:
 * @item: what the verb is about; 0 for whichever, or if it is about none
 * @why_not: (out) (optional) (nullable) (transfer full): why it may not be done,
 *   with what to do, translated; %NULL if it may
 *
 * What a control cannot know before it is used (a name, a time, a speaker) is
 * left to yishi_session_apply().
 */
gboolean
yishi_session_can (const YishiSession       *self,
                   YishiVerb                 verb,
                   gint64                    item,
                   const YishiMeetingState  *meeting,
                   char                    **why_not)
{
  YishiStep step = { .verb = verb, .item = item };
  YishiChange change = { (YishiSession *) self, &step, meeting, self->stamp, NULL, TRUE };
  g_autofree char *reason = NULL;
  gboolean can;

  g_return_val_if_fail (self != NULL && meeting != NULL, FALSE);
  g_return_val_if_fail ((int) verb >= 0 && (int) verb < YISHI_N_VERBS, FALSE);

  reason = verbs[verb].refuse (&change);
  can = reason == NULL;
  if (why_not != NULL)
    *why_not = g_steal_pointer (&reason);
  return can;
}

/* An item that the record has at hand is at hand. */
static void
take_from_record (YishiSession            *self,
                  const YishiMeetingState *meeting,
                  gint64                   now)
{
  const YishiProgress *last = NULL;

  if (*meeting->meeting->closed != '\0')
    self->phase = YISHI_PHASE_CLOSED;
  else if (*meeting->meeting->started != '\0')
    self->phase = YISHI_PHASE_RUNNING;

  if (meeting->progress->len > 0)
    last = meeting->progress->pdata[meeting->progress->len - 1];
  if (self->phase == YISHI_PHASE_RUNNING && last != NULL && *last->ended == '\0')
    {
      gint64 began = now;

      yishi_instant_parse (last->began, &began);
      self->item = last->item;
      self->item_began = MIN (began, now);
    }
}

/**
 * yishi_session_new:
 * @meeting: (transfer none): the meeting as it stands in the record
 *
 * Returns: (transfer full): the session where nothing else is known of it
 */
YishiSession *
yishi_session_new (const YishiMeetingState *meeting,
                   gint64                   now)
{
  YishiSession *self;
  YishiChange change = { NULL, NULL, meeting, now, NULL, FALSE };

  g_return_val_if_fail (meeting != NULL && meeting->meeting != NULL, NULL);

  self = yishi_session_alloc ();
  self->meeting = meeting->meeting->id;
  self->stamp = now;
  take_from_record (self, meeting, now);
  change.session = self;
  yishi_change_follow (&change);
  return self;
}
