/* yishi-unit-field.h - a field for a unit, with those that match what is typed below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_UNIT_FIELD (yishi_unit_field_get_type ())
G_DECLARE_FINAL_TYPE (YishiUnitField, yishi_unit_field, YISHI, UNIT_FIELD, AdwBin)

/* Property "below" (GtkWidget): what the matches cover while one types, so that
 * nothing moves.
 * Signal "chosen" (const char *unit): Enter in the field, or a click on a match.
 * Signal "changed": something else is typed: what was chosen is so no longer.
 * Signal "slip" (const char *text): a scanner typed a slip into the field, which is empty again. */

/* @roll: (nullable): NULL while it is being loaded; then a unit's name is taken as
 * it is written. */
void        yishi_unit_field_set_roll  (YishiUnitField  *self,
                                        YishiLoadedRoll *roll);
void        yishi_unit_field_set_text  (YishiUnitField  *self,
                                        const char      *text);
/* The owners' names of @unit, "" if it is not in the roll. Returns: (transfer full) */
char       *yishi_unit_field_say_owners (YishiUnitField *self,
                                        const char      *unit) G_GNUC_WARN_UNUSED_RESULT;

/* "3-2-501 (张三)". Returns: (transfer full) */
char       *yishi_unit_field_describe  (YishiUnitField  *self,
                                        const char      *unit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
