/* yishi-agenda-editor.h - changes the agenda of a record, one change after another, and goes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys may come faster than the disk writes: what is asked for waits until what
 * was asked before has been written, and is then done on the agenda as it is.
 */
#pragma once

#include "yishi-agenda-write.h"
#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_AGENDA_EDITOR (yishi_agenda_editor_get_type ())
G_DECLARE_FINAL_TYPE (YishiAgendaEditor, yishi_agenda_editor, YISHI, AGENDA_EDITOR, GObject)

/* Signal "written" (const YishiAgendaWrite *): after the record's "changed".
 * Signal "failed" (const GError *): something was not written, and no callback hears
 * of it. What waited behind it is given up in any case. */

YishiAgendaEditor *yishi_agenda_editor_new      (YishiRecord          *record) G_GNUC_WARN_UNUSED_RESULT;
/* @write: (transfer full). @callback may be NULL; it comes after "written". */
void               yishi_agenda_editor_write_async (YishiAgendaEditor *self,
                                                 YishiAgendaWrite     *write,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean           yishi_agenda_editor_write_finish (YishiAgendaEditor *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);
/* Nothing happens where it cannot go. */
void               yishi_agenda_editor_move     (YishiAgendaEditor    *self,
                                                 gint64                item,
                                                 YishiMove             move);
void               yishi_agenda_editor_drop     (YishiAgendaEditor    *self,
                                                 gint64                item,
                                                 gsize                 position);
/* Undoes what was done last on the meeting at hand, or does it again. */
void               yishi_agenda_editor_turn     (YishiAgendaEditor    *self,
                                                 YishiDirection        direction);
gboolean           yishi_agenda_editor_can_turn (YishiAgendaEditor    *self,
                                                 YishiDirection        direction);
gboolean           yishi_agenda_editor_is_idle  (YishiAgendaEditor    *self);

G_END_DECLS
