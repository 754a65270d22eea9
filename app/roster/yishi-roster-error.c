/* yishi-roster-error.c - the error domain of reading rosters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-table.h"

G_DEFINE_QUARK (yishi-roster-error-quark, yishi_roster_error)
