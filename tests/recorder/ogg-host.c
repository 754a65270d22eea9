/* ogg-host.c - looks into files of sound, mends, joins and exports them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: ogg-host scan|repair FILE…
 *        ogg-host join|flac|cancel DESTINATION [PATH FROM TO]… [-- [SPAN POSITION NAME]…]
 *
 * Times are ns. Prints a line for each file: BYTES FILE-BYTES LENGTH ENDED DAMAGED SHA256, or “failed CODE
 * TEXT”; join prints the spans' lengths, flac how often it told its progress, and cancel exports to FLAC until
 * progress is told.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "yishi-flac.h"

static int
look (gboolean     repairs,
      const char  *path)
{
  g_autoptr(GError) error = NULL;
  YishiOggInfo info;

  if (!(repairs ? yishi_ogg_repair : yishi_ogg_scan) (path, &info, NULL, &error))
    {
      printf ("failed %d %s\n", error->code, error->message);
      return 1;
    }

  printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %d %u %s\n", info.bytes, info.file_bytes,
          info.length, info.is_ended, info.n_damaged, info.sha256);
  return 0;
}

static void
progress_cb (double   share,
             gpointer user_data)
{
  guint *n_told = user_data;

  g_assert (share >= 0 && share <= 1);
  (*n_told)++;
}

static void
cancel_cb (double   share,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static gboolean
export (const char          *word,
        const YishiOggSpan  *spans,
        guint                n_spans,
        const YishiOggTags  *tags,
        const char          *destination,
        GError             **error)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree gint64 *lengths = g_new0 (gint64, n_spans);
  guint n_told = 0;

  if (strcmp (word, "cancel") == 0)
    return yishi_flac_export (spans, n_spans, tags, destination, cancel_cb, cancellable, cancellable, error);
  if (strcmp (word, "flac") == 0)
    {
      gboolean exported = yishi_flac_export (spans, n_spans, tags, destination, progress_cb, &n_told, NULL, error);

      printf ("%u\n", n_told);
      return exported;
    }

  if (!yishi_ogg_join (spans, n_spans, tags, destination, lengths, progress_cb, &n_told, NULL, error))
    return FALSE;
  for (guint i = 0; i < n_spans; i++)
    printf ("%" G_GINT64_FORMAT "\n", lengths[i]);
  return TRUE;
}

static int
join (const char  *word,
      int          argc,
      char       **argv)
{
  g_autofree YishiOggSpan *spans = g_new0 (YishiOggSpan, argc);
  g_autofree YishiOggChapter *chapters = g_new0 (YishiOggChapter, argc);
  YishiOggTags tags = { "示例会议", "示例小区", "2026-12-15", "第一行\n第二行", chapters, 0 };
  g_autoptr(GError) error = NULL;
  guint n_spans = 0;
  int i = 1;

  for (; i + 2 < argc && strcmp (argv[i], "--") != 0; i += 3)
    spans[n_spans++] = (YishiOggSpan) { argv[i], atoll (argv[i + 1]), atoll (argv[i + 2]) };
  for (i++; i + 2 < argc; i += 3)
    chapters[tags.n_chapters++] = (YishiOggChapter) { atoi (argv[i]), atoll (argv[i + 1]), argv[i + 2] };

  if (!export (word, spans, n_spans, &tags, argv[0], &error))
    {
      printf ("failed %d %s\n", error->code, error->message);
      return 1;
    }
  return 0;
}

int
main (int    argc,
      char **argv)
{
  int status = 0;

  if (argc < 3)
    return 2;
  if (strcmp (argv[1], "scan") != 0 && strcmp (argv[1], "repair") != 0)
    return join (argv[1], argc - 2, argv + 2);
  for (int i = 2; i < argc; i++)
    status |= look (strcmp (argv[1], "repair") == 0, argv[i]);
  return status;
}
