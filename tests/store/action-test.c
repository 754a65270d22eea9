/* action-test.c - what meetings leave open and carry over; agendas changed by chance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda-fixture.h"
#include "yishi-db-session.h"

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

/* Begins and ends the item in the running meeting. */
static gboolean
do_take_up (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Job *job = data;
  YishiEffect begun = { .kind = "item.begun", .at = 1797332400 * (gint64) G_USEC_PER_SEC, .item = job->id };
  YishiEffect ended = { .kind = "item.ended", .at = 1797332460 * (gint64) G_USEC_PER_SEC, .item = job->id };
  g_autoptr(GPtrArray) effects = g_ptr_array_new ();

  g_ptr_array_add (effects, &begun);
  g_ptr_array_add (effects, &ended);
  return yishi_db_apply_session (db, job->meeting, effects, "{}", NULL, error);
}

/* A report that was heard needs no outcome to be over. */
static void
test_taken_up (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 heard = add (record, 1, "report", "听过", 0);

  add (record, 1, "report", "没轮到", 0);
  must (record, do_start, (Job) { .meeting = 1 });
  must (record, do_take_up, (Job) { .meeting = 1, .id = heard });
  must (record, do_close, (Job) { .meeting = 1 });
  must (record, do_carry, (Job) { .meeting = 1, .text = NEXT });
  assert_agenda (record, 2, "没轮到");
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

/* What one meeting does not get round to is no less settled in the one after. */
static void
test_carried_twice (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  gint64 promised = add (record, 1, "discussion", "甲", 0);
  Job actions = { .text = "2027-03-15" };

  must (record, do_set_outcome, (Job) { .id = promised, .text = "person", .note = "示例" });
  must (record, do_close, (Job) { .meeting = 1 });
  must (record, do_carry, (Job) { .meeting = 1, .text = NEXT });
  must (record, do_close, (Job) { .meeting = 2 });
  must (record, do_carry, (Job) { .meeting = 2, .text = "2027-02-15" });
  g_assert_true (record_do (record, do_list_actions, &actions, NULL));
  g_assert_cmpuint (actions.found->len, ==, 1);
  g_clear_pointer (&actions.found, g_ptr_array_unref);

  must (record, do_set_outcome, (Job) { .id = promised + 2, .text = "settled" });
  must (record, do_close, (Job) { .meeting = 3 });
  g_assert_true (record_do (record, do_list_actions, &actions, NULL));
  g_assert_cmpuint (actions.found->len, ==, 0);
  g_clear_pointer (&actions.found, g_ptr_array_unref);
  assert_sound (record);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agenda/actions", test_actions);
  g_test_add_func ("/agenda/carry-over", test_carry_over);
  g_test_add_func ("/agenda/carried-twice", test_carried_twice);
  g_test_add_func ("/agenda/taken-up-is-not-carried", test_taken_up);
  g_test_add_func ("/agenda/workspace", test_workspace);
  g_test_add_func ("/agenda/confirm-roll", test_confirm_roll);
  g_test_add_func ("/agenda/random-changes", test_random_changes);

  return g_test_run ();
}
