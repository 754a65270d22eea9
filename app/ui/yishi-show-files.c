/* yishi-show-files.c - shows files in their folder, in the desktop's file manager
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-show-files.h"

#include <glib/gi18n-lib.h>

#include "yishi-error.h"
#include "yishi-window.h"

#define NAME "org.freedesktop.FileManager1"
#define PATH "/org/freedesktop/FileManager1"

/* ms; a file manager may have to be started first */
#define DEADLINE 25000

typedef struct
{
  GtkWidget *widget;  /* (owned) */
  GFile     *folder;  /* (owned) */
} Folder;

static void
folder_free (Folder *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, folder_free)

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Folder) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) told = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;

  g_set_error (&told, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("the folder could not be opened: %s (look for “%s” yourself)"), error->message,
               g_file_peek_path (self->folder));
  yishi_window_report (self->widget, told);
}

static void
shown_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Folder) self = user_data;
  g_autoptr(GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);
  g_autofree char *uri = g_file_get_uri (self->folder);

  if (answer == NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, opened_cb, g_steal_pointer (&self));
}

void
yishi_show_files (GtkWidget         *widget,
                  const char *const *paths)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  Folder *folder = g_new0 (Folder, 1);
  g_autoptr(GFile) first = g_file_new_for_path (paths[0]);
  GVariantBuilder uris;

  folder->widget = g_object_ref (widget);
  folder->folder = g_file_get_parent (first);
  if (bus == NULL)
    {
      g_autofree char *uri = g_file_get_uri (folder->folder);

      g_app_info_launch_default_for_uri_async (uri, NULL, NULL, opened_cb, folder);
      return;
    }

  g_variant_builder_init (&uris, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *uri = g_filename_to_uri (paths[i], NULL, NULL);

      if (uri != NULL)
        g_variant_builder_add (&uris, "s", uri);
    }
  g_dbus_connection_call (bus, NAME, PATH, NAME, "ShowItems", g_variant_new ("(ass)", &uris, ""), NULL,
                          G_DBUS_CALL_FLAGS_NONE, DEADLINE, NULL, shown_cb, folder);
}
