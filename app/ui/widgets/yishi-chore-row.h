/* yishi-chore-row.h - one thing to be prepared: how far it is, and the button that does it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-schedule.h"

G_BEGIN_DECLS

#define YISHI_TYPE_CHORE_ROW (yishi_chore_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiChoreRow, yishi_chore_row, YISHI, CHORE_ROW, AdwActionRow)

GtkWidget *yishi_chore_row_new       (void) G_GNUC_WARN_UNUSED_RESULT;
/* The mark before it, with its name for who does not see it. */
void       yishi_chore_row_set_state (YishiChoreRow    *self,
                                     YishiChoreState   state,
                                     gboolean         is_pressing);
/* @label: with a mnemonic; NULL takes the button away. @action: its detailed name. */
void       yishi_chore_row_set_button (YishiChoreRow   *self,
                                     const char      *label,
                                     const char      *action);

G_END_DECLS
