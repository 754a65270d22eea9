/* yishi-db-attachment.h - pictures and documents that belong to an item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-meeting.h"

G_BEGIN_DECLS

/* Copies the file into the media folder beside the record and notes it with its
 * sum. @page: of a PDF, from 1; 0 for a picture. @made: (out) (optional): its id.
 * EXISTS if the item has that page already; REFUSED if the file is empty, larger
 * than 64 MB or not a file, or the meeting is closed. */
gboolean   yishi_db_add_attachment    (YishiDb     *db,
                                       gint64       item,
                                       const char  *path,
                                       int          page,
                                       gint64      *made,
                                       GError     **error);
/* Notes one again that was taken away, whose file is in the media folder still; with
 * another id. Errors likewise. */
gboolean   yishi_db_restore_attachment (YishiDb               *db,
                                       const YishiAttachment *attachment,
                                       GError               **error);
/* The file stays in the folder: the journal goes on to name it. */
gboolean   yishi_db_remove_attachment (YishiDb     *db,
                                       gint64       attachment,
                                       GError     **error);
/* Returns: (element-type YishiAttachment): those of the meeting, by item, in order */
GPtrArray *yishi_db_list_attachments  (YishiDb     *db,
                                       gint64       meeting,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): the folder to which YishiAttachment.file is relative */
char      *yishi_db_get_media_path    (YishiDb     *db) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
