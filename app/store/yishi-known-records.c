/* yishi-known-records.c - which records somebody has opened lately, and what is due in one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-known-records.h"

#include <glib/gstdio.h>
#include <string.h>

#include "yishi-db-agenda.h"
#include "yishi-db-calendar.h"

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "yishi", "records", NULL);
}

static char **
read_lines (void)
{
  g_autofree char *path = get_path ();
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? g_strsplit (text, "\n", -1) : g_new0 (char *, 1);
}

/* A path with a line end in it cannot be kept; nobody is reminded of that record. */
void
yishi_known_records_note (const char *path)
{
  g_auto(GStrv) before = read_lines ();
  g_autofree char *file = get_path ();
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  guint n = 1;

  g_return_if_fail (g_path_is_absolute (path));

  if (strchr (path, '\n') != NULL || g_strcmp0 (before[0], path) == 0)
    return;

  g_string_append_printf (text, "%s\n", path);
  for (gsize i = 0; before[i] != NULL && n < YISHI_MAX_KNOWN_RECORDS; i++)
    if (*before[i] != '\0' && strcmp (before[i], path) != 0)
      {
        g_string_append_printf (text, "%s\n", before[i]);
        n++;
      }
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (file, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("The record is not noted: %s", error->message);
}

char **
yishi_known_records_list (void)
{
  g_auto(GStrv) lines = read_lines ();
  g_autoptr(GStrvBuilder) there = g_strv_builder_new ();

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_path_is_absolute (lines[i]) && g_file_test (lines[i], G_FILE_TEST_IS_REGULAR))
      g_strv_builder_add (there, lines[i]);

  return g_strv_builder_end (there);
}

GPtrArray *
yishi_db_plan_reminders (YishiDb     *db,
                         const char  *path,
                         YishiClock  *clock,
                         GError     **error)
{
  g_autoptr(YishiDates) dates = yishi_db_load_dates (db, 0, error);
  g_autoptr(GPtrArray) actions = dates != NULL ? yishi_db_list_open_actions (db, NULL, error) : NULL;
  g_autofree char *stamp = yishi_clock_stamp (clock);
  g_autofree char *today = yishi_clock_today (clock);
  g_autofree char *time = g_strndup (stamp + strlen ("2026-12-15T"), strlen ("19:30"));
  YishiReminderFacts facts;

  if (actions == NULL)
    return NULL;

  facts = (YishiReminderFacts) { dates->id, path, dates->community, dates->meetings, actions };
  return yishi_reminders_plan (&facts, today, time);
}
