/* yishi-window-scan.c - the window's key for the camera, whichever page reads slips
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-window-scan.h"

#include "yishi-ballots-papers.h"
#include "yishi-door-page.h"
#include "yishi-scan-pane.h"

/* Returns: (transfer none) (nullable): the first widget of that type that is seen */
static GtkWidget *
find_seen (GtkWidget *widget,
           GType      type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_seen (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
yishi_window_read_slips (YishiWindow *self)
{
  GtkWidget *papers = find_seen (GTK_WIDGET (self), YISHI_TYPE_BALLOTS_PAPERS);
  GtkWidget *door = find_seen (GTK_WIDGET (self), YISHI_TYPE_DOOR_PAGE);

  if (papers != NULL)
    {
      gtk_widget_activate_action (papers, "papers.camera", NULL);
      return;
    }
  if (door != NULL)
    {
      gtk_widget_activate_action (door, "door.camera", NULL);
      return;
    }

  yishi_window_show_page (self, "door");
  door = find_seen (GTK_WIDGET (self), YISHI_TYPE_DOOR_PAGE);
  if (door != NULL && find_seen (door, YISHI_TYPE_SCAN_PANE) == NULL)
    gtk_widget_activate_action (door, "door.camera", NULL);
}
