/* yishi-player-engine.h - the player's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For yishi-recording-player.c alone.
 */
#pragma once

#include "yishi-recording-player.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_PLAYER_POSITION,
  YISHI_PLAYER_SOUNDING,
  YISHI_PLAYER_ENDED,
  YISHI_PLAYER_FAILED,
} YishiPlayerNewsKind;

/* @serial: of the last jump that the engine has made. @error: (nullable). Called in the player's context. */
typedef void (*YishiPlayerTell) (YishiRecordingPlayer *player,
                                 YishiPlayerNewsKind   kind,
                                 gint64                position,
                                 guint                 serial,
                                 const GError         *error);

typedef struct _YishiPlayerEngine YishiPlayerEngine;

/* Begins a thread, which owns the engine. @thread: (out) (transfer full) */
YishiPlayerEngine *yishi_player_engine_new   (YishiRecordingPlayer  *player,
                                              YishiPlayerTell        tell,
                                              GThread              **thread) G_GNUC_WARN_UNUSED_RESULT;
/* None of these waits. Of jumps only the one with the last serial is made. */
void               yishi_player_engine_parts (YishiPlayerEngine     *self,
                                              const YishiPlayerPart *parts,
                                              guint                  n_parts);
void               yishi_player_engine_play  (YishiPlayerEngine     *self,
                                              gint64                 position,
                                              guint                  serial);
void               yishi_player_engine_pause (YishiPlayerEngine     *self);
void               yishi_player_engine_seek  (YishiPlayerEngine     *self,
                                              gint64                 position,
                                              guint                  serial);
void               yishi_player_engine_rate  (YishiPlayerEngine     *self,
                                              double                 rate);
/* Ends the thread, which frees @self. */
void               yishi_player_engine_quit  (YishiPlayerEngine     *self);

G_END_DECLS
