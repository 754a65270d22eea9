/* yishi-scan-link.c - how the camera's threads tell the scanner, which may be gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures wait in a place for one, so that a window that is busy gets the newest next, and
 * no row of old ones.
 */
#include "yishi-scan-link.h"

struct _YishiScanLink
{
  gatomicrefcount  refs;
  GWeakRef         scanner;
  GMainContext    *home;    /* (owned) the scanner's */
  YishiScanTell    tell;
  guint            serial;  /* the scanner's thread's own */

  GMutex           lock;    /* of what follows */
  GBytes          *pixels;  /* (owned) (nullable) not looked at yet */
  int              width;
  int              height;
};

typedef struct
{
  YishiScanLink *link;  /* (owned) */
  guint          serial;
  YishiScanNews  news;
  char          *text;   /* (owned) (nullable) */
  GError        *error;  /* (owned) (nullable) */
} News;

YishiScanLink *
yishi_scan_link_new (YishiScanner  *scanner,
                     YishiScanTell  tell)
{
  YishiScanLink *self = g_new0 (YishiScanLink, 1);

  g_atomic_ref_count_init (&self->refs);
  g_weak_ref_init (&self->scanner, scanner);
  g_mutex_init (&self->lock);
  self->home = g_main_context_ref_thread_default ();
  self->tell = tell;
  return self;
}

YishiScanLink *
yishi_scan_link_ref (YishiScanLink *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
yishi_scan_link_unref (YishiScanLink *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_weak_ref_clear (&self->scanner);
  g_mutex_clear (&self->lock);
  g_main_context_unref (self->home);
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_free (self);
}

static void
news_free (gpointer data)
{
  News *news = data;

  yishi_scan_link_unref (news->link);
  g_free (news->text);
  g_clear_error (&news->error);
  g_free (news);
}

static gboolean
tell_cb (gpointer user_data)
{
  News *news = user_data;
  g_autoptr(YishiScanner) scanner = g_weak_ref_get (&news->link->scanner);

  if (scanner != NULL && news->serial == news->link->serial)
    news->link->tell (scanner, news->news, news->text, news->error);
  return G_SOURCE_REMOVE;
}

guint
yishi_scan_link_begin (YishiScanLink *self)
{
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_mutex_unlock (&self->lock);
  return ++self->serial;
}

void
yishi_scan_link_tell (YishiScanLink *self,
                      guint          serial,
                      YishiScanNews  news,
                      const char    *text,
                      GError        *error)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  News *told = g_new0 (News, 1);

  told->link = yishi_scan_link_ref (self);
  told->serial = serial;
  told->news = news;
  told->text = g_strdup (text);
  told->error = error;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, told, news_free);
  g_source_attach (source, self->home);
}

void
yishi_scan_link_show (YishiScanLink *self,
                      guint          serial,
                      GBytes        *pixels,
                      int            width,
                      int            height)
{
  gboolean is_waiting;

  g_mutex_lock (&self->lock);
  is_waiting = self->pixels != NULL;
  g_clear_pointer (&self->pixels, g_bytes_unref);
  self->pixels = pixels;
  self->width = width;
  self->height = height;
  g_mutex_unlock (&self->lock);

  if (!is_waiting)
    yishi_scan_link_tell (self, serial, YISHI_SCAN_PICTURE, NULL, NULL);
}

GBytes *
yishi_scan_link_take_picture (YishiScanLink *self,
                              int           *width,
                              int           *height)
{
  GBytes *pixels;

  g_mutex_lock (&self->lock);
  pixels = g_steal_pointer (&self->pixels);
  *width = self->width;
  *height = self->height;
  g_mutex_unlock (&self->lock);
  return pixels;
}
