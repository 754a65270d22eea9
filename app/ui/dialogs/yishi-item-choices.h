/* yishi-item-choices.h - what can be chosen for an item: matters, rules, buildings and stairs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each fills a row with what can be chosen and chooses what is given; what was
 * chosen is read back as the record keeps it.
 */
#pragma once

#include <adwaita.h>

#include "yishi-roll.h"
#include "yishi-rule.h"

G_BEGIN_DECLS

/* Lets long choices be read whole, in the row and in its list, and told. */
void        yishi_choices_prepare      (AdwComboRow   *row);

void        yishi_choices_fill_kinds   (AdwComboRow   *row,
                                        const char    *kind);
const char *yishi_choices_get_kind     (AdwComboRow   *row);

/* @number: 0: the ninth or last, for other matters */
void        yishi_choices_fill_matters (AdwComboRow   *row,
                                        YishiRulePack *pack,
                                        int            number);
int         yishi_choices_get_matter   (AdwComboRow   *row,
                                        YishiRulePack *pack);

/* The rules that can decide an item of that kind; the first is what the kind, or
 * its matter, asks for. @rule: id, or "" for the first. */
void        yishi_choices_fill_rules   (AdwComboRow   *row,
                                        YishiRulePack *pack,
                                        const char    *kind,
                                        const char    *rule);
/* Returns: (transfer none): id, "" for the first */
const char *yishi_choices_get_rule     (AdwComboRow   *row);

/* @scope: as of an item. @roll: (nullable): while it is being loaded, only what
 * is chosen already can be chosen */
void        yishi_choices_fill_scope   (AdwComboRow   *buildings,
                                        AdwComboRow   *stairs,
                                        const YishiRoll *roll,
                                        const char    *scope);
/* Another building was chosen: its stairs. */
void        yishi_choices_fill_stairs  (AdwComboRow   *buildings,
                                        AdwComboRow   *stairs,
                                        const YishiRoll *roll,
                                        const char    *stair);
char       *yishi_choices_get_scope    (AdwComboRow   *buildings,
                                        AdwComboRow   *stairs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
