/* agenda-many-test.c - several items at once, and that what may be done is what the record takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda-fixture.h"
#include "yishi-agenda.h"
#include "yishi-db-attachment.h"
#include "yishi-db-state.h"

#define N_WALKS 8
#define N_STEPS 20

typedef struct
{
  GPtrArray         *items;        /* (unowned) */
  GPtrArray         *attachments;  /* (unowned) (nullable) */
  const gint64      *ids;
  const gint64      *parents;
  gsize              n;
  const char        *path;
  YishiMeetingState *state;        /* (owned) (nullable) */
} Many;

static gboolean
do_add_items (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Many *many = data;

  return yishi_db_add_items (db, 1, many->items, many->attachments, many->ids, many->parents, many->n, error);
}

static gboolean
do_remove_items (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Many *many = data;

  return yishi_db_remove_items (db, many->ids, many->n, error);
}

static gboolean
do_attach (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Many *many = data;

  return yishi_db_add_attachment (db, many->ids[0], many->path, 0, NULL, error);
}

static gboolean
do_load (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Many *many = data;

  many->state = yishi_db_load_meeting_state (db, 1, error);
  return many->state != NULL;
}

static YishiMeetingState *
load (RecordFixture *record)
{
  Many many = { .state = NULL };
  g_autoptr(GError) error = NULL;

  g_assert_true (record_do (record, do_load, &many, &error));
  g_assert_no_error (error);
  return many.state;
}

static void
add_template (GPtrArray  *items,
              gint64      id,
              gint64      parent,
              const char *kind,
              const char *title)
{
  const YishiItem item = {
    .id = id, .parent = parent, .kind = (char *) kind, .title = (char *) title, .rule = (char *) "",
    .scope = (char *) "", .presenter = (char *) "", .candidates = (char *[]) { NULL }, .state = (char *) "none",
    .withdrawn = (char *) "", .outcome = (char *) "", .outcome_text = (char *) "", .responsible = (char *) "",
    .due = (char *) "", .done = (char *) "", .done_note = (char *) "",
  };

  g_ptr_array_add (items, yishi_item_copy (&item));
}

static void
test_add_items (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_item_free);
  g_autoptr(GError) error = NULL;
  gint64 first = add (record, 1, "report", "甲", 0);
  const gint64 ids[] = { -1, -2, first, -3 };
  const gint64 parents[] = { 0, -1, 0, 0 };
  Many many = { .items = items, .ids = ids, .parents = parents, .n = G_N_ELEMENTS (ids) };
  gint64 n_entries;

  add_template (items, -1, 0, "report", "乙");
  add_template (items, -2, -1, "discussion", "丙");
  add_template (items, -3, 0, "nothing", "丁");
  n_entries = count_entries (record);

  /* One that is wrong, and none is there. */
  g_assert_false (record_do (record, do_add_items, &many, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_assert_cmpint (count_entries (record), ==, n_entries);
  assert_agenda (record, 1, "甲");

  g_clear_error (&error);
  g_free (((YishiItem *) items->pdata[2])->kind);
  ((YishiItem *) items->pdata[2])->kind = g_strdup ("wish");
  g_assert_true (record_do (record, do_add_items, &many, &error));
  g_assert_no_error (error);
  assert_agenda (record, 1, "乙.丙/甲/丁");
  assert_sound (record);
}

static void
test_remove_and_bring_back (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  g_autofree char *picture = g_build_filename (record->folder, "picture.png", NULL);
  gint64 first = add (record, 1, "report", "甲", 0);
  gint64 second = add (record, 1, "report", "乙", 0);
  gint64 part = add (record, 1, "discussion", "丙", second);
  gint64 last = add (record, 1, "wish", "丁", 0);
  const gint64 both[] = { second, last };
  const gint64 order[] = { first, second, part, last };
  const gint64 parents[] = { 0, 0, second, 0 };
  Many many = { .ids = both, .n = G_N_ELEMENTS (both), .path = picture };
  g_autoptr(YishiMeetingState) before = NULL;
  g_autoptr(YishiMeetingState) after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (picture, "示例图片", -1, NULL));
  g_assert_true (record_do (record, do_attach, &many, &error));
  before = load (record);
  g_assert_cmpint (before->attachments->len, ==, 1);
  g_assert_true (record_do (record, do_remove_items, &many, &error));
  assert_agenda (record, 1, "甲");

  /* As they were, under ids of their own. */
  g_ptr_array_remove_index (before->items, 0);
  many = (Many) { .items = before->items, .attachments = before->attachments, .ids = order, .parents = parents,
                  .n = G_N_ELEMENTS (order) };
  g_assert_true (record_do (record, do_add_items, &many, &error));
  g_assert_no_error (error);
  assert_agenda (record, 1, "甲/乙.丙/丁");
  after = load (record);
  g_assert_cmpint (after->attachments->len, ==, 1);
  g_assert_cmpint (((YishiAttachment *) after->attachments->pdata[0])->item, ==,
                   ((YishiItem *) after->items->pdata[1])->id);
  g_assert_cmpint (((YishiItem *) after->items->pdata[1])->id, >, last);
  assert_sound (record);
}

/* What a control offers is what the record takes, and the other way round. */

static void
assert_same (RecordFixture  *record,
             YishiStoreFunc  func,
             Job             job,
             gboolean        can,
             const char     *why)
{
  g_autoptr(GError) error = NULL;
  gboolean done = record_do (record, func, &job, &error);

  if (done != can)
    g_error ("offered: %d (%s), taken: %d (%s)", can, why, done, error != NULL ? error->message : "");
  g_assert_true (done || g_error_matches (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED));
}

static void
try_order (RecordFixture           *record,
           const YishiMeetingState *state,
           gint64                   item,
           GRand                   *random)
{
  g_autoptr(YishiOrder) before = yishi_order_new (state->items);
  g_autoptr(YishiOrder) after = yishi_order_drop (before, item, (gsize) g_rand_int_range (random, 0, (int) before->n + 1));
  g_autofree char *why = NULL;
  gboolean can = yishi_agenda_can_order (state, after, &why);

  assert_same (record, do_order, (Job) { .meeting = 1, .ids = after->ids, .parents = after->parents, .n = after->n },
               can, why);
}

static void
try_something (RecordFixture *record,
               GRand         *random)
{
  static const struct
  {
    YishiAgendaVerb verb;
    YishiStoreFunc  func;
    const char     *text;
  } verbs[] = {
    { YISHI_AGENDA_REMOVE, do_remove, "" },
    { YISHI_AGENDA_WITHDRAW, do_withdraw, "示例原因" },
  };
  g_autoptr(YishiMeetingState) state = load (record);
  const YishiItem *item = state->items->pdata[g_rand_int_range (random, 0, (int) state->items->len)];
  int way = g_rand_int_range (random, 0, 5);
  g_autofree char *why = NULL;
  gboolean can;

  if (way == 0)
    try_order (record, state, item->id, random);
  else if (way <= 2 && *item->withdrawn == '\0')
    {
      can = yishi_agenda_can (state, verbs[way - 1].verb, item->id, &why);
      assert_same (record, verbs[way - 1].func, (Job) { .id = item->id, .text = verbs[way - 1].text }, can, why);
    }
  else if (way == 3)
    {
      YishiItem new_item = { .kind = (char *) "wish", .title = (char *) "分", .parent = item->id };

      can = yishi_agenda_can (state, YISHI_AGENDA_ADD, item->id, &why);
      assert_same (record, do_add, (Job) { .meeting = 1, .item = &new_item }, can, why);
    }
  else
    {
      add (record, 1, "matter", "新", 0);
    }
}

/* On the first matter that is left. */
static void
open_some_vote (RecordFixture *record)
{
  g_autoptr(YishiMeetingState) state = load (record);
  gint64 voted = 0;

  for (guint i = 0; i < state->items->len && voted == 0; i++)
    if (g_str_equal (((YishiItem *) state->items->pdata[i])->kind, "matter"))
      voted = ((YishiItem *) state->items->pdata[i])->id;

  must (record, do_open_vote, (Job) { .id = voted != 0 ? voted : add (record, 1, "matter", "决", 0) });
}

static void
test_agreement (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (15);

  for (int walk = 0; walk < N_WALKS; walk++)
    {
      g_autoptr(RecordFixture) record = make_record ();

      add (record, 1, "matter", "甲", 0);
      for (int step = 0; step < N_STEPS; step++)
        {
          if (step == 8 && walk % 3 == 1)
            must (record, do_post, (Job) { .meeting = 1 });
          if (step == 14 && walk % 4 == 2)
            must (record, do_lodge, (Job) { .meeting = 1 });
          add (record, 1, "discussion", "后", 0);
          try_something (record, random);
        }
      if (walk % 2 == 0)
        continue;

      open_some_vote (record);
      for (int step = 0; step < N_STEPS; step++)
        try_something (record, random);
      assert_sound (record);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agenda-many/add", test_add_items);
  g_test_add_func ("/agenda-many/remove-and-bring-back", test_remove_and_bring_back);
  g_test_add_func ("/agenda-many/what-may-be-done-is-done", test_agreement);

  return g_test_run ();
}
