/* room-view-test.c - who is in the room, as a meeting's state tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>

#include "yishi-room-view.h"

typedef struct
{
  const char *unit, *arrived, *left, *proxy_for;
} Row;

static void
add_row (YishiMeetingState *state,
         Row                row)
{
  YishiAttendance *attendance = g_new0 (YishiAttendance, 1);

  attendance->unit = g_strdup (row.unit);
  attendance->arrived = g_strdup (row.arrived);
  attendance->left = g_strdup (row.left);
  attendance->proxy_for = g_strdup (row.proxy_for != NULL ? row.proxy_for : "");
  g_ptr_array_add (state->attendance, attendance);
}

static void
add_proxy (YishiMeetingState *state,
           YishiProxy         proxy)
{
  proxy.principal = g_strdup (proxy.principal);
  proxy.agent = g_strdup (proxy.agent);
  proxy.agent_unit = g_strdup (proxy.agent_unit);
  proxy.from = g_strdup (proxy.from);
  proxy.until = g_strdup (proxy.until);
  g_array_append_val (state->proxies, proxy);
}

static YishiMeetingState *
make_state (void)
{
  static const Row rows[] = {
    { "1-1-101", "19:00", "" },           { "1-1-102", "18:50", "19:10" },
    { "1-1-103", "18:40", "18:45" },      { "1-1-103", "19:05", "" },
    { "1-1-104", "19:01", "", "1-1-201" }, { "1-1-104", "19:01", "", "1-1-202" },
    { "1-1-105", "19:02", "19:20", "1-1-203" },
  };
  static const YishiProxy proxies[] = {
    { .principal = "1-1-201", .agent = "1-1-104", .agent_unit = "1-1-104" },
    { .principal = "1-1-202", .agent = "样例4", .agent_unit = "1-1-104" },
    { .principal = "1-1-203", .agent = "1-1-105", .agent_unit = "1-1-105" },
    { .principal = "1-1-204", .agent = "样例5" },
    { .principal = "1-1-205", .agent = "1-1-104", .agent_unit = "1-1-104", .suspended = TRUE },
    { .principal = "1-1-206", .agent = "1-1-104", .agent_unit = "1-1-104", .until = "2026-12-14" },
    { .principal = "1-1-207", .agent = "1-1-104", .agent_unit = "1-1-104", .from = "2026-12-15",
      .until = "2026-12-15" },
    { .principal = "1-1-102", .agent = "1-1-101" },
  };
  YishiMeetingState *state = yishi_meeting_state_new ();

  state->meeting = g_new0 (YishiMeeting, 1);
  state->meeting->date = g_strdup ("2026-12-15");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    add_row (state, rows[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (proxies); i++)
    add_proxy (state, proxies[i]);

  return state;
}

static const struct
{
  const char        *name;
  const char        *unit;
  YishiPresenceKind  kind;
  const char        *since;
  const char        *agent;
} cases[] = {
  { "in", "1-1-101", YISHI_PRESENCE_IN, "19:00", "" },
  { "left-then-represented", "1-1-102", YISHI_PRESENCE_REPRESENTED, "19:00", "1-1-101" },
  { "in-again", "1-1-103", YISHI_PRESENCE_IN, "19:05", "" },
  { "agent", "1-1-104", YISHI_PRESENCE_IN, "19:01", "" },
  { "agent-left", "1-1-105", YISHI_PRESENCE_LEFT, "19:20", "" },
  { "represented", "1-1-201", YISHI_PRESENCE_REPRESENTED, "19:01", "1-1-104" },
  { "represented-by-named-agent", "1-1-202", YISHI_PRESENCE_REPRESENTED, "19:01", "1-1-104" },
  { "agent-of-it-left", "1-1-203", YISHI_PRESENCE_LODGED, "", "1-1-105" },
  { "agent-without-unit", "1-1-204", YISHI_PRESENCE_LODGED, "", "样例5" },
  { "suspended", "1-1-205", YISHI_PRESENCE_NONE, "", "" },
  { "term-over", "1-1-206", YISHI_PRESENCE_NONE, "", "" },
  { "term-of-the-day", "1-1-207", YISHI_PRESENCE_REPRESENTED, "19:01", "1-1-104" },
  { "never-seen", "9-9-999", YISHI_PRESENCE_NONE, "", "" },
};

static void
test_presence (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(YishiMeetingState) state = make_state ();
  g_autoptr(YishiRoomView) view = yishi_room_view_new (state);
  YishiPresence presence = yishi_room_view_find (view, cases[i].unit);

  g_assert_cmpint (presence.kind, ==, cases[i].kind);
  g_assert_cmpstr (presence.since, ==, cases[i].since);
  g_assert_cmpstr (presence.agent, ==, cases[i].agent);
}

/* Two rows of an agent who came once are one coming; coming twice is two. */
static void
test_visits (void)
{
  g_autoptr(YishiMeetingState) state = make_state ();
  g_autoptr(YishiRoomView) view = yishi_room_view_new (state);
  GPtrArray *visits = yishi_room_view_get_visits (view);
  const YishiVisit *agent = g_ptr_array_index (visits, 4);
  g_autoptr(GPtrArray) lodged = yishi_room_view_list_lodged (view, "1-1-104");

  g_assert_cmpuint (visits->len, ==, 6);
  g_assert_cmpstr (agent->unit, ==, "1-1-104");
  g_assert_cmpuint (agent->represented->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (agent->represented, 1), ==, "1-1-202");
  /* The suspended one is left out. */
  g_assert_cmpuint (lodged->len, ==, 4);
}

static void
add_guest (YishiMeetingState *state,
           const char        *party,
           const char        *left)
{
  YishiGuest *guest = g_new0 (YishiGuest, 1);

  guest->party = g_strdup (party);
  guest->left = g_strdup (left);
  g_ptr_array_add (state->guests, guest);
}

static void
test_parties (void)
{
  g_autoptr(YishiMeetingState) state = yishi_meeting_state_new ();

  add_guest (state, "firm", "");
  add_guest (state, "firm", "20:00");
  add_guest (state, "grid", "20:00");

  g_assert_cmpuint (g_strv_length ((char **) yishi_parties), ==, YISHI_N_PARTIES);
  g_assert_cmpuint (yishi_meeting_state_count_party (state, "firm"), ==, 1);
  g_assert_cmpuint (yishi_meeting_state_count_party (state, "grid"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/room-view/presence/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_presence);
    }
  g_test_add_func ("/room-view/visits", test_visits);
  g_test_add_func ("/room-view/parties", test_parties);

  return g_test_run ();
}
