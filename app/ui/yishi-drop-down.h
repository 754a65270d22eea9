/* yishi-drop-down.h - lists to choose from that a screen reader can tell, and that open at what is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Each is called once, and holds for whatever is chosen later and for another model. */

/* Has its @label and what is chosen told. */
void yishi_drop_down_tell (GtkDropDown *self,
                           const char  *label);
/* Likewise of a row, which has its title for a name. */
void yishi_combo_row_tell (AdwComboRow *self);

G_END_DECLS
