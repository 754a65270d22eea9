/* yishi-seal.h - the seal: what of a record's last hash people hold against each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many digits of a hash the seal has. */
#define YISHI_SEAL_DIGITS 16

char *yishi_seal_from_head (const char *head) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
