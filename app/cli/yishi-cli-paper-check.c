/* yishi-cli-paper-check.c - holds a PDF against the record it is said to be made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-paper-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-answer-paper.h"
#include "yishi-cli-printed.h"
#include "yishi-db-minutes.h"
#include "yishi-db-printed.h"
#include "yishi-paper-again.h"

static const char *const codes[YISHI_N_PAPER_VERDICTS] = {
  [YISHI_PAPER_PROVEN] = "PROVEN",
  [YISHI_PAPER_UNNOTED] = "UNNOTED",
  [YISHI_PAPER_OUTDATED] = "OUTDATED",
  [YISHI_PAPER_NO_PDF] = "NO_PDF",
  [YISHI_PAPER_CUT_OFF] = "CUT_OFF",
  [YISHI_PAPER_FOREIGN] = "FOREIGN",
  [YISHI_PAPER_OTHER_RECORD] = "OTHER_RECORD",
  [YISHI_PAPER_RECORD_CHANGED] = "RECORD_CHANGED",
  [YISHI_PAPER_RECORD_CUT] = "RECORD_CUT",
  [YISHI_PAPER_ALTERED] = "ALTERED",
};

void
yishi_paper_check_clear (YishiPaperCheck *self)
{
  g_clear_pointer (&self->file, yishi_pdf_file_free);
  g_clear_pointer (&self->known, yishi_paper_free);
}

static gboolean
compare_answer (YishiPaperCheck  *self,
                YishiDb          *db,
                GError          **error)
{
  g_autoptr(GPtrArray) meetings = yishi_db_load_all_minutes (db, error);

  if (meetings == NULL)
    return FALSE;

  if (yishi_answer_reads_otherwise (self->known, meetings))
    self->verdict = YISHI_PAPER_OUTDATED;
  return TRUE;
}

/* Whether the record tells the same today. */
static gboolean
compare_content (YishiPaperCheck  *self,
                 YishiDb          *db,
                 GError          **error)
{
  g_auto(YishiPaperFacts) facts = { NULL };
  g_autoptr(YishiMinutes) sealed = NULL;
  YishiPapersInput input = { NULL };
  g_autoptr(GError) why = NULL;

  if (strcmp (self->known->kind, YISHI_ANSWER_KIND) == 0)
    return compare_answer (self, db, error);
  if (!yishi_paper_facts_load (&facts, db, self->known->meeting, &why))
    {
      if (!g_error_matches (why, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
      /* The meeting is no more. */
      self->verdict = YISHI_PAPER_OUTDATED;
      return TRUE;
    }

  if (strcmp (self->known->kind, "minutes") == 0)
    {
      /* What was sealed stays, whatever the roll becomes. */
      yishi_minutes_unref (facts.minutes);
      facts.minutes = yishi_db_load_sealed_minutes (db, self->known->meeting, error);
      if (facts.minutes == NULL)
        return FALSE;
    }

  yishi_paper_facts_lend (&facts, &input);
  if (strcmp (self->known->kind, "minutes") == 0)
    {
      sealed = yishi_db_load_sealed_minutes (db, self->known->meeting, error);
      if (sealed == NULL)
        return FALSE;
      input.minutes = sealed;
    }
  if (yishi_paper_reads_otherwise (self->known, &input))
    self->verdict = YISHI_PAPER_OUTDATED;
  return TRUE;
}

gboolean
yishi_paper_check_run (YishiPaperCheck  *self,
                       YishiDb          *db,
                       GError          **error)
{
  if (!self->file->is_pdf)
    self->verdict = YISHI_PAPER_NO_PDF;
  else if (!self->file->is_whole)
    self->verdict = YISHI_PAPER_CUT_OFF;
  else if (self->file->paper == NULL)
    self->verdict = YISHI_PAPER_FOREIGN;
  else if (!yishi_db_judge_paper (db, self->file->paper, &self->verdict, &self->known, &self->n_since, error))
    return FALSE;

  if (self->verdict != YISHI_PAPER_PROVEN || self->n_since == 0)
    return TRUE;
  return compare_content (self, db, error);
}

/* What the file says may be anything: nothing of it is echoed but numbers. */
static char *
describe_mismatch (const YishiPaperCheck *self,
                   const char            *name)
{
  int entry = (int) self->file->paper->entry;

  switch (self->verdict)
    {
    case YISHI_PAPER_OTHER_RECORD:
      return g_strdup_printf (_("“%s” was made from another record: its first entry is not that of this one"
                                " (check it against the record it belongs to)"),
                              name);
    case YISHI_PAPER_RECORD_CHANGED:
      return g_strdup_printf (_("the record was changed after “%s” was made: entry %d is not the one that it was made from"
                                " (compare with a backup)"),
                              name, entry);
    case YISHI_PAPER_RECORD_CUT:
      return g_strdup_printf (_("entries are missing at the end of the record: “%s” was made from entry %d, which is not"
                                " there (compare with a backup)"),
                              name, entry);
    case YISHI_PAPER_ALTERED:
      return g_strdup_printf (_("“%s” was changed after it was made: the record has its paper with other contents, in"
                                " entry %d (ask for the paper as it was made)"),
                              name, (int) self->known->seq);
    case YISHI_PAPER_OUTDATED:
      return g_strdup_printf (_("“%s” was made before a change: since then the record was written on (%d entries), and the"
                                " paper would read otherwise today (make it anew)"),
                              name, (int) self->n_since);
    case YISHI_PAPER_UNNOTED:
    case YISHI_PAPER_PROVEN:
    case YISHI_PAPER_NO_PDF:
    case YISHI_PAPER_CUT_OFF:
    case YISHI_PAPER_FOREIGN:
    default:
      return g_strdup_printf (_("“%s” cannot be proven: it says that it was made from this record, whose journal holds no"
                                " such paper (the record could not be written then, or its end is missing)"),
                              name);
    }
}

char *
yishi_paper_check_describe (const YishiPaperCheck *self,
                            const char            *path)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (self->verdict)
    {
    case YISHI_PAPER_PROVEN:
      return g_strdup_printf (_("“%s” was made from this record and is as it was made (entry %d)"), name,
                              (int) self->known->seq);
    case YISHI_PAPER_NO_PDF:
      return g_strdup_printf (_("“%s” cannot be proven: it is not a PDF (check the name)"), name);
    case YISHI_PAPER_CUT_OFF:
      return g_strdup_printf (_("“%s” is cut off: its end is missing (ask for the whole file)"), name);
    case YISHI_PAPER_FOREIGN:
      return g_strdup_printf (_("“%s” cannot be proven: it is a PDF that Yishi did not make, or that another program has"
                                " written anew (ask for the paper as it was made)"),
                              name);
    case YISHI_PAPER_OTHER_RECORD:
    case YISHI_PAPER_RECORD_CHANGED:
    case YISHI_PAPER_RECORD_CUT:
    case YISHI_PAPER_ALTERED:
    case YISHI_PAPER_OUTDATED:
    case YISHI_PAPER_UNNOTED:
    default:
      return describe_mismatch (self, name);
    }
}

const char *
yishi_paper_check_code (const YishiPaperCheck *self)
{
  return codes[self->verdict];
}
