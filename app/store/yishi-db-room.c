/* yishi-db-room.c - what guests, notes and statements have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-room-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-private.h"

char *
yishi_db_read_time (YishiDb     *db,
                    const char  *text,
                    GError     **error)
{
  if (text == NULL)
    {
      g_autofree char *stamp = yishi_clock_stamp (db->clock);

      return g_strndup (stamp + strlen ("2026-12-15T"), strlen ("19:05"));
    }
  if (yishi_time_check (text))
    return g_strdup (text);

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("nothing was recorded: “%s” is not a time of day (write it as 19:05)"), text);
  return NULL;
}

char *
yishi_db_strip (const char *text)
{
  const char *begin = text, *end = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return g_strdup (text != NULL ? text : "");

  while (g_unichar_isspace (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  for (const char *p = begin; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      end = g_utf8_next_char (p);

  return end != NULL ? g_strndup (begin, end - begin) : g_strdup ("");
}

gboolean
yishi_db_check_text (const char  *text,
                     gsize        most,
                     GError     **error)
{
  if (text == NULL || (strlen (text) <= most && g_utf8_validate (text, -1, NULL)))
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("nothing was recorded: the text is too long or no text at all (give at most %d characters)"),
               (int) most / 4);
  return FALSE;
}

gboolean
yishi_db_check_party (const char  *party,
                      GError     **error)
{
  static const char *const parties[] = { "community", "branch", "committee", "firm", "grid", "social",
                                         "other",     "guest",  NULL };

  if (party != NULL && g_strv_contains (parties, party))
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("nothing was recorded: “%s” is no party (take community, branch, committee, firm, grid, social, "
                 "other or guest)"),
               party != NULL ? party : "");
  return FALSE;
}

gboolean
yishi_db_fill_room (YishiDb            *db,
                    YishiMeetingState  *state,
                    GError            **error)
{
  gint64 meeting = state->meeting->id;
  g_autoptr(GPtrArray) guests = yishi_db_list_guests (db, meeting, error);
  g_autoptr(GPtrArray) notes = guests != NULL ? yishi_db_list_notes (db, meeting, error) : NULL;
  g_autoptr(GPtrArray) statements = notes != NULL ? yishi_db_list_statements (db, meeting, error) : NULL;
  g_autoptr(GPtrArray) thanks = statements != NULL ? yishi_db_list_thanks (db, meeting, error) : NULL;

  if (thanks == NULL)
    return FALSE;

  g_ptr_array_unref (state->guests);
  g_ptr_array_unref (state->notes);
  g_ptr_array_unref (state->statements);
  g_ptr_array_unref (state->thanks);
  state->guests = g_steal_pointer (&guests);
  state->notes = g_steal_pointer (&notes);
  state->statements = g_steal_pointer (&statements);
  state->thanks = g_steal_pointer (&thanks);
  return TRUE;
}
