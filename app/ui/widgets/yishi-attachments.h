/* yishi-attachments.h - the pictures and pages that an item shows on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-agenda-write.h"

G_BEGIN_DECLS

#define YISHI_TYPE_ATTACHMENTS (yishi_attachments_get_type ())
G_DECLARE_FINAL_TYPE (YishiAttachments, yishi_attachments, YISHI, ATTACHMENTS, AdwPreferencesGroup)

/* Signal "changed": something is to be attached or to be taken away. */

/* Shows what @item has (0: it is new). @folder: where the record's files are */
void     yishi_attachments_show    (YishiAttachments        *self,
                                    const char              *folder,
                                    const YishiMeetingState *meeting,
                                    gint64                   item);
/* Whether anything is to be attached or taken away. */
gboolean yishi_attachments_is_changed (YishiAttachments     *self);
/* Has @write attach and take away what was asked for. */
void     yishi_attachments_collect (YishiAttachments        *self,
                                    YishiAgendaWrite        *write);

G_END_DECLS
