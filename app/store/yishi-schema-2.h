/* yishi-schema-2.h - what version 2 of a record added: the agenda's life, the room, the running meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* The agenda before, between and after meetings. */
#define SCHEMA_2_AGENDA \
  ""

/* Who else is in the room, and what was said and noted. */
#define SCHEMA_2_ROOM \
  ""

/* The running meeting: what was at hand when, who spoke how long, and where to go
 * on after a crash. */
#define SCHEMA_2_SESSION \
  ""
