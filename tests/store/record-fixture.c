/* record-fixture.c - a small record in a folder of its own, for the store's tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

YishiRoll *
make_roll (int n_units)
{
  YishiRoll *roll = yishi_roll_new ();

  for (int i = 0; i < n_units; i++)
    {
      g_autofree char *room = g_strdup_printf ("%d", 101 + i);
      g_autofree char *name = g_strdup_printf ("1-1-%s", room);
      g_autofree char *owner_name = g_strdup_printf ("示例%d", i + 1);
      g_autofree char *phone = g_strdup_printf ("1380000%04d", i);
      YishiOwner owner = { owner_name, "", phone };
      YishiUnit unit = {
        .unit = name,
        .building = "1",
        .stair = "1",
        .room = room,
        .area = 10000,
        .parking = "",
        .note = "",
        .owners = &owner,
        .n_owners = 1,
        .confirmed = "",
        .person = -1,
      };

      yishi_roll_add (roll, &unit);
    }
  yishi_roll_group (roll);
  return roll;
}

static gboolean
create_record (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  YishiRollChange change;

  return yishi_db_create_record (db, "示例小区", "national", error) &&
         (yishi_roll_get_n_units (data) == 0 ||
          yishi_db_import_roll (db, data, "roster.csv", "", FALSE, &change, error));
}

RecordFixture *
record_fixture_new (int n_units)
{
  RecordFixture *self = g_new0 (RecordFixture, 1);
  g_autoptr(YishiRoll) roll = make_roll (n_units);
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("yishi-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "garden.yishi", NULL);
  self->clock = yishi_clock_new_at ("2026-12-15T19:00:00+08:00", &error);
  g_assert_no_error (error);

  record_fixture_open (self, YISHI_STORE_CREATE);
  record_do (self, create_record, roll, &error);
  g_assert_no_error (error);
  return self;
}

void
record_fixture_open (RecordFixture  *self,
                     YishiStoreMode  mode)
{
  g_autoptr(GError) error = NULL;

  self->store = yishi_store_new (self->path, self->clock);
  yishi_store_open (self->store, mode, &error);
  g_assert_no_error (error);
}

void
record_fixture_close (RecordFixture *self)
{
  g_autoptr(GError) error = NULL;

  yishi_store_close (self->store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

void
record_fixture_free (RecordFixture *self)
{
  if (self->store != NULL)
    record_fixture_close (self);
  yishi_clock_free (self->clock);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

gboolean
record_do (RecordFixture   *self,
           YishiStoreFunc   func,
           gpointer         data,
           GError         **error)
{
  return yishi_store_perform (self->store, func, data, error);
}

typedef struct
{
  const char *date;
  const char *kind;
  int         matter;
} NewItem;

static gboolean
do_add_item (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  NewItem *wanted = data;
  g_autoptr(YishiMeeting) meeting = NULL;
  char *names[] = { (char *) "甲", (char *) "乙", (char *) "丙", NULL };
  YishiItem item = { .kind = (char *) wanted->kind, .title = (char *) "示例议题", .matter = wanted->matter };

  if (strcmp (wanted->kind, "election") == 0)
    item.candidates = names;
  item.seats = 1;
  if (!yishi_db_add_meeting (db, wanted->date, NULL, "示例活动室", NULL, error))
    return FALSE;
  meeting = yishi_db_find_meeting (db, wanted->date, error);
  return meeting != NULL && yishi_db_add_item (db, meeting->id, &item, error);
}

void
add_meeting_and_item (RecordFixture *self,
                      const char    *date,
                      const char    *kind,
                      int            matter)
{
  NewItem item = { date, kind, matter };
  g_autoptr(GError) error = NULL;

  record_do (self, do_add_item, &item, &error);
  g_assert_no_error (error);
}

static gboolean
do_add_ballot (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_add_ballots (db, item, data, 1, NULL, "甲", FALSE, NULL, NULL, error);
}

gboolean
add_ballot (RecordFixture  *self,
            const char     *unit,
            const char     *choice,
            GError        **error)
{
  YishiBallotEntry entry = { .unit = unit, .choice = choice };

  return record_do (self, do_add_ballot, &entry, error);
}

static gboolean
do_get_result (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);
  g_autoptr(YishiResult) result = item != NULL ? yishi_db_get_result (db, item, error) : NULL;

  if (result == NULL)
    return FALSE;

  yishi_result_write_json (result, data, "zh_CN");
  return TRUE;
}

char *
get_result_json (RecordFixture *self)
{
  g_autoptr(YishiJson) json = yishi_json_new ();
  g_autoptr(GError) error = NULL;

  record_do (self, do_get_result, json, &error);
  g_assert_no_error (error);
  return yishi_json_free_to_text (g_steal_pointer (&json));
}

static gboolean
do_close_vote (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (db, 1, 1, error);

  return item != NULL && yishi_db_close_vote (db, item, NULL, error);
}

void
close_vote (RecordFixture *self)
{
  g_autoptr(GError) error = NULL;

  record_do (self, do_close_vote, NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char        *head;
  YishiVerification *verification;
} Verify;

static gboolean
do_verify (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Verify *wanted = data;

  wanted->verification = yishi_db_verify (db, wanted->head, cancellable, error);
  return wanted->verification != NULL;
}

YishiVerification *
verify (RecordFixture *self,
        const char    *head)
{
  Verify wanted = { head, NULL };
  g_autoptr(GError) error = NULL;

  record_do (self, do_verify, &wanted, &error);
  g_assert_no_error (error);
  return wanted.verification;
}

void
put_part (RecordFixture *self,
          const char    *file,
          const char    *content)
{
  g_autofree char *path = g_strdup_printf ("%s-media/%s", self->path, file);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  if (content == NULL)
    g_assert_no_errno (g_unlink (path));
  else
    g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

gboolean
is_sound (RecordFixture *self)
{
  g_autoptr(YishiVerification) verification = verify (self, NULL);

  return verification->ok;
}

void
tamper (RecordFixture *self,
        const char    *sql)
{
  char *message = NULL;
  sqlite3 *handle;

  record_fixture_close (self);
  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
  record_fixture_open (self, YISHI_STORE_READ);
}
