/* yishi-outcome.h - what came of an item: one of five
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_OUTCOME (yishi_outcome_get_type ())
G_DECLARE_FINAL_TYPE (YishiOutcome, yishi_outcome, YISHI, OUTCOME, AdwBin)

/* @item: id in the record's meeting at hand. */
void yishi_outcome_show (YishiOutcome *self,
                         YishiRecord  *record,
                         gint64        item);

G_END_DECLS
