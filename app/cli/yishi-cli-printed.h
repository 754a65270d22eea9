/* yishi-cli-printed.h - what commands that write a paper have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-cli-util.h"
#include "yishi-document.h"
#include "yishi-paper.h"

G_BEGIN_DECLS

/* Renders @document into @output, notes @paper in the record (and fills in its sums and its
 * entry) and says so. Returns: the exit status */
int yishi_cli_write_paper (YishiCli            *cli,
                           const char          *record,
                           const YishiDocument *document,
                           YishiPaper          *paper,
                           const char          *output);

G_END_DECLS
