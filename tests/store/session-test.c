/* session-test.c - a running meeting in the record: journalled, refused, gone on with after a crash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <string.h>

#include "record-fixture.h"
#include "yishi-db-agenda.h"
#include "yishi-db-session.h"
#include "yishi-db-state.h"
#include "yishi-journal.h"

#define MEETING 1
#define SECOND ((gint64) G_USEC_PER_SEC)
#define MINUTE (60 * SECOND)
/* 2026-12-15T19:00:00+08:00 */
#define BEGINS (1797332400 * SECOND)

/* A meeting, its session and its record; minutes pass as a test says. */
typedef struct
{
  RecordFixture     *record;
  YishiMeetingState *state;
  YishiSession      *session;
  gint64             now;
  YishiStep          step;
  GPtrArray         *effects;  /* of the last step */
  char              *seal;
} Hall;

static gboolean
do_add_items (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  for (int i = 0; i < 2; i++)
    {
      YishiItem item = { .kind = (char *) "discussion", .title = (char *) "示例讨论" };

      if (!yishi_db_add_item (db, MEETING, &item, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
do_load (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Hall *hall = data;

  g_clear_pointer (&hall->state, yishi_meeting_state_unref);
  hall->state = yishi_db_load_meeting_state (db, MEETING, error);
  return hall->state != NULL;
}

static void
load (Hall *hall)
{
  g_autoptr(GError) error = NULL;

  record_do (hall->record, do_load, hall, &error);
  g_assert_no_error (error);
}

static Hall *
hall_new (void)
{
  Hall *hall = g_new0 (Hall, 1);
  g_autoptr(GError) error = NULL;

  hall->record = record_fixture_new (4);
  add_meeting_and_item (hall->record, "2026-12-15", "straw", 0);
  record_do (hall->record, do_add_items, NULL, &error);
  g_assert_no_error (error);
  load (hall);
  hall->now = BEGINS;
  hall->session = yishi_session_new (hall->state, hall->now);
  return hall;
}

static void
hall_free (Hall *hall)
{
  record_fixture_free (hall->record);
  yishi_meeting_state_unref (hall->state);
  yishi_session_unref (hall->session);
  g_clear_pointer (&hall->effects, g_ptr_array_unref);
  g_free (hall->seal);
  g_free (hall);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hall, hall_free)

static gboolean
do_apply (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Hall *hall = data;
  g_autofree char *json = yishi_session_to_json (hall->session);

  return yishi_db_apply_session (db, MEETING, hall->effects, json, &hall->seal, error);
}

/* Does the step as a window would: rules, record, and only then the new session. */
static gboolean
try_step (Hall       *hall,
          YishiStep   step,
          GError    **error)
{
  YishiSession *before = hall->session;
  g_autoptr(GPtrArray) effects = NULL;
  YishiSession *after = yishi_session_apply (before, &step, hall->state, hall->now, &effects, error);

  g_assert_nonnull (after);
  g_clear_pointer (&hall->effects, g_ptr_array_unref);
  hall->effects = g_steal_pointer (&effects);
  hall->session = after;
  if (!record_do (hall->record, do_apply, hall, error))
    {
      hall->session = before;
      yishi_session_unref (after);
      return FALSE;
    }

  yishi_session_unref (before);
  load (hall);
  return TRUE;
}

static void
take_step (Hall      *hall,
           YishiStep  step)
{
  g_autoptr(GError) error = NULL;

  try_step (hall, step, &error);
  g_assert_no_error (error);
  hall->now += MINUTE;
}

static gint64
get_item_id (Hall *hall,
             int   number)
{
  return ((YishiItem *) hall->state->items->pdata[number - 1])->id;
}

static void
assert_progress (Hall       *hall,
                 guint       i,
                 int         number,
                 const char *began,
                 const char *ended)
{
  const YishiProgress *progress;

  g_assert_cmpuint (i, <, hall->state->progress->len);
  progress = hall->state->progress->pdata[i];
  g_assert_cmpint (progress->item, ==, get_item_id (hall, number));
  g_assert_cmpstr (progress->began, ==, began);
  g_assert_cmpstr (progress->ended, ==, ended);
}

static void
test_course (void)
{
  g_autoptr(Hall) hall = hall_new ();
  const YishiSpeech *speech;

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  take_step (hall, (YishiStep) { YISHI_VERB_NEXT_ITEM });
  take_step (hall, (YishiStep) { YISHI_VERB_QUEUE_SPEAKER, .name = "示例1", .unit = "1-1-101" });
  take_step (hall, (YishiStep) { YISHI_VERB_START_SPEAKER });
  take_step (hall, (YishiStep) { YISHI_VERB_EXTEND_SPEAKER });
  take_step (hall, (YishiStep) { YISHI_VERB_PAUSE_SPEAKER });
  take_step (hall, (YishiStep) { YISHI_VERB_NEXT_ITEM });
  take_step (hall, (YishiStep) { YISHI_VERB_TAKE_BREAK, .micros = hall->now + 5 * MINUTE });
  take_step (hall, (YishiStep) { YISHI_VERB_END_BREAK });
  g_assert_null (hall->seal);
  g_assert_cmpstr (hall->state->meeting->started, !=, "");
  assert_progress (hall, 1, 2, "2026-12-15T19:06:00.000+08:00", "");
  take_step (hall, (YishiStep) { YISHI_VERB_CLOSE_MEETING });

  g_assert_nonnull (hall->seal);
  g_assert_cmpstr (hall->state->meeting->closed, !=, "");
  g_assert_cmpuint (hall->state->progress->len, ==, 2);
  assert_progress (hall, 0, 1, "2026-12-15T19:01:00.000+08:00", "2026-12-15T19:06:00.000+08:00");
  assert_progress (hall, 1, 2, "2026-12-15T19:06:00.000+08:00", "2026-12-15T19:09:00.000+08:00");
  g_assert_cmpuint (hall->state->speeches->len, ==, 1);
  speech = hall->state->speeches->pdata[0];
  g_assert_cmpint (speech->item, ==, get_item_id (hall, 1));
  g_assert_cmpstr (speech->name, ==, "示例1");
  g_assert_cmpstr (speech->unit, ==, "1-1-101");
  g_assert_cmpstr (speech->party, ==, "owners");
  g_assert_cmpstr (speech->began, ==, "2026-12-15T19:03:00.000+08:00");
  g_assert_cmpstr (speech->ended, ==, "2026-12-15T19:06:00.000+08:00");
  g_assert_cmpint (speech->allotted, ==, 4 * MINUTE);
  g_assert_cmpint (speech->used, ==, 2 * MINUTE);
  g_assert_true (is_sound (hall->record));
}

/* What the disk holds at this moment, as after a power cut. */
static RecordFixture *
cut_power (RecordFixture *running)
{
  static const char *const suffixes[] = { "", "-wal" };
  RecordFixture *after = g_new0 (RecordFixture, 1);

  after->folder = g_dir_make_tmp ("yishi-store-XXXXXX", NULL);
  after->path = g_build_filename (after->folder, "garden.yishi", NULL);
  after->clock = yishi_clock_new_at ("2026-12-15T19:30:00+08:00", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (running->path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (after->path, suffixes[i], NULL);
      g_autoptr(GFile) source = g_file_new_for_path (from);
      g_autoptr(GFile) target = g_file_new_for_path (to);

      g_assert_true (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
    }
  record_fixture_open (after, YISHI_STORE_WRITE);
  return after;
}

typedef struct
{
  char   *json;
  gint64  alive;
  gboolean  was_left;
} Kept;

static gboolean
do_load_kept (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Kept *kept = data;

  return yishi_db_load_session (db, MEETING, &kept->json, &kept->alive, &kept->was_left, error);
}

static gboolean
do_touch (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return yishi_db_touch_session (db, MEETING, error);
}

static gboolean
do_note_gap (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Hall *hall = data;

  return yishi_db_note_gap (db, MEETING, hall->now, hall->now + 20 * MINUTE, "crash", error);
}

static gboolean
do_get_head (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  gint64 seq;

  return yishi_journal_get_head (db, &seq, data, error);
}

/* Goes on where it stood, and to the end. */
static void
go_on (Hall         *hall,
       YishiSession *before)
{
  g_autoptr(GError) error = NULL;
  g_autofree Kept *kept = g_new0 (Kept, 1);
  g_autofree char *json = NULL;
  g_autoptr(YishiSession) read = NULL;

  record_do (hall->record, do_load_kept, kept, &error);
  g_assert_no_error (error);
  json = kept->json;
  read = yishi_session_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_true (yishi_session_equal (read, before));

  yishi_session_unref (hall->session);
  hall->session = yishi_session_resume (read, hall->now, hall->now + 20 * MINUTE);
  g_assert_cmpint (hall->session->item, ==, get_item_id (hall, 2));
  g_assert_cmpstr (hall->session->speaker->name, ==, "示例1");
  g_assert_cmpstr (((YishiSpeaker *) hall->session->queue->pdata[0])->name, ==, "示例2");
  g_assert_cmpint (yishi_session_get_remaining (hall->session, hall->now + 20 * MINUTE), ==,
                   yishi_session_get_remaining (before, hall->now));
  g_assert_cmpint (yishi_session_get_remaining (before, hall->now), ==, MINUTE);
  g_assert_true (yishi_slide_equal (hall->session->live, before->live));
  g_assert_cmpint (hall->session->live->kind, ==, YISHI_SLIDE_SPEAKER);
  g_assert_true (yishi_slide_equal (hall->session->preview, before->preview));

  record_do (hall->record, do_note_gap, hall, &error);
  g_assert_no_error (error);
  hall->now += 20 * MINUTE;
  load (hall);
  g_assert_cmpuint (hall->state->gaps->len, ==, 1);
  g_assert_cmpstr (((YishiGap *) hall->state->gaps->pdata[0])->from, ==, "2026-12-15T19:05:00.000+08:00");
  g_assert_cmpstr (((YishiGap *) hall->state->gaps->pdata[0])->until, ==, "2026-12-15T19:25:00.000+08:00");
  g_assert_cmpstr (((YishiGap *) hall->state->gaps->pdata[0])->reason, ==, "crash");
  take_step (hall, (YishiStep) { YISHI_VERB_CLOSE_MEETING });
}

static void
test_crash (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(YishiSlide) quorum = yishi_slide_new (YISHI_SLIDE_QUORUM, 0, 0, NULL);
  g_autoptr(YishiSession) before = NULL;
  g_autoptr(RecordFixture) cut = NULL;
  RecordFixture *after;

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  take_step (hall, (YishiStep) { YISHI_VERB_BEGIN_ITEM, .item = get_item_id (hall, 2) });
  take_step (hall, (YishiStep) { YISHI_VERB_QUEUE_SPEAKER, .name = "示例2", .party = "committee" });
  take_step (hall, (YishiStep) { YISHI_VERB_START_SPEAKER, .name = "示例1" });
  take_step (hall, (YishiStep) { YISHI_VERB_PREVIEW, .slide = quorum });
  before = yishi_session_ref (hall->session);

  after = cut_power (hall->record);
  cut = g_steal_pointer (&hall->record);
  hall->record = after;
  load (hall);
  go_on (hall, before);
  g_assert_cmpuint (hall->state->speeches->len, ==, 1);
  g_assert_cmpint (((YishiSpeech *) hall->state->speeches->pdata[0])->used, ==, 2 * MINUTE);
  g_assert_true (is_sound (hall->record));
}

/* A heartbeat says when the program was alive, and is no entry. */
static void
test_touch (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Kept kept = { NULL, -1 };

  record_do (hall->record, do_load_kept, &kept, &error);
  g_assert_no_error (error);
  g_assert_null (kept.json);
  g_assert_cmpint (kept.alive, ==, 0);

  record_do (hall->record, do_get_head, &before, &error);
  g_assert_no_error (error);
  record_do (hall->record, do_touch, NULL, &error);
  g_assert_no_error (error);
  record_do (hall->record, do_get_head, &after, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (before, ==, after);

  record_do (hall->record, do_load_kept, &kept, &error);
  g_assert_no_error (error);
  g_assert_null (kept.json);
  g_assert_cmpint (kept.alive, >=, BEGINS);
  g_assert_cmpint (kept.alive, <=, yishi_clock_now (hall->record->clock));
  g_assert_true (is_sound (hall->record));
}

/* The step is right by what the window knows, and refused by what the record
 * has; then nothing of it is written, the workspace included. */
static void
assert_refused (Hall      *hall,
                YishiStep  step)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Kept kept_before = { NULL, 0 }, kept_after = { NULL, 0 };

  record_do (hall->record, do_get_head, &before, NULL);
  record_do (hall->record, do_load_kept, &kept_before, NULL);
  g_assert_false (try_step (hall, step, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  record_do (hall->record, do_get_head, &after, NULL);
  record_do (hall->record, do_load_kept, &kept_after, NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (kept_before.json, ==, kept_after.json);
  g_free (kept_before.json);
  g_free (kept_after.json);
}

static gboolean
do_open_vote (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (db, MEETING, 1, error);

  return item != NULL && yishi_db_open_vote (db, item, NULL, NULL, error);
}

static gboolean
do_close (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *seal = NULL;

  return yishi_db_close_meeting (db, MEETING, &seal, error);
}

/* Opened by a command while the window thinks there is none. */
static void
test_vote_still_open (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(GError) error = NULL;

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  take_step (hall, (YishiStep) { YISHI_VERB_NEXT_ITEM });
  record_do (hall->record, do_open_vote, NULL, &error);
  g_assert_no_error (error);
  assert_refused (hall, (YishiStep) { YISHI_VERB_CLOSE_MEETING });
  load (hall);
  assert_progress (hall, 0, 1, "2026-12-15T19:01:00.000+08:00", "");
  g_assert_true (is_sound (hall->record));
}

static void
test_closed_meanwhile (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(GError) error = NULL;

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  record_do (hall->record, do_close, NULL, &error);
  g_assert_no_error (error);
  assert_refused (hall, (YishiStep) { YISHI_VERB_NEXT_ITEM });
  assert_refused (hall, (YishiStep) { YISHI_VERB_CLOSE_MEETING });
  g_assert_false (record_do (hall->record, do_note_gap, hall, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_assert_true (is_sound (hall->record));
}

/* The same effects a second time do not follow from the first. */
static void
test_twice (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(GError) error = NULL;

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  take_step (hall, (YishiStep) { YISHI_VERB_NEXT_ITEM });
  g_assert_false (record_do (hall->record, do_apply, hall, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  take_step (hall, (YishiStep) { YISHI_VERB_END_ITEM });
  g_assert_false (record_do (hall->record, do_apply, hall, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_assert_cmpuint (hall->state->progress->len, ==, 1);
  g_assert_true (is_sound (hall->record));
}

static gboolean
do_remove (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return yishi_db_remove_item (db, *(gint64 *) data, error);
}

static gboolean
do_post (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return yishi_db_post_notice (db, MEETING, "2026-12-15", "示例公告栏", error);
}

static gboolean
do_withdraw (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return yishi_db_withdraw_item (db, *(gint64 *) data, "示例缘由", error);
}

/* What was taken up is not removed, and what is at hand is not withdrawn. */
static void
test_agenda (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(GError) error = NULL;
  gint64 item = get_item_id (hall, 3);

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  take_step (hall, (YishiStep) { YISHI_VERB_BEGIN_ITEM, .item = item });
  take_step (hall, (YishiStep) { YISHI_VERB_END_ITEM });
  g_assert_false (record_do (hall->record, do_remove, &item, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  take_step (hall, (YishiStep) { YISHI_VERB_BEGIN_ITEM, .item = item });
  record_do (hall->record, do_post, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (record_do (hall->record, do_withdraw, &item, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  take_step (hall, (YishiStep) { YISHI_VERB_END_ITEM });
  record_do (hall->record, do_withdraw, &item, &error);
  g_assert_no_error (error);
  g_assert_true (is_sound (hall->record));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/course", test_course);
  g_test_add_func ("/session/crash", test_crash);
  g_test_add_func ("/session/touch", test_touch);
  g_test_add_func ("/session/refused/vote-still-open", test_vote_still_open);
  g_test_add_func ("/session/refused/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/session/refused/twice", test_twice);
  g_test_add_func ("/session/agenda", test_agenda);

  return g_test_run ();
}
