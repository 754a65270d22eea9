/* before-host.c - the microphones and the sound test, without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads lines: “listen [DEVICE]”, “record”, “play”, “close”, “quit”. Prints: microphones HAS-SERVER followed by
 * “NAME|DESCRIPTION|DEFAULT” for each, whenever anything of it changes · level PEAK RMS · recorded VERDICT ·
 * played · failed CODE TEXT
 */
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "yishi-microphones.h"
#include "yishi-sound-test.h"

typedef struct
{
  GMainLoop        *loop;
  YishiMicrophones *microphones;
  YishiSoundTest   *test;
  GDataInputStream *input;
} Host;

static void read_line (Host *host);

static void
say_microphones (Host *host)
{
  GListModel *model = G_LIST_MODEL (host->microphones);

  if (!yishi_microphones_is_known (host->microphones))
    return;
  printf ("microphones %d", yishi_microphones_has_server (host->microphones));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(YishiMicrophone) item = g_list_model_get_item (model, i);

      g_assert (yishi_microphones_find (host->microphones, yishi_microphone_get_name (item)) == item);
      printf (" %s|%s|%d", yishi_microphone_get_name (item), yishi_microphone_get_description (item),
              yishi_microphone_is_default (item));
    }
  printf ("\n");
  fflush (stdout);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Host       *host)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(YishiMicrophone) item = g_list_model_get_item (model, i);

      g_signal_connect_swapped (item, "notify::is-default", G_CALLBACK (say_microphones), host);
    }
  say_microphones (host);
}

static void
level_cb (YishiSoundTest *test,
          double          peak,
          double          rms,
          Host           *host)
{
  printf ("level %.1f %.1f\n", peak, rms);
  fflush (stdout);
}

static void
recorded_cb (YishiSoundTest *test,
             int             verdict,
             Host           *host)
{
  printf ("recorded %d\n", verdict);
  fflush (stdout);
}

static void
played_cb (YishiSoundTest *test,
           Host           *host)
{
  printf ("played\n");
  fflush (stdout);
}

static void
failed_cb (YishiSoundTest *test,
           GError         *error,
           Host           *host)
{
  printf ("failed %d %s\n", error->code, error->message);
  fflush (stdout);
}

static void
line_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Host *host = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (host->input, result, NULL, NULL);

  if (line == NULL || strcmp (line, "quit") == 0)
    {
      g_main_loop_quit (host->loop);
      return;
    }

  if (g_str_has_prefix (line, "listen"))
    yishi_sound_test_listen (host->test, line[6] == ' ' ? line + 7 : NULL);
  else if (strcmp (line, "record") == 0)
    yishi_sound_test_record (host->test);
  else if (strcmp (line, "play") == 0)
    yishi_sound_test_play (host->test);
  else if (strcmp (line, "close") == 0)
    yishi_sound_test_close (host->test);
  read_line (host);
}

static void
read_line (Host *host)
{
  g_data_input_stream_read_line_async (host->input, G_PRIORITY_DEFAULT, NULL, line_read_cb, host);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GInputStream) stdin_stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  Host host = { 0 };

  host.loop = g_main_loop_new (NULL, FALSE);
  host.input = g_data_input_stream_new (stdin_stream);
  host.microphones = yishi_microphones_new ();
  host.test = yishi_sound_test_new ();
  g_signal_connect (host.microphones, "items-changed", G_CALLBACK (items_changed_cb), &host);
  g_signal_connect_swapped (host.microphones, "notify", G_CALLBACK (say_microphones), &host);
  g_signal_connect (host.test, "level", G_CALLBACK (level_cb), &host);
  g_signal_connect (host.test, "recorded", G_CALLBACK (recorded_cb), &host);
  g_signal_connect (host.test, "played", G_CALLBACK (played_cb), &host);
  g_signal_connect (host.test, "failed", G_CALLBACK (failed_cb), &host);
  read_line (&host);
  g_main_loop_run (host.loop);

  g_object_unref (host.test);
  g_object_unref (host.microphones);
  g_object_unref (host.input);
  g_main_loop_unref (host.loop);
  return 0;
}
