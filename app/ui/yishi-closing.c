/* yishi-closing.c - closes the meeting, after having said what is open, recorded or half written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drafts are looked up → asked → drafts become notes → the recording ends → closed. Each
 * waits for the one before, so that the seal is that of the whole record.
 */
#include "config.h"

#include "yishi-closing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-confirm.h"
#include "yishi-note-drafts.h"
#include "yishi-recording.h"
#include "yishi-window-keys.h"

typedef struct
{
  YishiWindow     *window;     /* (owned) */
  YishiConductor  *conductor;  /* (owned) */
  YishiTape       *tape;       /* (owned) */
  YishiNoteDrafts *drafts;     /* (owned) */
} Closing;

static void
closing_free (Closing *self)
{
  g_object_unref (self->window);
  g_object_unref (self->conductor);
  g_object_unref (self->tape);
  yishi_note_drafts_free (self->drafts);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Closing, closing_free)

/* What the chair may have forgotten, line by line. */
static void
add_open (GString     *text,
          YishiRecord *record)
{
  const YishiMeetingState *meeting = yishi_record_get_meeting (record);
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autofree char *head = NULL;
  guint n_open = 0;

  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      if (*item->withdrawn != '\0' || *item->outcome != '\0')
        continue;
      if (n_open++ < 8)
        {
          g_autofree char *vote = yishi_record_describe_vote (record, item);

          g_string_append_printf (lines, "\n%d  %s%s%s", item->number, item->title, vote != NULL ? " · " : "",
                                  vote != NULL ? vote : "");
        }
    }
  if (n_open == 0)
    return;

  head = g_strdup_printf (ngettext ("%u item has no outcome yet:", "%u items have no outcome yet:", n_open), n_open);
  g_string_append_printf (text, "%s%s%s\n\n", head, lines->str, n_open > 8 ? "\n…" : "");
}

/* What was typed and not entered: the words are in the record or on the screen, never lost. */
static void
add_drafts (GString         *text,
            YishiNoteDrafts *drafts)
{
  guint n = yishi_note_drafts_get_n (drafts);
  g_autofree char *words = yishi_note_drafts_describe (drafts);

  if (n == 0)
    return;

  g_string_append_printf (text, ngettext ("%u note is typed and not entered. It is noted when the meeting is closed:\n%s\n\n",
                                          "%u notes are typed and not entered. They are noted when the meeting is closed:\n"
                                          "%s\n\n", n), n, words);
}

static void
add_recording (GString   *text,
               YishiTape *tape)
{
  g_autofree char *time = yishi_time_of_sound_format (yishi_tape_get_time (tape));

  if (yishi_tape_get_state (tape) != YISHI_TAPE_RECORDING && yishi_tape_get_state (tape) != YISHI_TAPE_PAUSED)
    return;

  /* Translators: time of sound, as 00:12:40 */
  g_string_append_printf (text, _("The recording ends with the meeting, and all of it is kept: %s by now.\n\n"), time);
}

/* The seal is that of the journal's end, which has the closing now. */
static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Closing) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_conductor_step_finish (self->conductor, result, &error))
    {
      yishi_window_report (GTK_WIDGET (self->window), error);
      return;
    }

  yishi_record_perform_async (yishi_conductor_get_record (self->conductor), YISHI_PART_INFO | YISHI_PART_MEETINGS, NULL,
                              NULL, NULL, NULL, NULL, NULL);
  yishi_window_show_page (self->window, "floor");
}

/* The recording ends first: the seal is that of the whole record. */
static void
recording_stopped_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  Closing *self = user_data;
  YishiStep step = { .verb = YISHI_VERB_CLOSE_MEETING };

  yishi_tape_finish (self->tape, result);
  yishi_conductor_step_async (self->conductor, &step, closed_cb, self);
}

/* What could not be noted stays where it was typed, and nothing is closed over it. */
static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Closing) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_window_report (GTK_WIDGET (self->window), error);
      return;
    }

  yishi_window_settle_note (self->window, TRUE);
  yishi_tape_stop_async (self->tape, recording_stopped_cb, self);
  self = NULL;
}

static void
confirmed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Closing) self = user_data;

  if (!yishi_confirm_finish (GTK_WIDGET (object), result) ||
      yishi_window_get_record (self->window) != yishi_conductor_get_record (self->conductor))
    return;

  if (yishi_note_drafts_get_n (self->drafts) == 0)
    {
      yishi_tape_stop_async (self->tape, recording_stopped_cb, self);
    }
  else
    {
      yishi_window_settle_note (self->window, FALSE);
      yishi_record_perform_async (yishi_conductor_get_record (self->conductor), YISHI_PART_MEETING,
                                  yishi_note_drafts_take, self->drafts, NULL, NULL, noted_cb, self);
    }
  self = NULL;
}

static void
drafts_read_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Closing) self = user_data;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_window_report (GTK_WIDGET (self->window), error);
      return;
    }
  if (yishi_window_get_record (self->window) != YISHI_RECORD (object))
    return;

  add_open (text, YISHI_RECORD (object));
  add_drafts (text, self->drafts);
  add_recording (text, self->tape);
  g_string_append (text, _("Closing cannot be undone. Outcomes and notes can still be added, and show when."));
  yishi_confirm_async (GTK_WIDGET (self->window), _("Close the meeting?"), text->str, _("C_lose the Meeting"), TRUE,
                       confirmed_cb, self);
  self = NULL;
}

void
yishi_closing_ask (YishiWindow    *window,
                   YishiConductor *conductor)
{
  YishiRecord *record = yishi_conductor_get_record (conductor);
  Closing *self;

  g_return_if_fail (YISHI_IS_WINDOW (window));

  if (yishi_record_get_meeting (record) == NULL || yishi_window_get_tape (window) == NULL)
    return;

  self = g_new0 (Closing, 1);
  self->window = g_object_ref (window);
  self->conductor = g_object_ref (conductor);
  self->tape = g_object_ref (yishi_window_get_tape (window));
  self->drafts = yishi_note_drafts_new (yishi_record_get_meeting (record), yishi_record_get_language (record));
  yishi_window_settle_note (window, FALSE);
  yishi_record_perform_async (record, 0, yishi_note_drafts_read, self->drafts, NULL, NULL, drafts_read_cb, self);
}
