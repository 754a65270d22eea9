/* yishi-cli.c - the command line: finds the command and turns its outcome into an exit status
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli.h"

/**
 * yishi_cli_run:
 *
 * Returns: the exit status, as HACKING.md lists them
 */
int
yishi_cli_run (int    argc,
               char **argv)
{
  if (argc == 2 && g_strcmp0 (argv[1], "--version") == 0)
    {
      g_print ("yishi %s\n", PACKAGE_VERSION);
      return 0;
    }

  return 2;
}
