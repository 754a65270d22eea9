/* yishi-entry-words.h - what the kinds of journal entries are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "meeting closed", translated. Returns: (transfer none): @kind itself if it is none of ours */
const char *yishi_entry_say_kind (const char *kind);

G_END_DECLS
