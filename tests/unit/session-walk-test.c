/* session-walk-test.c - whatever a chair does in whatever order, the invariants hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "session-fixture.h"
#include "yishi-error.h"
#include "yishi-session-private.h"

#define N_STEPS 10000
#define N_ITEMS 5

/* A meeting of 10,000 verbs begins anew whenever it was closed. */
typedef struct
{
  GRand             *rand;
  YishiMeetingState *meeting;
  YishiSession      *session;
  gint64             now;
  guint              n_done;
  GArray            *begun;   /* (element-type gint64): items, in the order in which they came to be at hand */
} Walk;

static YishiMeetingState *
make_hall (void)
{
  YishiMeetingState *meeting = make_meeting (N_ITEMS);
  YishiAttachment *picture = g_new0 (YishiAttachment, 1);

  picture->id = 5;
  picture->item = 101;
  g_ptr_array_add (meeting->attachments, picture);
  return meeting;
}

static void
begin_meeting (Walk *self)
{
  g_clear_pointer (&self->meeting, yishi_meeting_state_unref);
  g_clear_pointer (&self->session, yishi_session_unref);
  self->meeting = make_hall ();
  self->session = yishi_session_new (self->meeting, self->now);
  g_array_set_size (self->begun, 0);
}

/* Seconds pass; now and then the clock is set back, or leaps. */
static void
pass_time (Walk *self)
{
  int what = g_rand_int_range (self->rand, 0, 200);

  if (what == 0)
    self->now -= 60 * MINUTE;
  else if (what == 1)
    self->now += 60 * MINUTE;
  else
    self->now += g_rand_int_range (self->rand, 0, 90 * G_USEC_PER_SEC);
}

/* Votes open and close in the record by themselves, and items are withdrawn. */
static void
change_record (Walk *self)
{
  static const char *const states[] = { "none", "open", "closed", "closed" };
  int number = g_rand_int_range (self->rand, 1, N_ITEMS + 1);
  YishiItem *item = get_item (self->meeting, number);

  if (g_rand_int_range (self->rand, 0, 8) == 0)
    set_vote (self->meeting, item->id, states[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (states))]);
  if (g_rand_int_range (self->rand, 0, 100) == 0 && item->id != self->session->item)
    {
      g_free (item->withdrawn);
      item->withdrawn = g_strdup (g_rand_boolean (self->rand) ? "x" : "");
    }
}

static gint64
choose_speaker (Walk *self)
{
  const GPtrArray *queue = self->session->queue;

  if (queue->len == 0 || g_rand_int_range (self->rand, 0, 4) == 0)
    return g_rand_int_range (self->rand, 0, 3);

  return ((const YishiSpeaker *) queue->pdata[g_rand_int_range (self->rand, 0, queue->len)])->id;
}

static void
choose_step (Walk       *self,
             YishiStep  *step,
             YishiSlide *slide)
{
  static const char *const names[] = { "A", "B", "C", "D", "E\"\\\n龘", "" };
  static const char *const parties[] = { NULL, "owners", "committee", "firm" };
  static const char *const texts[] = { "", "请挪车", "\"" };
  static const gint64 times[] = { 0, 0, 0, G_USEC_PER_SEC, 2 * MINUTE, -MINUTE, G_MAXINT64 };

  slide->kind = g_rand_int_range (self->rand, 0, YISHI_N_SLIDE_KINDS);
  slide->item = g_rand_int_range (self->rand, 100, 102 + N_ITEMS);
  slide->attachment = g_rand_int_range (self->rand, 4, 6);
  slide->text = (char *) texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))];

  step->verb = g_rand_int_range (self->rand, 0, YISHI_N_VERBS);
  /* Most meetings last a while. */
  if (step->verb == YISHI_VERB_CLOSE_MEETING && g_rand_int_range (self->rand, 0, 20) != 0)
    step->verb = YISHI_VERB_QUEUE_SPEAKER;
  step->item = g_rand_int_range (self->rand, 100, 102 + N_ITEMS);
  step->speaker = choose_speaker (self);
  step->position = g_rand_int_range (self->rand, -1, 5);
  step->micros = times[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (times))];
  if (step->verb == YISHI_VERB_TAKE_BREAK && step->micros > 0 && step->micros < G_MAXINT64)
    step->micros += self->now;
  if (step->verb != YISHI_VERB_START_SPEAKER || g_rand_boolean (self->rand))
    step->name = names[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (names))];
  step->party = parties[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (parties))];
  step->text = texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))];
  step->is_masked = g_rand_boolean (self->rand);
  if (g_rand_int_range (self->rand, 0, 5) != 0)
    step->slide = slide;
}

static void
check_json (const YishiSession *session)
{
  g_autofree char *json = yishi_session_to_json (session);
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiSession) read = yishi_session_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_true (yishi_session_equal (session, read));
  again = yishi_session_to_json (read);
  g_assert_cmpstr (json, ==, again);
}

/* The record has at hand what the session has, and had what the session had. */
static void
check_progress (const Walk *self)
{
  const GPtrArray *progress = self->meeting->progress;
  gint64 at_hand = 0;

  g_assert_cmpuint (progress->len, ==, self->begun->len);
  for (guint i = 0; i < progress->len; i++)
    {
      const YishiProgress *row = progress->pdata[i];

      g_assert_cmpint (row->item, ==, g_array_index (self->begun, gint64, i));
      if (*row->ended == '\0')
        {
          g_assert_cmpint (at_hand, ==, 0);
          at_hand = row->item;
        }
    }
  g_assert_cmpint (at_hand, ==, self->session->item);
}

/* Held, the wall stays whatever the meeting does. */
static void
check_wall (const YishiSession *before,
            const YishiSession *after,
            YishiVerb           verb)
{
  gboolean was_frozen = before->is_frozen && verb != YISHI_VERB_UNFREEZE;
  gboolean was_locked = before->is_locked && verb != YISHI_VERB_UNLOCK && verb != YISHI_VERB_PROJECT &&
                        verb != YISHI_VERB_SHOW && verb != YISHI_VERB_PREVIEW;

  if (was_frozen || was_locked)
    g_assert_true (yishi_slide_equal (before->live, after->live));
}

static void
adopt (Walk         *self,
       YishiSession *next,
       GPtrArray    *effects)
{
  for (guint i = 0; i < effects->len; i++)
    if (strcmp (((YishiEffect *) effects->pdata[i])->kind, "item.begun") == 0)
      g_array_append_val (self->begun, next->item);
  replay_effects (self->meeting, effects);
  yishi_session_unref (self->session);
  self->session = next;
}

/* What a control says is what the verb does, where there is nothing more to be said. */
static void
check_can (const Walk      *self,
           const YishiStep *step,
           gboolean         was_done)
{
  g_autofree char *why_not = NULL;
  gboolean can = yishi_session_can (self->session, step->verb, 0, self->meeting, &why_not);

  g_assert_cmpint (can, ==, why_not == NULL);
  if (was_done && !(step->verb == YISHI_VERB_START_SPEAKER || step->verb == YISHI_VERB_NEXT_SPEAKER))
    g_assert_true (can);
}

static void
take_step (Walk *self)
{
  YishiSlide slide = { 0 };
  YishiStep step = { 0 };
  g_autoptr(GPtrArray) effects = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiSession) before = yishi_session_copy (self->session);
  YishiSession *next;

  pass_time (self);
  change_record (self);
  choose_step (self, &step, &slide);
  next = yishi_session_apply (self->session, &step, self->meeting, self->now, &effects, &error);
  g_assert_true (yishi_session_equal (before, self->session));
  check_can (self, &step, next != NULL);
  if (next == NULL)
    {
      g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_NOT_ALLOWED);
      g_assert_null (effects);
      return;
    }

  self->n_done++;
  g_assert_true (yishi_session_is_sound (next));
  g_assert_cmpint (next->stamp, ==, self->now);
  check_wall (before, next, step.verb);
  check_json (next);
  adopt (self, next, effects);
  check_progress (self);
}

static void
test_walk (gconstpointer data)
{
  Walk walk = { .rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data)), .now = BEGINS + 1000 * 60 * MINUTE };

  walk.begun = g_array_new (FALSE, FALSE, sizeof (gint64));
  begin_meeting (&walk);
  for (int i = 0; i < N_STEPS; i++)
    {
      take_step (&walk);
      if (walk.session->phase == YISHI_PHASE_CLOSED && g_rand_int_range (walk.rand, 0, 20) == 0)
        begin_meeting (&walk);
    }

  /* A walk that is refused at every step shows nothing. */
  g_assert_cmpuint (walk.n_done, >, N_STEPS / 4);
  yishi_session_unref (walk.session);
  yishi_meeting_state_unref (walk.meeting);
  g_array_unref (walk.begun);
  g_rand_free (walk.rand);
}

/* A text of the workspace with bytes changed is read or refused, never worse; and
 * what is read keeps the invariants. */
static void
test_damage (void)
{
  g_autoptr(YishiMeetingState) meeting = make_hall ();
  g_autoptr(YishiSession) session = yishi_session_new (meeting, BEGINS);
  g_autofree char *json = yishi_session_to_json (session);
  GRand *rand = g_rand_new_with_seed (3);
  guint n_refused = 0;

  for (int i = 0; i < N_STEPS; i++)
    {
      g_autofree char *damaged = g_strdup (json);
      g_autoptr(YishiSession) read = NULL;
      g_autoptr(GError) error = NULL;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        damaged[g_rand_int_range (rand, 0, strlen (json))] = (char) g_rand_int_range (rand, 0, 256);
      read = yishi_session_from_json (damaged, &error);
      if (read == NULL)
        g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX);
      else
        g_assert_true (yishi_session_is_sound (read));
      n_refused += read == NULL;
    }
  g_assert_cmpuint (n_refused, >, N_STEPS / 4);
  g_rand_free (rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/session/walk/1", GUINT_TO_POINTER (1), test_walk);
  g_test_add_data_func ("/session/walk/2", GUINT_TO_POINTER (2), test_walk);
  g_test_add_func ("/session/damage", test_damage);

  return g_test_run ();
}
