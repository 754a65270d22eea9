/* yishi-window-keys.h - what keys of the whole window do in one part of it: the vote, the bookmark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between the files of the window; pages have no use for it.
 */
#pragma once

#include "yishi-mark-row.h"
#include "yishi-window.h"

G_BEGIN_DECLS

/* Installs win.open-ballot, win.close-ballot and win.name-bookmark. */
void          yishi_window_keys_install  (GtkWidgetClass *widget_class);
/* What is typed on the floor as a note: @is_taken: is noted by now, as it was kept; else is kept at once. */
void          yishi_window_settle_note   (YishiWindow    *self,
                                          gboolean        is_taken);
/* (nullable): NULL while no record is open */
YishiConductor *yishi_window_get_conductor (YishiWindow *self);
/* All (transfer none), from the window. */
AdwViewStack *yishi_window_get_pages     (YishiWindow    *self);
YishiMarkRow *yishi_window_get_mark_row  (YishiWindow    *self);

G_END_DECLS
