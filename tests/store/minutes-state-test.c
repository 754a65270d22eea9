/* minutes-state-test.c - minutes from draft to seal: what may be changed when, and that a seal holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "record-fixture.h"
#include "yishi-db-agenda.h"
#include "yishi-db-minutes-state.h"
#include "yishi-db-minutes.h"
#include "yishi-db-room.h"
#include "yishi-journal.h"

#define DATE "2026-12-15"
#define MEETING 1
#define ITEM 1
#define NOTE 1

/* One thing that is done to the record. */
typedef enum
{
  DO_START,
  DO_CLOSE,
  DO_NOTE,
  DO_CHANGE_NOTE,
  DO_REMOVE_NOTE,
  DO_STATEMENT,
  DO_OUTCOME,
  DO_SETTLE,
  DO_PRESENTER,
  DO_TITLE,
  DO_PLACE,
  DO_APPROVE,
  DO_REOPEN,
  DO_SIGN,
  DO_SEAL,
  DO_ADD,
} Deed;

static gboolean
do_words (YishiDb  *db,
          Deed      deed,
          GError  **error)
{
  g_autoptr(YishiItem) item = yishi_db_get_item (db, ITEM, error);
  const YishiStatement promise = { .item = ITEM, .party = (char *) "firm", .position = (char *) "promise",
                                   .text = (char *) "示例承诺", .due = (char *) "" };

  switch ((int) deed)
    {
    case DO_NOTE:
      return yishi_db_add_note (db, MEETING, ITEM, "示例记录", NULL, error);
    case DO_CHANGE_NOTE:
      return yishi_db_change_note (db, NOTE, "示例改记录", error);
    case DO_REMOVE_NOTE:
      return yishi_db_remove_note (db, NOTE, error);
    case DO_STATEMENT:
      return yishi_db_set_statement (db, &promise, error);
    case DO_OUTCOME:
      return item != NULL && yishi_db_set_outcome (db, item, "person", "示例办理", "示例负责人", "2027-01-10", error);
    case DO_SETTLE:
      return yishi_db_settle_action (db, ITEM, "2026-12-20", "示例完成", error);
    case DO_PRESENTER:
      return yishi_db_word_minutes (db, MEETING, ITEM, "presenter", " 示例报告人\n", error);
    case DO_TITLE:
      return yishi_db_word_minutes (db, MEETING, ITEM, "title", "示例改标题", error);
    case DO_PLACE:
      return yishi_db_word_minutes (db, MEETING, 0, "place", "示例大厅", error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
do_deed (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const YishiMinutesSigning signing = { "示例主持", "示例记录员", "示例监督", "示例大厅", DATE, "21:10" };
  Deed deed = GPOINTER_TO_INT (data);
  g_autofree char *seal = NULL;

  switch ((int) deed)
    {
    case DO_START:
      return yishi_db_start_meeting (db, MEETING, error);
    case DO_CLOSE:
      return yishi_db_close_meeting (db, MEETING, &seal, error);
    case DO_APPROVE:
      return yishi_db_approve_minutes (db, MEETING, "示例全体到会人员", DATE, "21:00", error);
    case DO_REOPEN:
      return yishi_db_reopen_minutes (db, MEETING, "示例错字", error);
    case DO_SIGN:
      return yishi_db_sign_minutes (db, MEETING, &signing, error);
    case DO_SEAL:
      return yishi_db_seal_minutes (db, MEETING, error);
    case DO_ADD:
      return yishi_db_add_addendum (db, MEETING, "示例补正\n第二行", "示例漏记", NULL, NULL, error);
    default:
      return do_words (db, deed, error);
    }
}

static void
expect_done (RecordFixture *record,
             Deed           deed)
{
  g_autoptr(GError) error = NULL;

  record_do (record, do_deed, GINT_TO_POINTER (deed), &error);
  g_assert_no_error (error);
}

static void
expect_refused (RecordFixture *record,
                Deed           deed,
                const char    *why)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (record_do (record, do_deed, GINT_TO_POINTER (deed), &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  if (strstr (error->message, why) == NULL)
    g_error ("“%s” is not in “%s”", why, error->message);
}

static gboolean
do_load (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  YishiMinutes **minutes = data;

  *minutes = yishi_db_load_sealed_minutes (db, MEETING, error);
  return *minutes != NULL;
}

static YishiMinutes *
load (RecordFixture *record)
{
  YishiMinutes *minutes = NULL;
  g_autoptr(GError) error = NULL;

  record_do (record, do_load, &minutes, &error);
  g_assert_no_error (error);
  return minutes;
}

static void
assert_sound (RecordFixture *record)
{
  g_autoptr(YishiVerification) verification = verify (record, NULL);

  for (guint i = 0; i < verification->problems->len; i++)
    g_test_message ("%s", ((YishiProblem *) verification->problems->pdata[i])->message);
  g_assert_true (verification->ok);
}

/* A record with a meeting on the day the clock shows and one item, held and closed. */
static RecordFixture *
make_held (void)
{
  RecordFixture *record = record_fixture_new (8);

  add_meeting_and_item (record, DATE, "discussion", 0);
  expect_done (record, DO_START);
  expect_done (record, DO_NOTE);
  expect_done (record, DO_CLOSE);
  return record;
}

/* In a draft, and in no other stage, words may be mended. */
static const Deed words[] = { DO_CHANGE_NOTE, DO_NOTE, DO_STATEMENT, DO_OUTCOME, DO_REMOVE_NOTE };
static const Deed wordings[] = { DO_PRESENTER, DO_TITLE, DO_PLACE };

static void
expect_no_words (RecordFixture *record,
                 const char    *why)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    expect_refused (record, words[i], "approved");
  for (gsize i = 0; i < G_N_ELEMENTS (wordings); i++)
    expect_refused (record, wordings[i], why);
}

static void
test_a_draft_is_mended (void)
{
  g_autoptr(RecordFixture) record = make_held ();
  g_autoptr(YishiMinutes) before = load (record);
  g_autoptr(YishiMinutes) minutes = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    expect_done (record, words[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (wordings); i++)
    expect_done (record, wordings[i]);
  minutes = load (record);
  g_assert_cmpint (minutes->state->stage, ==, YISHI_MINUTES_DRAFT);
  g_assert_cmpstr (minutes->meeting->meeting->place, ==, "示例大厅");
  g_assert_cmpstr (((YishiItem *) minutes->meeting->items->pdata[0])->presenter, ==, "示例报告人");
  g_assert_cmpstr (((YishiItem *) minutes->meeting->items->pdata[0])->title, ==, "示例改标题");
  /* The seal is that of the closing, whatever was mended after it. */
  g_assert_cmpstr (minutes->seal, ==, before->seal);
  g_assert_cmpstr (minutes->seal, !=, "");
  assert_sound (record);
}

static void
test_stages_come_in_order (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (8);

  add_meeting_and_item (record, DATE, "discussion", 0);
  expect_refused (record, DO_APPROVE, "not closed");
  expect_done (record, DO_START);
  expect_refused (record, DO_APPROVE, "not closed");
  expect_done (record, DO_NOTE);
  expect_done (record, DO_CLOSE);
  expect_refused (record, DO_SIGN, "not approved yet");
  expect_refused (record, DO_SEAL, "not approved yet");
  expect_refused (record, DO_ADD, "not approved yet");
  expect_refused (record, DO_REOPEN, "not approved yet");
  expect_done (record, DO_APPROVE);
  expect_refused (record, DO_APPROVE, "approved already");
  expect_refused (record, DO_SEAL, "not signed yet");
  expect_no_words (record, "approved already");
  expect_done (record, DO_SIGN);
  expect_refused (record, DO_SIGN, "signed already");
  expect_refused (record, DO_ADD, "not sealed yet");
  expect_no_words (record, "signed already");
  assert_sound (record);
}

static void
test_an_approval_is_taken_back (void)
{
  g_autoptr(RecordFixture) record = make_held ();
  g_autoptr(YishiMinutes) minutes = NULL;

  expect_done (record, DO_APPROVE);
  expect_done (record, DO_SIGN);
  expect_done (record, DO_REOPEN);
  expect_done (record, DO_CHANGE_NOTE);
  expect_refused (record, DO_SIGN, "not approved yet");
  expect_done (record, DO_APPROVE);
  minutes = load (record);
  g_assert_cmpint (minutes->state->stage, ==, YISHI_MINUTES_APPROVED);
  g_assert_cmpstr (minutes->state->approved_by, ==, "示例全体到会人员");
  g_assert_cmpstr (minutes->state->chair, ==, "");
  assert_sound (record);
}

static gboolean
do_grow (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return yishi_db_set_setting (db, "language", "en", error);
}

/* Sealed minutes are those of their seal, whatever the record goes on to hold. */
static void
test_a_seal_holds (void)
{
  g_autoptr(RecordFixture) record = make_held ();
  g_autoptr(YishiMinutes) sealed = NULL;
  g_autoptr(YishiMinutes) later = NULL;
  g_autoptr(YishiMinutes) mended = NULL;
  const YishiAddendum *addendum;

  expect_done (record, DO_OUTCOME);
  expect_done (record, DO_APPROVE);
  expect_done (record, DO_SIGN);
  expect_done (record, DO_SEAL);
  expect_refused (record, DO_SEAL, "sealed");
  expect_refused (record, DO_REOPEN, "sealed");
  expect_no_words (record, "are sealed");
  sealed = load (record);
  g_assert_cmpint (sealed->state->stage, ==, YISHI_MINUTES_SEALED);
  g_assert_cmpstr (sealed->state->supervisor, ==, "示例监督");

  /* What became of it is noted on, and the language is another: neither is in them. */
  expect_done (record, DO_SETTLE);
  g_assert_true (record_do (record, do_grow, NULL, NULL));
  later = load (record);
  g_assert_cmpint (later->entry, ==, sealed->entry);
  g_assert_cmpstr (later->head, ==, sealed->head);
  g_assert_cmpstr (later->language, ==, "zh_CN");
  g_assert_cmpstr (((YishiItem *) later->meeting->items->pdata[0])->done, ==, "");

  expect_done (record, DO_ADD);
  expect_done (record, DO_ADD);
  mended = load (record);
  g_assert_cmpuint (mended->state->addenda->len, ==, 2);
  addendum = yishi_minutes_state_find_addendum (mended->state, 2);
  g_assert_cmpstr (addendum->text, ==, "示例补正\n第二行");
  g_assert_cmpstr (addendum->reason, ==, "示例漏记");
  g_assert_cmpint (mended->entry, >, sealed->entry);
  g_assert_null (yishi_minutes_state_find_addendum (mended->state, 3));
  assert_sound (record);
}

static RecordFixture *
make_sealed (void)
{
  RecordFixture *record = make_held ();

  expect_done (record, DO_APPROVE);
  expect_done (record, DO_SIGN);
  expect_done (record, DO_SEAL);
  expect_done (record, DO_ADD);
  return record;
}

static void
expect_problem (RecordFixture *record,
                gint64         seq,
                const char    *code)
{
  g_autoptr(YishiVerification) verification = verify (record, NULL);
  const YishiProblem *first;

  g_assert_false (verification->ok);
  first = verification->problems->pdata[0];
  g_assert_cmpint (first->seq, ==, seq);
  g_assert_cmpstr (first->code, ==, code);
}

/* Whoever forges an entry with a hash that fits is found out nevertheless. */
static void
test_a_forged_entry_is_found (void)
{
  const char *at = "2026-12-16T09:00:00.000+08:00", *body = "{\"id\":1,\"text\":\"示例伪造\"}";
  g_autoptr(RecordFixture) record = make_sealed ();
  g_autoptr(YishiVerification) before = verify (record, NULL);
  g_autofree char *sql = NULL;
  char hash[YISHI_SHA256_TEXT];

  yishi_journal_hash (before->n_entries + 1, at, "note.changed", body, strlen (body), before->head, hash);
  sql = g_strdup_printf ("INSERT INTO journal (seq, at, kind, body, prev, hash) VALUES (%d, '%s', 'note.changed', '%s', '%s', '%s');"
                         "UPDATE note SET text = '示例伪造', seq = %d WHERE id = 1",
                         (int) before->n_entries + 1, at, body, before->head, hash, (int) before->n_entries + 1);
  tamper (record, sql);
  expect_problem (record, before->n_entries + 1, "BODY");
}

static void
test_a_changed_addendum_is_found (void)
{
  g_autoptr(RecordFixture) record = make_sealed ();
  g_autoptr(YishiVerification) before = verify (record, NULL);

  tamper (record, "UPDATE addendum SET text = '示例伪造'");
  expect_problem (record, before->n_entries, "STATE");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/minutes-state/a-draft-is-mended", test_a_draft_is_mended);
  g_test_add_func ("/minutes-state/stages-come-in-order", test_stages_come_in_order);
  g_test_add_func ("/minutes-state/an-approval-is-taken-back", test_an_approval_is_taken_back);
  g_test_add_func ("/minutes-state/a-seal-holds", test_a_seal_holds);
  g_test_add_func ("/minutes-state/a-forged-entry-is-found", test_a_forged_entry_is_found);
  g_test_add_func ("/minutes-state/a-changed-addendum-is-found", test_a_changed_addendum_is_found);

  return g_test_run ();
}
