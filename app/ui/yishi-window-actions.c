/* yishi-window-actions.c - what the menu and the pages ask the window to do: a record, a page, the monitors' numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-window-actions.h"

#include <glib/gi18n-lib.h>

#include "yishi-file-dialog.h"
#include "yishi-new-record.h"
#include "yishi-window.h"

static void
file_to_open_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GFile) file = yishi_file_dialog_finish (GTK_WIDGET (object), result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    yishi_window_open_record (YISHI_WINDOW (object), path);
}

static void
open_record (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  yishi_file_dialog_open_async (widget, _("Open a Record"), YISHI_FILES_RECORDS, file_to_open_cb, NULL);
}

static void
new_record (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  yishi_new_record_show (YISHI_WINDOW (widget));
}

static void
show_page (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  yishi_window_show_page (YISHI_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
identify_monitors (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  yishi_wall_identify (yishi_wall_desk_get_wall (yishi_window_get_wall_desk (YISHI_WINDOW (widget))));
}

void
yishi_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-record", NULL, new_record);
  gtk_widget_class_install_action (widget_class, "win.open-record", NULL, open_record);
  gtk_widget_class_install_action (widget_class, "win.page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.identify-monitors", NULL, identify_monitors);
}
