/* migration-test.c - records of every version that has ever landed can be read, written and verified
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tests/fixtures/record-N.yishi was written by the first program that had schema
 * version N, and is never made anew.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "record-fixture.h"
#include "yishi-migrations.h"

/* What each fixture held when it was written. */
static const struct
{
  int         version;
  gint64      n_entries;
  gint64      n_results;
  const char *head;
} fixtures[] = {
  { 1, 43, 5, "30be94a12a576a3b85d74671e0e558e66f72568d51c6f8cc6b4f20f6e0b59e64" },
  { 2, 71, 3, "46d140da67e5988aa6e5f5796e78308cbfa121ada5548a32018ed93561a53356" },
  { 3, 86, 3, "3415e9cbceaaf8ce7e31f8836286e41b2fb555b78227ad1f91fa84c0873d5080" },
  { 4, 98, 3, "9e5ffe485537a2a49c4e5604ca52ecd25239a67358bc600f8f4cd9ccf7cc16c6" },
};

/* A copy of the fixture, not yet open. */
static RecordFixture *
copy_fixture (int version)
{
  RecordFixture *record = record_fixture_new (0);
  g_autofree char *name = g_strdup_printf ("record-%d.yishi", version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  record_fixture_close (record);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (record->path, bytes, length, NULL));
  /* What those of version 3 and later have recorded. */
  put_part (record, SAMPLE_PART (2), SAMPLE_SOUND);
  return record;
}

static void
assert_holds (RecordFixture *record,
              gsize          i,
              gint64         n_more)
{
  g_autoptr(YishiVerification) verification = verify (record, fixtures[i].head);

  for (guint j = 0; j < verification->problems->len; j++)
    g_test_message ("%s", ((YishiProblem *) verification->problems->pdata[j])->message);
  g_assert_true (verification->ok);
  g_assert_cmpint (verification->n_entries, ==, fixtures[i].n_entries + n_more);
  g_assert_cmpint (verification->n_results, ==, fixtures[i].n_results);
  g_assert_cmpint (verification->n_since_head, ==, n_more);
}

static gboolean
do_change (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return yishi_db_set_setting (db, "language", "zh_CN", error);
}

/* Opened for writing, a record comes up to date and its old self is kept. */
static void
test_fixture (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(RecordFixture) record = copy_fixture (fixtures[i].version);
  g_autofree char *kept = g_strdup_printf ("%s.version-%d", record->path, fixtures[i].version);
  g_autoptr(GError) error = NULL;

  record_fixture_open (record, YISHI_STORE_WRITE);
  assert_holds (record, i, 0);
  record_do (record, do_change, NULL, &error);
  g_assert_no_error (error);
  assert_holds (record, i, 1);
  record_fixture_close (record);

  g_assert_cmpint (g_file_test (kept, G_FILE_TEST_EXISTS), ==, fixtures[i].version < yishi_schema_version ());
  record_fixture_open (record, YISHI_STORE_READ);
  assert_holds (record, i, 1);
}

/* Whoever adds a schema version adds its fixture. */
static void
test_every_version_has_a_fixture (void)
{
  g_assert_cmpint (fixtures[G_N_ELEMENTS (fixtures) - 1].version, ==, yishi_schema_version ());
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    g_assert_cmpint (fixtures[i].version, ==, (int) i + 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/migration/every-version-has-a-fixture", test_every_version_has_a_fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *name = g_strdup_printf ("/migration/version-%d", fixtures[i].version);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_fixture);
    }

  return g_test_run ();
}
