/* session-test.c - what may be done when in a running meeting, and what it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cases are little scripts, a letter and an argument for each verb:
 *
 *   S start meeting   C close meeting    b101 begin item   e end item
 *   n next item       p previous item    qA queue A        dA drop A
 *   mA0 move A        s start speaker    sA start A        iA call A, who does not wait
 *   z pause           r resume           + a minute more   x stop speaker
 *   N next speaker    k take break       K end break       w101 withdrawn (in the record)
 *   o101 vote opened  c101 vote closed   v.. preview       l lock   L unlock
 *   j project         h.. show           _ blank           ^ unblank
 *   f freeze          F unfreeze         tT message T      T clear message
 *   a arm             D disarm           B owners' limit of 4 minutes
 *   MA mask A         UA show A's name; M and U alone: of who has the floor
 *   W item 101 masks the names of all (in the record)
 *
 * A slide is a letter of its kind: a agenda, i item 101, s speaker, q quorum,
 * y ballot of 101, u result of 101, g seal, m message, t message “car”, P picture 5;
 * - for none. A masked name has a star.
 * A minute passes before each verb.
 */
#include <locale.h>
#include <string.h>

#include "session-fixture.h"
#include "yishi-error.h"
#include "yishi-session-private.h"

typedef struct
{
  YishiMeetingState *meeting;
  YishiSession      *session;
  gint64             now;
  GString           *journal;
} Course;

static const struct
{
  char      letter;
  YishiVerb verb;
} letters[] = {
  { 'S', YISHI_VERB_START_MEETING },   { 'C', YISHI_VERB_CLOSE_MEETING },  { 'b', YISHI_VERB_BEGIN_ITEM },
  { 'e', YISHI_VERB_END_ITEM },        { 'n', YISHI_VERB_NEXT_ITEM },      { 'p', YISHI_VERB_PREVIOUS_ITEM },
  { 'q', YISHI_VERB_QUEUE_SPEAKER },   { 'd', YISHI_VERB_DROP_SPEAKER },   { 'm', YISHI_VERB_MOVE_SPEAKER },
  { 's', YISHI_VERB_START_SPEAKER },   { 'i', YISHI_VERB_START_SPEAKER },  { 'z', YISHI_VERB_PAUSE_SPEAKER },
  { 'r', YISHI_VERB_RESUME_SPEAKER },  { '+', YISHI_VERB_EXTEND_SPEAKER }, { 'x', YISHI_VERB_STOP_SPEAKER },
  { 'N', YISHI_VERB_NEXT_SPEAKER },    { 'k', YISHI_VERB_TAKE_BREAK },     { 'K', YISHI_VERB_END_BREAK },
  { 'o', YISHI_VERB_BALLOT_OPENED },   { 'c', YISHI_VERB_BALLOT_CLOSED },  { 'v', YISHI_VERB_PREVIEW },
  { 'l', YISHI_VERB_LOCK },            { 'L', YISHI_VERB_UNLOCK },         { 'j', YISHI_VERB_PROJECT },
  { 'h', YISHI_VERB_SHOW },            { '_', YISHI_VERB_BLANK },          { '^', YISHI_VERB_UNBLANK },
  { 'f', YISHI_VERB_FREEZE },          { 'F', YISHI_VERB_UNFREEZE },       { 't', YISHI_VERB_MESSAGE },
  { 'T', YISHI_VERB_CLEAR_MESSAGE },   { 'a', YISHI_VERB_ARM_CLICKER },    { 'D', YISHI_VERB_DISARM_CLICKER },
  { 'B', YISHI_VERB_SET_BUDGET },      { 'M', YISHI_VERB_MASK_SPEAKER },   { 'U', YISHI_VERB_MASK_SPEAKER },
};

static YishiSlide *
read_slide (char letter)
{
  static const struct
  {
    char           letter;
    YishiSlideKind kind;
    gint64         item, attachment;
    const char    *text;
  } slides[] = {
    { 'a', YISHI_SLIDE_AGENDA, 0, 0, "" },    { 'i', YISHI_SLIDE_ITEM, 101, 0, "" },
    { 's', YISHI_SLIDE_SPEAKER, 0, 0, "" },   { 'q', YISHI_SLIDE_QUORUM, 0, 0, "" },
    { 'y', YISHI_SLIDE_BALLOT, 101, 0, "" },  { 'u', YISHI_SLIDE_RESULT, 101, 0, "" },
    { 'g', YISHI_SLIDE_SEAL, 0, 0, "" },      { 'm', YISHI_SLIDE_MESSAGE, 0, 0, "" },
    { 'P', YISHI_SLIDE_PICTURE, 101, 5, "" }, { 'I', YISHI_SLIDE_ITEM, 999, 0, "" },
    { 't', YISHI_SLIDE_MESSAGE, 0, 0, "car" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (slides); i++)
    if (slides[i].letter == letter)
      return yishi_slide_new (slides[i].kind, slides[i].item, slides[i].attachment, slides[i].text);
  return NULL;
}

static gint64
find_speaker (const YishiSession *session,
              const char         *name)
{
  for (guint i = 0; i < session->queue->len; i++)
    if (strcmp (((YishiSpeaker *) session->queue->pdata[i])->name, name) == 0)
      return ((YishiSpeaker *) session->queue->pdata[i])->id;
  return 99;
}

/* Does one word of a script; FALSE with @error if the verb was refused. */
static gboolean
take_step (Course      *self,
           const char  *word,
           GError     **error)
{
  g_autoptr(YishiSession) next = NULL;
  g_autoptr(GPtrArray) effects = NULL;
  g_autoptr(YishiSlide) slide = *word == 'v' || *word == 'h' ? read_slide (word[1]) : NULL;
  const char *argument = word + 1;
  char name[2] = { *argument, '\0' };
  YishiStep step = { .slide = slide, .text = argument };
  gsize i = 0;

  self->now += MINUTE;
  if (*word == 'w')
    {
      YishiItem *item = get_item (self->meeting, g_ascii_strtoll (argument, NULL, 10) - 100);

      g_free (item->withdrawn);
      item->withdrawn = g_strdup ("x");
      return TRUE;
    }
  if (*word == 'W')
    {
      get_item (self->meeting, 1)->masks_names = TRUE;
      return TRUE;
    }
  if (*word == 'o' || *word == 'c')
    set_vote (self->meeting, g_ascii_strtoll (argument, NULL, 10), *word == 'o' ? "open" : "closed");

  while (letters[i].letter != *word)
    g_assert_cmpuint (++i, <, G_N_ELEMENTS (letters));
  step.verb = letters[i].verb;
  step.item = g_ascii_strtoll (argument, NULL, 10);
  step.name = strchr ("qi", *word) != NULL ? name : NULL;
  step.party = *word == 'B' ? "owners" : NULL;
  step.micros = *word == 'B' ? 4 * MINUTE : 0;
  step.is_masked = *word == 'M';
  if (strchr ("dmsMU", *word) != NULL && *argument != '\0')
    step.speaker = find_speaker (self->session, name);
  if (*word == 'm')
    step.position = g_ascii_strtoll (argument + 1, NULL, 10);
  if (*word == 'k' && *argument != '\0')
    step.micros = self->now + g_ascii_strtoll (argument, NULL, 10) * MINUTE;

  next = yishi_session_apply (self->session, &step, self->meeting, self->now, &effects, error);
  if (next == NULL)
    return FALSE;
  g_assert_true (yishi_session_is_sound (next));
  for (i = 0; i < effects->len; i++)
    {
      const YishiEffect *effect = effects->pdata[i];

      g_string_append_printf (self->journal, "%s%s", self->journal->len > 0 ? " " : "", effect->kind);
      if (effect->item != 0)
        g_string_append_printf (self->journal, ":%d", (int) effect->item);
      g_string_append_printf (self->journal, "%s%s", *effect->name != '\0' ? ":" : "", effect->name);
    }
  replay_effects (self->meeting, effects);
  yishi_session_unref (self->session);
  self->session = g_steal_pointer (&next);
  return TRUE;
}

static void
begin_course (Course *self)
{
  self->meeting = make_meeting (3);
  self->now = BEGINS;
  self->session = yishi_session_new (self->meeting, self->now);
  self->journal = g_string_new (NULL);
}

static void
end_course (Course *self)
{
  yishi_session_unref (self->session);
  yishi_meeting_state_unref (self->meeting);
  g_string_free (self->journal, TRUE);
}

/* All words but the last must be done. */
static gboolean
run_script (Course      *self,
            const char  *script,
            GError     **error)
{
  g_auto(GStrv) words = g_strsplit (script, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr(GError) why_not = NULL;

      if (take_step (self, words[i], &why_not))
        continue;
      if (words[i + 1] != NULL)
        g_error ("%s: %s: %s", script, words[i], why_not->message);
      g_propagate_error (error, g_steal_pointer (&why_not));
      return FALSE;
    }

  return TRUE;
}

/* "running 101 A/3+2 queue=B,C live=item:101 due=.. preview=.. frozen": what is
 * not so is left out. Minutes allotted and used. */
static char *
describe (const Course *course)
{
  static const char *const phases[] = { "before", "running", "break", "closed" };
  const YishiSession *self = course->session;
  GString *text = g_string_new (phases[self->phase]);
  const struct
  {
    const char       *name;
    const YishiSlide *slide;
  } slides[] = { { "live", self->live },
                 { "due", yishi_slide_equal (self->due, self->live) ? NULL : self->due },
                 { "preview", self->preview } };

  if (self->item != 0)
    g_string_append_printf (text, " %d", (int) self->item);
  if (self->speaker != NULL)
    g_string_append_printf (text, " %s%s%s/%d-%d", self->speaker->name, self->speaker->is_masked ? "*" : "",
                            self->running_since == 0 ? "(paused)" : "",
                            (int) (self->allotted / MINUTE),
                            (int) (yishi_session_get_used (self, course->now) / MINUTE));
  for (guint i = 0; i < self->queue->len; i++)
    {
      const YishiSpeaker *speaker = self->queue->pdata[i];

      g_string_append_printf (text, "%s%s%s", i == 0 ? " queue=" : ",", speaker->name, speaker->is_masked ? "*" : "");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (slides); i++)
    if (slides[i].slide != NULL)
      g_string_append_printf (text, " %s=%s%s%.0d", slides[i].name, yishi_slide_kind_to_name (slides[i].slide->kind),
                              slides[i].slide->item != 0 ? ":" : "", (int) slides[i].slide->item);
  g_string_append_printf (text, "%s%s%s%s", self->is_locked ? " locked" : "", self->is_frozen ? " frozen" : "",
                          self->is_blanked ? " blanked" : "", self->is_armed ? " armed" : "");
  if (*self->message != '\0')
    g_string_append_printf (text, " “%s”", self->message);
  if (*self->kept_message != '\0')
    g_string_append_printf (text, " kept=%s", self->kept_message);

  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name, *script, *state, *journal;
} courses[] = {
  { "/session/start", "S", "running live=agenda", "meeting.started" },
  { "/session/begin-item", "S b102", "running 102 live=item:102", "meeting.started item.begun:102" },
  { "/session/begin-item/another", "S b102 b101", "running 101 live=item:101",
    "meeting.started item.begun:102 item.ended:102 item.begun:101" },
  { "/session/end-item", "S b102 e", "running live=agenda", "meeting.started item.begun:102 item.ended:102" },
  { "/session/next-item/first", "S n", "running 101 live=item:101", "meeting.started item.begun:101" },
  { "/session/next-item/withdrawn", "S n w102 n", "running 103 live=item:103",
    "meeting.started item.begun:101 item.ended:101 item.begun:103" },
  { "/session/next-item/passed-over", "S b102 b103 n", "running 101 live=item:101",
    "meeting.started item.begun:102 item.ended:102 item.begun:103 item.ended:103 item.begun:101" },
  { "/session/next-item/not-again", "S b102 b101 n", "running 103 live=item:103", NULL },
  { "/session/previous-item", "S n n p", "running 101 live=item:101", NULL },
  { "/session/previous-item/none-at-hand", "S n n e p", "running 102 live=item:102", NULL },
  { "/session/previous-item/withdrawn", "S n n n w102 p", "running 101 live=item:101", NULL },
  { "/session/close", "S n C", "closed live=outcomes preview=seal",
    "meeting.started item.begun:101 item.ended:101 meeting.closed" },
  { "/session/close/seal", "S C j", "closed live=seal", "meeting.started meeting.closed" },
  { "/session/close/stops-speaker", "S n qA s C", "closed live=outcomes preview=seal",
    "meeting.started item.begun:101 speech.begun:101:A speech.ended:101:A item.ended:101 meeting.closed" },
  { "/session/close/keeps-preview", "S vq C", "closed live=outcomes preview=quorum", NULL },

  { "/session/queue/before-the-meeting", "qA qB S n", "running 101 queue=A,B live=item:101", NULL },
  { "/session/queue/between-items", "S n e qA", "running queue=A live=agenda", NULL },
  { "/session/queue/first-turn-first", "S n qA s x qA qB qC", "running 101 queue=B,C,A live=item:101", NULL },
  { "/session/queue/speaking-counts", "S n qA s qA qB", "running 101 A/3-2 queue=B,A live=speaker:101", NULL },
  { "/session/queue/stays-with-the-item", "S n qA n qB", "running 102 queue=B live=item:102", NULL },
  { "/session/queue/comes-back", "S n qA n qB p", "running 101 queue=A live=item:101", NULL },
  { "/session/queue/both-wait", "S n qA e qA qB p", "running 101 queue=A,B live=item:101", NULL },
  { "/session/queue/another-item-another-turn", "S n qA s n qA qB", "running 102 queue=A,B live=item:102", NULL },
  { "/session/queue/move-up", "S n qA qB qC mC0", "running 101 queue=C,A,B live=item:101", NULL },
  { "/session/queue/move-to-end", "S n qA qB qC mA-1", "running 101 queue=B,C,A live=item:101", NULL },
  { "/session/queue/move-beyond", "S n qA qB mA9", "running 101 queue=B,A live=item:101", NULL },
  { "/session/queue/moved-stays", "S n iA x qA qB mA0 qC", "running 101 queue=A,B,C live=item:101", NULL },
  { "/session/queue/drop", "S n qA qB dA", "running 101 queue=B live=item:101", NULL },
  { "/session/queue/mask", "S n qA qB MB", "running 101 queue=A,B* live=item:101", NULL },
  { "/session/queue/mask/shown-again", "S n qA MA UA", "running 101 queue=A live=item:101", NULL },
  { "/session/queue/mask/goes-to-the-floor", "S n qA MA s", "running 101 A*/3-0 live=speaker:101", NULL },
  { "/session/queue/mask/in-a-masking-item", "S n qA W MA", "running 101 queue=A* live=item:101", NULL },

  { "/session/speaker/first", "S n qA qB s", "running 101 A/3-0 queue=B live=speaker:101", NULL },
  { "/session/speaker/chosen", "S n qA qB sB", "running 101 B/3-0 queue=A live=speaker:101", NULL },
  { "/session/speaker/called", "S n qA iB", "running 101 B/3-0 queue=A live=speaker:101", NULL },
  { "/session/speaker/called-from-the-queue", "S n qA qB iB", "running 101 B/3-0 queue=A live=speaker:101", NULL },
  { "/session/speaker/no-item", "S iA", "running A/3-0 live=speaker", NULL },
  { "/session/speaker/mask", "S n iA M", "running 101 A*/3-1 live=speaker:101", NULL },
  { "/session/speaker/mask/shown-again", "S n iA M U", "running 101 A/3-2 live=speaker:101", NULL },
  { "/session/speaker/pause", "S n iA z a D", "running 101 A(paused)/3-1 live=speaker:101", NULL },
  { "/session/speaker/resume", "S n iA z a D r a", "running 101 A/3-2 live=speaker:101 armed", NULL },
  { "/session/speaker/over", "S n iA a D a D a", "running 101 A/3-5 live=speaker:101 armed", NULL },
  { "/session/speaker/extend", "S n iA + +", "running 101 A/5-2 live=speaker:101", NULL },
  { "/session/speaker/stop", "S n iA x", "running 101 live=item:101",
    "meeting.started item.begun:101 speech.begun:101:A speech.ended:101:A" },
  { "/session/speaker/next", "S n qA qB N N", "running 101 B/3-0 live=speaker:101",
    "meeting.started item.begun:101 speech.begun:101:A speech.ended:101:A speech.begun:101:B" },
  { "/session/speaker/ends-with-item", "S n iA n", "running 102 live=item:102",
    "meeting.started item.begun:101 speech.begun:101:A speech.ended:101:A item.ended:101 item.begun:102" },
  { "/session/speaker/party-has-little-left", "S n B iA a D x iB", "running 101 B/1-0 live=speaker:101", NULL },
  { "/session/speaker/party-has-little-left/next", "S B iA a qB N", "running B/1-0 live=speaker armed", NULL },

  { "/session/break", "S n iA k", "break 101 A(paused)/3-1 live=break",
    "meeting.started item.begun:101 speech.begun:101:A break.taken" },
  { "/session/break/end", "S n iA k K", "running 101 A(paused)/3-1 live=speaker:101",
    "meeting.started item.begun:101 speech.begun:101:A break.taken break.ended" },
  { "/session/break/queue", "S n k qA", "break 101 queue=A live=break", NULL },

  { "/session/ballot/opened", "S n o101", "running 101 live=ballot:101", NULL },
  { "/session/ballot/closed", "S n o101 c101", "running 101 live=result:101", NULL },
  { "/session/ballot/speaker-meanwhile", "S n o101 iA x", "running 101 live=ballot:101", NULL },
  { "/session/ballot/before-the-meeting", "o101", "before live=title", NULL },
  { "/session/ballot/closed-in-break", "S n o101 k c101", "break 101 live=break", NULL },

  { "/session/wall/preview", "S vq", "running live=agenda preview=quorum", NULL },
  { "/session/wall/preview/no-hold", "S vq n", "running 101 live=item:101 preview=quorum", NULL },
  { "/session/wall/project", "S vq j", "running live=quorum", NULL },
  { "/session/wall/give-up-preview", "S vq v-", "running live=agenda", NULL },
  { "/session/wall/locked", "S vq l n", "running 101 live=agenda due=item:101 preview=quorum locked", NULL },
  { "/session/wall/locked/another", "S vq l va n", "running 101 live=agenda due=item:101 preview=agenda locked",
    NULL },
  { "/session/wall/locked/projected", "S vq l n j", "running 101 live=quorum", NULL },
  { "/session/wall/unlock", "S vq l n L", "running 101 live=item:101 preview=quorum", NULL },
  { "/session/wall/locked/given-up", "S vq l n v-", "running 101 live=item:101", NULL },
  { "/session/wall/locked/show", "S va l n hq", "running 101 live=quorum preview=agenda", NULL },
  { "/session/wall/show", "S n hq", "running 101 live=quorum", NULL },
  { "/session/wall/frozen", "S f n", "running 101 live=agenda due=item:101 frozen", NULL },
  { "/session/wall/frozen/project", "S f vq j", "running live=agenda due=quorum frozen", NULL },
  { "/session/wall/frozen/show", "S f hq", "running live=agenda due=quorum frozen", NULL },
  { "/session/wall/unfreeze", "S f n F", "running 101 live=item:101", NULL },
  { "/session/wall/unfreeze/locked", "S f vq l n F", "running 101 live=agenda due=item:101 preview=quorum locked",
    NULL },
  { "/session/wall/blank", "S _ n", "running 101 live=item:101 blanked", NULL },
  { "/session/wall/unblank", "S _ n ^", "running 101 live=item:101", NULL },
  { "/session/wall/message", "S f tcar", "running live=agenda frozen “car”", NULL },
  { "/session/wall/message/another", "S ta tb", "running live=agenda “b”", NULL },
  { "/session/wall/message/cleared", "S ta T", "running live=agenda", NULL },
  { "/session/wall/message-slide", "S vt j", "running live=message kept=car", NULL },
  { "/session/wall/message-slide/kept", "S ht n", "running 101 live=item:101 kept=car", NULL },
  { "/session/wall/message-slide/given-up", "S vt v-", "running live=agenda kept=car", NULL },
  { "/session/wall/clicker", "a", "before live=title armed", NULL },
  { "/session/wall/clicker/disarmed", "a D", "before live=title", NULL },
};

static void
test_course (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *state = NULL;
  Course course;

  begin_course (&course);
  run_script (&course, courses[i].script, &error);
  g_assert_no_error (error);
  state = describe (&course);
  g_assert_cmpstr (state, ==, courses[i].state);
  if (courses[i].journal != NULL)
    g_assert_cmpstr (course.journal->str, ==, courses[i].journal);
  end_course (&course);
}

/* The last verb of each is refused with this; nothing has changed then. */
static const struct
{
  const char *script, *why_not;
} refusals[] = {
  { "C", "the meeting was not closed: the meeting has not begun (start it first)" },
  { "n", "the item was not begun: the meeting has not begun (start it first)" },
  { "b101", "the item was not begun: the meeting has not begun (start it first)" },
  { "iA", "nobody was given the floor: the meeting has not begun (start it first)" },
  { "k", "no break was taken: the meeting has not begun (start it first)" },
  { "S S", "the meeting was not started: the meeting has begun already (go on with it)" },
  { "S C S", "the meeting was not started: the meeting is closed (its record stands as it is)" },
  { "S C C", "the meeting was not closed: the meeting is closed (its record stands as it is)" },
  { "S C n", "the item was not begun: the meeting is closed (its record stands as it is)" },
  { "S C qA", "nobody was put in the queue: the meeting is closed (its record stands as it is)" },
  { "S n o102 C", "the meeting was not closed: the vote on item 2 is still open (close that vote first)" },
  { "S k C", "the meeting was not closed: there is a break (end it first)" },
  { "S k n", "the item was not begun: there is a break (end it first)" },
  { "S k k", "no break was taken: there is a break (end it first)" },
  { "S k iA", "nobody was given the floor: there is a break (end it first)" },
  { "S iA k r", "the speaker's clock does not go on: there is a break (end it first)" },
  { "S K", "no break was ended: there is no break (take one first)" },
  { "S k-1", "no break was taken: the break would end before it begins (give a later time)" },
  { "S b109", "the item was not begun: the meeting has no such item (look at its agenda)" },
  { "S w102 b102", "the item was not begun: item 2 was withdrawn (take another one)" },
  { "S b102 b102", "the item was not begun: item 2 is at hand already (go on with it)" },
  { "S e", "the item was not ended: no item is at hand (begin one first)" },
  { "S n n n n", "the item was not begun: no item is left (end the one at hand, or close the meeting)" },
  { "S n p", "the item was not begun: no item comes before (begin one from the agenda)" },
  { "S p", "the item was not begun: no item comes before (begin one from the agenda)" },
  { "S q", "nobody was put in the queue: there is no name (type one)" },
  { "S qA qA", "nobody was put in the queue: A is waiting already (move the name in the queue)" },
  { "S dA", "nobody was taken out of the queue: nobody is waiting (put someone in the queue first)" },
  { "S qA dB", "nobody was taken out of the queue: this speaker is not waiting any more (look at the queue)" },
  { "S qA mB0", "the queue stays as it is: this speaker is not waiting any more (look at the queue)" },
  { "S M", "the name on the wall stays as it is: nobody has the floor (start a speaker first)" },
  { "S qA MB", "the name on the wall stays as it is: this speaker is not waiting any more (look at the queue)" },
  { "S n qA W UA", "the name on the wall stays as it is: item 1 hides the names of all who speak to it "
                   "(change that in the agenda)" },
  { "S s", "nobody was given the floor: nobody is waiting (put someone in the queue first)" },
  { "S N", "nobody was given the floor: nobody is waiting (put someone in the queue first)" },
  { "S iA N", "nobody was given the floor: nobody is waiting (put someone in the queue first)" },
  { "S qA sB", "nobody was given the floor: this speaker is not waiting any more (look at the queue)" },
  { "S i", "nobody was given the floor: there is no name (type one)" },
  { "S iA qB s", "nobody was given the floor: A has the floor (stop the speech, or take “Next Speaker”)" },
  { "S B iA a D a x iB",
    "nobody was given the floor: the time of this party is used up (give a time, or change its limit)" },
  { "S B iA a D a qB N",
    "nobody was given the floor: the time of this party is used up (give a time, or change its limit)" },
  { "S z", "the speaker's clock was not paused: nobody has the floor (start a speaker first)" },
  { "S iA z z", "the speaker's clock was not paused: the speaker's clock stands already (let it go on)" },
  { "S r", "the speaker's clock does not go on: nobody has the floor (start a speaker first)" },
  { "S iA r", "the speaker's clock does not go on: the speaker's clock runs already (pause it first)" },
  { "S +", "no time was added: nobody has the floor (start a speaker first)" },
  { "S x", "no speech was ended: nobody has the floor (start a speaker first)" },
  { "S vg", "the slide was not prepared: there is no seal yet (close the meeting first)" },
  { "S vI", "the slide was not prepared: the meeting has no such item (look at its agenda)" },
  { "S vs", "the slide was not prepared: nobody has the floor (start a speaker first)" },
  { "S vm", "the slide was not prepared: there is no text (type one)" },
  { "S vP", "the slide was not prepared: the picture is not in the record (add it to its item first)" },
  { "S vy", "the slide was not prepared: no vote on this item is open (open it first)" },
  { "S hu", "the wall stays as it is: there is no result of this item yet (close its vote first)" },
  { "S o101 hu", "the wall stays as it is: there is no result of this item yet (close its vote first)" },
  { "S o101 vy c101 j", "the wall stays as it is: no vote on this item is open (open it first)" },
  { "S h-", "the wall stays as it is: no slide was named (choose one)" },
  { "S j", "the wall stays as it is: no slide is prepared (choose one for the preview)" },
  { "S l", "the wall was not locked: no slide is prepared (choose one for the preview)" },
  { "S vq l l", "the wall was not locked: the wall is locked already (project the preview, or unlock it)" },
  { "S L", "the wall stays as it is: the wall is not locked (it follows the meeting)" },
  { "_ _", "the wall stays as it is: the wall is blank already (take the blank away to show the slide)" },
  { "^", "the wall stays as it is: the wall is not blank (it shows the slide)" },
  { "f f", "the wall stays as it is: the wall is frozen already (unfreeze it to go on)" },
  { "F", "the wall stays as it is: the wall is not frozen (it follows the meeting)" },
  { "t", "the message was not shown: there is no text (type one)" },
  { "T", "the wall stays as it is: no message is shown (type one)" },
  { "a a", "the clicker stays as it is: the clicker is armed already (its keys act)" },
  { "D", "the clicker stays as it is: the clicker is not armed (its keys do nothing)" },
};

static void
test_refusals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr(GError) error = NULL;
      Course course;

      begin_course (&course);
      g_assert_false (run_script (&course, refusals[i].script, &error));
      g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_NOT_ALLOWED);
      g_assert_cmpstr (error->message, ==, refusals[i].why_not);
      end_course (&course);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (courses); i++)
    g_test_add_data_func (courses[i].name, GSIZE_TO_POINTER (i), test_course);
  g_test_add_func ("/session/refusals", test_refusals);

  return g_test_run ();
}
