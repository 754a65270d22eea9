/* yishi-cli-ballot.h - what the ballot and teller commands share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-cli-util.h"
#include "yishi-short-table.h"
#include "yishi-db-ballot.h"

G_BEGIN_DECLS

extern const char *const yishi_cli_channels[];

gboolean  yishi_cli_read_ballots  (YishiShortTable       *sheet,
                                   const char          *path,
                                   GArray             **entries,
                                   GError             **error);
void      yishi_cli_report_issues (YishiCli            *cli,
                                   const GPtrArray     *issues);
void      yishi_cli_write_issues  (YishiJson           *json,
                                   const GPtrArray     *issues);
/* One line of `yishi ballot enter`, taken apart in place. */
gboolean  yishi_cli_split_ballot  (char                *line,
                                   const char         **unit,
                                   const char         **choice,
                                   const char         **agent);

G_END_DECLS
