/* yishi-ballots-ahead.c - what is typed into the list of votes and meant for the field of the open one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-ahead.h"

#include <string.h>

gunichar
yishi_ballots_ahead_read (guint           keyval,
                          GdkModifierType state)
{
  gunichar typed = gdk_keyval_to_unicode (keyval);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return 0;

  return typed != 0 && g_unichar_isgraph (typed) ? typed : 0;
}

void
yishi_ballots_ahead_forward (GtkWidget             *widget,
                             GtkEventControllerKey *keys)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (GTK_IS_TEXT (focus))
    gtk_event_controller_key_forward (keys, focus);
}

gboolean
yishi_ballots_ahead_add (char     **ahead,
                         gunichar   typed)
{
  g_autofree char *before = g_steal_pointer (ahead);
  char added[7] = "";

  if (before != NULL && strchr (before, '\n') != NULL)
    {
      *ahead = g_steal_pointer (&before);
      return FALSE;
    }

  if (typed != 0)
    g_unichar_to_utf8 (typed, added);
  *ahead = before != NULL ? g_strconcat (before, added, NULL) : g_strdup (added);
  return TRUE;
}

void
yishi_ballots_ahead_type (GtkWidget  *widget,
                          const char *text)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  g_auto(GStrv) parts = g_strsplit (text, "\n", 2);

  if (*text == '\0')
    return;
  if (!GTK_IS_TEXT (focus))
    {
      gtk_widget_error_bell (widget);
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (focus), parts[0]);
  gtk_editable_set_position (GTK_EDITABLE (focus), -1);
  if (parts[1] != NULL)
    gtk_widget_activate (focus);
}
