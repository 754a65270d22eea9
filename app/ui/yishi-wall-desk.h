/* yishi-wall-desk.h - the wall of an opened record: its window, what it is given, and the chair's wishes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-tape.h"
#include "yishi-wall-link.h"
#include "yishi-wall.h"

G_BEGIN_DECLS

#define YISHI_TYPE_WALL_DESK (yishi_wall_desk_get_type ())
G_DECLARE_FINAL_TYPE (YishiWallDesk, yishi_wall_desk, YISHI, WALL_DESK, GObject)

/* Property "is-open" (boolean): the chair wants the wall to be seen.
 * Signal "said" (const char *text): what the chair must be told of the wall, such
 * as that its monitor has gone.
 * Signal "turned" (gboolean is_forward): a page of the wall, by a button or a clicker. */

/* @window: (transfer none): the chair's, mapped; the desk must not outlive it.
 * A wall that was wanted when the program last ended comes again. */
YishiWallDesk    *yishi_wall_desk_new           (GtkWindow      *window,
                                          YishiConductor *conductor,
                                          GSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;
/* Both (transfer none). */
YishiWall     *yishi_wall_desk_get_wall      (YishiWallDesk     *self);
YishiWallLink *yishi_wall_desk_get_link      (YishiWallDesk     *self);
/* The wall says whether @tape records, and @tape knows whether there is a wall that says it. */
void           yishi_wall_desk_join_tape     (YishiWallDesk     *self,
                                          YishiTape      *tape);
void           yishi_wall_desk_set_open      (YishiWallDesk     *self,
                                          gboolean        is_open);
/* Turns a page of what the wall shows, and says so. */
void           yishi_wall_desk_turn          (YishiWallDesk     *self,
                                          gboolean        is_forward);
/* Takes the wall away for good: before the window goes. */
void           yishi_wall_desk_end           (YishiWallDesk     *self);

G_END_DECLS
