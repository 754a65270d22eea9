/* agenda-editor-test.c - what was done on an agenda is undone and done again, whatever it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On a record in a folder of its own; it needs no screen.
 */
#include <glib/gstdio.h>

#include "yishi-agenda-changes.h"
#include "yishi-agenda-editor.h"
#include "yishi-agenda-templates.h"
#include "yishi-db-attachment.h"
#include "yishi-db-workspace.h"

#define N_WALKS 3
#define N_STEPS 24

typedef struct
{
  char              *folder;  /* (owned) */
  YishiClock        *clock;   /* (owned) */
  YishiRecord       *record;  /* (owned) */
  YishiAgendaEditor *editor;  /* (owned) */
  guint              n_written;
  guint              n_failed;
} Desk;

static void
turn_loop (void)
{
  g_main_context_iteration (NULL, TRUE);
}

static void
wait_idle (Desk *desk)
{
  while (!yishi_agenda_editor_is_idle (desk->editor))
    turn_loop ();
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
perform (Desk           *desk,
         YishiStoreFunc  func,
         gpointer        data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  yishi_record_perform_async (desk->record, YISHI_PART_MEETINGS | YISHI_PART_MEETING, func, data, NULL, NULL,
                              keep_result_cb, &result);
  while (result == NULL)
    turn_loop ();
  yishi_record_perform_finish (desk->record, result, &error);
  g_assert_no_error (error);
}

static gboolean
plan_meeting (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return yishi_db_add_meeting (db, "2026-12-15", NULL, "示例活动室", "示例议事日", error);
}

static void
written_cb (Desk *desk)
{
  desk->n_written++;
}

static void
failed_cb (Desk *desk)
{
  desk->n_failed++;
}

static Desk *
open_desk (void)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autofree char *path = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  desk->folder = g_dir_make_tmp ("yishi-editor-XXXXXX", &error);
  g_assert_no_error (error);
  desk->clock = yishi_clock_new_at ("2026-11-26T10:00:00+08:00", &error);
  g_assert_no_error (error);
  path = g_build_filename (desk->folder, "示例.yishi", NULL);
  desk->record = yishi_record_new (path, desk->clock);
  yishi_record_open_async (desk->record, YISHI_STORE_CREATE, "示例小区", "national", NULL, keep_result_cb, &result);
  while (result == NULL)
    turn_loop ();
  yishi_record_open_finish (desk->record, result, &error);
  g_assert_no_error (error);

  perform (desk, plan_meeting, NULL);
  desk->editor = yishi_agenda_editor_new (desk->record);
  g_signal_connect_swapped (desk->editor, "written", G_CALLBACK (written_cb), desk);
  g_signal_connect_swapped (desk->editor, "failed", G_CALLBACK (failed_cb), desk);
  return desk;
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        remove_folder (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

static void
close_desk (Desk *desk)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  yishi_record_close_async (desk->record, keep_result_cb, &result);
  while (result == NULL)
    turn_loop ();
  yishi_record_close_finish (desk->record, result, &error);
  g_assert_no_error (error);
  g_object_unref (desk->editor);
  g_object_unref (desk->record);
  yishi_clock_free (desk->clock);
  remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk);
}

static const YishiMeetingState *
get_meeting (Desk *desk)
{
  return yishi_record_get_meeting (desk->record);
}

static void
write_change (Desk        *desk,
              YishiChange *change)
{
  yishi_agenda_editor_write_async (desk->editor, yishi_agenda_write_new (get_meeting (desk)->meeting->id, change), NULL,
                                   NULL);
  wait_idle (desk);
}

static void
add (Desk       *desk,
     const char *title,
     gint64      parent)
{
  YishiChange *change = yishi_change_new (YISHI_CHANGE_ADDED);
  YishiItem *item = yishi_item_make ("discussion", title, 10);

  item->id = -1;
  item->parent = parent;
  g_ptr_array_add (change->after, item);
  write_change (desk, change);
}

static void
edit (Desk            *desk,
      const YishiItem *item,
      const char      *title)
{
  YishiChange *change = yishi_change_new (YISHI_CHANGE_EDITED);
  YishiItem *after = yishi_item_copy (item);

  g_free (after->title);
  after->title = g_strdup (title);
  after->minutes++;
  g_ptr_array_add (change->before, yishi_item_copy (item));
  g_ptr_array_add (change->after, after);
  write_change (desk, change);
}

/* What is seen of the agenda: "甲 10′ .乙 11′+1", with what is attached. Returns:
 * (transfer full) */
static char *
describe (Desk *desk)
{
  const YishiMeetingState *meeting = get_meeting (desk);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];
      guint n = 0;

      for (guint j = 0; j < meeting->attachments->len; j++)
        n += ((YishiAttachment *) meeting->attachments->pdata[j])->item == item->id;
      g_string_append_printf (text, "%s%s%s %d′+%u", i > 0 ? " " : "", item->parent != 0 ? "." : "", item->title,
                              item->minutes, n);
    }

  return g_string_free (text, FALSE);
}

static void
assert_agenda (Desk       *desk,
               const char *expected)
{
  g_autofree char *text = describe (desk);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
get_id (Desk  *desk,
        guint  index)
{
  return ((YishiItem *) get_meeting (desk)->items->pdata[index])->id;
}

static void
turn (Desk           *desk,
      YishiDirection  direction)
{
  yishi_agenda_editor_turn (desk->editor, direction);
  wait_idle (desk);
}

/* Keys that come while the disk writes are done one after the other, on the agenda
 * as it is by then. */
static void
test_fast_keys (void)
{
  Desk *desk = open_desk ();
  gint64 first;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *title = g_strdup_printf ("%d", i);

      add (desk, title, 0);
    }
  first = get_id (desk, 0);
  for (int i = 0; i < 3; i++)
    yishi_agenda_editor_move (desk->editor, first, YISHI_MOVE_DOWN);
  yishi_agenda_editor_move (desk->editor, first, YISHI_MOVE_IN);
  yishi_agenda_editor_turn (desk->editor, YISHI_UNDO);
  g_assert_false (yishi_agenda_editor_is_idle (desk->editor));
  wait_idle (desk);
  assert_agenda (desk, "1 10′+0 2 10′+0 3 10′+0 0 10′+0 4 10′+0");

  /* Beyond the end nothing happens, and nothing is written. */
  desk->n_written = 0;
  for (int i = 0; i < 4; i++)
    yishi_agenda_editor_move (desk->editor, first, YISHI_MOVE_DOWN);
  wait_idle (desk);
  g_assert_cmpuint (desk->n_written, ==, 1);
  assert_agenda (desk, "1 10′+0 2 10′+0 3 10′+0 4 10′+0 0 10′+0");
  g_assert_cmpuint (desk->n_failed, ==, 0);
  close_desk (desk);
}

typedef struct
{
  gint64  item;
  char   *path;  /* (owned) (nullable) */
  char   *note;  /* (owned) (nullable) */
} Extra;

static gboolean
add_extras (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Extra *extra = data;
  g_autofree char *key = yishi_private_note_key (extra->item);

  return yishi_db_add_attachment (db, extra->item, extra->path, 0, NULL, error) &&
         yishi_db_set_workspace (db, key, extra->note, error);
}

static gboolean
read_extras (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Extra *extra = data;
  g_autofree char *key = yishi_private_note_key (extra->item);

  extra->note = yishi_db_get_workspace (db, key, NULL);
  return TRUE;
}

/* One picture instead of another, as the dialog of an item does it. */
static void
swap_files (Desk       *desk,
            gint64      dropped,
            const char *path)
{
  const YishiItem *item = yishi_meeting_state_find_item (get_meeting (desk), get_id (desk, 0));
  YishiChange *change = yishi_change_new (YISHI_CHANGE_EDITED);
  YishiAgendaWrite *write;

  g_ptr_array_add (change->before, yishi_item_copy (item));
  g_ptr_array_add (change->after, yishi_item_copy (item));
  write = yishi_agenda_write_new (get_meeting (desk)->meeting->id, change);
  if (dropped != 0)
    g_array_append_val (write->dropped, dropped);
  if (path != NULL)
    yishi_agenda_write_attach (write, path, 0);
  yishi_agenda_editor_write_async (desk->editor, write, NULL, NULL);
  wait_idle (desk);
}

static void
assert_files (Desk       *desk,
              const char *expected)
{
  const GPtrArray *attachments = get_meeting (desk)->attachments;
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < attachments->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ((YishiAttachment *) attachments->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
}

/* What was attached or taken away with an edit goes and comes back with it. */
static void
test_attachments (void)
{
  static const char *const names[] = { "a.png", "b.png" };
  Desk *desk = open_desk ();
  char *paths[2];

  add (desk, "甲", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      paths[i] = g_build_filename (desk->folder, names[i], NULL);
      g_assert_true (g_file_set_contents (paths[i], names[i], -1, NULL));
    }
  swap_files (desk, 0, paths[0]);
  assert_files (desk, "a.png");
  swap_files (desk, ((YishiAttachment *) get_meeting (desk)->attachments->pdata[0])->id, paths[1]);
  assert_files (desk, "b.png");

  for (int i = 0; i < 2; i++)
    {
      turn (desk, YISHI_UNDO);
      assert_files (desk, "a.png");
      turn (desk, YISHI_UNDO);
      assert_files (desk, "");
      turn (desk, YISHI_REDO);
      assert_files (desk, "a.png");
      turn (desk, YISHI_REDO);
      assert_files (desk, "b.png");
    }

  /* The item went and came back under another id: its pictures are still found. */
  write_change (desk, yishi_change_remove (get_meeting (desk), get_id (desk, 0)));
  turn (desk, YISHI_UNDO);
  assert_files (desk, "b.png");
  turn (desk, YISHI_UNDO);
  assert_files (desk, "a.png");
  g_assert_cmpuint (desk->n_failed, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (paths[i]);
  close_desk (desk);
}

/* What was removed comes back with all that belonged to it, also twice. */
static void
test_bring_back (void)
{
  Desk *desk = open_desk ();
  Extra extra = { .note = g_strdup ("示例备注") };
  Extra found = { 0 };

  add (desk, "甲", 0);
  add (desk, "乙", 0);
  add (desk, "丙", get_id (desk, 0));
  extra.item = get_id (desk, 0);
  extra.path = g_build_filename (desk->folder, "picture.png", NULL);
  g_assert_true (g_file_set_contents (extra.path, "示例图片", -1, NULL));
  perform (desk, add_extras, &extra);
  assert_agenda (desk, "甲 10′+1 .丙 10′+0 乙 10′+0");

  write_change (desk, yishi_change_remove (get_meeting (desk), get_id (desk, 0)));
  assert_agenda (desk, "乙 10′+0");
  for (int i = 0; i < 2; i++)
    {
      turn (desk, YISHI_UNDO);
      assert_agenda (desk, "甲 10′+1 .丙 10′+0 乙 10′+0");
      turn (desk, YISHI_REDO);
      assert_agenda (desk, "乙 10′+0");
    }
  turn (desk, YISHI_UNDO);
  found.item = get_id (desk, 0);
  g_assert_cmpint (found.item, !=, extra.item);
  perform (desk, read_extras, &found);
  g_assert_cmpstr (found.note, ==, extra.note);

  g_free (found.note);
  g_free (extra.note);
  g_free (extra.path);
  close_desk (desk);
}

static void
do_something (Desk  *desk,
              GRand *random,
              int    step)
{
  const GPtrArray *items = get_meeting (desk)->items;
  g_autofree char *title = g_strdup_printf ("议题%d", step);
  const YishiItem *item = items->len > 0 ? items->pdata[g_rand_int_range (random, 0, (int) items->len)] : NULL;
  int way = item != NULL ? g_rand_int_range (random, 0, 6) : 0;

  if (way == 0)
    add (desk, title, 0);
  else if (way == 1)
    add (desk, title, item->parent == 0 ? item->id : item->parent);
  else if (way == 2)
    edit (desk, item, title);
  else if (way == 3)
    write_change (desk, yishi_change_remove (get_meeting (desk), item->id));
  else if (way == 4)
    yishi_agenda_editor_drop (desk->editor, item->id, (gsize) g_rand_int_range (random, 0, (int) items->len + 1));
  else
    yishi_agenda_editor_move (desk->editor, item->id, (YishiMove) g_rand_int_range (random, 0, YISHI_MOVE_OUT + 1));
  wait_idle (desk);
}

/* All the way back and forth again, through every state there was. */
static void
test_walk (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (15);

  for (int walk = 0; walk < N_WALKS; walk++)
    {
      Desk *desk = open_desk ();
      g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (states, describe (desk));
      for (int step = 0; step < N_STEPS; step++)
        {
          guint before = desk->n_written;

          do_something (desk, random, step);
          if (desk->n_written > before)
            g_ptr_array_add (states, describe (desk));
        }

      for (guint i = states->len - 1; i > 0; i--)
        {
          assert_agenda (desk, states->pdata[i]);
          g_assert_true (yishi_agenda_editor_can_turn (desk->editor, YISHI_UNDO));
          turn (desk, YISHI_UNDO);
        }
      assert_agenda (desk, "");
      g_assert_false (yishi_agenda_editor_can_turn (desk->editor, YISHI_UNDO));
      for (guint i = 1; i < states->len; i++)
        {
          turn (desk, YISHI_REDO);
          assert_agenda (desk, states->pdata[i]);
        }
      g_assert_false (yishi_agenda_editor_can_turn (desk->editor, YISHI_REDO));
      g_assert_cmpuint (desk->n_failed, ==, 0);
      close_desk (desk);
    }
}

/* What is done anew ends what could be done again; what the record refuses is
 * told and forgotten. */
static gboolean
post (YishiDb       *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return yishi_db_post_notice (db, 1, "2026-11-26", "示例公告栏", error);
}

static void
test_refused (void)
{
  Desk *desk = open_desk ();

  add (desk, "甲", 0);
  turn (desk, YISHI_UNDO);
  g_assert_true (yishi_agenda_editor_can_turn (desk->editor, YISHI_REDO));
  add (desk, "乙", 0);
  g_assert_false (yishi_agenda_editor_can_turn (desk->editor, YISHI_REDO));

  perform (desk, post, NULL);
  turn (desk, YISHI_UNDO);
  g_assert_cmpuint (desk->n_failed, ==, 1);
  assert_agenda (desk, "乙 10′+0");
  g_assert_false (yishi_agenda_editor_can_turn (desk->editor, YISHI_UNDO));
  close_desk (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agenda-editor/fast-keys", test_fast_keys);
  g_test_add_func ("/agenda-editor/bring-back", test_bring_back);
  g_test_add_func ("/agenda-editor/attachments", test_attachments);
  g_test_add_func ("/agenda-editor/walk", test_walk);
  g_test_add_func ("/agenda-editor/refused", test_refused);

  return g_test_run ();
}
