/* yishi-session-wall.c - what the wall shows, and what would be shown next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * due ──(follows, unless frozen or locked)──> live ──(unless blanked)──> the wall
 *  ^                                                     ^
 *  ├── the meeting itself: an item begun, a speech …     └── the message lies over it
 *  ├── show
 *  └── project <── preview <── what the chair prepares
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-session-private.h"

static void
settle (YishiSession *session)
{
  if (session->is_frozen || session->is_locked)
    return;

  yishi_slide_free (session->live);
  session->live = yishi_slide_copy (session->due);
}

static void
set_due (YishiSession *session,
         YishiSlide   *slide)
{
  yishi_slide_free (session->due);
  session->due = slide;
  settle (session);
}

void
yishi_change_follow_to (YishiChange    *self,
                        YishiSlideKind  kind,
                        gint64          item)
{
  set_due (self->session, yishi_slide_new (kind, item, 0, NULL));
}

void
yishi_change_follow (YishiChange *self)
{
  const YishiSession *session = self->session;
  const YishiVoteState *vote = yishi_meeting_state_find_vote (self->meeting, session->item);

  if (session->phase == YISHI_PHASE_BEFORE)
    yishi_change_follow_to (self, YISHI_SLIDE_TITLE, 0);
  else if (session->phase == YISHI_PHASE_CLOSED)
    yishi_change_follow_to (self, YISHI_SLIDE_OUTCOMES, 0);
  else if (session->phase == YISHI_PHASE_BREAK)
    yishi_change_follow_to (self, YISHI_SLIDE_BREAK, 0);
  else if (session->speaker != NULL)
    yishi_change_follow_to (self, YISHI_SLIDE_SPEAKER, session->item);
  else if (session->item == 0)
    yishi_change_follow_to (self, YISHI_SLIDE_AGENDA, 0);
  else if (vote != NULL && strcmp (vote->state, "open") == 0)
    yishi_change_follow_to (self, YISHI_SLIDE_BALLOT, session->item);
  else
    yishi_change_follow_to (self, YISHI_SLIDE_ITEM, session->item);
}

static char *
refuse_vote_slide (const YishiChange *self,
                   const YishiSlide  *slide)
{
  const YishiVoteState *vote = yishi_meeting_state_find_vote (self->meeting, slide->item);

  if (slide->kind == YISHI_SLIDE_BALLOT && (vote == NULL || strcmp (vote->state, "open") != 0))
    return g_strdup (_("no vote on this item is open (open it first)"));
  if (slide->kind == YISHI_SLIDE_RESULT && (vote == NULL || strcmp (vote->state, "closed") != 0))
    return g_strdup (_("there is no result of this item yet (close its vote first)"));

  return NULL;
}

static char *
refuse_picture (const YishiChange *self,
                const YishiSlide  *slide)
{
  for (guint i = 0; i < self->meeting->attachments->len; i++)
    if (((const YishiAttachment *) self->meeting->attachments->pdata[i])->id == slide->attachment)
      return NULL;

  return g_strdup (_("the picture is not in the record (add it to its item first)"));
}

/* A slide that has nothing to show is not shown. */
static char *
refuse_slide (const YishiChange *self,
              const YishiSlide  *slide)
{
  gboolean needs_item = slide->kind == YISHI_SLIDE_ITEM || slide->kind == YISHI_SLIDE_BALLOT ||
                        slide->kind == YISHI_SLIDE_RESULT;

  if (needs_item && yishi_meeting_state_find_item (self->meeting, slide->item) == NULL)
    return g_strdup (_("the meeting has no such item (look at its agenda)"));
  if (slide->kind == YISHI_SLIDE_BALLOT || slide->kind == YISHI_SLIDE_RESULT)
    return refuse_vote_slide (self, slide);
  if (slide->kind == YISHI_SLIDE_PICTURE)
    return refuse_picture (self, slide);
  if (slide->kind == YISHI_SLIDE_MESSAGE && *slide->text == '\0')
    return g_strdup (_("there is no text (type one)"));
  if (slide->kind == YISHI_SLIDE_SEAL && self->session->phase != YISHI_PHASE_CLOSED)
    return g_strdup (_("there is no seal yet (close the meeting first)"));
  if (slide->kind == YISHI_SLIDE_SPEAKER && self->session->speaker == NULL)
    return g_strdup (_("nobody has the floor (start a speaker first)"));

  return NULL;
}

/* What was typed for a slide is there again when it has gone from the wall. */
static void
keep_message (YishiSession     *session,
              const YishiSlide *slide)
{
  if (slide->kind != YISHI_SLIDE_MESSAGE)
    return;

  g_free (session->kept_message);
  session->kept_message = g_strdup (slide->text);
}

char *
yishi_refuse_preview (const YishiChange *self)
{
  return self->step->slide != NULL ? refuse_slide (self, self->step->slide) : NULL;
}

/* Given up, projected or replaced: nothing is held by a preview that is no more. */
static void
drop_preview (YishiSession *session)
{
  g_clear_pointer (&session->preview, yishi_slide_free);
  session->is_locked = FALSE;
}

void
yishi_do_preview (YishiChange *self)
{
  YishiSession *session = self->session;

  if (self->step->slide == NULL)
    {
      drop_preview (session);
      settle (session);
      return;
    }

  yishi_slide_free (session->preview);
  session->preview = yishi_slide_copy (self->step->slide);
  keep_message (session, session->preview);
}

static char *
refuse_no_preview (const YishiChange *self)
{
  return self->session->preview == NULL ? g_strdup (_("no slide is prepared (choose one for the preview)")) : NULL;
}

char *
yishi_refuse_lock (const YishiChange *self)
{
  if (self->session->is_locked)
    return g_strdup (_("the wall is locked already (project the preview, or unlock it)"));

  return refuse_no_preview (self);
}

void
yishi_do_lock (YishiChange *self)
{
  self->session->is_locked = TRUE;
}

char *
yishi_refuse_unlock (const YishiChange *self)
{
  return self->session->is_locked ? NULL : g_strdup (_("the wall is not locked (it follows the meeting)"));
}

void
yishi_do_unlock (YishiChange *self)
{
  self->session->is_locked = FALSE;
  settle (self->session);
}

/* What was right when it was prepared may be over: it is looked at again. */
char *
yishi_refuse_project (const YishiChange *self)
{
  char *why_not = refuse_no_preview (self);

  return why_not != NULL ? why_not : refuse_slide (self, self->session->preview);
}

void
yishi_do_project (YishiChange *self)
{
  YishiSlide *slide = g_steal_pointer (&self->session->preview);

  drop_preview (self->session);
  set_due (self->session, slide);
}

char *
yishi_refuse_show (const YishiChange *self)
{
  if (self->step->slide == NULL)
    return self->is_probe ? NULL : g_strdup (_("no slide was named (choose one)"));

  return refuse_slide (self, self->step->slide);
}

/* Asked for by name, it is not held back by a preview: only by a frozen wall. */
void
yishi_do_show (YishiChange *self)
{
  self->session->is_locked = FALSE;
  set_due (self->session, yishi_slide_copy (self->step->slide));
  keep_message (self->session, self->step->slide);
}

char *
yishi_refuse_blank (const YishiChange *self)
{
  gboolean is_blanking = self->step->verb == YISHI_VERB_BLANK;

  if (is_blanking != self->session->is_blanked)
    return NULL;

  return g_strdup (is_blanking ? _("the wall is blank already (take the blank away to show the slide)")
                               : _("the wall is not blank (it shows the slide)"));
}

void
yishi_do_blank (YishiChange *self)
{
  self->session->is_blanked = self->step->verb == YISHI_VERB_BLANK;
}

char *
yishi_refuse_freeze (const YishiChange *self)
{
  gboolean is_freezing = self->step->verb == YISHI_VERB_FREEZE;

  if (is_freezing != self->session->is_frozen)
    return NULL;

  return g_strdup (is_freezing ? _("the wall is frozen already (unfreeze it to go on)")
                               : _("the wall is not frozen (it follows the meeting)"));
}

void
yishi_do_freeze (YishiChange *self)
{
  self->session->is_frozen = self->step->verb == YISHI_VERB_FREEZE;
  settle (self->session);
}

char *
yishi_refuse_message (const YishiChange *self)
{
  if (self->step->verb == YISHI_VERB_CLEAR_MESSAGE)
    return *self->session->message == '\0' ? g_strdup (_("no message is shown (type one)")) : NULL;
  if (!self->is_probe && (self->step->text == NULL || *self->step->text == '\0'))
    return g_strdup (_("there is no text (type one)"));

  return NULL;
}

void
yishi_do_message (YishiChange *self)
{
  g_free (self->session->message);
  self->session->message = g_strdup (self->step->verb == YISHI_VERB_MESSAGE ? self->step->text : "");
}

char *
yishi_refuse_arm (const YishiChange *self)
{
  gboolean is_arming = self->step->verb == YISHI_VERB_ARM_CLICKER;

  if (is_arming != self->session->is_armed)
    return NULL;

  return g_strdup (is_arming ? _("the clicker is armed already (its keys act)")
                             : _("the clicker is not armed (its keys do nothing)"));
}

void
yishi_do_arm (YishiChange *self)
{
  self->session->is_armed = self->step->verb == YISHI_VERB_ARM_CLICKER;
}
