/* session-clocks-test.c - times of speeches, whatever the machine's clock does, and what is kept of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "session-fixture.h"
#include "yishi-clock.h"
#include "yishi-error.h"
#include "yishi-session-private.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

static YishiSession *
apply (YishiSession      *self,
       YishiStep          step,
       YishiMeetingState *meeting,
       gint64             now)
{
  g_autoptr(GPtrArray) effects = NULL;
  g_autoptr(GError) error = NULL;
  YishiSession *next = yishi_session_apply (self, &step, meeting, now, &effects, &error);

  g_assert_no_error (error);
  replay_effects (meeting, effects);
  yishi_session_unref (self);
  return next;
}

/* An owner speaks to item 1 from BEGINS on, for three minutes. */
static YishiSession *
make_speech (YishiMeetingState *meeting)
{
  YishiSession *self = yishi_session_new (meeting, BEGINS);

  self = apply (self, (YishiStep) { YISHI_VERB_START_MEETING }, meeting, BEGINS);
  self = apply (self, (YishiStep) { YISHI_VERB_NEXT_ITEM }, meeting, BEGINS);
  return apply (self, (YishiStep) { YISHI_VERB_START_SPEAKER, .name = "A", .unit = "1-1-101" }, meeting, BEGINS);
}

static const struct
{
  const char  *name;
  gint64       now, used, remaining;
  YishiWarning warning;
} times[] = {
  { "/session/clock/begin", BEGINS, 0, 3 * MINUTE, YISHI_WARNING_PLAIN },
  { "/session/clock/plain", BEGINS + 149 * SECOND, 149 * SECOND, 31 * SECOND, YISHI_WARNING_PLAIN },
  { "/session/clock/soon", BEGINS + 150 * SECOND, 150 * SECOND, 30 * SECOND, YISHI_WARNING_SOON },
  { "/session/clock/last", BEGINS + 3 * MINUTE - 1, 3 * MINUTE - 1, 1, YISHI_WARNING_SOON },
  { "/session/clock/over", BEGINS + 3 * MINUTE, 3 * MINUTE, 0, YISHI_WARNING_OVER },
  { "/session/clock/long-over", BEGINS + 10 * MINUTE, 10 * MINUTE, -7 * MINUTE, YISHI_WARNING_OVER },
  { "/session/clock/set-back", BEGINS - 60 * MINUTE, 0, 3 * MINUTE, YISHI_WARNING_PLAIN },
};

static void
test_time (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(YishiMeetingState) meeting = make_meeting (2);
  g_autoptr(YishiSession) session = make_speech (meeting);

  g_assert_cmpint (yishi_session_get_used (session, times[i].now), ==, times[i].used);
  g_assert_cmpint (yishi_session_get_remaining (session, times[i].now), ==, times[i].remaining);
  g_assert_cmpint (yishi_session_get_warning (session, times[i].now, 30 * SECOND), ==, times[i].warning);
  g_assert_cmpint (yishi_session_get_item_time (session, times[i].now), ==, MAX (times[i].now - BEGINS, 0));
}

/* All clocks wait for the same edge of a second: the speech's, the break's, or the day's. */
static void
test_beat (void)
{
  const gint64 began = BEGINS + SECOND * 3 / 10, until = BEGINS + 10 * MINUTE + SECOND * 7 / 10;
  g_autoptr(YishiMeetingState) meeting = make_meeting (2);
  g_autoptr(YishiSession) session = yishi_session_new (meeting, BEGINS);

  session = apply (session, (YishiStep) { YISHI_VERB_START_MEETING }, meeting, BEGINS);
  g_assert_cmpint (yishi_session_get_beat (session, BEGINS), ==, SECOND);
  g_assert_cmpint (yishi_session_get_beat (session, BEGINS + 1), ==, SECOND - 1);
  g_assert_cmpint (yishi_session_get_beat (session, BEGINS + SECOND - 1), ==, 1);

  session = apply (session, (YishiStep) { YISHI_VERB_START_SPEAKER, .name = "A", .unit = "1-1-101" }, meeting, began);
  g_assert_cmpint (yishi_session_get_beat (session, began), ==, SECOND);
  g_assert_cmpint (yishi_session_get_beat (session, began + SECOND / 10), ==, SECOND * 9 / 10);
  g_assert_cmpint (yishi_session_get_beat (session, began + 3 * MINUTE - 1), ==, 1);
  g_assert_cmpint (yishi_session_get_beat (session, began + 3 * MINUTE), ==, SECOND);
  g_assert_cmpint (yishi_session_get_beat (session, began + 3 * MINUTE + 1), ==, SECOND - 1);
  session = apply (session, (YishiStep) { YISHI_VERB_PAUSE_SPEAKER }, meeting, began + MINUTE);
  g_assert_cmpint (yishi_session_get_beat (session, began + MINUTE), ==, SECOND * 7 / 10);
  session = apply (session, (YishiStep) { YISHI_VERB_STOP_SPEAKER }, meeting, began + MINUTE);

  session = apply (session, (YishiStep) { YISHI_VERB_TAKE_BREAK, .micros = until }, meeting, BEGINS + 2 * MINUTE);
  g_assert_cmpint (yishi_session_get_beat (session, BEGINS + 3 * MINUTE), ==, SECOND * 7 / 10);
  g_assert_cmpint (yishi_session_get_beat (session, until + 1), ==, SECOND - 1);
  session = apply (session, (YishiStep) { YISHI_VERB_END_BREAK }, meeting, BEGINS + 11 * MINUTE);
  g_assert_cmpint (yishi_session_get_beat (session, BEGINS + 11 * MINUTE), ==, SECOND);
}

/* The next verb after the clock was set back takes nothing from what was used
 * before, and the clock goes on from there. */
static void
test_set_back (void)
{
  g_autoptr(YishiMeetingState) meeting = make_meeting (2);
  g_autoptr(YishiSession) session = make_speech (meeting);
  gint64 now = BEGINS + MINUTE - 60 * MINUTE;

  session = apply (session, (YishiStep) { YISHI_VERB_ARM_CLICKER }, meeting, BEGINS + MINUTE);
  session = apply (session, (YishiStep) { YISHI_VERB_DISARM_CLICKER }, meeting, now);
  g_assert_cmpint (yishi_session_get_used (session, now), ==, MINUTE);
  g_assert_cmpint (yishi_session_get_used (session, now + MINUTE), ==, 2 * MINUTE);
  session = apply (session, (YishiStep) { YISHI_VERB_STOP_SPEAKER }, meeting, now + MINUTE);
  g_assert_cmpint (((YishiSpeech *) meeting->speeches->pdata[0])->used, ==, 2 * MINUTE);
}

static void
test_shift (void)
{
  static const gint64 deltas[] = { 60 * MINUTE, -60 * MINUTE, 1, 0 };
  g_autoptr(YishiMeetingState) meeting = make_meeting (2);
  g_autoptr(YishiSession) session = make_speech (meeting);

  for (gsize i = 0; i < G_N_ELEMENTS (deltas); i++)
    {
      g_autoptr(YishiSession) shifted = yishi_session_shift (session, deltas[i]);
      gint64 now = BEGINS + MINUTE + deltas[i];

      g_assert_true (yishi_session_is_sound (shifted));
      g_assert_cmpint (yishi_session_get_used (shifted, now), ==, MINUTE);
      g_assert_cmpint (yishi_session_get_item_time (shifted, now), ==, MINUTE);
    }
}

static const struct
{
  const char *name;
  gint64      alive, now, used;  /* used at @now; the last verb was given at BEGINS + 1 minute */
} resumes[] = {
  { "/session/resume/alive", BEGINS + 2 * MINUTE, BEGINS + 20 * MINUTE, 2 * MINUTE },
  { "/session/resume/at-once", BEGINS + 2 * MINUTE, BEGINS + 2 * MINUTE, 2 * MINUTE },
  { "/session/resume/never-seen", 0, BEGINS + 20 * MINUTE, MINUTE },
  { "/session/resume/seen-before", BEGINS - MINUTE, BEGINS + 20 * MINUTE, MINUTE },
  { "/session/resume/clock-set-back", BEGINS + 2 * MINUTE, BEGINS - 60 * MINUTE, MINUTE },
};

static void
test_resume (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(YishiMeetingState) meeting = make_meeting (2);
  g_autoptr(YishiSession) session = make_speech (meeting);
  g_autoptr(YishiSession) resumed = NULL;

  session = apply (session, (YishiStep) { YISHI_VERB_ARM_CLICKER }, meeting, BEGINS + MINUTE);
  resumed = yishi_session_resume (session, resumes[i].alive, resumes[i].now);
  g_assert_true (yishi_session_is_sound (resumed));
  g_assert_cmpint (yishi_session_get_used (resumed, resumes[i].now), >=, resumes[i].used);
  g_assert_cmpint (yishi_session_get_used (resumed, resumes[i].now), <=,
                   MAX (resumes[i].used, resumes[i].alive - BEGINS));
  g_assert_cmpint (resumed->stamp, <=, resumes[i].now);
}

static void
test_sums (void)
{
  g_autoptr(YishiMeetingState) meeting = make_meeting (2);
  g_autoptr(YishiSession) session = make_speech (meeting);
  gint64 now = BEGINS + 2 * MINUTE;

  session = apply (session, (YishiStep) { YISHI_VERB_STOP_SPEAKER }, meeting, now);
  session = apply (session,
                   (YishiStep) { YISHI_VERB_START_SPEAKER, .name = "A", .unit = "", .party = "committee" }, meeting,
                   now);
  session = apply (session, (YishiStep) { YISHI_VERB_STOP_SPEAKER }, meeting, now + 3 * MINUTE);
  session = apply (session, (YishiStep) { YISHI_VERB_START_SPEAKER, .name = "A", .unit = "1-1-101" }, meeting,
                   now + 3 * MINUTE);
  now += 4 * MINUTE;

  g_assert_cmpint (yishi_session_sum_person (session, meeting, "A", "1-1-101", "owners", now), ==, 3 * MINUTE);
  g_assert_cmpint (yishi_session_sum_person (session, meeting, "A", "", "committee", now), ==, 3 * MINUTE);
  g_assert_cmpint (yishi_session_sum_person (session, meeting, "B", "", "committee", now), ==, 0);
  g_assert_cmpint (yishi_session_sum_party (session, meeting, "owners", now), ==, 3 * MINUTE);
  g_assert_cmpint (yishi_session_sum_party (session, meeting, "committee", now), ==, 3 * MINUTE);
  g_assert_cmpint (yishi_session_sum_party (session, meeting, "firm", now), ==, 0);
}

/* Where the workspace has nothing, the record says where the meeting stands. */
static void
test_from_record (void)
{
  g_autoptr(YishiMeetingState) meeting = make_meeting (2);
  g_autoptr(YishiSession) session = make_speech (meeting);
  g_autoptr(YishiSession) found = yishi_session_new (meeting, BEGINS + MINUTE);

  g_assert_true (yishi_session_is_sound (found));
  g_assert_cmpint (found->phase, ==, YISHI_PHASE_RUNNING);
  g_assert_cmpint (found->item, ==, 101);
  g_assert_cmpint (yishi_session_get_item_time (found, BEGINS + MINUTE), ==, MINUTE);
  g_assert_cmpint (found->live->kind, ==, YISHI_SLIDE_ITEM);
  g_assert_cmpint (yishi_session_get_remaining (found, BEGINS), ==, 0);
  g_assert_cmpint (yishi_session_get_warning (found, BEGINS, MINUTE), ==, YISHI_WARNING_NONE);

  session = apply (session, (YishiStep) { YISHI_VERB_CLOSE_MEETING }, meeting, BEGINS + MINUTE);
  yishi_session_unref (found);
  found = yishi_session_new (meeting, BEGINS + 2 * MINUTE);
  g_assert_true (yishi_session_is_sound (found));
  g_assert_cmpint (found->phase, ==, YISHI_PHASE_CLOSED);
  g_assert_cmpint (found->item, ==, 0);
}

/* A start or an end that the record has already is not journalled again. */
static void
test_started_by_command (void)
{
  g_autoptr(YishiMeetingState) meeting = make_meeting (2);
  g_autoptr(YishiSession) session = yishi_session_new (meeting, BEGINS);

  g_free (meeting->meeting->started);
  meeting->meeting->started = g_strdup ("2026-12-15T18:59:00.000+08:00");
  session = apply (session, (YishiStep) { YISHI_VERB_START_MEETING }, meeting, BEGINS);
  g_assert_cmpint (session->phase, ==, YISHI_PHASE_RUNNING);
  g_free (meeting->meeting->closed);
  meeting->meeting->closed = g_strdup ("2026-12-15T19:00:00.000+08:00");
  session = apply (session, (YishiStep) { YISHI_VERB_CLOSE_MEETING }, meeting, BEGINS);
  g_assert_cmpint (session->phase, ==, YISHI_PHASE_CLOSED);
}

#define SLIDES "\"live\":{\"kind\":\"title\"},\"due\":{\"kind\":\"title\"}"
#define SPEAKER "{\"id\":1,\"item\":101,\"name\":\"A\"}"
#define RUNNING "\"phase\":\"running\",\"stamp\":9,\"item\":101,\"item_began\":5,\"last_speaker\":2,"

static const struct
{
  const char *name, *json;
  gboolean    is_read;
} texts[] = {
  { "/session/json/least", "{\"stamp\":1}", TRUE },
  { "/session/json/newer", "{\"stamp\":1,\"mood\":{\"is\":[\"good\",null,1.5]}," SLIDES "}", TRUE },
  { "/session/json/speaker",
    "{" RUNNING "\"speaker\":" SPEAKER ",\"speech_began\":6,\"allotted\":7," SLIDES "}",
    TRUE },
  { "/session/json/empty", "", FALSE },
  { "/session/json/cut", "{\"stamp\":1", FALSE },
  { "/session/json/more", "{\"stamp\":1}x", FALSE },
  { "/session/json/no-stamp", "{}", FALSE },
  { "/session/json/array", "[]", FALSE },
  { "/session/json/not-utf-8", "{\"stamp\":1,\"message\":\"\xff\"}", FALSE },
  { "/session/json/unknown-phase", "{\"stamp\":1,\"phase\":\"later\"}", FALSE },
  { "/session/json/unknown-slide", "{\"stamp\":1,\"live\":{\"kind\":\"film\"}}", FALSE },
  { "/session/json/number-as-text", "{\"stamp\":\"1\"}", FALSE },
  { "/session/json/flag-as-number", "{\"stamp\":1,\"frozen\":1}", FALSE },
  { "/session/json/huge", "{\"stamp\":999999999999999999}", FALSE },
  { "/session/json/negative", "{\"stamp\":1,\"item\":-1}", FALSE },
  { "/session/json/item-before", "{\"stamp\":1,\"item\":101,\"item_began\":1}", FALSE },
  { "/session/json/speaker-before",
    "{\"stamp\":9,\"last_speaker\":1,\"speaker\":{\"id\":1,\"name\":\"A\"},\"speech_began\":6,\"allotted\":7}", FALSE },
  { "/session/json/speaker-elsewhere",
    "{" RUNNING "\"speaker\":{\"id\":1,\"item\":102,\"name\":\"A\"},\"speech_began\":6,\"allotted\":7}", FALSE },
  { "/session/json/speech-too-long",
    "{" RUNNING "\"speaker\":" SPEAKER ",\"speech_began\":6,\"allotted\":7,\"used\":4}", FALSE },
  { "/session/json/begun-later", "{" RUNNING "\"speaker\":" SPEAKER ",\"speech_began\":10,\"allotted\":7}", FALSE },
  { "/session/json/twice-in-queue", "{" RUNNING "\"queue\":[" SPEAKER "," SPEAKER "]}", FALSE },
  { "/session/json/same-person",
    "{" RUNNING "\"queue\":[" SPEAKER ",{\"id\":2,\"item\":101,\"name\":\"A\"}]}", FALSE },
  { "/session/json/id-not-given", "{" RUNNING "\"queue\":[{\"id\":3,\"item\":101,\"name\":\"A\"}]}", FALSE },
  { "/session/json/parked-here", "{" RUNNING "\"parked\":[" SPEAKER "]}", FALSE },
  { "/session/json/locked-without-preview", "{\"stamp\":1,\"locked\":true}", FALSE },
  { "/session/json/live-not-due", "{\"stamp\":1,\"live\":{\"kind\":\"agenda\"}}", FALSE },
  { "/session/json/seal-too-early", "{\"stamp\":1,\"live\":{\"kind\":\"seal\"},\"due\":{\"kind\":\"seal\"}}", FALSE },
  { "/session/json/limit-of-nothing", "{\"stamp\":1,\"budgets\":[{\"party\":\"firm\",\"micros\":0}]}", FALSE },
};

static void
test_json (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiSession) read = yishi_session_from_json (texts[i].json, &error);

  if (texts[i].is_read)
    g_assert_no_error (error);
  else
    g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    g_test_add_data_func (times[i].name, GSIZE_TO_POINTER (i), test_time);
  for (gsize i = 0; i < G_N_ELEMENTS (resumes); i++)
    g_test_add_data_func (resumes[i].name, GSIZE_TO_POINTER (i), test_resume);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_test_add_data_func (texts[i].name, GSIZE_TO_POINTER (i), test_json);
  g_test_add_func ("/session/clock/set-back-between", test_set_back);
  g_test_add_func ("/session/clock/shift", test_shift);
  g_test_add_func ("/session/clock/beat", test_beat);
  g_test_add_func ("/session/sums", test_sums);
  g_test_add_func ("/session/from-record", test_from_record);
  g_test_add_func ("/session/started-by-command", test_started_by_command);

  return g_test_run ();
}
