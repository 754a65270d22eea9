/* yishi-tape-actions.h - the commands of the recording, for keys, buttons and D-Bus
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Application actions: start-recording pause-recording stop-recording bookmark
 * name-bookmark. Each is enabled while it can be done; pause-recording is on while
 * the recording is paused. They are there while no record is open, too.
 */
#pragma once

#include <gio/gio.h>

#include "yishi-tape.h"

G_BEGIN_DECLS

#define YISHI_TYPE_TAPE_ACTIONS (yishi_tape_actions_get_type ())
G_DECLARE_FINAL_TYPE (YishiTapeActions, yishi_tape_actions, YISHI, TAPE_ACTIONS, GObject)

/* Adds them to @application (unowned), which outlives them. */
YishiTapeActions *yishi_tape_actions_new      (GApplication     *application) G_GNUC_WARN_UNUSED_RESULT;
/* @tape: (nullable): of the record that is open now */
void              yishi_tape_actions_set_tape (YishiTapeActions *self,
                                               YishiTape        *tape);
/* (nullable) */
YishiTape        *yishi_tape_actions_get_tape (YishiTapeActions *self);

G_END_DECLS
