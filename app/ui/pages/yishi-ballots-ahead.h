/* yishi-ballots-ahead.h - what is typed into the list of votes and meant for the field of the open one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: the character that a key writes by itself, 0 for a key that does something else, space among them */
gunichar yishi_ballots_ahead_read (guint            keyval,
                                   GdkModifierType  state);
/* Hands the key that @keys is at to the field that has the focus in the window of @widget. */
void     yishi_ballots_ahead_forward (GtkWidget             *widget,
                                      GtkEventControllerKey *keys);
/* Adds a character to what is kept, 0 for none yet. @ahead: (inout): NULL before the first one. Returns: FALSE after
 * a line end: whatever follows is for what that leads to */
gboolean yishi_ballots_ahead_add (char           **ahead,
                                  gunichar         typed);
/* Puts @text into the field that has the focus in the window of @widget, over what stands in it; a line end is Enter
 * there. Where the focus is in no field it only warns. "" does nothing. */
void     yishi_ballots_ahead_type (GtkWidget       *widget,
                                   const char      *text);

G_END_DECLS
