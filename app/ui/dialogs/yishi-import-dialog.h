/* yishi-import-dialog.h - shows what a roster would make of the roll, has guesses corrected, and imports it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_IMPORT_DIALOG (yishi_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YishiImportDialog, yishi_import_dialog, YISHI, IMPORT_DIALOG, AdwWindow)

/* Over the window of @over, which says afterwards what was imported. @path: a
 * table; it is read on another thread. */
void yishi_import_dialog_show (GtkWidget   *over,
                               YishiRecord *record,
                               const char  *path);

G_END_DECLS
