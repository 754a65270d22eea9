/* yishi-agent-dialog.h - for whom somebody who comes in also stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-door-queue.h"
#include "yishi-room-view.h"

G_BEGIN_DECLS

#define YISHI_TYPE_AGENT_DIALOG (yishi_agent_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YishiAgentDialog, yishi_agent_dialog, YISHI, AGENT_DIALOG, AdwWindow)

/* Signal "done": the check-in is written. */

/* Asks which units @unit stands for, beginning with the proxies lodged for it, and
 * hands its check-in to @queue; stays with the reason when that is refused. @view:
 * (nullable). Returns: (transfer none): owned by itself until it is closed */
YishiAgentDialog *yishi_agent_dialog_present (GtkWidget       *parent,
                                              YishiDoorQueue  *queue,
                                              YishiLoadedRoll *roll,
                                              YishiRoomView   *view,
                                              const YishiUnit *unit);

G_END_DECLS
