/* record-maker.c - writes the fixture of the newest schema: a record with an entry of every kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: record-maker NEW-RECORD. Everybody in it is made up. A fixture that has
 * landed is never made anew (migration-test.c); this shows how it came about.
 */
#include <glib/gstdio.h>

#include "agenda-fixture.h"
#include "yishi-db-attachment.h"
#include "yishi-db-merge.h"
#include "yishi-db-minutes-state.h"
#include "yishi-db-printed.h"
#include "yishi-db-recording.h"
#include "yishi-db-room.h"
#include "yishi-db-session.h"
#include "yishi-store.h"

#define UNIT(n) "1-1-10" #n

/* One entry after another; the first that is refused ends the making. */
typedef struct
{
  YishiDb *db;
  GError  *error;
} Maker;

#define DO(call)                                          \
  G_STMT_START                                            \
  {                                                       \
    if (!(call))                                          \
      g_error ("%s: %s", #call, self->error->message);    \
  }                                                       \
  G_STMT_END

static YishiItem *
find (Maker *self,
      int    number)
{
  YishiItem *item = yishi_db_find_item (self->db, 1, number, &self->error);

  g_assert_nonnull (item);
  return item;
}

static gint64
put (Maker      *self,
     const char *kind,
     const char *title,
     int         matter,
     const char *rule)
{
  YishiItem item = {
    .kind = (char *) kind,
    .title = (char *) title,
    .matter = matter,
    .rule = (char *) rule,
    .minutes = 10,
    .presenter = (char *) "示例物业",
    .masks_names = g_str_equal (kind, "wish"),
  };

  DO (yishi_db_add_item (self->db, 1, &item, &self->error));
  return item.id;
}

/* Numbers 1 discussion, 2 matter, 3 straw, 4 committee, 5 wish (masked, withdrawn), 6 report. */
static void
plan (Maker *self)
{
  static const gint64 order[] = { 1, 2, 3, 4, 6, 5 };
  const YishiMeeting wanted = { .time = (char *) "19:00", .chair = (char *) "示例主任", .secretary = (char *) "示例秘书" };
  const YishiItem change = { .matter = 5, .minutes = 20 };
  static const char *const namesakes[] = { UNIT (1), UNIT (2), NULL };
  gint64 gone;

  DO (yishi_db_set_setting (self->db, "members", "5", &self->error));
  DO (yishi_db_confirm_roll (self->db, &self->error));
  DO (yishi_db_reject_merge (self->db, namesakes, "示例理由", &self->error));
  DO (yishi_db_reject_merge (self->db, namesakes, NULL, &self->error));
  DO (yishi_db_reject_merge (self->db, namesakes, "示例理由", &self->error));
  DO (yishi_db_add_meeting (self->db, DATE, NULL, "示例活动室", "示例议事日", &self->error));
  DO (yishi_db_change_meeting (self->db, 1, &wanted, &self->error));
  DO (yishi_db_add_meeting (self->db, NEXT, "committee", "示例活动室", "示例会议", &self->error));
  DO (yishi_db_remove_meeting (self->db, 2, &self->error));
  put (self, "discussion", "示例讨论", 0, NULL);
  put (self, "matter", "示例事项", 5, NULL);
  put (self, "straw", "示例征询", 0, NULL);
  put (self, "committee", "示例业委会", 0, "simple-majority-casting");
  put (self, "report", "示例通报", 0, NULL);
  put (self, "wish", "示例心愿", 0, NULL);
  DO (yishi_db_order_items (self->db, 1, order, NULL, G_N_ELEMENTS (order), &self->error));
  DO (yishi_db_change_item (self->db, 2, &change, &self->error));
  gone = put (self, "project", "示例项目", 0, NULL);
  DO (yishi_db_remove_item (self->db, gone, &self->error));
  DO (yishi_db_post_notice (self->db, 1, "2026-11-29", "示例公告栏", &self->error));
  DO (yishi_db_withdraw_item (self->db, 5, "示例原因", &self->error));
}

/* The file is there only while it is attached: a record is verified with its attachments. */
static void
attach (Maker      *self,
        const char *folder)
{
  g_autofree char *picture = g_build_filename (folder, "sample.png", NULL);
  gint64 attachment;

  g_assert_true (g_file_set_contents (picture, "示例", -1, NULL));
  DO (yishi_db_add_attachment (self->db, 1, picture, 0, &attachment, &self->error));
  DO (yishi_db_remove_attachment (self->db, attachment, &self->error));
}

static void
let_in (Maker *self)
{
  static const char *const represented[] = { UNIT (4), NULL };
  const YishiGuest guest = { .name = (char *) "示例来宾", .party = (char *) "firm", .organisation = (char *) "示例物业" };
  const YishiGuest wrong = { .name = (char *) "示例误入", .party = (char *) "guest" };
  const YishiProxy proxy = { .principal = UNIT (5), .agent = "示例代理人" };
  gint64 id;

  DO (yishi_db_check_in (self->db, 1, UNIT (1), "18:50", &self->error));
  DO (yishi_db_check_in (self->db, 1, UNIT (2), "18:51", &self->error));
  DO (yishi_db_check_in_agent (self->db, 1, UNIT (3), represented, "18:52", &self->error));
  DO (yishi_db_lodge_proxy (self->db, 1, &proxy, &self->error));
  /* Its principal comes (suspended), was a mistake (restored), and takes it back. */
  DO (yishi_db_check_in (self->db, 1, UNIT (5), "18:53", &self->error));
  DO (yishi_db_undo_check_in (self->db, 1, UNIT (5), &self->error));
  DO (yishi_db_withdraw_proxy (self->db, 1, UNIT (5), "示例", &self->error));
  DO (yishi_db_add_guest (self->db, 1, &guest, &id, &self->error));
  DO (yishi_db_guest_left (self->db, id, "23:50", &self->error));
  DO (yishi_db_add_guest (self->db, 1, &wrong, &id, &self->error));
  DO (yishi_db_remove_guest (self->db, id, &self->error));
}

static void
add_effect (GPtrArray  *effects,
            const char *kind,
            gint64      at,
            gint64      item)
{
  YishiEffect *effect = g_new0 (YishiEffect, 1);

  effect->kind = kind;
  effect->at = at;
  effect->item = item;
  effect->name = g_strdup ("示例1");
  effect->unit = g_strdup (UNIT (1));
  effect->party = g_strdup ("owners");
  effect->began = at - 60 * G_USEC_PER_SEC;
  effect->allotted = 180 * G_USEC_PER_SEC;
  effect->used = 60 * G_USEC_PER_SEC;
  g_ptr_array_add (effects, effect);
}

static void
hold (Maker *self)
{
  g_autoptr(GPtrArray) effects = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_effect_free);
  gint64 now = 1797332400 * (gint64) G_USEC_PER_SEC;
  const YishiStatement statement = { .item = 1, .party = (char *) "firm", .position = (char *) "promise",
                                     .text = (char *) "示例承诺", .due = (char *) "2027-01-10" };
  gint64 note;

  add_effect (effects, "meeting.started", now, 0);
  add_effect (effects, "item.begun", now, 1);
  add_effect (effects, "speech.begun", now + 30 * G_USEC_PER_SEC, 1);
  add_effect (effects, "speech.ended", now + 90 * G_USEC_PER_SEC, 1);
  add_effect (effects, "break.taken", now + 100 * G_USEC_PER_SEC, 0);
  add_effect (effects, "break.ended", now + 110 * G_USEC_PER_SEC, 0);
  add_effect (effects, "item.ended", now + 120 * G_USEC_PER_SEC, 1);
  DO (yishi_db_apply_session (self->db, 1, effects, "{}", NULL, &self->error));
  DO (yishi_db_note_gap (self->db, 1, now + 130 * G_USEC_PER_SEC, now + 140 * G_USEC_PER_SEC, "crash", &self->error));
  DO (yishi_db_add_note (self->db, 1, 1, "示例记录", &note, &self->error));
  DO (yishi_db_change_note (self->db, note, "示例记录，改过", &self->error));
  DO (yishi_db_add_note (self->db, 1, 0, "示例误记", &note, &self->error));
  DO (yishi_db_remove_note (self->db, note, &self->error));
  DO (yishi_db_set_statement (self->db, &statement, &self->error));
}

static void
vote (Maker *self)
{
  static const char *const units[] = { UNIT (1), UNIT (2), UNIT (3), NULL };
  static const char *const members[] = { "示例甲", "示例乙", NULL };
  static const char *const answers[] = { "yes", "no", NULL };
  static const char *const names[] = { "yes", "no" };
  static const gint64 counts[] = { 2, 1 };
  const YishiBallotEntry papers[] = {
    { .unit = (char *) UNIT (1), .choice = (char *) "yes" },
    { .unit = (char *) UNIT (2), .choice = (char *) "no" },
  };
  g_autoptr(YishiItem) matter = find (self, 2);
  g_autoptr(YishiItem) straw = find (self, 3);
  g_autoptr(YishiItem) committee = find (self, 4);

  DO (yishi_db_open_vote (self->db, matter, "2026-12-15", "2026-12-20", &self->error));
  DO (yishi_db_issue_ballots (self->db, matter, units, "paper", &self->error));
  DO (yishi_db_deliver_ballots (self->db, matter, units, "2026-12-15", "示例签收", &self->error));
  DO (yishi_db_add_teller_entries (self->db, matter, "示例计票人", papers, 2, NULL, &self->error));
  DO (yishi_db_add_ballots (self->db, matter, papers, 2, "onsite", NULL, FALSE, NULL, NULL, &self->error));
  DO (yishi_db_void_ballot (self->db, matter, UNIT (1), "示例重投", "abstain", "onsite", NULL, &self->error));
  DO (yishi_db_close_vote (self->db, matter, NULL, &self->error));
  DO (yishi_db_open_vote (self->db, straw, NULL, NULL, &self->error));
  DO (yishi_db_record_counts (self->db, straw, 0, -1, names, counts, 2, &self->error));
  DO (yishi_db_close_vote (self->db, straw, NULL, &self->error));
  DO (yishi_db_open_vote (self->db, committee, NULL, NULL, &self->error));
  DO (yishi_db_record_roll_call (self->db, committee, 5, members, answers, &self->error));
  DO (yishi_db_give_casting_vote (self->db, committee, "yes", &self->error));
  DO (yishi_db_close_vote (self->db, committee, NULL, &self->error));
}

/* Part 1 was cut off before its file was made; part 2 is whole. */
static void
record_sound (Maker *self)
{
  const gint64 began = 1797332400 * (gint64) G_USEC_PER_SEC, second = G_USEC_PER_SEC;
  const YishiPart lost = { .number = 1, .file = (char *) SAMPLE_PART (1), .device = (char *) "示例麦克风",
                           .began = began, .monotonic = 50 * second, .sha256 = (char *) "", .end = YISHI_PART_MISSING };
  const YishiPart whole = { .number = 2, .file = (char *) SAMPLE_PART (2),
                            .mirror = (char *) "/media/示例", .device = (char *) "示例麦克风",
                            .began = began + 60 * second, .monotonic = 110 * second, .length = 90000 * second,
                            .bytes = SAMPLE_BYTES, .sha256 = (char *) SAMPLE_SHA256, .end = YISHI_PART_STOPPED };
  const YishiMinuteHash hash = { { 2, 60000 * second }, SAMPLE_MINUTE_BYTES, SAMPLE_MINUTE_SHA256 };
  const YishiSync minute = { hash.place, 170 * second, began + 120 * second };
  const YishiSync resumed = { hash.place, 200 * second, began + 150 * second };
  const YishiSync set = { { 2, 70000 * second }, 210 * second, began + 161 * second };
  const YishiSync end = { { 2, whole.length }, 230 * second, began + 181 * second };
  const YishiSoundGap gap = { .reason = YISHI_SOUND_GAP_DEVICE_LOST, .place = { 2, 75000 * second },
                              .silence = 2000 * second, .from = began + 166 * second, .until = began + 168 * second,
                              .text = (char *) "示例拔出" };
  const YishiBookmark mark = { .kind = YISHI_BOOKMARK_MARK, .item = 1, .text = (char *) "", .place = set.place,
                               .instant = set.instant };
  gint64 id, note;

  DO (yishi_db_announce_recording (self->db, 1, YISHI_TOLD_BY_WALL, "示例：会议全程录音，用于整理记录", &self->error));
  DO (yishi_db_start_part (self->db, 1, &lost, &self->error));
  DO (yishi_db_recover_part (self->db, 1, &lost, &self->error));
  DO (yishi_db_start_part (self->db, 1, &whole, &self->error));
  DO (yishi_db_hash_part (self->db, 1, &hash, &minute, &self->error));
  DO (yishi_db_begin_sound_gap (self->db, 1, YISHI_SOUND_GAP_PAUSED, &minute, "示例保密", &id, &self->error));
  DO (yishi_db_explain_sound_gap (self->db, id, "示例休息", &self->error));
  DO (yishi_db_end_sound_gap (self->db, 1, &resumed, 0, &self->error));
  DO (yishi_db_sync_part (self->db, 1, &set, &self->error));
  DO (yishi_db_note_sound_gap (self->db, 1, &gap, &self->error));
  DO (yishi_db_set_bookmark (self->db, 1, &mark, &id, &self->error));
  DO (yishi_db_change_bookmark (self->db, id, "示例书签", &self->error));
  yishi_db_set_moment (self->db, 1, &set);
  DO (yishi_db_add_note (self->db, 1, 1, "示例记录", &note, &self->error));
  yishi_db_set_moment (self->db, 1, NULL);
  DO (yishi_db_note_lost_copy (self->db, 1, &set, "/media/示例/示例.opus", &self->error));
  DO (yishi_db_end_part (self->db, 1, &whole, &end, &self->error));
}

static void
conclude (Maker *self)
{
  g_autoptr(YishiItem) discussed = find (self, 1);
  g_autoptr(YishiPaper) paper = yishi_paper_new ();
  g_autofree char *seal = NULL;
  gint64 next;

  paper->meeting = 1;
  DO (yishi_db_set_outcome (self->db, discussed, "person", "示例办理", "示例负责人", "2027-01-10", &self->error));
  DO (yishi_db_close_meeting (self->db, 1, &seal, &self->error));
  DO (yishi_db_carry_over (self->db, 1, NEXT, &next, &self->error));
  DO (yishi_db_note_paper (self->db, paper, NULL, &self->error));
  DO (yishi_db_settle_action (self->db, discussed->id, "2027-01-08", "示例办结", &self->error));
}

/* Two gifts, of which one is corrected, and one that was not given. */
static void
thank (Maker *self)
{
  YishiThanks thanks = { 0, (char *) "示例业主", FALSE, (char *) "示例空调", (char *) "示例活动区" };
  gint64 last;

  DO (yishi_db_add_thanks (self->db, 1, &thanks, &thanks.id, &self->error));
  thanks.is_named = TRUE;
  DO (yishi_db_change_thanks (self->db, 1, &thanks, &self->error));
  thanks.gift = (char *) "示例字画";
  DO (yishi_db_add_thanks (self->db, 1, &thanks, NULL, &self->error));
  DO (yishi_db_add_thanks (self->db, 1, &thanks, &last, &self->error));
  DO (yishi_db_remove_thanks (self->db, 1, last, &self->error));
}

/* An approval that is taken back, and one that holds. */
static void
seal (Maker *self)
{
  const YishiMinutesSigning signing = { "示例主持", "示例记录员", "示例监督", "示例大厅", "2026-12-15", "21:10" };

  DO (yishi_db_word_minutes (self->db, 1, 0, "place", "示例大厅", &self->error));
  DO (yishi_db_approve_minutes (self->db, 1, "示例到会人员", "2026-12-15", "21:00", &self->error));
  DO (yishi_db_reopen_minutes (self->db, 1, "示例错字", &self->error));
  DO (yishi_db_approve_minutes (self->db, 1, "示例到会人员", "2026-12-15", "21:05", &self->error));
  DO (yishi_db_sign_minutes (self->db, 1, &signing, &self->error));
  DO (yishi_db_seal_minutes (self->db, 1, &self->error));
  DO (yishi_db_add_addendum (self->db, 1, "示例补正", "示例漏记", "示例主持", NULL, &self->error));
}

static gboolean
make (YishiDb       *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Maker maker = { db, NULL };

  plan (&maker);
  attach (&maker, data);
  let_in (&maker);
  hold (&maker);
  record_sound (&maker);
  vote (&maker);
  conclude (&maker);
  thank (&maker);
  seal (&maker);
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(RecordFixture) record = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  if (argc != 2)
    g_error ("Usage: record-maker NEW-RECORD");

  record = record_fixture_new (6);
  put_part (record, SAMPLE_PART (2), SAMPLE_SOUND);
  g_assert_true (record_do (record, make, record->folder, &error));
  g_assert_true (is_sound (record));
  record_fixture_close (record);
  g_assert_true (g_file_get_contents (record->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (argv[1], bytes, length, NULL));
  return 0;
}
