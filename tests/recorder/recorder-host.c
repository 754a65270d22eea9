/* recorder-host.c - a recorder without a window, which does what it reads and says what happens
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: recorder-host FOLDER NAME [DEVICE|- [MIRROR]]
 *
 * Starts at once. Reads lines: “mark TEXT”, “pause”, “resume”, “stop”, “stop at the end” (of a source that
 * ends), “start NAME”, “cancel” (starting), “memory”, “cpu”, “quit”. Prints a line for everything that happens,
 * positions in ns:
 *   started POSITION WALL · failed CODE TEXT · mark TEXT POSITION MONOTONIC WALL · paused POSITION · resumed POSITION
 *   watch KIND FROM TO TEXT · minute BYTES SHA256 POSITION · level (once) · memory KB · cpu SECONDS
 *   stopped BYTES SHA256 LENGTH CUT MS PATH · ended … · saved PATH [ERROR] · idle
 */
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "yishi-recorder.h"

typedef struct
{
  GMainLoop           *loop;
  YishiRecorder       *recorder;
  GDataInputStream    *input;
  YishiRecorderOptions options;
  GCancellable        *cancellable;   /* of starting */
  gint64               stop_at;       /* µs, when it was asked to stop */
  gboolean             has_level;
  gboolean             stops_at_end;  /* of a source that ends */
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

static void
say_memory (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) && sscanf (text, "%*d %ld", &pages) == 1)
    say ("memory %ld", pages * (sysconf (_SC_PAGESIZE) / 1024));
}

static void
say_result (Host                      *host,
            const char                *word,
            const YishiRecorderResult *result)
{
  say ("%s %" G_GUINT64_FORMAT " %s %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT " %s", word, result->bytes, result->sha256,
       result->length, result->is_cut, (g_get_monotonic_time () - host->stop_at) / 1000, result->path);
}

static void
started_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  YishiRecorderMoment now;

  if (yishi_recorder_start_finish (YISHI_RECORDER (object), result, &now, &error))
    say ("started %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, now.position, now.wall);
  else
    say ("failed %d %s", error->code, error->message);
}

static void
paused_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  YishiRecorderMoment now;

  if (yishi_recorder_pause_finish (YISHI_RECORDER (object), result, &now, &error))
    say ("%s %" G_GINT64_FORMAT, (const char *) user_data, now.position);
  else
    say ("failed %d %s", error->code, error->message);
}

static void
stopped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiRecorderResult) part = yishi_recorder_stop_finish (YISHI_RECORDER (object), result, &error);

  if (part != NULL)
    say_result (user_data, "stopped", part);
  else
    say ("failed %d %s", error->code, error->message);
}

static void
stop (Host *host)
{
  host->stop_at = g_get_monotonic_time ();
  yishi_recorder_stop_async (host->recorder, stopped_cb, host);
}

static void
watch_cb (YishiRecorder *recorder,
          YishiWatch    *watch,
          Host          *host)
{
  say ("watch %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", yishi_watch_kind_to_string (watch->kind), watch->from,
       watch->to, watch->text);
  if (watch->kind == YISHI_WATCH_DEVICE_LOST && host->stops_at_end)
    stop (host);
}

static void
minute_cb (YishiRecorder *recorder,
           guint64        bytes,
           const char    *sha256,
           gint64         position,
           Host          *host)
{
  say ("minute %" G_GUINT64_FORMAT " %s %" G_GINT64_FORMAT, bytes, sha256, position);
  say_memory ();
}

static void
level_cb (YishiRecorder *recorder,
          double         peak,
          double         rms,
          Host          *host)
{
  if (!host->has_level)
    say ("level %.1f %.1f", peak, rms);
  host->has_level = TRUE;
}

static void
ended_cb (YishiRecorder       *recorder,
          YishiRecorderResult *result,
          GError              *error,
          Host                *host)
{
  host->stop_at = g_get_monotonic_time ();
  say_result (host, "ended", result);
}

static void
saved_cb (YishiRecorder *recorder,
          const char    *path,
          GError        *error,
          Host          *host)
{
  say ("saved %s %s", path, error != NULL ? error->message : "");
  if (!yishi_recorder_is_saving (recorder))
    say ("idle");
}

static void
start (Host       *host,
       const char *name)
{
  host->options.name = name;
  g_cancellable_reset (host->cancellable);
  yishi_recorder_start_async (host->recorder, &host->options, host->cancellable, started_cb, host);
}

static void
obey (Host       *host,
      const char *line)
{
  YishiRecorderMoment now;

  if (g_str_has_prefix (line, "mark "))
    {
      yishi_recorder_get_moment (host->recorder, &now);
      say ("mark %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, line + 5, now.position,
           now.monotonic, now.wall);
    }
  else if (strcmp (line, "pause") == 0)
    yishi_recorder_pause_async (host->recorder, paused_cb, (gpointer) "paused");
  else if (strcmp (line, "resume") == 0)
    yishi_recorder_resume_async (host->recorder, paused_cb, (gpointer) "resumed");
  else if (strcmp (line, "stop") == 0)
    stop (host);
  else if (strcmp (line, "cancel") == 0)
    g_cancellable_cancel (host->cancellable);
  else if (strcmp (line, "stop at the end") == 0)
    host->stops_at_end = TRUE;
  else if (strcmp (line, "memory") == 0)
    say_memory ();
  else if (strcmp (line, "cpu") == 0)
    say ("cpu %.3f", (double) clock () / CLOCKS_PER_SEC);
  else if (g_str_has_prefix (line, "start "))
    start (host, line + 6);
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
  Host host = { 0 };

  if (argc < 3)
    return 2;

  host.loop = g_main_loop_new (NULL, FALSE);
  host.input = g_data_input_stream_new (stdin_stream);
  host.options.folder = argv[1];
  host.options.device = argc > 3 && strcmp (argv[3], "-") != 0 ? argv[3] : NULL;
  host.options.mirror = argc > 4 ? argv[4] : NULL;
  host.cancellable = g_cancellable_new ();
  host.recorder = yishi_recorder_new ();
  g_signal_connect (host.recorder, "watch", G_CALLBACK (watch_cb), &host);
  g_signal_connect (host.recorder, "minute", G_CALLBACK (minute_cb), &host);
  g_signal_connect (host.recorder, "level", G_CALLBACK (level_cb), &host);
  g_signal_connect (host.recorder, "ended", G_CALLBACK (ended_cb), &host);
  g_signal_connect (host.recorder, "saved", G_CALLBACK (saved_cb), &host);
  start (&host, argv[2]);
  read_line (&host);
  g_main_loop_run (host.loop);

  g_object_unref (host.recorder);
  g_object_unref (host.cancellable);
  g_object_unref (host.input);
  g_main_loop_unref (host.loop);
  return 0;
}
