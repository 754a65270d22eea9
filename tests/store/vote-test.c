/* vote-test.c - votes of every kind in the record: hands, committee, ratings, elections, parts of the roll
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "record-fixture.h"

#define DATE "2026-12-15"

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

static gboolean
do_add_item (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(YishiMeeting) meeting = NULL;

  if (!yishi_db_add_meeting (db, DATE, NULL, NULL, NULL, error))
    return FALSE;
  meeting = yishi_db_find_meeting (db, DATE, error);
  return meeting != NULL && yishi_db_add_item (db, meeting->id, data, error);
}

static void
must_add_item (RecordFixture *record,
               YishiItem     *item)
{
  g_autoptr(GError) error = NULL;

  item->title = (char *) "示例事项";
  record_do (record, do_add_item, item, &error);
  g_assert_no_error (error);
}

typedef struct
{
  gint64             members;
  gint64             present;
  const char *const *names;
  const gint64      *counts;
  gsize              n_counts;
} Hands;

static gboolean
do_count (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Hands *hands = data;
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_record_counts (db, item, hands->members, hands->present, hands->names, hands->counts,
                                                 hands->n_counts, error);
}

static const char *const answers[] = { "yes", "no", "abstain" };

static gboolean
count_hands (RecordFixture  *record,
             gint64          members,
             gint64          present,
             gint64          yes,
             gint64          no,
             gint64          abstain,
             GError        **error)
{
  const gint64 counts[] = { yes, no, abstain };
  Hands hands = { members, present, answers, counts, 3 };

  return record_do (record, do_count, &hands, error);
}

/* G18, G19 */
static void
test_straw (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  YishiItem item = { .kind = (char *) "straw" };
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;

  must_add_item (record, &item);
  g_assert_false (count_hands (record, 0, 61, 40, 20, 8, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  assert_has (error->message, "68");
  g_assert_true (count_hands (record, 0, 61, 37, 12, 8, NULL));
  close_vote (record);

  g_assert_false (add_ballot (record, "1-1-101", "late", NULL));

  json = get_result_json (record);
  assert_has (json, "\"verdict\":null");
  assert_has (json, "民意征询");
  assert_has (json, "\"yes\":{\"heads\":37");
  g_assert_true (is_sound (record));
}

/* C34 */
static void
test_committee (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  YishiItem item = { .kind = (char *) "committee" };
  g_autofree char *json = NULL;

  must_add_item (record, &item);
  g_assert_false (count_hands (record, 7, 8, 4, 0, 0, NULL));
  g_assert_true (count_hands (record, 7, 4, 4, 0, 0, NULL));
  close_vote (record);

  json = get_result_json (record);
  assert_has (json, "\"verdict\":\"PASS\"");
  assert_has (json, "\"roll\":{\"heads\":7");
  g_assert_true (is_sound (record));
}

static gboolean
do_cast (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_give_casting_vote (db, item, data, error);
}

/* G02: only where the rule has it, only on a tie, and recorded. */
static void
test_casting_vote (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  YishiItem item = { .kind = (char *) "committee", .rule = (char *) "simple-majority-casting" };
  g_autofree char *tie = NULL;
  g_autofree char *json = NULL;

  must_add_item (record, &item);
  g_assert_true (count_hands (record, 20, 12, 6, 5, 1, NULL));
  g_assert_false (record_do (record, do_cast, (gpointer) "yes", NULL));
  g_assert_true (count_hands (record, 20, 12, 6, 6, 0, NULL));
  tie = get_result_json (record);
  assert_has (tie, "\"verdict\":\"TIE\"");
  g_assert_false (record_do (record, do_cast, (gpointer) "abstain", NULL));
  g_assert_true (record_do (record, do_cast, (gpointer) "yes", NULL));
  close_vote (record);

  json = get_result_json (record);
  assert_has (json, "\"verdict\":\"PASS\"");
  g_assert_true (is_sound (record));
}

static void
test_no_casting_vote (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  YishiItem item = { .kind = (char *) "committee", .rule = (char *) "simple-majority" };
  g_autofree char *json = NULL;

  must_add_item (record, &item);
  g_assert_true (count_hands (record, 50, 50, 24, 24, 2, NULL));
  g_assert_false (record_do (record, do_cast, (gpointer) "yes", NULL));
  json = get_result_json (record);
  assert_has (json, "\"verdict\":\"REJECT_H\"");
}

static void
test_rating (void)
{
  static const char *const grades[] = { "很满意", "满意", "一般", "不满意", "很不满意" };
  static const gint64 counts[] = { 10, 20, 5, 3, 2 };
  char *names[] = { (char *) grades[0], (char *) grades[1], (char *) grades[2], (char *) grades[3],
                    (char *) grades[4], NULL };
  g_autoptr(RecordFixture) record = record_fixture_new (0);
  YishiItem item = { .kind = (char *) "rating", .candidates = names };
  Hands hands = { 0, 41, grades, counts, 5 };
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;

  must_add_item (record, &item);
  record_do (record, do_count, &hands, &error);
  g_assert_no_error (error);
  close_vote (record);

  json = get_result_json (record);
  assert_has (json, "\"verdict\":null");
  assert_has (json, "很满意");
  g_assert_true (is_sound (record));
}

/* "1-1-106,1,2": the comma was meant between two marks. */
static gboolean
do_add_cut_mark (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const YishiBallotEntry entry = { "1-1-106", "1", "2", NULL, 1 };
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_add_ballots (db, item, &entry, 1, NULL, NULL, FALSE, NULL, NULL, error);
}

/* Names or numbers on the paper; more than there are seats is invalid for the election only (C32b). */
static void
test_election (void)
{
  char *names[] = { (char *) "甲", (char *) "乙", (char *) "丙", NULL };
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  YishiItem item = { .kind = (char *) "election", .matter = 3, .candidates = names, .seats = 2, .agreed = 2 };
  g_autofree char *json = NULL;

  must_add_item (record, &item);
  g_assert_true (add_ballot (record, "1-1-101", "1,2", NULL));
  g_assert_true (add_ballot (record, "1-1-102", "甲、乙", NULL));
  g_assert_true (add_ballot (record, "1-1-103", "1", NULL));
  g_assert_true (add_ballot (record, "1-1-104", "1 3", NULL));
  g_assert_true (add_ballot (record, "1-1-105", "1,2,3", NULL));
  g_assert_false (add_ballot (record, "1-1-106", "丁", NULL));
  g_assert_false (add_ballot (record, "1-1-106", "yes", NULL));
  g_assert_false (record_do (record, do_add_cut_mark, NULL, NULL));
  close_vote (record);

  json = get_result_json (record);
  assert_has (json, "\"name\":\"甲\"");
  assert_has (json, "\"participating\":{\"heads\":");
  g_assert_true (is_sound (record));
}

static gboolean
do_set_clause (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return yishi_db_set_setting (db, "silence-clause", "示例管理规约第二十八条", error);
}

/* Neither "on" nor "off" is an article of anybody's rules. */
static gboolean
do_set_bare_word (YishiDb       *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return yishi_db_set_setting (db, "silence-clause", data, error);
}

static void
test_silence_clause_needs_an_article (void)
{
  static const char *const words[] = { "on", "Off", "0", "关", "否", "maybe" };
  g_autoptr(RecordFixture) record = record_fixture_new (3);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (record_do (record, do_set_bare_word, (gpointer) words[i], NULL));
  g_assert_true (record_do (record, do_set_bare_word, (gpointer) "", NULL));
}

/* Papers entered blind: replaced by the same teller, never by a third, and not
 * left behind when the vote is closed. */
typedef struct
{
  const char *teller;
  const char *choice;
} Paper;

static gboolean
do_enter_paper (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Paper *paper = data;
  const YishiBallotEntry entry = { "1-1-101", paper->choice, NULL, NULL, 1 };
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_add_teller_entries (db, item, paper->teller, &entry, 1, NULL, error);
}

static gboolean
do_close (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_close_vote (db, item, NULL, error);
}

static gboolean
do_adopt (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);
  guint n;

  return item != NULL && yishi_db_adopt_tellers (db, item, "paper", &n, error);
}

static void
test_tellers (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  YishiItem item = { .kind = (char *) "matter", .matter = 5 };
  Paper first = { "甲", "yes" }, second = { "乙", "no" }, third = { "丙", "yes" }, again = { "乙", "yes" };

  must_add_item (record, &item);
  g_assert_true (record_do (record, do_enter_paper, &first, NULL));
  g_assert_true (record_do (record, do_enter_paper, &second, NULL));
  g_assert_false (record_do (record, do_enter_paper, &third, NULL));
  g_assert_false (record_do (record, do_adopt, NULL, NULL));
  g_assert_true (record_do (record, do_enter_paper, &again, NULL));
  g_assert_false (record_do (record, do_close, NULL, NULL));
  g_assert_true (record_do (record, do_adopt, NULL, NULL));
  g_assert_true (record_do (record, do_close, NULL, NULL));
  g_assert_true (is_sound (record));
}

static gboolean
do_deliver (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  static const char *const units[] = { "1-1-101", "1-1-105", "1-1-106", NULL };
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_deliver_ballots (db, item, units, "2026-12-01", "业主本人签收", error);
}

/* Strict and with the clause, side by side; silence counts only where delivery is proved. */
static void
test_silence_clause (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (9);
  YishiItem item = { .kind = (char *) "matter", .matter = 5 };
  g_autofree char *json = NULL;
  g_autoptr(GError) error = NULL;

  must_add_item (record, &item);
  record_do (record, do_set_clause, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (add_ballot (record, "1-1-101", "yes", NULL));
  g_assert_true (add_ballot (record, "1-1-102", "yes", NULL));
  g_assert_true (add_ballot (record, "1-1-103", "yes", NULL));
  g_assert_true (add_ballot (record, "1-1-104", "no", NULL));
  record_do (record, do_deliver, NULL, &error);
  g_assert_no_error (error);
  close_vote (record);

  json = get_result_json (record);
  assert_has (json, "\"verdict\":\"NOQUORUM_HA\"");
  assert_has (json, "\"with_clause\":{");
  assert_has (strstr (json, "\"with_clause\":{"), "\"participating\":{\"heads\":6,\"area\":\"600.00\"}");
  assert_has (strstr (json, "\"with_clause\":{"), "\"verdict\":\"PASS\"");
  g_assert_true (is_sound (record));
}

/* C38: a part of the roll, and whoever is not in it has no vote. */
static void
test_scope (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  YishiItem wrong = { .kind = (char *) "matter", .matter = 7, .scope = (char *) "floor=3", .title = (char *) "x" };
  YishiItem empty = { .kind = (char *) "matter", .matter = 7, .scope = (char *) "building=2" };
  g_autoptr(GError) error = NULL;

  g_assert_false (record_do (record, do_add_item, &wrong, NULL));
  g_clear_pointer (&record, record_fixture_free);

  record = record_fixture_new (6);
  must_add_item (record, &empty);
  g_assert_false (add_ballot (record, "1-1-101", "yes", &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_clear_pointer (&record, record_fixture_free);

  record = record_fixture_new (6);
  empty.scope = (char *) "building=1,unit=1";
  must_add_item (record, &empty);
  g_assert_true (add_ballot (record, "1-1-101", "yes", NULL));
}

static gboolean
do_count_options (YishiDb       *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const char *const names[] = { "元宵", "除夕" };
  const gint64 counts[] = { 12, 20 };
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_record_counts (db, item, 0, 40, names, counts, 2, error);
}

/* Options are counted as they are named, and nothing is decided. */
static void
test_straw_options (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);
  char *options[] = { (char *) "元宵", (char *) "除夕", (char *) "初五", NULL };
  YishiItem item = { .kind = (char *) "straw", .candidates = options };
  g_autofree char *json = NULL;
  g_autoptr(GError) error = NULL;

  must_add_item (record, &item);
  record_do (record, do_count_options, NULL, &error);
  g_assert_no_error (error);
  close_vote (record);

  json = get_result_json (record);
  assert_has (json, "\"rule\":\"straw-options\"");
  assert_has (json, "\"heads\":20");
  assert_has (json, "\"heads\":12");
  assert_has (json, "\"verdict\":null");
  assert_has (json, "不具约束力");
  g_assert_true (is_sound (record));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vote/G18-G19-straw", test_straw);
  g_test_add_func ("/vote/straw-options", test_straw_options);
  g_test_add_func ("/vote/C34-committee", test_committee);
  g_test_add_func ("/vote/G02-casting-vote", test_casting_vote);
  g_test_add_func ("/vote/G02-no-casting-vote", test_no_casting_vote);
  g_test_add_func ("/vote/rating", test_rating);
  g_test_add_func ("/vote/C32b-election", test_election);
  g_test_add_func ("/vote/silence-clause", test_silence_clause);
  g_test_add_func ("/vote/silence-clause-needs-an-article", test_silence_clause_needs_an_article);
  g_test_add_func ("/vote/tellers", test_tellers);
  g_test_add_func ("/vote/C38-scope", test_scope);

  return g_test_run ();
}
