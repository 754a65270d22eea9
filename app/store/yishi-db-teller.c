/* yishi-db-teller.c - two tellers enter the same papers blind, and are compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-ballot-private.h"
#include "yishi-db-private.h"
#include "yishi-journal.h"
#include "yishi-mask.h"

void
yishi_teller_difference_free (YishiTellerDifference *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

static gboolean
write_paper (YishiDb                 *db,
             const YishiVote         *vote,
             const YishiItem         *item,
             const YishiBallotEntry  *entry,
             GHashTable              *seen,
             YishiJson               *body,
             GPtrArray               *issues,
             GError                 **error)
{
  g_auto(YishiVoter) voter = { 0 };
  g_autofree char *marks = NULL;
  YishiChoice choice;

  if (!yishi_ballot_find_voter (db, vote, item, entry, &voter, issues, error))
    return FALSE;
  if (voter.name == NULL)
    return TRUE;
  if (!yishi_read_choice (vote, item, entry->choice, &choice, &marks))
    {
      g_autofree char *answer = yishi_mask_input (entry->choice);

      yishi_ballot_add_issue (issues, entry, "BAD_CHOICE",
                              g_strdup_printf (_("“%s” is no answer on this ballot"), answer));
      return TRUE;
    }
  if (!g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize) voter.number)))
    {
      yishi_ballot_add_issue (issues, entry, "DUPLICATE_BALLOT",
                              g_strdup_printf (_("%s stands twice in this list"), voter.name));
      return TRUE;
    }

  yishi_json_begin_object (body, NULL);
  yishi_json_string (body, "unit", voter.name);
  yishi_json_int (body, "number", voter.number);
  yishi_json_string (body, "choice", yishi_choice_to_string (choice));
  yishi_json_string (body, "marks", marks);
  yishi_json_end_object (body);
  return TRUE;
}

static gboolean
check_teller (const char  *teller,
              GError     **error)
{
  if (teller != NULL && *teller != '\0')
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("nothing was recorded: the teller's name is missing (say who counts)"));
  return FALSE;
}

/* Two tellers enter the same papers; a third name is a slip of the pen. */
static gboolean
check_third_teller (YishiDb          *db,
                    const YishiItem  *item,
                    const char       *teller,
                    GError          **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT count(DISTINCT teller), group_concat(DISTINCT teller)"
                                            " FROM teller_entry WHERE item = ?1 AND teller <> ?2",
                                            "it", item->id, teller);
  gboolean is_third;

  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return FALSE;

  is_third = sqlite3_column_int (statement, 0) >= 2;
  if (is_third)
    /* Translators: two names */
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                 _("nothing was recorded: two tellers have entered papers already, %s (take one of their names)"),
                 yishi_db_text (statement, 1));
  sqlite3_reset (statement);
  return !is_third;
}

gboolean
yishi_db_add_teller_entries (YishiDb                 *db,
                             const YishiItem         *item,
                             const char              *teller,
                             const YishiBallotEntry  *entries,
                             gsize                    n_entries,
                             GPtrArray              **issues,
                             GError                 **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_ballot_issue_free);
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiVote) vote = NULL;
  gboolean saved = FALSE;

  if (!check_teller (teller, error) || !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  vote = yishi_db_need_open_vote (db, item, error);
  if (vote == NULL || !check_third_teller (db, item, teller, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_string (body, "teller", teller);
  yishi_json_begin_array (body, "papers");
  for (gsize i = 0; i < n_entries; i++)
    if (!write_paper (db, vote, item, &entries[i], seen, body, found, error))
      return FALSE;
  yishi_json_end_array (body);
  yishi_json_end_object (body);

  if (found->len > 0)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                 ngettext ("nothing was recorded: %u paper was refused: %s",
                           "nothing was recorded: %u papers were refused: %s", found->len),
                 found->len, ((YishiBallotIssue *) found->pdata[0])->message);
  else
    saved = yishi_journal_append (db, "teller.entered", body, error) != 0 &&
            yishi_transaction_commit (&transaction, error);

  if (issues != NULL)
    *issues = g_steal_pointer (&found);
  return saved;
}

void
yishi_teller_paper_free (YishiTellerPaper *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->choice);
  g_free (self);
}

char **
yishi_db_list_tellers (YishiDb          *db,
                       const YishiItem  *item,
                       GError          **error)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT teller FROM teller_entry WHERE item = ?1 GROUP BY teller"
                                            " ORDER BY min(seq)",
                                            "i", item->id);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_strv_builder_add (names, yishi_db_text (statement, 0));

  return status == 0 ? g_strv_builder_end (names) : NULL;
}

/* The names of the two tellers, in the order in which they first entered. */
static gboolean
find_tellers (YishiDb          *db,
              const YishiItem  *item,
              char            **first,
              char            **second,
              GError          **error)
{
  g_auto(GStrv) names = yishi_db_list_tellers (db, item, error);
  guint n;

  if (names == NULL)
    return FALSE;
  n = g_strv_length (names);
  if (n != 2)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   ngettext ("nothing can be compared: %u teller has entered papers (two are needed)",
                             "nothing can be compared: %u tellers have entered papers (two are needed)", n),
                   n);
      return FALSE;
    }

  *first = g_strdup (names[0]);
  *second = g_strdup (names[1]);
  return TRUE;
}

/* Every unit that either teller has, with both answers ("" if missing). */
#define BOTH_SQL                                                                                         \
  "SELECT u.unit,"                                                                                       \
  "  ifnull((SELECT choice || iif(marks = '', '', ' ' || marks) FROM teller_entry WHERE item = ?1"       \
  "    AND teller = ?2 AND unit = n.unit), ''),"                                                         \
  "  ifnull((SELECT choice || iif(marks = '', '', ' ' || marks) FROM teller_entry WHERE item = ?1"       \
  "    AND teller = ?3 AND unit = n.unit), '')"                                                          \
  " FROM (SELECT DISTINCT unit FROM teller_entry WHERE item = ?1) n JOIN vote v ON v.item = ?1"          \
  " JOIN unit u ON u.number = n.unit AND u.first_version <= v.roll_version"                              \
  "  AND (u.last_version IS NULL OR u.last_version >= v.roll_version) ORDER BY u.number"

GPtrArray *
yishi_db_compare_tellers (YishiDb          *db,
                          const YishiItem  *item,
                          char            **first,
                          char            **second,
                          guint            *n_equal,
                          GError          **error)
{
  g_autoptr(GPtrArray) differences = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  sqlite3_stmt *statement;
  int status = -1;

  if (!find_tellers (db, item, &one, &two, error))
    return NULL;

  *n_equal = 0;
  differences = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_teller_difference_free);
  statement = yishi_db_query (db, error, BOTH_SQL, "itt", item->id, one, two);
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiTellerDifference *difference;

      if (strcmp (yishi_db_text (statement, 1), yishi_db_text (statement, 2)) == 0)
        {
          (*n_equal)++;
          continue;
        }
      difference = g_new0 (YishiTellerDifference, 1);
      difference->unit = yishi_db_dup (statement, 0);
      difference->first = yishi_db_dup (statement, 1);
      difference->second = yishi_db_dup (statement, 2);
      g_ptr_array_add (differences, difference);
    }
  if (status != 0)
    return NULL;

  if (first != NULL)
    *first = g_steal_pointer (&one);
  if (second != NULL)
    *second = g_steal_pointer (&two);
  return g_steal_pointer (&differences);
}

GPtrArray *
yishi_db_list_teller_papers (YishiDb          *db,
                             const YishiItem  *item,
                             const char       *teller,
                             GError          **error)
{
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_teller_paper_free);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT u.unit, iif(t.marks = '', t.choice, t.marks)"
                                            " FROM teller_entry t JOIN vote v ON v.item = t.item"
                                            " JOIN unit u ON u.number = t.unit AND u.first_version <= v.roll_version"
                                            "  AND (u.last_version IS NULL OR u.last_version >= v.roll_version)"
                                            " WHERE t.item = ?1 AND t.teller = ?2 ORDER BY t.unit",
                                            "it", item->id, teller);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiTellerPaper *paper = g_new0 (YishiTellerPaper, 1);

      paper->unit = yishi_db_dup (statement, 0);
      paper->choice = yishi_db_dup (statement, 1);
      g_ptr_array_add (papers, paper);
    }

  return status == 0 ? g_steal_pointer (&papers) : NULL;
}

gboolean
yishi_db_adopt_tellers (YishiDb          *db,
                        const YishiItem  *item,
                        const char       *channel,
                        guint            *n_adopted,
                        GError          **error)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *both = NULL;
  g_autoptr(GPtrArray) differences = yishi_db_compare_tellers (db, item, &first, &second, n_adopted, error);
  g_autoptr(GPtrArray) papers = NULL;
  g_autofree YishiBallotEntry *entries = NULL;

  if (differences == NULL)
    return FALSE;
  if (differences->len > 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   ngettext ("nothing was adopted: the tellers differ on %u unit (look at the paper and enter it "
                             "again)",
                             "nothing was adopted: the tellers differ on %u units (look at the papers and enter "
                             "them again)",
                             differences->len),
                   differences->len);
      return FALSE;
    }

  papers = yishi_db_list_teller_papers (db, item, first, error);
  if (papers == NULL)
    return FALSE;

  entries = g_new0 (YishiBallotEntry, papers->len);
  for (guint i = 0; i < papers->len; i++)
    {
      const YishiTellerPaper *paper = papers->pdata[i];

      entries[i] = (YishiBallotEntry) { .unit = paper->unit, .choice = paper->choice, .row = i + 1 };
    }
  both = g_strdup_printf ("%s, %s", first, second);
  return yishi_db_add_ballots (db, item, entries, papers->len, channel, both, FALSE, NULL, NULL, error);
}
