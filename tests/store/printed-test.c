/* printed-test.c - papers in the journal: noted once, found by their sum, held against it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record-fixture.h"
#include "yishi-db-minutes.h"
#include "yishi-db-printed.h"

static void
set (char       **place,
     const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

typedef struct
{
  YishiPaper        *paper;    /* (owned) */
  YishiPaper        *known;    /* (owned) (nullable) */
  YishiPaperVerdict  verdict;
  gint64             n_since;
  gint64             seq;
  guint              n_papers;
} Job;

static void
job_clear (Job *self)
{
  g_clear_pointer (&self->paper, yishi_paper_free);
  g_clear_pointer (&self->known, yishi_paper_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

/* A paper of the first meeting as the record stands now. */
static gboolean
do_make (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Job *job = data;
  g_autoptr(YishiMinutes) minutes = yishi_db_load_minutes (db, 1, error);

  if (minutes == NULL)
    return FALSE;

  job->paper = yishi_paper_new ();
  set (&job->paper->record, minutes->record);
  job->paper->meeting = 1;
  job->paper->entry = minutes->entry;
  set (&job->paper->head, minutes->head);
  set (&job->paper->kind, "minutes");
  set (&job->paper->copy, "public");
  set (&job->paper->language, "zh_CN");
  set (&job->paper->sha256, "sum");
  return TRUE;
}

static gboolean
do_note (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Job *job = data;
  g_autoptr(GPtrArray) papers = NULL;

  if (!yishi_db_note_paper (db, job->paper, &job->seq, error))
    return FALSE;
  papers = yishi_db_list_papers (db, 1, error);
  job->n_papers = papers != NULL ? papers->len : 0;
  return papers != NULL;
}

static gboolean
do_judge (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Job *job = data;

  g_clear_pointer (&job->known, yishi_paper_free);
  return yishi_db_judge_paper (db, job->paper, &job->verdict, &job->known, &job->n_since, error);
}

static gboolean
do_post (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return yishi_db_post_notice (db, 1, "2026-11-28", "示例公告栏", error);
}

static void
check (RecordFixture     *record,
       Job               *job,
       YishiPaperVerdict  verdict)
{
  g_assert_true (record_do (record, do_judge, job, NULL));
  g_assert_cmpint (job->verdict, ==, verdict);
}

static RecordFixture *
make_record (Job *job)
{
  RecordFixture *record = record_fixture_new (3);

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  g_assert_true (record_do (record, do_make, job, NULL));
  return record;
}

static void
test_noted_once (void)
{
  g_auto(Job) job = { NULL };
  g_autoptr(RecordFixture) record = make_record (&job);
  gint64 first;

  g_assert_true (record_do (record, do_note, &job, NULL));
  first = job.seq;
  g_assert_cmpint (first, >, job.paper->entry);
  g_assert_true (record_do (record, do_note, &job, NULL));
  g_assert_cmpint (job.seq, ==, first);
  g_assert_cmpuint (job.n_papers, ==, 1);
  g_assert_true (is_sound (record));
}

static void
test_judged (void)
{
  g_auto(Job) job = { NULL };
  g_autoptr(RecordFixture) record = make_record (&job);

  check (record, &job, YISHI_PAPER_UNNOTED);
  g_assert_true (record_do (record, do_note, &job, NULL));
  check (record, &job, YISHI_PAPER_PROVEN);
  g_assert_cmpint (job.known->seq, ==, job.seq);
  /* Papers themselves are no news. */
  g_assert_cmpint (job.n_since, ==, 0);
  g_assert_true (record_do (record, do_post, NULL, NULL));
  check (record, &job, YISHI_PAPER_PROVEN);
  g_assert_cmpint (job.n_since, ==, 1);

  set (&job.paper->sha256, "another sum");
  check (record, &job, YISHI_PAPER_ALTERED);
  g_assert_cmpint (job.known->seq, ==, job.seq);
  set (&job.paper->copy, "internal");
  check (record, &job, YISHI_PAPER_UNNOTED);
  set (&job.paper->head, "another hash");
  check (record, &job, YISHI_PAPER_RECORD_CHANGED);
  job.paper->entry = 1000;
  check (record, &job, YISHI_PAPER_RECORD_CUT);
  set (&job.paper->record, "another record");
  check (record, &job, YISHI_PAPER_OTHER_RECORD);
}

/* A paper that was noted is no change to what the minutes tell. */
static void
test_not_in_itself (void)
{
  g_auto(Job) job = { NULL };
  g_auto(Job) again = { NULL };
  g_autoptr(RecordFixture) record = make_record (&job);

  g_assert_true (record_do (record, do_note, &job, NULL));
  g_assert_true (record_do (record, do_make, &again, NULL));
  g_assert_cmpint (again.paper->entry, ==, job.paper->entry);
  g_assert_cmpstr (again.paper->head, ==, job.paper->head);
}

static gboolean
do_load (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  YishiMinutes **minutes = data;

  *minutes = yishi_db_load_minutes (db, 1, error);
  return *minutes != NULL;
}

/* Also from a record that is open for reading; the open vote has no count in it. */
static void
test_gathered (void)
{
  g_autoptr(RecordFixture) record = record_fixture_new (3);
  g_autoptr(YishiMinutes) open = NULL;
  g_autoptr(YishiMinutes) closed = NULL;

  add_meeting_and_item (record, "2026-12-15", "matter", 5);
  g_assert_true (add_ballot (record, "1-1-101", "yes", NULL));
  g_assert_true (record_do (record, do_load, &open, NULL));
  g_assert_false (yishi_minutes_find_vote (open, 1)->is_closed);
  g_assert_null (yishi_minutes_find_vote (open, 1)->tally);
  g_assert_cmpuint (yishi_minutes_find_vote (open, 1)->ballots->len, ==, 0);

  close_vote (record);
  record_fixture_close (record);
  record_fixture_open (record, YISHI_STORE_READ);
  g_assert_true (record_do (record, do_load, &closed, NULL));
  g_assert_true (yishi_minutes_find_vote (closed, 1)->is_closed);
  g_assert_cmpint (yishi_minutes_find_vote (closed, 1)->tally->answers[YISHI_CHOICE_YES].heads, ==, 1);
  g_assert_cmpuint (yishi_minutes_find_vote (closed, 1)->ballots->len, ==, 1);
  g_assert_cmpint (closed->number, ==, 1);
  g_assert_cmpint (closed->roll_total.heads, ==, 3);
  g_assert_cmpstr (closed->seal, ==, "");
  g_assert_cmpint (closed->entry, >, open->entry);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printed/noted-once", test_noted_once);
  g_test_add_func ("/printed/judged", test_judged);
  g_test_add_func ("/printed/not-in-itself", test_not_in_itself);
  g_test_add_func ("/printed/gathered", test_gathered);
  return g_test_run ();
}
