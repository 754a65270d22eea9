/* state-test.c - all of a meeting at one moment: the room, the votes, the attachments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record-fixture.h"
#include "yishi-db-attachment.h"
#include "yishi-db-private.h"
#include "yishi-db-room.h"
#include "yishi-db-state.h"
#include "yishi-db-workspace.h"
#include "yishi-journal.h"

#define DATE "2026-12-15"

static gboolean
do_load_state (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  YishiMeetingState **state = data;

  *state = yishi_db_load_meeting_state (db, 1, error);
  return *state != NULL;
}

static YishiMeetingState *
load_state (RecordFixture *record)
{
  YishiMeetingState *state = NULL;
  g_autoptr(GError) error = NULL;

  record_do (record, do_load_state, &state, &error);
  g_assert_no_error (error);
  return state;
}

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
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  YishiAttendance attendance = { (char *) row->unit, (char *) row->arrived, (char *) row->left,
                                 (char *) row->proxy_for };
  guint n_new;

  g_ptr_array_add (rows, &attendance);
  return yishi_db_add_attendance (db, 1, rows, &n_new, error);
}

static void
attend (RecordFixture *record,
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

static gboolean
do_add_guest (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  YishiGuest guest = { .name = (char *) "示例来宾", .party = (char *) "firm", .organisation = (char *) "",
                       .arrived = (char *) "19:00" };
  gint64 id;

  return yishi_db_add_guest (db, 1, &guest, &id, error);
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
assert_room (RecordFixture *record,
             gint64         n_people,
             gint64         n_units,
             gint64         heads,
             gint64         area)
{
  g_autoptr(YishiMeetingState) state = load_state (record);

  g_assert_cmpint (state->room.n_people, ==, n_people);
  g_assert_cmpint (state->room.n_units, ==, n_units);
  g_assert_cmpint (state->room.present.heads, ==, heads);
  g_assert_cmpint (state->room.present.area, ==, area);
}

static void
test_room (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (7);
  YishiProxy proxy = { .principal = "1-1-105", .agent = "示例", .agent_unit = "1-1-101" };
  YishiProxy expired = { .principal = "1-1-106", .agent = "示例", .agent_unit = "1-1-101", .until = "2026-12-14" };
  g_autoptr(YishiMeetingState) state = NULL;

  add_meeting_and_item (record, DATE, "matter", 5);
  assert_room (record, 0, 0, 0, 0);
  attend (record, "1-1-101", "19:00", "", "");
  attend (record, "1-1-102", "19:01", "", "1-1-103");
  assert_room (record, 2, 3, 3, 30000);
  g_assert_true (record_do (record, do_lodge, &proxy, NULL));
  g_assert_true (record_do (record, do_lodge, &expired, NULL));
  assert_room (record, 2, 4, 4, 40000);

  /* Who comes himself suspends the proxy; an agent who leaves represents nobody. */
  attend (record, "1-1-103", "19:10", "", "");
  assert_room (record, 3, 4, 4, 40000);
  attend (record, "1-1-103", "19:10", "19:20", "");
  assert_room (record, 2, 3, 3, 30000);
  attend (record, "1-1-101", "19:00", "19:30", "");
  assert_room (record, 1, 1, 1, 10000);
  attend (record, "1-1-101", "19:40", "", "");
  assert_room (record, 2, 3, 3, 30000);

  /* A guest is somebody in the room and nobody's voice. */
  g_assert_true (record_do (record, do_add_guest, NULL, NULL));
  assert_room (record, 3, 3, 3, 30000);

  state = load_state (record);
  g_assert_cmpint (state->room.roll.heads, ==, 7);
  g_assert_cmpint (state->room.roll.area, ==, 70000);
  g_assert_cmpint (state->room.needed.heads, ==, 5);
  g_assert_cmpint (state->room.needed.area, ==, 46667);
  g_assert_cmpuint (state->attendance->len, ==, 4);
  g_assert_cmpuint (state->proxies->len, ==, 3);
  g_assert_cmpstr (state->meeting->date, ==, DATE);
}

static void
test_votes (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (7);
  g_autoptr(YishiMeetingState) before = NULL;
  g_autoptr(YishiMeetingState) open = NULL;
  g_autoptr(YishiMeetingState) closed = NULL;
  const YishiVoteState *vote;

  add_meeting_and_item (record, DATE, "matter", 5);
  before = load_state (record);
  g_assert_cmpuint (before->votes->len, ==, 0);
  g_assert_null (yishi_meeting_state_find_vote (before, 1));

  g_assert_true (add_ballot (record, "1-1-101", "yes", NULL));
  g_assert_true (add_ballot (record, "1-1-102", "no", NULL));
  open = load_state (record);
  vote = yishi_meeting_state_find_vote (open, 1);
  g_assert_cmpstr (vote->state, ==, "open");
  g_assert_cmpstr (vote->closed, ==, "");
  g_assert_true (vote->by_unit);
  g_assert_cmpint (vote->roll.heads, ==, 7);
  g_assert_cmpint (vote->participating.heads, ==, 2);
  g_assert_cmpint (vote->participating.area, ==, 20000);
  g_assert_cmpint (vote->needed.heads, ==, 5);
  g_assert_cmpint (vote->n_ballots, ==, 2);

  close_vote (record);
  g_assert_true (add_ballot (record, "1-1-103", "late", NULL));
  closed = load_state (record);
  vote = yishi_meeting_state_find_vote (closed, 1);
  g_assert_cmpstr (vote->state, ==, "closed");
  g_assert_cmpint (vote->participating.heads, ==, 2);
  g_assert_cmpint (vote->n_late, ==, 1);
}

static gboolean
do_load_units (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  GPtrArray **units = data;
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  *units = item != NULL ? yishi_db_load_vote_units (db, item, error) : NULL;
  return *units != NULL;
}

static void
test_vote_units (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (4);
  g_autoptr(GPtrArray) units = NULL;
  const char *expected[] = { "1-1-101", "1-1-102", "1-1-103", "1-1-104" };

  add_meeting_and_item (record, DATE, "matter", 5);
  attend (record, "1-1-102", "19:01", "", "1-1-103");
  g_assert_true (add_ballot (record, "1-1-104", "yes", NULL));
  g_assert_true (record_do (record, do_load_units, &units, NULL));
  g_assert_cmpuint (units->len, ==, 4);
  for (guint i = 0; i < units->len; i++)
    {
      const YishiVoteUnit *unit = units->pdata[i];

      g_assert_cmpstr (unit->unit, ==, expected[i]);
      g_assert_cmpstr (unit->building, ==, "1");
      g_assert_cmpint (unit->present, ==, i == 1);
      g_assert_cmpint (unit->represented, ==, i == 2);
      g_assert_cmpint (unit->voted, ==, i == 3);
    }
}

typedef struct
{
  const char *path;
  int         page;
  gint64      id;
} Attach;

static gboolean
do_attach (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Attach *attach = data;

  return yishi_db_add_attachment (db, 1, attach->path, attach->page, &attach->id, error);
}

static gboolean
do_detach (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return yishi_db_remove_attachment (db, *(gint64 *) data, error);
}

static char *
make_file (RecordFixture *record,
           const char    *name,
           const char    *text)
{
  char *path = g_build_filename (record->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
must_not_attach (RecordFixture *record,
                 const char    *path,
                 int            code,
                 const char    *part)
{
  Attach attach = { path, 0, 0 };
  g_autoptr(GError) error = NULL;

  g_assert_false (record_do (record, do_attach, &attach, &error));
  g_assert_error (error, YISHI_STORE_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
}

/* Where the record keeps the attachment at @index. */
static char *
find_file (RecordFixture *record,
           guint          index)
{
  g_autoptr(YishiMeetingState) state = load_state (record);
  const YishiAttachment *attachment = g_ptr_array_index (state->attachments, index);
  g_autofree char *media = g_strconcat (record->path, "-media", NULL);

  return g_build_filename (media, attachment->file, NULL);
}

static void
test_attachments (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (4);
  g_autofree char *plan = make_file (record, "方案.PDF", "plan");
  g_autofree char *copy = make_file (record, "副本", "plan");
  Attach first = { plan, 1, 0 }, second = { plan, 2, 0 }, third = { copy, 1, 0 };
  g_autoptr(YishiMeetingState) state = NULL;
  g_autoptr(YishiMeetingState) after = NULL;
  g_autofree char *file = NULL;
  g_autofree char *folder = NULL;
  const YishiAttachment *attachment;
  GStatBuf status;

  add_meeting_and_item (record, DATE, "matter", 5);
  g_assert_true (record_do (record, do_attach, &first, NULL));
  g_assert_true (record_do (record, do_attach, &second, NULL));
  g_assert_false (record_do (record, do_attach, &third, NULL));
  state = load_state (record);
  g_assert_cmpuint (state->attachments->len, ==, 2);
  attachment = state->attachments->pdata[1];
  g_assert_cmpstr (attachment->name, ==, "方案.PDF");
  g_assert_cmpint (attachment->page, ==, 2);
  g_assert_true (g_str_has_suffix (attachment->file, ".pdf"));
  g_assert_nonnull (strstr (attachment->file, attachment->sha256));

  file = find_file (record, 0);
  folder = g_path_get_dirname (file);
  g_assert_no_errno (g_stat (file, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_no_errno (g_stat (folder, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_true (is_sound (record));

  g_assert_true (record_do (record, do_detach, &first.id, NULL));
  g_assert_false (record_do (record, do_detach, &first.id, NULL));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_true (record_do (record, do_attach, &first, NULL));
  g_assert_cmpint (first.id, ==, 3);
  after = load_state (record);
  g_assert_cmpuint (after->attachments->len, ==, 2);
  g_assert_true (is_sound (record));
}

static void
test_attachments_refused (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (4);
  g_autofree char *empty = make_file (record, "空.png", "");
  g_autofree char *large = make_file (record, "大.png", "x");
  g_autofree char *pipe = g_build_filename (record->folder, "pipe", NULL);

  add_meeting_and_item (record, DATE, "matter", 5);
  g_assert_no_errno (truncate (large, 64 * 1000 * 1000 + 1));
  g_assert_no_errno (mkfifo (pipe, 0600));
  must_not_attach (record, empty, YISHI_STORE_ERROR_REFUSED, "empty");
  must_not_attach (record, large, YISHI_STORE_ERROR_REFUSED, "64 MB");
  must_not_attach (record, pipe, YISHI_STORE_ERROR_REFUSED, "not a file");
  must_not_attach (record, record->folder, YISHI_STORE_ERROR_REFUSED, "not a file");
  must_not_attach (record, "/nowhere/a.png", YISHI_STORE_ERROR_NOT_FOUND, "a.png");
  g_assert_true (is_sound (record));
}

static void
assert_problem (RecordFixture *record,
                const char    *part)
{
  g_autoptr(YishiVerification) verification = verify (record, NULL);
  const YishiProblem *problem;

  g_assert_cmpuint (verification->problems->len, ==, 1);
  problem = verification->problems->pdata[0];
  g_assert_cmpstr (problem->code, ==, "ATTACHMENT");
  g_assert_cmpint (problem->seq, ==, verification->n_entries);
  g_assert_nonnull (strstr (problem->message, "图.png"));
  if (strstr (problem->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, problem->message);
}

static void
test_attachment_changed (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (4);
  g_autofree char *path = make_file (record, "图.png", "picture");
  Attach attach = { path, 0, 0 };
  g_autofree char *file = NULL;

  add_meeting_and_item (record, DATE, "matter", 5);
  g_assert_true (record_do (record, do_attach, &attach, NULL));
  file = find_file (record, 0);
  g_assert_true (g_file_set_contents (file, "another", -1, NULL));
  assert_problem (record, "changed");
  g_assert_no_errno (g_unlink (file));
  assert_problem (record, "missing");
  g_assert_true (g_file_set_contents (file, "picture", -1, NULL));
  g_assert_true (is_sound (record));
}

static gboolean
do_attach_elsewhere (YishiDb       *db,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", 1);
  yishi_json_int (body, "item", 1);
  yishi_json_string (body, "name", "图.png");
  yishi_json_string (body, "file", data);
  yishi_json_string (body, "sha256", "00");
  yishi_json_int (body, "page", 0);
  yishi_json_end_object (body);
  return yishi_db_exec (db, "BEGIN", error) && yishi_journal_append (db, "attachment.added", body, error) != 0 &&
         yishi_db_exec (db, "COMMIT", error);
}

/* A record of somebody else's names a file of ours: it is neither read nor shown. */
static void
test_attachment_elsewhere (void)
{
  static const char *const files[] = { "../../../../../../../dev/zero", "/dev/zero", "attachments/../garden.yishi" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(RecordFixture) record = record_fixture_new (4);
      g_autoptr(YishiMeetingState) state = NULL;

      add_meeting_and_item (record, DATE, "matter", 5);
      g_assert_true (record_do (record, do_attach_elsewhere, (gpointer) files[i], NULL));
      assert_problem (record, "missing");
      state = load_state (record);
      g_assert_cmpstr (((YishiAttachment *) state->attachments->pdata[0])->file, ==, "");
    }
}

static gboolean
do_back_up (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return yishi_db_backup (db, data, NULL, error);
}

static void
test_attachments_backed_up (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (4);
  g_autofree char *path = make_file (record, "图.png", "picture");
  g_autofree char *copy = g_build_filename (record->folder, "copy.yishi", NULL);
  Attach attach = { path, 0, 0 };
  g_autofree char *kept = NULL;

  add_meeting_and_item (record, DATE, "matter", 5);
  g_assert_true (record_do (record, do_attach, &attach, NULL));
  g_assert_true (record_do (record, do_back_up, copy, NULL));
  record_fixture_close (record);

  kept = g_steal_pointer (&record->path);
  record->path = g_strdup (copy);
  record_fixture_open (record, YISHI_STORE_READ);
  g_assert_true (is_sound (record));
}

static gboolean
do_note_and_export (YishiDb       *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(YishiMeeting) meeting = yishi_db_get_meeting (db, 1, error);

  return meeting != NULL && yishi_db_set_workspace (db, "private-note:1", "只给主持人看", error) &&
         yishi_db_export (db, meeting, data, error);
}

/* What the chair noted privately leaves the record in no file. */
static void
test_export_without_workspace (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (4);
  g_autofree char *folder = g_build_filename (record->folder, "export", NULL);
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;
  int n = 0;

  add_meeting_and_item (record, DATE, "matter", 5);
  record_do (record, do_note_and_export, folder, &error);
  g_assert_no_error (error);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_null (strstr (text, "只给主持人看"));
      n++;
    }
  g_assert_cmpint (n, >, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/state/attachment-elsewhere", test_attachment_elsewhere);
  g_test_add_func ("/state/room", test_room);
  g_test_add_func ("/state/votes", test_votes);
  g_test_add_func ("/state/vote-units", test_vote_units);
  g_test_add_func ("/state/attachments", test_attachments);
  g_test_add_func ("/state/attachments-refused", test_attachments_refused);
  g_test_add_func ("/state/attachment-changed", test_attachment_changed);
  g_test_add_func ("/state/attachments-backed-up", test_attachments_backed_up);
  g_test_add_func ("/state/export-without-workspace", test_export_without_workspace);

  return g_test_run ();
}
