/* yishi-template-dialog.h - adds items from a template to the agenda
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-agenda-editor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_TEMPLATE_DIALOG (yishi_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YishiTemplateDialog, yishi_template_dialog, YISHI, TEMPLATE_DIALOG, AdwWindow)

/* Over the window of @over, for the meeting at hand. */
void yishi_template_dialog_show (GtkWidget         *over,
                                 YishiRecord       *record,
                                 YishiAgendaEditor *editor,
                                 GSettings         *settings);

G_END_DECLS
