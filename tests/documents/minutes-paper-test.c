/* minutes-paper-test.c - what the minutes say of a meeting that is made up value by value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "yishi-minutes-paper.h"
#include "yishi-render.h"

#define SECOND (1000 * 1000 * (gint64) 1000)
#define SPOKEN (4360 * SECOND)  /* 01:12:40 */

static YishiItem *
make_item (int         number,
           const char *title,
           const char *outcome)
{
  YishiItem *item = g_new0 (YishiItem, 1);

  item->id = number;
  item->number = number;
  item->kind = g_strdup ("discussion");
  item->title = g_strdup (title);
  item->posted = TRUE;
  item->rule = g_strdup ("");
  item->scope = g_strdup ("");
  item->presenter = g_strdup ("样例甲");
  item->state = g_strdup ("none");
  item->withdrawn = g_strdup ("");
  item->outcome = g_strdup (outcome);
  item->outcome_text = g_strdup ("更换门禁");
  item->responsible = g_strdup ("样例乙");
  item->due = g_strdup ("2026-12-01");
  item->done = g_strdup ("");
  item->done_note = g_strdup ("");
  return item;
}

static void
add_action (YishiMinutes *minutes,
            const char   *title,
            const char   *due,
            const char   *done)
{
  YishiAction *action = g_new0 (YishiAction, 1);

  action->item = make_item (1, title, "person");
  g_free (action->item->due);
  action->item->due = g_strdup (due);
  g_free (action->item->done);
  action->item->done = g_strdup (done);
  action->date = g_strdup ("2026-11-15");
  action->meeting_kind = g_strdup ("deliberation");
  g_ptr_array_add (minutes->actions, action);
}

static void
add_event (YishiMinutes   *minutes,
           YishiEventKind  kind,
           gint64          reference,
           gint64          time)
{
  YishiEvent *event = g_new0 (YishiEvent, 1);

  event->kind = kind;
  event->item = 1;
  event->reference = reference;
  event->time = time;
  event->text = g_strdup ("");
  g_ptr_array_add (minutes->events, event);
}

static void
add_unit (YishiRoll  *roll,
          const char *unit,
          const char *owner)
{
  const YishiOwner owners[] = { { owner, "", "" } };
  const YishiUnit wanted = { .unit = unit, .building = "3", .stair = "2", .room = unit + 4, .area = 10000, .parking = "",
                             .note = "", .owners = owners, .n_owners = 1, .confirmed = "" };

  yishi_roll_add (roll, &wanted);
}

static void
add_speech (YishiMinutes *minutes)
{
  YishiSpeech *speech = g_new0 (YishiSpeech, 1);

  speech->id = 7;
  speech->item = 1;
  speech->name = g_strdup ("样例丙");
  speech->unit = g_strdup ("3-2-501");
  speech->party = g_strdup ("owners");
  speech->began = g_strdup ("2026-12-15T20:12:40+08:00");
  speech->ended = g_strdup ("2026-12-15T20:15:00+08:00");
  g_ptr_array_add (minutes->meeting->speeches, speech);
}

static void
add_note (YishiMinutes *minutes,
          const char   *text)
{
  YishiNote *note = g_new0 (YishiNote, 1);

  note->id = 9;
  note->item = 1;
  note->at = g_strdup ("2026-12-15T20:13:00+08:00");
  note->text = g_strdup (text);
  g_ptr_array_add (minutes->meeting->notes, note);
}

static YishiMeeting *
make_meeting (void)
{
  YishiMeeting *meeting = g_new0 (YishiMeeting, 1);

  meeting->id = 1;
  meeting->date = g_strdup ("2026-12-15");
  meeting->time = g_strdup ("19:00");
  meeting->kind = g_strdup ("deliberation");
  meeting->place = g_strdup ("示例活动室");
  meeting->title = g_strdup ("");
  meeting->chair = g_strdup ("主持某");
  meeting->secretary = g_strdup ("");
  meeting->started = g_strdup ("2026-12-15T19:00:00+08:00");
  meeting->closed = g_strdup ("2026-12-15T21:00:00+08:00");
  meeting->posted_on = g_strdup ("2026-11-29");
  meeting->posted_where = g_strdup ("");
  return meeting;
}

static YishiMinutes *
make_minutes (void)
{
  YishiMinutes *minutes = yishi_minutes_new ();

  minutes->community = g_strdup ("示例小区");
  minutes->language = g_strdup ("zh_CN");
  minutes->record = g_strdup ("00");
  minutes->entry = 57;
  minutes->head = g_strdup ("3fa29c0177b0d41e");
  minutes->at = g_strdup ("2026-12-15T21:00:00+08:00");
  minutes->seal = g_strdup ("3FA2-9C01-77B0-D41E");
  minutes->number = 12;
  minutes->meeting = yishi_meeting_state_new ();
  minutes->meeting->meeting = make_meeting ();
  minutes->recording = yishi_recording_new ();
  minutes->sound_gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_sound_gap_free);
  minutes->events = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_event_free);
  minutes->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_action_free);
  minutes->roll = yishi_roll_new ();
  add_unit (minutes->roll, "3-2-501", "样例丙");
  add_unit (minutes->roll, "3-2-502", "样例乙");
  g_ptr_array_add (minutes->meeting->items, make_item (1, "门禁系统", "person"));
  add_speech (minutes);
  add_note (minutes, "样例丙（3幢2单元501室）说门禁常坏，2026-12-01 报修过，电话 000 0000 0009。\n样例乙附议。");
  add_event (minutes, YISHI_EVENT_SPEECH, 7, SPOKEN);
  add_event (minutes, YISHI_EVENT_NOTE, 9, SPOKEN + 20 * SECOND);
  return minutes;
}

static char *
compose (const YishiMinutes *minutes,
         YishiCopy           copy,
         const char         *language)
{
  g_autoptr(YishiDocument) document = yishi_minutes_compose (minutes, copy, language, NULL);

  return yishi_document_dup_text (document);
}

static void
assert_holds (const char *text,
              const char *wanted)
{
  if (strstr (text, wanted) == NULL)
    g_error ("“%s” is not in:\n%s", wanted, text);
}

static void
test_times_of_sound (void)
{
  g_autoptr(YishiMinutes) minutes = make_minutes ();
  g_autofree char *text = compose (minutes, YISHI_COPY_INTERNAL, NULL);
  g_autofree char *english = compose (minutes, YISHI_COPY_INTERNAL, "en");

  assert_holds (text, "〔2026〕第12号（内部本）");
  assert_holds (text, "样例丙（3幢2单元501室，业主）20:12—20:15（录音 01:12:40）");
  /* A note of two paragraphs bears its time once, behind the last. */
  assert_holds (text, "电话 000 0000 0009。\n样例乙附议。（录音 01:13:00）");
  assert_holds (text, "议定：专人限期办理：更换门禁；责任人：样例乙；2026年12月1日前完成");
  assert_holds (english, "样例丙 (3-2-501, owner) 20:12 to 20:15");
  assert_holds (english, "15 December 2026");
}

static void
add_sound_gap (YishiMinutes        *minutes,
               YishiSoundGapReason  reason,
               const char          *from,
               const char          *until)
{
  YishiSoundGap *gap = g_new0 (YishiSoundGap, 1);

  gap->reason = reason;
  gap->until = YISHI_UNKNOWN;
  gap->text = g_strdup ("");
  yishi_instant_parse (from, &gap->from);
  yishi_instant_parse (until, &gap->until);
  g_ptr_array_add (minutes->sound_gaps, gap);
}

static void
add_part (YishiMinutes *minutes,
          int           number,
          YishiTold     told)
{
  YishiPart *part = g_new0 (YishiPart, 1);

  part->number = number;
  part->told = told;
  part->file = g_strdup_printf ("recordings/20261215T110000Z-%d.opus", number);
  part->mirror = g_strdup ("");
  part->device = g_strdup ("示例麦克风");
  part->length = 7200 * SECOND;
  part->bytes = 12;
  part->sha256 = g_strdup ("00");
  part->end = YISHI_PART_STOPPED;
  yishi_instant_parse ("2026-12-15T19:00:00+08:00", &part->began);
  g_ptr_array_add (minutes->recording->parts, part);
}

static void
add_interruption (YishiMinutes *minutes)
{
  YishiGap *gap = g_new0 (YishiGap, 1);

  gap->from = g_strdup ("2026-12-15T19:30:05.000+08:00");
  gap->until = g_strdup ("2026-12-15T19:31:06.000+08:00");
  gap->reason = g_strdup ("crash");
  g_ptr_array_add (minutes->meeting->gaps, gap);
}

/* Minutes that are made while the meeting goes on: what is not recorded now is told. */
static void
test_gaps (void)
{
  g_autoptr(YishiMinutes) minutes = make_minutes ();
  YishiEvent *note = minutes->events->pdata[1];
  g_autofree char *text = NULL;
  g_autofree char *english = NULL;

  add_part (minutes, 1, YISHI_TOLD_BY_WALL);
  add_interruption (minutes);
  note->in_gap = TRUE;
  add_sound_gap (minutes, YISHI_SOUND_GAP_CRASHED, "2026-12-15T19:30:05+08:00", "2026-12-15T19:31:06+08:00");
  add_sound_gap (minutes, YISHI_SOUND_GAP_PAUSED, "2026-12-15T20:13:30+08:00", "");
  text = compose (minutes, YISHI_COPY_INTERNAL, NULL);
  english = compose (minutes, YISHI_COPY_INTERNAL, "en");
  assert_holds (text, "19:30:05\t19:31:06\t");
  assert_holds (text, "20:13:30\t仍未恢复\t");
  assert_holds (english, "20:13:30\tstill lasts\t");
  assert_holds (text, "样例乙附议。（缺录时段）");
  assert_holds (text, "19:30:05至19:31:06");
  assert_holds (english, "in a gap of the recording");
}

static void
assert_lacks (const char *text,
              const char *unwanted)
{
  if (strstr (text, unwanted) != NULL)
    g_error ("“%s” is in:\n%s", unwanted, text);
}

/* Never more than was so: the wall of the first part says nothing of the second. */
static void
test_told_part_by_part (void)
{
  g_autoptr(YishiMinutes) minutes = make_minutes ();
  g_autofree char *one = NULL;
  g_autofree char *three = NULL;
  g_autofree char *english = NULL;

  minutes->recording->told = YISHI_TOLD_ALOUD;
  g_assert_true (yishi_instant_parse ("2026-12-15T19:01:00+08:00", &minutes->recording->announced));
  add_part (minutes, 1, YISHI_TOLD_ALOUD);
  one = compose (minutes, YISHI_COPY_INTERNAL, NULL);
  assert_holds (one, "全长 02:00:00，共 1 段，录音前已由主持人向到场人员口头宣读\n");

  add_part (minutes, 2, YISHI_TOLD_BEFORE);
  add_part (minutes, 3, YISHI_TOLD_BY_WALL);
  three = compose (minutes, YISHI_COPY_PUBLIC, NULL);
  english = compose (minutes, YISHI_COPY_INTERNAL, "en");
  assert_holds (three, "全长 06:00:00，共 3 段，录音前已由主持人向到场人员口头宣读；第 2 段开始时未另行告知（19:01:00 的告知针对整场会议）；"
                       "第 3 段开始时大屏显示录音标志\n");
  assert_holds (english, "parts: 3; the chair told those present aloud; for part 2 they were not told anew (the notice at "
                         "19:01:00 was for the whole meeting); when part 3 began the wall showed that it is recorded\n");
}

/* A place in the sound that somebody has described, with the item at which it was set; the others only
 * serve who listens. */
static void
test_marks (void)
{
  g_autoptr(YishiMinutes) minutes = make_minutes ();
  YishiEvent *event;
  g_autofree char *none = compose (minutes, YISHI_COPY_INTERNAL, NULL);
  g_autofree char *internal = NULL;
  g_autofree char *public = NULL;

  add_event (minutes, YISHI_EVENT_MARK, 11, SPOKEN + 40 * SECOND);
  add_event (minutes, YISHI_EVENT_MARK, 12, SPOKEN + 50 * SECOND);
  event = minutes->events->pdata[3];
  g_free (event->text);
  event->text = g_strdup ("样例丙问谁来修");
  add_event (minutes, YISHI_EVENT_MARK, 13, 60 * SECOND);
  event = minutes->events->pdata[4];
  event->item = 0;
  g_free (event->text);
  event->text = g_strdup ("开场前的话");

  internal = compose (minutes, YISHI_COPY_INTERNAL, NULL);
  public = compose (minutes, YISHI_COPY_PUBLIC, NULL);
  assert_lacks (none, "录音书签");
  assert_holds (internal, "录音书签：样例丙问谁来修（录音 01:13:30）\n");
  assert_holds (internal, "录音书签：开场前的话（录音 00:01:00）\n");
  assert_lacks (internal, "01:13:20");
  assert_holds (public, "录音书签：样*问谁来修（录音 01:13:30）\n");
}

static void
test_masked (void)
{
  g_autoptr(YishiMinutes) minutes = make_minutes ();
  g_autofree char *text = compose (minutes, YISHI_COPY_PUBLIC, NULL);

  assert_holds (text, "样*（3幢2单元***室，业主）");
  assert_holds (text, "样*（3幢2单元***）说门禁常坏，2026-12-01 报修过，电话 ***。");
  assert_holds (text, "责任人：样*；");
  /* Not on the roll: who answers to the room. */
  assert_holds (text, "主持某");
  g_assert_null (strstr (text, "样例乙"));
  g_assert_null (strstr (text, "样例丙"));
  g_assert_null (strstr (text, "501"));
}

/* As it stood when this meeting was held, whatever came later. */
static void
test_actions (void)
{
  g_autoptr(YishiMinutes) minutes = make_minutes ();
  g_autofree char *text = NULL;

  add_action (minutes, "示例甲", "2026-12-31", "");
  add_action (minutes, "示例乙", "2026-12-01", "");
  add_action (minutes, "示例丙", "2026-12-31", "2026-12-10");
  add_action (minutes, "示例丁", "2026-12-31", "2026-12-20");
  text = compose (minutes, YISHI_COPY_INTERNAL, NULL);
  assert_holds (text, "示例甲（2026-11-15）\t更换门禁\t样例乙\t2026-12-31\t未完成\n");
  assert_holds (text, "示例乙（2026-11-15）\t更换门禁\t样例乙\t2026-12-01\t未完成，已逾期\n");
  assert_holds (text, "示例丙（2026-11-15）\t更换门禁\t样例乙\t2026-12-31\t2026年12月10日完成\n");
  assert_holds (text, "示例丁（2026-11-15）\t更换门禁\t样例乙\t2026-12-31\t未完成\n");
}

static void
test_copies_name_each_other (void)
{
  g_autoptr(YishiMinutes) minutes = make_minutes ();
  g_autoptr(YishiPaper) internal = NULL;
  g_autoptr(YishiPaper) public = NULL;
  g_autoptr(YishiDocument) one = yishi_minutes_compose (minutes, YISHI_COPY_INTERNAL, NULL, &internal);
  g_autoptr(YishiDocument) two = yishi_minutes_compose (minutes, YISHI_COPY_PUBLIC, NULL, &public);
  g_autofree char *digest = yishi_document_dup_digest (one);

  g_assert_cmpstr (internal->content, ==, digest);
  g_assert_cmpstr (public->counterpart, ==, internal->content);
  g_assert_cmpstr (internal->counterpart, ==, public->content);
  g_assert_cmpstr (internal->content, !=, public->content);
  g_assert_cmpint (public->entry, ==, 57);
}

/* Where the paper was made in the journal is no part of what it tells. */
static void
test_entry_is_no_content (void)
{
  g_autoptr(YishiMinutes) minutes = make_minutes ();
  g_autofree char *before = compose (minutes, YISHI_COPY_INTERNAL, NULL);
  g_autofree char *after = NULL;

  minutes->entry = 58;
  after = compose (minutes, YISHI_COPY_INTERNAL, NULL);
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/minutes-paper/times-of-sound", test_times_of_sound);
  g_test_add_func ("/minutes-paper/gaps", test_gaps);
  g_test_add_func ("/minutes-paper/told-part-by-part", test_told_part_by_part);
  g_test_add_func ("/minutes-paper/marks", test_marks);
  g_test_add_func ("/minutes-paper/masked", test_masked);
  g_test_add_func ("/minutes-paper/actions", test_actions);
  g_test_add_func ("/minutes-paper/copies-name-each-other", test_copies_name_each_other);
  g_test_add_func ("/minutes-paper/entry-is-no-content", test_entry_is_no_content);
  return g_test_run ();
}
