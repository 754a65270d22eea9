/* yishi-cli-handover-papers.h - makes the papers that go into the package, and notes them in the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-cli-util.h"
#include "yishi-handover-papers.h"

G_BEGIN_DECLS

/* Of every closed meeting; where the record cannot be written, says so. Returns: (transfer full)
 * (nullable): NULL with @status set */
YishiHandoverPapers *yishi_cli_make_handover_papers (YishiCli   *cli,
                                                     const char *record,
                                                     int        *status) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
