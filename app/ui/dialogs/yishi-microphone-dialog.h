/* yishi-microphone-dialog.h - chooses the microphone, tries it, and says where the sound goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-tape.h"

G_BEGIN_DECLS

#define YISHI_TYPE_MICROPHONE_DIALOG (yishi_microphone_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YishiMicrophoneDialog, yishi_microphone_dialog, YISHI, MICROPHONE_DIALOG, AdwWindow)

/* Over @over. What is chosen is remembered at once, and holds from the next part on. @tape:
 * (nullable): while it records nothing is played. */
void yishi_microphone_dialog_show (GtkWindow *over,
                                   GSettings *settings,
                                   YishiTape *tape);

G_END_DECLS
