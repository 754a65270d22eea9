/* yishi-cli-words.c - what the record keeps as a word for programs, said to people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON and options keep the words of the record; tables on a terminal have these.
 */
#include "config.h"

#include "yishi-cli-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *word;
  const char *said;  /* to be translated, with the context of its table */
} Word;

/* Returns: what is said for @word; @word itself if nothing is */
static const char *
find_word (const Word *words,
           gsize       n,
           const char *context,
           const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (words[i].word, word) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, context, words[i].said);

  return word;
}

/**
 * yishi_cli_say_kind:
 * @kind: of a meeting or an item
 *
 * Returns: (transfer none): the kind, translated
 */
const char *
yishi_cli_say_kind (const char *kind)
{
  static const Word words[] = {
    { "deliberation", NC_("kind", "deliberation") }, { "assembly", NC_("kind", "assembly") },
    { "committee", NC_("kind", "committee") },       { "report", NC_("kind", "report") },
    { "discussion", NC_("kind", "discussion") },     { "straw", NC_("kind", "straw poll") },
    { "matter", NC_("kind", "matter") },             { "election", NC_("kind", "election") },
    { "rating", NC_("kind", "rating") },             { "wish", NC_("kind", "wish") },
    { "project", NC_("kind", "project") },           { "activity", NC_("kind", "activity") },
  };

  return find_word (words, G_N_ELEMENTS (words), "kind", kind);
}

/**
 * yishi_cli_say_state:
 * @state: of a vote
 *
 * Returns: (transfer none): the state, translated
 */
const char *
yishi_cli_say_state (const char *state)
{
  static const Word words[] = {
    { "none", NC_("vote", "–") }, { "open", NC_("vote", "open") }, { "closed", NC_("vote", "closed") },
  };

  return find_word (words, G_N_ELEMENTS (words), "vote", state);
}

/**
 * yishi_cli_say_outcome:
 * @outcome: of an item
 *
 * Returns: (transfer none): the outcome, translated
 */
const char *
yishi_cli_say_outcome (const char *outcome)
{
  static const Word words[] = {
    { "", NC_("outcome", "–") },
    { "settled", NC_("outcome", "settled on the spot") },
    { "person", NC_("outcome", "somebody does it by a day") },
    { "escalated", NC_("outcome", "passed on to others") },
    { "owners", NC_("outcome", "put to the owners’ vote") },
    { "none", NC_("outcome", "nothing is done") },
  };

  return find_word (words, G_N_ELEMENTS (words), "outcome", outcome);
}

/**
 * yishi_cli_say_choice:
 * @choice: of a ballot; marks stay as they are
 *
 * Returns: (transfer none): the choice, translated
 */
const char *
yishi_cli_say_choice (const char *choice)
{
  static const Word words[] = {
    { "yes", NC_("choice", "yes") },         { "no", NC_("choice", "no") },
    { "abstain", NC_("choice", "abstain") }, { "follow", NC_("choice", "follow") },
    { "blank", NC_("choice", "blank") },     { "invalid", NC_("choice", "invalid") },
    { "late", NC_("choice", "late") },
  };

  return find_word (words, G_N_ELEMENTS (words), "choice", choice);
}

/**
 * yishi_cli_say_channel:
 * @channel: by which a ballot came
 *
 * Returns: (transfer none): the channel, translated
 */
const char *
yishi_cli_say_channel (const char *channel)
{
  static const Word words[] = {
    { "paper", NC_("channel", "paper") }, { "onsite", NC_("channel", "onsite") },
    { "sweep", NC_("channel", "sweep") }, { "portal", NC_("channel", "portal") },
  };

  return find_word (words, G_N_ELEMENTS (words), "channel", channel);
}

const char *const yishi_cli_parties[] = { "community", "branch", "committee", "firm", "grid",
                                          "social",    "other",  "guest",     NULL };

/**
 * yishi_cli_say_party:
 * @party: of a guest or a statement
 *
 * Returns: (transfer none): the party, translated
 */
const char *
yishi_cli_say_party (const char *party)
{
  static const Word words[] = {
    { "community", NC_("party", "community") }, { "branch", NC_("party", "Party branch") },
    { "committee", NC_("party", "committee") }, { "firm", NC_("party", "property firm") },
    { "grid", NC_("party", "grid worker") },    { "social", NC_("party", "social worker") },
    { "other", NC_("party", "other") },         { "guest", NC_("party", "guest") },
  };

  return find_word (words, G_N_ELEMENTS (words), "party", party);
}

/**
 * yishi_cli_say_part_end:
 * @end: of a part of a recording
 *
 * Returns: (transfer none): how it ended, translated
 */
const char *
yishi_cli_say_part_end (const char *end)
{
  static const Word words[] = {
    { "recording", NC_("part", "still recording") }, { "stopped", NC_("part", "stopped") },
    { "crashed", NC_("part", "cut off") },           { "disk-full", NC_("part", "disk full") },
    { "failed", NC_("part", "failed") },             { "missing", NC_("part", "missing") },
  };

  return find_word (words, G_N_ELEMENTS (words), "part", end);
}

/**
 * yishi_cli_say_gap:
 * @reason: why there is no sound
 *
 * Returns: (transfer none): the reason, translated
 */
const char *
yishi_cli_say_gap (const char *reason)
{
  static const Word words[] = {
    { "paused", NC_("gap", "paused by the chair") },
    { "device-lost", NC_("gap", "the microphone was pulled out") },
    { "crashed", NC_("gap", "the program or the power failed") },
    { "no-microphone", NC_("gap", "there was no microphone") },
    { "disk-full", NC_("gap", "the disk was full") },
    { "sound-server", NC_("gap", "the sound server failed") },
    { "slept", NC_("gap", "the computer slept") },
    { "failed", NC_("gap", "the recording failed") },
    { "stopped", NC_("gap", "the recording was stopped") },
    { "not-started", NC_("gap", "the recording had not been started") },
    { "quit", NC_("gap", "the program was quit") },
  };

  return find_word (words, G_N_ELEMENTS (words), "gap", reason);
}
