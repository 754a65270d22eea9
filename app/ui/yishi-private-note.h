/* yishi-private-note.h - keeps the chair's private note on an item as it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_PRIVATE_NOTE (yishi_private_note_get_type ())
G_DECLARE_FINAL_TYPE (YishiPrivateNote, yishi_private_note, YISHI, PRIVATE_NOTE, GObject)

/* Reads the note on @item into @buffer, and writes what is typed there half a
 * second after the last key. @item: 0 for one that the record does not have yet:
 * its note is kept for @meeting until it is forgotten. */
YishiPrivateNote *yishi_private_note_new        (YishiRecord      *record,
                                                 gint64            item,
                                                 gint64            meeting,
                                                 GtkTextBuffer    *buffer) G_GNUC_WARN_UNUSED_RESULT;
/* Writes what has not been written yet, now. */
void              yishi_private_note_flush      (YishiPrivateNote *self);
/* The note on an item that the record did not have was saved with it, or given up. */
void              yishi_private_note_forget     (YishiPrivateNote *self);
/* Whether anything was typed, now or before a crash. */
gboolean          yishi_private_note_is_changed (YishiPrivateNote *self);
/* Returns: (transfer full) (nullable): NULL if it is empty */
char             *yishi_private_note_get_text   (YishiPrivateNote *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
