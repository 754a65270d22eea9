/* yishi-ogg.c - Opus in Ogg as files: what is in one, and mending one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "yishi-ogg-private.h"

#define CHUNK (64 * 1024)
/* Of a page's head: where its flags stand, and the one of the last page. */
#define FLAGS 5
#define LAST_PAGE 0x04

gint64
yishi_ogg_to_samples (gint64 ns)
{
  return (ns / 1000 * YISHI_OPUS_RATE + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC;
}

gint64
yishi_ogg_to_ns (gint64 samples)
{
  return samples / YISHI_OPUS_RATE * 1000000000 + samples % YISHI_OPUS_RATE * 1000000000 / YISHI_OPUS_RATE;
}

gboolean
yishi_ogg_pages_open (YishiOggPages  *self,
                      const char     *path,
                      GError        **error)
{
  *self = (YishiOggPages) { .path = path, .fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) };
  if (self->fd < 0)
    return yishi_recorder_set_read_error (path, errno, error);

  posix_fadvise (self->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  ogg_sync_init (&self->sync);
  yishi_sha256_init (&self->sum);
  return TRUE;
}

void
yishi_ogg_pages_close (YishiOggPages *self)
{
  if (self->fd < 0)
    return;
  close (self->fd);
  self->fd = -1;
  ogg_sync_clear (&self->sync);
}

/* Returns: bytes, 0 at the end, -1 with @error set */
static gssize
read_more (YishiOggPages  *self,
           GCancellable   *cancellable,
           GError        **error)
{
  char *room = ogg_sync_buffer (&self->sync, CHUNK);
  gssize n;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  do
    n = read (self->fd, room, CHUNK);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      yishi_recorder_set_read_error (self->path, errno, error);
      return -1;
    }

  yishi_sha256_update (&self->sum, room, n);
  ogg_sync_wrote (&self->sync, n);
  self->n_read += n;
  return n;
}

gboolean
yishi_ogg_pages_next (YishiOggPages  *self,
                      ogg_page       *page,
                      guint64        *offset,
                      GCancellable   *cancellable,
                      GError        **error)
{
  for (;;)
    {
      int n = ogg_sync_pageseek (&self->sync, page);

      if (n > 0)
        {
          *offset = self->offset;
          self->offset += n;
          self->n_damaged += self->is_skipping;
          self->is_skipping = FALSE;
          return TRUE;
        }
      if (n < 0)
        {
          self->offset -= n;
          self->is_skipping = TRUE;
        }
      else if (read_more (self, cancellable, error) <= 0)
        {
          return FALSE;
        }
    }
}

/* Whether @page begins a stream of Opus. @pre_skip: (out): samples */
static gboolean
is_head (const ogg_page *page,
         gint64         *pre_skip)
{
  if (!ogg_page_bos (page) || page->body_len < 19 || memcmp (page->body, "OpusHead", 8) != 0)
    return FALSE;
  *pre_skip = page->body[10] | page->body[11] << 8;
  return TRUE;
}

/* @last: (out): where the last page of the sound begins */
static gboolean
scan (const char    *path,
      YishiOggInfo  *info,
      guint64       *last,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GError) own = NULL;
  YishiOggPages pages;
  ogg_page page;
  guint64 offset;
  gint64 pre_skip = 0, granule = 0;
  int serial = 0;
  gboolean has_head = FALSE;

  *info = (YishiOggInfo) { 0 };
  if (!yishi_ogg_pages_open (&pages, path, error))
    return FALSE;

  while (yishi_ogg_pages_next (&pages, &page, &offset, cancellable, &own))
    {
      if (!has_head && is_head (&page, &pre_skip))
        {
          has_head = TRUE;
          serial = ogg_page_serialno (&page);
        }
      if (!has_head || ogg_page_serialno (&page) != serial)
        continue;

      *last = offset;
      info->bytes = pages.offset;
      info->is_ended = ogg_page_eos (&page) != 0;
      granule = MAX (granule, ogg_page_granulepos (&page));
    }

  info->file_bytes = pages.n_read;
  info->n_damaged = pages.n_damaged;
  info->length = yishi_ogg_to_ns (MAX (granule - pre_skip, 0));
  yishi_sha256_finish (&pages.sum, info->sha256);
  yishi_ogg_pages_close (&pages);
  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }

  return info->length > 0 || yishi_recorder_set_damaged (path, error);
}

gboolean
yishi_ogg_scan (const char    *path,
                YishiOggInfo  *info,
                GCancellable  *cancellable,
                GError       **error)
{
  guint64 last;

  return scan (path, info, &last, cancellable, error);
}

/* Cuts the file behind its last page, which begins at @last, and marks that. */
static gboolean
finish_file (int      fd,
             guint64  last,
             guint64  end)
{
  g_autofree guint8 *bytes = g_malloc (end - last);
  ogg_page page = { .header = bytes, .header_len = 27 };

  if (pread (fd, bytes, end - last, last) != (gssize) (end - last))
    return FALSE;

  page.header_len += bytes[26];
  page.body = bytes + page.header_len;
  page.body_len = end - last - page.header_len;
  bytes[FLAGS] |= LAST_PAGE;
  ogg_page_checksum_set (&page);
  return ftruncate (fd, end) == 0 && pwrite (fd, bytes, page.header_len, last) == page.header_len && fsync (fd) == 0;
}

gboolean
yishi_ogg_repair (const char    *path,
                  YishiOggInfo  *info,
                  GCancellable  *cancellable,
                  GError       **error)
{
  guint64 last;
  int fd;

  if (!scan (path, info, &last, cancellable, error))
    return FALSE;
  if (info->is_ended && info->bytes == info->file_bytes)
    return TRUE;

  fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0)
    return yishi_recorder_set_write_error (path, errno, error);
  if (!finish_file (fd, last, info->bytes))
    {
      yishi_recorder_set_write_error (path, errno, error);
      close (fd);
      return FALSE;
    }

  close (fd);
  return scan (path, info, &last, cancellable, error);
}

/* Samples in a packet, from its first bytes (RFC 6716, 3.1). */
static gint64
get_duration (const ogg_packet *packet)
{
  guint8 first = packet->bytes > 0 ? packet->packet[0] : 0;
  gint64 frame, n_frames = 1;
  int size = first >> 3 & 3;

  if (packet->bytes == 0)
    return 0;
  if (first & 0x80)
    frame = (YISHI_OPUS_RATE << size) / 400;
  else if ((first & 0x60) == 0x60)
    frame = first & 0x08 ? YISHI_OPUS_RATE / 50 : YISHI_OPUS_RATE / 100;
  else
    frame = size == 3 ? YISHI_OPUS_RATE * 60 / 1000 : (YISHI_OPUS_RATE << size) / 100;

  if ((first & 3) == 3)
    n_frames = packet->bytes > 1 ? packet->packet[1] & 0x3f : 0;
  else if ((first & 3) != 0)
    n_frames = 2;
  return frame * n_frames;
}

/* The packets of a page: at most as many as it has segments. */
typedef struct
{
  ogg_packet    packets[255];
  guint         n_packets;
  gint64        total;  /* samples */
  guint         n_headers_left;
  gint64        next;   /* samples; where the next page begins */
  YishiOggPlace place;
} Packets;

static void
take_packets (Packets          *self,
              ogg_stream_state *stream)
{
  ogg_packet packet;
  int status;

  self->n_packets = 0;
  self->total = 0;
  while ((status = ogg_stream_packetout (stream, &packet)) != 0)
    {
      if (status < 0)
        continue;
      if (self->n_headers_left > 0)
        {
          self->n_headers_left--;
          continue;
        }
      self->packets[self->n_packets++] = packet;
      self->total += get_duration (&packet);
    }
}

/* Hands out a page's packets. FALSE: no more are wanted. */
static gboolean
hand_out (Packets             *self,
          const ogg_page      *page,
          YishiOggPacketFunc   func,
          gpointer             user_data,
          GError             **error)
{
  gint64 granule = ogg_page_granulepos (page);
  gboolean is_last = ogg_page_eos (page) != 0;

  /* The last page is shorter than its packets; of the others one that begins later comes after a hole. */
  self->place.start = is_last ? self->next : MAX (granule - self->total, self->next);
  self->place.end = granule;
  for (guint i = 0; i < self->n_packets; i++)
    {
      self->place.duration = get_duration (&self->packets[i]);
      if (!func (&self->packets[i], &self->place, user_data, error))
        return FALSE;
      self->place.start += self->place.duration;
    }

  self->next = self->place.start;
  return TRUE;
}

gboolean
yishi_ogg_each_packet (const char          *path,
                       YishiOggPacketFunc   func,
                       gpointer             user_data,
                       GCancellable        *cancellable,
                       GError             **error)
{
  g_autofree Packets *packets = g_new0 (Packets, 1);
  g_autoptr(GError) own = NULL;
  ogg_stream_state stream;
  YishiOggPages pages;
  gboolean has_head = FALSE, goes_on = TRUE;
  guint64 offset;
  ogg_page page;

  if (!yishi_ogg_pages_open (&pages, path, error))
    return FALSE;

  packets->n_headers_left = 2;
  while (goes_on && yishi_ogg_pages_next (&pages, &page, &offset, cancellable, &own))
    {
      if (!has_head && is_head (&page, &packets->place.pre_skip))
        {
          has_head = TRUE;
          ogg_stream_init (&stream, ogg_page_serialno (&page));
        }
      if (!has_head || ogg_stream_pagein (&stream, &page) != 0)
        continue;

      packets->place.n_read = pages.offset;
      take_packets (packets, &stream);
      if (packets->n_packets > 0)
        goes_on = hand_out (packets, &page, func, user_data, &own);
    }

  yishi_ogg_pages_close (&pages);
  if (has_head)
    ogg_stream_clear (&stream);
  if (own == NULL)
    return has_head || yishi_recorder_set_damaged (path, error);
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}
