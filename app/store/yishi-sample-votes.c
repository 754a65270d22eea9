/* yishi-sample-votes.c - who came to the made-up meetings, and what was answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-sample-private.h"

#include <string.h>

#include "yishi-db-result.h"
#include "yishi-db-room.h"
#include "yishi-sample.h"

/* Who answers for the parties of 1+3+X. */
static gboolean
check_in_guests (YishiDb  *db,
                 gint64    meeting,
                 GError  **error)
{
  static const char *const guests[][3] = {
    { YISHI_SAMPLE_OWNER "书记", "branch", "示例社区党支部" },
    { YISHI_SAMPLE_OWNER "主任", "community", "示例社区居委会" },
    { YISHI_SAMPLE_OWNER "经理", "firm", "示例物业服务中心" },
    { YISHI_SAMPLE_OWNER "网格员", "grid", "示例街道" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (guests); i++)
    {
      const YishiGuest guest = {
        .name = (char *) guests[i][0],
        .party = (char *) guests[i][1],
        .organisation = (char *) guests[i][2],
        .arrived = (char *) "18:45",
      };

      if (!yishi_db_add_guest (db, meeting, &guest, NULL, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
yishi_sample_check_in (YishiDb          *db,
                       gint64            meeting,
                       const YishiRoll  *roll,
                       guint             step,
                       GError          **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attendance_free);
  guint n_new;

  for (guint i = step / 2; i < yishi_roll_get_n_units (roll); i += step)
    {
      YishiAttendance *row = g_new0 (YishiAttendance, 1);
      guint minutes = 40 + i * 7 % 31;

      row->unit = g_strdup (yishi_roll_get_unit (roll, i)->unit);
      row->arrived = g_strdup_printf ("%02u:%02u", 18 + minutes / 60, minutes % 60);
      row->left = g_strdup (rows->len % 11 == 10 ? "20:10" : "");
      row->proxy_for = g_strdup ("");
      g_ptr_array_add (rows, row);
    }

  return yishi_db_add_attendance (db, meeting, rows, &n_new, error) && check_in_guests (db, meeting, error);
}

gboolean
yishi_sample_count (YishiDb          *db,
                    const YishiItem  *item,
                    gint64            present,
                    const gint64     *counts,
                    GError          **error)
{
  static const char *const answers[] = { "yes", "no", "abstain", NULL };
  const char *const *names = *item->candidates != NULL ? (const char *const *) item->candidates : answers;

  return yishi_db_open_vote (db, item, NULL, NULL, error) &&
         yishi_db_record_counts (db, item, 0, present, names, counts, g_strv_length ((char **) names), error) &&
         yishi_db_close_vote (db, item, NULL, error);
}

/* What the unit @number answers; NULL if nothing came back. One owner answers
 * alike for all units. */
static const char *
get_answer (int number,
            int n_no,
            int n_of)
{
  int owner = yishi_sample_get_owner (number);

  if (owner == 0)
    return "abstain";
  if (owner % 6 == 0)
    return NULL;
  if (owner % 61 == 1)
    return "blank";
  if (owner % 43 == 1)
    return "abstain";

  return owner * 7 % n_of < n_no ? "no" : "yes";
}

gboolean
yishi_sample_vote (YishiDb          *db,
                   const YishiItem  *item,
                   const YishiRoll  *roll,
                   int               n_no,
                   int               n_of,
                   GError          **error)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, TRUE, sizeof (YishiBallotEntry));
  g_autoptr(GPtrArray) issues = NULL;

  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    {
      YishiBallotEntry entry = { yishi_roll_get_unit (roll, i)->unit, get_answer ((int) i + 1, n_no, n_of) };

      if (entry.choice != NULL)
        g_array_append_val (entries, entry);
    }

  return yishi_db_add_ballots (db, item, (const YishiBallotEntry *) entries->data, entries->len, "sweep", NULL, FALSE,
                               NULL, &issues, error);
}
