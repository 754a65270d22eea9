/* room-test.c - who is in the room: the door, proxies that come with it, guests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "record-fixture.h"
#include "yishi-db-roll.h"
#include "yishi-db-room.h"
#include "yishi-db-state.h"
#include "yishi-error.h"

#define DATE "2026-12-15"
#define MEETING 1

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

/* A record with a meeting on the day the clock shows and one item. */
static RecordFixture *
make_room (const char *kind)
{
  RecordFixture *record = record_fixture_new (8);

  add_meeting_and_item (record, DATE, kind, 0);
  return record;
}

/* What is done at the door, one thing at a time. */
typedef enum
{
  CHECK_IN,
  CHECK_OUT,
  UNDO,
  LODGE,
  WITHDRAW,
  START,
  CLOSE,
} Verb;

typedef struct
{
  Verb        verb;
  const char *unit;   /* the principal of a proxy */
  const char *other;  /* a time; the unit of an agent */
} Step;

static gboolean
do_step (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Step *step = data;
  YishiProxy proxy = { .principal = step->unit, .agent = "示例代理", .agent_unit = step->other };
  g_autofree char *seal = NULL;

  switch (step->verb)
    {
    case CHECK_IN:
      return yishi_db_check_in (db, MEETING, step->unit, step->other, error);
    case CHECK_OUT:
      return yishi_db_check_out (db, MEETING, step->unit, step->other, error);
    case UNDO:
      return yishi_db_undo_check_in (db, MEETING, step->unit, error);
    case LODGE:
      return yishi_db_lodge_proxy (db, MEETING, &proxy, error);
    case WITHDRAW:
      return yishi_db_withdraw_proxy (db, MEETING, step->unit, "示例缘由", error);
    case START:
      return yishi_db_start_meeting (db, MEETING, error);
    case CLOSE:
      return yishi_db_close_meeting (db, MEETING, &seal, error);
    default:
      g_assert_not_reached ();
    }
}

static void
must (RecordFixture *record,
      Verb           verb,
      const char    *unit,
      const char    *other)
{
  Step step = { verb, unit, other };
  g_autoptr(GError) error = NULL;

  record_do (record, do_step, &step, &error);
  g_assert_no_error (error);
}

/* Refused with @code and a sentence that has @part; nothing was written. */
static void
must_not (RecordFixture   *record,
          Verb             verb,
          const char      *unit,
          const char      *other,
          YishiStoreError  code,
          const char      *part)
{
  Step step = { verb, unit, other };
  g_autoptr(GError) error = NULL;

  g_assert_false (record_do (record, do_step, &step, &error));
  g_assert_error (error, YISHI_STORE_ERROR, (int) code);
  assert_has (error->message, part);
}

static gboolean
do_describe (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  GString *text = data;
  g_autoptr(GPtrArray) rows = yishi_db_list_attendance (db, MEETING, error);
  g_autoptr(GArray) proxies = rows != NULL ? yishi_db_list_proxies (db, MEETING, error) : NULL;

  if (proxies == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const YishiAttendance *row = rows->pdata[i];

      g_string_append_printf (text, "%s %s-%s%s%s\n", row->unit, row->arrived, row->left,
                              *row->proxy_for != '\0' ? " for " : "", row->proxy_for);
    }
  for (guint i = 0; i < proxies->len; i++)
    {
      const YishiProxy *proxy = &g_array_index (proxies, YishiProxy, i);

      g_string_append_printf (text, "proxy %s by %s%s\n", proxy->principal, proxy->agent_unit,
                              proxy->suspended ? " suspended" : "");
    }
  return TRUE;
}

/* The list of the door and the proxies, a line each. */
static void
assert_door (RecordFixture *record,
             const char    *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  record_do (record, do_describe, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_true (is_sound (record));
}

static void
test_door (void)
{
  g_autoptr(RecordFixture) record = make_room ("straw");

  must (record, CHECK_IN, "1幢1单元101", "18:40");
  must (record, CHECK_IN, "1-1-102", NULL);
  must_not (record, CHECK_IN, "1-1-101", "18:50", YISHI_STORE_ERROR_EXISTS, "18:40");
  must_not (record, CHECK_IN, "1-1-104", "25:00", YISHI_STORE_ERROR_REFUSED, "25:00");
  must_not (record, CHECK_OUT, "1-1-101", "18:30", YISHI_STORE_ERROR_REFUSED, "18:40");
  must_not (record, CHECK_OUT, "1-1-103", NULL, YISHI_STORE_ERROR_REFUSED, "1-1-103");
  must (record, CHECK_OUT, "1-1-101", "19:30");
  must_not (record, CHECK_OUT, "1-1-101", "19:40", YISHI_STORE_ERROR_REFUSED, "1-1-101");
  must_not (record, CHECK_IN, "1-1-101", "19:20", YISHI_STORE_ERROR_REFUSED, "19:30");
  must (record, CHECK_IN, "1-1-101", "19:45");
  assert_door (record, "1-1-101 18:40-19:30\n1-1-102 19:00-\n1-1-101 19:45-\n");

  must (record, UNDO, "1-1-101", NULL);
  must_not (record, UNDO, "1-1-101", NULL, YISHI_STORE_ERROR_REFUSED, "1-1-101");
  assert_door (record, "1-1-101 18:40-19:30\n1-1-102 19:00-\n");
}

/* A typing error is answered with what was probably meant, and a telephone that
 * was typed into the wrong field is not repeated. */
static void
test_nearest (void)
{
  g_autoptr(RecordFixture) record = make_room ("straw");

  must_not (record, CHECK_IN, "1-1-1007", NULL, YISHI_STORE_ERROR_NOT_FOUND, "1-1-107?");
  must_not (record, CHECK_IN, "1-2-103", NULL, YISHI_STORE_ERROR_NOT_FOUND, "1-1-103?");
  must_not (record, CHECK_IN, "104", NULL, YISHI_STORE_ERROR_NOT_FOUND, "1-1-104?");
  must_not (record, CHECK_IN, "28-3-2201", NULL, YISHI_STORE_ERROR_NOT_FOUND, "3-2-501");
  must_not (record, CHECK_IN, "13800001234", NULL, YISHI_STORE_ERROR_NOT_FOUND, "“***”");
  assert_door (record, "");
}

/* C26b: who comes in person takes the proxy back, and who did not come did not. */
static void
test_proxy_suspended (void)
{
  g_autoptr(RecordFixture) record = make_room ("straw");

  must (record, LODGE, "1-1-101", "1-1-102");
  must (record, CHECK_IN, "1-1-101", "18:40");
  assert_door (record, "1-1-101 18:40-\nproxy 1-1-101 by 1-1-102 suspended\n");
  must (record, UNDO, "1-1-101", NULL);
  assert_door (record, "proxy 1-1-101 by 1-1-102\n");

  must (record, CHECK_IN, "1-1-101", "18:40");
  must (record, CHECK_OUT, "1-1-101", "18:50");
  must (record, CHECK_IN, "1-1-101", "18:55");
  must (record, UNDO, "1-1-101", NULL);
  assert_door (record, "1-1-101 18:40-18:50\nproxy 1-1-101 by 1-1-102 suspended\n");
}

typedef struct
{
  const char        *unit;
  const char *const *represented;
} Agent;

static gboolean
do_check_in_agent (YishiDb       *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const Agent *agent = data;

  return yishi_db_check_in_agent (db, MEETING, agent->unit, agent->represented, "18:40", error);
}

/* What came with the agent goes with him; what was lodged before stays. */
static void
test_agent (void)
{
  static const char *const represented[] = { "1-1-102", "1-1-103", NULL };
  static const char *const chain[] = { "1-1-101", NULL };
  g_autoptr(RecordFixture) record = make_room ("straw");
  Agent agent = { "1-1-101", represented };
  Agent second = { "1-1-104", chain };
  g_autoptr(GError) error = NULL;

  must (record, LODGE, "1-1-103", "1-1-101");
  record_do (record, do_check_in_agent, &agent, &error);
  g_assert_no_error (error);
  assert_door (record, "1-1-101 18:40- for 1-1-102\n1-1-101 18:40- for 1-1-103\n"
                       "proxy 1-1-103 by 1-1-101\nproxy 1-1-102 by 1-1-101\n");

  /* No chains: an agent is nobody's principal, and all of it is refused. */
  g_assert_false (record_do (record, do_check_in_agent, &second, &error));
  g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_NOT_ALLOWED);

  must (record, UNDO, "1-1-101", NULL);
  assert_door (record, "proxy 1-1-103 by 1-1-101\n");
}

/* A proxy withdrawn is not lodged again by its agent's leaving, and makes room for another. */
static void
test_withdraw (void)
{
  static const char *const represented[] = { "1-1-102", NULL };
  g_autoptr(RecordFixture) record = make_room ("straw");
  Agent agent = { "1-1-101", represented };
  g_autoptr(GError) error = NULL;

  must_not (record, WITHDRAW, "1-1-102", NULL, YISHI_STORE_ERROR_NOT_FOUND, "1-1-102");
  record_do (record, do_check_in_agent, &agent, &error);
  g_assert_no_error (error);
  must (record, WITHDRAW, "1-1-102", NULL);
  must (record, CHECK_OUT, "1-1-101", "19:00");
  assert_door (record, "1-1-101 18:40-19:00 for 1-1-102\n");
  must (record, LODGE, "1-1-102", "1-1-103");
  assert_door (record, "1-1-101 18:40-19:00 for 1-1-102\nproxy 1-1-102 by 1-1-103\n");
}

typedef struct
{
  YishiGuest  guest;
  gint64      id;
  const char *left;  /* NULL: the guest is added */
} GuestJob;

static gboolean
do_guest (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  GuestJob *job = data;

  if (job->left == NULL)
    return yishi_db_add_guest (db, MEETING, &job->guest, &job->id, error);
  if (strcmp (job->left, "remove") == 0)
    return yishi_db_remove_guest (db, job->id, error);

  return yishi_db_guest_left (db, job->id, job->left, error);
}

static gboolean
add_guest (RecordFixture  *record,
           const char     *name,
           const char     *party,
           const char     *arrived,
           gint64         *id,
           GError        **error)
{
  GuestJob job = { .guest = { .name = (char *) name, .party = (char *) party, .organisation = (char *) "示例街道",
                              .arrived = (char *) arrived } };
  gboolean added = record_do (record, do_guest, &job, error);

  *id = job.id;
  return added;
}

static gboolean
change_guest (RecordFixture  *record,
              gint64          id,
              const char     *left,
              GError        **error)
{
  GuestJob job = { .id = id, .left = left };

  return record_do (record, do_guest, &job, error);
}

static gboolean
do_load (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  YishiMeetingState **state = data;

  *state = yishi_db_load_meeting_state (db, MEETING, error);
  return *state != NULL;
}

static YishiMeetingState *
load_room (RecordFixture *record)
{
  YishiMeetingState *state = NULL;
  g_autoptr(GError) error = NULL;

  record_do (record, do_load, &state, &error);
  g_assert_no_error (error);
  return state;
}

static void
test_guests (void)
{
  g_autoptr(RecordFixture) record = make_room ("straw");
  g_autoptr(YishiMeetingState) state = NULL;
  const YishiGuest *guest;
  g_autoptr(GError) error = NULL;
  gint64 first, second, third;

  g_assert_false (add_guest (record, " ", "guest", NULL, &first, NULL));
  g_assert_false (add_guest (record, "示例甲", "owners", NULL, &first, &error));
  assert_has (error->message, "owners");
  g_clear_error (&error);
  g_assert_true (add_guest (record, "　示例甲 ", "community", "18:30", &first, NULL));
  g_assert_false (add_guest (record, "示例甲", "community", NULL, &second, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_EXISTS);
  assert_has (error->message, "18:30");
  g_clear_error (&error);

  g_assert_true (add_guest (record, "示例乙", "firm", NULL, &second, NULL));
  g_assert_true (change_guest (record, second, "remove", NULL));
  g_assert_false (change_guest (record, second, "remove", &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND);
  g_assert_true (add_guest (record, "示例丙", "grid", NULL, &third, NULL));
  g_assert_cmpint (third, !=, second);

  g_assert_false (change_guest (record, first, "18:00", NULL));
  g_assert_true (change_guest (record, first, "19:00", NULL));
  g_assert_true (change_guest (record, first, "", NULL));
  g_assert_true (change_guest (record, third, "20:00", NULL));

  must (record, CHECK_IN, "1-1-101", NULL);
  state = load_room (record);
  g_assert_cmpint (state->room.n_people, ==, 2);
  g_assert_cmpuint (state->guests->len, ==, 2);
  guest = state->guests->pdata[0];
  g_assert_cmpstr (guest->name, ==, "示例甲");
  g_assert_cmpstr (guest->organisation, ==, "示例街道");
  g_assert_cmpstr (guest->left, ==, "");
  guest = state->guests->pdata[1];
  g_assert_cmpstr (guest->arrived, ==, "19:00");
  g_assert_cmpstr (guest->left, ==, "20:00");
  g_assert_true (is_sound (record));
}

typedef struct
{
  const char *at;
  gint64      n_people;
} People;

static gboolean
do_count_people (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  People *people = data;

  return yishi_db_count_people_present (db, MEETING, people->at, &people->n_people, error);
}

static gint64
count_people (RecordFixture *record,
              const char    *at)
{
  People people = { at, -1 };
  g_autoptr(GError) error = NULL;

  record_do (record, do_count_people, &people, &error);
  g_assert_no_error (error);
  return people.n_people;
}

typedef struct
{
  gint64 present;
  gint64 yes;
} Hands;

static gboolean
do_count (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  static const char *const names[] = { "yes" };
  const Hands *hands = data;
  g_autoptr(YishiItem) item = yishi_db_find_item (db, MEETING, 1, error);

  return item != NULL && yishi_db_record_counts (db, item, 0, hands->present, names, &hands->yes, 1, error);
}

static gboolean
count_hands (RecordFixture  *record,
             gint64          present,
             gint64          yes,
             GError        **error)
{
  Hands hands = { present, yes };

  return record_do (record, do_count, &hands, error);
}

static gboolean
do_merge (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  static const char *const units[] = { "1-1-101", "1-1-102", NULL };

  return yishi_db_merge_units (db, units, TRUE, "示例", error);
}

/* Who checks in for two units of his own is one person in the room, as he is one
 * head of the quorum with both areas. */
static void
test_one_person (void)
{
  g_autoptr(RecordFixture) record = make_room ("matter");
  g_autoptr(YishiMeetingState) state = NULL;
  g_autoptr(GError) error = NULL;

  record_do (record, do_merge, NULL, &error);
  g_assert_no_error (error);
  must (record, CHECK_IN, "1-1-101", "18:40");
  must (record, CHECK_IN, "1-1-102", "18:40");
  must (record, CHECK_IN, "1-1-103", "18:50");
  state = load_room (record);
  g_assert_cmpint (state->room.n_people, ==, 2);
  g_assert_cmpint (state->room.n_units, ==, 3);
  g_assert_cmpint (state->room.present.heads, ==, 2);
  g_assert_cmpint (state->room.present.area, ==, 30000);
  g_assert_cmpint (count_people (record, NULL), ==, 2);
  g_assert_cmpint (count_people (record, "18:45"), ==, 1);
}

/* G19 where nobody said how many are present: the door did. */
static void
test_people_present (void)
{
  static const char *const represented[] = { "1-1-103", "1-1-104", NULL };
  g_autoptr(RecordFixture) record = make_room ("straw");
  Agent agent = { "1-1-102", represented };
  g_autoptr(GError) error = NULL;
  gint64 id;

  g_assert_true (count_hands (record, -1, 30, NULL));

  must (record, CHECK_IN, "1-1-101", "18:40");
  must (record, CHECK_OUT, "1-1-101", "18:50");
  g_assert_true (record_do (record, do_check_in_agent, &agent, NULL));
  g_assert_true (add_guest (record, "示例租户", "guest", "18:45", &id, NULL));
  g_assert_true (add_guest (record, "示例经理", "firm", "18:45", &id, NULL));
  g_assert_cmpint (count_people (record, NULL), ==, 3);
  g_assert_cmpint (count_people (record, "18:30"), ==, 0);
  g_assert_cmpint (count_people (record, "18:45"), ==, 3);
  g_assert_cmpint (count_people (record, "18:50"), ==, 2);

  /* Before and after, whoever came may have voted; in the meeting who is there. */
  g_assert_true (count_hands (record, -1, 3, NULL));
  must (record, START, NULL, NULL);
  g_assert_false (count_hands (record, -1, 3, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  assert_has (error->message, "3");
  assert_has (error->message, "2");
  g_assert_true (count_hands (record, -1, 2, NULL));
  g_assert_true (count_hands (record, 5, 4, NULL));
  close_vote (record);
  g_assert_true (is_sound (record));
}

/* What belongs to the meeting itself stands once it is closed. */
static void
test_closed (void)
{
  g_autoptr(RecordFixture) record = make_room ("discussion");
  g_autoptr(GError) error = NULL;
  gint64 id, other;

  must (record, LODGE, "1-1-103", "1-1-101");
  must (record, CHECK_IN, "1-1-101", NULL);
  g_assert_true (add_guest (record, "示例甲", "guest", NULL, &id, NULL));
  must (record, START, NULL, NULL);
  must (record, CLOSE, NULL, NULL);

  must_not (record, CHECK_IN, "1-1-102", NULL, YISHI_STORE_ERROR_REFUSED, "closed");
  must_not (record, CHECK_OUT, "1-1-101", NULL, YISHI_STORE_ERROR_REFUSED, "closed");
  must_not (record, UNDO, "1-1-101", NULL, YISHI_STORE_ERROR_REFUSED, "closed");
  must_not (record, WITHDRAW, "1-1-103", NULL, YISHI_STORE_ERROR_REFUSED, "closed");
  g_assert_false (add_guest (record, "示例乙", "guest", NULL, &other, NULL));
  g_assert_false (change_guest (record, id, "19:30", NULL));
  g_assert_false (change_guest (record, id, "remove", &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  assert_door (record, "1-1-101 19:00-\nproxy 1-1-103 by 1-1-101\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/room/door", test_door);
  g_test_add_func ("/room/nearest", test_nearest);
  g_test_add_func ("/room/proxy-suspended", test_proxy_suspended);
  g_test_add_func ("/room/agent", test_agent);
  g_test_add_func ("/room/withdraw", test_withdraw);
  g_test_add_func ("/room/guests", test_guests);
  g_test_add_func ("/room/people-present", test_people_present);
  g_test_add_func ("/room/one-person-of-two-units", test_one_person);
  g_test_add_func ("/room/closed", test_closed);

  return g_test_run ();
}
