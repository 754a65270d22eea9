/* yishi-home-words.c - what the page of what comes next says of each thing, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-home-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-day-text.h"

YishiHomeFacts
yishi_home_gather_facts (YishiMeetingState      *state,
                         gboolean                is_roll_known,
                         const YishiRollVersion *version)
{
  YishiHomeFacts facts = { state->meeting, .is_roll_known = is_roll_known, .confirmed = "" };

  for (guint i = 0; i < state->items->len; i++)
    {
      const YishiItem *item = g_ptr_array_index (state->items, i);

      if (*item->withdrawn != '\0')
        continue;

      facts.n_items++;
      facts.n_unposted += !item->posted;
    }
  if (version != NULL)
    {
      facts.n_units = version->n_units;
      facts.n_persons = version->n_persons;
      facts.confirmed = version->confirmed;
    }

  return facts;
}

YishiSchedule *
yishi_home_make_schedule (const YishiHomeFacts *facts,
                          gboolean              is_projector_tried,
                          gboolean              is_microphone_tried,
                          YishiRulePack        *pack,
                          const char           *today)
{
  const YishiMeeting *meeting = facts->meeting;
  const YishiPreparation preparation = {
    .date = meeting->date,
    .kind = meeting->kind,
    .posted_on = meeting->posted_on,
    .n_items = facts->n_items,
    .is_roll_confirmed = *facts->confirmed != '\0',
    .has_chair = *meeting->chair != '\0',
    .has_secretary = *meeting->secretary != '\0',
    .is_projector_tried = is_projector_tried,
    .is_microphone_tried = is_microphone_tried,
    .holidays = facts->holidays,
  };

  return yishi_schedule_new (&preparation, pack, today);
}

const char *
yishi_home_title_chore (YishiChoreKind kind)
{
  switch (kind)
    {
    case YISHI_CHORE_AGENDA:
      return _("Agenda");
    case YISHI_CHORE_NOTICE:
      return _("Notice");
    case YISHI_CHORE_ROLL:
      return _("Roll");
    case YISHI_CHORE_PEOPLE:
      return _("Chair and secretary");
    case YISHI_CHORE_PROJECTOR:
      return _("Projector");
    case YISHI_CHORE_MICROPHONE:
      return _("Microphone");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
say_agenda (const YishiHomeFacts *facts)
{
  if (facts->n_items == 0)
    return g_strdup (_("Nothing stands on it yet"));

  return g_strdup_printf (ngettext ("%u item", "%u items", facts->n_items), facts->n_items);
}

static char *
say_posted (const YishiChore      *chore,
            const YishiHomeFacts *facts)
{
  const YishiMeeting *meeting = facts->meeting;
  g_autofree char *on = yishi_say_short_day (meeting->posted_on);
  g_autofree char *by = yishi_say_short_day (chore->day);
  GString *text = g_string_new (NULL);

  if (chore->state == YISHI_CHORE_LATE)
    /* Translators: two days */
    g_string_printf (text, _("Posted on %s, after the last day, %s: what it names may be contested"), on, by);
  else if (*meeting->posted_where != '\0')
    /* Translators: a day, then places */
    g_string_printf (text, _("Posted on %s: %s"), on, meeting->posted_where);
  else
    g_string_printf (text, _("Posted on %s"), on);
  if (facts->n_unposted > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%u item was added since and may only be discussed",
                                        "%u items were added since and may only be discussed", facts->n_unposted),
                              facts->n_unposted);
    }

  return g_string_free (text, FALSE);
}

static char *
say_notice (const YishiChore      *chore,
            const YishiHomeFacts *facts)
{
  g_autofree char *by = yishi_say_short_day (chore->day);
  g_autofree char *advised = yishi_say_short_day (chore->advised);
  g_autofree char *text = NULL;

  if (*facts->meeting->posted_on != '\0')
    return say_posted (chore, facts);

  if (chore->state == YISHI_CHORE_DUE)
    {
      g_autofree char *left = yishi_say_due (chore->days_left);

      /* Translators: the last day, how far away it is, the day by which it is better done */
      text = g_strdup_printf (_("To be posted by %s (%s), better by %s"), by, left, advised);
    }
  else
    {
      /* Translators: the last day */
      text = g_strdup_printf (_("Was to be posted by %s: owners may discuss what it would have named, and decide nothing"),
                              by);
    }

  return *chore->article != '\0' ? g_strdup_printf ("%s\n%s", text, chore->article) : g_steal_pointer (&text);
}

static char *
say_roll (const YishiHomeFacts *facts)
{
  g_autofree char *units = NULL;
  g_autofree char *persons = NULL;
  g_autofree char *day = NULL;
  g_autofree char *on = NULL;

  if (!facts->is_roll_known)
    return g_strdup (_("Being read…"));
  if (facts->n_units == 0)
    return g_strdup (_("There is none yet: import the roster"));

  units = g_strdup_printf (ngettext ("%'d unit", "%'d units", (gulong) facts->n_units), (int) facts->n_units);
  persons = g_strdup_printf (ngettext ("%'d person", "%'d persons", (gulong) facts->n_persons), (int) facts->n_persons);
  if (*facts->confirmed == '\0')
    /* Translators: how many units, how many persons */
    return g_strdup_printf (_("%s, %s; not confirmed yet"), units, persons);

  day = g_strndup (facts->confirmed, strlen ("2026-12-15"));
  on = yishi_say_short_day (day);
  /* Translators: how many units, how many persons, a day */
  return g_strdup_printf (_("%s, %s; confirmed on %s"), units, persons, on);
}

static char *
say_people (const YishiMeeting *meeting)
{
  gboolean has_chair = *meeting->chair != '\0';
  gboolean has_secretary = *meeting->secretary != '\0';

  if (has_chair && has_secretary)
    /* Translators: two names */
    return g_strdup_printf (_("%s chairs, %s keeps the minutes"), meeting->chair, meeting->secretary);
  if (has_chair)
    return g_strdup_printf (_("%s chairs; nobody keeps the minutes yet"), meeting->chair);
  if (has_secretary)
    return g_strdup_printf (_("%s keeps the minutes; nobody chairs yet"), meeting->secretary);

  return g_strdup (_("Nobody is named yet"));
}

char *
yishi_home_say_chore (const YishiChore      *chore,
                     const YishiHomeFacts *facts)
{
  g_return_val_if_fail (chore != NULL && facts != NULL, NULL);

  switch (chore->kind)
    {
    case YISHI_CHORE_AGENDA:
      return say_agenda (facts);
    case YISHI_CHORE_NOTICE:
      return say_notice (chore, facts);
    case YISHI_CHORE_ROLL:
      return say_roll (facts);
    case YISHI_CHORE_PEOPLE:
      return say_people (facts->meeting);
    case YISHI_CHORE_PROJECTOR:
      return g_strdup (chore->state == YISHI_CHORE_DONE ? _("Tried on this computer")
                                                      : _("Connect it once beforehand and look at the test card"));
    case YISHI_CHORE_MICROPHONE:
      return g_strdup (chore->state == YISHI_CHORE_DONE ? _("Somebody was heard well on this computer")
                                                      : _("Say a sentence into it, and hear how it is recorded"));
    default:
      g_return_val_if_reached (NULL);
    }
}

static YishiHomeButton
get_roll_button (const YishiHomeFacts *facts)
{
  if (!facts->is_roll_known)
    return (YishiHomeButton) { NULL, NULL };
  if (facts->n_units == 0)
    return (YishiHomeButton) { _("_Import…"), "win.page::roll" };
  if (*facts->confirmed == '\0')
    return (YishiHomeButton) { _("_Confirm…"), "home.confirm-roll" };

  return (YishiHomeButton) { NULL, NULL };
}

YishiHomeButton
yishi_home_get_button (const YishiChore      *chore,
                       const YishiHomeFacts *facts)
{
  gboolean is_done = chore->state == YISHI_CHORE_DONE || chore->state == YISHI_CHORE_LATE;

  switch (chore->kind)
    {
    case YISHI_CHORE_AGENDA:
      return (YishiHomeButton) { _("_Plan"), "win.page::agenda" };
    case YISHI_CHORE_NOTICE:
      if (!is_done || facts->n_unposted > 0)
        return (YishiHomeButton) { is_done ? _("P_osted Again…") : _("P_osted…"), "home.post-notice" };
      break;
    case YISHI_CHORE_ROLL:
      return get_roll_button (facts);
    case YISHI_CHORE_PEOPLE:
      if (!is_done)
        return (YishiHomeButton) { _("_Name…"), "home.name-people" };
      break;
    case YISHI_CHORE_PROJECTOR:
      if (!is_done)
        return (YishiHomeButton) { _("_Try"), "win.show-wall" };
      break;
    case YISHI_CHORE_MICROPHONE:
      if (!is_done)
        return (YishiHomeButton) { _("Tr_y It…"), "app.microphone" };
      break;
    default:
      g_return_val_if_reached (((YishiHomeButton) { NULL, NULL }));
    }

  return (YishiHomeButton) { NULL, NULL };
}

static void
append_part (GString    *text,
             const char *part)
{
  if (*part == '\0')
    return;

  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

char *
yishi_home_say_action (const YishiAction *action,
                       int                days)
{
  const YishiItem *item = action->item;
  g_autofree char *day = yishi_say_short_day (item->due);
  g_autofree char *due = yishi_say_due (days);
  /* Translators: a day, and how far away it is */
  g_autofree char *until = *item->due != '\0' ? g_strdup_printf (_("%s (%s)"), day, due) : g_strdup ("");
  GString *who = g_string_new (NULL);

  append_part (who, item->responsible);
  append_part (who, until);
  if (*item->outcome_text != '\0')
    {
      g_string_prepend (who, who->len > 0 ? "\n" : "");
      g_string_prepend (who, item->outcome_text);
    }

  return g_string_free (who, FALSE);
}

char *
yishi_home_say_meeting (const YishiMeeting *meeting)
{
  g_autofree char *chair = g_strdup_printf (_("Chair: %s"), meeting->chair);
  GString *text = g_string_new (NULL);

  append_part (text, meeting->time);
  append_part (text, meeting->place);
  append_part (text, *meeting->chair != '\0' ? chair : "");
  return g_string_free (text, FALSE);
}
