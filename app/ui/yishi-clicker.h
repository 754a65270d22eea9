/* yishi-clicker.h - the keys of a presenter's clicker, wherever the keyboard is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A clicker is a keyboard with a few keys: Page Down and Page Up, and B or a full
 * stop for the blank. They act only while the chair has armed it, and never in a
 * field or in a menu that is open: there they are what somebody types.
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_CLICKER (yishi_clicker_get_type ())
G_DECLARE_FINAL_TYPE (YishiClicker, yishi_clicker, YISHI, CLICKER, GObject)

/* Signal "turn" (gboolean is_forward): the page of the slide that is on the wall. */

YishiClicker       *yishi_clicker_new    (YishiConductor *conductor) G_GNUC_WARN_UNUSED_RESULT;
/* Hears the keys that come to @window from now on. Returns: (transfer none): what
 * hears them, to be removed from a window that outlives the clicker */
GtkEventController *yishi_clicker_listen (YishiClicker   *self,
                                          GtkWidget      *window);

G_END_DECLS
