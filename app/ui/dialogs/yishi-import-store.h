/* yishi-import-store.h - what a roster that was read would change in the roll, or changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-import-read.h"
#include "yishi-record.h"

G_BEGIN_DECLS

/* Takes the good rows of @preview into the roll; @dry_run: only says what would
 * change. @path: of the file, whose name is noted. */
void     yishi_import_store_async  (YishiRecord         *record,
                                    YishiImportPreview  *preview,
                                    const char          *path,
                                    gboolean             dry_run,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gboolean yishi_import_store_finish (YishiRecord         *record,
                                    GAsyncResult        *result,
                                    YishiRollChange     *change,
                                    GError             **error);

G_END_DECLS
