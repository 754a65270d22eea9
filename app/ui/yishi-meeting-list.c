/* yishi-meeting-list.c - the meetings of a record as somebody chooses one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-meeting-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-meeting.h"

static char *
describe_meeting (const YishiMeeting *meeting)
{
  const char *kind = strcmp (meeting->kind, "committee") == 0 ? _("Committee")
                     : strcmp (meeting->kind, "deliberation") == 0 ? _("Deliberation Day")
                                                                   : _("Owners’ Assembly");

  /* Translators: a day, then what kind of meeting it is */
  return g_strdup_printf (_("%s · %s"), meeting->date, *meeting->title != '\0' ? meeting->title : kind);
}

void
yishi_meeting_list_fill (GtkListBox *list,
                         GPtrArray  *meetings)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);

  for (guint i = meetings != NULL ? meetings->len : 0; i > 0; i--)
    {
      const YishiMeeting *meeting = g_ptr_array_index (meetings, i - 1);
      g_autofree char *text = describe_meeting (meeting);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (list, label);
      g_object_set_data (G_OBJECT (gtk_widget_get_parent (label)), "meeting", GSIZE_TO_POINTER (meeting->id));
    }
}
