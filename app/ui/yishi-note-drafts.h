/* yishi-note-drafts.h - the notes of a meeting that were typed and not entered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-state.h"
#include "yishi-store.h"

G_BEGIN_DECLS

typedef struct _YishiNoteDrafts YishiNoteDrafts;

/* Where the half note on @item is kept in the workspace. @item: id; 0: on @meeting as a whole. */
char            *yishi_note_drafts_key      (gint64                   meeting,
                                             gint64                   item) G_GNUC_WARN_UNUSED_RESULT;
/* Empty until they are read. @language: of the meeting. */
YishiNoteDrafts *yishi_note_drafts_new      (const YishiMeetingState *meeting,
                                             const char              *language) G_GNUC_WARN_UNUSED_RESULT;
void             yishi_note_drafts_free     (YishiNoteDrafts         *self);
/* Two jobs of a YishiNoteDrafts: the one reads what is kept in the workspace; the other makes
 * a note of each that is kept there by then, at the moment at which it was begun, and says
 * in it that it was entered at closing. */
gboolean         yishi_note_drafts_read     (YishiDb                 *db,
                                             gpointer                 data,
                                             GCancellable            *cancellable,
                                             GError                 **error);
gboolean         yishi_note_drafts_take     (YishiDb                 *db,
                                             gpointer                 data,
                                             GCancellable            *cancellable,
                                             GError                 **error);
/* As they were read. */
guint            yishi_note_drafts_get_n    (YishiNoteDrafts         *self);
/* Returns: (transfer full): “the first words…”, a line each */
char            *yishi_note_drafts_describe (YishiNoteDrafts         *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
