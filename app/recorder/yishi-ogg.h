/* yishi-ogg.h - Opus in Ogg as files: what is in one, mending one, joining several
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing here decodes: sound is kept bit by bit. All of it reads and writes
 * files and is for a thread that may wait.
 */
#pragma once

#include <gio/gio.h>

#include "yishi-recorder-error.h"
#include "yishi-sha256.h"

G_BEGIN_DECLS

/* What is in the file of a part. */
typedef struct
{
  guint64   bytes;       /* up to the end of the last whole page */
  guint64   file_bytes;  /* more than @bytes if the file was cut off within a page */
  gint64    length;      /* ns */
  gboolean  is_ended;    /* the last page says that it is the last */
  guint     n_damaged;   /* stretches that are no valid pages; a player skips them */
  char      sha256[YISHI_SHA256_TEXT];  /* of the file as it is now */
} YishiOggInfo;

/* A stretch of a part. */
typedef struct
{
  const char *path;
  gint64      from;  /* ns of the part */
  gint64      to;    /* ns; -1: to its end */
} YishiOggSpan;

/* A place that gets a name: in the span of that number, and there a position of the part, in ns. */
typedef struct
{
  guint       span;
  gint64      position;
  const char *name;
} YishiOggChapter;

/* What is written into an exported file besides the sound. Texts are UTF-8. */
typedef struct
{
  const char            *title;        /* (nullable) */
  const char            *artist;       /* (nullable) the community */
  const char            *date;         /* (nullable) YYYY-MM-DD */
  const char            *description;  /* (nullable) the cover text, in lines */
  const YishiOggChapter *chapters;     /* in order */
  guint                  n_chapters;
} YishiOggTags;

/* Called from the working thread with a share from 0 to 1. */
typedef void (*YishiOggProgress) (double   share,
                                  gpointer user_data);

/* Reads all of @path. Errors: IO, DAMAGED if there is no sound at all in it, cancelled. */
gboolean yishi_ogg_scan   (const char           *path,
                           YishiOggInfo         *info,
                           GCancellable         *cancellable,
                           GError              **error);
/* Mends, once, what a crash has left: what is cut off within a page goes, and the last page says that it is
 * the last. A whole file is left untouched. @info: (out): how it is then. Errors as above; a
 * file without sound is left untouched. */
gboolean yishi_ogg_repair (const char           *path,
                           YishiOggInfo         *info,
                           GCancellable         *cancellable,
                           GError              **error);
/* Writes the spans one after another into @destination (0600), which appears when it is whole and replaces what
 * bears its name. It begins and ends with the very sample; between two spans there are whole packets of
 * 20 ms. @lengths: (out) (array) (optional): of each span in the joined file, ns. Errors: IO, NO_SPACE, DAMAGED, cancelled. */
gboolean yishi_ogg_join   (const YishiOggSpan   *spans,
                           guint                 n_spans,
                           const YishiOggTags   *tags,
                           const char           *destination,
                           gint64               *lengths,
                           YishiOggProgress      progress,
                           gpointer              progress_data,
                           GCancellable         *cancellable,
                           GError              **error);

G_END_DECLS
