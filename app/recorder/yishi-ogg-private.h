/* yishi-ogg-private.h - reading the pages and packets of a part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <ogg/ogg.h>

#include "yishi-ogg.h"

G_BEGIN_DECLS

/* Opus counts at this rate, whatever was put in. */
#define YISHI_OPUS_RATE 48000

typedef struct
{
  const char     *path;  /* (unowned) */
  int             fd;
  ogg_sync_state  sync;
  guint64         offset;      /* of what was not yet looked at */
  guint64         n_read;
  gboolean        is_skipping;
  guint           n_damaged;
  YishiSha256     sum;
} YishiOggPages;

/* @cancellable: asked before each reading. */
gboolean yishi_ogg_pages_open  (YishiOggPages  *self,
                                const char     *path,
                                GError        **error);
void     yishi_ogg_pages_close (YishiOggPages  *self);
/* Finds the next valid page. @offset: (out): where it begins. FALSE at the end, or with @error set. */
gboolean yishi_ogg_pages_next  (YishiOggPages  *self,
                                ogg_page       *page,
                                guint64        *offset,
                                GCancellable   *cancellable,
                                GError        **error);

/* What a file says of itself, and where a packet lies: in samples from the very first, with
 * those to be skipped. */
typedef struct
{
  gint64 pre_skip;
  gint64 start;     /* of the packet */
  gint64 duration;  /* of the packet */
  gint64 end;       /* of the sound, as the page says; less than the packets' on the last page */
  guint64 n_read;   /* bytes of the file so far */
} YishiOggPlace;

/* FALSE: no more packets of this file are wanted, or @error is set. */
typedef gboolean (*YishiOggPacketFunc) (const ogg_packet     *packet,
                                        const YishiOggPlace  *place,
                                        gpointer              user_data,
                                        GError              **error);

/* Calls @func for every packet of sound of @path. */
gboolean yishi_ogg_each_packet (const char          *path,
                                YishiOggPacketFunc   func,
                                gpointer             user_data,
                                GCancellable        *cancellable,
                                GError             **error);

gint64   yishi_ogg_to_samples  (gint64               ns);
gint64   yishi_ogg_to_ns       (gint64               samples);

G_END_DECLS
