/* yishi-player-bar.h - plays the recording of a meeting: timeline, buttons, speed, and what is wrong with its files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-sound.h"

G_BEGIN_DECLS

#define YISHI_TYPE_PLAYER_BAR (yishi_player_bar_get_type ())
G_DECLARE_FINAL_TYPE (YishiPlayerBar, yishi_player_bar, YISHI, PLAYER_BAR, AdwBin)

/* Signal "heard": another thing is heard now. Actions: player.toggle, player.back, player.forward. */

/* @sound: (nullable): NULL lets go of what was shown, and plays nothing. A reference is kept. What is played goes on
 * if it is of the same meeting. */
void              yishi_player_bar_show       (YishiPlayerBar *self,
                                               YishiSound     *sound,
                                               YishiClock     *clock);
/* @time: ns of the timeline */
void              yishi_player_bar_play_from  (YishiPlayerBar *self,
                                               gint64          time);
/* (transfer none) (nullable): of the events of the sound, the one that is heard */
const YishiEvent *yishi_player_bar_get_heard  (YishiPlayerBar *self);
/* FALSE if there is nothing to play. */
gboolean          yishi_player_bar_take_focus (YishiPlayerBar *self);

G_END_DECLS
