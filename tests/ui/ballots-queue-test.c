/* ballots-queue-test.c - ballots on their way to the disk: in order, none lost, what is refused comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "record-fixture.h"
#include "yishi-ballots-queue.h"

#define DATE "2026-12-15"

/* A record as the window has it, with the vote of its one item. */
typedef struct
{
  RecordFixture     *file;    /* (owned) closed */
  YishiRecord       *record;  /* (owned) */
  YishiBallotsQueue *queue;   /* (owned) (nullable) */
  guint              n_refusals;
} Table;

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
refused_cb (Table *table)
{
  table->n_refusals++;
}

static void
set_up (Table *table)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  const YishiItem *item;

  table->file = record_fixture_new (40);
  add_meeting_and_item (table->file, DATE, "matter", 5);
  record_fixture_close (table->file);
  table->record = yishi_record_new (table->file->path, table->file->clock);
  yishi_record_open_async (table->record, YISHI_STORE_WRITE, NULL, NULL, NULL, done_cb, &result);
  yishi_record_open_finish (table->record, wait_for (&result), &error);
  g_assert_no_error (error);

  item = g_ptr_array_index (yishi_record_get_meeting (table->record)->items, 0);
  table->queue = yishi_ballots_queue_new (table->record, item);
  g_signal_connect_swapped (table->queue, "refused", G_CALLBACK (refused_cb), table);
}

/* @returned: how many ballots the record must have when it was closed */
static void
tear_down (Table *table,
           int    returned)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *expected = g_strdup_printf ("\"returned\":%d,", returned);
  g_autofree char *json = NULL;

  yishi_record_close_async (table->record, done_cb, &result);
  g_assert_true (yishi_record_close_finish (table->record, wait_for (&result), NULL));
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (table->queue != NULL)
    g_assert_finalize_object (g_steal_pointer (&table->queue));
  g_assert_finalize_object (g_steal_pointer (&table->record));
  record_fixture_open (table->file, YISHI_STORE_READ);
  json = get_result_json (table->file);
  g_assert_nonnull (strstr (json, expected));
  g_assert_true (is_sound (table->file));
  record_fixture_free (table->file);
}

static void
enter (Table      *table,
       const char *unit,
       const char *choice,
       const char *channel)
{
  yishi_ballots_queue_add (table->queue, unit, choice, "", channel, "甲");
}

static gboolean
is_under_way (Table *table)
{
  GPtrArray *ballots = yishi_ballots_queue_list (table->queue);

  for (guint i = 0; i < ballots->len; i++)
    {
      const YishiQueued *queued = ballots->pdata[i];

      if (queued->state == YISHI_QUEUED_WAITING || queued->state == YISHI_QUEUED_WRITING)
        return TRUE;
    }

  return FALSE;
}

static void
wait_until_written (Table *table)
{
  while (is_under_way (table))
    g_main_context_iteration (NULL, TRUE);
}

static gint64
count_ballots (Table *table)
{
  const YishiMeetingState *meeting = yishi_record_get_meeting (table->record);

  return meeting->votes->len > 0 ? ((const YishiVoteState *) meeting->votes->pdata[0])->n_ballots : 0;
}

/* Thirty papers are typed faster than any disk writes. */
static void
test_none_is_lost (void)
{
  Table table = { NULL };

  set_up (&table);
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *unit = g_strdup_printf ("1-1-%d", 101 + i);

      enter (&table, unit, i % 3 == 0 ? "no" : "yes", i < 20 ? "paper" : "onsite");
    }
  g_assert_cmpuint (yishi_ballots_queue_count (table.queue), ==, 30);
  wait_until_written (&table);

  g_assert_cmpint (count_ballots (&table), ==, 30);
  g_assert_cmpuint (yishi_ballots_queue_count (table.queue), ==, 0);
  g_assert_cmpuint (table.n_refusals, ==, 0);
  yishi_ballots_queue_forget_written (table.queue);
  g_assert_cmpuint (yishi_ballots_queue_list (table.queue)->len, ==, 0);
  tear_down (&table, 30);
}

/* A second paper of a unit comes back with the first one's time and way, also when
 * both were typed before either was written. */
static void
test_refused_comes_back (void)
{
  Table table = { NULL };
  YishiQueued *refused;

  set_up (&table);
  enter (&table, "1-1-101", "yes", "paper");
  enter (&table, "1-1-102", "yes", "paper");
  enter (&table, "1-1-102", "no", "paper");
  enter (&table, "9-9-999", "no", "paper");
  enter (&table, "1-1-103", "yes", "paper");
  wait_until_written (&table);

  g_assert_cmpint (count_ballots (&table), ==, 3);
  g_assert_cmpuint (table.n_refusals, >=, 1);
  yishi_ballots_queue_forget_written (table.queue);
  g_assert_cmpuint (yishi_ballots_queue_list (table.queue)->len, ==, 2);
  refused = yishi_ballots_queue_list (table.queue)->pdata[0];
  g_assert_cmpint (refused->state, ==, YISHI_QUEUED_REFUSED);
  g_assert_cmpstr (refused->unit, ==, "1-1-102");
  g_assert_cmpstr (refused->choice, ==, "no");
  g_assert_nonnull (strstr (refused->reason, "has voted already"));
  g_assert_nonnull (strstr (refused->reason, "on paper"));
  refused = yishi_ballots_queue_list (table.queue)->pdata[1];
  g_assert_cmpstr (refused->unit, ==, "9-9-999");
  yishi_ballots_queue_remove (table.queue, refused);
  g_assert_cmpuint (yishi_ballots_queue_count (table.queue), ==, 1);
  tear_down (&table, 3);
}

/* What was typed when the window goes is written before the record is closed. */
static void
test_flushed_before_closing (void)
{
  Table table = { NULL };

  set_up (&table);
  enter (&table, "1-1-101", "yes", "paper");
  enter (&table, "1-1-102", "yes", "onsite");
  enter (&table, "1-1-103", "yes", "paper");
  yishi_ballots_queue_flush (table.queue);
  g_signal_handlers_disconnect_by_data (table.queue, &table);
  g_clear_object (&table.queue);
  tear_down (&table, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ballots-queue/none-is-lost", test_none_is_lost);
  g_test_add_func ("/ballots-queue/refused-comes-back", test_refused_comes_back);
  g_test_add_func ("/ballots-queue/flushed-before-closing", test_flushed_before_closing);

  return g_test_run ();
}
