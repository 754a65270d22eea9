/* yishi-copy.h - a copy of the database that has its name only once it is whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-store.h"

G_BEGIN_DECLS

char     *yishi_copy_prepare   (YishiDb     *db,
                                const char  *destination,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  yishi_copy_name      (const char  *prepared,
                                const char  *destination,
                                GError     **error);
gboolean  yishi_copy_sync      (const char  *path,
                                int          flags,
                                GError     **error);
void      yishi_copy_set_error (const char  *path,
                                int          saved_errno,
                                GError     **error);

G_END_DECLS
