/* yishi-error.h - the error domain of the rules, and how errors are worded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every message that reaches a person reads "what happened: why (what to do)"
 * and is translated where it arises. A caller looks at domain and code alone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * YishiRuleError:
 * @YISHI_RULE_ERROR_PACK: a rule pack is wrong; the message names file, key and reason
 * @YISHI_RULE_ERROR_UNKNOWN: there is no pack or rule of that name
 * @YISHI_RULE_ERROR_IMPOSSIBLE: the figures contradict each other, so nothing is judged
 * @YISHI_RULE_ERROR_NOT_ALLOWED: the rule forbids what was asked
 * @YISHI_RULE_ERROR_SYNTAX: a text that should be a number, a unit, a date … is not one
 */
typedef enum
{
  YISHI_RULE_ERROR_PACK,
  YISHI_RULE_ERROR_UNKNOWN,
  YISHI_RULE_ERROR_IMPOSSIBLE,
  YISHI_RULE_ERROR_NOT_ALLOWED,
  YISHI_RULE_ERROR_SYNTAX,
} YishiRuleError;

#define YISHI_RULE_ERROR (yishi_rule_error_quark ())
GQuark yishi_rule_error_quark (void);

G_END_DECLS
