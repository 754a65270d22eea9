/* yishi-ballots-words.c - what the record keeps of votes, said in the words of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-area.h"
#include "yishi-words.h"

const char *const yishi_ballots_choices[] = { "yes", "no", "abstain", "follow", "blank", "invalid", NULL };
const char *const yishi_ballots_hand_choices[] = { "yes", "no", "abstain", NULL };
const char *const yishi_ballots_channels[] = { "paper", "onsite", "sweep", "portal", NULL };

typedef struct
{
  const char *word;
  const char *said;  /* to be translated, with the context of its table */
} Word;

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

const char *
yishi_ballots_say_choice (const char *choice)
{
  static const Word words[] = {
    { "yes", NC_("answer", "Yes") },         { "no", NC_("answer", "No") },
    { "abstain", NC_("answer", "Abstain") }, { "follow", NC_("answer", "Follow") },
    { "blank", NC_("answer", "Blank") },     { "invalid", NC_("answer", "Invalid") },
    { "late", NC_("answer", "Late") },
  };

  return find_word (words, G_N_ELEMENTS (words), "answer", choice);
}

const char *
yishi_ballots_say_channel (const char *channel)
{
  static const Word words[] = {
    { "paper", NC_("way of return", "Paper") },
    { "onsite", NC_("way of return", "In the room") },
    { "sweep", NC_("way of return", "At the door") },
    { "portal", NC_("way of return", "Portal") },
  };

  return find_word (words, G_N_ELEMENTS (words), "way of return", channel);
}

const char *
yishi_ballots_say_kind (const char *kind)
{
  static const Word words[] = {
    { "straw", NC_("kind of vote", "Straw poll") },
    { "matter", NC_("kind of vote", "Owners’ matter") },
    { "election", NC_("kind of vote", "Election") },
    { "committee", NC_("kind of vote", "Committee’s vote") },
    { "rating", NC_("kind of vote", "Rating") },
  };

  return find_word (words, G_N_ELEMENTS (words), "kind of vote", kind);
}

const char *
yishi_ballots_say_state (const char *state)
{
  static const Word words[] = {
    { "none", NC_("state of a vote", "Not open") },
    { "open", NC_("state of a vote", "Open") },
    { "closed", NC_("state of a vote", "Closed") },
  };

  return find_word (words, G_N_ELEMENTS (words), "state of a vote", state);
}

const char *
yishi_ballots_say_standing (YishiStanding standing)
{
  switch (standing)
    {
    case YISHI_STANDING_ELECTED:
      return C_("candidate", "Elected");
    case YISHI_STANDING_TIED:
      return C_("candidate", "Tied: vote again, or draw lots");
    case YISHI_STANDING_ALTERNATE:
      return C_("candidate", "Alternate");
    case YISHI_STANDING_RUNOFF:
      return C_("candidate", "Goes to the run-off");
    case YISHI_STANDING_NOT_ELECTED:
    default:
      return C_("candidate", "Not elected");
    }
}

/* "1、3" as numbers with their names. */
char *
yishi_ballots_say_answer (const YishiItem *item,
                          const char      *choice,
                          const char      *marks)
{
  g_autoptr(GString) text = NULL;
  g_auto(GStrv) parts = NULL;
  guint n_candidates = g_strv_length (item->candidates);

  if (*marks == '\0')
    return g_strdup (yishi_ballots_say_choice (choice));

  text = g_string_new (NULL);
  parts = g_strsplit_set (marks, ",>", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      guint64 number = g_ascii_strtoull (*part, NULL, 10);
      const char *points = strchr (*part, ':');

      g_string_append (text, text->len > 0 ? " · " : "");
      if (number >= 1 && number <= n_candidates)
        g_string_append_printf (text, "%s %s", *part, item->candidates[number - 1]);
      else
        g_string_append (text, *part);
      if (points != NULL)
        g_string_append (text, points);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
yishi_ballots_say_owners (const YishiRoll *roll,
                          const char      *unit)
{
  const YishiUnit *found = yishi_roll_find (roll, unit);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; found != NULL && i < found->n_owners; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "", found->owners[i].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

char *
yishi_ballots_say_number (gint64 number)
{
  return yishi_words_number (number);
}

char *
yishi_ballots_say_area_alone (gint64 area)
{
  return yishi_area_format_human (area);
}

char *
yishi_ballots_say_time (const char *instant,
                        const char *today)
{
  if (strlen (instant) < 16)
    return g_strdup (instant);
  if (g_str_has_prefix (instant, today))
    return g_strndup (instant + 11, 5);

  return g_strdup_printf ("%.5s %.5s", instant + 5, instant + 11);
}

char *
yishi_ballots_say_roll (YishiCount  roll,
                        gboolean    by_area,
                        const char *sha256)
{
  g_autofree char *heads = yishi_words_number (roll.heads);
  g_autofree char *area = yishi_area_format_human (roll.area);

  if (by_area)
    /* Translators: persons, area, the beginning of a fingerprint */
    return g_strdup_printf (_("%1$s persons · %2$s m² · fingerprint %3$.16s…"), heads, area, sha256);

  /* Translators: persons, the beginning of a fingerprint */
  return g_strdup_printf (_("%1$s persons · fingerprint %2$.16s…"), heads, sha256);
}

char *
yishi_ballots_say_heads (gint64 part,
                         gint64 needed,
                         gint64 whole)
{
  g_autofree char *some = yishi_words_number (part);
  g_autofree char *all = yishi_words_number (whole);
  g_autofree char *enough = yishi_words_number (needed);
  g_autofree char *missing = yishi_words_number (MAX (needed - part, 0));

  if (needed == 0)
    /* Translators: persons who take part, persons in all */
    return g_strdup_printf (_("%1$s of %2$s persons take part"), some, all);
  if (part >= needed)
    /* Translators: persons who take part, persons in all, persons needed */
    return g_strdup_printf (_("%1$s of %2$s persons take part: the %3$s needed are reached"), some, all, enough);

  /* Translators: persons who take part, in all, needed, missing */
  return g_strdup_printf (_("%1$s of %2$s persons take part, %3$s are needed: %4$s are missing"), some, all, enough,
                          missing);
}

char *
yishi_ballots_say_area (gint64 part,
                        gint64 needed,
                        gint64 whole)
{
  g_autofree char *some = yishi_area_format_human (part);
  g_autofree char *all = yishi_area_format_human (whole);
  g_autofree char *enough = yishi_area_format_human (needed);
  g_autofree char *missing = yishi_area_format_human (MAX (needed - part, 0));

  if (needed == 0)
    /* Translators: area that takes part, area in all */
    return g_strdup_printf (_("%1$s of %2$s m² take part"), some, all);
  if (part >= needed)
    /* Translators: area that takes part, in all, needed */
    return g_strdup_printf (_("%1$s of %2$s m² take part: the %3$s m² needed are reached"), some, all, enough);

  /* Translators: area that takes part, in all, needed, missing */
  return g_strdup_printf (_("%1$s of %2$s m² take part, %3$s m² are needed: %4$s m² are missing"), some, all, enough,
                          missing);
}

char *
yishi_ballots_say_heads_for (gint64 part,
                             gint64 needed,
                             gint64 whole)
{
  g_autofree char *some = yishi_words_number (part);
  g_autofree char *all = yishi_words_number (whole);
  g_autofree char *enough = yishi_words_number (needed);
  g_autofree char *missing = yishi_words_number (MAX (needed - part, 0));

  if (needed == 0)
    /* Translators: persons who agree, of how many */
    return g_strdup_printf (_("%1$s of %2$s persons agree"), some, all);
  if (part >= needed)
    /* Translators: persons who agree, of how many, needed */
    return g_strdup_printf (_("%1$s of %2$s persons agree: the %3$s needed are reached"), some, all, enough);

  /* Translators: persons who agree, of how many, needed, missing */
  return g_strdup_printf (_("%1$s of %2$s persons agree, %3$s are needed: %4$s are missing"), some, all, enough,
                          missing);
}

char *
yishi_ballots_say_area_for (gint64 part,
                            gint64 needed,
                            gint64 whole)
{
  g_autofree char *some = yishi_area_format_human (part);
  g_autofree char *all = yishi_area_format_human (whole);
  g_autofree char *enough = yishi_area_format_human (needed);
  g_autofree char *missing = yishi_area_format_human (MAX (needed - part, 0));

  if (needed == 0)
    /* Translators: area that agrees, of how much */
    return g_strdup_printf (_("%1$s of %2$s m² agree"), some, all);
  if (part >= needed)
    /* Translators: area that agrees, of how much, needed */
    return g_strdup_printf (_("%1$s of %2$s m² agree: the %3$s m² needed are reached"), some, all, enough);

  /* Translators: area that agrees, of how much, needed, missing */
  return g_strdup_printf (_("%1$s of %2$s m² agree, %3$s m² are needed: %4$s m² are missing"), some, all, enough,
                          missing);
}

char *
yishi_ballots_say_share (gint64 part,
                         gint64 whole)
{
  g_autofree char *some = yishi_words_number (part);
  g_autofree char *all = yishi_words_number (whole);
  g_autofree char *percent = yishi_words_percent (part, whole);

  if (whole == 0)
    return g_steal_pointer (&some);

  /* Translators: answers, of how many, per cent */
  return g_strdup_printf (_("%1$s of %2$s: %3$s"), some, all, percent);
}

static void
append_count (GString    *text,
              const char *name,
              YishiCount  count,
              gboolean    by_area)
{
  g_autofree char *heads = yishi_words_number (count.heads);
  g_autofree char *area = yishi_area_format_human (count.area);

  g_string_append (text, text->len > 0 ? "\n" : "");
  if (by_area)
    /* Translators: an answer or a candidate, persons, area */
    g_string_append_printf (text, _("%1$s: %2$s persons, %3$s m²"), name, heads, area);
  else
    /* Translators: an answer or a candidate, persons */
    g_string_append_printf (text, _("%1$s: %2$s persons"), name, heads);
}

char *
yishi_ballots_say_so_far (const YishiResult *result)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (int i = 0; result->tally != NULL && i < YISHI_N_CHOICES; i++)
    if (i <= YISHI_CHOICE_ABSTAIN || result->tally->answers[i].heads > 0 || result->tally->answers[i].area > 0)
      append_count (text, yishi_ballots_say_choice (yishi_choice_to_string (i)), result->tally->answers[i],
                    result->rule->by_area);
  for (gsize i = 0; result->election != NULL && i < result->election->n_candidates; i++)
    append_count (text, result->election->candidates[i].name, result->election->candidates[i].votes,
                  result->rule->by_area);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
yishi_ballots_say_ledger (const YishiBallotLedger *ledger)
{
  g_autofree char *issued = yishi_words_number (ledger->issued);
  g_autofree char *delivered = yishi_words_number (ledger->delivered);
  g_autofree char *returned = yishi_words_number (ledger->returned);
  g_autofree char *voided = yishi_words_number (ledger->voided);
  g_autofree char *late = yishi_words_number (ledger->late);

  /* Translators: five numbers of papers */
  return g_strdup_printf (_("Papers: issued %s, delivered %s, returned %s, void %s, late %s"), issued, delivered,
                          returned, voided, late);
}

char *
yishi_ballots_say_ballot (const YishiItem      *item,
                          const YishiBallotRow *ballot,
                          YishiClock           *clock)
{
  g_autofree char *today = yishi_clock_today (clock);
  g_autofree char *answer = yishi_ballots_say_answer (item, ballot->choice, ballot->marks);
  g_autofree char *time = yishi_ballots_say_time (ballot->received, today);

  return g_strjoin (" · ", answer, time, yishi_ballots_say_channel (ballot->channel), NULL);
}
