/* main.c - the program of the window: language, settings, then the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <locale.h>

#include "yishi-application.h"

/* Where a program that was built and not installed finds what belongs to it:
 * the folder @name of the build, beside the folder of the program itself.
 * Returns: (nullable): NULL if there is no such file, as when it is installed */
static char *
find_in_build (const char *name)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "..", name, NULL) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

static void
set_up_language (void)
{
  g_autofree char *built = find_in_build ("po/zh_CN/LC_MESSAGES/yishi.mo");
  g_autofree char *built_dir = built != NULL ? find_in_build ("po") : NULL;
  const char *locale_dir = g_getenv ("YISHI_LOCALE_DIR");

  if (locale_dir == NULL)
    locale_dir = built_dir != NULL ? built_dir : LOCALEDIR;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *schemas = find_in_build ("data/gschemas.compiled");
  g_autofree char *schema_dir = schemas != NULL ? g_path_get_dirname (schemas) : NULL;
  g_autoptr(YishiApplication) application = NULL;
  g_autoptr(GError) error = NULL;

  if (schema_dir != NULL)
    g_setenv ("GSETTINGS_SCHEMA_DIR", schema_dir, FALSE);
  set_up_language ();

  if (!gtk_init_check ())
    {
      g_printerr (_("yishi: the window cannot be opened: there is no screen to open it on (log in to a desktop, or "
                    "use a command: “yishi --help” lists them)\n"));
      return 4;
    }

  application = yishi_application_new (&error);
  if (application == NULL)
    {
      g_printerr ("yishi: %s\n", error->message);
      return 4;
    }

  return g_application_run (G_APPLICATION (application), argc, argv);
}
