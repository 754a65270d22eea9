/* yishi-building-panel.h - the picture of a building that is chosen, with what its colours mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_BUILDING_PANEL (yishi_building_panel_get_type ())
G_DECLARE_FINAL_TYPE (YishiBuildingPanel, yishi_building_panel, YISHI, BUILDING_PANEL, AdwBin)

/* Shows the roll and the meeting at hand as they are now. */
void yishi_building_panel_show    (YishiBuildingPanel *self,
                                   YishiRecord        *record,
                                   YishiLoadedRoll    *roll);
/* Shows the building of the unit @unit of the roll, and the unit in it. */
void yishi_building_panel_go_to   (YishiBuildingPanel *self,
                                   guint               unit);

G_END_DECLS
