/* yishi-notes.h - the notes of an item: one field, and what was noted before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_NOTES (yishi_notes_get_type ())
G_DECLARE_FINAL_TYPE (YishiNotes, yishi_notes, YISHI, NOTES, AdwBin)

/* @item: id in the record's meeting at hand; 0: of the meeting as a whole. */
void yishi_notes_show (YishiNotes  *self,
                       YishiRecord *record,
                       gint64       item);

/* What is being typed: @is_taken: somebody has made a note of what was kept, and it goes from
 * here; else it is kept at once as it is. */
void yishi_notes_keep (YishiNotes  *self,
                       gboolean     is_taken);

G_END_DECLS
