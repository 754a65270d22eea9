/* record-test.c - a record's file: made, opened, refused, locked, chained
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "record-fixture.h"

/* Signals that come while a lock is asked for, instead of the system's own. */
static int n_interruptions;

int
flock (int fd,
       int operation)
{
  if (n_interruptions > 0)
    {
      n_interruptions--;
      errno = EINTR;
      return -1;
    }

  return syscall (SYS_flock, fd, operation);
}

static void
test_is_private (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);
  struct stat status;

  g_assert_no_errno (stat (record->path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static gboolean
expect_open_error (RecordFixture   *record,
                   YishiStoreMode   mode,
                   YishiStoreError  code)
{
  YishiStore *store = yishi_store_new (record->path, record->clock);
  g_autoptr(GError) error = NULL;

  g_assert_false (yishi_store_open (store, mode, &error));
  g_assert_error (error, YISHI_STORE_ERROR, (int) code);
  yishi_store_close (store, NULL);
  g_assert_finalize_object (store);
  return TRUE;
}

static void
test_never_overwrites (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);
  g_autoptr(YishiVerification) verification = NULL;

  record_fixture_close (record);
  expect_open_error (record, YISHI_STORE_CREATE, YISHI_STORE_ERROR_EXISTS);
  record_fixture_open (record, YISHI_STORE_READ);
  verification = verify (record, NULL);
  g_assert_true (verification->ok);
  g_assert_cmpint (verification->n_entries, ==, 2);
}

/* What is not a record is left as it is, byte for byte. */
static void
expect_untouched (RecordFixture   *record,
                  YishiStoreMode   mode,
                  YishiStoreError  code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  g_assert_true (g_file_get_contents (record->path, &before, &n_before, NULL));
  expect_open_error (record, mode, code);
  g_assert_true (g_file_get_contents (record->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_refuses_a_newer_file (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);
  sqlite3 *handle;

  record_fixture_close (record);
  g_assert_cmpint (sqlite3_open (record->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 999", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);

  expect_untouched (record, YISHI_STORE_WRITE, YISHI_STORE_ERROR_TOO_NEW);
  expect_untouched (record, YISHI_STORE_READ, YISHI_STORE_ERROR_TOO_NEW);
}

static void
test_refuses_what_is_no_record (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  sqlite3 *handle;

  record_fixture_close (record);
  g_assert_no_errno (g_unlink (record->path));
  expect_open_error (record, YISHI_STORE_READ, YISHI_STORE_ERROR_NOT_FOUND);
  expect_open_error (record, YISHI_STORE_WRITE, YISHI_STORE_ERROR_NOT_FOUND);

  g_assert_true (g_file_set_contents (record->path, "a letter to the neighbours, and no database at all", -1, NULL));
  expect_untouched (record, YISHI_STORE_WRITE, YISHI_STORE_ERROR_NOT_A_RECORD);
  expect_untouched (record, YISHI_STORE_READ, YISHI_STORE_ERROR_NOT_A_RECORD);

  g_assert_no_errno (g_unlink (record->path));
  g_assert_cmpint (sqlite3_open (record->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE t (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  expect_untouched (record, YISHI_STORE_WRITE, YISHI_STORE_ERROR_NOT_A_RECORD);
  expect_untouched (record, YISHI_STORE_READ, YISHI_STORE_ERROR_NOT_A_RECORD);
}

/* Another process that writes keeps a second writer out and lets readers in. */
static void
test_lock (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);
  g_autofree char *result = NULL;
  int fd;

  record_fixture_close (record);
  fd = open (record->path, O_RDWR | O_CLOEXEC);
  g_assert_no_errno (fd);
  g_assert_no_errno (flock (fd, LOCK_EX));
  expect_open_error (record, YISHI_STORE_WRITE, YISHI_STORE_ERROR_LOCKED);

  record_fixture_open (record, YISHI_STORE_READ);
  g_assert_true (is_sound (record));
  record_fixture_close (record);

  close (fd);
  record_fixture_open (record, YISHI_STORE_WRITE);
}

static void
test_interrupted_lock (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);

  record_fixture_close (record);
  n_interruptions = 3;
  record_fixture_open (record, YISHI_STORE_WRITE);
  g_assert_cmpint (n_interruptions, ==, 0);
}

/* Asks in another process whether SQLite's lock on the file is held. */
static gboolean
is_locked (const char *path)
{
  pid_t child = fork ();
  int status;

  g_assert_no_errno (child);
  if (child == 0)
    {
      struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
      int fd = open (path, O_RDWR | O_CLOEXEC);

      _exit (fd < 0 || fcntl (fd, F_GETLK, &range) != 0 || range.l_type == F_UNLCK);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

/* By whatever name, a second writer in the same process is turned away at once,
 * and the first one keeps its locks. */
static void
test_second_writer_in_one_process (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);
  g_autofree char *own_path = g_steal_pointer (&record->path);
  gint64 start = g_get_monotonic_time ();

  g_assert_true (is_locked (own_path));
  record->path = g_build_filename (record->folder, "other-name.yishi", NULL);
  g_assert_no_errno (symlink (own_path, record->path));
  expect_open_error (record, YISHI_STORE_WRITE, YISHI_STORE_ERROR_LOCKED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 4 * G_USEC_PER_SEC);
  g_assert_true (is_locked (own_path));

  record_fixture_close (record);
  record_fixture_open (record, YISHI_STORE_WRITE);
}

/* The chain as interfaces say it, computed with nothing of ours. */
static void
test_chain (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);
  g_autofree char *prev = g_strnfill (64, '0');
  sqlite3_stmt *statement;
  sqlite3 *handle;
  int expected = 1;

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  add_ballot (record, "1-1-101", "yes", NULL);
  record_fixture_close (record);

  g_assert_cmpint (sqlite3_open (record->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT seq, at, kind, body, prev, hash FROM journal ORDER BY seq", -1,
                                       &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *at = (const char *) sqlite3_column_text (statement, 1);
      g_autofree char *text = NULL;
      g_autofree char *hash = NULL;

      g_assert_cmpint (sqlite3_column_int (statement, 0), ==, expected++);
      g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 4), ==, prev);
      g_assert_true (g_str_has_prefix (at, "2026-12-15T19:00:") && g_str_has_suffix (at, "+08:00"));
      text = g_strdup_printf ("%d\n%s\n%s\n%s\n%s", sqlite3_column_int (statement, 0), at,
                              sqlite3_column_text (statement, 2), sqlite3_column_text (statement, 3), prev);
      hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 5), ==, hash);
      g_free (prev);
      prev = g_steal_pointer (&hash);
    }
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  g_assert_cmpint (expected, ==, 7);

  record_fixture_open (record, YISHI_STORE_READ);
}

static gboolean
do_update_journal (YishiDb       *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return yishi_db_set_setting (db, "pack", "no-such-pack", error);
}

static void
test_settings (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);
  g_autoptr(YishiVerification) verification = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (record_do (record, do_update_journal, NULL, &error));
  g_assert_nonnull (error);
  verification = verify (record, NULL);
  g_assert_cmpint (verification->n_entries, ==, 2);
}

static gboolean
note_order (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_array_append_val ((GArray *) g_object_get_data (G_OBJECT (cancellable), "order"), data);
  return TRUE;
}

static void
count_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_assert_true (yishi_store_perform_finish (YISHI_STORE (source), result, NULL));
  ++*(int *) user_data;
}

/* Jobs run in the order in which they were handed over. */
static void
test_order (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (gpointer));
  int n_done = 0;

  g_object_set_data (G_OBJECT (cancellable), "order", order);
  for (int i = 0; i < 100; i++)
    yishi_store_perform_async (record->store, note_order, GINT_TO_POINTER (i), NULL, cancellable, count_cb, &n_done);
  while (n_done < 100)
    g_main_context_iteration (NULL, TRUE);
  for (int i = 0; i < 100; i++)
    g_assert_cmpint (GPOINTER_TO_INT (g_array_index (order, gpointer, i)), ==, i);
}

/* One that asks for something too late. */
typedef struct
{
  gboolean is_told;
  gboolean is_freed;
} Late;

static void
late_freed_cb (gpointer data)
{
  ((Late *) data)->is_freed = TRUE;
}

static void
late_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (yishi_store_perform_finish (YISHI_STORE (object), result, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  ((Late *) user_data)->is_told = TRUE;
}

static void
ask_late (RecordFixture *record)
{
  Late late = { FALSE, FALSE };

  yishi_store_perform_async (record->store, note_order, &late, late_freed_cb, NULL, late_cb, &late);
  while (!late.is_told || !late.is_freed)
    g_main_context_iteration (NULL, TRUE);
}

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_assert_true (yishi_store_close_finish (YISHI_STORE (object), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* Whoever holds on to a record that is being closed, as a dialog does, is told so
 * and does not wait for ever. */
static void
test_asked_while_closing (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  gboolean is_closed = FALSE;

  yishi_store_close_async (record->store, closed_cb, &is_closed);
  ask_late (record);
  while (!is_closed)
    g_main_context_iteration (NULL, TRUE);
  ask_late (record);
  g_assert_finalize_object (g_steal_pointer (&record->store));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/is-private", test_is_private);
  g_test_add_func ("/record/never-overwrites", test_never_overwrites);
  g_test_add_func ("/record/refuses-a-newer-file", test_refuses_a_newer_file);
  g_test_add_func ("/record/refuses-what-is-no-record", test_refuses_what_is_no_record);
  g_test_add_func ("/record/lock", test_lock);
  g_test_add_func ("/record/interrupted-lock", test_interrupted_lock);
  g_test_add_func ("/record/second-writer-in-one-process", test_second_writer_in_one_process);
  g_test_add_func ("/record/chain", test_chain);
  g_test_add_func ("/record/settings", test_settings);
  g_test_add_func ("/record/order", test_order);
  g_test_add_func ("/record/asked-while-closing", test_asked_while_closing);

  return g_test_run ();
}
