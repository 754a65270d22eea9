/* yishi-speaker-row.h - one who waits for the floor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_SPEAKER_ROW (yishi_speaker_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiSpeakerRow, yishi_speaker_row, YISHI, SPEAKER_ROW, GtkListBoxRow)

/* Actions "speaker.start", "speaker.up", "speaker.down" (Alt+Up, Alt+Down) and
 * "speaker.drop" (Delete). */

GtkWidget *yishi_speaker_row_new  (YishiConductor     *conductor) G_GNUC_WARN_UNUSED_RESULT;
/* Id in the queue. */
gint64     yishi_speaker_row_get_speaker (YishiSpeakerRow *self);
/* @position: in the queue, from 0. */
void       yishi_speaker_row_show (YishiSpeakerRow    *self,
                                   const YishiSpeaker *speaker,
                                   guint               position);

G_END_DECLS
