/* recording-test.c - what was recorded of a meeting stands in its record, also after a crash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "record-fixture.h"
#include "yishi-db-agenda.h"
#include "yishi-db-recording.h"
#include "yishi-db-room.h"
#include "yishi-db-session.h"

#define NS G_GINT64_CONSTANT (1000000000)
#define US G_GINT64_CONSTANT (1000000)
#define T0 (G_GINT64_CONSTANT (1797332400) * US)

#define DO(call)                                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean done = call;                                                                          \
                                                                                                   \
    g_assert_no_error (*error);                                                                    \
    g_assert_true (done);                                                                          \
  }                                                                                                \
  G_STMT_END

static const YishiPart first = { .number = 1, .file = (char *) SAMPLE_PART (1), .device = (char *) "示例麦克风",
                                 .began = T0, .monotonic = 5000 * US };
static const YishiPart second = { .number = 2, .file = (char *) SAMPLE_PART (2), .device = (char *) "示例麦克风",
                                  .mirror = (char *) "/media/示例",
                                  .began = T0 + 400 * US, .monotonic = 40 * US };

static YishiSync
at (int    part,
    gint64 position,
    gint64 monotonic,
    gint64 instant)
{
  return (YishiSync) { { part, position * NS }, monotonic * US, T0 + instant * US };
}

/* Refused with @code, and nothing written. */
static void
assert_refused (YishiDb         *db,
                gboolean         done,
                YishiStoreError  code,
                GError         **error)
{
  g_assert_false (done);
  g_assert_error (*error, YISHI_STORE_ERROR, (int) code);
  g_assert_cmpuint (strlen ((*error)->message), >, 10);
  g_clear_error (error);
}

/* Does it in the store's thread, on a record with a meeting and an item of @kind. */
static void
run (YishiStoreFunc  func,
     const char     *kind,
     gpointer        data)
{
  g_autoptr(RecordFixture) record = record_fixture_new (4);
  g_autoptr(GError) error = NULL;

  put_part (record, SAMPLE_PART (1), SAMPLE_SOUND);
  add_meeting_and_item (record, "2026-12-15", kind, strcmp (kind, "matter") == 0 ? 5 : 0);
  record_do (record, func, data, &error);
  g_assert_no_error (error);
  g_assert_true (is_sound (record));
}

static gboolean
do_notice (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(YishiRecording) recording = yishi_db_load_recording (db, 1, error);
  g_autoptr(YishiRecording) told = NULL;
  g_autofree char *seal = NULL;

  g_assert_cmpint (recording->announced, ==, YISHI_UNKNOWN);
  assert_refused (db, yishi_db_start_part (db, 1, &first, error), YISHI_STORE_ERROR_REFUSED, error);
  assert_refused (db, yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "　 ", error), YISHI_STORE_ERROR_REFUSED, error);
  assert_refused (db, yishi_db_announce_recording (db, 9, YISHI_TOLD_BY_WALL, "示例", error), YISHI_STORE_ERROR_NOT_FOUND, error);

  DO (yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "本次会议全程录音，用于整理会议记录", error));
  told = yishi_db_load_recording (db, 1, error);
  g_assert_cmpint (told->announced, >=, T0);
  g_assert_cmpint (yishi_recording_may_start (told), ==, YISHI_MAY_RECORD);

  DO (yishi_db_close_meeting (db, 1, &seal, error));
  assert_refused (db, yishi_db_start_part (db, 1, &first, error), YISHI_STORE_ERROR_REFUSED, error);
  assert_refused (db, yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "示例", error), YISHI_STORE_ERROR_REFUSED, error);
  return TRUE;
}

static void
test_notice (void)
{
  run (do_notice, "discussion", NULL);
}

/* A minute, a pause, the clock set back one hour, and the end. */
static gboolean
do_part (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const YishiMinuteHash hash = { { 1, 60 * NS }, SAMPLE_MINUTE_BYTES, SAMPLE_MINUTE_SHA256 };
  const YishiPart ended = { .number = 1, .length = 300 * NS, .bytes = SAMPLE_BYTES, .sha256 = (char *) SAMPLE_SHA256,
                            .end = YISHI_PART_STOPPED };
  const YishiSync minute = at (1, 60, 5060, 60), paused = at (1, 100, 5100, 100), resumed = at (1, 100, 5400, 400);
  const YishiSync set = at (1, 200, 5500, 500 - 3600), end = at (1, 300, 5600, 600 - 3600);
  g_autoptr(YishiRecording) recording = NULL;
  const YishiSoundGap *gap;
  const YishiPart *part;
  gint64 instant, pause;

  DO (yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "示例", error));
  DO (yishi_db_start_part (db, 1, &first, error));
  assert_refused (db, yishi_db_start_part (db, 1, &second, error), YISHI_STORE_ERROR_REFUSED, error);
  DO (yishi_db_hash_part (db, 1, &hash, &minute, error));
  assert_refused (db, yishi_db_end_sound_gap (db, 1, &resumed, 0, error), YISHI_STORE_ERROR_REFUSED, error);
  DO (yishi_db_begin_sound_gap (db, 1, YISHI_SOUND_GAP_PAUSED, &paused, NULL, &pause, error));
  assert_refused (db, yishi_db_explain_sound_gap (db, pause + 1, "示例保密", error), YISHI_STORE_ERROR_NOT_FOUND, error);
  DO (yishi_db_explain_sound_gap (db, pause, "示例休息", error));
  DO (yishi_db_end_sound_gap (db, 1, &resumed, 0, error));
  DO (yishi_db_explain_sound_gap (db, pause, " 示例保密 ", error));
  DO (yishi_db_sync_part (db, 1, &set, error));
  DO (yishi_db_end_part (db, 1, &ended, &end, error));
  assert_refused (db, yishi_db_end_part (db, 1, &ended, &end, error), YISHI_STORE_ERROR_REFUSED, error);
  assert_refused (db, yishi_db_sync_part (db, 1, &set, error), YISHI_STORE_ERROR_REFUSED, error);
  assert_refused (db, yishi_db_hash_part (db, 2, &hash, &minute, error), YISHI_STORE_ERROR_NOT_FOUND, error);

  recording = yishi_db_load_recording (db, 1, error);
  part = yishi_recording_find_part (recording, 1);
  g_assert_cmpstr (part->file, ==, SAMPLE_PART (1));
  g_assert_cmpstr (part->device, ==, "示例麦克风");
  g_assert_cmpstr (part->sha256, ==, SAMPLE_SHA256);
  g_assert_cmpint (part->length, ==, 300 * NS);
  g_assert_cmpint (part->bytes, ==, SAMPLE_BYTES);
  g_assert_cmpint (part->end, ==, YISHI_PART_STOPPED);
  g_assert_cmpuint (recording->hashes->len, ==, 1);
  g_assert_cmpint (g_array_index (recording->hashes, YishiMinuteHash, 0).bytes, ==, SAMPLE_MINUTE_BYTES);
  gap = recording->gaps->pdata[0];
  g_assert_cmpint (gap->reason, ==, YISHI_SOUND_GAP_PAUSED);
  g_assert_cmpint (gap->until - gap->from, ==, 300 * US);
  g_assert_cmpstr (gap->text, ==, "示例保密");
  g_assert_true (yishi_recording_get_instant (recording, (YishiPlace) { 1, 250 * NS }, &instant));
  g_assert_cmpint (instant, ==, T0 + (550 - 3600) * US);
  return TRUE;
}

static void
test_part (void)
{
  run (do_part, "discussion", NULL);
}

/* Cut off at 130 s, of which a power cut took two; paused at @data s, if it was. */
static gboolean
do_crash (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  int paused_at = GPOINTER_TO_INT (data);
  const YishiMinuteHash hash = { { 1, 120 * NS }, SAMPLE_MINUTE_BYTES, SAMPLE_MINUTE_SHA256 };
  const YishiSync minute = at (1, 120, 5120, 120), paused = at (1, paused_at, 5000 + paused_at, paused_at);
  const YishiPart found = { .number = 1, .length = (paused_at != 0 ? 125 : 128) * NS, .bytes = SAMPLE_BYTES,
                            .sha256 = (char *) SAMPLE_SHA256, .end = YISHI_PART_CRASHED };
  g_autoptr(GPtrArray) cut_off = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) gaps = NULL;
  g_autoptr(YishiRecording) recording = NULL;
  const YishiSoundGap *gap;

  DO (yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "示例", error));
  DO (yishi_db_start_part (db, 1, &first, error));
  DO (yishi_db_hash_part (db, 1, &hash, &minute, error));
  if (paused_at != 0)
    DO (yishi_db_begin_sound_gap (db, 1, YISHI_SOUND_GAP_PAUSED, &paused, NULL, NULL, error));

  cut_off = yishi_db_list_cut_off (db, error);
  g_assert_cmpuint (cut_off->len, ==, 1);
  g_assert_cmpint (((YishiCutOff *) cut_off->pdata[0])->meeting, ==, 1);
  g_assert_cmpstr (((YishiCutOff *) cut_off->pdata[0])->part->file, ==, SAMPLE_PART (1));
  assert_refused (db, yishi_db_start_part (db, 1, &second, error), YISHI_STORE_ERROR_REFUSED, error);
  DO (yishi_db_recover_part (db, 1, &found, error));
  assert_refused (db, yishi_db_recover_part (db, 1, &found, error), YISHI_STORE_ERROR_REFUSED, error);
  none = yishi_db_list_cut_off (db, error);
  g_assert_cmpuint (none->len, ==, 0);
  DO (yishi_db_start_part (db, 1, &second, error));

  recording = yishi_db_load_recording (db, 1, error);
  g_assert_cmpstr (yishi_recording_find_part (recording, 2)->mirror, ==, "/media/示例");
  g_assert_cmpint (yishi_recording_get_part_length (recording, recording->parts->pdata[0]), ==, found.length);
  gaps = yishi_recording_list_gaps (recording, T0, T0 + 500 * US);
  g_assert_cmpuint (gaps->len, ==, 1);
  gap = gaps->pdata[0];
  g_assert_cmpint (gap->id, ==, 1);
  g_assert_cmpint (gap->reason, ==, paused_at != 0 ? YISHI_SOUND_GAP_PAUSED : YISHI_SOUND_GAP_CRASHED);
  g_assert_cmpint (gap->place.position, ==, found.length);
  g_assert_cmpint (gap->from, ==, T0 + (paused_at != 0 ? 125 : 128) * US);
  g_assert_cmpint (gap->until, ==, second.began);
  return TRUE;
}

static void
test_crash (void)
{
  run (do_crash, "discussion", GINT_TO_POINTER (0));
}

static void
test_crash_while_paused (void)
{
  run (do_crash, "discussion", GINT_TO_POINTER (125));
}

/* A file that was never made, and gaps that have no part. */
static gboolean
do_nothing_there (YishiDb       *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const YishiPart missing = { .number = 1, .sha256 = (char *) "", .end = YISHI_PART_MISSING };
  const YishiPart never_begun = { .number = 2, .sha256 = (char *) "", .end = YISHI_PART_MISSING };
  const YishiSync end = at (2, 0, 40, 400);
  const YishiSync before = at (0, 0, 4000, -100);
  const YishiSoundGap slept = { .reason = YISHI_SOUND_GAP_SLEPT, .place = { 1, 0 }, .silence = 2 * NS,
                                .from = T0 + 5 * US, .until = T0 + 25 * US };
  const YishiSoundGap elsewhere = { .reason = YISHI_SOUND_GAP_SLEPT, .place = { 3, 0 }, .until = T0 };
  g_autoptr(YishiRecording) recording = NULL;
  gint64 id;

  DO (yishi_db_begin_sound_gap (db, 1, YISHI_SOUND_GAP_NO_MICROPHONE, &before, NULL, &id, error));
  DO (yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "示例", error));
  DO (yishi_db_start_part (db, 1, &first, error));
  DO (yishi_db_recover_part (db, 1, &missing, error));
  DO (yishi_db_start_part (db, 1, &second, error));
  DO (yishi_db_end_part (db, 1, &never_begun, &end, error));
  DO (yishi_db_note_sound_gap (db, 1, &slept, error));
  assert_refused (db, yishi_db_note_sound_gap (db, 1, &elsewhere, error), YISHI_STORE_ERROR_NOT_FOUND, error);

  recording = yishi_db_load_recording (db, 1, error);
  g_assert_cmpuint (recording->gaps->len, ==, 3);
  g_assert_cmpint (((YishiSoundGap *) recording->gaps->pdata[0])->id, ==, id);
  g_assert_cmpint (((YishiSoundGap *) recording->gaps->pdata[0])->until, ==, T0);
  g_assert_cmpint (((YishiSoundGap *) recording->gaps->pdata[1])->until, ==, second.began);
  g_assert_cmpint (((YishiSoundGap *) recording->gaps->pdata[2])->silence, ==, 2 * NS);
  g_assert_cmpint (yishi_recording_get_length (recording), ==, 0);
  return TRUE;
}

static void
test_nothing_there (void)
{
  run (do_nothing_there, "discussion", NULL);
}

static void
add_effect (GPtrArray  *effects,
            const char *kind,
            gint64      item)
{
  YishiEffect *effect = g_new0 (YishiEffect, 1);

  effect->kind = kind;
  effect->at = T0;
  effect->item = item;
  effect->name = g_strdup (g_str_has_prefix (kind, "speech.") ? "示例1" : "");
  effect->unit = g_strdup ("");
  effect->party = g_strdup ("owners");
  effect->began = T0;
  g_ptr_array_add (effects, effect);
}

/* "kind item reference position text" of each, in seconds. */
static char *
list_bookmarks (YishiDb  *db,
                GError  **error)
{
  g_autoptr(YishiRecording) recording = yishi_db_load_recording (db, 1, error);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < recording->bookmarks->len; i++)
    {
      const YishiBookmark *bookmark = recording->bookmarks->pdata[i];

      g_string_append_printf (text, "%s%s %d %d %d %s", i > 0 ? ", " : "", yishi_bookmark_kind_to_text (bookmark->kind),
                              (int) bookmark->item, (int) bookmark->reference, (int) (bookmark->place.position / NS),
                              bookmark->text);
    }

  return g_string_free (text, FALSE);
}

/* Whatever is done while it records is bookmarked, in one transaction. */
static gboolean
do_follow (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const YishiSync nowhere = at (7, 0, 5000, 0);
  static const char *const kinds[] = { "meeting.started", "item.begun", "speech.begun", "speech.ended", "item.ended" };
  g_autoptr(YishiItem) item = yishi_db_get_item (db, 1, error);
  g_autofree char *bookmarks = NULL;
  g_autofree char *kept = NULL;
  gint64 note, other;

  DO (yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "示例", error));
  DO (yishi_db_start_part (db, 1, &first, error));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GPtrArray) effects = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_effect_free);
      const YishiSync now = at (1, i, 5000 + i, i);

      add_effect (effects, kinds[i], i > 0 ? 1 : 0);
      yishi_db_set_moment (db, 1, &now);
      DO (yishi_db_apply_session (db, 1, effects, "{}", NULL, error));
    }
  DO (yishi_db_open_vote (db, item, NULL, NULL, error));
  DO (yishi_db_close_vote (db, item, NULL, error));
  DO (yishi_db_set_outcome (db, item, "settled", "示例结论", NULL, NULL, error));
  DO (yishi_db_add_note (db, 1, 1, "示例记录", &note, error));
  DO (yishi_db_change_note (db, note, "示例改过", error));
  bookmarks = list_bookmarks (db, error);
  g_assert_cmpstr (bookmarks, ==,
                   "item-begun 1 0 1 , speech-begun 1 1 2 示例1, speech-ended 1 1 3 示例1, item-ended 1 0 4 , "
                   "ballot-opened 1 0 4 , ballot-closed 1 0 4 , outcome 1 0 4 , note 1 1 4 示例改过");

  /* Not what is done for another meeting or in a part that is not there, and nothing
   * once it is over. */
  DO (yishi_db_remove_note (db, note, error));
  DO (yishi_db_add_meeting (db, "2027-01-15", "deliberation", "", "", error));
  DO (yishi_db_add_note (db, 2, 0, "示例", &other, error));
  yishi_db_set_moment (db, 1, &nowhere);
  DO (yishi_db_add_note (db, 1, 0, "示例", &other, error));
  yishi_db_set_moment (db, 1, NULL);
  DO (yishi_db_add_note (db, 1, 0, "示例", &other, error));
  kept = list_bookmarks (db, error);
  g_assert_true (g_str_has_suffix (kept, "outcome 1 0 4 "));
  return TRUE;
}

static void
test_follow (void)
{
  run (do_follow, "straw", NULL);
}

static gboolean
set_moment (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const YishiSync now = at (1, 1, 5001, 1);

  yishi_db_set_moment (db, 1, &now);
  return yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "示例", error) && yishi_db_start_part (db, 1, &first, error);
}

static gboolean
add_note (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return yishi_db_add_note (db, 1, 0, "示例", NULL, error);
}

static gboolean
assert_no_bookmark (YishiDb       *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *bookmarks = list_bookmarks (db, error);

  g_assert_cmpstr (bookmarks, ==, "");
  return TRUE;
}

/* The next job has a moment of its own, or none. */
static void
test_moment_ends_with_job (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  g_autoptr(GError) error = NULL;

  add_meeting_and_item (record, "2026-12-15", "discussion", 0);
  g_assert_true (record_do (record, set_moment, NULL, &error));
  g_assert_true (record_do (record, add_note, NULL, &error));
  g_assert_true (record_do (record, assert_no_bookmark, NULL, &error));
}

static gboolean
do_mark (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const YishiBookmark mark = { .kind = YISHI_BOOKMARK_MARK, .text = (char *) "", .instant = T0 + 9 * US,
                               .place = { 1, 9 * NS } };
  const YishiBookmark nowhere = { .kind = YISHI_BOOKMARK_MARK, .text = (char *) "", .place = { 0, 0 } };
  const YishiBookmark wrong = { .kind = YISHI_BOOKMARK_MARK, .text = (char *) "\xff", .place = { 1, 0 } };
  const YishiBookmark note = { .kind = YISHI_BOOKMARK_NOTE, .text = (char *) "", .place = { 1, 0 } };
  g_autofree char *bookmarks = NULL;
  g_autofree char *seal = NULL;
  gint64 id, note_id;

  DO (yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "示例", error));
  DO (yishi_db_start_part (db, 1, &first, error));
  DO (yishi_db_set_bookmark (db, 1, &mark, &id, error));
  DO (yishi_db_set_bookmark (db, 1, &note, &note_id, error));
  assert_refused (db, yishi_db_set_bookmark (db, 1, &nowhere, NULL, error), YISHI_STORE_ERROR_NOT_FOUND, error);
  assert_refused (db, yishi_db_set_bookmark (db, 1, &wrong, NULL, error), YISHI_STORE_ERROR_REFUSED, error);
  assert_refused (db, yishi_db_change_bookmark (db, 9, "示例", error), YISHI_STORE_ERROR_NOT_FOUND, error);
  assert_refused (db, yishi_db_change_bookmark (db, note_id, "示例", error), YISHI_STORE_ERROR_REFUSED, error);

  DO (yishi_db_close_meeting (db, 1, &seal, error));
  DO (yishi_db_change_bookmark (db, id, "示例加价", error));
  DO (yishi_db_change_bookmark (db, id, "示例加价", error));
  bookmarks = list_bookmarks (db, error);
  g_assert_cmpstr (bookmarks, ==, "mark 0 0 9 示例加价, note 0 0 0 ");
  return TRUE;
}

static void
test_mark (void)
{
  run (do_mark, "discussion", NULL);
}

/* A meeting that was recorded stays, with its sound. */
static gboolean
do_remove (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  DO (yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "示例", error));
  assert_refused (db, yishi_db_remove_meeting (db, 1, error), YISHI_STORE_ERROR_REFUSED, error);
  return TRUE;
}

static void
test_remove (void)
{
  run (do_remove, "discussion", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recording/notice", test_notice);
  g_test_add_func ("/recording/part", test_part);
  g_test_add_func ("/recording/crash", test_crash);
  g_test_add_func ("/recording/crash-while-paused", test_crash_while_paused);
  g_test_add_func ("/recording/nothing-there", test_nothing_there);
  g_test_add_func ("/recording/follow", test_follow);
  g_test_add_func ("/recording/moment-ends-with-job", test_moment_ends_with_job);
  g_test_add_func ("/recording/mark", test_mark);
  g_test_add_func ("/recording/remove", test_remove);

  return g_test_run ();
}
