/* copy-test.c - exports and backups: of one moment, whole, private, or not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "record-fixture.h"
#include "yishi-copy.h"
#include "yishi-db-private.h"

/* Writes to the record as another process would, in the middle of an export. */
static int
write_meanwhile (unsigned  event,
                 void     *data,
                 void     *statement,
                 void     *text)
{
  sqlite3 *handle;

  if (strstr (text, "FROM attendance") == NULL)
    return 0;

  g_assert_cmpint (sqlite3_open (data, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "INSERT INTO journal SELECT max(seq) + 1, at, kind, body, hash, 'later' FROM journal",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
  return 0;
}

static gboolean
do_export_meanwhile (YishiDb       *db,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  RecordFixture *record = data;
  g_autofree char *folder = g_build_filename (record->folder, "export", NULL);
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, "2026-12-15", error);
  gboolean exported;

  g_assert_nonnull (meeting);
  sqlite3_trace_v2 (db->handle, SQLITE_TRACE_STMT, write_meanwhile, record->path);
  exported = yishi_db_export (db, meeting, folder, error);
  sqlite3_trace_v2 (db->handle, 0, NULL, NULL);
  return exported;
}

static gboolean
read_last_hash (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT hash FROM journal ORDER BY seq DESC LIMIT 1", "");

  g_assert_cmpint (yishi_db_step (db, statement, error), ==, 1);
  *(char **) data = yishi_db_dup (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static void
test_export_is_of_one_moment (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);
  g_autofree char *path = g_build_filename (record->folder, "export", "journal.csv", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *journal = NULL;
  g_autoptr(GError) error = NULL;

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  g_assert_true (record_do (record, read_last_hash, &before, NULL));
  record_fixture_close (record);
  record_fixture_open (record, YISHI_STORE_READ);
  record_do (record, do_export_meanwhile, record, &error);
  g_assert_no_error (error);

  g_assert_true (record_do (record, read_last_hash, &after, NULL));
  g_assert_cmpstr (after, ==, "later");
  g_assert_true (g_file_get_contents (path, &journal, NULL, NULL));
  g_assert_nonnull (strstr (journal, before));
  g_assert_null (strstr (journal, "later"));
}

static gboolean
do_copy (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autofree char *prepared = yishi_copy_prepare (db, data, error);

  if (prepared == NULL)
    return FALSE;

  g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
  return yishi_copy_name (prepared, data, error);
}

static gboolean
do_copy_over (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *prepared = yishi_copy_prepare (db, data, error);

  return prepared != NULL && yishi_copy_name (prepared, data, error);
}

static void
expect_files (const char *folder,
              guint       n_expected)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, n_expected);
}

/* What is kept before a change of schema has its name last, is private whatever
 * the umask, and takes nobody's place. */
static void
test_copy_is_private_and_named_last (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);
  g_autofree char *folder = g_build_filename (record->folder, "kept", NULL);
  g_autofree char *path = g_build_filename (folder, "garden.yishi.version-1", NULL);
  g_autoptr(GError) error = NULL;
  mode_t before = umask (0);
  struct stat status;

  g_assert_no_errno (g_mkdir (folder, 0700));
  record_do (record, do_copy, path, &error);
  umask (before);
  g_assert_no_error (error);
  g_assert_no_errno (stat (path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  g_assert_true (g_file_set_contents (path, "precious", -1, NULL));
  g_assert_false (record_do (record, do_copy_over, path, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_EXISTS);
  expect_files (folder, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/copy/export-is-of-one-moment", test_export_is_of_one_moment);
  g_test_add_func ("/copy/is-private-and-named-last", test_copy_is_private_and_named_last);

  return g_test_run ();
}
