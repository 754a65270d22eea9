/* yishi-tape-words.c - what the chair is told about the sound, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-tape-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTE (60 * G_GINT64_CONSTANT (1000000000))

/* Of the meeting, not of the interface; $1 is the community. */
static const char *const notices[YISHI_N_WORDS] = {
  [YISHI_WORDS_ZH] = "本次会议将录音，用于如实整理会议记录、核对发言和表决结果。\n"
                     "录音由$1会议组织者保管，不作他用；涉及保密或个人隐私的部分暂停录音。\n"
                     "如有异议，现在或会中随时向主持人提出。",
  [YISHI_WORDS_EN] = "This meeting is recorded, so that its minutes tell truly what was said and voted.\n"
                     "Those who hold the meeting of $1 keep the recording and use it for nothing else; what is "
                     "confidential or private is not recorded.\n"
                     "If you object, please tell the chair now or at any time.",
};

char *
yishi_tape_make_notice (const char *language,
                        const char *community,
                        const char *own)
{
  if (own != NULL && *own != '\0')
    return g_strdup (own);

  return yishi_words_fill (notices[yishi_words_choose (language)], community, NULL);
}

const char *
yishi_tape_say_pause (YishiTape  *tape,
                      const char *which)
{
  static const struct
  {
    const char *name;
    const char *text[YISHI_N_WORDS];
  } pauses[] = {
    { "confidential", { "不宜公开", "not for the public" } },
    { "break", { "休息", "a break" } },
    { "wish", { "应发言人要求", "at a speaker’s wish" } },
  };
  YishiWords words = yishi_words_choose (yishi_tape_get_language (tape));

  for (guint i = 0; i < G_N_ELEMENTS (pauses); i++)
    if (strcmp (pauses[i].name, which) == 0)
      return pauses[i].text[words];

  g_return_val_if_reached ("");
}

static char *
describe_disk_low (const YishiWatch *watch)
{
  g_autofree char *name = g_filename_display_name (watch->text);
  int minutes = (int) MAX (watch->from / MINUTE, 0);

  /* Translators: a folder, then minutes */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "The disk of “%s” has room for %d minute of sound: free some space on it now. "
                                       "When it is full the recording ends; the meeting and its record go on.",
                                       "The disk of “%s” has room for %d minutes of sound: free some space on it now. "
                                       "When it is full the recording ends; the meeting and its record go on.",
                                       (gulong) minutes),
                          name, minutes);
}

static char *
describe_file (const YishiWatch *watch)
{
  g_autofree char *name = g_filename_display_name (watch->text);

  if (watch->kind == YISHI_WATCH_NOT_GROWING)
    return g_strdup_printf (_("The disk does not take the sound: “%s” does not grow. Half a minute is kept in memory; "
                              "close what else writes to this disk, or plug the stick in again."), name);

  return g_strdup_printf (_("The copy “%s” has failed; the other copy goes on. Look after the disk or stick, and choose "
                            "another folder for the next part."), name);
}

char *
yishi_tape_describe_watch (const YishiWatch *watch,
                           const char       *microphone)
{
  const char *name = microphone != NULL ? microphone : _("the microphone");

  switch (watch->kind)
    {
    case YISHI_WATCH_SILENCE:
      return g_strdup_printf (_("Nothing has been heard from “%s” for ten seconds: is it switched on, near enough and "
                                "the right one?"), name);
    case YISHI_WATCH_CLIPPING:
      return g_strdup_printf (_("“%s” is too loud, and the sound is distorted: turn its level down, or hold it further "
                                "away."), name);
    case YISHI_WATCH_DEVICE_LOST:
      return g_strdup_printf (_("No sound comes from “%s” any more: plug it in again. Any other microphone is taken by "
                                "itself; what is missing until then is noted in the record."), name);
    case YISHI_WATCH_DISK_LOW:
      return describe_disk_low (watch);
    case YISHI_WATCH_NOT_GROWING:
    case YISHI_WATCH_COPY_LOST:
      return describe_file (watch);
    case YISHI_WATCH_GAP:
    case YISHI_WATCH_DEVICE_RETURNED:
    case YISHI_WATCH_DEVICE:
    default:
      return NULL;
    }
}

char *
yishi_tape_describe_state (YishiTape *tape)
{
  g_autofree char *time = yishi_time_of_sound_format (yishi_tape_get_time (tape));

  switch (yishi_tape_get_state (tape))
    {
    case YISHI_TAPE_STARTING:
      return g_strdup (_("◌ Recording starts…"));
    case YISHI_TAPE_RECORDING:
      /* Translators: time of sound, as 00:12:40 */
      return g_strdup_printf (yishi_tape_is_mute (tape) ? _("⚠ Recording %s · no sound") : _("● Recording %s"), time);
    case YISHI_TAPE_PAUSED:
      return g_strdup_printf (_("❚❚ Recording paused at %s"), time);
    case YISHI_TAPE_STOPPING:
      return g_strdup (_("◌ Recording stops…"));
    case YISHI_TAPE_IDLE:
    default:
      return g_strdup (_("○ Not recorded"));
    }
}

const char *
yishi_tape_get_style (YishiTape *tape)
{
  switch (yishi_tape_get_state (tape))
    {
    case YISHI_TAPE_RECORDING:
      return yishi_tape_is_mute (tape) ? "mute" : "records";
    case YISHI_TAPE_PAUSED:
      return "paused";
    case YISHI_TAPE_STARTING:
    case YISHI_TAPE_STOPPING:
    case YISHI_TAPE_IDLE:
    default:
      return "idle";
    }
}

YishiSoundGapReason
yishi_tape_error_to_reason (const GError *error)
{
  if (error->domain != YISHI_RECORDER_ERROR)
    return YISHI_SOUND_GAP_FAILED;

  switch ((YishiRecorderError) error->code)
    {
    case YISHI_RECORDER_ERROR_NO_MICROPHONE:
      return YISHI_SOUND_GAP_NO_MICROPHONE;
    case YISHI_RECORDER_ERROR_NO_SERVER:
      return YISHI_SOUND_GAP_SOUND_SERVER;
    case YISHI_RECORDER_ERROR_NO_SPACE:
      return YISHI_SOUND_GAP_DISK_FULL;
    case YISHI_RECORDER_ERROR_NO_PLUGIN:
    case YISHI_RECORDER_ERROR_EXISTS:
    case YISHI_RECORDER_ERROR_IO:
    case YISHI_RECORDER_ERROR_DAMAGED:
    case YISHI_RECORDER_ERROR_FAILED:
    default:
      return YISHI_SOUND_GAP_FAILED;
    }
}
