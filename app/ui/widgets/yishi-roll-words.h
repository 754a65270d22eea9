/* yishi-roll-words.h - what the roll's pages say of units, persons and phones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-persons.h"

G_BEGIN_DECLS

/* All: Returns: (transfer full). */
char *yishi_roll_join_owners     (const YishiUnit    *unit) G_GNUC_WARN_UNUSED_RESULT;
/* The last four digits of each owner's phone, the others as stars; whole only where
 * the chair asked for it. */
char *yishi_roll_show_phones     (const YishiUnit    *unit,
                                  gboolean            whole) G_GNUC_WARN_UNUSED_RESULT;
/* @units: indices; more than @max are counted and not named. */
char *yishi_roll_join_units      (const YishiRoll    *roll,
                                  const guint        *units,
                                  guint               n,
                                  guint               max) G_GNUC_WARN_UNUSED_RESULT;
/* "One person with 3-2-501", "" where the unit is a person's only one. */
char *yishi_roll_describe_person (const YishiRoll    *roll,
                                  const YishiPersons *persons,
                                  guint               unit) G_GNUC_WARN_UNUSED_RESULT;
/* An area with its unit of measure. */
char *yishi_roll_show_area       (gint64              area) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a version of the roll with that source was made by the chair's decision and
 * not by a file (“= 3-2-501 4-1-101: …”). */
gboolean yishi_roll_is_by_hand   (const char         *source);
/* Both: Returns: (transfer none): why units are, or may be, one person's; @reason of
 * the second: of a YishiPossibleMerge */
const char *yishi_roll_explain_reason   (YishiMergeReason  reason);
const char *yishi_roll_explain_possible (const char       *reason);

G_END_DECLS
