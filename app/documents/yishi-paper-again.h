/* yishi-paper-again.h - whether a paper that was made once would read otherwise today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-papers.h"

G_BEGIN_DECLS

/* How a paper was asked for, as JSON that the journal keeps with it, so that it can be
 * made again: what of @input changes its text. Returns: (transfer full) */
char     *yishi_papers_input_to_options (const YishiPapersInput *input) G_GNUC_WARN_UNUSED_RESULT;
/* @known: minutes or another paper of a meeting, as the journal has it. @facts: of that
 * meeting as the record is today; its minutes, pack and calendar are looked at. Composes it
 * anew. FALSE also where the journal does not say how it was asked for. */
gboolean  yishi_paper_reads_otherwise   (const YishiPaper       *known,
                                         const YishiPapersInput *facts);

G_END_DECLS
