/* yishi-db-recording-private.h - what the files about the recording share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-recording.h"
#include "yishi-json.h"

G_BEGIN_DECLS

/* The longest text of a gap, a bookmark or a device, in bytes. */
#define YISHI_MAX_SOUND_TEXT 4000

/* Sets NOT_FOUND where the meeting has no such part. @records: (out): whether its
 * end is not known. Within the caller's transaction. */
gboolean yishi_db_need_part      (YishiDb              *db,
                                  gint64                meeting,
                                  int                   number,
                                  gboolean             *records,
                                  GError              **error);
/* "part", "position", "monotonic" and "instant", into the object that @body has open. */
void     yishi_json_sync         (YishiJson            *body,
                                  const YishiSync      *at);
/* After an entry was written: its bookmark, where the job has a moment and the
 * kind is one that is bookmarked. Within the same transaction. */
gboolean yishi_bookmark_follow   (YishiDb              *db,
                                  const char           *kind,
                                  const char           *body,
                                  GError              **error);

G_END_DECLS
