/* yishi-cli-printed.h - what commands that write a paper have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-cli-util.h"
#include "yishi-db-calendar.h"
#include "yishi-document.h"
#include "yishi-paper.h"
#include "yishi-papers.h"
#include "yishi-store.h"

G_BEGIN_DECLS

/* What papers of a meeting are made of. */
typedef struct
{
  YishiMinutes  *minutes;  /* (owned) (nullable) */
  YishiRulePack *pack;     /* (owned) (nullable) */
  YishiDates    *dates;    /* (owned) (nullable) */
} YishiPaperFacts;

/* In a job. @meeting: id */
gboolean yishi_paper_facts_load  (YishiPaperFacts  *self,
                                  YishiDb          *db,
                                  gint64            meeting,
                                  GError          **error);
/* Lends them to @input. */
void     yishi_paper_facts_lend  (const YishiPaperFacts *self,
                                  YishiPapersInput      *input);
void     yishi_paper_facts_clear (YishiPaperFacts  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiPaperFacts, yishi_paper_facts_clear)

/* Renders @document into @output, notes @paper in the record (and fills in its sums and its
 * entry) and says so. Returns: the exit status */
int yishi_cli_write_paper (YishiCli            *cli,
                           const char          *record,
                           const YishiDocument *document,
                           YishiPaper          *paper,
                           const char          *output);

G_END_DECLS
