/* sample-test.c - a made-up community knows itself, and meetings their seals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "yishi-db-meeting.h"
#include "yishi-db-record.h"
#include "yishi-db-seal.h"
#include "yishi-sample.h"

#define NOW "2026-11-20T09:00:00+08:00"

typedef struct
{
  char       *folder;  /* (owned) */
  char       *path;    /* (owned) */
  YishiClock *clock;   /* (owned) */
  YishiStore *store;   /* (owned) */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("yishi-sample-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "sample.yishi", NULL);
  self->clock = yishi_clock_new_at (NOW, NULL);
  self->store = yishi_store_new (self->path, self->clock);
  g_assert_true (yishi_store_open (self->store, YISHI_STORE_CREATE, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_true (yishi_store_close (self->store, NULL));
  g_assert_finalize_object (self->store);
  yishi_clock_free (self->clock);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static gboolean
check_sample (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GHashTable) seals = NULL;
  g_autoptr(GPtrArray) meetings = NULL;
  gboolean is_sample = FALSE;

  if (!yishi_db_make_sample (db, error) || !yishi_db_is_sample (db, &is_sample, error))
    return FALSE;
  g_assert_true (is_sample);

  seals = yishi_db_list_seals (db, error);
  meetings = yishi_db_list_meetings (db, error);
  if (seals == NULL || meetings == NULL)
    return FALSE;
  g_assert_cmpuint (g_hash_table_size (seals), ==, 2);
  for (guint i = 0; i < meetings->len; i++)
    {
      const YishiMeeting *meeting = g_ptr_array_index (meetings, i);
      const char *seal = g_hash_table_lookup (seals, GSIZE_TO_POINTER (meeting->id));

      g_assert_cmpint (seal != NULL, ==, *meeting->closed != '\0');
      g_assert_true (seal == NULL || strlen (seal) == strlen ("3FA2-3FA2-3FA2-3FA2"));
    }

  return TRUE;
}

static void
test_sample (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  yishi_store_perform (self->store, check_sample, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
check_seal (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(YishiMeeting) meeting = NULL;
  g_autoptr(GHashTable) before = NULL;
  g_autoptr(GHashTable) after = NULL;
  g_autofree char *seal = NULL;
  gboolean is_sample = TRUE;

  if (!yishi_db_create_record (db, "样例小区", "national", error) || !yishi_db_is_sample (db, &is_sample, error) ||
      !yishi_db_add_meeting (db, "2026-12-15", NULL, NULL, NULL, error))
    return FALSE;
  g_assert_false (is_sample);

  before = yishi_db_list_seals (db, error);
  meeting = yishi_db_find_meeting (db, "2026-12-15", error);
  if (before == NULL || meeting == NULL || !yishi_db_start_meeting (db, meeting->id, error) ||
      !yishi_db_close_meeting (db, meeting->id, &seal, error))
    return FALSE;
  after = yishi_db_list_seals (db, error);
  if (after == NULL)
    return FALSE;

  g_assert_cmpuint (g_hash_table_size (before), ==, 0);
  g_assert_cmpstr (g_hash_table_lookup (after, GSIZE_TO_POINTER (meeting->id)), ==, seal);
  return TRUE;
}

static void
test_seal (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  yishi_store_perform (self->store, check_seal, NULL, &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sample/knows-itself", Fixture, NULL, set_up, test_sample, tear_down);
  g_test_add ("/sample/seal-as-it-was-closed", Fixture, NULL, set_up, test_seal, tear_down);

  return g_test_run ();
}
