/* yishi-cli-handover-papers.h - the papers that go into the package for the next committee
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-cli-util.h"

G_BEGIN_DECLS

/* Makes, in a folder of its own, the minutes of every closed meeting in both copies and the
 * notices of results, and notes them in the record; where that cannot be written, says so.
 * Returns: (transfer full) (nullable): paths, NULL-terminated, to be given to
 * yishi_handover_papers_free(); NULL with @status set */
char **yishi_handover_papers_make (YishiCli   *cli,
                                   const char *record,
                                   int        *status) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the files away too. */
void   yishi_handover_papers_free (char      **paths);

G_END_DECLS
