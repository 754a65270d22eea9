/* yishi-sheet.h - the texts and the sheets of a workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-zip.h"

G_BEGIN_DECLS

gboolean yishi_shared_strings_read (YishiZip    *zip,
                                    const char  *part,
                                    YishiTable  *table,
                                    GArray      *strings,
                                    GError     **error);
gboolean yishi_sheet_read          (YishiZip    *zip,
                                    const char  *part,
                                    YishiTable  *table,
                                    GArray      *strings,
                                    gboolean    *found,
                                    GError     **error);
gsize    yishi_number_expand       (char        *text,
                                    gsize        length,
                                    gsize        room);
gsize    yishi_escapes_decode      (char        *text,
                                    gsize        length);

G_END_DECLS
