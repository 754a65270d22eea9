/* yishi-handover-work.h - makes the package for the next committee beside the window, with its papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-record.h"

G_BEGIN_DECLS

/* Writes @path, which must not exist. @language: zh_CN or en, of the papers. */
void     yishi_handover_write_async  (YishiRecord          *record,
                                      const char           *path,
                                      const char           *language,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
/* @note_error: (out) (transfer full) (nullable): why the journal does not know the papers in
 * the package, which was written nevertheless. */
gboolean yishi_handover_write_finish (YishiRecord          *record,
                                      GAsyncResult         *result,
                                      GError              **note_error,
                                      GError              **error);

G_END_DECLS
