/* yishi-quit-question.c - asks before a recording is ended by quitting or by opening another record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-quit-question.h"

#include <glib/gi18n-lib.h>

#include "yishi-confirm.h"
#include "yishi-recording.h"

#define ASKING "yishi-quit-question"

/* What is done if the answer is yes. */
typedef struct
{
  YishiQuitFunc   func;
  char          **words;  /* (owned) (nullable) */
} Question;

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Question *question = user_data;

  g_object_set_data (object, ASKING, NULL);
  if (yishi_confirm_finish (GTK_WIDGET (object), result))
    question->func (YISHI_WINDOW (object), (const char *const *) question->words);
  g_strfreev (question->words);
  g_free (question);
}

static gboolean
is_due (YishiTape *tape)
{
  YishiTapeState state = tape != NULL ? yishi_tape_get_state (tape) : YISHI_TAPE_IDLE;

  return state == YISHI_TAPE_RECORDING || state == YISHI_TAPE_PAUSED;
}

void
yishi_quit_question_then (YishiWindow       *window,
                          const char        *action,
                          YishiQuitFunc      func,
                          const char *const *words)
{
  YishiTape *tape = yishi_window_get_tape (window);
  g_autofree char *time = NULL;
  g_autofree char *body = NULL;
  Question *question;

  if (g_object_get_data (G_OBJECT (window), ASKING) != NULL)
    return;
  if (!is_due (tape))
    {
      func (window, words);
      return;
    }

  time = yishi_time_of_sound_format (yishi_tape_get_time (tape));
  /* Translators: time of sound, as 00:12:40 */
  body = g_strdup_printf (_("%s are recorded by now. The recording ends, and all of it is kept.\n\n"
                            "The meeting is not closed: when this record is opened again the meeting goes on, and it is "
                            "recorded on in a new part. What is said until then is missing, and the record says why."),
                          time);
  question = g_new0 (Question, 1);
  question->func = func;
  question->words = g_strdupv ((char **) words);
  g_object_set_data (G_OBJECT (window), ASKING, question);
  yishi_confirm_async (GTK_WIDGET (window), yishi_tape_get_state (tape) == YISHI_TAPE_PAUSED ? _("The recording is paused")
                                                                           : _("The meeting is being recorded"),
                       body, action, TRUE, answered_cb, question);
}
