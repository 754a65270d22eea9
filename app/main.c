/* main.c - the program `yishi`: a command is done here, anything else opens the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window is a program of its own, so that a command starts without loading
 * a toolkit that it never uses.
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <malloc.h>
#include <string.h>
#include <unistd.h>

#include "yishi-cli.h"

/* Whether the words ask for the window: none at all, a record to open, or the
 * service that D-Bus starts. */
static gboolean
wants_window (int    argc,
              char **argv)
{
  return argc == 1 || g_str_has_suffix (argv[1], ".yishi") || g_str_has_prefix (argv[1], "file:") ||
         strcmp (argv[1], "--gapplication-service") == 0;
}

/* Becomes the window's program: the one beside this, as it is built, else the
 * installed one. Returns only if there is none. */
static int
become_window (char **argv)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, "yishi-window", NULL) : NULL;

  if (beside != NULL)
    execv (beside, argv);
  execv (YISHI_LIBEXECDIR "/yishi-window", argv);

  g_printerr (_("yishi: the window cannot be opened: its program was not found: %s (install Yishi anew, or use a "
                "command: “yishi --help” lists them)\n"),
              g_strerror (errno));
  return 4;
}

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

  return wants_window (argc, argv) ? become_window (argv) : yishi_cli_run (argc, argv);
}
