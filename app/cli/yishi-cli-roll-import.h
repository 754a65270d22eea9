/* yishi-cli-roll-import.h - one import of a roster, and how it is reported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-cli-util.h"
#include "yishi-db-roll.h"
#include "yishi-roster.h"

G_BEGIN_DECLS

typedef struct
{
  const char      *file;
  gboolean         dry_run;
  gboolean         skip_bad;
  YishiRoster     *roster;      /* (owned) (nullable) what was read */
  YishiRollChange  change;      /* what the good rows do, or would do, to the roll */
  GError          *error;       /* (owned) (nullable) why it could not be done at all */
} YishiRollImport;

gboolean yishi_cli_check_file    (const char      *path,
                                  GError         **error);
void     yishi_cli_report_import (YishiCli        *cli,
                                  YishiRollImport *import,
                                  const char      *record,
                                  int              status);

G_END_DECLS
