/* verify-test.c - whatever is changed in a record behind its journal's back is found and named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <sqlite3.h>
#include <string.h>

#include "record-fixture.h"
#include "yishi-entry-words.h"
#include "yishi-journal.h"
#include "yishi-seal.h"

/* Entries: 1 record, 2 roll, 3 meeting, 4 item, 5 opening, 6-8 ballots, 9 closing. */
static RecordFixture *
make_record (void)
{
  RecordFixture *record = record_fixture_new (4);
  g_autoptr(GError) error = NULL;

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  add_ballot (record, "1-1-101", "yes", &error);
  add_ballot (record, "1-1-102", "yes", &error);
  add_ballot (record, "1-1-103", "no", &error);
  g_assert_no_error (error);
  close_vote (record);
  return record;
}

static const struct
{
  const char *name;
  const char *sql;
  gint64      seq;   /* of the first problem */
  const char *code;
} tamperings[] = {
  { "/verify/body-changed", "UPDATE journal SET body = replace(body, '\"yes\"', '\"no\"') WHERE seq = 7", 7, "HASH" },
  { "/verify/kind-changed", "UPDATE journal SET kind = 'ballot.voided' WHERE seq = 7", 7, "HASH" },
  { "/verify/instant-changed", "UPDATE journal SET at = '2026-12-14T19:00:00.000+08:00' WHERE seq = 6", 6, "HASH" },
  { "/verify/hash-changed", "UPDATE journal SET hash = substr(hash, 2) || 'x' WHERE seq = 3", 3, "HASH" },
  { "/verify/prev-changed", "UPDATE journal SET prev = hash WHERE seq = 4", 4, "PREV" },
  { "/verify/entry-taken-out", "DELETE FROM journal WHERE seq = 7", 7, "GAP" },
  { "/verify/first-entry-taken-out", "DELETE FROM journal WHERE seq = 1", 1, "GAP" },
  { "/verify/entries-exchanged",
    "UPDATE journal SET seq = 70 WHERE seq = 7; UPDATE journal SET seq = 7 WHERE seq = 8;"
    "UPDATE journal SET seq = 8 WHERE seq = 70",
    7, "PREV" },
  { "/verify/body-is-no-json", "UPDATE journal SET body = 'x' WHERE seq = 8", 8, "HASH" },
  { "/verify/ballot-changed", "UPDATE ballot SET choice = 'no' WHERE id = 2", 7, "STATE" },
  { "/verify/ballot-weight-changed", "UPDATE ballot SET area = area + 1 WHERE id = 3", 8, "STATE" },
  { "/verify/ballot-taken-out", "DELETE FROM ballot WHERE id = 1", 6, "STATE" },
  { "/verify/ballot-put-in",
    "INSERT INTO ballot (id, item, unit, person, area, choice, marks, channel, agent, teller, received, late, seq)"
    " VALUES (4, 1, 4, 4, 10000, 'no', '', 'paper', '', '', '', 0, 8)",
    8, "STATE" },
  { "/verify/area-changed", "UPDATE unit SET area = 20000 WHERE number = 1", 2, "STATE" },
  { "/verify/owner-changed", "UPDATE unit SET owners = '[]' WHERE number = 1", 2, "STATE" },
  { "/verify/roll-total-changed", "UPDATE roll_version SET persons = 3", 2, "STATE" },
  { "/verify/title-changed", "UPDATE item SET title = '别的'", 4, "STATE" },
  { "/verify/rule-changed", "UPDATE vote SET heads = 5", 9, "STATE" },
  { "/verify/result-changed", "UPDATE vote SET result = replace(result, 'PASS', 'REJECT_H')", 9, "STATE" },
  { "/verify/setting-changed", "UPDATE setting SET value = '别处' WHERE key = 'name'", 1, "STATE" },
  { "/verify/notice-put-in", "INSERT INTO notice VALUES (1, 1, '2026-11-01', '大门', 4)", 4, "STATE" },
  { "/verify/table-put-in", "CREATE TABLE extra (a)", 0, "SCHEMA" },
  { "/verify/trigger-put-in",
    "CREATE TRIGGER t AFTER INSERT ON ballot BEGIN UPDATE ballot SET choice = 'yes' WHERE id = new.id; END", 0,
    "SCHEMA" },
  { "/verify/trigger-put-in-and-ballot-changed",
    "CREATE TRIGGER t AFTER INSERT ON ballot BEGIN SELECT 1; END; UPDATE ballot SET choice = 'no' WHERE id = 2", 7,
    "STATE" },
  { "/verify/text-behind-a-zero", "UPDATE journal SET kind = kind || char(0) || 'x' WHERE seq = 5", 5, "HASH" },
  { "/verify/endless-roll", "UPDATE roll_version SET version = 9000000000000", 2, "STATE" },
  { "/verify/broken-owners", "UPDATE unit SET owners = '[{' WHERE number = 3", 2, "STATE" },
  { "/verify/earliest-row-first",
    "UPDATE ballot SET choice = 'abstain' WHERE id = 3; UPDATE ballot SET choice = 'no' WHERE id = 2", 7, "STATE" },
  { "/verify/table-taken-out", "DROP TABLE notice_topic", 0, "SCHEMA" },
  { "/verify/index-taken-out", "DROP INDEX ballot_counts_once", 0, "SCHEMA" },
};

static void
test_tampering (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(RecordFixture) record = make_record ();
  g_autoptr(YishiVerification) verification = NULL;
  const YishiProblem *problem;

  verification = verify (record, NULL);
  g_assert_true (verification->ok);
  g_assert_cmpint (verification->n_entries, ==, 9);
  g_assert_cmpint (verification->n_results, ==, 1);
  g_clear_pointer (&verification, yishi_verification_free);

  tamper (record, tamperings[i].sql);
  verification = verify (record, NULL);
  g_assert_false (verification->ok);
  problem = verification->problems->pdata[0];
  g_assert_cmpstr (problem->code, ==, tamperings[i].code);
  g_assert_cmpint (problem->seq, ==, tamperings[i].seq);
  g_assert_cmpuint (strlen (problem->message), >, 10);
}

/* Behind the program's back, then on with the program, then back again: every
 * entry is the program's own, and still says what the roll does not. */
static void
do_meanwhile (RecordFixture *record,
              const char    *before,
              const char    *unit,
              const char    *after)
{
  tamper (record, before);
  record_fixture_close (record);
  record_fixture_open (record, YISHI_STORE_WRITE);
  g_assert_true (add_ballot (record, unit, "yes", NULL));
  tamper (record, after);
  record_fixture_close (record);
  record_fixture_open (record, YISHI_STORE_WRITE);
}

static void
assert_found (RecordFixture *record,
              const char    *code,
              gint64         seq)
{
  g_autoptr(YishiVerification) verification = verify (record, NULL);
  const YishiProblem *problem;

  g_assert_false (verification->ok);
  problem = verification->problems->pdata[0];
  g_assert_cmpstr (problem->code, ==, code);
  g_assert_cmpint (problem->seq, ==, seq);
}

static void
test_smaller_roll_for_a_moment (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  do_meanwhile (record, "UPDATE unit SET last_version = 0 WHERE number > 3", "1-1-101",
                "UPDATE unit SET last_version = NULL");
  g_assert_true (add_ballot (record, "1-1-102", "yes", NULL));
  close_vote (record);
  assert_found (record, "RESULT", 8);
}

static void
test_larger_flat_for_a_moment (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  g_assert_true (add_ballot (record, "1-1-102", "no", NULL));
  do_meanwhile (record, "UPDATE unit SET area = 25000 WHERE number = 1", "1-1-101",
                "UPDATE unit SET area = 10000 WHERE number = 1");
  close_vote (record);
  assert_found (record, "RESULT", 7);
}

static void
test_other_person_for_a_moment (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (6);

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  g_assert_true (add_ballot (record, "1-1-102", "no", NULL));
  do_meanwhile (record, "UPDATE unit SET person = 2 WHERE number = 1", "1-1-101",
                "UPDATE unit SET person = 1 WHERE number = 1");
  assert_found (record, "RESULT", 7);
}

static void
test_vote_reopened (void)
{
  g_autoptr(RecordFixture) record = make_record ();

  tamper (record, "UPDATE vote SET closed = '', result = '', last_ballot = NULL");
  record_fixture_close (record);
  record_fixture_open (record, YISHI_STORE_WRITE);
  g_assert_true (add_ballot (record, "1-1-104", "no", NULL));
  close_vote (record);
  assert_found (record, "BODY", 10);
}

/* A forger who rehashes everything is caught by the seal alone. */
static void
test_cut_off (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  g_autoptr(YishiVerification) whole = verify (record, NULL);
  g_autoptr(YishiVerification) cut = NULL;
  g_autoptr(YishiVerification) plain = NULL;
  g_autofree char *seal = yishi_seal_from_head (whole->head);

  tamper (record, "DELETE FROM journal WHERE seq = 9; UPDATE vote SET closed = '', result = '', last_ballot = NULL, seq = 5");
  plain = verify (record, NULL);
  g_assert_true (plain->ok);

  cut = verify (record, whole->head);
  g_assert_false (cut->ok);
  g_assert_cmpstr (((YishiProblem *) cut->problems->pdata[0])->code, ==, "HEAD");
  g_clear_pointer (&cut, yishi_verification_free);
  cut = verify (record, seal);
  g_assert_false (cut->ok);
}

/* Whoever forges the last entry with its hash must also have the ballots right. */
static void
test_forged_result (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  g_autoptr(YishiVerification) verification = NULL;
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (record->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle,
                                       "SELECT format('%d', seq) || char(10) || at || char(10) || kind || char(10)"
                                       " || replace(body, 'PASS', 'REJECT_H') || char(10) || prev"
                                       " FROM journal WHERE seq = 9",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  sql = g_strdup_printf ("UPDATE journal SET body = replace(body, 'PASS', 'REJECT_H'), hash = '%s' WHERE seq = 9;"
                         "UPDATE vote SET result = replace(result, 'PASS', 'REJECT_H')",
                         hash);
  tamper (record, sql);
  verification = verify (record, NULL);
  g_assert_false (verification->ok);
  g_assert_cmpstr (((YishiProblem *) verification->problems->pdata[0])->code, ==, "RESULT");
  g_assert_cmpint (((YishiProblem *) verification->problems->pdata[0])->seq, ==, 9);
}

static void
test_head (void)
{
  g_autoptr(RecordFixture) record = make_record ();
  g_autoptr(YishiVerification) before = verify (record, NULL);
  g_autoptr(YishiVerification) after = NULL;
  g_autofree char *seal = yishi_seal_from_head (before->head);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (strlen (before->head), ==, 64);
  g_assert_cmpint (strlen (seal), ==, 19);
  add_ballot (record, "1-1-104", "late", &error);
  g_assert_no_error (error);

  after = verify (record, seal);
  g_assert_true (after->ok);
  g_assert_cmpint (after->n_since_head, ==, 1);
}

/* A person who asks which entry a seal is of reads what it was. */
static void
test_kinds_are_said (void)
{
  guint n = 0;

  for (const char *kind; (kind = yishi_reducers_get_kind (n)) != NULL; n++)
    g_assert_cmpstr (yishi_entry_say_kind (kind), !=, kind);
  g_assert_cmpuint (n, >, 50);
  g_assert_cmpstr (yishi_entry_say_kind ("meeting.closed"), ==, "meeting closed");
  g_assert_cmpstr (yishi_entry_say_kind ("never.heard"), ==, "never.heard");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tamperings); i++)
    g_test_add_data_func (tamperings[i].name, GSIZE_TO_POINTER (i), test_tampering);
  g_test_add_func ("/verify/smaller-roll-for-a-moment", test_smaller_roll_for_a_moment);
  g_test_add_func ("/verify/larger-flat-for-a-moment", test_larger_flat_for_a_moment);
  g_test_add_func ("/verify/other-person-for-a-moment", test_other_person_for_a_moment);
  g_test_add_func ("/verify/vote-reopened", test_vote_reopened);
  g_test_add_func ("/verify/cut-off", test_cut_off);
  g_test_add_func ("/verify/forged-result", test_forged_result);
  g_test_add_func ("/verify/head", test_head);
  g_test_add_func ("/verify/kinds-are-said", test_kinds_are_said);

  return g_test_run ();
}
