/* yishi-note-row.h - one note of the minutes: when, what, and the means to mend it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_NOTE_ROW (yishi_note_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiNoteRow, yishi_note_row, YISHI, NOTE_ROW, GtkListBoxRow)

GtkWidget *yishi_note_row_new    (YishiRecord      *record,
                                  gint64            id) G_GNUC_WARN_UNUSED_RESULT;
gint64     yishi_note_row_get_id (YishiNoteRow     *self);
/* @moment: how far the meeting was, or a time of day. */
void       yishi_note_row_show   (YishiNoteRow     *self,
                                  const YishiNote  *note,
                                  const char       *moment);

G_END_DECLS
