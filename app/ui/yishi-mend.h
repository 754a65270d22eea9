/* yishi-mend.h - the texts of a draft of the minutes that somebody wrote, and their way back into the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-record.h"

G_BEGIN_DECLS

/* In the order in which they are read. */
typedef enum
{
  YISHI_MEND_TITLE,       /* of the meeting, or of an item that was not announced */
  YISHI_MEND_PLACE,
  YISHI_MEND_CHAIR,
  YISHI_MEND_SECRETARY,
  YISHI_MEND_PRESENTER,
  YISHI_MEND_NOTE,
  YISHI_MEND_STATEMENT,
  YISHI_MEND_OUTCOME,
  YISHI_MEND_RESPONSIBLE,
} YishiMendKind;

typedef struct
{
  YishiMendKind  kind;
  gint64         item;     /* id, 0: of the meeting as a whole */
  gint64         note;     /* id of a note */
  char          *party;    /* (owned) whose statement, "" for all others */
  char          *caption;  /* (owned) what it is, translated */
  char          *text;     /* (owned) as it stands in the record */
} YishiMendText;

void       yishi_mend_text_free   (YishiMendText           *self);
/* The texts of an item, 0: of the meeting before its items, -1: what was noted beside them.
 * Returns: (transfer full) (element-type YishiMendText): in order */
GPtrArray *yishi_mend_list        (const YishiMeetingState *meeting,
                                   gint64                   item) G_GNUC_WARN_UNUSED_RESULT;
/* Writes @text in its place. @self: copied */
void       yishi_mend_save_async  (YishiRecord             *record,
                                   gint64                   meeting,
                                   const YishiMendText     *self,
                                   const char              *text,
                                   GAsyncReadyCallback      callback,
                                   gpointer                 user_data);
/* Of yishi_record_perform_finish(). */
gboolean   yishi_mend_save_finish (YishiRecord             *record,
                                   GAsyncResult            *result,
                                   GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiMendText, yishi_mend_text_free)

G_END_DECLS
