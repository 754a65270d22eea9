/* yishi-application.h - the program of the window: its actions, keys, settings and clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-clock.h"
#include "yishi-conductor.h"
#include "yishi-tape.h"

G_BEGIN_DECLS

#define YISHI_TYPE_APPLICATION (yishi_application_get_type ())
G_DECLARE_FINAL_TYPE (YishiApplication, yishi_application, YISHI, APPLICATION, AdwApplication)

/* NULL with an error if YISHI_NOW is set and is no instant. */
YishiApplication *yishi_application_new          (GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/* Both (transfer none). */
YishiClock       *yishi_application_get_clock    (YishiApplication  *self);
GSettings        *yishi_application_get_settings (YishiApplication  *self);
/* The running meeting that the commands are about. @conductor: (nullable): NULL
 * while no record is open. */
void              yishi_application_set_conductor (YishiApplication *self,
                                                  YishiConductor   *conductor);
/* The recording that the commands are about. @tape: (nullable): likewise */
void              yishi_application_set_tape     (YishiApplication *self,
                                                  YishiTape        *tape);
/* (nullable) */
YishiTape        *yishi_application_get_tape     (YishiApplication *self);

G_END_DECLS
