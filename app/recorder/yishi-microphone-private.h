/* yishi-microphone-private.h - making a microphone of what the sound server says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-device-list.h"
#include "yishi-microphones.h"

G_BEGIN_DECLS

YishiMicrophone *yishi_microphone_new         (const YishiDevice *device) G_GNUC_WARN_UNUSED_RESULT;
void             yishi_microphone_set_default (YishiMicrophone   *self,
                                               gboolean           is_default);

G_END_DECLS
