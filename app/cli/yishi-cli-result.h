/* yishi-cli-result.h - a result in words and columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-cli-util.h"
#include "yishi-db-result.h"

G_BEGIN_DECLS

void yishi_cli_print_tally  (YishiCli    *cli,
                             YishiTally  *tally,
                             const char  *language);
void yishi_cli_print_result (YishiCli    *cli,
                             YishiResult *result,
                             const char  *language);
void yishi_cli_print_result_json (YishiCli    *cli,
                                  YishiResult *result,
                                  const char  *language);

G_END_DECLS
