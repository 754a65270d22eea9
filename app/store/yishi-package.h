/* yishi-package.h - a ZIP archive that is whole or not there, with the SHA-256 of everything in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _YishiPackage YishiPackage;

/* Begins an archive that will lie at @path, a file that must not exist; everything in
 * it lies in @folder, whose name is UTF-8. @made: seconds of the epoch, for what is
 * written here. Errors are of the store: EXISTS, NO_SPACE,
 * READ_ONLY, IO. */
YishiPackage *yishi_package_new      (const char    *path,
                              const char    *folder,
                              gint64         made,
                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the file at @path in by @name, which may have folders before it. */
gboolean  yishi_package_add_file (YishiPackage      *self,
                              const char    *name,
                              const char    *path,
                              GCancellable  *cancellable,
                              GError       **error);
gboolean  yishi_package_add_text (YishiPackage      *self,
                              const char    *name,
                              const char    *text,
                              GError       **error);
/* Adds SHA256SUMS, as sha256sum writes it, brings everything to the disk and gives the
 * archive its name. The archive is freed in any case with yishi_package_free(). */
gboolean  yishi_package_finish   (YishiPackage      *self,
                              GError       **error);
/* Takes away what was written, unless it was finished. */
void      yishi_package_free     (YishiPackage      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiPackage, yishi_package_free)

G_END_DECLS
