/* yishi-media.h - the folder beside a record that holds what does not belong into a database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * NAME.yishi-media/attachments/SHA256.ext: a file bears its own sum, so that the
 * same content is there once and a changed one is found out.
 * NAME.yishi-media/recordings/NAME: the parts of recordings, which a recorder
 * writes, with what it keeps beside them.
 */
#pragma once

#include "yishi-sha256.h"
#include "yishi-store.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the folder of the record at @record; it need not exist */
char     *yishi_media_path  (const char   *record) G_GNUC_WARN_UNUSED_RESULT;
/* Copies @path into the attachments beside @record and brings it to the disk.
 * Refuses what is no regular file, is empty or larger than 64 MB. @file: (out)
 * (transfer full): its name relative to the folder */
gboolean  yishi_media_add   (const char   *record,
                             const char   *path,
                             char        **file,
                             char          sha256[YISHI_SHA256_TEXT],
                             GError      **error);
/* Whether @file is the name of an attachment as yishi_media_add() gives them. A
 * record may come from anybody, and must not name a file elsewhere. */
gboolean  yishi_media_is_ours (const char *file);
/* FALSE without an error if the file is missing or not of the folder; @sha256 is set otherwise. */
gboolean  yishi_media_sum   (const char   *record,
                             const char   *file,
                             char          sha256[YISHI_SHA256_TEXT],
                             GCancellable *cancellable,
                             GError      **error);
/* Makes the folder of the recordings, for its owner alone, where it is not there. */
gboolean  yishi_media_make_recordings (const char *record,
                                GError       **error);
/* The sums of a part of a recording: of its first bytes at each of @marks (ascending),
 * and of all @bytes that are there. What lies behind the last byte is "" in @sums
 * (of @n_marks). FALSE without an error as yishi_media_sum(). */
gboolean  yishi_media_sum_part (const char    *record,
                                const char    *file,
                                const gint64  *marks,
                                gsize          n_marks,
                                char         (*sums)[YISHI_SHA256_TEXT],
                                gint64        *bytes,
                                char           sha256[YISHI_SHA256_TEXT],
                                GCancellable  *cancellable,
                                GError       **error);
/* Whether the copy of the part @file in the folder @mirror, such as on a stick, has this
 * size and this sum. Sets an error only if it was cancelled. */
gboolean  yishi_media_has_copy (const char    *file,
                                const char    *mirror,
                                gint64         bytes,
                                const char    *sha256,
                                GCancellable  *cancellable,
                                GError       **error);
/* Where the part is not there in that size, puts its copy there, if that is whole; what
 * was there is replaced by it. FALSE without an error if there is nothing to do, or no
 * such copy. Errors: those of yishi_copy_set_error(), also if the disk would be full. */
gboolean  yishi_media_bring_back (const char  *record,
                                const char    *file,
                                const char    *mirror,
                                gint64         bytes,
                                const char    *sha256,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
