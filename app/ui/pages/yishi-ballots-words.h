/* yishi-ballots-words.h - what the record keeps of votes, said in the words of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-ballot.h"
#include "yishi-db-result.h"
#include "yishi-roll.h"

G_BEGIN_DECLS

/* The answers in the order of their keys: yes is key 1. NULL-terminated words of the record. */
extern const char *const yishi_ballots_choices[];
/* The answers that hands give, likewise. */
extern const char *const yishi_ballots_hand_choices[];
/* The ways in which a ballot comes, NULL-terminated. */
extern const char *const yishi_ballots_channels[];

/* All (transfer none), translated; what is not known is given back. */
const char *yishi_ballots_say_choice   (const char          *choice);
const char *yishi_ballots_say_channel  (const char          *channel);
/* What an item of the kind is called as a vote. */
const char *yishi_ballots_say_kind     (const char          *kind);
/* @state: "none" "open" "closed" */
const char *yishi_ballots_say_state    (const char          *state);
const char *yishi_ballots_say_standing (YishiStanding        standing);

/* What a ballot says: the choice, or the names of those marked. */
char       *yishi_ballots_say_answer   (const YishiItem     *item,
                                        const char          *choice,
                                        const char          *marks) G_GNUC_WARN_UNUSED_RESULT;
/* "张三, 李四", "" if the roll has no such unit */
char       *yishi_ballots_say_owners   (const YishiRoll     *roll,
                                        const char          *unit) G_GNUC_WARN_UNUSED_RESULT;
/* "1,234" */
char       *yishi_ballots_say_number   (gint64               number) G_GNUC_WARN_UNUSED_RESULT;
/* "71,203.55", of @area in 0.01 m² */
char       *yishi_ballots_say_area_alone (gint64             area) G_GNUC_WARN_UNUSED_RESULT;
/* "19:05", with the day before it where it is another than @today */
char       *yishi_ballots_say_time     (const char          *instant,
                                        const char          *today) G_GNUC_WARN_UNUSED_RESULT;
/* "1,167 persons · 152,598.73 m² · fingerprint 0123456789abcdef…" */
char       *yishi_ballots_say_roll     (YishiCount           roll,
                                        gboolean             by_area,
                                        const char          *sha256) G_GNUC_WARN_UNUSED_RESULT;
/* "512 of 1,167 persons take part: …". @part and @needed as of the count */
char       *yishi_ballots_say_heads    (gint64               part,
                                        gint64               needed,
                                        gint64               whole) G_GNUC_WARN_UNUSED_RESULT;
/* The same for areas in 0.01 m². */
char       *yishi_ballots_say_area     (gint64               part,
                                        gint64               needed,
                                        gint64               whole) G_GNUC_WARN_UNUSED_RESULT;
/* "512 of 900 persons agree: …" */
char       *yishi_ballots_say_heads_for (gint64              part,
                                        gint64               needed,
                                        gint64               whole) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_ballots_say_area_for (gint64               part,
                                        gint64               needed,
                                        gint64               whole) G_GNUC_WARN_UNUSED_RESULT;
/* "37 of 61: 60.65 %" */
char       *yishi_ballots_say_share    (gint64               part,
                                        gint64               whole) G_GNUC_WARN_UNUSED_RESULT;
/* The answers of an open vote in a line: for the chair's eyes alone. */
char       *yishi_ballots_say_so_far   (const YishiResult   *result) G_GNUC_WARN_UNUSED_RESULT;
/* "Papers: issued 1,224, delivered …" */
char       *yishi_ballots_say_ledger   (const YishiBallotLedger *ledger) G_GNUC_WARN_UNUSED_RESULT;
/* "yes · 19:05 · on paper". Returns: (transfer full) */
char       *yishi_ballots_say_ballot (const YishiItem      *item,
                                      const YishiBallotRow *ballot,
                                      YishiClock           *clock) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
