/* yishi-item-words.h - items, their kinds and rules, said to people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-clock.h"
#include "yishi-meeting.h"
#include "yishi-rule.h"

G_BEGIN_DECLS

/* The kinds of items in the order in which they are offered. NULL-terminated. */
extern const char *const yishi_item_kinds[];

/* All (transfer none) and translated, but for the icon's name. */
const char *yishi_item_say_kind      (const char      *kind);
const char *yishi_item_say_meaning   (const char      *kind);
const char *yishi_item_get_icon      (const char      *kind);
/* Whether ballots, hands or marks are counted on such an item. */
gboolean    yishi_item_has_vote      (const char      *kind);

/* "1 h 20 min" */
char       *yishi_say_minutes        (int              minutes) G_GNUC_WARN_UNUSED_RESULT;
/* "19:05", of an instant in µs, in the machine's time zone */
/* The time of day where the meeting is. */
char       *yishi_say_time           (YishiClock      *clock,
                                      gint64           instant) G_GNUC_WARN_UNUSED_RESULT;
/* "building 3, stair 1"; @scope: as of an item. "" is the whole community. */
char       *yishi_say_scope          (const char      *scope) G_GNUC_WARN_UNUSED_RESULT;
/* "⑤ Use of the maintenance fund". @pack: (nullable) */
char       *yishi_say_matter         (YishiRulePack   *pack,
                                      int              number) G_GNUC_WARN_UNUSED_RESULT;
/* The matter's own text, in the program's language. Both (transfer none). */
const char *yishi_matter_get_title   (const YishiMatter *matter);
const char *yishi_rule_get_title     (const YishiRule *rule);
/* What is needed, in the words of the rule, and where they stand. */
char       *yishi_say_rule           (const YishiRule *rule) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
