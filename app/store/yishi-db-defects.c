/* yishi-db-defects.c - what was wrong with the procedure, beside the verdict
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-result-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-private.h"

static void
add_defect (GPtrArray  *codes,
            GPtrArray  *notes,
            const char *code,
            char       *note)
{
  if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
    g_ptr_array_add (codes, g_strdup (code));
  if (notes != NULL)
    g_ptr_array_add (notes, note);
  else
    g_free (note);
}

/* The notice (C35, C36): the day of posting is not counted, and what is posted
 * after the closing heals nothing. */
static gboolean
find_notice_defects (YishiDb          *db,
                     const YishiItem  *item,
                     const YishiVote  *vote,
                     GPtrArray        *codes,
                     GPtrArray        *notes,
                     GError          **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT m.date, m.kind, t.posted_on FROM meeting m"
                                            " JOIN vote v ON v.item = ?1 LEFT JOIN notice_topic t ON t.item = ?1"
                                            "  AND (v.closed = '' OR t.seq < v.seq) WHERE m.id = ?2",
                                            "ii", item->id, item->meeting);
  int needed = vote->rule->notice_days, days;

  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return FALSE;

  if (strcmp (yishi_db_text (statement, 1), "extraordinary") == 0 && vote->rule->notice_days_extraordinary > 0)
    needed = vote->rule->notice_days_extraordinary;

  if (*yishi_db_text (statement, 2) == '\0')
    {
      /* Translators: %s is the article that asks for the notice */
      add_defect (codes, notes, "UNPOSTED_TOPIC",
                  g_strdup_printf (_("the topic stands in no posted notice (%s)"), vote->rule->notice_article));
    }
  else
    {
      days = yishi_date_days_between (yishi_db_text (statement, 2), yishi_db_text (statement, 0));
      if (days < needed)
        /* Translators: days of notice given, days asked for, and the article that asks for them */
        add_defect (codes, notes, "SHORT_NOTICE",
                    g_strdup_printf (_("notice %d of %d days (%s)"), MAX (days, 0), needed,
                                     vote->rule->notice_article));
    }
  sqlite3_reset (statement);
  return TRUE;
}

/* Ballots that are said to have come in before the first day. */
static gboolean
find_early_ballots (YishiDb          *db,
                    const YishiVote  *vote,
                    GPtrArray        *codes,
                    GPtrArray        *notes,
                    GError          **error)
{
  gint64 n;

  if (*vote->from == '\0')
    return TRUE;
  if (!yishi_db_query_int (db, 0, &n, error,
                           "SELECT count(*) FROM ballot WHERE item = ?1 AND void_reason = '' AND late = 0"
                           " AND substr(received, 1, 10) < ?2",
                           "it", vote->item, vote->from))
    return FALSE;

  if (n > 0)
    /* Translators: how many ballots, and the first day of the vote */
    add_defect (codes, notes, "OUT_OF_WINDOW",
                g_strdup_printf (ngettext ("%d ballot came in before the first day, %s",
                                           "%d ballots came in before the first day, %s", n),
                                 (int) n, vote->from));
  return TRUE;
}

/* The voting period, first and last day counted, where the rule bounds it and
 * one was set or ballots came over a portal. */
static gboolean
find_window_defect (YishiDb          *db,
                    const YishiItem  *item,
                    const YishiVote  *vote,
                    GPtrArray        *codes,
                    GPtrArray        *notes,
                    GError          **error)
{
  g_autofree char *from = g_strndup (*vote->from != '\0' ? vote->from : vote->opened, 10);
  g_autofree char *until = NULL;
  gint64 n_portal;
  int days;

  if (vote->rule->window_max_days == 0 && vote->rule->window_min_days == 0)
    return TRUE;
  if (!yishi_db_query_int (db, 0, &n_portal, error,
                           "SELECT count(*) FROM ballot WHERE item = ?1 AND channel = 'portal' AND late = 0"
                           " AND void_reason = ''",
                           "i", item->id))
    return FALSE;
  if (*vote->until == '\0' && (n_portal == 0 || *vote->closed == '\0'))
    return TRUE;

  until = g_strndup (*vote->until != '\0' ? vote->until : vote->closed, 10);
  days = yishi_date_days_between (from, until) + 1;
  if (days < vote->rule->window_min_days || (vote->rule->window_max_days > 0 && days > vote->rule->window_max_days))
    /* Translators: days the voting lasted, and the fewest and most allowed */
    add_defect (codes, notes, "OUT_OF_WINDOW",
                g_strdup_printf (_("the voting period lasted %d days, not %d to %d"), days,
                                 vote->rule->window_min_days, vote->rule->window_max_days));
  return TRUE;
}

gboolean
yishi_db_find_defects (YishiDb          *db,
                       const YishiItem  *item,
                       const YishiVote  *vote,
                       GPtrArray        *codes,
                       GPtrArray        *notes,
                       GError          **error)
{
  if (vote->rule->notice_days > 0 && !find_notice_defects (db, item, vote, codes, notes, error))
    return FALSE;

  return find_early_ballots (db, vote, codes, notes, error) &&
         find_window_defect (db, item, vote, codes, notes, error);
}
