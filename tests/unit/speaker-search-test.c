/* speaker-search-test.c - who may speak is found as somebody types, those in the room first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>

#include "yishi-speaker-search.h"
#include "yishi-unit-name.h"

static const struct
{
  const char *unit, *first, *second;  /* owners */
} units[] = {
  { "1-1-101", "张伟", NULL },
  { "1-1-102", "周文", "李丽" },
  { "2-1-101", "张伟", NULL },
  { "2-1-102", "赵卫东", NULL },
};

static const struct
{
  const char *unit, *left;
} attendance[] = {
  { "2-1-101", "" },
  { "1-1-102", "19:30" },
};

static const struct
{
  const char *name, *party, *organisation, *left;
} guests[] = {
  { "张为民", "community", "示例社区", "" },
  { "李经理", "firm", "示例物业", "20:00" },
};

/* What is typed, and who is found: name, unit or party, and + for in the room. */
static const struct
{
  const char *typed, *found;
} queries[] = {
  { "zw", "张为民 community + | 张伟 2-1-101 + | 张伟 1-1-101 | 周文 1-1-102 | 赵卫东 2-1-102" },
  { "张伟", "张伟 2-1-101 + | 张伟 1-1-101" },
  { "1-1-102", "周文 1-1-102 | 李丽 1-1-102" },
  { "李", "李经理 firm | 李丽 1-1-102" },
  { "ll", "李丽 1-1-102" },
  { "物业", "李经理 firm" },
  { " 张为民 ", "张为民 community +" },
  { "无此人", "" },
  { "  ", "" },
};

static YishiRoll *
make_roll (void)
{
  YishiRoll *roll = yishi_roll_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_auto(YishiUnitName) name = { NULL, };
      YishiOwner owners[2] = { { units[i].first, "", "" }, { units[i].second, "", "" } };
      YishiUnit unit = { .owners = owners, .n_owners = units[i].second != NULL ? 2 : 1, .area = 100 };

      g_assert_true (yishi_unit_name_parse (units[i].unit, &name));
      unit.unit = name.text;
      unit.building = name.building;
      unit.stair = name.stair;
      unit.room = name.room;
      yishi_roll_add (roll, &unit);
    }

  return roll;
}

static YishiMeetingState *
make_meeting (void)
{
  YishiMeetingState *meeting = yishi_meeting_state_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (attendance); i++)
    {
      YishiAttendance *row = g_new0 (YishiAttendance, 1);

      row->unit = g_strdup (attendance[i].unit);
      row->arrived = g_strdup ("19:00");
      row->left = g_strdup (attendance[i].left);
      row->proxy_for = g_strdup ("");
      g_ptr_array_add (meeting->attendance, row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (guests); i++)
    {
      YishiGuest *guest = g_new0 (YishiGuest, 1);

      guest->name = g_strdup (guests[i].name);
      guest->party = g_strdup (guests[i].party);
      guest->organisation = g_strdup (guests[i].organisation);
      guest->arrived = g_strdup ("19:00");
      guest->left = g_strdup (guests[i].left);
      g_ptr_array_add (meeting->guests, guest);
    }

  return meeting;
}

static char *
describe (const GPtrArray *matches)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const YishiSpeakerMatch *match = matches->pdata[i];

      g_string_append_printf (text, "%s%s %s%s", i > 0 ? " | " : "", match->name,
                              *match->unit != '\0' ? match->unit : match->party, match->is_present ? " +" : "");
    }

  return g_string_free (text, FALSE);
}

static void
test_queries (void)
{
  g_autoptr(YishiRoll) roll = make_roll ();
  g_autoptr(YishiSearch) search = yishi_search_new (roll);
  g_autoptr(YishiMeetingState) meeting = make_meeting ();

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr(GPtrArray) matches = yishi_speaker_search (roll, search, meeting, queries[i].typed, 8);
      g_autofree char *found = describe (matches);

      g_test_message ("%s", queries[i].typed);
      g_assert_cmpstr (found, ==, queries[i].found);
    }
}

/* Who is in the room is there even where there is room for one alone. */
static void
test_room_for_one (void)
{
  g_autoptr(YishiRoll) roll = make_roll ();
  g_autoptr(YishiSearch) search = yishi_search_new (roll);
  g_autoptr(YishiMeetingState) meeting = make_meeting ();
  g_autoptr(GPtrArray) matches = yishi_speaker_search (roll, search, meeting, "张伟", 1);
  g_autofree char *found = describe (matches);

  g_assert_cmpstr (found, ==, "张伟 2-1-101 +");
}

static void
test_no_roll (void)
{
  g_autoptr(YishiMeetingState) meeting = make_meeting ();
  g_autoptr(GPtrArray) matches = yishi_speaker_search (NULL, NULL, meeting, "张", 8);
  g_autofree char *found = describe (matches);

  g_assert_cmpstr (found, ==, "张为民 community +");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speaker-search/queries", test_queries);
  g_test_add_func ("/speaker-search/room-for-one", test_room_for_one);
  g_test_add_func ("/speaker-search/no-roll", test_no_roll);
  return g_test_run ();
}
