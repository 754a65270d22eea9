/* yishi-unit-list.h - the units of the roll in columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-persons.h"
#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_UNIT_LIST (yishi_unit_list_get_type ())
G_DECLARE_FINAL_TYPE (YishiUnitList, yishi_unit_list, YISHI, UNIT_LIST, AdwBin)

/* @persons: (transfer none): of @roll; stays until the next call. @units: (nullable)
 * (element-type guint): indices of those to show, NULL for all. */
void yishi_unit_list_show        (YishiUnitList      *self,
                                  YishiLoadedRoll    *roll,
                                  const YishiPersons *persons,
                                  GArray             *units);
/* Shows phones whole, for the chair; they are masked at first. */
void yishi_unit_list_set_reveals (YishiUnitList      *self,
                                  gboolean            reveals);

G_END_DECLS
