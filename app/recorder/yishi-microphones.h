/* yishi-microphones.h - the microphones that there are, as they come and go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list model of YishiMicrophone for the thread that made it; the sound server is
 * listened to in a thread, and looked for again when there is none or when it dies.
 * Where YISHI_AUDIO_SOURCE is set, that is the only microphone.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One microphone. It stays the same object as long as it is plugged in. */
#define YISHI_TYPE_MICROPHONE (yishi_microphone_get_type ())
G_DECLARE_FINAL_TYPE (YishiMicrophone, yishi_microphone, YISHI, MICROPHONE, GObject)

/* The sound server's name, by which a choice is remembered and which recorder and sound test take. Property “name”. */
const char *yishi_microphone_get_name        (YishiMicrophone *self);
/* For people. Property “description”. */
const char *yishi_microphone_get_description (YishiMicrophone *self);
/* Whether it is what is taken when none is named. Property “is-default”, notified. */
gboolean    yishi_microphone_is_default      (YishiMicrophone *self);

#define YISHI_TYPE_MICROPHONES (yishi_microphones_get_type ())
G_DECLARE_FINAL_TYPE (YishiMicrophones, yishi_microphones, YISHI, MICROPHONES, GObject)

/* Empty at first. Sorted by description. */
YishiMicrophones *yishi_microphones_new        (void) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a sound server answers, as far as is known. Property “has-server”, notified. */
gboolean          yishi_microphones_has_server (YishiMicrophones *self);
/* Whether it has looked at all yet. Property “is-known”, notified once. */
gboolean          yishi_microphones_is_known   (YishiMicrophones *self);
/* Returns: (transfer none) (nullable): the one of that name, if it is plugged in */
YishiMicrophone  *yishi_microphones_find       (YishiMicrophones *self,
                                                const char       *name);

G_END_DECLS
