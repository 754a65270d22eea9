/* conductor-test.c - a running meeting in the window: what is at hand, what the room sees, how it is left and gone on with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda-fixture.h"
#include "yishi-conductor.h"
#include "yishi-db-state.h"
#include "yishi-wall-link.h"

#define LATER "2026-12-20"

/* A record as the window has it, without a window. */
typedef struct
{
  RecordFixture  *file;       /* (owned) closed */
  YishiRecord    *record;     /* (owned) */
  YishiConductor *conductor;  /* (owned) */
  YishiWallLink  *link;       /* (owned) */
  GSettings      *settings;   /* (owned) */
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
hall_open (Hall *hall)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  hall->record = yishi_record_new (hall->file->path, hall->file->clock);
  yishi_record_open_async (hall->record, YISHI_STORE_WRITE, NULL, NULL, NULL, done_cb, &result);
  g_assert_true (yishi_record_open_finish (hall->record, wait_for (&result), &error));
  g_assert_no_error (error);
  hall->conductor = yishi_conductor_new (hall->record);
  hall->link = yishi_wall_link_new (hall->conductor, hall->settings);
  while (yishi_conductor_get_session (hall->conductor) == NULL || yishi_record_get_roll (hall->record) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Ends the program, as it should be or with a crash, whose record is closed all the same. */
static void
hall_close (Hall     *hall,
            gboolean  as_it_should)
{
  g_autoptr(GAsyncResult) left = NULL;
  g_autoptr(GAsyncResult) closed = NULL;

  if (as_it_should)
    {
      yishi_conductor_leave_async (hall->conductor, done_cb, &left);
      g_assert_true (yishi_conductor_leave_finish (hall->conductor, wait_for (&left), NULL));
    }
  yishi_record_close_async (hall->record, done_cb, &closed);
  g_assert_true (yishi_record_close_finish (hall->record, wait_for (&closed), NULL));
  g_clear_object (&closed);
  g_clear_object (&left);
  g_clear_object (&hall->link);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&hall->conductor));
  g_assert_finalize_object (g_steal_pointer (&hall->record));
}

/* Two meetings are planned, the first with two items. */
static Hall *
hall_new (void)
{
  Hall *hall = g_new0 (Hall, 1);

  hall->file = make_record ();
  add (hall->file, 1, "discussion", "示例甲", 0);
  add (hall->file, 1, "discussion", "示例乙", 0);
  must (hall->file, do_plan, (Job) { .text = LATER });
  record_fixture_close (hall->file);
  hall->settings = g_settings_new ("io.github.yishi.Yishi");
  hall_open (hall);
  return hall;
}

static void
hall_free (Hall *hall)
{
  if (hall->record != NULL)
    hall_close (hall, TRUE);
  record_fixture_open (hall->file, YISHI_STORE_READ);
  g_assert_true (is_sound (hall->file));
  record_fixture_free (hall->file);
  g_object_unref (hall->settings);
  g_free (hall);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hall, hall_free)

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

static void
resume (Hall *hall)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (yishi_conductor_is_interrupted (hall->conductor, NULL));
  yishi_conductor_resume_async (hall->conductor, done_cb, &result);
  yishi_conductor_resume_finish (hall->conductor, wait_for (&result), &error);
  g_assert_no_error (error);
}

/* Has @func done in the record and the meeting loaded again. */
static void
change (Hall           *hall,
        YishiStoreFunc  func,
        Job             job)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  yishi_record_perform_async (hall->record, YISHI_PART_MEETING, func, &job, NULL, NULL, done_cb, &result);
  yishi_record_perform_finish (hall->record, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
look_at (Hall   *hall,
         gint64  meeting)
{
  yishi_record_select_meeting (hall->record, meeting);
  while (yishi_record_get_meeting (hall->record)->meeting->id != meeting ||
         yishi_conductor_get_session (hall->conductor) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_wall (Hall       *hall,
             const char *text)
{
  g_autofree char *seen = yishi_display_to_text (yishi_wall_link_get_live (hall->link));

  if (strstr (seen, text) == NULL)
    g_error ("“%s” is not on the wall: %s", text, seen);
}

static void
assert_gap (Hall       *hall,
            guint       n,
            const char *reason)
{
  const GPtrArray *gaps = yishi_record_get_meeting (hall->record)->gaps;

  g_assert_cmpuint (gaps->len, ==, n);
  if (n > 0)
    g_assert_cmpstr (((const YishiGap *) gaps->pdata[n - 1])->reason, ==, reason);
}

/* Whatever is planned next, the outcomes of what was closed are read back. */
static void
test_closed_stays (void)
{
  g_autoptr(Hall) hall = hall_new ();

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  take_step (hall, (YishiStep) { YISHI_VERB_CLOSE_MEETING });
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (yishi_record_get_meeting (hall->record)->meeting->id, ==, 1);
  g_assert_cmpint (yishi_conductor_get_session (hall->conductor)->phase, ==, YISHI_PHASE_CLOSED);
  g_assert_cmpint (yishi_wall_link_get_live (hall->link)->kind, ==, YISHI_SLIDE_OUTCOMES);
}

/* What is noted after the end does not change the seal. */
static void
test_seal (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autofree char *seal = NULL;

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  take_step (hall, (YishiStep) { YISHI_VERB_CLOSE_MEETING });
  take_step (hall, (YishiStep) { YISHI_VERB_PROJECT });
  seal = g_strdup (yishi_wall_link_get_live (hall->link)->seal);
  g_assert_cmpuint (strlen (seal), ==, strlen ("3F9A-41C0-7BE2-D815"));
  change (hall, do_set_outcome, (Job) { .id = 1, .text = "settled" });
  g_assert_cmpstr (yishi_wall_link_get_live (hall->link)->seal, ==, seal);

  hall_close (hall, TRUE);
  hall_open (hall);
  look_at (hall, 1);
  g_assert_cmpstr (yishi_wall_link_get_live (hall->link)->seal, ==, seal);
}

/* The chair looks something up in another meeting: the room does not see it, and
 * the meeting was never interrupted. */
static void
test_looking_elsewhere (void)
{
  g_autoptr(Hall) hall = hall_new ();

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  take_step (hall, (YishiStep) { YISHI_VERB_NEXT_ITEM });
  take_step (hall, (YishiStep) { YISHI_VERB_START_SPEAKER, .name = "示例1" });
  assert_wall (hall, "示例1");
  look_at (hall, 2);
  assert_wall (hall, "示例1");
  g_assert_true (yishi_conductor_runs_elsewhere (hall->conductor));
  look_at (hall, 1);
  assert_wall (hall, "示例1");
  g_assert_false (yishi_conductor_is_interrupted (hall->conductor, NULL));
  take_step (hall, (YishiStep) { YISHI_VERB_STOP_SPEAKER });
  assert_gap (hall, 0, NULL);
}

/* A crash and an end are told apart, and until the meeting goes on its clock stands. */
static void
test_gone_on_with (gconstpointer data)
{
  gboolean as_it_should = GPOINTER_TO_INT (data);
  g_autoptr(Hall) hall = hall_new ();

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  take_step (hall, (YishiStep) { YISHI_VERB_START_SPEAKER, .name = "示例1" });
  hall_close (hall, as_it_should);
  hall_open (hall);
  g_assert_cmpint (yishi_conductor_get_session (hall->conductor)->running_since, ==, 0);
  g_assert_cmpint (yishi_wall_link_get_live (hall->link)->clock.running_since, ==, 0);
  assert_wall (hall, "示例1");
  resume (hall);
  g_assert_cmpint (yishi_conductor_get_session (hall->conductor)->running_since, >, 0);
  assert_gap (hall, 1, as_it_should ? "closed" : "crash");

  /* Gone on with once: what comes next is another interruption. */
  hall_close (hall, FALSE);
  hall_open (hall);
  resume (hall);
  assert_gap (hall, 2, "crash");
}

/* Steps that waited for a slow disk are written before the record is closed, and
 * what comes after is not done. */
static void
test_left_with_steps_waiting (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(GAsyncResult) left = NULL;

  yishi_conductor_do (hall->conductor, YISHI_VERB_START_MEETING, 0);
  yishi_conductor_do (hall->conductor, YISHI_VERB_NEXT_ITEM, 0);
  yishi_conductor_do (hall->conductor, YISHI_VERB_NEXT_ITEM, 0);
  yishi_conductor_leave_async (hall->conductor, done_cb, &left);
  yishi_conductor_do (hall->conductor, YISHI_VERB_CLOSE_MEETING, 0);
  wait_for (&left);
  g_clear_object (&left);
  hall_close (hall, FALSE);
  hall_open (hall);
  g_assert_cmpuint (yishi_record_get_meeting (hall->record)->progress->len, ==, 2);
  g_assert_cmpstr (yishi_record_get_meeting (hall->record)->meeting->closed, ==, "");
}

/* What is done to another meeting is not done to this one. */
static void
test_meant_for_another (void)
{
  g_autoptr(Hall) hall = hall_new ();
  g_autoptr(GAsyncResult) first = NULL;
  g_autoptr(GAsyncResult) second = NULL;
  YishiStep step = { YISHI_VERB_START_MEETING };
  g_autoptr(GError) error = NULL;

  yishi_record_select_meeting (hall->record, 2);
  yishi_conductor_step_async (hall->conductor, &step, done_cb, &first);
  step.verb = YISHI_VERB_NEXT_ITEM;
  yishi_conductor_step_async (hall->conductor, &step, done_cb, &second);
  g_assert_false (yishi_conductor_step_finish (hall->conductor, wait_for (&second), &error));
  g_assert_nonnull (error);
  g_clear_object (&first);
  g_clear_object (&second);
  look_at (hall, 2);
  g_assert_cmpstr (yishi_record_get_meeting (hall->record)->meeting->started, ==, "");
  look_at (hall, 1);
  g_assert_cmpstr (yishi_record_get_meeting (hall->record)->meeting->started, !=, "");
}

/* A frozen wall: nothing but a message and the blank still change it. */
static void
test_frozen (void)
{
  g_autoptr(Hall) hall = hall_new ();

  take_step (hall, (YishiStep) { YISHI_VERB_START_MEETING });
  take_step (hall, (YishiStep) { YISHI_VERB_BEGIN_ITEM, .item = 1 });
  assert_wall (hall, "示例甲");
  take_step (hall, (YishiStep) { YISHI_VERB_FREEZE });
  change (hall, do_change, (Job) { .id = 1, .item = &(YishiItem) { .title = (char *) "改了" } });
  assert_wall (hall, "示例甲");
  take_step (hall, (YishiStep) { YISHI_VERB_MESSAGE, .text = "请挪车 00011112222" });
  assert_wall (hall, "示例甲");
  assert_wall (hall, "请挪车");
  g_assert_null (strstr (yishi_wall_link_get_live (hall->link)->message, "00011112222"));
  yishi_wall_link_set_sound (hall->link, YISHI_DISPLAY_RECORDED);
  assert_wall (hall, "示例甲");
  assert_wall (hall, "录音中");
  take_step (hall, (YishiStep) { YISHI_VERB_BLANK });
  g_assert_cmpint (yishi_wall_link_get_live (hall->link)->kind, ==, YISHI_SLIDE_TITLE);
  assert_wall (hall, "录音中");
  yishi_wall_link_set_sound (hall->link, YISHI_DISPLAY_RECORDING_PAUSED);
  assert_wall (hall, "录音暂停");
  take_step (hall, (YishiStep) { YISHI_VERB_UNBLANK });
  assert_wall (hall, "示例甲");
  take_step (hall, (YishiStep) { YISHI_VERB_UNFREEZE });
  assert_wall (hall, "改了");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/conductor/closed-stays", test_closed_stays);
  g_test_add_func ("/conductor/seal", test_seal);
  g_test_add_func ("/conductor/looking-elsewhere", test_looking_elsewhere);
  g_test_add_data_func ("/conductor/gone-on-with/crash", GINT_TO_POINTER (FALSE), test_gone_on_with);
  g_test_add_data_func ("/conductor/gone-on-with/closed", GINT_TO_POINTER (TRUE), test_gone_on_with);
  g_test_add_func ("/conductor/left-with-steps-waiting", test_left_with_steps_waiting);
  g_test_add_func ("/conductor/meant-for-another", test_meant_for_another);
  g_test_add_func ("/conductor/frozen", test_frozen);

  return g_test_run ();
}
