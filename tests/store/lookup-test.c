/* lookup-test.c - what whoever enters ballots looks up: the last ones, a unit's own, a vote before it is opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "record-fixture.h"

#define DATE "2026-12-15"

/* What is asked of item 1 of the meeting. */
typedef struct
{
  const char  *unit;
  guint        n;
  const char  *from;
  const char  *until;
  GPtrArray   *ballots;  /* (owned) */
  YishiResult *result;   /* (owned) */
} Query;

static gboolean
do_list_last (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Query *query = data;
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  query->ballots = item != NULL ? yishi_db_list_last_ballots (db, item, query->n, error) : NULL;
  return query->ballots != NULL;
}

static gboolean
do_find_unit (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Query *query = data;
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  query->ballots = item != NULL ? yishi_db_find_unit_ballots (db, item, query->unit, error) : NULL;
  return query->ballots != NULL;
}

static gboolean
do_void (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_void_ballot (db, item, "1-1-102", "misread", "no", NULL, NULL, error);
}

static gboolean
do_foresee (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Query *query = data;
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  query->result = item != NULL ? yishi_db_foresee_vote (db, item, query->from, query->until, error) : NULL;
  return query->result != NULL;
}

static RecordFixture *
make_vote (int n_ballots)
{
  RecordFixture *record = record_fixture_new (6);
  g_autoptr(GError) error = NULL;

  add_meeting_and_item (record, DATE, "matter", 5);
  for (int i = 0; i < n_ballots; i++)
    {
      g_autofree char *unit = g_strdup_printf ("1-1-%d", 101 + i);

      g_assert_true (add_ballot (record, unit, "yes", &error));
      g_assert_no_error (error);
    }
  return record;
}

/* "1-1-104 yes, 1-1-103 yes": void ones are in brackets. */
static void
assert_ballots (RecordFixture  *record,
                YishiStoreFunc  func,
                Query           query,
                const char     *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) found = g_string_new (NULL);

  record_do (record, func, &query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < query.ballots->len; i++)
    {
      const YishiBallotRow *row = query.ballots->pdata[i];
      gboolean is_void = *row->void_reason != '\0';

      g_string_append_printf (found, "%s%s%s %s%s", i > 0 ? ", " : "", is_void ? "[" : "", row->unit, row->choice,
                              is_void ? "]" : "");
    }
  g_ptr_array_unref (query.ballots);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_last_ballots (void)
{
  g_autoptr(RecordFixture) record = make_vote (4);

  assert_ballots (record, do_list_last, (Query) { .n = 2 }, "1-1-104 yes, 1-1-103 yes");
  assert_ballots (record, do_list_last, (Query) { .n = 12 }, "1-1-104 yes, 1-1-103 yes, 1-1-102 yes, 1-1-101 yes");
}

static void
test_ballots_of_a_unit (void)
{
  g_autoptr(RecordFixture) record = make_vote (4);
  g_autoptr(GError) error = NULL;

  record_do (record, do_void, NULL, &error);
  g_assert_no_error (error);
  assert_ballots (record, do_find_unit, (Query) { .unit = "1幢1单元0102室" }, "1-1-102 no, [1-1-102 yes]");
  assert_ballots (record, do_find_unit, (Query) { .unit = "1-1-105" }, "");
  assert_ballots (record, do_find_unit, (Query) { .unit = "nowhere" }, "");
  assert_ballots (record, do_list_last, (Query) { .n = 1 }, "1-1-102 no");
}

static void
test_foreseen_vote (void)
{
  g_autoptr(RecordFixture) record = make_vote (0);
  g_autoptr(GError) error = NULL;
  Query query = { .from = "2026-12-15", .until = "2026-12-31" };

  record_do (record, do_foresee, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (query.result->rule->id, ==, "ordinary");
  g_assert_cmpint (query.result->tally->roll.heads, ==, 6);
  g_assert_cmpint (query.result->tally->participating.heads, ==, 0);
  g_assert_cmpint (query.result->roll_version, ==, 1);
  g_assert_true (g_ptr_array_find_with_equal_func (query.result->defects, "UNPOSTED_TOPIC", g_str_equal, NULL));
  yishi_result_free (g_steal_pointer (&query.result));

  /* Nothing stays of it: it can be foreseen and opened as before. */
  record_do (record, do_foresee, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (query.result->state, ==, "open");
  yishi_result_free (g_steal_pointer (&query.result));
  g_assert_true (is_sound (record));
  g_assert_true (add_ballot (record, "1-1-101", "yes", &error));
  g_assert_no_error (error);

  query.until = NULL;
  record_do (record, do_foresee, &query, &error);
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
}

static void
test_foreseen_window (void)
{
  g_autoptr(RecordFixture) record = make_vote (0);
  g_autoptr(GError) error = NULL;
  Query query = { .from = "2026-12-15", .until = "2026-12-14" };

  record_do (record, do_foresee, &query, &error);
  g_assert_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED);
  g_assert_null (query.result);
}

static gboolean
do_try (YishiDb       *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  static const YishiBallotEntry entries[] = {
    { .unit = "1-1-101", .choice = "no", .row = 2 },
    { .unit = "1-1-103", .choice = "同意", .row = 3 },
    { .unit = "9-9-999", .choice = "yes", .row = 4 },
    { .unit = "1-1-104", .choice = "perhaps", .row = 5 },
  };
  Query *query = data;
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_try_ballots (db, item, entries, G_N_ELEMENTS (entries), "portal", &query->n,
                                               &query->ballots, error);
}

/* What would be refused is known before, and nothing is written for it. */
static void
test_tried_ballots (void)
{
  g_autoptr(RecordFixture) record = make_vote (1);
  g_autoptr(GError) error = NULL;
  static const char *const codes[] = { "DUPLICATE_BALLOT", "NO_UNIT", "BAD_CHOICE" };
  Query query = { NULL };

  record_do (record, do_try, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (query.n, ==, 1);
  g_assert_cmpuint (query.ballots->len, ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpstr (((const YishiBallotIssue *) query.ballots->pdata[i])->code, ==, codes[i]);
  g_ptr_array_unref (query.ballots);

  assert_ballots (record, do_list_last, (Query) { .n = 12 }, "1-1-101 yes");
  g_assert_true (is_sound (record));
}

static gboolean
do_enter_as_teller (YishiDb       *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  static const YishiBallotEntry entries[] = {
    { .unit = "1-1-102", .choice = "no" },
    { .unit = "1-1-101", .choice = "同意" },
  };
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_add_teller_entries (db, item, data, entries, G_N_ELEMENTS (entries), NULL, error);
}

static gboolean
do_list_papers (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);
  g_auto(GStrv) tellers = item != NULL ? yishi_db_list_tellers (db, item, error) : NULL;
  g_autoptr(GPtrArray) papers = NULL;

  if (tellers == NULL)
    return FALSE;
  g_assert_cmpuint (g_strv_length (tellers), ==, 2);
  g_assert_cmpstr (tellers[0], ==, "乙");
  g_assert_cmpstr (tellers[1], ==, "甲");

  papers = yishi_db_list_teller_papers (db, item, "甲", error);
  if (papers == NULL)
    return FALSE;
  g_assert_cmpuint (papers->len, ==, 2);
  g_assert_cmpstr (((const YishiTellerPaper *) papers->pdata[0])->unit, ==, "1-1-101");
  g_assert_cmpstr (((const YishiTellerPaper *) papers->pdata[0])->choice, ==, "yes");
  g_assert_cmpstr (((const YishiTellerPaper *) papers->pdata[1])->choice, ==, "no");
  return TRUE;
}

static void
test_papers_of_a_teller (void)
{
  g_autoptr(RecordFixture) record = make_vote (0);
  g_autoptr(GError) error = NULL;

  record_do (record, do_enter_as_teller, (gpointer) "乙", &error);
  g_assert_no_error (error);
  record_do (record, do_enter_as_teller, (gpointer) "甲", &error);
  g_assert_no_error (error);
  record_do (record, do_list_papers, NULL, &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lookup/last-ballots", test_last_ballots);
  g_test_add_func ("/lookup/ballots-of-a-unit", test_ballots_of_a_unit);
  g_test_add_func ("/lookup/tried-ballots", test_tried_ballots);
  g_test_add_func ("/lookup/papers-of-a-teller", test_papers_of_a_teller);
  g_test_add_func ("/lookup/foreseen-vote", test_foreseen_vote);
  g_test_add_func ("/lookup/foreseen-window", test_foreseen_window);

  return g_test_run ();
}
