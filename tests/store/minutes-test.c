/* minutes-test.c - what was said: notes, statements of the parties, votes by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "record-fixture.h"
#include "yishi-db-agenda.h"
#include "yishi-db-room.h"
#include "yishi-db-state.h"

#define DATE "2026-12-15"
#define MEETING 1
#define ITEM 1

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

/* A record with a meeting on the day the clock shows and one item. */
static RecordFixture *
make_room (const char *kind)
{
  RecordFixture *record = record_fixture_new (8);

  add_meeting_and_item (record, DATE, kind, 0);
  return record;
}

static gboolean
do_load (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  YishiMeetingState **state = data;

  *state = yishi_db_load_meeting_state (db, MEETING, error);
  return *state != NULL;
}

static YishiMeetingState *
load_room (RecordFixture *record)
{
  YishiMeetingState *state = NULL;
  g_autoptr(GError) error = NULL;

  record_do (record, do_load, &state, &error);
  g_assert_no_error (error);
  return state;
}

static gboolean
do_hold_meeting (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *seal = NULL;

  return yishi_db_start_meeting (db, MEETING, error) && yishi_db_close_meeting (db, MEETING, &seal, error);
}

typedef struct
{
  gint64      item;
  gint64      id;    /* 0: the note is added */
  const char *text;  /* NULL: it is removed */
} NoteJob;

static gboolean
do_note (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  NoteJob *job = data;

  if (job->id == 0)
    return yishi_db_add_note (db, MEETING, job->item, job->text, &job->id, error);
  if (job->text == NULL)
    return yishi_db_remove_note (db, job->id, error);

  return yishi_db_change_note (db, job->id, job->text, error);
}

static gboolean
note (RecordFixture  *record,
      gint64          item,
      gint64          id,
      const char     *text,
      GError        **error)
{
  NoteJob job = { item, id, text };

  return record_do (record, do_note, &job, error);
}

static gint64
count_entries (RecordFixture *record)
{
  g_autoptr(YishiVerification) verification = verify (record, NULL);

  g_assert_true (verification->ok);
  return verification->n_entries;
}

static void
test_notes (void)
{
  g_autoptr(RecordFixture) record = make_room ("discussion");
  g_autoptr(YishiMeetingState) state = NULL;
  const YishiNote *last;
  g_autoptr(GError) error = NULL;
  gint64 n_entries;

  g_assert_false (note (record, ITEM, 0, " \n", &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (note (record, 7, 0, "示例记录", &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (note (record, ITEM, 0, "示例记录一", NULL));
  g_assert_true (note (record, 0, 0, "示例记录二", NULL));
  g_assert_false (note (record, 0, 1, "", NULL));
  g_assert_true (note (record, 0, 1, "示例记录一\n补充", NULL));
  n_entries = count_entries (record);
  g_assert_true (note (record, 0, 1, "示例记录一\n补充", NULL));
  g_assert_cmpint (count_entries (record), ==, n_entries);
  g_assert_true (note (record, 0, 2, NULL, NULL));
  g_assert_false (note (record, 0, 2, "示例记录", NULL));

  /* The minutes are written after the meeting. */
  record_do (record, do_hold_meeting, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (note (record, 0, 0, "会后补记", NULL));

  state = load_room (record);
  g_assert_cmpuint (state->notes->len, ==, 2);
  g_assert_cmpstr (((YishiNote *) state->notes->pdata[0])->text, ==, "示例记录一\n补充");
  last = state->notes->pdata[1];
  g_assert_cmpint (last->id, ==, 3);
  g_assert_cmpstr (last->at, >=, state->meeting->closed);
  g_assert_true (is_sound (record));
}

static gboolean
do_state (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return yishi_db_set_statement (db, data, error);
}

static gboolean
do_remove_item (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return yishi_db_remove_item (db, ITEM, error);
}

static gboolean
do_remove_meeting (YishiDb       *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return yishi_db_remove_meeting (db, MEETING, error);
}

/* No note is left without what it is about. */
static void
test_noted_stays (void)
{
  g_autoptr(RecordFixture) record = make_room ("discussion");
  g_autoptr(GError) error = NULL;

  g_assert_true (note (record, ITEM, 0, "示例记录", NULL));
  g_assert_false (record_do (record, do_remove_item, NULL, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (record_do (record, do_remove_meeting, NULL, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);

  g_assert_true (note (record, 0, 1, NULL, NULL));
  g_assert_true (record_do (record, do_remove_item, NULL, NULL));
  g_assert_true (record_do (record, do_remove_meeting, NULL, NULL));
  g_assert_true (is_sound (record));
}

static const struct
{
  const char *name;
  const char *party;
  const char *position;
  const char *text;
  const char *due;
  gboolean    expected;
} statements[] = {
  { "/minutes/statement/agree", "committee", "agree", "", "", TRUE },
  { "/minutes/statement/promise-by-day", "firm", "promise", "", "2027-01-15", TRUE },
  { "/minutes/statement/promise-in-words", "firm", "promise", "示例承诺", "", TRUE },
  { "/minutes/statement/empty-promise", "firm", "promise", " ", "", FALSE },
  { "/minutes/statement/not-a-day", "firm", "promise", "", "2027-02-30", FALSE },
  { "/minutes/statement/due-of-reserve", "community", "reserve", "示例意见", "2027-01-15", FALSE },
  { "/minutes/statement/no-position", "community", "", "示例意见", "", FALSE },
  { "/minutes/statement/no-such-position", "community", "maybe", "示例意见", "", FALSE },
  { "/minutes/statement/no-such-party", "owners", "agree", "", "", FALSE },
  { "/minutes/statement/nothing", "community", "", "", "", TRUE },
};

static void
test_statement_rule (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(RecordFixture) record = make_room ("discussion");
  YishiStatement wanted = { ITEM, (char *) statements[i].party, (char *) statements[i].position,
                            (char *) statements[i].text, (char *) statements[i].due };

  g_assert_cmpint (record_do (record, do_state, &wanted, NULL), ==, statements[i].expected);
  g_assert_true (is_sound (record));
}

static void
test_statements (void)
{
  g_autoptr(RecordFixture) record = make_room ("discussion");
  YishiStatement firm = { ITEM, (char *) "firm", (char *) "promise", (char *) "示例承诺", (char *) "2027-01-15" };
  YishiStatement community = { ITEM, (char *) "community", (char *) "agree", NULL, NULL };
  YishiStatement nothing = { ITEM, (char *) "firm", NULL, NULL, NULL };
  YishiStatement elsewhere = { 9, (char *) "firm", (char *) "agree", NULL, NULL };
  g_autoptr(YishiMeetingState) state = NULL;
  g_autoptr(YishiMeetingState) after = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_entries;

  g_assert_false (record_do (record, do_state, &elsewhere, &error));
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND);
  g_assert_true (record_do (record, do_state, &firm, NULL));
  g_assert_true (record_do (record, do_state, &community, NULL));
  n_entries = count_entries (record);
  g_assert_true (record_do (record, do_state, &firm, NULL));
  g_assert_cmpint (count_entries (record), ==, n_entries);

  state = load_room (record);
  g_assert_cmpuint (state->statements->len, ==, 2);
  g_assert_cmpstr (((YishiStatement *) state->statements->pdata[0])->party, ==, "community");
  g_assert_cmpstr (((YishiStatement *) state->statements->pdata[1])->due, ==, "2027-01-15");

  g_assert_true (record_do (record, do_state, &nothing, NULL));
  after = load_room (record);
  g_assert_cmpuint (after->statements->len, ==, 1);
  g_assert_cmpint (count_entries (record), ==, n_entries + 1);
}

typedef struct
{
  gint64             members;
  const char *const *names;
  const char *const *choices;
} RollCall;

static gboolean
do_roll_call (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const RollCall *call = data;
  g_autoptr(YishiItem) item = yishi_db_find_item (db, MEETING, 1, error);

  return item != NULL && yishi_db_record_roll_call (db, item, call->members, call->names, call->choices, error);
}

static gboolean
do_list_roll_call (YishiDb       *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  GString *text = data;
  g_autoptr(GPtrArray) answers = yishi_db_list_roll_call (db, ITEM, error);

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const YishiRollCallAnswer *answer = answers->pdata[i];

      g_string_append_printf (text, "%s=%s ", answer->name, answer->choice);
    }
  return answers != NULL;
}

static void
assert_roll_call (RecordFixture *record,
                  const char    *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_true (record_do (record, do_list_roll_call, text, NULL));
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_true (is_sound (record));
}

static gboolean
call_roll (RecordFixture      *record,
           gint64              members,
           const char *const  *names,
           const char *const  *choices,
           GError            **error)
{
  RollCall call = { members, names, choices };

  return record_do (record, do_roll_call, &call, error);
}

static void
test_committee_roll_call (void)
{
  static const char *const names[] = { "示例甲", "示例乙", "示例丙", "示例丁", NULL };
  static const char *const choices[] = { "yes", "yes", "no", "abstain", NULL };
  static const char *const better[] = { "yes", "yes", "yes", "yes", NULL };
  static const char *const twice[] = { "示例甲", "示例乙", " 示例甲", "示例丁", NULL };
  static const char *const bad[] = { "yes", "yes", "也许", "abstain", NULL };
  static const char *const none[] = { NULL };
  g_autoptr(RecordFixture) record = make_room ("committee");
  g_autofree char *json = NULL;

  g_assert_false (call_roll (record, 7, twice, choices, NULL));
  g_assert_false (call_roll (record, 7, names, bad, NULL));
  g_assert_false (call_roll (record, 7, none, none, NULL));
  g_assert_false (call_roll (record, 3, names, choices, NULL));
  assert_roll_call (record, "");
  g_assert_true (call_roll (record, 7, names, choices, NULL));
  assert_roll_call (record, "示例甲=yes 示例乙=yes 示例丙=no 示例丁=abstain ");
  g_assert_true (call_roll (record, 7, names, better, NULL));
  assert_roll_call (record, "示例甲=yes 示例乙=yes 示例丙=yes 示例丁=yes ");

  close_vote (record);
  g_assert_false (call_roll (record, 7, names, choices, NULL));
  assert_roll_call (record, "示例甲=yes 示例乙=yes 示例丙=yes 示例丁=yes ");
  json = get_result_json (record);
  assert_has (json, "\"verdict\":\"PASS\"");
  assert_has (json, "\"roll\":{\"heads\":7");
}

static gboolean
do_export (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, DATE, error);

  return meeting != NULL && yishi_db_export (db, meeting, data, error);
}

/* A member's name may have anything in it; it leaves the record without numbers. */
static void
test_export (void)
{
  static const char *const names[] = { "示例甲13800001234", "=示例乙", NULL };
  static const char *const choices[] = { "yes", "no", NULL };
  g_autoptr(RecordFixture) record = make_room ("committee");
  g_autofree char *folder = g_build_filename (record->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "roll-call-1.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (call_roll (record, 7, names, choices, NULL));
  record_do (record, do_export, folder, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xEF\xBB\xBFnumber,name,choice\r\n1,\"示例甲***\",\"yes\"\r\n2,\"'=示例乙\",\"no\"\r\n");
}

static gboolean
do_check_in (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return yishi_db_check_in (db, MEETING, data, NULL, error);
}

static void
must_check_in (RecordFixture *record,
               const char    *unit)
{
  g_autoptr(GError) error = NULL;

  record_do (record, do_check_in, (gpointer) unit, &error);
  g_assert_no_error (error);
}

static gboolean
do_count (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  static const char *const names[] = { "yes" };
  static const gint64 counts[] = { 2 };
  g_autoptr(YishiItem) item = yishi_db_find_item (db, MEETING, 1, error);

  return item != NULL && yishi_db_record_counts (db, item, 0, 2, names, counts, 1, error);
}

/* In a deliberation units answer, and a count without names ends the names. */
static void
test_straw_roll_call (void)
{
  static const char *const names[] = { "1-1-101", "1幢1单元102", NULL };
  static const char *const choices[] = { "yes", "no", NULL };
  g_autoptr(RecordFixture) record = make_room ("straw");
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;

  must_check_in (record, "1-1-101");
  g_assert_false (call_roll (record, -1, names, choices, &error));
  assert_has (error->message, "1-1-102");
  must_check_in (record, "1-1-102");
  g_assert_true (call_roll (record, -1, names, choices, NULL));
  assert_roll_call (record, "1-1-101=yes 1-1-102=no ");
  json = get_result_json (record);
  assert_has (json, "\"yes\":{\"heads\":1");

  g_assert_true (record_do (record, do_count, NULL, NULL));
  assert_roll_call (record, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/minutes/notes", test_notes);
  g_test_add_func ("/minutes/noted-stays", test_noted_stays);
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    g_test_add_data_func (statements[i].name, GSIZE_TO_POINTER (i), test_statement_rule);
  g_test_add_func ("/minutes/statements", test_statements);
  g_test_add_func ("/minutes/committee-roll-call", test_committee_roll_call);
  g_test_add_func ("/minutes/straw-roll-call", test_straw_roll_call);
  g_test_add_func ("/minutes/export", test_export);

  return g_test_run ();
}
