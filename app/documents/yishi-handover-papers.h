/* yishi-handover-papers.h - the papers that go into the package for the next committee
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They lie in a folder of their own until they are packed. To be made in any one thread.
 */
#pragma once

#include "yishi-minutes-paper.h"
#include "yishi-papers.h"

G_BEGIN_DECLS

typedef struct
{
  char      *folder;  /* (owned) */
  GPtrArray *paths;   /* (owned) (element-type filename): in order, and NULL at the end */
  GPtrArray *papers;  /* (owned) (element-type YishiPaper): what the journal is to note of each */
} YishiHandoverPapers;

/* Makes the folder. Errors are GFileError's. */
YishiHandoverPapers *yishi_handover_papers_new  (GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* The minutes of a closed meeting in both copies, from what was sealed of it, and the notice of
 * its result, for which @result has all that yishi_papers_compose() asks for; no notice where
 * no vote decided anything. @language: (nullable): NULL: the meeting's */
gboolean             yishi_handover_papers_add  (YishiHandoverPapers     *self,
                                                 const YishiMinutes      *sealed,
                                                 const YishiPapersInput  *result,
                                                 const char              *language,
                                                 GCancellable            *cancellable,
                                                 GError                 **error);
/* Takes the files away too. */
void                 yishi_handover_papers_free (YishiHandoverPapers     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiHandoverPapers, yishi_handover_papers_free)

G_END_DECLS
