/* yishi-cli-paper-check.h - holds a PDF against the record it is said to be made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-pdf-file.h"
#include "yishi-store.h"

G_BEGIN_DECLS

typedef struct
{
  YishiPdfFile      *file;     /* (owned) */
  YishiPaperVerdict  verdict;
  YishiPaper        *known;    /* (owned) (nullable) what the journal has of it */
  gint64             n_since;  /* entries since it was made */
} YishiPaperCheck;

void  yishi_paper_check_clear     (YishiPaperCheck  *self);
/* In a job. Takes file, fills in the rest. A paper whose record was written on is composed
 * anew: OUTDATED where it would read otherwise. */
gboolean yishi_paper_check_run    (YishiPaperCheck  *self,
                                   YishiDb          *db,
                                   GError          **error);
/* Returns: (transfer full): what was found, in a sentence; @path as it was given */
char *yishi_paper_check_describe  (const YishiPaperCheck *self,
                                   const char            *path) G_GNUC_WARN_UNUSED_RESULT;
/* "PROVEN", "OTHER_RECORD" … */
const char *yishi_paper_check_code (const YishiPaperCheck *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiPaperCheck, yishi_paper_check_clear)

G_END_DECLS
