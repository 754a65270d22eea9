/* agenda-test.c - agendas changed, ordered and withdrawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda-fixture.h"
#include "yishi-db-room.h"

static void
test_change_meeting (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  YishiMeeting wanted = { .time = (char *) "19:00", .chair = (char *) "示例主持", .secretary = (char *) "示例记录" };
  YishiMeeting later = { .date = (char *) NEXT };
  YishiMeeting wrong = { .time = (char *) "25:00" };
  YishiMeeting place = { .place = (char *) "示例广场" };
  g_autoptr(YishiMeeting) meeting = NULL;
  gint64 n;

  must (record, do_change_meeting, (Job) { .meeting = 1, .wanted = &wanted });
  must (record, do_change_meeting, (Job) { .meeting = 1, .wanted = &later });
  n = count_entries (record);
  must (record, do_change_meeting, (Job) { .meeting = 1, .wanted = &later });
  g_assert_cmpint (count_entries (record), ==, n);
  meeting = find_meeting (record, 1);
  g_assert_cmpstr (meeting->date, ==, NEXT);
  g_assert_cmpstr (meeting->time, ==, "19:00");
  g_assert_cmpstr (meeting->title, ==, "示例议事日");
  g_assert_cmpstr (meeting->chair, ==, "示例主持");
  g_assert_cmpstr (meeting->secretary, ==, "示例记录");

  must_refuse (record, do_change_meeting, (Job) { .meeting = 1, .wanted = &wrong }, "25:00");
  must_fail (record, do_change_meeting, (Job) { .meeting = 9, .wanted = &later }, YISHI_STORE_ERROR_NOT_FOUND, "");
  must (record, do_plan, (Job) { .text = DATE });
  must_fail (record, do_change_meeting, (Job) { .meeting = 2, .wanted = &later }, YISHI_STORE_ERROR_EXISTS, NEXT);

  add (record, 1, "matter", "甲", 0);
  must (record, do_post, (Job) { .meeting = 1 });
  later.date = (char *) "2027-02-15";
  must_refuse (record, do_change_meeting, (Job) { .meeting = 1, .wanted = &later }, "notice");
  must (record, do_change_meeting, (Job) { .meeting = 1, .wanted = &place });
  must (record, do_start, (Job) { .meeting = 2 });
  must_refuse (record, do_change_meeting, (Job) { .meeting = 2, .wanted = &later }, "begun");
  must (record, do_close, (Job) { .meeting = 2 });
  must_refuse (record, do_change_meeting, (Job) { .meeting = 2, .wanted = &place }, "closed");
  assert_sound (record);
}

static void
test_remove_meeting (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  g_autoptr(YishiMeeting) meeting = NULL;

  add (record, 1, "matter", "甲", 0);
  must (record, do_remove_meeting, (Job) { .meeting = 1 });
  assert_sound (record);
  must_fail (record, do_remove_meeting, (Job) { .meeting = 1 }, YISHI_STORE_ERROR_NOT_FOUND, "");

  /* Numbers are not given again. */
  must (record, do_plan, (Job) { .text = DATE });
  meeting = find_meeting (record, 2);
  g_assert_cmpint (add (record, 2, "matter", "乙", 0), ==, 2);
  must (record, do_lodge, (Job) { .meeting = 2 });
  must_refuse (record, do_remove_meeting, (Job) { .meeting = 2 }, "proxies");
  must (record, do_post, (Job) { .meeting = 2 });
  must_refuse (record, do_remove_meeting, (Job) { .meeting = 2 }, "posted");
  must (record, do_plan, (Job) { .text = NEXT });
  must (record, do_start, (Job) { .meeting = 3 });
  must_refuse (record, do_remove_meeting, (Job) { .meeting = 3 }, "begun");
  assert_sound (record);
}

static void
test_parts (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 a = add (record, 1, "discussion", "甲", 0);
  gint64 b = add (record, 1, "discussion", "乙", 0);
  gint64 part = add (record, 1, "discussion", "丙", a);
  YishiItem wrong = { .kind = (char *) "discussion", .title = (char *) "丁", .parent = part };

  assert_agenda (record, 1, "甲.丙/乙");
  add (record, 1, "discussion", "戊", a);
  assert_agenda (record, 1, "甲.丙.戊/乙");
  must_refuse (record, do_add, (Job) { .meeting = 1, .item = &wrong }, "part");
  wrong.parent = 99;
  must_refuse (record, do_add, (Job) { .meeting = 1, .item = &wrong }, "part");

  must (record, do_remove, (Job) { .id = a });
  assert_agenda (record, 1, "乙");
  wrong.parent = b;
  must (record, do_add, (Job) { .meeting = 1, .item = &wrong });
  assert_agenda (record, 1, "乙.丁");
}

/* A vote is known by its item's number, and so is what a proxy is for. */
static void
test_numbers_that_stay (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 a = add (record, 1, "discussion", "甲", 0);
  gint64 b = add (record, 1, "matter", "乙", 0);
  gint64 c = add (record, 1, "discussion", "丙", 0);
  gint64 d = add (record, 1, "discussion", "丁", 0);
  YishiItem part = { .kind = (char *) "discussion", .title = (char *) "戊", .parent = a };
  gint64 behind[] = { a, b, d, c }, before[] = { c, b, a, d }, moved[] = { b, a, c, d };

  must (record, do_open_vote, (Job) { .id = b });
  must (record, do_order, (Job) { .meeting = 1, .ids = behind, .n = 4 });
  assert_agenda (record, 1, "甲/乙/丁/丙");
  must (record, do_order, (Job) { .meeting = 1, .ids = before, .n = 4 });
  assert_agenda (record, 1, "丙/乙/甲/丁");
  must_refuse (record, do_order, (Job) { .meeting = 1, .ids = moved, .n = 4 }, "item 2 has a vote");
  must_refuse (record, do_remove, (Job) { .id = c }, "item 2 has a vote");
  must_refuse (record, do_remove, (Job) { .id = b }, "vote");
  part.parent = c;
  must_refuse (record, do_add, (Job) { .meeting = 1, .item = &part }, "item 2 has a vote");
  must (record, do_remove, (Job) { .id = d });

  must (record, do_plan, (Job) { .text = NEXT });
  a = add (record, 2, "discussion", "甲", 0);
  b = add (record, 2, "discussion", "乙", 0);
  must (record, do_lodge, (Job) { .meeting = 2 });
  moved[0] = b, moved[1] = a;
  must_refuse (record, do_order, (Job) { .meeting = 2, .ids = moved, .n = 2 }, "proxies");
  must_refuse (record, do_remove, (Job) { .id = a }, "proxies");
  must (record, do_remove, (Job) { .id = b });
  assert_sound (record);
}

static void
test_order (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 a = add (record, 1, "discussion", "甲", 0);
  gint64 b = add (record, 1, "discussion", "乙", 0);
  gint64 c = add (record, 1, "discussion", "丙", 0);
  gint64 ids[] = { c, a, b }, parents[] = { 0, c, 0 }, apart[] = { 0, 0, c }, before[] = { a, 0, 0 };
  gint64 twice[] = { a, a, b }, unknown[] = { a, b, 99 };
  gint64 n;

  must (record, do_order, (Job) { .meeting = 1, .ids = ids, .n = 3 });
  assert_agenda (record, 1, "丙/甲/乙");
  must (record, do_order, (Job) { .meeting = 1, .ids = ids, .parents = parents, .n = 3 });
  assert_agenda (record, 1, "丙.甲/乙");
  n = count_entries (record);
  must (record, do_order, (Job) { .meeting = 1, .ids = ids, .n = 3 });
  g_assert_cmpint (count_entries (record), ==, n);

  must_refuse (record, do_order, (Job) { .meeting = 1, .ids = ids, .parents = apart, .n = 3 }, "apart");
  must_refuse (record, do_order, (Job) { .meeting = 1, .ids = ids, .parents = before, .n = 3 }, "apart");
  must_refuse (record, do_order, (Job) { .meeting = 1, .ids = twice, .n = 3 }, "no longer the same");
  must_refuse (record, do_order, (Job) { .meeting = 1, .ids = unknown, .n = 3 }, "no longer the same");
  must_refuse (record, do_order, (Job) { .meeting = 1, .ids = ids, .n = 2 }, "no longer the same");
  must (record, do_close, (Job) { .meeting = 1 });
  must_refuse (record, do_order, (Job) { .meeting = 1, .ids = twice, .n = 3 }, "closed");
}

static gboolean
do_note (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Job *job = data;
  gint64 note;

  return yishi_db_add_note (db, job->meeting, job->id, "示例", &note, error);
}

/* What was noted to an item, or said of a meeting, would speak of nothing. */
static void
test_notes_keep_what_they_speak_of (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 a = add (record, 1, "discussion", "甲", 0);
  gint64 part = add (record, 1, "discussion", "乙", a);

  must (record, do_note, (Job) { .meeting = 1, .id = part });
  must_refuse (record, do_remove, (Job) { .id = part }, "notes or statements");
  must_refuse (record, do_remove, (Job) { .id = a }, "“乙”");
  must_refuse (record, do_remove_meeting, (Job) { .meeting = 1 }, "notes");
  assert_agenda (record, 1, "甲.乙");
}

static void
test_change_item (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 a = add (record, 1, "matter", "甲", 0);
  YishiItem other = { .title = (char *) "乙", .matter = 5, .minutes = 20, .presenter = (char *) "示例" };
  YishiItem wrong = { .matter = 77 };
  YishiItem scope = { .matter = 5, .minutes = 10, .scope = (char *) "building=1" };
  g_autoptr(YishiItem) item = NULL;
  g_autoptr(YishiItem) masked = NULL;

  must (record, do_change, (Job) { .id = a, .item = &other });
  must_refuse (record, do_change, (Job) { .id = a, .item = &wrong }, "not changed: the rule pack");
  item = get (record, 1, a);
  g_assert_cmpstr (item->title, ==, "乙");
  g_assert_cmpstr (item->kind, ==, "matter");
  g_assert_cmpint (item->minutes, ==, 20);
  g_assert_cmpstr (item->presenter, ==, "示例");
  g_assert_false (item->masks_names);
  other.masks_names = scope.masks_names = TRUE;
  must (record, do_change, (Job) { .id = a, .item = &other });
  masked = get (record, 1, a);
  g_assert_true (masked->masks_names);

  must (record, do_post, (Job) { .meeting = 1 });
  other.title = (char *) "丙";
  must_refuse (record, do_change, (Job) { .id = a, .item = &other }, "“乙” was posted");
  must (record, do_change, (Job) { .id = a, .item = &scope });
  must (record, do_open_vote, (Job) { .id = a });
  scope.scope = (char *) "";
  must_refuse (record, do_change, (Job) { .id = a, .item = &scope }, "was opened");
  other.title = NULL;
  must (record, do_change, (Job) { .id = a, .item = &other });
  must_fail (record, do_change, (Job) { .id = 99, .item = &other }, YISHI_STORE_ERROR_NOT_FOUND, "");
  assert_sound (record);
}

static void
test_withdraw (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 a = add (record, 1, "matter", "甲", 0);
  gint64 b, c;
  g_autoptr(YishiItem) item = NULL;
  g_autoptr(YishiItem) again = NULL;

  must_refuse (record, do_withdraw, (Job) { .id = a, .text = "示例" }, "never posted");
  b = add (record, 1, "matter", "乙", 0);
  must (record, do_post, (Job) { .meeting = 1 });
  must_refuse (record, do_remove, (Job) { .id = a }, "posted");
  must (record, do_start, (Job) { .meeting = 1 });
  must (record, do_withdraw, (Job) { .id = a, .text = "示例原因" });
  item = get (record, 1, a);
  g_assert_cmpstr (item->withdrawn, ==, "示例原因");
  must_refuse (record, do_open_vote, (Job) { .id = a }, "withdrawn");
  must_refuse (record, do_set_outcome, (Job) { .id = a, .text = "settled" }, "withdrawn");
  must (record, do_withdraw, (Job) { .id = a, .text = "" });
  again = get (record, 1, a);
  g_assert_cmpstr (again->withdrawn, ==, "");
  must (record, do_open_vote, (Job) { .id = a });
  must_refuse (record, do_withdraw, (Job) { .id = a, .text = "示例" }, "open");

  must (record, do_set_outcome, (Job) { .id = b, .text = "settled" });
  must_refuse (record, do_withdraw, (Job) { .id = b, .text = "示例" }, "dealt with");
  c = add (record, 1, "discussion", "会上增加", 0);
  must (record, do_remove, (Job) { .id = c });
  assert_sound (record);
}

static gboolean
do_stale_outcome (YishiDb       *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return yishi_db_set_outcome (db, data, "settled", "示例", NULL, NULL, error);
}

static gboolean
do_stale_vote (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return yishi_db_open_vote (db, data, NULL, NULL, error);
}

/* What a dialog holds may be older than the record: what counts is what stands there. */
static void
test_stale_item (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 a = add (record, 1, "matter", "甲", 0);
  gint64 b = add (record, 1, "discussion", "乙", 0);
  g_autoptr(YishiItem) withdrawn = get (record, 1, a);
  g_autoptr(YishiItem) removed = get (record, 1, b);
  g_autoptr(GError) error = NULL;

  must (record, do_remove, (Job) { .id = b });
  g_assert_false (record_do (record, do_stale_outcome, removed, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  must (record, do_post, (Job) { .meeting = 1 });
  must (record, do_withdraw, (Job) { .id = a, .text = "示例原因" });
  g_assert_false (record_do (record, do_stale_outcome, withdrawn, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (record_do (record, do_stale_vote, withdrawn, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  assert_sound (record);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agenda/change-meeting", test_change_meeting);
  g_test_add_func ("/agenda/remove-meeting", test_remove_meeting);
  g_test_add_func ("/agenda/parts", test_parts);
  g_test_add_func ("/agenda/numbers-that-stay", test_numbers_that_stay);
  g_test_add_func ("/agenda/notes-keep-what-they-speak-of", test_notes_keep_what_they_speak_of);
  g_test_add_func ("/agenda/order", test_order);
  g_test_add_func ("/agenda/change-item", test_change_item);
  g_test_add_func ("/agenda/stale-item", test_stale_item);
  g_test_add_func ("/agenda/withdraw", test_withdraw);

  return g_test_run ();
}
