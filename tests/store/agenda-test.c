/* agenda-test.c - agendas before, between and after meetings: changed, ordered, withdrawn, carried over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "record-fixture.h"
#include "yishi-db-agenda.h"
#include "yishi-db-workspace.h"

#define DATE "2026-12-15"
#define NEXT "2027-01-15"

/* What a test asks of the record; each function takes what it needs. */
typedef struct
{
  gint64         meeting;
  gint64         id;
  YishiItem     *item;
  YishiMeeting  *wanted;
  const gint64  *ids;
  const gint64  *parents;
  gsize          n;
  const char    *text;
  const char    *note;
  GPtrArray     *found;  /* (owned) */
  YishiMeeting  *meeting_found;  /* (owned) */
} Job;

#define JOB(name, call)                                                                                \
  static gboolean                                                                                      \
  name (YishiDb       *db,                                                                             \
        gpointer       data,                                                                           \
        GCancellable  *cancellable,                                                                    \
        GError       **error)                                                                          \
  {                                                                                                    \
    G_GNUC_UNUSED Job *job = data;                                                                     \
                                                                                                       \
    return call;                                                                                       \
  }

JOB (do_plan, yishi_db_add_meeting (db, job->text, job->note, "示例活动室", "示例议事日", error))
JOB (do_change_meeting, yishi_db_change_meeting (db, job->meeting, job->wanted, error))
JOB (do_remove_meeting, yishi_db_remove_meeting (db, job->meeting, error))
JOB (do_add, yishi_db_add_item (db, job->meeting, job->item, error))
JOB (do_change, yishi_db_change_item (db, job->id, job->item, error))
JOB (do_order, yishi_db_order_items (db, job->meeting, job->ids, job->parents, job->n, error))
JOB (do_remove, yishi_db_remove_item (db, job->id, error))
JOB (do_withdraw, yishi_db_withdraw_item (db, job->id, job->text, error))
JOB (do_settle, yishi_db_settle_action (db, job->id, job->text, job->note, error))
JOB (do_carry, yishi_db_carry_over (db, job->meeting, job->text, &job->id, error))
JOB (do_post, yishi_db_post_notice (db, job->meeting, "2026-11-29", "大门", error))
JOB (do_start, yishi_db_start_meeting (db, job->meeting, error))
JOB (do_list, (job->found = yishi_db_list_items (db, job->meeting, error)) != NULL)
JOB (do_list_actions, (job->found = yishi_db_list_open_actions (db, job->text, error)) != NULL)
JOB (do_find_meeting, (job->meeting_found = yishi_db_get_meeting (db, job->meeting, error)) != NULL)
JOB (do_set_workspace, yishi_db_set_workspace (db, job->text, job->note, error))
JOB (do_confirm_roll, yishi_db_confirm_roll (db, error))
JOB (do_list_rolls, (job->found = yishi_db_list_roll_versions (db, error)) != NULL)

static gboolean
do_close (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *seal = NULL;

  return yishi_db_close_meeting (db, ((Job *) data)->meeting, &seal, error);
}

static gboolean
do_open_vote (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_get_item (db, ((Job *) data)->id, error);

  return item != NULL && yishi_db_open_vote (db, item, NULL, NULL, error);
}

/* @text: the outcome, @note: who is responsible */
static gboolean
do_set_outcome (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Job *job = data;
  g_autoptr(YishiItem) item = yishi_db_get_item (db, job->id, error);

  return item != NULL &&
         yishi_db_set_outcome (db, item, job->text, "示例", job->note, job->note != NULL ? NEXT : NULL, error);
}

static gboolean
do_lodge (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  YishiProxy proxy = { .principal = "1-1-101", .agent = "示例", .agent_unit = "1-1-102", .items = "1" };

  return yishi_db_lodge_proxy (db, ((Job *) data)->meeting, &proxy, error);
}

static gboolean
do_get_workspace (YishiDb       *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Job *job = data;
  g_autofree char *value = yishi_db_get_workspace (db, job->text, error);

  g_assert_cmpstr (value, ==, job->note);
  return TRUE;
}

static void
must (RecordFixture  *record,
      YishiStoreFunc  func,
      Job             job)
{
  g_autoptr(GError) error = NULL;

  record_do (record, func, &job, &error);
  g_assert_no_error (error);
}

static void
must_fail (RecordFixture   *record,
           YishiStoreFunc   func,
           Job              job,
           int              code,
           const char      *part)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (record_do (record, func, &job, &error));
  g_assert_error (error, YISHI_STORE_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
}

static void
must_refuse (RecordFixture  *record,
             YishiStoreFunc  func,
             Job             job,
             const char     *part)
{
  must_fail (record, func, job, YISHI_STORE_ERROR_REFUSED, part);
}

static void
assert_sound (RecordFixture *record)
{
  g_autoptr(YishiVerification) verification = verify (record, NULL);

  for (guint i = 0; i < verification->problems->len; i++)
    g_test_message ("%s", ((YishiProblem *) verification->problems->pdata[i])->message);
  g_assert_true (verification->ok);
}

static gint64
count_entries (RecordFixture *record)
{
  g_autoptr(YishiVerification) verification = verify (record, NULL);

  return verification->n_entries;
}

/* Adds an item of the kind and title to the meeting; a matter is number 5. */
static gint64
add (RecordFixture *record,
     gint64         meeting,
     const char    *kind,
     const char    *title,
     gint64         parent)
{
  YishiItem item = {
    .kind = (char *) kind,
    .title = (char *) title,
    .matter = strcmp (kind, "matter") == 0 ? 5 : 0,
    .parent = parent,
  };

  must (record, do_add, (Job) { .meeting = meeting, .item = &item });
  return item.id;
}

static GPtrArray *
list (RecordFixture *record,
      gint64         meeting)
{
  Job job = { .meeting = meeting };
  g_autoptr(GError) error = NULL;

  record_do (record, do_list, &job, &error);
  g_assert_no_error (error);
  return job.found;
}

/* "甲/乙.丙": titles in order, with a dot before a part, and numbers 1 to N. */
static void
assert_agenda (RecordFixture *record,
               gint64         meeting,
               const char    *expected)
{
  g_autoptr(GPtrArray) items = list (record, meeting);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];

      g_assert_cmpint (item->number, ==, (int) i + 1);
      g_string_append_printf (text, "%s%s", item->parent != 0 ? "." : i > 0 ? "/" : "", item->title);
    }
  g_assert_cmpstr (text->str, ==, expected);
  assert_sound (record);
}

static YishiItem *
get (RecordFixture *record,
     gint64         meeting,
     gint64         id)
{
  g_autoptr(GPtrArray) items = list (record, meeting);

  for (guint i = 0; i < items->len; i++)
    if (((YishiItem *) items->pdata[i])->id == id)
      return yishi_item_copy (items->pdata[i]);

  return NULL;
}

static RecordFixture *
make_record (void)
{
  RecordFixture *record = record_fixture_new (4);

  must (record, do_plan, (Job) { .text = DATE });
  return record;
}

static YishiMeeting *
find_meeting (RecordFixture *record,
              gint64         meeting)
{
  Job job = { .meeting = meeting };

  g_assert_true (record_do (record, do_find_meeting, &job, NULL));
  return job.meeting_found;
}

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

static void
test_change_item (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 a = add (record, 1, "matter", "甲", 0);
  YishiItem other = { .title = (char *) "乙", .matter = 5, .minutes = 20, .presenter = (char *) "示例" };
  YishiItem wrong = { .matter = 77 };
  YishiItem scope = { .matter = 5, .minutes = 10, .scope = (char *) "building=1" };
  g_autoptr(YishiItem) item = NULL;

  must (record, do_change, (Job) { .id = a, .item = &other });
  must_refuse (record, do_change, (Job) { .id = a, .item = &wrong }, "not changed: the rule pack");
  item = get (record, 1, a);
  g_assert_cmpstr (item->title, ==, "乙");
  g_assert_cmpstr (item->kind, ==, "matter");
  g_assert_cmpint (item->minutes, ==, 20);
  g_assert_cmpstr (item->presenter, ==, "示例");

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

static void
test_actions (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 a = add (record, 1, "discussion", "甲", 0);
  gint64 b = add (record, 1, "discussion", "乙", 0);
  Job actions = { .text = NEXT };
  const YishiAction *action;
  g_autoptr(YishiItem) item = NULL;

  must (record, do_set_outcome, (Job) { .id = a, .text = "person", .note = "示例" });
  must (record, do_set_outcome, (Job) { .id = b, .text = "settled" });
  must_refuse (record, do_settle, (Job) { .id = b, .text = DATE }, "nothing was to be done");
  g_assert_true (record_do (record, do_list_actions, &actions, NULL));
  g_assert_cmpuint (actions.found->len, ==, 0);
  g_clear_pointer (&actions.found, g_ptr_array_unref);
  must (record, do_close, (Job) { .meeting = 1 });
  g_assert_true (record_do (record, do_list_actions, &actions, NULL));
  g_assert_cmpuint (actions.found->len, ==, 1);
  action = actions.found->pdata[0];
  g_assert_cmpint (action->item->id, ==, a);
  g_assert_cmpstr (action->date, ==, DATE);
  g_clear_pointer (&actions.found, g_ptr_array_unref);

  must (record, do_settle, (Job) { .id = a, .text = "2026-12-20", .note = "示例照片" });
  item = get (record, 1, a);
  g_assert_cmpstr (item->done, ==, "2026-12-20");
  g_assert_cmpstr (item->done_note, ==, "示例照片");
  g_assert_true (record_do (record, do_list_actions, &actions, NULL));
  g_assert_cmpuint (actions.found->len, ==, 0);
  g_clear_pointer (&actions.found, g_ptr_array_unref);

  must (record, do_settle, (Job) { .id = a, .text = "" });
  actions.text = DATE;
  g_assert_true (record_do (record, do_list_actions, &actions, NULL));
  g_assert_cmpuint (actions.found->len, ==, 0);
  g_clear_pointer (&actions.found, g_ptr_array_unref);
  assert_sound (record);
}

/* What stayed open comes first, then what was withdrawn or never taken up. */
static void
test_carry_over (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  YishiMeeting wanted = { .time = (char *) "19:00", .chair = (char *) "示例主持" };
  gint64 taken_back = add (record, 1, "matter", "撤回", 0);
  gint64 waiting = add (record, 1, "discussion", "没轮到", 0);
  gint64 person, owners, settled, fresh;
  Job actions = { .text = NULL };
  g_autoptr(YishiMeeting) next = NULL;
  g_autoptr(GPtrArray) items = NULL;

  add (record, 1, "discussion", "其一", waiting);
  person = add (record, 1, "project", "修灯", 0);
  owners = add (record, 1, "matter", "换电梯", 0);
  settled = add (record, 1, "discussion", "已办", 0);
  must (record, do_change_meeting, (Job) { .meeting = 1, .wanted = &wanted });
  must (record, do_post, (Job) { .meeting = 1 });
  must (record, do_withdraw, (Job) { .id = taken_back, .text = "示例" });
  must (record, do_set_outcome, (Job) { .id = person, .text = "person", .note = "示例负责" });
  must (record, do_set_outcome, (Job) { .id = owners, .text = "owners" });
  must (record, do_set_outcome, (Job) { .id = settled, .text = "settled" });
  must_refuse (record, do_carry, (Job) { .meeting = 1, .text = NEXT }, "not closed");
  must (record, do_close, (Job) { .meeting = 1 });
  must_refuse (record, do_carry, (Job) { .meeting = 1, .text = DATE }, "later");
  must (record, do_carry, (Job) { .meeting = 1, .text = NEXT });
  must_fail (record, do_carry, (Job) { .meeting = 1, .text = NEXT }, YISHI_STORE_ERROR_EXISTS, NEXT);

  assert_agenda (record, 2, "修灯/换电梯/撤回/没轮到.其一");
  next = find_meeting (record, 2);
  g_assert_cmpstr (next->time, ==, "19:00");
  g_assert_cmpstr (next->chair, ==, "示例主持");
  g_assert_cmpstr (next->place, ==, "示例活动室");
  items = list (record, 2);
  g_assert_cmpstr (((YishiItem *) items->pdata[0])->kind, ==, "discussion");
  g_assert_cmpstr (((YishiItem *) items->pdata[0])->presenter, ==, "示例负责");
  g_assert_cmpint (((YishiItem *) items->pdata[0])->carried_from, ==, person);
  g_assert_cmpstr (((YishiItem *) items->pdata[1])->kind, ==, "matter");
  g_assert_cmpint (((YishiItem *) items->pdata[1])->matter, ==, 5);
  g_assert_cmpstr (((YishiItem *) items->pdata[2])->withdrawn, ==, "");

  /* Once the next meeting has dealt with it, it is there once. */
  fresh = ((YishiItem *) items->pdata[0])->id;
  must (record, do_set_outcome, (Job) { .id = fresh, .text = "person", .note = "示例负责" });
  must (record, do_close, (Job) { .meeting = 2 });
  g_assert_true (record_do (record, do_list_actions, &actions, NULL));
  g_assert_cmpuint (actions.found->len, ==, 2);
  g_assert_cmpint (((YishiAction *) actions.found->pdata[0])->item->id, ==, fresh);
  g_assert_cmpint (((YishiAction *) actions.found->pdata[1])->item->id, ==, owners);
  g_ptr_array_unref (actions.found);
}

/* It decides nothing: no entry writes it, and the record holds without it. */
static void
test_workspace (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 n = count_entries (record);
  g_autoptr(YishiVerification) verification = NULL;

  must (record, do_get_workspace, (Job) { .text = "private-note:1" });
  must (record, do_set_workspace, (Job) { .text = "private-note:1", .note = "示例备忘" });
  must (record, do_get_workspace, (Job) { .text = "private-note:1", .note = "示例备忘" });
  assert_sound (record);
  g_assert_cmpint (count_entries (record), ==, n);
  must (record, do_set_workspace, (Job) { .text = "private-note:1" });
  must (record, do_get_workspace, (Job) { .text = "private-note:1" });

  tamper (record, "INSERT INTO workspace VALUES ('x', 'y')");
  assert_sound (record);
}

static void
test_confirm_roll (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (4);
  g_autoptr(RecordFixture) empty = record_fixture_new (0);
  Job job = { 0 };
  gint64 n;

  must (record, do_confirm_roll, job);
  n = count_entries (record);
  must (record, do_confirm_roll, job);
  g_assert_cmpint (count_entries (record), ==, n);
  g_assert_true (record_do (record, do_list_rolls, &job, NULL));
  g_assert_true (g_str_has_prefix (((YishiRollVersion *) job.found->pdata[0])->confirmed, "2026-12-15T19:00"));
  g_ptr_array_unref (job.found);
  assert_sound (record);
  must_fail (empty, do_confirm_roll, job, YISHI_STORE_ERROR_NOT_FOUND, "import");
}

/* One of the changes that can be made to an agenda, by chance. */
static void
change_by_chance (RecordFixture *record)
{
  g_autoptr(GPtrArray) items = list (record, 1);
  guint n = items->len;
  g_autofree gint64 *ids = g_new0 (gint64, n + 1);
  g_autofree gint64 *parents = g_new0 (gint64, n + 1);
  YishiItem *any = n > 0 ? items->pdata[g_test_rand_int_range (0, n)] : NULL;
  YishiItem item = { .kind = (char *) "discussion", .title = (char *) "事" };
  Job job = { .meeting = 1, .item = &item, .ids = ids, .parents = parents, .n = n, .id = any != NULL ? any->id : 0 };

  switch (n < 3 ? 0 : g_test_rand_int_range (0, 4))
    {
    case 0:
    case 1:
      item.parent = any != NULL && g_test_rand_bit () ? (any->parent != 0 ? any->parent : any->id) : 0;
      must (record, do_add, job);
      break;
    case 2:
      must (record, do_remove, job);
      break;
    default:
      for (guint i = 0; i < n; i++)
        ids[i] = ((YishiItem *) items->pdata[i])->id;
      for (guint i = n - 1; i > 0; i--)
        {
          guint j = g_test_rand_int_range (0, i + 1);
          gint64 id = ids[i];

          ids[i] = ids[j];
          ids[j] = id;
        }
      for (guint i = 1; i < n; i++)
        parents[i] = g_test_rand_bit () ? 0 : parents[i - 1] != 0 ? parents[i - 1] : ids[i - 1];
      must (record, do_order, job);
      for (guint i = 0; i < n; i++)
        {
          g_autoptr(YishiItem) found = get (record, 1, ids[i]);

          g_assert_cmpint (found->number, ==, (int) i + 1);
          g_assert_cmpint (found->parent, ==, parents[i]);
        }
    }
}

/* Whatever is done, numbers run from 1, parts follow what they are parts of, and
 * the journal adds up to the tables. */
static void
test_random_changes (void)
{
  g_autoptr(RecordFixture) record = make_record ();

  for (int i = 0; i < 60; i++)
    {
      g_autoptr(GPtrArray) items = NULL;
      gint64 whole = 0;

      change_by_chance (record);
      items = list (record, 1);
      for (guint j = 0; j < items->len; j++)
        {
          const YishiItem *item = items->pdata[j];

          g_assert_cmpint (item->number, ==, (int) j + 1);
          g_assert_true (item->parent == 0 || item->parent == whole);
          if (item->parent == 0)
            whole = item->id;
        }
      if (i % 6 == 0)
        assert_sound (record);
    }
  assert_sound (record);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/agenda/change-meeting", test_change_meeting);
  g_test_add_func ("/agenda/remove-meeting", test_remove_meeting);
  g_test_add_func ("/agenda/parts", test_parts);
  g_test_add_func ("/agenda/numbers-that-stay", test_numbers_that_stay);
  g_test_add_func ("/agenda/order", test_order);
  g_test_add_func ("/agenda/change-item", test_change_item);
  g_test_add_func ("/agenda/withdraw", test_withdraw);
  g_test_add_func ("/agenda/actions", test_actions);
  g_test_add_func ("/agenda/carry-over", test_carry_over);
  g_test_add_func ("/agenda/workspace", test_workspace);
  g_test_add_func ("/agenda/confirm-roll", test_confirm_roll);
  g_test_add_func ("/agenda/random-changes", test_random_changes);

  return g_test_run ();
}
