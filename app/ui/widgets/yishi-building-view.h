/* yishi-building-view.h - a building as a picture: stairs side by side, floors above each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One widget draws the whole building, so that a thousand units cost no thousand
 * widgets. It is walked with the arrow keys, and says as its name where it stands.
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-building.h"
#include "yishi-reach.h"

G_BEGIN_DECLS

#define YISHI_TYPE_BUILDING_VIEW (yishi_building_view_get_type ())
G_DECLARE_FINAL_TYPE (YishiBuildingView, yishi_building_view, YISHI, BUILDING_VIEW, GtkWidget)

/* Signal "moved": another unit was chosen. */

/* Takes @building. @reaches: (transfer none) (nullable): YishiReach of each unit of the
 * roll; NULL where nothing is told. */
void        yishi_building_view_show      (YishiBuildingView *self,
                                           YishiLoadedRoll   *roll,
                                           YishiBuilding     *building,
                                           const guint8      *reaches);
/* Returns: the index of the chosen unit, -1 if there is none */
gint64      yishi_building_view_get_unit  (YishiBuildingView *self);
/* Chooses the unit, and scrolls to it. */
void        yishi_building_view_set_unit  (YishiBuildingView *self,
                                           guint              unit);

G_END_DECLS
