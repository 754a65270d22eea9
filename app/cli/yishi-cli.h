/* yishi-cli.h - the command line: one command, done, and an exit status
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int yishi_cli_run (int    argc,
                   char **argv);

G_END_DECLS
