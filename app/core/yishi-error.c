/* yishi-error.c - the error domain of the rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-error.h"

G_DEFINE_QUARK (yishi-rule-error-quark, yishi_rule_error)
