/* yishi-cli-words.h - what the record keeps as a word for programs, said to people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *yishi_cli_say_kind    (const char *kind);
const char *yishi_cli_say_state   (const char *state);
const char *yishi_cli_say_outcome (const char *outcome);
const char *yishi_cli_say_choice  (const char *choice);
const char *yishi_cli_say_channel (const char *channel);
const char *yishi_cli_say_party   (const char *party);
const char *yishi_cli_say_part_end (const char *end);
const char *yishi_cli_say_gap     (const char *reason);

/* Who may be in the room without a unit; ends with NULL. */
extern const char *const yishi_cli_parties[];

G_END_DECLS
