/* yishi-ogg-join.c - several stretches of sound as one file, without coding them anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chaining files would do for their length but not for seeking in them. So packets
 * are put into one stream. A first pass measures, since the chapters stand before
 * the sound.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "yishi-ogg-private.h"

/* A page holds at most half a second, so that places in quiet stretches are found as fast. */
#define LONGEST_PAGE (YISHI_OPUS_RATE / 2)
/* A decoder that begins in the middle is right after 80 ms (RFC 7845, 4.6). */
#define PRE_ROLL (YISHI_OPUS_RATE * 80 / 1000)

/* A span with where it lies, in samples: in its part, and in what comes out. */
typedef struct
{
  const YishiOggSpan *span;
  gboolean            is_first;
  gint64              low;       /* packets from here */
  gint64              high;      /* to here are wanted */
  gint64              pre_skip;
  gint64              begin;     /* of the first packet that is taken; -1: none yet */
  gint64              end;       /* of the last */
  gint64              sound_end; /* as pages say */
  gint64              out;       /* where @begin comes out */
  guint64             n_bytes;   /* read of the file */
} Piece;

typedef struct
{
  Piece            *pieces;  /* (owned) */
  guint             n_pieces;
  gint64            skip;    /* samples at the beginning of what comes out */
  guint64           n_bytes;

  YishiOggProgress  progress;
  gpointer          progress_data;
  guint64           n_done;

  Piece            *piece;   /* that is being written */
  ogg_stream_state  stream;
  gint64            n_packets;
  gint64            paged;   /* where the last page ended */
  const char       *path;    /* that is being written */
  FILE             *file;
} Join;

/* Takes in the limits of @place's file when it is first seen. */
static void
set_limits (Piece               *self,
            const YishiOggPlace *place)
{
  gint64 from = place->pre_skip + yishi_ogg_to_samples (MAX (self->span->from, 0));

  self->pre_skip = place->pre_skip;
  self->low = self->is_first ? from - PRE_ROLL : self->span->from > 0 ? from : 0;
  self->high = self->span->to < 0 ? G_MAXINT64 : place->pre_skip + yishi_ogg_to_samples (self->span->to);
}

static gboolean
measure_packet (const ogg_packet     *packet,
                const YishiOggPlace  *place,
                gpointer              user_data,
                GError              **error)
{
  Piece *self = user_data;

  self->n_bytes = place->n_read;
  if (self->begin < 0)
    set_limits (self, place);
  if (place->start + place->duration <= self->low)
    return TRUE;
  if (place->start >= self->high)
    return FALSE;

  if (self->begin < 0)
    self->begin = place->start;
  self->end = place->start + place->duration;
  self->sound_end = MIN (place->end, self->high);
  return TRUE;
}

static gboolean
measure (Join          *self,
         GCancellable  *cancellable,
         GError       **error)
{
  gint64 out = 0;

  for (guint i = 0; i < self->n_pieces; i++)
    {
      Piece *piece = &self->pieces[i];

      if (!yishi_ogg_each_packet (piece->span->path, measure_packet, piece, cancellable, error))
        return FALSE;
      if (piece->begin < 0)
        return yishi_recorder_set_damaged (piece->span->path, error);

      piece->out = out;
      out += piece->end - piece->begin;
      self->n_bytes += piece->n_bytes;
    }

  /* Exactly where it was asked for. */
  self->skip = self->pieces[0].pre_skip + yishi_ogg_to_samples (MAX (self->pieces[0].span->from, 0)) -
               self->pieces[0].begin;
  return TRUE;
}

/* Where a position of a part comes out, in ns. */
static gint64
convert (Join   *self,
         guint   span,
         gint64  position)
{
  const Piece *piece = &self->pieces[MIN (span, self->n_pieces - 1)];
  gint64 samples = CLAMP (piece->pre_skip + yishi_ogg_to_samples (position), piece->begin, piece->end);

  return yishi_ogg_to_ns (MAX (piece->out + samples - piece->begin - self->skip, 0));
}

/* Writing */

static gboolean
write_page (Join            *self,
            const ogg_page  *page,
            GError         **error)
{
  if (fwrite (page->header, 1, page->header_len, self->file) == (gsize) page->header_len &&
      fwrite (page->body, 1, page->body_len, self->file) == (gsize) page->body_len)
    return TRUE;
  return yishi_recorder_set_write_error (self->path, errno, error);
}

static gboolean
put_packet (Join       *self,
            ogg_packet *packet,
            gboolean    is_flushed,
            GError    **error)
{
  ogg_page page;

  packet->packetno = self->n_packets++;
  ogg_stream_packetin (&self->stream, packet);
  while (is_flushed ? ogg_stream_flush (&self->stream, &page) : ogg_stream_pageout (&self->stream, &page))
    {
      if (!write_page (self, &page, error))
        return FALSE;
      self->paged = ogg_page_granulepos (&page);
    }

  return TRUE;
}

static void
append_u32 (GString *text,
            guint32  number)
{
  for (guint i = 0; i < 4; i++)
    g_string_append_c (text, (char) (number >> (8 * i) & 0xff));
}

/* Appends “KEY=value” unless there is none, and counts it. */
static void
append_comment (GString    *text,
                guint      *n_comments,
                const char *key,
                const char *value)
{
  if (value == NULL)
    return;
  append_u32 (text, strlen (key) + 1 + strlen (value));
  g_string_append_printf (text, "%s=%s", key, value);
  (*n_comments)++;
}

/* Chapters as Vorbis comments know them: CHAPTER000=01:02:03.004 and CHAPTER000NAME. */
static void
append_chapters (Join               *self,
                 const YishiOggTags *tags,
                 GString            *text,
                 guint              *n_comments)
{
  for (guint i = 0; i < tags->n_chapters; i++)
    {
      gint64 ms = convert (self, tags->chapters[i].span, tags->chapters[i].position) / 1000000;
      g_autofree char *key = g_strdup_printf ("CHAPTER%03u", i);
      g_autofree char *key_of_name = g_strconcat (key, "NAME", NULL);
      g_autofree char *time = g_strdup_printf ("%02d:%02d:%02d.%03d", (int) (ms / 3600000), (int) (ms / 60000 % 60),
                                               (int) (ms / 1000 % 60), (int) (ms % 1000));

      append_comment (text, n_comments, key, time);
      append_comment (text, n_comments, key_of_name, tags->chapters[i].name);
    }
}

static gboolean
write_headers (Join                *self,
               const YishiOggTags  *tags,
               GError             **error)
{
  guint8 head[19] = "OpusHead\1\1";
  g_autoptr(GString) comments = g_string_new (NULL);
  g_autoptr(GString) text = g_string_new ("OpusTags");
  guint n_comments = 0;
  ogg_packet packet = { .packet = head, .bytes = sizeof head, .b_o_s = 1 };

  head[10] = self->skip & 0xff;
  head[11] = self->skip >> 8;
  head[12] = YISHI_OPUS_RATE & 0xff;
  head[13] = YISHI_OPUS_RATE >> 8;
  if (!put_packet (self, &packet, TRUE, error))
    return FALSE;

  append_comment (comments, &n_comments, "TITLE", tags->title);
  append_comment (comments, &n_comments, "ARTIST", tags->artist);
  append_comment (comments, &n_comments, "DATE", tags->date);
  append_comment (comments, &n_comments, "DESCRIPTION", tags->description);
  append_chapters (self, tags, comments, &n_comments);

  append_u32 (text, strlen ("Yishi"));
  g_string_append (text, "Yishi");
  append_u32 (text, n_comments);
  g_string_append_len (text, comments->str, comments->len);
  packet = (ogg_packet) { .packet = (guint8 *) text->str, .bytes = text->len };
  return put_packet (self, &packet, TRUE, error);
}

static gboolean
copy_packet (const ogg_packet     *packet,
             const YishiOggPlace  *place,
             gpointer              user_data,
             GError              **error)
{
  Join *self = user_data;
  Piece *piece = self->piece;
  ogg_packet copy = *packet;
  gint64 end = place->start + place->duration;

  if (place->start < piece->begin)
    return TRUE;
  if (place->start >= piece->end)
    return FALSE;

  copy.b_o_s = 0;
  copy.granulepos = piece->out + end - piece->begin;
  copy.e_o_s = end == piece->end && piece == &self->pieces[self->n_pieces - 1];
  if (copy.e_o_s)
    copy.granulepos -= MAX (end - piece->sound_end, 0);
  if (self->progress != NULL && self->n_packets % 1024 == 0)
    self->progress ((double) (self->n_done + place->n_read) / (double) self->n_bytes, self->progress_data);
  return put_packet (self, &copy, copy.e_o_s || copy.granulepos - self->paged >= LONGEST_PAGE, error);
}

static gboolean
write_pieces (Join                *self,
              const YishiOggTags  *tags,
              GCancellable        *cancellable,
              GError             **error)
{
  if (!write_headers (self, tags, error))
    return FALSE;

  for (guint i = 0; i < self->n_pieces; i++)
    {
      self->piece = &self->pieces[i];
      if (!yishi_ogg_each_packet (self->piece->span->path, copy_packet, self, cancellable, error))
        return FALSE;
      self->n_done += self->piece->n_bytes;
    }

  if (fflush (self->file) != 0 || fsync (fileno (self->file)) != 0)
    return yishi_recorder_set_write_error (self->path, errno, error);
  /* The disk may have taken its time. */
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Writes beside @destination and then gives it the name. */
static gboolean
write_file (Join                *self,
            const YishiOggTags  *tags,
            const char          *destination,
            GCancellable        *cancellable,
            GError             **error)
{
  g_autofree char *path = g_strconcat (destination, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  gboolean written;

  if (fd < 0)
    return yishi_recorder_set_write_error (destination, errno, error);

  self->path = destination;
  self->file = fdopen (fd, "w");
  ogg_stream_init (&self->stream, (int) g_random_int ());
  written = write_pieces (self, tags, cancellable, error);
  ogg_stream_clear (&self->stream);
  if (fclose (self->file) != 0 && written)
    written = yishi_recorder_set_write_error (destination, errno, error);
  if (written && g_rename (path, destination) != 0)
    written = yishi_recorder_set_write_error (destination, errno, error);
  if (!written)
    g_unlink (path);
  return written;
}

gboolean
yishi_ogg_join (const YishiOggSpan  *spans,
                guint                n_spans,
                const YishiOggTags  *tags,
                const char          *destination,
                gint64              *lengths,
                YishiOggProgress     progress,
                gpointer             progress_data,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autofree Piece *pieces = g_new0 (Piece, n_spans);
  Join self = { .pieces = pieces, .n_pieces = n_spans, .progress = progress, .progress_data = progress_data };

  g_return_val_if_fail (n_spans > 0, FALSE);

  for (guint i = 0; i < n_spans; i++)
    {
      pieces[i].span = &spans[i];
      pieces[i].is_first = i == 0;
      pieces[i].begin = -1;
    }
  if (!measure (&self, cancellable, error) || !write_file (&self, tags, destination, cancellable, error))
    return FALSE;

  for (guint i = 0; lengths != NULL && i < n_spans; i++)
    {
      gboolean is_last = i == n_spans - 1;

      lengths[i] = yishi_ogg_to_ns ((is_last ? MIN (pieces[i].sound_end, pieces[i].end) : pieces[i].end) -
                                    pieces[i].begin - (i == 0 ? self.skip : 0));
    }
  if (progress != NULL)
    progress (1, progress_data);
  return TRUE;
}
