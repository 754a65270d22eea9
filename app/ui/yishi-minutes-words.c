/* yishi-minutes-words.c - what happened and why there is no sound, in the words of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-minutes-words.h"

#include <glib/gi18n-lib.h>

#include "yishi-floor-words.h"

/* In the order of the enumeration. */
static const char *const reasons[YISHI_N_SOUND_GAP_REASONS] = {
  [YISHI_SOUND_GAP_PAUSED] = NC_("gap", "paused by the chair"),
  [YISHI_SOUND_GAP_DEVICE_LOST] = NC_("gap", "the microphone was pulled out"),
  [YISHI_SOUND_GAP_CRASHED] = NC_("gap", "the program or the power failed"),
  [YISHI_SOUND_GAP_NO_MICROPHONE] = NC_("gap", "there was no microphone"),
  [YISHI_SOUND_GAP_DISK_FULL] = NC_("gap", "the disk was full"),
  [YISHI_SOUND_GAP_SOUND_SERVER] = NC_("gap", "the sound server failed"),
  [YISHI_SOUND_GAP_SLEPT] = NC_("gap", "the computer slept"),
  [YISHI_SOUND_GAP_FAILED] = NC_("gap", "the recording failed"),
  [YISHI_SOUND_GAP_STOPPED] = NC_("gap", "the recording was stopped"),
  [YISHI_SOUND_GAP_NOT_STARTED] = NC_("gap", "the recording had not been started"),
  [YISHI_SOUND_GAP_QUIT] = NC_("gap", "the program was quit"),
};

static const struct
{
  const char *word;
  const char *icon;
} kinds[YISHI_N_EVENT_KINDS] = {
  [YISHI_EVENT_ITEM] = { NC_("event", "Item"), "view-list-ordered-symbolic" },
  [YISHI_EVENT_SPEECH] = { NC_("event", "Speaker"), "audio-input-microphone-symbolic" },
  [YISHI_EVENT_NOTE] = { NC_("event", "Note"), "document-edit-symbolic" },
  [YISHI_EVENT_MARK] = { NC_("event", "Bookmark"), "user-bookmarks-symbolic" },
  [YISHI_EVENT_BALLOT_OPENED] = { NC_("event", "Vote opened"), "object-select-symbolic" },
  [YISHI_EVENT_BALLOT_CLOSED] = { NC_("event", "Vote closed"), "object-select-symbolic" },
  [YISHI_EVENT_OUTCOME] = { NC_("event", "Outcome"), "emblem-default-symbolic" },
  [YISHI_EVENT_NO_SOUND] = { NC_("event", "No sound"), "audio-volume-muted-symbolic" },
};

const char *
yishi_say_gap_reason (YishiSoundGapReason reason)
{
  g_return_val_if_fail (reason < YISHI_N_SOUND_GAP_REASONS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "gap", reasons[reason]);
}

const char *
yishi_say_event_kind (YishiEventKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "event", kinds[kind].word);
}

const char *
yishi_event_get_icon (YishiEventKind kind)
{
  return kinds[kind].icon;
}

/* "Item 3: Lifts"; "" for what is of no item */
static char *
say_item (const YishiMeetingState *meeting,
          gint64                   id)
{
  const YishiItem *item = yishi_meeting_state_find_item (meeting, id);

  return item != NULL ? g_strdup_printf (_("Item %d: %s"), item->number, item->title) : g_strdup ("");
}

static char *
say_outcome (const YishiEvent        *event,
             const YishiMeetingState *meeting)
{
  const YishiItem *item = yishi_meeting_state_find_item (meeting, event->item);
  const char *label = item != NULL ? yishi_outcome_to_label (item->outcome) : "";

  return *event->text != '\0' ? g_strdup_printf (_("Outcome: %s. %s"), label, event->text)
                              : g_strdup_printf (_("Outcome: %s"), label);
}

static char *
say_gap (const YishiEvent *event,
         YishiClock       *clock)
{
  g_autofree char *from = yishi_format_second_of_day (clock, event->instant);
  g_autofree char *until = NULL;
  g_autofree char *more = *event->text != '\0' ? g_strdup_printf (_(" (%s)"), event->text) : g_strdup ("");
  const char *reason = yishi_say_gap_reason (event->reason);

  if (event->until == YISHI_UNKNOWN)
    /* Translators: the time of day, why, and more of it in brackets or nothing */
    return g_strdup_printf (_("No sound from %s on, still lasting: %s%s"), from, reason, more);

  until = yishi_format_second_of_day (clock, event->until);
  return g_strdup_printf (_("No sound from %s to %s: %s%s"), from, until, reason, more);
}

char *
yishi_say_event (const YishiEvent        *event,
                 const YishiMeetingState *meeting,
                 YishiClock              *clock)
{
  g_autofree char *item = say_item (meeting, event->item);

  switch (event->kind)
    {
    case YISHI_EVENT_ITEM:
      return g_steal_pointer (&item);

    case YISHI_EVENT_SPEECH:
      return g_strdup_printf (_("%s speaks"), *event->text != '\0' ? event->text : _("Somebody"));

    case YISHI_EVENT_BALLOT_OPENED:
      return g_strdup_printf (_("Vote opened. %s"), item);

    case YISHI_EVENT_BALLOT_CLOSED:
      return g_strdup_printf (_("Vote closed. %s"), item);

    case YISHI_EVENT_OUTCOME:
      return say_outcome (event, meeting);

    case YISHI_EVENT_NO_SOUND:
      return say_gap (event, clock);

    case YISHI_EVENT_MARK:
      return g_strdup (*event->text != '\0' ? event->text : _("Bookmark without a text"));

    case YISHI_EVENT_NOTE:
    default:
      return g_strdup (event->text);
    }
}

/* Why nothing was recorded of the whole meeting. */
static char *
say_silence (const YishiSound *sound)
{
  const YishiSoundGap *gap = sound->gaps->len > 0 ? sound->gaps->pdata[0] : NULL;

  if (*sound->meeting->meeting->started == '\0')
    return g_strdup (_("The meeting has not begun. What is recorded of it can be listened to here."));
  if (gap == NULL)
    return g_strdup (_("There is no sound of this meeting."));
  return g_strdup_printf (_("There is no sound of this meeting: %s."), yishi_say_gap_reason (gap->reason));
}

char *
yishi_say_sound (const YishiSound *sound)
{
  g_autofree char *length = yishi_time_of_sound_format (sound->length);
  g_autofree char *recorded = NULL;
  guint n = sound->parts->len;

  if (n == 0)
    return say_silence (sound);

  recorded = g_strdup_printf (ngettext ("%s of sound in %u part", "%s of sound in %u parts", n), length, n);
  if (sound->gaps->len == 0)
    return g_steal_pointer (&recorded);

  n = sound->gaps->len;
  return g_strdup_printf (ngettext ("%s, with %u gap", "%s, with %u gaps", n), recorded, n);
}

static void
add_line (GString    *text,
          const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

char *
yishi_say_sound_files (const YishiSound *sound)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < sound->parts->len; i++)
    {
      const YishiSoundPart *part = sound->parts->pdata[i];
      g_autofree char *name = g_path_get_basename (part->part->file);
      g_autofree char *line = NULL;

      if (part->state == YISHI_SOUND_MISSING)
        line = g_strdup_printf (_("Part %d cannot be heard: “%s” is not in the folder beside the record (put it back "
                                  "from a backup or from the stick)"),
                                part->part->number, name);
      else if (part->state == YISHI_SOUND_CHANGED)
        line = g_strdup_printf (_("Part %d is not what was recorded: “%s” has been changed since (put it back from a "
                                  "backup; “yishi verify” says up to where it is right)"),
                                part->part->number, name);
      else if (part->is_copy)
        line = g_strdup_printf (_("Part %d is played from its copy in “%s”: “%s” is not beside the record as it was "
                                  "recorded (copy it there)"),
                                part->part->number, part->part->mirror, name);
      if (line != NULL)
        add_line (text, line);
    }

  return g_strdup (text->str);
}
