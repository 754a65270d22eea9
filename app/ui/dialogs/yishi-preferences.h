/* yishi-preferences.h - what somebody prefers: meetings, speakers, the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define YISHI_TYPE_PREFERENCES (yishi_preferences_get_type ())
G_DECLARE_FINAL_TYPE (YishiPreferences, yishi_preferences, YISHI, PREFERENCES, AdwPreferencesWindow)

/* Over @over; what is changed holds at once. */
void yishi_preferences_show (GtkWindow *over,
                             GSettings *settings);

G_END_DECLS
