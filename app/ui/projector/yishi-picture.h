/* yishi-picture.h - reads a picture, or a page of a PDF, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @page: of a PDF, from 1; 0 for a picture, or for a file of which it is not
 * known: a PDF then gives its first page. @width, @height: the box, in pixels,
 * that it has to fill, 0 for those of a wall; a picture is made no larger than it is. @callback: with no
 * source object. */
void        yishi_picture_load_async  (const char          *path,
                                       int                  page,
                                       int                  width,
                                       int                  height,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
/* @n_pages: (out) (optional): of the PDF; 0 for a picture. Returns: (transfer
 * full) (nullable): NULL with an error, which says what is wrong with the file */
GdkTexture *yishi_picture_load_finish (GAsyncResult        *result,
                                       int                 *n_pages,
                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
