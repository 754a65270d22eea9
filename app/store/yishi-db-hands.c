/* yishi-db-hands.c - votes whose hands or papers are counted without names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-result-private.h"
#include "yishi-db-room-private.h"
#include "yishi-journal.h"

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: %s says why, and what to do */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("the count was not recorded: %s"), why);
  return FALSE;
}

/* How many names one paper may mark. */
static int
get_max_marks (const YishiItem *item,
               const YishiRule *rule)
{
  return rule->max_marks > 0 ? rule->max_marks : MAX (item->seats, 1);
}

/* By hands only persons are counted, not areas; and hands for names tell how
 * many persons they belong to only where everybody raises one. */
static gboolean
check_rule (const YishiItem  *item,
            YishiRule        *rule,
            gint64            members,
            GError          **error)
{
  gboolean is_marked = yishi_rule_is_election (rule);

  if (rule->by_area)
    return refuse (error, _("the rule “%s” counts areas too, which hands do not show (enter the ballots)"), rule->id);
  if (rule->method == YISHI_METHOD_UNANIMITY || rule->method == YISHI_METHOD_OBJECTION)
    return refuse (error, _("the rule “%s” asks every owner by name, which hands do not show (enter the ballots)"),
                   rule->id);
  if (is_marked && (rule->method == YISHI_METHOD_APPROVAL || get_max_marks (item, rule) > 1))
    return refuse (error,
                   _("under the rule “%s” one paper may bear several names, so hands do not show how many papers "
                     "there were (enter the ballots)"),
                   rule->id);
  if (!is_marked && members <= 0 &&
      ((rule->participation.denominator > 0) ||
       (rule->approval.denominator > 0 && rule->approval_base == YISHI_BASE_ALL)))
    return refuse (error,
                   _("the rule “%s” asks for a share of all members, and how many there are is not known (give "
                     "--members, or set it once with “yishi setting set … members N”)"),
                   rule->id);

  return TRUE;
}

/* Options are named as on the item; else answers are yes, no, abstain, blank, invalid. */
static gboolean
is_known_name (const YishiItem *item,
               const char      *name)
{
  YishiChoice choice;

  if (*item->candidates != NULL)
    return g_strv_contains ((const char *const *) item->candidates, name);

  return yishi_choice_parse (name, &choice) && strcmp (yishi_choice_to_string (choice), name) == 0 &&
         choice != YISHI_CHOICE_FOLLOW && choice != YISHI_CHOICE_LATE;
}

static gboolean
check_counts (const YishiItem    *item,
              gint64              members,
              gint64              present,
              const char *const  *names,
              const gint64       *counts,
              gsize               n_counts,
              GError            **error)
{
  gint64 sum = 0;

  for (gsize i = 0; i < n_counts; i++)
    {
      if (!is_known_name (item, names[i]))
        return refuse (error, _("“%s” is no answer here (take those of the item)"), names[i]);
      for (gsize j = 0; j < i; j++)
        if (strcmp (names[i], names[j]) == 0)
          return refuse (error, _("“%s” was given twice (give each answer once)"), names[i]);
      if (counts[i] < 0 || counts[i] > G_MAXINT)
        return refuse (error, _("“%s” cannot have %" PRId64 " hands (count again)"), names[i], counts[i]);
      sum += counts[i];
    }

  if (present >= 0 && sum > present)
    return refuse (error,
                   /* Translators: hands counted, people present */
                   _("%" PRId64 " hands are more than the %" PRId64
                     " people present (count again)"),
                   sum, present);
  if (members > 0 && MAX (sum, present) > members)
    return refuse (error,
                   _("%" PRId64 " are more than the %" PRId64 " members there are (count again)"),
                   MAX (sum, present), members);

  return TRUE;
}

/* Where the room's answers are counted and nobody said how many are present,
 * the door knows: more hands than people is a miscount. A room whose door kept no
 * list refuses nothing. */
static gboolean
check_door (YishiDb          *db,
            const YishiItem  *item,
            const gint64     *counts,
            gsize             n_counts,
            GError          **error)
{
  gint64 n_people, sum = 0;

  if (strcmp (item->kind, "committee") == 0)
    return TRUE;
  if (!yishi_db_count_people_then (db, item->meeting, &n_people, error))
    return FALSE;

  for (gsize i = 0; i < n_counts; i++)
    sum += counts[i];
  if (n_people == 0 || sum <= n_people)
    return TRUE;

  return refuse (error,
                 /* Translators: hands counted, people who were checked in */
                 _("%" PRId64 " hands are more than the %" PRId64
                   " people who were checked in at the door (count again, or say how many are present)"),
                 sum, n_people);
}

gboolean
yishi_db_append_counts (YishiDb            *db,
                        const YishiItem    *item,
                        gint64              members,
                        gint64              present,
                        const char *const  *names,
                        const gint64       *counts,
                        gsize               n_counts,
                        GError            **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiVote) vote = NULL;
  gint64 n_ballots;

  if (strcmp (item->kind, "straw") != 0 && strcmp (item->kind, "committee") != 0 &&
      strcmp (item->kind, "rating") != 0)
    return refuse (error, _("owners' decisions are counted ballot by ballot, not by hands (enter the ballots)"));
  if (!check_counts (item, members, present, names, counts, n_counts, error))
    return FALSE;
  vote = yishi_db_need_open_vote (db, item, error);
  if (vote == NULL || !check_rule (item, vote->rule, members, error) ||
      (present < 0 && !check_door (db, item, counts, n_counts, error)) ||
      !yishi_db_query_int (db, 0, &n_ballots, error,
                           "SELECT count(*) FROM ballot WHERE item = ?1 AND void_reason = ''", "i", item->id))
    return FALSE;
  if (n_ballots > 0)
    return refuse (error, _("ballots have been entered for it already (go on with those)"));

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_int (body, "members", members);
  yishi_json_int (body, "present", present);
  yishi_json_begin_object (body, "counts");
  for (gsize i = 0; i < n_counts; i++)
    yishi_json_int (body, names[i], counts[i]);
  yishi_json_end_object (body);
  yishi_json_end_object (body);

  return yishi_journal_append (db, "hands.counted", body, error) != 0;
}

gboolean
yishi_db_record_counts (YishiDb            *db,
                        const YishiItem    *item,
                        gint64              members,
                        gint64              present,
                        const char *const  *names,
                        const gint64       *counts,
                        gsize               n_counts,
                        GError            **error)
{
  g_auto(YishiTransaction) transaction = { NULL };

  return yishi_transaction_begin (&transaction, db, error) &&
         yishi_db_append_counts (db, item, members, present, names, counts, n_counts, error) &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_give_casting_vote (YishiDb          *db,
                            const YishiItem  *item,
                            const char       *choice,
                            GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiVote) vote = NULL;
  g_autoptr(YishiTally) tally = NULL;
  g_autoptr(YishiElection) election = NULL;

  if (strcmp (choice, "yes") != 0 && strcmp (choice, "no") != 0)
    return refuse (error, _("“%s” breaks no tie (take yes or no)"), choice);
  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  vote = yishi_db_need_open_vote (db, item, error);
  if (vote == NULL)
    return FALSE;

  /* Counted with it: a rule without one refuses it. */
  g_free (vote->casting);
  vote->casting = g_strdup (choice);
  if (!yishi_db_count_vote (db, item, vote, &tally, &election, NULL, error))
    return FALSE;
  if (tally == NULL || tally->casting == YISHI_SIDE_NONE)
    return refuse (error, _("there is no tie that the chair's vote could break (a tie between candidates is broken "
                            "by a new vote or by lot)"));

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_string (body, "choice", choice);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "casting.given", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}
