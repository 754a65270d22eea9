/* ballot-test.c - ballots in the record: the store's rows of table T2, and what must not change a count
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "record-fixture.h"

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

static void
must_add (RecordFixture *record,
          const char    *unit,
          const char    *choice)
{
  g_autoptr(GError) error = NULL;

  add_ballot (record, unit, choice, &error);
  g_assert_no_error (error);
}

/* C24: the second ballot is refused with the first one's time, channel, teller. */
static void
test_second_ballot (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  must_add (record, "1-1-101", "yes");
  before = get_result_json (record);

  g_assert_false (add_ballot (record, "1幢1单元0101室", "no", &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  assert_has (error->message, "2026-12-15 19:00");
  assert_has (error->message, "on paper");
  assert_has (error->message, "甲");

  after = get_result_json (record);
  g_assert_cmpstr (before, ==, after);
}

typedef struct
{
  const char *unit;
  const char *reason;
  const char *choice;
} Correction;

static gboolean
do_void (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Correction *correction = data;
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_void_ballot (db, item, correction->unit, correction->reason, correction->choice,
                                               "onsite", "乙", error);
}

static void
test_void_and_replace (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;
  Correction no_reason = { "1-1-101", "", "no" }, replace = { "1-1-101", "读错", "no" }, none = { "1-1-102", "读错", NULL };

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  must_add (record, "1-1-101", "yes");
  g_assert_false (record_do (record, do_void, &no_reason, NULL));
  g_assert_false (record_do (record, do_void, &none, NULL));

  record_do (record, do_void, &replace, &error);
  g_assert_no_error (error);
  json = get_result_json (record);
  assert_has (json, "\"yes\":{\"heads\":0,\"area\":\"0.00\"},\"no\":{\"heads\":1,\"area\":\"100.00\"}");
  assert_has (json, "\"returned\":1,\"void\":1");
  g_assert_true (is_sound (record));
}

/* C49: the roll stands still while a vote is open; the vote keeps its version. */
typedef struct
{
  YishiRoll       *roll;
  YishiRollChange  change;
} Import;

static gboolean
do_import (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Import *import = data;

  return yishi_db_import_roll (db, import->roll, "roster-2.csv", "", FALSE, &import->change, error);
}

static void
test_roll_is_frozen (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autoptr(YishiRoll) roll = make_roll (7);
  g_autoptr(YishiRoll) same = make_roll (6);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Import import = { roll, { 0 } }, again = { same, { 0 } };

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  must_add (record, "1-1-101", "yes");
  g_assert_false (record_do (record, do_import, &import, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (record_do (record, do_import, &again, &error));
  g_assert_cmpint (again.change.unchanged, ==, 6);

  close_vote (record);
  before = get_result_json (record);
  g_assert_true (record_do (record, do_import, &import, &error));
  g_assert_cmpint (import.change.added, ==, 1);
  g_assert_cmpint (import.change.unchanged, ==, 6);
  after = get_result_json (record);
  g_assert_cmpstr (before, ==, after);
  assert_has (after, "\"roll\":{\"heads\":6,\"area\":\"600.00\"}");
  g_assert_true (is_sound (record));
}

typedef struct
{
  YishiBallotEntry entry;
  const char      *channel;
  const char      *until;
} Incoming;

static gboolean
do_open (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_open_vote (db, item, "2026-12-01", data, error);
}

static gboolean
do_add_incoming (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Incoming *incoming = data;
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL &&
         yishi_db_add_ballots (db, item, &incoming->entry, 1, incoming->channel, NULL, FALSE, NULL, NULL, error);
}

static gboolean
do_add_none (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const YishiBallotEntry bad = { "1-1-999", "yes", NULL, NULL, 1 };
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_add_ballots (db, item, &bad, 1, NULL, NULL, TRUE, NULL, NULL, error) &&
         yishi_db_add_ballots (db, item, &bad, 0, NULL, NULL, FALSE, NULL, NULL, error);
}

/* C46: after the last day a ballot is noted as late and not counted. */
static void
test_late (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;
  Incoming in_time = { { "1-1-101", "yes", NULL, "2026-12-10 23:59", 1 }, "paper", NULL };
  Incoming late = { { "1-1-102", "yes", NULL, "2026-12-11", 1 }, "paper", NULL };
  Incoming no_time = { { "1-1-103", "yes", NULL, "yesterday", 1 }, "paper", NULL };

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  record_do (record, do_open, (gpointer) "2026-12-10", &error);
  g_assert_no_error (error);
  g_assert_true (record_do (record, do_add_incoming, &in_time, NULL));
  g_assert_true (record_do (record, do_add_incoming, &late, NULL));
  g_assert_false (record_do (record, do_add_incoming, &no_time, NULL));

  json = get_result_json (record);
  assert_has (json, "\"participating\":{\"heads\":1,\"area\":\"100.00\"}");
  assert_has (json, "\"late\":{\"heads\":1,\"area\":\"100.00\"}");
}

/* The day counts where the meeting is, whatever offset was written; a second late
 * ballot is refused; a corrected ballot came in when its paper did (C1). */
static void
test_deadline (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;
  Incoming in_time = { { "1-1-101", "yes", NULL, "2026-12-10 19:00", 1 }, "paper", NULL };
  Incoming next_day_here = { { "1-1-102", "yes", NULL, "2026-12-10T20:00:00Z", 1 }, "paper", NULL };
  Incoming again = { { "1-1-102", "no", NULL, "2026-12-12", 1 }, "paper", NULL };
  Correction correction = { "1-1-101", "读错", "no" };

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  record_do (record, do_open, (gpointer) "2026-12-10", &error);
  g_assert_no_error (error);
  g_assert_true (record_do (record, do_add_incoming, &in_time, NULL));
  g_assert_true (record_do (record, do_add_incoming, &next_day_here, NULL));
  g_assert_false (record_do (record, do_add_incoming, &again, NULL));
  g_assert_true (record_do (record, do_void, &correction, NULL));

  json = get_result_json (record);
  assert_has (json, "\"no\":{\"heads\":1,\"area\":\"100.00\"}");
  assert_has (json, "\"late\":{\"heads\":1,\"area\":\"100.00\"}");
  close_vote (record);
  g_assert_true (is_sound (record));
}

/* Nothing came in: then no vote was opened and the roll is not frozen. */
static void
test_nothing_opens_nothing (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autoptr(YishiRoll) roll = make_roll (7);
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (YishiBallotEntry));
  Import import = { roll, { 0 } };

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  g_assert_true (record_do (record, do_add_none, none, NULL));
  g_assert_true (record_do (record, do_import, &import, NULL));
  g_assert_cmpint (import.change.added, ==, 1);
}

/* Whatever is done after the closing, the record holds and the result stays. */
static gboolean
do_add_item_and_post (YishiDb       *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  YishiItem item = { .kind = (char *) "report", .title = (char *) "示例报告" };

  return yishi_db_add_item (db, 1, &item, error) && yishi_db_post_notice (db, 1, "2026-11-01", "示例大门", error);
}

static void
test_after_the_closing (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  must_add (record, "1-1-101", "yes");
  close_vote (record);
  before = get_result_json (record);
  assert_has (before, "UNPOSTED_TOPIC");

  record_do (record, do_add_item_and_post, NULL, &error);
  g_assert_no_error (error);
  after = get_result_json (record);
  g_assert_cmpstr (before, ==, after);
  must_add (record, "1-1-102", "late");
  g_assert_true (is_sound (record));
}

static void
test_closed_is_closed (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  must_add (record, "1-1-101", "yes");
  close_vote (record);
  before = get_result_json (record);
  g_assert_false (add_ballot (record, "1-1-102", "no", &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_assert_false (record_do (record, do_open, NULL, NULL));

  after = get_result_json (record);
  g_assert_cmpstr (before, ==, after);
}

/* C25, C26, C26b: proxies as they bear on ballots. */
typedef struct
{
  const char *unit;
  const char *arrived;
  const char *left;
  const char *proxy_for;
} Row;

static gboolean
do_attend (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Row *row = data;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attendance_free);
  YishiAttendance *attendance = g_new0 (YishiAttendance, 1);
  guint n_new;

  attendance->unit = g_strdup (row->unit);
  attendance->arrived = g_strdup (row->arrived);
  attendance->left = g_strdup (row->left);
  attendance->proxy_for = g_strdup (row->proxy_for);
  g_ptr_array_add (rows, attendance);
  return yishi_db_add_attendance (db, 1, rows, &n_new, error);
}

static gboolean
do_lodge (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return yishi_db_lodge_proxy (db, 1, data, error);
}

static void
must_attend (RecordFixture *record,
             const char    *unit,
             const char    *arrived,
             const char    *left,
             const char    *proxy_for)
{
  Row row = { unit, arrived, left, proxy_for };
  g_autoptr(GError) error = NULL;

  record_do (record, do_attend, &row, &error);
  g_assert_no_error (error);
}

static void
test_agent_left (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  Incoming before = { { "1-1-102", "yes", "1-1-101", "2026-12-15 19:20", 1 }, "onsite", NULL };
  Incoming after = { { "1-1-103", "yes", "1-1-101", "2026-12-15 19:45", 1 }, "onsite", NULL };

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  must_attend (record, "1-1-101", "19:00", "19:30", "1-1-102");
  must_attend (record, "1-1-101", "19:00", "19:30", "1-1-103");
  g_assert_true (record_do (record, do_add_incoming, &before, NULL));
  g_assert_false (record_do (record, do_add_incoming, &after, NULL));
}

static void
test_principal_comes (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;
  YishiProxy proxy = { .principal = "1-1-102", .agent = "1-1-101", .agent_unit = "1-1-101" };
  Incoming by_agent = { { "1-1-102", "yes", "1-1-101", NULL, 1 }, "onsite", NULL };
  Incoming in_person = { { "1-1-102", "no", NULL, NULL, 1 }, "onsite", NULL };

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  record_do (record, do_lodge, &proxy, &error);
  g_assert_no_error (error);
  must_attend (record, "1-1-102", "19:10", "", "");
  g_assert_false (record_do (record, do_add_incoming, &by_agent, &error));
  assert_has (error->message, "1-1-102");
  g_assert_true (record_do (record, do_add_incoming, &in_person, NULL));
  g_assert_false (record_do (record, do_add_incoming, &by_agent, NULL));

  json = get_result_json (record);
  assert_has (json, "\"yes\":{\"heads\":0,\"area\":\"0.00\"},\"no\":{\"heads\":1,\"area\":\"100.00\"}");
}

static void
test_instruction (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autofree char *json = NULL;
  YishiProxy proxy = { .principal = "1-1-102", .agent = "1-1-101", .agent_unit = "1-1-101", .instruction = "1=no" };
  YishiProxy chain = { .principal = "1-1-101", .agent = "1-1-103", .agent_unit = "1-1-103" };
  Incoming by_agent = { { "1-1-102", "yes", "1-1-101", NULL, 1 }, "onsite", NULL };

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  g_assert_true (record_do (record, do_lodge, &proxy, NULL));
  g_assert_false (record_do (record, do_lodge, &chain, NULL));
  g_assert_true (record_do (record, do_add_incoming, &by_agent, NULL));

  json = get_result_json (record);
  assert_has (json, "\"no\":{\"heads\":1,\"area\":\"100.00\"}");
}

/* C35, C36: the topic must stand in a notice, 15 full days before. */
static gboolean
do_post (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return yishi_db_post_notice (db, 1, data, "示例大门", error);
}

static const struct
{
  const char *name;
  const char *posted_on;
  const char *defects;
} notices[] = {
  { "/ballot/C35-unposted", NULL, "\"defects\":[\"UNPOSTED_TOPIC\"]" },
  { "/ballot/C36-14-days", "2026-06-01", "\"defects\":[\"SHORT_NOTICE\"]" },
  { "/ballot/C36-15-days", "2026-05-31", "\"defects\":[]" },
};

static void
test_notice (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autofree char *json = NULL;
  g_autoptr(GError) error = NULL;

  add_meeting_and_item (record, "2026-06-15", "matter", 5);
  if (notices[i].posted_on != NULL)
    {
      record_do (record, do_post, (gpointer) notices[i].posted_on, &error);
      g_assert_no_error (error);
    }
  for (int room = 101; room <= 104; room++)
    {
      g_autofree char *unit = g_strdup_printf ("1-1-%d", room);

      must_add (record, unit, "同意");
    }
  close_vote (record);
  json = get_result_json (record);
  assert_has (json, notices[i].defects);
  assert_has (json, "\"verdict\":\"PASS\"");
  if (i == 1)
    assert_has (json, "notice 14 of 15 days");
}

/* The same ballots one at a time, in another order, and as one stack. */
#define N_UNITS 60

static gboolean
do_add_all (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  GArray *entries = data;
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_add_ballots (db, item, (YishiBallotEntry *) entries->data, entries->len, NULL, "甲",
                                               FALSE, NULL, NULL, error);
}

static GArray *
make_entries (GPtrArray *texts)
{
  static const char *const choices[] = { "yes", "yes", "no", "abstain", "follow", "blank", "invalid" };
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (YishiBallotEntry));

  for (int i = 0; i < N_UNITS; i++)
    {
      YishiBallotEntry entry = { .choice = choices[i % G_N_ELEMENTS (choices)], .row = i + 1 };

      g_ptr_array_add (texts, g_strdup_printf ("1-1-%d", 101 + i));
      entry.unit = texts->pdata[i];
      g_array_append_val (entries, entry);
    }

  return entries;
}

static void
test_order_plays_no_part (void)
{
  g_autoptr(RecordFixture) in_bulk = record_fixture_new (N_UNITS + 10);
  g_autoptr(RecordFixture) one_by_one = record_fixture_new (N_UNITS + 10);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) entries = make_entries (texts);
  g_autofree char *bulk = NULL;
  g_autofree char *single = NULL;
  g_autoptr(GError) error = NULL;

  add_meeting_and_item (in_bulk, "2026-12-15", "matter", 5);
  add_meeting_and_item (one_by_one, "2026-12-15", "matter", 5);
  record_do (in_bulk, do_add_all, entries, &error);
  g_assert_no_error (error);

  for (guint i = entries->len; i > 0; i--)
    {
      guint other = g_test_rand_int_range (0, i);
      YishiBallotEntry entry = g_array_index (entries, YishiBallotEntry, other);

      must_add (one_by_one, entry.unit, entry.choice);
      g_array_index (entries, YishiBallotEntry, other) = g_array_index (entries, YishiBallotEntry, i - 1);
    }

  close_vote (in_bulk);
  close_vote (one_by_one);
  bulk = get_result_json (in_bulk);
  single = get_result_json (one_by_one);
  /* Beside the instants, which are not part of the count. */
  g_assert_cmpstr (strstr (bulk, "\"roll_version\""), ==, strstr (single, "\"roll_version\""));
  g_assert_true (is_sound (in_bulk));
  g_assert_true (is_sound (one_by_one));
}

/* One bad row keeps the whole stack out, unless the bad are left aside. */
static gboolean
do_add_with_bad (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const YishiBallotEntry entries[] = {
    { "1-1-101", "yes", NULL, NULL, 1 },      { "1-1-999", "yes", NULL, NULL, 2 }, { "1-1-102", "perhaps", NULL, NULL, 3 },
    { "１－１－０１０１", "no", NULL, NULL, 4 }, { "1-1-103", "no", NULL, NULL, 5 },
  };
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);
  gboolean skip_bad = data != NULL;
  g_autoptr(GPtrArray) issues = NULL;
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean added = yishi_db_add_ballots (db, item, entries, G_N_ELEMENTS (entries), NULL, NULL, skip_bad, &ids, &issues,
                                         &local_error);

  g_assert_cmpint (added, ==, skip_bad);
  g_assert_cmpuint (issues->len, ==, 3);
  g_assert_cmpstr (((YishiBallotIssue *) issues->pdata[0])->code, ==, "NO_UNIT");
  g_assert_cmpstr (((YishiBallotIssue *) issues->pdata[1])->code, ==, "BAD_CHOICE");
  g_assert_cmpstr (((YishiBallotIssue *) issues->pdata[2])->code, ==, "DUPLICATE_BALLOT");
  g_assert_cmpuint (((YishiBallotIssue *) issues->pdata[2])->row, ==, 4);
  if (skip_bad)
    g_assert_cmpuint (ids->len, ==, 2);
  return TRUE;
}

static void
test_all_or_nothing (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);
  g_autoptr(YishiVerification) before = NULL;
  g_autoptr(YishiVerification) after = NULL;
  g_autofree char *json = NULL;

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  before = verify (record, NULL);
  g_assert_true (record_do (record, do_add_with_bad, NULL, NULL));
  after = verify (record, NULL);
  g_assert_cmpstr (before->head, ==, after->head);

  g_assert_true (record_do (record, do_add_with_bad, record, NULL));
  json = get_result_json (record);
  assert_has (json, "\"participating\":{\"heads\":2,\"area\":\"200.00\"}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ballot/C24-second-ballot", test_second_ballot);
  g_test_add_func ("/ballot/C24-void-and-replace", test_void_and_replace);
  g_test_add_func ("/ballot/C25-instruction", test_instruction);
  g_test_add_func ("/ballot/C26-agent-left", test_agent_left);
  g_test_add_func ("/ballot/C26b-principal-comes", test_principal_comes);
  for (gsize i = 0; i < G_N_ELEMENTS (notices); i++)
    g_test_add_data_func (notices[i].name, GSIZE_TO_POINTER (i), test_notice);
  g_test_add_func ("/ballot/C46-late", test_late);
  g_test_add_func ("/ballot/C49-roll-is-frozen", test_roll_is_frozen);
  g_test_add_func ("/ballot/deadline", test_deadline);
  g_test_add_func ("/ballot/nothing-opens-nothing", test_nothing_opens_nothing);
  g_test_add_func ("/ballot/after-the-closing", test_after_the_closing);
  g_test_add_func ("/ballot/closed-is-closed", test_closed_is_closed);
  g_test_add_func ("/ballot/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/ballot/order-plays-no-part", test_order_plays_no_part);

  return g_test_run ();
}
