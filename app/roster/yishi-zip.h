/* yishi-zip.h - the parts of a workbook, unpacked as a stream
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-table-private.h"

G_BEGIN_DECLS

typedef struct
{
  const YishiTableSource *source;      /* (unowned) */
  GCancellable           *cancellable; /* (unowned) (nullable) */
  gsize                   n_unpacked;  /* bytes in all, of every part read so far */
} YishiZip;

/* Returns: FALSE to stop, having set an error */
typedef gboolean (*YishiZipSink) (const char *data,
                                  gsize       length,
                                  gpointer    user_data,
                                  GError    **error);

gboolean yishi_zip_check (const YishiZip *zip,
                          GError        **error);
gboolean yishi_zip_read  (YishiZip       *zip,
                          const char     *name,
                          YishiZipSink    sink,
                          gpointer        user_data,
                          gboolean       *found,
                          GError        **error);

G_END_DECLS
