/* tape-test.c - the recording of a meeting in the window: told first, without sound, cut off, and ended with the meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda-fixture.h"
#include "yishi-db-recording.h"
#include "yishi-tape-words.h"
#include "yishi-tape.h"

#define TICKS "audiotestsrc is-live=true wave=ticks"

/* A record as the window has it, with a running meeting of one item, without a window. */
typedef struct
{
  RecordFixture  *file;       /* (owned) closed */
  YishiRecord    *record;     /* (owned) */
  YishiConductor *conductor;  /* (owned) */
  YishiTape      *tape;       /* (owned) */
  GSettings      *settings;   /* (owned) */
  char           *failed;     /* (owned) (nullable) what was said of a failure last */
  gint64          marked;     /* bookmark that was set last */
  gint64          marked_at;  /* its time of sound */
  char           *notice;     /* (owned) (nullable) what the chair was last asked to read aloud */
} Hall;

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
failed_cb (Hall       *hall,
           const char *text)
{
  g_free (hall->failed);
  hall->failed = g_strdup (text);
}

static void
marked_cb (Hall   *hall,
           gint64  bookmark,
           gint64  time)
{
  hall->marked = bookmark;
  hall->marked_at = time;
}

static void
tell_cb (Hall       *hall,
         const char *notice)
{
  g_free (hall->notice);
  hall->notice = g_strdup (notice);
}

static void
hall_open (Hall *hall)
{
  g_autoptr(GAsyncResult) result = NULL;

  hall->record = yishi_record_new (hall->file->path, hall->file->clock);
  yishi_record_open_async (hall->record, YISHI_STORE_WRITE, NULL, NULL, NULL, done_cb, &result);
  g_assert_true (yishi_record_open_finish (hall->record, wait_for (&result), NULL));
  hall->conductor = yishi_conductor_new (hall->record);
  hall->tape = yishi_tape_new (hall->conductor, hall->settings);
  g_object_set (hall->tape, "has-wall", TRUE, NULL);
  g_signal_connect_swapped (hall->tape, "failed", G_CALLBACK (failed_cb), hall);
  g_signal_connect_swapped (hall->tape, "marked", G_CALLBACK (marked_cb), hall);
  g_signal_connect_swapped (hall->tape, "tell", G_CALLBACK (tell_cb), hall);
  while (yishi_conductor_get_session (hall->conductor) == NULL || yishi_record_get_roll (hall->record) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
take_step (Hall      *hall,
           YishiStep  step)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  yishi_conductor_step_async (hall->conductor, &step, done_cb, &result);
  yishi_conductor_step_finish (hall->conductor, wait_for (&result), &error);
  g_assert_no_error (error);
}

static Hall *
hall_new_before (void)
{
  Hall *hall = g_new0 (Hall, 1);

  g_setenv ("YISHI_AUDIO_SOURCE", TICKS, TRUE);
  hall->file = make_record ();
  add (hall->file, 1, "discussion", "示例甲", 0);
  record_fixture_close (hall->file);
  hall->settings = g_settings_new ("io.github.yishi.Yishi");
  hall_open (hall);
  while (!yishi_conductor_can (hall->conductor, YISHI_VERB_START_MEETING, 0, NULL))
    g_main_context_iteration (NULL, TRUE);
  return hall;
}

static Hall *
hall_new (void)
{
  Hall *hall = hall_new_before ();

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  while (!yishi_tape_can (hall->tape, YISHI_TAPE_START, NULL))
    g_main_context_iteration (NULL, TRUE);
  return hall;
}

/* Ends the program as it should be. */
static void
hall_close (Hall *hall)
{
  g_autoptr(GAsyncResult) closed = NULL;

  yishi_tape_close_record_async (hall->tape, done_cb, &closed);
  g_assert_true (yishi_record_close_finish (hall->record, wait_for (&closed), NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_handlers_disconnect_by_data (hall->tape, hall);
  g_assert_finalize_object (g_steal_pointer (&hall->tape));
  g_assert_finalize_object (g_steal_pointer (&hall->conductor));
  g_clear_object (&closed);
  g_assert_finalize_object (g_steal_pointer (&hall->record));
}

static void
hall_free (Hall *hall)
{
  if (hall->record != NULL)
    hall_close (hall);
  record_fixture_open (hall->file, YISHI_STORE_READ);
  g_assert_true (is_sound (hall->file));
  record_fixture_free (hall->file);
  g_object_unref (hall->settings);
  g_free (hall->failed);
  g_free (hall->notice);
  g_free (hall);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hall, hall_free)

static gboolean
do_load (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return (*(YishiRecording **) data = yishi_db_load_recording (db, 1, error)) != NULL;
}

static YishiRecording *
load (Hall *hall)
{
  g_autoptr(GAsyncResult) result = NULL;
  YishiRecording *recording = NULL;

  yishi_record_perform_async (hall->record, 0, do_load, &recording, NULL, NULL, done_cb, &result);
  g_assert_true (yishi_record_perform_finish (hall->record, wait_for (&result), NULL));
  return recording;
}

static void
wait_state (Hall           *hall,
            YishiTapeState  state)
{
  while (yishi_tape_get_state (hall->tape) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
record (Hall *hall)
{
  yishi_tape_do (hall->tape, YISHI_TAPE_START);
  wait_state (hall, YISHI_TAPE_RECORDING);
}

static void
stop (Hall *hall)
{
  g_autoptr(GAsyncResult) result = NULL;

  yishi_tape_stop_async (hall->tape, done_cb, &result);
  yishi_tape_finish (hall->tape, wait_for (&result));
  g_assert_cmpint (yishi_tape_get_state (hall->tape), ==, YISHI_TAPE_IDLE);
}

static const YishiPart *
get_part (YishiRecording *recording,
          int             number)
{
  const YishiPart *part = yishi_recording_find_part (recording, number);

  g_assert_nonnull (part);
  return part;
}

/* The room is told once, on the wall and in the record, and what verbs write is bookmarked. */
static void
test_told_first (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(YishiRecording) recording = NULL;
  const YishiSession *session;

  record (hall);
  session = yishi_conductor_get_session (hall->conductor);
  g_assert_cmpint (session->live->kind, ==, YISHI_SLIDE_MESSAGE);
  g_assert_nonnull (strstr (session->live->text, "录音"));
  take_step (hall, (YishiStep) { YISHI_VERB_BEGIN_ITEM, .item = 1 });
  stop (hall);
  take_step (hall, (YishiStep) { YISHI_VERB_END_ITEM });
  record (hall);
  g_assert_cmpint (yishi_conductor_get_session (hall->conductor)->live->kind, !=, YISHI_SLIDE_MESSAGE);
  stop (hall);

  recording = load (hall);
  g_assert_cmpint (recording->announced, <=, get_part (recording, 1)->began);
  g_assert_cmpint (recording->told, ==, YISHI_TOLD_BY_WALL);
  g_assert_cmpint (get_part (recording, 1)->end, ==, YISHI_PART_STOPPED);
  g_assert_cmpint (get_part (recording, 2)->end, ==, YISHI_PART_STOPPED);
  g_assert_cmpuint (recording->bookmarks->len, ==, 1);
  g_assert_cmpint (((YishiBookmark *) recording->bookmarks->pdata[0])->kind, ==, YISHI_BOOKMARK_ITEM_BEGUN);
}

/* A wall that is blank or frozen shows the notice over whatever there is. */
static void
test_told_over_a_blank_wall (void)
{
  g_autoptr(Hall) hall = hall_new ();

  take_step (hall, (YishiStep) { YISHI_VERB_BLANK });
  record (hall);
  g_assert_nonnull (strstr (yishi_conductor_get_session (hall->conductor)->message, "录音"));
  stop (hall);
}

static void
ask_without_wall (Hall *hall)
{
  g_object_set (hall->tape, "has-wall", FALSE, NULL);
  yishi_tape_do (hall->tape, YISHI_TAPE_START);
  while (!yishi_tape_asks (hall->tape))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (hall->notice, "录音"));
}

/* Without a wall the chair tells the room, and nothing is recorded before he says that he has. */
static void
test_told_aloud (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(YishiRecording) recording = NULL;
  const YishiSlide *live;

  ask_without_wall (hall);
  yishi_tape_told (hall->tape, FALSE);
  g_assert_cmpint (yishi_tape_get_state (hall->tape), ==, YISHI_TAPE_IDLE);
  ask_without_wall (hall);
  stop (hall);
  g_assert_false (yishi_tape_asks (hall->tape));
  recording = load (hall);
  g_assert_cmpint (recording->announced, ==, YISHI_UNKNOWN);
  g_assert_cmpuint (recording->parts->len, ==, 0);
  g_clear_pointer (&recording, yishi_recording_unref);

  ask_without_wall (hall);
  yishi_tape_told (hall->tape, TRUE);
  wait_state (hall, YISHI_TAPE_RECORDING);
  stop (hall);
  recording = load (hall);
  g_assert_cmpint (recording->told, ==, YISHI_TOLD_ALOUD);
  g_assert_cmpuint (recording->parts->len, ==, 1);
  live = yishi_conductor_get_session (hall->conductor)->live;
  g_assert_true (live == NULL || live->kind != YISHI_SLIDE_MESSAGE);
}

static void
test_bookmark (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(YishiRecording) recording = NULL;
  const YishiBookmark *bookmark;
  g_autofree char *why_not = NULL;

  g_assert_false (yishi_tape_can (hall->tape, YISHI_TAPE_MARK, &why_not));
  g_assert_nonnull (why_not);
  record (hall);
  take_step (hall, (YishiStep) { YISHI_VERB_BEGIN_ITEM, .item = 1 });
  yishi_tape_do (hall->tape, YISHI_TAPE_MARK);
  while (hall->marked == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (hall->marked_at, >=, 0);
  stop (hall);
  yishi_tape_name_mark (hall->tape, hall->marked, "示例书签");

  recording = load (hall);
  bookmark = recording->bookmarks->pdata[1];
  g_assert_cmpint (bookmark->id, ==, hall->marked);
  g_assert_cmpint (bookmark->item, ==, 1);
  g_assert_cmpstr (bookmark->text, ==, "示例书签");
}

static void
test_paused (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(YishiRecording) recording = NULL;
  const YishiSoundGap *gap;

  record (hall);
  yishi_tape_do (hall->tape, YISHI_TAPE_PAUSE);
  wait_state (hall, YISHI_TAPE_PAUSED);
  yishi_tape_do (hall->tape, YISHI_TAPE_MARK);
  while (hall->marked == 0)
    g_main_context_iteration (NULL, TRUE);
  /* Nobody hears what is said there. */
  g_assert_cmpint (hall->marked_at, ==, YISHI_UNKNOWN);
  /* What is not for the public is not recorded by a slip of another key. */
  g_assert_false (yishi_tape_can (hall->tape, YISHI_TAPE_START, NULL));
  yishi_tape_explain_pause (hall->tape, "示例休息");
  yishi_tape_do (hall->tape, YISHI_TAPE_PAUSE);
  wait_state (hall, YISHI_TAPE_RECORDING);
  stop (hall);

  recording = load (hall);
  g_assert_cmpuint (recording->parts->len, ==, 1);
  g_assert_cmpuint (recording->gaps->len, ==, 1);
  gap = recording->gaps->pdata[0];
  g_assert_cmpint (gap->reason, ==, YISHI_SOUND_GAP_PAUSED);
  g_assert_cmpstr (gap->text, ==, "示例休息");
  g_assert_cmpint (gap->until, >=, gap->from);
  g_assert_cmpint (gap->silence, ==, 0);
}

/* The room is not told of a recording that there is not, and it may be tried again. */
static void
test_never_begun (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(YishiRecording) recording = NULL;
  const YishiSlide *live;

  g_unsetenv ("YISHI_AUDIO_SOURCE");
  g_setenv ("PULSE_SERVER", "unix:/nonexistent/pulse.sock", TRUE);
  yishi_tape_do (hall->tape, YISHI_TAPE_START);
  while (hall->failed == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_state (hall, YISHI_TAPE_IDLE);
  g_assert_nonnull (strstr (hall->failed, "no usable microphone"));
  live = yishi_conductor_get_session (hall->conductor)->live;
  g_assert_true (live == NULL || live->kind != YISHI_SLIDE_MESSAGE);
  recording = load (hall);
  g_assert_cmpint (recording->announced, ==, YISHI_UNKNOWN);
  g_assert_cmpuint (recording->parts->len, ==, 0);

  g_setenv ("YISHI_AUDIO_SOURCE", TICKS, TRUE);
  record (hall);
  stop (hall);
}

/* The meeting goes on without sound, the record says why, and it may be tried again. */
static void
test_without_server (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(YishiRecording) recording = NULL;
  const YishiSoundGap *gap;

  record (hall);
  stop (hall);
  g_unsetenv ("YISHI_AUDIO_SOURCE");
  g_setenv ("PULSE_SERVER", "unix:/nonexistent/pulse.sock", TRUE);
  yishi_tape_do (hall->tape, YISHI_TAPE_START);
  while (hall->failed == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_state (hall, YISHI_TAPE_IDLE);
  g_assert_nonnull (strstr (hall->failed, "sound server"));
  g_assert_false (yishi_tape_can (hall->tape, YISHI_TAPE_MARK, NULL));
  take_step (hall, (YishiStep) { YISHI_VERB_BEGIN_ITEM, .item = 1 });

  recording = load (hall);
  g_assert_cmpint (get_part (recording, 2)->end, ==, YISHI_PART_MISSING);
  g_assert_cmpuint (recording->bookmarks->len, ==, 0);
  gap = recording->gaps->pdata[recording->gaps->len - 1];
  g_assert_cmpint (gap->reason, ==, YISHI_SOUND_GAP_SOUND_SERVER);
  g_assert_cmpint (gap->until, ==, YISHI_UNKNOWN);
  g_assert_nonnull (strstr (gap->text, "sound server"));

  g_setenv ("YISHI_AUDIO_SOURCE", TICKS, TRUE);
  record (hall);
  stop (hall);
}

/* Before there was any sound: nothing is wrong then. */
static void
test_stopped_while_it_starts (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(YishiRecording) recording = NULL;

  yishi_tape_do (hall->tape, YISHI_TAPE_START);
  stop (hall);
  g_assert_null (hall->failed);
  recording = load (hall);
  for (guint i = 0; i < recording->parts->len; i++)
    g_assert_cmpint (((YishiPart *) recording->parts->pdata[i])->end, !=, YISHI_PART_RECORDING);
}

/* With the meeting the recording ends; the record is closed while it still runs. */
static void
test_ends_with_the_meeting (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(YishiRecording) recording = NULL;

  record (hall);
  take_step (hall, (YishiStep) { YISHI_VERB_CLOSE_MEETING });
  wait_state (hall, YISHI_TAPE_IDLE);
  recording = load (hall);
  g_assert_cmpint (get_part (recording, 1)->end, ==, YISHI_PART_STOPPED);
  g_assert_false (yishi_tape_can (hall->tape, YISHI_TAPE_START, NULL));
}

/* Asked for while the meeting's start is still being written, it begins with the meeting. */
static void
test_asked_for_early (void)
{
  g_autoptr(Hall) hall = hall_new_before ();

  g_assert_false (yishi_tape_can (hall->tape, YISHI_TAPE_START, NULL));
  yishi_tape_await_meeting (hall->tape, TRUE);
  yishi_tape_do (hall->tape, YISHI_TAPE_START);
  g_assert_cmpint (yishi_tape_get_state (hall->tape), ==, YISHI_TAPE_IDLE);
  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  yishi_tape_await_meeting (hall->tape, FALSE);
  wait_state (hall, YISHI_TAPE_RECORDING);
  stop (hall);
}

/* And is forgotten where the meeting does not start. */
static void
test_asked_for_in_vain (void)
{
  g_autoptr(Hall) hall = hall_new_before ();

  yishi_tape_await_meeting (hall->tape, TRUE);
  yishi_tape_do (hall->tape, YISHI_TAPE_START);
  yishi_tape_await_meeting (hall->tape, FALSE);
  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  g_assert_cmpint (yishi_tape_get_state (hall->tape), ==, YISHI_TAPE_IDLE);
}

/* The program is quit while it records: nothing is lost, the gap says why, and the recording goes on
 * with the meeting. */
static void
test_quit (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(YishiRecording) recording = NULL;
  g_autoptr(GPtrArray) gaps = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  const YishiSoundGap *gap;

  record (hall);
  hall_close (hall);
  hall_open (hall);
  while (!yishi_tape_was_cut_off (hall->tape))
    g_main_context_iteration (NULL, TRUE);
  recording = load (hall);
  g_assert_cmpint (get_part (recording, 1)->end, ==, YISHI_PART_STOPPED);
  gap = recording->gaps->pdata[0];
  g_assert_cmpint (gap->reason, ==, YISHI_SOUND_GAP_QUIT);
  g_assert_cmpint (gap->until, ==, YISHI_UNKNOWN);
  g_clear_pointer (&recording, yishi_recording_unref);

  yishi_conductor_resume_async (hall->conductor, done_cb, &result);
  g_assert_true (yishi_conductor_resume_finish (hall->conductor, wait_for (&result), NULL));
  wait_state (hall, YISHI_TAPE_RECORDING);
  stop (hall);
  recording = load (hall);
  gap = recording->gaps->pdata[0];
  g_assert_cmpuint (recording->gaps->len, ==, 1);
  g_assert_cmpint (gap->until, >=, gap->from);
  g_assert_cmpint (gap->place.part, ==, 1);
  gaps = yishi_recording_list_gaps (recording, get_part (recording, 1)->began, YISHI_UNKNOWN);
  for (guint i = 0; i < gaps->len; i++)
    g_assert_cmpint (((YishiSoundGap *) gaps->pdata[i])->reason, ==, YISHI_SOUND_GAP_QUIT);
}

/* A part that the record knows to record, and whose file a crash has left or not. */
static gboolean
do_begin_part (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  YishiPart part = { .number = 1, .file = (char *) SAMPLE_PART (1), .mirror = (char *) "", .device = (char *) "示例",
                     .sha256 = (char *) "", .began = 1797332400 * (gint64) G_USEC_PER_SEC, .monotonic = 1 };

  return yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "示例", error) && yishi_db_start_part (db, 1, &part, error);
}

static void
test_cut_off (gconstpointer data)
{
  const char *content = data;
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(YishiRecording) recording = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  yishi_record_perform_async (hall->record, 0, do_begin_part, NULL, NULL, NULL, done_cb, &result);
  g_assert_true (yishi_record_perform_finish (hall->record, wait_for (&result), NULL));
  g_clear_object (&result);
  if (content != NULL)
    put_part (hall->file, SAMPLE_PART (1), content);
  hall_close (hall);

  hall_open (hall);
  while (!yishi_tape_was_cut_off (hall->tape))
    g_main_context_iteration (NULL, TRUE);
  yishi_conductor_resume_async (hall->conductor, done_cb, &result);
  g_assert_true (yishi_conductor_resume_finish (hall->conductor, wait_for (&result), NULL));
  wait_state (hall, YISHI_TAPE_RECORDING);
  g_assert_false (yishi_tape_was_cut_off (hall->tape));
  stop (hall);

  recording = load (hall);
  /* Neither text nor nothing can be played; the chair was told. */
  g_assert_cmpint (get_part (recording, 1)->end, ==, YISHI_PART_MISSING);
  g_assert_cmpint (get_part (recording, 2)->end, ==, YISHI_PART_STOPPED);
  g_assert_nonnull (hall->failed);
}

static void
test_words (void)
{
  static const YishiWatchKind lasting[] = { YISHI_WATCH_SILENCE, YISHI_WATCH_CLIPPING, YISHI_WATCH_DEVICE_LOST,
                                            YISHI_WATCH_NOT_GROWING, YISHI_WATCH_DISK_LOW, YISHI_WATCH_COPY_LOST };

  for (guint i = 0; i < G_N_ELEMENTS (lasting); i++)
    {
      YishiWatch watch = { lasting[i], 60 * G_GINT64_CONSTANT (1000000000), -1, (char *) "/示例" };
      g_autofree char *text = yishi_tape_describe_watch (&watch, "示例麦克风");

      g_assert_true (strstr (text, "示例麦克风") != NULL || strstr (text, "/示例") != NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/tape/told-first", test_told_first);
  g_test_add_func ("/tape/told-over-a-blank-wall", test_told_over_a_blank_wall);
  g_test_add_func ("/tape/told-aloud", test_told_aloud);
  g_test_add_func ("/tape/bookmark", test_bookmark);
  g_test_add_func ("/tape/paused", test_paused);
  g_test_add_func ("/tape/asked-for-early", test_asked_for_early);
  g_test_add_func ("/tape/asked-for-in-vain", test_asked_for_in_vain);
  g_test_add_func ("/tape/quit", test_quit);
  g_test_add_func ("/tape/never-begun", test_never_begun);
  g_test_add_func ("/tape/without-server", test_without_server);
  g_test_add_func ("/tape/stopped-while-it-starts", test_stopped_while_it_starts);
  g_test_add_func ("/tape/ends-with-the-meeting", test_ends_with_the_meeting);
  g_test_add_data_func ("/tape/cut-off/no-file", NULL, test_cut_off);
  g_test_add_data_func ("/tape/cut-off/no-sound", SAMPLE_SOUND, test_cut_off);
  g_test_add_func ("/tape/words", test_words);

  return g_test_run ();
}
