/* merge-load-test.c - possible merges are found, rejected, offered again and confirmed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "yishi-db-workspace.h"
#include "yishi-merge-load.h"
#include "yishi-verifier.h"

typedef struct
{
  char         *path;    /* (owned) */
  YishiClock   *clock;   /* (owned) */
  YishiRecord  *record;  /* (owned) */
  GAsyncResult *result;  /* (owned) (nullable) of what was waited for */
} Fixture;

static void
finished_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  ((Fixture *) user_data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (&fixture->result);
}

static void
add_unit (YishiRoll  *roll,
          const char *building,
          const char *room,
          const char *owner,
          const char *phone)
{
  g_autofree char *name = g_strdup_printf ("%s-1-%s", building, room);
  const YishiOwner owners[] = { { owner, "", phone } };
  const YishiUnit unit = { .unit = name, .building = building, .stair = "1", .room = room, .area = 9000,
                           .owners = owners, .n_owners = 1, .confirmed = "", .person = -1 };

  yishi_roll_add (roll, &unit);
}

/* Two pairs of namesakes with different phones. */
static gboolean
import_roll (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(YishiRoll) roll = yishi_roll_new ();
  YishiRollChange change;

  add_unit (roll, "1", "101", "甲某某", "13800000001");
  add_unit (roll, "1", "102", "乙某某", "13800000002");
  add_unit (roll, "2", "101", "甲某某", "13900000001");
  add_unit (roll, "2", "102", "乙某某", "13900000002");
  yishi_roll_group (roll);
  return yishi_db_import_roll (db, roll, "sample.csv", "", FALSE, &change, error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) imported = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("yishi-merges-XXXXXX", &error);

  g_assert_no_error (error);
  fixture->path = g_build_filename (folder, "sample.yishi", NULL);
  fixture->clock = yishi_clock_new_at ("2026-11-20T09:00:00+08:00", &error);
  g_assert_no_error (error);
  fixture->record = yishi_record_new (fixture->path, fixture->clock);
  yishi_record_open_async (fixture->record, YISHI_STORE_CREATE, "Sample", "national", NULL, finished_cb, fixture);
  opened = wait_for_result (fixture);
  g_assert_true (yishi_record_open_finish (fixture->record, opened, &error));
  yishi_record_perform_async (fixture->record, YISHI_PART_ALL, import_roll, NULL, NULL, NULL, finished_cb, fixture);
  imported = wait_for_result (fixture);
  g_assert_true (yishi_record_perform_finish (fixture->record, imported, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr(GAsyncResult) closed = NULL;

  yishi_record_close_async (fixture->record, finished_cb, fixture);
  closed = wait_for_result (fixture);
  g_assert_true (yishi_record_close_finish (fixture->record, closed, NULL));
  g_object_unref (fixture->record);
  yishi_clock_free (fixture->clock);
  g_unlink (fixture->path);
  g_rmdir (folder);
  g_free (fixture->path);
}

/* "1-1-101 2-1-101;" for each that is open, then "-" and the reason of the rejected. */
static char *
describe (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(YishiMerges) merges = NULL;
  g_autoptr(GError) error = NULL;
  GString *text = g_string_new (NULL);

  yishi_merges_load_async (fixture->record, yishi_record_get_roll (fixture->record), NULL, finished_cb, fixture);
  result = wait_for_result (fixture);
  merges = yishi_merges_load_finish (fixture->record, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < merges->merges->len; i++)
    {
      g_auto(GStrv) units = yishi_merge_list_units (merges->roll->roll, g_ptr_array_index (merges->merges, i));
      g_autofree char *names = g_strjoinv (" ", units);

      if (i >= merges->n_open)
        g_string_append_printf (text, "-%s=%s;", names,
                                (const char *) g_ptr_array_index (merges->reasons, i - merges->n_open));
      else
        g_string_append_printf (text, "%s;", names);
    }

  return g_string_free (text, FALSE);
}

#define assert_merges(fixture, expected)                                                                              \
  G_STMT_START                                                                                                        \
    {                                                                                                                 \
      g_autofree char *described = describe (fixture);                                                                \
      g_assert_cmpstr (described, ==, expected);                                                                      \
    }                                                                                                                 \
  G_STMT_END

static void
reject (Fixture           *fixture,
        const char *const *units,
        const char        *reason)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  yishi_merges_reject_async (fixture->record, units, reason, finished_cb, fixture);
  result = wait_for_result (fixture);
  g_assert_true (yishi_merges_store_finish (fixture->record, result, &error));
  g_assert_no_error (error);
}

static void
decide (Fixture           *fixture,
        const char *const *units,
        gboolean           confirm)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  yishi_merges_decide_async (fixture->record, units, confirm, "asked them", finished_cb, fixture);
  result = wait_for_result (fixture);
  g_assert_true (yishi_merges_store_finish (fixture->record, result, &error));
  g_assert_no_error (error);
}

static void
perform (Fixture        *fixture,
         YishiStoreFunc  func,
         gpointer        data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  yishi_record_perform_async (fixture->record, 0, func, data, NULL, NULL, finished_cb, fixture);
  result = wait_for_result (fixture);
  g_assert_true (yishi_record_perform_finish (fixture->record, result, &error));
  g_assert_no_error (error);
}

static gboolean
verify (YishiDb       *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr(YishiVerification) verification = yishi_db_verify (db, NULL, cancellable, error);

  g_assert_nonnull (verification);
  g_assert_true (verification->ok);
  return TRUE;
}

/* What the tables say is what the journal adds up to. */
static void
assert_verified (Fixture *fixture)
{
  perform (fixture, verify, NULL);
}

static const char *const first[] = { "1-1-101", "2-1-101", NULL };
static const char *const second[] = { "1-1-102", "2-1-102", NULL };

/* A rejection is journalled with its reason, changes no roll, and can be taken back. */
static void
test_reject (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 n_entries = yishi_record_get_info (fixture->record)->n_entries;

  assert_merges (fixture, "1-1-101 2-1-101;1-1-102 2-1-102;");
  reject (fixture, first, "father\tand\nson");
  assert_merges (fixture, "1-1-102 2-1-102;-1-1-101 2-1-101=father and son;");
  reject (fixture, second, "cousins");
  assert_merges (fixture, "-1-1-101 2-1-101=father and son;-1-1-102 2-1-102=cousins;");
  reject (fixture, first, "brothers");
  assert_merges (fixture, "-1-1-101 2-1-101=brothers;-1-1-102 2-1-102=cousins;");
  reject (fixture, first, NULL);
  assert_merges (fixture, "1-1-101 2-1-101;-1-1-102 2-1-102=cousins;");
  g_assert_cmpint (yishi_record_get_info (fixture->record)->n_entries, ==, n_entries + 4);

  /* What is offered already need not be offered again. */
  reject (fixture, first, NULL);
  g_assert_cmpint (yishi_record_get_info (fixture->record)->n_entries, ==, n_entries + 4);
  assert_verified (fixture);
}

static void
assert_refused (Fixture           *fixture,
                const char *const *units,
                const char        *reason,
                const char        *expected)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  yishi_merges_reject_async (fixture->record, units, reason, finished_cb, fixture);
  result = wait_for_result (fixture);
  g_assert_false (yishi_merges_store_finish (fixture->record, result, &error));
  g_assert_nonnull (strstr (error->message, expected));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const alone[] = { "1-1-101", NULL };
  static const char *const unknown[] = { "1-1-101", "9-9-999", NULL };

  assert_refused (fixture, alone, "x", "two units");
  assert_refused (fixture, unknown, "x", "9-9-999");
  assert_refused (fixture, first, "  ", "reason");
  assert_merges (fixture, "1-1-101 2-1-101;1-1-102 2-1-102;");
}

static gboolean
keep_as_before (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return yishi_db_set_workspace (db, "rejected-merges", "1-1-101 2-1-101\tfather and son\n", error);
}

static gboolean
read_workspace (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  *(char **) data = yishi_db_get_workspace (db, "rejected-merges", NULL);
  return TRUE;
}

/* Rejections of an earlier program, from the workspace into the journal, once. */
static void
test_adopt (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *left = NULL;

  perform (fixture, keep_as_before, NULL);
  assert_merges (fixture, "1-1-102 2-1-102;-1-1-101 2-1-101=father and son;");
  perform (fixture, read_workspace, &left);
  g_assert_null (left);
  reject (fixture, first, NULL);
  assert_merges (fixture, "1-1-101 2-1-101;1-1-102 2-1-102;");
  assert_verified (fixture);
}

/* A merge makes one person of two, and is taken apart again. */
static void
test_decide (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (yishi_roll_count_persons (yishi_record_get_roll (fixture->record)->roll), ==, 4);
  decide (fixture, first, TRUE);
  g_assert_cmpint (yishi_roll_count_persons (yishi_record_get_roll (fixture->record)->roll), ==, 3);
  assert_merges (fixture, "1-1-102 2-1-102;");
  decide (fixture, first, FALSE);
  g_assert_cmpint (yishi_roll_count_persons (yishi_record_get_roll (fixture->record)->roll), ==, 4);
  assert_merges (fixture, "1-1-101 2-1-101;1-1-102 2-1-102;");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/merge-load/reject", Fixture, NULL, set_up, test_reject, tear_down);
  g_test_add ("/merge-load/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/merge-load/adopt", Fixture, NULL, set_up, test_adopt, tear_down);
  g_test_add ("/merge-load/decide", Fixture, NULL, set_up, test_decide, tear_down);

  return g_test_run ();
}
