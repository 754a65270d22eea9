/* yishi-number-field.h - a label and a whole number, or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YISHI_TYPE_NUMBER_FIELD (yishi_number_field_get_type ())
G_DECLARE_FINAL_TYPE (YishiNumberField, yishi_number_field, YISHI, NUMBER_FIELD, GtkBox)

/* Property "label". Signal "changed"; signal "activated": Enter. Letters are not taken. */

/* -1: nothing stands there */
gint64 yishi_number_field_get (YishiNumberField *self);
void   yishi_number_field_set (YishiNumberField *self,
                               gint64            number);

G_END_DECLS
