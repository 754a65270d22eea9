/* yishi-statements.h - what the three parties say to an item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_STATEMENTS (yishi_statements_get_type ())
G_DECLARE_FINAL_TYPE (YishiStatements, yishi_statements, YISHI, STATEMENTS, AdwBin)

/* @item: id in the record's meeting at hand. */
void yishi_statements_show (YishiStatements *self,
                            YishiRecord     *record,
                            gint64           item);

G_END_DECLS
