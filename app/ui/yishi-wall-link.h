/* yishi-wall-link.h - makes of the running meeting what the wall shows, and what it would show next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only place where a record's contents become displays: the wall and the
 * chair's picture of it are given these and nothing else.
 */
#pragma once

#include "yishi-conductor.h"
#include "yishi-display.h"

G_BEGIN_DECLS

#define YISHI_TYPE_WALL_LINK (yishi_wall_link_get_type ())
G_DECLARE_FINAL_TYPE (YishiWallLink, yishi_wall_link, YISHI, WALL_LINK, GObject)

/* Properties "live" and "preview" (YishiDisplay, read-only, notified): what the
 * wall shows, and what it would show at the next “project”; preview is NULL if
 * nothing is prepared. @settings: those of the application. */
YishiWallLink *yishi_wall_link_new         (YishiConductor *conductor,
                                            GSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;
/* What every slide says of the recording from now on, frozen or not. */
void           yishi_wall_link_set_sound   (YishiWallLink     *self,
                                            YishiDisplaySound  sound);
/* Both (transfer none) (nullable): NULL while there is no meeting. */
YishiDisplay  *yishi_wall_link_get_live    (YishiWallLink  *self);
YishiDisplay  *yishi_wall_link_get_preview (YishiWallLink  *self);

G_END_DECLS
