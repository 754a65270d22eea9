/* player-host.c - a player without a window, which does what it reads and says what happens
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: player-host [PATH OFFSET LENGTH]…
 *
 * Times are ns of the timeline. Reads lines: “open” (takes the parts and their waveform), “play”, “pause”,
 * “seek POSITION”, “burst POSITION…” (jumps at once), “skip DISTANCE”, “rate RATE”, “where”, “wave FROM TO”,
 * “rebuild PATH”, “quit”. Prints: opened MS LENGTH COMPLETE · position P (while it plays) · where P PLAYING ·
 * sounding MS P (since the last jump or play) · ended P · failed CODE TEXT · wave PEAK · rebuilt
 */
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "yishi-recording-player.h"
#include "yishi-waveform.h"

typedef struct
{
  GMainLoop            *loop;
  YishiRecordingPlayer *player;
  YishiWaveform        *waveform;
  GDataInputStream     *input;
  YishiPlayerPart      *parts;
  guint                 n_parts;
  gint64                since;  /* µs */
} Host;

static void read_line (Host *host);

static void
say (const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

static int
get_ms (Host *host)
{
  return (int) ((g_get_monotonic_time () - host->since) / 1000);
}

static void
position_cb (YishiRecordingPlayer *player,
             gint64                position,
             Host                 *host)
{
  say ("position %" G_GINT64_FORMAT, position);
}

static void
sounding_cb (YishiRecordingPlayer *player,
             gint64                position,
             Host                 *host)
{
  say ("sounding %d %" G_GINT64_FORMAT, get_ms (host), position);
}

static void
ended_cb (YishiRecordingPlayer *player,
          Host                 *host)
{
  say ("ended %" G_GINT64_FORMAT, yishi_recording_player_get_position (player));
}

static void
failed_cb (YishiRecordingPlayer *player,
           GError               *error,
           Host                 *host)
{
  say ("failed %d %s", error->code, error->message);
}

static void
open_parts (Host *host)
{
  host->since = g_get_monotonic_time ();
  g_clear_pointer (&host->waveform, yishi_waveform_free);
  host->waveform = yishi_waveform_load (host->parts, host->n_parts);
  yishi_recording_player_set_parts (host->player, host->parts, host->n_parts);
  yishi_recording_player_seek (host->player, 0);
  say ("opened %d %" G_GINT64_FORMAT " %d", get_ms (host), yishi_recording_player_get_duration (host->player),
       yishi_waveform_is_complete (host->waveform, NULL));
}

static void
jump (Host       *host,
      const char *words)
{
  g_auto(GStrv) positions = g_strsplit (words, " ", 0);

  host->since = g_get_monotonic_time ();
  for (guint i = 0; positions[i] != NULL; i++)
    yishi_recording_player_seek (host->player, atoll (positions[i]));
}

static void
wave (Host       *host,
      const char *words)
{
  gint64 from, to;

  if (sscanf (words, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &from, &to) == 2)
    say ("wave %.3f", yishi_waveform_get_peak (host->waveform, from, to));
}

static void
rebuild (const char *path)
{
  g_autoptr(GError) error = NULL;

  if (yishi_peaks_rebuild (path, NULL, &error))
    say ("rebuilt");
  else
    say ("failed %d %s", error->code, error->message);
}

static void
obey (Host       *host,
      const char *line)
{
  YishiRecordingPlayer *player = host->player;

  if (strcmp (line, "open") == 0)
    open_parts (host);
  else if (strcmp (line, "play") == 0)
    {
      host->since = g_get_monotonic_time ();
      yishi_recording_player_play (player);
    }
  else if (strcmp (line, "pause") == 0)
    yishi_recording_player_pause (player);
  else if (g_str_has_prefix (line, "seek ") || g_str_has_prefix (line, "burst "))
    jump (host, strchr (line, ' ') + 1);
  else if (g_str_has_prefix (line, "skip "))
    yishi_recording_player_skip (player, atoll (line + 5));
  else if (g_str_has_prefix (line, "rate "))
    yishi_recording_player_set_rate (player, g_ascii_strtod (line + 5, NULL));
  else if (strcmp (line, "where") == 0)
    say ("where %" G_GINT64_FORMAT " %d", yishi_recording_player_get_position (player),
         yishi_recording_player_is_playing (player));
  else if (g_str_has_prefix (line, "wave "))
    wave (host, line + 5);
  else if (g_str_has_prefix (line, "rebuild "))
    rebuild (line + 8);
  else if (strcmp (line, "quit") == 0)
    g_main_loop_quit (host->loop);
  else
    say ("what? %s", line);
}

static void
line_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Host *host = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (host->input, result, NULL, NULL);

  if (line == NULL)
    {
      g_main_loop_quit (host->loop);
      return;
    }

  obey (host, line);
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
  g_autofree YishiPlayerPart *parts = g_new0 (YishiPlayerPart, argc);
  Host host = { .parts = parts };

  for (int i = 1; i + 2 < argc; i += 3)
    parts[host.n_parts++] = (YishiPlayerPart) { argv[i], atoll (argv[i + 1]), atoll (argv[i + 2]) };

  host.loop = g_main_loop_new (NULL, FALSE);
  host.input = g_data_input_stream_new (stdin_stream);
  host.player = yishi_recording_player_new ();
  g_signal_connect (host.player, "position", G_CALLBACK (position_cb), &host);
  g_signal_connect (host.player, "sounding", G_CALLBACK (sounding_cb), &host);
  g_signal_connect (host.player, "ended", G_CALLBACK (ended_cb), &host);
  g_signal_connect (host.player, "failed", G_CALLBACK (failed_cb), &host);
  read_line (&host);
  g_main_loop_run (host.loop);

  g_object_unref (host.player);
  g_clear_pointer (&host.waveform, yishi_waveform_free);
  g_object_unref (host.input);
  g_main_loop_unref (host.loop);
  return 0;
}
