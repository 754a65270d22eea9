/* yishi-db-printed.c - the papers that were made of the record, in its journal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-printed.h"

#include <string.h>

#include "yishi-db-private.h"
#include "yishi-journal.h"

#define PAPER_SQL                                                                                               \
  "SELECT seq, (SELECT hash FROM journal WHERE seq = 1), body ->> '$.meeting', body ->> '$.date',"              \
  " body ->> '$.kind', body ->> '$.copy', body ->> '$.language', body ->> '$.entry', body ->> '$.head',"        \
  " body ->> '$.sha256', body ->> '$.content', body ->> '$.counterpart',"     \
  " ifnull (body ->> '$.options', '') FROM journal WHERE kind = 'paper.made'"

static void
take_text (char         **place,
           sqlite3_stmt  *statement,
           int            column)
{
  g_free (*place);
  *place = yishi_db_dup (statement, column);
}

static YishiPaper *
read_paper (sqlite3_stmt *statement)
{
  YishiPaper *self = yishi_paper_new ();

  self->seq = sqlite3_column_int64 (statement, 0);
  take_text (&self->record, statement, 1);
  self->meeting = sqlite3_column_int64 (statement, 2);
  take_text (&self->date, statement, 3);
  take_text (&self->kind, statement, 4);
  take_text (&self->copy, statement, 5);
  take_text (&self->language, statement, 6);
  self->entry = sqlite3_column_int64 (statement, 7);
  take_text (&self->head, statement, 8);
  take_text (&self->sha256, statement, 9);
  take_text (&self->content, statement, 10);
  take_text (&self->counterpart, statement, 11);
  take_text (&self->options, statement, 12);
  return self;
}

/* Returns: (transfer full) (nullable): the first row; NULL without an error if there is none */
static YishiPaper *
read_first (YishiDb       *db,
            sqlite3_stmt  *statement,
            GError       **error)
{
  YishiPaper *self;

  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return NULL;

  self = read_paper (statement);
  sqlite3_reset (statement);
  return self;
}

YishiPaper *
yishi_db_find_paper (YishiDb     *db,
                     const char  *sha256,
                     GError     **error)
{
  return read_first (db, yishi_db_query (db, error, PAPER_SQL " AND body ->> '$.sha256' = ?1 ORDER BY seq DESC LIMIT 1",
                                         "t", sha256),
                     error);
}

GPtrArray *
yishi_db_list_papers (YishiDb  *db,
                      gint64    meeting,
                      GError  **error)
{
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_paper_free);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            PAPER_SQL " AND (?1 = 0 OR body ->> '$.meeting' = ?1) ORDER BY seq", "i",
                                            meeting);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_ptr_array_add (papers, read_paper (statement));

  return status == 0 ? g_steal_pointer (&papers) : NULL;
}

static gboolean
append_paper (YishiDb           *db,
              const YishiPaper  *paper,
              gint64            *seq,
              GError           **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", paper->meeting);
  yishi_json_string (body, "date", paper->date);
  yishi_json_string (body, "kind", paper->kind);
  yishi_json_string (body, "copy", paper->copy);
  yishi_json_string (body, "language", paper->language);
  yishi_json_int (body, "entry", paper->entry);
  yishi_json_string (body, "head", paper->head);
  yishi_json_string (body, "sha256", paper->sha256);
  yishi_json_string (body, "content", paper->content);
  yishi_json_string (body, "counterpart", paper->counterpart);
  if (*paper->options != '\0')
    yishi_json_raw (body, "options", paper->options);
  yishi_json_end_object (body);
  *seq = yishi_journal_append (db, YISHI_PAPER_ENTRY, body, error);
  return *seq != 0;
}

gboolean
yishi_db_note_paper (YishiDb           *db,
                     const YishiPaper  *paper,
                     gint64            *seq,
                     GError           **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiPaper) known = NULL;
  g_autoptr(GError) why = NULL;
  gint64 entry = 0;

  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  known = yishi_db_find_paper (db, paper->sha256, &why);
  if (why != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }

  if (known != NULL)
    entry = known->seq;
  else if (!append_paper (db, paper, &entry, error))
    return FALSE;
  if (seq != NULL)
    *seq = entry;
  return yishi_transaction_commit (&transaction, error);
}

/* What the journal has where the paper says it was made. */
static gboolean
judge_place (YishiDb            *db,
             const YishiPaper   *claimed,
             YishiPaperVerdict  *verdict,
             GError            **error)
{
  gint64 last, is_same, is_ours;

  if (!yishi_db_query_int (db, 0, &last, error, "SELECT ifnull(max(seq), 0) FROM journal", "") ||
      !yishi_db_query_int (db, 0, &is_ours, error, "SELECT count(*) FROM journal WHERE seq = 1 AND hash = ?1", "t",
                           claimed->record) ||
      !yishi_db_query_int (db, 0, &is_same, error, "SELECT count(*) FROM journal WHERE seq = ?1 AND hash = ?2", "it",
                           claimed->entry, claimed->head))
    return FALSE;

  if (!is_ours)
    *verdict = YISHI_PAPER_OTHER_RECORD;
  else if (claimed->entry > last)
    *verdict = YISHI_PAPER_RECORD_CUT;
  else if (!is_same)
    *verdict = YISHI_PAPER_RECORD_CHANGED;
  else
    *verdict = YISHI_PAPER_PROVEN;
  return TRUE;
}

/* The newest paper that was made in this place of the journal, of the same kind. */
static YishiPaper *
find_like (YishiDb           *db,
           const YishiPaper  *claimed,
           GError           **error)
{
  return read_first (db, yishi_db_query (db, error,
                                         PAPER_SQL " AND body ->> '$.meeting' = ?1 AND body ->> '$.copy' = ?2"
                                                   " AND body ->> '$.entry' = ?3 AND body ->> '$.language' = ?4 AND body ->> '$.kind' = ?5"
                                                   " ORDER BY seq DESC LIMIT 1",
                                         "ititt", claimed->meeting, claimed->copy, claimed->entry, claimed->language, claimed->kind),
                     error);
}

gboolean
yishi_db_judge_paper (YishiDb            *db,
                      const YishiPaper   *claimed,
                      YishiPaperVerdict  *verdict,
                      YishiPaper        **known,
                      gint64             *n_since,
                      GError            **error)
{
  g_autoptr(GError) why = NULL;

  *known = NULL;
  if (!yishi_db_query_int (db, 0, n_since, error, "SELECT count(*) FROM journal WHERE seq > ?1 AND kind <> ?2", "it",
                           claimed->entry, YISHI_PAPER_ENTRY) ||
      !judge_place (db, claimed, verdict, error))
    return FALSE;
  if (*verdict != YISHI_PAPER_PROVEN)
    return TRUE;

  *known = yishi_db_find_paper (db, claimed->sha256, &why);
  if (*known == NULL && why == NULL)
    {
      *known = find_like (db, claimed, &why);
      *verdict = *known != NULL ? YISHI_PAPER_ALTERED : YISHI_PAPER_UNNOTED;
    }
  if (why == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}
