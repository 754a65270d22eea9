/* display-state-test.c - which slide the wall shows, what its clocks read, and when it is a new one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "display-fixtures.h"

/* A slide of something that is gone, and a blanked wall, are the title: never black. */
static void
test_title_in_place (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autoptr(YishiDisplay) title = display_fixture_show (fixture, YISHI_SLIDE_TITLE, 0, "");
  g_autoptr(YishiDisplay) gone = display_fixture_show (fixture, YISHI_SLIDE_ITEM, 77, "");
  g_autoptr(YishiDisplay) none = yishi_display_new (&fixture->input);
  YishiSlide live = { YISHI_SLIDE_AGENDA, 0, 0, (char *) "" };

  g_assert_cmpint (gone->kind, ==, YISHI_SLIDE_TITLE);
  g_assert_cmpstr (gone->heading, ==, title->heading);
  g_assert_true (yishi_display_equal (none, title));

  fixture->session.live = &live;
  g_assert_true (yishi_display_choose_slide (&fixture->session) == &live);
  fixture->session.is_blanked = TRUE;
  g_assert_cmpint (yishi_display_choose_slide (&fixture->session)->kind, ==, YISHI_SLIDE_TITLE);
  fixture->session.live = NULL;
}

static const struct
{
  gint64 used_ms;
  const char *digits, *word;
  gint64 next_ms;
} clocks[] = {
  { 0, "3:00", "剩余时间", 1000 },
  { 1, "3:00", "剩余时间", 999 },
  { 999, "3:00", "剩余时间", 1 },
  { 1000, "2:59", "剩余时间", 1000 },
  { 149999, "0:31", "剩余时间", 1 },
  { 150000, "0:30", "时间快到了", 1000 },
  { 179999, "0:01", "时间快到了", 1 },
  { 180000, "0:00", "时间已到，超出", 1000 },
  { 180999, "0:00", "时间已到，超出", 1 },
  { 181000, "+0:01", "时间已到，超出", 1000 },
  { 203500, "+0:23", "时间已到，超出", 500 },
};

static void
test_clock (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autoptr(YishiDisplay) display = NULL;
  g_autoptr(YishiDisplay) paused = NULL;
  YishiClockFace face;

  fixture->session.used = 0;
  fixture->session.running_since = 1000;
  display = display_fixture_show (fixture, YISHI_SLIDE_SPEAKER, 0, "");
  for (gsize i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      yishi_display_read_clock (display, 1000 + clocks[i].used_ms * 1000, &face);
      g_assert_cmpstr (face.digits, ==, clocks[i].digits);
      g_assert_cmpstr (face.word, ==, clocks[i].word);
      g_assert_cmpint (face.next, ==, clocks[i].next_ms * 1000);
    }

  fixture->session.used = 29 * G_USEC_PER_SEC;
  fixture->session.running_since = 0;
  paused = display_fixture_show (fixture, YISHI_SLIDE_SPEAKER, 0, "");
  yishi_display_read_clock (paused, 99 * G_USEC_PER_SEC, &face);
  g_assert_cmpstr (face.digits, ==, "2:31");
  g_assert_cmpstr (face.word, ==, "计时暂停");
  g_assert_cmpint (face.next, ==, 0);
}

static void
test_break (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autoptr(YishiDisplay) display = NULL;
  YishiClockFace face;

  fixture->session.break_until = 600 * G_USEC_PER_SEC;
  display = display_fixture_show (fixture, YISHI_SLIDE_BREAK, 0, "");
  yishi_display_read_clock (display, 0, &face);
  g_assert_cmpstr (face.digits, ==, "10:00");
  yishi_display_read_clock (display, 601 * G_USEC_PER_SEC, &face);
  g_assert_cmpstr (face.digits, ==, "0:00");
  g_assert_cmpint (face.next, ==, 0);
}

static void
test_equal (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autoptr(YishiDisplay) one = display_fixture_show (fixture, YISHI_SLIDE_AGENDA, 0, "");
  g_autoptr(YishiDisplay) same = display_fixture_show (fixture, YISHI_SLIDE_AGENDA, 0, "");
  g_autoptr(YishiDisplay) other = NULL;

  g_assert_true (yishi_display_equal (one, same));
  g_assert_false (yishi_display_equal (one, NULL));
  fixture->session.item = FIXTURE_WISH;
  other = display_fixture_show (fixture, YISHI_SLIDE_AGENDA, 0, "");
  g_assert_false (yishi_display_equal (one, other));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/display/title-in-place", test_title_in_place);
  g_test_add_func ("/display/clock", test_clock);
  g_test_add_func ("/display/break", test_break);
  g_test_add_func ("/display/equal", test_equal);

  return g_test_run ();
}
