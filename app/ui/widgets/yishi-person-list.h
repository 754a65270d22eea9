/* yishi-person-list.h - the persons with several units, and why each is one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-persons.h"
#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_PERSON_LIST (yishi_person_list_get_type ())
G_DECLARE_FINAL_TYPE (YishiPersonList, yishi_person_list, YISHI, PERSON_LIST, AdwBin)

/* @persons: (transfer none): of @roll; stays until the next call. @wanted: (nullable)
 * (element-type guint): which of them to show, NULL for all. */
void yishi_person_list_show (YishiPersonList    *self,
                             YishiRecord        *record,
                             YishiLoadedRoll    *roll,
                             const YishiPersons *persons,
                             GArray             *wanted);

G_END_DECLS
