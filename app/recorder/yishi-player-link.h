/* yishi-player-link.h - how the player's thread tells the player, which may be gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the player's own files alone.
 */
#pragma once

#include "yishi-player-engine.h"

G_BEGIN_DECLS

typedef struct _YishiPlayerLink YishiPlayerLink;

/* News go to the thread that calls this. */
YishiPlayerLink *yishi_player_link_new        (YishiRecordingPlayer *player,
                                               YishiPlayerTell       tell) G_GNUC_WARN_UNUSED_RESULT;
void             yishi_player_link_unref      (YishiPlayerLink      *self);
/* From any thread, and at once. @error: (transfer full) (nullable) */
void             yishi_player_link_tell       (YishiPlayerLink      *self,
                                               YishiPlayerNewsKind   kind,
                                               gint64                position,
                                               guint                 serial,
                                               GError               *error);
/* The serial of the last jump that was asked for; from any thread. */
guint            yishi_player_link_get_latest (YishiPlayerLink      *self);
void             yishi_player_link_set_latest (YishiPlayerLink      *self,
                                               guint                 serial);

G_END_DECLS
