/* yishi-picture.h - reads a picture for the wall, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @callback: with no source object. */
void        yishi_picture_load_async  (const char          *path,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
/* Returns: (transfer full) (nullable): NULL with the loader's error */
GdkTexture *yishi_picture_load_finish (GAsyncResult        *result,
                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
