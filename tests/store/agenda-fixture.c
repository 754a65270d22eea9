/* agenda-fixture.c - what the tests of agendas ask of a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda-fixture.h"

#include <string.h>

#include "yishi-db-workspace.h"

#define JOB(name, call)                                                                                \
  gboolean                                                                                             \
  name (YishiDb       *db,                                                                             \
        gpointer       data,                                                                           \
        GCancellable  *cancellable,                                                                    \
        GError       **error)                                                                          \
  {                                                                                                    \
    G_GNUC_UNUSED Job *job = data;                                                                     \
                                                                                                       \
    return call;                                                                                       \
  }

JOB (do_plan, yishi_db_add_meeting (db, job->text, job->note, "示例活动室", "示例议事日", error))
JOB (do_change_meeting, yishi_db_change_meeting (db, job->meeting, job->wanted, error))
JOB (do_remove_meeting, yishi_db_remove_meeting (db, job->meeting, error))
JOB (do_add, yishi_db_add_item (db, job->meeting, job->item, error))
JOB (do_change, yishi_db_change_item (db, job->id, job->item, error))
JOB (do_order, yishi_db_order_items (db, job->meeting, job->ids, job->parents, job->n, error))
JOB (do_remove, yishi_db_remove_item (db, job->id, error))
JOB (do_withdraw, yishi_db_withdraw_item (db, job->id, job->text, error))
JOB (do_settle, yishi_db_settle_action (db, job->id, job->text, job->note, error))
JOB (do_carry, yishi_db_carry_over (db, job->meeting, job->text, &job->id, error))
JOB (do_post, yishi_db_post_notice (db, job->meeting, "2026-11-29", "大门", error))
JOB (do_start, yishi_db_start_meeting (db, job->meeting, error))
JOB (do_list, (job->found = yishi_db_list_items (db, job->meeting, error)) != NULL)
JOB (do_list_actions, (job->found = yishi_db_list_open_actions (db, job->text, error)) != NULL)
JOB (do_find_meeting, (job->meeting_found = yishi_db_get_meeting (db, job->meeting, error)) != NULL)
JOB (do_set_workspace, yishi_db_set_workspace (db, job->text, job->note, error))
JOB (do_confirm_roll, yishi_db_confirm_roll (db, error))
JOB (do_list_rolls, (job->found = yishi_db_list_roll_versions (db, error)) != NULL)

gboolean
do_close (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *seal = NULL;

  return yishi_db_close_meeting (db, ((Job *) data)->meeting, &seal, error);
}

gboolean
do_open_vote (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_get_item (db, ((Job *) data)->id, error);

  return item != NULL && yishi_db_open_vote (db, item, NULL, NULL, error);
}

/* @text: the outcome, @note: who is responsible */
gboolean
do_set_outcome (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Job *job = data;
  g_autoptr(YishiItem) item = yishi_db_get_item (db, job->id, error);

  return item != NULL &&
         yishi_db_set_outcome (db, item, job->text, "示例", job->note, job->note != NULL ? NEXT : NULL, error);
}

gboolean
do_lodge (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  YishiProxy proxy = { .principal = "1-1-101", .agent = "示例", .agent_unit = "1-1-102", .items = "1" };

  return yishi_db_lodge_proxy (db, ((Job *) data)->meeting, &proxy, error);
}

gboolean
do_get_workspace (YishiDb       *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Job *job = data;
  g_autofree char *value = yishi_db_get_workspace (db, job->text, error);

  g_assert_cmpstr (value, ==, job->note);
  return TRUE;
}

void
must (RecordFixture  *record,
      YishiStoreFunc  func,
      Job             job)
{
  g_autoptr(GError) error = NULL;

  record_do (record, func, &job, &error);
  g_assert_no_error (error);
}

void
must_fail (RecordFixture   *record,
           YishiStoreFunc   func,
           Job              job,
           int              code,
           const char      *part)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (record_do (record, func, &job, &error));
  g_assert_error (error, YISHI_STORE_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
}

void
must_refuse (RecordFixture  *record,
             YishiStoreFunc  func,
             Job             job,
             const char     *part)
{
  must_fail (record, func, job, YISHI_STORE_ERROR_REFUSED, part);
}

void
assert_sound (RecordFixture *record)
{
  g_autoptr(YishiVerification) verification = verify (record, NULL);

  for (guint i = 0; i < verification->problems->len; i++)
    g_test_message ("%s", ((YishiProblem *) verification->problems->pdata[i])->message);
  g_assert_true (verification->ok);
}

gint64
count_entries (RecordFixture *record)
{
  g_autoptr(YishiVerification) verification = verify (record, NULL);

  return verification->n_entries;
}

gint64
add (RecordFixture *record,
     gint64         meeting,
     const char    *kind,
     const char    *title,
     gint64         parent)
{
  YishiItem item = {
    .kind = (char *) kind,
    .title = (char *) title,
    .matter = strcmp (kind, "matter") == 0 ? 5 : 0,
    .parent = parent,
  };

  must (record, do_add, (Job) { .meeting = meeting, .item = &item });
  return item.id;
}

GPtrArray *
list (RecordFixture *record,
      gint64         meeting)
{
  Job job = { .meeting = meeting };
  g_autoptr(GError) error = NULL;

  record_do (record, do_list, &job, &error);
  g_assert_no_error (error);
  return job.found;
}

void
assert_agenda (RecordFixture *record,
               gint64         meeting,
               const char    *expected)
{
  g_autoptr(GPtrArray) items = list (record, meeting);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];

      g_assert_cmpint (item->number, ==, (int) i + 1);
      g_string_append_printf (text, "%s%s", item->parent != 0 ? "." : i > 0 ? "/" : "", item->title);
    }
  g_assert_cmpstr (text->str, ==, expected);
  assert_sound (record);
}

YishiItem *
get (RecordFixture *record,
     gint64         meeting,
     gint64         id)
{
  g_autoptr(GPtrArray) items = list (record, meeting);

  for (guint i = 0; i < items->len; i++)
    if (((YishiItem *) items->pdata[i])->id == id)
      return yishi_item_copy (items->pdata[i]);

  return NULL;
}

RecordFixture *
make_record (void)
{
  RecordFixture *record = record_fixture_new (4);

  must (record, do_plan, (Job) { .text = DATE });
  return record;
}

YishiMeeting *
find_meeting (RecordFixture *record,
              gint64         meeting)
{
  Job job = { .meeting = meeting };

  g_assert_true (record_do (record, do_find_meeting, &job, NULL));
  return job.meeting_found;
}
