/* yishi-handover.h - everything that the next committee needs, in one file that anybody can check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64  n_files;    /* in the package, its list of sums not among them */
  gint64  n_bytes;    /* before they were packed */
  char   *seal;       /* (owned) of the record as it is in the package */
} YishiHandover;

/* Writes @path, a ZIP file that must not exist: the record as it is at one moment, its
 * recordings and attachments, @papers (nullable, NULL-terminated paths), SHA256SUMS, and
 * how to check all of it with sha256sum and sqlite3 alone. Nothing stays behind if
 * it fails or is cancelled. To be called in the store's thread; the record may be
 * written by others meanwhile. */
YishiHandover *yishi_db_hand_over    (YishiDb             *db,
                                      const char          *path,
                                      const char * const  *papers,
                                      GCancellable        *cancellable,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void           yishi_handover_free   (YishiHandover       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiHandover, yishi_handover_free)

G_END_DECLS
