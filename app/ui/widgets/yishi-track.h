/* yishi-track.h - one of the two tracks of a vote: its name, its bar, and what is missing in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YISHI_TYPE_TRACK (yishi_track_get_type ())
G_DECLARE_FINAL_TYPE (YishiTrack, yishi_track, YISHI, TRACK, GtkBox)

GtkWidget *yishi_track_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* As of yishi_share_bar_set(); @words are shown above the bar, with a sign where
 * @needed is reached. */
void       yishi_track_set (YishiTrack *self,
                            const char *name,
                            const char *words,
                            gint64      part,
                            gint64      needed,
                            gint64      whole);

G_END_DECLS
