/* forecast-test.c - when the meeting will end, by the plan and by how it goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three items of 10 minutes, from 19:00 on.
 */
#include <string.h>

#include "session-fixture.h"
#include "yishi-clock.h"
#include "yishi-forecast.h"

/* "S0 n0 n10": verbs as letters (S start, n next item, e end item, k a break of 10
 * minutes, K its end, C close, w withdraws item 3) at minutes after the beginning. */
static const struct
{
  const char *name, *script;
  int         now;              /* minutes */
  int         end, drift, pace; /* minutes, minutes, percent */
  const char *items;            /* start-end of each, in minutes; + has begun, ! has ended */
} cases[] = {
  { "/forecast/before", "", -20, 30, 0, 100, "0-10 10-20 20-30" },
  { "/forecast/late-start", "", 5, 35, 5, 100, "5-15 15-25 25-35" },
  { "/forecast/nothing-at-hand", "S0", 2, 32, 2, 100, "2-12 12-22 22-32" },
  { "/forecast/at-hand", "S0 n0", 4, 30, 0, 100, "0-10+ 10-20 20-30" },
  { "/forecast/at-hand-too-long", "S0 n0", 15, 35, 5, 100, "0-15+ 15-25 25-35" },
  { "/forecast/slow", "S0 n0 n15", 15, 45, 15, 150, "0-15! 15-30+ 30-45" },
  { "/forecast/fast", "S0 n0 n6", 6, 18, -12, 60, "0-6! 6-12+ 12-18" },
  { "/forecast/slowest", "S0 n0 n50", 50, 90, 60, 200, "0-50! 50-70+ 70-90" },
  { "/forecast/fastest", "S0 n0 n1", 1, 11, -19, 50, "0-1! 1-6+ 6-11" },
  { "/forecast/withdrawn", "S0 n0 w1", 4, 20, 0, 100, "0-10+ 10-20" },
  { "/forecast/break", "S0 n0 k10", 12, 40, 10, 100, "0-20+ 20-30 30-40" },
  { "/forecast/break-overdue", "S0 n0 k10", 25, 45, 15, 100, "0-25+ 25-35 35-45" },
  { "/forecast/passed-over", "S0 b2 e10", 10, 30, 0, 100, "10-20 0-10! 20-30" },
  { "/forecast/taken-up-again", "S0 n0 n10 b12", 12, 17, -13, 50, "0-12+ 10-12! 12-17" },
  { "/forecast/closed", "S0 n0 n10 C18", 40, 18, -12, 90, "0-10! 10-18! 18-18" },
};

static void
take_step (YishiSession      **session,
           YishiMeetingState  *meeting,
           const char         *word)
{
  static const char letters[] = "SneKC";
  static const YishiVerb verbs[] = { YISHI_VERB_START_MEETING, YISHI_VERB_NEXT_ITEM, YISHI_VERB_END_ITEM,
                                     YISHI_VERB_END_BREAK, YISHI_VERB_CLOSE_MEETING };
  gint64 minute = g_ascii_strtoll (word + 1, NULL, 10), now = BEGINS + minute * MINUTE;
  g_autoptr(GPtrArray) effects = NULL;
  g_autoptr(GError) error = NULL;
  YishiStep step = { 0 };
  YishiSession *next;

  if (*word == 'w')
    {
      g_free (get_item (meeting, 3)->withdrawn);
      get_item (meeting, 3)->withdrawn = g_strdup ("x");
      return;
    }
  if (*word == 'b')
    {
      step = (YishiStep) { YISHI_VERB_BEGIN_ITEM, .item = minute == 2 ? 102 : 101 };
      now = minute == 2 ? BEGINS : now;
    }
  else if (*word == 'k')
    step = (YishiStep) { YISHI_VERB_TAKE_BREAK, .micros = now + 10 * MINUTE };
  else
    step.verb = verbs[strchr (letters, *word) - letters];

  next = yishi_session_apply (*session, &step, meeting, now, &effects, &error);
  g_assert_no_error (error);
  replay_effects (meeting, effects);
  yishi_session_unref (*session);
  *session = next;
}

static char *
describe (const YishiForecast *forecast)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < forecast->items->len; i++)
    {
      const YishiForecastItem *row = &g_array_index (forecast->items, YishiForecastItem, i);

      g_string_append_printf (text, "%s%d-%d%s", i > 0 ? " " : "", (int) ((row->start - BEGINS) / MINUTE),
                              (int) ((row->end - BEGINS) / MINUTE),
                              row->is_ended ? "!" : row->is_begun ? "+" : "");
      g_assert_cmpint (row->planned_start, ==, BEGINS + i * 10 * MINUTE);
      g_assert_cmpint (row->planned_end, ==, BEGINS + (i + 1) * 10 * MINUTE);
    }

  return g_string_free (text, FALSE);
}

static void
test_forecast (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(YishiMeetingState) meeting = make_meeting (3);
  g_autoptr(YishiSession) session = yishi_session_new (meeting, BEGINS - 30 * MINUTE);
  g_auto(GStrv) words = g_strsplit (cases[i].script, " ", -1);
  g_autoptr(YishiForecast) forecast = NULL;
  g_autofree char *items = NULL;

  for (guint n = 0; words[n] != NULL && *words[n] != '\0'; n++)
    take_step (&session, meeting, words[n]);
  forecast = yishi_forecast_new (meeting, session, BEGINS, BEGINS + cases[i].now * MINUTE);
  items = describe (forecast);

  g_assert_cmpstr (items, ==, cases[i].items);
  g_assert_cmpint (forecast->pace, ==, cases[i].pace);
  g_assert_cmpint ((forecast->end - BEGINS) / MINUTE, ==, cases[i].end);
  g_assert_cmpint (forecast->drift / MINUTE, ==, cases[i].drift);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].name, GSIZE_TO_POINTER (i), test_forecast);

  return g_test_run ();
}
