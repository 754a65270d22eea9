/* yishi-export-dialog.h - asks what of a recording to export and as what, and writes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-sound.h"

G_BEGIN_DECLS

#define YISHI_TYPE_EXPORT_DIALOG (yishi_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YishiExportDialog, yishi_export_dialog, YISHI, EXPORT_DIALOG, AdwWindow)

/* Over the window of @over. @sound: with at least one part that is there; a reference is kept. */
void yishi_export_dialog_show (GtkWidget   *over,
                               YishiRecord *record,
                               YishiSound  *sound);

G_END_DECLS
