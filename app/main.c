/* main.c - sets the language up and hands over to the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <malloc.h>
#include <string.h>

#include "yishi-cli.h"

int
main (int    argc,
      char **argv)
{
  /* A program that is not installed is told where its translations are. */
  const char *locale_dir = g_getenv ("YISHI_LOCALE_DIR");

#ifdef M_ARENA_MAX
  /* The record's thread shares the heap of the first one: a heap of its own would
   * be asked of the system page by page. */
  mallopt (M_ARENA_MAX, 1);
#endif

  setlocale (LC_ALL, "");
  /* Where no language is set up, names are UTF-8 all the same. */
  if (strcmp (nl_langinfo (CODESET), "ANSI_X3.4-1968") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  return yishi_cli_run (argc, argv);
}
