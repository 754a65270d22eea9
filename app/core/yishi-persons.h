/* yishi-persons.h - which units belong to each person with several
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain value that keeps nothing of the roll but indices of units.
 */
#pragma once

#include <glib.h>

#include "yishi-roll.h"

G_BEGIN_DECLS

typedef struct _YishiPersons YishiPersons;

/* @roll must have been grouped. */
YishiPersons *yishi_persons_new         (const YishiRoll    *roll) G_GNUC_WARN_UNUSED_RESULT;
void          yishi_persons_free        (YishiPersons       *self);
/* Persons with several units, in the order of their first units. */
guint         yishi_persons_get_n       (const YishiPersons *self);
/* @n: (out): how many units, at least 2. Returns: (transfer none): their indices
 * in the order of the roll */
const guint  *yishi_persons_get_units   (const YishiPersons *self,
                                         guint               person,
                                         guint              *n);
/* Returns: the place of the person with the first unit @first (YishiUnit.person),
 * -1 if that person has no other */
gint64        yishi_persons_find        (const YishiPersons *self,
                                         gint64              first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiPersons, yishi_persons_free)

G_END_DECLS
