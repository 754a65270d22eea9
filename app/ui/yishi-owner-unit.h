/* yishi-owner-unit.h - which unit somebody means who writes its name, or that of its owner
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-roll.h"

G_BEGIN_DECLS

/* @typed: a unit in any form, or the whole name of one of its owners. @why_not: (out)
 * (transfer full): a sentence for the chair, set if there is no such unit, or if several
 * have an owner of that name, who may be several people.
 * Returns: (transfer full) (nullable): the unit, canonical */
char *yishi_owner_unit_find (const YishiRoll  *roll,
                             const char       *typed,
                             char            **why_not) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
