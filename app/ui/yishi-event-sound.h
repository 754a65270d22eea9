/* yishi-event-sound.h - plays sounds of the desktop's theme, and never holds the window up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define YISHI_TYPE_EVENT_SOUND (yishi_event_sound_get_type ())
G_DECLARE_FINAL_TYPE (YishiEventSound, yishi_event_sound, YISHI, EVENT_SOUND, GObject)

/* @settings: those of the application: where plays-sounds is off, nothing is heard. */
YishiEventSound *yishi_event_sound_new  (GSettings       *settings) G_GNUC_WARN_UNUSED_RESULT;
/* @event_id: a name of the freedesktop sound theme. Without a sound server it stays silent. */
void             yishi_event_sound_play (YishiEventSound *self,
                                         const char      *event_id);

G_END_DECLS
