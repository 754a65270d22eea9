/* recording-verify-test.c - whatever is changed in a recording, in its tables or its sound, is found and named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On the fixture of version 3, whose part 2 was recorded in entries 53 to 63.
 */
#include <string.h>

#include "record-fixture.h"
#include "yishi-db-recording.h"

static RecordFixture *
copy_fixture (const char *content)
{
  RecordFixture *record = record_fixture_new (0);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "record-3.yishi", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  record_fixture_close (record);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (record->path, bytes, length, NULL));
  put_part (record, SAMPLE_PART (2), SAMPLE_SOUND);
  if (g_strcmp0 (content, SAMPLE_SOUND) != 0)
    put_part (record, SAMPLE_PART (2), content);
  record_fixture_open (record, YISHI_STORE_WRITE);
  return record;
}

static const struct
{
  const char *name;
  const char *sql;
  gint64      seq;  /* of the first problem */
  const char *code;
} tables[] = {
  { "notice-changed", "UPDATE recording_notice SET text = '别的'", 50, "STATE" },
  { "notice-put-in", "INSERT INTO recording_notice VALUES (2, 1, 5, '别的', 50)", 50, "STATE" },
  { "part-shortened", "UPDATE part SET length = length - 1 WHERE number = 2", 63, "STATE" },
  { "sum-changed", "UPDATE part SET sha256 = replace(sha256, 'a', 'b') WHERE number = 2", 63, "STATE" },
  { "other-file", "UPDATE part SET file = 'recordings/other.opus' WHERE number = 2", 63, "STATE" },
  { "part-taken-out", "DELETE FROM part WHERE number = 1", 52, "STATE" },
  { "never-crashed", "UPDATE part SET ended = 'stopped' WHERE number = 1", 52, "STATE" },
  { "minute-changed", "UPDATE part_hash SET bytes = 7", 54, "STATE" },
  { "minute-taken-out", "DELETE FROM part_hash", 54, "STATE" },
  { "clock-changed", "UPDATE part_sync SET instant = instant + 1 WHERE id = 6", 57, "STATE" },
  { "gap-shortened", "UPDATE sound_gap SET until_instant = until_instant - 1 WHERE id = 2", 56, "STATE" },
  { "other-reason", "UPDATE sound_gap SET reason = 'crashed' WHERE id = 2", 56, "STATE" },
  { "gap-taken-out", "DELETE FROM sound_gap WHERE id = 3", 58, "STATE" },
  { "bookmark-moved", "UPDATE bookmark SET position = 0 WHERE id = 1", 60, "STATE" },
  { "bookmark-text", "UPDATE bookmark SET text = '别的' WHERE id = 1", 60, "STATE" },
  { "bookmark-taken-out", "DELETE FROM bookmark WHERE id = 2", 62, "STATE" },
  { "index-taken-out", "DROP INDEX part_records", 0, "SCHEMA" },
};

static void
test_table (gconstpointer data)
{
  const typeof (tables[0]) *row = data;
  g_autoptr(RecordFixture) record = copy_fixture (SAMPLE_SOUND);
  g_autoptr(YishiVerification) verification = NULL;
  const YishiProblem *problem;

  tamper (record, row->sql);
  verification = verify (record, NULL);
  g_assert_false (verification->ok);
  g_assert_cmpuint (verification->problems->len, ==, 1);
  problem = verification->problems->pdata[0];
  g_assert_cmpstr (problem->code, ==, row->code);
  g_assert_cmpint (problem->seq, ==, row->seq);
}

/* What lies in the media folder, and what is told of it; NULL: nothing. */
static const struct
{
  const char *name, *content, *told;
  int         n_checked;
} sounds[] = {
  { "as-it-was", SAMPLE_SOUND, NULL, 1 },
  { "changed-after-a-minute", "示例改动", "was changed after it was recorded: only up to 00:01:00 it is", 1 },
  { "changed-before", "改动录音", "was changed after it was recorded: only up to 00:00:00 it is", 1 },
  { "cut-off", "示例", "was cut off: 6 of 12 bytes are there", 1 },
  { "cut-off-within-a-minute", "示", "was cut off: 3 of 12 bytes are there", 1 },
  { "emptied", "", "was cut off: 0 of 12 bytes are there", 1 },
  { "made-longer", "示例录音录音", "was changed after it was recorded: only up to 00:01:00 it is", 1 },
  { "taken-away", NULL, "is missing from the media folder", 0 },
};

static void
test_sound (gconstpointer data)
{
  const typeof (sounds[0]) *row = data;
  g_autoptr(RecordFixture) record = copy_fixture (row->content);
  g_autoptr(YishiVerification) verification = verify (record, NULL);
  const YishiProblem *problem;

  g_assert_cmpint (verification->n_recordings, ==, row->n_checked);
  g_assert_cmpint (verification->ok, ==, row->told == NULL);
  if (row->told == NULL)
    return;

  g_assert_cmpuint (verification->problems->len, ==, 1);
  problem = verification->problems->pdata[0];
  g_assert_cmpstr (problem->code, ==, "RECORDING");
  g_assert_cmpint (problem->seq, ==, 63);
  g_assert_nonnull (strstr (problem->message, "part 2 of the recording of 2026-12-15"));
  g_assert_nonnull (strstr (problem->message, SAMPLE_PART (2)));
  g_assert_nonnull (strstr (problem->message, row->told));
  g_assert_nonnull (strstr (problem->message, "“/media/示例”"));
}

static gboolean
do_record (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const YishiPart part = { .number = 1, .file = (char *) SAMPLE_PART (1), .device = (char *) "示例",
                           .began = 1, .monotonic = 1 };
  const YishiMinuteHash first = { { 1, 60 }, SAMPLE_MINUTE_BYTES, SAMPLE_MINUTE_SHA256 };
  const YishiMinuteHash second = { { 1, 120 }, SAMPLE_BYTES, SAMPLE_SHA256 };
  const YishiSync one = { first.place, 2, 2 }, two = { second.place, 3, 3 };

  return yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "示例", error) && yishi_db_start_part (db, 1, &part, error) &&
         yishi_db_hash_part (db, 1, &first, &one, error) && yishi_db_hash_part (db, 1, &second, &two, error);
}

static gboolean
do_recover (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const YishiPart found = { .number = 1, .length = 60, .bytes = SAMPLE_MINUTE_BYTES,
                            .sha256 = (char *) SAMPLE_MINUTE_SHA256, .end = YISHI_PART_CRASHED };

  return yishi_db_recover_part (db, 1, &found, error);
}

static void
assert_told (RecordFixture *record,
             const char    *told)
{
  g_autoptr(YishiVerification) verification = verify (record, NULL);

  g_assert_cmpint (verification->ok, ==, told == NULL);
  if (told != NULL)
    g_assert_nonnull (strstr (((YishiProblem *) verification->problems->pdata[0])->message, told));
}

/* While it records more is there than is known; a power cut may take what was
 * summed last, and no more than that. */
static void
test_under_way (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  g_autoptr(GError) error = NULL;

  add_meeting_and_item (record, "2026-12-15", "discussion", 0);
  g_assert_true (record_do (record, do_record, NULL, &error));

  assert_told (record, "is missing");
  put_part (record, SAMPLE_PART (1), SAMPLE_SOUND "还在录");
  assert_told (record, NULL);
  put_part (record, SAMPLE_PART (1), "示例");
  assert_told (record, NULL);
  put_part (record, SAMPLE_PART (1), "改动录音");
  assert_told (record, "only up to 00:00:00");
  put_part (record, SAMPLE_PART (1), "示");
  assert_told (record, "3 of 6 bytes");

  put_part (record, SAMPLE_PART (1), "示例");
  g_assert_true (record_do (record, do_recover, NULL, &error));
  assert_told (record, NULL);
  put_part (record, SAMPLE_PART (1), "示");
  assert_told (record, "3 of 6 bytes");
}

static gboolean
do_start (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const YishiPart part = { .number = 1, .file = (char *) SAMPLE_PART (1), .device = (char *) "示例",
                           .began = 1, .monotonic = 1 };

  return yishi_db_start_part (db, 1, &part, error);
}

static gboolean
do_end (YishiDb       *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const YishiPart part = { .number = 2, .length = 60, .bytes = SAMPLE_MINUTE_BYTES,
                           .sha256 = (char *) SAMPLE_MINUTE_SHA256, .end = YISHI_PART_STOPPED };
  const YishiSync end = { { 2, 60 }, 1, 1 };

  return yishi_db_end_part (db, 1, &part, &end, error);
}

/* Behind the program's back, then on with the program, then back again. */
static void
assert_impossible (RecordFixture  *record,
                   const char     *before,
                   YishiStoreFunc  meanwhile,
                   const char     *after,
                   gint64          seq)
{
  g_autoptr(YishiVerification) verification = NULL;

  tamper (record, before);
  record_fixture_close (record);
  record_fixture_open (record, YISHI_STORE_WRITE);
  g_assert_true (record_do (record, meanwhile, NULL, NULL));
  tamper (record, after);
  verification = verify (record, NULL);
  g_assert_false (verification->ok);
  g_assert_cmpstr (((YishiProblem *) verification->problems->pdata[0])->code, ==, "BODY");
  g_assert_cmpint (((YishiProblem *) verification->problems->pdata[0])->seq, ==, seq);
}

static void
test_recorded_anew (void)
{
  g_autoptr(RecordFixture) record = copy_fixture (SAMPLE_SOUND);

  assert_impossible (record, "UPDATE part SET ended = 'recording' WHERE number = 2", do_end, "SELECT 1", 87);
}

static void
test_unannounced (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);

  add_meeting_and_item (record, "2026-12-15", "discussion", 0);
  assert_impossible (record, "INSERT INTO recording_notice VALUES (1, 1, 1, '', 1)", do_start,
                     "DELETE FROM recording_notice", 4);
}

static gboolean
do_backup (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return yishi_db_backup (db, data, NULL, error);
}

/* What is being recorded has grown by the time its file is copied; the copy is as
 * good as one that was cut off then. */
static void
test_backup (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  g_autofree char *copy = g_build_filename (record->folder, "copy.yishi", NULL);
  g_autofree char *peaks = g_strdup_printf ("%s-media/%s.peaks", copy, SAMPLE_PART (1));
  g_autoptr(GError) error = NULL;

  add_meeting_and_item (record, "2026-12-15", "discussion", 0);
  g_assert_true (record_do (record, do_record, NULL, &error));
  put_part (record, SAMPLE_PART (1), SAMPLE_SOUND "还在录");
  put_part (record, SAMPLE_PART (1) ".peaks", "示例");
  g_assert_true (record_do (record, do_backup, copy, &error));
  g_assert_true (g_file_test (peaks, G_FILE_TEST_IS_REGULAR));

  record_fixture_close (record);
  g_free (record->path);
  record->path = g_steal_pointer (&copy);
  record_fixture_open (record, YISHI_STORE_WRITE);
  assert_told (record, NULL);
  put_part (record, SAMPLE_PART (1), "示例");
  g_assert_true (record_do (record, do_recover, NULL, &error));
  assert_told (record, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *name = g_strconcat ("/recording-verify/table/", tables[i].name, NULL);

      g_test_add_data_func (name, &tables[i], test_table);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sounds); i++)
    {
      g_autofree char *name = g_strconcat ("/recording-verify/sound/", sounds[i].name, NULL);

      g_test_add_data_func (name, &sounds[i], test_sound);
    }
  g_test_add_func ("/recording-verify/under-way", test_under_way);

  g_test_add_func ("/recording-verify/recorded-anew", test_recorded_anew);
  g_test_add_func ("/recording-verify/unannounced", test_unannounced);
  g_test_add_func ("/recording-verify/backup", test_backup);

  return g_test_run ();
}
