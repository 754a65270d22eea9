/* yishi-part-file.h - a part of the recording on its way to one disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two threads of its own wait for the disk: one writes, one brings what was
 * written to the disk every half second. So neither the encoder nor the other
 * copy of the part ever waits for this one, and a program that is killed has
 * written what it was given.
 */
#pragma once

#include "yishi-sha256.h"

G_BEGIN_DECLS

/* Bytes that are left free on every disk, so that the record beside the
 * recording can still be saved. */
#define YISHI_PART_FILE_RESERVE (G_GINT64_CONSTANT (16) << 20)

/* What lies on the disk. */
typedef struct
{
  char     *path;                       /* (owned) */
  guint64   bytes;
  char      sha256[YISHI_SHA256_TEXT];  /* of these bytes */
  GError   *error;                      /* (owned) (nullable) why it is not all that was pushed */
} YishiPartFileResult;

typedef struct _YishiPartFile YishiPartFile;

/* Called once from the writing thread, when nothing more will happen to the
 * file. @result is the file's. */
typedef void (*YishiPartFileDone) (const YishiPartFileResult *result,
                                   gpointer                   user_data);

/* Makes the folder (0700), and those it lies in, if it is not there, in it the file (0600), which must not
 * be there, and beside it NAME.peaks. Waits for the disk. Errors: NO_SPACE (also if
 * no more than the reserve is free), EXISTS, IO. */
YishiPartFile *yishi_part_file_new         (const char         *folder,
                                            const char         *name,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes another reference to @bytes, a whole page after which the part is @end ns long. Never
 * waits. After a failure they go nowhere. */
void           yishi_part_file_push        (YishiPartFile      *self,
                                            GBytes             *bytes,
                                            gint64              end);
void           yishi_part_file_push_peaks  (YishiPartFile      *self,
                                            GBytes             *bytes);
const char    *yishi_part_file_get_path    (YishiPartFile      *self);
/* @written, @synced: bytes from the start of the file; @room: bytes that will still go onto
 * the disk; @error: (out) (nullable) (transfer full): why nothing more is written. */
void           yishi_part_file_get_state   (YishiPartFile      *self,
                                            guint64            *written,
                                            guint64            *synced,
                                            gint64             *room,
                                            GError            **error);
/* What was written until now. @end: (out): ns */
void           yishi_part_file_get_sum     (YishiPartFile      *self,
                                            guint64            *bytes,
                                            gint64             *end,
                                            char                sha256[YISHI_SHA256_TEXT]);
/* Writes what was pushed, cuts off what was allocated, brings file and folder to
 * the disk, calls @done and frees @self; does not wait for any of it. */
void           yishi_part_file_finish      (YishiPartFile      *self,
                                            YishiPartFileDone   done,
                                            gpointer            user_data);
/* Takes the empty file away again, and frees @self. Waits for the disk. */
void           yishi_part_file_abandon     (YishiPartFile      *self);
/* Returns: (transfer full): where the peaks of the part at @path are */
char          *yishi_peaks_path            (const char         *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
