/* yishi-floor-words.c - times, parties, kinds and outcomes as the window names them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-floor-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *label;
} Word;

const char *const yishi_outcome_names[] = { "settled", "person", "escalated", "owners", "none", NULL };
const char *const yishi_position_names[] = { "", "agree", "promise", "reserve", "oppose", NULL };

static const Word parties[] = {
  { "owners", N_("Owners") },
  { "community", N_("Community office") },
  { "branch", N_("Party branch") },
  { "committee", N_("Owners’ committee") },
  { "firm", N_("Property firm") },
  { "grid", N_("Grid worker") },
  { "social", N_("Social worker") },
  { "other", N_("Others") },
  { "guest", N_("Guests") },
};

static const Word kinds[] = {
  { "report", N_("Report") },
  { "discussion", N_("Discussion") },
  { "straw", N_("Straw poll") },
  { "matter", N_("Owners’ matter") },
  { "election", N_("Election") },
  { "committee", N_("Committee vote") },
  { "rating", N_("Satisfaction rating") },
  { "wish", N_("Micro-wish") },
  { "project", N_("Micro-project") },
  { "activity", N_("Activity") },
};

static const Word outcomes[] = {
  { "", N_("Still open") },
  { "settled", N_("Settled") },
  { "person", N_("Person and deadline") },
  { "escalated", N_("Escalated") },
  { "owners", N_("Put to the owners") },
  { "none", N_("No outcome") },
};

static const Word positions[] = {
  { "", N_("No position") },
  { "agree", N_("Agrees") },
  { "promise", N_("Promises") },
  { "reserve", N_("Has reservations") },
  { "oppose", N_("Objects") },
};

static const char *
find_word (const Word *words,
           gsize       n_words,
           const char *name)
{
  for (gsize i = 0; i < n_words; i++)
    if (strcmp (words[i].name, name) == 0)
      return _(words[i].label);

  return name;
}

char *
yishi_format_span (gint64 micros)
{
  gint64 seconds = ABS (micros) / G_USEC_PER_SEC;
  const char *sign = micros < 0 && seconds > 0 ? "-" : "";
  int hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;

  return hours > 0 ? g_strdup_printf ("%s%d:%02d:%02d", sign, hours, minutes, rest)
                   : g_strdup_printf ("%s%d:%02d", sign, minutes, rest);
}

char *
yishi_describe_moment (const char *start,
                       const char *instant)
{
  g_autofree char *time = NULL;
  gint64 from, to, seconds;

  if (!yishi_instant_parse (start, &from) || !yishi_instant_parse (instant, &to) || to < from)
    return g_strdup ("");

  seconds = (to - from) / G_USEC_PER_SEC;
  time = g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
  /* Translators: time since the meeting began, as 00:12:40 */
  return g_strdup_printf (_("meeting %s"), time);
}

/* @like: a time with as many digits as are wanted */
static char *
format_time (YishiClock *clock,
             gint64      instant,
             const char *like)
{
  g_autofree char *text = yishi_clock_format (clock, instant);
  gsize begin = strlen ("2026-12-15T"), length = strlen (like);

  return strlen (text) >= begin + length ? g_strndup (text + begin, length) : g_strdup ("");
}

char *
yishi_format_time_of_day (YishiClock *clock,
                          gint64      instant)
{
  return format_time (clock, instant, "19:23");
}

char *
yishi_format_second_of_day (YishiClock *clock,
                            gint64      instant)
{
  return format_time (clock, instant, "19:23:05");
}

char *
yishi_join_spoken (const char *first,
                   ...)
{
  GString *joined = g_string_new (NULL);
  va_list parts;

  va_start (parts, first);
  for (const char *part = first; part != NULL; part = va_arg (parts, const char *))
    if (*part != '\0')
      {
        if (joined->len > 0)
          /* Translators: stands between the parts of what a screen reader says: a title, how it stands, its times */
          g_string_append (joined, C_("spoken", ", "));
        g_string_append (joined, part);
      }
  va_end (parts);

  return g_string_free (joined, FALSE);
}

char *
yishi_describe_speaker (const char *unit,
                        const char *party)
{
  if (*unit == '\0')
    return g_strdup (yishi_party_to_label (party));
  if (strcmp (party, "owners") == 0)
    return g_strdup (unit);

  return g_strdup_printf ("%s · %s", yishi_party_to_label (party), unit);
}

gboolean
yishi_speaker_is_hidden (const YishiSpeaker      *speaker,
                         const YishiMeetingState *meeting)
{
  const YishiItem *item = yishi_meeting_state_find_item (meeting, speaker->item);

  return speaker->is_masked || (item != NULL && item->masks_names);
}

const char *
yishi_party_to_label (const char *party)
{
  return find_word (parties, G_N_ELEMENTS (parties), party);
}

const char *
yishi_item_kind_to_label (const char *kind)
{
  return find_word (kinds, G_N_ELEMENTS (kinds), kind);
}

const char *
yishi_outcome_to_label (const char *outcome)
{
  return find_word (outcomes, G_N_ELEMENTS (outcomes), outcome);
}

const char *
yishi_position_to_label (const char *position)
{
  return find_word (positions, G_N_ELEMENTS (positions), position);
}
