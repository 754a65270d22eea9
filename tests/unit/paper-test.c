/* paper-test.c - what a paper says of itself, and who was in the room at which moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "yishi-minutes.h"
#include "yishi-paper.h"

static void
test_manifest (void)
{
  g_autoptr(YishiPaper) paper = yishi_paper_new ();
  g_autoptr(YishiPaper) read = NULL;
  g_autofree char *json = NULL;

  paper->meeting = 3;
  paper->entry = 57;
  g_free (paper->copy);
  paper->copy = g_strdup ("public");
  g_free (paper->head);
  paper->head = g_strdup ("3fa2");
  json = yishi_paper_to_manifest (paper);
  g_assert_nonnull (strstr (json, "\"content\":\"$CONTENT\""));
  read = yishi_paper_from_manifest (json, strlen (json));
  g_assert_nonnull (read);
  g_assert_cmpint (read->meeting, ==, 3);
  g_assert_cmpint (read->entry, ==, 57);
  g_assert_cmpstr (read->copy, ==, "public");
  g_assert_cmpstr (read->head, ==, "3fa2");
  g_assert_cmpstr (read->sha256, ==, "");
}

static const struct
{
  const char *name;
  const char *json;
  gboolean    is_read;
} manifests[] = {
  { "/paper/manifest/least", "{\"yishi\":1}", TRUE },
  { "/paper/manifest/more-keys", "{\"yishi\":1,\"new\":[1,{\"a\":2}],\"copy\":\"public\"}", TRUE },
  { "/paper/manifest/other-version", "{\"yishi\":2}", FALSE },
  { "/paper/manifest/no-version", "{\"copy\":\"public\"}", FALSE },
  { "/paper/manifest/cut-off", "{\"yishi\":1,\"copy\":\"pub", FALSE },
  { "/paper/manifest/wrong-type", "{\"yishi\":1,\"copy\":7}", FALSE },
  { "/paper/manifest/no-json", "text", FALSE },
  { "/paper/manifest/empty", "", FALSE },
};

static void
test_manifest_rule (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(YishiPaper) read = yishi_paper_from_manifest (manifests[i].json, strlen (manifests[i].json));

  g_assert_cmpint (read != NULL, ==, manifests[i].is_read);
}

static void
add_unit (YishiRoll  *roll,
          const char *unit,
          const char *owner,
          const char *phone,
          gint64      area)
{
  const YishiOwner owners[] = { { owner, "", phone } };
  const YishiUnit wanted = { .unit = unit, .building = "1", .stair = "1", .room = unit + 4, .area = area,
                             .parking = "", .note = "", .owners = owners, .n_owners = 1, .confirmed = "" };

  yishi_roll_add (roll, &wanted);
}

static void
let_in (YishiMinutes *minutes,
        const char   *unit,
        const char   *arrived,
        const char   *left,
        const char   *proxy_for)
{
  YishiAttendance *row = g_new0 (YishiAttendance, 1);

  row->unit = g_strdup (unit);
  row->arrived = g_strdup (arrived);
  row->left = g_strdup (left);
  row->proxy_for = g_strdup (proxy_for);
  g_ptr_array_add (minutes->meeting->attendance, row);
}

static void
begin_item (YishiMinutes *minutes,
            const char   *began)
{
  YishiProgress *progress = g_new0 (YishiProgress, 1);

  progress->item = 1;
  progress->began = g_strdup (began);
  progress->ended = g_strdup ("");
  g_ptr_array_add (minutes->meeting->progress, progress);
}

/* Two units of one person, one of whose owner another unit stands for until it leaves. */
static YishiMinutes *
make_minutes (void)
{
  YishiMinutes *minutes = yishi_minutes_new ();
  YishiMeeting *meeting = g_new0 (YishiMeeting, 1);

  meeting->date = g_strdup ("2026-12-15");
  meeting->started = g_strdup ("2026-12-15T19:00:00+08:00");
  meeting->closed = g_strdup ("2026-12-15T20:30:00+08:00");
  minutes->meeting = yishi_meeting_state_new ();
  minutes->meeting->meeting = meeting;
  minutes->roll = yishi_roll_new ();
  add_unit (minutes->roll, "1-1-101", "样例甲", "00000000001", 10000);
  add_unit (minutes->roll, "1-1-102", "样例甲", "00000000001", 9000);
  add_unit (minutes->roll, "1-1-103", "样例乙", "00000000002", 8000);
  yishi_roll_group (minutes->roll);
  let_in (minutes, "1-1-101", "18:50", "", "");
  let_in (minutes, "1-1-101", "18:50", "20:00", "1-1-103");
  let_in (minutes, "1-1-102", "19:10", "", "");
  return minutes;
}

static void
check_presence (const YishiMinutes *minutes,
                guint               index,
                const char         *time,
                int                 n_people,
                int                 n_units,
                int                 heads,
                int                 area)
{
  const YishiMinutesPresence *presence = minutes->presence->pdata[index];

  g_assert_cmpstr (presence->time, ==, time);
  g_assert_cmpint (presence->n_people, ==, n_people);
  g_assert_cmpint (presence->n_units, ==, n_units);
  g_assert_cmpint (presence->present.heads, ==, heads);
  g_assert_cmpint (presence->present.area, ==, area);
}

static void
test_presence (void)
{
  g_autoptr(YishiMinutes) minutes = make_minutes ();

  begin_item (minutes, "2026-12-15T19:00:30+08:00");
  begin_item (minutes, "2026-12-15T19:10:00+08:00");
  yishi_minutes_count_presence (minutes);
  g_assert_cmpuint (minutes->presence->len, ==, 3);
  check_presence (minutes, 0, "19:00", 1, 2, 2, 18000);
  /* Who came for the second of his units is no second person. */
  check_presence (minutes, 1, "19:10", 1, 3, 2, 27000);
  check_presence (minutes, 2, "20:30", 1, 2, 1, 19000);
}

/* Where no item was begun, the door's first and last times are all there is. */
static void
test_presence_by_the_door (void)
{
  g_autoptr(YishiMinutes) minutes = make_minutes ();

  yishi_minutes_count_presence (minutes);
  g_assert_cmpuint (minutes->presence->len, ==, 4);
  check_presence (minutes, 0, "18:50", 1, 2, 2, 18000);
}

static void
test_presence_of_nobody (void)
{
  g_autoptr(YishiMinutes) minutes = make_minutes ();

  g_ptr_array_set_size (minutes->meeting->attendance, 0);
  yishi_minutes_count_presence (minutes);
  g_assert_cmpuint (minutes->presence->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/manifest", test_manifest);
  for (gsize i = 0; i < G_N_ELEMENTS (manifests); i++)
    g_test_add_data_func (manifests[i].name, GSIZE_TO_POINTER (i), test_manifest_rule);
  g_test_add_func ("/paper/presence", test_presence);
  g_test_add_func ("/paper/presence-by-the-door", test_presence_by_the_door);
  g_test_add_func ("/paper/presence-of-nobody", test_presence_of_nobody);
  return g_test_run ();
}
