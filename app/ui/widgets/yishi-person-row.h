/* yishi-person-row.h - a line about units of one person, or of what may be one, with what can be done about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define YISHI_TYPE_PERSON_ROW (yishi_person_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiPersonRow, yishi_person_row, YISHI, PERSON_ROW, AdwBin)

/* Signals "accepted" and "rejected": the first or the second button was pressed. */

GtkWidget *yishi_person_row_new         (void) G_GNUC_WARN_UNUSED_RESULT;
/* The line it stands in is called by @names, once it stands there. */
void       yishi_person_row_set_texts   (YishiPersonRow *self,
                                         const char     *names,
                                         const char     *reason,
                                         const char     *units);
/* (nullable): NULL hides the button. */
void       yishi_person_row_set_buttons (YishiPersonRow *self,
                                         const char     *accept,
                                         const char     *reject);

G_END_DECLS
